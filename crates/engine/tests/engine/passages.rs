//! Many places at once and single passages: what becomes one claim, what is absorbed, what is refused.

use obelus_engine::{
    ClaimEdit, EngineError, HighlightDraft, Mark, Place, SpanFault, drop_passage, gather_passages, highlight_passage,
    judge_claim, link_claims, mark_places, move_highlight, move_passage, note_claim, undo,
};
use obelus_model::{Anchoring, Certainty, Claim, ClaimId, DocumentId, HighlightColor, PassageId, Relation, Verdict};
use obelus_testkit::TRAPS;

use crate::Bench;

const TEXT: &str = "He died. He lived. He died. He wept. He died.";
/// Where "He died." stands.
const DIED: [(u32, u32); 3] = [(0, 8), (19, 27), (37, 45)];

fn places(spans: &[(u32, u32)]) -> Vec<Place> {
    spans.iter().map(|&(start, end)| Place::Span { start, end }).collect()
}

fn spans(claim: &Claim) -> Vec<(u32, u32)> {
    claim.passages.iter().map(|place| (place.passage.span.start(), place.passage.span.end())).collect()
}

struct Case {
    bench: Bench,
    document: DocumentId,
}

impl Case {
    fn new(text: &str) -> Case {
        let mut bench = Bench::new(1);
        let document = bench.import(text);
        Case { bench, document }
    }

    fn judge(&mut self, (start, end): (u32, u32), verdict: Verdict) -> ClaimId {
        let place = Place::Span { start, end };
        judge_claim(&mut self.bench.writer, self.document, &place, verdict, ClaimEdit::default()).unwrap().value
    }

    fn note(&mut self, (start, end): (u32, u32)) -> ClaimId {
        let edit = ClaimEdit { note: Some(Some("n".to_owned())), ..ClaimEdit::default() };
        note_claim(&mut self.bench.writer, self.document, &Place::Span { start, end }, edit).unwrap().value
    }

    fn mark(&mut self, spans: &[(u32, u32)], verdict: Verdict) -> ClaimId {
        let mark = Mark::Claim(verdict, ClaimEdit::default());
        mark_places(&mut self.bench.writer, self.document, &places(spans), mark).unwrap().value.unwrap()
    }

    fn gather(&mut self, (start, end): (u32, u32), spans: &[(u32, u32)]) -> ClaimId {
        let place = Place::Span { start, end };
        gather_passages(&mut self.bench.writer, self.document, &place, &places(spans)).unwrap().value
    }

    fn claim(&self, id: ClaimId) -> Claim {
        self.bench.writer.rows().find_claim(id).unwrap().unwrap()
    }

    fn claims(&self) -> Vec<Claim> {
        self.bench.writer.rows().claims().unwrap()
    }

    fn passage(&self, id: ClaimId, index: usize) -> PassageId {
        self.claim(id).passages[index].id
    }

    /// Takes the last op back and holds that nothing of it is left.
    fn undo_to(&mut self, before: &str) {
        undo(&mut self.bench.writer).unwrap();
        assert_eq!(self.bench.json(), before);
        assert!(self.bench.writer.rows().verify().unwrap().is_empty());
    }
}

#[test]
fn places_in_any_order_become_one_claim_with_each_of_them_once() {
    let mut case = Case::new(TEXT);
    let before = case.bench.json();
    let [first, second, third] = DIED;
    let id = case.mark(&[third, first, second, first], Verdict::Dubious);
    let claim = case.claim(id);
    assert_eq!((spans(&claim), claim.verdict), (DIED.to_vec(), Some(Verdict::Dubious)));
    assert!(claim.passages.iter().all(|place| place.passage.exact == "He died."));
    let after = case.bench.json();
    assert_eq!(case.mark(&DIED, Verdict::Dubious), id);
    assert_eq!(case.bench.json(), after, "the same twice is no op");
    case.undo_to(&before);
}

#[test]
fn marking_absorbs_bare_verdicts_and_keeps_to_the_claim_that_says_more() {
    let mut case = Case::new(TEXT);
    let [first, second, third] = DIED;
    case.judge(first, Verdict::Sourced);
    let telling = case.note(second);
    let absorbed = case.judge(third, Verdict::Sourced);
    let passage = case.passage(absorbed, 0);
    let before = case.bench.json();
    assert_eq!(case.mark(&DIED, Verdict::Dubious), telling);
    let claims = case.claims();
    assert_eq!((claims.len(), spans(&claims[0])), (1, DIED.to_vec()));
    assert_eq!(claims[0].passages[2].id, passage, "an absorbed passage keeps its id");
    case.undo_to(&before);
}

#[test]
fn a_second_marking_of_more_places_widens_the_claim_of_the_first() {
    let mut case = Case::new(TEXT);
    let id = case.mark(&DIED[..2], Verdict::Dubious);
    assert_eq!(case.mark(&DIED, Verdict::Sourced), id);
    assert_eq!((spans(&case.claim(id)), case.claims().len()), (DIED.to_vec(), 1));
}

#[test]
fn places_with_other_words_become_claims_of_their_own_in_one_op() {
    let mut case = Case::new("In 1953 and 1956. IN  1953, again 1956; 1953! ?");
    let before = case.bench.json();
    let years = [(3, 7), (12, 16), (22, 26), (34, 38), (40, 44), (45, 46)];
    let mark = Mark::Claim(Verdict::Dubious, ClaimEdit::default());
    let done = mark_places(&mut case.bench.writer, case.document, &places(&years), mark.clone()).unwrap();
    assert_eq!(done.value, None, "several claims have no one id");
    let found: Vec<_> = case.claims().iter().map(|claim| (spans(claim), claim.verdict)).collect();
    let dubious = |list: &[(u32, u32)]| (list.to_vec(), Some(Verdict::Dubious));
    let expected = [dubious(&[years[0], years[2], years[4]]), dubious(&[years[1], years[3]]), dubious(&[years[5]])];
    assert_eq!(found, expected);
    let again = mark_places(&mut case.bench.writer, case.document, &places(&years), mark).unwrap();
    assert!(again.committed.op.is_none(), "the same twice is no op");
    case.undo_to(&before);
    let folded = [(0, 7), (18, 26)];
    let id = case.mark(&folded, Verdict::Sourced);
    assert_eq!(spans(&case.claim(id)), folded, "case and white space make no other words");
}

#[test]
fn a_claim_that_stands_at_places_with_other_words_stays_one() {
    let mut case = Case::new("In 1953 and 1956. Not 1953, not 1956.");
    let years = [(3, 7), (12, 16), (22, 26), (32, 36)];
    let both = case.gather(years[0], &years[1..2]);
    case.judge(years[2], Verdict::Sourced);
    assert_eq!(case.mark(&years, Verdict::Dubious), both);
    assert_eq!((case.claims().len(), spans(&case.claim(both))), (1, years.to_vec()));
}

#[test]
fn each_place_can_be_a_claim_of_its_own() {
    let mut case = Case::new(TEXT);
    let [first, second, third] = DIED;
    let noted = case.note(second);
    let bare = case.judge(third, Verdict::Sourced);
    let before = case.bench.json();
    let mark = Mark::Each(Verdict::NotAClaim, ClaimEdit::default());
    let done = mark_places(&mut case.bench.writer, case.document, &places(&DIED), mark).unwrap();
    assert_eq!((done.value, done.committed.changes.len()), (None, 3));
    let claims = case.claims();
    assert!(claims.iter().all(|claim| claim.verdict == Some(Verdict::NotAClaim)));
    assert_eq!([spans(&case.claim(noted)), spans(&case.claim(bare))], [vec![second], vec![third]]);
    assert_eq!((claims.len(), spans(&claims[2])), (3, vec![first]));
    case.undo_to(&before);
}

#[test]
fn highlighting_places_recolours_what_is_there_in_one_op() {
    let mut case = Case::new(TEXT);
    let place = Place::Span { start: 0, end: 8 };
    let noted = HighlightDraft { note: Some("n".to_owned()), ..HighlightDraft::default() };
    let known = highlight_passage(&mut case.bench.writer, case.document, &place, noted).unwrap().value;
    let before = case.bench.json();
    let blue = || Mark::Highlight(HighlightDraft { color: Some(HighlightColor::Blue), ..HighlightDraft::default() });
    let done = mark_places(&mut case.bench.writer, case.document, &places(&DIED), blue()).unwrap();
    assert_eq!((done.value, done.committed.changes.len()), (None, 3));
    let highlights = case.bench.writer.rows().highlights().unwrap();
    assert!(highlights.iter().all(|one| one.color == HighlightColor::Blue));
    assert_eq!(highlights.iter().find(|one| one.id == known).unwrap().note.as_deref(), Some("n"));
    let again = mark_places(&mut case.bench.writer, case.document, &places(&DIED), blue()).unwrap();
    assert!(again.committed.op.is_none());
    case.undo_to(&before);
}

#[test]
fn gathering_makes_the_claim_where_none_is_and_keeps_what_was_judged() {
    let mut case = Case::new(TEXT);
    let [first, second, third] = DIED;
    case.judge(second, Verdict::Sourced);
    case.judge(third, Verdict::Dubious);
    let before = case.bench.json();
    let id = case.gather(first, &DIED);
    let claim = case.claim(id);
    assert_eq!((spans(&claim), claim.verdict), (DIED.to_vec(), Some(Verdict::Dubious)));
    assert_eq!(case.claims().len(), 1);
    let after = case.bench.json();
    case.gather(first, &DIED);
    assert_eq!(case.bench.json(), after, "the same twice is no op");
    case.undo_to(&before);
}

#[test]
fn gathering_leaves_every_claim_alone_that_says_more_than_a_verdict() {
    let [first, second, third] = DIED;
    let check = |says: &str, say: fn(&mut Case)| {
        let mut case = Case::new(TEXT);
        let own = case.judge(first, Verdict::Sourced);
        say(&mut case);
        let others = case.claims().len();
        case.gather(first, &[second]);
        assert_eq!(case.claims().len(), others, "{says}");
        assert_eq!((spans(&case.claim(own)), case.claim(own).verdict), (vec![first, second], Some(Verdict::Sourced)));
    };
    check("a note", |case| {
        case.note(DIED[1]);
    });
    check("another passage", |case| {
        case.mark(&[DIED[1], DIED[2]], Verdict::Dubious);
    });
    check("a doubt", |case| {
        let unsure = ClaimEdit { certainty: Some(Certainty::Unsure), ..ClaimEdit::default() };
        let place = Place::Span { start: DIED[1].0, end: DIED[1].1 };
        judge_claim(&mut case.bench.writer, case.document, &place, Verdict::Dubious, unsure).unwrap();
    });
    check("a link", |case| {
        let (one, other) = (case.judge(DIED[1], Verdict::Dubious), case.judge(DIED[2], Verdict::Dubious));
        link_claims(&mut case.bench.writer, one, Relation::Contradicts, other, None).unwrap();
    });
    let mut case = Case::new(TEXT);
    case.judge(first, Verdict::Sourced);
    case.judge(second, Verdict::Dubious);
    case.judge((second.0, second.1 - 1), Verdict::Dubious);
    case.gather(first, &[second, third]);
    assert_eq!(case.claims().len(), 2, "only what has just the passage is absorbed");
}

#[test]
fn a_moved_passage_keeps_its_id_and_is_described_anew() {
    let mut case = Case::new(TEXT);
    let id = case.mark(&DIED, Verdict::Dubious);
    let moved = case.passage(id, 0);
    let before = case.bench.json();
    move_passage(&mut case.bench.writer, moved, 28, 36).unwrap();
    let claim = case.claim(id);
    let place = &claim.passages[1];
    assert_eq!(
        (place.id, place.passage.exact.as_str(), place.passage.anchoring),
        (moved, "He wept.", Anchoring::Exact)
    );
    assert_eq!((place.passage.prefix.as_str(), place.passage.suffix.as_str()), (&TEXT[..28], " He died."));
    let again = move_passage(&mut case.bench.writer, moved, 28, 36).unwrap();
    assert!(again.committed.op.is_none());
    case.undo_to(&before);
}

#[test]
fn a_passage_moves_onto_another_claim_but_not_onto_its_own_sister() {
    let mut case = Case::new(TEXT);
    let [first, second, third] = DIED;
    let id = case.mark(&[first, second], Verdict::Dubious);
    case.judge(third, Verdict::Sourced);
    let moved = case.passage(id, 0);
    let before = case.bench.json();
    let refused = move_passage(&mut case.bench.writer, moved, second.0, second.1);
    assert!(matches!(refused, Err(EngineError::PassageTaken)));
    assert_eq!(case.bench.json(), before);
    move_passage(&mut case.bench.writer, moved, third.0, third.1).unwrap();
    assert_eq!(spans(&case.claim(id)), [second, third]);
}

#[test]
fn a_highlight_moves_and_not_onto_another() {
    let mut case = Case::new(TEXT);
    let mut mark = |number| {
        let place = Place::Sentence(number);
        highlight_passage(&mut case.bench.writer, case.document, &place, HighlightDraft::default()).unwrap().value
    };
    let (one, _) = (mark(1), mark(2));
    let refused = move_highlight(&mut case.bench.writer, one, 9, 18);
    assert!(matches!(refused, Err(EngineError::PassageTaken)));
    move_highlight(&mut case.bench.writer, one, 9, 17).unwrap();
    assert_eq!(case.bench.writer.rows().find_highlight(one).unwrap().unwrap().passage.exact, "He lived");
    assert!(move_highlight(&mut case.bench.writer, one, 9, 17).unwrap().committed.op.is_none());
}

#[test]
fn all_passages_but_the_last_can_be_dropped() {
    let mut case = Case::new(TEXT);
    let id = case.mark(&DIED, Verdict::Dubious);
    let before = case.bench.json();
    let dropped = case.passage(id, 1);
    drop_passage(&mut case.bench.writer, dropped).unwrap();
    assert_eq!(spans(&case.claim(id)), [DIED[0], DIED[2]]);
    let refused = drop_passage(&mut case.bench.writer, dropped);
    assert!(matches!(refused, Err(EngineError::PassageUnknown(_))));
    case.undo_to(&before);
    for _ in 0..2 {
        let first = case.passage(id, 0);
        drop_passage(&mut case.bench.writer, first).unwrap();
    }
    let last = case.passage(id, 0);
    assert!(matches!(drop_passage(&mut case.bench.writer, last), Err(EngineError::PassageLast)));
}

#[test]
fn an_unjudged_claim_goes_with_its_last_but_one_passage_where_nothing_else_is_on_it() {
    let mut case = Case::new(TEXT);
    let id = case.gather(DIED[0], &DIED[1..2]);
    assert_eq!(case.claim(id).verdict, None);
    let passage = case.passage(id, 1);
    drop_passage(&mut case.bench.writer, passage).unwrap();
    assert!(case.claims().is_empty());
}

#[test]
fn places_that_are_no_passages_are_refused_all_together() {
    let mut case = Case::new(TRAPS);
    let id = case.gather((0, 6), &[(7, 10)]);
    let passage = case.passage(id, 0);
    let before = case.bench.json();
    let mut check = |spans: &[(u32, u32)], expected: SpanFault| {
        let (writer, document) = (&mut case.bench.writer, case.document);
        let marked = mark_places(writer, document, &places(spans), Mark::Highlight(HighlightDraft::default())).err();
        let gathered = gather_passages(writer, document, &Place::Sentence(1), &places(spans)).err();
        let moved = spans.last().and_then(|&(start, end)| move_passage(writer, passage, start, end).err());
        for refused in [marked, gathered].into_iter().chain([moved].into_iter().filter(Option::is_some)) {
            assert!(matches!(refused, Some(EngineError::Span(fault)) if fault == expected), "{refused:?}");
        }
    };
    // The family is one cluster of seven code points from 11 on.
    check(&[(0, 6), (11, 13)], SpanFault::InsideCluster(13));
    check(&[(0, 6), (12, 19)], SpanFault::InsideCluster(12));
    check(&[(0, 6), (3, 3)], SpanFault::Empty);
    check(&[(0, 6), (0, 9999)], SpanFault::Outside(TRAPS.chars().count().try_into().unwrap()));
    check(&[], SpanFault::Empty);
    assert_eq!(case.bench.json(), before);
}
