//! What both benches need: calls by name, and a library that is filled by a file, because judging one by one takes minutes.

use std::path::Path;

use obelus_desk::Desk;
use serde_json::{Value, json};

pub fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

pub fn call(desk: &Desk, command: &str, params: Value) -> Value {
    run(desk.call(command, params)).unwrap()
}

/// Judges the first sentence of a document, so that a claim and its annotator are in the file.
pub fn judge_first(desk: &Desk, document: &Value) {
    let place = json!({ "by": "sentence", "number": 1 });
    call(desk, "judge_claim", json!({ "document": document, "place": place, "verdict": "sourced" }));
}

/// The library as its own file has it.
pub fn exported(desk: &Desk, folder: &Path) -> Value {
    let path = folder.join("seed.json");
    call(desk, "export", json!({ "format": "obelus", "path": path }));
    serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap()
}

/// Brings back a file that was filled.
pub fn load(desk: &Desk, folder: &Path, file: &Value) -> Value {
    let path = folder.join("loaded.json");
    std::fs::write(&path, serde_json::to_vec(file).unwrap()).unwrap();
    call(desk, "load", json!({ "path": path }))
}
