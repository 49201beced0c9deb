//! Obelus JSON out and back: what is the same, what wins, what is refused.

use obelus_engine::{ClaimEdit, EngineError, Leave, Place, judge_claim, load};
use obelus_model::{Anchoring, Verdict};
use obelus_testkit::TRAPS;

use crate::Bench;

/// A library with a document, four verdicts, a note.
fn judged() -> Bench {
    let mut bench = Bench::new(1);
    let document = bench.import(TRAPS);
    for (number, verdict) in
        [(1, Verdict::Dubious), (2, Verdict::Sourced), (3, Verdict::Dubious), (6, Verdict::NotAClaim)]
    {
        let edit = ClaimEdit { note: Some(Some(format!("note {number}"))), ..ClaimEdit::default() };
        judge_claim(&mut bench.writer, document, &Place::Sentence(number), verdict, edit).unwrap();
    }
    bench
}

#[test]
fn loading_into_an_empty_library_and_exporting_gives_the_same_bytes() {
    let json = judged().json();
    let mut fresh = Bench::new(2);
    let loaded = load(&mut fresh.writer, json.as_bytes(), Leave::None).unwrap().value;
    assert_eq!((loaded.changed, loaded.skipped, loaded.lost.len()), (0, 0, 0));
    assert_eq!(loaded.passages, [Anchoring::Exact; 4]);
    assert_eq!(fresh.json(), json);
}

#[test]
fn loading_the_same_file_twice_changes_nothing() {
    let json = judged().json();
    let mut fresh = Bench::new(2);
    load(&mut fresh.writer, json.as_bytes(), Leave::None).unwrap();
    let again = load(&mut fresh.writer, json.as_bytes(), Leave::None).unwrap();
    assert_eq!((again.value.added, again.value.changed, again.value.lost.len()), (0, 0, 0));
    assert!(again.committed.op.is_none());
    assert_eq!(fresh.json(), json);
}

#[test]
fn the_newer_of_two_versions_of_a_claim_wins_and_what_lost_is_listed() {
    let mut bench = judged();
    let old = bench.json();
    let document = bench.writer.rows().documents().unwrap().remove(0).id;
    judge_claim(&mut bench.writer, document, &Place::Sentence(1), Verdict::Sourced, ClaimEdit::default()).unwrap();
    let new = bench.json();
    let refused = load(&mut bench.writer, old.as_bytes(), Leave::None).unwrap().value;
    assert_eq!((refused.changed, refused.lost.len()), (0, 1));
    assert_eq!(bench.json(), new);
    let mut other = Bench::new(2);
    load(&mut other.writer, old.as_bytes(), Leave::None).unwrap();
    let taken = load(&mut other.writer, new.as_bytes(), Leave::None).unwrap().value;
    assert_eq!((taken.changed, taken.lost.len()), (1, 0));
    assert_eq!(other.json(), new);
}

#[test]
fn a_document_is_known_by_its_text_under_another_id() {
    let json = judged().json();
    let mut other = Bench::new(2);
    let own = other.import(TRAPS);
    let loaded = load(&mut other.writer, json.as_bytes(), Leave::None).unwrap().value;
    assert_eq!(other.writer.rows().documents().unwrap().len(), 1);
    let claims = other.writer.rows().claims().unwrap();
    assert_eq!(claims.len(), 4);
    assert!(claims.iter().all(|claim| claim.passages[0].passage.document == own));
    assert_eq!(loaded.passages, [Anchoring::Exact; 4]);
    let again = load(&mut other.writer, json.as_bytes(), Leave::None).unwrap();
    assert!(again.committed.op.is_none());
}

#[test]
fn words_that_stand_elsewhere_are_anchored_anew_and_say_so() {
    let json = judged().json();
    let moved = json.replacen("\"start\": 26", "\"start\": 27", 1);
    assert_ne!(moved, json, "the second sentence begins at 26");
    let mut fresh = Bench::new(2);
    let loaded = load(&mut fresh.writer, moved.as_bytes(), Leave::None).unwrap().value;
    let other = loaded.passages.iter().filter(|grade| **grade != Anchoring::Exact).count();
    assert_eq!(other, 1, "{:?}", loaded.passages);
}

#[test]
fn a_file_without_the_text_is_refused_where_the_library_does_not_hold_it() {
    let bench = judged();
    let mut out = Vec::new();
    let (without, epoch) = (obelus_engine::Texts::Without, obelus_model::Moment::EPOCH);
    obelus_engine::export(&mut bench.reader(), None, obelus_engine::Form::Obelus, without, "t", epoch, &mut out)
        .unwrap();
    let mut fresh = Bench::new(2);
    let before = fresh.json();
    assert!(matches!(load(&mut fresh.writer, &out, Leave::None), Err(EngineError::TextMissing { .. })));
    assert_eq!(fresh.json(), before);
    let mut same = Bench::new(3);
    same.import(TRAPS);
    assert_eq!(load(&mut same.writer, &out, Leave::None).unwrap().value.passages.len(), 4);
}

#[test]
fn a_place_outside_the_text_or_inside_a_character_is_named_by_its_path() {
    let json = judged().json();
    let check = |from: &str, to: &str, expected: &str| {
        let broken = json.replacen(from, to, 1);
        assert_ne!(broken, json);
        // Without the text in the file only the library's own can tell.
        let start = broken.find("        \"text\":").unwrap();
        let end = start + broken[start..].find('\n').unwrap() + 1;
        let without = format!("{}{}", broken[..start].trim_end().trim_end_matches(','), &broken[end - 1..]);
        let mut same = Bench::new(3);
        same.import(TRAPS);
        let before = same.json();
        assert_eq!(load(&mut same.writer, without.as_bytes(), Leave::None).unwrap_err().to_string(), expected);
        assert_eq!(same.json(), before);
    };
    check("\"end\": 25", "\"end\": 9000", "$.claims[0].passages[0].end: outside the text of 116 code points");
    check("\"end\": 25", "\"end\": 13", "$.claims[0].passages[0].end: inside a grapheme cluster");
    check("\"start\": 0,", "\"start\": 13,", "$.claims[0].passages[0].start: inside a grapheme cluster");
}
