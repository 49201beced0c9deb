//! Every call of the system with which the program changes a file, as `strace` records it.
//!
//! Invariant: what is recorded is what the system did: bytes, places and names come from the calls themselves, and a call
//! that cannot be followed fails the recording instead of being left out. Not here: what a disk makes of it (`disk`).

mod files;
mod line;

use std::path::Path;

use crate::command::{Ended, Place};
use crate::failure::{Failure, Result};

pub use line::{Call, bytes, read_lines, split_descriptor};

/// The calls that are watched. `read` and `lseek` because they move the place at which `write` goes on.
const WATCHED: &str = "trace=open,openat,creat,read,readv,lseek,write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate,\
    rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,fsync,fdatasync,\
    sync_file_range,sync,syncfs,msync,copy_file_range,sendfile,splice,ioctl";

/// What a call did to the folder, or what the person was told. Names are relative to the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A name is there that was not, with an empty file.
    Create(String),
    /// A file has this length from now on.
    Length(String, u64),
    /// Bytes are written at a place.
    Write(String, u64, Vec<u8>),
    /// Bytes of one file are written into another, or elsewhere into the same.
    Copy {
        /// The file they come from.
        from: String,
        /// Where they stand in it.
        source: u64,
        /// The file they go to.
        to: String,
        /// Where they go in it.
        target: u64,
        /// How many they are.
        length: u64,
    },
    /// One name becomes another; what that named is gone.
    Rename(String, String),
    /// A file has a second name.
    Link(String, String),
    /// A name is gone.
    Unlink(String),
    /// A folder is made.
    MakeFolder(String),
    /// A folder is gone.
    RemoveFolder(String),
    /// A file or a folder (`""` for the folder itself) is on the disk.
    Sync(String),
    /// The program has answered.
    Told,
}

/// A run of the program with what it did to the folder.
pub struct Traced {
    /// What it did, in order.
    pub events: Vec<Event>,
    /// How it ended.
    pub ended: Ended,
}

/// Options of `strace` that record the watched calls into a file.
pub fn options(into: &Path) -> Vec<String> {
    let into = into.display().to_string();
    ["-f", "-y", "-xx", "-s", "9999999", "-e", "signal=none", "-e", WATCHED, "-o", &into]
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// Runs a command and records what it does.
pub fn record(place: &Place, words: &[String]) -> Result<Traced> {
    let path = place.aside.join("trace");
    let folder = place.folder.canonicalize()?;
    let told = place.aside.canonicalize()?.join("told");
    let mut follower = files::Follower::new(&folder, &told)?;
    let ended = place.run_traced(&options(&path), words)?;
    let text = std::fs::read_to_string(&path)?;
    for call in read_lines(&text) {
        follower.follow(&call).map_err(|failure| failure.at(&call.name))?;
    }
    if text.is_empty() {
        return Err(Failure::new(format!("strace recorded nothing: {}", ended.complained)));
    }
    Ok(Traced { events: follower.into_events(), ended })
}
