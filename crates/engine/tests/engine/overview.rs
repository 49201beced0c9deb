//! How far the judging is and how it went: what counts, since when, and what undo makes of it.

use obelus_engine::{
    ClaimEdit, Overview, Place, clear_verdict, delete_claim, edit_claim, list_documents, note_claim, overview,
    progress, redo, remove_document, undo,
};
use obelus_model::{Certainty, DocumentId, Kind, Moment, Reason, ReasonCode, Verdict};

use crate::Bench;

const TEXT: &str = "One is. Two is. Three is. Four is. Five is.";
const MINUTE: i64 = 60_000;
/// When the clock of a test begins, by the minute.
const START: i64 = 1_795_428_000_000;

fn judge(bench: &mut Bench, document: DocumentId, number: u32, verdict: Verdict) -> obelus_model::ClaimId {
    let place = Place::Sentence(number);
    obelus_engine::judge_claim(&mut bench.writer, document, &place, verdict, ClaimEdit::default()).unwrap().value
}

/// Lets the clock stand so many minutes after the start.
fn at(bench: &Bench, minutes: i64) {
    bench.clock.set(Moment::from_milliseconds(START + minutes * MINUTE).unwrap());
}

/// The curve, in minutes after the start.
fn curve(overview: &Overview) -> Vec<(i64, u32)> {
    let minutes = overview.coverage.at.iter().map(|at| (at.milliseconds() - START).div_euclid(MINUTE));
    minutes.zip(overview.coverage.judged.iter().copied()).collect()
}

fn check_curve(bench: &Bench, document: DocumentId, expected: &[(i64, u32)]) {
    let found = overview(&mut bench.reader(), Some(document)).unwrap();
    assert_eq!(curve(&found), expected);
    assert_eq!(overview(&mut bench.reader(), None).unwrap(), found, "the only document is the library");
    assert_eq!(expected.last().map_or(0, |last| last.1), found.progress.judged());
}

#[test]
fn the_curve_says_how_many_sentences_were_judged_by_the_end_of_each_minute() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    check_curve(&bench, document, &[]);
    for (number, minute) in [(1, 5), (2, 5), (3, 9), (5, 60)] {
        at(&bench, minute);
        judge(&mut bench, document, number, Verdict::Sourced);
    }
    check_curve(&bench, document, &[(5, 2), (9, 3), (60, 4)]);
}

#[test]
fn later_changes_do_not_move_a_judgement_and_an_earlier_note_does_not_count_for_it() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let noted = || ClaimEdit { note: Some(Some("n".to_owned())), ..ClaimEdit::default() };
    at(&bench, 0);
    note_claim(&mut bench.writer, document, &Place::Sentence(1), noted()).unwrap();
    at(&bench, 10);
    judge(&mut bench, document, 1, Verdict::Sourced);
    let second = judge(&mut bench, document, 2, Verdict::Sourced);
    at(&bench, 20);
    edit_claim(&mut bench.writer, second, Some(Verdict::Dubious), noted()).unwrap();
    check_curve(&bench, document, &[(10, 2)]);
}

#[test]
fn what_was_cleared_counts_from_when_it_was_judged_anew() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let noted = ClaimEdit { note: Some(Some("n".to_owned())), ..ClaimEdit::default() };
    at(&bench, 0);
    let place = Place::Sentence(1);
    let judged = obelus_engine::judge_claim(&mut bench.writer, document, &place, Verdict::Sourced, noted);
    at(&bench, 10);
    clear_verdict(&mut bench.writer, judged.unwrap().value).unwrap();
    check_curve(&bench, document, &[]);
    at(&bench, 30);
    judge(&mut bench, document, 1, Verdict::Dubious);
    check_curve(&bench, document, &[(30, 1)]);
}

#[test]
fn what_was_undone_is_as_if_it_had_never_been_even_after_a_restart() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    at(&bench, 0);
    let first = judge(&mut bench, document, 1, Verdict::Sourced);
    at(&bench, 10);
    judge(&mut bench, document, 2, Verdict::Sourced);
    at(&bench, 20);
    undo(&mut bench.writer).unwrap();
    check_curve(&bench, document, &[(0, 1)]);
    redo(&mut bench.writer).unwrap();
    check_curve(&bench, document, &[(0, 1), (10, 2)]);
    delete_claim(&mut bench.writer, first).unwrap();
    check_curve(&bench, document, &[(10, 1)]);
    let mut bench = bench.reopen();
    at(&bench, 30);
    undo(&mut bench.writer).unwrap();
    check_curve(&bench, document, &[(0, 1), (10, 2)]);
    // A change after an undo: the undone clearing is no break.
    clear_verdict(&mut bench.writer, first).unwrap();
    undo(&mut bench.writer).unwrap();
    let noted = ClaimEdit { note: Some(Some("n".to_owned())), ..ClaimEdit::default() };
    edit_claim(&mut bench.writer, first, None, noted).unwrap();
    check_curve(&bench, document, &[(0, 1), (10, 2)]);
}

#[test]
fn a_repeat_counts_from_when_it_was_gathered() {
    let mut bench = Bench::new(1);
    let document = bench.import("He died. He lived. He died.");
    at(&bench, 0);
    judge(&mut bench, document, 1, Verdict::Sourced);
    at(&bench, 10);
    let again = [Place::Sentence(3)];
    obelus_engine::gather_passages(&mut bench.writer, document, &Place::Sentence(1), &again).unwrap();
    check_curve(&bench, document, &[(0, 1), (10, 2)]);
    let found = overview(&mut bench.reader(), None).unwrap();
    assert_eq!((found.claims, found.repeated), (1, 1));
}

#[test]
fn over_more_than_two_days_quarters_of_an_hour_are_told_apart() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    for (number, minute) in [(1, 1), (2, 14), (3, 15), (4, 3 * 24 * 60 + 7)] {
        at(&bench, minute);
        judge(&mut bench, document, number, Verdict::Sourced);
    }
    check_curve(&bench, document, &[(0, 2), (15, 3), (3 * 24 * 60, 4)]);
    assert_eq!(overview(&mut bench.reader(), None).unwrap().coverage.step, 900);
}

#[test]
fn the_last_sitting_ends_before_a_pause() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    assert_eq!(overview(&mut bench.reader(), None).unwrap().sitting, None);
    for (number, minute) in [(1, 0), (2, 1), (3, 20), (4, 22), (5, 27)] {
        at(&bench, minute);
        judge(&mut bench, document, number, Verdict::Sourced);
    }
    let sitting = overview(&mut bench.reader(), None).unwrap().sitting.unwrap();
    assert_eq!((sitting.judgements, sitting.seconds), (3, 7 * 60));
}

#[test]
fn claims_are_counted_by_what_is_on_them() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let reasons = |codes: &[ReasonCode]| {
        let reasons = codes.iter().map(|code| Reason { code: *code, text: None }).collect();
        ClaimEdit { reasons: Some(reasons), ..ClaimEdit::default() }
    };
    let edits = [
        reasons(&[ReasonCode::Weasel, ReasonCode::NoSource]),
        reasons(&[ReasonCode::NoSource]),
        ClaimEdit { kind: Some(Some(Kind::Question)), ..ClaimEdit::default() },
        ClaimEdit { certainty: Some(Certainty::Unsure), note: Some(Some("n".to_owned())), ..ClaimEdit::default() },
        ClaimEdit { next_step: Some(Some("ask".to_owned())), ..ClaimEdit::default() },
    ];
    for (number, edit) in (1..).zip(edits) {
        note_claim(&mut bench.writer, document, &Place::Sentence(number), edit).unwrap();
    }
    judge(&mut bench, document, 4, Verdict::NotAClaim);
    let found = overview(&mut bench.reader(), Some(document)).unwrap();
    assert_eq!(found.reasons, [(ReasonCode::NoSource, 2), (ReasonCode::Weasel, 1)]);
    assert_eq!(found.kinds, [(None, 1), (Some(Kind::Question), 1)]);
    assert_eq!((found.claims, found.unsure, found.next_steps, found.repeated), (5, 1, 1, 0));
}

#[test]
fn the_list_counts_as_each_document_does_and_the_library_is_their_sum() {
    let mut bench = Bench::new(1);
    let documents = [bench.import(TEXT), bench.import("Six is. Seven is."), bench.import("Eight is.")];
    judge(&mut bench, documents[0], 2, Verdict::Dubious);
    judge(&mut bench, documents[0], 4, Verdict::NotAClaim);
    judge(&mut bench, documents[1], 1, Verdict::Sourced);
    let mut reader = bench.reader();
    let listed = list_documents(&mut reader).unwrap();
    let titles: Vec<DocumentId> = listed.iter().map(|one| one.shelved.document).collect();
    assert_eq!(titles, documents);
    for one in &listed {
        assert_eq!(one.progress, progress(&mut reader, one.shelved.document).unwrap());
    }
    let all = overview(&mut reader, None).unwrap().progress;
    assert_eq!((all.sentences, all.judged(), all.dubious), (8, 3, 1));
    remove_document(&mut bench.writer, documents[0]).unwrap();
    let left = overview(&mut reader, None).unwrap();
    assert_eq!((left.progress.sentences, left.progress.judged(), left.claims), (3, 1, 1));
    assert!(overview(&mut reader, Some(documents[0])).is_err());
}

#[test]
fn a_claim_that_came_with_annotations_was_judged_when_it_was_made() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    at(&bench, 5);
    let annotation = serde_json::json!({
        "type": "Annotation", "motivation": "assessing", "created": Moment::from_milliseconds(START + MINUTE).unwrap(),
        "body": { "type": "TextualBody", "purpose": "classifying", "value": "sourced" },
        "target": { "source": "urn:x:1", "selector": { "type": "TextQuoteSelector", "exact": "Two is." } },
    });
    let annotations = obelus_engine::read_annotations(annotation.to_string().as_bytes()).unwrap();
    obelus_engine::load_annotations(&mut bench.writer, Some(document), None, annotations).unwrap();
    check_curve(&bench, document, &[(1, 1)]);
    // Whoever looks into its history finds the load, which is no moment of judging.
    let claim = bench.writer.rows().claims().unwrap().remove(0).id;
    at(&bench, 9);
    let noted = ClaimEdit { note: Some(Some("n".to_owned())), ..ClaimEdit::default() };
    edit_claim(&mut bench.writer, claim, None, noted).unwrap();
    check_curve(&bench, document, &[(1, 1)]);
}
