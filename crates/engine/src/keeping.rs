//! Backups of a library: whether one is due, and making one. Not here: what is done on a library that is closed (it is
//! handed through from the store), when it is looked at (the desk).

use std::path::Path;

use obelus_model::{BackupReason, Moment};
use obelus_store::{BackupName, due};

use crate::Reader;
use crate::fault::Result;

/// Makes a backup if one is due.
pub fn back_up_if_due(reader: &Reader, now: Moment) -> Result<Option<BackupName>> {
    let journal = reader.journal_begins_at()?;
    let made = reader.store().back_up_where(now, |backups, last| {
        // A journal that begins where no backup reaches is half a copy.
        let newest = backups.first().map_or(0, |backup| backup.name.seq());
        due(backups, last, now).or((journal > newest).then_some(BackupReason::Interval))
    });
    Ok(made?)
}

/// Makes a backup where the newest does not hold all that was done, or where there is none; before something great.
pub fn back_up_if_behind(reader: &Reader, reason: BackupReason, now: Moment) -> Result<Option<BackupName>> {
    let made = reader.store().back_up_where(now, |backups, last| {
        // Of a library in which nothing was done but that it was made there is nothing to keep.
        let is_held = last <= 1 || backups.first().is_some_and(|newest| newest.name.seq() == last);
        (!is_held).then_some(reason)
    });
    Ok(made?)
}

/// Makes a backup.
pub fn back_up(reader: &Reader, reason: BackupReason, now: Moment) -> Result<BackupName> {
    Ok(reader.store().back_up(reason, now)?)
}

/// Copies the library to a place where no file is yet: whole, checked and of one moment.
pub fn copy_to(reader: &Reader, to: &Path) -> Result<()> {
    Ok(reader.store().copy_to(to)?)
}
