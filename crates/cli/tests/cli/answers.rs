//! What each command answers when all is well: the shapes that the table of the command line promises.

use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::room::{LETTER, Room, without};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn import_answers_each_file_and_knows_the_same_bytes() {
    let room = Room::new();
    room.file("one.txt", "One.");
    room.file("two.md", "Two. Three.");
    let answer = room.json(&["import", "one.txt", "two.md", "one.txt"]).value();
    let told: Vec<_> = answer.as_array().unwrap().iter().map(|row| (&row["title"], &row["status"])).collect();
    assert_eq!(
        told,
        [(&json!("one"), &json!("added")), (&json!("two"), &json!("added")), (&json!("one"), &json!("known"))]
    );
    assert_eq!(keys(&answer[1]), ["document", "title", "characters", "sentences", "status"]);
    assert_eq!((&answer[1]["characters"], &answer[1]["sentences"]), (&json!(11), &json!(2)));
    assert_eq!(answer[0]["document"], answer[2]["document"]);

    let again = room.json(&["import", "--again", "one.txt"]).value();
    assert_eq!(again[0]["status"], "added");
    assert_eq!(room.json(&["documents"]).value().as_array().unwrap().len(), 3);
    assert!(room.run(&["import", "one.txt"]).out.contains("nothing was added"));
}

#[test]
fn a_library_that_is_made_is_told() {
    let room = Room::new();
    room.file("one.txt", "One.");
    assert_eq!(room.run(&["import", "one.txt"]).err, "obelus-cli: new library: library/l.obelus\n");
    assert_eq!(room.run(&["import", "one.txt"]).err, "");
}

#[test]
fn import_takes_details_and_standard_input() {
    let room = Room::new();
    let details = [
        "import",
        "-",
        "--title",
        "A page",
        "--author",
        "A. Writer",
        "--url",
        "https://example.org/",
        "--language",
        "en",
    ];
    let ran = room.run_with_input(&details, b"Some words.");
    assert_eq!(ran.code, 0, "{ran:?}");
    room.run(&["export", "-o", "out.json"]);
    let exported: Value = serde_json::from_str(&room.read("out.json")).unwrap();
    let document = &exported["documents"][0];
    assert_eq!(document["title"], "A page");
    assert_eq!(document["authors"], json!([{ "literal": "A. Writer" }]));
    assert_eq!((&document["url"], &document["language"]), (&json!("https://example.org/"), &json!("en")));
}

#[test]
fn what_stands_before_standard_input_is_kept_before_that_comes() {
    let room = Room::new();
    room.file("one.txt", "The first text.");
    room.file("two.txt", "The last text.");
    let mut command = room.command(&["--json", "import", "one.txt", "-", "two.txt"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let held = || room.run(&["--json", "documents"]).out.matches("\"title\"").count();
    // A minute is more than any machine takes; where the first waited for the second it would never be there.
    let is_kept = (0..600).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        held() == 1
    });
    assert!(is_kept && child.try_wait().unwrap().is_none());
    child.stdin.take().unwrap().write_all(b"The text between.").unwrap();
    let done: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    let titles: Vec<_> = done.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["one", "The text between.", "two"]);
}

#[test]
fn import_shows_a_guessed_encoding_and_takes_another() {
    let room = Room::new();
    // "Троцкий жил в Мексике." in KOI8-R.
    let bytes = b"\xf4\xd2\xcf\xc3\xcb\xc9\xca \xd6\xc9\xcc \xd7 \xed\xc5\xcb\xd3\xc9\xcb\xc5.";
    room.file("koi8.txt", bytes);
    let guessed = room.run(&["import", "koi8.txt"]);
    assert!(guessed.out.contains("a guess"), "{guessed:?}");
    let chosen = room.run(&["import", "koi8.txt", "--encoding", "koi8-r", "--again", "--title", "Chosen"]);
    assert!(!chosen.out.contains("a guess"), "{chosen:?}");
    assert_eq!(room.run(&["text", "Chosen"]).out, "Троцкий жил в Мексике.");
}

#[test]
fn import_tells_a_person_what_cannot_be_seen() {
    let room = Room::new();
    room.file("odd.txt", "Sta\u{200B}lin \u{202E}came\u{202C}.");
    room.file("plain.txt", "He came.");
    let told = room.run(&["import", "odd.txt", "plain.txt"]).out;
    let (odd, plain) = told.split_once('\n').unwrap();
    let expected = "; characters that cannot be seen: 2 that steer the direction of reading, 1 that take no room";
    assert!(odd.ends_with(expected), "{odd}");
    assert!(plain.ends_with("1 sentences\n"), "{plain}");
}

#[test]
fn documents_tells_the_progress() {
    let (room, document) = Room::with_letter();
    room.json(&["judge", "letter", "--sentence", "2", "--verdict", "not-a-claim", "--kind", "question"]).value();
    let expected = json!([{
        "document": document, "title": "letter", "characters": LETTER.chars().count(), "sentences": 4,
        "judged": 1, "sourced": 0, "dubious": 0, "not_a_claim": 1,
    }]);
    assert_eq!(room.json(&["documents"]).value(), expected);
}

#[test]
fn a_document_is_named_by_id_beginning_or_title() {
    let (room, document) = Room::with_letter();
    for name in [document.as_str(), &document[..13], "letter"] {
        assert_eq!(room.run(&["text", name]).out, LETTER, "{name}");
    }
}

#[test]
fn text_is_the_canonical_text_to_the_byte() {
    let room = Room::new();
    room.file("lines.txt", "\u{feff}One.\r\nTwo.\rThree.\n");
    room.run(&["import", "lines.txt"]);
    assert_eq!(room.run(&["text", "lines"]).out, "One.\nTwo.\nThree.\n");
}

#[test]
fn sentences_are_json_lines_whose_positions_fit_the_text() {
    let (room, _) = Room::with_letter();
    let plain = room.run(&["text", "letter", "--sentences"]);
    assert_eq!(plain.out, room.json(&["text", "letter", "--sentences"]).out);
    let characters: Vec<char> = LETTER.chars().collect();
    let rows: Vec<Value> = plain.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 4);
    for (row, number) in rows.iter().zip(1..) {
        assert_eq!(keys(row), ["number", "start", "end", "text"]);
        assert_eq!(row["number"], number);
        let (start, end) = (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
        assert_eq!(row["text"], characters[start..end].iter().collect::<String>());
    }
}

#[test]
fn judge_makes_a_claim_and_then_changes_it() {
    let (room, document) = Room::with_letter();
    let made = room.json(&["judge", &document, "--quote", "He came in August.", "--verdict", "sourced"]).value();
    assert_eq!(keys(&made), ["id"]);
    let at_span = ["judge", &document, "--start", "0", "--end", "18", "--verdict", "dubious"];
    let details = ["--reason", "vague-when", "--reason", "no-source", "--note", "which year?", "--unsure"];
    let changed = room.json(&[&at_span[..], &details[..]].concat()).value();
    assert_eq!(changed, made);
    let claims = room.json(&["claims"]).value();
    assert_eq!(claims.as_array().unwrap().len(), 1);
    let claim = &claims[0];
    assert_eq!(claim["id"], made["id"]);
    assert_eq!(claim["verdict"], "dubious");
    assert_eq!(claim["certainty"], "unsure");
    assert_eq!(claim["reasons"], json!([{ "code": "vague-when" }, { "code": "no-source" }]));
    assert_eq!(claim["note"], "which year?");
    assert_eq!(claim["passages"][0]["exact"], "He came in August.");
}

#[test]
fn a_quote_that_occurs_several_times_wants_its_number() {
    let (room, _) = Room::with_letter();
    let fault = room.json(&["judge", "letter", "--quote", "in August", "--verdict", "sourced"]).fault();
    assert_eq!(fault, ("quote-ambiguous".into(), "in August".into(), "2".into()));
    room.json(&["judge", "letter", "--quote", "in August", "--occurrence", "2", "--verdict", "sourced"]).value();
    let start = room.json(&["claims"]).value()[0]["passages"][0]["start"].as_u64().unwrap() as usize;
    let before: String = LETTER.chars().take(start).collect();
    assert!(before.ends_with("He left "));
    let third = room.json(&["judge", "letter", "--quote", "in August", "--occurrence", "3", "--verdict", "sourced"]);
    assert_eq!(third.fault().0, "quote-ambiguous");
}

#[test]
fn tags_are_found_by_name_or_made() {
    let (room, _) = Room::with_letter();
    let judge = |tags: &[&str]| {
        let ran = room.run(&[&["judge", "letter", "--sentence", "1", "--verdict", "sourced"], tags].concat());
        assert_eq!(ran.code, 0, "{ran:?}");
        ran.err
    };
    assert_eq!(judge(&["--tag", "travel"]), "obelus-cli: new tag in the codebook: travel\n");
    assert_eq!(judge(&["--tag", "Travel", "--tag", "1940"]), "obelus-cli: new tag in the codebook: 1940\n");
    assert_eq!(judge(&["--tag", "travel", "--tag", "1940"]), "");
    let tags = room.json(&["tags"]).value();
    let told: Vec<_> = tags.as_array().unwrap().iter().map(|tag| (&tag["name"], &tag["uses"])).collect();
    assert_eq!(told, [(&json!("1940"), &json!(1)), (&json!("travel"), &json!(1))]);
    assert_eq!(room.json(&["claims", "--tag", "1940"]).value().as_array().unwrap().len(), 1);

    let refused = room.json(&["judge", "letter", "--quote", "nowhere", "--verdict", "sourced", "--tag", "left over"]);
    assert_eq!(refused.fault().0, "quote-not-found");
    assert_eq!(room.json(&["tags"]).value().as_array().unwrap().len(), 2);
}

#[test]
fn highlight_marks_a_place() {
    let (room, _) = Room::with_letter();
    let ask = ["highlight", "letter", "--sentence", "3", "--color", "green", "--note", "who?", "--tag", "people"];
    let made = room.json(&ask).value();
    room.run(&["export", "-o", "out.json"]);
    let exported: Value = serde_json::from_str(&room.read("out.json")).unwrap();
    let highlight = &exported["highlights"][0];
    assert_eq!(
        (&highlight["id"], &highlight["color"], &highlight["note"]),
        (&made["id"], &json!("green"), &json!("who?"))
    );
    assert_eq!(highlight["tags"], json!([exported["tags"][0]["id"]]));
}

#[test]
fn claims_are_filtered_and_are_the_records_of_obelus_json() {
    let (room, document) = Room::with_letter();
    for (sentence, rest) in
        [("1", ["--verdict", "dubious", "--reason", "weasel"]), ("4", ["--verdict", "sourced", "--note", "n"])]
    {
        room.json(&[&["judge", "letter", "--sentence", sentence][..], &rest[..]].concat()).value();
    }
    let count = |filter: &[&str]| room.json(&[&["claims"], filter].concat()).value().as_array().unwrap().len();
    assert_eq!(count(&[]), 2);
    assert_eq!(count(&["--document", &document]), 2);
    assert_eq!(count(&["--verdict", "dubious"]), 1);
    assert_eq!(count(&["--reason", "weasel", "--verdict", "sourced"]), 0);
    assert_eq!(count(&["--unjudged"]), 0);
    room.run(&["export", "-o", "out.json"]);
    let exported: Value = serde_json::from_str(&room.read("out.json")).unwrap();
    assert_eq!(room.json(&["claims"]).value(), exported["claims"]);
    let table = room.run(&["claims"]).out;
    assert_eq!(table.lines().count(), 3);
    assert!(table.contains("dubious") && table.contains("weasel") && table.contains("He came in August."), "{table}");
}

/// Two judged claims, linked; the ids of the link and of the claims.
fn linked(room: &Room) -> [String; 3] {
    let judge = |sentence| {
        let made = room.json(&["judge", "letter", "--sentence", sentence, "--verdict", "sourced"]).value();
        made["id"].as_str().unwrap().to_owned()
    };
    let (one, other) = (judge("1"), judge("4"));
    let link = room.json(&["link", &one, "contradicts", &other]).value();
    [link["id"].as_str().unwrap().to_owned(), one, other]
}

#[test]
fn link_says_how_two_claims_stand() {
    let (room, _) = Room::with_letter();
    let [link, one, other] = linked(&room);
    room.run(&["export", "-o", "out.json"]);
    let exported: Value = serde_json::from_str(&room.read("out.json")).unwrap();
    let there = &exported["links"][0];
    assert_eq!((&there["id"], &there["relation"]), (&json!(link), &json!("contradicts")));
    assert_eq!((&there["from"], &there["to"]), (&json!(one), &json!(other)));
    assert_eq!(room.json(&["link", &one, "contradicts", &other]).fault().0, "link-refused");
    assert_eq!(room.json(&["link", &one, "supports", &one]).fault().0, "link-refused");
}

#[test]
fn export_writes_its_forms_to_a_file_or_to_standard_output() {
    let (room, _) = Room::with_letter();
    linked(&room);
    for (format, opening) in
        [("obelus", "{\n  \"format\": \"obelus\""), ("w3c", "{\n  \"@context\""), ("csv", "\"document\"")]
    {
        let answer = room.json(&["export", "--format", format, "-o", "out"]).value();
        let written = room.read("out");
        assert_eq!(keys(&answer), ["path", "bytes", "claims", "highlights"]);
        assert_eq!((&answer["bytes"], &answer["claims"]), (&json!(written.len()), &json!(2)), "{format}");
        assert!(written.starts_with(opening), "{format}: {written}");
        let printed = room.run(&["export", "--format", format, "--output", "-"]);
        assert_eq!(printed.out.len(), written.len(), "{format}");
    }
}

#[test]
fn export_can_leave_other_documents_out() {
    let (room, document) = Room::with_letter();
    room.file("other.txt", "Another one.");
    room.run(&["import", "other.txt"]);
    let exported = room.run(&["export", "--document", "letter", "--with-text", "-o", "-"]);
    let exported: Value = serde_json::from_str(&exported.out).unwrap();
    assert_eq!(exported["documents"].as_array().unwrap().len(), 1);
    assert_eq!(exported["documents"][0]["id"], document);
    assert_eq!(exported["documents"][0]["version"]["text"], LETTER);
}

#[test]
fn load_brings_an_export_back_and_a_second_time_changes_nothing() {
    let (room, _) = Room::with_letter();
    linked(&room);
    room.run(&["export", "--with-text", "-o", "out.json"]);
    let answer = room.json(&["--library", "fresh.obelus", "load", "out.json"]).value();
    assert_eq!(keys(&answer), ["added", "changed", "skipped", "refused", "passages"]);
    let passages = json!({ "exact": 2, "moved": 0, "fuzzy": 0, "ambiguous": 0, "lost": 0 });
    assert_eq!((&answer["passages"], &answer["refused"]), (&passages, &json!(0)));
    let again = room.json(&["--library", "fresh.obelus", "load", "out.json"]).value();
    assert_eq!((&again["added"], &again["changed"]), (&json!(0), &json!(0)));
    let piped =
        room.run_with_input(&["--json", "--library", "piped.obelus", "load", "-"], room.read("out.json").as_bytes());
    assert_eq!(piped.value()["added"], answer["added"]);
    let back = room.run(&["--library", "fresh.obelus", "export", "--with-text", "-o", "-"]).out;
    let but_for = ["exported", "generator"];
    assert_eq!(without(&back, &but_for), without(&room.read("out.json"), &but_for));
}

#[test]
fn history_undo_and_redo_go_on_across_runs() {
    let (room, _) = Room::with_letter();
    let [_, one, _] = linked(&room);
    let verbs = |ran: &crate::room::Ran| -> Vec<String> {
        ran.value().as_array().unwrap().iter().map(|row| row["verb"].as_str().unwrap().to_owned()).collect()
    };
    let all = room.json(&["history"]);
    assert_eq!(verbs(&all), ["link-claims", "judge-claim", "judge-claim", "import-document", "create-library"]);
    assert_eq!(verbs(&room.json(&["history", "--limit", "2"])), ["link-claims", "judge-claim"]);
    assert_eq!(verbs(&room.json(&["history", "--claim", &one])), ["link-claims", "judge-claim"]);

    let before = room.json(&["claims"]).value();
    let undone = room.json(&["undo", "2"]).value();
    assert_eq!(undone, json!({ "steps": 2, "verbs": ["link-claims", "judge-claim"] }));
    assert_eq!(room.json(&["claims"]).value().as_array().unwrap().len(), 1);
    assert_eq!(room.json(&["redo", "9"]).value(), json!({ "steps": 2, "verbs": ["judge-claim", "link-claims"] }));
    assert_eq!(room.json(&["claims"]).value(), before);
    assert_eq!(room.json(&["redo"]).fault().0, "nothing-to-redo");
}

#[test]
fn verify_finds_nothing_in_a_sound_library() {
    let (room, _) = Room::with_letter();
    linked(&room);
    let looked_at = json!({ "documents": 1, "contents": 1, "claims": 2, "ops": 5 });
    assert_eq!(room.json(&["verify"]).value(), json!({ "findings": [], "looked_at": looked_at }));
    assert!(room.run(&["verify"]).out.starts_with("nothing is wrong with the library: 1 documents, "));
}

#[test]
fn the_schema_needs_no_library_and_describes_an_export() {
    let room = Room::new();
    let schema: Value = serde_json::from_str(&room.run(&["schema"]).out).unwrap();
    assert_eq!(schema["title"], "Obelus JSON");
    assert!(schema["properties"]["claims"].is_object());
    assert!(room.library_bytes().is_empty());
}

#[test]
fn search_answers_hits_with_their_places() {
    let room = Room::new();
    room.file("one.txt", "The comet came in May. Émile saw a comet in June.");
    room.file("two.txt", "Nothing of the kind.");
    room.json(&["import", "one.txt", "two.txt"]);
    room.json(&["judge", "one", "--sentence", "1", "--verdict", "dubious", "--reason", "no-source"]);
    let hits = room.json(&["search", "emile"]).value();
    assert_eq!(hits.as_array().unwrap().len(), 1);
    assert_eq!(keys(&hits[0]), ["noun", "id", "document", "start", "end", "snippet"]);
    assert_eq!((&hits[0]["noun"], &hits[0]["start"], &hits[0]["end"]), (&json!("document"), &json!(23), &json!(28)));
    assert_eq!(hits[0]["snippet"], "The comet came in May. Émile saw a comet in June.");
    let claims = room.json(&["search", "verdict:dubious", "no:evidence"]).value();
    assert_eq!((claims.as_array().unwrap().len(), &claims[0]["noun"]), (1, &json!("claim")));
    assert_eq!(room.json(&["search", "--document", "two", "comet"]).value(), json!([]));
    let ran = room.run(&["search", "\"comet", "verdict:maybe", "--limit", "1"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("a quotation mark has no other") && ran.err.contains("no such value"), "{}", ran.err);
    assert!(ran.out.contains("comet"), "{}", ran.out);
    let lines = room.json(&["search", "--concordance", "--sort", "right", "comet"]).value();
    let hits: Vec<_> = lines.as_array().unwrap().iter().map(|line| &line["right"]).collect();
    assert_eq!(hits, [" came in May. Émile saw a comet in June.", " in June."]);
    assert_eq!(keys(&lines[0]), ["document", "start", "end", "left", "hit", "right"]);
    assert!(room.run(&["search", "--concordance", "comet"]).out.contains("[comet]"));
}
