//! Small documents, honest and not.

use super::*;

const SPACES: Spaces = &[("urn:one", "one"), ("urn:strict:one", "one"), ("urn:two", "two")];

/// The row as words: `+space:name a=b`, `-name`, `"text"`.
fn row(text: &str) -> Result<Vec<String>, ReadFault> {
    let mut xml = Xml::new(text, MediaType::Docx, SPACES);
    let mut words = Vec::new();
    while let Some(node) = xml.next()? {
        words.push(match node {
            Node::Start(tag) => {
                let value = tag.get("one", "a").map_or(String::new(), |value| format!(" a={value}"));
                format!("+{}:{}{value}", tag.name().0, tag.name().1)
            }
            Node::End(end) => format!("-{}:{}", end.name().0, end.name().1),
            Node::Text(text) => format!("{text:?}"),
        });
    }
    Ok(words)
}

fn is_damaged(text: &str) -> bool {
    matches!(row(text), Err(ReadFault::Damaged { .. }))
}

#[test]
fn namespaces_count_and_prefixes_do_not() {
    let expected = ["+one:p a=1", "+two:q", "-two:q", "-one:p"];
    for text in [
        r#"<w:p xmlns:w="urn:one" w:a="1" a="2"><q xmlns="urn:two"/></w:p>"#,
        r#"<p xmlns="urn:strict:one" xmlns:x="urn:one" x:a="1"><y:q xmlns:y="urn:two"></y:q></p>"#,
    ] {
        assert_eq!(row(text).unwrap(), expected);
    }
    assert_eq!(row(r#"<a xmlns="urn:other"><w:b/></a>"#).unwrap(), ["+:a", "+:b", "-:b", "-:a"]);
}

#[test]
fn only_numbers_and_the_five_names_are_expanded() {
    let bomb = "<!DOCTYPE a [<!ENTITY x 'xxxx'><!ENTITY y '&x;&x;'><!ENTITY z SYSTEM 'file:///etc/passwd'>]>\
                <a>&lt;&#x2014;&#8212;&amp;&y;&z;<![CDATA[<&x;>]]></a>";
    assert_eq!(row(bomb).unwrap().concat(), r#"+:a"<""—""—""&""&y;""&z;""<&x;>"-:a"#);
    assert_eq!(row(r#"<a xmlns:o="urn:one" o:a="&lt;&#65;"/>"#).unwrap()[0], "+:a a=<A");
    assert_eq!(row(r#"<a xmlns:o="urn:one" o:a="&y;"/>"#).unwrap()[0], "+:a a=&y;");
}

#[test]
fn what_is_not_well_formed_is_damaged() {
    for text in ["<a>", "<a></b>", "<a><b></a></b>", "<a", "</a>", "<a><!--", "<a><![CDATA["] {
        assert!(is_damaged(text), "{text}");
    }
}

#[test]
fn depth_is_limited() {
    let deep = |depth: usize| row(&("<a>".repeat(depth) + &"</a>".repeat(depth)));
    assert_eq!(deep(LIMIT_DEPTH).unwrap().len(), 2 * LIMIT_DEPTH);
    assert_eq!(deep(LIMIT_DEPTH + 1), Err(ReadFault::Beyond { limit: Limit::Depth }));
    assert_eq!(row(&"<a>".repeat(2_000_000)), Err(ReadFault::Beyond { limit: Limit::Depth }));
}

#[test]
fn attributes_and_namespaces_are_limited() {
    let many: String = (0..200_000).map(|number| format!(" a{number}='x'")).collect();
    assert_eq!(row(&format!("<a{many}/>")), Err(ReadFault::Beyond { limit: Limit::Parts }));
    let many: String = (0..LIMIT_BINDINGS + 1).map(|number| format!(" xmlns:a{number}='x'")).collect();
    assert!(is_damaged(&format!("<a{many}/>")));
}

#[test]
fn encodings_are_by_mark_then_declaration_then_utf_8() {
    let text = "<?xml version='1.0' encoding='UTF-16'?><a>é</a>";
    let little: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [little.as_slice(), &big, text.as_bytes()] {
        assert_eq!(decode(bytes, MediaType::Docx).unwrap(), text);
    }
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>";
    assert!(decode(latin, MediaType::Docx).unwrap().contains('é'));
    assert!(matches!(decode(b"<a>\xe9</a>", MediaType::Docx), Err(ReadFault::Damaged { .. })));
}

#[test]
fn an_element_can_be_passed_over_or_taken_as_text() {
    let mut xml = Xml::new("<a><b>one<c/>two</b><d>x<e>y</e></d>z</a>", MediaType::Docx, SPACES);
    xml.next().unwrap();
    xml.next().unwrap();
    xml.skip().unwrap();
    assert!(matches!(xml.next().unwrap(), Some(Node::Start(tag)) if tag.name().1 == "d"));
    assert_eq!(xml.text().unwrap(), "xy");
    assert!(matches!(xml.next().unwrap(), Some(Node::Text(text)) if text == "z"));
}
