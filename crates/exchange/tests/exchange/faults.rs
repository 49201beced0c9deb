//! Every way in which a file is refused, with the place that is named.

use obelus_exchange::{JsonFault, JsonFaultKind, Reference, read_json};
use obelus_model::Noun;
use serde_json::{Value, json};

use crate::sample;

fn refusal(bytes: &[u8]) -> JsonFault {
    read_json(bytes).expect_err("this must be refused")
}

/// Refuses the sample after one change, with this code at this path.
#[track_caller]
fn check(change: impl FnOnce(&mut Value), code: &str, path: &str) {
    let mut file = sample::json();
    change(&mut file);
    let fault = refusal(file.to_string().as_bytes());
    assert_eq!((fault.kind.code(), fault.path.as_str()), (code, path));
}

/// Refuses the sample with this value at this JSON pointer.
#[track_caller]
fn check_value(pointer: &str, value: Value, code: &str, path: &str) {
    let change = |file: &mut Value| {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match file.pointer_mut(parent).unwrap() {
            Value::Object(object) => drop(object.insert(key.to_owned(), value)),
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
            other => panic!("{other} has nothing inside"),
        }
    };
    check(change, code, path);
}

#[track_caller]
fn check_bytes(bytes: &[u8], code: &str, path: &str) {
    let fault = refusal(bytes);
    assert_eq!((fault.kind.code(), fault.path.as_str()), (code, path));
}

#[test]
fn what_is_not_obelus_json_is_told_so() {
    check_bytes(b"", "not-json", "$");
    check_bytes(b"\xff\xfe{", "not-utf8", "$");
    check_bytes(b"{\"format\": \"obelus\", \"version\": 1", "not-json", "$");
    check_bytes(b"{} {}", "not-json", "$");
    check_bytes(b"{\"format\": \"obelus\", \"version\": 1, \"x\": 1 oops", "not-json", "$");
    check_bytes(b"[]", "not-obelus", "$");
    check_bytes(b"\"obelus\"", "not-obelus", "$");
    check_bytes(b"{}", "not-obelus", "$.format");
    check_bytes(b"{\"type\": \"FeatureCollection\"}", "not-obelus", "$.format");
    check_value("/format", json!("okular"), "not-obelus", "$.format");
    let text = String::from_utf8(sample::bytes(&sample::bundle())).unwrap();
    check_bytes(format!("{text}x").as_bytes(), "not-json", "$");
    check_bytes(text.replacen("\"sure\"", "\"sure", 1).as_bytes(), "not-json", "$.claims[1].certainty");
    check_bytes(text.replacen("\"sure\"", "\"\\ud800\"", 1).as_bytes(), "not-json", "$.claims[1].certainty");
    check_bytes(text.replacen("1.5", "1e999", 1).as_bytes(), "not-json", "$.claims[0].extra.b.c");
}

#[test]
fn a_fault_of_syntax_has_its_line_and_column() {
    let kind = refusal(b"{\n  \"format\": \"obelus\",\n  oops\n}").kind;
    assert!(matches!(kind, JsonFaultKind::NotJson { line: 3, column: 2 | 3 }), "{kind}");
    assert_eq!(refusal(b"{\"a\xff\"").kind, JsonFaultKind::NotUtf8(3));
}

#[test]
fn a_later_version_is_told_before_its_new_keys() {
    check_value("/version", json!(2), "later-version", "$.version");
    let later = |file: &mut Value| {
        file["version"] = json!(7);
        file["claims"] = json!({ "new": "shape" });
    };
    check(later, "later-version", "$.version");
    check_value("/version", json!(0), "bad-value", "$.version");
    check_value("/version", json!("1"), "wrong-type", "$.version");
    check_value("/version", json!(1.5), "wrong-type", "$.version");
}

#[test]
fn an_unknown_key_is_refused_wherever_it_stands() {
    check_value("/claim", json!([]), "unknown-key", "$.claim");
    check_value("/library/owner", json!(1), "unknown-key", "$.library.owner");
    check_value("/annotators/0/mail", json!(1), "unknown-key", "$.annotators[0].mail");
    check_value("/tags/1/colour", json!(1), "unknown-key", "$.tags[1].colour");
    check_value("/sources/0/title", json!(1), "unknown-key", "$.sources[0].title");
    check_value("/documents/0/version/sha", json!(1), "unknown-key", "$.documents[0].version.sha");
    check_value("/documents/0/sentences/left", json!(1), "unknown-key", "$.documents[0].sentences.left");
    check_value("/documents/0/origins/0/page", json!(1), "unknown-key", "$.documents[0].origins[0].page");
    check_value("/claims/0/verdit", json!(1), "unknown-key", "$.claims[0].verdit");
    check_value("/claims/0/reasons/1/note", json!(1), "unknown-key", "$.claims[0].reasons[1].note");
    check_value("/claims/0/passages/2/quote", json!(1), "unknown-key", "$.claims[0].passages[2].quote");
    check_value("/claims/0/evidence/0/passage/id", json!(1), "unknown-key", "$.claims[0].evidence[0].passage.id");
    check_value("/claims/0/evidence/0/locator/to", json!(1), "unknown-key", "$.claims[0].evidence[0].locator.to");
    check_value("/highlights/0/next step", json!(1), "unknown-key", "$.highlights[0]['next step']");
    check_value("/links/0/it's", json!(1), "unknown-key", "$.links[0]['it\\'s']");
    check_value("/links/0/\u{1b}[2J", json!(1), "unknown-key", "$.links[0]['\\u{1b}[2J']");
}

#[test]
fn a_missing_key_is_named() {
    let without = |pointer: &'static str, key: &'static str| {
        move |file: &mut Value| drop(file.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(key).unwrap())
    };
    check(without("", "library"), "missing-key", "$.library");
    check(without("", "version"), "missing-key", "$.version");
    check(without("/documents/1", "sha256"), "missing-key", "$.documents[1].sha256");
    check(without("/documents/1", "status"), "missing-key", "$.documents[1].status");
    check(without("/documents/1/version", "length"), "missing-key", "$.documents[1].version.length");
    check(without("/claims/0", "certainty"), "missing-key", "$.claims[0].certainty");
    check(without("/claims/0", "passages"), "missing-key", "$.claims[0].passages");
    check(without("/claims/0/passages/1", "start"), "missing-key", "$.claims[0].passages[1].start");
    check(without("/claims/0/evidence/1", "modified"), "missing-key", "$.claims[0].evidence[1].modified");
    check(without("/highlights/0", "passage"), "missing-key", "$.highlights[0].passage");
}

#[test]
fn a_key_that_stands_twice_is_refused_in_free_objects_too() {
    let text = String::from_utf8(sample::bytes(&sample::bundle())).unwrap();
    let twice = |once: &str, twice: &str| text.replacen(once, twice, 1).into_bytes();
    let certainty = twice("\"certainty\": \"unsure\"", "\"certainty\": \"sure\", \"certainty\": \"unsure\"");
    check_bytes(&certainty, "repeated-key", "$.claims[0].certainty");
    check_bytes(&twice("\"z\": 1", "\"z\": 1, \"z\": 2"), "repeated-key", "$.library.extra.z");
    check_bytes(&twice("\"c\": 1.5", "\"c\": 1, \"c\": 2"), "repeated-key", "$.claims[0].extra.b.c");
    check_bytes(&twice("\"format\":", "\"format\": \"obelus\", \"format\":"), "repeated-key", "$.format");
}

#[test]
fn a_value_of_the_wrong_type_is_refused() {
    check_value("/claims", json!({}), "wrong-type", "$.claims");
    check_value("/claims/0", json!("x"), "wrong-type", "$.claims[0]");
    check_value("/library", json!([sample::id(1).to_string(), "by place"]), "wrong-type", "$.library");
    check_value("/claims/0/tags", json!("x"), "wrong-type", "$.claims[0].tags");
    check_value("/claims/0/note", json!(5), "wrong-type", "$.claims[0].note");
    check_value("/claims/0/id", json!(5), "wrong-type", "$.claims[0].id");
    check_value("/claims/0/extra", json!([]), "wrong-type", "$.claims[0].extra");
    check_value("/claims/0/passages/0/start", json!("1"), "wrong-type", "$.claims[0].passages[0].start");
    check_value("/claims/0/passages/0/start", json!(1.0), "wrong-type", "$.claims[0].passages[0].start");
    check_value("/documents/0/sentences", json!(3), "wrong-type", "$.documents[0].sentences");
    check_value("/documents/0/sentences/total", json!(true), "wrong-type", "$.documents[0].sentences.total");
    check_value("/documents/0/authors/0", json!("A. Name"), "wrong-type", "$.documents[0].authors[0]");
    check_value("/sources/0/csl", json!("x"), "wrong-type", "$.sources[0].csl");
}

#[test]
fn null_is_not_a_way_to_leave_something_out() {
    for key in ["generator", "exported", "library", "claims"] {
        check_value(&format!("/{key}"), json!(null), "null", &format!("$.{key}"));
    }
    for key in ["statement", "verdict", "kind", "note", "nextStep", "tags", "reasons", "evidence", "extra", "id"] {
        check_value(&format!("/claims/0/{key}"), json!(null), "null", &format!("$.claims[0].{key}"));
    }
    check_value("/sources/0/csl", json!(null), "null", "$.sources[0].csl");
    check_value("/documents/0/authors/0", json!(null), "null", "$.documents[0].authors[0]");
    check_value("/claims/0/passages/2/score", json!(null), "null", "$.claims[0].passages[2].score");
    check_value("/claims/0/evidence/0/passage", json!(null), "null", "$.claims[0].evidence[0].passage");
    check_value("/documents/0/version/text", json!(null), "null", "$.documents[0].version.text");
    check_value("/documents/0/sentences", json!(null), "null", "$.documents[0].sentences");
}

#[test]
fn ids_are_lower_case_uuids() {
    let lower = sample::id(50).to_string();
    let bad = [
        lower.to_uppercase(),
        lower.replace('-', ""),
        format!("{{{lower}}}"),
        format!("urn:uuid:{lower}"),
        String::new(),
    ];
    for bad in bad.iter().filter(|bad| **bad != lower) {
        check_value("/claims/0/id", json!(bad), "bad-id", "$.claims[0].id");
        check_value("/claims/0/tags/1", json!(bad), "bad-id", "$.claims[0].tags[1]");
        check_value("/links/0/from", json!(bad), "bad-id", "$.links[0].from");
        check_value("/tags/1/parent", json!(bad), "bad-id", "$.tags[1].parent");
    }
}

#[test]
fn no_two_records_of_a_noun_have_one_id() {
    let of = |pointer: &str| sample::json().pointer(pointer).unwrap().clone();
    check_value("/tags/1/id", of("/tags/0/id"), "duplicate-id", "$.tags[1].id");
    check_value("/documents/1/id", of("/documents/0/id"), "duplicate-id", "$.documents[1].id");
    check_value("/claims/1/id", of("/claims/0/id"), "duplicate-id", "$.claims[1].id");
    let first = of("/claims/0/passages/0/id");
    check_value("/claims/1/passages/0/id", first, "duplicate-id", "$.claims[1].passages[0].id");
    let first = of("/claims/0/evidence/0/id");
    check_value("/claims/0/evidence/1/id", first, "duplicate-id", "$.claims[0].evidence[1].id");
    check_value("/claims/0/tags/1", of("/claims/0/tags/0"), "duplicate-id", "$.claims[0].tags[1]");
    for (list, at) in [("annotators", 1), ("sources", 1), ("highlights", 1), ("links", 1)] {
        let again = |file: &mut Value| {
            let first = file[list][0].clone();
            file[list].as_array_mut().unwrap().push(first);
        };
        check(again, "duplicate-id", &format!("$.{list}[{at}].id"));
    }
}

#[test]
fn values_outside_their_set_are_refused() {
    let cases = [
        ("/claims/0/verdict", json!("true"), "$.claims[0].verdict"),
        ("/claims/0/verdict", json!("Dubious"), "$.claims[0].verdict"),
        ("/claims/0/certainty", json!("maybe"), "$.claims[0].certainty"),
        ("/claims/0/reasons/0/code", json!("wrong"), "$.claims[0].reasons[0].code"),
        ("/claims/1/kind", json!("poem"), "$.claims[1].kind"),
        ("/claims/0/kind", json!("question"), "$.claims[0].kind"),
        ("/claims/0/created", json!("2026-11-23"), "$.claims[0].created"),
        ("/claims/0/created", json!("2026-11-23T10:00:00Z"), "$.claims[0].created"),
        ("/claims/0/created", json!("2026-11-23T10:00:00.000+01:00"), "$.claims[0].created"),
        ("/claims/0/created", json!("2026-02-30T10:00:00.000Z"), "$.claims[0].created"),
        ("/claims/0/passages", json!([]), "$.claims[0].passages"),
        ("/claims/0/passages/0/anchoring", json!("sure"), "$.claims[0].passages[0].anchoring"),
        ("/claims/0/passages/0/anchoring", json!("fuzzy"), "$.claims[0].passages[0].score"),
        ("/claims/0/passages/0/score", json!(0.5), "$.claims[0].passages[0].score"),
        ("/claims/0/passages/2/score", json!(1.01), "$.claims[0].passages[2].score"),
        ("/claims/0/passages/2/score", json!(-0.01), "$.claims[0].passages[2].score"),
        ("/claims/0/passages/0/start", json!(-1), "$.claims[0].passages[0].start"),
        ("/claims/0/passages/0/end", json!(4_294_967_296_u64), "$.claims[0].passages[0].end"),
        ("/claims/0/passages/0/version", json!(0), "$.claims[0].passages[0].version"),
        ("/claims/0/passages/0/version", json!(2), "$.claims[0].passages[0].version"),
        ("/claims/0/evidence/0/stance", json!("proves"), "$.claims[0].evidence[0].stance"),
        ("/claims/0/evidence/0/accessed", json!("2026-02-29"), "$.claims[0].evidence[0].accessed"),
        ("/claims/0/evidence/0/accessed", json!("yesterday"), "$.claims[0].evidence[0].accessed"),
        ("/tags/0/color", json!("#7B5EA7"), "$.tags[0].color"),
        ("/tags/0/color", json!("violet"), "$.tags[0].color"),
        ("/tags/1/name", json!("event"), "$.tags[1].name"),
        ("/tags/0/parent", json!(sample::id(21).to_string()), "$.tags[0].parent"),
        ("/tags/0/parent", json!(sample::id(20).to_string()), "$.tags[0].parent"),
        ("/sources/0/grade", json!("G"), "$.sources[0].grade"),
        ("/documents/0/sha256", json!("00"), "$.documents[0].sha256"),
        ("/documents/0/status", json!("read"), "$.documents[0].status"),
        ("/documents/0/version/number", json!(0), "$.documents[0].version.number"),
        ("/documents/0/version/text", json!("a\r\nb"), "$.documents[0].version.text"),
        ("/documents/0/version/text", json!("\u{feff}a"), "$.documents[0].version.text"),
        ("/documents/0/version/text", json!("a\u{0}"), "$.documents[0].version.text"),
        ("/highlights/0/color", json!("red"), "$.highlights[0].color"),
        ("/links/0/relation", json!("hates"), "$.links[0].relation"),
        ("/exported", json!("now"), "$.exported"),
    ];
    for (pointer, value, path) in cases {
        check_value(pointer, value, "bad-value", path);
    }
}

#[test]
fn spans_lie_in_the_text_and_cut_no_cluster() {
    let span = |at: &'static str, start: u32, end: u32| {
        move |file: &mut Value| {
            let passage = file.pointer_mut(at).unwrap();
            passage["start"] = json!(start);
            passage["end"] = json!(end);
        }
    };
    let (claim, brought, mark, origin) =
        ("/claims/0/passages/0", "/claims/0/evidence/0/passage", "/highlights/0/passage", "/documents/0/origins/0");
    check(span(claim, 3, 3), "empty-span", "$.claims[0].passages[0].end");
    check(span(claim, 3, 2), "empty-span", "$.claims[0].passages[0].end");
    check(span(origin, 3, 3), "empty-span", "$.documents[0].origins[0].end");
    check(span(claim, 4, 5), "inside-cluster", "$.claims[0].passages[0].end");
    check(span(claim, 5, 9), "inside-cluster", "$.claims[0].passages[0].start");
    check(span(mark, 5, 9), "inside-cluster", "$.highlights[0].passage.start");
    check(span(brought, 43, 50), "inside-cluster", "$.claims[0].evidence[0].passage.start");
    check(span(brought, 0, 5), "inside-cluster", "$.claims[0].evidence[0].passage.end");
    check(span(origin, 0, 5), "inside-cluster", "$.documents[0].origins[0].end");
    check(span(claim, 50, 55), "outside-text", "$.claims[0].passages[0].end");
    check(span(claim, 60, 64), "outside-text", "$.claims[0].passages[0].start");
    check(span(mark, 50, 9999), "outside-text", "$.highlights[0].passage.end");
    check(span(origin, 50, 9999), "outside-text", "$.documents[0].origins[0].end");
    // The second document's text is not in the file; its length is.
    check(span("/claims/0/passages/2", 14, 17), "outside-text", "$.claims[0].passages[2].end");
}

#[test]
fn a_lost_passage_is_held_against_no_text() {
    let mut file = sample::json();
    file["claims"][1]["passages"][0]["end"] = json!(9999);
    assert!(read_json(file.to_string().as_bytes()).is_ok());
}

#[test]
fn a_text_must_be_the_one_that_its_hash_and_length_say() {
    check_value("/documents/0/version/text", json!("Another."), "hash-mismatch", "$.documents[0].version.textSha256");
    check_value("/documents/0/version/length", json!(53), "length-mismatch", "$.documents[0].version.length");
}

#[test]
fn the_keys_of_a_prototype_are_keys_like_others() {
    let text = String::from_utf8(sample::bytes(&sample::bundle())).unwrap();
    for key in ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__"] {
        let into = |opener: &str| text.replacen(opener, &format!("{opener} \"{key}\": {{ \"isAdmin\": true }},"), 1);
        check_bytes(into("{").as_bytes(), "unknown-key", &format!("$.{key}"));
        check_bytes(into("\"library\": {").as_bytes(), "unknown-key", &format!("$.library.{key}"));
        // Where anything may stand, it stands, and leaves as it came.
        let kept = read_json(into("\"extra\": {").as_bytes()).unwrap();
        let again = String::from_utf8(sample::bytes(&kept.bundle)).unwrap();
        assert!(again.contains(&format!("\"{key}\": {{")) && again.contains("isAdmin"), "{key}");
    }
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [("[", "]"), ("{\"k\":", "}")] {
        let deep = format!("{}1{}", open.repeat(5000), close.repeat(5000));
        let text = String::from_utf8(sample::bytes(&sample::bundle())).unwrap();
        let fault = refusal(text.replacen("1.5", &deep, 1).as_bytes());
        assert_eq!(fault.kind, JsonFaultKind::TooDeep);
        assert!(fault.path.starts_with("$.claims[0].extra.b.c"), "{}", fault.path);
        let fault = refusal(format!("{}1{}", open.repeat(100_000), close.repeat(100_000)).as_bytes());
        assert_eq!(fault.kind, JsonFaultKind::NotObelus, "{fault}");
    }
    let just = format!("{}1{}", "[".repeat(90), "]".repeat(90));
    let text = String::from_utf8(sample::bytes(&sample::bundle())).unwrap();
    assert!(read_json(text.replacen("1.5", &just, 1).as_bytes()).is_ok());
}

#[test]
fn what_a_file_refers_to_and_does_not_hold_is_handed_to_the_engine() {
    let cases = [
        ("/claims/0/annotator", Noun::Annotator, "$.claims[0].annotator"),
        ("/claims/0/tags/0", Noun::Tag, "$.claims[0].tags[0]"),
        ("/claims/0/passages/0/document", Noun::Document, "$.claims[0].passages[0].document"),
        ("/claims/0/evidence/0/source", Noun::Source, "$.claims[0].evidence[0].source"),
        ("/claims/0/evidence/0/passage/document", Noun::Document, "$.claims[0].evidence[0].passage.document"),
        ("/documents/0/tags/0", Noun::Tag, "$.documents[0].tags[0]"),
        ("/documents/0/origins/0/source", Noun::Source, "$.documents[0].origins[0].source"),
        ("/tags/1/parent", Noun::Tag, "$.tags[1].parent"),
        ("/highlights/0/tags/0", Noun::Tag, "$.highlights[0].tags[0]"),
        ("/highlights/0/annotator", Noun::Annotator, "$.highlights[0].annotator"),
        ("/links/0/from", Noun::Claim, "$.links[0].from"),
        ("/links/0/to", Noun::Claim, "$.links[0].to"),
        ("/links/0/annotator", Noun::Annotator, "$.links[0].annotator"),
    ];
    for (pointer, noun, path) in cases {
        let mut file = sample::json();
        *file.pointer_mut(pointer).unwrap() = json!(sample::id(999).to_string());
        let incoming = read_json(file.to_string().as_bytes()).unwrap();
        let reference = Reference { noun, id: sample::id(999), path: path.to_owned() };
        assert_eq!(incoming.outside, std::slice::from_ref(&reference));
        assert_eq!(reference.fault(), JsonFault { kind: JsonFaultKind::Dangling(noun), path: path.to_owned() });
    }
}
