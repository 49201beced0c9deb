//! Small documents made by hand, one for each thing that a document can do.

use proptest::prelude::*;

use super::*;
use crate::archive::tests::zipped;
use crate::flow::tests::tell;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

fn part(root: &str, inner: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><w:{root} xmlns:w="{MAIN}" xmlns:r="{RELATIONS}" xmlns:v="urn:schemas-microsoft-com:vml"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{inner}</w:{root}>"#
    )
}

fn relations(inner: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        let mode = if *kind == "hyperlink" { r#" TargetMode="External""# } else { "" };
        format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>"#)
    };
    format!(r#"<Relationships xmlns="{PACKAGE}">{}</Relationships>"#, inner.iter().map(relation).collect::<String>())
}

/// A document of this body, with styles, lists and notes that the tests use.
fn document(body: &str) -> Vec<u8> {
    let styles = part(
        "styles",
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:styleId="H" w:customStyle="1"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>
        <w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
        <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
        <w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>"#,
    );
    let numbering = part(
        "numbering",
        r#"<w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#,
    );
    let footnotes = part(
        "footnotes",
        r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="8"><w:p><w:r><w:t>*</w:t></w:r><w:r><w:tab/><w:t>Starred.</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> See </w:t></w:r>
        <w:hyperlink r:id="rId1"><w:r><w:t>there</w:t></w:r></w:hyperlink></w:p></w:footnote>"#,
    );
    let endnotes = part("endnotes", r#"<w:endnote w:id="2"><w:p><w:r><w:t>The end.</w:t></w:r></w:p></w:endnote>"#);
    let main_relations = relations(&[
        ("rId1", "styles", "styles.xml"),
        ("rId2", "numbering", "/word/numbering.xml"),
        ("rId3", "footnotes", "../word/footnotes.xml"),
        ("rId4", "endnotes", "endnotes.xml"),
        ("rId9", "hyperlink", "https://a.example/?a=1&amp;b=2"),
    ]);
    zipped(&[
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "word/document2.xml")]).as_bytes()),
        ("word/document2.xml", part("document", &format!("<w:body>{body}</w:body>")).as_bytes()),
        ("word/_rels/document2.xml.rels", main_relations.as_bytes()),
        ("word/_rels/footnotes.xml.rels", relations(&[("rId1", "hyperlink", "urn:note")]).as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/footnotes.xml", footnotes.as_bytes()),
        ("word/endnotes.xml", endnotes.as_bytes()),
        ("docProps/app.xml", br#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>3</Pages></Properties>"#),
    ])
}

fn check(body: &str, expected: &[&str]) {
    let found = read(&document(body)).unwrap();
    assert_eq!(tell(&found.text, &found.structure), expected, "{body}");
}

fn text(body: &str) -> String {
    read(&document(body)).unwrap().text
}

#[test]
fn headings_quotations_and_emphasis_are_by_style() {
    check(
        r#"<w:p><w:pPr><w:pStyle w:val="Mine"/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Mine"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr><w:r><w:rPr><w:rStyle w:val="E"/></w:rPr><w:t>Three</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Loop"/></w:pPr><w:r><w:rPr><w:rStyle w:val="E"/><w:i w:val="0"/></w:rPr><w:t>Four</w:t></w:r></w:p>"#,
        &[
            r#"Heading { level: 2 } "One""#,
            r#"Paragraph "Two""#,
            r#"Quotation "Three""#,
            r#"Paragraph "Three""#,
            r#"Paragraph "Four""#,
            r#"Emphasis "Three""#,
        ],
    );
}

#[test]
fn deletions_are_out_and_insertions_are_in() {
    let body = r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr><w:pPrChange><w:pPr><w:pStyle w:val="H"/></w:pPr></w:pPrChange></w:pPr>
        <w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>
        <w:ins><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t xml:space="preserve">new </w:t></w:r></w:ins></w:p>
        <w:p><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>
        <w:p><w:r><w:t>next</w:t></w:r></w:p>"#;
    check(body, &[r#"Paragraph "new here""#, r#"Paragraph "next""#]);
}

#[test]
fn fields_show_their_result_and_not_their_instruction() {
    let field = |instruction: &str, result: &str| {
        let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        let words = format!("<w:r><w:instrText>{instruction}</w:instrText></w:r>");
        [mark("begin"), words, mark("separate"), result.to_owned(), mark("end")].concat()
    };
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let nested = field(" HYPERLINK \"urn:x\" ", &[run("see "), field("PAGE", &run("7"))].concat());
    check(
        &format!("<w:p>{}{nested}{}</w:p>", run("a "), run(" b")),
        &[r#"Paragraph "a see 7 b""#, r#"Link { address: "urn:x" } "see 7""#],
    );
    let open = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#;
    assert_eq!(text(&format!("<w:p>{open}{}</w:p><w:p>{}</w:p>", run("a"), run("b"))), "b");
    check(
        r#"<w:p><w:hyperlink r:id="rId9"><w:r><w:t>a</w:t></w:r></w:hyperlink><w:hyperlink w:anchor="x"><w:r><w:t>b</w:t></w:r></w:hyperlink>
        <w:fldSimple w:instr="HYPERLINK urn:y"><w:r><w:t>c</w:t></w:r></w:fldSimple></w:p>"#,
        &[
            r#"Paragraph "abc""#,
            r#"Link { address: "https://a.example/?a=1&b=2" } "a""#,
            r#"Link { address: "urn:y" } "c""#,
        ],
    );
}

#[test]
fn signs_become_characters() {
    let body = r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>
        <w:t xml:space="preserve">e
 </w:t><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0E0"/><w:cr/><w:t> f </w:t></w:r></w:p>"#;
    assert_eq!(text(body), "a\tb\nc\u{2011}d\u{ad}e  α\u{f0e0}\nf");
}

#[test]
fn lists_have_levels_and_numbers() {
    let item = |list: u8, level: u8, text: &str| {
        let list = format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#);
        format!("<w:p><w:pPr>{list}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [item(1, 0, "a"), item(1, 1, "b"), item(1, 0, "c"), item(2, 0, "d"), item(0, 0, "e"), item(9, 0, "f")];
    check(
        &body.concat(),
        &[
            r#"ListItem { level: 1, number: Some(3) } "a""#,
            r#"ListItem { level: 2, number: None } "b""#,
            r#"ListItem { level: 1, number: Some(4) } "c""#,
            r#"ListItem { level: 1, number: Some(1) } "d""#,
            r#"Paragraph "e""#,
            r#"Paragraph "f""#,
        ],
    );
}

#[test]
fn notes_have_their_marks_and_stand_once() {
    let reference = |kind: &str| format!(r#"<w:r><w:{kind}Reference w:id="2"/></w:r>"#);
    let body = format!(
        r#"<w:p><w:r><w:t>a</w:t></w:r>{}{}{}<w:r><w:footnoteReference w:id="8" w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p>"#,
        reference("footnote"),
        reference("endnote"),
        reference("footnote"),
    );
    check(
        &body,
        &[
            r#"Paragraph "a1i2*""#,
            r#"Footnote { label: "1" } "See there""#,
            r#"Paragraph "See there""#,
            r#"Footnote { label: "i" } "The end.""#,
            r#"Paragraph "The end.""#,
            r#"Footnote { label: "*" } "Starred.""#,
            r#"Paragraph "Starred.""#,
            r#"Superscript "1i2""#,
            r#"Link { address: "urn:note" } "there""#,
        ],
    );
}

#[test]
fn tables_know_spans_and_headings() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let plain = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
    let span = r#"<w:gridSpan w:val="2"/>"#;
    let body = format!(
        r#"<w:tbl><w:tblPr/><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>
        <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{}{plain}</w:tr><w:tr>{}{plain}</w:tr></w:tbl>"#,
        cell(span, "wide"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "high"),
        cell("", "in"),
        cell(r#"<w:gridSpan w:val="2"/><w:vMerge/>"#, "covered"),
    );
    check(
        &body,
        &[
            r#"TableRow "wide\thigh""#,
            r#"TableCell { column: 0, heads: true } "wide""#,
            r#"Paragraph "wide""#,
            r#"TableCell { column: 2, heads: true } "high""#,
            r#"Paragraph "high""#,
            r#"TableRow "in\tx""#,
            r#"TableCell { column: 1, heads: false } "in""#,
            r#"Paragraph "in""#,
            r#"TableCell { column: 2, heads: false } "x""#,
            r#"Paragraph "x""#,
            r#"TableRow "x""#,
            r#"TableCell { column: 2, heads: false } "x""#,
            r#"Paragraph "x""#,
        ],
    );
}

#[test]
fn a_text_box_is_read_once_and_stands_after_its_paragraph() {
    let box_of = |text: &str| format!("<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>");
    let body = format!(
        r#"<w:p><w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice>
        <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>b</w:t></w:r></w:p>"#,
        box_of("new"),
        box_of("old"),
    );
    assert_eq!(text(&body), "a b\n\nnew");
    assert_eq!(text(&format!("<w:p><w:r><w:pict>{}</w:pict></w:r></w:p>", box_of("old"))), "old");
}

#[test]
fn pages_are_told_where_they_agree_with_the_count() {
    let page = r#"<w:p><w:r><w:t>a</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>"#;
    let found = read(&document(&[page, page].concat())).unwrap();
    let pages: Vec<_> = found.structure.pages.iter().map(|page| (page.label.as_str(), page.start)).collect();
    assert_eq!((found.text.as_str(), pages), ("ab\n\nab", vec![("1", 0), ("2", 1), ("3", 5)]));
    let roman = r#"<w:sectPr><w:pgNumType w:fmt="lowerRoman"/></w:sectPr>"#;
    for other in [page.to_owned(), [page, page, page].concat(), [page, page, roman].concat()] {
        assert!(read(&document(&other)).unwrap().structure.pages.is_empty(), "{other}");
    }
}

#[test]
fn strict_documents_and_those_without_other_parts_are_read() {
    let strict =
        format!(r#"<w:document xmlns:w="{STRICT}"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>"#);
    assert_eq!(read(&zipped(&[("word/document.xml", strict.as_bytes())])).unwrap().text, "a");
    assert_eq!(read(&document("<w:p/>")).unwrap().metadata.language.as_deref(), Some("fr-FR"));
}

#[test]
fn broken_styles_cost_nothing_and_a_broken_body_is_a_fault() {
    let whole = part("document", "<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>");
    let relations = relations(&[("rId1", "styles", "styles.xml")]);
    let with = |body: &str, styles: &[u8]| {
        read(&zipped(&[
            ("word/document.xml", body.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/styles.xml", styles),
        ]))
    };
    assert_eq!(with(&whole, b"<w:styles><").unwrap().text, "a");
    assert!(matches!(with(&whole[..whole.len() - 20], b""), Err(ReadFault::Damaged { .. })));
    assert!(matches!(with(&whole, "<a>".repeat(100_000).as_bytes()), Err(ReadFault::Beyond { .. })));
    assert!(matches!(read(&zipped(&[("a", b"b")])), Err(ReadFault::Damaged { .. })));
}

/// Elements that open and close anyhow: what a file can hold and no program writes.
fn anyhow() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "pPr",
        "rPr",
        "txbxContent",
        "hyperlink",
        "del",
        "footnote",
        "vMerge",
        "gridSpan",
        "numPr",
        "numId",
        "br",
        "tab",
        "instrText",
        "footnoteReference",
        "lastRenderedPageBreak",
        "pStyle",
    ]);
    let values =
        prop::sample::select(vec!["", r#" w:val="2""#, r#" w:val="4000000000""#, r#" w:id="2""#, r#" w:val="Q""#]);
    let leaf = prop_oneof![
        "[a-z ]{1,4}".prop_map(|text| format!("<w:r><w:t>{text}</w:t></w:r>")),
        prop::sample::select(vec!["begin", "separate", "end"])
            .prop_map(|kind| format!(r#"<w:fldChar w:fldCharType="{kind}"/>"#)),
    ];
    leaf.prop_recursive(6, 60, 5, move |inner| {
        (names.clone(), values.clone(), prop::collection::vec(inner, 0..5))
            .prop_map(|(name, value, inner)| format!("<w:{name}{value}>{}</w:{name}>", inner.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_in_what_the_structure_fits(body in anyhow()) {
        let found = read(&document(&body)).unwrap();
        prop_assert!(found.structure.fits(u32::try_from(found.text.chars().count()).unwrap()), "{:?}", found.structure);
    }
}
