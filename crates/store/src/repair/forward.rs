//! Bringing a library forward: the ops that it lacks, from a journal, then from the log of the damaged file.
//! Invariant: an op is done again only where it hangs on the chain as it stands, and comes out as the same link.

use std::path::PathBuf;

use rusqlite::{Connection, TransactionBehavior};

use crate::chain::{self, Link};
use crate::journal::{self, Entry, Story};
use crate::{Result, Tx};

/// Where ops can be read.
pub(super) struct Sources<'a> {
    pub(super) journal: Option<PathBuf>,
    /// The damaged library, if it opens at all.
    pub(super) log: Option<&'a Connection>,
}

/// What is known of how many ops were done.
pub(super) struct Known {
    journal: Option<i64>,
    log: Option<i64>,
}

impl Known {
    /// The last op of which anything is known.
    pub(super) fn most(&self) -> i64 {
        self.journal.unwrap_or(0).max(self.log.unwrap_or(0))
    }

    /// Whether there is any op after it that nobody would know of.
    pub(super) fn is_certain(&self) -> bool {
        self.journal.is_some()
    }
}

/// How far a library came.
pub(super) struct Journey {
    pub(super) seq: i64,
    /// Whether it and the journal tell one story; where there is no journal that can be read, they do.
    pub(super) is_of_journal: bool,
}

/// The last ops that the journal and the log know.
pub(super) fn known_ops(sources: &Sources<'_>) -> Result<Known> {
    let mut journal = None;
    if let Some(mut story) = open(sources)? {
        let mut last = story.head().base.seq;
        // A line that is damaged tells at its end all the same which op it was; nobody may say that it was never done.
        while let Some(line) = story.next_line()? {
            last = journal::peek(&line).map_or(last, |link| last.max(link.seq));
        }
        journal = Some(last);
    }
    // With its link: a number that damage has made is no op.
    let last = "SELECT max(op.seq) FROM op JOIN op_hash ON op_hash.op = op.seq WHERE op.seq > 0";
    let log = sources.log.and_then(|log| log.query_row(last, [], |row| row.get(0)).ok().flatten());
    Ok(Known { journal, log })
}

/// Does again what a library lacks.
pub(super) fn forward(connection: &mut Connection, sources: &Sources<'_>) -> Result<Journey> {
    let is_of_journal = match open(sources)? {
        Some(story) => by_journal(connection, story)?,
        None => true,
    };
    if let Some(log) = sources.log {
        by_log(connection, log)?;
    }
    Ok(Journey { seq: chain::head(connection)?.seq, is_of_journal })
}

/// A journal that cannot be read is none.
fn open(sources: &Sources<'_>) -> Result<Option<Story>> {
    Ok(sources.journal.as_ref().and_then(|path| Story::open(path).ok().flatten()))
}

/// Answers whether the journal passes through where the library stands, or the library has all that the journal has. A
/// damaged line is passed over: what the library has needs no line, and what hangs on it is whole.
fn by_journal(connection: &mut Connection, mut story: Story) -> Result<bool> {
    let start = chain::head(connection)?;
    let mut ours = start;
    let mut is_met = story.head().base == start;
    let mut last = story.head().base;
    while let Some(line) = story.next_line()? {
        let Some(link) = journal::peek(&line) else { continue };
        last = link;
        is_met |= link == start;
        if link.seq == ours.seq + 1
            && let Some(entry) = journal::read_entry(&line, ours)
        {
            is_met = true;
            if !replay(connection, &entry)? {
                return Ok(true);
            }
            ours = entry.link;
        }
    }
    Ok(is_met || chain::link_at(connection, last.seq)? == Some(last))
}

/// As far as the log of the damaged library hangs on where this one stands, and can be read.
fn by_log(connection: &mut Connection, log: &Connection) -> Result<()> {
    loop {
        let ours = chain::head(connection)?;
        let Some(entry) = read(log, ours) else { return Ok(()) };
        if !replay(connection, &entry)? {
            return Ok(());
        }
    }
}

/// The next op in the log of a damaged library, whole.
fn read(log: &Connection, before: Link) -> Option<Entry> {
    let link = chain::link_at(log, before.seq + 1).ok()??;
    let mut line = Vec::new();
    journal::write_entry(log, link, &mut line).ok()?;
    journal::read_entry(&line, before)
}

/// Answers whether the op could be done again; where not, nothing is changed.
fn replay(connection: &mut Connection, entry: &Entry) -> Result<bool> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = Tx::begin(&transaction)?.replay(entry).and_then(|()| Ok(transaction.commit()?));
    match done {
        Ok(()) => Ok(true),
        Err(fault @ (crate::StoreError::DiskFull | crate::StoreError::NoMemory)) => Err(fault),
        Err(_) => Ok(false),
    }
}
