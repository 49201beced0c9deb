//! Backups as a host sees them: made by themselves, asked for, listed, restored by path.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};
use std::time::Duration;

use obelus_desk::wire::{BackupLine, RepairWay};
use obelus_desk::{Access, Desk, FaultCode, copy_library, list_backups, repair_library, restore_backup, restore_file};
use serde_json::{Value, json};

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

fn call(desk: &Desk, command: &str, params: Value) -> Value {
    run(desk.call(command, params)).unwrap_or_else(|fault| panic!("{command}: {fault:?}"))
}

fn open(path: &Path) -> Desk {
    Desk::open(path, Access::Write).unwrap()
}

/// A library with one document in it, closed; no backup was made yet, since it was new.
fn written() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.obelus");
    let desk = open(&path);
    call(&desk, "import_text", json!({ "text": "One came. Two went." }));
    drop(desk);
    (folder, path)
}

fn judge(desk: &Desk, number: u32) {
    let document = call(desk, "list_documents", json!({}))[0]["id"].clone();
    let place = json!({ "by": "sentence", "number": number });
    call(desk, "judge_claim", json!({ "document": document, "place": place, "verdict": "sourced" }));
}

fn listed(path: &Path) -> Vec<BackupLine> {
    list_backups(path).unwrap()
}

#[test]
fn a_desk_that_writes_makes_the_days_backup_and_one_that_reads_does_not() {
    let (_folder, path) = written();
    // The first desk may have made one as soon as something was in the library: nobody says how quick its thread was.
    let _ = std::fs::remove_dir_all(path.with_file_name("library.obelus-backups"));
    let reader = Desk::open(&path, Access::Read).unwrap();
    call(&reader, "list_documents", json!({}));
    assert_eq!(run(reader.call("make_backup", json!({}))).unwrap_err().code, FaultCode::LibraryReadOnly);
    drop(reader);
    assert!(listed(&path).is_empty());
    let desk = open(&path);
    // While it is open, not only when it is closed.
    let is_made = (0..6_000).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        !listed(&path).is_empty()
    });
    assert!(is_made, "none within a minute");
    drop(desk);
    let [line] = &listed(&path)[..] else { panic!("not one") };
    assert_eq!((line.reason.code(), line.documents, line.claims, line.fault), ("day", 1, 0, None));
    // Nothing changed since: there is no second one.
    drop(open(&path));
    assert_eq!(listed(&path).len(), 1);
}

#[test]
fn a_backup_that_is_asked_for_is_answered_as_it_is_listed() {
    let (_folder, path) = written();
    let desk = open(&path);
    judge(&desk, 1);
    let made = call(&desk, "make_backup", json!({}));
    assert_eq!((&made["reason"], &made["judged"]), (&json!("asked"), &json!(1)));
    let lines = serde_json::to_value(listed(&path)).unwrap();
    assert!(lines.as_array().unwrap().contains(&made));
}

#[test]
fn what_is_restored_is_chosen_by_a_name_of_the_list_and_never_by_a_path() {
    let (folder, path) = written();
    let desk = open(&path);
    let name = call(&desk, "make_backup", json!({}))["name"].as_str().unwrap().to_owned();
    judge(&desk, 1);
    assert_eq!(restore_backup(&path, &name).unwrap_err().code, FaultCode::LibraryBusy);
    drop(desk);
    let outside = folder.path().join(&name);
    std::fs::copy(&path, &outside).unwrap();
    for strange in
        ["", "..", &format!("../{name}"), outside.to_str().unwrap(), "2020-01-01T00-00-00Z.000001.day.obelus"]
    {
        let fault = restore_backup(&path, strange).unwrap_err();
        assert_eq!((fault.code, fault.subject.as_str()), (FaultCode::BackupUnknown, strange));
    }
    let aside = restore_backup(&path, &name).unwrap().aside.unwrap();
    let desk = open(&path);
    assert_eq!(call(&desk, "list_documents", json!({}))[0]["judged"], 0);
    drop(desk);
    restore_file(&path, Path::new(&aside)).unwrap();
    assert_eq!(call(&open(&path), "list_documents", json!({}))[0]["judged"], 1);
}

#[test]
fn a_library_that_is_gone_is_told_whatever_is_wanted_of_it_and_repaired() {
    let (folder, path) = written();
    std::fs::remove_file(&path).unwrap();
    for access in [Access::WriteOrRead, Access::Write, Access::Read] {
        let fault = Desk::open(&path, access).err().unwrap();
        assert_eq!((fault.code, fault.subject), (FaultCode::LibraryGone, path.display().to_string()));
    }
    assert!(!path.exists());
    let repaired = repair_library(&path).unwrap();
    assert_eq!((repaired.way, repaired.documents, repaired.lost), (RepairWay::Journal, 1, 0));
    assert_eq!(call(&open(&path), "list_documents", json!({})).as_array().unwrap().len(), 1);
    let none = repair_library(&folder.path().join("none.obelus")).unwrap_err();
    assert_eq!(none.code, FaultCode::LibraryMissing);
}

#[test]
fn a_library_is_copied_to_a_name_that_is_free() {
    let (folder, path) = written();
    let to = folder.path().join("copy.obelus");
    let copied = copy_library(&path, &to).unwrap();
    assert_eq!(copied.bytes, std::fs::metadata(&to).unwrap().len());
    assert_eq!(call(&open(&to), "list_documents", json!({})).as_array().unwrap().len(), 1);
    std::fs::write(folder.path().join("text"), "a text").unwrap();
    let code = |to: &str| copy_library(&path, &folder.path().join(to)).unwrap_err().code;
    assert_eq!(code("text"), FaultCode::FileExists);
    assert_eq!(code("copy.obelus"), FaultCode::FileIsLibrary);
    assert_eq!(code("library.obelus"), FaultCode::FileIsLibrary);
}

#[test]
#[cfg(unix)]
fn the_backups_of_a_link_are_those_of_the_library_that_it_leads_to() {
    let (folder, path) = written();
    let link = folder.path().join("link.obelus");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let desk = open(&link);
    let name = call(&desk, "make_backup", json!({}))["name"].as_str().unwrap().to_owned();
    drop(desk);
    assert_eq!(listed(&link).first().map(|line| line.name.clone()), Some(name.clone()));
    restore_backup(&link, &name).unwrap();
    assert!(link.is_symlink());
    assert_eq!(call(&open(&path), "list_documents", json!({})).as_array().unwrap().len(), 1);
}
