//! A folder with everything in it, in memory: read, written, copied.
//! Invariant: names are relative, with `/`, folders before what is in them.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use crate::failure::Result;

/// Names with their bytes; a folder has none.
pub type Tree = BTreeMap<String, Option<Content>>;

/// The bytes of a file. Trees that hold the same share them, and their hash is computed once.
#[derive(Clone, Debug, Default)]
pub struct Content(Arc<(Vec<u8>, OnceLock<[u8; 32]>)>);

impl Content {
    /// Its hash.
    pub fn print(&self) -> &[u8; 32] {
        let (bytes, print) = &*self.0;
        print.get_or_init(|| Sha256::digest(bytes).into())
    }
}

impl Deref for Content {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0.0
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Content {
        Content(Arc::new((bytes, OnceLock::new())))
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Content) -> bool {
        **self == **other
    }
}

/// Reads a folder.
pub fn read(folder: &Path) -> Result<Tree> {
    let mut tree = Tree::new();
    read_below(folder, "", &mut tree)?;
    Ok(tree)
}

fn read_below(folder: &Path, prefix: &str, tree: &mut Tree) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_below(&entry.path(), &format!("{name}/"), tree)?;
            tree.insert(name, None);
        } else {
            tree.insert(name, Some(std::fs::read(entry.path())?.into()));
        }
    }
    Ok(())
}

/// Makes a folder hold just this.
pub fn write(folder: &Path, tree: &Tree) -> Result<()> {
    empty(folder)?;
    for (name, content) in tree {
        match content {
            Some(bytes) => std::fs::write(folder.join(name), &**bytes)?,
            None => std::fs::create_dir(folder.join(name))?,
        }
    }
    Ok(())
}

/// Empties a folder, which is made where it is missing.
pub fn empty(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            std::fs::remove_dir_all(entry.path())?;
        } else {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
