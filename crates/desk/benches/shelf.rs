//! A library of 1,000 documents with 100,000 claims, asked what the window asks at its start and on its pages of
//! progress. Run: `cargo bench -p obelus-desk --bench shelf`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

#[path = "shared/seed.rs"]
mod seed;

use std::sync::LazyLock;

use divan::Bencher;
use obelus_desk::{Access, Desk};
use serde_json::{Value, json};
use tempfile::TempDir;

use seed::{call, exported, judge_first, load};

const DOCUMENTS: usize = 1_000;
const SENTENCES: usize = 100;

struct Shelf {
    desk: Desk,
    folder: TempDir,
    document: String,
}

/// One library for all benches: making it is the slow part.
static SHELF: LazyLock<Shelf> = LazyLock::new(make);

fn main() {
    divan::main();
}

fn text(document: usize) -> String {
    let sentence = |number: usize| format!("In paper {document} letter {number} says what nobody could ever check. ");
    (0..SENTENCES).map(sentence).collect()
}

fn make() -> Shelf {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("shelf.obelus"), Access::Write).unwrap();
    for document in 0..DOCUMENTS {
        let imported = call(&desk, "import_text", json!({ "text": text(document) }));
        if document == 0 {
            judge_first(&desk, &imported["document"]);
        }
    }
    let mut file = exported(&desk, folder.path());
    let annotator = file["annotators"][0]["id"].clone();
    let ids: Vec<String> =
        file["documents"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    let claims = ids.iter().enumerate().flat_map(|(index, id)| claims(index, id, &annotator));
    file["claims"] = claims.collect();
    load(&desk, folder.path(), &file);
    Shelf { desk, folder, document: ids[DOCUMENTS / 2].clone() }
}

/// Every sentence judged, a claim a minute, every tenth of them changed a day later.
fn claims(index: usize, document: &str, annotator: &Value) -> Vec<Value> {
    let text = text(index);
    let words = text.split_inclusive(". ").map(|sentence| sentence.trim_end()).collect::<Vec<_>>();
    let mut start = 0;
    let claim = |(number, exact): (usize, &&str)| {
        let place = index * SENTENCES + number;
        let (minute, hour, day) = (place % 60, place / 60 % 24, place / 1440);
        let at = |day: usize| format!("2026-{:02}-{:02}T{hour:02}:{minute:02}:00.000Z", 1 + day / 28, 1 + day % 28);
        let end = start + exact.len();
        let claim = json!({
            "id": format!("0190a000-0000-7000-8000-{place:012x}"),
            "verdict": (["dubious", "sourced", "not_a_claim"][place % 3]),
            "certainty": (if place.is_multiple_of(20) { "unsure" } else { "sure" }),
            "annotator": annotator,
            "created": at(day),
            "modified": at(day + usize::from(place.is_multiple_of(10))),
            "passages": [{
                "id": format!("0190a000-0000-7000-9000-{place:012x}"),
                "document": document, "version": 1, "anchoring": "exact", "start": start, "end": end, "exact": exact,
                "prefix": text[start.saturating_sub(32)..start], "suffix": text[end..(end + 32).min(text.len())],
            }],
        });
        start = end + 1;
        claim
    };
    let mut made: Vec<Value> = words.iter().enumerate().map(claim).collect();
    for claim in made.iter_mut().filter(|claim| claim["verdict"] == "dubious") {
        claim["reasons"] = json!([{ "code": "no-source" }]);
    }
    made
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn list_the_documents(bencher: Bencher) {
    let shelf = &*SHELF;
    bencher.bench(|| call(&shelf.desk, "list_documents", json!({})));
}

/// As at a start: the library is opened, and the list is the first question.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn open_and_list_the_documents(bencher: Bencher) {
    let shelf = &*SHELF;
    let path = shelf.folder.path().join("shelf.obelus");
    bencher.bench(|| {
        let desk = Desk::open(&path, Access::Read).unwrap();
        call(&desk, "list_documents", json!({}))
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn overview_of_all(bencher: Bencher) {
    let shelf = &*SHELF;
    bencher.bench(|| call(&shelf.desk, "overview", json!({})));
}

/// Nothing is known yet of when the claims were judged that were changed on another day.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn overview_of_all_for_the_first_time(bencher: Bencher) {
    let shelf = &*SHELF;
    let path = shelf.folder.path().join("shelf.obelus");
    let open = || Desk::open(&path, Access::Read).unwrap();
    bencher.with_inputs(open).bench_local_values(|desk| {
        call(&desk, "overview", json!({}));
        desk
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn overview_of_one(bencher: Bencher) {
    let shelf = &*SHELF;
    bencher.bench(|| call(&shelf.desk, "overview", json!({ "document": shelf.document })));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn progress_of_one(bencher: Bencher) {
    let shelf = &*SHELF;
    bencher.bench(|| call(&shelf.desk, "progress", json!({ "document": shelf.document })));
}
