//! Backups: made beside a writer, checked, thinned, restored; damaged ones and full disks.

use std::fs;
use std::path::{Path, PathBuf};

use obelus_model::*;
use obelus_store::{Library as Store, Reader, StoreError, backup_folder, backups, look_into, restore};

use crate::samples::{Desk, dump};

fn at(written: &str) -> Moment {
    written.parse().unwrap()
}

/// Noon of a day in 2026.
fn day(number: i64) -> Moment {
    Moment::from_milliseconds(at("2026-01-01T12:00:00.000Z").milliseconds() + number * 86_400_000).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A library with a document and so many claims, still open.
fn judged(claims: u32) -> (Desk, Store, DocumentId) {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store).id;
    for _ in 0..claims {
        judge(&mut desk, &mut store, document);
    }
    (desk, store, document)
}

fn judge(desk: &mut Desk, store: &mut Store, document: DocumentId) {
    let mut claim = desk.claim(document, 0, 26);
    claim.judge(Some(Verdict::Sourced));
    desk.write(store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(claim)).unwrap());
}

fn back_up(path: &Path, now: Moment) -> PathBuf {
    let name = Reader::open(path).unwrap().back_up(BackupReason::Asked, now).unwrap();
    backup_folder(path).join(name.to_string())
}

/// How many claims a library has that opens and is sound.
fn claims(path: &Path) -> usize {
    let reader = Reader::open(path).unwrap();
    assert_eq!(reader.verify().unwrap(), []);
    reader.read(|rows| rows.claims()).unwrap().len()
}

#[test]
fn a_backup_is_the_library_as_it_was_and_the_writer_writes_on() {
    let (mut desk, mut store, document) = judged(2);
    let reader = Reader::open(&desk.path).unwrap();
    let name = reader.back_up(BackupReason::Day, at("2026-11-26T12:43:18.250Z")).unwrap();
    assert_eq!(name.to_string(), "2026-11-26T12-43-18Z.000004.day.obelus");
    judge(&mut desk, &mut store, document);
    let path = backup_folder(&desk.path).join(name.to_string());
    let held = look_into(&path).unwrap();
    assert_eq!((held.documents, held.claims, held.judged), (1, 2, 2));
    assert_eq!(
        held.last_change,
        store.rows().history(1, None).unwrap().first().map(|_| {
            let all = store.rows().history(2, None).unwrap();
            all[1].op.at
        })
    );
    assert_eq!(names(&backup_folder(&desk.path)), [name.to_string()], "something lies beside the backup");
    drop((reader, store));
    assert_eq!((claims(&path), claims(&desk.path)), (2, 3));
}

#[test]
fn a_backup_within_a_reading_is_of_that_moment_whatever_is_written_meanwhile() {
    let (mut desk, mut store, document) = judged(1);
    let reader = Reader::open(&desk.path).unwrap();
    let writing = std::thread::scope(|scope| {
        let path = desk.path.clone();
        let backing = scope.spawn(move || (0..6).map(|number| back_up(&path, day(number))).collect::<Vec<_>>());
        for _ in 0..40 {
            judge(&mut desk, &mut store, document);
        }
        backing.join().unwrap()
    });
    drop((reader, store));
    for backup in backups(&desk.path).unwrap() {
        assert!(writing.contains(&backup.path));
        // Making the library, importing, and then a claim an op.
        assert_eq!(i64::try_from(claims(&backup.path)).unwrap(), backup.name.seq() - 2);
    }
}

#[test]
fn what_a_crash_left_goes_and_foreign_files_stay() {
    let (desk, store, _) = judged(1);
    let folder = backup_folder(&desk.path);
    fs::create_dir(&folder).unwrap();
    let part = "2026-11-26T12-43-18Z.000004.day.obelus.part";
    for name in [part, "notes.txt", "mine.part", "2026.obelus"] {
        fs::write(folder.join(name), "x").unwrap();
    }
    fs::create_dir(folder.join("2020-01-01T00-00-00Z.000001.day.obelus")).unwrap();
    let made = back_up(&desk.path, day(0));
    let left = names(&folder);
    assert!(!left.contains(&part.to_owned()));
    assert_eq!(left.len(), 5, "{left:?}");
    let listed: Vec<PathBuf> = backups(&desk.path).unwrap().into_iter().map(|backup| backup.path).collect();
    assert_eq!(listed, [made]);
    drop(store);
}

#[test]
fn backups_are_listed_newest_first_and_thinned_as_they_are_made() {
    let (desk, store, _) = judged(1);
    for number in 0..40 {
        back_up(&desk.path, day(number));
    }
    let listed = backups(&desk.path).unwrap();
    let made: Vec<Moment> = listed.iter().map(|backup| backup.name.made()).collect();
    assert!(made.is_sorted_by(|one, other| one > other));
    assert_eq!(made[0], day(39));
    // Three, two days, twelve days, and one a week of the rest.
    assert!((18..=22).contains(&made.len()), "{}", made.len());
    assert!(names(&backup_folder(&desk.path)).len() == made.len());
    drop(store);
}

#[test]
fn two_backups_of_one_second_have_two_names_and_the_later_is_the_newer() {
    let (mut desk, mut store, document) = judged(1);
    back_up(&desk.path, day(0));
    judge(&mut desk, &mut store, document);
    back_up(&desk.path, day(0));
    let seqs: Vec<i64> = backups(&desk.path).unwrap().iter().map(|backup| backup.name.seq()).collect();
    assert_eq!(seqs, [4, 3]);
}

#[test]
fn a_damaged_library_is_not_backed_up_and_leaves_no_part() {
    let (desk, store, _) = judged(1);
    drop(store);
    let connection = rusqlite::Connection::open(&desk.path).unwrap();
    connection.execute_batch("UPDATE content SET bytes = X'FF'").unwrap();
    drop(connection);
    let reader = Reader::open(&desk.path).unwrap();
    let fault = reader.back_up(BackupReason::Asked, day(0)).unwrap_err();
    assert!(matches!(fault, StoreError::Damaged(_)), "{fault:?}");
    assert_eq!(names(&backup_folder(&desk.path)), Vec::<String>::new());
}

#[test]
#[cfg(unix)]
fn a_backup_is_read_by_whom_the_library_is() {
    use std::os::unix::fs::PermissionsExt;
    let (desk, store, _) = judged(1);
    fs::set_permissions(&desk.path, fs::Permissions::from_mode(0o600)).unwrap();
    let backup = back_up(&desk.path, day(0));
    drop(store);
    restore(&desk.path, &backup, day(1)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&backup), mode(&desk.path)), (0o600, 0o600));
    // From a medium that all may read and nobody write, the library is still its owner's, who may.
    fs::set_permissions(&backup, fs::Permissions::from_mode(0o444)).unwrap();
    restore(&desk.path, &backup, day(2)).unwrap();
    assert_eq!(mode(&desk.path), 0o600);
    fs::remove_file(&desk.path).unwrap();
    restore(&desk.path, &backup, day(3)).unwrap();
    assert_eq!(mode(&desk.path), 0o644);
}

#[test]
fn a_copy_is_whole_and_never_written_over_a_file() {
    let (desk, store, _) = judged(3);
    let reader = Reader::open(&desk.path).unwrap();
    let to = desk.folder.path().join("copy.obelus");
    let own = desk.folder.path().join("copy.obelus.part");
    fs::write(&own, "a file of somebody's").unwrap();
    reader.copy_to(&to).unwrap();
    assert_eq!(fs::read(&own).unwrap(), b"a file of somebody's");
    assert!(matches!(reader.copy_to(&to), Err(StoreError::Exists)));
    assert!(matches!(reader.copy_to(desk.folder.path()), Err(StoreError::IsDirectory)));
    assert!(matches!(reader.copy_to(&desk.folder.path().join("nowhere/copy.obelus")), Err(StoreError::Missing)));
    drop((reader, store));
    assert_eq!(claims(&to), 3);
    assert_eq!(dump(&to), dump(&desk.path));
}

#[test]
fn restoring_brings_the_backup_and_keeps_what_was_there() {
    let (mut desk, mut store, document) = judged(2);
    let backup = back_up(&desk.path, day(0));
    let then = dump(&backup);
    judge(&mut desk, &mut store, document);
    drop(store);
    let now = dump(&desk.path);
    let restored = restore(&desk.path, &backup, day(1)).unwrap();
    assert_eq!(dump(&desk.path), then);
    let aside = restored.aside.unwrap();
    assert_eq!(aside.file_name().unwrap(), "a library.obelus-aside-2026-01-02T12-00-00Z");
    assert_eq!(dump(&aside), now);
    // What was there was backed up, and so is what is there now.
    let seqs: Vec<(i64, &str)> =
        backups(&desk.path).unwrap().iter().map(|backup| (backup.name.seq(), backup.name.reason().code())).collect();
    assert_eq!(seqs, [(4, "restore"), (5, "restore"), (4, "asked")]);
    // The one that was just made takes it all back.
    let newest = &backups(&desk.path).unwrap()[1].path.clone();
    restore(&desk.path, newest, day(2)).unwrap();
    assert_eq!(dump(&desk.path), now);
    let mut store = Store::open(&desk.path).unwrap();
    judge(&mut desk, &mut store, document);
}

#[test]
fn a_library_that_is_missing_or_damaged_is_restored() {
    type Damage = fn(&Path);
    let damage: [(&str, Damage); 5] = [
        ("missing", |path| fs::remove_file(path).unwrap()),
        ("empty", |path| fs::write(path, "").unwrap()),
        ("zeros", |path| fs::write(path, vec![0; 100_000]).unwrap()),
        ("cut off", |path| fs::write(path, &fs::read(path).unwrap()[..9_000]).unwrap()),
        ("a text", |path| fs::write(path, "Trotsky was struck.\n".repeat(99)).unwrap()),
    ];
    for (what, damage) in damage {
        let (desk, store, _) = judged(2);
        let backup = back_up(&desk.path, day(0));
        drop(store);
        damage(&desk.path);
        let bytes = fs::read(&desk.path).ok();
        let restored = restore(&desk.path, &backup, day(1)).unwrap();
        assert_eq!(claims(&desk.path), 2, "{what}");
        assert_eq!(restored.aside.and_then(|aside| fs::read(aside).ok()), bytes, "{what}");
    }
}

#[test]
fn a_log_that_belongs_to_what_was_there_goes_aside_with_it() {
    let (mut desk, mut store, document) = judged(2);
    let backup = back_up(&desk.path, day(0));
    judge(&mut desk, &mut store, document);
    // As a crash leaves it, and then its file is damaged.
    let log = PathBuf::from(format!("{}-wal", desk.path.display()));
    let kept = fs::read(&log).unwrap();
    drop(store);
    fs::write(&desk.path, vec![0; 50_000]).unwrap();
    fs::write(&log, &kept).unwrap();
    let restored = restore(&desk.path, &backup, day(1)).unwrap();
    let aside = restored.aside.unwrap();
    assert_eq!(fs::read(format!("{}-wal", aside.display())).unwrap(), kept);
    assert_eq!(claims(&desk.path), 2);
}

#[test]
fn a_damaged_backup_is_refused_and_nothing_is_touched() {
    let (desk, store, _) = judged(2);
    let backup = back_up(&desk.path, day(0));
    drop(store);
    let whole = fs::read(&backup).unwrap();
    let before = fs::read(&desk.path).unwrap();
    let spoil: [fn(&mut Vec<u8>); 4] = [
        |bytes| bytes.truncate(bytes.len() / 2),
        |bytes| bytes.clear(),
        |bytes| bytes[4096..8192].fill(0xa5),
        |bytes| {
            // A letter of the text: SQLite's own check does not see it.
            let at = bytes.windows(9).position(|words| words == b"The comet").unwrap();
            bytes[at + 4] = b'C';
        },
    ];
    for spoil in spoil {
        let mut bytes = whole.clone();
        spoil(&mut bytes);
        fs::write(&backup, bytes).unwrap();
        let fault = restore(&desk.path, &backup, day(1)).unwrap_err();
        assert!(matches!(fault, StoreError::BackupDamaged(_)), "{fault:?}");
        assert_eq!(fs::read(&desk.path).unwrap(), before);
        assert_eq!(
            names(desk.folder.path()),
            ["a library.obelus", "a library.obelus-backups", "a library.obelus.journal"]
        );
    }
    let fault = restore(&desk.path, &backup_folder(&desk.path).join("none"), day(1)).unwrap_err();
    assert!(matches!(fault, StoreError::BackupUnknown), "{fault:?}");
}

#[test]
fn a_library_that_is_open_is_not_restored() {
    let (desk, store, _) = judged(1);
    let backup = back_up(&desk.path, day(0));
    assert!(matches!(restore(&desk.path, &backup, day(1)), Err(StoreError::Busy)));
    drop(store);
    let reader = Reader::open(&desk.path).unwrap();
    assert!(matches!(restore(&desk.path, &backup, day(1)), Err(StoreError::Busy)));
    drop(reader);
    restore(&desk.path, &backup, day(1)).unwrap();
}

#[test]
fn a_backup_of_an_older_version_is_brought_to_the_present_one() {
    let (desk, store, _) = judged(1);
    drop(store);
    let old = desk.folder.path().join("old.obelus");
    rusqlite::Connection::open(&old).unwrap().execute_batch(include_str!("../fixtures/v1.sql")).unwrap();
    let bytes = fs::read(&old).unwrap();
    restore(&desk.path, &old, day(1)).unwrap();
    assert!(claims(&desk.path) > 1);
    assert_eq!(fs::read(&old).unwrap(), bytes);
}

/// On Linux, where a small disk can be had without rights in a space of names of its own.
#[cfg(target_os = "linux")]
mod full_disk {
    use std::process::Command;

    use super::*;

    const PATH: &str = "OBELUS_STORE_TEST_FOLDER";

    #[test]
    #[ignore = "the part of a second process, on a disk of 4 MB"]
    fn back_up_on_a_small_disk() {
        let folder = PathBuf::from(std::env::var_os(PATH).unwrap());
        let (desk, store, _) = judged(30);
        drop(store);
        let path = folder.join("my.obelus");
        fs::copy(&desk.path, &path).unwrap();
        let filler = folder.join("filler");
        fs::write(&filler, vec![1; 1_500_000]).unwrap();
        let reader = Reader::open(&path).unwrap();
        let mut told = Vec::new();
        for room in [0, 4096, 100_000, 1 << 20] {
            let free = free(&folder).saturating_sub(room);
            let rest = folder.join("rest");
            fs::write(&rest, vec![1; usize::try_from(free).unwrap()]).unwrap();
            told.push(reader.back_up(BackupReason::Asked, day(0)).map(drop));
            let left = backup_folder(&path);
            assert!(!left.exists() || names(&left).is_empty(), "something is left");
            fs::remove_file(&rest).unwrap();
        }
        assert!(told.iter().all(|told| matches!(told, Err(StoreError::DiskFull))), "{told:?}");
        // A copy that somebody asks for is begun, and what is written of it taken away again.
        let rest = folder.join("rest");
        fs::write(&rest, vec![1; usize::try_from(free(&folder) - 100_000).unwrap()]).unwrap();
        let copied = reader.copy_to(&folder.join("copy.obelus"));
        assert!(matches!(copied, Err(StoreError::DiskFull)), "{copied:?}");
        fs::remove_file(&rest).unwrap();
        let left = names(&folder);
        assert_eq!(left.iter().filter(|name| name.starts_with("copy")).count(), 0, "{left:?}");
        fs::remove_file(filler).unwrap();
        let name = reader.back_up(BackupReason::Asked, day(0)).unwrap();
        drop(reader);
        // There is no room for two more: what is there stays.
        let before = fs::read(&path).unwrap();
        fs::write(folder.join("rest"), vec![1; usize::try_from(free(&folder).saturating_sub(8192)).unwrap()]).unwrap();
        let backup = backup_folder(&path).join(name.to_string());
        let fault = restore(&path, &backup, day(1)).unwrap_err();
        assert!(matches!(fault, StoreError::DiskFull), "{fault:?}");
        assert_eq!(fs::read(&path).unwrap(), before);
        println!("done on a small disk");
    }

    fn free(folder: &Path) -> u64 {
        let output = Command::new("stat").args(["-f", "-c", "%a %S"]).arg(folder).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        told.split_whitespace().map(|number| number.parse::<u64>().unwrap()).product()
    }

    #[test]
    fn a_full_disk_refuses_a_backup_and_leaves_nothing_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let script = "mount -t tmpfs -o size=4m none \"$1\" && exec \"$2\" --ignored --exact --nocapture \
            backups::full_disk::back_up_on_a_small_disk";
        let mut command = Command::new("unshare");
        command.args(["-Urm", "sh", "-c", script, "sh"]).arg(folder.path()).arg(std::env::current_exe().unwrap());
        let Ok(output) = command.env(PATH, folder.path()).output() else {
            eprintln!("skipped: no unshare here");
            return;
        };
        let told = String::from_utf8_lossy(&output.stdout);
        if !told.contains("running 1 test") {
            eprintln!("skipped: no disk of its own can be had here: {}", String::from_utf8_lossy(&output.stderr));
            return;
        }
        assert!(output.status.success() && told.contains("done on a small disk"), "{told}");
    }
}

#[test]
fn a_library_that_is_gone_is_told_as_gone_and_never_made_anew() {
    type Leave = fn(&Path);
    let beside = |path: &Path, ending: &str| PathBuf::from(format!("{}{ending}", path.display()));
    let leaves: [(&str, Leave); 4] = [
        ("a backup", |path| {
            fs::create_dir(backup_folder(path)).unwrap();
            fs::write(backup_folder(path).join("2026-01-02T12-00-00Z.000007.day.obelus"), "x").unwrap();
        }),
        ("a journal", |path| fs::write(format!("{}.journal", path.display()), "").unwrap()),
        ("a log", |path| fs::write(format!("{}-wal", path.display()), "x").unwrap()),
        ("nothing", |path| fs::create_dir(backup_folder(path)).unwrap()),
    ];
    for (what, leave) in leaves {
        let (mut desk, store) = Desk::new();
        drop(store);
        fs::remove_file(&desk.path).unwrap();
        for ending in [".journal", "-wal"] {
            let _ = fs::remove_file(beside(&desk.path, ending));
        }
        leave(&desk.path);
        let library = Library { id: LibraryId(crate::samples::uuid(1)), name: "New".into(), extra: Extra::new() };
        let op = desk.op(Verb::CreateLibrary);
        let read = Reader::open(&desk.path).err();
        let write = Store::open(&desk.path).err();
        let made = Store::create(&desk.path, &library, &desk.annotator, op).err();
        if what == "nothing" {
            assert!(matches!((read, write, made), (Some(StoreError::Missing), Some(StoreError::Missing), None)));
        } else {
            let is_gone = |fault: &Option<StoreError>| matches!(fault, Some(StoreError::Gone));
            assert!(is_gone(&read) && is_gone(&write) && is_gone(&made), "{what}: {read:?} {write:?} {made:?}");
            assert!(!desk.path.exists());
        }
    }
}

#[test]
fn a_library_is_copied_with_the_log_that_a_crash_left() {
    let (mut desk, mut store, document) = judged(2);
    let lost = desk.folder.path().join("lost.obelus");
    judge(&mut desk, &mut store, document);
    for ending in ["", "-wal"] {
        fs::copy(format!("{}{ending}", desk.path.display()), format!("{}{ending}", lost.display())).unwrap();
    }
    assert!(matches!(obelus_store::copy_library(&desk.path, &desk.folder.path().join("x")), Err(StoreError::Busy)));
    drop(store);
    let kept: Vec<Vec<u8>> =
        ["", "-wal"].iter().map(|ending| fs::read(format!("{}{ending}", lost.display())).unwrap()).collect();
    let to = desk.folder.path().join("copied.obelus");
    obelus_store::copy_library(&lost, &to).unwrap();
    let after: Vec<Vec<u8>> =
        ["", "-wal"].iter().map(|ending| fs::read(format!("{}{ending}", lost.display())).unwrap()).collect();
    assert!(kept == after, "what was copied was written to");
    assert!(matches!(obelus_store::copy_library(&lost, &to), Err(StoreError::Exists)));
    assert_eq!(claims(&to), 3);
    fs::write(&lost, vec![0; 9_000]).unwrap();
    let other = desk.folder.path().join("no.obelus");
    obelus_store::copy_library(&lost, &other).unwrap_err();
    assert!(!names(desk.folder.path()).iter().any(|name| name.starts_with("no.obelus")));
}

#[test]
fn a_long_journal_is_trimmed_to_what_any_of_three_backups_needs() {
    let (mut desk, mut store, document) = judged(1);
    let journal = PathBuf::from(format!("{}.journal", desk.path.display()));
    let lines = || fs::read_to_string(&journal).unwrap().lines().count();
    for number in 0..3 {
        store.trim_journal_by_backups(0).unwrap();
        // Fewer than three backups hold nothing yet.
        assert_eq!(lines(), 4 + usize::try_from(number).unwrap());
        back_up(&desk.path, day(number));
        judge(&mut desk, &mut store, document);
    }
    store.trim_journal_by_backups(1 << 20).unwrap();
    assert_eq!(lines(), 7, "a short journal was trimmed");
    store.trim_journal_by_backups(0).unwrap();
    // A head, and what came after the oldest of the three.
    assert_eq!((lines(), store.journal_base().unwrap().seq), (4, 3));
    drop(store);
    let whole = dump(&desk.path);
    for damaged in 0..3 {
        // Whichever of the backups is left.
        let kept: Vec<Vec<u8>> =
            backups(&desk.path).unwrap().iter().map(|backup| fs::read(&backup.path).unwrap()).collect();
        let there = backups(&desk.path).unwrap();
        for (number, backup) in there.iter().enumerate() {
            if number != damaged {
                fs::write(&backup.path, "damaged").unwrap();
            }
        }
        let (library, log) = (fs::read(&desk.path).unwrap(), fs::read(&journal).unwrap());
        fs::remove_file(&desk.path).unwrap();
        let repaired = obelus_store::repair(&desk.path, day(9)).unwrap();
        assert_eq!(repaired.lost, 0);
        assert!(dump(&desk.path) == whole);
        for backup in backups(&desk.path).unwrap() {
            fs::remove_file(backup.path).unwrap();
        }
        for (backup, bytes) in there.iter().zip(kept) {
            fs::write(&backup.path, bytes).unwrap();
        }
        fs::write(&desk.path, library).unwrap();
        fs::write(&journal, log).unwrap();
    }
}

#[test]
fn a_backup_of_what_was_there_before_a_restore_trims_nothing() {
    let (mut desk, mut store, document) = judged(1);
    let first = back_up(&desk.path, day(0));
    judge(&mut desk, &mut store, document);
    drop(store);
    restore(&desk.path, &first, day(1)).unwrap();
    let mut store = Store::open(&desk.path).unwrap();
    let strange = backups(&desk.path).unwrap().into_iter().find(|backup| backup.name.seq() == 4).unwrap().path;
    let bytes = fs::read(strange).unwrap();
    for backup in backups(&desk.path).unwrap() {
        fs::remove_file(backup.path).unwrap();
    }
    judge(&mut desk, &mut store, document);
    back_up(&desk.path, day(2));
    judge(&mut desk, &mut store, document);
    back_up(&desk.path, day(3));
    let third = backup_folder(&desk.path).join("2026-02-01T12-00-00Z.000004.day.obelus");
    fs::write(&third, bytes).unwrap();
    let base = store.journal_base();
    store.trim_journal_by_backups(0).unwrap();
    assert_eq!(store.journal_base(), base);
    // The control: with three of its own it is trimmed.
    fs::remove_file(&third).unwrap();
    back_up(&desk.path, day(4));
    store.trim_journal_by_backups(0).unwrap();
    assert_eq!(store.journal_base().unwrap().seq, 4);
}

#[test]
fn what_a_crash_left_of_a_restore_or_a_repair_is_cleared_by_the_next() {
    let (desk, store, _) = judged(2);
    let backup = back_up(&desk.path, day(0));
    drop(store);
    let beside = |ending: &str| PathBuf::from(format!("{}{ending}", desk.path.display()));
    for left in ["-restoring", "-restoring-wal", "-repairing-1", "-repairing-old-wal", "-repairing-6"] {
        fs::write(beside(left), "half").unwrap();
    }
    assert_eq!(claims(&desk.path), 2);
    restore(&desk.path, &backup, day(1)).unwrap();
    obelus_store::repair(&desk.path, day(2)).unwrap();
    let left = names(desk.folder.path());
    assert!(!left.iter().any(|name| name.contains("-restoring") || name.contains("-repairing")), "{left:?}");
    assert_eq!(claims(&desk.path), 2);
}

#[test]
fn a_library_whose_journal_tells_another_story_is_restored_and_both_are_kept() {
    let (mut desk, mut store, document) = judged(1);
    let backup = back_up(&desk.path, day(0));
    let journal = PathBuf::from(format!("{}.journal", desk.path.display()));
    judge(&mut desk, &mut store, document);
    drop(store);
    let strange = fs::read(&journal).unwrap();
    let old = fs::read(&backup).unwrap();
    fs::write(&desk.path, old).unwrap();
    fs::remove_file(&journal).unwrap();
    desk.count += 50;
    let mut store = Store::open(&desk.path).unwrap();
    judge(&mut desk, &mut store, document);
    judge(&mut desk, &mut store, document);
    drop(store);
    fs::write(&journal, &strange).unwrap();
    assert!(matches!(Store::open(&desk.path), Err(StoreError::Damaged(_))));
    let aside = restore(&desk.path, &backup, day(1)).unwrap().aside.unwrap();
    assert_eq!(fs::read(format!("{}.journal", aside.display())).unwrap(), strange);
    assert_eq!(claims(&desk.path), 1);
}

#[test]
fn a_backup_is_read_and_never_worked_on() {
    let (mut desk, mut store) = Desk::new();
    desk.import(&mut store);
    drop(store);
    Reader::open(&desk.path).unwrap().back_up(BackupReason::Asked, day(1)).unwrap();
    let backup = backups(&desk.path).unwrap().remove(0).path;
    let bytes = fs::read(&backup).unwrap();
    assert!(matches!(Store::open(&backup), Err(StoreError::ReadOnly)));
    assert_eq!(Reader::open(&backup).unwrap().read(|rows| rows.documents()).unwrap().len(), 1);
    assert_eq!(fs::read(&backup).unwrap(), bytes);
}
