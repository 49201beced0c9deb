//! What is noticed, by the command line: listed, answered by key, checked in files, by rules of one's own.

use serde_json::{Value, json};

use crate::room::Room;

const PAGE: &str = "The ferry sank in the ice on 3 May 1921. Nobody was saved. We use cookies to improve your visit. \
    The pilot had told the owners of it. Who had seen it? Nobody was saved.";

fn page() -> Room {
    let room = Room::new();
    room.file("page.txt", PAGE);
    room.json(&["import", "page.txt"]).value();
    room
}

fn kinds(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect()
}

#[test]
fn what_is_noticed_is_listed_with_its_places_and_why_and_answered_in_one_step() {
    let room = page();
    let listed = room.json(&["suggest", "page"]).value();
    assert_eq!(kinds(&listed), ["repeat", "boilerplate", "question"]);
    let repeat = &listed[0];
    assert_eq!((&repeat["file"], &repeat["start"], &repeat["end"]), (&json!("page"), &json!(41), &json!(58)));
    assert_eq!(repeat["related"], json!([{ "start": 151, "end": 168 }]));
    assert!(repeat["why"].as_str().unwrap().ends_with('.') && repeat["score"].as_f64().unwrap() > 0.9);
    let key = listed[1]["key"].as_str().unwrap();
    assert_eq!(room.json(&["suggest", "page", "--dismiss", key]).value(), json!({ "answered": 1 }));
    assert_eq!(kinds(&room.json(&["suggest", "page"]).value()), ["repeat", "question"]);
    // Once more is nothing, and says so: undo would take back something else.
    assert_eq!(room.json(&["suggest", "page", "--accept", key, key]).value(), json!({ "answered": 0 }));
    assert!(room.run(&["suggest", "page"]).out.contains("Who had seen it?"));
    assert_eq!(
        room.json(&["suggest", "page", "--kind", "repeat", "--accept", "all"]).value(),
        json!({ "answered": 1 })
    );
    let claims = room.json(&["claims"]).value();
    assert_eq!(claims[0]["passages"].as_array().unwrap().len(), 2);
    room.json(&["undo", "2"]).value();
    assert_eq!(kinds(&room.json(&["suggest", "page"]).value()), ["repeat", "boilerplate", "question"]);
    assert_eq!(room.json(&["claims"]).value(), json!([]));
}

#[test]
fn what_stands_in_a_statement_of_fact_is_first_where_that_is_wanted() {
    let room = page();
    let listed = room.json(&["suggest", "page", "--order", "worth"]).value();
    assert_eq!(kinds(&listed).last(), Some(&"question"));
    let worth: Vec<f64> = listed.as_array().unwrap().iter().map(|row| row["worth"].as_f64().unwrap()).collect();
    assert!(worth.is_sorted_by(|one, other| one >= other) && worth[0] > worth[2], "{worth:?}");
}

#[test]
fn a_key_that_nothing_has_is_refused_and_changes_nothing() {
    let room = page();
    let before = room.json(&["history"]).value();
    let refused = room.json(&["suggest", "page", "--accept", "0123456789abcdef"]);
    assert_eq!(refused.fault().0, "suggestion-gone");
    assert_eq!(room.json(&["history"]).value(), before);
}

#[test]
fn files_are_checked_without_a_library() {
    let room = Room::new();
    room.file("page.txt", PAGE);
    room.file("plain.txt", "The pilot told the owners of it.");
    let found = room.json(&["check", "page.txt", "plain.txt"]);
    let rows: Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!((found.code, kinds(&rows).len(), &rows[0]["file"]), (3, 3, &json!("page.txt")));
    let nothing = room.json(&["check", "plain.txt"]);
    assert_eq!(nothing.value(), json!([]));
    let missing = room.json(&["check", "page.txt", "gone.txt"]);
    let rows: Value = serde_json::from_str(&missing.out).unwrap();
    let faults: Vec<&Value> = rows.as_array().unwrap().iter().filter(|row| row["fault"].is_object()).collect();
    assert_eq!((missing.code, faults.len(), &faults[0]["file"]), (1, 1, &json!("gone.txt")));
    assert!(room.library_bytes().is_empty());
}

#[test]
fn rules_of_ones_own_are_added_and_a_broken_file_is_told_with_its_line() {
    let room = page();
    let rule = "[[rule]]\nwhy = \"a pilot of the port\"\nweight = 0.9\nphrases = [\"the pilot had told\"]\n";
    std::fs::create_dir_all(room.path().join("library/rules/en")).unwrap();
    room.file("library/rules/en/boilerplate.toml", rule);
    let why = |row: &Value| row["why"] == json!("a pilot of the port");
    assert!(room.json(&["suggest", "page"]).value().as_array().unwrap().iter().any(why));
    let checked = room.json(&["check", "page.txt", "--rules", "library/rules"]);
    let rows: Value = serde_json::from_str(&checked.out).unwrap();
    assert!(checked.code == 3 && rows.as_array().unwrap().iter().any(why));
    room.file("library/rules/en/boilerplate.toml", "[[rule]]\nphrases = 3\n");
    let refused = room.json(&["suggest", "page"]);
    let (code, subject, detail) = refused.fault();
    assert!(code == "rules-broken" && subject.ends_with("boilerplate.toml"), "{code} {subject}");
    assert!(detail.starts_with("2: ") || detail.starts_with("1: "), "{detail}");
}

#[test]
fn rules_that_lie_outside_a_language_are_refused_and_not_passed_over() {
    let room = page();
    std::fs::create_dir_all(room.path().join("library/rules")).unwrap();
    room.file("library/rules/boilerplate.toml", "");
    let refused = room.json(&["suggest", "page"]);
    let (code, subject, detail) = refused.fault();
    assert!(code == "rules-broken" && subject.ends_with("boilerplate.toml") && detail.contains("language"), "{detail}");
}

#[test]
fn a_file_in_an_older_encoding_is_checked_as_what_it_is_said_to_be() {
    let room = Room::new();
    std::fs::write(
        room.path().join("old.txt"),
        b"Der F\xe4hrmann kam. Wir verwenden Cookies. F\xfcnf\x81\x8d\x8f Boote.",
    )
    .unwrap();
    let rows = |found: crate::room::Ran| serde_json::from_str::<Value>(&found.out).unwrap();
    let checked = rows(room.json(&["check", "old.txt", "--encoding", "windows-1252", "--kind", "boilerplate"]));
    assert_eq!(kinds(&checked), ["boilerplate"]);
    let unknown = rows(room.json(&["check", "old.txt", "--encoding", "nonsense"]));
    assert_eq!(unknown[0]["fault"]["code"], json!("encoding-unknown"));
}
