//! `--all`: every occurrence of a quote in one step.

use serde_json::{Value, json};

use crate::room::Room;

/// The claims of the library, each with the starts of its passages.
fn starts(room: &Room) -> Vec<Vec<u64>> {
    let claims = room.json(&["claims"]).value();
    let of = |claim: &Value| {
        let passages = claim["passages"].as_array().unwrap();
        passages.iter().map(|passage| passage["start"].as_u64().unwrap()).collect()
    };
    claims.as_array().unwrap().iter().map(of).collect()
}

#[test]
fn every_occurrence_of_a_quote_becomes_one_claim_in_one_step() {
    let (room, _) = Room::with_letter();
    let judge = ["judge", "letter", "--quote", "in August", "--all", "--verdict", "dubious", "--reason", "vague-when"];
    let claim = room.json(&judge).value()["id"].clone();
    assert_eq!(starts(&room), [[8, 68]]);
    assert_eq!(room.json(&judge).value()["id"], claim, "once more is the same claim");
    assert_eq!(room.json(&["history"]).value()[0]["verb"], "mark-places");
    room.json(&["undo"]).value();
    assert!(starts(&room).is_empty());
}

#[test]
fn a_new_tag_comes_to_every_occurrence() {
    let (room, _) = Room::with_letter();
    let mark = ["highlight", "letter", "--quote", "in August", "--all", "--color", "green", "--tag", "dates"];
    assert_eq!(room.json(&mark).value()["ids"].as_array().unwrap().len(), 2);
    assert_eq!(room.json(&["tags"]).value()[0]["uses"], 2);
    assert_eq!(room.json(&mark).value(), json!({ "ids": [] }), "once more changes nothing");
    let judge = ["judge", "letter", "--quote", "in August", "--all", "--verdict", "sourced", "--tag", "months"];
    room.json(&judge).value();
    let tags = room.json(&["claims", "--tag", "months"]).value();
    assert_eq!(tags[0]["passages"].as_array().unwrap().len(), 2);
}

#[test]
fn all_goes_with_a_quote_that_occurs() {
    let (room, _) = Room::with_letter();
    for command in [&["judge", "--verdict", "sourced"][..], &["highlight"]] {
        let with = |rest: &[&str]| {
            let mut arguments = vec![command[0], "letter", "--all"];
            arguments.extend(&command[1..]);
            arguments.extend(rest);
            room.json(&arguments)
        };
        let (code, subject, _) = with(&["--quote", "in July"]).fault();
        assert_eq!((code.as_str(), subject.as_str()), ("quote-not-found", "in July"));
        assert_eq!(with(&["--sentence", "1"]).code, 2);
        assert_eq!(with(&["--quote", "in August", "--occurrence", "1"]).code, 2);
    }
    assert!(starts(&room).is_empty());
}
