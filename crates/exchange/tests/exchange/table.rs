//! CSV: the rows, and what a spreadsheet makes of a cell.

use obelus_exchange::{write_csv, write_evidence_csv};

use crate::sample;

fn written(note: Option<&str>) -> String {
    let mut bundle = sample::bundle();
    if let Some(note) = note {
        bundle.claims[1].note = Some(note.to_owned());
    }
    let mut bytes = Vec::new();
    write_csv(&bundle, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn rows(written: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// What a free text becomes in its cell.
#[track_caller]
fn check(note: &str, cell: &str) {
    assert_eq!(rows(&written(Some(note)))[1][10], cell);
}

#[test]
fn the_sample_as_a_table() {
    insta::assert_snapshot!(written(None).replace("\r\n", "\u{240d}\n"));
}

#[test]
fn every_passage_has_a_row_in_the_order_of_reading() {
    let rows = rows(&written(None));
    let places: Vec<(&str, &str)> = rows.iter().map(|row| (row[0].as_str(), row[2].as_str())).collect();
    assert_eq!(places, [("document", "start"), ("First", "0"), ("First", "35"), ("Second", "0"), ("Second", "14")]);
    assert!(rows.iter().all(|row| row.len() == 19));
}

#[test]
fn rfc_4180_rows_end_in_cr_lf_and_quotes_are_doubled() {
    let written = written(None);
    assert!(written.ends_with("\"fuzzy\",2,\"refuted\"\r\n"));
    assert!(written.contains("\"'-ask\nthe \"\"archive\"\"\""));
    assert!(!written.starts_with('\u{feff}'));
}

#[test]
fn what_looks_like_a_formula_is_text() {
    check("=1+1", "'=1+1");
    check("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
    check("-2+3", "'-2+3");
    check("@SUM(A1)", "'@SUM(A1)");
    check("\t=1", "'\t=1");
    check("\r=1", "'\r=1");
    check("\n=1", "'\n=1");
    check("＝1", "'＝1");
    check("-", "'-");
    check("-.5.5", "'-.5.5");
    check("a;=1+1", "a;=1+1");
}

#[test]
fn a_formula_behind_what_is_stripped_or_not_seen_is_text_too() {
    for opener in ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"] {
        let before = [
            "",
            " ",
            "   ",
            "\u{a0}",
            "\u{3000}",
            "\u{2003}",
            "\u{feff}",
            "\u{200b}",
            "\u{200e}",
            "\u{202e}",
            "\u{2060}",
            "\u{ad}",
            "\0",
            "\u{1b}",
            "\u{85}",
            "\"",
            "'",
            "\"'",
            " \u{feff}\t\"",
            "\r\n ",
            "\u{e0020}",
            "\u{fe0f}",
        ];
        for before in before {
            let note = format!("{before}{opener}HYPERLINK(\"http://a\")");
            check(&note, &format!("'{note}"));
        }
    }
    check("\u{feff}-5", "'\u{feff}-5");
    check(" -5", "' -5");
}

#[test]
fn numbers_and_plain_words_stay_as_they_are() {
    for plain in ["-5", "+3.25", "1940", "'quoted'", "1=1", "“=1”", "", " a =1", "said, \"no\"", "a\r\nb"] {
        check(plain, plain);
    }
    let quote = &rows(&written(None))[4][4];
    assert_eq!(quote, "-5");
    assert!(written(None).contains(",0,13,"), "positions are not quoted");
}

#[test]
fn tags_are_guarded_too() {
    assert_eq!(rows(&written(None))[1][12], "'=place;event");
}

fn evidence(note: Option<&str>) -> String {
    let mut bundle = sample::bundle();
    if let Some(note) = note {
        bundle.evidence.iter_mut().for_each(|piece| piece.quote = Some(note.to_owned()));
    }
    let mut bytes = Vec::new();
    write_evidence_csv(&bundle, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_evidence_of_the_sample_as_a_table() {
    insta::assert_snapshot!(evidence(None).replace("\r\n", "\u{240d}\n"));
}

#[test]
fn a_source_is_called_by_its_key_else_its_id_and_may_have_a_number_for_a_title() {
    let check = |csl: serde_json::Value, key: &str, title: &str| {
        let mut bundle = sample::bundle();
        bundle.sources.iter_mut().for_each(|source| source.csl = csl.as_object().unwrap().clone());
        let mut bytes = Vec::new();
        write_evidence_csv(&bundle, &mut bytes).unwrap();
        let rows = rows(&String::from_utf8(bytes).unwrap());
        let row = rows[1..].iter().find(|row| !row[5].is_empty()).unwrap();
        assert_eq!((row[5].as_str(), row[6].as_str()), (key, title), "{csl}");
    };
    check(serde_json::json!({ "citation-key": "k", "id": "i", "title": 1984 }), "k", "1984");
    check(serde_json::json!({ "id": "i", "title": "T" }), "i", "T");
    check(serde_json::json!({ "id": 7 }), "7", "");
}

#[test]
fn every_piece_of_evidence_has_a_row_and_none_a_formula() {
    let rows = rows(&evidence(Some("=HYPERLINK(1)")));
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0][9], "quote");
    assert!(rows[1..].iter().all(|row| row.len() == 17 && row[9] == "'=HYPERLINK(1)"), "{rows:?}");
    assert_eq!([&rows[1][4], &rows[2][4]], ["refutes", "mentions"]);
}
