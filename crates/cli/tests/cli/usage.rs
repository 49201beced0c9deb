//! How the command line behaves whatever the command: help, wrong usage, pipes, a library that another program writes.

use std::process::Stdio;

use obelus_desk::{Access, Desk};

use crate::room::{LETTER, Room, ran};

const COMMANDS: [&str; 25] = [
    "import",
    "documents",
    "text",
    "replace",
    "versions",
    "compare",
    "looks",
    "judge",
    "highlight",
    "claims",
    "link",
    "sources",
    "tags",
    "export",
    "load",
    "history",
    "undo",
    "redo",
    "backup",
    "backups",
    "restore",
    "repair",
    "verify",
    "schema",
    "completions",
];

#[test]
fn every_command_has_help_with_an_example() {
    let room = Room::new();
    let listed = room.run(&["--help"]).out;
    for command in COMMANDS {
        assert!(listed.contains(&format!("\n  {command} ")), "{command} is not in {listed}");
        let help = room.run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(
            help.out.contains(&format!("Example:\n  obelus {command}"))
                || help.out.contains(&format!("obelus --library fresh.obelus {command}")),
            "{}",
            help.out
        );
        assert!(help.out.contains("--library <FILE>") && help.out.contains("--json"), "{}", help.out);
        assert!(!help.out.contains('\u{1b}'));
    }
}

#[test]
fn the_version_is_told() {
    assert_eq!(Room::new().run(&["--version"]).out, concat!("obelus-cli ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_usage_exits_with_two_and_makes_nothing() {
    let room = Room::new();
    let check = |arguments: &[&str]| {
        let ran = room.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?} {ran:?}");
        assert!(!ran.err.is_empty() && !ran.err.contains('\u{1b}'), "{ran:?}");
    };
    check(&[]);
    check(&["imprt", "a.txt"]);
    check(&["import"]);
    check(&["judge", "letter", "--verdict", "sourced"]);
    check(&["judge", "letter", "--sentence", "1"]);
    check(&["judge", "letter", "--sentence", "1", "--verdict", "true"]);
    check(&["judge", "letter", "--sentence", "1", "--quote", "x", "--verdict", "sourced"]);
    check(&["judge", "letter", "--sentence", "1", "--start", "1", "--end", "2", "--verdict", "sourced"]);
    check(&["judge", "letter", "--start", "1", "--verdict", "sourced"]);
    check(&["judge", "letter", "--end", "1", "--verdict", "sourced"]);
    check(&["judge", "letter", "--sentence", "-1", "--verdict", "sourced"]);
    check(&["judge", "letter", "--sentence", "1", "--end", "3", "--verdict", "sourced"]);
    check(&["judge", "letter", "--start", "1", "--end", "3", "--occurrence", "1", "--verdict", "sourced"]);
    check(&["judge", "letter", "--sentence", "1", "--occurrence", "1", "--verdict", "sourced"]);
    check(&["judge", "letter", "--sentence", "1", "--verdict", "dubious", "--reason", "unheard-of"]);
    check(&["claims", "--unjudged", "--verdict", "sourced"]);
    check(&["sources"]);
    check(&["sources", "load"]);
    check(&["sources", "grade", "a", "G"]);
    check(&["sources", "cite", "a", "--style", "vancouver"]);
    check(&["sources", "merge", "a"]);
    check(&["export"]);
    check(&["export", "--format", "pdf", "-o", "x"]);
    check(&["undo", "0"]);
    assert!(room.library_bytes().is_empty());
}

#[test]
fn a_quiet_command_gives_the_answer_only() {
    let (room, _) = Room::with_letter();
    let ask = ["--quiet", "judge", "letter", "--sentence", "1", "--verdict", "sourced", "--tag", "new"];
    let ran = room.run(&ask);
    assert_eq!((ran.code, ran.err.as_str(), ran.out.lines().count()), (0, "", 1), "{ran:?}");
}

#[test]
fn a_reader_that_has_enough_is_no_failure() {
    let room = Room::new();
    // More than a pipe holds, so that the writing itself meets the closed end.
    room.file("long.txt", "A sentence of some words. ".repeat(20_000));
    room.run(&["import", "long.txt"]);
    for arguments in
        [&["text", "long"][..], &["text", "long", "--sentences"], &["--json", "history"], &["schema"], &["--help"]]
    {
        let mut command = room.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let done = child.wait_with_output().unwrap();
        assert_eq!(
            (done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let (room, _) = Room::with_letter();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = room.command(&["--json", "export", "-o", "-"]);
    let done = command.stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("\"disk-full\""), "{done:?}");
}

#[test]
fn while_another_program_writes_commands_can_read() {
    let (room, _) = Room::with_letter();
    let window = Desk::open(&room.path().join("library/l.obelus"), Access::Write).unwrap();
    for arguments in [&["documents"][..], &["claims"], &["history"], &["verify"], &["tags"], &["export", "-o", "-"]] {
        let ran = room.run(arguments);
        assert_eq!(ran.code, 0, "{arguments:?} {ran:?}");
    }
    assert_eq!(room.run(&["text", "letter"]).out, LETTER);
    let judge = ["judge", "letter", "--sentence", "1", "--verdict", "sourced"];
    for arguments in [&judge[..], &["undo"], &["import", "letter.txt"]] {
        assert_eq!(room.json(arguments).fault().0, "library-busy", "{arguments:?}");
    }
    drop(window);
    room.json(&judge).value();
}

#[test]
fn the_option_goes_before_the_environment() {
    let (room, _) = Room::with_letter();
    assert_eq!(room.json(&["--library", "none.obelus", "documents"]).fault().0, "library-missing");
    // Without either, the library is in the data directory, which is made.
    let mut command = room.command(&["--json", "import", "letter.txt"]);
    command.env_remove("OBELUS_LIBRARY").env("HOME", room.path()).env("XDG_DATA_HOME", room.path().join("share"));
    let imported = ran(command, b"");
    assert_eq!(imported.code, 0, "{imported:?}");
    #[cfg(target_os = "linux")]
    assert!(room.path().join("share/obelus/library.obelus").is_file());
}

#[test]
fn foreign_text_cannot_steer_the_terminal() {
    let room = Room::new();
    room.file("a.txt", "Red \u{1b}[31m words.");
    room.run(&["import", "a.txt", "--title", "T\u{1b}[2J"]);
    room.run(&["judge", "T\u{1b}[2J", "--sentence", "1", "--verdict", "sourced"]);
    for arguments in [&["documents"][..], &["claims"], &["import", "\u{1b}[2J"]] {
        let ran = room.run(arguments);
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{ran:?}");
    }
}
