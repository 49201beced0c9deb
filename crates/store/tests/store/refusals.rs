//! What is no library that can be opened is refused by name, and left byte for byte as it was, with nothing beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use obelus_model::*;
use obelus_store::{Library as Store, Reader, StoreError};

use crate::samples::{Desk, uuid};

/// All files of a folder with their bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
}

/// Spoils a library's file in some way, and holds what is answered to its opening.
fn check(spoil: impl FnOnce(&Path), expected: impl Fn(&StoreError) -> bool) {
    let (mut desk, mut store) = Desk::new();
    desk.import(&mut store);
    drop(store);
    spoil(&desk.path);
    let before = contents(desk.folder.path());
    let fault = Store::open(&desk.path).err().expect("opened for writing");
    assert!(expected(&fault), "for writing: {fault:?}");
    assert_eq!(contents(desk.folder.path()), before);
    match Reader::open(&desk.path) {
        Err(fault) => assert!(expected(&fault), "for reading: {fault:?}"),
        // A reader looks at the file's head only, and meets damage where it is.
        Ok(reader) => {
            let fault = reader.read(|rows| rows.claims().and(rows.documents()).and(rows.verify()));
            assert!(!matches!(fault, Ok(findings) if findings.is_empty()), "read as if it were whole");
        }
    }
    assert_eq!(contents(desk.folder.path()), before);
}

fn with_bytes(change: impl FnOnce(&mut Vec<u8>)) -> impl FnOnce(&Path) {
    move |path| {
        let mut bytes = fs::read(path).unwrap();
        change(&mut bytes);
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_missing_file_is_missing() {
    let spoil = |path: &Path| {
        fs::remove_file(path).unwrap();
        // With it, the library would be gone (`backups`).
        fs::remove_file(format!("{}.journal", path.display())).unwrap();
    };
    check(spoil, |fault| matches!(fault, StoreError::Missing));
}

#[test]
fn a_folder_is_no_file() {
    let spoil = |path: &Path| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    };
    check(spoil, |fault| matches!(fault, StoreError::IsDirectory));
}

/// Spoils a library of which nothing else is left; where something is, it is a damaged one.
fn alone(spoil: impl FnOnce(&Path)) -> impl FnOnce(&Path) {
    |path| {
        fs::remove_file(format!("{}.journal", path.display())).unwrap();
        spoil(path);
    }
}

#[test]
fn an_empty_file_a_text_and_a_foreign_database_are_no_libraries() {
    let is = |fault: &StoreError| matches!(fault, StoreError::NotALibrary);
    check(alone(|path| fs::write(path, "").unwrap()), is);
    check(alone(|path| fs::write(path, "Trotsky was struck on 20 August 1940.\n".repeat(99)).unwrap()), is);
    check(alone(with_bytes(|bytes| bytes.truncate(40))), is);
    let foreign = |path: &Path| {
        fs::remove_file(path).unwrap();
        let connection = rusqlite::Connection::open(path).unwrap();
        connection.execute_batch("CREATE TABLE library (id)").unwrap();
    };
    check(alone(foreign), is);
    check(alone(with_bytes(|bytes| bytes[60..64].fill(0))), is);
}

#[test]
fn a_library_of_a_later_version_is_refused_with_both_numbers() {
    let is = |fault: &StoreError| matches!(fault, StoreError::Newer { found: 7, known: 6 });
    check(with_bytes(|bytes| bytes[63] = 7), is);
}

/// Leaves a library with a log beside it, as a crash does, and holds that both stay as they are when it is refused.
fn check_with_log(write: &str, spoil: impl FnOnce(&Path), expected: fn(&StoreError) -> bool) {
    let (desk, store) = Desk::new();
    drop(store);
    let log = PathBuf::from(format!("{}-wal", desk.path.display()));
    let connection = rusqlite::Connection::open(&desk.path).unwrap();
    connection.execute_batch(write).unwrap();
    let kept = (fs::read(&desk.path).unwrap(), fs::read(&log).unwrap());
    drop(connection);
    fs::write(&desk.path, kept.0).unwrap();
    fs::write(&log, kept.1).unwrap();
    spoil(&desk.path);
    let contents = || {
        let mut contents = contents(desk.folder.path());
        // The index of the log may lie there afterwards; whoever opens it makes it anew from the log.
        contents.retain(|path, _| !path.to_string_lossy().ends_with("-shm"));
        contents
    };
    let before = contents();
    assert!(before.len() == 3 && !before[&log].is_empty(), "the library, its journal, its log");
    for fault in [Store::open(&desk.path).err(), Reader::open(&desk.path).err()] {
        assert!(fault.as_ref().is_some_and(expected), "{fault:?}");
        assert_eq!(contents(), before);
    }
}

#[test]
fn a_library_that_is_refused_keeps_the_log_of_its_last_writer() {
    let newer = |fault: &StoreError| matches!(fault, StoreError::Newer { found: 7, known: 6 });
    check_with_log("PRAGMA user_version = 7", |_| {}, newer);
    check_with_log("PRAGMA application_id = 7", |_| {}, |fault| matches!(fault, StoreError::NotALibrary));
    // The log holds another page; the root of the schema is damaged in the file.
    let write = "UPDATE annotator SET name = 'B'";
    let damaged = |fault: &StoreError| matches!(fault, StoreError::Damaged(_));
    check_with_log(write, with_bytes(|bytes| bytes[100..4096].fill(0)), damaged);
}

#[test]
fn a_damaged_library_is_refused_and_kept() {
    let is = |fault: &StoreError| matches!(fault, StoreError::Damaged(_));
    check(with_bytes(|bytes| bytes.truncate(99)), is);
    check(with_bytes(|bytes| bytes.truncate(bytes.len() / 2)), is);
    check(with_bytes(|bytes| bytes[4096..12 * 4096].fill(0xa5)), is);
    check(with_bytes(|bytes| bytes[100..4096].fill(0)), is);
    let strange = |path: &Path| {
        let connection = rusqlite::Connection::open(path).unwrap();
        connection.execute_batch("CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM op; END").unwrap();
    };
    check(strange, is);
}

#[test]
fn a_new_library_takes_no_name_that_is_taken() {
    let (mut desk, store) = Desk::new();
    drop(store);
    let library = Library { id: LibraryId(uuid(1)), name: "Other".into(), extra: Extra::new() };
    let annotator = desk.annotator.clone();
    let text = desk.folder.path().join("text.txt");
    fs::write(&text, "a text").unwrap();
    let before = contents(desk.folder.path());
    let op = desk.op(Verb::CreateLibrary);
    let refuse = |path: &Path| Store::create(path, &library, &annotator, op.clone()).err().expect("made");
    assert!(matches!(refuse(&desk.path), StoreError::Exists));
    assert!(matches!(refuse(&text), StoreError::Exists));
    assert!(matches!(refuse(desk.folder.path()), StoreError::IsDirectory));
    assert!(matches!(refuse(&desk.folder.path().join("nowhere/new.obelus")), StoreError::Missing));
    assert_eq!(contents(desk.folder.path()), before);
}

#[test]
fn a_new_library_clears_away_what_a_crash_left_of_one() {
    let (mut desk, store) = Desk::new();
    drop(store);
    let path = desk.folder.path().join("second.obelus");
    fs::write(desk.folder.path().join("second.obelus-new"), "half a library").unwrap();
    let library = Library { id: LibraryId(uuid(1)), name: "Second".into(), extra: Extra::new() };
    let op = desk.op(Verb::CreateLibrary);
    let store = Store::create(&path, &library, &desk.annotator, op).unwrap();
    assert_eq!(store.rows().verify().unwrap(), []);
    drop(store);
    let names: Vec<_> =
        contents(desk.folder.path()).into_keys().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["a library.obelus", "a library.obelus.journal", "second.obelus", "second.obelus.journal"]);
}

#[test]
fn a_name_with_signs_that_mean_something_elsewhere_is_a_name() {
    let (mut desk, store) = Desk::new();
    drop(store);
    let path = desk.folder.path().join("50% ? #1 Größe 🦉.obelus");
    let library = Library { id: LibraryId(uuid(1)), name: "Signs".into(), extra: Extra::new() };
    let op = desk.op(Verb::CreateLibrary);
    drop(Store::create(&path, &library, &desk.annotator, op).unwrap());
    drop(Store::open(&path).unwrap());
    assert!(Reader::open(&path).unwrap().read(|rows| rows.verify()).unwrap().is_empty());
}
