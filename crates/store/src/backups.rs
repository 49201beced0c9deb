//! Backups of a library: whole copies in the folder `NAME-backups` beside it, each checked before it has its name.
//!
//! Job: their names and list, when one is due, what each holds. Invariant: files of other names in the folder are left
//! alone. Not here: how one is made (`make`), which may go (`thin`), how one takes the library's place (`restore`).

mod make;
mod name;
mod thin;
mod trim;

use std::path::{Path, PathBuf};

use obelus_model::{BackupReason, Moment};

use crate::cells::find;
use crate::lock::beside;
use crate::open::{self, Presence, Use};
use crate::{Result, StoreError};

pub(crate) use make::{check, check_open, write_backup};
pub(crate) use name::stamp;
pub use name::{BackupName, BackupNameFault};
pub use thin::thin;

/// A backup is due when the newest is older than this and something changed since.
const INTERVAL: i64 = 30 * 60 * 1000;
/// A day of UTC.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// A backup that lies in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its name.
    pub name: BackupName,
    /// Where it lies.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What a backup, or any library that nobody writes, holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Documents.
    pub documents: u32,
    /// Claims.
    pub claims: u32,
    /// Claims with a verdict.
    pub judged: u32,
    /// When it was last changed.
    pub last_change: Option<Moment>,
}

/// How the name of the folder ends.
const FOLDER: &str = "-backups";

/// The folder in which the backups of a library lie.
pub fn backup_folder(library: &Path) -> PathBuf {
    beside(library, FOLDER)
}

/// The backups of a library, newest first; none where there is no folder.
pub fn backups(library: &Path) -> Result<Vec<Backup>> {
    let entries = match std::fs::read_dir(backup_folder(library)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let Some(name) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // One that goes while this looks (another process thins) is none.
        let Ok(metadata) = std::fs::metadata(entry.path()) else { continue };
        if metadata.is_file() {
            found.push(Backup { name, path: entry.path(), bytes: metadata.len() });
        }
    }
    found.sort_unstable_by(|one, other| other.name.cmp(&one.name));
    Ok(found)
}

/// Whether a file is a backup in the folder of some library.
pub(crate) fn is_backup(path: &Path) -> bool {
    let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
    let is_in_folder = path.parent().and_then(name).is_some_and(|folder| folder.ends_with(FOLDER));
    is_in_folder && name(path).is_some_and(|name| name.parse::<BackupName>().is_ok())
}

/// Whether a backup is due of a library whose log is so far, and why.
///
/// Backups with a time that is yet to come (a clock that was wrong) say nothing. Of a library in which nothing was done
/// but that it was made, none is due.
pub fn due(backups: &[Backup], last_op: i64, now: Moment) -> Option<BackupReason> {
    let newest = backups.iter().map(|backup| &backup.name).filter(|name| name.made() <= now).max();
    let Some(newest) = newest else { return (last_op > 1).then_some(BackupReason::Day) };
    // Other, not above: after an older one was restored the log is shorter than before.
    if newest.seq() == last_op {
        return None;
    }
    let (made, now) = (newest.made().milliseconds(), now.milliseconds());
    if made.div_euclid(DAY) < now.div_euclid(DAY) {
        return Some(BackupReason::Day);
    }
    (now - made >= INTERVAL).then_some(BackupReason::Interval)
}

/// Looks into a library that nobody writes (a backup), of whatever version that this program knows: what it holds. It is
/// not checked; that is done when it is made, and again before it is restored.
pub fn look_into(path: &Path) -> Result<Held> {
    let _presence = Presence::of(path)?;
    let connection = open::connect(path, Use::ReadFixed)?;
    open::check_version_and_tables(&connection)?;
    // Tables that every version has.
    let counts = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM claim), \
        (SELECT count(*) FROM claim WHERE verdict IS NOT NULL), (SELECT max(at) FROM op)";
    let held = find(&connection, counts, [], |row| {
        let last: Option<i64> = row.get(3)?;
        let last_change = last.and_then(Moment::from_milliseconds);
        Ok(Held { documents: row.get(0)?, claims: row.get(1)?, judged: row.get(2)?, last_change })
    });
    held?.ok_or_else(|| StoreError::damaged("nothing can be counted"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(made: &str, seq: i64) -> Backup {
        let name = BackupName::new(made.parse().unwrap(), seq, BackupReason::Interval);
        Backup { path: PathBuf::new(), name, bytes: 0 }
    }

    #[test]
    fn one_is_due_on_another_day_or_after_half_an_hour_where_something_changed() {
        let check = |made: &str, seq: i64, expected: Option<BackupReason>| {
            let now = "2026-11-26T12:00:00.000Z".parse().unwrap();
            assert_eq!(due(&[backup(made, seq)], 20, now), expected, "{made} {seq}");
        };
        check("2026-11-26T11:59:00.000Z", 19, None);
        check("2026-11-26T11:30:01.000Z", 19, None);
        check("2026-11-26T11:30:00.000Z", 19, Some(BackupReason::Interval));
        check("2026-11-26T11:30:00.000Z", 20, None);
        check("2026-11-26T00:00:00.000Z", 19, Some(BackupReason::Interval));
        check("2026-11-25T23:59:59.000Z", 19, Some(BackupReason::Day));
        check("2026-11-25T23:59:59.000Z", 20, None);
        // The log is shorter than it was: something else was restored.
        check("2026-11-26T11:30:00.000Z", 30, Some(BackupReason::Interval));
        // Made by a clock that was wrong.
        check("2036-11-26T11:30:00.000Z", 19, Some(BackupReason::Day));
    }

    #[test]
    fn of_a_new_library_none_is_due_before_something_was_done() {
        let now = "2026-11-26T12:00:00.000Z".parse().unwrap();
        assert_eq!(due(&[], 1, now), None);
        assert_eq!(due(&[], 2, now), Some(BackupReason::Day));
    }
}
