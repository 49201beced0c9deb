//! What is wrong in a library is found and named.

use obelus_model::*;
use obelus_store::{Finding, Library as Store, Reader, sha256};

use crate::samples::{Desk, TEXT, uuid};

/// Spoils a sound library by SQL, and holds what is found.
fn check(spoil: &str, expected: impl FnOnce(ClaimId, &Document) -> Vec<Finding>) {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let claim = desk.claim(document.id, 27, 47);
    let id = claim.id;
    desk.write(&mut store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(claim)).unwrap());
    assert_eq!(store.rows().verify().unwrap(), []);
    drop(store);
    let connection = rusqlite::Connection::open(&desk.path).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    connection.execute_batch(spoil).unwrap();
    connection.close().unwrap();
    let expected = expected(id, &document);
    let reader = Reader::open(&desk.path).unwrap();
    assert_eq!(reader.read(|rows| rows.verify()).unwrap(), expected, "{spoil}");
    drop(reader);
    assert_eq!(Store::open(&desk.path).unwrap().rows().verify().unwrap(), expected, "{spoil}");
}

fn key(id: ClaimId) -> RecordKey {
    RecordKey { noun: Noun::Claim, id: id.to_string() }
}

fn version(document: &Document) -> RecordKey {
    RecordKey { noun: Noun::Version, id: format!("{}/1", document.id) }
}

#[test]
fn every_kind_of_fault_is_found_and_named() {
    check("UPDATE content SET bytes = CAST('other' AS BLOB)", |_, document| {
        vec![Finding::Content(sha256(TEXT.as_bytes())), Finding::Text(version(document))]
    });
    check("UPDATE content SET bytes = X'FF'", |_, document| {
        vec![Finding::Content(sha256(TEXT.as_bytes())), Finding::Text(version(document))]
    });
    check("UPDATE version SET length = length + 1", |_, document| vec![Finding::Text(version(document))]);
    check("UPDATE passage SET exact = 'it was seen in May.'", |id, _| vec![Finding::Words(key(id))]);
    check("UPDATE passage SET exact = 'It', anchoring = 'moved'", |_, _| vec![]);
    check("UPDATE passage SET \"end\" = 99999", |id, _| vec![Finding::Outside(key(id))]);
    check("UPDATE passage SET \"end\" = 99999, anchoring = 'lost'", |_, _| vec![]);
    check("DELETE FROM passage", |id, _| vec![Finding::Placeless(key(id))]);
    check("UPDATE op_change SET after = '{' WHERE op = 3", |_, _| vec![Finding::Image(3, 0), Finding::Chain(3)]);
    check("DELETE FROM op_change WHERE op = 2 AND ordinal = 1", |_, _| vec![Finding::Log(2), Finding::Chain(2)]);
    check("DELETE FROM library", |_, _| vec![Finding::Incomplete(Noun::Library)]);
    check("DELETE FROM annotator", |_, _| {
        let reference = Finding::Reference { from: "claim".into(), to: "annotator".into() };
        vec![reference, Finding::Incomplete(Noun::Annotator)]
    });
    let reason = format!("INSERT INTO claim_reason SELECT id, 0, 'hearsay', NULL FROM claim -- {}", uuid(0));
    check(&reason, |_, _| vec![Finding::Record(Noun::Claim, "the value of column 1".into())]);
}

#[test]
fn what_only_sqlite_can_see_is_told_in_its_words() {
    let (desk, store) = Desk::new();
    drop(store);
    let connection = rusqlite::Connection::open(&desk.path).unwrap();
    let rule = "color TEXT NOT NULL CHECK (length(color) = 7 AND color GLOB '#[0-9a-f]*')";
    connection
        .execute_batch(&format!(
            "PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = replace(sql, '{}', 'color TEXT NOT NULL') WHERE name = 'tag';
             PRAGMA writable_schema = RESET;
             INSERT INTO tag (id, name, color) VALUES (zeroblob(16), 'red', 'red');
             PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = replace(sql, 'color TEXT NOT NULL', '{}') WHERE name = 'tag';
             PRAGMA writable_schema = RESET;",
            rule.replace('\'', "''"),
            rule.replace('\'', "''"),
        ))
        .unwrap();
    connection.close().unwrap();
    let found = Reader::open(&desk.path).unwrap().read(|rows| rows.verify()).unwrap();
    assert!(matches!(&found[0], Finding::Structure(told) if told.contains("tag")), "{found:?}");
}
