//! XLSX: what readers of another hand (calamine, zip) find in a workbook, held against the records and the CSV.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use obelus_exchange::{Bundle, write_csv, write_evidence_csv, write_xlsx};
use obelus_model::Moment;
use proptest::prelude::*;

use crate::sample;

fn written(bundle: &Bundle) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_xlsx(bundle, &mut bytes).unwrap();
    bytes
}

/// The rows of a sheet, the header first.
fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn csv_rows(write: impl FnOnce(&mut Vec<u8>)) -> Vec<Vec<String>> {
    let mut bytes = Vec::new();
    write(&mut bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut container = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    container.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What a cell says, as the CSV writes it.
fn said(cell: &Data) -> String {
    match cell {
        Data::DateTime(when) => {
            let milliseconds = (when.as_f64() - 25_569.0) * 86_400_000.0;
            let moment = Moment::from_milliseconds(milliseconds.round() as i64).unwrap().to_string();
            moment.strip_suffix("T00:00:00.000Z").unwrap_or(&moment).to_owned()
        }
        Data::Error(_) | Data::Bool(_) => panic!("{cell:?}"),
        _ => cell.to_string(),
    }
}

/// Every cell is what the CSV has in its place, but for the apostrophe by which a formula is a text there.
#[track_caller]
fn check_as_csv(bundle: &Bundle) {
    let bytes = written(bundle);
    let claims = csv_rows(|out| write_csv(bundle, out).unwrap());
    let evidence = csv_rows(|out| write_evidence_csv(bundle, out).unwrap());
    for (sheet, csv) in [("claims", claims), ("evidence", evidence)] {
        let rows = rows(&bytes, sheet);
        assert_eq!(rows.len(), csv.len(), "{sheet}");
        for (row, csv) in rows.iter().zip(&csv) {
            assert_eq!(row.len(), csv.len(), "{sheet}");
            for (cell, csv) in row.iter().zip(csv) {
                let said = said(cell);
                assert!(said == *csv || format!("'{said}") == *csv, "{sheet}: {said:?} is not {csv:?}");
            }
        }
    }
}

/// The notes of the first claim in order of reading, and a quote of evidence, as read.
fn with_text(text: &str) -> (Vec<u8>, [Vec<Data>; 2]) {
    let mut bundle = sample::bundle();
    bundle.claims[1].note = Some(text.to_owned());
    bundle.evidence.iter_mut().for_each(|piece| piece.quote = Some(text.to_owned()));
    let bytes = written(&bundle);
    let first = |sheet| rows(&bytes, sheet)[1].clone();
    let both = [first("claims"), first("evidence")];
    (bytes, both)
}

/// A text is read to the letter, as a text.
#[track_caller]
fn check(text: &str) {
    let (bytes, [claim, evidence]) = with_text(text);
    for cell in [&claim[10], &evidence[9]] {
        assert_eq!(cell, &Data::String(text.to_owned()));
    }
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let sheet = part(&bytes, sheet);
        assert!(!sheet.contains("<f") && !sheet.contains("<hyperlink"), "{sheet}");
    }
}

#[test]
fn the_sample_says_the_same_as_in_csv_cell_by_cell() {
    check_as_csv(&sample::bundle());
}

#[test]
fn numbers_are_numbers_and_times_are_times_and_texts_of_digits_are_texts() {
    let mut bundle = sample::bundle();
    bundle.evidence[0].accessed = Some("2026-11-20".to_owned());
    let bytes = written(&bundle);
    let claims = rows(&bytes, "claims");
    assert_eq!(claims[2][2], Data::Float(35.0));
    assert!(matches!(claims[1][14], Data::DateTime(_)), "{:?}", claims[1][14]);
    assert_eq!(claims[4][4], Data::String("-5".to_owned()));
    let days: Vec<Data> = rows(&bytes, "evidence")[1..].iter().map(|row| row[15].clone()).collect();
    assert!(days.iter().any(|day| matches!(day, Data::DateTime(_)) && said(day) == "2026-11-20"), "{days:?}");
}

#[test]
fn days_that_are_none_or_that_no_spreadsheet_counts_are_texts() {
    for day in ["1899-12-31", "=TODAY()", "2026-02-30", "last week", "2026-1-2"] {
        let mut bundle = sample::bundle();
        bundle.evidence.iter_mut().for_each(|piece| piece.accessed = Some(day.to_owned()));
        assert_eq!(rows(&written(&bundle), "evidence")[1][15], Data::String(day.to_owned()));
    }
    let mut bundle = sample::bundle();
    bundle.claims[1].created = "1899-12-31T10:00:00.000Z".parse().unwrap();
    let cells = rows(&written(&bundle), "claims");
    assert!(cells.iter().any(|row| row[14] == Data::String("1899-12-31T10:00:00.000Z".to_owned())), "{cells:?}");
}

#[test]
fn what_looks_like_a_formula_is_the_same_text() {
    for opener in ["=", "+", "-", "@", "＝", "\t=", "\n=", " =", "\u{feff}=", "'=", "\"="] {
        check(&format!("{opener}HYPERLINK(\"http://a\")"));
    }
    check("=1+1");
    check("+cmd|' /C calc'!A0");
    check("@SUM(A1)");
    check("http://a.example/?q=1&r=2");
    check("mailto:a@b.example");
}

#[test]
fn what_looks_like_a_formula_or_a_number_stays_a_text_when_somebody_edits_it() {
    let style_of = |text: &str| {
        let sheet = part(&with_text(text).0, "xl/worksheets/sheet1.xml");
        let cell = sheet.split("<c r=\"K2\" s=\"").nth(1).unwrap();
        cell.split('"').next().unwrap().parse::<usize>().unwrap()
    };
    let styles = part(&written(&sample::bundle()), "xl/styles.xml");
    let looks: Vec<&str> = styles.split("<cellXfs").nth(1).unwrap().split("<xf ").skip(1).collect();
    for text in ["=1+1", " @a", "-5", "1940", "+3.25"] {
        assert!(looks[style_of(text)].contains("quotePrefix=\"1\""), "{text}");
    }
    for text in ["plain", "1=1", "'quoted'"] {
        assert!(!looks[style_of(text)].contains("quotePrefix"), "{text}");
    }
}

#[test]
fn what_xml_cannot_hold_or_would_change_comes_back() {
    check("<r><t>no & markup</t></r>");
    check("<r>&");
    check("]]> <!-- &amp; &#13;");
    check("a\r\nb\rc\nd\te");
    check("\u{0}\u{1}\u{8}\u{b}\u{c}\u{e}\u{1f}\u{7f}\u{85}");
    check("\u{fffe}\u{ffff}\u{fdd0}\u{1fffe}\u{10ffff}");
    check("_x0041_ _x000D_ _x005F_ __x0041_x0042_");
    check("_x0041\u{1}");
    check("  spaces\n\nat both ends \n");
    check("\u{202e}\u{1f1e9}\u{1f1ea} \u{5e9}\u{5dc} cafe\u{301} 漢字");
}

#[test]
fn a_note_that_is_too_long_for_a_cell_is_all_there() {
    let text = "An obelus \u{f7} and a face \u{1f600}; ".repeat(3000);
    let (bytes, [claim, evidence]) = with_text(&text);
    for (row, sheet, column, own) in [(&claim, "claims", 10, 19), (&evidence, "evidence", 9, 17)] {
        let name = rows(&bytes, sheet)[0][column].to_string();
        let header: Vec<String> = rows(&bytes, sheet)[0][own..].iter().map(ToString::to_string).collect();
        assert_eq!(header, [format!("{name}_2"), format!("{name}_3")]);
        let parts: Vec<String> = [column, own, own + 1].iter().map(|column| row[*column].to_string()).collect();
        assert!(parts.iter().all(|part| part.encode_utf16().count() <= 32_767));
        assert_eq!(parts[0].encode_utf16().count(), 32_767);
        assert_eq!(parts.concat(), text);
    }
}

#[test]
fn a_text_of_just_what_a_cell_holds_has_one() {
    let fits = "x".repeat(32_767);
    check(&fits);
    assert_eq!(with_text(&fits).1[0].len(), 19);
    assert_eq!(with_text(&format!("{fits}y")).1[0].len(), 20);
}

#[test]
fn headers_stay_in_sight_and_have_filters_over_all_rows() {
    let bytes = written(&sample::bundle());
    for (sheet, name, range) in
        [("xl/worksheets/sheet1.xml", "claims", "A1:S5"), ("xl/worksheets/sheet2.xml", "evidence", "A1:Q3")]
    {
        let sheet = part(&bytes, sheet);
        assert!(sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"));
        assert!(sheet.ends_with(&format!("</sheetData><autoFilter ref=\"{range}\"/></worksheet>")), "{sheet}");
        let (from, to) = range.split_once(':').unwrap();
        let absolute = |cell: &str| format!("${}${}", &cell[..1], &cell[1..]);
        let filter = format!("'{name}'!{}:{}</definedName>", absolute(from), absolute(to));
        assert!(part(&bytes, "xl/workbook.xml").contains(&filter), "{filter}");
        let widths = sheet.split("width=\"").skip(1).map(|at| at.split('"').next().unwrap());
        assert!(widths.map(|width| width.parse::<usize>().unwrap()).all(|width| (8..=60).contains(&width)));
    }
}

#[test]
fn a_library_without_claims_has_both_headers() {
    let mut bundle = sample::bundle();
    (bundle.claims, bundle.evidence) = (Vec::new(), Vec::new());
    let bytes = written(&bundle);
    assert_eq!(rows(&bytes, "claims").len(), 1);
    assert_eq!(rows(&bytes, "evidence")[0].len(), 17);
}

#[test]
fn the_same_bundle_gives_the_same_bytes_and_every_part_is_whole() {
    let bytes = written(&sample::bundle());
    assert_eq!(bytes, written(&sample::bundle()));
    let mut container = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(container.name_for_index(0).unwrap().unwrap(), "[Content_Types].xml");
    for index in 0..container.len() {
        let mut part = container.by_index(index).unwrap();
        let date = part.last_modified().unwrap();
        assert_eq!((date.year(), date.month(), date.day(), date.hour()), (1980, 1, 1, 0));
        // The reader holds length and sum against what it reads.
        std::io::copy(&mut part, &mut std::io::sink()).unwrap();
    }
}

#[test]
fn a_disk_that_is_full_is_told() {
    struct Full(usize);
    impl std::io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let bundle = sample::bundle();
    let length = written(&bundle).len();
    assert!(write_xlsx(&bundle, Full(length)).is_ok());
    for room in [0, 30, length / 2, length - 1] {
        assert!(write_xlsx(&bundle, Full(room)).is_err(), "{room} of {length}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_as_it_was_written(text in "(.|[\0-\u{20}_xX0-9a-f<&=]){1,60}") {
        let (_, [claim, evidence]) = with_text(&text);
        prop_assert_eq!(claim[10].to_string(), text.as_str());
        prop_assert_eq!(evidence[9].to_string(), text.as_str());
    }
}
