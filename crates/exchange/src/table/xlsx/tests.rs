//! What no bundle of a test is large enough for: sheets and cells that are full, at limits that are small.

use super::*;
use crate::table::cell::Cell;
use crate::table::xlsx::words::{cut, escape};

/// Rows of one number and one text.
struct Lines<'a>(&'a [&'a str]);

impl Table for Lines<'_> {
    const NAME: &'static str = "lines";
    const COLUMNS: &'static [&'static str] = &["number", "text"];

    fn rows(&self) -> impl Iterator<Item = Vec<Cell<'_>>> {
        (1..).zip(self.0).map(|(number, text)| vec![Cell::Number(number), Cell::text(Some(text))])
    }
}

const SMALL: Limits = Limits { rows: 4, units: 10, columns: 5, bytes: 1 << 20 };

/// The sheets of the lines, by name, as a reader of another hand gives them.
fn read(lines: &[&str], limits: &Limits) -> Vec<(String, Vec<Vec<String>>)> {
    use calamine::Reader;
    let sheets = sheets(&Lines(lines), limits, true).unwrap();
    let mut bytes = Vec::new();
    write(sheets, &mut bytes).unwrap();
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let rows = |range: calamine::Range<calamine::Data>| {
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    names.into_iter().map(|name| (name.clone(), rows(book.worksheet_range(&name).unwrap()))).collect()
}

#[test]
fn rows_that_are_more_than_a_sheet_holds_go_on_in_another_under_the_same_header() {
    let check = |lines: &[&str], sheets: &[(&str, &[&str])]| {
        let read = read(lines, &SMALL);
        let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, sheets.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        for ((name, rows), (_, texts)) in read.iter().zip(sheets) {
            assert_eq!(rows[0], ["number", "text"], "{name}");
            let there: Vec<&str> = rows[1..].iter().map(|row| row[1].as_str()).collect();
            assert_eq!(&there, texts, "{name}");
        }
    };
    check(&[], &[("lines", &[])]);
    check(&["a", "b", "c"], &[("lines", &["a", "b", "c"])]);
    check(&["a", "b", "c", "d"], &[("lines", &["a", "b", "c"]), ("lines_2", &["d"])]);
    let seven = ["a", "b", "c", "d", "e", "f", "g"];
    check(&seven, &[("lines", &["a", "b", "c"]), ("lines_2", &["d", "e", "f"]), ("lines_3", &["g"])]);
}

#[test]
fn a_sheet_of_too_many_bytes_is_full_too() {
    let limits = Limits { bytes: 1, ..SMALL };
    let read = read(&["a", "b"], &limits);
    let texts: Vec<&str> = read.iter().flat_map(|(_, rows)| &rows[1..]).map(|row| row[1].as_str()).collect();
    assert_eq!((read.len(), texts), (2, vec!["a", "b"]));
}

#[test]
fn a_text_that_is_longer_than_a_cell_goes_on_in_columns_at_the_end() {
    let read = read(&["short", "0123456789abcdefghijXYZ", "0123456789"], &SMALL);
    let rows = &read[0].1;
    assert_eq!(rows[0], ["number", "text", "text_2", "text_3"]);
    assert_eq!(rows[1], ["1", "short", "", ""]);
    assert_eq!(rows[2], ["2", "0123456789", "abcdefghij", "XYZ"]);
    assert_eq!(rows[3], ["3", "0123456789", "", ""]);
}

#[test]
fn a_text_for_which_there_are_not_enough_columns_is_refused() {
    assert!(sheets(&Lines(&["0123456789".repeat(4).as_str()]), &SMALL, true).is_ok());
    let fault = sheets(&Lines(&["0123456789".repeat(4).as_str(), &"0123456789".repeat(5)]), &SMALL, true).err();
    assert!(matches!(&fault, Some(WriteFault::Unwritable(why)) if why == "a text of 5 cells"), "{fault:?}");
}

#[test]
fn a_text_is_cut_between_characters_and_by_the_units_that_a_cell_counts() {
    let check = |text: &str, parts: &[&str]| {
        let mut rest = text;
        for part in parts {
            let (here, left) = cut(rest, 10);
            assert_eq!(here, *part, "{text:?}");
            rest = left;
        }
        assert_eq!(rest, "", "{text:?}");
    };
    check("", &[""]);
    check("0123456789", &["0123456789"]);
    check("0123456789a", &["0123456789", "a"]);
    check("\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}", &["\u{1f600}".repeat(5).as_str(), "\u{1f600}"]);
    check("012345678\u{1f600}", &["012345678", "\u{1f600}"]);
    check("ab\u{1}cd", &["ab\u{1}c", "d"]);
    check("abcd\u{1}e", &["abcd", "\u{1}e"]);
    // What would be escaped is counted as an escape, though what is left of it is none.
    check("_x0041_xyz!", &["_x00", "41_xyz!"]);
}

#[test]
fn what_xml_cannot_hold_and_what_reads_as_an_escape_is_escaped() {
    let check = |text: &str, escaped: &str| {
        let mut out = String::new();
        escape(text, &mut out);
        assert_eq!(out, escaped, "{text:?}");
    };
    check("a < b & c > d \"e\"", "a &lt; b &amp; c &gt; d \"e\"");
    check("]]>", "]]&gt;");
    check("a\tb\nc", "a\tb\nc");
    check("a\r\nb\0\u{1b}", "a_x000D_\nb_x0000__x001B_");
    check("\u{fffe}\u{ffff}\u{fffd}\u{85}", "_xFFFE__xFFFF_\u{fffd}\u{85}");
    check("_x0041_", "_x005F_x0041_");
    check("_x00e9_ _X00E9_", "_x005F_x00e9_ _x005F_X00E9_");
    check("_x0041_x0042_", "_x005F_x0041_x005F_x0042_");
    check("__x0041_", "__x005F_x0041_");
    check("_x0041", "_x0041");
    check("_x004_ _x0041x _xq041_ _", "_x004_ _x0041x _xq041_ _");
    // The escape of what stands behind begins with the `_` that is not there.
    check("_x0041\u{1}", "_x005F_x0041_x0001_");
}

#[test]
fn columns_are_named_by_letters() {
    for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
        assert_eq!(sheet::letters(column), letters);
    }
}

#[test]
fn days_are_counted_as_spreadsheets_do_and_those_that_they_count_wrongly_are_told_in_words() {
    let check = |moment: &str, serial: Option<f64>| {
        assert_eq!(sheet::serial(moment.parse().unwrap()), serial, "{moment}");
    };
    check("1970-01-01T00:00:00.000Z", Some(25569.0));
    check("2026-11-27T06:00:00.000Z", Some(46353.25));
    check("1900-03-01T00:00:00.000Z", Some(61.0));
    check("1900-02-28T23:59:59.999Z", None);
    check("-009999-01-02T01:59:59.000Z", None);
    check("9999-12-30T00:00:00.000Z", Some(2_958_464.0));
}
