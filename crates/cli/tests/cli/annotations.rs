//! `load` with annotations of other tools: onto a document that is named or that stands at their address.

use serde_json::{Value, json};

use crate::room::{LETTER, Room, difference};

const PAGE: &str = "https://example.org/letter";

/// A row of Hypothesis on the last of these words, by its position in UTF-16.
fn row(id: &str, words: &str) -> Value {
    let start = LETTER[..LETTER.rfind(words).unwrap()].encode_utf16().count();
    json!({ "id": id, "uri": PAGE, "user": "acct:ada@hypothes.is", "text": "When?", "tags": ["dates"],
        "created": "2024-03-01T08:15:30+00:00", "target": [{ "source": PAGE, "selector": [
            { "type": "TextPositionSelector", "start": start, "end": start + words.encode_utf16().count() },
            { "type": "TextQuoteSelector", "exact": words }] }] })
}

fn with_rows(rows: &Value) -> Room {
    let (room, _) = Room::with_letter();
    room.file("rows.json", rows.to_string());
    room
}

#[test]
fn rows_of_hypothesis_come_in_onto_the_document_that_is_named_and_once() {
    let room = with_rows(&json!({ "total": 7, "rows": [row("a", "August"), row("b", "Coyoaca\u{301}n")] }));
    let loaded = room.json(&["load", "rows.json", "--document", "letter"]).value();
    let passages = json!({ "exact": 2, "moved": 0, "fuzzy": 0, "ambiguous": 0, "lost": 0 });
    let expected = json!({ "added": 2, "changed": 0, "skipped": 0, "refused": 0, "passages": passages, "beyond": 5 });
    assert_eq!(loaded, expected);
    let before = room.library_bytes();
    let again = room.run(&["load", "rows.json", "--document", "letter", "--as", "highlights"]);
    let told = "0 added, 0 changed, 2 the same, 0 not taken\npassages: 0 exact, 0 moved, 0 fuzzy, 0 ambiguous, 0 lost\n\
        not in the file: 5 more, by what it says\n";
    assert_eq!((again.code, again.out.as_str()), (0, told));
    assert_eq!(difference(&before, &room.library_bytes()), [""; 0]);
    assert_eq!(room.json(&["history", "--limit", "1"]).value()[0]["verb"], "load-annotations");
    assert_eq!(room.json(&["tags"]).value()[0]["uses"], 2);
}

#[test]
fn as_claims_they_are_claims_without_a_verdict() {
    let room = with_rows(&json!([row("a", "August")]));
    let input = room.read("rows.json");
    let loaded = room
        .run_with_input(&["--json", "load", "-", "--document", "letter", "--as", "claims"], input.as_bytes())
        .value();
    assert_eq!(loaded["added"], 1);
    let claims = room.json(&["claims", "--unjudged"]).value();
    let claim = &claims[0];
    assert_eq!((&claim["note"], &claim["passages"][0]["exact"]), (&json!("When?"), &json!("August")));
    assert_eq!(claim["extra"]["from"]["author"], "ada");
    let start = LETTER.char_indices().position(|(at, _)| at == LETTER.rfind("August").unwrap());
    assert_eq!(claim["passages"][0]["start"], json!(start));
}

#[test]
fn where_no_document_stands_at_the_address_it_is_named_and_nothing_is_loaded() {
    let room = with_rows(&json!([row("a", "August"), { "type": "Annotation", "target": "urn:x:1" }]));
    let before = room.library_bytes();
    let (code, subject, detail) = room.json(&["load", "rows.json"]).fault();
    assert_eq!((code.as_str(), detail.as_str()), ("addresses-unknown", "2"));
    assert_eq!(subject, format!("{PAGE}, urn:x:1"));
    assert!(room.run(&["load", "rows.json"]).err.contains("--document DOC"));
    assert_eq!(difference(&before, &room.library_bytes()), [""; 0]);
    assert_eq!(room.json(&["load", "rows.json", "--document", "nobody"]).fault().0, "not-found");
    assert_eq!(room.run(&["load", "rows.json", "--as", "sources"]).code, 2);
}

#[test]
fn an_address_that_is_known_needs_no_name_and_the_others_are_told() {
    let room = Room::new();
    room.file("letter.txt", LETTER);
    room.json(&["import", "letter.txt", "--url", "http://www.example.org/letter/"]).value();
    let other = json!({ "type": "Annotation", "target": "https://example.org/other", "bodyValue": "b" });
    room.file("rows.json", json!([row("a", "August"), other]).to_string());
    let loaded = room.json(&["load", "rows.json"]).value();
    assert_eq!((&loaded["added"], &loaded["passages"]["exact"]), (&json!(1), &json!(1)));
    assert_eq!(loaded["unmatched"], json!([{ "address": "https://example.org/other", "annotations": 1 }]));
    assert!(room.run(&["load", "rows.json"]).out.contains("no document for https://example.org/other: 1 annotation\n"));
}

#[test]
fn what_is_wrong_with_annotations_is_named_by_its_path() {
    let room = with_rows(&json!([{ "uri": PAGE, "tags": [7] }]));
    let (code, subject, _) = room.json(&["load", "rows.json", "--document", "letter"]).fault();
    assert_eq!((code.as_str(), subject.as_str()), ("annotation-bad-value", "$[0].tags[0]"));
    let told = room.run(&["load", "rows.json", "--document", "letter"]).err;
    assert!(told.contains("$[0].tags[0]") && !told.contains("schema"), "{told}");
    room.file("rows.json", "[{\"name\": \"package\"}]");
    let (code, subject, _) = room.json(&["load", "rows.json"]).fault();
    assert_eq!((code.as_str(), subject.as_str()), ("json-not-obelus", "$[0]"));
    room.file("rows.json", "[{\"uri\": \"a\"");
    assert_eq!(room.json(&["load", "rows.json"]).fault().0, "json-broken");
}

#[test]
fn our_own_w3c_export_comes_back() {
    let (room, _) = Room::with_letter();
    room.json(&["judge", "letter", "--sentence", "1", "--verdict", "dubious", "--reason", "vague-when", "--note", "n"])
        .value();
    room.run(&["export", "--format", "w3c", "-o", "out.json"]);
    room.json(&["--library", "fresh.obelus", "import", "letter.txt"]).value();
    let loaded = room.json(&["--library", "fresh.obelus", "load", "out.json", "--document", "letter"]).value();
    assert_eq!((&loaded["added"], &loaded["passages"]["exact"]), (&json!(1), &json!(1)));
    let told = |arguments: &[&str]| {
        let mut claim = room.json(arguments).value()[0].clone();
        ["annotator", "extra"].iter().for_each(|key| drop(claim.as_object_mut().unwrap().remove(*key)));
        for passage in claim["passages"].as_array_mut().unwrap() {
            ["id", "document"].iter().for_each(|key| drop(passage.as_object_mut().unwrap().remove(*key)));
        }
        claim
    };
    assert_eq!(told(&["--library", "fresh.obelus", "claims"]), told(&["claims"]));
}

#[test]
fn a_position_that_can_be_none_is_ignored_and_the_quote_decides() {
    let (room, _) = Room::with_letter();
    let odd = [json!(-3), json!(1.5), json!("3"), json!(1e30), json!({}), json!([3]), json!(true)];
    let on = |index: usize, selectors: Value| {
        json!({ "type": "Annotation", "id": format!("urn:x:{index}"), "bodyValue": "Why?",
            "target": { "source": PAGE, "selector": selectors } })
    };
    let position = |start: &Value| json!({ "type": "TextPositionSelector", "start": start, "end": 17 });
    let quote = json!({ "type": "TextQuoteSelector", "exact": "Was it so?" });
    let quoted = odd.iter().enumerate().map(|(index, start)| on(index, json!([position(start), quote])));
    let last = on(99, json!([position(&odd[0])]));
    room.file("web.json", json!(quoted.chain([last]).collect::<Vec<Value>>()).to_string());
    let loaded = room.json(&["load", "web.json", "--document", "letter"]).value();
    assert_eq!((&loaded["added"], &loaded["noted"]), (&json!(8), &json!(1)), "{loaded}");
    assert_eq!(loaded["passages"], json!({ "exact": 7, "moved": 0, "fuzzy": 0, "ambiguous": 0, "lost": 0 }));
}

#[test]
fn what_has_no_place_in_the_text_is_said_to_be_in_the_note() {
    let (room, _) = Room::with_letter();
    let note = |id: &str| json!({ "type": "Annotation", "id": id, "target": PAGE, "bodyValue": format!("On {id}.") });
    room.file("web.json", json!([row("a", "August"), note("urn:x:1"), note("urn:x:2")]).to_string());
    let told = room.run(&["load", "web.json", "--document", "letter"]);
    let expected = "3 added, 0 changed, 0 the same, 0 not taken\npassages: 1 exact, 0 moved, 0 fuzzy, 0 ambiguous, 0 lost\n\
        2 annotations without a place in the text: in the note of the document\n";
    assert_eq!((told.code, told.out.as_str()), (0, expected));
    let again = room.json(&["load", "web.json", "--document", "letter"]).value();
    assert_eq!((&again["skipped"], again.get("noted")), (&json!(3), None));
}

#[test]
fn annotations_on_nothing_are_told_so_one_or_many() {
    let (room, _) = Room::with_letter();
    let bare = json!({ "type": "Annotation", "bodyValue": "Why?" });
    let told = |file: Value| {
        room.file("web.json", file.to_string());
        room.run(&["load", "web.json"]).err
    };
    let one = told(json!([bare]));
    assert!(one.contains("the annotation in web.json has no target") && one.contains("--document DOC"), "{one}");
    let two = told(json!([bare, { "type": "Annotation", "bodyValue": "Where?" }]));
    assert!(two.contains("the 2 annotations in web.json have no target"), "{two}");
    let named = told(json!([{ "type": "Annotation", "bodyValue": "Why?", "target": PAGE }]));
    assert!(named.contains(&format!("the annotation in web.json is on {PAGE}, where")), "{named}");
}

#[test]
fn what_is_nested_too_deeply_is_told_so_without_the_whole_way_there() {
    let (room, _) = Room::with_letter();
    room.file("web.json", "[".repeat(3_000) + &"]".repeat(3_000));
    assert_eq!(room.json(&["load", "web.json"]).fault().2, "too-deep");
    let told = room.run(&["load", "web.json"]).err;
    assert!(told.contains("nested too deeply") && !told.contains("[0]") && !told.contains("cut off"), "{told}");
}
