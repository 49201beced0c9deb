//! The second copy: what a library file loses comes back from the journal, and a journal that is not its own is known.

use std::fs;
use std::path::{Path, PathBuf};

use obelus_model::*;
use obelus_store::{Finding, Library as Store, Opening, Reader, SecondCopy, StoreError};

use crate::samples::{Desk, dump};

fn journal(library: &Path) -> PathBuf {
    PathBuf::from(format!("{}.journal", library.display()))
}

/// All rows of the log itself: what a replayed library must have to the byte.
fn log(path: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut lines = Vec::new();
    for table in ["op", "op_change", "op_hash", "op_content", "op_state", "change_subject", "content"] {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<_> = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
            lines.push(format!("{table}: {}", cells.join(" | ")));
        }
    }
    lines
}

/// Judges, undoes, redoes, imports, deletes: one op of each kind that a journal can tell of.
fn work(desk: &mut Desk, store: &mut Store) {
    let document = desk.import(store);
    let mut claim = desk.claim(document.id, 0, 26);
    claim.note = Some("a line\nand \"another\" \u{2028} – ✓".into());
    let key = Record::Claim(claim.clone()).key();
    desk.write(store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(claim)).unwrap());
    let other = desk.claim(document.id, 27, 47);
    desk.write(store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(other)).unwrap());
    for turn in [Store::undo, Store::redo, Store::undo] {
        let op = desk.op(Verb::Undo);
        turn(store, op).unwrap();
    }
    desk.write(store, Verb::DeleteClaim, |tx| tx.remove(&key).unwrap());
    desk.write(store, Verb::ImportDocument, |tx| drop(tx.keep(b"an original \x00\xff").unwrap()));
}

/// A library with some work, and a copy of its file from before that.
fn worked() -> (Desk, Vec<u8>) {
    let (mut desk, mut store) = Desk::new();
    desk.import(&mut store);
    drop(store);
    let before = fs::read(&desk.path).unwrap();
    let mut store = Store::open(&desk.path).unwrap();
    work(&mut desk, &mut store);
    drop(store);
    (desk, before)
}

#[test]
fn a_file_that_lost_ops_gets_them_back_and_says_how_many() {
    let (mut desk, before) = worked();
    let (records, told) = (dump(&desk.path), log(&desk.path));
    fs::write(&desk.path, before).unwrap();
    assert_ne!(dump(&desk.path), records);
    let store = Store::open(&desk.path).unwrap();
    assert_eq!(store.opening(), Opening { replayed: 8, ..Opening::default() });
    assert_eq!(store.rows().verify().unwrap(), []);
    drop(store);
    assert_eq!(dump(&desk.path), records);
    assert_eq!(log(&desk.path), told);
    let mut store = Store::open(&desk.path).unwrap();
    assert_eq!(store.opening(), Opening::default());
    let op = desk.op(Verb::Undo);
    store.undo(op).unwrap();
}

#[test]
fn a_line_that_was_cut_short_is_written_again() {
    for cut in [1, 2, 70, 300] {
        let (desk, _) = worked();
        let whole = fs::read(journal(&desk.path)).unwrap();
        fs::write(journal(&desk.path), &whole[..whole.len() - cut]).unwrap();
        let store = Store::open(&desk.path).unwrap();
        assert_eq!(store.opening(), Opening::default());
        drop(store);
        assert_eq!(fs::read(journal(&desk.path)).unwrap(), whole, "cut by {cut}");
    }
}

#[test]
fn a_line_with_a_hole_is_no_line() {
    // As a disk leaves it that lost its power and wrote the end of a line before its middle; the library was not closed.
    let (mut desk, _) = worked();
    let mut store = Store::open(&desk.path).unwrap();
    desk.import(&mut store);
    let log = PathBuf::from(format!("{}-wal", desk.path.display()));
    let [file, log_bytes, whole] = [&desk.path, &log, &journal(&desk.path)].map(|path| fs::read(path).unwrap());
    drop(store);
    let mut holed = whole.clone();
    let at = whole.len() - 300;
    holed[at..at + 20].fill(0);
    for (path, bytes) in [(&desk.path, file), (&log, log_bytes), (&journal(&desk.path), holed)] {
        fs::write(path, bytes).unwrap();
    }
    let store = Store::open(&desk.path).unwrap();
    assert_eq!(store.opening(), Opening { checked_after_crash: true, ..Opening::default() });
    drop(store);
    assert_eq!(fs::read(journal(&desk.path)).unwrap(), whole);
}

#[test]
fn a_journal_that_is_missing_is_written_anew_from_the_first_op() {
    let (desk, _) = worked();
    let kept = fs::read(journal(&desk.path)).unwrap();
    fs::remove_file(journal(&desk.path)).unwrap();
    let store = Store::open(&desk.path).unwrap();
    assert_eq!(store.opening(), Opening::default());
    assert_eq!(store.journal_base().unwrap().seq, 0);
    drop(store);
    assert_eq!(fs::read(journal(&desk.path)).unwrap(), kept);
}

#[test]
fn a_journal_taken_away_under_an_open_library_is_written_anew_with_the_next_op() {
    let (mut desk, _) = worked();
    let mut store = Store::open(&desk.path).unwrap();
    for put in [None, Some("a list of other things\n")] {
        fs::remove_file(journal(&desk.path)).unwrap();
        if let Some(text) = put {
            fs::write(journal(&desk.path), text).unwrap();
        }
        desk.import(&mut store);
        let lines = fs::read_to_string(journal(&desk.path)).unwrap().lines().count();
        assert_eq!(lines as i64, 1 + store.rows().last_op().unwrap(), "{put:?}");
        let aside = fs::read_to_string(format!("{}-aside-1", journal(&desk.path).display())).ok();
        assert_eq!(aside.as_deref(), put, "what lay there is kept");
    }
    drop(store);
    assert!(Reader::open(&desk.path).unwrap().verify().unwrap().is_empty());
}

#[test]
fn a_journal_damaged_in_the_middle_is_kept_aside_and_told() {
    let (desk, _) = worked();
    let mut bytes = fs::read(journal(&desk.path)).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    let cut = bytes.len() - 1;
    bytes.truncate(cut);
    fs::write(journal(&desk.path), &bytes).unwrap();
    let store = Store::open(&desk.path).unwrap();
    assert_eq!(store.opening(), Opening { journal_set_aside: true, ..Opening::default() });
    let aside = PathBuf::from(format!("{}-aside-1", journal(&desk.path).display()));
    assert_eq!(fs::read(aside).unwrap(), bytes);
}

#[test]
fn a_journal_of_another_library_is_kept_aside_and_told() {
    let (desk, _) = worked();
    let (mut other, mut store) = Desk::new();
    // Another library was made by another op.
    other.count = 5_000;
    let path = other.folder.path().join("other.obelus");
    let library = Library { id: LibraryId(crate::samples::uuid(1)), name: "Other".into(), extra: Extra::new() };
    let op = other.op(Verb::CreateLibrary);
    let made = Store::create(&path, &library, &other.annotator, op).unwrap();
    drop(made);
    other.import(&mut store);
    fs::copy(journal(&path), journal(&desk.path)).unwrap();
    let store = Store::open(&desk.path).unwrap();
    assert!(store.opening().journal_set_aside);
    assert_eq!(store.rows().verify().unwrap(), []);
}

#[test]
fn two_stories_of_one_library_are_refused_and_both_stay() {
    let (mut desk, before) = worked();
    // The file from before, worked on without its journal: what came then is other than what the journal tells.
    let kept = fs::read(journal(&desk.path)).unwrap();
    fs::write(&desk.path, before).unwrap();
    fs::remove_file(journal(&desk.path)).unwrap();
    let mut store = Store::open(&desk.path).unwrap();
    let tag = desk.tag("forked");
    desk.write(&mut store, Verb::CreateTag, |tx| tx.put(Record::Tag(tag)).unwrap());
    drop(store);
    fs::write(journal(&desk.path), &kept).unwrap();
    let forked = fs::read(&desk.path).unwrap();
    let fault = Store::open(&desk.path).err().unwrap();
    assert!(matches!(fault, StoreError::Damaged(_)), "{fault:?}");
    assert_eq!(fs::read(&desk.path).unwrap(), forked);
    assert_eq!(fs::read(journal(&desk.path)).unwrap(), kept);
    let found = Reader::open(&desk.path).unwrap().verify().unwrap();
    assert_eq!(found, [Finding::Journal]);
}

/// A library as a crash leaves it, its newest ops in the log beside it and in the journal alone.
fn crashed(library: &Path) -> (Desk, [Vec<u8>; 3]) {
    let (mut desk, mut store) = Desk::new();
    desk.import(&mut store);
    drop(store);
    let mut store = Store::open(&desk.path).unwrap();
    work(&mut desk, &mut store);
    let ended = ["", "-wal", ".journal"].map(|ending| fs::read(format!("{}{ending}", desk.path.display())).unwrap());
    drop(store);
    lay(library, &ended);
    (desk, ended)
}

fn lay(library: &Path, files: &[Vec<u8>; 3]) {
    for (ending, bytes) in ["", "-wal", ".journal"].into_iter().zip(files) {
        fs::write(format!("{}{ending}", library.display()), bytes).unwrap();
    }
}

/// A journal whose head says that it begins elsewhere.
fn with_other_base(journal: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(journal.to_vec()).unwrap();
    text.replacen("\"seq\":0,\"hash\":\"0", "\"seq\":0,\"hash\":\"1", 1).into_bytes()
}

#[test]
fn after_a_crash_a_journal_with_a_damaged_head_is_kept_aside_where_the_library_has_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crashed.obelus");
    let (_, [file, log, told]) = crashed(&path);
    let damaged = with_other_base(&told);
    assert_ne!(damaged, told);
    lay(&path, &[file, log, damaged.clone()]);
    let store = Store::open(&path).unwrap();
    let set_aside = Opening { checked_after_crash: true, journal_set_aside: true, ..Opening::default() };
    assert_eq!(store.opening(), set_aside);
    assert_eq!(fs::read(format!("{}-aside-1", journal(&path).display())).unwrap(), damaged);
    assert_eq!(store.rows().verify().unwrap(), []);
}

#[test]
fn after_a_crash_a_journal_that_tells_another_story_is_refused_and_every_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crashed.obelus");
    let (mut desk, [file, log, _]) = crashed(&path);
    // The journal went on without the library, and its head is damaged.
    let mut store = Store::open(&desk.path).unwrap();
    let tag = desk.tag("later");
    desk.write(&mut store, Verb::CreateTag, |tx| tx.put(Record::Tag(tag)).unwrap());
    drop(store);
    let files = [file, log, with_other_base(&fs::read(journal(&desk.path)).unwrap())];
    lay(&path, &files);
    let fault = Store::open(&path).err().unwrap();
    assert!(matches!(fault, StoreError::Damaged(_)), "{fault:?}");
    let left =
        ["", "-wal", ".journal"].map(|ending| fs::read(format!("{}{ending}", path.display())).unwrap_or_default());
    assert!(left == files, "a refused library was changed");
}

#[test]
fn a_journal_that_cannot_be_written_is_told_with_each_write_and_catches_up() {
    let (mut desk, _) = worked();
    let kept = fs::read(journal(&desk.path)).unwrap();
    fs::remove_file(journal(&desk.path)).unwrap();
    fs::create_dir(journal(&desk.path)).unwrap();
    let mut store = Store::open(&desk.path).unwrap();
    let op = desk.op(Verb::Undo);
    assert_eq!(store.undo(op).unwrap().second_copy, SecondCopy::Behind);
    fs::remove_dir(journal(&desk.path)).unwrap();
    fs::write(journal(&desk.path), &kept).unwrap();
    let op = desk.op(Verb::Redo);
    assert_eq!(store.redo(op).unwrap().second_copy, SecondCopy::Written);
    drop(store);
    let text = fs::read_to_string(journal(&desk.path)).unwrap();
    assert_eq!(text.lines().count(), 1 + 12);
    assert!(Reader::open(&desk.path).unwrap().verify().unwrap().is_empty());
}

#[test]
fn what_is_trimmed_is_gone_and_the_rest_follows() {
    let (mut desk, _) = worked();
    let mut store = Store::open(&desk.path).unwrap();
    store.trim_journal(7, u64::MAX).unwrap();
    assert_eq!(store.journal_base().unwrap().seq, 0, "a short journal was trimmed");
    store.trim_journal(7, 0).unwrap();
    assert_eq!(store.journal_base().unwrap().seq, 7);
    desk.import(&mut store);
    drop(store);
    let text = fs::read_to_string(journal(&desk.path)).unwrap();
    assert_eq!(text.lines().count(), 1 + 4);
    assert_eq!(Store::open(&desk.path).unwrap().opening(), Opening::default());
    assert!(Reader::open(&desk.path).unwrap().verify().unwrap().is_empty());
}

#[test]
fn a_library_older_than_the_beginning_of_its_journal_is_refused() {
    let (desk, before) = worked();
    let mut store = Store::open(&desk.path).unwrap();
    store.trim_journal(7, 0).unwrap();
    drop(store);
    fs::write(&desk.path, &before).unwrap();
    assert!(matches!(Store::open(&desk.path), Err(StoreError::Damaged(_))));
    assert_eq!(fs::read(&desk.path).unwrap(), before);
}

#[test]
fn whoever_changes_the_log_after_the_fact_breaks_the_chain() {
    let (desk, _) = worked();
    let connection = rusqlite::Connection::open(&desk.path).unwrap();
    connection.execute_batch("UPDATE op SET at = at + 1 WHERE seq = 4").unwrap();
    drop(connection);
    let found = Reader::open(&desk.path).unwrap().verify().unwrap();
    assert!(found.contains(&Finding::Chain(4)), "{found:?}");
    assert!(!found.contains(&Finding::Chain(5)), "{found:?}");
}

#[test]
fn a_journal_found_damaged_while_the_library_is_open_is_begun_anew() {
    let (mut desk, _) = worked();
    let mut store = Store::open(&desk.path).unwrap();
    let mut bytes = fs::read(journal(&desk.path)).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    fs::write(journal(&desk.path), &bytes).unwrap();
    store.tend_journal().unwrap();
    assert_eq!(store.journal_base().unwrap().seq, 0);
    desk.import(&mut store);
    drop(store);
    assert!(Reader::open(&desk.path).unwrap().verify().unwrap().is_empty());
    let aside = PathBuf::from(format!("{}-aside-1", journal(&desk.path).display()));
    assert_eq!(fs::read(aside).unwrap(), bytes);
}

#[test]
fn an_image_that_a_later_program_would_write_otherwise_comes_back_to_the_letter() {
    let (desk, before) = worked();
    // The same record in other letters: as a program writes it that knows more keys. The chain is made over them.
    let text = fs::read_to_string(journal(&desk.path)).unwrap();
    let connection = rusqlite::Connection::open(&desk.path).unwrap();
    let other = "UPDATE op_change SET after = replace(after, '\"certainty\":', '\"certainty\": ') WHERE op = 4";
    assert_eq!(connection.execute(other, []).unwrap(), 1);
    drop(connection);
    let library = desk.path.clone();
    rechain(&library, 4);
    fs::remove_file(journal(&library)).unwrap();
    let head = text.lines().next().unwrap().to_owned() + "\n";
    fs::write(journal(&library), head).unwrap();
    drop(Store::open(&library).unwrap());
    let told = log(&library);
    fs::write(&library, before).unwrap();
    assert_eq!(Store::open(&library).unwrap().opening().replayed, 8);
    assert_eq!(log(&library), told);
}

/// Computes the links anew from an op on, as the program does it when it writes them.
fn rechain(library: &Path, from: i64) {
    use sha2::Digest;
    let connection = rusqlite::Connection::open(library).unwrap();
    let last: i64 = connection.query_row("SELECT max(seq) FROM op", [], |row| row.get(0)).unwrap();
    for seq in from..=last {
        let before: Vec<u8> =
            connection.query_row("SELECT hash FROM op_hash WHERE op = ?1", [seq - 1], |row| row.get(0)).unwrap();
        let body = body(&connection, seq);
        let hash = sha2::Sha256::new().chain_update(&before).chain_update(body).finalize();
        connection.execute("UPDATE op_hash SET hash = ?2 WHERE op = ?1", (seq, hash.as_slice())).unwrap();
    }
}

/// The body of an op, written from the description in docs/adr/0020-journal.md rather than by the program.
fn body(connection: &rusqlite::Connection, seq: i64) -> String {
    let uuid = |bytes: Vec<u8>| uuid::Uuid::from_slice(&bytes).unwrap().to_string();
    let mut body = connection
        .query_row("SELECT id, at, annotator, verb, reverts FROM op WHERE seq = ?1", [seq], |row| {
            let annotator = row.get::<_, Option<Vec<u8>>>(2)?.map_or("null".to_owned(), |id| format!("\"{}\"", uuid(id)));
            let reverts = row.get::<_, Option<i64>>(4)?.map_or("null".to_owned(), |seq| seq.to_string());
            let (id, at, verb): (Vec<u8>, i64, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
            Ok(format!(
                "{{\"seq\":{seq},\"id\":\"{}\",\"at\":{at},\"annotator\":{annotator},\"verb\":\"{verb}\",\"reverts\":{reverts},\"changes\":[",
                uuid(id)
            ))
        })
        .unwrap();
    let list = |sql: &str, form: fn(&rusqlite::Row<'_>) -> String| -> String {
        let mut statement = connection.prepare(sql).unwrap();
        let lines = statement.query_map([seq], |row| Ok(form(row))).unwrap();
        lines.map(Result::unwrap).collect::<Vec<_>>().join(",")
    };
    body += &list("SELECT noun, record, after FROM op_change WHERE op = ?1 ORDER BY ordinal", |row| {
        let [noun, record]: [String; 2] = [0, 1].map(|at| row.get(at).unwrap());
        let after: Option<String> = row.get(2).unwrap();
        format!("[\"{noun}\",\"{record}\",{}]", after.as_deref().unwrap_or("null"))
    });
    body += "],\"content\":[";
    body += &list("SELECT sha256 FROM op_content WHERE op = ?1 ORDER BY sha256", |row| {
        format!("\"{}\"", row.get::<_, String>(0).unwrap())
    });
    body + "]}"
}
