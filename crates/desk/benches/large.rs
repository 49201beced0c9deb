//! A document of 10 MB with 100,000 passages, through the desk as a window asks: opening it, judging one claim in it,
//! handing all of it on and bringing it back. Run: `cargo bench -p obelus-desk`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

#[path = "shared/seed.rs"]
mod seed;

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use obelus_desk::{Access, Desk};
use serde_json::{Value, json};
use tempfile::TempDir;

use seed::{call, exported, judge_first, load, run};

const CLAIMS: u32 = 100_000;

struct Large {
    desk: Desk,
    folder: TempDir,
    document: String,
}

/// One library for all benches: making it is the slow part.
static LARGE: LazyLock<Large> = LazyLock::new(make);

fn main() {
    divan::main();
}

/// 100,000 sentences of about 100 code points, no two alike.
fn text() -> String {
    let sentence = |number: u32| {
        let year = 1900 + number % 60;
        format!(
            "In {year} the commissar wrote letter {number} to the bureau, which nobody there has ever been able to find. "
        )
    };
    (0..CLAIMS).map(sentence).collect()
}

fn make() -> Large {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("large.obelus"), Access::Write).unwrap();
    let imported = call(&desk, "import_text", json!({ "text": text() }));
    assert_eq!(imported["sentences"], CLAIMS);
    let document = imported["document"].as_str().unwrap().to_owned();
    judge_first(&desk, &imported["document"]);
    let mut file = exported(&desk, folder.path());
    let model = file["claims"][0].clone();
    let view = call(&desk, "open_document", json!({ "document": document }));
    let (starts, ends) = (view["sentences"]["start"].clone(), view["sentences"]["end"].clone());
    let text = String::from_utf8(run(desk.document_text(&document, 1)).unwrap()).unwrap();
    assert!(text.is_ascii(), "so that a code point is a byte");
    let claims = starts.as_array().unwrap().iter().zip(ends.as_array().unwrap()).enumerate().skip(1);
    let claims = claims.map(|(index, (start, end))| {
        let (from, to) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
        let mut claim = model.clone();
        claim["id"] = json!(format!("0190a000-0000-7000-8000-{index:012x}"));
        let passage = &mut claim["passages"][0];
        passage["id"] = json!(format!("0190a000-0000-7000-9000-{index:012x}"));
        (passage["start"], passage["end"]) = (start.clone(), end.clone());
        passage["exact"] = json!(text[from..to]);
        passage["prefix"] = json!(text[from.saturating_sub(32)..from]);
        passage["suffix"] = json!(text[to..(to + 32).min(text.len())]);
        claim
    });
    file["claims"] = claims.collect();
    let loaded = load(&desk, folder.path(), &file);
    assert_eq!(loaded["passages"]["exact"], file["claims"].as_array().unwrap().len());
    call(&desk, "export", json!({ "format": "obelus", "texts": "with", "path": folder.path().join("whole.json") }));
    Large { desk, folder, document }
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn open_the_document(bencher: Bencher) {
    let large = &*LARGE;
    bencher.bench(|| {
        let view = call(&large.desk, "open_document", json!({ "document": large.document }));
        (view, run(large.desk.document_text(&large.document, 1)).unwrap())
    });
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn judge_one_claim(bencher: Bencher) {
    let large = &*LARGE;
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 977;
            number
        })
        .bench_local_values(|number| {
            let verdict = if number % 2 == 0 { "sourced" } else { "dubious" };
            let place = json!({ "by": "sentence", "number": number % CLAIMS + 1 });
            call(&large.desk, "judge_claim", json!({ "document": large.document, "place": place, "verdict": verdict }))
        });
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn undo_one_judgement(bencher: Bencher) {
    let large = &*LARGE;
    let judge = json!({ "document": large.document, "place": { "by": "sentence", "number": 5 }, "verdict": "dubious" });
    let other = json!({ "document": large.document, "place": { "by": "sentence", "number": 5 }, "verdict": "sourced" });
    bencher
        .with_inputs(|| {
            call(&large.desk, "judge_claim", judge.clone());
            call(&large.desk, "judge_claim", other.clone())
        })
        .bench_local_values(|_| call(&large.desk, "undo", json!({})));
}

/// A place in each of 10,000 sentences from one on.
fn places(large: &Large, from: usize, place: impl Fn(u64, u64) -> (u64, u64)) -> Value {
    let view = call(&large.desk, "open_document", json!({ "document": large.document }));
    let column = |name: &str| -> Vec<u64> {
        let column = view["sentences"][name].as_array().unwrap();
        column[from..from + 10_000].iter().map(|position| position.as_u64().unwrap()).collect()
    };
    let placed = column("start").into_iter().zip(column("end")).map(|(start, end)| place(start, end));
    let (starts, ends): (Vec<u64>, Vec<u64>) = placed.unzip();
    json!({ "start": starts, "end": ends })
}

/// A write that is taken back when its sample is over, so that each one finds the same library.
struct TakenBack(&'static Desk);

impl Drop for TakenBack {
    fn drop(&mut self) {
        call(self.0, "undo", json!({}));
    }
}

/// Where nothing stands yet: the same words as one claim, other words as a claim each, and a highlight each.
#[divan::bench(sample_count = 5, sample_size = 1, args = ["claim", "claims", "highlight"])]
fn mark_ten_thousand_places(bencher: Bencher, kind: &str) {
    let large = &*LARGE;
    let mark = match kind {
        "highlight" => json!({ "as": "highlight", "color": "blue" }),
        _ => json!({ "as": "claim", "verdict": "dubious" }),
    };
    let place = match kind {
        // "the commissar", which stands at the same place in each.
        "claim" => |start, _| (start + 8, start + 21),
        _ => |start, end| (start + 1, end),
    };
    let marking = json!({ "document": large.document, "spans": places(large, 0, place), "mark": mark });
    bencher.with_inputs(|| marking.clone()).bench_local_values(|marking| {
        call(&large.desk, "mark_places", marking);
        TakenBack(&large.desk)
    });
}

/// Where 10,000 claims stand that say no more than their verdict.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn judge_ten_thousand_claims_anew(bencher: Bencher) {
    let large = &*LARGE;
    let mark = json!({ "as": "each", "verdict": "not_a_claim" });
    let spans = places(large, 50_000, |start, end| (start, end));
    let marking = json!({ "document": large.document, "spans": spans, "mark": mark });
    bencher.with_inputs(|| marking.clone()).bench_local_values(|marking| {
        call(&large.desk, "mark_places", marking);
        TakenBack(&large.desk)
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn export_obelus_json(bencher: Bencher) {
    let large = &*LARGE;
    let path = large.folder.path().join("out.json");
    bencher.bench(|| call(&large.desk, "export", json!({ "format": "obelus", "texts": "with", "path": path })));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn load_into_an_empty_library(bencher: Bencher) {
    let large = &*LARGE;
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 1;
            Desk::open(&large.folder.path().join(format!("fresh-{number}.obelus")), Access::Write).unwrap()
        })
        .bench_local_values(|desk| {
            black_box(call(&desk, "load", json!({ "path": large.folder.path().join("whole.json") })));
        });
}
