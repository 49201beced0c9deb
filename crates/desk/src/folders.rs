//! Which files are meant by what was chosen or dropped: files as they are, folders by what is in them.
//! Invariant: links inside folders are not followed, hidden files are left alone, and the look ends; what was named
//! itself is always tried. Not here: reading the files (`files`).

use std::collections::HashSet;
use std::fs::{DirEntry, read_dir};
use std::path::{Path, PathBuf};

use crate::wire::FoundFiles;

/// The endings of files that are read, without the dot; a file in a folder without one of them is somebody else's.
const ENDINGS: [&str; 17] = [
    "txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml", "mhtml", "mht", "docx", "odt", "fodt",
    "rtf", "epub", "pdf",
];

/// How deep folders are looked into, and how many files are found at most: a mistake with the root of a disk ends.
const DEPTH: usize = 16;
const MOST: usize = 10_000;

/// The files that are meant by these paths: what was named as it was named, a file in a folder once. A folder in which
/// nothing is read stands for itself, to be refused like any other thing that is no file.
pub(crate) fn find_files(paths: Vec<String>) -> FoundFiles {
    let mut found = FoundFiles::default();
    for path in paths {
        if !Path::new(&path).is_dir() {
            found.files.push(path);
            continue;
        }
        let mut inside = FoundFiles::default();
        look_into(Path::new(&path), DEPTH, &mut inside);
        if inside.files.is_empty() && inside.closed.is_empty() {
            found.files.push(path);
        }
        let seen: HashSet<&String> = found.files.iter().collect();
        inside.files.retain(|file| !seen.contains(file));
        found.files.append(&mut inside.files);
        found.closed.append(&mut inside.closed);
        found.others = found.others.saturating_add(inside.others);
    }
    found
}

fn look_into(folder: &Path, depth: usize, found: &mut FoundFiles) {
    let entries = read_dir(folder).and_then(|entries| entries.collect::<Result<Vec<DirEntry>, _>>());
    let Ok(mut entries) = entries else {
        found.closed.push(folder.display().to_string());
        return;
    };
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let Ok(kind) = entry.file_type() else { continue };
        if is_hidden || kind.is_symlink() {
            continue;
        }
        let path: PathBuf = entry.path();
        if kind.is_dir() && depth > 0 {
            look_into(&path, depth - 1, found);
        } else if kind.is_file() && is_read(&path) && found.files.len() < MOST {
            found.files.push(path.display().to_string());
        } else {
            found.others = found.others.saturating_add(1);
        }
    }
}

fn is_read(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_what_is_read_and_counts_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("b/.hidden")).unwrap();
        for name in ["z.PDF", "b/a.txt", "b/picture.png", ".secret.txt", "b/.hidden/x.txt", "noending"] {
            std::fs::write(at(name), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), at("b/round")).unwrap();
        let named = at("b/picture.png").display().to_string();
        std::fs::create_dir(at("c")).unwrap();
        let paths = [folder.path().display().to_string(), named.clone(), at("c").display().to_string()];
        let found = find_files(paths.to_vec());
        let expected =
            [at("b/a.txt"), at("z.PDF"), PathBuf::from(named), at("c")].map(|path| path.display().to_string());
        assert_eq!(found.files, expected);
        assert_eq!(found.others, 2);
        assert!(found.closed.is_empty());
    }
}
