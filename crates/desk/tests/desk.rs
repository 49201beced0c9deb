//! The desk as a host sees it: calls by name, JSON in and out, faults by code.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::path::Path;

use obelus_desk::{Access, Desk, FaultCode};
use serde_json::{Value, json};

/// An id that nothing has.
const NOBODY: &str = "0190a000-0000-7000-8000-000000000000";

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

fn call(desk: &Desk, command: &str, params: Value) -> Value {
    run(desk.call(command, params)).unwrap_or_else(|fault| panic!("{command}: {fault:?}"))
}

fn refused(desk: &Desk, command: &str, params: Value) -> FaultCode {
    run(desk.call(command, params)).unwrap_err().code
}

fn library(folder: &Path) -> Desk {
    Desk::open(&folder.join("library.obelus"), Access::WriteOrRead).unwrap()
}

#[test]
fn a_session_of_judging_survives_closing_and_undoes_across_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let imported = call(&desk, "import_text", json!({ "text": "Trotsky died in 1940. He died in 1941! Did he?" }));
    assert_eq!(imported["sentences"], 3);
    let document = imported["document"].clone();
    let place = |number: u32| json!({ "by": "sentence", "number": number });
    for (number, verdict) in [(1, "sourced"), (2, "dubious"), (3, "not_a_claim")] {
        let judge = json!({ "document": document, "place": place(number), "verdict": verdict });
        let written = call(&desk, "judge_claim", judge);
        assert_eq!(written["changed"][0]["noun"], "claim");
        assert_eq!(written["changed"][0]["documents"], json!([document]));
        assert_eq!(written["undo"], "judge-claim");
    }
    drop(desk);
    let desk = library(folder.path());
    assert_eq!(call(&desk, "library", Value::Null)["undo"], "judge-claim");
    call(&desk, "undo", json!({}));
    let row = call(&desk, "list_documents", json!({}))[0].clone();
    assert_eq!((row["judged"].clone(), row["dubious"].clone()), (json!(2), json!(1)));
    let view = call(&desk, "open_document", json!({ "document": document }));
    assert_eq!(view["sentences"]["start"], json!([0, 22, 39]));
    assert_eq!(view["marks"]["claims"]["verdict"], json!(["sourced", "dubious"]));
    assert_eq!(view["marks"]["passages"]["claim"], json!([0, 1]));
    let text = run(desk.document_text(document.as_str().unwrap(), 1)).unwrap();
    assert_eq!(text, "Trotsky died in 1940. He died in 1941! Did he?".as_bytes());
}

#[test]
fn a_second_desk_is_told_that_it_can_only_read_and_sees_what_the_first_writes() {
    let folder = tempfile::tempdir().unwrap();
    let (first, path) = (library(folder.path()), folder.path().join("library.obelus"));
    let second = Desk::open(&path, Access::WriteOrRead).unwrap();
    assert_eq!(second.read_only(), Some(FaultCode::LibraryBusy));
    assert_eq!(call(&second, "library", json!({}))["readOnly"], "library-busy");
    assert_eq!(Desk::open(&path, Access::Write).err().map(|fault| fault.code), Some(FaultCode::LibraryBusy));
    call(&first, "import_text", json!({ "text": "One sentence." }));
    assert_eq!(call(&second, "list_documents", json!({})).as_array().unwrap().len(), 1);
    assert_eq!(refused(&second, "import_text", json!({ "text": "Another." })), FaultCode::LibraryBusy);
    drop((first, second));
    assert_eq!(library(folder.path()).read_only(), None);
}

#[test]
fn a_desk_that_reads_is_told_what_another_wrote_since_it_looked() {
    let folder = tempfile::tempdir().unwrap();
    let first = library(folder.path());
    let second = Desk::open(&folder.path().join("library.obelus"), Access::Read).unwrap();
    let start = call(&second, "list_changes", json!({}));
    assert_eq!((start["last"].clone(), start["written"].clone()), (json!(1), Value::Null));
    let document = call(&first, "import_text", json!({ "text": "One came. Two went." }))["document"].clone();
    let judge = json!({ "document": document, "place": { "by": "sentence", "number": 2 }, "verdict": "sourced" });
    let claim = call(&first, "judge_claim", judge)["id"].clone();
    let news = call(&second, "list_changes", json!({ "since": start["last"] }));
    let changed = news["written"]["changed"].as_array().unwrap();
    let nouns: Vec<&str> = changed.iter().map(|row| row["noun"].as_str().unwrap()).collect();
    assert_eq!(nouns, ["document", "version", "claim"]);
    assert_eq!(changed[2], json!({ "noun": "claim", "id": claim, "documents": [document] }));
    assert_eq!(news["written"]["undo"], "judge-claim");
    // What is taken back is news, too; and no news is none.
    call(&first, "undo", json!({}));
    let news = call(&second, "list_changes", json!({ "since": news["last"] }));
    assert_eq!(
        (news["written"]["changed"][0]["id"].clone(), news["written"]["redo"].clone()),
        (claim, "judge-claim".into())
    );
    let none = call(&second, "list_changes", json!({ "since": news["last"] }));
    assert_eq!((none["last"].clone(), none["written"].clone()), (news["last"].clone(), Value::Null));
}

#[test]
fn calls_that_do_not_fit_are_refused_by_code_and_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let check = |command: &str, params: Value, code: FaultCode| {
        assert_eq!(refused(&desk, command, params), code, "{command}");
    };
    check("fly", json!({}), FaultCode::CommandUnknown);
    check("judge_claim", json!({ "verdict": "sourced" }), FaultCode::CommandUnknown);
    check("clear_verdict", json!({ "claim": NOBODY, "extra": 1 }), FaultCode::CommandUnknown);
    check("clear_verdict", json!({ "claim": NOBODY }), FaultCode::NotFound);
    check("open_document", json!({ "document": NOBODY }), FaultCode::NotFound);
    check("find_document", json!({ "name": "no such title" }), FaultCode::NotFound);
    check("import_text", json!({ "text": " \n" }), FaultCode::FileEmpty);
    check("import_file", json!({ "path": folder.path() }), FaultCode::FileNotAFile);
    check("import_file", json!({ "path": folder.path().join("none.txt") }), FaultCode::FileMissing);
    check("import_file", json!({ "path": "/dev/null" }), FaultCode::FileNotAFile);
    check("undo", json!({}), FaultCode::NothingToUndo);
    check("redo", json!({}), FaultCode::NothingToRedo);
    check("create_tag", json!({ "name": " " }), FaultCode::NameEmpty);
    let onto = folder.path().join("library.obelus");
    check("export", json!({ "format": "obelus", "path": onto }), FaultCode::FileIsLibrary);
    check("export", json!({ "format": "obelus", "path": folder.path() }), FaultCode::FileNotAFile);
    check("export", json!({ "format": "obelus", "path": folder.path().join("no/where.json") }), FaultCode::FileMissing);
    assert!(call(&desk, "list_documents", json!({})).as_array().unwrap().is_empty());
    assert_eq!(call(&desk, "verify", json!({}))["findings"], json!([]));
}

#[test]
fn files_that_are_no_libraries_are_refused_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, bytes: &[u8], code: FaultCode| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        for access in [Access::WriteOrRead, Access::Write, Access::Read] {
            let fault = Desk::open(&path, access).err().unwrap();
            assert_eq!((fault.code, fault.subject), (code, path.display().to_string()));
        }
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    };
    check("empty.obelus", b"", FaultCode::LibraryNotOne);
    check("text.obelus", b"This is a text, not a library.", FaultCode::LibraryNotOne);
    let missing = Desk::open(&folder.path().join("none.obelus"), Access::Read).err().unwrap();
    assert_eq!(missing.code, FaultCode::LibraryMissing);
    assert_eq!(Desk::open(folder.path(), Access::Write).err().unwrap().code, FaultCode::FileNotAFile);
}

#[test]
fn what_is_exported_is_whole_and_loads_into_another_library() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let document = call(&desk, "import_sample", json!({}))["document"].clone();
    let sentence = json!({ "by": "sentence", "number": 1 });
    let reasons = json!({ "reasons": [{ "code": "contradicted", "text": "elsewhere 1929" }] });
    let judge = json!({ "document": document, "place": sentence, "verdict": "dubious", "edit": reasons });
    call(&desk, "judge_claim", judge);
    let path = folder.path().join("out.json");
    let ask = json!({ "format": "obelus", "texts": "with", "path": path });
    assert_eq!(call(&desk, "export", ask)["claims"], 1);
    let other = Desk::open(&folder.path().join("other.obelus"), Access::Write).unwrap();
    let loaded = call(&other, "load", json!({ "path": path }));
    assert_eq!((loaded["added"].clone(), loaded["passages"]["exact"].clone()), (json!(3), json!(1)));
    let claims = call(&other, "list_claims", json!({ "reason": "contradicted", "verdict": "dubious" }));
    assert_eq!(claims[0]["reasons"][0]["text"], "elsewhere 1929");
    assert!(call(&other, "list_claims", json!({ "verdict": "unjudged" })).as_array().unwrap().is_empty());
    assert_eq!(call(&other, "history", json!({ "limit": 5 }))[0]["verb"], "load");
}

#[test]
fn notes_are_set_and_taken_away_and_absent_fields_stay() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let document = call(&desk, "import_text", json!({ "text": "One. Two." }))["document"].clone();
    let place = json!({ "by": "quote", "quote": "Two." });
    let edit = json!({ "note": "look it up", "nextStep": "the police report" });
    let claim = call(&desk, "note_claim", json!({ "document": document, "place": place, "edit": edit }))["id"].clone();
    call(&desk, "edit_claim", json!({ "claim": claim, "edit": { "note": null, "certainty": "unsure" } }));
    let marks = call(&desk, "list_marks", json!({ "document": document, "claims": [claim], "highlights": [] }));
    let claims = &marks["claims"];
    assert_eq!((&claims["note"], &claims["nextStep"]), (&json!([null]), &json!(["the police report"])));
    assert_eq!((&claims["certainty"], &claims["verdict"]), (&json!(["unsure"]), &json!([null])));
    let history = call(&desk, "history", json!({ "limit": 9, "claim": claim }));
    assert_eq!(history.as_array().unwrap().len(), 2);
    assert_eq!(history[0]["changes"][0]["before"]["note"], "look it up");
}

#[test]
fn a_sentence_as_long_as_its_text_is_kept_whole_and_told_in_short() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let text = "ab𐍈".repeat(100_000);
    let document = call(&desk, "import_text", json!({ "text": text }))["document"].clone();
    let place = json!({ "by": "sentence", "number": 1 });
    let params = json!({ "document": document, "place": place, "verdict": "dubious" });
    let claim = call(&desk, "judge_claim", params)["id"].clone();
    let exact = |params| call(&desk, "history", params)[0]["changes"][0]["after"]["passages"][0]["exact"].clone();
    assert_eq!(exact(json!({ "limit": 1, "claim": claim, "quoted": 5 })), "ab𐍈ab…");
    assert_eq!(exact(json!({ "limit": 1, "claim": claim, "quoted": 300_000 })), text);
    assert_eq!(exact(json!({ "limit": 1 })), text);
}

#[test]
fn a_library_that_was_made_for_nothing_is_taken_away_again_and_one_that_holds_something_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.obelus");
    let desk = Desk::open(&path, Access::Write).unwrap();
    assert_eq!(refused(&desk, "import_text", json!({ "text": "" })), FaultCode::FileEmpty);
    run(desk.close_or_unmake()).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let desk = Desk::open(&path, Access::Write).unwrap();
    call(&desk, "import_text", json!({ "text": "One." }));
    run(desk.close_or_unmake()).unwrap();
    let desk = Desk::open(&path, Access::Write).unwrap();
    call(&desk, "undo", json!({}));
    run(desk.close_or_unmake()).unwrap();
    let desk = Desk::open(&path, Access::Write).unwrap();
    assert_eq!(call(&desk, "library", json!({}))["redo"], "import-document");
}

/// What `open_document` and `list_marks_from` bring of a document's claims, page by page.
fn claims_by_page(desk: &Desk, document: &Value) -> Vec<Vec<Value>> {
    let view = call(desk, "open_document", json!({ "document": document }));
    let mut pages = vec![view["marks"]["claims"]["id"].as_array().unwrap().clone()];
    let mut next = view["next"].clone();
    while !next.is_null() {
        let page = call(desk, "list_marks_from", json!({ "document": document, "from": next }));
        pages.push(page["marks"]["claims"]["id"].as_array().unwrap().clone());
        assert!(page["next"].is_null() || page["next"].as_u64() > next.as_u64(), "pages go on");
        next = page["next"].clone();
    }
    pages
}

#[test]
fn a_long_document_comes_by_its_beginning_and_then_whole_with_every_claim() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let sentence =
        |number: u32| format!("Überschrift № {number}: «Троцкий» schrieb den {number}. Brief 😀 an das Büro. ");
    let text: String = (0..9_000).map(sentence).collect();
    let document = call(&desk, "import_text", json!({ "text": text }))["document"].clone();
    let spans = call(&desk, "list_spans", json!({ "document": document }));
    let starts = spans["start"].as_array().unwrap();
    for number in (1..=starts.len()).step_by(997) {
        let judge =
            json!({ "document": document, "place": { "by": "sentence", "number": number }, "verdict": "dubious" });
        call(&desk, "judge_claim", judge);
    }
    let view = call(&desk, "open_document", json!({ "document": document }));
    let head = view["text"].as_str().unwrap();
    assert!(text.starts_with(head), "the beginning is the text's own");
    assert!((1_000..=64 * 1024).contains(&head.len()), "{} bytes", head.len());
    assert_eq!(view["next"], head.chars().count());
    let shown = view["sentences"]["start"].as_array().unwrap();
    assert_eq!(shown, &starts[..shown.len()]);
    assert_eq!(view["sentences"]["end"].as_array().unwrap().last(), Some(&view["next"]));
    let mut all: Vec<Value> = claims_by_page(&desk, &document).concat();
    all.sort_by_key(Value::to_string);
    let mut listed: Vec<Value> = call(&desk, "list_claims", json!({ "document": document }))
        .as_array()
        .unwrap()
        .iter()
        .map(|claim| claim["id"].clone())
        .collect();
    listed.sort_by_key(Value::to_string);
    assert_eq!(all, listed);
}

#[test]
fn a_short_document_comes_whole() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    for text in ["One.", "\u{feff}One. Two.\r\nThree", "no sentence ends here and so this goes on"] {
        let document = call(&desk, "import_text", json!({ "text": text }))["document"].clone();
        let view = call(&desk, "open_document", json!({ "document": document }));
        let whole = run(desk.document_text(document.as_str().unwrap(), 1)).unwrap();
        assert_eq!((view["text"].as_str().unwrap().as_bytes(), view["next"].clone()), (&*whole, Value::Null));
        assert_eq!(call(&desk, "list_spans", json!({ "document": document })), view["sentences"]);
    }
}

#[test]
fn one_enormous_sentence_comes_whole() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let text = "and then ".repeat(60_000);
    let document = call(&desk, "import_text", json!({ "text": text }))["document"].clone();
    let view = call(&desk, "open_document", json!({ "document": document }));
    assert_eq!((view["text"].as_str().unwrap().len(), view["next"].clone()), (text.len(), Value::Null));
}

#[test]
fn many_places_are_one_claim_whose_passages_move_and_drop_by_id() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let text = "He came. He went. He came. He came.";
    let document = call(&desk, "import_text", json!({ "text": text }))["document"].clone();
    let spans = call(&desk, "list_occurrences", json!({ "document": document, "quote": "He came." }));
    assert_eq!(spans, json!({ "start": [0, 18, 27], "end": [8, 26, 35] }));
    let with = |mark: Value, spans: &Value| json!({ "document": document, "spans": spans, "mark": mark });
    let reasons = json!({ "reasons": [{ "code": "no-source" }] });
    let written =
        call(&desk, "mark_places", with(json!({ "as": "claim", "verdict": "dubious", "edit": reasons }), &spans));
    let claim = written["id"].clone();
    assert_eq!((&written["undo"], &written["changed"][0]["id"]), (&json!("mark-places"), &claim));
    let marks = || call(&desk, "open_document", json!({ "document": document }))["marks"].clone();
    assert_eq!(marks()["passages"]["start"], spans["start"]);
    let passage = marks()["passages"]["id"][2].clone();
    let moved = call(&desk, "move_passage", json!({ "passage": passage, "start": 27, "end": 34 }));
    assert_eq!((&moved["id"], &marks()["passages"]["end"]), (&claim, &json!([8, 26, 34])));
    assert_eq!(call(&desk, "drop_passage", json!({ "passage": passage }))["undo"], "drop-passage");
    let place = json!({ "by": "sentence", "number": 1 });
    let gathering = json!({ "document": document, "place": place, "spans": { "start": [9], "end": [17] } });
    assert_eq!(call(&desk, "gather_passages", gathering)["id"], claim);
    assert_eq!(marks()["passages"]["start"], json!([0, 9, 18]));
    let written = call(&desk, "mark_places", with(json!({ "as": "highlight", "color": "blue" }), &spans));
    assert_eq!((&written["id"], written["changed"].as_array().unwrap().len()), (&Value::Null, 3));
    let highlight = marks()["highlights"]["id"][0].clone();
    let onto = |what: &str, id: &Value, start: u32| json!({ what: id, "start": start, "end": start + 8 });
    let first = marks()["passages"]["id"][0].clone();
    let check = |command: &str, params: Value, code| assert_eq!(refused(&desk, command, params), code, "{command}");
    check("move_passage", onto("highlight", &highlight, 18), FaultCode::PassageTaken);
    check("move_passage", onto("passage", &first, 9), FaultCode::PassageTaken);
    check("move_passage", onto("passage", &claim, 9), FaultCode::NotFound);
    check("move_passage", json!({ "start": 0, "end": 8 }), FaultCode::CommandUnknown);
    check("drop_passage", json!({ "passage": passage }), FaultCode::NotFound);
    let mark = || json!({ "as": "highlight", "color": "blue" });
    check("mark_places", with(mark(), &json!({ "start": [], "end": [] })), FaultCode::SpanEmpty);
    check("mark_places", with(mark(), &json!({ "start": [1, 2], "end": [3] })), FaultCode::CommandUnknown);
    check("mark_places", with(json!({ "as": "blot" }), &spans), FaultCode::CommandUnknown);
    check("list_occurrences", json!({ "document": document, "quote": "" }), FaultCode::QuoteNotFound);
    for _ in 0..2 {
        let last = marks()["passages"]["id"][0].clone();
        call(&desk, "drop_passage", json!({ "passage": last }));
    }
    let last = marks()["passages"]["id"][0].clone();
    check("drop_passage", json!({ "passage": last }), FaultCode::PassageLast);
    assert_eq!(call(&desk, "verify", json!({}))["findings"], json!([]));
}

#[test]
fn many_places_with_other_words_are_a_claim_for_each_wording_or_for_each_place() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let document = call(&desk, "import_text", json!({ "text": "In 1953. In 1956. Not 1953." }))["document"].clone();
    let spans = json!({ "start": [3, 12, 22], "end": [7, 16, 26] });
    let mark = |way: &str| {
        let mark = json!({ "as": way, "verdict": "sourced" });
        call(&desk, "mark_places", json!({ "document": document, "spans": spans, "mark": mark }))
    };
    for (way, claims) in [("claim", 2), ("each", 3)] {
        let written = mark(way);
        assert_eq!((&written["id"], written["changed"].as_array().unwrap().len()), (&Value::Null, claims), "{way}");
        assert_eq!(call(&desk, "undo", json!({}))["redo"], "mark-places");
    }
}

#[test]
fn repeats_and_what_cannot_be_seen_are_told_by_number_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let text = "He came to Mexico. Who saw it? He died there. HE CAME, TO MEXICO! Who saw it\u{200B}? He came to Mexico\u{202E}.";
    let imported = call(&desk, "import_text", json!({ "text": text }));
    let document = json!({ "document": imported["document"] });
    let unseen = json!({ "bidi": 1, "zeroWidth": 1, "control": 0 });
    assert_eq!(imported["invisible"], unseen);
    assert_eq!(call(&desk, "import_text", json!({ "text": text }))["invisible"], unseen, "known bytes");
    assert_eq!(call(&desk, "count_invisible", document.clone()), unseen);
    let repeats = call(&desk, "list_repeats", document);
    assert_eq!(repeats, json!({ "sentence": [0, 1, 3, 4, 5], "group": [0, 1, 0, 1, 0] }));
    assert_eq!(call(&desk, "history", json!({ "limit": 9 }))[0]["verb"], "import-document");
    assert_eq!(refused(&desk, "list_repeats", json!({ "document": NOBODY })), FaultCode::NotFound);
    assert_eq!(refused(&desk, "count_invisible", json!({ "document": NOBODY })), FaultCode::NotFound);
}

#[test]
fn everybody_who_judged_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let desk = library(folder.path());
    let document = call(&desk, "import_text", json!({ "text": "One. Two." }))["document"].clone();
    let judge = json!({ "document": document, "place": { "by": "sentence", "number": 1 }, "verdict": "sourced" });
    call(&desk, "judge_claim", judge);
    call(&desk, "name_annotator", json!({ "name": "Beatrix" }));
    let state = call(&desk, "library", json!({}));
    assert_eq!(state["annotators"], json!([state["annotator"]]));
    let path = folder.path().join("out.json");
    call(&desk, "export", json!({ "format": "obelus", "texts": "with", "path": path }));
    let other = Desk::open(&folder.path().join("other.obelus"), Access::Write).unwrap();
    call(&other, "name_annotator", json!({ "name": "Anton" }));
    call(&other, "load", json!({ "path": path }));
    let names: Vec<Value> = call(&other, "library", json!({}))["annotators"]
        .as_array()
        .unwrap()
        .iter()
        .map(|annotator| annotator["name"].clone())
        .collect();
    assert_eq!(names, ["Anton", "Beatrix"]);
}
