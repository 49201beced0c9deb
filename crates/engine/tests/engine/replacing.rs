//! A document gets another version of its text: everything in it goes along, or says that it did not.

use obelus_engine::{
    Ask, ClaimEdit, ClaimOrPlace, Cutting, EngineError, EvidenceEdit, HighlightDraft, Leave, Mark, OriginDraft, Place,
    Replaced, attach_evidence, compare_versions, document_text, give_up_passage, highlight_passage, judge_claim,
    list_documents, list_versions, mark_places, overview, prepare, progress, read, redo, replace_document, search,
    set_origin, undo, version_passages,
};
use obelus_model::{
    Anchoring, ClaimId, DocumentId, EvidenceId, HighlightId, Passage, PassageKey, Stance, Verb, Verdict,
};

use crate::Bench;

pub const PIER: &str = "The ferry lay fast at the second pier, and her captain walked ashore for bread.";
pub const ICE: &str = "Two men measured the ice. One of them wrote that it was eleven feet thick, the other four.";
pub const SHIPS: &str = "In August the harbour master counted ninety ships; the list is in the town archive.";
pub const COOK: &str = "Nobody asked the cook, who had seen the smoke before anybody else did.";
pub const WIRE: &str = "At noon the last telegram was sent, and it reached the capital two days later.";
/// The same sentence as another hand reads it.
pub const ICE_MISREAD: &str =
    "Two men measured the ice. One of them wrote that it was e1even fect thick, the other four.";

/// Paragraphs as a text.
pub fn letter(paragraphs: &[&str]) -> String {
    paragraphs.join("\n\n")
}

/// A library with a letter in which every paragraph is marked.
pub struct Case {
    pub bench: Bench,
    pub document: DocumentId,
}

impl Case {
    pub fn new() -> Case {
        let mut bench = Bench::new(1);
        let document = bench.import(&letter(&[PIER, ICE, SHIPS, COOK, WIRE]));
        Case { bench, document }
    }

    pub fn judge(&mut self, quote: &str) -> ClaimId {
        let place = Place::Quote { quote: quote.to_owned(), occurrence: None };
        let done = judge_claim(&mut self.bench.writer, self.document, &place, Verdict::Dubious, ClaimEdit::default());
        done.unwrap().value
    }

    pub fn highlight(&mut self, quote: &str) -> HighlightId {
        let place = Place::Quote { quote: quote.to_owned(), occurrence: None };
        highlight_passage(&mut self.bench.writer, self.document, &place, HighlightDraft::default()).unwrap().value
    }

    /// Evidence for a claim in another document, from a span of this one.
    pub fn quote(&mut self, start: u32, end: u32) -> EvidenceId {
        let other = self.bench.import("Some say that it was four feet.");
        let to = ClaimOrPlace::Place(other, Place::Sentence(1));
        let cutting = Cutting { document: self.document, start, end };
        let edit =
            EvidenceEdit { stance: Some(Stance::Supports), passage: Some(Some(cutting)), ..EvidenceEdit::default() };
        attach_evidence(&mut self.bench.writer, &to, edit).unwrap().value
    }

    pub fn replace(&mut self, text: &str) -> Replaced {
        self.try_replace(text).unwrap()
    }

    pub fn try_replace(&mut self, text: &str) -> Result<Replaced, EngineError> {
        let reading = read(text.as_bytes(), &Ask::default()).unwrap();
        let prepared = prepare(text.into(), Some("better.txt".to_owned()), reading);
        Ok(replace_document(&mut self.bench.writer, self.document, prepared)?.value)
    }

    pub fn of_claim(&self, claim: ClaimId) -> Passage {
        self.bench.writer.rows().find_claim(claim).unwrap().unwrap().passages[0].passage.clone()
    }

    pub fn key(&self, claim: ClaimId) -> PassageKey {
        PassageKey::Claim(self.bench.writer.rows().find_claim(claim).unwrap().unwrap().passages[0].id)
    }

    pub fn words_at(&self, passage: &Passage) -> String {
        let text = document_text(&mut self.bench.reader(), self.document).unwrap();
        text.slice(passage.span).unwrap().to_owned()
    }

    pub fn assert_sound(&self) {
        assert_eq!(self.bench.writer.rows().verify().unwrap(), []);
    }

    fn undo_to(&mut self, before: &str) {
        undo(&mut self.bench.writer).unwrap();
        assert_eq!(self.bench.json(), before);
        self.assert_sound();
    }
}

#[test]
fn passages_follow_their_words_and_say_how_they_were_found() {
    let mut case = Case::new();
    let [pier, ice, ships, cook, wire] = [PIER, ICE, SHIPS, COOK, WIRE].map(|words| case.judge(words));
    let replaced = case.replace(&letter(&[WIRE, PIER, ICE_MISREAD, SHIPS]));
    assert_eq!(replaced.version, 2);
    let told = |claim| {
        let passage = case.of_claim(claim);
        (passage.version, passage.anchoring.code(), passage.exact.clone(), case.words_at(&passage))
    };
    let same = |code, words: &str| (2, code, words.to_owned(), words.to_owned());
    assert_eq!(told(pier), same("exact", PIER));
    assert_eq!(told(ships), same("exact", SHIPS));
    assert_eq!(told(wire), same("moved", WIRE));
    // The words that a person chose stay; those that are there now are another matter.
    let (_, code, exact, there) = told(ice);
    assert_eq!((code, exact.as_str(), there.as_str()), ("fuzzy", ICE, ICE_MISREAD));
    assert_eq!((case.of_claim(cook).anchoring, case.of_claim(cook).exact.as_str()), (Anchoring::Lost, COOK));
    let mut grades: Vec<&str> = replaced.passages.iter().map(|grade| grade.code()).collect();
    grades.sort_unstable();
    assert_eq!(grades, ["exact", "exact", "fuzzy", "lost", "moved"]);
    case.assert_sound();
}

#[test]
fn undo_brings_everything_back_and_redo_does_it_again() {
    let mut case = Case::new();
    case.judge(ICE);
    case.highlight("the second pier");
    case.quote(0, 9);
    let draft = OriginDraft { note: Some("copied".to_owned()), ..OriginDraft::default() };
    set_origin(&mut case.bench.writer, case.document, 0, 79, draft).unwrap();
    let before = case.bench.json();
    case.replace(&letter(&[COOK, ICE_MISREAD, WIRE]));
    let after = case.bench.json();
    assert_ne!(after, before);
    assert_eq!(case.bench.writer.rows().find_undo().unwrap().unwrap().verb, Verb::ReplaceDocument);
    case.undo_to(&before);
    redo(&mut case.bench.writer).unwrap();
    assert_eq!(case.bench.json(), after);
    case.bench = case.bench.reopen();
    case.undo_to(&before);
}

#[test]
fn two_replacements_are_undone_one_after_the_other() {
    let mut case = Case::new();
    case.judge(ICE);
    let first = case.bench.json();
    case.replace(&letter(&[PIER, ICE_MISREAD]));
    let second = case.bench.json();
    assert_eq!(case.replace(&letter(&[COOK, PIER, ICE])).version, 3);
    case.undo_to(&second);
    case.undo_to(&first);
    // What is done after an undo is a version of its own, with the number that is free again.
    assert_eq!(case.replace(&letter(&[ICE, COOK])).version, 2);
    case.assert_sound();
}

#[test]
fn the_same_text_again_changes_nothing_and_is_not_logged() {
    let mut case = Case::new();
    case.judge(ICE);
    case.highlight(WIRE);
    let (before, ops) = (case.bench.json(), case.bench.writer.rows().last_op().unwrap());
    let replaced = case.replace(&letter(&[PIER, ICE, SHIPS, COOK, WIRE]));
    assert_eq!(replaced, Replaced { version: 1, passages: vec![Anchoring::Exact; 2] });
    // Another file with the same text is the same text.
    assert_eq!(case.replace(&format!("\u{feff}{}", letter(&[PIER, ICE, SHIPS, COOK, WIRE]))).version, 1);
    assert_eq!((case.bench.json(), case.bench.writer.rows().last_op().unwrap()), (before, ops));
}

#[test]
fn the_document_says_what_it_was_read_from_and_keeps_what_the_person_said_of_it() {
    let mut case = Case::new();
    let before = case.bench.writer.rows().find_document(case.document).unwrap().unwrap();
    let page = format!("<html lang=\"ru\"><title>Another title</title><body><p>{PIER}</p><p>{ICE}</p></body></html>");
    let reading = read(page.as_bytes(), &Ask { name: Some("page.html".to_owned()), ..Ask::default() }).unwrap();
    let prepared = prepare(page.clone().into_bytes(), Some("page.html".to_owned()), reading);
    replace_document(&mut case.bench.writer, case.document, prepared).unwrap();
    let after = case.bench.writer.rows().find_document(case.document).unwrap().unwrap();
    assert_eq!((after.media_type.as_str(), after.file_name.as_deref()), ("text/html", Some("page.html")));
    assert_eq!((after.title, after.added, after.language), (before.title, before.added, before.language));
    let original = obelus_engine::find_original(&case.bench.reader(), case.document).unwrap();
    assert_eq!(original.bytes, page.as_bytes());
    assert_eq!(original.ask.name.as_deref(), Some("page.html"));
}

#[test]
fn highlights_evidence_and_runs_of_known_origin_go_along() {
    let mut case = Case::new();
    let highlight = case.highlight(SHIPS);
    let end = u32::try_from(PIER.chars().count()).unwrap();
    let evidence = case.quote(0, end);
    set_origin(&mut case.bench.writer, case.document, 0, end, OriginDraft::default()).unwrap();
    case.replace(&letter(&["A head that was not there before.", PIER, ICE, SHIPS]));
    let rows = case.bench.writer.rows();
    let lit = rows.find_highlight(highlight).unwrap().unwrap().passage;
    assert_eq!((lit.anchoring, case.words_at(&lit).as_str()), (Anchoring::Exact, SHIPS));
    let quoted = rows.find_evidence(evidence).unwrap().unwrap().passage.unwrap();
    assert_eq!((quoted.anchoring, case.words_at(&quoted).as_str()), (Anchoring::Exact, PIER));
    let run = &rows.find_document(case.document).unwrap().unwrap().origins[0];
    assert_eq!((run.span.start(), run.span.end()), (35, 35 + end));
    // A run that is not there any more is taken off.
    case.replace(&letter(&[ICE, SHIPS]));
    assert!(case.bench.writer.rows().find_document(case.document).unwrap().unwrap().origins.is_empty());
    case.assert_sound();
}

#[test]
fn what_was_lost_is_found_when_its_words_are_there_again() {
    let mut case = Case::new();
    let cook = case.judge(COOK);
    case.replace(&letter(&[PIER, ICE, SHIPS, WIRE]));
    assert_eq!(case.of_claim(cook).anchoring, Anchoring::Lost);
    // It stays lost as long as they are not.
    case.replace(&letter(&[PIER, ICE, SHIPS]));
    assert_eq!(case.of_claim(cook).anchoring, Anchoring::Lost);
    let before = case.bench.json();
    case.replace(&letter(&[PIER, ICE, SHIPS, COOK, WIRE]));
    let found = case.of_claim(cook);
    assert_eq!((found.anchoring, case.words_at(&found).as_str()), (Anchoring::Exact, COOK));
    // In other surroundings they may have been taken from elsewhere: a person looks.
    case.undo_to(&before);
    case.replace(&letter(&[WIRE, COOK, PIER]));
    let found = case.of_claim(cook);
    assert_eq!((found.anchoring, case.words_at(&found).as_str()), (Anchoring::Moved, COOK));
}

#[test]
fn words_that_were_misread_and_are_read_right_again_are_those_that_the_person_chose() {
    let mut case = Case::new();
    let ice = case.judge(ICE);
    case.replace(&letter(&[PIER, ICE_MISREAD, SHIPS, COOK, WIRE]));
    assert!(matches!(case.of_claim(ice).anchoring, Anchoring::Fuzzy(_)));
    // The misread words where they are: in doubt still, for nobody has looked at them.
    case.replace(&letter(&["More before.", PIER, ICE_MISREAD, SHIPS, COOK, WIRE]));
    let found = case.of_claim(ice);
    assert!(matches!(found.anchoring, Anchoring::Fuzzy(_)), "{found:?}");
    assert_eq!((found.exact.as_str(), case.words_at(&found).as_str()), (ICE, ICE_MISREAD));
    case.replace(&letter(&["More before.", PIER, ICE, SHIPS, COOK, WIRE]));
    let found = case.of_claim(ice);
    assert_eq!((found.anchoring, found.exact.as_str(), case.words_at(&found).as_str()), (Anchoring::Exact, ICE, ICE));
}

#[test]
fn a_move_that_nobody_looked_at_is_not_sure_because_a_second_text_has_it() {
    let mut case = Case::new();
    let wire = case.judge(WIRE);
    case.replace(&letter(&[WIRE, PIER, ICE, SHIPS, COOK]));
    assert_eq!(case.of_claim(wire).anchoring, Anchoring::Moved);
    case.replace(&letter(&[WIRE, PIER, ICE, SHIPS, "A line that is new."]));
    assert_eq!(case.of_claim(wire).anchoring, Anchoring::Moved);
}

#[test]
fn lines_that_are_broken_elsewhere_are_the_same_words() {
    let mut case = Case::new();
    let ice = case.judge(ICE);
    case.replace(
        &letter(&[PIER, ICE, SHIPS, COOK, WIRE]).replace(" wrote ", "\nwrote ").replace(" counted ", "\ncounted "),
    );
    let found = case.of_claim(ice);
    assert_eq!((found.anchoring, found.exact.clone()), (Anchoring::Exact, case.words_at(&found)));
    assert!(found.exact.contains("them\nwrote"));
    case.assert_sound();
}

#[test]
fn in_a_text_of_another_language_everything_is_lost_and_nothing_points_at_its_words() {
    let mut case = Case::new();
    let claims = [PIER, ICE, SHIPS, COOK, WIRE].map(|words| case.judge(words));
    let replaced = case.replace("Паром стоял у второго причала, и капитан сошёл на берег за хлебом. Лёд мерили двое.");
    assert_eq!(replaced.passages, [Anchoring::Lost; 5]);
    for claim in claims {
        assert_eq!(case.of_claim(claim).anchoring, Anchoring::Lost);
    }
    assert_eq!(progress(&mut case.bench.reader(), case.document).unwrap().judged(), 0);
    case.assert_sound();
    // What is lost leaves and comes back as any other record does.
    let json = case.bench.json();
    let mut fresh = Bench::new(2);
    obelus_engine::load(&mut fresh.writer, json.as_bytes(), Leave::None).unwrap();
    assert_eq!(fresh.json(), json);
}

#[test]
fn what_is_counted_searched_and_listed_is_what_the_new_text_has() {
    let mut case = Case::new();
    case.judge(ICE);
    let mut reader = case.bench.reader();
    let look = |reader: &mut obelus_engine::Reader| {
        let overview = overview(reader, None).unwrap();
        let listed = list_documents(reader).unwrap();
        let ask = obelus_engine::Search { query: "telegram".to_owned(), document: None, limit: 9 };
        let hits = search(reader, &ask).unwrap().hits.len();
        (overview.progress.judged(), listed[0].progress.sentences, listed[0].shelved.length, hits)
    };
    let length = u32::try_from(letter(&[PIER, ICE, SHIPS, COOK, WIRE]).chars().count()).unwrap();
    assert_eq!(look(&mut reader), (2, 6, length, 1));
    case.replace(&letter(&[ICE, SHIPS]));
    let length = u32::try_from(letter(&[ICE, SHIPS]).chars().count()).unwrap();
    assert_eq!(look(&mut reader), (2, 3, length, 0));
    undo(&mut case.bench.writer).unwrap();
    assert_eq!(look(&mut reader).3, 1);
}

#[test]
fn passages_that_change_places_are_in_the_order_of_the_text_again() {
    let mut case = Case::new();
    let places = [PIER, WIRE].map(|quote| Place::Quote { quote: quote.to_owned(), occurrence: None });
    let edit = ClaimEdit { note: Some(Some("n".to_owned())), ..ClaimEdit::default() };
    let claim = judge_claim(&mut case.bench.writer, case.document, &places[0], Verdict::Sourced, edit).unwrap().value;
    obelus_engine::gather_passages(&mut case.bench.writer, case.document, &places[0], &places[1..]).unwrap();
    case.replace(&letter(&[WIRE, ICE, SHIPS, COOK, PIER]));
    let claim = case.bench.writer.rows().find_claim(claim).unwrap().unwrap();
    let starts: Vec<u32> = claim.passages.iter().map(|place| place.passage.span.start()).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    assert_eq!(claim.passages[0].passage.exact, WIRE);
}

#[test]
fn a_document_that_is_not_there_gets_no_version() {
    let mut case = Case::new();
    case.document = "01900000-0000-7000-8000-000000000009".parse().unwrap();
    assert!(matches!(case.try_replace("One."), Err(EngineError::NotFound(_))));
    let mut reader = case.bench.reader();
    assert!(matches!(list_versions(&mut reader, case.document), Err(EngineError::NotFound(_))));
}

#[test]
fn old_versions_can_be_read_with_what_stood_in_them_and_compared() {
    let mut case = Case::new();
    let (ice, cook) = (case.judge(ICE), case.judge(COOK));
    let highlight = case.highlight(WIRE);
    case.replace(&letter(&[PIER, ICE_MISREAD, SHIPS, WIRE]));
    case.judge(PIER);
    let mut reader = case.bench.reader();
    let versions = list_versions(&mut reader, case.document).unwrap();
    let told: Vec<_> = versions.iter().map(|one| (one.number, one.is_present, one.file_name.as_deref())).collect();
    assert_eq!(told, [(2, true, Some("better.txt")), (1, false, Some("text.txt"))]);
    assert_eq!((versions[0].passages.len(), versions[1].passages.len()), (4, 3));
    assert!(versions[1].passages.iter().all(|grade| *grade == Anchoring::Exact));
    assert!(versions[0].at > versions[1].at && versions[1].at.is_some());
    let stood = version_passages(&mut reader, case.document, 1).unwrap();
    let told: Vec<_> = stood.iter().map(|one| (one.claim, one.passage.exact.as_str())).collect();
    assert_eq!(told, [(Some(ice), ICE), (Some(cook), COOK), (None, WIRE)]);
    assert_eq!((stood[0].verdict, stood[2].key), (Some(Verdict::Dubious), PassageKey::Highlight(highlight)));
    let stands = version_passages(&mut reader, case.document, 2).unwrap();
    assert_eq!(stands.len(), 4);
    let stretches = compare_versions(&mut reader, case.document, 1, 2).unwrap();
    assert!(stretches.len() > 2, "{stretches:?}");
    assert!(compare_versions(&mut reader, case.document, 2, 2).unwrap().len() <= 1);
    for number in [0, 3, u32::MAX] {
        assert!(matches!(version_passages(&mut reader, case.document, number), Err(EngineError::NotFound(_))));
        assert!(matches!(compare_versions(&mut reader, case.document, 1, number), Err(EngineError::NotFound(_))));
    }
    // A claim that was deleted since stood there all the same.
    obelus_engine::delete_claim(&mut case.bench.writer, ice).unwrap();
    assert_eq!(version_passages(&mut reader, case.document, 1).unwrap().len(), 3);
}

#[test]
fn what_stood_in_a_version_is_told_by_the_op_that_is_in_force() {
    let mut case = Case::new();
    case.judge(ICE);
    case.replace(&letter(&[PIER, ICE]));
    undo(&mut case.bench.writer).unwrap();
    case.judge(COOK);
    case.replace(&letter(&[PIER, COOK]));
    let stood = version_passages(&mut case.bench.reader(), case.document, 1).unwrap();
    assert_eq!(stood.iter().map(|one| one.passage.exact.as_str()).collect::<Vec<_>>(), [ICE, COOK]);
}

#[test]
fn a_judgement_is_as_old_as_it_was_when_its_text_has_been_replaced() {
    let mut case = Case::new();
    let minutes = |count: i64| obelus_model::Moment::from_milliseconds(1_795_428_000_000 + count * 60_000).unwrap();
    case.bench.clock.set(minutes(0));
    let claim = case.judge(ICE);
    // Judged anew later, so that its history is looked at.
    case.bench.clock.set(minutes(10));
    obelus_engine::clear_verdict(&mut case.bench.writer, claim).unwrap();
    let claim = case.judge(ICE);
    case.bench.clock.set(minutes(20));
    let edit = ClaimEdit { note: Some(Some("n".to_owned())), ..ClaimEdit::default() };
    obelus_engine::edit_claim(&mut case.bench.writer, claim, None, edit).unwrap();
    let place = Place::Quote { quote: COOK.to_owned(), occurrence: None };
    obelus_engine::gather_passages(
        &mut case.bench.writer,
        case.document,
        &Place::Quote { quote: ICE.to_owned(), occurrence: None },
        &[place],
    )
    .unwrap();
    let mut reader = case.bench.reader();
    let before = overview(&mut reader, None).unwrap().coverage;
    case.bench.clock.set(minutes(60));
    case.replace(&letter(&["More before.", PIER, ICE, SHIPS, COOK, WIRE]));
    // By the same reader, which remembers where the claim stood before, and by a new one.
    assert_eq!(overview(&mut reader, None).unwrap().coverage, before);
    assert_eq!(overview(&mut case.bench.reader(), None).unwrap().coverage, before);
}

#[test]
fn two_repeats_in_a_claim_are_carried_each_to_its_own() {
    let mut bench = Bench::new(1);
    let twice = letter(&[PIER, "He died.", ICE, "He died.", WIRE]);
    let document = bench.import(&twice);
    let places: Vec<Place> =
        [1, 2].map(|occurrence| Place::Quote { quote: "He died.".to_owned(), occurrence: Some(occurrence) }).to_vec();
    let mark = Mark::Claim(Verdict::Dubious, ClaimEdit::default());
    let claim = mark_places(&mut bench.writer, document, &places, mark).unwrap().value.unwrap();
    let mut case = Case { bench, document };
    case.replace(&letter(&["More before.", PIER, "He died.", ICE, "He died.", WIRE]));
    let claim = case.bench.writer.rows().find_claim(claim).unwrap().unwrap();
    let told: Vec<_> =
        claim.passages.iter().map(|place| (place.passage.anchoring, place.passage.span.start())).collect();
    let second = 14 + u32::try_from(letter(&[PIER, "He died.", ICE]).chars().count()).unwrap() + 2;
    assert_eq!(told, [(Anchoring::Exact, 14 + 81), (Anchoring::Exact, second)]);
}

#[test]
fn what_was_given_up_stays_so_until_its_very_words_are_there_again() {
    let mut case = Case::new();
    let ice = case.judge(ICE);
    let highlight = case.highlight(COOK);
    case.replace(&letter(&[PIER, ICE_MISREAD, SHIPS, WIRE]));
    let key = case.key(ice);
    give_up_passage(&mut case.bench.writer, key).unwrap();
    give_up_passage(&mut case.bench.writer, PassageKey::Highlight(highlight)).unwrap();
    case.replace(&letter(&["More before.", PIER, ICE_MISREAD, SHIPS, WIRE]));
    let claim = case.bench.writer.rows().find_claim(ice).unwrap().unwrap();
    assert_eq!((case.of_claim(ice).anchoring, claim.extra.contains_key("givenUp")), (Anchoring::Lost, true));
    case.replace(&letter(&[PIER, ICE, SHIPS, COOK, WIRE]));
    // A person had said that they are not in the text: that they are is for a person to say.
    let claim = case.bench.writer.rows().find_claim(ice).unwrap().unwrap();
    assert_eq!((case.of_claim(ice).anchoring, claim.extra.len()), (Anchoring::Moved, 0));
    assert_eq!(case.words_at(&case.of_claim(ice)), ICE);
    let highlight = case.bench.writer.rows().find_highlight(highlight).unwrap().unwrap();
    assert_eq!((highlight.passage.anchoring, highlight.extra.len()), (Anchoring::Moved, 0));
    assert_eq!(obelus_engine::list_looks(&mut case.bench.reader(), None, 9).unwrap().total, 2);
    case.assert_sound();
}

#[test]
fn what_was_given_up_is_not_told_among_what_was_lost() {
    let mut case = Case::new();
    let claims = [ICE, COOK].map(|words| case.judge(words));
    let highlight = case.highlight(COOK);
    assert_eq!(case.replace(&letter(&[PIER, SHIPS, WIRE])).passages, [Anchoring::Lost; 3]);
    let key = case.key(claims[0]);
    give_up_passage(&mut case.bench.writer, key).unwrap();
    give_up_passage(&mut case.bench.writer, PassageKey::Highlight(highlight)).unwrap();
    // With another text, and with the same once more.
    let next = letter(&[PIER, SHIPS]);
    for version in [3, 3] {
        assert_eq!(case.replace(&next), Replaced { version, passages: vec![Anchoring::Lost] });
    }
    // The list of versions tells all that stands there, or does not.
    let versions = list_versions(&mut case.bench.reader(), case.document).unwrap();
    assert_eq!(versions[0].passages, [Anchoring::Lost; 3]);
}

#[test]
fn a_document_whose_version_has_the_last_number_gets_no_other() {
    let case = Case::new();
    let json = case.bench.json().replace("\"number\": 1,", "\"number\": 4294967295,");
    assert!(json.contains("4294967295"));
    let mut bench = Bench::new(2);
    obelus_engine::load(&mut bench.writer, json.as_bytes(), Leave::None).unwrap();
    let before = bench.json();
    let mut case = Case { bench, document: case.document };
    assert!(matches!(case.try_replace(PIER), Err(EngineError::Store(_))));
    assert_eq!(case.bench.json(), before);
}

#[test]
fn who_goes_back_to_an_old_text_finds_all_where_it_was() {
    let mut case = Case::new();
    let (ice, cook) = (case.judge(ICE), case.judge(COOK));
    let list = case.highlight("the list is in the town archive");
    let whole = case.of_claim(ice);
    // Most of a sentence is cut away, another sentence is gone, and a third one is read otherwise.
    let cut = ICE.replace("Two men measured the ice. One of them wrote", "They say");
    let replaced = case.replace(&letter(&[PIER, &cut, SHIPS, WIRE]));
    assert!(replaced.passages.contains(&Anchoring::Lost), "{:?}", replaced.passages);
    assert_ne!(case.of_claim(ice).anchoring, Anchoring::Exact);
    let replaced = case.replace(&letter(&[PIER, ICE, SHIPS, COOK, WIRE]));
    assert_eq!(replaced.passages, [Anchoring::Exact; 3]);
    let back = case.of_claim(ice);
    assert_eq!((back.span, &back.exact, back.version), (whole.span, &whole.exact, 3));
    // What was given up meanwhile is asked for, and words that were taken for the old ones are not taken back.
    let key = case.key(cook);
    case.replace(&letter(&[PIER, &cut, SHIPS, WIRE]));
    give_up_passage(&mut case.bench.writer, key).unwrap();
    case.replace(&letter(&[PIER, ICE, SHIPS, COOK, WIRE]));
    assert_eq!(case.of_claim(cook).anchoring, Anchoring::Moved);
    assert_eq!(case.bench.writer.rows().find_highlight(list).unwrap().unwrap().passage.anchoring, Anchoring::Exact);
}
