//! Parameters that no honest page sends, for every command of the table: refused by code, and the library stays whole.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::path::Path;

use obelus_desk::{Access, Desk, Fault, FaultCode};
use serde_json::{Value, json};

const TEXT: &str = "Trotsky died in 1940. He died in 1941! Did he? Some say so. Some say so.";

fn call(desk: &Desk, command: &str, params: Value) -> Result<Value, Fault> {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(desk.call(command, params))
}

/// A library with one of everything, and for every command parameters that fit it.
struct Ground {
    desk: Desk,
    fitting: Vec<(&'static str, Value)>,
}

fn ground(folder: &Path) -> Ground {
    let desk = Desk::open(&folder.join("library.obelus"), Access::WriteOrRead).unwrap();
    let made = |command: &str, params: Value| call(&desk, command, params).unwrap();
    let id = |written: Value| written["id"].clone();
    let document = made("import_text", json!({ "text": TEXT, "title": "T" }))["document"].clone();
    let place = |number: u32| json!({ "by": "sentence", "number": number });
    let judge = |number: u32| json!({ "document": document, "place": place(number), "verdict": "dubious" });
    let (claim, other) = (id(made("judge_claim", judge(1))), id(made("judge_claim", judge(2))));
    let lit = made("highlight_passage", json!({ "document": document, "place": place(3) }));
    let highlight = id(lit);
    let link = id(made("link_claims", json!({ "from": claim, "relation": "supports", "to": other })));
    let evidence = id(made("attach_evidence", json!({ "claim": claim, "stance": "supports", "note": "n" })));
    let tag = id(made("create_tag", json!({ "name": "place" })));
    let view = made("open_document", json!({ "document": document }));
    let passage = view["marks"]["passages"]["id"][0].clone();
    let source = folder.join("in.txt");
    std::fs::write(&source, "A letter. It came late.").unwrap();
    let other_text = folder.join("other.txt");
    std::fs::write(&other_text, format!("{TEXT} More came.")).unwrap();
    let other_text = other_text.display().to_string();
    let item =
        json!({ "type": "book", "title": "B", "author": [{ "family": "f" }], "issued": { "date-parts": [[1940]] } });
    let cited = |grade: &str| id(made("create_source", json!({ "csl": item, "grade": grade })));
    let (kept, gone) = (cited("A"), cited("B"));
    let bibliography = folder.join("in.bib");
    std::fs::write(&bibliography, "@book{a, title = {A}}").unwrap();
    let bibliography = bibliography.display().to_string();
    let (source, target) = (source.display().to_string(), folder.join("out").display().to_string());
    let which = json!({ "document": document });
    let of_claim = json!({ "claim": claim });
    let spans = json!({ "start": [47], "end": [59] });
    let edit = json!({ "note": "n", "nextStep": "s", "statement": "w", "reasons": [{ "code": "no-source", "text": "t" }],
        "tags": [tag], "certainty": "unsure", "kind": null });
    let fitting = vec![
        ("library", json!({})),
        ("list_documents", json!({})),
        ("find_document", json!({ "name": "T" })),
        ("open_document", which.clone()),
        ("document_structure", which.clone()),
        ("list_versions", which.clone()),
        ("version_passages", json!({ "document": document, "number": 1 })),
        ("compare_versions", json!({ "document": document, "from": 1, "to": 1 })),
        ("list_looks", json!({ "document": document, "limit": 5 })),
        ("look_candidates", json!({ "noun": "claim", "id": passage })),
        ("page_boxes", json!({ "document": document, "page": 0 })),
        ("list_spans", which.clone()),
        ("list_marks_from", json!({ "document": document, "from": 0 })),
        ("progress", which.clone()),
        ("overview", json!({ "document": document })),
        ("list_sentences", which.clone()),
        ("list_repeats", which.clone()),
        ("list_suggestions", which.clone()),
        ("list_checkable", which.clone()),
        ("list_dated", which.clone()),
        ("stop_noticing", json!({})),
        ("count_invisible", which.clone()),
        ("list_occurrences", json!({ "document": document, "quote": "Some say so" })),
        ("list_marks", json!({ "document": document, "claims": [claim], "highlights": [highlight] })),
        ("search", json!({ "query": "it", "limit": 5, "document": document })),
        ("concordance", json!({ "query": "it", "sort": "left", "limit": 5, "document": document })),
        ("list_candidates", json!({ "claim": claim, "limit": 5 })),
        ("list_tags", json!({})),
        ("list_links", of_claim.clone()),
        ("find_id", json!({ "noun": "claim", "name": claim })),
        ("list_evidence", of_claim.clone()),
        ("list_sources", json!({})),
        ("check_quote", json!({ "quote": "He died in 1941", "url": "u", "document": document, "notIn": [document] })),
        ("check_quotes", json!({ "document": document })),
        (
            "cite_source",
            json!({ "source": kept, "style": "apa", "locator": { "label": "page", "value": "1" }, "language": "en" }),
        ),
        ("list_origins", json!({})),
        ("how_far_checking", json!({})),
        ("stop_checking", json!({})),
        (
            "list_claims",
            json!({ "document": document, "verdict": "dubious", "reason": "no-source", "tag": "place", "evidence": true,
            "standing": "supported", "wants": "refutation" }),
        ),
        ("history", json!({ "limit": 10, "claim": claim, "quoted": 10 })),
        ("list_changes", json!({ "since": 1 })),
        ("list_encodings", json!({})),
        ("verify", json!({})),
        ("schema", json!({})),
        ("export", json!({ "document": document, "format": "csv", "texts": "without", "path": target })),
        ("import_text", json!({ "title": "P", "text": "Pasted. Twice." })),
        (
            "import_file",
            json!({ "path": source, "encoding": "utf-8", "way": "main", "password": "p", "sameBytes": "known",
            "title": "t", "author": "a", "url": "u", "language": "en" }),
        ),
        ("import_sample", json!({})),
        ("find_files", json!({ "paths": [source] })),
        ("call_off", json!({})),
        ("reread_document", json!({ "document": document, "encoding": "utf-8", "way": "whole", "password": "p" })),
        (
            "replace_document",
            json!({ "document": document, "path": other_text, "encoding": "utf-8", "way": "main", "password": "p" }),
        ),
        ("save_original", json!({ "document": document, "path": target })),
        (
            "load",
            json!({ "path": target, "onto": document, "byLikeness": true, "apart": true, "document": document, "as": "claims" }),
        ),
        ("load_sources", json!({ "path": bibliography })),
        ("export_sources", json!({ "path": target, "format": "ris" })),
        ("make_backup", json!({})),
        (
            "edit_document",
            json!({ "document": document, "title": "N", "status": "reading", "authors": [{ "family": "f" }],
            "origins": [{ "start": 0, "end": 3, "source": null, "url": "u", "note": "n" }], "issued": "1940", "url": "u",
            "language": "en", "note": "n", "tags": [tag] }),
        ),
        ("remove_document", which.clone()),
        ("judge_claim", json!({ "document": document, "place": place(4), "verdict": "dubious", "edit": edit })),
        ("note_claim", json!({ "document": document, "place": { "by": "span", "start": 0, "end": 7 }, "edit": edit })),
        ("edit_claim", json!({ "claim": claim, "verdict": "dubious", "edit": edit })),
        ("clear_verdict", of_claim.clone()),
        ("delete_claim", of_claim),
        (
            "mark_places",
            json!({ "document": document, "spans": spans, "mark": { "as": "highlight", "color": "blue", "note": "n", "tags": [tag] } }),
        ),
        ("gather_passages", json!({ "document": document, "place": place(4), "spans": spans })),
        ("move_passage", json!({ "passage": passage, "start": 0, "end": 7 })),
        ("drop_passage", json!({ "passage": passage })),
        ("settle_look", json!({ "noun": "highlight", "id": highlight, "start": 0, "end": 7 })),
        ("settle_looks", json!({ "document": document, "grades": ["moved", "fuzzy"], "leastScore": 0.5 })),
        ("give_up_look", json!({ "noun": "evidence", "id": evidence })),
        (
            "highlight_passage",
            json!({ "document": document, "place": { "by": "quote", "quote": "died", "occurrence": 1 },
            "color": "blue", "note": "n", "tags": [tag] }),
        ),
        ("edit_highlight", json!({ "highlight": highlight, "color": "blue", "note": "n", "tags": [tag] })),
        ("delete_highlight", json!({ "highlight": highlight })),
        ("link_claims", json!({ "from": other, "relation": "contradicts", "to": claim, "note": "n" })),
        ("unlink_claims", json!({ "link": link })),
        (
            "attach_evidence",
            json!({ "claim": other, "stance": "refutes", "locator": { "label": "folio", "value": "12v" }, "quote": "q",
            "passage": { "document": document, "start": 0, "end": 7 }, "url": "u", "accessed": "2026-11-20", "note": "n" }),
        ),
        (
            "edit_evidence",
            json!({ "evidence": evidence, "stance": "qualifies", "source": null, "quote": "q", "url": "u", "note": "n",
            "locator": { "label": "page", "value": "1" }, "accessed": null,
            "passage": { "document": document, "start": 0, "end": 7 } }),
        ),
        ("detach_evidence", json!({ "evidence": evidence })),
        ("accept_suggestions", json!({ "document": document, "keys": ["a"], "dubious": true })),
        ("dismiss_suggestions", json!({ "document": document, "keys": ["a"] })),
        ("set_origin", json!({ "document": document, "start": 0, "end": 21, "url": "u", "note": "n" })),
        ("clear_origin", json!({ "document": document, "start": 0, "end": 7 })),
        ("create_tag", json!({ "name": "x", "color": "#112233", "definition": "d", "parent": tag })),
        ("edit_tag", json!({ "tag": tag, "name": "y", "color": "#112233", "definition": "d", "parent": null })),
        ("delete_tag", json!({ "tag": tag })),
        ("create_source", json!({ "csl": item, "grade": "C" })),
        ("edit_source", json!({ "source": kept, "csl": item, "grade": null })),
        ("delete_source", json!({ "source": gone })),
        ("merge_sources", json!({ "into": kept, "from": [gone] })),
        ("name_annotator", json!({ "name": "A" })),
        ("name_library", json!({ "name": "L" })),
        ("save_search", json!({ "name": "n", "query": "verdict:dubious" })),
        ("forget_search", json!({ "name": "n" })),
        ("undo", json!({ "steps": 1 })),
        ("redo", json!({ "steps": 1 })),
    ];
    Ground { desk, fitting }
}

/// What stands where something else was meant.
fn odd() -> Vec<Value> {
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    let mut odd = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(-1e300),
        json!(1e300),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(4294967295_u64),
        json!(4294967296_u64),
        json!(""),
        json!(" "),
        json!("\0"),
        json!("__proto__"),
        json!("constructor"),
        json!("../../etc/passwd"),
        json!("'; DROP TABLE op; --"),
        json!("\u{feff}\u{202e}\u{2028}"),
        json!("😀".repeat(3_000)),
        json!("a".repeat((1 << 20) + 1)),
        json!([]),
        json!([null]),
        json!([[]]),
        json!({}),
        json!({ "__proto__": { "isAdmin": true } }),
        json!({ "constructor": { "prototype": {} } }),
        json!({ "by": "span", "start": 4294967295_u32, "end": 0 }),
        json!({ "by": "nothing" }),
        json!(vec![0; 3_000]),
        deep,
    ];
    odd.push(json!({ "a".repeat(20_000): 1 }));
    odd
}

/// Every way to put something else into one place of a value.
fn spoilt(value: &Value, odd: &[Value], out: &mut Vec<Value>, put: &dyn Fn(Value) -> Value) {
    out.extend(odd.iter().cloned().map(put));
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let put_inside = |new: Value| {
                    let mut map = map.clone();
                    map.insert(key.clone(), new);
                    put(Value::Object(map))
                };
                spoilt(inner, odd, out, &put_inside);
            }
            for key in ["__proto__", "constructor", "toString", "path2", "", "\u{0}"] {
                let mut more = map.clone();
                more.insert(key.to_owned(), json!({ "polluted": true }));
                out.push(put(Value::Object(more)));
            }
        }
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                let put_inside = |new: Value| {
                    let mut list = list.clone();
                    list[at] = new;
                    put(Value::Array(list))
                };
                spoilt(inner, odd, out, &put_inside);
            }
        }
        _ => {}
    }
}

#[test]
fn every_command_of_the_table_has_parameters_that_fit_it_here() {
    let folder = tempfile::tempdir().unwrap();
    let ground = ground(folder.path());
    let named: Vec<&str> = ground.fitting.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, Desk::COMMANDS);
    // They fit: what is refused is refused for what it would do, not for its form.
    for (command, params) in ground.fitting {
        if let Err(fault) = call(&ground.desk, command, params) {
            assert!(!matches!(fault.code, FaultCode::CommandUnknown | FaultCode::Internal), "{command}: {fault:?}");
        }
    }
}

#[test]
fn a_key_that_is_not_known_is_refused_by_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let ground = ground(folder.path());
    for (command, params) in ground.fitting {
        for key in ["__proto__", "constructor", "prototype", "sql", "", "\u{0}"] {
            let mut params = params.clone();
            params[key] = json!({});
            let fault = call(&ground.desk, command, params).unwrap_err();
            assert_eq!(fault.code, FaultCode::CommandUnknown, "{command} {key:?}: {fault:?}");
        }
        for other in [json!([]), json!([params.clone()]), json!("x"), json!(7), json!(true)] {
            let fault = call(&ground.desk, command, other).unwrap_err();
            assert_eq!(fault.code, FaultCode::CommandUnknown, "{command}: {fault:?}");
        }
    }
    for unknown in ["", "Library", "library ", "undo\0", "__proto__", "constructor", "judge-claim"] {
        assert_eq!(call(&ground.desk, unknown, json!({})).unwrap_err().code, FaultCode::CommandUnknown, "{unknown:?}");
    }
}

#[test]
fn whatever_stands_in_any_place_of_any_parameter_the_library_stays_whole() {
    let folder = tempfile::tempdir().unwrap();
    let ground = ground(folder.path());
    let odd = odd();
    let (mut tried, mut refused) = (0, 0);
    // A host may write where it says; what is tried here must not end up all over the disk.
    let is_elsewhere =
        |case: &Value| case["path"].as_str().is_some_and(|path| !path.starts_with(folder.path().to_str().unwrap()));
    for (command, params) in &ground.fitting {
        let mut cases = Vec::new();
        spoilt(params, &odd, &mut cases, &|value| value);
        let writes = matches!(*command, "export" | "save_original");
        for case in cases.into_iter().filter(|case| !(writes && is_elsewhere(case))) {
            tried += 1;
            if let Err(fault) = call(&ground.desk, command, case.clone()) {
                refused += 1;
                let shown: String = case.to_string().chars().take(300).collect();
                assert_ne!(fault.code, FaultCode::Internal, "{command} {shown}: {fault:?}");
            }
        }
    }
    // The bounds keep this from passing because nothing was tried, or because everything was refused.
    assert!(tried > 5_000 && refused * 10 > tried * 7 && refused < tried, "{refused} of {tried} refused");
    let verified = call(&ground.desk, "verify", json!({})).unwrap();
    assert_eq!(verified["findings"], json!([]));
}

#[test]
fn json_that_is_none_does_not_reach_a_command() {
    for text in
        ["{\"a\":\"\\ud800\"}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":1e999}", "{\"a\":01}", "{a:1}", "{\"a\":1,}"]
    {
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
    }
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(serde_json::from_str::<Value>(&deep).is_err());
}
