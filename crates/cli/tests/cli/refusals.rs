//! Bad input: each is refused by a code, with exit 1, and leaves every byte of the library as it was.

use std::fs::{self, File};
use std::process::Command;

use serde_json::{Value, json};

use crate::room::{LETTER, Ran, Room, difference, ran};

/// Runs what must be refused: in words for a person with the code at the end, as JSON for a program, the library the same.
#[track_caller]
fn check(room: &Room, arguments: &[&str], code: &str, subject: &str) {
    let before = room.library_bytes();
    let (told, named, _) = room.json(arguments).fault();
    assert_eq!((told.as_str(), named.as_str()), (code, subject), "{arguments:?}");
    check_words(&room.run(arguments), code);
    assert_eq!(difference(&before, &room.library_bytes()), [""; 0], "{arguments:?} changed the library");
}

#[track_caller]
fn check_words(ran: &Ran, code: &str) {
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (1, "", 1), "{ran:?}");
    assert!(ran.err.starts_with("obelus-cli: ") && ran.err.ends_with(&format!("[{code}]\n")), "{ran:?}");
}

/// Imports what must be refused.
#[track_caller]
fn check_import(room: &Room, file: &str, code: &str) {
    let before = room.library_bytes();
    let ran = room.json(&["import", file]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer, json!([{ "file": file, "fault": { "code": code, "subject": file } }]));
    check_words(&room.run(&["import", file]), code);
    assert_eq!(difference(&before, &room.library_bytes()), [""; 0], "{file} changed the library");
}

#[test]
fn files_that_are_no_text_are_refused() {
    let (room, _) = Room::with_letter();
    room.file("empty.txt", "");
    room.file("mark.txt", "\u{feff}");
    room.file("nul.txt", b"words \0\0\0 and \0 words");
    room.file("binary.txt", (0..=255u8).collect::<Vec<u8>>());
    room.file("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj");
    room.file("packed.txt", b"PK\x03\x04\x14\0\0\0\x08\0");
    fs::create_dir(room.path().join("folder")).unwrap();
    File::create(room.path().join("big.txt")).unwrap().set_len(200 * 1024 * 1024).unwrap();
    for (file, code) in [
        ("empty.txt", "file-empty"),
        ("mark.txt", "file-empty"),
        ("nul.txt", "file-binary"),
        ("binary.txt", "file-binary"),
        ("paper.txt", "document-damaged"),
        ("packed.txt", "file-other-kind"),
        ("folder", "file-not-a-file"),
        ("missing.txt", "file-missing"),
        ("big.txt", "file-too-large"),
    ] {
        check_import(&room, file, code);
    }
}

#[test]
fn bytes_that_do_not_fit_their_encoding_are_refused() {
    let (room, _) = Room::with_letter();
    room.file("marked.txt", b"\xef\xbb\xbfCaf\xe9 in Coyoac\xe1n.");
    room.file("latin.txt", b"Caf\xe9 in Coyoac\xe1n.");
    check_import(&room, "marked.txt", "encoding-unfit");
    let before = room.library_bytes();
    assert!(room.run(&["import", "marked.txt"]).err.contains("byte 6"));
    check_words(&room.run(&["import", "latin.txt", "--encoding", "klingon"]), "encoding-unknown");
    assert_eq!(difference(&before, &room.library_bytes()), [""; 0]);
    // Without a choice they are read by a guess, and the guess is shown.
    let guessed = room.run(&["import", "latin.txt"]);
    assert!(guessed.code == 0 && guessed.out.contains("a guess"), "{guessed:?}");
}

#[test]
fn standard_input_is_held_to_the_same_rules() {
    let (room, _) = Room::with_letter();
    let before = room.library_bytes();
    for (input, code) in [(&b""[..], "file-empty"), (b"some \0 words \0\0", "file-binary")] {
        check_words(&room.run_with_input(&["import", "-"], input), code);
    }
    let long = vec![b'a'; 64 * 1024 * 1024 + 1];
    check_words(&room.run_with_input(&["import", "-"], &long), "file-too-large");
    assert_eq!(difference(&before, &room.library_bytes()), [""; 0]);
}

#[test]
fn one_file_that_fails_does_not_stop_the_others() {
    let room = Room::new();
    room.file("one.txt", "One.");
    room.file("empty.txt", "");
    room.file("two.txt", "Two.");
    let ran = room.json(&["import", "one.txt", "empty.txt", "missing.txt", "two.txt"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    let told: Vec<_> = answer.as_array().unwrap().iter().map(|row| [&row["title"], &row["fault"]["code"]]).collect();
    let expected = json!([["one", null], [null, "file-empty"], [null, "file-missing"], ["two", null]]);
    assert_eq!(json!(told), expected);
    assert_eq!(room.json(&["documents"]).value().as_array().unwrap().len(), 2);
}

#[test]
fn what_is_no_library_is_refused_and_left() {
    let room = Room::new();
    room.file("letter.txt", LETTER);
    fs::create_dir_all(room.path().join("library")).unwrap();
    let library = room.path().join("library/l.obelus");
    let every: [&[&str]; 4] = [
        &["documents"],
        &["import", "letter.txt"],
        &["undo"],
        &["judge", "a", "--sentence", "1", "--verdict", "sourced"],
    ];
    for (bytes, code) in [(&b""[..], "library-not-one"), (b"no library, but words", "library-not-one")] {
        fs::write(&library, bytes).unwrap();
        for arguments in every {
            check(&room, arguments, code, "library/l.obelus");
        }
        fs::remove_file(&library).unwrap();
    }
    fs::create_dir(&library).unwrap();
    for arguments in every {
        assert_eq!(room.json(arguments).fault().0, "file-not-a-file", "{arguments:?}");
    }
}

#[test]
fn a_library_that_is_not_there_is_made_by_what_fills_it_only() {
    let room = Room::new();
    let judge = ["judge", "a", "--sentence", "1", "--verdict", "sourced"];
    for arguments in [&["documents"][..], &["undo"], &["verify"], &judge, &["export", "-o", "x"]] {
        check(&room, arguments, "library-missing", "library/l.obelus");
    }
    // What fills it makes it, and takes it away again where nothing came in.
    check_import(&room, "no-such-file.txt", "file-missing");
    check(&room, &["load", "no-such-file.json"], "file-missing", "no-such-file.json");
    assert!(room.library_bytes().is_empty());
}

#[test]
fn places_that_are_not_in_the_text_are_refused() {
    let (room, _) = Room::with_letter();
    let judge = |place: &[&'static str]| [&["judge", "letter", "--verdict", "sourced"], place].concat();
    let emoji = LETTER.chars().position(|character| character == '👩').unwrap() + 1;
    let inside: &'static str = emoji.to_string().leak();
    for (place, code, subject) in [
        (&["--quote", "not there"][..], "quote-not-found", "not there"),
        (&["--quote", ""], "quote-not-found", ""),
        (&["--sentence", "5"], "sentence-outside", "sentence 5"),
        (&["--sentence", "0"], "sentence-outside", "sentence 0"),
        (&["--start", "5", "--end", "5"], "span-empty", "5..5"),
        (&["--start", "5", "--end", "4"], "span-empty", "5..4"),
        (&["--start", "0", "--end", "9999"], "span-outside", "0..9999"),
        (&["--start", "0", "--end", inside], "span-inside-character", &format!("0..{inside}")),
    ] {
        check(&room, &judge(place), code, subject);
    }
    check(&room, &["judge", "nobody", "--sentence", "1", "--verdict", "sourced"], "not-found", "nobody");
    let unfit = ["judge", "letter", "--sentence", "1", "--verdict", "sourced", "--reason", "weasel"];
    check(&room, &unfit, "verdict-unfit", "");
    check(&room, &["claims", "--tag", "nothing"], "not-found", "nothing");
    check(&room, &["history", "--claim", "0000"], "not-found", "0000");
}

#[test]
fn verify_finds_words_that_were_changed_behind_its_back() {
    let (room, _) = Room::with_letter();
    let library = room.path().join("library/l.obelus");
    let (there, other) = (b"He left in August.", b"He left in Autumn.");
    let mut bytes = fs::read(&library).unwrap();
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(there)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + other.len()].copy_from_slice(other);
    }
    fs::write(&library, &bytes).unwrap();
    let ran = room.json(&["verify"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let found = found["findings"].as_array().unwrap();
    assert!(!found.is_empty());
    let told = room.run(&["verify"]);
    assert_eq!((told.code, told.out.lines().count()), (1, found.len()), "{told:?}");
    assert!(fs::read(&library).unwrap() == bytes, "to look at a library changed it");
}

#[test]
fn a_name_that_fits_several_documents_is_refused_with_the_count() {
    let (room, _) = Room::with_letter();
    room.run(&["import", "letter.txt", "--again"]);
    let (code, subject, detail) = room.json(&["text", "letter"]).fault();
    assert_eq!((code.as_str(), subject.as_str(), detail.as_str()), ("name-ambiguous", "letter", "2"));
}

#[test]
fn an_export_cannot_fall_on_the_library_or_a_folder() {
    let (room, _) = Room::with_letter();
    check(&room, &["export", "-o", "library/l.obelus"], "file-is-library", "library/l.obelus");
    check(&room, &["export", "-o", "library"], "file-not-a-file", "library");
    check(&room, &["export", "-o", "nowhere/x.json"], "file-missing", "nowhere/x.json");
}

/// An export with a judged claim on the emoji's sentence, changed in one way, is refused at a place.
#[track_caller]
fn check_load(change: impl FnOnce(&mut Value), code: &str, subject: &str) {
    let (room, _) = Room::with_letter();
    room.json(&["judge", "letter", "--sentence", "2", "--verdict", "sourced"]).value();
    room.run(&["export", "--with-text", "-o", "out.json"]);
    let mut value: Value = serde_json::from_str(&room.read("out.json")).unwrap();
    change(&mut value);
    room.file("changed.json", value.to_string());
    check(&room, &["load", "changed.json"], code, subject);
}

#[test]
fn json_that_breaks_a_rule_is_refused_by_its_path() {
    check_load(|value| value["version"] = json!(2), "json-newer", "$.version");
    check_load(|value| value["format"] = json!("other"), "json-not-obelus", "$.format");
    check_load(|value| value["claims"][0]["vredict"] = json!("sourced"), "json-unknown-key", "$.claims[0].vredict");
    check_load(
        |value| {
            value["claims"][0].as_object_mut().unwrap().remove("certainty");
        },
        "json-missing-key",
        "$.claims[0].certainty",
    );
    check_load(|value| value["claims"][0]["verdict"] = json!("true"), "json-bad-value", "$.claims[0].verdict");
    check_load(
        |value| {
            let twice = value["claims"][0].clone();
            value["claims"].as_array_mut().unwrap().push(twice);
        },
        "json-duplicate-id",
        "$.claims[1].id",
    );
    let passage = "$.claims[0].passages[0]";
    check_load(
        |value| value["claims"][0]["passages"][0]["end"] = json!(1_000_000),
        "json-bad-span",
        &format!("{passage}.end"),
    );
    check_load(
        |value| {
            // The sentence ends with the emoji.
            let end = value["claims"][0]["passages"][0]["end"].as_u64().unwrap();
            value["claims"][0]["passages"][0]["end"] = json!(end - 1);
        },
        "json-bad-span",
        &format!("{passage}.end"),
    );
    check_load(
        |value| value["documents"][0]["version"]["text"] = json!("other words"),
        "json-text-unfit",
        "$.documents[0].version.textSha256",
    );
}

#[test]
fn what_is_no_json_is_refused() {
    let (room, _) = Room::with_letter();
    room.file("words.json", "words");
    room.file("cut.json", "{\"format\": \"obelus\", \"version\": 1, ");
    room.file("empty.json", "");
    room.file("bytes.json", b"{\"format\": \"\xff\"}");
    for file in ["words.json", "cut.json", "empty.json", "bytes.json"] {
        let before = room.library_bytes();
        assert_eq!(room.json(&["load", file]).fault().0, "json-broken", "{file}");
        check_words(&room.run(&["load", file]), "json-broken");
        assert_eq!(difference(&before, &room.library_bytes()), [""; 0], "{file} changed the library");
    }
    room.file("other.json", "{\"name\": \"package\"}");
    assert_eq!(room.json(&["load", "other.json"]).fault().0, "json-not-obelus");
    check(&room, &["load", "missing.json"], "file-missing", "missing.json");
    check(&room, &["load", "library"], "file-not-a-file", "library");
}

#[test]
fn a_text_that_is_nowhere_is_asked_for_by_title() {
    let (room, _) = Room::with_letter();
    room.run(&["export", "-o", "out.json"]);
    let refused = room.json(&["--library", "fresh.obelus", "load", "out.json"]);
    assert_eq!(refused.fault().0, "json-text-missing");
    assert!(room.run(&["--library", "fresh.obelus", "load", "out.json"]).err.contains("“letter”"));
}

#[cfg(unix)]
#[test]
fn files_without_permission_are_refused() {
    use std::os::unix::fs::PermissionsExt;

    let (room, _) = Room::with_letter();
    room.file("closed.txt", "Words.");
    let set =
        |path: &str, mode: u32| fs::set_permissions(room.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    let is_root = fs::metadata(room.path()).is_ok_and(|there| std::os::unix::fs::MetadataExt::uid(&there) == 0);
    let program = room.path().join("obelus-cli");
    fs::copy(env!("CARGO_BIN_EXE_obelus-cli"), &program).unwrap();
    let as_nobody = |arguments: &[&str]| {
        let mut command = match is_root {
            true => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
                command
            }
            false => Command::new(&program),
        };
        command.current_dir(room.path()).env("OBELUS_LIBRARY", "library/l.obelus").arg("--json").args(arguments);
        command
    };
    if is_root && Command::new("setpriv").arg("--version").output().is_err() {
        eprintln!("skipped: root may read everything, and setpriv is not here");
        return;
    }
    let code_of = |ran: &Ran| {
        let text = if ran.err.is_empty() { &ran.out } else { &ran.err };
        let value: Value = serde_json::from_str(text).unwrap_or_else(|_| panic!("{ran:?}"));
        let fault = value.get("fault").or_else(|| value[0].get("fault")).unwrap_or_else(|| panic!("{ran:?}"));
        (ran.code, fault["code"].as_str().unwrap().to_owned())
    };
    // Everybody may do everything but with the one thing in question.
    set("", 0o777);
    set("library", 0o777);
    set("library/l.obelus", 0o666);
    set("closed.txt", 0o000);
    let import = |file| code_of(&ran(as_nobody(&["import", file]), b""));
    let before = fs::read(room.path().join("library/l.obelus")).unwrap();
    assert_eq!(import("closed.txt"), (1, "file-no-permission".to_owned()));
    set("closed.txt", 0o644);

    set("library/l.obelus", 0o444);
    assert_eq!(import("closed.txt"), (1, "library-read-only".to_owned()));
    set("library/l.obelus", 0o000);
    assert_eq!(import("closed.txt"), (1, "file-no-permission".to_owned()));
    assert_eq!(code_of(&ran(as_nobody(&["documents"]), b"")), (1, "file-no-permission".to_owned()));
    set("library/l.obelus", 0o666);

    fs::create_dir(room.path().join("shut")).unwrap();
    set("shut", 0o555);
    assert_eq!(code_of(&ran(as_nobody(&["export", "-o", "shut/x.json"]), b"")), (1, "file-no-permission".to_owned()));
    assert!(fs::read(room.path().join("library/l.obelus")).unwrap() == before);
}
