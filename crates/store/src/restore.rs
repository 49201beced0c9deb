//! Restoring: a backup takes the library's place, and what was there is kept aside.
//!
//! Invariant: nothing is touched before the backup was found to be sound; what was there is kept, whole, whether it could
//! be opened or not. Not here: the order of the last steps and why it is that one (`switch`).

use std::path::{Path, PathBuf};

use obelus_model::{BackupReason, Moment};
use rusqlite::Connection;

use crate::backups::{check, check_open, write_backup};
use crate::files::{copy_new, remove_if_there};
use crate::lock::{WriteLock, beside};
use crate::migrate::{MIGRATIONS, migrate_copy};
use crate::open::{self, Presence, Use};
use crate::switch::Switch;
use crate::{Library, Result, StoreError};

/// What came of restoring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where what was there lies now; none where nothing was there.
    pub aside: Option<PathBuf>,
}

/// Restores a backup (any library that nobody writes) in the place of a library that is not open.
///
/// The library may be missing or damaged. Where it is sound, it is backed up first; in any case it is kept aside.
pub fn restore(library: &Path, backup: &Path, now: Moment) -> Result<Restored> {
    let (library, lock) = lock_place(library)?;
    if backup.canonicalize().is_ok_and(|backup| backup == library) {
        return Err(StoreError::Exists);
    }
    if open::has_log(backup) {
        // Somebody writes to it, or has crashed: the file alone is not all of it.
        return Err(StoreError::Busy);
    }
    check(backup).map_err(of_backup)?;
    let part = beside(&library, "-restoring");
    let mut lock = Some(lock);
    let switched =
        prepare(&library, backup, &part, &mut lock, now).and_then(|()| Switch::new(&library, &part, now).run());
    // After a fault before the last step.
    let removed = remove_with_log(&part);
    let aside = switched?;
    removed?;
    // Opened once as ever: its journal begins anew.
    let lock = lock.map_or_else(|| WriteLock::take(&library), Ok)?;
    let opened = Library::open_locked(library, lock)?;
    check_open(opened.rows().connection)?;
    Ok(Restored { aside })
}

/// All that comes before the first step of the switch: what can fail for want of room fails here.
fn prepare(library: &Path, backup: &Path, part: &Path, lock: &mut Option<WriteLock>, now: Moment) -> Result<()> {
    // First of all: thinning may take an old backup away as soon as a new one is made.
    copy_present(backup, part, library)?;
    if is_sound(library)?
        && let Some(held) = lock.take()
    {
        *lock = match back_up_present(library, held, now) {
            Ok(held) => Some(held),
            // Sound, but its journal tells another story: what it is worth is for a person to say. Both go aside.
            Err(StoreError::Damaged(_)) => Some(WriteLock::take(library)?),
            Err(fault) => return Err(fault),
        };
    }
    back_up_part(library, part, BackupReason::Restore, now)
}

/// The true path of a library that may be missing, and its lock.
pub(crate) fn lock_place(library: &Path) -> Result<(PathBuf, WriteLock)> {
    let path = match library.canonicalize() {
        Ok(path) => path,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let name = library.file_name().ok_or(StoreError::IsDirectory)?;
            let folder = library.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
            open::true_path(folder)?.join(name)
        }
        Err(error) => return Err(error.into()),
    };
    if path.is_dir() {
        return Err(StoreError::IsDirectory);
    }
    let lock = WriteLock::take(&path)?;
    // Who only reads it in this process has no lock, but would lose those of SQLite.
    if open::is_open_here(&path) {
        return Err(StoreError::Busy);
    }
    Ok((path, lock))
}

/// A fault of the chosen backup, told as one of the backup.
fn of_backup(fault: StoreError) -> StoreError {
    match fault {
        StoreError::Damaged(detail) => StoreError::BackupDamaged(detail),
        StoreError::Missing => StoreError::BackupUnknown,
        StoreError::NotALibrary => StoreError::BackupDamaged("not a library".to_owned()),
        other => other,
    }
}

/// Backs up what is there and is sound.
fn back_up_present(library: &Path, lock: WriteLock, now: Moment) -> Result<WriteLock> {
    let present = Library::open_locked(library.to_owned(), lock)?;
    write_backup(present.rows().connection, library, BackupReason::Restore, now)?;
    // Closing folds its log into it: what goes aside is one file.
    present.close()
}

/// Whether there is a library that opens and is sound. Nothing is written to it.
fn is_sound(library: &Path) -> Result<bool> {
    let looked = (|| {
        let _presence = Presence::of(library)?;
        // Not accepted: its log stays as it is.
        let connection = open::connect(library, Use::Read)?;
        open::check_version_and_tables(&connection)?;
        check_open(&connection)
    })();
    match looked {
        Ok(_) => Ok(true),
        Err(fault @ (StoreError::Busy | StoreError::ReadOnly | StoreError::NoPermission | StoreError::DiskFull)) => {
            Err(fault)
        }
        Err(_) => Ok(false),
    }
}

/// Copies a library that nobody writes to a part, and brings it to the present version there. Whoever may read the library
/// whose place it takes may read the part.
pub(crate) fn copy_present(from: &Path, part: &Path, library: &Path) -> Result<()> {
    remove_with_log(part)?;
    copy_new(from, part, if library.exists() { library } else { from })?;
    if check(part)?.version != open::VERSION {
        let mut connection = open::connect(part, Use::Write)?;
        migrate_copy(&mut connection, MIGRATIONS)?;
        finish(connection, part)?;
        check(part)?;
    }
    Ok(())
}

/// Closes a part that was written to, so that it is one file, and makes it last.
pub(crate) fn finish(connection: Connection, part: &Path) -> Result<()> {
    open::accept(&connection)?;
    open::close_whole(connection, part)
}

/// Takes a part away with what SQLite may have laid beside it.
pub(crate) fn remove_with_log(part: &Path) -> Result<()> {
    ["", "-wal", "-shm", "-journal"].iter().try_for_each(|ending| remove_if_there(&beside(part, ending)))
}

/// Lays a backup of what is to come into the folder: the journal that begins anew has no ops before it.
pub(crate) fn back_up_part(library: &Path, part: &Path, reason: BackupReason, now: Moment) -> Result<()> {
    let _presence = Presence::of(part)?;
    let connection = open::connect(part, Use::ReadFixed)?;
    write_backup(&connection, library, reason, now).map(drop)
}
