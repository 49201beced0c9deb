//! A folder with everything in it, in memory: read, written, copied.
//! Invariant: names are relative, with `/`, folders before what is in them.

use std::collections::BTreeMap;
use std::path::Path;

use crate::failure::Result;

/// Names with their bytes; a folder has none.
pub type Tree = BTreeMap<String, Option<Vec<u8>>>;

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
            tree.insert(name, Some(std::fs::read(entry.path())?));
        }
    }
    Ok(())
}

/// Makes a folder hold just this.
pub fn write(folder: &Path, tree: &Tree) -> Result<()> {
    empty(folder)?;
    for (name, content) in tree {
        match content {
            Some(bytes) => std::fs::write(folder.join(name), bytes)?,
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
