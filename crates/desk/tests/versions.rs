//! Versions over the desk: a text replaced, what stood in it, what needs a look, and what is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fs;
use std::path::Path;

use obelus_desk::{Access, Desk, Fault, FaultCode};
use serde_json::{Value, json};

const OLD: &str = "The ferry lay fast at the second pier.\n\nTwo men measured the ice and wrote it down.\n\nNobody asked the cook, who had seen the smoke.";
const NEW: &str = "A head.\n\nThe ferry lay fast at the second pier.\n\nTwo men measured the lce and wrote it down.";
/// An id that nothing has.
const NOBODY: &str = "0190a000-0000-7000-8000-000000000000";

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

fn call(desk: &Desk, command: &str, params: Value) -> Value {
    run(desk.call(command, params)).unwrap_or_else(|fault| panic!("{command}: {fault:?}"))
}

fn refused(desk: &Desk, command: &str, params: Value) -> Fault {
    run(desk.call(command, params)).unwrap_err()
}

/// A desk with a document whose three sentences are judged, highlighted and judged, and a new text for it in a file.
fn ground(folder: &Path) -> (Desk, Value, String) {
    let desk = Desk::open(&folder.join("library.obelus"), Access::WriteOrRead).unwrap();
    let document = call(&desk, "import_text", json!({ "title": "Ice", "text": OLD }))["document"].clone();
    let place = |number: u32| json!({ "by": "sentence", "number": number });
    for number in [1, 3] {
        let judge = json!({ "document": document, "place": place(number), "verdict": "dubious" });
        call(&desk, "judge_claim", judge);
    }
    call(&desk, "highlight_passage", json!({ "document": document, "place": place(2), "color": "blue" }));
    let file = folder.join("new.txt");
    fs::write(&file, NEW).unwrap();
    (desk, document, file.display().to_string())
}

#[test]
fn a_text_is_replaced_and_the_window_is_told_what_became_of_the_passages() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, document, file) = ground(folder.path());
    let replaced = call(&desk, "replace_document", json!({ "document": document, "path": file }));
    assert_eq!(replaced["version"], 2);
    assert_eq!(replaced["passages"], json!({ "exact": 1, "moved": 0, "fuzzy": 1, "ambiguous": 0, "lost": 1 }));
    let written = &replaced["written"];
    assert_eq!(written["undo"], "replace-document");
    let nouns: Vec<&str> =
        written["changed"].as_array().unwrap().iter().map(|row| row["noun"].as_str().unwrap()).collect();
    assert_eq!(nouns, ["version", "document", "claim", "claim", "highlight"]);
    // The marks that changed come along.
    assert_eq!(written["marks"]["marks"]["passages"]["anchoring"], json!(["exact", "lost"]));
    let view = call(&desk, "open_document", json!({ "document": document }));
    assert_eq!((&view["text"], &view["details"]["version"]), (&json!(NEW), &json!(2)));
    assert_eq!(view["details"]["fileName"], "new.txt");
    let id = document.as_str().unwrap();
    assert_eq!(run(desk.document_text(id, 1)).unwrap(), OLD.as_bytes());
    // Once more the same text: nothing is written.
    let again = call(&desk, "replace_document", json!({ "document": document, "path": file }));
    assert_eq!((&again["version"], &again["written"]["changed"]), (&json!(2), &json!([])));
    assert_eq!(again["passages"], replaced["passages"]);
    call(&desk, "undo", json!({}));
    assert_eq!(call(&desk, "open_document", json!({ "document": document }))["text"], OLD);
    assert_eq!(call(&desk, "verify", json!({}))["findings"], json!([]));
}

#[test]
fn versions_are_told_with_what_stood_in_them_and_how_they_differ() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, document, file) = ground(folder.path());
    call(&desk, "replace_document", json!({ "document": document, "path": file }));
    let versions = call(&desk, "list_versions", json!({ "document": document }));
    assert_eq!((&versions[0]["number"], &versions[0]["present"]), (&json!(2), &json!(true)));
    assert!(versions[1].get("fileName").is_none(), "it was pasted");
    assert!(versions[0]["at"].is_string() && versions[1]["at"].is_string());
    let stood = call(&desk, "version_passages", json!({ "document": document, "number": 1 }));
    let told: Vec<(&Value, &Value)> =
        stood.as_array().unwrap().iter().map(|one| (&one["noun"], &one["anchoring"])).collect();
    let exact = json!("exact");
    assert_eq!(told, [(&json!("claim"), &exact), (&json!("highlight"), &exact), (&json!("claim"), &exact)]);
    assert_eq!((&stood[0]["verdict"], &stood[1]["color"]), (&json!("dubious"), &json!("blue")));
    let differ = call(&desk, "compare_versions", json!({ "document": document, "from": 1, "to": 2 }));
    let kinds = differ["kinds"].as_array().unwrap();
    assert!(kinds.contains(&json!("same")) && kinds.contains(&json!("gone")) && kinds.contains(&json!("new")));
    assert_eq!(
        (differ["olds"].as_array().unwrap().len(), differ["news"].as_array().unwrap().len()),
        (kinds.len(), kinds.len())
    );
    for (kind, new) in kinds.iter().zip(differ["news"].as_array().unwrap()) {
        assert_eq!(kind == "gone", *new == json!([0, 0]), "{differ}");
    }
    let fault = refused(&desk, "compare_versions", json!({ "document": document, "from": 1, "to": 9 }));
    assert_eq!((fault.code, fault.detail.as_str()), (FaultCode::NotFound, "version"));
    let unknown = json!({ "document": NOBODY, "number": 1 });
    assert_eq!(refused(&desk, "version_passages", unknown).code, FaultCode::NotFound);
}

#[test]
fn what_needs_a_look_is_settled_and_given_up_over_the_desk() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, document, file) = ground(folder.path());
    call(&desk, "replace_document", json!({ "document": document, "path": file }));
    let found = call(&desk, "list_looks", json!({ "limit": 10 }));
    assert_eq!((&found["total"], found["looks"].as_array().unwrap().len()), (&json!(2), 2));
    let of = |noun: &str| found["looks"].as_array().unwrap().iter().find(|look| look["noun"] == noun).unwrap().clone();
    let (lit, lost) = (of("highlight"), of("claim"));
    assert_eq!((&lit["anchoring"], &lit["color"], &lit["title"]), (&json!("fuzzy"), &json!("blue"), &json!("Ice")));
    assert_eq!(lit["now"], "Two men measured the lce and wrote it down.");
    assert!(lit["score"].as_f64().unwrap() > 0.9 && lost.get("now").is_none() && lost.get("score").is_none());
    let places = call(&desk, "look_candidates", json!({ "noun": "highlight", "id": lit["id"] }));
    assert_eq!((&places[0]["start"], &places[0]["words"]), (&lit["start"], &lit["now"]));
    let all = json!({ "document": document, "grades": ["fuzzy", "moved"] });
    let settled = call(&desk, "settle_looks", all.clone());
    assert_eq!((&settled["settled"], &settled["written"]["undo"]), (&json!(1), &json!("settle-looks")));
    assert_eq!(settled["written"]["marks"]["marks"]["highlights"]["anchoring"], json!(["exact"]));
    assert_eq!(call(&desk, "settle_looks", all)["settled"], 0);
    let up = call(&desk, "give_up_look", json!({ "noun": "claim", "id": lost["id"] }));
    assert_eq!(up["undo"], "give-up-passage");
    assert_eq!(call(&desk, "list_looks", json!({ "document": document, "limit": 10 }))["total"], 0);
    let put = json!({ "noun": "claim", "id": lost["id"], "start": 0, "end": 7 });
    assert_eq!(call(&desk, "settle_look", put)["undo"], "settle-looks");
    let sure = refused(&desk, "give_up_look", json!({ "noun": "claim", "id": lost["id"] }));
    assert_eq!(sure.code, FaultCode::LookUnneeded);
    for noun in ["claim", "highlight", "evidence"] {
        for id in [NOBODY, "no id", ""] {
            let which = json!({ "noun": noun, "id": id });
            assert_eq!(refused(&desk, "give_up_look", which.clone()).code, FaultCode::NotFound);
            assert_eq!(refused(&desk, "look_candidates", which).code, FaultCode::NotFound);
        }
    }
    let outside = json!({ "noun": "claim", "id": lost["id"], "start": 0, "end": 9_999 });
    assert_eq!(refused(&desk, "settle_look", outside).code, FaultCode::SpanOutside);
    let document_of_nobody = json!({ "document": NOBODY, "grades": ["moved"] });
    assert_eq!(refused(&desk, "settle_looks", document_of_nobody).code, FaultCode::NotFound);
    let unsure = json!({ "document": document, "grades": ["ambiguous"] });
    assert_eq!(refused(&desk, "settle_looks", unsure).code, FaultCode::CommandUnknown);
}

#[test]
fn a_desk_that_reads_replaces_nothing_and_sees_what_another_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, document, file) = ground(folder.path());
    let other = Desk::open(&folder.path().join("library.obelus"), Access::Read).unwrap();
    let replace = json!({ "document": document, "path": file });
    assert_eq!(refused(&other, "replace_document", replace.clone()).code, FaultCode::LibraryReadOnly);
    let since = call(&other, "list_changes", json!({}))["last"].clone();
    call(&desk, "replace_document", replace);
    let news = call(&other, "list_changes", json!({ "since": since }));
    assert_eq!(news["written"]["undo"], "replace-document");
    assert_eq!(call(&other, "open_document", json!({ "document": document }))["text"], NEW);
    assert_eq!(call(&other, "list_looks", json!({ "limit": 1 }))["total"], 2);
}

#[test]
fn what_is_no_text_replaces_none() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, document, _) = ground(folder.path());
    let before = call(&desk, "history", json!({ "limit": 100 }));
    let file = |name: &str, bytes: &[u8]| {
        fs::write(folder.path().join(name), bytes).unwrap();
        json!({ "document": document, "path": folder.path().join(name) })
    };
    let cases = [
        (file("empty.txt", b""), FaultCode::FileEmpty),
        (file("blank.txt", b" \n"), FaultCode::FileEmpty),
        (file("nul.txt", b"words \0\0\0 and \0 words"), FaultCode::FileBinary),
        (json!({ "document": document, "path": folder.path() }), FaultCode::FileNotAFile),
        (json!({ "document": document, "path": folder.path().join("none") }), FaultCode::FileMissing),
    ];
    for (params, code) in cases {
        let fault = refused(&desk, "replace_document", params.clone());
        assert_eq!(fault.code, code, "{params}");
    }
    let text = file("new.txt", NEW.as_bytes());
    let mut encoded = text.clone();
    encoded["encoding"] = json!("klingon");
    assert_eq!(refused(&desk, "replace_document", encoded).code, FaultCode::EncodingUnknown);
    let mut nobodys = text;
    nobodys["document"] = json!(NOBODY);
    assert_eq!(refused(&desk, "replace_document", nobodys).code, FaultCode::NotFound);
    assert_eq!(call(&desk, "history", json!({ "limit": 100 })), before);
}

#[test]
fn a_file_about_a_like_document_is_loaded_when_that_is_allowed() {
    let (mine, theirs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, document, _) = ground(mine.path());
    let other = Desk::open(&theirs.path().join("library.obelus"), Access::WriteOrRead).unwrap();
    let text = OLD.replace("ice", "lce");
    let held = call(&other, "import_text", json!({ "title": "Ice", "text": text }))["document"].clone();
    let path = mine.path().join("out.json").display().to_string();
    call(&desk, "export", json!({ "document": document, "format": "obelus", "texts": "with", "path": path }));
    let fault = refused(&other, "load", json!({ "path": path }));
    assert_eq!((fault.code, fault.subject.as_str()), (FaultCode::DocumentDiffers, "Ice"));
    assert!((50..100).contains(&fault.detail.parse::<u32>().unwrap()), "{fault:?}");
    let loaded = call(&other, "load", json!({ "path": path, "byLikeness": true }));
    assert_eq!(loaded["passages"], json!({ "exact": 2, "moved": 0, "fuzzy": 1, "ambiguous": 0, "lost": 0 }));
    assert_eq!(call(&other, "list_documents", json!({})).as_array().unwrap().len(), 1);
    assert_eq!(call(&other, "list_looks", json!({ "document": held, "limit": 5 }))["total"], 1);
    call(&other, "undo", json!({}));
    let onto = json!({ "path": path, "onto": held });
    assert_eq!(call(&other, "load", onto)["passages"], loaded["passages"]);
}

#[test]
fn a_file_about_a_like_document_is_kept_apart_when_that_is_said() {
    let (mine, theirs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (desk, document, _) = ground(mine.path());
    let other = Desk::open(&theirs.path().join("library.obelus"), Access::WriteOrRead).unwrap();
    call(&other, "import_text", json!({ "title": "Ice", "text": OLD.replace("ice", "lce") }));
    let path = mine.path().join("out.json").display().to_string();
    call(&desk, "export", json!({ "document": document, "format": "obelus", "texts": "with", "path": path }));
    assert_eq!(refused(&other, "load", json!({ "path": path, "apart": false })).code, FaultCode::DocumentDiffers);
    let loaded = call(&other, "load", json!({ "path": path, "apart": true }));
    assert_eq!(loaded["passages"], json!({ "exact": 3, "moved": 0, "fuzzy": 0, "ambiguous": 0, "lost": 0 }));
    assert_eq!(call(&other, "list_documents", json!({})).as_array().unwrap().len(), 2);
}

#[test]
fn what_goes_with_the_other_form_of_file_is_refused_before_anything() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, document, _) = ground(folder.path());
    let own = folder.path().join("own.json").display().to_string();
    call(&desk, "export", json!({ "document": document, "format": "obelus", "texts": "with", "path": own }));
    let foreign = folder.path().join("foreign.json").display().to_string();
    let selector = json!({ "type": "TextQuoteSelector", "exact": "the second pier" });
    let row = json!({ "id": "a", "uri": "https://example.org/", "user": "acct:ada@example.org", "text": "n", "tags": [],
        "target": [{ "source": "https://example.org/", "selector": [selector] }] });
    fs::write(&foreign, json!([row]).to_string()).unwrap();
    let library = folder.path().join("library.obelus");
    let before = (call(&desk, "history", json!({ "limit": 100 })), obelus_desk::list_backups(&library).unwrap().len());
    let cases = [
        (json!({ "path": own, "document": document }), "document"),
        (json!({ "path": own, "as": "claims" }), "as"),
        (json!({ "path": own, "onto": document, "as": "highlights" }), "as"),
        (json!({ "path": foreign, "document": document, "byLikeness": true }), "byLikeness"),
        (json!({ "path": foreign, "document": document, "apart": true }), "apart"),
    ];
    for (params, name) in cases {
        let fault = refused(&desk, "load", params.clone());
        assert_eq!((fault.code, fault.subject.as_str()), (FaultCode::CommandUnknown, "load"), "{params}");
        assert_eq!(fault.detail, name);
    }
    let after = (call(&desk, "history", json!({ "limit": 100 })), obelus_desk::list_backups(&library).unwrap().len());
    assert_eq!(after, before);
    // What is neither form is told as that.
    let cut = folder.path().join("cut.json").display().to_string();
    fs::write(&cut, "[{ \"id\": \"a\"").unwrap();
    assert_eq!(refused(&desk, "load", json!({ "path": cut, "document": document })).code, FaultCode::JsonBroken);
    // What fits is taken: a chosen document for either form.
    assert!(call(&desk, "load", json!({ "path": own, "onto": document }))["skipped"].as_u64().unwrap() > 0);
    assert_eq!(call(&desk, "load", json!({ "path": foreign, "document": document, "as": "claims" }))["added"], 1);
}
