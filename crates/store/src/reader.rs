//! A library open for reading: beside a writer, or on a disk that takes no writing.
//! Invariant: nothing that is asked here changes a record; what a writer commits is seen by the next [`Reader::read`].

use std::path::Path;

use rusqlite::{Connection, InterruptHandle};

use crate::open::{self, Presence, Use};
use crate::{Result, Rows, StoreError};

/// A library open for reading.
pub struct Reader {
    // In this order they go.
    connection: Connection,
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
        let path = open::true_path(path)?;
        let presence = Presence::of(&path)?;
        let opened = open::connect(&path, Use::Read).and_then(|connection| {
            open::check_version_and_tables(&connection)?;
            Ok(connection)
        });
        let connection = match opened {
            Ok(connection) => connection,
            // SQLite wants its log and index files beside the library, and the folder takes none. Where there is no
            // log, nobody is writing and the file alone is the library.
            Err(StoreError::ReadOnly | StoreError::NoPermission | StoreError::Sqlite(_)) if !open::has_log(&path) => {
                let connection = open::connect(&path, Use::ReadFixed)?;
                open::check_version_and_tables(&connection)?;
                connection
            }
            Err(fault) => return Err(fault),
        };
        Ok(Reader { connection, _presence: presence })
    }

    /// Asks within one snapshot, so that several questions fit together whatever is written meanwhile.
    pub fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(Rows<'_>) -> Result<T, E>) -> Result<T, E> {
        let snapshot = self.connection.unchecked_transaction().map_err(StoreError::from)?;
        // Nothing to commit: dropping it ends the snapshot.
        work(Rows { connection: &snapshot })
    }

    /// A handle that stops this reader's question from another thread.
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(self.connection.get_interrupt_handle())
    }
}
