//! Evidence: bringing it, changing it, taking it away, and what it adds up to.

use obelus_engine::{
    ClaimEdit, ClaimFilter, ClaimOrPlace, Cutting, EngineError, EvidenceEdit, Leave, Place, attach_evidence,
    clear_verdict, delete_claim, detach_evidence, edit_evidence, evidence_of, find_claims, judge_claim, note_claim,
    overview, redo, remove_document, undo,
};
use obelus_model::{ClaimId, DocumentId, Locator, Reason, ReasonCode, Stance, Standing, Verdict, Want};

use crate::Bench;

const LETTER: &str = "The ferry sank in the ice. Nobody was saved. The captain had gone ashore for bread.";
const REPORT: &str = "According to the port, the ferry sank in the ice on the second night. Two men were saved.";

fn place(quote: &str) -> Place {
    Place::Quote { quote: quote.to_owned(), occurrence: None }
}

fn noted(stance: Stance, note: &str) -> EvidenceEdit {
    EvidenceEdit { stance: Some(stance), note: Some(Some(note.to_owned())), ..EvidenceEdit::default() }
}

fn judged(bench: &mut Bench, document: DocumentId, quote: &str, verdict: Verdict) -> ClaimId {
    judge_claim(&mut bench.writer, document, &place(quote), verdict, ClaimEdit::default()).unwrap().value
}

fn attach(bench: &mut Bench, claim: ClaimId, edit: EvidenceEdit) -> obelus_model::EvidenceId {
    attach_evidence(&mut bench.writer, &ClaimOrPlace::Claim(claim), edit).unwrap().value
}

#[test]
fn a_passage_of_another_document_is_evidence_with_its_words() {
    let mut bench = Bench::new(1);
    let (letter, report) = (bench.import(LETTER), bench.import(REPORT));
    let cutting = Cutting { document: report, start: 23, end: 48 };
    let to = ClaimOrPlace::Place(letter, place("The ferry sank in the ice."));
    let edit = EvidenceEdit { stance: Some(Stance::Supports), passage: Some(Some(cutting)), ..EvidenceEdit::default() };
    let id = attach_evidence(&mut bench.writer, &to, edit).unwrap().value;
    let piece = bench.writer.rows().find_evidence(id).unwrap().unwrap();
    let passage = piece.passage.unwrap();
    assert_eq!(passage.exact, "the ferry sank in the ice");
    assert_eq!(passage.suffix, " on the second night. Two men we");
    // The claim was made for it, without a verdict, in the same op.
    let claim = bench.writer.rows().find_claim(piece.claim).unwrap().unwrap();
    assert_eq!((claim.verdict, claim.passages[0].passage.exact.as_str()), (None, "The ferry sank in the ice."));
    let with_it = bench.json();
    undo(&mut bench.writer).unwrap();
    assert!(bench.writer.rows().claims().unwrap().is_empty());
    redo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), with_it);
    // The same place once more is the same claim.
    let again = attach_evidence(&mut bench.writer, &to, noted(Stance::Refutes, "seen by none")).unwrap().value;
    assert_eq!(bench.writer.rows().find_evidence(again).unwrap().unwrap().claim, claim.id);
    // Taking both away takes the claim with the last, for nothing is left on it.
    detach_evidence(&mut bench.writer, id).unwrap();
    assert_eq!(bench.writer.rows().claims().unwrap().len(), 1);
    detach_evidence(&mut bench.writer, again).unwrap();
    assert!(bench.writer.rows().claims().unwrap().is_empty());
}

#[test]
fn a_judged_claim_stays_when_its_evidence_goes_and_evidence_keeps_a_claim_whose_verdict_goes() {
    let mut bench = Bench::new(1);
    let letter = bench.import(LETTER);
    let claim = judged(&mut bench, letter, "Nobody was saved.", Verdict::Dubious);
    let piece = attach(&mut bench, claim, noted(Stance::Refutes, "two were"));
    clear_verdict(&mut bench.writer, claim).unwrap();
    assert_eq!(bench.writer.rows().find_claim(claim).unwrap().unwrap().verdict, None);
    undo(&mut bench.writer).unwrap();
    detach_evidence(&mut bench.writer, piece).unwrap();
    assert!(bench.writer.rows().find_claim(claim).unwrap().is_some());
    undo(&mut bench.writer).unwrap();
    delete_claim(&mut bench.writer, claim).unwrap();
    assert!(bench.writer.rows().find_evidence(piece).unwrap().is_none());
    undo(&mut bench.writer).unwrap();
    assert!(bench.writer.rows().find_evidence(piece).unwrap().is_some());
}

#[test]
fn what_says_nothing_is_refused_and_changes_nothing() {
    let mut bench = Bench::new(1);
    let letter = bench.import(LETTER);
    let claim = judged(&mut bench, letter, "Nobody was saved.", Verdict::Sourced);
    let before = bench.json();
    let to = ClaimOrPlace::Claim(claim);
    let blank = EvidenceEdit { stance: Some(Stance::Supports), ..EvidenceEdit::default() };
    assert!(matches!(attach_evidence(&mut bench.writer, &to, blank), Err(EngineError::EvidenceEmpty)));
    let spaces = noted(Stance::Supports, " \n");
    assert!(matches!(attach_evidence(&mut bench.writer, &to, spaces), Err(EngineError::EvidenceEmpty)));
    let at_place = ClaimOrPlace::Place(letter, place("The ferry sank"));
    let spaces = noted(Stance::Supports, " ");
    assert!(matches!(attach_evidence(&mut bench.writer, &at_place, spaces), Err(EngineError::EvidenceEmpty)));
    for day in ["2026-02-29", "yesterday"] {
        let dated = EvidenceEdit { accessed: Some(Some(day.to_owned())), ..noted(Stance::Supports, "seen") };
        assert!(matches!(attach_evidence(&mut bench.writer, &to, dated), Err(EngineError::NoDay(_))), "{day}");
    }
    let unknown =
        EvidenceEdit { source: Some(Some(obelus_model::SourceId(uuid_of(9)))), ..noted(Stance::Supports, "seen") };
    assert!(matches!(attach_evidence(&mut bench.writer, &to, unknown), Err(EngineError::NotFound(_))));
    assert_eq!(bench.json(), before);
}

fn uuid_of(number: u128) -> uuid::Uuid {
    uuid::Builder::from_u128(number).with_version(uuid::Version::SortRand).into_uuid()
}

#[test]
fn an_edit_sets_keeps_and_clears_but_never_empties() {
    let mut bench = Bench::new(1);
    let letter = bench.import(LETTER);
    let claim = judged(&mut bench, letter, "Nobody was saved.", Verdict::Sourced);
    let locator = Locator { label: "folio".to_owned(), value: "12 verso".to_owned() };
    let draft = EvidenceEdit {
        stance: Some(Stance::Supports),
        quote: Some(Some("not a soul".to_owned())),
        locator: Some(Some(locator.clone())),
        url: Some(Some("https://example.org/port".to_owned())),
        accessed: Some(Some("2026-11-20".to_owned())),
        ..EvidenceEdit::default()
    };
    let id = attach(&mut bench, claim, draft);
    let edit = EvidenceEdit { stance: Some(Stance::Qualifies), url: Some(None), ..EvidenceEdit::default() };
    edit_evidence(&mut bench.writer, id, edit).unwrap();
    let piece = bench.writer.rows().find_evidence(id).unwrap().unwrap();
    assert_eq!((piece.stance, piece.url, piece.locator), (Stance::Qualifies, None, Some(locator)));
    assert_eq!(piece.quote.as_deref(), Some("not a soul"));
    assert!(piece.modified > piece.created);
    let empty = EvidenceEdit { quote: Some(None), ..EvidenceEdit::default() };
    assert!(matches!(edit_evidence(&mut bench.writer, id, empty), Err(EngineError::EvidenceEmpty)));
    // What is the same as before is no op.
    let ops = bench.writer.rows().history(u32::MAX, None).unwrap().len();
    let same = EvidenceEdit { stance: Some(Stance::Qualifies), ..EvidenceEdit::default() };
    edit_evidence(&mut bench.writer, id, same).unwrap();
    assert_eq!(bench.writer.rows().history(u32::MAX, None).unwrap().len(), ops);
}

#[test]
fn a_document_that_goes_leaves_the_words_that_were_quoted_from_it() {
    let mut bench = Bench::new(1);
    let (letter, report) = (bench.import(LETTER), bench.import(REPORT));
    let claim = judged(&mut bench, letter, "The ferry sank in the ice.", Verdict::Sourced);
    let cutting = Cutting { document: report, start: 23, end: 48 };
    let edit = EvidenceEdit { stance: Some(Stance::Supports), passage: Some(Some(cutting)), ..EvidenceEdit::default() };
    let id = attach(&mut bench, claim, edit);
    let before = bench.json();
    remove_document(&mut bench.writer, report).unwrap();
    let piece = bench.writer.rows().find_evidence(id).unwrap().unwrap();
    assert_eq!((piece.passage, piece.quote.as_deref()), (None, Some("the ferry sank in the ice")));
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
}

#[test]
fn the_standing_follows_the_evidence() {
    let mut bench = Bench::new(1);
    let letter = bench.import(LETTER);
    let claim = judged(&mut bench, letter, "Nobody was saved.", Verdict::Sourced);
    let standing = |bench: &Bench| {
        let weighed = evidence_of(&mut bench.reader(), claim).unwrap().weighed;
        (weighed.tally.standing(), weighed.tally.pieces(), weighed.citations)
    };
    assert_eq!(standing(&bench), (Standing::None, 0, 0));
    attach(&mut bench, claim, noted(Stance::Mentions, "named"));
    attach(&mut bench, claim, noted(Stance::Qualifies, "narrowed"));
    assert_eq!(standing(&bench), (Standing::None, 2, 0));
    let cited = EvidenceEdit { url: Some(Some("https://example.org".to_owned())), ..noted(Stance::Supports, "for") };
    attach(&mut bench, claim, cited);
    assert_eq!(standing(&bench), (Standing::Supported, 3, 1));
    let against = attach(&mut bench, claim, noted(Stance::Refutes, "against"));
    assert_eq!(standing(&bench), (Standing::Conflicting, 4, 1));
    let edit = EvidenceEdit { stance: Some(Stance::Mentions), ..EvidenceEdit::default() };
    edit_evidence(&mut bench.writer, against, edit).unwrap();
    assert_eq!(standing(&bench), (Standing::Supported, 4, 1));
    undo(&mut bench.writer).unwrap();
    assert_eq!(standing(&bench), (Standing::Conflicting, 4, 1));
}

#[test]
fn claims_that_promise_more_than_they_have_are_found() {
    let mut bench = Bench::new(1);
    let letter = bench.import(LETTER);
    let sourced = judged(&mut bench, letter, "The ferry sank in the ice.", Verdict::Sourced);
    let reasons = [ReasonCode::Refuted, ReasonCode::Contradicted].map(|code| Reason { code, text: None }).to_vec();
    let edit = ClaimEdit { reasons: Some(reasons), ..ClaimEdit::default() };
    let dubious = note_claim(&mut bench.writer, letter, &place("Nobody was saved."), edit).unwrap().value;
    let wanting = |bench: &Bench, want| found(bench, ClaimFilter { wants: Some(want), ..ClaimFilter::default() });
    assert_eq!(wanting(&bench, Want::Evidence), [sourced]);
    assert_eq!(wanting(&bench, Want::Refutation), [dubious]);
    assert_eq!(wanting(&bench, Want::Contradiction), [dubious]);
    let counted = |bench: &Bench| overview(&mut bench.reader(), Some(letter)).unwrap();
    let each = [(Want::Evidence, 1), (Want::Refutation, 1), (Want::Contradiction, 1)];
    assert_eq!((counted(&bench).wants, counted(&bench).conflicting), (each.to_vec(), 0));
    // What only supports does not refute, and any evidence is evidence.
    attach(&mut bench, dubious, noted(Stance::Supports, "for"));
    attach(&mut bench, sourced, noted(Stance::Mentions, "named"));
    assert_eq!(wanting(&bench, Want::Refutation), [dubious]);
    assert_eq!(wanting(&bench, Want::Evidence), []);
    attach(&mut bench, dubious, noted(Stance::Refutes, "against"));
    assert_eq!(wanting(&bench, Want::Refutation), []);
    obelus_engine::link_claims(&mut bench.writer, sourced, obelus_model::Relation::Contradicts, dubious, None).unwrap();
    assert_eq!(wanting(&bench, Want::Contradiction), []);
    let none = [(Want::Evidence, 0), (Want::Refutation, 0), (Want::Contradiction, 0)];
    assert_eq!((counted(&bench).wants, counted(&bench).conflicting), (none.to_vec(), 1));
    let conflicting = ClaimFilter { standing: Some(Standing::Conflicting), ..ClaimFilter::default() };
    assert_eq!(found(&bench, conflicting), [dubious]);
    let bare = ClaimFilter { evidence: Some(false), ..ClaimFilter::default() };
    assert_eq!(found(&bench, bare), []);
}

fn found(bench: &Bench, filter: ClaimFilter) -> Vec<ClaimId> {
    bench.reader().read(|rows| find_claims(rows, &filter)).unwrap().into_iter().map(|claim| claim.id).collect()
}

#[test]
fn evidence_and_origins_go_out_and_come_back_without_loss() {
    let mut bench = Bench::new(1);
    let (letter, report) = (bench.import(LETTER), bench.import(REPORT));
    let claim = judged(&mut bench, letter, "Nobody was saved.", Verdict::Dubious);
    let mut whole: serde_json::Value = serde_json::from_str(&bench.json()).unwrap();
    let source = "01900000-0000-7000-8000-000000000001";
    whole["sources"] = serde_json::json!([{ "id": source, "grade": "B", "csl": { "type": "report", "title": "R" } }]);
    obelus_engine::load(&mut bench.writer, whole.to_string().as_bytes(), Leave::None).unwrap();
    let full = EvidenceEdit {
        stance: Some(Stance::Refutes),
        source: Some(Some(source.parse().unwrap())),
        locator: Some(Some(Locator { label: "line".to_owned(), value: "12 ff.".to_owned() })),
        quote: Some(Some("Two men were saved".to_owned())),
        passage: Some(Some(Cutting { document: report, start: 0, end: 9 })),
        url: Some(Some("https://example.org/port".to_owned())),
        accessed: Some(Some("2026-11-20".to_owned())),
        note: Some(Some("**seen**".to_owned())),
    };
    attach(&mut bench, claim, full);
    let draft = obelus_engine::OriginDraft {
        source: Some(source.parse().unwrap()),
        url: Some("https://example.org/port".to_owned()),
        note: Some("copied".to_owned()),
    };
    obelus_engine::set_origin(&mut bench.writer, letter, 0, 26, draft).unwrap();
    obelus_engine::set_origin(&mut bench.writer, letter, 27, 44, Default::default()).unwrap();
    let json = bench.json();
    for part in ["\"source\"", "\"locator\"", "\"quote\"", "\"passage\"", "\"accessed\"", "\"origins\"", "\"copied\""] {
        assert!(json.contains(part), "{part}");
    }
    let mut fresh = Bench::new(2);
    obelus_engine::load(&mut fresh.writer, json.as_bytes(), Leave::None).unwrap();
    assert_eq!(fresh.json(), json);
    assert_eq!(evidence_of(&mut fresh.reader(), claim).unwrap(), evidence_of(&mut bench.reader(), claim).unwrap());
}

#[test]
fn a_passage_of_evidence_follows_its_words_into_another_reading() {
    let mut bench = Bench::new(1);
    let (letter, report) = (bench.import(LETTER), bench.import(&format!("Café. {REPORT}")));
    let claim = judged(&mut bench, letter, "Nobody was saved.", Verdict::Dubious);
    let cutting = Cutting { document: report, start: 29, end: 54 };
    let id = attach(&mut bench, claim, EvidenceEdit { passage: Some(Some(cutting)), ..EvidenceEdit::default() });
    let ask = obelus_engine::Ask { encoding: Some("windows-1252".parse().unwrap()), ..Default::default() };
    let reading = obelus_engine::read(format!("Café. {REPORT}").as_bytes(), &ask).unwrap();
    obelus_engine::reread_document(&mut bench.writer, report, &reading).unwrap();
    let passage = bench.writer.rows().find_evidence(id).unwrap().unwrap().passage.unwrap();
    // The letter with the accent is two letters now.
    assert_eq!((passage.version, passage.span.start(), passage.anchoring), (2, 30, obelus_model::Anchoring::Exact));
    assert_eq!(passage.exact, "the ferry sank in the ice");
}

#[test]
fn a_passage_that_is_brought_once_more_is_no_second_piece() {
    let mut bench = Bench::new(1);
    let (letter, report) = (bench.import(LETTER), bench.import(REPORT));
    let claim = judged(&mut bench, letter, "Nobody was saved.", Verdict::Dubious);
    let cutting = Cutting { document: report, start: 23, end: 48 };
    let edit = |stance| EvidenceEdit { stance: Some(stance), passage: Some(Some(cutting)), ..EvidenceEdit::default() };
    let piece = attach(&mut bench, claim, edit(Stance::Supports));
    let before = bench.json();
    assert_eq!(attach(&mut bench, claim, edit(Stance::Supports)), piece);
    assert_eq!(bench.json(), before);
    assert_eq!(attach(&mut bench, claim, edit(Stance::Refutes)), piece);
    assert_eq!(bench.writer.rows().find_evidence(piece).unwrap().unwrap().stance, Stance::Refutes);
    undo(&mut bench.writer).unwrap();
    assert_eq!(bench.json(), before);
    // With a word of its own it is another.
    let note = Some(Some("as the port saw it".to_owned()));
    assert_ne!(attach(&mut bench, claim, EvidenceEdit { note, ..edit(Stance::Supports) }), piece);
    assert_eq!(bench.writer.rows().evidence_of_claim(claim).unwrap().len(), 2);
}
