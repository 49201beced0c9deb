//! Small documents made by hand, one for each thing that a document can do.

use proptest::prelude::*;

use super::*;
use crate::archive::tests::zipped;
use crate::flow::tests::tell;

const ROOT: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:mimetype="application/vnd.oasis.opendocument.text""#;

const STYLES: &str = r#"<office:styles>
    <style:default-style style:family="paragraph"><style:text-properties fo:language="de" fo:country="AT"/></style:default-style>
    <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="Quotations" style:family="paragraph"><style:text-properties fo:font-style="italic"/></style:style>
    <style:style style:name="Loop" style:family="paragraph" style:parent-style-name="Loop"/>
    <text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3"/>
    <text:list-level-style-bullet text:level="2" text:bullet-char="•"/><text:list-level-style-number text:level="3" style:num-format=""/></text:list-style>
    </office:styles>"#;

const AUTOMATIC: &str = r#"<office:automatic-styles>
    <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
    <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Loop"><style:paragraph-properties fo:break-before="page"/><style:text-properties fo:font-weight="700"/></style:style>
    <style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
    <style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="normal" style:text-position="-33% 58%"/></style:style>
    <style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
    </office:automatic-styles>"#;

fn flat(body: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><office:document {ROOT}><office:meta><dc:title>A
        title</dc:title><meta:initial-creator>B; C</meta:initial-creator><meta:creation-date>1931-05-09T01:02:03</meta:creation-date>
        <meta:document-statistic meta:page-count="3"/></office:meta>{STYLES}{AUTOMATIC}
        <office:master-styles><style:master-page><style:header><text:p>head</text:p></style:header></style:master-page></office:master-styles>
        <office:body><office:text>{body}</office:text></office:body></office:document>"#
    )
}

/// The same document as a package, whose parts are the same file.
fn package(body: &str) -> Vec<u8> {
    let content = flat(body);
    let styles = format!("<office:document-styles {ROOT}>{STYLES}</office:document-styles>");
    zipped(&[("content.xml", content.as_bytes()), ("styles.xml", styles.as_bytes())])
}

fn check(body: &str, expected: &[&str]) {
    for bytes in [flat(body).into_bytes(), package(body)] {
        let found = read(&bytes).unwrap();
        assert_eq!(tell(&found.text, &found.structure), expected, "{body}");
    }
}

fn text(body: &str) -> String {
    read(flat(body).as_bytes()).unwrap().text
}

#[test]
fn headings_quotations_and_direct_formatting() {
    check(
        r#"<text:h text:outline-level="3">A</text:h><text:p text:style-name="Heading_20_2">B</text:p>
        <text:p text:style-name="P1">C <text:span text:style-name="T1">d<text:span text:style-name="T2">e</text:span></text:span></text:p>
        <text:p text:style-name="P2">F</text:p><text:p text:style-name="Title">G</text:p><text:p text:style-name="Loop">H</text:p>"#,
        &[
            r#"Heading { level: 3 } "A""#,
            r#"Heading { level: 2 } "B""#,
            r#"Quotation "C de""#,
            r#"Paragraph "C de""#,
            r#"Paragraph "F""#,
            r#"Heading { level: 1 } "G""#,
            r#"Paragraph "H""#,
            r#"Emphasis "d""#,
            r#"Subscript "e""#,
            r#"Strong "F""#,
        ],
    );
}

#[test]
fn spaces_tabs_and_what_is_not_shown() {
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p>  a
        b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>e<office:annotation><text:p>said</text:p></office:annotation>
        <text:span text:style-name="T3">hidden</text:span>f<text:ruby><text:ruby-base>g</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>
        <draw:frame><draw:image><office:binary-data>AAAA</office:binary-data></draw:image><svg:title>y</svg:title></draw:frame></text:p>
        <text:section text:display="none"><text:p>no</text:p></text:section><text:section><text:p>yes</text:p></text:section>"#;
    assert_eq!(text(body), "a b  c\td\ne fg\n\nyes");
    assert!(text(r#"<text:p>a<text:s text:c="4000000000"/>b</text:p>"#).len() < 300);
}

#[test]
fn links_notes_and_boxes() {
    check(
        r##"<text:p>a<text:a xlink:href="urn:x">b</text:a><text:a xlink:href="#there">c</text:a><text:note text:note-class="footnote">
        <text:note-citation>*</text:note-citation><text:note-body><text:p>Note.</text:p><text:p>More.</text:p></text:note-body></text:note>
        <draw:frame><draw:text-box><text:p>Box.</text:p></draw:text-box></draw:frame>d</text:p>"##,
        &[
            r#"Paragraph "abc* d""#,
            r#"Footnote { label: "*" } "Note.\n\nMore.""#,
            r#"Paragraph "Note.""#,
            r#"Paragraph "More.""#,
            r#"Paragraph "Box.""#,
            r#"Link { address: "urn:x" } "b""#,
            r#"Superscript "*""#,
        ],
    );
}

#[test]
fn lists_have_levels_and_numbers() {
    check(
        r#"<text:list text:style-name="N"><text:list-header><text:p>head</text:p></text:list-header><text:list-item><text:p>a</text:p><text:p>a2</text:p>
        <text:list><text:list-item><text:p>b</text:p><text:list><text:list-item><text:p>c</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item></text:list>
        <text:p>between</text:p>
        <text:list text:style-name="N" text:continue-numbering="true"><text:list-item><text:p>d</text:p></text:list-item>
        <text:list-item text:start-value="9"><text:p>e</text:p></text:list-item></text:list>"#,
        &[
            r#"Paragraph "head""#,
            r#"ListItem { level: 1, number: Some(3) } "a""#,
            r#"Paragraph "a2""#,
            r#"ListItem { level: 2, number: None } "b""#,
            r#"Paragraph "c""#,
            r#"Paragraph "between""#,
            r#"ListItem { level: 1, number: Some(4) } "d""#,
            r#"ListItem { level: 1, number: Some(9) } "e""#,
        ],
    );
}

#[test]
fn tables_know_spans_and_headings() {
    check(
        r#"<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell>
        <table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>"#,
        &[
            r#"TableRow "a\tb""#,
            r#"TableCell { column: 0, heads: true } "a""#,
            r#"Paragraph "a""#,
            r#"TableCell { column: 2, heads: true } "b""#,
            r#"Paragraph "b""#,
            r#"TableRow "c""#,
            r#"TableCell { column: 2, heads: false } "c""#,
            r#"Paragraph "c""#,
        ],
    );
}

#[test]
fn pages_are_told_where_they_agree_with_the_count() {
    let two = r#"<text:p text:style-name="P2">a</text:p><text:p>b<text:soft-page-break/>c</text:p>"#;
    let three = format!(r#"{two}<text:p text:style-name="P2">d</text:p>"#);
    let starts = |body: &str| -> Vec<u32> {
        read(flat(body).as_bytes()).unwrap().structure.pages.iter().map(|page| page.start).collect()
    };
    assert_eq!(starts(&three), [0, 4, 7]);
    assert!(starts(two).is_empty());
}

#[test]
fn a_flat_text_is_told_from_other_xml_and_says_what_it_is() {
    let reading = crate::read(flat("<text:p>a</text:p>").as_bytes(), &crate::Ask::default()).unwrap();
    assert_eq!(reading.media_type, MediaType::Odt);
    let metadata = reading.metadata;
    assert_eq!(metadata.title.as_deref(), Some("A title"));
    assert_eq!(metadata.authors, ["B", "C"]);
    assert_eq!(metadata.issued.as_deref(), Some("1931-05-09"));
    assert_eq!(metadata.language.as_deref(), Some("de-AT"));
    assert!(!is_flat(
        b"<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"
    ));
}

#[test]
fn encrypted_and_broken_documents_are_refused() {
    let manifest = br#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let locked = zipped(&[("META-INF/manifest.xml", manifest), ("content.xml", b"\x01\x02")]);
    assert_eq!(read(&locked).err(), Some(ReadFault::Unreadable));
    let whole = flat("<text:p>a</text:p>");
    assert!(matches!(read(&whole.as_bytes()[..whole.len() - 30]), Err(ReadFault::Damaged { .. })));
    assert!(matches!(read(&zipped(&[("styles.xml", b"")])), Err(ReadFault::Damaged { .. })));
}

/// Elements that open and close anyhow: what a file can hold and no program writes.
fn anyhow() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "text:p",
        "text:h",
        "text:span",
        "text:list",
        "text:list-item",
        "text:note",
        "text:note-citation",
        "text:note-body",
        "text:a",
        "text:s",
        "text:soft-page-break",
        "table:table",
        "table:table-row",
        "table:table-cell",
        "table:covered-table-cell",
        "table:table-header-rows",
        "draw:text-box",
        "text:line-break",
        "text:tab",
    ]);
    let values = prop::sample::select(vec![
        "",
        r#" text:style-name="P1""#,
        r#" text:style-name="T1""#,
        r#" text:style-name="N""#,
        r#" table:number-columns-repeated="4000000000""#,
        r#" xlink:href="urn:x""#,
        r#" text:outline-level="200""#,
    ]);
    "[a-z ]{1,4}".prop_recursive(6, 60, 5, move |inner| {
        (names.clone(), values.clone(), prop::collection::vec(inner, 0..5))
            .prop_map(|(name, value, inner)| format!("<{name}{value}>{}</{name}>", inner.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_in_what_the_structure_fits(body in anyhow()) {
        let found = read(flat(&body).as_bytes()).unwrap();
        prop_assert!(found.structure.fits(u32::try_from(found.text.chars().count()).unwrap()), "{:?}", found.structure);
    }
}
