//! Independence: sources and documents that copy one another are one origin.

use obelus_engine::{
    ClaimEdit, ClaimOrPlace, Cutting, EngineError, EvidenceEdit, Leave, OriginDraft, Place, attach_evidence,
    evidence_of, judge_claim, list_origins, load, set_origin, undo,
};
use obelus_model::{ClaimId, DocumentId, SourceId, Stance, Verdict};
use serde_json::json;

use crate::Bench;

/// A paragraph of 34 words that was copied from page to page.
const COPIED: &str = "According to the port the ferry sank in the thick ice of March on the second night and nobody who \
    was aboard came back but for the cook and a boy who slept.";
const FIRST: &str = "01900000-0000-7000-8000-000000000001";
const SECOND: &str = "01900000-0000-7000-8000-000000000002";

fn text(about: &str, copied: &str) -> String {
    let own: Vec<String> = (0..120).map(|number| format!("{about}{number}")).collect();
    format!("{}. {copied} {}.", own[..60].join(" "), own[60..].join(" "))
}

fn claim(bench: &mut Bench) -> ClaimId {
    let judged = bench.import("The ferry sank. So they say.");
    judge_claim(&mut bench.writer, judged, &Place::Sentence(1), Verdict::Sourced, ClaimEdit::default()).unwrap().value
}

fn cite(bench: &mut Bench, claim: ClaimId, edit: EvidenceEdit) {
    let edit = EvidenceEdit { stance: Some(Stance::Supports), ..edit };
    attach_evidence(&mut bench.writer, &ClaimOrPlace::Claim(claim), edit).unwrap();
}

fn passage(document: DocumentId, start: u32) -> EvidenceEdit {
    EvidenceEdit { passage: Some(Some(Cutting { document, start, end: start + 5 })), ..EvidenceEdit::default() }
}

fn url(address: &str) -> EvidenceEdit {
    EvidenceEdit { url: Some(Some(address.to_owned())), ..EvidenceEdit::default() }
}

fn source(id: &str) -> EvidenceEdit {
    EvidenceEdit { source: Some(Some(id.parse().unwrap())), ..EvidenceEdit::default() }
}

fn counted(bench: &Bench, claim: ClaimId) -> (u32, u32) {
    let weighed = evidence_of(&mut bench.reader(), claim).unwrap().weighed;
    (weighed.citations, weighed.origins)
}

fn bring_sources(bench: &mut Bench, first: serde_json::Value, second: serde_json::Value) {
    let mut whole: serde_json::Value = serde_json::from_str(&bench.json()).unwrap();
    whole["sources"] = json!([{ "id": FIRST, "csl": first }, { "id": SECOND, "csl": second }]);
    load(&mut bench.writer, whole.to_string().as_bytes(), Leave::None).unwrap();
}

#[test]
fn documents_that_share_a_paragraph_are_one_origin_with_the_paragraph_as_the_reason() {
    let mut bench = Bench::new(1);
    let claim = claim(&mut bench);
    let [one, two] = ["a", "b"].map(|about| bench.import(&text(about, COPIED)));
    let three = bench.import(&text("c", "The ferry sank in the thick ice of March."));
    for document in [one, two, three] {
        cite(&mut bench, claim, passage(document, 0));
    }
    assert_eq!(counted(&bench, claim), (3, 2));
    let mut reader = bench.reader();
    let groups = list_origins(&mut reader, &|| true).unwrap();
    let [group] = groups.as_slice() else { panic!("{groups:?}") };
    assert_eq!((group.documents.as_slice(), group.sources.as_slice()), ([one, two].as_slice(), [].as_slice()));
    let [[(first, span), (second, _)]] = group.shared.as_slice() else { panic!("{group:?}") };
    assert_eq!([*first, *second], [one, two]);
    let words = obelus_engine::document_text(&mut reader, one).unwrap().slice(*span).unwrap().to_owned();
    assert_eq!(words, COPIED.trim_end_matches('.'));
    // What was found is kept by the texts: one more document is one more to compare.
    bench.import(&text("d", COPIED));
    // Nothing is kept of a look that was stopped.
    assert!(matches!(list_origins(&mut reader, &|| false), Err(EngineError::Stopped)));
    assert_eq!(list_origins(&mut reader, &|| true).unwrap()[0].documents.len(), 3);
}

#[test]
fn a_formula_in_common_makes_no_copy_and_a_short_text_within_a_long_one_does() {
    let mut bench = Bench::new(1);
    let formula = "in the name of the people of the free city by the port and all her sons"; // 17 words
    bench.import(&text("a", formula));
    bench.import(&text("b", formula));
    // Of 120 words and 17 in common it is more than a tenth.
    assert_eq!(list_origins(&mut bench.reader(), &|| true).unwrap().len(), 1);
    let mut long = Bench::new(2);
    let padded = |about: &str| format!("{} {}", text(about, formula), text(&format!("{about}x"), ""));
    long.import(&padded("a"));
    long.import(&padded("b"));
    assert_eq!(list_origins(&mut long.reader(), &|| true).unwrap(), []);
}

#[test]
fn one_address_one_doi_and_one_source_are_one_origin_however_they_are_written() {
    let mut bench = Bench::new(1);
    let claim = claim(&mut bench);
    let doi = json!({ "type": "article", "DOI": "10.1000/ABC" });
    bring_sources(&mut bench, doi, json!({ "type": "book", "title": "Other" }));
    cite(&mut bench, claim, url("https://www.example.org/page/"));
    cite(&mut bench, claim, url("http://example.org/page#there"));
    assert_eq!(counted(&bench, claim), (2, 1));
    cite(&mut bench, claim, source(FIRST));
    cite(&mut bench, claim, url("https://doi.org/10.1000/abc"));
    assert_eq!(counted(&bench, claim), (4, 2));
    cite(&mut bench, claim, source(SECOND));
    assert_eq!(counted(&bench, claim), (5, 3));
    let note = EvidenceEdit { note: Some(Some("I know it".to_owned())), ..EvidenceEdit::default() };
    cite(&mut bench, claim, note);
    assert_eq!(counted(&bench, claim), (5, 3));
}

#[test]
fn a_source_is_one_with_the_document_of_its_title_and_what_copies_that() {
    let mut bench = Bench::new(1);
    let claim = claim(&mut bench);
    let one = bench.import(&text("a", COPIED));
    let two = bench.import(&text("b", COPIED));
    let rename = |bench: &mut Bench, document, title: &str| {
        let edit = obelus_engine::DocumentEdit { title: Some(title.to_owned()), ..Default::default() };
        obelus_engine::edit_document(&mut bench.writer, document, edit).unwrap();
    };
    rename(&mut bench, one, "The Sunk Ferry");
    rename(&mut bench, two, "A copy");
    bring_sources(
        &mut bench,
        json!({ "type": "book", "title": "The sunk ferry" }),
        json!({ "type": "book", "title": "B" }),
    );
    cite(&mut bench, claim, source(FIRST));
    cite(&mut bench, claim, passage(two, 0));
    cite(&mut bench, claim, source(SECOND));
    assert_eq!(counted(&bench, claim), (3, 2));
    let groups = list_origins(&mut bench.reader(), &|| true).unwrap();
    let first: SourceId = FIRST.parse().unwrap();
    assert_eq!(
        (groups.len(), groups[0].documents.as_slice(), groups[0].sources.as_slice()),
        (1, [one, two].as_slice(), [first].as_slice())
    );
}

#[test]
fn a_source_may_have_a_number_for_its_title() {
    let mut bench = Bench::new(1);
    let one = bench.import(&text("a", COPIED));
    let edit = obelus_engine::DocumentEdit { title: Some("1984".to_owned()), ..Default::default() };
    obelus_engine::edit_document(&mut bench.writer, one, edit).unwrap();
    bring_sources(&mut bench, json!({ "type": "book", "title": 1984 }), json!({ "type": "book", "title": 1985 }));
    let claim = claim(&mut bench);
    cite(&mut bench, claim, source(FIRST));
    cite(&mut bench, claim, passage(one, 0));
    cite(&mut bench, claim, source(SECOND));
    assert_eq!(counted(&bench, claim), (3, 2));
}

#[test]
fn a_passage_in_a_run_of_known_origin_comes_from_there_and_not_from_the_splice() {
    let mut bench = Bench::new(1);
    let claim = claim(&mut bench);
    let splice = bench.import(&text("a", COPIED));
    bring_sources(&mut bench, json!({ "type": "book", "title": "A" }), json!({ "type": "book", "title": "B" }));
    cite(&mut bench, claim, passage(splice, 0));
    cite(&mut bench, claim, passage(splice, 100));
    cite(&mut bench, claim, source(FIRST));
    assert_eq!(counted(&bench, claim), (3, 2));
    let draft = |id: &str| OriginDraft { source: Some(id.parse().unwrap()), ..OriginDraft::default() };
    set_origin(&mut bench.writer, splice, 0, 50, draft(FIRST)).unwrap();
    set_origin(&mut bench.writer, splice, 90, 200, draft(SECOND)).unwrap();
    assert_eq!(counted(&bench, claim), (3, 2));
    undo(&mut bench.writer).unwrap();
    set_origin(&mut bench.writer, splice, 90, 200, draft(FIRST)).unwrap();
    assert_eq!(counted(&bench, claim), (3, 1));
}

#[test]
fn two_addresses_are_two_origins_though_one_splice_has_words_of_both() {
    let mut bench = Bench::new(1);
    let claim = claim(&mut bench);
    let splice = bench.import(&text("a", COPIED));
    bring_sources(
        &mut bench,
        json!({ "type": "webpage", "URL": "https://one.example/page" }),
        json!({ "type": "webpage", "URL": "https://two.example/page" }),
    );
    let draft = |address: &str| OriginDraft { url: Some(address.to_owned()), ..OriginDraft::default() };
    set_origin(&mut bench.writer, splice, 0, 50, draft("https://one.example/page")).unwrap();
    set_origin(&mut bench.writer, splice, 90, 200, draft("https://two.example/page")).unwrap();
    cite(&mut bench, claim, passage(splice, 0));
    cite(&mut bench, claim, passage(splice, 100));
    assert_eq!(counted(&bench, claim), (2, 2));
    cite(&mut bench, claim, source(FIRST));
    assert_eq!(counted(&bench, claim), (3, 2));
    cite(&mut bench, claim, source(SECOND));
    assert_eq!(counted(&bench, claim), (4, 2));
    assert_eq!(list_origins(&mut bench.reader(), &|| true).unwrap(), []);
}
