//! What the steps have in common: records thrown from those that are there, and answers held against what was expected.

use obelus_engine::{Done, EngineError, Place};
use obelus_model::{Anchoring, Claim, Document, DocumentId, Link, Moment, Passage, Record, RecordKey, TagId};
use obelus_text::describe;

use crate::dice::Dice;
use crate::model::life::Life;

/// A place where something may be marked: a document that is there now, and a sentence of it.
pub(super) fn throw_place(life: &Life, dice: &mut Dice) -> Option<(Passage, Place)> {
    let there = |record: &Record| if let Record::Document(document) = record { Some(document.id) } else { None };
    let documents: Vec<DocumentId> = life.shadow.records().filter_map(there).collect();
    let document = *pick(&documents, dice)?;
    let (text, cut) = &**life.pages.get(&document)?;
    // Few sentences, so that many marks meet.
    let number = dice.below(cut.len().min(16) as u64);
    let span = *cut.get(number as usize)?;
    let quote = describe(text, span)?;
    let passage = Passage {
        document,
        version: 1,
        span,
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
        anchoring: Anchoring::Exact,
        page: None,
    };
    Some((passage, Place::Sentence(number as u32 + 1)))
}

pub(super) fn throw_claim(life: &Life, dice: &mut Dice) -> Option<Claim> {
    let claims: Vec<&Claim> = life.shadow.claims().collect();
    pick(&claims, dice).copied().cloned()
}

pub(super) fn throw_document(life: &Life, dice: &mut Dice) -> Option<Document> {
    let is_one = |record: &Record| if let Record::Document(document) = record { Some(document.clone()) } else { None };
    let documents: Vec<Document> = life.shadow.records().filter_map(is_one).collect();
    pick(&documents, dice).cloned()
}

pub(super) fn tags(life: &Life) -> Vec<TagId> {
    life.shadow.records().filter_map(|record| if let Record::Tag(tag) = record { Some(tag.id) } else { None }).collect()
}

pub(super) fn links(life: &Life, is_wanted: impl Fn(&Link) -> bool) -> Vec<Link> {
    let is_one = |record: &Record| if let Record::Link(link) = record { Some(link.clone()) } else { None };
    life.shadow.records().filter_map(is_one).filter(is_wanted).collect()
}

pub(super) fn pick<'a, T>(all: &'a [T], dice: &mut Dice) -> Option<&'a T> {
    all.get(dice.below(all.len() as u64) as usize)
}

pub(super) fn put(record: Record) -> (RecordKey, Option<Record>) {
    (record.key(), Some(record))
}

pub(super) fn gone(record: Record) -> (RecordKey, Option<Record>) {
    (record.key(), None)
}

pub(super) fn is_there(passage: &Passage, other: &Passage) -> bool {
    (passage.document, passage.version, passage.span) == (other.document, other.version, other.span)
}

/// What was done and what was expected of it; nothing where it was refused as it should.
pub(super) fn expect<T, E>(
    done: Result<Done<T>, EngineError>,
    expected: Option<E>,
    is_refusal: impl Fn(&EngineError) -> bool,
) -> Result<Option<(Done<T>, E)>, String> {
    match (done, expected) {
        (Ok(done), Some(expected)) => Ok(Some((done, expected))),
        (Err(fault), None) if is_refusal(&fault) => Ok(None),
        (Ok(_), None) => Err("done, and should have been refused".to_owned()),
        (Err(fault), _) => Err(format!("refused: {fault:?}")),
    }
}

/// When an op was done; one that changed nothing has no moment, and none is needed.
pub(super) fn at<T>(done: &Done<T>) -> Result<Moment, String> {
    Ok(done.committed.op.as_ref().map_or(Moment::EPOCH, |op| op.at))
}
