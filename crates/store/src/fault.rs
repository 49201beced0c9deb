//! Why the store refuses: a closed set, so that the desk maps it to fault codes in one exhaustive match.
//! Invariant: no text of a document, no title and no path is in a fault; only names of tables, columns and rules.

use obelus_model::RecordKey;
use rusqlite::ErrorCode;

/// What the store answers with.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store refused. Whatever it says, the library is as it was before the call.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file of that name.
    #[error("no such file")]
    Missing,
    /// The file is missing, and it was there: backups, a second copy of its ops or a log of it lie beside its place.
    #[error("the library is gone")]
    Gone,
    /// The file lies on another machine's disk, of this kind, whose locks and syncs cannot be relied on.
    #[error("on a network: {0}")]
    OnNetwork(String),
    /// A backup is damaged, or no library.
    #[error("the backup is damaged: {0}")]
    BackupDamaged(String),
    /// There is no backup of that name.
    #[error("no such backup")]
    BackupUnknown,
    /// The name is a folder's.
    #[error("a folder, not a file")]
    IsDirectory,
    /// A new library was asked for where a file is already.
    #[error("the file is there already")]
    Exists,
    /// A file, but no library: empty, a text, another program's database.
    #[error("not a library")]
    NotALibrary,
    /// A library that a later Obelus has written.
    #[error("the library has version {found}, this program knows {known}")]
    Newer {
        /// The version of the file.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// A library whose file is damaged; it is left as it is.
    #[error("the library is damaged: {0}")]
    Damaged(String),
    /// Another process (or another part of this one) has it open for writing.
    #[error("another process writes")]
    Busy,
    /// The file, its folder or the disk takes no writing; a reader may still open it.
    #[error("read-only")]
    ReadOnly,
    /// The file may not even be read.
    #[error("no permission")]
    NoPermission,
    /// There is no room for the change.
    #[error("the disk is full")]
    DiskFull,
    /// A text, an original or a record is larger than a library takes in one piece.
    #[error("larger than a library takes in one piece")]
    TooLong,
    /// There was not enough memory.
    #[error("not enough memory")]
    NoMemory,
    /// Whether the op is saved could not be found out; the next call tries again.
    #[error("not known whether it is saved")]
    SaveUnknown,
    /// There is no op to undo.
    #[error("nothing to undo")]
    NothingToUndo,
    /// There is no op to redo.
    #[error("nothing to redo")]
    NothingToRedo,
    /// The change would break a rule of the library.
    #[error("breaks a rule: {rule:?} {detail}")]
    Broken {
        /// Which kind of rule.
        rule: Rule,
        /// The table and column, or the check, as SQLite names it.
        detail: String,
    },
    /// A key whose id is no id of its noun.
    #[error("not a key of a record: {0:?}")]
    NotAKey(RecordKey),
    /// Undo and redo are calls of their own, not work for a transaction.
    #[error("undo and redo are no ops of their own")]
    NotAnOp,
    /// A change within the op had failed, and the work went on as if it had not.
    #[error("the work went on after a change had failed")]
    Spoiled,
    /// A reader stopped the query.
    #[error("interrupted")]
    Interrupted,
    /// SQLite failed in a way that has no name here.
    #[error("sqlite: {0}")]
    Sqlite(String),
    /// The system failed to read or write.
    #[error("input or output: {0}")]
    Io(std::io::ErrorKind),
}

/// A rule of the library that a change can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A record names another that is not there.
    Reference,
    /// Something that may be there once is there twice.
    Unique,
    /// A value is outside what is allowed, or a needed one is absent.
    Value,
}

impl StoreError {
    /// A damage, told by what was found where.
    pub(crate) fn damaged(what: impl ToString) -> StoreError {
        StoreError::Damaged(what.to_string())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        use rusqlite::Error;
        match error {
            Error::SqliteFailure(failure, detail) => from_failure(failure, detail.unwrap_or_default()),
            // Only what stands in the file can be of the wrong type: the tables are STRICT and the statements fixed.
            Error::FromSqlConversionFailure(index, ..)
            | Error::IntegralValueOutOfRange(index, _)
            | Error::InvalidColumnType(index, ..)
            | Error::Utf8Error(index, _) => StoreError::Damaged(format!("the value of column {index}")),
            other => StoreError::Sqlite(other.to_string()),
        }
    }
}

fn from_failure(failure: rusqlite::ffi::Error, detail: String) -> StoreError {
    match failure.code {
        ErrorCode::DatabaseCorrupt => StoreError::Damaged(detail),
        ErrorCode::NotADatabase => StoreError::NotALibrary,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
        ErrorCode::ReadOnly => StoreError::ReadOnly,
        // The file was there a moment ago: what SQLite cannot open then is what it may not.
        ErrorCode::PermissionDenied | ErrorCode::CannotOpen => StoreError::NoPermission,
        ErrorCode::DiskFull => StoreError::DiskFull,
        ErrorCode::OutOfMemory => StoreError::NoMemory,
        // The index of the log is made as large as it has to be; where that fails, it is for want of room.
        ErrorCode::SystemIoFailure if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => {
            StoreError::DiskFull
        }
        ErrorCode::SystemIoFailure if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_NOMEM => {
            StoreError::NoMemory
        }
        // The disk failed: reading, writing, making it last. Which of them, in SQLite's number, is for whoever looks into it.
        ErrorCode::SystemIoFailure => StoreError::Io(std::io::ErrorKind::Other),
        ErrorCode::TooBig => StoreError::TooLong,
        ErrorCode::OperationInterrupted => StoreError::Interrupted,
        ErrorCode::ConstraintViolation => StoreError::Broken { rule: rule_of(failure.extended_code), detail },
        _ => StoreError::Sqlite(format!("{failure} ({})", failure.extended_code)),
    }
}

fn rule_of(extended_code: i32) -> Rule {
    match extended_code {
        rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Rule::Reference,
        rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
        | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        | rusqlite::ffi::SQLITE_CONSTRAINT_ROWID => Rule::Unique,
        _ => Rule::Value,
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> StoreError {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => StoreError::Missing,
            ErrorKind::PermissionDenied => StoreError::NoPermission,
            ErrorKind::AlreadyExists => StoreError::Exists,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
            ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
            ErrorKind::OutOfMemory => StoreError::NoMemory,
            ErrorKind::IsADirectory => StoreError::IsDirectory,
            kind => StoreError::Io(kind),
        }
    }
}
