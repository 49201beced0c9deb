//! Files beside a library: copied, removed, renamed, and made to last.
//!
//! Invariant: what answers without a fault is on the disk, the name of a file as well as what is in it. A sync that
//! failed is never tried again: what the system dropped then, a second one would call saved.

use std::fs::{File, OpenOptions, Permissions};
use std::io::ErrorKind;
use std::path::Path;

use crate::Result;
use crate::lock::folder_fault;

/// Makes what is in a file last.
pub(crate) fn sync_file(path: &Path) -> Result<()> {
    // Opened for writing: not every system syncs a file that may only be read.
    Ok(OpenOptions::new().write(true).open(path)?.sync_all()?)
}

/// Makes the names in a folder last. Not every system lets a folder be opened; there the names last as they may.
pub(crate) fn sync_folder_of(path: &Path) -> Result<()> {
    match path.parent() {
        Some(folder) => sync_folder(folder),
        None => Ok(()),
    }
}

/// Makes the names in this folder last.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    match File::open(folder) {
        Ok(opened) if cfg!(unix) => Ok(opened.sync_all()?),
        _ => Ok(()),
    }
}

/// Copies a file to a name that is free, and makes what is in it last; its name is still to be synced. Whoever may read
/// `like` may read the copy.
pub(crate) fn copy_new(from: &Path, to: &Path, like: &Path) -> Result<()> {
    let mut source = File::open(from)?;
    let mut target = create_like(to, like)?;
    std::io::copy(&mut source, &mut target)?;
    Ok(target.sync_all()?)
}

/// Makes a new file that whoever may read or write another may read or write, and nobody else but who makes it.
pub(crate) fn create_like(path: &Path, like: &Path) -> Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).open(path).map_err(folder_fault)?;
    // A library that is missing has no rights to take over.
    if let Ok(metadata) = std::fs::metadata(like) {
        file.set_permissions(writable(metadata.permissions()))?;
    }
    Ok(file)
}

/// With the right to write for the owner: what is copied from a medium that takes no writing is still to be a library.
#[cfg(unix)]
fn writable(permissions: Permissions) -> Permissions {
    use std::os::unix::fs::PermissionsExt;
    Permissions::from_mode(permissions.mode() | 0o600)
}

/// Elsewhere a file is writable or not, for all.
#[cfg(not(unix))]
fn writable(mut permissions: Permissions) -> Permissions {
    permissions.set_readonly(false);
    permissions
}

/// Takes a file away, if it is there.
pub(crate) fn remove_if_there(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(folder_fault(error)),
        _ => Ok(()),
    }
}

/// The size of a file; 0 where there is none.
pub(crate) fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// How many bytes can still be written to the disk of a folder; `None` where that cannot be told.
#[cfg(unix)]
pub(crate) fn room(folder: &Path) -> Option<u64> {
    let answer = rustix::fs::statvfs(folder).ok()?;
    answer.f_bavail.checked_mul(answer.f_frsize)
}

/// How many bytes can still be written; elsewhere that is not asked.
#[cfg(not(unix))]
pub(crate) fn room(_folder: &Path) -> Option<u64> {
    None
}

/// Whether an open file is still the one of that name.
#[cfg(unix)]
pub(crate) fn is_file_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let [held, there] = [file.metadata(), std::fs::metadata(path)].map(|of| of.map(|of| (of.dev(), of.ino())));
    matches!((held, there), (Ok(held), Ok(there)) if held == there)
}

/// Elsewhere an open file cannot be taken away.
#[cfg(not(unix))]
pub(crate) fn is_file_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
