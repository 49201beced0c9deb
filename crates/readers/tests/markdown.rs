//! Plain text or Markdown, and the title that a Markdown text gives itself.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use obelus_readers::{Ask, Encoding, MediaType, ReadFault, Reading};

fn read(bytes: &[u8], name: Option<&str>, encoding: Option<Encoding>) -> Result<Reading, ReadFault> {
    obelus_readers::read(bytes, &Ask { name: name.map(str::to_owned), encoding, ..Ask::default() })
}

fn check(name: Option<&str>, text: &str, media_type: MediaType, title: Option<&str>) {
    let reading = read(text.as_bytes(), name, None).unwrap();
    assert_eq!((reading.media_type, reading.metadata.title.as_deref()), (media_type, title), "{name:?} {text:?}");
    assert_eq!(reading.text.as_str(), text, "kept as written");
}

#[test]
fn the_ending_of_the_name_tells_the_kind() {
    for name in ["a.md", "A.MD", "notes.v2.markdown", "dir/x.mkd"] {
        check(Some(name), "words", MediaType::Markdown, None);
    }
    for name in ["a.txt", "a.log", "a.html", "a.md.bak", "a.unknown", "md"] {
        check(Some(name), "words", MediaType::Plain, None);
    }
}

#[test]
fn plain_text_has_no_title_even_with_a_heading() {
    check(Some("a.txt"), "# Not a heading here\n\nwords", MediaType::Plain, None);
}

#[test]
fn without_an_ending_the_beginning_tells() {
    check(None, "# On sources\n\nwords", MediaType::Markdown, Some("On sources"));
    check(Some("README"), "---\ntitle: On sources\n---\n\nwords", MediaType::Markdown, Some("On sources"));
    check(None, "#!/bin/sh\necho", MediaType::Plain, None);
    check(None, "words\n=====\n", MediaType::Plain, None);
    check(None, "just words", MediaType::Plain, None);
}

#[test]
fn the_title_is_the_first_heading_or_the_front_matter() {
    let cases: [(&str, Option<&str>); 17] = [
        ("# One\n\n# Two", Some("One")),
        ("words first\n\n## Second level\n", Some("Second level")),
        ("Underlined\n==========\n", Some("Underlined")),
        ("Two\nlines\n---\n", Some("Two lines")),
        ("# With *stress*, `code` and [a link](there) #", Some("With stress, code and a link")),
        ("# Fish &amp; chips", Some("Fish & chips")),
        ("#\n\n# Second", Some("Second")),
        ("```\n# code\n```\n", None),
        ("    # code\n", None),
        ("#no space", None),
        ("---\ntitle: Plain\n---\n# Heading", Some("Plain")),
        ("---\ntitle: \"Quoted: \\\"yes\\\"\"\n---\n", Some("Quoted: \"yes\"")),
        ("---\ntitle: 'It''s'\n---\n", Some("It's")),
        ("---\nauthor: A\ntitle: Second # remark\n---\n", Some("Second")),
        ("---\ntitle: >\n  folded\n---\n# Heading", Some("Heading")),
        ("---\nauthor: A\n---\n# Heading", Some("Heading")),
        ("---\ntitle:\n---\n# Heading", Some("Heading")),
    ];
    for (text, title) in cases {
        check(Some("a.md"), text, MediaType::Markdown, title);
    }
}

#[test]
fn a_paragraph_behind_a_hash_is_no_title() {
    check(Some("a.md"), &format!("# {}", "long ".repeat(100)), MediaType::Markdown, None);
}

#[test]
fn hostile_markup_is_only_looked_at_from_outside() {
    for piece in ["[", "*_", "> ", "- ", "`", "<!--", "](", "![", "&"] {
        let text = piece.repeat(1_000_000);
        check(Some("a.md"), &text, MediaType::Markdown, None);
    }
}
