//! The JSON Schema: kept current in docs, true of what is written, strict where the reader is.

use obelus_exchange::{json_schema, read_json};
use serde_json::{Value, json};

use crate::sample;

fn kept() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/obelus-json.schema.json")
}

/// `UPDATE=1 cargo test -p obelus-exchange schema` writes the copy anew.
#[test]
fn the_copy_in_docs_is_current() {
    let mut current = serde_json::to_string_pretty(&json_schema()).unwrap();
    current.push('\n');
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(kept(), &current).unwrap();
    }
    let kept = std::fs::read_to_string(kept()).expect("docs/obelus-json.schema.json is there");
    assert!(kept == current, "docs/obelus-json.schema.json is stale: UPDATE=1 cargo test -p obelus-exchange schema");
}

#[test]
fn the_schema_is_a_schema_of_draft_2020_12() {
    let schema = json_schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
}

#[test]
fn what_is_written_is_valid_by_the_schema() {
    let validator = jsonschema::draft202012::new(&json_schema()).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&sample::json()).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert_eq!(faults, [] as [String; 0]);
}

#[test]
fn the_schema_and_the_reader_refuse_the_same_single_faults() {
    let validator = jsonschema::draft202012::new(&json_schema()).unwrap();
    let cases: [(&str, Value); 18] = [
        ("/format", json!("other")),
        ("/version", json!(2)),
        ("/verdits", json!([])),
        ("/claims/0/verdit", json!("sourced")),
        ("/claims/0/verdict", json!("true")),
        ("/claims/0/verdict", json!(null)),
        ("/claims/0/note", json!(null)),
        ("/claims/0/kind", json!("question")),
        ("/claims/0/id", json!("X")),
        ("/claims/0/created", json!("2026-11-23")),
        ("/claims/0/passages", json!([])),
        ("/claims/0/passages/0/start", json!(-1)),
        ("/claims/0/passages/0/anchoring", json!("fuzzy")),
        ("/claims/0/passages/0/score", json!(0.5)),
        ("/claims/0/passages/2/score", json!(2)),
        ("/claims/0/evidence/0/locator", json!("p. 1")),
        ("/tags/0/color", json!("violet")),
        ("/documents/0/sha256", json!("00")),
    ];
    for (pointer, value) in cases {
        let mut file = sample::json();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        file.pointer_mut(parent).unwrap()[key] = value;
        assert!(!validator.is_valid(&file), "the schema takes {pointer}");
        assert!(read_json(file.to_string().as_bytes()).is_err(), "the reader takes {pointer}");
    }
}

#[test]
fn the_schema_and_the_reader_want_the_same_keys() {
    let validator = jsonschema::draft202012::new(&json_schema()).unwrap();
    let records = [
        "",
        "/library",
        "/annotators/0",
        "/tags/1",
        "/sources/0",
        "/documents/0",
        "/documents/0/version",
        "/documents/0/sentences",
        "/documents/0/origins/0",
        "/claims/0",
        "/claims/0/reasons/0",
        "/claims/0/passages/2",
        "/claims/0/evidence/0",
        "/claims/0/evidence/0/locator",
        "/claims/0/evidence/0/passage",
        "/highlights/0",
        "/links/0",
    ];
    for pointer in records {
        let keys: Vec<String> = sample::json().pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        for key in keys {
            let mut file = sample::json();
            file.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(&key);
            let read = read_json(file.to_string().as_bytes());
            assert_eq!(validator.is_valid(&file), read.is_ok(), "{pointer}/{key}: {read:?}");
        }
    }
}
