//! Libraries of every version that was ever shipped still open, and become what a fresh one is.

use std::path::Path;

use obelus_model::*;
use obelus_store::{Library as Store, OpState};

use crate::samples::{Desk, dump};

/// One library of each version, as `sqlite3 FILE .dump` wrote it, with both numbers of its head.
const FIXTURES: &[&str] = &[
    include_str!("../fixtures/v1.sql"),
    include_str!("../fixtures/v2.sql"),
    include_str!("../fixtures/v3.sql"),
    include_str!("../fixtures/v4.sql"),
    include_str!("../fixtures/v5.sql"),
    include_str!("../fixtures/v6.sql"),
];

/// The schema, without comments and with white space made even.
fn schema(path: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut statement =
        connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
    let even = |sql: String| -> String {
        let lines = sql.lines().map(|line| line.split("--").next().unwrap());
        let words: Vec<String> = lines.flat_map(str::split_whitespace).map(str::to_owned).collect();
        words.join(" ")
    };
    statement.query_map([], |row| row.get(0).map(even)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn fresh_equals_migrated() {
    let (desk, store) = Desk::new();
    drop(store);
    let fresh = schema(&desk.path);
    assert!(fresh.len() > 20);
    for fixture in FIXTURES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.obelus");
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch(fixture).unwrap();
        connection.close().unwrap();
        drop(Store::open(&path).unwrap());
        assert_eq!(schema(&path), fresh);
    }
}

#[test]
fn an_old_library_is_read_verified_and_undone() {
    for fixture in FIXTURES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.obelus");
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch(fixture).unwrap();
        connection.close().unwrap();
        let mut store = Store::open(&path).unwrap();
        assert_eq!(store.rows().verify().unwrap(), []);
        let end = dump(&path);
        let ops = store.rows().history(u32::MAX, None).unwrap();
        for entry in &ops {
            for change in store.rows().changes(entry.op.id).unwrap() {
                assert!(change.before.is_some() || change.after.is_some());
            }
        }
        let done = ops.iter().filter(|entry| entry.state == OpState::Done).count();
        assert!(done > 2, "a fixture without ops to undo shows nothing");
        let mut desk = Desk::new().0;
        desk.count = 1_000_000;
        for _ in 0..done {
            let op = desk.op(Verb::Undo);
            store.undo(op).unwrap();
        }
        assert_eq!(store.rows().documents().unwrap(), []);
        for _ in 0..done {
            let op = desk.op(Verb::Redo);
            store.redo(op).unwrap();
        }
        assert_eq!(dump(&path), end);
    }
}

#[test]
fn an_old_library_that_is_only_read_is_no_damaged_one() {
    // The first version has no structures yet: a reader of this program cannot read it at all.
    for fixture in [include_str!("../fixtures/v2.sql"), include_str!("../fixtures/v3.sql")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.obelus");
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch(fixture).unwrap();
        connection.close().unwrap();
        let found = obelus_store::Reader::open(&path).unwrap().verify().unwrap();
        assert_eq!(found, []);
    }
}

/// Makes the library of which `sqlite3` then writes the fixture of the present version: for whoever raises the version.
#[test]
#[ignore = "makes a fixture, at the path in OBELUS_STORE_TEST_LIBRARY"]
fn make_a_fixture() {
    let path = std::env::var_os("OBELUS_STORE_TEST_LIBRARY").expect("a path");
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let (tag, source) = (desk.tag("dates"), desk.source());
    let under = Tag { parent: Some(tag.id), definition: Some("When".into()), ..desk.tag("May") };
    let mut claim = desk.claim(document.id, 0, 26);
    claim.judge(Some(Verdict::Dubious));
    claim.reasons.push(Reason { code: ReasonCode::Contradicted, text: Some("June elsewhere".into()) });
    claim.tags.push(under.id);
    claim.extra.insert("mine".into(), serde_json::json!([1, 0.5]));
    let mut repeat = desk.claim(document.id, 27, 47).passages.remove(0);
    repeat.passage.anchoring = Anchoring::Fuzzy(0.875);
    claim.passages.push(repeat);
    let other = desk.claim(document.id, 48, 67);
    let place = desk.passage(document.id, 27, 47);
    let evidence = Evidence { source: Some(source.id), ..desk.evidence(claim.id, Some(place)) };
    let link = desk.link(claim.id, other.id);
    let highlight = Highlight { tags: vec![tag.id], ..desk.highlight(document.id, 10, 30) };
    let edited = Document { status: Status::Reading, tags: vec![tag.id], ..document };
    let whole = Version { number: 2, way: Some("whole".into()), ..desk.document().1 };
    desk.write(&mut store, Verb::RereadDocument, |tx| {
        let structure = Some(tx.keep(br#"{"blocks":[],"runs":[],"pages":[]}"#).unwrap());
        let boxes = Some(tx.keep(b"boxes").unwrap());
        // One that lies in parts.
        tx.keep(&[b'x'; (1 << 15) + 10]).unwrap();
        tx.put(Record::Version(Version { document: edited.id, structure, boxes, ..whole })).unwrap();
    });
    for record in [
        Record::Tag(tag),
        Record::Tag(under),
        Record::Source(source),
        Record::Claim(claim),
        Record::Claim(other),
        Record::Evidence(evidence),
        Record::Link(link),
        Record::Highlight(highlight),
        Record::Document(edited),
    ] {
        desk.write(&mut store, Verb::Load, |tx| tx.put(record).unwrap());
    }
    let op = desk.op(Verb::Undo);
    store.undo(op).unwrap();
    let op = desk.op(Verb::Redo);
    store.redo(op).unwrap();
    drop(store);
    std::fs::copy(&desk.path, path).unwrap();
}
