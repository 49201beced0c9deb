//! Repairing: a library that is damaged, or gone, is put together again from whatever is left of it.
//!
//! Three ways, of which the first is taken that is sound and loses no op that is known to have been done, or else the one
//! that loses fewest: its own file with all that is derived made anew; a backup, with the ops that came since from the
//! journal and from the damaged file's own log; and record by record what can still be read.
//!
//! Invariant: nothing of what is there is touched before all of it is copied aside, and on the disk; what takes its place
//! was looked through and is sound. Where nothing can be brought back, everything stays as it is.
//! Not here: how the three are built (`repair/bench`), the last steps, which are those of a restore (`switch`).

mod bench;
mod derived;
mod forward;
mod rows;

use std::path::{Path, PathBuf};

use obelus_model::{BackupReason, Moment};

use crate::backups::check_open;
use crate::restore::{back_up_part, lock_place};
use crate::switch::{self, Switch};
use crate::{Library, Result, StoreError, open};

use bench::Bench;

/// How a library was made whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepairWay {
    /// Its own file, with what is derived made anew.
    Reindex,
    /// A backup, or the library as it was made, and the ops that came since.
    Journal,
    /// Record by record.
    Rows,
}

/// What came of repairing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// How.
    pub way: RepairWay,
    /// Where what was there lies now; none where there was no file, no log and no journal.
    pub aside: Option<PathBuf>,
    /// How many documents came back.
    pub documents: usize,
    /// How many claims.
    pub claims: usize,
    /// How many ops its log has.
    pub ops: i64,
    /// How many ops that are known to have been done are not in its log, and how many records could not be read.
    pub lost: i64,
    /// Whether anything is known of what was done last: without a journal that can be read nobody knows what came after
    /// the backup, or what stood where the file cannot be read.
    pub is_certain: bool,
}

/// Repairs a library that nobody has open. It may be missing altogether, as long as something of it is left.
pub fn repair(library: &Path, now: Moment) -> Result<Repaired> {
    let (library, lock) = lock_place(library)?;
    if !library.exists() && !open::was_there(&library) {
        return Err(StoreError::Missing);
    }
    switch::forget_second_names(&library)?;
    let aside = switch::aside_for(&library, now);
    if let Some(aside) = &aside
        && let Err(fault) = switch::set_aside(&library, aside, switch::Way::Copy)
    {
        switch::remove_aside(aside)?;
        return Err(fault);
    }
    let bench = Bench::new(&library, aside.as_deref(), now);
    let built = bench.build().and_then(|built| {
        let built = built.ok_or_else(|| StoreError::damaged("nothing can be brought back"))?;
        back_up_part(&library, &built.part, BackupReason::Repair, now)?;
        Ok(built)
    });
    let built = match built {
        Ok(built) => built,
        Err(fault) => {
            // The library is as it was: its copies are too many.
            bench.clear()?;
            aside.as_deref().map_or(Ok(()), switch::remove_aside)?;
            return Err(fault);
        }
    };
    let switched = Switch::after_copy(&library, &built.part).run();
    let cleared = bench.clear();
    switched?;
    cleared?;
    let opened = Library::open_locked(library, lock)?;
    let rows = opened.rows();
    check_open(rows.connection)?;
    Ok(Repaired {
        way: built.way,
        aside,
        documents: rows.documents()?.len(),
        claims: rows.claims()?.len(),
        ops: rows.last_op()?,
        lost: built.lost,
        is_certain: built.is_certain,
    })
}
