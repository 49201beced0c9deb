//! Backups by the command line: copied, listed, restored, refused.

use std::fs;
use std::path::PathBuf;

use obelus_desk::{Access, Desk};
use serde_json::Value;

use crate::room::Room;

/// A library with one claim, and a backup that somebody asked for before it was judged.
fn backed_up() -> (Room, String) {
    let (room, _) = Room::with_letter();
    let desk = Desk::open(&room.path().join("library/l.obelus"), Access::Write).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let made = runtime.block_on(desk.call("make_backup", Value::Null)).unwrap();
    drop(desk);
    room.json(&["judge", "letter", "--sentence", "1", "--verdict", "sourced"]).value();
    (room, made["name"].as_str().unwrap().to_owned())
}

fn names(room: &Room) -> Vec<String> {
    let entries = fs::read_dir(room.path().join("library")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn claims(room: &Room) -> usize {
    assert_eq!(room.run(&["verify"]).code, 0);
    room.json(&["claims"]).value().as_array().unwrap().len()
}

#[test]
fn a_copy_is_made_while_a_window_has_the_library_open() {
    let (room, _) = backed_up();
    let window = Desk::open(&room.path().join("library/l.obelus"), Access::Write).unwrap();
    let copied = room.json(&["backup", "copy.obelus"]).value();
    assert_eq!(copied["path"], "copy.obelus");
    let size = fs::metadata(room.path().join("copy.obelus")).unwrap().len();
    assert_eq!(copied["bytes"], size);
    drop(window);
    assert_eq!(room.json(&["--library", "copy.obelus", "claims"]).value().as_array().unwrap().len(), 1);
    assert_eq!(room.run(&["--library", "copy.obelus", "verify"]).code, 0);
}

#[test]
fn a_copy_falls_on_no_file() {
    let (room, name) = backed_up();
    room.file("text.txt", "a text");
    room.run(&["backup", "copy.obelus"]);
    let before = room.library_bytes();
    let backup = format!("library/l.obelus-backups/{name}");
    let check = |file: &str, code: &str| assert_eq!(room.json(&["backup", file]).fault().0, code, "{file}");
    check("library/l.obelus", "file-is-library");
    check("library/l.obelus-wal", "file-is-library");
    check("library/l.obelus.journal", "file-is-library");
    check(&backup, "file-is-library");
    check("copy.obelus", "file-is-library");
    check("text.txt", "file-exists");
    check(".", "file-not-a-file");
    check("nowhere/copy.obelus", "file-missing");
    assert_eq!(room.read("text.txt"), "a text");
    assert_eq!(room.library_bytes(), before);
}

#[test]
fn backups_are_listed_with_what_they_hold() {
    let (room, name) = backed_up();
    let listed = room.json(&["backups"]).value();
    let line = listed.as_array().unwrap().iter().find(|line| line["name"] == name.as_str()).unwrap();
    assert_eq!((&line["documents"], &line["claims"], &line["judged"]), (&1.into(), &0.into(), &0.into()));
    assert_eq!((&line["reason"], &line["fault"]), (&"asked".into(), &Value::Null));
    assert!(line["last_change"].is_string() && line["bytes"].as_u64() > Some(0));
    let told = room.run(&["backups"]).out;
    assert!(told.contains(&name) && told.lines().count() == listed.as_array().unwrap().len() + 1, "{told}");
    // One that is damaged says so.
    fs::write(room.path().join("library/l.obelus-backups").join(&name), "damaged").unwrap();
    let listed = room.json(&["backups"]).value();
    assert!(listed.as_array().unwrap().iter().any(|line| line["fault"] == "backup-damaged"), "{listed}");
    assert_eq!(room.json(&["restore", &name]).fault().0, "backup-damaged");
    assert_eq!(claims(&room), 1);
}

#[test]
fn a_backup_is_restored_by_its_name_or_as_a_file_and_what_was_there_is_kept() {
    let (room, name) = backed_up();
    let restored = room.json(&["restore", &name]).value();
    assert_eq!(claims(&room), 0);
    let aside = PathBuf::from(restored["aside"].as_str().unwrap());
    assert!(names(&room).contains(&aside.file_name().unwrap().to_str().unwrap().to_owned()));
    // What was there is a library, and comes back as a file.
    let told = room.run(&["restore", aside.to_str().unwrap()]);
    assert!(told.code == 0 && told.out.contains("is restored; what was there is kept: "), "{told:?}");
    assert_eq!(claims(&room), 1);
    assert_eq!(room.json(&["restore", "2026-01-01T00-00-00Z.000009.day.obelus"]).fault().0, "backup-unknown");
    assert_eq!(room.json(&["restore", "letter.txt"]).fault().0, "backup-damaged");
    let window = Desk::open(&room.path().join("library/l.obelus"), Access::Write).unwrap();
    assert_eq!(room.json(&["restore", &name]).fault().0, "library-busy");
    drop(window);
    assert_eq!(claims(&room), 1);
}

#[test]
fn a_library_that_is_gone_is_not_made_anew_and_comes_back() {
    let (room, name) = backed_up();
    fs::remove_file(room.path().join("library/l.obelus")).unwrap();
    let before = names(&room);
    for command in [&["documents"][..], &["import", "letter.txt"], &["load", "x.json"], &["undo"], &["verify"]] {
        assert_eq!(room.json(command).fault().0, "library-gone", "{command:?}");
    }
    assert_eq!(names(&room), before);
    assert!(room.run(&["documents"]).err.contains("`restore` takes a backup"));
    room.json(&["restore", &name]).value();
    assert_eq!(room.json(&["documents"]).value().as_array().unwrap().len(), 1);
}

#[test]
fn before_a_file_is_loaded_there_is_a_backup_of_what_was_there() {
    let (room, _) = backed_up();
    room.run(&["export", "--with-text", "-o", "out.json"]);
    room.json(&["load", "out.json"]).value();
    let listed = room.json(&["backups"]).value();
    assert_eq!((&listed[0]["reason"], &listed[0]["claims"]), (&"load".into(), &1.into()));
    // Where none can be made, nothing is loaded.
    room.json(&["judge", "letter", "--sentence", "2", "--verdict", "sourced"]).value();
    let folder = room.path().join("library/l.obelus-backups");
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "a file where the folder should be").unwrap();
    let before = room.library_bytes();
    assert_eq!(room.json(&["load", "out.json"]).code, 1);
    assert_eq!(room.library_bytes(), before);
}

#[test]
fn a_damaged_library_is_repaired_and_the_damaged_file_kept() {
    let (room, _) = backed_up();
    let library = room.path().join("library/l.obelus");
    fs::write(&library, vec![0; 50_000]).unwrap();
    assert_eq!(room.json(&["documents"]).fault().0, "library-damaged");
    let repaired = room.json(&["repair"]).value();
    assert_eq!(
        (&repaired["way"], &repaired["documents"], &repaired["claims"]),
        (&"journal".into(), &1.into(), &1.into())
    );
    assert_eq!((&repaired["ops"], &repaired["lost"]), (&3.into(), &0.into()));
    assert_eq!(fs::read(repaired["aside"].as_str().unwrap()).unwrap(), vec![0; 50_000]);
    assert_eq!(claims(&room), 1);
    fs::remove_file(&library).unwrap();
    assert_eq!(room.json(&["documents"]).fault().0, "library-gone");
    let told = room.run(&["repair"]);
    assert!(told.out.contains("nothing that is known of is missing"), "{told:?}");
    assert_eq!(claims(&room), 1);
    assert_eq!(room.json(&["--library", "none.obelus", "repair"]).fault().0, "library-missing");
}
