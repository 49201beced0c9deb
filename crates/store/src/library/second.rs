//! A library and its second copy: the journal is found, followed, and, where the file lost ops, read.
//!
//! Invariant: while the library is well the journal is made from it, never the other way round. Not here: the journal's
//! file (`journal`), what is done when the library is damaged (`repair`).

use rusqlite::TransactionBehavior;

use super::Library;
use crate::chain::{self, Link};
use crate::journal::{self, Entry, Journal, Standing, Story};
use crate::{Result, SecondCopy, StoreError, Tx};

impl Library {
    /// Finds the journal, brings the library forward where it lost ops that are there, and the journal where it lacks some.
    pub(super) fn take_up_journal(&mut self, crashed: bool) -> Result<()> {
        let origin = self.rows().find_origin()?;
        let journal = match Journal::find(&self.path, &self.connection, origin, crashed) {
            Ok(Standing::Follows(journal)) => journal,
            Ok(Standing::Absent) => Journal::begin(&self.path, &self.connection, origin)?,
            Ok(Standing::Ahead) => {
                self.opening.replayed = self.bring_forward()?;
                match Journal::find(&self.path, &self.connection, origin, true)? {
                    Standing::Follows(journal) => journal,
                    _ => return Err(StoreError::damaged("the journal does not fit")),
                }
            }
            Ok(Standing::Strange) => {
                journal::set_aside(&self.path)?;
                self.opening.journal_set_aside = true;
                Journal::begin(&self.path, &self.connection, origin)?
            }
            Err(fault @ StoreError::Damaged(_)) => return Err(fault),
            // Unreadable today: what is done is saved, and said to have no second copy.
            Err(_) => return Ok(()),
        };
        self.journal = Some(journal);
        self.follow();
        Ok(())
    }

    /// Does again what the journal has and the library lost; answers how many ops that were.
    fn bring_forward(&mut self) -> Result<u32> {
        let Some(mut story) = Story::open(&journal::journal_of(&self.path))? else { return Ok(0) };
        let ours = chain::head(&self.connection)?;
        let mut replayed = 0;
        while let Some(entry) = story.next_entry()? {
            if entry.link.seq > ours.seq {
                self.replay(&entry)?;
                replayed += 1;
            }
        }
        Ok(replayed)
    }

    /// Does an op of a journal again; it must be the next of this library's chain.
    pub(crate) fn replay(&mut self, entry: &Entry) -> Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Tx::begin(&transaction)?.replay(entry)?;
        Ok(transaction.commit()?)
    }

    /// Brings the journal up with the library.
    pub(super) fn follow(&mut self) -> SecondCopy {
        if self.journal.is_none() {
            self.journal = self.find_journal_again();
        }
        self.second_copy = match self.journal.as_mut().map(|journal| journal.follow(&self.connection)) {
            Some(Ok(())) => SecondCopy::Written,
            Some(Err(_)) | None => SecondCopy::Behind,
        };
        self.second_copy
    }

    /// The journal that could not be read before, if it can be now.
    fn find_journal_again(&self) -> Option<Journal> {
        let origin = self.rows().find_origin().ok()?;
        match Journal::find(&self.path, &self.connection, origin, true).ok()? {
            Standing::Follows(journal) => Some(journal),
            Standing::Absent => Journal::begin(&self.path, &self.connection, origin).ok(),
            Standing::Ahead | Standing::Strange => None,
        }
    }

    /// Whether the journal was up with the library when it was last written.
    pub fn second_copy(&self) -> SecondCopy {
        self.second_copy
    }

    /// Where the journal begins: with a backup of that link or a later one, it is the whole library.
    pub fn journal_base(&self) -> Option<Link> {
        self.journal.as_ref().map(Journal::base)
    }

    /// Reads the whole journal, and where it is damaged begins it anew after it is set aside: what opening reads is its end
    /// alone, and a second copy must not be found to be none on the day on which it is wanted.
    pub fn tend_journal(&mut self) -> Result<()> {
        if self.journal.is_none() || journal::agrees(&self.path, self.rows())? {
            return Ok(());
        }
        journal::set_aside(&self.path)?;
        self.journal = Some(Journal::begin(&self.path, &self.connection, self.rows().find_origin()?)?);
        self.follow();
        Ok(())
    }

    /// Drops from a journal longer than `most` bytes what is in a checked backup of the op at place `seq`.
    pub fn trim_journal(&mut self, seq: i64, most: u64) -> Result<()> {
        match &mut self.journal {
            Some(journal) if journal.length() > most && journal.base().seq < seq => journal.trim(&self.connection, seq),
            _ => Ok(()),
        }
    }
}
