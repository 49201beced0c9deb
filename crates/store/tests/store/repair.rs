//! Damaged libraries put together again: nothing that was saved is lost where the journal is there, and the damaged file
//! is kept.

use std::fs;
use std::path::{Path, PathBuf};

use obelus_model::*;
use obelus_store::{
    Library as Store, Reader, RepairWay, Repaired, StoreError, backup_folder, backups, repair, restore,
};

use crate::samples::{Desk, TEXT, dump};

fn now() -> Moment {
    "2026-11-26T12:43:18.000Z".parse().unwrap()
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", path.display()))
}

/// A library with a backup of its first ops and more after it, closed: a document, five claims, a highlight, a tag, links.
fn worked() -> Desk {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store).id;
    let judge = |desk: &mut Desk, store: &mut Store| {
        let mut claim = desk.claim(document, 0, 26);
        claim.judge(Some(Verdict::Dubious));
        desk.write(store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(claim.clone())).unwrap());
        claim.id
    };
    judge(&mut desk, &mut store);
    Reader::open(&desk.path).unwrap().back_up(BackupReason::Asked, now()).unwrap();
    let ids: Vec<ClaimId> = (0..4).map(|_| judge(&mut desk, &mut store)).collect();
    let (tag, highlight, link) = (desk.tag("dates"), desk.highlight(document, 10, 30), desk.link(ids[0], ids[1]));
    for record in [Record::Tag(tag), Record::Highlight(highlight), Record::Link(link)] {
        desk.write(&mut store, Verb::Load, |tx| tx.put(record).unwrap());
    }
    let op = desk.op(Verb::Undo);
    store.undo(op).unwrap();
    let op = desk.op(Verb::Redo);
    store.redo(op).unwrap();
    drop(store);
    desk
}

/// How many ops `worked` does.
const OPS: i64 = 12;

fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

fn sql(path: &Path, sql: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
}

fn forget_backups(path: &Path) {
    fs::remove_dir_all(backup_folder(path)).unwrap();
}

fn forget_journal(path: &Path) {
    fs::remove_file(beside(path, ".journal")).unwrap();
}

/// Repairs, and holds that the library is sound, that what was there is aside byte for byte, and nothing else is left.
fn mend(desk: &Desk) -> Repaired {
    let there = ["", "-wal", ".journal"].map(|ending| fs::read(beside(&desk.path, ending)).ok());
    let repaired = repair(&desk.path, now()).unwrap();
    if let Some(aside) = &repaired.aside {
        assert!(there == ["", "-wal", ".journal"].map(|ending| fs::read(beside(aside, ending)).ok()));
    } else {
        assert!(there.iter().all(Option::is_none));
    }
    let store = Store::open(&desk.path).unwrap();
    assert_eq!(store.rows().verify().unwrap(), []);
    assert!(store.opening().replayed == 0 && !store.opening().journal_set_aside);
    drop(store);
    for entry in fs::read_dir(desk.folder.path()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!name.contains("-repairing"), "{name} is left");
    }
    assert_eq!(backups(&desk.path).unwrap()[0].name.reason(), BackupReason::Repair);
    repaired
}

/// Whatever is done to it, all comes back, and in this way.
#[track_caller]
fn check(damage: impl FnOnce(&Path), way: RepairWay) {
    let desk = worked();
    let whole = dump(&desk.path);
    damage(&desk.path);
    let repaired = mend(&desk);
    assert_eq!((repaired.way, repaired.ops, repaired.lost), (way, OPS, 0));
    assert_eq!((repaired.documents, repaired.claims), (1, 5));
    assert!(dump(&desk.path) == whole, "other than before");
}

#[test]
fn what_is_derived_is_made_anew() {
    let derived = "DELETE FROM change_subject; UPDATE op_state SET state = 'gone'; DELETE FROM sentence_cache;
        PRAGMA writable_schema = ON";
    check(|path| sql(path, derived), RepairWay::Reindex);
    // An index without its entries, as damage leaves it.
    check(
        |path| {
            let connection = rusqlite::Connection::open(path).unwrap();
            let root: i64 = connection
                .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'passage_by_place'", [], |row| row.get(0))
                .unwrap();
            drop(connection);
            change(path, |bytes| {
                let page = usize::try_from(root - 1).unwrap() * 4096;
                bytes[page + 3..page + 5].fill(0);
            });
            let found = Reader::open(path).unwrap().read(|rows| rows.verify()).unwrap();
            assert!(!found.is_empty(), "nothing is damaged");
        },
        RepairWay::Reindex,
    );
}

#[test]
fn an_index_of_words_of_which_nothing_can_be_read_is_made_anew() {
    for table in ["search_block", "search_in_records_config", "search_text", "search_part"] {
        let spoil = |path: &Path| {
            forget_backups(path);
            let connection = rusqlite::Connection::open(path).unwrap();
            let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
            let root: usize = connection.query_row(sql, [table], |row| row.get::<_, u32>(0)).unwrap() as usize;
            drop(connection);
            change(path, |bytes| bytes[(root - 1) * 4096..root * 4096].fill(0xa5));
            let found = Reader::open(path).unwrap().read(|rows| rows.verify()).unwrap();
            assert!(!found.is_empty(), "nothing is damaged");
        };
        check(spoil, RepairWay::Reindex);
    }
}

#[test]
fn an_older_library_of_whose_index_nothing_can_be_read_gets_the_present_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.obelus");
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch(include_str!("../fixtures/v4.sql")).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'search_in_texts_data'";
    let root: usize = connection.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap() as usize;
    connection.close().unwrap();
    change(&path, |bytes| bytes[(root - 1) * 4096..root * 4096].fill(0xa5));
    let repaired = repair(&path, now()).unwrap();
    assert_eq!((repaired.way, repaired.lost), (RepairWay::Reindex, 0));
    let store = Store::open(&path).unwrap();
    assert_eq!(store.rows().verify().unwrap(), []);
    assert_eq!(store.rows().documents().unwrap().len(), 1);
}

#[test]
fn a_sound_library_stays_what_it_is() {
    check(|_| {}, RepairWay::Reindex);
}

#[test]
fn a_file_that_is_gone_or_nothing_comes_back_from_the_backup_and_the_journal() {
    check(|path| fs::remove_file(path).unwrap(), RepairWay::Journal);
    check(|path| fs::write(path, "").unwrap(), RepairWay::Journal);
    check(|path| change(path, |bytes| bytes.fill(0)), RepairWay::Journal);
    check(|path| change(path, |bytes| bytes[..4096].fill(0)), RepairWay::Journal);
    check(|path| change(path, |bytes| bytes.truncate(20_000)), RepairWay::Journal);
    check(|path| fs::write(path, "a text, not a library").unwrap(), RepairWay::Journal);
}

#[test]
fn a_content_that_is_other_than_its_hash_comes_back() {
    let spoil = |path: &Path| {
        change(path, |bytes| {
            let text = TEXT.as_bytes();
            let at = bytes.windows(text.len()).position(|words| words == text).unwrap();
            bytes[at] = b'X';
        });
    };
    check(spoil, RepairWay::Journal);
}

#[test]
fn the_journal_alone_brings_everything_back() {
    let spoil = |path: &Path| {
        forget_backups(path);
        change(path, |bytes| bytes.fill(0xa5));
    };
    check(spoil, RepairWay::Journal);
}

#[test]
fn a_damaged_backup_is_passed_over() {
    let spoil = |path: &Path| {
        change(&backups(path).unwrap()[0].path, |bytes| bytes[5000..9000].fill(0));
        fs::remove_file(path).unwrap();
    };
    check(spoil, RepairWay::Journal);
}

#[test]
fn the_log_of_the_damaged_file_stands_in_for_a_journal_that_is_gone() {
    // A verdict that damage has changed: the row is not what the log says.
    let spoil = |path: &Path| {
        forget_journal(path);
        sql(path, "UPDATE claim SET note = 'damage', kind = NULL; DELETE FROM passage");
    };
    check(spoil, RepairWay::Journal);
    let spoil = |path: &Path| {
        forget_backups(path);
        forget_journal(path);
        sql(path, "DELETE FROM passage");
    };
    check(spoil, RepairWay::Journal);
}

#[test]
fn a_log_that_belongs_to_another_file_is_left_out() {
    let other = worked();
    let log = {
        let mut desk = Desk { count: 5_000, ..worked() };
        let mut store = Store::open(&other.path).unwrap();
        let tag = desk.tag("other");
        desk.write(&mut store, Verb::Load, |tx| tx.put(Record::Tag(tag)).unwrap());
        fs::read(beside(&other.path, "-wal")).unwrap()
    };
    let desk = worked();
    let whole = dump(&desk.path);
    fs::write(beside(&desk.path, "-wal"), &log).unwrap();
    let repaired = mend(&desk);
    assert_eq!(repaired.lost, 0);
    // Both tell of the same comets, so the log fits to the bit or not at all.
    assert!(dump(&desk.path) == whole || repaired.ops == OPS + 1, "neither");
}

#[test]
fn without_journal_and_backups_the_records_that_can_be_read_come_back() {
    let desk = worked();
    forget_journal(&desk.path);
    forget_backups(&desk.path);
    // The log is beyond reading, and so is one claim.
    sql(&desk.path, "DELETE FROM op_hash; UPDATE op_change SET after = '{' WHERE after IS NOT NULL");
    sql(&desk.path, "UPDATE claim SET annotator = zeroblob(16) WHERE rowid = 2");
    let repaired = mend(&desk);
    assert_eq!((repaired.way, repaired.documents, repaired.claims), (RepairWay::Rows, 1, 4));
    assert!(repaired.lost >= 1);
    let reader = Reader::open(&desk.path).unwrap();
    let text = reader.read(|rows| rows.text(&obelus_store::sha256(TEXT.as_bytes()))).unwrap();
    assert_eq!(text.as_deref(), Some(TEXT));
}

#[test]
fn upon_a_backup_the_records_come_that_are_newer() {
    let desk = worked();
    forget_journal(&desk.path);
    sql(&desk.path, "DELETE FROM op_hash; UPDATE op_change SET after = '{' WHERE after IS NOT NULL");
    let repaired = mend(&desk);
    assert_eq!((repaired.way, repaired.claims), (RepairWay::Rows, 5));
    let store = Store::open(&desk.path).unwrap();
    assert_eq!((store.rows().tags().unwrap().len(), store.rows().highlights().unwrap().len()), (1, 1));
    // The history up to the backup, and one entry that brought the rest.
    assert_eq!(store.rows().history(u32::MAX, None).unwrap().len(), 4);
}

#[test]
fn where_nothing_can_be_brought_back_everything_stays_as_it_is() {
    let desk = worked();
    forget_journal(&desk.path);
    forget_backups(&desk.path);
    change(&desk.path, |bytes| bytes.fill(0));
    let before = fs::read(&desk.path).unwrap();
    assert!(matches!(repair(&desk.path, now()), Err(StoreError::Damaged(_))));
    assert_eq!(fs::read(&desk.path).unwrap(), before);
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 1);
}

#[test]
fn after_a_restore_the_ops_of_what_was_there_before_do_not_come_back() {
    let mut desk = worked();
    let backup = backups(&desk.path).unwrap().last().unwrap().path.clone();
    restore(&desk.path, &backup, now()).unwrap();
    desk.count = 9_000;
    let mut store = Store::open(&desk.path).unwrap();
    let tag = desk.tag("after");
    desk.write(&mut store, Verb::CreateTag, |tx| tx.put(Record::Tag(tag)).unwrap());
    drop(store);
    let whole = dump(&desk.path);
    // The newest backup by its number of ops is of what was there before.
    assert!(backups(&desk.path).unwrap().iter().any(|backup| backup.name.seq() == OPS));
    fs::remove_file(&desk.path).unwrap();
    let repaired = mend(&desk);
    assert_eq!((repaired.way, repaired.claims, repaired.lost), (RepairWay::Journal, 1, 0));
    assert!(dump(&desk.path) == whole);
}

#[test]
fn a_library_of_a_later_version_or_one_that_is_open_is_not_repaired() {
    let desk = worked();
    let store = Store::open(&desk.path).unwrap();
    assert!(matches!(repair(&desk.path, now()), Err(StoreError::Busy)));
    drop(store);
    change(&desk.path, |bytes| bytes[63] = 77);
    let names = || fs::read_dir(desk.folder.path()).unwrap().count();
    let before = names();
    assert!(matches!(repair(&desk.path, now()), Err(StoreError::Newer { found: 77, .. })));
    assert_eq!(names(), before);
}

/// The journal's lines, each with its end.
fn lines(path: &Path) -> Vec<Vec<u8>> {
    fs::read(beside(path, ".journal")).unwrap().split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

#[test]
fn a_damaged_line_of_the_journal_costs_what_hangs_on_it_and_no_more_and_is_counted() {
    // The backup holds the first three ops: line 2 is one of them, line 7 came after.
    for (line, expected_ops, lost) in [(2, OPS, 0), (7, 6, OPS - 6)] {
        let desk = worked();
        let mut damaged = lines(&desk.path);
        let middle = damaged[line].len() / 2;
        damaged[line][middle] ^= 1;
        fs::write(beside(&desk.path, ".journal"), damaged.concat()).unwrap();
        fs::remove_file(&desk.path).unwrap();
        let repaired = repair(&desk.path, now()).unwrap();
        let told = (repaired.way, repaired.ops, repaired.lost, repaired.is_certain);
        assert_eq!(told, (RepairWay::Journal, expected_ops, lost, true), "line {line}");
    }
}

#[test]
fn without_a_journal_nobody_says_that_nothing_is_missing() {
    let desk = worked();
    fs::remove_file(beside(&desk.path, ".journal")).unwrap();
    fs::remove_file(&desk.path).unwrap();
    let repaired = repair(&desk.path, now()).unwrap();
    assert_eq!((repaired.way, repaired.ops, repaired.is_certain), (RepairWay::Journal, 3, false));
}
