//! Annotations of other tools: what both formats say, with their oddities, what is refused and where, and our own export
//! coming back.

use obelus_exchange::{
    Aim, Annotations, Author, Gloss, JsonFault, Tool, holds_annotations, read_annotations, write_w3c,
};
use obelus_model::{Claim, HighlightColor, Moment};
use obelus_text::Quote;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::sample;

const ROWS: &str = include_str!("annotations/rows.json");
const COLLECTION: &str = include_str!("annotations/collection.json");

/// The rows without the halves of emoji, which other readers of JSON refuse.
fn whole_rows() -> Value {
    serde_json::from_str(&ROWS.replace("\\uddff", "").replace("\\ud83d", "")).unwrap()
}

fn read(json: &str) -> Annotations {
    read_annotations(json.as_bytes()).unwrap()
}

fn read_value(value: &Value) -> Annotations {
    read(&value.to_string())
}

fn gloss<'a>(annotations: &'a Annotations, id: &str) -> &'a Gloss {
    annotations.glosses.iter().find(|gloss| gloss.from.id == id).unwrap()
}

fn moment(written: &str) -> Option<Moment> {
    Some(written.parse().unwrap())
}

fn quote(exact: &str, prefix: &str, suffix: &str) -> Option<Quote> {
    Some(Quote { exact: exact.to_owned(), prefix: prefix.to_owned(), suffix: suffix.to_owned() })
}

#[test]
fn a_row_of_hypothesis_says_who_said_what_when_and_on_which_words() {
    let read = read(ROWS);
    let first = &read.glosses[0];
    assert_eq!(first.from.tool, Tool::Hypothesis);
    assert_eq!(first.from.url.as_deref(), Some("https://hypothes.is/a/x"));
    let author = Author { name: Some("Ada  L.".to_owned()), id: Some("acct:ada@hypothes.is".to_owned()) };
    assert_eq!(first.from.author, Some(author));
    assert_eq!(first.from.created, moment("2024-03-01T08:15:30.123Z"));
    assert_eq!(first.from.modified, moment("2024-03-02T09:00:00.500Z"));
    assert_eq!(Value::Object(first.from.more.clone()), json!({ "group": "abc123" }));
    assert_eq!(first.tags, ["date", "Doubtful", "date"]);
    // Markup is text, and ends of lines are LF.
    let note = "Not *so*: see <script>alert(1)</script> & <b>this</b>.\n\nSecond paragraph.";
    assert_eq!(first.note.as_deref(), Some(note));
    let aim = &first.aims[0];
    assert_eq!(first.aims.len(), 1);
    let addresses = ["https://example.org/letters/12/#third", "https://www.example.org/letters/12/?utm_source=feed"];
    assert_eq!(aim.addresses, addresses);
    // Halves of emoji at the outer ends of the surroundings are cut off.
    assert_eq!(aim.quote, quote("came in\nAugust", " He ", " and left."));
    assert_eq!(aim.position, Some((17, 31)));
}

#[test]
fn replies_page_notes_deleted_rows_and_rows_that_stand_twice_are_what_they_are() {
    let read = read(ROWS);
    let ids: Vec<&str> = read.glosses.iter().map(|gloss| gloss.from.id.as_str()).collect();
    assert_eq!(&ids[..4], ["kLmNopQrEe6xSample0001", "reply1", "reply2", "pagenote"]);
    // What has no id has one by what it says, so the same said twice is one.
    assert!(ids.len() == 5 && ids[4].starts_with("sha256:"), "{ids:?}");
    assert_eq!((read.passed_over, read.beyond), (3, 1));
    let reply = gloss(&read, "reply1");
    assert_eq!(reply.replies_to, ["kLmNopQrEe6xSample0001"]);
    assert_eq!(reply.from.author.as_ref().unwrap().name.as_deref(), Some("ben"));
    assert_eq!(Value::Object(reply.from.more.clone()), json!({ "hidden": true, "flagged": true }));
    assert!(reply.aims.iter().all(|aim| !aim.has_words()));
    assert_eq!(gloss(&read, "reply2").replies_to, ["kLmNopQrEe6xSample0001", "reply1"]);
    // Of two with one id the one that was changed last counts.
    let note = gloss(&read, "pagenote");
    assert_eq!(note.note.as_deref(), Some("About the whole page, later."));
    assert_eq!(
        note.aims,
        [Aim { addresses: vec!["https://www.example.org/letters/12/".to_owned()], ..Aim::default() }]
    );
}

#[test]
fn hypothesis_comes_as_rows_as_a_list_as_an_export_and_alone() {
    let rows = whole_rows()["rows"].clone();
    let expected = read(ROWS).glosses;
    let check = |value: Value| {
        assert!(holds_annotations(value.to_string().as_bytes()), "{value}");
        assert_eq!(read_value(&value).glosses, expected);
    };
    check(rows.clone());
    check(json!({ "rows": rows }));
    check(
        json!({ "export_date": "2024-05-01T00:00:00Z", "export_userid": "acct:ada@hypothes.is", "client_version": "1.1", "annotations": rows }),
    );
    let (replies, others) = (json!([rows[1], rows[2]]), json!([rows[0], rows[3], rows[4], rows[5], rows[7]]));
    let apart = read_value(&json!({ "total": 5, "rows": others, "replies": replies }));
    assert_eq!((apart.glosses.len(), apart.beyond), (5, 0));
    let alone = read_value(&rows[0]);
    assert_eq!((&alone.glosses[0], alone.glosses.len()), (&expected[0], 1));
    assert!(holds_annotations(rows[0].to_string().as_bytes()));
    assert_eq!(read("[]"), Annotations::default());
    assert_eq!(read("{\"total\": 0, \"rows\": []}"), Annotations::default());
}

#[test]
fn a_web_annotation_says_the_same_in_its_own_words() {
    let read = read(COLLECTION);
    let first = gloss(&read, "http://example.org/anno1");
    assert_eq!((first.from.tool, first.judged.clone()), (Tool::WebAnnotation, None));
    assert_eq!(first.from.url.as_deref(), Some("http://example.org/anno1"));
    let author = Author { name: Some("Ada, ben".to_owned()), id: Some("http://example.org/ada".to_owned()) };
    assert_eq!(first.from.author, Some(author));
    assert_eq!(first.from.modified, moment("2015-01-29T07:00:00.000Z"));
    assert_eq!(first.tags, ["place", "http://example.org/thing/7"]);
    assert_eq!(first.note.as_deref(), Some("First.\n\nChosen.\n\n<http://example.org/film>\n\nHeld."));
    let page = |address: &str| vec![address.to_owned()];
    let expected = [
        Aim {
            addresses: page("http://example.org/page"),
            quote: quote("inner", "the ", " words"),
            position: None,
            color: Some(HighlightColor::Blue),
        },
        Aim { addresses: page("http://example.org/page"), position: Some((3, 8)), ..Aim::default() },
        Aim { addresses: page("http://example.org/other"), ..Aim::default() },
        Aim { addresses: page("http://example.org/third"), ..Aim::default() },
    ];
    assert_eq!(first.aims, expected);
}

#[test]
fn collections_pages_lists_and_single_annotations_are_read_alike() {
    let whole = read(COLLECTION);
    let ids: Vec<&str> = whole.glosses.iter().map(|gloss| gloss.from.id.as_str()).collect();
    assert_eq!(ids[..2], ["http://example.org/anno1", "http://example.org/anno2"]);
    assert_eq!((ids.len(), ids[3]), (4, "anno:last"));
    // One is only named, one is gone, and of twelve six are in the file.
    assert_eq!((whole.passed_over, whole.beyond), (1, 7));
    assert_eq!(gloss(&whole, "http://example.org/anno2").replies_to, ["http://example.org/anno1"]);
    assert_eq!(whole.glosses[2].tags, ["by motivation"]);
    assert_eq!(gloss(&whole, "anno:last").note.as_deref(), Some("A bare comment."));
    let value: Value = serde_json::from_str(COLLECTION).unwrap();
    let page = &value["first"];
    assert_eq!(read_value(page).glosses, whole.glosses);
    assert_eq!(
        read_value(&json!([page["items"][0], page["items"][1], page["items"][2], page["next"]["items"][0]])).glosses,
        whole.glosses
    );
    assert_eq!(read_value(&page["items"][0]).glosses, whole.glosses[..1]);
    let bare = json!({ "type": "AnnotationCollection", "total": 1, "items": [page["items"][0]] });
    assert_eq!(read_value(&bare).glosses, whole.glosses[..1]);
    for form in [&value, page, &page["items"][0], &page["items"][1]] {
        assert!(holds_annotations(form.to_string().as_bytes()));
    }
    assert_eq!(read("{\"type\": \"AnnotationCollection\", \"total\": 0}"), Annotations::default());
}

#[test]
fn obelus_json_and_what_is_neither_are_left_to_the_other_reader() {
    let own = sample::bytes(&sample::bundle());
    assert!(!holds_annotations(&own));
    for other in [
        "",
        "words",
        "{}",
        "{\"type\": \"FeatureCollection\", \"features\": []}",
        "{\"name\": \"package\"}",
        "7",
        "\u{1f5ff}",
    ] {
        assert!(!holds_annotations(other.as_bytes()), "{other}");
    }
    assert!(!holds_annotations(b"\xff[]"));
    // An Obelus file with its keys in another order, and with something strange before them.
    assert!(!holds_annotations(b"{\"claims\": [{\"rows\": []}], \"format\": \"obelus\"}"));
    assert!(holds_annotations("\u{feff} [".as_bytes()));
}

/// What our own export says of a claim is what comes back.
fn check_claim(read: &Annotations, claim: &Claim, tags: &[&str]) {
    let gloss = gloss(read, &format!("urn:uuid:{}", claim.id));
    let judged = gloss.judged.as_ref().unwrap();
    assert_eq!((judged.verdict, judged.kind, judged.certainty), (claim.verdict, claim.kind, claim.certainty));
    assert_eq!((&judged.reasons, &judged.statement), (&claim.reasons, &claim.statement));
    assert_eq!((&gloss.note, &judged.next_step), (&claim.note, &claim.next_step));
    assert_eq!(gloss.tags, tags);
    assert_eq!((gloss.from.created, gloss.from.modified), (Some(claim.created), Some(claim.modified)));
    assert_eq!(gloss.from.author.as_ref().and_then(Author::annotator), Some(claim.annotator));
    assert_eq!(gloss.aims.len(), claim.passages.len());
}

#[test]
fn our_own_export_comes_back_with_verdicts_reasons_evidence_and_links() {
    let bundle = sample::bundle();
    let mut written = Vec::new();
    write_w3c(&bundle, &mut written).unwrap();
    let read = read_annotations(&written).unwrap();
    assert_eq!((read.passed_over, read.beyond), (0, 0));
    check_claim(&read, &bundle.claims[1], &["event", "=place"]);
    check_claim(&read, &bundle.claims[0], &[]);
    let highlight = gloss(&read, &format!("urn:uuid:{}", bundle.highlights[0].id));
    assert_eq!((highlight.judged.clone(), highlight.aims[0].color), (None, Some(HighlightColor::Pink)));
    assert_eq!((highlight.note.as_deref(), &highlight.tags[..]), (Some("*why*"), &["event".to_owned()][..]));
    let full = &bundle.evidence[1];
    let brought = read.brought.iter().find(|brought| brought.from.id.ends_with(&full.id.to_string())).unwrap();
    assert_eq!(read.brought.len(), 2);
    assert_eq!(brought.claim, format!("urn:uuid:{}", full.claim));
    assert_eq!((brought.stance, brought.source.0, &brought.locator), (full.stance, full.source, &full.locator));
    assert_eq!((&brought.quote, &brought.note), (&full.quote, &full.note));
    assert_eq!(brought.source.2.as_deref(), Some("A \"quoted\" title"));
    assert_eq!(brought.url, full.url.clone().map(|url| (url, full.accessed.clone())));
    let passage = brought.passage.as_ref().unwrap();
    assert_eq!(passage.quote.as_ref().unwrap().exact, full.passage.as_ref().unwrap().exact);
    assert_eq!(passage.position, Some((14, 27)));
    let [bond] = &read.bonds[..] else { panic!("one link") };
    let link = &bundle.links[0];
    assert_eq!((bond.relation, &bond.note), (link.relation, &link.note));
    assert_eq!((&bond.doer, &bond.done_to), (&format!("urn:uuid:{}", link.from), &format!("urn:uuid:{}", link.to)));
}

#[test]
fn without_verdicts_a_judgement_is_told_by_tags_and_in_the_note() {
    let bundle = sample::bundle();
    let mut written = Vec::new();
    write_w3c(&bundle, &mut written).unwrap();
    let read = read_annotations(&written).unwrap();
    let told = gloss(&read, &format!("urn:uuid:{}", bundle.claims[1].id)).clone().unjudged();
    assert_eq!(told.tags, ["dubious", "unsure", "contradicted", "no-source", "event", "=place"]);
    let note = "It was shut.\n\ncontradicted: open elsewhere\n\nSee **there**\n\n-ask\nthe \"archive\"";
    assert_eq!((told.note.as_deref(), told.judged), (Some(note), None));
}

#[test]
fn assessing_by_other_tools_is_taken_at_its_word_and_no_further() {
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "value": value });
    let check = |bodies: Value, expected: (Option<&str>, usize, &[&str], Option<&str>)| {
        let read = read_value(
            &json!({ "type": "Annotation", "motivation": "assessing", "body": bodies, "target": "http://example.org/" }),
        );
        let judged = read.glosses[0].judged.clone().unwrap();
        let tags: Vec<&str> = read.glosses[0].tags.iter().map(String::as_str).collect();
        let verdict = judged.verdict.map(|verdict| verdict.code());
        assert_eq!((verdict, judged.reasons.len(), &tags[..], read.glosses[0].note.as_deref()), expected, "{bodies}");
    };
    check(
        json!([body("classifying", "dubious"), body("tagging", "weasel"), body("tagging", "mine")]),
        (Some("dubious"), 1, &["mine"], None),
    );
    // Reasons belong to a dubious claim, and come before the tags.
    check(json!([body("classifying", "sourced"), body("tagging", "weasel")]), (Some("sourced"), 0, &["weasel"], None));
    check(
        json!([body("classifying", "dubious"), body("tagging", "mine"), body("tagging", "weasel")]),
        (Some("dubious"), 0, &["mine", "weasel"], None),
    );
    check(
        json!([body("classifying", "excellent"), body("classifying", "sourced")]),
        (Some("sourced"), 0, &["excellent"], None),
    );
    check(
        json!([body("classifying", "dubious"), body("tagging", "weasel"), body("tagging", "weasel")]),
        (Some("dubious"), 1, &["weasel"], None),
    );
    check(json!([body("commenting", "weasel: no")]), (None, 0, &[], Some("weasel: no")));
}

#[test]
fn a_position_that_can_be_none_is_as_good_as_absent() {
    let check = |start: &str, end: &str, expected: Option<(u64, u64)>| {
        let json = format!(
            r#"{{ "type": "Annotation", "target": {{ "source": "http://example.org/", "selector": [
                {{ "type": "TextPositionSelector", "start": {start}, "end": {end} }},
                {{ "type": "TextQuoteSelector", "exact": "words" }}] }} }}"#
        );
        let read = read_annotations(json.as_bytes()).unwrap();
        let aim = &read.glosses[0].aims[0];
        let exact = aim.quote.as_ref().map(|quote| quote.exact.as_str());
        assert_eq!((aim.position, exact), (expected, Some("words")), "{start} {end}");
    };
    check("3", "8", Some((3, 8)));
    for odd in [
        "-3",
        "1.5",
        "\"3\"",
        "1000000000000000000000000000000",
        "1e30",
        "null",
        "true",
        "[3]",
        "{}",
        "18446744073709551616",
    ] {
        check(odd, "8", None);
        check("3", odd, None);
    }
    check("8", "3", None);
    // Without a quote it is on the whole.
    let bare = r#"{ "type": "Annotation", "target": { "source": "http://example.org/",
        "selector": { "type": "TextPositionSelector", "start": -3, "end": 8 } } }"#;
    assert!(!read_annotations(bare.as_bytes()).unwrap().glosses[0].aims[0].has_words());
}

#[track_caller]
fn check_fault(json: &str, code: &str, path: &str) {
    let fault = read_annotations(json.as_bytes()).unwrap_err();
    assert_eq!((fault.kind.code(), fault.path.as_str()), (code, path), "{json}");
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    check_fault("[1]", "not-annotation", "$[0]");
    check_fault("[[]]", "not-annotation", "$[0]");
    check_fault("[{\"name\": 1}]", "not-annotation", "$[0]");
    check_fault("7", "not-annotation", "$");
    check_fault("{}", "not-annotation", "$");
    check_fault("{\"rows\": 7, \"uri\": 1}", "wrong-type", "$.uri");
    check_fault("{\"rows\": [], \"total\": -1}", "bad-value", "$.total");
    check_fault("{\"rows\": [], \"total\": \"1\"}", "wrong-type", "$.total");
    check_fault(
        "{\"type\": \"AnnotationCollection\", \"first\": \"http://example.org/page\"}",
        "missing-key",
        "$.first",
    );
    check_fault("{\"type\": \"AnnotationCollection\", \"total\": 3}", "missing-key", "$.first");
    check_fault("{\"rows\": [{\"uri\": \"a\", \"uri\": \"b\"}]}", "repeated-key", "$.rows[0].uri");
    check_fault("{\"rows\": [{\"uri\": \"a\", \"x\": {\"y\": 1, \"y\": 2}}]}", "repeated-key", "$.rows[0].x.y");
    check_fault("[{\"uri\": \"a\", \"deleted\": \"yes\"}]", "wrong-type", "$[0].deleted");
    for (open, close) in [("[", "]"), ("{\"k\":", "}"), ("{\"refinedBy\":", "}"), ("{\"items\":[", "]}")] {
        let deep = format!("[{{\"target\": {}1{}}}]", open.repeat(50_000), close.repeat(50_000));
        assert_eq!(read_annotations(deep.as_bytes()).unwrap_err().kind.code(), "too-deep");
        // As deep as is read, and the file is judged by what is in it.
        let fits = format!("[{{\"target\": {}\"a\"{}}}]", open.repeat(50), close.repeat(50));
        let _ = read_annotations(fits.as_bytes());
    }
}

/// Whether a place of a file is on the way to another.
fn leads_to(place: &str, fault: &JsonFault) -> bool {
    fault.path.starts_with(place) || place.starts_with(&fault.path)
}

/// Every place of a value with its path.
fn places(value: &Value, at: &str, out: &mut Vec<(String, String)>) {
    let pointer = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                let (before, plain) = at.split_once('|').unwrap();
                let step = if key.starts_with('@') { format!("['{key}']") } else { format!(".{key}") };
                let here = format!("{before}/{}|{plain}{step}", pointer(key));
                out.push((format!("{before}/{}", pointer(key)), format!("{plain}{step}")));
                places(inner, &here, out);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                let (before, plain) = at.split_once('|').unwrap();
                let here = format!("{before}/{index}|{plain}[{index}]");
                out.push((format!("{before}/{index}"), format!("{plain}[{index}]")));
                places(inner, &here, out);
            }
        }
        _ => {}
    }
}

#[test]
fn whatever_stands_at_any_place_is_read_or_refused_there() {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("\u{0}\u{202e}"),
        json!([]),
        json!([[]]),
        json!([null]),
        json!({}),
        json!({ "__proto__": { "isAdmin": true } }),
        json!([{ "constructor": 1 }]),
    ];
    let (mut tried, mut refused) = (0, 0);
    for whole in [whole_rows(), serde_json::from_str(COLLECTION).unwrap()] {
        let mut all = Vec::new();
        places(&whole, "|$", &mut all);
        assert!(all.len() > 90, "{}", all.len());
        for (pointer, path) in all {
            for value in &odd {
                let mut file = whole.clone();
                *file.pointer_mut(&pointer).unwrap() = value.clone();
                tried += 1;
                if let Err(fault) = read_annotations(file.to_string().as_bytes()) {
                    refused += 1;
                    assert!(leads_to(&path, &fault), "{path} = {value}: {fault}");
                }
            }
        }
    }
    // The bounds keep this from passing because everything goes, or nothing.
    assert!(tried > 2_000 && refused * 4 > tried && refused * 4 < tried * 3, "{refused} of {tried}");
}

#[test]
fn a_file_that_was_cut_off_anywhere_is_no_json() {
    for text in [ROWS, COLLECTION] {
        for end in (0..text.trim_end().len()).filter(|end| text.is_char_boundary(*end)) {
            let fault = read_annotations(&text.as_bytes()[..end]).unwrap_err();
            assert_eq!(fault.kind.code(), "not-json", "{end}");
        }
    }
    assert_eq!(read_annotations(b"[\"\xff\"]").unwrap_err().kind.code(), "not-utf8");
}

#[test]
fn keys_of_a_prototype_are_keys_that_nobody_asks_for() {
    let expected = read(ROWS);
    for key in ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"] {
        let more = ROWS.replace("\"uri\":", &format!("\"{key}\": {{ \"uri\": \"x\", \"deleted\": true }}, \"uri\":"));
        assert_eq!(read(&more), expected, "{key}");
    }
}

#[test]
fn ten_thousand_annotations_and_a_chain_of_replies_as_long_are_read() {
    let row = |index: usize| {
        let position = json!({ "type": "TextPositionSelector", "start": index, "end": index + 3 });
        let quote = json!({ "type": "TextQuoteSelector", "exact": format!("w{index}"), "prefix": "", "suffix": "" });
        json!({ "id": format!("r{index}"), "uri": "http://example.org/", "text": "t", "user": "acct:a@b", "references": [format!("r{}", index.max(1) - 1)],
            "created": "2024-03-01T08:15:30+00:00", "target": [{ "source": "http://example.org/", "selector": [position, quote] }] })
    };
    let read = read_value(&json!({ "total": 20_000, "rows": (0..10_000).map(row).collect::<Vec<_>>() }));
    assert_eq!((read.glosses.len(), read.beyond), (10_000, 10_000));
    assert_eq!(read.glosses[9_999].aims[0].position, Some((9_999, 10_002)));
}

proptest! {
    #[test]
    fn no_text_of_a_note_or_tag_is_lost_or_becomes_anything_else(note in any::<String>(), tag in any::<String>(), name in any::<String>()) {
        let row = json!({ "id": "a", "uri": "u", "text": note, "tags": [tag], "user_info": { "display_name": name }, "user": "acct:x@y" });
        let web = json!({ "id": "a", "type": "Annotation", "target": "u", "creator": { "name": name },
            "body": [{ "type": "TextualBody", "value": note, "format": "text/html" }, { "type": "TextualBody", "value": tag, "purpose": "tagging" }] });
        let with_lf = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
        let expected = Some(with_lf(&note)).filter(|note| !note.trim().is_empty());
        for (value, is_row) in [(row, true), (web, false)] {
            let read = read_value(&value);
            prop_assert_eq!(&read.glosses[0].note, &expected);
            if is_row {
                prop_assert_eq!(&read.glosses[0].tags, std::slice::from_ref(&tag));
            }
            let shown = read.glosses[0].from.author.as_ref().and_then(|author| author.name.clone());
            if !name.trim().is_empty() {
                prop_assert_eq!(shown.as_deref(), Some(name.as_str()));
            }
        }
    }
}
