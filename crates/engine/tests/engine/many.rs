//! Files of very many annotations: what each of them costs must not grow with how many there are. None of these ends in a
//! bearable time where it does.

use std::collections::HashMap;
use std::fmt::Write as _;

use obelus_engine::{
    Becoming, ClaimEdit, DocumentEdit, Loaded, Place, edit_document, judge_claim, load_annotations, read_annotations,
};
use obelus_model::{Anchoring, ClaimId, DocumentId, Verdict};
use serde_json::{Value, json};

use crate::Bench;

const MANY: usize = 3_000;
const PAGE: &str = "https://example.org/guests";

/// A document of so many lines, each of which tells of something else.
fn guests(bench: &mut Bench) -> DocumentId {
    let mut text = String::new();
    for number in 0..MANY {
        writeln!(text, "Line {number} tells of guest{number}x alone.").unwrap();
    }
    let document = bench.import(&text);
    let edit = DocumentEdit { url: Some(Some(PAGE.to_owned())), ..DocumentEdit::default() };
    edit_document(&mut bench.writer, document, edit).unwrap();
    document
}

fn load(bench: &mut Bench, file: &Value) -> Loaded {
    let annotations = read_annotations(file.to_string().as_bytes()).unwrap();
    load_annotations(&mut bench.writer, None, None, annotations).unwrap().value
}

fn counts(loaded: &Loaded) -> (usize, usize, usize, usize) {
    (loaded.added, loaded.changed, loaded.skipped, loaded.lost.len())
}

fn words(number: usize) -> Value {
    json!({ "source": PAGE, "selector": [{ "type": "TextQuoteSelector", "exact": format!("guest{number}x") }] })
}

/// A row of Hypothesis about the whole page.
fn page_note(number: usize, day: u32, text: &str) -> Value {
    json!({ "id": format!("n{number}"), "uri": PAGE, "user": "acct:ada@hypothes.is", "text": text,
        "created": "2024-03-01T00:00:00Z", "updated": format!("2024-03-{day:02}T00:00:00Z"), "target": [{ "source": PAGE }] })
}

#[test]
fn rows_with_a_tag_each_come_in_and_the_colours_of_the_palette_are_given_evenly() {
    let mut bench = Bench::new(1);
    guests(&mut bench);
    let row = |number: usize| {
        json!({ "id": format!("r{number}"), "uri": PAGE, "user": "acct:ada@hypothes.is", "text": "", "tags": [format!("tag {number}")],
            "created": "2024-03-01T00:00:00Z", "updated": "2024-03-01T00:00:00Z", "target": [words(number)] })
    };
    let file = Value::Array((0..MANY).map(row).collect());
    let loaded = load(&mut bench, &file);
    assert_eq!(counts(&loaded), (MANY, 0, 0, 0));
    assert!(loaded.passages.iter().all(|grade| *grade == Anchoring::Exact));
    let mut colors: HashMap<String, usize> = HashMap::new();
    for tag in bench.writer.rows().tags().unwrap() {
        *colors.entry(tag.color.to_string()).or_default() += 1;
    }
    assert!(colors.len() == 10 && colors.values().all(|times| *times == MANY / 10), "{colors:?}");
    assert_eq!(counts(&load(&mut bench, &file)), (0, 0, MANY, 0));
}

#[test]
fn notes_on_the_page_stand_in_its_note_in_their_order_and_change_where_they_stand() {
    let mut bench = Bench::new(1);
    let document = guests(&mut bench);
    let note = |bench: &Bench| bench.writer.rows().find_document(document).unwrap().unwrap().note.unwrap();
    let said = |number: usize, text: &str| format!("> ada, 2024-03-01:\n>\n> {text} {number}");
    let first: Vec<Value> = (0..MANY).map(|number| page_note(number, 1, &format!("First {number}"))).collect();
    assert_eq!(counts(&load(&mut bench, &Value::Array(first))), (MANY, 0, 0, 0));
    let expected: Vec<String> = (0..MANY).map(|number| said(number, "First")).collect();
    assert_eq!(note(&bench), expected.join("\n\n"));
    // Somebody writes into one of them, and puts two of them to the other's place.
    let mut edited = expected.clone();
    edited[7] = "> mine".to_owned();
    edited.swap(2, 2_000);
    let edit = DocumentEdit { note: Some(Some(edited.join("\n\n"))), ..DocumentEdit::default() };
    edit_document(&mut bench.writer, document, edit).unwrap();
    // All of them changed there, and the newest comes first.
    let mut second: Vec<Value> = (0..MANY).map(|number| page_note(number, 2, &format!("Second {number}"))).collect();
    second.push(page_note(MANY, 2, &format!("Second {MANY}")));
    second.reverse();
    assert_eq!(counts(&load(&mut bench, &Value::Array(second.clone()))), (1, MANY - 1, 0, 1));
    let mut expected: Vec<String> = (0..=MANY).map(|number| said(number, "Second")).collect();
    expected[7] = "> mine".to_owned();
    expected.swap(2, 2_000);
    assert_eq!(note(&bench), expected.join("\n\n"));
    // What was refused is so again, and nothing else is new.
    assert_eq!(counts(&load(&mut bench, &Value::Array(second))), (0, 0, MANY, 1));
    assert_eq!(note(&bench), expected.join("\n\n"));
    assert_eq!(bench.reader().verify().unwrap(), []);
}

#[test]
fn evidence_and_links_on_one_claim_come_once() {
    let mut bench = Bench::new(1);
    let document = guests(&mut bench);
    let claims: Vec<ClaimId> = ["guest1x", "guest2x"]
        .iter()
        .map(|quote| {
            let place = Place::Quote { quote: (*quote).to_owned(), occurrence: None };
            judge_claim(&mut bench.writer, document, &place, Verdict::Dubious, ClaimEdit::default()).unwrap().value
        })
        .collect();
    let [claim, other] = [0, 1].map(|index| format!("urn:uuid:{}", claims[index]));
    let evidence = |number: usize| {
        json!({ "type": "Annotation", "id": format!("https://example.org/e/{number}"), "motivation": "linking", "target": claim, "body": [
            { "type": "SpecificResource", "purpose": "tagging", "source": "http://purl.org/spar/cito/supports" },
            { "type": "TextualBody", "purpose": "describing", "value": format!("Quote {number}") },
        ] })
    };
    // Some hundred links say the same of the two claims.
    let link = |number: usize| {
        json!({ "type": "Annotation", "id": format!("https://example.org/l/{number}"), "motivation": "linking", "target": claim,
            "body": [other, { "type": "TextualBody", "purpose": "tagging", "value": "contradicts" }] })
    };
    let file: Vec<Value> = (0..MANY).map(evidence).chain((0..300).map(link)).collect();
    let file = Value::Array(file);
    assert_eq!(counts(&load(&mut bench, &file)), (MANY + 1, 0, 299, 0));
    assert_eq!(bench.writer.rows().evidence_of_claim(claims[0]).unwrap().len(), MANY);
    assert_eq!(counts(&load(&mut bench, &file)), (0, 0, MANY + 300, 0));
    assert_eq!(bench.reader().verify().unwrap(), []);
}

#[test]
fn what_is_long_is_said_on_the_first_of_many_highlights_and_what_is_short_on_each() {
    let mut bench = Bench::new(1);
    guests(&mut bench);
    let targets: Vec<Value> = (0..MANY).map(words).collect();
    let annotation = |id: &str, note: &str| {
        let body = [
            json!({ "type": "TextualBody", "value": note }),
            json!({ "type": "TextualBody", "purpose": "tagging", "value": id }),
        ];
        json!({ "type": "Annotation", "id": id, "body": body, "target": targets, "created": "2024-03-01T00:00:00Z" })
    };
    let long = "All of them came. ".repeat(300);
    let file =
        json!([annotation("https://example.org/long", &long), annotation("https://example.org/short", "All came.")]);
    let annotations = read_annotations(file.to_string().as_bytes()).unwrap();
    let loaded = load_annotations(&mut bench.writer, None, Some(Becoming::Highlights), annotations).unwrap().value;
    assert_eq!(counts(&loaded), (2 * MANY, 0, 0, 0));
    let mut said: HashMap<(bool, bool), usize> = HashMap::new();
    for highlight in bench.writer.rows().highlights().unwrap() {
        let is_long = highlight.extra["from"]["id"] == "https://example.org/long";
        assert_eq!(highlight.note.is_some(), highlight.tags.len() == 1);
        *said.entry((is_long, highlight.note.is_some())).or_default() += 1;
    }
    assert_eq!(said, HashMap::from([((true, true), 1), ((true, false), MANY - 1), ((false, true), MANY)]));
    assert_eq!(counts(&load(&mut bench, &file)), (0, 0, 2 * MANY, 0));
}
