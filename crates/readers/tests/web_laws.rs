//! What holds for every page and every Markdown text: an answer, whose parts belong together; scripts never show.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

use obelus_readers::{Ask, Reading, Way};
use proptest::prelude::*;

fn read(bytes: &[u8], name: &str, way: Option<Way>) -> Option<Reading> {
    obelus_readers::read(bytes, &Ask { name: Some(name.to_owned()), way, ..Ask::default() }).ok()
}

/// A piece of markup: tags that open or close, with attributes, text, and things that begin and do not end.
fn piece() -> impl Strategy<Value = String> {
    let names = vec![
        "div",
        "p",
        "b",
        "i",
        "a",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "caption",
        "blockquote",
        "pre",
        "h1",
        "h2",
        "br",
        "sup",
        "q",
        "font",
        "form",
        "nav",
        "article",
        "aside",
        "section",
        "svg",
        "math",
        "title",
        "head",
        "body",
        "html",
        "select",
        "option",
        "template",
        "button",
        "dl",
        "dd",
        "ruby",
        "rt",
        "frameset",
        "image",
        "xmp",
        "details",
        "center",
        "span",
    ];
    let attributes = vec![
        "",
        " class=footnotes",
        " id=fn1",
        " href=#fn1",
        " href=\"https://a.example/\"",
        " role=doc-noteref",
        " epub:type=footnote",
        " hidden",
        " epub:type=pagebreak title=4",
        " rowspan=3",
        " colspan=2",
        " style='display:none'",
        " role=presentation",
        " start=4",
        " value=9",
        " class=comment",
    ];
    let odd = vec![
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<",
        ">",
        "&",
        "&amp;",
        "&#0;",
        "\u{0}",
        "é",
        "\u{a0}",
        "\n",
        "  ",
        "</",
        "<!doctype html>",
        "=\"",
        "'",
        "/>",
        "<?x",
        "&#x202e;",
    ];
    let text = "[a-z]{1,8}[.,] ?".prop_map(|text: String| text);
    prop_oneof![
        4 => (prop::sample::select(names.clone()), prop::sample::select(attributes)).prop_map(|(name, attribute)| format!("<{name}{attribute}>")),
        3 => prop::sample::select(names).prop_map(|name| format!("</{name}>")),
        3 => text,
        1 => prop::sample::select(odd).prop_map(str::to_owned),
    ]
}

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_of_tags_is_answered_and_fits(soup in soup(), is_xml in any::<bool>(), whole in any::<bool>()) {
        let prolog = if is_xml { "<?xml version=\"1.0\"?>" } else { "" };
        let page = format!("{prolog}<!DOCTYPE html><nav>menu</nav>{soup}<p>end");
        if let Some(reading) = read(page.as_bytes(), "a.html", whole.then_some(Way::Whole)) {
            prop_assert!(reading.fits());
            prop_assert!(!reading.text.as_str().contains(['\0', '\r']));
        }
    }

    #[test]
    fn a_script_never_shows_and_neither_does_a_style(before in soup(), after in soup(), name in prop::sample::select(vec!["script", "style", "SCRIPT"])) {
        let page = format!("<!DOCTYPE html>{before}<{name}>QZX()</{name}>{after}");
        if let Some(reading) = read(page.as_bytes(), "a.html", Some(Way::Whole)) {
            // What stands in a tag or a comment that nobody closed is no script.
            let is_open = before.rsplit('>').next().is_some_and(|end| end.contains('<'))
                || before.contains(['"', '\''])
                || before.contains("<xmp")
                || before.contains("<title");
            prop_assert!(is_open || !reading.text.as_str().contains("QZX"), "{}", reading.text.as_str());
        }
    }

    #[test]
    fn any_bytes_of_a_page_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let page = [b"<!DOCTYPE html>", bytes.as_slice()].concat();
        prop_assert!(read(&page, "a.html", None).is_none_or(|reading| reading.fits()));
    }

    #[test]
    fn any_damage_to_a_kept_page_is_answered(at in any::<prop::sample::Index>(), cut in 0usize..400, put in piece()) {
        let mut page = include_str!("corpus/web/saved-page.html").to_owned();
        let at = page.floor_char_boundary(at.index(page.len()));
        page.replace_range(at..page.floor_char_boundary((at + cut).min(page.len())), &put);
        prop_assert!(read(page.as_bytes(), "a.html", None).is_none_or(|reading| reading.fits()));
    }

    #[test]
    fn any_markdown_is_answered_and_fits(
        pieces in prop::collection::vec(prop_oneof![
            3 => prop::sample::select(vec![
                "# ", "## ", "> ", "- ", "1. ", "7) ", "    ", "\n", "\n\n", "```", "`", "*", "**", "_", "~~", "[", "](", ")", "![", "[^1]", "[^1]: ", "|", "|--|--|\n",
                "<b>", "</b>", "<script>", "</script>", "<div>\n", "</div>\n", "<!--", "---\n", "title: x\n", "<br>", "&amp;", "\\", "<https://a.example>", "\t", "===\n",
                "<table><tr><td>", "<sup>", "</sup>", "{#id}", "- [ ] ",
            ]).prop_map(str::to_owned),
            2 => "[a-zé]{1,6} ?",
            1 => piece(),
        ], 0..60),
    ) {
        let text = pieces.concat();
        prop_assert!(read(text.as_bytes(), "a.md", None).is_none_or(|reading| reading.fits()), "{text:?}");
    }
}
