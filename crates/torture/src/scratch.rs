//! A folder that a suite may fill: in memory where the system has one, for hundreds of thousands of images are written.
//! Invariant: it is gone when the suite is.

use std::path::{Path, PathBuf};

use crate::failure::Result;

/// Memory that is a folder, on Linux.
const MEMORY: &str = "/dev/shm";

/// A folder for one suite.
pub struct Scratch(tempfile::TempDir);

impl Scratch {
    /// An empty one, with the suite's name in its name.
    pub fn new(suite: &str) -> Result<Scratch> {
        let memory = PathBuf::from(MEMORY);
        let home = if memory.is_dir() { memory } else { std::env::temp_dir() };
        Ok(Scratch(tempfile::Builder::new().prefix(&format!("obelus-{suite}-")).tempdir_in(home)?))
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}
