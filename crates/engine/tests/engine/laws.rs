//! Laws: any sequence of verbs, taken back, leaves the library as it was; done again, as it had become.

use obelus_engine::{
    Accepted, Ask, ClaimEdit, ClaimOrPlace, Cutting, EvidenceEdit, HighlightDraft, Leave, Mark, OriginDraft, Place,
    TagDraft, attach_evidence, clear_origin, clear_verdict, create_tag, delete_claim, delete_tag, detach_evidence,
    drop_passage, edit_evidence, gather_passages, give_up_passage, highlight_passage, judge_claim, load, mark_places,
    move_highlight, move_passage, note_claim, prepare, read, redo, remove_document, replace_document, set_origin,
    settle_look, settle_looks, undo,
};
use obelus_model::{DocumentId, Kind, PassageId, PassageKey, Reason, ReasonCode, Stance, Verdict};
use obelus_testkit::TRAPS;
use proptest::prelude::*;

use crate::Bench;

/// What a person might do next, with numbers that are taken modulo what is there.
#[derive(Clone, Debug)]
enum Deed {
    Judge(u32, Verdict),
    JudgeSpan(u32, u32),
    Doubt(u32, ReasonCode),
    Sort(u32, Kind),
    Note(u32, String),
    Highlight(u32),
    Tag(u8),
    MarkAll(Vec<u32>, Verdict),
    HighlightAll(Vec<u32>),
    Gather(u32, Vec<u32>),
    Move(usize, u32, u32),
    MoveHighlight(usize, u32, u32),
    Drop(usize),
    Clear(usize),
    Delete(usize),
    Untag(usize),
    Bring(u32, usize, Stance),
    Alter(usize, Stance),
    Detach(usize),
    Origin(u32, u32, Option<u8>),
    Import,
    Remove(usize),
    Replace(u8),
    Settle(usize, u32, u32),
    SettleAll,
    GiveUp(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let verdict = prop::sample::select(Verdict::ALL);
    let some = || prop::collection::vec(1u32..7, 0..5);
    let deed = prop_oneof![
        5 => (1u32..7, verdict).prop_map(|(number, verdict)| Deed::Judge(number, verdict)),
        2 => (0u32..60, 1u32..40).prop_map(|(start, length)| Deed::JudgeSpan(start, start + length)),
        2 => (1u32..7, prop::sample::select(ReasonCode::ALL)).prop_map(|(number, code)| Deed::Doubt(number, code)),
        1 => (1u32..7, prop::sample::select(Kind::ALL)).prop_map(|(number, kind)| Deed::Sort(number, kind)),
        2 => (1u32..7, "\\PC{0,8}").prop_map(|(number, note)| Deed::Note(number, note)),
        2 => (1u32..7).prop_map(Deed::Highlight),
        1 => any::<u8>().prop_map(Deed::Tag),
        2 => (some(), prop::sample::select(Verdict::ALL)).prop_map(|(numbers, verdict)| Deed::MarkAll(numbers, verdict)),
        1 => some().prop_map(Deed::HighlightAll),
        2 => (1u32..7, some()).prop_map(|(number, numbers)| Deed::Gather(number, numbers)),
        2 => (any::<usize>(), 0u32..60, 1u32..40).prop_map(|(index, start, length)| Deed::Move(index, start, length)),
        1 => (any::<usize>(), 0u32..60, 1u32..40)
            .prop_map(|(index, start, length)| Deed::MoveHighlight(index, start, length)),
        2 => any::<usize>().prop_map(Deed::Drop),
        2 => any::<usize>().prop_map(Deed::Clear),
        1 => any::<usize>().prop_map(Deed::Delete),
        1 => any::<usize>().prop_map(Deed::Untag),
        3 => (1u32..7, any::<usize>(), prop::sample::select(Stance::ALL))
            .prop_map(|(number, index, stance)| Deed::Bring(number, index, stance)),
        1 => (any::<usize>(), prop::sample::select(Stance::ALL)).prop_map(|(index, stance)| Deed::Alter(index, stance)),
        2 => any::<usize>().prop_map(Deed::Detach),
        2 => (0u32..60, 1u32..40, prop::option::of(0u8..3))
            .prop_map(|(start, length, note)| Deed::Origin(start, start + length, note)),
        1 => Just(Deed::Import),
        1 => any::<usize>().prop_map(Deed::Remove),
        4 => (0u8..6).prop_map(Deed::Replace),
        2 => (any::<usize>(), 0u32..60, 1u32..40)
            .prop_map(|(index, start, length)| Deed::Settle(index, start, start + length)),
        1 => Just(Deed::SettleAll),
        2 => any::<usize>().prop_map(Deed::GiveUp),
    ];
    prop::collection::vec(deed, 1..25)
}

/// Does a deed; one that is refused (a span inside an emoji, a name that is taken) changes nothing, which is part of
/// the law. Answers whether it was logged.
fn act(bench: &mut Bench, deed: &Deed) -> bool {
    let documents = bench.writer.rows().documents().unwrap();
    let Some(document) = documents.first().map(|document| document.id) else {
        bench.import(TRAPS);
        return true;
    };
    let claims = bench.writer.rows().claims().unwrap();
    let claim = |index: &usize| claims.get(index % claims.len().max(1)).map(|claim| claim.id);
    let places: Vec<PassageId> = claims.iter().flat_map(|claim| &claim.passages).map(|place| place.id).collect();
    let passage = |index: &usize| places.get(index % places.len().max(1)).copied();
    let writer = &mut bench.writer;
    let tags = writer.rows().tags().unwrap();
    let logged = |done: Option<obelus_engine::Committed>| done.is_some_and(|committed| committed.op.is_some());
    match deed {
        Deed::Judge(number, verdict) => {
            let tagged = tags.iter().map(|tag| tag.id).take(1).collect();
            let edit = ClaimEdit { tags: Some(tagged), ..ClaimEdit::default() };
            logged(judge_claim(writer, document, &Place::Sentence(*number), *verdict, edit).ok().map(|d| d.committed))
        }
        Deed::JudgeSpan(start, end) => {
            let place = Place::Span { start: *start, end: *end };
            let done = judge_claim(writer, document, &place, Verdict::Dubious, ClaimEdit::default());
            logged(done.ok().map(|done| done.committed))
        }
        Deed::Doubt(number, code) => {
            let reasons = Some(vec![Reason { code: *code, text: Some("why".to_owned()) }]);
            note(bench, document, *number, ClaimEdit { reasons, ..ClaimEdit::default() })
        }
        Deed::Sort(number, kind) => {
            note(bench, document, *number, ClaimEdit { kind: Some(Some(*kind)), ..ClaimEdit::default() })
        }
        Deed::Note(number, words) => {
            note(bench, document, *number, ClaimEdit { note: Some(Some(words.clone())), ..ClaimEdit::default() })
        }
        Deed::Highlight(number) => {
            let draft = HighlightDraft { tags: tags.iter().map(|tag| tag.id).collect(), ..HighlightDraft::default() };
            let done = highlight_passage(writer, document, &Place::Sentence(*number), draft);
            logged(done.ok().map(|done| done.committed))
        }
        Deed::Tag(name) => {
            let draft = TagDraft { name: format!("tag {name}"), ..TagDraft::default() };
            logged(create_tag(writer, draft).ok().map(|done| done.committed))
        }
        Deed::MarkAll(numbers, verdict) => {
            let mark = match verdict {
                Verdict::Sourced => Mark::Each(*verdict, ClaimEdit::default()),
                _ => Mark::Claim(*verdict, ClaimEdit::default()),
            };
            logged(mark_places(writer, document, &sentences(numbers), mark).ok().map(|done| done.committed))
        }
        Deed::HighlightAll(numbers) => {
            let mark = Mark::Highlight(HighlightDraft::default());
            logged(mark_places(writer, document, &sentences(numbers), mark).ok().map(|done| done.committed))
        }
        Deed::Gather(number, numbers) => {
            let done = gather_passages(writer, document, &Place::Sentence(*number), &sentences(numbers));
            logged(done.ok().map(|done| done.committed))
        }
        Deed::Move(index, start, length) => {
            let done = passage(index).and_then(|id| move_passage(writer, id, *start, start + length).ok());
            logged(done.map(|done| done.committed))
        }
        Deed::MoveHighlight(index, start, length) => {
            let highlights = writer.rows().highlights().unwrap();
            let id = highlights.get(index % highlights.len().max(1)).map(|highlight| highlight.id);
            let done = id.and_then(|id| move_highlight(writer, id, *start, start + length).ok());
            logged(done.map(|done| done.committed))
        }
        Deed::Drop(index) => {
            logged(passage(index).and_then(|id| drop_passage(writer, id).ok()).map(|done| done.committed))
        }
        Deed::Clear(index) => logged(claim(index).and_then(|id| clear_verdict(writer, id).ok()).map(|d| d.committed)),
        Deed::Delete(index) => logged(claim(index).and_then(|id| delete_claim(writer, id).ok()).map(|d| d.committed)),
        Deed::Untag(index) => {
            let tag = tags.get(index % tags.len().max(1)).map(|tag| tag.id);
            logged(tag.and_then(|tag| delete_tag(writer, tag).ok()).map(|done| done.committed))
        }
        Deed::Bring(number, index, stance) => {
            // Of another document or of its own; a document too short for it is refused.
            let from = documents[index % documents.len()].id;
            let to = ClaimOrPlace::Place(document, Place::Sentence(*number));
            let cutting = Cutting { document: from, start: 0, end: 6 };
            let edit = EvidenceEdit { stance: Some(*stance), passage: Some(Some(cutting)), ..EvidenceEdit::default() };
            logged(attach_evidence(writer, &to, edit).ok().map(|done| done.committed))
        }
        Deed::Alter(index, stance) => {
            let edit =
                EvidenceEdit { stance: Some(*stance), note: Some(Some("n".to_owned())), ..EvidenceEdit::default() };
            logged(piece(writer, *index).and_then(|id| edit_evidence(writer, id, edit).ok()).map(|done| done.committed))
        }
        Deed::Detach(index) => {
            logged(piece(writer, *index).and_then(|id| detach_evidence(writer, id).ok()).map(|done| done.committed))
        }
        Deed::Origin(start, end, note) => {
            let draft = note.map(|note| OriginDraft { note: Some(note.to_string()), ..OriginDraft::default() });
            let done = match draft {
                Some(draft) => set_origin(writer, document, *start, *end, draft),
                None => clear_origin(writer, document, *start, *end),
            };
            logged(done.ok().map(|done| done.committed))
        }
        Deed::Import => {
            bench.import("Another text. It is short.");
            true
        }
        Deed::Remove(index) => {
            let gone = documents[index % documents.len()].id;
            logged(remove_document(writer, gone).ok().map(|done| done.committed))
        }
        Deed::Replace(number) => replace(writer, document, *number),
        Deed::Settle(index, start, end) => {
            let key = any_passage(writer, *index);
            let done = key.and_then(|key| settle_look(writer, key, *start, *end).ok());
            logged(done.map(|done| done.committed))
        }
        Deed::SettleAll => {
            let accepted = Accepted { moved: true, fuzzy: Some(0.5) };
            logged(settle_looks(writer, document, accepted).ok().map(|done| done.committed))
        }
        Deed::GiveUp(index) => {
            let key = any_passage(writer, *index);
            logged(key.and_then(|key| give_up_passage(writer, key).ok()).map(|done| done.committed))
        }
    }
}

/// The text with traps as other hands would have it: unchanged, with more before it, with other words, in another order, with
/// other lines, and another text altogether.
fn edition(number: u8) -> String {
    match number {
        0 => TRAPS.to_owned(),
        1 => format!("👩‍👩‍👧‍👦 New here. {TRAPS}"),
        2 => TRAPS.replace("Mexico", "Mexlco").replace("He died", "They all lived"),
        3 => TRAPS.split_inclusive(['.', '!']).rev().collect(),
        4 => TRAPS.replace(' ', "\n"),
        _ => "Nothing of it is here any more.".to_owned(),
    }
}

fn replace(writer: &mut obelus_engine::Writer, document: DocumentId, number: u8) -> bool {
    let text = edition(number);
    let reading = read(text.as_bytes(), &Ask::default()).unwrap();
    let prepared = prepare(text.into_bytes(), Some(format!("{number}.txt")), reading);
    replace_document(writer, document, prepared).unwrap().committed.op.is_some()
}

/// Any passage of the library, by a number.
fn any_passage(writer: &obelus_engine::Writer, index: usize) -> Option<PassageKey> {
    let rows = writer.rows();
    let claims = rows.claims().unwrap();
    let mut keys: Vec<PassageKey> =
        claims.iter().flat_map(|claim| &claim.passages).map(|place| PassageKey::Claim(place.id)).collect();
    keys.extend(rows.highlights().unwrap().iter().map(|one| PassageKey::Highlight(one.id)));
    keys.extend(rows.evidence().unwrap().iter().map(|one| PassageKey::Evidence(one.id)));
    keys.get(index % keys.len().max(1)).copied()
}

fn piece(writer: &obelus_engine::Writer, index: usize) -> Option<obelus_model::EvidenceId> {
    let pieces = writer.rows().evidence().unwrap();
    pieces.get(index % pieces.len().max(1)).map(|piece| piece.id)
}

fn sentences(numbers: &[u32]) -> Vec<Place> {
    numbers.iter().copied().map(Place::Sentence).collect()
}

fn note(bench: &mut Bench, document: DocumentId, number: u32, edit: ClaimEdit) -> bool {
    let done = note_claim(&mut bench.writer, document, &Place::Sentence(number), edit);
    done.is_ok_and(|done| done.committed.op.is_some())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn verbs_are_undone_and_redone_across_a_restart(deeds in deeds()) {
        let mut bench = Bench::new(1);
        bench.import(TRAPS);
        let mut states = vec![bench.json()];
        for deed in &deeds {
            if act(&mut bench, deed) {
                states.push(bench.json());
            } else {
                prop_assert_eq!(&bench.json(), states.last().unwrap());
            }
        }
        let mut bench = bench.reopen();
        for state in states.iter().rev().skip(1) {
            undo(&mut bench.writer).unwrap();
            prop_assert_eq!(&bench.json(), state);
        }
        let mut bench = bench.reopen();
        for state in states.iter().skip(1) {
            redo(&mut bench.writer).unwrap();
            prop_assert_eq!(&bench.json(), state);
        }
        prop_assert!(bench.writer.rows().verify().unwrap().is_empty());
    }

    #[test]
    fn what_goes_out_comes_back_the_same(deeds in deeds()) {
        let mut bench = Bench::new(1);
        bench.import(TRAPS);
        for deed in &deeds {
            act(&mut bench, deed);
        }
        let json = bench.json();
        let mut fresh = Bench::new(2);
        load(&mut fresh.writer, json.as_bytes(), Leave::None).unwrap();
        prop_assert_eq!(fresh.json(), json);
    }
}
