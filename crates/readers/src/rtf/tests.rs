//! Small files, honest and not.

use proptest::prelude::*;

use super::*;
use crate::structure::BlockKind;

fn text(body: &str) -> String {
    read(format!("{{\\rtf1\\ansi {body}}}").as_bytes()).unwrap().text
}

fn check(body: &str, expected: &str) {
    assert_eq!(text(body), expected, "{body}");
}

#[test]
fn characters_come_by_code_page_by_number_and_by_name() {
    check(r"caf\'e9 \u8212- \u8220\'93x\u8221\'94", "café — “x”");
    check(r"\emdash\lquote a\rquote\~b\_c\-d\{\\\}", "—‘a’\u{a0}b\u{2011}c\u{ad}d{\\}");
    check(r"\u55357?\u56832? \u-10179?\u-8704?", "😀 😀");
    check(r"\uc2\u26481\'93\'8c{\uc0\u20140}x\uc1\u233?y", "東京xéy");
    check(r"\u55357?x\u56832?", "x\u{fffd}");
    check(r"\ansicpg1251 \'cf\'f0\'e0\'e3\'e0", "Прага");
    check(r"{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset128 B;}}\f0 \'cf\'f0{\f1 \'93\'8c\'95\\}\'e0", "Пр東表а");
    check(r"{\fonttbl{\f0\fcharset2 Symbol;}}\f0 a\'62 \u-3999?", "αβ α");
    check(r"\pc \'80\'81", "Çü");
}

#[test]
fn what_is_not_shown_is_no_text() {
    check(r"a{\*\unknown b{c}}{\pict\bin3 }}}d}{\v e}{\deleted f}{\header g}{\*\bkmkstart h}i", "ai");
    check(r"a{\*\shppict{\pict 0102}}{\nonshppict{\pict 03}}{\*\annotation{b}}c", "ac");
    check(r"a{\object{\*\objdata 00}{\result b}}{\upr{c}{\*\ud{\u269?}}}", "abč");
}

#[test]
fn fields_show_their_result_and_links_their_address() {
    let file = br#"{\rtf1 a {\field{\*\fldinst{HYPERLINK "https://a.example/?b=1"}}{\fldrslt {\ul b}}} {\field{\*\fldinst PAGE {\field{\*\fldinst X}{\fldrslt no}}}{\fldrslt 7}}}"#;
    let found = read(file).unwrap();
    assert_eq!(found.text, "a b 7");
    let [link] = found.structure.runs.as_slice() else { panic!("{:?}", found.structure) };
    assert_eq!(link.kind, crate::RunKind::Link { address: "https://a.example/?b=1".into() });
    assert_eq!((link.span.start(), link.span.end()), (2, 3));
}

#[test]
fn notes_stand_after_their_block_whatever_their_mark() {
    check(r"a{\super\chftn}{\footnote\pard\plain {\super\chftn} b\par c} d\par e", "a1 d\n\nb\n\nc\n\ne");
    check(
        r"\aftnnrlc a{\super\chftn{\footnote\ftnalt{\chftn} b}}{\super\chftn{\*\footnote c}}\par d",
        "ai1\n\nb\n\nc\n\nd",
    );
    check(r"a{\super *}{\footnote * b}\par", "a*\n\nb");
    check(r"a{\super\chftn}{\footnote 1905 b}\par", "a1\n\n1905 b");
    check(r"a{\super 1}{\footnote 1905 b}{\footnote c}\par", "a1\n\n1905 b\n\nc");
    check(r"a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt box\par}}{\shprslt box}} b\par c", "a b\n\nbox\n\nc");
}

#[test]
fn tables_are_rows_of_cells() {
    let row = r"\trowd\cellx1\cellx2\pard\intbl a\cell b\par c\cell\row";
    check(&format!("{row}{row}\\pard d"), "a\tb\tc\n\na\tb\tc\n\nd");
    check(r"{\trowd\clvmrg\cellx1\cellx2{\pard\intbl\cell}{\pard\intbl b\cell}\row}", "b");
    check(r"\trowd\cellx1\pard\intbl a\cell\pard b", "a\n\nb");
    let covered = read(br"{\rtf1\trowd\clvmrg\cellx1\cellx2\intbl\cell b\cell\row}").unwrap().structure;
    assert!(covered.blocks.iter().any(|block| block.kind == BlockKind::TableCell { column: 1, heads: false }));
}

#[test]
fn marks_of_list_items_are_no_text() {
    let file = br"{\rtf1{\listtext 2.\tab}\ilvl1\ls1 a\par\pard\li360\fi-360 (3)\tab b\par \bullet\tab c\par 1905\tab d\par e.\par}";
    let found = read(file).unwrap();
    assert_eq!(found.text, "a\n\nb\n\nc\n\n1905\td\n\ne.");
    let kinds: Vec<_> = found.structure.blocks.iter().map(|block| block.kind.clone()).collect();
    let item = |level, number| BlockKind::ListItem { level, number };
    assert_eq!(kinds[..3], [item(2, Some(2)), item(1, Some(3)), item(1, None)]);
    assert_eq!(kinds[3..], [BlockKind::Paragraph, BlockKind::Paragraph]);
}

#[test]
fn headings_are_by_style_or_outline() {
    let file = br"{\rtf1{\stylesheet{\s0 Normal;}{\s1\outlinelevel2 Mine;}{\s2\sbasedon1 Yours;}{\s3 heading 4;}}\s2 a\par\pard\s3 b\par\pard\outlinelevel0 c\par\pard d}";
    let kinds: Vec<_> = read(file).unwrap().structure.blocks.into_iter().map(|block| block.kind).collect();
    let heading = |level| BlockKind::Heading { level };
    assert_eq!(kinds, [heading(3), heading(4), heading(1), BlockKind::Paragraph]);
}

#[test]
fn metadata_is_in_the_info() {
    let file = br"{\rtf1\deflang1031{\info{\title A\u233?B}{\author C; D}{\creatim\yr1931\mo5\dy9\hr1}{\operator E}}x}";
    let metadata = read(file).unwrap().metadata;
    assert_eq!(metadata.title.as_deref(), Some("AéB"));
    assert_eq!(metadata.authors, ["C", "D"]);
    assert_eq!(metadata.issued.as_deref(), Some("1931-05-09"));
    assert_eq!(metadata.language.as_deref(), Some("de-DE"));
}

#[test]
fn a_file_cut_short_or_too_deep_is_refused() {
    let whole = br"{\rtf1{\b some words\par}{\i more}}";
    for length in 6..whole.len() {
        assert!(matches!(read(&whole[..length]), Err(ReadFault::Damaged { .. })), "{length}");
    }
    let deep = format!("{{\\rtf1 {}x{}}}", "{".repeat(500_000), "}".repeat(500_000));
    assert!(matches!(read(deep.as_bytes()), Err(ReadFault::Beyond { .. })));
}

/// Groups and words anyhow: what a file can hold and no program writes.
fn anyhow() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "\\par",
        "\\pard",
        "\\cell",
        "\\row",
        "\\trowd",
        "\\cellx1",
        "\\intbl",
        "\\footnote",
        "\\chftn",
        "\\field",
        "\\*",
        "\\fldinst",
        "\\fldrslt",
        "\\shptxt",
        "\\b",
        "\\i0",
        "\\super",
        "\\u8212?",
        "\\u55357?",
        "\\'e9",
        "\\uc9",
        "\\tab",
        "\\line",
        "\\fonttbl",
        "\\stylesheet",
        "\\s1",
        "\\f1",
        "\\fcharset128",
        "\\info",
        "\\title",
        "\\upr",
        "\\ud",
        "\\result",
        "\\object",
        "\\listtext",
        "\\fi-360",
        "\\clvmrg",
        "\\bin3 ",
        "\\v",
        "\\deleted",
        "\\plain",
        "\\nestrow",
        "1.",
        " a ",
        "é",
    ]);
    let leaf = prop::collection::vec(words, 0..6).prop_map(|words| words.join(" "));
    leaf.prop_recursive(6, 80, 6, |inner| {
        prop::collection::vec(inner, 0..6).prop_map(|inner| format!("{{{}}}", inner.join(" ")))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_in_what_the_structure_fits(body in anyhow()) {
        let file = format!("{{\\rtf1 {body}}}");
        // A binary part may swallow the end.
        if let Ok(found) = read(file.as_bytes()) {
            prop_assert!(found.structure.fits(u32::try_from(found.text.chars().count()).unwrap()), "{:?}", found.structure);
        }
    }
}
