//! Undo, redo and the history: across restarts, for any sequence of ops.

use obelus_model::*;
use obelus_store::{Library as Store, OpState, StoreError, Tx};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::samples::{Desk, dump};
use crate::search::check_index;

/// What a person may do next; which record it is done to is chosen among those that are there.
#[derive(Clone, Debug)]
enum Step {
    Import,
    RemoveDocument(Index),
    Judge(Index, u32),
    Rejudge(Index, Option<Verdict>),
    Describe(Index, String),
    Delete(Index),
    Merge(Index, Index),
    Highlight(Index, u32),
    Recolor(Index, HighlightColor),
    Attach(Index),
    Link(Index, Index),
    Tag(String),
    SwapTags(Index, Index),
    GiveTag(Index, Index),
    DeleteTag(Index),
    Nothing,
    Undo,
    Redo,
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let index = any::<Index>;
    let verdict = proptest::option::of(proptest::sample::select(Verdict::ALL));
    let step = prop_oneof![
        2 => Just(Step::Import),
        1 => index().prop_map(Step::RemoveDocument),
        6 => (index(), 0u32..70).prop_map(|(document, start)| Step::Judge(document, start)),
        3 => (index(), verdict).prop_map(|(claim, verdict)| Step::Rejudge(claim, verdict)),
        3 => (index(), "\\PC{0,8}").prop_map(|(claim, note)| Step::Describe(claim, note)),
        1 => index().prop_map(Step::Delete),
        2 => (index(), index()).prop_map(|(one, other)| Step::Merge(one, other)),
        2 => (index(), 0u32..70).prop_map(|(document, start)| Step::Highlight(document, start)),
        1 => (index(), proptest::sample::select(HighlightColor::ALL)).prop_map(|(one, color)| Step::Recolor(one, color)),
        2 => index().prop_map(Step::Attach),
        2 => (index(), index()).prop_map(|(from, to)| Step::Link(from, to)),
        2 => "[a-c]".prop_map(Step::Tag),
        1 => (index(), index()).prop_map(|(one, other)| Step::SwapTags(one, other)),
        2 => (index(), index()).prop_map(|(claim, tag)| Step::GiveTag(claim, tag)),
        1 => index().prop_map(Step::DeleteTag),
        1 => Just(Step::Nothing),
        5 => Just(Step::Undo),
        4 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ];
    proptest::collection::vec(step, 1..40)
}

fn pick<T: Clone>(index: &Index, among: &[T]) -> Option<T> {
    (!among.is_empty()).then(|| index.get(among).clone())
}

/// Takes a claim away with what is on it, as the engine does.
fn remove_claim(tx: &mut Tx<'_>, claim: ClaimId) -> Result<(), StoreError> {
    for evidence in tx.rows().evidence_of_claim(claim)? {
        tx.remove(&Record::Evidence(evidence).key())?;
    }
    for link in tx.rows().links_of_claim(claim)? {
        tx.remove(&Record::Link(link).key())?;
    }
    tx.remove(&RecordKey { noun: Noun::Claim, id: claim.to_string() })
}

/// Takes a tag from all that bear it, and then away.
fn remove_tag(tx: &mut Tx<'_>, tag: &Tag) -> Result<(), StoreError> {
    for bearer in tx.rows().bearers_of_tag(tag.id)? {
        if let Some(Record::Claim(mut claim)) = tx.rows().find_record(&bearer)? {
            claim.tags.retain(|borne| *borne != tag.id);
            tx.put(Record::Claim(claim))?;
        }
    }
    tx.remove(&Record::Tag(tag.clone()).key())
}

fn remove_document(tx: &mut Tx<'_>, document: Document) -> Result<(), StoreError> {
    for claim in tx.rows().claims_of_document(document.id)? {
        remove_claim(tx, claim.id)?;
    }
    for highlight in tx.rows().highlights_of_document(document.id)? {
        tx.remove(&Record::Highlight(highlight).key())?;
    }
    for evidence in tx.rows().evidence_in_document(document.id)? {
        tx.put(Record::Evidence(Evidence { passage: None, ..evidence }))?;
    }
    // The document first: its versions may go after it within the op.
    let versions = tx.rows().versions(document.id)?;
    tx.remove(&Record::Document(document).key())?;
    versions.into_iter().try_for_each(|version| tx.remove(&Record::Version(version).key()))
}

/// Does one step as one op; a step that has nothing to be done to does nothing.
fn act(desk: &mut Desk, tx: &mut Tx<'_>, step: &Step) -> Result<(), StoreError> {
    let rows = tx.rows();
    let (documents, claims, tags) = (rows.documents()?, rows.claims()?, rows.tags()?);
    match step {
        Step::Import => {
            let (document, version) = desk.document();
            tx.put(Record::Version(version))?;
            tx.keep(crate::samples::TEXT.as_bytes())?;
            tx.put(Record::Document(document))?;
        }
        Step::RemoveDocument(index) => {
            pick(index, &documents).map_or(Ok(()), |document| remove_document(tx, document))?;
        }
        Step::Judge(index, start) => {
            if let Some(document) = pick(index, &documents) {
                tx.put(Record::Claim(desk.claim(document.id, *start, start + 9)))?;
            }
        }
        Step::Rejudge(index, verdict) => {
            if let Some(mut claim) = pick(index, &claims) {
                claim.judge(*verdict);
                if *verdict == Some(Verdict::Dubious) {
                    claim.reasons.push(Reason { code: ReasonCode::NoSource, text: None });
                }
                tx.put(Record::Claim(claim))?;
            }
        }
        Step::Describe(index, note) => {
            if let Some(claim) = pick(index, &claims) {
                let mut extra = claim.extra.clone();
                extra.insert(note.clone(), serde_json::json!([note, 0.1 + 0.2]));
                tx.put(Record::Claim(Claim { note: Some(note.clone()), extra, ..claim }))?;
            }
        }
        Step::Delete(index) => pick(index, &claims).map_or(Ok(()), |claim| remove_claim(tx, claim.id))?,
        Step::Merge(one, other) => {
            if let (Some(mut one), Some(other)) = (pick(one, &claims), pick(other, &claims))
                && one.id != other.id
            {
                remove_claim(tx, other.id)?;
                one.passages.extend(other.passages);
                tx.put(Record::Claim(one))?;
            }
        }
        Step::Highlight(index, start) => {
            if let Some(document) = pick(index, &documents) {
                tx.put(Record::Highlight(desk.highlight(document.id, *start, start + 3)))?;
            }
        }
        Step::Recolor(index, color) => {
            if let Some(highlight) = pick(index, &rows.highlights()?) {
                tx.put(Record::Highlight(Highlight { color: *color, ..highlight }))?;
            }
        }
        Step::Attach(index) => {
            if let Some(claim) = pick(index, &claims) {
                let place = pick(index, &documents).map(|document| desk.passage(document.id, 3, 7));
                tx.put(Record::Evidence(desk.evidence(claim.id, place)))?;
            }
        }
        Step::Link(from, to) => {
            if let (Some(from), Some(to)) = (pick(from, &claims), pick(to, &claims)) {
                tx.put(Record::Link(desk.link(from.id, to.id)))?;
            }
        }
        Step::Tag(name) => {
            if rows.find_tag_by_name(name)?.is_none() {
                tx.put(Record::Tag(desk.tag(name)))?;
            }
        }
        Step::SwapTags(one, other) => {
            if let (Some(one), Some(other)) = (pick(one, &tags), pick(other, &tags))
                && one.id != other.id
            {
                let names = (one.name.clone(), other.name.clone());
                tx.put(Record::Tag(Tag { name: "meanwhile".into(), ..one.clone() }))?;
                tx.put(Record::Tag(Tag { name: names.0, ..other }))?;
                tx.put(Record::Tag(Tag { name: names.1, ..one }))?;
            }
        }
        Step::GiveTag(claim, tag) => {
            if let (Some(mut claim), Some(tag)) = (pick(claim, &claims), pick(tag, &tags))
                && !claim.tags.contains(&tag.id)
            {
                claim.tags.insert(0, tag.id);
                tx.put(Record::Claim(claim))?;
            }
        }
        Step::DeleteTag(index) => pick(index, &tags).map_or(Ok(()), |tag| remove_tag(tx, &tag))?,
        Step::Nothing => {
            documents.into_iter().try_for_each(|document| tx.put(Record::Document(document)))?;
        }
        Step::Undo | Step::Redo | Step::Reopen => {}
    }
    Ok(())
}

/// Plays the steps and holds the library against the states that it went through.
fn play(steps: &[Step]) {
    let (mut desk, mut store) = Desk::new();
    let mut states = vec![dump(&desk.path)];
    let mut at = 0;
    for step in steps {
        match step {
            Step::Reopen => {
                drop(store);
                store = Store::open(&desk.path).unwrap();
            }
            Step::Undo => {
                let op = desk.op(Verb::Undo);
                match store.undo(op) {
                    Ok(committed) => {
                        at -= 1;
                        assert_eq!(committed.op.unwrap().verb, Verb::Undo);
                    }
                    Err(StoreError::NothingToUndo) => assert_eq!(at, 0),
                    Err(fault) => panic!("{fault:?}"),
                }
            }
            Step::Redo => {
                let op = desk.op(Verb::Redo);
                match store.redo(op) {
                    Ok(_) => at += 1,
                    Err(StoreError::NothingToRedo) => assert_eq!(at + 1, states.len()),
                    Err(fault) => panic!("{fault:?}"),
                }
            }
            step => {
                let op = desk.op(Verb::Load);
                let ((), committed) = store.transact(op, |tx| act(&mut desk, tx, step)).unwrap();
                if committed.op.is_some() {
                    states.truncate(at + 1);
                    states.push(dump(&desk.path));
                    at += 1;
                } else {
                    assert_eq!(committed.changes, []);
                }
            }
        }
        assert_eq!(dump(&desk.path), states[at], "after {step:?}");
        check_index(&desk.path, &store);
        assert_eq!(store.rows().find_undo().unwrap().is_some(), at > 0);
        assert_eq!(store.rows().find_redo().unwrap().is_some(), at + 1 < states.len());
    }
    drop(store);
    let mut store = Store::open(&desk.path).unwrap();
    for state in states[..at].iter().rev() {
        let op = desk.op(Verb::Undo);
        store.undo(op).unwrap();
        assert_eq!(&dump(&desk.path), state);
    }
    for state in &states[1..] {
        let op = desk.op(Verb::Redo);
        store.redo(op).unwrap();
        assert_eq!(&dump(&desk.path), state);
    }
    assert_eq!(store.rows().verify().unwrap(), []);
    let times: Vec<Moment> = store.rows().history(u32::MAX, None).unwrap().iter().map(|entry| entry.op.at).collect();
    assert!(times.is_sorted_by(|newer, older| newer > older), "the history is out of order: {times:?}");
}

proptest! {
    // Each case opens, writes and reopens a file: so many take some seconds.
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_ops_can_be_undone_and_redone_across_restarts(steps in steps()) {
        play(&steps);
    }
}

#[test]
fn nothing_to_undo_and_nothing_to_redo_say_so_and_the_making_of_a_library_stays() {
    let (mut desk, mut store) = Desk::new();
    let op = desk.op(Verb::Undo);
    assert!(matches!(store.undo(op.clone()), Err(StoreError::NothingToUndo)));
    assert!(matches!(store.redo(op), Err(StoreError::NothingToRedo)));
    let history = store.rows().history(9, None).unwrap();
    assert_eq!(
        history.iter().map(|entry| (entry.op.verb, entry.state)).collect::<Vec<_>>(),
        [(Verb::CreateLibrary, OpState::Lasting)]
    );
}

#[test]
fn a_new_op_puts_what_was_undone_out_of_reach_but_not_out_of_the_log() {
    let (mut desk, mut store) = Desk::new();
    for name in ["one", "two", "three"] {
        let tag = desk.tag(name);
        desk.write(&mut store, Verb::CreateTag, |tx| tx.put(Record::Tag(tag)).unwrap());
    }
    let ops: Vec<OpId> = store.rows().history(3, None).unwrap().iter().map(|entry| entry.op.id).collect();
    for expected in [&ops[0], &ops[1]] {
        let op = desk.op(Verb::Undo);
        let committed = store.undo(op).unwrap();
        assert_eq!(committed.op.unwrap().reverts.as_ref(), Some(expected));
        assert_eq!(committed.redo, Some(Verb::CreateTag));
    }
    // Redo takes the op that was undone last, which is the oldest of the undone.
    let op = desk.op(Verb::Redo);
    assert_eq!(store.redo(op).unwrap().op.unwrap().reverts, Some(ops[1]));
    let tag = desk.tag("four");
    let committed = desk.write(&mut store, Verb::CreateTag, |tx| tx.put(Record::Tag(tag)).unwrap());
    assert_eq!(committed.redo, None);
    let entries = store.rows().history(u32::MAX, None).unwrap();
    let told: Vec<_> = entries.iter().map(|entry| (entry.op.verb, entry.state)).collect();
    assert_eq!(
        told,
        [
            (Verb::CreateTag, OpState::Done),
            (Verb::Redo, OpState::Lasting),
            (Verb::Undo, OpState::Lasting),
            (Verb::Undo, OpState::Lasting),
            (Verb::CreateTag, OpState::Gone),
            (Verb::CreateTag, OpState::Done),
            (Verb::CreateTag, OpState::Done),
            (Verb::CreateLibrary, OpState::Lasting),
        ]
    );
    // In pages, as a window asks for it.
    let page = store.rows().history(2, Some(entries[3].op.id)).unwrap();
    assert_eq!(page, entries[4..6]);
    assert_eq!(store.rows().find_op(entries[4].op.id).unwrap().as_ref(), Some(&entries[4]));
}

#[test]
fn the_history_of_a_claim_tells_what_was_done_to_it_its_evidence_and_its_links() {
    let (mut desk, mut store) = Desk::new();
    let document = desk.import(&mut store);
    let claim = desk.claim(document.id, 0, 26);
    let other = desk.claim(document.id, 27, 47);
    let link = desk.link(other.id, claim.id);
    let evidence = desk.evidence(claim.id, None);
    let mut doubted = claim.clone();
    doubted.judge(Some(Verdict::Dubious));
    desk.write(&mut store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(claim.clone())).unwrap());
    desk.write(&mut store, Verb::JudgeClaim, |tx| tx.put(Record::Claim(other.clone())).unwrap());
    desk.write(&mut store, Verb::LinkClaims, |tx| tx.put(Record::Link(link.clone())).unwrap());
    desk.write(&mut store, Verb::EditClaim, |tx| {
        tx.put(Record::Evidence(evidence.clone())).unwrap();
        tx.put(Record::Claim(doubted.clone())).unwrap();
    });
    let op = desk.op(Verb::Undo);
    store.undo(op).unwrap();
    let told = store.rows().history_of_claim(claim.id).unwrap();
    let verbs: Vec<_> = told.iter().map(|(entry, changes)| (entry.op.verb, changes.len())).collect();
    assert_eq!(verbs, [(Verb::Undo, 2), (Verb::EditClaim, 2), (Verb::LinkClaims, 1), (Verb::JudgeClaim, 1)]);
    let change = Change {
        key: Record::Claim(claim.clone()).key(),
        before: Some(Record::Claim(claim.clone())),
        after: Some(Record::Claim(doubted)),
    };
    assert_eq!(told[1].1[1], change);
    assert_eq!(told[0].1[0], change.inverse());
    assert_eq!(store.rows().changes(told[1].0.op.id).unwrap(), told[1].1);
    assert_eq!(store.rows().history_of_claim(other.id).unwrap().len(), 2);
}
