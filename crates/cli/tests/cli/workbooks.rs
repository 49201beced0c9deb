//! Workbooks by the command line: written as files are, and read by a reader of another hand.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use crate::room::{Room, difference};

fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn bytes(room: &Room, name: &str) -> Vec<u8> {
    std::fs::read(room.path().join(name)).unwrap()
}

#[test]
fn export_writes_claims_and_evidence_as_sheets_with_what_was_typed_to_the_letter() {
    let (room, letter) = Room::with_letter();
    let judge = ["judge", &letter, "--sentence", "1", "--verdict", "sourced", "--note", "=HYPERLINK(\"http://a\")"];
    let claim = room.json(&judge).value()["id"].as_str().unwrap().to_owned();
    let bring = ["evidence", &claim, "--stance", "supports", "--quote", "<r>@SUM(A1)</r>", "--accessed", "2026-11-20"];
    room.json(&[&bring[..], &["--url", "https://example.org"]].concat()).value();

    let answer = room.json(&["export", "--format", "xlsx", "-o", "out.xlsx"]).value();
    let written = bytes(&room, "out.xlsx");
    assert_eq!((answer["bytes"].as_u64(), answer["claims"].as_u64()), (Some(written.len() as u64), Some(1)));
    let claims = rows(&written, "claims");
    assert_eq!((claims.len(), claims[1][0].to_string(), claims[1][1].to_string()), (2, "letter".to_owned(), claim));
    assert_eq!(claims[1][10], Data::String("=HYPERLINK(\"http://a\")".to_owned()));
    assert_eq!(claims[1][17], Data::Float(1.0));
    let evidence = rows(&written, "evidence");
    assert_eq!(evidence[1][9], Data::String("<r>@SUM(A1)</r>".to_owned()));
    assert!(matches!(evidence[1][15], Data::DateTime(_)), "{:?}", evidence[1][15]);

    room.json(&["export", "--format", "xlsx", "-o", "again.xlsx"]).value();
    assert!(bytes(&room, "again.xlsx") == written, "two exports differ");
    let mut printing = room.command(&["export", "--format", "xlsx", "-o", "-"]);
    assert!(printing.output().unwrap().stdout == written, "standard output differs from the file");
}

#[test]
fn a_workbook_of_one_document_leaves_the_others_out() {
    let (room, letter) = Room::with_letter();
    room.file("other.txt", "Another one. And more.");
    room.run(&["import", "other.txt"]);
    for document in [letter.as_str(), "other"] {
        room.json(&["judge", document, "--sentence", "1", "--verdict", "dubious"]).value();
    }
    room.json(&["export", "--document", "other", "--format", "xlsx", "-o", "one.xlsx"]).value();
    let claims = rows(&bytes(&room, "one.xlsx"), "claims");
    assert_eq!(claims[1..].iter().map(|row| row[0].to_string()).collect::<Vec<_>>(), ["other"]);
}

#[test]
fn a_workbook_that_cannot_be_put_in_its_place_is_refused_and_nothing_stands_there() {
    let (room, _) = Room::with_letter();
    let before = room.library_bytes();
    std::fs::create_dir(room.path().join("folder.xlsx")).unwrap();
    for (target, code) in [
        ("folder.xlsx", "file-not-a-file"),
        ("library/l.obelus", "file-is-library"),
        ("nowhere/out.xlsx", "file-missing"),
    ] {
        assert_eq!(room.json(&["export", "--format", "xlsx", "-o", target]).fault().0, code, "{target}");
    }
    assert_eq!(difference(&before, &room.library_bytes()), Vec::<String>::new());
    assert_eq!(std::fs::read_dir(room.path().join("folder.xlsx")).unwrap().count(), 0);
}
