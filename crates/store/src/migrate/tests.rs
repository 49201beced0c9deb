//! The migrator, with steps that no version has yet.

use std::path::PathBuf;

use super::*;
use crate::library::fill;
use crate::open::{self, Use};
use crate::{StoreError, backups};

const STEPS: &[Migration] = &[
    Migration { to: 1, sql: "never run", then: nothing },
    Migration { to: 2, sql: "ALTER TABLE annotator ADD COLUMN age INTEGER", then: nothing },
    Migration { to: 3, sql: "UPDATE annotator SET age = 1", then: nothing },
];

fn library() -> (tempfile::TempDir, PathBuf, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.obelus");
    let mut connection = Connection::open(&path).unwrap();
    fill(&mut connection).unwrap();
    open::set(&connection, Use::Write).unwrap();
    // The steps below begin at 1, whatever the present version is.
    connection
        .execute_batch("INSERT INTO annotator (id, name) VALUES (zeroblob(16), 'A'); PRAGMA user_version = 1")
        .unwrap();
    (folder, path, connection)
}

fn version(connection: &Connection) -> u32 {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

fn names(folder: &tempfile::TempDir) -> Vec<String> {
    let files = std::fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
    names.sort();
    names
}

#[test]
fn steps_are_taken_in_order_after_a_copy_was_laid_aside() {
    let (folder, path, mut connection) = library();
    migrate(&mut connection, &path, STEPS).unwrap();
    assert_eq!(version(&connection), 3);
    let age: i64 = connection.query_row("SELECT age FROM annotator", [], |row| row.get(0)).unwrap();
    assert_eq!(age, 1);
    // References are looked at again.
    let stray = "INSERT INTO highlight_tag VALUES (zeroblob(16), 0, zeroblob(16))";
    assert!(connection.execute_batch(stray).is_err());
    assert_eq!(names(&folder), ["old.obelus", "old.obelus-backups"]);
    let [backup] = &backups(&path).unwrap()[..] else { panic!("not one backup") };
    assert_eq!((backup.name.reason(), backup.name.seq()), (BackupReason::Migration, 0));
    let copy = Connection::open(&backup.path).unwrap();
    assert_eq!(version(&copy), 1);
    let name: String = copy.query_row("SELECT name FROM annotator", [], |row| row.get(0)).unwrap();
    assert_eq!(name, "A");
    // The file itself says its new version, also to a program that does not read the log.
    assert_eq!(std::fs::read(&path).unwrap()[60..64], [0, 0, 0, 3]);
    migrate(&mut connection, &path, STEPS).unwrap();
    assert_eq!(backups(&path).unwrap().len(), 1, "a library of the present version was copied");
}

#[test]
fn no_step_is_taken_where_no_backup_can_be_made() {
    let (folder, path, mut connection) = library();
    std::fs::write(folder.path().join("old.obelus-backups"), "a file where the folder should be").unwrap();
    migrate(&mut connection, &path, STEPS).unwrap_err();
    assert_eq!(version(&connection), 1);
    let dangling = "PRAGMA foreign_keys = OFF; INSERT INTO claim_tag VALUES (zeroblob(16), 0, zeroblob(16))";
    std::fs::remove_file(folder.path().join("old.obelus-backups")).unwrap();
    connection.execute_batch(dangling).unwrap();
    // A backup that is not sound is none.
    assert!(matches!(migrate(&mut connection, &path, STEPS), Err(StoreError::Damaged(_))));
    assert_eq!((version(&connection), backups(&path).unwrap().len()), (1, 0));
}

#[test]
fn a_step_that_fails_leaves_the_library_and_the_copy() {
    fn check(sql: &'static str, expected: fn(&StoreError) -> bool) {
        let (folder, path, mut connection) = library();
        let steps =
            [Migration { to: 2, sql: "DELETE FROM annotator", then: nothing }, Migration { to: 3, sql, then: nothing }];
        let fault = migrate(&mut connection, &path, &steps).unwrap_err();
        assert!(expected(&fault), "{fault:?}");
        assert_eq!(version(&connection), 1);
        let count: u32 = connection.query_row("SELECT count(*) FROM annotator", [], |row| row.get(0)).unwrap();
        assert_eq!(count, 1);
        // The next try makes another backup, writes over none, and clears away what a crash left of one.
        let first = backups(&path).unwrap()[0].path.clone();
        std::fs::write(format!("{}.part", first.display()), "half a copy").unwrap();
        migrate(&mut connection, &path, STEPS).unwrap();
        assert_eq!(backups(&path).unwrap().len(), 2);
        assert!(first.exists());
        let folder = std::fs::read_dir(folder.path().join("old.obelus-backups")).unwrap();
        assert_eq!(folder.count(), 2, "half a copy is still there");
    }
    check("UPDATE nowhere SET x = 1", |fault| matches!(fault, StoreError::Sqlite(_)));
    let dangling = "INSERT INTO claim_tag VALUES (zeroblob(16), 0, zeroblob(16))";
    check(dangling, |fault| matches!(fault, StoreError::Damaged(_)));
}
