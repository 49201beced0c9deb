//! When a sentence is judged: the cases that the window's own counting is held against, too, and since when.

use obelus_engine::{
    ClaimEdit, Place, SentenceState, gather_passages, judge_claim, list_documents, note_claim, overview, progress,
    sentence_states,
};
use obelus_model::{DocumentId, Moment, Verdict};
use proptest::prelude::*;
use serde_json::Value;

use crate::Bench;

const CASES: &str = include_str!("partly-judged.json");
const TEXT: &str = "One is. Two is. Three is.";
const MINUTE: i64 = 60_000;

fn spans(list: &[Value]) -> Vec<(u32, u32)> {
    let number = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    list.iter().map(|span| (number(&span[0]), number(&span[1]))).collect()
}

fn place(&(start, end): &(u32, u32)) -> Place {
    Place::Span { start, end }
}

/// Makes a claim of a case: its verdict, and then its passages.
fn make(bench: &mut Bench, document: DocumentId, claim: &Value) {
    let passages = spans(&claim.as_array().unwrap()[1..]);
    let (first, others) = passages.split_first().unwrap();
    match claim[0].as_str().and_then(|code| code.parse::<Verdict>().ok()) {
        Some(verdict) => judge(bench, document, *first, verdict),
        None => {
            let note = ClaimEdit { note: Some(Some("n".to_owned())), ..ClaimEdit::default() };
            note_claim(&mut bench.writer, document, &place(first), note).unwrap();
        }
    }
    if !others.is_empty() {
        let others: Vec<Place> = others.iter().map(place).collect();
        gather_passages(&mut bench.writer, document, &place(first), &others).unwrap();
    }
}

fn judge(bench: &mut Bench, document: DocumentId, span: (u32, u32), verdict: Verdict) {
    judge_claim(&mut bench.writer, document, &place(&span), verdict, ClaimEdit::default()).unwrap();
}

fn word(state: SentenceState) -> &'static str {
    match state {
        SentenceState::Unjudged => "unjudged",
        SentenceState::Partly => "partly",
        SentenceState::Judged(verdict) => verdict.code(),
    }
}

#[test]
fn a_sentence_is_judged_when_half_of_it_is_and_everything_counts_alike() {
    let known: Value = serde_json::from_str(CASES).unwrap();
    for case in known["cases"].as_array().unwrap() {
        let mut bench = Bench::new(1);
        let document = bench.import(known["text"].as_str().unwrap());
        case["claims"].as_array().unwrap().iter().for_each(|claim| make(&mut bench, document, claim));
        let (sentences, states) = sentence_states(&mut bench.reader(), document).unwrap();
        let cut: Vec<(u32, u32)> = sentences.iter().map(|span| (span.start(), span.end())).collect();
        assert_eq!(cut, spans(known["sentences"].as_array().unwrap()));
        let states: Vec<&str> = states.into_iter().map(word).collect();
        let expected: Vec<&str> =
            case["states"].as_array().unwrap().iter().map(|state| state.as_str().unwrap()).collect();
        assert_eq!(states, expected, "{}", case["name"]);
        let judged = expected.iter().filter(|state| !["unjudged", "partly"].contains(state)).count();
        check_counts(&bench, document, u32::try_from(judged).unwrap());
    }
}

/// Everything that counts judged sentences says so many.
fn check_counts(bench: &Bench, document: DocumentId, judged: u32) {
    let mut reader = bench.reader();
    let found = progress(&mut reader, document).unwrap();
    let seen = overview(&mut reader, Some(document)).unwrap();
    let exported: Value = serde_json::from_str(&bench.json()).unwrap();
    assert_eq!(found.judged(), judged);
    assert_eq!((seen.progress, seen.coverage.judged.last().copied().unwrap_or(0)), (found, judged));
    assert_eq!(list_documents(&mut reader).unwrap()[0].progress, found);
    assert_eq!(exported["documents"][0]["sentences"]["judged"], judged);
}

#[test]
fn a_sentence_counts_from_when_half_of_it_was_judged() {
    let mut bench = Bench::new(1);
    let document = bench.import(TEXT);
    let start = 1_795_428_000_000;
    for (minute, span) in [(0, (0, 2)), (5, (0, 3)), (9, (5, 7)), (20, (0, 7)), (30, (8, 10))] {
        bench.clock.set(Moment::from_milliseconds(start + minute * MINUTE).unwrap());
        judge(&mut bench, document, span, Verdict::Sourced);
    }
    let coverage = overview(&mut bench.reader(), Some(document)).unwrap().coverage;
    let minutes: Vec<i64> = coverage.at.iter().map(|at| (at.milliseconds() - start).div_euclid(MINUTE)).collect();
    assert_eq!((minutes, coverage.judged), (vec![9], vec![1]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_is_counted_is_what_letters_under_judged_passages_come_to(passages in prop::collection::vec((0_u32..24, 1_u32..12), 0..8)) {
        let mut bench = Bench::new(1);
        let document = bench.import(TEXT);
        let spans: Vec<(u32, u32)> = passages.into_iter().map(|(start, length)| (start, (start + length).min(25))).collect();
        spans.iter().for_each(|span| judge(&mut bench, document, *span, Verdict::Sourced));
        let (sentences, states) = sentence_states(&mut bench.reader(), document).unwrap();
        for (sentence, state) in sentences.iter().zip(states) {
            let under = (sentence.start()..sentence.end()).filter(|at| spans.iter().any(|(start, end)| start <= at && at < end));
            let expected = match u32::try_from(under.count()).unwrap() {
                0 => SentenceState::Unjudged,
                covered if 2 * covered < sentence.length() => SentenceState::Partly,
                _ => SentenceState::Judged(Verdict::Sourced),
            };
            prop_assert_eq!(state, expected);
        }
        let judged = progress(&mut bench.reader(), document).unwrap().judged();
        check_counts(&bench, document, judged);
    }
}
