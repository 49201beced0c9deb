//! Plain text or Markdown, what a Markdown text looks like when it is shown, and what it says of itself.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

use obelus_readers::{Ask, Confidence, Encoding, Limit, MediaType, ReadFault, Reading};

#[path = "support/telling.rs"]
mod telling;

fn read(bytes: &[u8], name: Option<&str>, encoding: Option<Encoding>) -> Result<Reading, ReadFault> {
    obelus_readers::read(bytes, &Ask { name: name.map(str::to_owned), encoding, ..Ask::default() })
}

fn check_kind(name: Option<&str>, text: &str, media_type: MediaType) {
    let reading = read(text.as_bytes(), name, None).unwrap();
    assert_eq!(reading.media_type, media_type, "{name:?} {text:?}");
    let is_as_written = reading.text.as_str() == text;
    assert!(is_as_written || media_type == MediaType::Markdown, "plain text is kept as written");
}

fn markdown(text: &str) -> Reading {
    read(text.as_bytes(), Some("a.md"), None).unwrap_or_else(|fault| panic!("{text:?}: {fault}"))
}

/// The blocks and runs of a text.
fn check(text: &str, expected: &[&str]) {
    assert_eq!(telling::structure(&markdown(text)), expected, "{text}");
}

#[test]
fn the_ending_of_the_name_tells_the_kind() {
    for name in ["a.md", "A.MD", "notes.v2.markdown", "dir/x.mkd"] {
        check_kind(Some(name), "words", MediaType::Markdown);
    }
    for name in ["a.txt", "a.log", "a.md.bak", "a.unknown", "md"] {
        check_kind(Some(name), "words", MediaType::Plain);
    }
    check_kind(Some("a.md"), "<html>words", MediaType::Markdown);
}

#[test]
fn plain_text_has_no_title_even_with_a_heading() {
    check_kind(Some("a.txt"), "# Not a heading here\n\nwords", MediaType::Plain);
    assert_eq!(read(b"# Not a heading here", Some("a.txt"), None).unwrap().metadata.title, None);
}

#[test]
fn without_an_ending_the_beginning_tells() {
    check_kind(None, "# On sources\n\nwords", MediaType::Markdown);
    check_kind(Some("README"), "---\ntitle: On sources\n---\n\nwords", MediaType::Markdown);
    check_kind(None, "#!/bin/sh\necho", MediaType::Plain);
    check_kind(None, "words\n=====\n", MediaType::Plain);
    check_kind(None, "just words", MediaType::Plain);
}

#[test]
fn the_title_is_the_first_heading_or_the_front_matter() {
    let cases: [(&str, Option<&str>); 18] = [
        ("# One\n\n# Two", Some("One")),
        ("words first\n\n## Second level\n", Some("Second level")),
        ("Underlined\n==========\n", Some("Underlined")),
        ("Two\nlines\n---\n", Some("Two lines")),
        ("# With *stress*, `code` and [a link](there) #", Some("With stress, code and a link")),
        ("# Fish &amp; chips", Some("Fish & chips")),
        ("# Named {#id .class}", Some("Named")),
        ("#\n\n# Second", Some("Second")),
        ("```\n# code\n```\n", None),
        ("    # code\n", None),
        ("#no space", None),
        ("---\ntitle: Plain\n---\n# Heading", Some("Plain")),
        ("---\ntitle: \"Quoted: \\\"yes\\\"\"\n---\n\nx", Some("Quoted: \"yes\"")),
        ("---\ntitle: 'It''s'\n---\n\nx", Some("It's")),
        ("---\nauthor: A\ntitle: Second # remark\n---\n\nx", Some("Second")),
        ("---\ntitle: >\n  folded\n---\n# Heading", Some("Heading")),
        ("---\nauthor: A\n---\n# Heading", Some("Heading")),
        ("---\ntitle:\n---\n# Heading", Some("Heading")),
    ];
    for (text, title) in cases {
        assert_eq!(markdown(text).metadata.title.as_deref(), title, "{text}");
    }
    assert_eq!(markdown(&format!("# {}", "long ".repeat(100))).metadata.title, None);
}

#[test]
fn front_matter_says_who_and_when_and_is_no_text() {
    let text = "---\ntitle: T\nauthor:\n  - Ada Weir\n  - name: Tom Ölbaum\n  - role: none\ndate: 2019-05-04\nlang: en-GB\nurl: https://a.example/\nabstract: |\n  Some words: more\n---\n\nx";
    let reading = markdown(text);
    let found = &reading.metadata;
    assert_eq!(reading.text.as_str(), "x");
    assert_eq!(found.authors, ["Ada Weir", "Tom Ölbaum"]);
    assert_eq!((found.issued.as_deref(), found.language.as_deref()), (Some("2019-05-04"), Some("en-GB")));
    assert_eq!(found.url.as_deref(), Some("https://a.example/"));
    let authors = |yaml: &str| markdown(&format!("---\n{yaml}\n---\n\nx")).metadata.authors;
    assert_eq!(authors("author: [A, \"B C\"]"), ["A", "B C"]);
    assert_eq!(authors("authors:\n- A\n- 'B'"), ["A", "B"]);
    assert_eq!(authors("author: A"), ["A"]);
    assert_eq!(markdown("---\nurl: javascript:x\n---\n\nx").metadata.url, None);
}

#[test]
fn blocks_are_what_commonmark_says() {
    check(
        "# A\n\nb\nc  \nd\n\n> e\n>\n> f\n\n***\n\n    g\n      h\n",
        &[
            "Heading { level: 1 } \"A\"",
            "Paragraph \"b c\\nd\"",
            "Quotation \"e\\n\\nf\"",
            "Paragraph \"e\"",
            "Paragraph \"f\"",
            "Code \"g\\n  h\"",
        ],
    );
    check(
        "3. a\n4. b\n   - c\n   - [x] d\n\nlast",
        &[
            "ListItem { level: 1, number: Some(3) } \"a\"",
            "ListItem { level: 1, number: Some(4) } \"b\\n\\nc\\n\\nd\"",
            "ListItem { level: 2, number: None } \"c\"",
            "ListItem { level: 2, number: None } \"d\"",
            "Paragraph \"last\"",
        ],
    );
    check(
        "| a | b |\n|---|---|\n| c |   |\n",
        &[
            "TableRow \"a\\tb\"",
            "TableCell { column: 0, heads: true } \"a\"",
            "TableCell { column: 1, heads: true } \"b\"",
            "TableRow \"c\"",
            "TableCell { column: 0, heads: false } \"c\"",
        ],
    );
}

#[test]
fn runs_and_links_are_what_commonmark_says() {
    check(
        "*a* **b** `c` ~~d~~ 2^n^ [e](https://a.example/?x=1&y=2 \"t\") ![f](g.png) <https://h.example> [i](javascript:x) &copy;",
        &[
            "Paragraph \"a b c d 2^n^ e f https://h.example i ©\"",
            "Emphasis \"a\"",
            "Strong \"b\"",
            "Code \"c\"",
            "Link { address: \"https://a.example/?x=1&y=2\" } \"e\"",
            "Link { address: \"https://h.example\" } \"https://h.example\"",
        ],
    );
}

#[test]
fn footnotes_are_numbered_as_they_are_used() {
    check(
        "a[^x] b[^y]\n\n[^y]: Why.\n[^x]: Ex.\n",
        &[
            "Paragraph \"a1 b2\"",
            "Footnote { label: \"2\" } \"Why.\"",
            "Paragraph \"Why.\"",
            "Footnote { label: \"1\" } \"Ex.\"",
            "Paragraph \"Ex.\"",
            "Superscript \"1\"",
            "Superscript \"2\"",
        ],
    );
}

#[test]
fn tags_go_and_text_stays_but_for_scripts() {
    check(
        "a <b>b <i>c</i></b> <span onclick=\"x\">d</span><br>e <script>f</script> <sup>g</sup>",
        &["Paragraph \"a b c d\\ne g\"", "Strong \"b c\"", "Emphasis \"c\"", "Superscript \"g\""],
    );
    check(
        "<div><p>a <em>b</em><ul><li>c</ul></div>\n\nd\n\n<script>\ne\n\nf\n</script>\n\n<!-- g\n\nh -->\n\n<table><tr><th>i<td>j</table>\n",
        &[
            "Paragraph \"a b\"",
            "ListItem { level: 1, number: None } \"c\"",
            "Paragraph \"d\"",
            "TableRow \"i\\tj\"",
            "TableCell { column: 0, heads: true } \"i\"",
            "TableCell { column: 1, heads: false } \"j\"",
            "Emphasis \"b\"",
        ],
    );
    check(
        "<i>not closed\n\n*b*</i> c",
        &["Paragraph \"not closed\"", "Paragraph \"b c\"", "Emphasis \"not closed\"", "Emphasis \"b\""],
    );
}

#[test]
fn the_encoding_is_told_as_for_any_text() {
    let reading = markdown("é");
    assert_eq!(
        (reading.encoding, reading.confidence, reading.replaced),
        (Some(Encoding::UTF_8), Confidence::Certain, 0)
    );
    let chosen = read(b"# caf\xe9 \xff", Some("a.md"), "utf-8".parse().ok()).unwrap();
    assert_eq!(
        (chosen.text.as_str(), chosen.confidence, chosen.replaced),
        ("caf\u{fffd} \u{fffd}", Confidence::Chosen, 2)
    );
}

#[test]
fn hostile_markup_is_answered() {
    for piece in [
        "[",
        "*_",
        "> ",
        "- ",
        "`",
        "<!--",
        "](",
        "![",
        "&",
        "<b>",
        "[^a]",
        "a\n: ",
        "| ",
        "|-",
        "~~",
        "<div>\n\n",
        "**a ",
        "[a](",
        "\\",
        "<a b=\"",
    ] {
        let text = format!("x\n\n{}", piece.repeat(50_000));
        let answer = read(text.as_bytes(), Some("a.md"), None);
        assert!(answer.is_ok_and(|reading| reading.text.as_str().starts_with('x')), "{piece}");
    }
}

#[test]
fn more_signs_than_any_prose_has_are_refused_before_they_are_parsed() {
    let fault = read("[".repeat(4_100_000).as_bytes(), Some("a.md"), None).err();
    assert_eq!(fault, Some(ReadFault::Beyond { limit: Limit::Parts }));
}
