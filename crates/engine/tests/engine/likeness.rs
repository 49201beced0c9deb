//! Loading a file whose text of a document is another than the library's: asked, allowed, carried over.

use obelus_engine::{
    ClaimEdit, EngineError, Form, Leave, Loaded, Place, Texts, export, judge_claim, list_looks, load, undo,
};
use obelus_model::{Anchoring, ClaimId, DocumentId, Moment, Verdict};

use crate::Bench;
use crate::replacing::{COOK, Case, ICE, ICE_MISREAD, PIER, SHIPS, WIRE, letter};

/// What a colleague sends: the letter as another hand read it, with five claims.
fn theirs(texts: Texts) -> Vec<u8> {
    let mut bench = Bench::new(7);
    let document = bench.import(&letter(&[PIER, ICE_MISREAD, SHIPS, COOK, WIRE]));
    for quote in [PIER, ICE_MISREAD, SHIPS, COOK, WIRE] {
        let place = Place::Quote { quote: quote.to_owned(), occurrence: None };
        judge_claim(&mut bench.writer, document, &place, Verdict::Sourced, ClaimEdit::default()).unwrap();
    }
    written(&bench, document, texts)
}

fn written(bench: &Bench, document: DocumentId, texts: Texts) -> Vec<u8> {
    let mut out = Vec::new();
    export(&mut bench.reader(), Some(document), Form::Obelus, texts, "test", Moment::EPOCH, &mut out).unwrap();
    out
}

fn grades(loaded: &Loaded) -> Vec<&'static str> {
    let mut grades: Vec<&str> = loaded.passages.iter().map(|grade| grade.code()).collect();
    grades.sort_unstable();
    grades
}

#[test]
fn a_document_that_is_only_alike_is_asked_for_and_nothing_is_changed() {
    let mut case = Case::new();
    let before = case.bench.json();
    for texts in [Texts::With, Texts::Without] {
        match load(&mut case.bench.writer, &theirs(texts), Leave::None) {
            Err(EngineError::DocumentDiffers { title, likeness }) => {
                assert_eq!(title, "text");
                assert!((0.5..1.0).contains(&likeness), "{likeness}");
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(case.bench.json(), before);
}

#[test]
fn with_leave_the_passages_are_carried_over_in_one_op_and_can_be_undone() {
    for texts in [Texts::With, Texts::Without] {
        let mut case = Case::new();
        let before = case.bench.json();
        let file = theirs(texts);
        let done = load(&mut case.bench.writer, &file, Leave::ByLikeness).unwrap();
        assert_eq!(grades(&done.value), ["exact", "exact", "exact", "exact", "fuzzy"], "{texts:?}");
        let rows = case.bench.writer.rows();
        assert_eq!(rows.documents().unwrap().len(), 1);
        for claim in rows.claims().unwrap() {
            let passage = &claim.passages[0].passage;
            assert_eq!((passage.document, passage.version), (case.document, 1));
            let same = case.words_at(passage) == passage.exact;
            assert_eq!(same, passage.anchoring == Anchoring::Exact, "{passage:?}");
        }
        let looks = list_looks(&mut case.bench.reader(), None, 9).unwrap();
        assert_eq!((looks.total, looks.looks[0].now.as_deref()), (1, Some(ICE)));
        case.assert_sound();
        // The same file once more is nothing new, once it is allowed again.
        let again = load(&mut case.bench.writer, &file, Leave::ByLikeness).unwrap();
        assert_eq!((again.value.added, again.value.changed), (0, 0));
        undo(&mut case.bench.writer).unwrap();
        assert_eq!(case.bench.json(), before);
    }
}

#[test]
fn a_document_can_be_named_onto_which_the_file_comes_whatever_its_text() {
    let mut case = Case::new();
    let poem = case.bench.import("A poem about nothing of this kind, which has other words.");
    let done = load(&mut case.bench.writer, &theirs(Texts::With), Leave::Onto(poem)).unwrap();
    assert_eq!(grades(&done.value), ["lost"; 5]);
    let onto =
        |claim: ClaimId| case.bench.writer.rows().find_claim(claim).unwrap().unwrap().passages[0].passage.document;
    for claim in case.bench.writer.rows().claims().unwrap() {
        assert_eq!(onto(claim.id), poem);
    }
    case.assert_sound();
    let unknown = "01900000-0000-7000-8000-000000000009".parse().unwrap();
    let refused = load(&mut case.bench.writer, &theirs(Texts::With), Leave::Onto(unknown));
    assert!(matches!(refused, Err(EngineError::NotFound(_))));
}

#[test]
fn a_file_about_two_documents_or_none_comes_onto_no_single_one() {
    let mut case = Case::new();
    let mut two = Bench::new(7);
    let empty = two.json();
    two.import(&letter(&[PIER, ICE]));
    two.import(&letter(&[COOK, WIRE]));
    for (file, count) in [(two.json(), 2), (empty, 0)] {
        let refused = load(&mut case.bench.writer, file.as_bytes(), Leave::Onto(case.document));
        assert!(matches!(refused, Err(EngineError::OntoUnfit(found)) if found == count));
    }
}

#[test]
fn another_text_with_the_same_title_is_another_document() {
    let mut case = Case::new();
    let mut other = Bench::new(7);
    other.import("Something else that was kept in a file of the same name. It has its own words and its own end.");
    for leave in [Leave::None, Leave::ByLikeness] {
        let loaded = load(&mut case.bench.writer, other.json().as_bytes(), leave).unwrap();
        assert!(loaded.value.added > 0 || leave == Leave::ByLikeness);
    }
    assert_eq!(case.bench.writer.rows().documents().unwrap().len(), 2);
}

#[test]
fn nearly_the_same_text_is_asked_for_whatever_its_title() {
    let mut case = Case::new();
    let mut other = Bench::new(7);
    let long = letter(&[PIER, ICE, SHIPS, COOK, WIRE]);
    let document = other.import(&long.replace("ninety", "n1nety"));
    let edit = obelus_engine::DocumentEdit { title: Some("Of the ice".to_owned()), ..Default::default() };
    obelus_engine::edit_document(&mut other.writer, document, edit).unwrap();
    let refused = load(&mut case.bench.writer, other.json().as_bytes(), Leave::None);
    assert!(matches!(refused, Err(EngineError::DocumentDiffers { likeness, .. }) if likeness >= 0.9));
}

#[test]
fn a_file_from_before_a_text_was_replaced_is_carried_over_by_the_old_text() {
    let mut case = Case::new();
    let claim = case.judge(ICE);
    for texts in [Texts::With, Texts::Without] {
        let before = written(&case.bench, case.document, texts);
        case.replace(&letter(&["More before.", PIER, ICE, SHIPS, COOK, WIRE]));
        let after = case.bench.json();
        // The same record, told in the text that is here now, is the same.
        let loaded = load(&mut case.bench.writer, &before, Leave::None).unwrap().value;
        assert_eq!((loaded.added, loaded.changed), (0, 0), "{texts:?}");
        assert_eq!(case.bench.json(), after);
        assert_eq!(case.of_claim(claim).anchoring, Anchoring::Exact);
        undo(&mut case.bench.writer).unwrap();
    }
    // A colleague who has the old text under another id means this document.
    let mut other = Bench::new(7);
    let document = other.import(&letter(&[PIER, ICE, SHIPS, COOK, WIRE]));
    let place = Place::Quote { quote: COOK.to_owned(), occurrence: None };
    judge_claim(&mut other.writer, document, &place, Verdict::Sourced, ClaimEdit::default()).unwrap();
    let file = written(&other, document, Texts::Without);
    case.replace(&letter(&["More before.", PIER, ICE, SHIPS, COOK, WIRE]));
    let loaded = load(&mut case.bench.writer, &file, Leave::None).unwrap().value;
    assert_eq!(loaded.passages, [Anchoring::Exact]);
    assert_eq!(case.bench.writer.rows().documents().unwrap().len(), 1);
    case.assert_sound();
}

#[test]
fn documents_that_are_only_alike_are_kept_apart_where_that_was_said() {
    let mut case = Case::new();
    let ice = case.judge(ICE);
    let before = case.bench.json();
    let done = load(&mut case.bench.writer, &theirs(Texts::With), Leave::Apart).unwrap();
    assert_eq!(grades(&done.value), ["exact"; 5]);
    let rows = case.bench.writer.rows();
    assert_eq!((rows.documents().unwrap().len(), rows.claims().unwrap().len()), (2, 6));
    assert_eq!(case.of_claim(ice).document, case.document);
    case.assert_sound();
    // The same file once more is known by its id, whatever is said, and nothing new.
    for leave in [Leave::Apart, Leave::ByLikeness, Leave::None] {
        let again = load(&mut case.bench.writer, &theirs(Texts::With), leave).unwrap().value;
        assert_eq!((again.added, again.changed), (0, 0), "{leave:?}");
    }
    undo(&mut case.bench.writer).unwrap();
    assert_eq!(case.bench.json(), before);
    // A document of its own needs a text.
    let refused = load(&mut case.bench.writer, &theirs(Texts::Without), Leave::Apart);
    assert!(matches!(refused, Err(EngineError::TextMissing { .. })), "{refused:?}");
}

/// A text of so many sentences that no other number has, misread here and there.
fn report(number: usize, misread: usize) -> String {
    let word = |at: usize| {
        if misread > 0 && at.is_multiple_of(misread) { "misread".to_owned() } else { format!("n{number}w{at}") }
    };
    (0..600).map(|at| format!("{} ", word(at)) + if at % 8 == 7 { "said so.\n" } else { "" }).collect()
}

/// A library of reports under one title.
fn reports(sessions: u32, misread: usize, count: usize) -> Bench {
    let mut bench = Bench::new(sessions);
    for number in 0..count {
        let document = bench.import(&report(number, misread));
        let place = Place::Quote { quote: format!("n{number}w9 n{number}w10"), occurrence: None };
        judge_claim(&mut bench.writer, document, &place, Verdict::Sourced, ClaimEdit::default()).unwrap();
    }
    bench
}

#[test]
fn among_many_documents_of_one_title_each_finds_its_own_with_its_text_and_without() {
    for texts in [Texts::With, Texts::Without] {
        let mut here = reports(1, 0, 30);
        let there = reports(2, 50, 30);
        let mut file = Vec::new();
        export(&mut there.reader(), None, Form::Obelus, texts, "test", Moment::EPOCH, &mut file).unwrap();
        let loaded = load(&mut here.writer, &file, Leave::ByLikeness).unwrap().value;
        // Without its text nobody knows that what stands elsewhere there is the same place.
        let grade = if texts == Texts::With { Anchoring::Exact } else { Anchoring::Moved };
        assert_eq!(loaded.passages, [grade; 30], "{texts:?}");
        let rows = here.writer.rows();
        assert_eq!(rows.documents().unwrap().len(), 30);
        for document in rows.documents().unwrap() {
            let claims = rows.claims_of_document(document.id).unwrap();
            let words: Vec<&str> = claims.iter().map(|claim| claim.passages[0].passage.exact.as_str()).collect();
            assert!(words.len() == 2 && words[0] == words[1], "{words:?}");
        }
    }
}

#[test]
fn of_two_that_are_like_enough_the_more_alike_is_meant_whatever_its_title() {
    let mut here = Bench::new(1);
    let titled = here.import(&report(1, 7));
    let nearest = here.import(&report(1, 60));
    let edit = obelus_engine::DocumentEdit { title: Some("Another".to_owned()), ..Default::default() };
    obelus_engine::edit_document(&mut here.writer, nearest, edit).unwrap();
    let mut there = Bench::new(2);
    there.import(&report(1, 0));
    match load(&mut here.writer, there.json().as_bytes(), Leave::None) {
        Err(EngineError::DocumentDiffers { title, likeness }) => {
            assert!(title == "Another" && likeness > 0.9, "{title} {likeness}");
        }
        other => panic!("{other:?}"),
    }
    assert_ne!(titled, nearest);
}
