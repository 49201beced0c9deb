//! Whole files in and out: read with limits, written aside and renamed, so that a file is the old one or the new one.

use std::fs::{File, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;

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

/// Writes a file whole or not at all: aside in the same folder, synced, renamed over.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let fault = |error: io::Error| of_io(path, error);
    match std::fs::metadata(path) {
        Ok(there) => refuse_other_than_file(path, &there)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(fault(error)),
    }
    let mut file = AtomicWriteFile::open(path).map_err(fault)?;
    file.write_all(bytes).map_err(fault)?;
    file.commit().map_err(fault)?;
    Ok(())
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
        io::ErrorKind::PermissionDenied => FaultCode::FileNoPermission,
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
}
