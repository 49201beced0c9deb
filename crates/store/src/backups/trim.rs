//! A journal that has grown long is cut at its beginning: what the newest three backups all hold is not kept once more.
//!
//! Invariant: with any of the three backups and what is left of the journal, the library can be built. So a backup counts
//! only where the library's chain passes through it; one of what was there before a restore does not.

use std::path::Path;

use super::backups;
use crate::chain::{self, Link};
use crate::journal::journal_of;
use crate::open::{self, Presence, Use};
use crate::{Library, Result};

/// So many backups must hold what is dropped.
const BACKUPS: usize = 3;

impl Library {
    /// Drops from a journal longer than `most` bytes what the newest three backups all hold.
    pub fn trim_journal_by_backups(&mut self, most: u64) -> Result<()> {
        if crate::files::size(&journal_of(self.path())) <= most {
            return Ok(());
        }
        let mut oldest: Option<i64> = None;
        let newest = backups(self.path())?;
        for backup in newest.iter().take(BACKUPS) {
            let link = head_of(&backup.path)?;
            if chain::link_at(self.rows().connection, link.seq)? != Some(link) {
                return Ok(());
            }
            oldest = Some(oldest.map_or(link.seq, |seq| seq.min(link.seq)));
        }
        match oldest {
            Some(seq) if newest.len() >= BACKUPS => self.trim_journal(seq, most),
            _ => Ok(()),
        }
    }
}

/// The last link of a backup.
fn head_of(path: &Path) -> Result<Link> {
    let _presence = Presence::of(path)?;
    chain::head(&open::connect(path, Use::ReadFixed)?)
}
