//! Making a backup: a copy of one snapshot under a name of its own, synced, checked, and only then given its name.
//!
//! Invariant: a file with the name of a backup was whole and sound when it was given it, and on the disk. A backup that
//! is not made leaves nothing behind. The writer writes on meanwhile: the copy is read by a reader's snapshot.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use obelus_model::{BackupReason, Moment};
use rusqlite::Connection;
use rusqlite::backup::Backup as Copying;

use super::{Backup, BackupName, backup_folder, backups, thin};
use crate::cells::find;
use crate::files::{create_like, remove_if_there, room, sync_file, sync_folder, sync_folder_of};
use crate::open::{self, Presence, Use};
use crate::{Reader, Result, Rows, StoreError};

/// What a part of a backup is called until it has been checked.
const PART: &str = ".part";

/// So many bytes are left for what is saved while a backup is made.
const ROOM: u64 = 1 << 20;

/// One backup at a time in a process: two would take each other's part for one that a crash has left.
static MAKING: Mutex<()> = Mutex::new(());

/// What was found in a copy that is sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Checked {
    /// The version of its tables.
    pub(crate) version: u32,
    /// The place in the log of its last op.
    pub(crate) seq: i64,
}

impl Reader {
    /// Backs the library up into its folder, and thins what is there. Whoever calls it has the library open for writing:
    /// of two processes only one makes backups.
    pub fn back_up(&self, reason: BackupReason, now: Moment) -> Result<BackupName> {
        self.read(|rows| write_backup(rows.connection, self.path(), reason, now))
    }

    /// The same where one is wanted, for which the backups that are there are looked at, and how far the log is. While this
    /// looks no other is made, so that two who want the same do not make it twice.
    pub fn back_up_where(
        &self,
        now: Moment,
        wanted: impl FnOnce(&[Backup], i64) -> Option<BackupReason>,
    ) -> Result<Option<BackupName>> {
        let one = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
        self.read(|rows| match wanted(&backups(self.path())?, rows.last_op()?) {
            Some(reason) => write_alone(&one, rows.connection, self.path(), reason, now).map(Some),
            None => Ok(None),
        })
    }

    /// Copies the library to a place where no file is yet: whole, checked and of one moment, whatever is written
    /// meanwhile.
    pub fn copy_to(&self, to: &Path) -> Result<()> {
        self.read(|rows| {
            let part = crate::lock::beside(to, &format!(".{}{PART}", std::process::id()));
            match std::fs::symlink_metadata(to) {
                Ok(metadata) if metadata.is_dir() => return Err(StoreError::IsDirectory),
                Ok(_) => return Err(StoreError::Exists),
                Err(_) => {}
            }
            remove_if_there(&part)?;
            let made =
                copy_checked(rows.connection, self.path(), &part).and_then(|_| crate::library::give_name(&part, to));
            let removed = remove_if_there(&part);
            made.and(removed)?;
            sync_folder_of(to)
        })
    }
}

/// Backs up what a connection sees, and thins what is there.
pub(crate) fn write_backup(
    connection: &Connection,
    library: &Path,
    reason: BackupReason,
    now: Moment,
) -> Result<BackupName> {
    let one = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    write_alone(&one, connection, library, reason, now)
}

/// The same, while no other is made.
fn write_alone(
    _one: &MutexGuard<'_, ()>,
    connection: &Connection,
    library: &Path,
    reason: BackupReason,
    now: Moment,
) -> Result<BackupName> {
    let folder = backup_folder(library);
    match std::fs::create_dir(&folder) {
        Ok(()) => sync_folder_of(&folder)?,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(crate::lock::folder_fault(error)),
    }
    remove_parts(&folder)?;
    leave_room(connection, &folder)?;
    let seq = find(connection, "SELECT ifnull(max(seq), 0) FROM op", [], |row| row.get(0))?.unwrap_or(0);
    let name = free_name(library, seq, reason, now)?;
    let (part, path) = (folder.join(format!("{name}{PART}")), folder.join(name.to_string()));
    let made = copy_checked(connection, library, &part).and_then(|_| Ok(std::fs::rename(&part, path)?));
    if let Err(fault) = made {
        remove_if_there(&part)?;
        return Err(fault);
    }
    sync_folder(&folder)?;
    // What cannot be deleted now is looked at again with the next one; this one is made.
    let _ = clear_away(library, now);
    Ok(name)
}

/// A backup that is begun where there is no room for it would take the last of it from whoever saves meanwhile.
fn leave_room(connection: &Connection, folder: &Path) -> Result<()> {
    let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    let size: Option<i64> = find(connection, sql, [], |row| row.get(0))?;
    let wanted = u64::try_from(size.unwrap_or_default()).unwrap_or_default() + ROOM;
    match room(folder) {
        Some(room) if room < wanted => Err(StoreError::DiskFull),
        _ => Ok(()),
    }
}

/// Copies what a connection sees to a new file, makes it last, and checks it.
fn copy_checked(connection: &Connection, library: &Path, to: &Path) -> Result<Checked> {
    drop(create_like(to, library)?);
    let mut copy = Connection::open(to)?;
    // No journal of its own and no syncs between: a copy that is not finished is thrown away.
    copy.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")?;
    // All pages in one step: a snapshot is read, and nobody waits for it.
    Copying::new(connection, &mut copy)?.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    copy.close().map_err(|(_, fault)| fault)?;
    sync_file(to)?;
    check(to)
}

/// Checks a library that nobody writes, as a file that cannot change: its structure, its references, and, as far as its
/// version has them, its own hashes. Answers [`StoreError::Damaged`] where something is wrong.
pub(crate) fn check(path: &Path) -> Result<Checked> {
    let _presence = Presence::of(path)?;
    let connection = open::connect(path, Use::ReadFixed)?;
    open::check_version_and_tables(&connection)?;
    check_open(&connection)
}

/// The same of a library that is open.
pub(crate) fn check_open(connection: &Connection) -> Result<Checked> {
    let number = |sql| find(connection, sql, [], |row| row.get::<_, i64>(0)).map(Option::unwrap_or_default);
    let version = u32::try_from(number("PRAGMA user_version")?).unwrap_or_default();
    if version == open::VERSION {
        if let Some(finding) = (Rows { connection }).verify()?.first() {
            return Err(StoreError::damaged(format!("{finding:?}")));
        }
    } else {
        let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(StoreError::Damaged(found));
        }
        if find(connection, "SELECT 1 FROM pragma_foreign_key_check LIMIT 1", [], |_| Ok(()))?.is_some() {
            return Err(StoreError::damaged("references that lead nowhere"));
        }
    }
    Ok(Checked { version, seq: number("SELECT ifnull(max(seq), 0) FROM op")? })
}

/// A name whose second no other backup has, so that the later one is the newer.
fn free_name(library: &Path, seq: i64, reason: BackupReason, now: Moment) -> Result<BackupName> {
    let there = backups(library)?;
    let mut name = BackupName::new(now, seq, reason);
    while there.iter().any(|backup| backup.name.made() == name.made()) {
        let next = Moment::from_milliseconds(name.made().milliseconds() + 1000).ok_or(StoreError::Exists)?;
        name = BackupName::new(next, seq, reason);
    }
    Ok(name)
}

/// Takes away what a crash has left of backups that were being made.
fn remove_parts(folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let of = name.to_str().and_then(|name| name.strip_suffix(PART));
        if of.is_some_and(|name| name.parse::<BackupName>().is_ok()) {
            remove_if_there(&entry.path())?;
        }
    }
    Ok(())
}

/// Deletes the backups that are no longer needed.
fn clear_away(library: &Path, now: Moment) -> Result<()> {
    let there = backups(library)?;
    let names: Vec<BackupName> = there.iter().map(|backup| backup.name.clone()).collect();
    for name in thin(&names, now) {
        remove_if_there(&backup_folder(library).join(name.to_string()))?;
    }
    Ok(())
}
