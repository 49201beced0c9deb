//! Originals and texts of any length: whole, in parts, or told to be damaged, never a part for all of it.

use std::path::Path;

use obelus_model::*;
use obelus_store::{Finding, Library as Store, Reader, StoreError, sha256};
use rusqlite::Connection;

use crate::samples::Desk;

/// Bytes in a part, as the library's form has it.
const PART: usize = 1 << 15;

/// A text of so many bytes, of which each line is another; characters of several bytes lie across the ends of parts.
fn text(length: usize) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() + 40 > length {
            break;
        }
        text.push_str(&format!("Größe {number} 中国\n"));
    }
    text.push_str(&".".repeat(length - text.len()));
    text
}

/// A library that keeps these.
fn keep(texts: &[String]) -> (Desk, Store) {
    let (mut desk, mut store) = Desk::new();
    desk.write(&mut store, Verb::ImportDocument, |tx| {
        texts.iter().for_each(|text| drop(tx.keep(text.as_bytes()).unwrap()))
    });
    (desk, store)
}

fn lengths() -> impl Iterator<Item = usize> {
    [0, 1, PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 1, 5 * PART - 1].into_iter()
}

fn longest_cell(path: &Path) -> u32 {
    let sql = "SELECT max(length(bytes)) FROM (SELECT bytes FROM content UNION ALL SELECT bytes FROM content_part)";
    Connection::open(path).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_content_of_any_length_is_kept_and_read() {
    let texts: Vec<String> = lengths().map(text).collect();
    let (desk, store) = keep(&texts);
    let rows = store.rows();
    for text in &texts {
        let hash = sha256(text.as_bytes());
        assert_eq!(rows.text(&hash).unwrap().as_ref(), Some(text), "{}", text.len());
        for most in lengths() {
            let (head, is_whole) = rows.text_head(&hash, most).unwrap().unwrap();
            assert!(text.starts_with(&head) && head.len() + 3 >= most.min(text.len()), "{most} of {}", text.len());
            assert_eq!(is_whole, most >= text.len(), "{most} of {}", text.len());
        }
    }
    assert_eq!(longest_cell(&desk.path), PART as u32);
    assert_eq!(rows.verify().unwrap(), []);
}

#[test]
fn a_long_text_of_an_older_library_is_parted_when_it_becomes_a_present_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.obelus");
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(include_str!("../fixtures/v5.sql")).unwrap();
    let texts: Vec<String> = lengths().map(text).collect();
    for text in &texts {
        let sql = "INSERT INTO content (sha256, bytes) VALUES (?1, ?2)";
        connection.execute(sql, (sha256(text.as_bytes()).as_str(), text.as_bytes())).unwrap();
    }
    connection.close().unwrap();
    let check = |rows: obelus_store::Rows<'_>| -> Result<(), StoreError> {
        for text in &texts {
            assert_eq!(rows.text(&sha256(text.as_bytes())).unwrap().as_ref(), Some(text), "{}", text.len());
        }
        Ok(())
    };
    // One that may only be read is read as it is.
    Reader::open(&path).unwrap().read(check).unwrap();
    let store = Store::open(&path).unwrap();
    check(store.rows()).unwrap();
    assert_eq!(store.rows().verify().unwrap(), []);
    drop(store);
    assert_eq!(longest_cell(&path), PART as u32);
}

#[test]
fn a_part_that_is_missing_or_another_is_told_and_nothing_of_it_handed_on() {
    let long = text(4 * PART + 7);
    let hash = sha256(long.as_bytes());
    for spoil in [
        "DELETE FROM content_part WHERE first = 65536",
        "DELETE FROM content_part WHERE first > 65536",
        "DELETE FROM content_part",
        "UPDATE content_part SET bytes = CAST('other' AS BLOB) WHERE first = 65536",
        "UPDATE content_part SET bytes = zeroblob(32768) WHERE first = 65536",
        "UPDATE content_part SET first = first + 1 WHERE first = 65536",
        "UPDATE content_part SET first = first - 1 WHERE first = 65536",
        "UPDATE content_part SET first = 9223372036854775807 WHERE first = 65536",
        "UPDATE content SET bytes = CAST(bytes || bytes AS BLOB)",
        "UPDATE content SET bytes = X''",
    ] {
        let (desk, store) = keep(&[long.clone()]);
        drop(store);
        Connection::open(&desk.path).unwrap().execute_batch(spoil).unwrap();
        let reader = Reader::open(&desk.path).unwrap();
        let read = reader.read(|rows| rows.text(&hash));
        assert!(matches!(read, Err(StoreError::Damaged(_))), "{spoil}: {read:?}");
        let found = reader.verify().unwrap();
        assert!(found.contains(&Finding::Content(hash.clone())), "{spoil}: {found:?}");
    }
    let (desk, store) = keep(&[long]);
    drop(store);
    let orphan = "PRAGMA foreign_keys = OFF; INSERT INTO content_part SELECT replace(sha256, 'a', 'b'), first, bytes FROM content_part";
    Connection::open(&desk.path).unwrap().execute_batch(orphan).unwrap();
    let found = Reader::open(&desk.path).unwrap().verify().unwrap();
    assert!(found.iter().any(|finding| matches!(finding, Finding::Reference { .. })), "{found:?}");
}
