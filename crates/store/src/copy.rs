//! A library that is not open is copied to another place: from a disk that it cannot be worked on.
//!
//! Invariant: the copy has its name when it is whole, sound and on the disk; what is copied is only read.

use std::path::Path;

use crate::backups::check;
use crate::files::{copy_new, remove_if_there, size, sync_folder_of};
use crate::library::give_name;
use crate::lock::{WriteLock, beside};
use crate::open::{self, Presence, Use};
use crate::restore::{finish, remove_with_log};
use crate::{Result, StoreError};

/// Copies a library, with the log that a crash may have left beside it and the second copy of its ops, to a place where
/// no file is yet.
pub fn copy_library(from: &Path, to: &Path) -> Result<()> {
    let from = &open::true_path(from)?;
    // Where no lock can be laid beside it, nobody else has one. One that is held says that it is written.
    let _lock = match WriteLock::take(from) {
        Ok(lock) => Some(lock),
        Err(StoreError::Busy) => return Err(StoreError::Busy),
        Err(_) => None,
    };
    if open::is_open_here(from) {
        return Err(StoreError::Busy);
    }
    for ending in ["", "-wal", ".journal"] {
        match std::fs::symlink_metadata(beside(to, ending)) {
            Ok(metadata) if metadata.is_dir() => return Err(StoreError::IsDirectory),
            Ok(_) => return Err(StoreError::Exists),
            Err(_) => {}
        }
    }
    let part = beside(to, &format!(".{}.part", std::process::id()));
    let journal = beside(to, &format!(".journal.{}.part", std::process::id()));
    let copied = copy_part(from, &part, &journal).and_then(|()| give_name(&part, to));
    let removed = remove_with_log(&part);
    if copied.is_err() {
        remove_if_there(&journal)?;
    }
    copied.and(removed)?;
    if journal.exists() {
        // After its library: a journal alone is the sign of a library that is gone.
        std::fs::rename(&journal, beside(to, ".journal"))?;
    }
    sync_folder_of(to)
}

fn copy_part(from: &Path, part: &Path, journal: &Path) -> Result<()> {
    copy_new(from, part, from)?;
    if size(&beside(from, "-wal")) > 0 {
        copy_new(&beside(from, "-wal"), &beside(part, "-wal"), from)?;
    }
    let folded = {
        let _presence = Presence::of(part)?;
        let connection = open::connect(part, Use::Write)?;
        open::check_version_and_tables(&connection).and_then(|()| finish(connection, part))
    };
    folded?;
    check(part)?;
    if beside(from, ".journal").exists() {
        copy_new(&beside(from, ".journal"), journal, from)?;
    }
    Ok(())
}
