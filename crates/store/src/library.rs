//! The writable library. (Signatures first.)

use std::path::Path;

use obelus_model::{Annotator, ClaimId, DocumentId, Op, Record, RecordKey, Sha256, Verb};
use obelus_text::Span;
use rusqlite::Connection;

use crate::{Result, Rows, StoreError};

/// The one writable connection and the write lock.
pub struct Library {
    connection: Connection,
}

/// A connection that only reads.
pub struct Reader {
    connection: Connection,
}

/// A write in progress.
pub struct Tx<'a> {
    connection: &'a Connection,
}

/// What a committed op did.
#[derive(Clone, Debug, PartialEq)]
pub struct Committed {
    /// The op as it stands in the log; absent where nothing changed.
    pub op: Option<Op>,
    /// The records that it touched, each once, in the order in which they were first touched.
    pub changes: Vec<Touched>,
    /// What undo would take back now.
    pub undo: Option<Verb>,
    /// What redo would do again now.
    pub redo: Option<Verb>,
}

/// A record that was touched, and where that is to be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The record.
    pub key: RecordKey,
    /// The documents on which it is marked, before or after.
    pub documents: Vec<DocumentId>,
    /// The claims to which it belongs, before or after.
    pub claims: Vec<ClaimId>,
}

/// An entry of the log, as the history shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The op.
    pub op: Op,
    /// Whether it can be undone or redone.
    pub state: OpState,
    /// How many changes it made.
    pub changes: u32,
}

/// What undo and redo can do with an op.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpState {
    /// In force; undo takes the newest of these.
    Done,
    /// Taken back; redo takes the oldest of these.
    Undone,
    /// Taken back, and something else was done since: redo cannot reach it.
    Gone,
    /// In force for ever: the making of the library, undo and redo themselves.
    Lasting,
}

/// Something that `verify` found.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// SQLite's own check found damage.
    Structure(String),
}

impl Library {
    /// Makes a new library at a path where no file is yet.
    pub fn create(_path: &Path, _library: &obelus_model::Library, _annotator: &Annotator, _op: Op) -> Result<Library> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// Opens a library for writing and takes the write lock.
    pub fn open(_path: &Path) -> Result<Library> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// What can be asked.
    pub fn rows(&self) -> Rows<'_> {
        Rows { connection: &self.connection }
    }

    /// One user action: does the work and commits it, or leaves everything as it was.
    pub fn transact<T, E: From<StoreError>>(
        &mut self,
        _op: Op,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<(T, Committed), E> {
        let _ = work(&mut Tx { connection: &self.connection })?;
        Err(StoreError::Sqlite("being written".to_owned()).into())
    }

    /// Takes the newest op back. `op` says id, time and annotator of the undoing; verb and `reverts` are filled in.
    pub fn undo(&mut self, _op: Op) -> Result<Committed> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// Does the op again that was undone last.
    pub fn redo(&mut self, _op: Op) -> Result<Committed> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// Keeps the sentences of a text; derived, so no op.
    pub fn keep_sentences(&mut self, _text: &Sha256, _rules: u32, _spans: &[Span]) -> Result<()> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }
}

impl Reader {
    /// Opens a library for reading, also while another process writes and on a disk that takes no writing.
    pub fn open(_path: &Path) -> Result<Reader> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// Asks within one snapshot, so that several queries fit together.
    pub fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(Rows<'_>) -> Result<T, E>) -> Result<T, E> {
        work(Rows { connection: &self.connection })
    }

    /// A handle that stops this reader's query from another thread.
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(self.connection.get_interrupt_handle())
    }
}

/// Stops a reader's running query.
pub struct Interrupt(rusqlite::InterruptHandle);

impl Interrupt {
    /// Stops it: the query answers [`StoreError::Interrupted`].
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

impl Tx<'_> {
    /// What can be asked, with the changes so far.
    pub fn rows(&self) -> Rows<'_> {
        Rows { connection: self.connection }
    }

    /// Puts a record in, or over the one with its key; an equal one is no change.
    pub fn put(&mut self, _record: Record) -> Result<()> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// Takes a record away; one that is not there is no change.
    pub fn remove(&mut self, _key: &RecordKey) -> Result<()> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// Keeps bytes (an original, a canonical text in UTF-8) by their hash, which it answers.
    pub fn keep(&mut self, _bytes: &[u8]) -> Result<Sha256> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }

    /// Keeps the sentences of a text; derived, so no change of the op.
    pub fn keep_sentences(&mut self, _text: &Sha256, _rules: u32, _spans: &[Span]) -> Result<()> {
        Err(StoreError::Sqlite("being written".to_owned()))
    }
}

/// The SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> Sha256 {
    use sha2::Digest;
    Sha256::new(sha2::Sha256::digest(bytes).into())
}
