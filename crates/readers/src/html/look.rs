//! What an element says by its name and attributes.
//! Invariant: only looks; answers are short and none takes longer than its element is. Not here: what comes of it.

use dom_query::NodeRef;
use html5ever::{LocalName, ns};

/// The name of an element of HTML; `None` for text and for elements of other vocabularies.
pub(crate) fn name_of(node: &NodeRef<'_>) -> Option<LocalName> {
    let name = node.qual_name_ref()?;
    (name.ns == ns!(html)).then(|| name.local.clone())
}

/// The value of an attribute without the white space about it; `None` where nothing is left.
pub(crate) fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    let value = node.attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Whether one of these words is among those of an attribute.
pub(crate) fn says(node: &NodeRef<'_>, attribute: &str, words: &[&str]) -> bool {
    node.attr(attribute).is_some_and(|value| {
        value.split_ascii_whitespace().any(|word| words.iter().any(|one| one.eq_ignore_ascii_case(word)))
    })
}

/// Whether an element and all in it gives no text: it is no text, it is a control, or it is hidden.
pub(crate) fn gives_nothing(node: &NodeRef<'_>, name: &str) -> bool {
    const NOTHING: [&str; 17] = [
        "audio", "canvas", "datalist", "embed", "head", "iframe", "img", "map", "noscript", "object", "script",
        "select", "style", "template", "textarea", "title", "video",
    ];
    NOTHING.contains(&name) || (name == "dialog" && !node.has_attr("open")) || is_hidden(node)
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    if node.has_attr("hidden") {
        return true;
    }
    let Some(style) = node.attr("style") else { return false };
    let style: String = style.chars().filter(|sign| !sign.is_ascii_whitespace()).collect();
    style.to_ascii_lowercase().split(';').any(|rule| rule == "display:none" || rule == "display:none!important")
}

/// Whether an element stands within lines, so that it does not end one.
pub(crate) fn is_phrasing(name: &str) -> bool {
    const PHRASING: [&str; 43] = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "input", "ins", "kbd", "label", "mark", "nobr", "output", "q", "rb", "rp", "rt", "rtc", "ruby",
        "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ];
    PHRASING.contains(&name)
}

/// Whether an element is one footnote or endnote.
pub(crate) fn is_note(node: &NodeRef<'_>) -> bool {
    says(node, "epub:type", &["footnote", "endnote", "rearnote", "note"])
        || says(node, "role", &["doc-footnote", "doc-endnote"])
        || node.attr("id").is_some_and(|id| {
            // Word and Writer name the notes of the pages that they save.
            ["sdfootnote", "sdendnote", "ftn", "edn"].iter().any(|prefix| {
                let number = id.strip_prefix(prefix);
                number.is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
            }) && node.has_name("div")
        })
}

/// Whether the items of lists in an element are footnotes.
pub(crate) fn holds_notes(node: &NodeRef<'_>) -> bool {
    says(node, "epub:type", &["footnotes", "endnotes", "rearnotes"])
        || says(node, "role", &["doc-endnotes", "doc-footnotes"])
        || says(node, "class", &["footnotes", "endnotes", "references"])
}

/// Whether an element is the mark of a note in the text.
pub(crate) fn is_note_mark(node: &NodeRef<'_>) -> bool {
    says(node, "epub:type", &["noteref"])
        || says(node, "role", &["doc-noteref"])
        || says(node, "class", &["footnote-ref", "noteref", "footnote-reference"])
}

/// Whether an element only leads back from a note to its place.
pub(crate) fn is_way_back(node: &NodeRef<'_>) -> bool {
    says(node, "role", &["doc-backlink"])
        || says(node, "epub:type", &["backlink"])
        || says(node, "class", &["footnote-back", "footnote-backref", "mw-cite-backlink"])
}

/// Whether a page of the printed book begins here.
pub(crate) fn is_page_break(node: &NodeRef<'_>) -> bool {
    says(node, "epub:type", &["pagebreak"]) || says(node, "role", &["doc-pagebreak"])
}

/// The address of a link as written, if it is one that a browser would go to and that carries nothing within itself.
pub(crate) fn link_address(address: &str) -> Option<&str> {
    let address = address.trim();
    // Browsers leave out line ends and tabs before they look at the scheme, and so must this.
    let head: String = address.chars().filter(|sign| !sign.is_ascii_control() && *sign != ' ').take(64).collect();
    let scheme = head.split(['/', '?', '#']).next().and_then(|start| start.split_once(':'));
    let is_fit = scheme.is_none_or(|(scheme, _)| {
        ["http", "https", "mailto", "ftp"].iter().any(|fit| fit.eq_ignore_ascii_case(scheme))
    });
    (is_fit && !address.is_empty() && !address.starts_with('#')).then_some(address)
}

/// The text in a node, white space made single, at most so many characters.
pub(crate) fn words_in(node: &NodeRef<'_>, most: usize) -> String {
    let mut words = String::new();
    let mut count = 0;
    for inner in node.descendants_it().filter(NodeRef::is_text) {
        for word in inner.text().split_whitespace() {
            if count >= most {
                return words;
            }
            words.push_str(if words.is_empty() { "" } else { " " });
            words.extend(word.chars().take(most - count));
            count += word.chars().count() + 1;
        }
    }
    words
}
