//! Evidence over the desk: what a write tells the window, and what the reads answer.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use obelus_desk::{Access, Desk, FaultCode};
use serde_json::{Value, json};

fn call(desk: &Desk, command: &str, params: Value) -> Value {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(desk.call(command, params)).unwrap()
}

fn refused(desk: &Desk, command: &str, params: Value) -> FaultCode {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(desk.call(command, params)).unwrap_err().code
}

/// A desk with two documents: one to be judged, one to be quoted.
fn ground(folder: &std::path::Path) -> (Desk, Value, Value) {
    let desk = Desk::open(&folder.join("library.obelus"), Access::WriteOrRead).unwrap();
    let import = |text: &str| call(&desk, "import_text", json!({ "text": text }))["document"].clone();
    let judged = import("One came. Two went. Nobody knows why.");
    let quoted = import("The book says that one came and that two men went away.");
    (desk, judged, quoted)
}

#[test]
fn a_write_about_evidence_brings_the_claim_where_it_stands_and_not_where_it_is_quoted_from() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, judged, quoted) = ground(folder.path());
    let attach = json!({ "document": judged, "place": { "by": "sentence", "number": 1 }, "stance": "supports",
        "passage": { "document": quoted, "start": 14, "end": 27 } });
    let written = call(&desk, "attach_evidence", attach);
    assert_eq!(written["undo"], "attach-evidence");
    let (marks, claim) = (&written["marks"], &written["marks"]["marks"]["claims"]);
    assert_eq!(
        (&marks["document"], &claim["verdict"], &claim["evidence"], &claim["standing"]),
        (&judged, &json!([null]), &json!([1]), &json!(["supported"]))
    );
    let id = claim["id"][0].clone();
    let claims: Vec<&Value> =
        written["changed"].as_array().unwrap().iter().filter(|row| row["noun"] == "claim").collect();
    assert_eq!(claims, [&json!({ "noun": "claim", "id": id, "documents": [judged] })]);
    // By the claim alone it is the same.
    let again = call(&desk, "attach_evidence", json!({ "claim": id, "stance": "refutes", "note": "n" }));
    assert_eq!(again["marks"]["marks"]["claims"]["standing"], json!(["conflicting"]));
    let view = call(&desk, "open_document", json!({ "document": judged }));
    assert_eq!(
        (&view["marks"]["claims"]["evidence"], &view["marks"]["claims"]["standing"]),
        (&json!([2]), &json!(["conflicting"]))
    );
    let listed = call(&desk, "list_evidence", json!({ "claim": id }));
    assert_eq!(listed["evidence"][0]["passage"]["text"], "that one came");
    assert!(listed["evidence"][0].get("check").is_none() && listed["evidence"][1].get("passage").is_none());
    assert_eq!(
        listed["standing"],
        json!({ "standing": "conflicting", "supports": 1, "refutes": 1, "qualifies": 0,
        "mentions": 0, "citations": 1, "origins": 1 })
    );
    let edit = json!({ "evidence": again["id"], "quote": "one came and that two men went", "note": null });
    call(&desk, "edit_evidence", edit);
    let check = call(&desk, "list_evidence", json!({ "claim": id }))["evidence"][1]["check"].clone();
    assert_eq!((&check["result"], &check["document"], &check["told"]), (&json!("verbatim"), &quoted, &json!([])));
    for _ in 0..3 {
        call(&desk, "undo", json!({}));
    }
    assert_eq!(call(&desk, "list_claims", json!({})), json!([]));
}

#[test]
fn what_names_no_claim_or_two_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, judged, _) = ground(folder.path());
    let place = json!({ "by": "sentence", "number": 1 });
    let refused = |params: Value| refused(&desk, "attach_evidence", params);
    assert_eq!(refused(json!({ "stance": "supports", "note": "n" })), FaultCode::CommandUnknown);
    assert_eq!(refused(json!({ "stance": "supports", "note": "n", "document": judged })), FaultCode::CommandUnknown);
    let nobody = "01900000-0000-7000-8000-000000000001";
    let both = json!({ "claim": nobody, "document": judged, "place": place, "stance": "supports", "note": "n" });
    assert_eq!(refused(both), FaultCode::CommandUnknown);
    assert_eq!(refused(json!({ "claim": nobody, "stance": "supports", "note": "n" })), FaultCode::NotFound);
    let empty = json!({ "document": judged, "place": place, "stance": "supports" });
    assert_eq!(refused(empty), FaultCode::EvidenceEmpty);
    assert_eq!(call(&desk, "list_claims", json!({})), json!([]));
}
