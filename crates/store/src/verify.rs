//! Looks at a whole library: what SQLite can check, and what only Obelus knows must hold.
//!
//! Invariant: it mends nothing and stops at nothing; every finding names a place, none quotes a text. A library without
//! a finding is what was written into it: the log is a second copy of every record, and the two are held together.
//! Memory grows with the records and ops by some fifty bytes each, never with what is in them.

mod contents;
mod index;
mod log;
mod ops;
mod records;
mod structure;

use obelus_model::{Noun, RecordKey, Sha256};

use crate::{Result, Rows, StoreError, chain};

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// SQLite found damage, told in its words.
    Structure(String),
    /// A number in the head of the file (by its name) is not a library's, or the file is longer than its pages.
    Head(&'static str),
    /// A table or an index (by its name) is not as this program makes it, or is none of a library's (no name).
    Schema(String),
    /// A row of the first table names one of the second that is not there.
    Reference {
        /// The table of the row.
        from: String,
        /// The table that it refers to.
        to: String,
    },
    /// The file holds no library record, or no annotator.
    Incomplete(Noun),
    /// Bytes are other than their hash says.
    Content(Sha256),
    /// A text is no canonical text, or of another length than its version says.
    Text(RecordKey),
    /// The kept sentences of a text are others than its words give.
    Sentences(Sha256),
    /// The index of words has other rows than the tables and texts give: those of `records`, of `texts`, or where a text
    /// is cut into `pieces`.
    Index(&'static str),
    /// A record cannot be read.
    Record(RecordKey, String),
    /// A record is other than the log says.
    Differs(RecordKey),
    /// A record that the log knows is not there.
    Missing(RecordKey),
    /// A record is there that the log does not know.
    Unlogged(RecordKey),
    /// A claim or highlight stands nowhere.
    Placeless(RecordKey),
    /// A passage of this record ends behind its text.
    Outside(RecordKey),
    /// A passage of this record counts as found exactly, but other words stand there.
    Words(RecordKey),
    /// An image of the log at this place (op, change) cannot be read, or is of another record.
    Image(i64, i64),
    /// The image before a change at this place of the log (op, change) is not what the log had.
    Before(i64, i64),
    /// An op of the log at this place has more or fewer changes than it says.
    Log(i64),
    /// The op at this place of the log cannot be read.
    Op(i64),
    /// There is no op at this place of the log, though there is a later one.
    Gap(i64),
    /// The op at this place of the log turns back another op than undo or redo would have taken.
    Reverts(i64),
    /// What undo and redo may do with the op at this place of the log is not what the log gives.
    State(i64),
    /// The changes of the op at this place of the log stand in the history of other claims than theirs.
    Subject(i64),
    /// The op at this place is not the one that was linked into the chain.
    Chain(i64),
    /// The journal does not tell what the log tells.
    Journal,
}

impl Rows<'_> {
    /// Looks at everything: structure, references, hashes, texts, records, passages, the log. Reads the whole file.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        // All of it of one moment, where the caller has not seen to that; and SQLite locks the file once.
        let _moment = self.connection.is_autocommit().then(|| self.connection.unchecked_transaction()).transpose()?;
        let mut findings = Vec::new();
        self.look(&mut findings, Self::verify_structure)?;
        // One that was never written by this version has neither its tables nor a chain; a reader cannot give them to it.
        let is_older = self.look(&mut findings, |rows, _| rows.is_older())?.unwrap_or(false);
        let is_chained = self.look(&mut findings, |rows, _| rows.is_chained())?.unwrap_or(true);
        if !is_older {
            self.look(&mut findings, Self::verify_version)?;
            self.look(&mut findings, Self::verify_schema)?;
        }
        self.look(&mut findings, Self::verify_head)?;
        self.look(&mut findings, Self::verify_references)?;
        self.look(&mut findings, Self::verify_contents)?;
        self.look(&mut findings, Self::verify_ops)?;
        let last = self.look(&mut findings, Self::verify_changes)?;
        if !is_older {
            self.look(&mut findings, Self::verify_index_of_words)?;
        }
        if is_chained || !is_older {
            self.look(&mut findings, |rows, findings| {
                findings.extend(chain::broken_links(rows.connection)?.into_iter().map(Finding::Chain));
                Ok(())
            })?;
        }
        self.verify_records(last, &mut findings)?;
        self.look(&mut findings, |rows, findings| rows.verify_passages(!is_older, findings))?;
        Ok(findings)
    }

    /// Makes one look; damage that keeps it from going on is a finding, and the next look is made all the same.
    fn look<T>(
        &self,
        findings: &mut Vec<Finding>,
        look: impl FnOnce(&Self, &mut Vec<Finding>) -> Result<T>,
    ) -> Result<Option<T>> {
        match look(self, findings) {
            Ok(seen) => Ok(Some(seen)),
            Err(fault) => {
                findings.push(Finding::Structure(damage(fault)?));
                Ok(None)
            }
        }
    }
}

/// What a fault says of the file; one that says nothing of it (busy, stopped, no right to read) is answered as it is.
///
/// What SQLite has no name for here is damage as well: the statements are fixed and were tried, so that only what
/// stands in the file can make one fail.
fn damage(fault: StoreError) -> Result<String> {
    match fault {
        StoreError::Damaged(detail) | StoreError::Sqlite(detail) => Ok(detail),
        StoreError::NotALibrary => Ok("no database".to_owned()),
        StoreError::TooLong => Ok("a value longer than any".to_owned()),
        other => Err(other),
    }
}
