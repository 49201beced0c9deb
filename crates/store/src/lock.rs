//! The write lock: one process writes a library, others are told so.
//!
//! Invariant: the lock is on a file beside the library, never on the library itself (closing any handle of a file
//! drops the locks that SQLite holds on it). The system frees it when the process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::files::is_file_at;
use crate::{Result, StoreError};

/// Held while a library is open for writing.
pub(crate) struct WriteLock {
    file: File,
    path: PathBuf,
}

impl WriteLock {
    /// Takes the lock of a library, or answers [`StoreError::Busy`].
    pub(crate) fn take(library: &Path) -> Result<WriteLock> {
        let path = beside(library, "-lock");
        // A holder removes the file when it is done. One that opened it before and locked it after holds a file that
        // nobody else can find: it tries again, and meets at most as many others as it has tries.
        for _ in 0..8 {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(folder_fault)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(StoreError::Busy),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            if is_file_at(&file, &path) {
                return Ok(WriteLock { file, path });
            }
        }
        Err(StoreError::Busy)
    }
}

impl Drop for WriteLock {
    fn drop(&mut self) {
        // While it is locked, so that nobody can have taken it between. Where this fails the file stays: harmless.
        if cfg!(unix) {
            let _ = std::fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// A file beside the library, of its name with something behind.
pub(crate) fn beside(library: &Path, suffix: &str) -> PathBuf {
    let mut name = library.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// A folder in which no file can be made is one that takes no writing, not one that may not be read.
pub(crate) fn folder_fault(error: std::io::Error) -> StoreError {
    match StoreError::from(error) {
        StoreError::NoPermission => StoreError::ReadOnly,
        other => other,
    }
}
