//! Evidence by the command line: brought, listed, taken away; and the claims that want some.

use serde_json::{Value, json};

use crate::room::Room;

const REPORT: &str = "The port says that he came in August, on a Tuesday.";

/// A judged claim in the letter, and the report in the library.
fn judged(room: &Room, letter: &str) -> String {
    room.file("report.txt", REPORT);
    room.json(&["import", "report.txt"]).value();
    let judge = ["judge", letter, "--sentence", "1", "--verdict", "sourced"];
    room.json(&judge).value()["id"].as_str().unwrap().to_owned()
}

fn ids(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|claim| claim["id"].as_str().unwrap()).collect()
}

#[test]
fn evidence_is_brought_with_all_that_can_be_said_of_it_and_goes_again() {
    let (room, letter) = Room::with_letter();
    let claim = judged(&room, &letter);
    assert_eq!(ids(&room.json(&["claims", "--wants", "evidence"]).value()), [&claim]);
    let brought = room.json(&[
        "evidence",
        &claim,
        "--stance",
        "supports",
        "--passage",
        "report",
        "14",
        "35",
        "--locator",
        "folio",
        "12 verso",
        "--quote",
        "he came in August",
        "--url",
        "https://example.org/port",
        "--accessed",
        "2026-11-20",
        "--note",
        "seen",
    ]);
    let piece = brought.value()["id"].as_str().unwrap().to_owned();
    let listed = room.json(&["evidence", &claim]).value();
    let row = &listed["evidence"][0];
    assert_eq!((&row["id"], &row["stance"]), (&json!(piece), &json!("supports")));
    assert_eq!(row["locator"], json!({ "label": "folio", "value": "12 verso" }));
    assert_eq!(
        (&row["passage"]["text"], &row["passage"]["title"]),
        (&json!("that he came in Augus"), &json!("report"))
    );
    assert_eq!((&row["url"], &row["accessed"]), (&json!("https://example.org/port"), &json!("2026-11-20")));
    assert_eq!((&listed["standing"]["standing"], &listed["standing"]["supports"]), (&json!("supported"), &json!(1)));
    let told = room.run(&["evidence", &claim]).out;
    assert!(told.starts_with("standing supported: 1 supports; 1 citation\n"), "{told}");
    assert!(told.contains("folio 12 verso") && told.contains("“report” 14..35"), "{told}");
    // A page need not be a number, and a beginning of the claim's id names it.
    let page = room.json(&["evidence", &claim[..35], "--stance", "refutes", "--page", "xii, note", "--note", "no"]);
    assert_eq!(page.code, 0, "{page:?}");
    assert_eq!(ids(&room.json(&["claims", "--standing", "conflicting"]).value()), [&claim]);
    assert_eq!(ids(&room.json(&["claims", "--evidence"]).value()), [&claim]);
    assert_eq!(ids(&room.json(&["claims", "--no-evidence"]).value()), Vec::<&str>::new());
    assert!(room.run(&["claims"]).out.contains("2 conflicting"));
    assert_eq!(room.json(&["evidence", &claim, "--detach", &piece]).value()["id"], json!(piece));
    assert_eq!(ids(&room.json(&["claims", "--standing", "refuted"]).value()), [&claim]);
    room.run(&["undo", "3"]);
    assert_eq!(room.json(&["evidence", &claim]).value()["evidence"], json!([]));
}

#[test]
fn a_source_is_named_by_its_key_its_id_or_the_beginning_of_that() {
    let (room, letter) = Room::with_letter();
    let claim = judged(&room, &letter);
    room.run(&["export", "--with-text", "-o", "out.json"]);
    let mut whole: Value = serde_json::from_str(&room.read("out.json")).unwrap();
    let one = "01900000-0000-7000-8000-000000000001";
    whole["sources"] = json!([
        { "id": one, "csl": { "type": "book", "citation-key": "service2004", "title": "Stalin" } },
        { "id": "01900000-0000-7000-8000-000000000002", "csl": { "id": 7, "type": "book" } },
    ]);
    room.file("out.json", whole.to_string());
    assert_eq!(room.run(&["load", "out.json"]).code, 0);
    for name in ["service2004", one, &one[..36], "7"] {
        let brought = room.json(&["evidence", &claim, "--stance", "mentions", "--source", name]);
        assert_eq!(brought.code, 0, "{name}: {brought:?}");
    }
    let listed = room.json(&["evidence", &claim]).value();
    assert_eq!(listed["evidence"][0]["source"], json!(one));
    assert_eq!((&listed["standing"]["citations"], &listed["standing"]["origins"]), (&json!(4), &json!(2)));
    let ambiguous = room.json(&["evidence", &claim, "--stance", "mentions", "--source", &one[..30]]);
    assert_eq!(ambiguous.fault(), ("name-ambiguous".to_owned(), one[..30].to_owned(), "2".to_owned()));
    let unknown = room.json(&["evidence", &claim, "--stance", "mentions", "--source", "nobody1999"]);
    assert_eq!(unknown.fault(), ("not-found".to_owned(), "nobody1999".to_owned(), "source".to_owned()));
}

#[test]
fn what_says_nothing_or_names_nothing_is_refused() {
    let (room, letter) = Room::with_letter();
    let claim = judged(&room, &letter);
    let refused = |rest: &[&str]| {
        let all: Vec<&str> =
            ["evidence", &claim, "--stance", "supports"].into_iter().chain(rest.iter().copied()).collect();
        room.json(&all).fault().0
    };
    assert_eq!(refused(&[]), "evidence-empty");
    assert_eq!(refused(&["--note", "n", "--accessed", "yesterday"]), "day-unfit");
    assert_eq!(refused(&["--passage", "report", "0", "9999"]), "span-outside");
    assert_eq!(refused(&["--passage", "nowhere", "0", "9"]), "not-found");
    assert_eq!(room.json(&["evidence", "0000", "--stance", "supports", "--note", "n"]).fault().0, "not-found");
    assert_eq!(room.json(&["evidence", &claim, "--detach", "0000"]).fault().0, "not-found");
    assert_eq!(room.run(&["evidence", &claim, "--note", "n"]).code, 2);
    assert_eq!(room.run(&["evidence", &claim, "--stance", "likes", "--note", "n"]).code, 2);
}

#[test]
fn quotes_are_checked_and_copies_are_told() {
    let (room, letter) = Room::with_letter();
    let claim = judged(&room, &letter);
    let quote = |words: &str| {
        let brought = room.json(&["evidence", &claim, "--stance", "supports", "--quote", words]);
        brought.value()["id"].as_str().unwrap().to_owned()
    };
    let [same, changed] =
        [quote("that he came in August, on a Tuesday"), quote("The port says that he went in August")];
    let checked = room.json(&["quotes"]).value();
    let told: Vec<(&str, &str)> = checked
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["evidence"].as_str().unwrap(), row["check"]["result"].as_str().unwrap()))
        .collect();
    // Nobody said where they are from; the report has both, the one in other words.
    assert_eq!(told, [(same.as_str(), "verbatim"), (changed.as_str(), "altered")]);
    let words = checked[1]["check"]["words"].as_array().unwrap();
    assert!(words.contains(&json!({ "kind": "removed", "text": "came" })), "{words:?}");
    assert!(room.run(&["quotes"]).out.contains("[-came-] {+went+}"));
    assert_eq!(room.json(&["quotes", &letter]).value(), json!([]));
    assert_eq!(room.json(&["origins"]).value(), json!({ "groups": [] }));
    room.file("copy.txt", format!("Copied: {REPORT} And that is all that there is to it."));
    room.json(&["import", "copy.txt"]).value();
    // Eleven words are too few.
    assert_eq!(room.json(&["origins"]).value(), json!({ "groups": [] }));
    let long = format!("{REPORT} Nobody saw him go, and nobody asked.");
    room.file("one.txt", &long);
    room.file("two.txt", format!("So they write: {long}"));
    room.json(&["import", "one.txt", "two.txt"]).value();
    let groups = room.json(&["origins"]).value();
    assert_eq!(groups["groups"][0]["documents"].as_array().unwrap().len(), 2, "{groups}");
    assert!(room.run(&["origins"]).out.starts_with("origin 1\n  document "));
}
