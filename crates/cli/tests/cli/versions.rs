//! A document's text replaced by another version, on the command line: what is answered, refused, undone.

use std::fs::{self, File};

use serde_json::{Value, json};

use crate::room::{LETTER, Room, difference};

/// The letter as a better scan has it: more before it, a sentence gone, a word read otherwise.
const BETTER: &str = "A head. He came in August. 👩‍👩‍👧‍👦 saw hlm in Coyoaca\u{301}n. He left in August.";

/// A library with the letter, four judgements on it, and the better scan in a file; the document's id.
fn judged() -> (Room, String) {
    let (room, document) = Room::with_letter();
    for number in ["1", "2", "3", "4"] {
        room.json(&["judge", "letter", "--sentence", number, "--verdict", "dubious"]).value();
    }
    room.file("better.txt", BETTER);
    (room, document)
}

fn sum(counts: &Value) -> u64 {
    counts.as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum()
}

#[test]
fn replace_tells_how_the_passages_were_found_and_undo_takes_it_back() {
    let (room, _) = judged();
    let before = room.json(&["claims"]).value();
    let answer = room.json(&["replace", "letter", "better.txt"]).value();
    assert_eq!(answer["version"], 2);
    assert_eq!(answer["passages"].as_object().unwrap().len(), 5);
    assert_eq!((sum(&answer["passages"]), &answer["passages"]["exact"]), (4, &json!(2)), "{answer}");
    assert_eq!(room.run(&["text", "letter"]).out, BETTER);
    assert_eq!(room.run(&["text", "letter", "--version", "1"]).out, LETTER);
    assert_eq!(room.json(&["verify"]).value()["findings"], json!([]));
    let graded = room.json(&["claims"]).value();
    let grades: Vec<&Value> =
        graded.as_array().unwrap().iter().map(|claim| &claim["passages"][0]["anchoring"]).collect();
    assert_eq!(grades.len(), 4);
    assert_ne!(graded, before);
    assert_eq!(room.json(&["undo"]).value()["verbs"], json!(["replace-document"]));
    assert_eq!(room.json(&["claims"]).value(), before);
    assert_eq!(room.run(&["text", "letter"]).out, LETTER);
    // In words it says where to look next; the same text again says that it is the same.
    let told = room.run(&["replace", "letter", "better.txt"]);
    assert!(told.out.starts_with("version 2\npassages: 2 exact, ") && told.err.contains("looks"), "{told:?}");
    let same = room.run(&["replace", "letter", "better.txt"]);
    assert!(same.out.starts_with("version 2\n") && same.err.contains("nothing was changed"), "{same:?}");
}

#[test]
fn the_new_text_may_come_from_standard_input_and_in_an_encoding() {
    let (room, _) = judged();
    let ran = room.run_with_input(&["--json", "replace", "letter", "-", "--encoding", "utf-8"], BETTER.as_bytes());
    assert_eq!(ran.value()["version"], 2);
    assert_eq!(room.run(&["text", "letter"]).out, BETTER);
    room.file("latin.txt", b"Caf\xe9 in August.");
    room.json(&["replace", "letter", "latin.txt", "--encoding", "windows-1252"]).value();
    assert_eq!(room.run(&["text", "letter"]).out, "Café in August.");
}

#[test]
fn versions_are_listed_and_compared() {
    let (room, _) = judged();
    room.json(&["replace", "letter", "better.txt"]).value();
    let versions = room.json(&["versions", "letter"]).value();
    let told: Vec<_> = versions.as_array().unwrap().iter().map(|row| (&row["number"], &row["present"])).collect();
    assert_eq!(told, [(&json!(2), &json!(true)), (&json!(1), &json!(false))]);
    assert_eq!((&versions[0]["fileName"], &versions[1]["fileName"]), (&json!("better.txt"), &json!("letter.txt")));
    assert_eq!(versions[1]["passages"], json!({ "exact": 4, "moved": 0, "fuzzy": 0, "ambiguous": 0, "lost": 0 }));
    let length = |text: &str| json!(text.chars().count());
    assert_eq!((&versions[0]["length"], &versions[1]["length"]), (&length(BETTER), &length(LETTER)));
    let listed = room.run(&["versions", "letter"]).out;
    assert!(listed.lines().count() == 3 && listed.contains("2 (read now)"), "{listed}");
    let stretches = room.json(&["compare", "letter"]).value();
    assert_eq!(stretches, room.json(&["compare", "letter", "1", "2"]).value());
    let kinds: Vec<&str> = stretches.as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert!(["same", "gone", "new"].iter().all(|kind| kinds.contains(kind)), "{stretches}");
    let told = room.run(&["compare", "letter"]).out;
    assert!(told.contains("{+A head.+}") && told.contains("[-") && told.contains("hlm"), "{told}");
    let same = room.run(&["compare", "letter", "2", "2"]);
    assert!(same.out.is_empty() && same.err.contains("the same"), "{same:?}");
}

#[test]
fn looks_lists_what_was_not_found_for_sure() {
    let (room, document) = judged();
    assert_eq!(room.json(&["looks"]).value(), json!({ "total": 0, "looks": [] }));
    assert!(room.run(&["looks"]).err.contains("nothing needs a look"));
    room.json(&["replace", "letter", "better.txt"]).value();
    let found = room.json(&["looks", "--document", "letter"]).value();
    assert_eq!(found["total"], 2);
    for look in found["looks"].as_array().unwrap() {
        assert_eq!(
            (&look["document"], &look["noun"], &look["verdict"]),
            (&json!(document), &json!("claim"), &json!("dubious"))
        );
    }
    let grades: Vec<&Value> = found["looks"].as_array().unwrap().iter().map(|look| &look["anchoring"]).collect();
    assert!(grades.contains(&&json!("lost")) && grades.contains(&&json!("fuzzy")), "{found}");
    let told = room.run(&["looks"]).out;
    assert!(told.lines().count() == 3 && told.contains("saw hlm in"), "{told}");
}

#[test]
fn a_text_of_something_else_loses_everything_and_says_so() {
    let (room, _) = judged();
    room.file("poem.txt", "Паром стоял у второго причала. Лёд мерили двое.");
    let told = room.run(&["replace", "letter", "poem.txt"]);
    assert!(told.out.contains("0 exact, 0 moved, 0 fuzzy, 0 ambiguous, 4 lost"), "{told:?}");
    assert!(told.err.contains("is it the right one"), "{told:?}");
    room.json(&["undo"]).value();
    assert_eq!(room.json(&["looks"]).value()["total"], 0);
}

#[test]
fn what_is_no_text_replaces_none() {
    let (room, _) = judged();
    room.file("empty.txt", "");
    room.file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    room.file("binary.txt", (0..=255u8).collect::<Vec<u8>>());
    room.file("marked.txt", b"\xef\xbb\xbfCaf\xe9.");
    fs::create_dir(room.path().join("folder")).unwrap();
    File::create(room.path().join("big.txt")).unwrap().set_len(200 * 1024 * 1024).unwrap();
    let before = room.library_bytes();
    for (file, codes) in [
        ("empty.txt", vec!["file-empty"]),
        ("picture.png", vec!["file-other-kind", "file-binary"]),
        ("binary.txt", vec!["file-binary"]),
        ("marked.txt", vec!["encoding-unfit"]),
        ("folder", vec!["file-not-a-file"]),
        ("missing.txt", vec!["file-missing"]),
        ("big.txt", vec!["file-too-large"]),
    ] {
        let (code, subject, _) = room.json(&["replace", "letter", file]).fault();
        assert!(codes.contains(&code.as_str()) && subject == file, "{file}: {code} {subject}");
    }
    let (code, subject, detail) = room.json(&["replace", "no such", "better.txt"]).fault();
    assert_eq!((code.as_str(), subject.as_str(), detail.as_str()), ("not-found", "no such", "document"));
    let (code, ..) = room.json(&["replace", "letter", "better.txt", "--encoding", "klingon"]).fault();
    assert_eq!(code, "encoding-unknown");
    let (code, subject, detail) = room.json(&["text", "letter", "--version", "7"]).fault();
    assert_eq!((code.as_str(), subject.as_str(), detail.as_str()), ("not-found", "7", "version"));
    let (code, ..) = room.json(&["compare", "letter", "1", "2"]).fault();
    assert_eq!(code, "not-found");
    assert_eq!(difference(&before, &room.library_bytes()), [""; 0]);
    for wrong in [vec!["replace", "letter"], vec!["compare", "letter", "1"], vec!["text", "letter", "--version", "0"]] {
        assert_eq!(room.run(&wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn a_file_whose_text_is_another_is_loaded_with_leave() {
    let (room, document) = judged();
    room.json(&["export", "-o", "theirs.json", "--with-text"]).value();
    let other = |arguments: &[&str]| {
        let mut all = vec!["--library", "other.obelus"];
        all.extend(arguments);
        room.json(&all)
    };
    room.file("letter.txt", BETTER);
    let held = other(&["import", "letter.txt"]).value()[0]["document"].clone();
    let (code, subject, detail) = other(&["load", "theirs.json"]).fault();
    assert_eq!((code.as_str(), subject.as_str()), ("document-differs", "letter"));
    assert!((50..100).contains(&detail.parse::<u32>().unwrap()), "{detail}");
    let told = room.run(&["--library", "other.obelus", "load", "theirs.json"]).err;
    assert!(["--by-likeness", "--apart", "--onto", "theirs.json"].iter().all(|word| told.contains(word)), "{told}");
    assert_eq!(other(&["load", "theirs.json", "--apart"]).value()["passages"]["exact"], 4);
    assert_eq!(other(&["documents"]).value().as_array().unwrap().len(), 2);
    other(&["undo"]).value();
    for (flag, wrong) in [("as", ["--as", "claims"]), ("document", ["--document", "letter"])] {
        let (code, subject, detail) = other(&["load", "theirs.json", wrong[0], wrong[1]]).fault();
        assert_eq!((code.as_str(), subject.as_str(), detail.as_str()), ("command-unknown", "load", flag));
    }
    let loaded = other(&["load", "theirs.json", "--by-likeness"]).value();
    assert_eq!((sum(&loaded["passages"]), &loaded["passages"]["exact"]), (4, &json!(2)), "{loaded}");
    let claims = other(&["claims"]).value();
    assert!(
        claims.as_array().unwrap().iter().all(|claim| claim["passages"][0]["document"] == held && held != document)
    );
    other(&["undo"]).value();
    assert_eq!(other(&["load", "theirs.json", "--onto", "letter"]).value()["passages"], loaded["passages"]);
    let (code, ..) = other(&["load", "theirs.json", "--onto", "no such"]).fault();
    assert_eq!(code, "not-found");
    assert_eq!(other(&["verify"]).value()["findings"], json!([]));
    for wrong in [["--onto", "letter", "--by-likeness"], ["--onto", "letter", "--apart"]] {
        assert_eq!(room.run(&[&["load", "theirs.json"], &wrong[..]].concat()).code, 2);
    }
    assert_eq!(room.run(&["load", "theirs.json", "--by-likeness", "--apart"]).code, 2);
}

/// The cells of a row of a table that has this word in it.
fn cells<'a>(table: &'a str, word: &str) -> Vec<&'a str> {
    let row = table.lines().find(|line| line.contains(word)).unwrap_or_else(|| panic!("{word}: {table}"));
    row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()
}

#[test]
fn claims_tell_how_they_were_found_and_no_place_of_what_is_lost() {
    let (room, _) = judged();
    let before = room.run(&["claims"]).out;
    assert!(["lost", "fuzzy", "exact", "–"].iter().all(|word| !before.contains(word)), "{before}");
    room.file("cut.txt", "A head. He came in August. She saw hlm in Coyoaca\u{301}n. He left in August.");
    room.json(&["replace", "letter", "cut.txt"]).value();
    let told = room.run(&["claims"]).out;
    assert!(told.lines().next().unwrap().contains("place") && told.lines().next().unwrap().contains("found"), "{told}");
    let lost = cells(&told, "Was it so?");
    assert!(lost[2..4] == ["–", "lost"], "{told}");
    let fuzzy = cells(&told, "saw him in");
    assert!(fuzzy[2].contains("..") && fuzzy[3].starts_with("fuzzy 0."), "{told}");
    let exact = cells(&told, "He left");
    assert!(exact[2].contains("..") && exact.len() == 4, "{told}");
    let looks = room.run(&["looks"]).out;
    let lost = cells(&looks, "Was it so?");
    assert!(lost[1..3] == ["–", "lost"] && lost[4] == "–", "{looks}");
    let help = room.run(&["looks", "--help"]).out;
    assert!(help.contains("answered in the window"), "{help}");
    // JSON tells it as Obelus JSON does, in each passage.
    let records = room.json(&["claims"]).value();
    let grades: Vec<&Value> = records.as_array().unwrap().iter().map(|it| &it["passages"][0]["anchoring"]).collect();
    assert!(["lost", "fuzzy", "exact"].iter().all(|grade| grades.contains(&&json!(grade))), "{records}");
    let scored = records.as_array().unwrap().iter().map(|it| &it["passages"][0]);
    assert!(scored.clone().all(|it| (it["anchoring"] == "fuzzy") == it["score"].is_number()), "{records}");
}

#[test]
fn of_a_claim_on_several_places_it_is_counted_how_many_are_lost() {
    let (room, _) = Room::with_letter();
    room.json(&["judge", "letter", "--quote", "in August", "--all", "--verdict", "dubious"]).value();
    let both = cells(&room.run(&["claims"]).out, "in August").join("|");
    assert!(both.contains("(+1)|in August"), "{both}");
    room.file("cut.txt", "Was it so? 👩‍👩‍👧‍👦 saw him in Coyoaca\u{301}n. He left in August.");
    room.json(&["replace", "letter", "cut.txt"]).value();
    let told = room.run(&["claims"]).out;
    let row = cells(&told, "in August");
    assert!(row[2].contains("..") && row[2].ends_with("(+1)") && row[3].starts_with("1 "), "{told}");
}

#[test]
fn a_version_that_is_not_there_is_told_with_where_they_are_listed() {
    let (room, _) = judged();
    let told = room.run(&["compare", "letter", "1", "99"]).err;
    assert!(told.contains("no version “99”") && told.contains("`versions DOC`") && !told.contains("`tags`"), "{told}");
    let help = room.run(&["compare", "--help"]).out;
    assert!(help.contains("always with TO") && help.contains("always with FROM"), "{help}");
}

#[test]
fn a_first_load_onto_a_copy_says_what_of_it_was_not_taken() {
    let (room, _) = judged();
    room.json(&["export", "-o", "theirs.json"]).value();
    room.json(&["--library", "other.obelus", "import", "letter.txt", "--title", "My copy"]).value();
    let told = room.run(&["--library", "other.obelus", "load", "theirs.json"]);
    let expected = "not taken: other details, or another note, of the document “My copy”; those here stay\n";
    assert!(told.out.starts_with("4 added, 0 changed, ") || told.out.starts_with("5 added, 0 changed, "), "{told:?}");
    assert!(told.out.contains("1 not taken\n") && told.out.ends_with(expected), "{told:?}");
    assert!(!told.err.contains("looks"), "{told:?}");
}

#[test]
fn a_file_without_the_text_that_most_is_not_found_of_is_said_to_want_it() {
    let (room, _) = judged();
    room.json(&["export", "-o", "bare.json"]).value();
    room.json(&["export", "-o", "full.json", "--with-text"]).value();
    room.file("letter.txt", "A head. In August he came. Was it, then, so? He went in the month of August.");
    let other = |arguments: &[&str]| room.run(&[&["--library", "other.obelus"], arguments].concat());
    other(&["import", "letter.txt"]);
    let bare = other(&["load", "bare.json", "--onto", "letter"]);
    assert!(bare.err.contains("`looks`") && bare.err.contains("--with-text"), "{bare:?}");
    other(&["undo"]);
    let full = other(&["load", "full.json", "--onto", "letter"]);
    assert!(full.err.contains("`looks`") && !full.err.contains("--with-text"), "{full:?}");
}
