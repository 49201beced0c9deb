//! Whole files in and out: read with limits; written aside, synced, read back and renamed, so that a file is the old one or
//! the new one, to the byte.

use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;
use obelus_engine::LIMIT_BYTES;

use crate::{Fault, FaultCode};

/// The largest Obelus JSON file in bytes. It may be larger than any text: 100,000 claims take about 80 MB, and the
/// texts come along.
pub const LIMIT_JSON: usize = 1 << 30;

/// Reads a document's file whole.
pub(crate) fn read_document(path: &Path) -> Result<Vec<u8>, Fault> {
    read_whole(path, LIMIT_BYTES)
}

/// Reads a file whole; refuses what is no file, what is larger than the limit in bytes, and what changes meanwhile.
pub(crate) fn read_whole(path: &Path, limit: usize) -> Result<Vec<u8>, Fault> {
    let fault = |error: io::Error| of_io(path, error);
    // Asked before opening: to open a pipe waits for somebody to write into it.
    refuse_other_than_file(path, &std::fs::metadata(path).map_err(fault)?)?;
    let mut file = File::open(path).map_err(fault)?;
    let before = file.metadata().map_err(fault)?;
    if before.len() > limit as u64 {
        return Err(Fault::new(FaultCode::FileTooLarge, name_of(path), limit));
    }
    let mut bytes = Vec::new();
    // One byte more than the file had: whoever appends while it is read is noticed.
    (&mut file).take(before.len() + 1).read_to_end(&mut bytes).map_err(fault)?;
    let after = file.metadata().map_err(fault)?;
    if bytes.len() as u64 != before.len()
        || after.len() != before.len()
        || after.modified().ok() != before.modified().ok()
    {
        return Err(Fault::new(FaultCode::FileChanging, name_of(path), ""));
    }
    Ok(bytes)
}

/// Writes a file whole or not at all: aside in the same folder, synced, read back and compared, renamed over, the folder
/// synced. What a link leads to is written, and the link stays; one that leads nowhere is refused.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let fault = |error: io::Error| of_io(path, error);
    let target = match std::fs::metadata(path) {
        Ok(there) => {
            refuse_other_than_file(path, &there)?;
            path.canonicalize().map_err(fault)?
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => path.to_owned(),
        Err(error) => return Err(fault(error)),
    };
    let mut file = AtomicWriteFile::options().read(true).open(target).map_err(fault)?;
    file.write_all(bytes).map_err(fault)?;
    file.sync_all().map_err(fault)?;
    if !holds(&mut file, bytes).map_err(fault)? {
        return Err(Fault::new(FaultCode::FileBroken, name_of(path), "read back"));
    }
    file.commit().map_err(fault)?;
    Ok(())
}

/// Whether a file that is synced holds just these bytes, asked of the disk where the system lets go of its copy of them.
fn holds(file: &mut File, bytes: &[u8]) -> io::Result<bool> {
    // A wish and no more: where it is not heard, what is compared is what the system would write.
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(&*file, 0, None, rustix::fs::Advice::DontNeed);
    file.rewind()?;
    let mut part = vec![0; 1 << 16];
    let mut left = bytes;
    loop {
        let count = match file.read(&mut part) {
            Ok(0) => return Ok(left.is_empty()),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        match (left.split_at_checked(count), part.get(..count)) {
            (Some((expected, rest)), Some(found)) if expected == found => left = rest,
            _ => return Ok(false),
        }
    }
}

/// Refuses a target that is this library, one of the files that belong to it (`NAME-wal`, `NAME.journal`, what is in
/// `NAME-backups`, …), or any other library or what belongs to that: to be replaced by an export would be the end of all
/// that is in it.
pub(crate) fn refuse_library(library: &Path, target: &Path) -> Result<(), Fault> {
    let is_ours = place_of(library).zip(place_of(target)).is_some_and(|((folder, name), (other, target))| {
        // The first step from the library's folder towards the target, which may lie in a folder of the library's.
        let first = match other.strip_prefix(&folder) {
            Ok(inside) => inside.iter().next().map_or(target, |first| first.to_string_lossy().into_owned()),
            Err(_) => return false,
        };
        let rest = first.strip_prefix(name.as_str());
        rest.is_some_and(|rest| (rest.is_empty() && other == folder) || is_ending(rest))
    });
    if is_ours || is_database(target) || belongs_to_database(target) {
        return Err(Fault::new(FaultCode::FileIsLibrary, name_of(target), ""));
    }
    Ok(())
}

/// Whether a file, or a folder that it is in, is called as a library beside it and what belongs to one: `my.obelus.journal`.
fn belongs_to_database(path: &Path) -> bool {
    let Some((folder, name)) = place_of(path) else { return false };
    let place = folder.join(name);
    place.ancestors().any(|at| {
        let (Some(folder), Some(name)) = (at.parent(), at.file_name()) else { return false };
        let name = name.to_string_lossy();
        let ends = name.match_indices(['-', '.']).filter(|(end, _)| name.get(*end..).is_some_and(is_ending));
        ends.into_iter().any(|(end, _)| is_database(&folder.join(name.get(..end).unwrap_or_default())))
    })
}

/// Whether what is called as a library and this behind it belongs to that library: `-wal`, `.journal`.
fn is_ending(rest: &str) -> bool {
    rest.starts_with('-') || rest.starts_with(".journal")
}

/// The folder of a file, without links, and its name; of a link the place that it leads to.
fn place_of(path: &Path) -> Option<(PathBuf, String)> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some((folder.canonicalize().ok()?, path.file_name()?.to_string_lossy().into_owned()))
}

/// Whether a file begins as every SQLite database does (its file format, section 1.3).
fn is_database(path: &Path) -> bool {
    const HEADER: &[u8; 16] = b"SQLite format 3\0";
    let mut start = [0; HEADER.len()];
    // A pipe is no file and is refused later; to open it here would wait for somebody to write.
    path.is_file() && File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *HEADER
}

/// The name of a file as a fault's subject.
pub(crate) fn name_of(path: &Path) -> String {
    path.display().to_string()
}

fn refuse_other_than_file(path: &Path, there: &Metadata) -> Result<(), Fault> {
    if there.is_file() { Ok(()) } else { Err(Fault::new(FaultCode::FileNotAFile, name_of(path), "")) }
}

fn of_io(path: &Path, error: io::Error) -> Fault {
    let code = match error.kind() {
        io::ErrorKind::NotFound => FaultCode::FileMissing,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => FaultCode::FileNoPermission,
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => FaultCode::FileNotAFile,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => FaultCode::DiskFull,
        _ => return Fault::new(FaultCode::FileBroken, name_of(path), error.kind()),
    };
    Fault::new(code, name_of(path), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code<T>(done: Result<T, Fault>) -> Option<FaultCode> {
        done.err().map(|fault| fault.code)
    }

    #[test]
    fn a_file_is_read_to_the_byte_up_to_the_limit_and_refused_above_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text");
        std::fs::write(&path, b"12345").unwrap();
        assert_eq!(read_whole(&path, 5).unwrap(), b"12345");
        assert_eq!(code(read_whole(&path, 4)), Some(FaultCode::FileTooLarge));
        let huge = folder.path().join("huge");
        File::create(&huge).unwrap().set_len(200 << 20).unwrap();
        let fault = read_document(&huge).unwrap_err();
        assert_eq!((fault.code, fault.detail), (FaultCode::FileTooLarge, LIMIT_BYTES.to_string()));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_file_that_holds_other_than_it_said_is_refused() {
        // Files of the kernel say that they are empty and are not: just what a file looks like that grows meanwhile.
        assert_eq!(code(read_whole(Path::new("/proc/version"), 1000)), Some(FaultCode::FileChanging));
    }

    #[test]
    fn what_is_written_replaces_the_whole_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.json");
        write_whole(&path, b"a longer first form").unwrap();
        write_whole(&path, b"short").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"short");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_no_file_is_neither_read_nor_written() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path(), Path::new("/dev/null")] {
            assert_eq!(code(read_whole(path, 9)), Some(FaultCode::FileNotAFile));
            assert_eq!(code(write_whole(path, b"x")), Some(FaultCode::FileNotAFile));
        }
        let below_a_file = folder.path().join("file");
        std::fs::write(&below_a_file, b"").unwrap();
        assert_eq!(code(write_whole(&below_a_file.join("out"), b"x")), Some(FaultCode::FileNotAFile));
        assert_eq!(code(write_whole(&folder.path().join("no/out"), b"x")), Some(FaultCode::FileMissing));
    }

    #[test]
    fn no_export_falls_on_a_library_or_on_what_belongs_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("my.obelus");
        std::fs::write(&library, b"anything").unwrap();
        std::fs::write(folder.path().join("other.obelus"), b"SQLite format 3\0and more").unwrap();
        let check = |name: &str, expected: Option<FaultCode>| {
            assert_eq!(code(refuse_library(&library, &folder.path().join(name))), expected, "{name}");
        };
        std::fs::create_dir_all(folder.path().join("my.obelus-backups/inside")).unwrap();
        std::fs::create_dir(folder.path().join("other.obelus-backups")).unwrap();
        std::fs::write(folder.path().join("my.obelus-backups/day.part"), b"anything").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("my.obelus.journal", folder.path().join("link.json")).unwrap();
        std::fs::write(folder.path().join("my.obelus.journal"), b"{}").unwrap();
        let endings = [
            "",
            "-wal",
            "-shm",
            "-lock",
            ".journal",
            ".journal.part",
            "-backups",
            "-backup-v1",
            "-aside-2026-11-26T12-43-18Z",
            "-aside-2026-11-26T12-43-18Z-wal",
            "-backups/day.part",
            "-backups/new.json",
            "-backups/inside/new.json",
        ];
        for ending in endings {
            check(&format!("my.obelus{ending}"), Some(FaultCode::FileIsLibrary));
            check(&format!("other.obelus{ending}").replace("/inside", ""), Some(FaultCode::FileIsLibrary));
        }
        #[cfg(unix)]
        check("link.json", Some(FaultCode::FileIsLibrary));
        check("./my.obelus-wal", Some(FaultCode::FileIsLibrary));
        for name in
            ["my.obelus.json", "my.json", "my-notes.json", "other.json", "none/my.obelus-wal", "none-my.obelus-wal"]
        {
            check(name, None);
        }
    }

    #[test]
    #[cfg(unix)]
    fn what_a_link_leads_to_is_written_and_keeps_its_mode() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        std::fs::write(&real, b"old").unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o600)).unwrap();
        symlink(&real, &link).unwrap();
        write_whole(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&real).unwrap(), b"new");
        assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
        symlink(folder.path().join("nowhere"), folder.path().join("lost")).unwrap();
        assert_eq!(code(write_whole(&folder.path().join("lost"), b"x")), Some(FaultCode::FileMissing));
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_that_may_not_be_written_keeps_what_is_in_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        std::fs::write(&path, b"old").unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o500)).unwrap();
        // Who is root may write nevertheless; then the file is whole as ever.
        match write_whole(&path, b"new") {
            Ok(()) => assert_eq!(std::fs::read(&path).unwrap(), b"new"),
            Err(fault) => {
                assert_eq!(fault.code, FaultCode::FileNoPermission);
                assert_eq!(std::fs::read(&path).unwrap(), b"old");
            }
        }
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_medium_that_takes_nothing_and_a_full_one_are_told_as_what_they_are() {
        for (kind, expected) in [
            (io::ErrorKind::ReadOnlyFilesystem, FaultCode::FileNoPermission),
            (io::ErrorKind::StorageFull, FaultCode::DiskFull),
            (io::ErrorKind::QuotaExceeded, FaultCode::DiskFull),
            (io::ErrorKind::Other, FaultCode::FileBroken),
        ] {
            assert_eq!(of_io(Path::new("out"), kind.into()).code, expected, "{kind}");
        }
    }

    /// The control of reading back: bytes that changed, came too late or were lost on the way are seen.
    #[test]
    fn what_was_not_written_as_it_was_meant_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let meant: Vec<u8> = (0..200_000_u32).map(|at| at as u8).collect();
        let check = |there: &[u8], expected: bool| {
            let path = folder.path().join("aside");
            std::fs::write(&path, there).unwrap();
            assert_eq!(holds(&mut File::open(&path).unwrap(), &meant).unwrap(), expected, "{}", there.len());
        };
        check(&meant, true);
        check(b"", false);
        check(&meant[..meant.len() - 1], false);
        check(&[&meant[..], b"x"].concat(), false);
        for at in [0, 65_535, 65_536, meant.len() - 1] {
            let mut flipped = meant.clone();
            flipped[at] ^= 1;
            check(&flipped, false);
        }
        let mut zeroed = meant.clone();
        zeroed[4_096..8_192].fill(0);
        check(&zeroed, false);
    }
}
