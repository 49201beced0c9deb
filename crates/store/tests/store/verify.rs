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
    check("UPDATE version SET length = length + 1", |_, document| {
        vec![Finding::Differs(version(document)), Finding::Text(version(document))]
    });
    check("UPDATE passage SET exact = 'it was seen in May.'", |id, _| {
        vec![Finding::Differs(key(id)), Finding::Words(key(id))]
    });
    check("UPDATE passage SET exact = 'It', anchoring = 'moved'", |id, _| vec![Finding::Differs(key(id))]);
    check("UPDATE passage SET \"end\" = 99999", |id, _| vec![Finding::Differs(key(id)), Finding::Outside(key(id))]);
    check("UPDATE passage SET \"end\" = 99999, anchoring = 'lost'", |id, _| vec![Finding::Differs(key(id))]);
    check("DELETE FROM passage", |id, _| vec![Finding::Differs(key(id)), Finding::Placeless(key(id))]);
    check("DELETE FROM library", |_, _| {
        let library = RecordKey { noun: Noun::Library, id: uuid(1).to_string() };
        vec![Finding::Incomplete(Noun::Library), Finding::Missing(library)]
    });
    check("DELETE FROM annotator", |_, _| {
        let reference = Finding::Reference { from: "claim".into(), to: "annotator".into() };
        let annotator = RecordKey { noun: Noun::Annotator, id: uuid(2).to_string() };
        vec![reference, Finding::Incomplete(Noun::Annotator), Finding::Missing(annotator)]
    });
    let reason = format!("INSERT INTO claim_reason SELECT id, 0, 'hearsay', NULL FROM claim -- {}", uuid(0));
    check(&reason, |id, _| vec![Finding::Record(key(id), "the value of column 1".into())]);
}

#[test]
fn a_record_that_is_not_what_the_log_says_is_found() {
    // Nothing that SQLite, a hash or a text could object to: only the log knows better.
    check("UPDATE claim SET verdict = 'dubious'", |id, _| vec![Finding::Differs(key(id))]);
    check("UPDATE claim SET note = 'no'", |id, _| vec![Finding::Differs(key(id))]);
    check("UPDATE document SET authors = '[{\"family\":\"Galley\"}]'", |_, document| {
        vec![Finding::Differs(RecordKey { noun: Noun::Document, id: document.id.to_string() })]
    });
    check("INSERT INTO annotator (id, name) VALUES (zeroblob(16), 'B')", |_, _| {
        vec![Finding::Unlogged(RecordKey { noun: Noun::Annotator, id: uuid::Uuid::nil().to_string() })]
    });
    check("DELETE FROM passage; DELETE FROM claim", |id, _| vec![Finding::Index("records"), Finding::Missing(key(id))]);
}

#[test]
fn a_log_that_does_not_hold_together_is_found() {
    check("UPDATE op_change SET after = '{' WHERE op = 3", |id, _| {
        vec![Finding::Image(3, 0), Finding::Subject(3), Finding::Chain(3), Finding::Unlogged(key(id))]
    });
    check("DELETE FROM op_change WHERE op = 2 AND ordinal = 1", |_, document| {
        vec![Finding::Log(2), Finding::Chain(2), Finding::Unlogged(version(document))]
    });
    check("UPDATE op_change SET ordinal = 7 WHERE op = 3", |id, _| {
        vec![Finding::Image(3, 7), Finding::Subject(3), Finding::Unlogged(key(id))]
    });
    check("UPDATE op_change SET record = replace(record, '-7000-', '-7001-') WHERE op = 3", |id, _| {
        vec![Finding::Image(3, 0), Finding::Subject(3), Finding::Chain(3), Finding::Unlogged(key(id))]
    });
    check("UPDATE op_change SET before = after WHERE op = 3", |_, _| vec![Finding::Before(3, 0)]);
    check("DELETE FROM change_subject", |_, _| vec![Finding::Subject(3)]);
    check("UPDATE change_subject SET claim = zeroblob(16)", |_, _| vec![Finding::Subject(3)]);
    check("UPDATE op_state SET state = 'undone' WHERE op = 2", |_, _| vec![Finding::State(2)]);
    check("DELETE FROM op_state WHERE op = 3", |_, _| vec![Finding::State(3)]);
    check("UPDATE op SET verb = 'undo', reverts = 1 WHERE seq = 3", |_, _| {
        vec![Finding::Reverts(3), Finding::State(2), Finding::State(3), Finding::Chain(3)]
    });
    // Neither records nor images know when a thing was done, or by whom: the chain does.
    check("UPDATE op SET at = at + 1 WHERE seq = 2", |_, _| vec![Finding::Chain(2)]);
    check("UPDATE op_hash SET hash = zeroblob(32) WHERE op = 2", |_, _| vec![Finding::Chain(2), Finding::Chain(3)]);
    check("UPDATE op SET verb = 'invent' WHERE seq = 3", |_, _| {
        vec![Finding::Op(3), Finding::State(3), Finding::Chain(3)]
    });
}

#[test]
fn what_is_derived_and_how_it_is_kept_are_looked_at_too() {
    let text = sha256(TEXT.as_bytes());
    let keep =
        |spans: &str| format!("INSERT INTO sentence_cache VALUES ('{text}', {}, {spans})", obelus_text::SENTENCE_RULES);
    let packed: String = obelus_text::sentences(&obelus_text::CanonicalText::new(TEXT).unwrap())
        .iter()
        .flat_map(|span| [span.start(), span.end()])
        .map(|bound| format!("{:08x}", bound.swap_bytes()))
        .collect();
    check(&keep(&format!("X'{packed}'")), |_, _| vec![]);
    check(&keep(&format!("X'{}'", packed.replacen("00000000", "01000000", 1))), |_, _| {
        vec![Finding::Sentences(sha256(TEXT.as_bytes()))]
    });
    check(&keep("zeroblob(8)"), |_, _| vec![Finding::Sentences(sha256(TEXT.as_bytes()))]);
    check("DELETE FROM search_record WHERE noun = 'claim'", |_, _| vec![Finding::Index("records")]);
    check("DELETE FROM search_in_records WHERE rowid = 1", |_, _| vec![Finding::Index("records")]);
    check("DELETE FROM search_text", |_, _| vec![Finding::Index("texts")]);
    check("UPDATE search_text SET text_sha256 = replace(text_sha256, '0', '1')", |_, _| vec![Finding::Index("texts")]);
    for spoilt in [
        "INSERT INTO search_part VALUES (7, 7, 0, 1, 0)",
        "DELETE FROM search_part",
        "UPDATE search_part SET words = words + 1",
        "UPDATE search_part SET first = first + 1",
        "UPDATE search_part SET count = count + 1",
        "UPDATE search_part SET segment = segment + 1",
        "DELETE FROM search_block",
        "INSERT INTO search_block (segment, first, checksum, entries, places) VALUES (7, 'guest', 0, x'', x'')",
        "UPDATE search_block SET checksum = checksum + 1",
        "UPDATE search_block SET first = 'guest'",
        "UPDATE search_block SET entries = x'00'",
        "UPDATE search_block SET places = x'00'",
    ] {
        check(spoilt, |_, _| vec![Finding::Index("texts")]);
    }
    check("UPDATE search_text SET pieces = X'0100000001000000'", |_, _| vec![Finding::Index("pieces")]);
    check("DROP INDEX tag_by_parent", |_, _| vec![Finding::Schema("tag_by_parent".into())]);
    check("CREATE TABLE guest (secret TEXT)", |_, _| vec![Finding::Schema(String::new())]);
}

/// The page on which a table or an index begins.
fn first_page(path: &std::path::Path, name: &str) -> usize {
    let connection = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    connection.query_row(sql, [name], |row| row.get::<_, u32>(0)).unwrap() as usize
}

#[test]
fn an_index_that_became_another_ones_is_found_though_sqlite_sees_nothing() {
    let (mut desk, mut store) = Desk::new();
    let tag = desk.tag("forged");
    desk.write(&mut store, Verb::CreateTag, |tx| tx.put(Record::Tag(tag)).unwrap());
    drop(store);
    let [from, to] = ["sqlite_autoindex_tag_1", "tag_by_parent"].map(|name| (first_page(&desk.path, name) - 1) * 4096);
    let mut bytes = std::fs::read(&desk.path).unwrap();
    bytes.copy_within(from..from + 4096, to);
    std::fs::write(&desk.path, bytes).unwrap();
    let connection = rusqlite::Connection::open(&desk.path).unwrap();
    let told: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    drop(connection);
    assert_eq!(told, "ok", "SQLite sees it now: this look may go");
    let found = Reader::open(&desk.path).unwrap().read(|rows| rows.verify()).unwrap();
    assert_eq!(found, [Finding::Structure("wrong # of entries in index tag_by_parent".into())]);
}

#[test]
fn a_file_with_more_pages_than_it_counts_is_found() {
    use std::io::Write;
    let (desk, store) = Desk::new();
    drop(store);
    std::fs::OpenOptions::new().append(true).open(&desk.path).unwrap().write_all(&[0; 4096]).unwrap();
    let found = Reader::open(&desk.path).unwrap().read(|rows| rows.verify()).unwrap();
    assert_eq!(found, [Finding::Head("page_count")]);
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

#[test]
fn a_text_that_is_not_what_came_is_not_handed_on() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let version = store.rows().find_version(document.id, 1).unwrap().unwrap();
    drop(store);
    let connection = rusqlite::Connection::open(&desk.path).unwrap();
    connection.execute_batch("UPDATE content SET bytes = CAST(replace(bytes, 'May', 'Mai') AS BLOB)").unwrap();
    drop(connection);
    let reader = Reader::open(&desk.path).unwrap();
    let text = reader.read(|rows| rows.text(&version.text_sha256));
    assert!(matches!(text, Err(obelus_store::StoreError::Damaged(_))), "{text:?}");
}
