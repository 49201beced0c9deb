//! What needs a look: listed, settled one by one or all of a grade, given up.

use obelus_engine::{
    Accepted, ClaimEdit, EngineError, Leave, Look, Mark, Place, SpanFault, delete_claim, delete_highlight,
    drop_passage, give_up_passage, judge_claim, list_looks, look_candidates, mark_places, move_passage, progress,
    settle_look, settle_looks, undo,
};
use obelus_model::{Anchoring, ClaimId, PassageKey, Verb, Verdict};

use crate::Bench;
use crate::replacing::{COOK, Case, ICE, ICE_MISREAD, PIER, SHIPS, WIRE, letter};

const ALL: usize = usize::MAX;

/// A letter in which every paragraph is marked, and a text in which each was found otherwise.
fn replaced() -> (Case, [ClaimId; 4]) {
    let mut case = Case::new();
    let claims = [PIER, ICE, COOK, WIRE].map(|words| case.judge(words));
    case.replace(&letter(&[WIRE, PIER, ICE_MISREAD, SHIPS]));
    (case, claims)
}

fn looks(case: &Case) -> Vec<Look> {
    list_looks(&mut case.bench.reader(), Some(case.document), ALL).unwrap().looks
}

fn codes(case: &Case) -> Vec<&'static str> {
    looks(case).iter().map(|look| look.doubt.passage.anchoring.code()).collect()
}

#[test]
fn the_list_has_what_is_not_sure_in_the_order_of_the_text() {
    let (case, [_, ice, cook, wire]) = replaced();
    let looks = looks(&case);
    let told: Vec<_> = looks.iter().map(|look| (look.doubt.claim, look.now.as_deref())).collect();
    assert_eq!(told[0], (Some(wire), Some(WIRE)));
    assert!(told.contains(&(Some(ice), Some(ICE_MISREAD))) && told.contains(&(Some(cook), None)), "{told:?}");
    assert!(looks.iter().all(|look| look.doubt.verdict == Some(Verdict::Dubious) && look.title == "text"));
    let few = list_looks(&mut case.bench.reader(), None, 1).unwrap();
    assert_eq!((few.total, few.looks.len()), (3, 1));
    assert_eq!(list_looks(&mut case.bench.reader(), None, 0).unwrap().total, 3);
    let unknown = "01900000-0000-7000-8000-000000000009".parse().unwrap();
    let refused = list_looks(&mut case.bench.reader(), Some(unknown), ALL);
    assert!(matches!(refused, Err(EngineError::NotFound(_))));
}

#[test]
fn a_list_that_is_cut_begins_with_the_first_that_is_not_given_up_and_counts_all() {
    let (mut case, _) = replaced();
    let first = looks(&case)[0].doubt.key;
    give_up_passage(&mut case.bench.writer, first).unwrap();
    let left = looks(&case);
    assert!(left.len() == 2 && left[0].doubt.key != first);
    for document in [Some(case.document), None] {
        for most in 0..4 {
            let cut = list_looks(&mut case.bench.reader(), document, most).unwrap();
            assert_eq!((cut.total, &cut.looks[..]), (2, &left[..most.min(2)]));
        }
    }
}

#[test]
fn a_library_in_which_everything_stands_has_an_empty_list() {
    let mut case = Case::new();
    case.judge(ICE);
    assert_eq!(looks(&case), []);
}

#[test]
fn candidates_begin_with_the_place_that_was_found_and_are_on_the_text() {
    let (case, [_, ice, cook, wire]) = replaced();
    let reader = &mut case.bench.reader();
    for (claim, there) in [(ice, ICE_MISREAD), (wire, WIRE)] {
        let found = look_candidates(reader, case.key(claim)).unwrap();
        assert_eq!((found[0].span, found[0].quote.exact.as_str()), (case.of_claim(claim).span, there));
        assert!(found.len() <= 9 && found.iter().all(|one| (0.0..=1.0).contains(&one.score)), "{found:?}");
        let mut spans: Vec<_> = found.iter().map(|one| one.span).collect();
        spans.sort_unstable();
        spans.dedup();
        assert_eq!(spans.len(), found.len(), "none twice");
    }
    // Of one whose words are gone there is none, or some that are less alike.
    assert!(look_candidates(reader, case.key(cook)).unwrap().iter().all(|one| one.score < 1.0));
}

#[test]
fn what_is_accepted_has_the_words_of_its_place_and_is_exact() {
    let (mut case, [_, ice, cook, _]) = replaced();
    let before = case.bench.json();
    let span = case.of_claim(ice).span;
    let key = case.key(ice);
    let done = settle_look(&mut case.bench.writer, key, span.start(), span.end()).unwrap();
    assert_eq!(done.committed.op.unwrap().verb, Verb::SettleLooks);
    let passage = case.of_claim(ice);
    assert_eq!((passage.anchoring, passage.exact.as_str()), (Anchoring::Exact, ICE_MISREAD));
    assert_eq!(codes(&case).len(), 2);
    undo(&mut case.bench.writer).unwrap();
    assert_eq!(case.bench.json(), before);
    // A lost one is put where a person says.
    let key = case.key(cook);
    settle_look(&mut case.bench.writer, key, 0, 7).unwrap();
    assert_eq!(case.of_claim(cook).exact, "At noon");
    case.assert_sound();
}

#[test]
fn all_of_a_grade_are_accepted_in_one_op() {
    let (mut case, _) = replaced();
    let before = case.bench.json();
    let ops = case.bench.writer.rows().last_op().unwrap();
    let moved = Accepted { moved: true, fuzzy: None };
    let done = settle_looks(&mut case.bench.writer, case.document, moved).unwrap();
    assert_eq!((done.value, done.committed.op.unwrap().verb), (1, Verb::SettleLooks));
    assert_eq!(codes(&case).len(), 2);
    undo(&mut case.bench.writer).unwrap();
    assert_eq!(case.bench.json(), before);
    let too_alike = Accepted { moved: false, fuzzy: Some(1.0) };
    assert_eq!(settle_looks(&mut case.bench.writer, case.document, too_alike).unwrap().value, 0);
    let nothing = settle_looks(&mut case.bench.writer, case.document, Accepted::default()).unwrap();
    assert!(nothing.value == 0 && nothing.committed.op.is_none());
    // What was asked for and changed nothing is not in the log.
    assert_eq!(case.bench.writer.rows().last_op().unwrap(), ops + 2);
    let both = Accepted { moved: true, fuzzy: Some(0.5) };
    assert_eq!(settle_looks(&mut case.bench.writer, case.document, both).unwrap().value, 2);
    assert_eq!(codes(&case), ["lost"]);
    case.assert_sound();
}

#[test]
fn a_passage_that_is_given_up_keeps_its_words_and_leaves_the_list() {
    let (mut case, [_, ice, cook, _]) = replaced();
    let before = case.bench.json();
    for claim in [ice, cook] {
        let key = case.key(claim);
        give_up_passage(&mut case.bench.writer, key).unwrap();
        let again = give_up_passage(&mut case.bench.writer, key).unwrap();
        assert!(again.committed.op.is_none(), "once is enough");
    }
    assert_eq!(codes(&case), ["moved"]);
    let passage = case.of_claim(ice);
    assert_eq!((passage.anchoring, passage.exact.as_str()), (Anchoring::Lost, ICE));
    // It stands nowhere: its sentences are not judged.
    assert_eq!(progress(&mut case.bench.reader(), case.document).unwrap().judged(), 2);
    // It leaves and comes back given up.
    let mut fresh = Bench::new(2);
    obelus_engine::load(&mut fresh.writer, case.bench.json().as_bytes(), Leave::None).unwrap();
    assert_eq!(fresh.json(), case.bench.json());
    assert_eq!(list_looks(&mut fresh.reader(), None, ALL).unwrap().total, 1);
    undo(&mut case.bench.writer).unwrap();
    undo(&mut case.bench.writer).unwrap();
    assert_eq!(case.bench.json(), before);
    assert_eq!(codes(&case).len(), 3);
}

#[test]
fn what_is_put_somewhere_is_given_up_no_more() {
    let (mut case, [_, ice, ..]) = replaced();
    let key = case.key(ice);
    give_up_passage(&mut case.bench.writer, key).unwrap();
    let PassageKey::Claim(passage) = key else { panic!("no claim") };
    move_passage(&mut case.bench.writer, passage, 0, 7).unwrap();
    let claim = case.bench.writer.rows().find_claim(ice).unwrap().unwrap();
    assert_eq!((claim.extra.len(), claim.passages[0].passage.anchoring), (0, Anchoring::Exact));
}

#[test]
fn highlights_and_evidence_are_looked_at_too() {
    let mut case = Case::new();
    let highlight = case.highlight(ICE);
    let start = u32::try_from(PIER.chars().count()).unwrap() + 2;
    let evidence = case.quote(start, start + u32::try_from(ICE.chars().count()).unwrap());
    case.replace(&letter(&[PIER, ICE_MISREAD, SHIPS, COOK, WIRE]));
    assert_eq!(codes(&case), ["fuzzy", "fuzzy"]);
    let (lit, quoted) = (PassageKey::Highlight(highlight), PassageKey::Evidence(evidence));
    let span = look_candidates(&mut case.bench.reader(), quoted).unwrap()[0].span;
    settle_look(&mut case.bench.writer, quoted, span.start(), span.end()).unwrap();
    let piece = case.bench.writer.rows().find_evidence(evidence).unwrap().unwrap();
    assert_eq!(piece.passage.unwrap().exact, ICE_MISREAD);
    give_up_passage(&mut case.bench.writer, lit).unwrap();
    assert_eq!(looks(&case), []);
    let found = case.bench.writer.rows().find_highlight(highlight).unwrap().unwrap();
    assert_eq!(found.extra.get("givenUp"), Some(&serde_json::json!(true)));
    settle_look(&mut case.bench.writer, lit, 0, 9).unwrap();
    let found = case.bench.writer.rows().find_highlight(highlight).unwrap().unwrap();
    assert_eq!((found.extra.len(), found.passage.exact.as_str()), (0, "The ferry"));
    case.assert_sound();
}

#[test]
fn what_is_gone_or_stands_for_sure_is_refused() {
    let (mut case, [pier, ice, ..]) = replaced();
    let (sure, gone) = (case.key(pier), case.key(ice));
    assert!(matches!(give_up_passage(&mut case.bench.writer, sure), Err(EngineError::LookUnneeded)));
    delete_claim(&mut case.bench.writer, ice).unwrap();
    let before = case.bench.json();
    assert!(matches!(settle_look(&mut case.bench.writer, gone, 0, 9), Err(EngineError::PassageUnknown(_))));
    assert!(matches!(give_up_passage(&mut case.bench.writer, gone), Err(EngineError::PassageUnknown(_))));
    assert!(matches!(look_candidates(&mut case.bench.reader(), gone), Err(EngineError::PassageUnknown(_))));
    let nobody = "01900000-0000-7000-8000-000000000009";
    for key in [PassageKey::Highlight(nobody.parse().unwrap()), PassageKey::Evidence(nobody.parse().unwrap())] {
        assert!(matches!(settle_look(&mut case.bench.writer, key, 0, 9), Err(EngineError::NotFound(_))));
        assert!(matches!(give_up_passage(&mut case.bench.writer, key), Err(EngineError::NotFound(_))));
        assert!(matches!(look_candidates(&mut case.bench.reader(), key), Err(EngineError::NotFound(_))));
    }
    assert_eq!(case.bench.json(), before);
}

#[test]
fn a_place_that_is_none_is_refused_and_nothing_is_settled() {
    let mut case = Case::new();
    let ice = case.judge(ICE);
    case.replace(&letter(&["👩‍👩‍👧‍👦 came.", ICE_MISREAD]));
    let before = case.bench.json();
    let key = case.key(ice);
    let refused = |case: &mut Case, start, end| settle_look(&mut case.bench.writer, key, start, end).unwrap_err();
    assert!(matches!(refused(&mut case, 3, 3), EngineError::Span(SpanFault::Empty)));
    assert!(matches!(refused(&mut case, 9, 3), EngineError::Span(SpanFault::Empty)));
    assert!(matches!(refused(&mut case, 0, u32::MAX), EngineError::Span(SpanFault::Outside(_))));
    assert!(matches!(refused(&mut case, 1, 9), EngineError::Span(SpanFault::InsideCluster(1))));
    assert_eq!(case.bench.json(), before);
}

#[test]
fn two_passages_are_not_put_onto_the_same_place() {
    let mut case = Case::new();
    let places = [ICE, COOK].map(|quote| Place::Quote { quote: quote.to_owned(), occurrence: None });
    let edit = ClaimEdit { statement: Some(Some("s".to_owned())), ..ClaimEdit::default() };
    let mark = Mark::Claim(Verdict::Dubious, edit);
    mark_places(&mut case.bench.writer, case.document, &places[..1], mark).unwrap();
    obelus_engine::gather_passages(&mut case.bench.writer, case.document, &places[0], &places[1..]).unwrap();
    let (one, other) = (case.highlight(PIER), case.highlight(WIRE));
    case.replace(&letter(&["More before.", SHIPS]));
    let claim = case.bench.writer.rows().claims().unwrap().remove(0);
    let [first, second] = [0, 1].map(|index| PassageKey::Claim(claim.passages[index].id));
    settle_look(&mut case.bench.writer, first, 0, 4).unwrap();
    assert!(matches!(settle_look(&mut case.bench.writer, second, 0, 4), Err(EngineError::PassageTaken)));
    settle_look(&mut case.bench.writer, PassageKey::Highlight(one), 0, 4).unwrap();
    let refused = settle_look(&mut case.bench.writer, PassageKey::Highlight(other), 0, 4);
    assert!(matches!(refused, Err(EngineError::PassageTaken)));
    delete_highlight(&mut case.bench.writer, one).unwrap();
    settle_look(&mut case.bench.writer, PassageKey::Highlight(other), 0, 4).unwrap();
    // A passage that is given up and taken off leaves nothing of that behind.
    give_up_passage(&mut case.bench.writer, second).unwrap();
    let PassageKey::Claim(second) = second else { panic!("no claim") };
    drop_passage(&mut case.bench.writer, second).unwrap();
    assert!(case.bench.writer.rows().claims().unwrap()[0].extra.is_empty());
    case.assert_sound();
}

#[test]
fn who_judges_where_a_passage_that_was_given_up_lay_makes_a_claim_of_their_own() {
    let mut case = Case::new();
    let ice = case.judge(ICE);
    let highlight = case.highlight(ICE);
    case.replace(&letter(&[PIER, ICE_MISREAD, SHIPS, COOK, WIRE]));
    let key = case.key(ice);
    give_up_passage(&mut case.bench.writer, key).unwrap();
    give_up_passage(&mut case.bench.writer, PassageKey::Highlight(highlight)).unwrap();
    let span = case.of_claim(ice).span;
    let before = case.bench.writer.rows().find_claim(ice).unwrap();
    let place = Place::Span { start: span.start(), end: span.end() };
    let edit = ClaimEdit::default();
    let made = judge_claim(&mut case.bench.writer, case.document, &place, Verdict::Sourced, edit).unwrap().value;
    assert_ne!(made, ice);
    assert_eq!(case.of_claim(made).anchoring, Anchoring::Exact);
    assert_eq!(case.bench.writer.rows().find_claim(ice).unwrap(), before);
    // Once more it is the same claim.
    let edit = ClaimEdit::default();
    let again = judge_claim(&mut case.bench.writer, case.document, &place, Verdict::Sourced, edit).unwrap().value;
    assert_eq!(again, made);
    assert_ne!(case.highlight(ICE_MISREAD), highlight);
    case.assert_sound();
}

/// One claim on all these places.
fn gathered(case: &mut Case, places: &[Place], edit: ClaimEdit) -> ClaimId {
    let writer = &mut case.bench.writer;
    let claim = judge_claim(writer, case.document, &places[0], Verdict::Dubious, edit).unwrap().value;
    obelus_engine::gather_passages(writer, case.document, &places[0], &places[1..]).unwrap();
    claim
}

#[test]
fn only_what_stands_for_sure_takes_a_place() {
    let mut case = Case::new();
    let places = [ICE, COOK].map(|quote| Place::Quote { quote: quote.to_owned(), occurrence: None });
    let claim = gathered(&mut case, &places, ClaimEdit::default());
    let (lit, other) = (case.highlight(ICE), case.highlight(COOK));
    case.replace(&letter(&[PIER, ICE_MISREAD, SHIPS]));
    let passages = case.bench.writer.rows().find_claim(claim).unwrap().unwrap().passages;
    let of = |grade: &str| passages.iter().find(|place| place.passage.anchoring.code() == grade).unwrap();
    let (fuzzy, lost) = (of("fuzzy"), of("lost"));
    let span = fuzzy.passage.span;
    // Where the others may be nobody has said yet.
    settle_look(&mut case.bench.writer, PassageKey::Claim(lost.id), span.start(), span.end()).unwrap();
    settle_look(&mut case.bench.writer, PassageKey::Highlight(other), span.start(), span.end()).unwrap();
    // Now somebody has.
    for key in [PassageKey::Claim(fuzzy.id), PassageKey::Highlight(lit)] {
        let refused = settle_look(&mut case.bench.writer, key, span.start(), span.end());
        assert!(matches!(refused, Err(EngineError::PassageTaken)), "{key:?}");
    }
    case.assert_sound();
}

#[test]
fn of_a_claim_of_which_only_some_passages_are_given_up_the_others_are_listed() {
    let mut case = Case::new();
    let places = [ICE, COOK, WIRE].map(|quote| Place::Quote { quote: quote.to_owned(), occurrence: None });
    // A note that has the very word for it gives nothing up.
    let edit = ClaimEdit { note: Some(Some("givenUp".to_owned())), ..ClaimEdit::default() };
    let claim = gathered(&mut case, &places, edit);
    case.replace(&letter(&[PIER, SHIPS]));
    let ids = case.bench.writer.rows().find_claim(claim).unwrap().unwrap().passages;
    for index in [0, 2] {
        give_up_passage(&mut case.bench.writer, PassageKey::Claim(ids[index].id)).unwrap();
    }
    let left: Vec<_> = looks(&case).iter().map(|look| look.doubt.key).collect();
    assert_eq!(left, [PassageKey::Claim(ids[1].id)]);
    // Both stay given up in the next text.
    case.replace(&letter(&[PIER, SHIPS, "A line that is new."]));
    assert_eq!(looks(&case).len(), 1);
}
