//! What is put in comes out as it was, by every question that asks for it.

use obelus_model::*;
use obelus_store::{Library as Store, OpState, Reader, Rule, StoreError, sha256};
use obelus_text::Span;
use serde_json::json;

use crate::samples::{Desk, TEXT};

fn rich(desk: &mut Desk, store: &mut Store) -> (Document, Vec<Record>) {
    let document = desk.import(store);
    let mut extra = Extra::new();
    extra.insert("mine".into(), json!({"deep": [1, 2.5, "x", null], "z": 1, "a": 18446744073709551615u64}));
    let tag = desk.tag("dates");
    let under = Tag { parent: Some(tag.id), extra: extra.clone(), definition: Some("When".into()), ..desk.tag("May") };
    let source = Source { extra: extra.clone(), ..desk.source() };
    let mut claim = desk.claim(document.id, 0, 26);
    let second = PassageId(desk.next());
    let fuzzy = Passage {
        anchoring: Anchoring::Fuzzy(0.1 + 0.2),
        page: Some("iv".into()),
        ..desk.passage(document.id, 27, 47)
    };
    claim.passages.push(ClaimPassage { id: second, passage: fuzzy });
    claim.verdict = Some(Verdict::Dubious);
    claim.certainty = Certainty::Unsure;
    claim.reasons = vec![
        Reason { code: ReasonCode::Contradicted, text: Some("June elsewhere".into()) },
        Reason { code: ReasonCode::NoSource, text: None },
    ];
    claim.statement = Some("Seen in May.".into());
    claim.note = Some("a note\0with a NUL, 𝔘nicode and\nlines".into());
    claim.next_step = Some("Ask".into());
    claim.tags = vec![under.id, tag.id];
    claim.extra = extra.clone();
    let mut other = desk.claim(document.id, 48, 67);
    other.verdict = Some(Verdict::NotAClaim);
    other.kind = Some(Kind::Question);
    let place = desk.passage(document.id, 27, 47);
    let mut evidence = desk.evidence(claim.id, Some(place));
    evidence.source = Some(source.id);
    evidence.accessed = Some("2026-11-20".into());
    evidence.extra = extra.clone();
    let bare = Evidence { locator: None, quote: None, ..desk.evidence(other.id, None) };
    let mut highlight = desk.highlight(document.id, 10, 30);
    highlight.tags = vec![tag.id];
    highlight.extra = extra;
    let link = desk.link(claim.id, other.id);
    // What is named comes after what names it: the references are looked at when the op is committed.
    let records = vec![
        Record::Link(link),
        Record::Evidence(evidence),
        Record::Evidence(bare),
        Record::Highlight(highlight),
        Record::Claim(claim),
        Record::Claim(other),
        Record::Tag(under),
        Record::Tag(tag),
        Record::Source(source),
    ];
    let put = records.clone();
    desk.write(store, Verb::Load, |tx| put.into_iter().for_each(|record| tx.put(record).unwrap()));
    (document, records)
}

#[test]
fn every_record_comes_back_as_it_was_put_in() {
    let (mut desk, mut store) = Desk::new();
    let (document, records) = rich(&mut desk, &mut store);
    drop(store);
    let store = Store::open(&desk.path).unwrap();
    for record in records.into_iter().chain([Record::Document(document)]) {
        assert_eq!(store.rows().find_record(&record.key()).unwrap(), Some(record));
    }
    assert_eq!(store.rows().verify().unwrap(), vec![]);
}

#[test]
fn lists_and_counts_answer_what_was_put_in() {
    let (mut desk, mut store) = Desk::new();
    let (document, records) = rich(&mut desk, &mut store);
    let rows = store.rows();
    let claims: Vec<Claim> = records
        .iter()
        .filter_map(|record| if let Record::Claim(claim) = record { Some(claim.clone()) } else { None })
        .collect();
    let [first, second] = claims.as_slice() else { panic!("two claims") };
    assert_eq!(rows.claims().unwrap(), claims);
    assert_eq!(rows.claims_of_document(document.id).unwrap(), claims);
    assert_eq!(
        rows.claims_by_id(&[second.id, ClaimId(uuid::Uuid::nil()), first.id]).unwrap(),
        [second.clone(), first.clone()]
    );
    assert_eq!(rows.claims_at(document.id, 1, Span::new(27, 47).unwrap()).unwrap(), [first.id]);
    assert_eq!(rows.claims_at(document.id, 1, Span::new(27, 46).unwrap()).unwrap(), []);
    assert_eq!(rows.claims_at(document.id, 2, Span::new(27, 47).unwrap()).unwrap(), []);
    let judged = rows.judged_passages(document.id).unwrap();
    assert_eq!(judged.iter().map(|(span, _)| span.start()).collect::<Vec<_>>(), [0, 27, 48]);
    let highlight = rows.highlights_of_document(document.id).unwrap().pop().unwrap();
    assert_eq!(rows.highlights().unwrap(), [highlight.clone()]);
    assert_eq!(rows.highlights_at(document.id, 1, highlight.passage.span).unwrap(), [highlight.id]);
    assert_eq!(rows.evidence().unwrap().len(), 2);
    assert_eq!(rows.evidence_of_claim(first.id).unwrap().len(), 1);
    assert_eq!(rows.evidence_in_document(document.id).unwrap(), rows.evidence_of_claim(first.id).unwrap());
    assert_eq!(rows.evidence_of_source(rows.sources().unwrap()[0].id).unwrap().len(), 1);
    assert_eq!(rows.evidence_counts().unwrap(), [(first.id, 1), (second.id, 1)]);
    assert_eq!(rows.links().unwrap(), rows.links_of_claim(second.id).unwrap());
    assert_eq!(rows.link_counts().unwrap(), [(first.id, 1), (second.id, 1)]);
    assert_eq!(rows.tags().unwrap().iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["May", "dates"]);
    let dates = rows.find_tag_by_name("dates").unwrap().unwrap();
    let bearers = rows.bearers_of_tag(dates.id).unwrap();
    assert_eq!(bearers.iter().map(|key| key.noun).collect::<Vec<_>>(), [Noun::Tag, Noun::Claim, Noun::Highlight]);
    assert_eq!(rows.find_tag_by_name("Dates").unwrap(), None);
    assert_eq!(rows.annotators().unwrap(), [desk.annotator.clone()]);
    assert_eq!(rows.find_library_record().unwrap().unwrap().name, "Comets");
    assert_eq!(rows.documents().unwrap(), [document.clone()]);
    assert_eq!(rows.documents_by_title("Comets").unwrap(), [document.clone()]);
    assert_eq!(rows.documents_by_original(&sha256(TEXT.as_bytes())).unwrap(), [document.clone()]);
    assert_eq!(rows.versions_by_text(&sha256(TEXT.as_bytes())).unwrap(), rows.versions(document.id).unwrap());
    assert_eq!(rows.text(&sha256(TEXT.as_bytes())).unwrap().as_deref(), Some(TEXT));
    assert_eq!(rows.original(&sha256(b"other")).unwrap(), None);
}

#[test]
fn a_document_is_found_by_any_beginning_of_its_id() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let id = document.id.to_string();
    for length in 0..=id.len() {
        let found = store.rows().documents_by_prefix(&id[..length]).unwrap();
        assert_eq!(found, [document.clone()], "{}", &id[..length]);
    }
    for prefix in ["0191", "x", "0190-", "01900000000", "0190000A", &format!("{id}0"), "é"] {
        assert_eq!(store.rows().documents_by_prefix(prefix).unwrap(), [], "{prefix}");
    }
    assert_eq!(store.rows().keys_by_prefix(Noun::Annotator, "0190").unwrap().len(), 1);
    assert_eq!(store.rows().keys_by_prefix(Noun::Version, "").unwrap(), []);
}

#[test]
fn sentences_are_kept_by_text_and_rules_and_are_no_op() {
    let (desk, mut store) = Desk::new();
    let spans = [Span::new(0, 26).unwrap(), Span::new(27, u32::MAX).unwrap()];
    let text = sha256(TEXT.as_bytes());
    store.keep_sentences(&text, 1, &spans).unwrap();
    assert_eq!(store.rows().find_sentences(&text, 1).unwrap().as_deref(), Some(&spans[..]));
    assert_eq!(store.rows().find_sentences(&text, 2).unwrap(), None);
    store.keep_sentences(&text, 1, &[]).unwrap();
    assert_eq!(store.rows().find_sentences(&text, 1).unwrap().as_deref(), Some(&[][..]));
    assert_eq!(store.rows().history(9, None).unwrap().len(), 1);
    drop((desk, store));
}

#[test]
fn an_op_that_changes_nothing_leaves_no_entry() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let claim = desk.claim(document.id, 0, 26);
    let tag = desk.tag("dates");
    let committed = desk.write(&mut store, Verb::EditDocument, |tx| {
        tx.put(Record::Document(document.clone())).unwrap();
        tx.remove(&Record::Claim(claim.clone()).key()).unwrap();
        // There and back again.
        tx.put(Record::Claim(claim.clone())).unwrap();
        tx.put(Record::Tag(tag.clone())).unwrap();
        tx.remove(&Record::Claim(claim.clone()).key()).unwrap();
        tx.remove(&Record::Tag(tag.clone()).key()).unwrap();
    });
    assert_eq!((committed.op, committed.changes), (None, vec![]));
    assert_eq!(committed.undo, Some(Verb::ImportDocument));
    assert_eq!(store.rows().history(9, None).unwrap().len(), 2);
    assert_eq!(store.rows().history_of_claim(claim.id).unwrap(), []);
}

#[test]
fn a_commit_answers_what_it_touched_and_where() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let claim = desk.claim(document.id, 0, 26);
    let mut judged = claim.clone();
    judged.judge(None);
    let evidence = desk.evidence(claim.id, None);
    let committed = desk.write(&mut store, Verb::JudgeClaim, |tx| {
        tx.put(Record::Claim(claim.clone())).unwrap();
        tx.put(Record::Evidence(evidence.clone())).unwrap();
        tx.put(Record::Claim(judged.clone())).unwrap();
    });
    let touched: Vec<_> =
        committed.changes.iter().map(|touched| (touched.key.noun, &*touched.documents, &*touched.claims)).collect();
    assert_eq!(touched, [(Noun::Claim, &[document.id][..], &[claim.id][..]), (Noun::Evidence, &[], &[claim.id])]);
    assert_eq!((committed.undo, committed.redo), (Some(Verb::JudgeClaim), None));
    let entry = store.rows().history(1, None).unwrap().pop().unwrap();
    assert_eq!((entry.state, entry.changes, Some(entry.op)), (OpState::Done, 3, committed.op));
}

#[test]
fn what_breaks_a_rule_is_refused_and_named() {
    fn check(make: impl FnOnce(&mut Desk, &Document) -> Vec<Record>, expected: (Rule, &str)) {
        let (mut desk, mut store) = Desk::new();
        let document = desk.import(&mut store);
        let records = make(&mut desk, &document);
        let op = desk.op(Verb::Load);
        let refused = store.transact(op, |tx| records.into_iter().try_for_each(|record| tx.put(record)));
        let Err(StoreError::Broken { rule, detail }) = refused else { panic!("not refused: {refused:?}") };
        assert_eq!((rule, detail.contains(expected.1)), (expected.0, true), "{detail}");
        assert_eq!(store.rows().history(9, None).unwrap().len(), 2);
        assert_eq!(store.rows().verify().unwrap(), []);
    }
    check(
        |desk, document| {
            let claim = Claim { tags: vec![TagId(desk.next())], ..desk.claim(document.id, 0, 3) };
            vec![Record::Claim(claim)]
        },
        (Rule::Reference, "claim_tag -> tag"),
    );
    check(
        |desk, _| {
            let nowhere = DocumentId(desk.next());
            vec![Record::Highlight(desk.highlight(nowhere, 0, 3))]
        },
        (Rule::Reference, "passage -> version"),
    );
    check(|desk, _| vec![Record::Tag(desk.tag("a")), Record::Tag(desk.tag("a"))], (Rule::Unique, "tag.name"));
    check(
        |desk, document| {
            let mut claim = desk.claim(document.id, 0, 3);
            claim.kind = Some(Kind::Heading);
            vec![Record::Claim(claim)]
        },
        (Rule::Value, "not_a_claim"),
    );
    check(
        |desk, document| {
            let mut claim = desk.claim(document.id, 0, 3);
            claim.passages[0].passage.anchoring = Anchoring::Fuzzy(f64::NAN);
            vec![Record::Claim(claim)]
        },
        (Rule::Value, "fuzzy"),
    );
    check(
        |_, document| vec![Record::Document(Document { version: 2, ..document.clone() })],
        (Rule::Reference, "document -> version"),
    );
}

#[test]
fn a_document_with_something_on_it_cannot_go_alone() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let op = desk.op(Verb::RemoveDocument);
    let refused = store.transact(op, |tx| tx.remove(&Record::Document(document.clone()).key()));
    assert!(matches!(refused, Err(StoreError::Broken { rule: Rule::Reference, .. })), "{refused:?}");
    assert_eq!(store.rows().documents().unwrap(), [document]);
}

#[test]
fn a_key_that_is_none_is_refused() {
    let (mut desk, mut store) = Desk::new();
    for (noun, id) in [(Noun::Claim, "x"), (Noun::Version, "1"), (Noun::Version, "0190/x")] {
        let key = RecordKey { noun, id: id.into() };
        let op = desk.op(Verb::DeleteClaim);
        let refused = store.transact(op, |tx| tx.remove(&key));
        assert!(matches!(&refused, Err(StoreError::NotAKey(found)) if *found == key), "{refused:?}");
    }
}

#[test]
fn undo_and_redo_are_no_work_for_a_transaction() {
    let (mut desk, mut store) = Desk::new();
    for verb in [Verb::Undo, Verb::Redo] {
        let op = desk.op(verb);
        assert!(matches!(store.transact(op, |_| Ok::<_, StoreError>(())), Err(StoreError::NotAnOp)));
    }
}

#[test]
fn a_work_that_fails_or_panics_leaves_nothing() {
    let (mut desk, mut store) = Desk::new();
    let tag = Record::Tag(desk.tag("a"));
    let op = desk.op(Verb::CreateTag);
    let failed: Result<((), _), StoreError> = store.transact(op, |tx| {
        tx.put(tag.clone())?;
        Err(StoreError::Interrupted)
    });
    assert!(matches!(failed, Err(StoreError::Interrupted)));
    let op = desk.op(Verb::CreateTag);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.transact(op, |tx| -> Result<(), StoreError> {
            tx.put(tag.clone())?;
            panic!("on purpose")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(store.rows().tags().unwrap(), []);
    desk.write(&mut store, Verb::CreateTag, |tx| tx.put(tag).unwrap());
    assert_eq!(store.rows().tags().unwrap().len(), 1);
}

#[test]
fn a_reader_can_be_stopped() {
    let (mut desk, mut store) = Desk::new();
    rich(&mut desk, &mut store);
    let reader = Reader::open(&desk.path).unwrap();
    let interrupt = reader.interrupt();
    let stopper = std::thread::spawn(move || {
        for _ in 0..2_000 {
            interrupt.stop();
            std::thread::sleep(std::time::Duration::from_micros(100));
        }
    });
    let mut stopped = false;
    while !stopped && !stopper.is_finished() {
        stopped = matches!(reader.read(|rows| rows.verify()), Err(StoreError::Interrupted));
    }
    assert!(stopped, "no question was stopped");
    stopper.join().unwrap();
    assert_eq!(reader.read(|rows| rows.verify()).unwrap(), []);
}

#[test]
fn a_work_that_goes_on_after_a_failed_change_is_refused_whole() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let mut claim = desk.claim(document.id, 0, 26);
    claim.passages[0].passage.anchoring = Anchoring::Fuzzy(2.0);
    let tag = desk.tag("a");
    let op = desk.op(Verb::Load);
    let refused = store.transact(op, |tx| {
        tx.put(Record::Tag(tag.clone()))?;
        assert!(matches!(tx.put(Record::Claim(claim)), Err(StoreError::Broken { .. })));
        assert!(matches!(tx.put(Record::Tag(tag)), Err(StoreError::Spoiled)));
        Ok::<_, StoreError>(())
    });
    assert!(matches!(refused, Err(StoreError::Spoiled)), "{refused:?}");
    assert_eq!((store.rows().claims().unwrap(), store.rows().tags().unwrap()), (vec![], vec![]));
}
