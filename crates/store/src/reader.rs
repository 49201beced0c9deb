//! A library open for reading: beside a writer, or on a disk that takes no writing.
//! Invariant: nothing that is asked here changes a record; what a writer commits is seen by the next [`Reader::read`].

use std::path::{Path, PathBuf};

use rusqlite::{Connection, InterruptHandle};

use crate::open::{self, Presence, Use};
use crate::{Finding, Result, Rows, StoreError, journal};

/// A library open for reading.
pub struct Reader {
    // In this order they go.
    connection: Connection,
    path: PathBuf,
    /// Whether the library is read as a file that nobody writes.
    is_fixed: bool,
    _presence: Presence,
}

/// Stops the running question of a reader from another thread.
pub struct Interrupt(InterruptHandle);

impl Interrupt {
    /// Stops it: the question answers [`StoreError::Interrupted`]. Where none runs, nothing happens.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

impl Reader {
    /// Opens a library for reading, also while another process writes it, and where nothing can be written.
    pub fn open(path: &Path) -> Result<Reader> {
        let path = open::find(path)?;
        let presence = Presence::of(&path)?;
        match connect(&path, Use::Read) {
            Ok(connection) => Ok(Reader { connection, path, is_fixed: false, _presence: presence }),
            // SQLite wants its log and index files beside the library, and may not or cannot make them. Where there is no log,
            // nobody is writing and the file alone is the library.
            Err(StoreError::ReadOnly | StoreError::NoPermission | StoreError::DiskFull) if !open::has_log(&path) => {
                let connection = connect(&path, Use::ReadFixed)?;
                Ok(Reader { connection, path, is_fixed: true, _presence: presence })
            }
            Err(StoreError::ReadOnly) => Err(StoreError::NoPermission),
            Err(fault) => Err(fault),
        }
    }

    /// Asks within one snapshot, so that several questions fit together whatever is written meanwhile.
    ///
    /// A reader without the right to write takes part in no locking. Where somebody else begins to write its library,
    /// it answers [`StoreError::Busy`] and is to be opened anew.
    pub fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(Rows<'_>) -> Result<T, E>) -> Result<T, E> {
        if self.is_fixed && open::has_log(&self.path) {
            return Err(StoreError::Busy.into());
        }
        let snapshot = self.connection.unchecked_transaction().map_err(StoreError::from)?;
        // Nothing to commit: dropping it ends the snapshot.
        work(Rows { connection: &snapshot })
    }

    /// Where the library lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The place in the log from which on the journal has everything; 0 where it has all, or cannot be read.
    pub fn journal_begins_at(&self) -> Result<i64> {
        let story = journal::Story::open(&journal::journal_of(&self.path));
        Ok(story.ok().flatten().map_or(0, |story| story.head().base.seq))
    }

    /// Looks at everything: what [`Rows::verify`] looks at, and whether the journal tells the same.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let mut findings = self.read(|rows| rows.verify())?;
        // Each time within a snapshot of its own: a writer may be at work, and its journal be ahead of the last one.
        let agrees = || self.read(|rows| journal::agrees(&self.path, rows));
        if !agrees()? && !agrees()? {
            findings.push(Finding::Journal);
        }
        Ok(findings)
    }

    /// A handle that stops this reader's question from another thread.
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(self.connection.get_interrupt_handle())
    }
}

fn connect(path: &Path, for_use: Use) -> Result<Connection> {
    let connection = open::connect(path, for_use)?;
    open::check_version_and_tables(&connection)?;
    // Not accepted where a log lies there: a reader that closes last would fold it into the file, and only a writer looks
    // whether it is this file's.
    if !open::has_log(path) {
        open::accept(&connection)?;
    }
    Ok(connection)
}
