//! Judging, noting, marking, tagging: the rules of the verbs.

use obelus_engine::{
    Ask, ClaimEdit, EngineError, HighlightDraft, HighlightEdit, Place, TagDraft, clear_verdict, create_tag,
    delete_claim, delete_tag, edit_claim, edit_highlight, highlight_passage, judge_claim, link_claims, note_claim,
    progress, redo, remove_document, reread_document, undo,
};
use obelus_model::{Certainty, Kind, Reason, ReasonCode, Relation, Verdict};
use obelus_testkit::TRAPS;

use crate::Bench;

fn reason(code: ReasonCode) -> Reason {
    Reason { code, text: None }
}

#[test]
fn judging_the_same_place_twice_changes_one_claim() {
    let mut bench = Bench::new(1);
    let document = bench.import("One. Two. Three.");
    let place = Place::Sentence(2);
    let first = judge_claim(&mut bench.writer, document, &place, Verdict::Dubious, ClaimEdit::default()).unwrap();
    let again = judge_claim(&mut bench.writer, document, &place, Verdict::Sourced, ClaimEdit::default()).unwrap();
    assert_eq!(first.value, again.value);
    let claims = bench.writer.rows().claims().unwrap();
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].verdict, Some(Verdict::Sourced));
    assert_eq!(claims[0].passages[0].passage.exact, "Two.");
}

#[test]
fn what_is_done_once_more_is_no_op() {
    let mut bench = Bench::new(1);
    let document = bench.import("One. Two.");
    let place = Place::Sentence(1);
    let edit = || ClaimEdit { note: Some(Some("n".to_owned())), ..ClaimEdit::default() };
    let judge = |bench: &mut Bench| judge_claim(&mut bench.writer, document, &place, Verdict::Dubious, edit()).unwrap();
    let mark = |bench: &mut Bench| {
        highlight_passage(&mut bench.writer, document, &place, HighlightDraft::default()).unwrap().committed
    };
    let claim = judge(&mut bench).value;
    assert!(mark(&mut bench).op.is_some());
    let before = bench.json();
    assert!(judge(&mut bench).committed.op.is_none());
    assert!(mark(&mut bench).op.is_none());
    assert!(note_claim(&mut bench.writer, document, &place, edit()).unwrap().committed.op.is_none());
    assert_eq!(bench.json(), before);
    assert!(clear_verdict(&mut bench.writer, claim).unwrap().committed.op.is_some());
    assert!(clear_verdict(&mut bench.writer, claim).unwrap().committed.op.is_none());
}

#[test]
fn progress_counts_each_sentence_once_with_the_gravest_verdict() {
    let mut bench = Bench::new(1);
    let document = bench.import("One is. Two is. Three is. Four is.");
    let judge = |bench: &mut Bench, place: Place, verdict| {
        judge_claim(&mut bench.writer, document, &place, verdict, ClaimEdit::default()).unwrap();
    };
    judge(&mut bench, Place::Sentence(1), Verdict::Sourced);
    judge(&mut bench, Place::Span { start: 0, end: 3 }, Verdict::Dubious);
    judge(&mut bench, Place::Span { start: 12, end: 21 }, Verdict::NotAClaim);
    let found = progress(&mut bench.reader(), document).unwrap();
    assert_eq!((found.sentences, found.dubious, found.sourced, found.not_a_claim), (4, 1, 0, 1));
}

#[test]
fn a_verdict_off_dubious_drops_the_reasons_and_undo_brings_them_back() {
    let mut bench = Bench::new(1);
    let document = bench.import("One. Two.");
    let edit = ClaimEdit { reasons: Some(vec![reason(ReasonCode::NoSource)]), ..ClaimEdit::default() };
    let claim = judge_claim(&mut bench.writer, document, &Place::Sentence(1), Verdict::Dubious, edit).unwrap().value;
    edit_claim(&mut bench.writer, claim, Some(Verdict::Sourced), ClaimEdit::default()).unwrap();
    assert!(bench.writer.rows().find_claim(claim).unwrap().unwrap().reasons.is_empty());
    undo(&mut bench.writer).unwrap();
    let back = bench.writer.rows().find_claim(claim).unwrap().unwrap();
    assert_eq!((back.verdict, back.reasons.len()), (Some(Verdict::Dubious), 1));
}

#[test]
fn reasons_make_an_unjudged_claim_dubious_and_are_refused_on_a_sourced_one() {
    let mut bench = Bench::new(1);
    let document = bench.import("One. Two.");
    let edit = ClaimEdit { reasons: Some(vec![reason(ReasonCode::Weasel)]), ..ClaimEdit::default() };
    let claim = note_claim(&mut bench.writer, document, &Place::Sentence(1), edit.clone()).unwrap().value;
    assert_eq!(bench.writer.rows().find_claim(claim).unwrap().unwrap().verdict, Some(Verdict::Dubious));
    let before = bench.json();
    let refused = judge_claim(&mut bench.writer, document, &Place::Sentence(1), Verdict::Sourced, edit);
    assert!(matches!(refused, Err(EngineError::VerdictUnfit)));
    let kind = ClaimEdit { kind: Some(Some(Kind::Question)), ..ClaimEdit::default() };
    assert!(matches!(edit_claim(&mut bench.writer, claim, None, kind), Err(EngineError::VerdictUnfit)));
    assert_eq!(bench.json(), before);
}

#[test]
fn clearing_removes_a_bare_claim_and_keeps_one_with_a_note() {
    let mut bench = Bench::new(1);
    let document = bench.import("One. Two.");
    let noted = ClaimEdit { note: Some(Some("see p. 3".to_owned())), ..ClaimEdit::default() };
    let bare = judge_claim(&mut bench.writer, document, &Place::Sentence(1), Verdict::Sourced, ClaimEdit::default());
    let kept = judge_claim(&mut bench.writer, document, &Place::Sentence(2), Verdict::Sourced, noted);
    let (bare, kept) = (bare.unwrap().value, kept.unwrap().value);
    clear_verdict(&mut bench.writer, bare).unwrap();
    clear_verdict(&mut bench.writer, kept).unwrap();
    assert!(bench.writer.rows().find_claim(bare).unwrap().is_none());
    let kept = bench.writer.rows().find_claim(kept).unwrap().unwrap();
    assert_eq!((kept.verdict, kept.note.as_deref()), (None, Some("see p. 3")));
}

#[test]
fn an_empty_note_is_no_note_and_an_empty_claim_no_claim() {
    let mut bench = Bench::new(1);
    let document = bench.import("One. Two.");
    let blank = ClaimEdit { note: Some(Some("  \n".to_owned())), ..ClaimEdit::default() };
    let done = note_claim(&mut bench.writer, document, &Place::Sentence(1), blank).unwrap();
    assert!(done.committed.op.is_none());
    assert!(bench.writer.rows().claims().unwrap().is_empty());
}

#[test]
fn places_that_are_no_passages_are_refused_with_nothing_changed() {
    let mut bench = Bench::new(1);
    let document = bench.import(TRAPS);
    let before = bench.json();
    let check = |bench: &mut Bench, place: Place, expected: &str| {
        let refused = judge_claim(&mut bench.writer, document, &place, Verdict::Dubious, ClaimEdit::default());
        assert_eq!(refused.unwrap_err().to_string(), expected, "{place:?}");
    };
    check(&mut bench, Place::Span { start: 5, end: 5 }, "empty or turned round");
    check(&mut bench, Place::Span { start: 9, end: 3 }, "empty or turned round");
    check(&mut bench, Place::Span { start: 0, end: 9000 }, "outside the text of 116 code points");
    check(&mut bench, Place::Span { start: 0, end: 13 }, "inside a grapheme cluster at code point 13");
    check(&mut bench, Place::Sentence(0), "there are 6 sentences");
    check(&mut bench, Place::Sentence(99), "there are 6 sentences");
    check(&mut bench, Place::Quote { quote: "Lenin".to_owned(), occurrence: None }, "the quote does not occur");
    check(&mut bench, Place::Quote { quote: " is ".to_owned(), occurrence: Some(7) }, "the quote occurs 1 times");
    check(&mut bench, Place::Quote { quote: "t".to_owned(), occurrence: None }, "the quote occurs 5 times");
    check(&mut bench, Place::Quote { quote: String::new(), occurrence: None }, "the quote does not occur");
    assert_eq!(bench.json(), before);
}

#[test]
fn overlapping_and_nested_passages_are_claims_of_their_own() {
    let mut bench = Bench::new(1);
    let document = bench.import("In 1940 he died in Mexico.");
    for (start, end) in [(0, 26), (3, 7), (3, 15), (11, 25)] {
        let place = Place::Span { start, end };
        judge_claim(&mut bench.writer, document, &place, Verdict::Dubious, ClaimEdit::default()).unwrap();
    }
    assert_eq!(bench.writer.rows().claims().unwrap().len(), 4);
}

#[test]
fn a_deleted_tag_leaves_everything_that_bore_it_in_one_op() {
    let mut bench = Bench::new(1);
    let document = bench.import("One. Two.");
    let draft = |name: &str| TagDraft { name: name.to_owned(), ..TagDraft::default() };
    let tag = create_tag(&mut bench.writer, draft(" ice axe ")).unwrap().value;
    assert!(matches!(create_tag(&mut bench.writer, draft("Ice Axe")), Err(EngineError::NameTaken(_))));
    assert!(matches!(create_tag(&mut bench.writer, draft(" ")), Err(EngineError::NameEmpty)));
    let tagged = ClaimEdit { tags: Some(vec![tag, tag]), ..ClaimEdit::default() };
    let claim = note_claim(&mut bench.writer, document, &Place::Sentence(1), tagged).unwrap().value;
    let mark = HighlightDraft { tags: vec![tag], ..HighlightDraft::default() };
    let highlight = highlight_passage(&mut bench.writer, document, &Place::Sentence(2), mark).unwrap().value;
    let before = bench.json();
    delete_tag(&mut bench.writer, tag).unwrap();
    assert!(bench.writer.rows().find_claim(claim).unwrap().unwrap().tags.is_empty());
    assert!(bench.writer.rows().find_highlight(highlight).unwrap().unwrap().tags.is_empty());
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
}

#[test]
fn a_highlight_marked_twice_is_one_and_takes_the_new_colour() {
    use obelus_model::HighlightColor::{Blue, Green};
    let mut bench = Bench::new(1);
    let document = bench.import("One. Two.");
    let blue = HighlightDraft { color: Some(Blue), note: Some("n".to_owned()), ..HighlightDraft::default() };
    let first = highlight_passage(&mut bench.writer, document, &Place::Sentence(1), blue).unwrap().value;
    let again = HighlightDraft { color: Some(Green), ..HighlightDraft::default() };
    assert_eq!(highlight_passage(&mut bench.writer, document, &Place::Sentence(1), again).unwrap().value, first);
    let found = bench.writer.rows().find_highlight(first).unwrap().unwrap();
    assert_eq!((found.color, found.note.as_deref()), (Green, Some("n")));
    let cleared = HighlightEdit { note: Some(None), ..HighlightEdit::default() };
    edit_highlight(&mut bench.writer, first, cleared).unwrap();
    assert_eq!(bench.writer.rows().find_highlight(first).unwrap().unwrap().note, None);
}

#[test]
fn a_claim_is_not_linked_to_itself_nor_twice() {
    let mut bench = Bench::new(1);
    let document = bench.import("One. Two.");
    let judge = |bench: &mut Bench, number| {
        let place = Place::Sentence(number);
        judge_claim(&mut bench.writer, document, &place, Verdict::Dubious, ClaimEdit::default()).unwrap().value
    };
    let (one, two) = (judge(&mut bench, 1), judge(&mut bench, 2));
    link_claims(&mut bench.writer, one, Relation::Contradicts, two, None).unwrap();
    for (from, to) in [(one, one), (one, two), (two, one)] {
        let refused = link_claims(&mut bench.writer, from, Relation::Contradicts, to, None);
        assert!(matches!(refused, Err(EngineError::LinkRefused)));
    }
    link_claims(&mut bench.writer, two, Relation::Supports, one, None).unwrap();
    delete_claim(&mut bench.writer, one).unwrap();
    assert!(bench.writer.rows().links().unwrap().is_empty());
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.writer.rows().links().unwrap().len(), 2);
}

#[test]
fn a_removed_document_comes_back_whole_by_undo_even_after_a_restart() {
    let mut bench = Bench::new(1);
    let document = bench.import(TRAPS);
    for number in 1..=6 {
        let unsure = ClaimEdit { certainty: Some(Certainty::Unsure), ..ClaimEdit::default() };
        judge_claim(&mut bench.writer, document, &Place::Sentence(number), Verdict::Sourced, unsure).unwrap();
    }
    highlight_passage(&mut bench.writer, document, &Place::Sentence(1), HighlightDraft::default()).unwrap();
    let before = bench.json();
    remove_document(&mut bench.writer, document).unwrap();
    assert!(bench.writer.rows().documents().unwrap().is_empty());
    let mut bench = bench.reopen();
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
    redo(&mut bench.writer).unwrap();
    assert!(bench.writer.rows().claims().unwrap().is_empty());
}

#[test]
fn another_encoding_is_a_new_version_in_which_the_passages_are_found_again() {
    let mut bench = Bench::new(1);
    // "Троцкий жил в Мексике. In 1940 he died." in windows-1251, read as windows-1252.
    let bytes = encode_1251("Троцкий жил в Мексике. In 1940 he died there.");
    let in_encoding = |label: &str| {
        let ask = Ask { encoding: Some(label.parse().unwrap()), ..Ask::default() };
        obelus_engine::read(&bytes, &ask).unwrap()
    };
    let reading = in_encoding("windows-1252");
    let prepared = obelus_engine::prepare(bytes.clone(), Some("t.txt".to_owned()), reading);
    let imported = obelus_engine::import_document(
        &mut bench.writer,
        prepared,
        obelus_engine::Details::default(),
        obelus_engine::SameBytes::Known,
    );
    let document = imported.unwrap().value.document.id;
    let plain = Place::Quote { quote: "In 1940 he died there.".to_owned(), occurrence: None };
    judge_claim(&mut bench.writer, document, &plain, Verdict::Sourced, ClaimEdit::default()).unwrap();
    let garbled = Place::Span { start: 0, end: 7 };
    let garbled = judge_claim(&mut bench.writer, document, &garbled, Verdict::Dubious, ClaimEdit::default()).unwrap();
    let before = bench.json();
    reread_document(&mut bench.writer, document, &in_encoding("windows-1251")).unwrap();
    let claim = bench.writer.rows().claims().unwrap().remove(0);
    let passage = &claim.passages[0].passage;
    assert_eq!((passage.version, passage.anchoring), (2, obelus_model::Anchoring::Exact));
    assert!(passage.prefix.contains("Мексике"));
    let garbled = bench.writer.rows().find_claim(garbled.value).unwrap().unwrap();
    assert_eq!(garbled.passages[0].passage.exact, "Троцкий");
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
}

/// Letters of the Russian alphabet at their places in windows-1251; the rest is ASCII.
fn encode_1251(text: &str) -> Vec<u8> {
    let byte = |character: char| match character {
        'А'..='я' => u8::try_from(u32::from(character) - 0x410 + 0xC0).unwrap(),
        other => u8::try_from(u32::from(other)).unwrap(),
    };
    text.chars().map(byte).collect()
}
