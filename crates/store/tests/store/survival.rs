//! Other processes, crashes, and disks that take no writing.
//!
//! A second process is this test program itself, asked for one of the tests that are `ignore`d here, which are the
//! parts of those second processes.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use obelus_model::*;
use obelus_store::{Library as Store, Reader, StoreError};

use crate::samples::{Desk, dump};

const PATH: &str = "OBELUS_STORE_TEST_LIBRARY";

/// Starts a part of a second process.
fn start(part: &str, library: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", &format!("survival::{part}")]);
    command.env(PATH, library).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

fn given_path() -> PathBuf {
    std::env::var_os(PATH).expect("a part of a second process, started by a test").into()
}

/// A desk whose ids are none of the first process's.
fn second_desk() -> Desk {
    let (desk, store) = Desk::new();
    drop(store);
    Desk { count: 1_000_000, ..desk }
}

#[test]
#[ignore = "the part of a second process"]
fn die_in_the_middle_of_an_op() {
    let mut desk = second_desk();
    let mut store = Store::open(&given_path()).unwrap();
    let document = store.rows().documents().unwrap()[0].id;
    let op = desk.op(Verb::Load);
    let _ = store.transact(op, |tx| -> Result<(), StoreError> {
        // So much that pages are written out before the commit.
        for _ in 0..20_000 {
            let mut claim = desk.claim(document, 0, 26);
            claim.note = Some("x".repeat(2_000));
            tx.put(Record::Claim(claim))?;
        }
        std::process::abort();
    });
}

#[test]
fn a_process_that_dies_in_the_middle_of_an_op_leaves_the_library_as_before() {
    let (mut desk, mut store) = Desk::new();
    desk.import(&mut store);
    drop(store);
    let before = dump(&desk.path);
    let status = start("die_in_the_middle_of_an_op", &desk.path).wait().unwrap();
    assert!(!status.success());
    let log = std::fs::metadata(format!("{}-wal", desk.path.display())).unwrap().len();
    assert!(log > 10 << 20, "the op was not under way: {log} bytes");
    let store = Store::open(&desk.path).unwrap();
    assert_eq!(store.rows().history(9, None).unwrap().len(), 2);
    assert_eq!(store.rows().verify().unwrap(), []);
    assert_eq!(dump(&desk.path), before);
}

#[test]
#[ignore = "the part of a second process"]
fn write_until_killed() {
    let mut desk = second_desk();
    let mut store = Store::open(&given_path()).unwrap();
    let document = store.rows().documents().unwrap()[0].id;
    loop {
        let claim = desk.claim(document, 0, 26);
        let other = desk.claim(document, 27, 47);
        let id = claim.id;
        desk.write(&mut store, Verb::JudgeClaim, |tx| {
            tx.put(Record::Claim(claim)).unwrap();
            tx.put(Record::Claim(other)).unwrap();
        });
        println!("saved {id}");
    }
}

#[test]
fn what_was_said_to_be_saved_is_there_after_a_kill() {
    for lines in [1, 7, 40] {
        let (mut desk, mut store) = Desk::new();
        desk.import(&mut store);
        drop(store);
        let mut child = start("write_until_killed", &desk.path);
        let mut output = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let saved: Vec<ClaimId> = output
            .by_ref()
            // The first line may stand behind the harness's own.
            .filter_map(|line| line.rsplit_once("saved ").map(|(_, id)| id.parse().unwrap()))
            .take(lines)
            .collect();
        // SIGKILL on Unix: nothing of the process runs any more.
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(saved.len(), lines);
        let store = Store::open(&desk.path).unwrap();
        assert_eq!(store.rows().verify().unwrap(), []);
        assert_eq!(store.rows().claims_by_id(&saved).unwrap().len(), lines);
        assert!(store.rows().claims().unwrap().len().is_multiple_of(2), "half an op");
    }
}

#[test]
fn a_second_writer_is_told_and_a_reader_sees_what_is_committed() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    assert!(matches!(Store::open(&desk.path), Err(StoreError::Busy)));
    let reader = Reader::open(&desk.path).unwrap();
    let ask = || reader.read(|rows| rows.claims_of_document(document.id)).unwrap();
    assert_eq!(ask(), []);
    let claim = desk.claim(document.id, 0, 26);
    desk.write(&mut store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(claim.clone())).unwrap());
    assert_eq!(ask(), [claim.clone()]);
    // Two questions of one reading fit together, whatever is committed between them.
    let counts = reader.read(|rows| {
        let before = rows.claims()?.len();
        let other = desk.claim(document.id, 27, 47);
        desk.write(&mut store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(other)).unwrap());
        Ok::<_, StoreError>((before, rows.claims()?.len()))
    });
    assert_eq!(counts.unwrap(), (1, 1));
    assert_eq!(ask().len(), 2);
    drop(store);
    let store = Store::open(&desk.path).unwrap();
    assert_eq!(store.rows().claims().unwrap().len(), 2);
}

#[test]
#[ignore = "the part of a second process"]
fn look_and_go() {
    let path = given_path();
    assert!(matches!(Store::open(&path), Err(StoreError::Busy)));
    let reader = Reader::open(&path).unwrap();
    println!("claims {}", reader.read(|rows| rows.claims()).unwrap().len());
}

#[test]
fn a_reader_of_another_process_leaves_the_log_of_a_writer_alone() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let claim = desk.claim(document.id, 0, 26);
    desk.write(&mut store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(claim)).unwrap());
    // A reader that came and went in this process must not have taken the writer's locks with it.
    drop(Reader::open(&desk.path).unwrap());
    let output = start("look_and_go", &desk.path).wait_with_output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && told.contains("claims 1"), "{told}");
    assert!(Path::new(&format!("{}-wal", desk.path.display())).exists(), "the log was deleted under the writer");
    let claim = desk.claim(document.id, 27, 47);
    desk.write(&mut store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(claim)).unwrap());
    drop(store);
    assert_eq!(Store::open(&desk.path).unwrap().rows().claims().unwrap().len(), 2);
}

#[test]
fn a_closed_library_is_one_file_beside_its_journal() {
    let (mut desk, mut store) = Desk::new();
    desk.import(&mut store);
    drop(Reader::open(&desk.path).unwrap());
    drop(store);
    drop(Reader::open(&desk.path).unwrap());
    let mut names: Vec<_> =
        std::fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a library.obelus", "a library.obelus.journal"]);
}

/// Nothing is called saved that goes into a file without a name, and what is in it is brought where it can be found.
#[test]
#[cfg(unix)]
fn a_library_whose_file_is_taken_away_saves_nothing_more_and_is_kept() {
    for replace in [false, true] {
        let (mut desk, mut store) = Desk::new();
        desk.import(&mut store);
        let records = dump(&desk.path);
        std::fs::remove_file(&desk.path).unwrap();
        std::fs::remove_file(format!("{}.journal", desk.path.display())).unwrap();
        if replace {
            std::fs::write(&desk.path, "something else").unwrap();
        }
        for _ in 0..2 {
            let op = desk.op(Verb::Undo);
            assert!(matches!(store.undo(op), Err(StoreError::Gone)));
        }
        drop(store);
        let kept = obelus_store::backups(&desk.path).unwrap();
        assert_eq!(kept.len(), 1);
        let now = Moment::from_milliseconds(0).unwrap();
        obelus_store::restore(&desk.path, &kept[0].path, now).unwrap();
        assert_eq!(dump(&desk.path), records);
    }
}

#[test]
fn a_library_that_was_emptied_is_a_damaged_one_where_something_of_it_is_left() {
    let (mut desk, mut store) = Desk::new();
    desk.import(&mut store);
    drop(store);
    for bytes in [&b""[..], &[0; 5_000], b"Dear Sir,"] {
        std::fs::write(&desk.path, bytes).unwrap();
        assert!(matches!(Store::open(&desk.path), Err(StoreError::Damaged(_))));
        assert!(matches!(Reader::open(&desk.path), Err(StoreError::Damaged(_))));
    }
    std::fs::remove_file(format!("{}.journal", desk.path.display())).unwrap();
    assert!(matches!(Store::open(&desk.path), Err(StoreError::NotALibrary)));
}

#[test]
fn a_reader_folds_no_log_into_a_file() {
    let (mut desk, mut store) = Desk::new();
    desk.import(&mut store);
    let log = format!("{}-wal", desk.path.display());
    let (file, kept) = (std::fs::read(&desk.path).unwrap(), std::fs::read(&log).unwrap());
    drop(store);
    std::fs::write(&desk.path, &file).unwrap();
    std::fs::write(&log, &kept).unwrap();
    drop(Reader::open(&desk.path).unwrap());
    assert_eq!(std::fs::read(&desk.path).unwrap(), file);
    assert_eq!(std::fs::read(&log).unwrap(), kept);
}

/// On Unix, where the rights of files can be taken away; for the superuser they cannot, so another user's process asks.
#[cfg(unix)]
mod rights {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use super::*;

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    /// What a person without rights is answered: to opening for writing, to opening for reading and asking.
    fn answers(path: &Path) -> String {
        let write = Store::open(path).map(|_| ());
        let read = Reader::open(path).and_then(|reader| reader.read(|rows| rows.documents())).map(|all| all.len());
        format!("{write:?} {read:?}")
    }

    #[test]
    #[ignore = "the part of a second process"]
    fn ask_without_rights() {
        println!("answers {}", answers(&given_path()));
    }

    /// Asks as a user who is not the superuser; `None` where no such process can be had.
    fn ask(path: &Path) -> Option<String> {
        let superuser = fs::metadata(path).unwrap().uid() == 0;
        if !superuser {
            return Some(answers(path));
        }
        let output = Command::new("setpriv")
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "--nocapture", "survival::rights::ask_without_rights"])
            .env(PATH, path)
            .output();
        let told = String::from_utf8(output.ok()?.stdout).unwrap();
        let line = told.lines().find_map(|line| line.split_once("answers "));
        line.map(|(_, answers)| answers.to_owned())
    }

    fn check(file: u32, folder: u32, expected: &str) {
        let (mut desk, mut store) = Desk::new();
        desk.import(&mut store);
        drop(store);
        let bytes = fs::read(&desk.path).unwrap();
        set(&desk.path, file);
        set(desk.folder.path(), folder);
        let told = ask(&desk.path);
        set(desk.folder.path(), 0o755);
        set(&desk.path, 0o644);
        match told {
            None => eprintln!("skipped: no process without the superuser's rights can be had here"),
            Some(told) => assert_eq!(told, expected, "file {file:o}, folder {folder:o}"),
        }
        assert_eq!(fs::read(&desk.path).unwrap(), bytes);
        assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 2, "something lies beside the library");
    }

    #[test]
    fn a_library_that_cannot_be_written_is_read_only_and_can_be_read() {
        check(0o444, 0o555, "Err(ReadOnly) Ok(1)");
        check(0o666, 0o555, "Err(ReadOnly) Ok(1)");
        check(0o444, 0o777, "Err(ReadOnly) Ok(1)");
    }

    #[test]
    fn a_library_that_cannot_be_read_is_refused() {
        check(0o000, 0o777, "Err(NoPermission) Err(NoPermission)");
        check(0o666, 0o000, "Err(NoPermission) Err(NoPermission)");
    }
}

/// On Linux, where the system tells which locks a process holds.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_comes_and_goes_does_not_take_the_writers_locks_with_it() {
    use std::os::unix::fs::MetadataExt;
    let (mut desk, mut store) = Desk::new();
    desk.import(&mut store);
    let held = || {
        let inode = format!(":{} ", std::fs::metadata(&desk.path).unwrap().ino());
        let locks = std::fs::read_to_string("/proc/locks").unwrap();
        locks.lines().filter(|lock| lock.contains("POSIX") && lock.contains(&inode)).count()
    };
    let before = held();
    if before == 0 {
        eprintln!("skipped: this system does not tell its locks");
        return;
    }
    drop(Reader::open(&desk.path).unwrap());
    assert!(matches!(Store::open(&desk.path), Err(StoreError::Busy)));
    assert_eq!(held(), before);
}
