//! Putting claims and highlights that annotations have become, or bringing those up to date that were loaded before.
//!
//! Of what is here, that stays which the tool does not have: a verdict that was given here, tags, the place that was chosen
//! here for words that the tool still has where it had them.

use std::collections::HashMap;

use obelus_exchange::{Judgement, Provenance};
use obelus_model::{
    AnnotatorId, Certainty, Claim, ClaimId, ClaimPassage, Highlight, HighlightColor, HighlightId, Moment, Noun,
    Passage, PassageId, Record, RecordKey, TagId,
};
use serde_json::Value;

use super::Becoming;
use super::codebook::Codebook;
use super::origin::{self, FROM};
use super::pieces::{Here, Piece};
use super::threads::Thread;
use crate::context::Work;
use crate::edit_claim::unique;
use crate::fault::Result;
use crate::load::Loaded;

/// Puts one record, and counts what came of it. `claims` learns which claim the annotation is.
pub(super) fn put(
    work: &mut Work<'_, '_>,
    codebook: &mut Codebook,
    piece: Piece<'_>,
    claims: &mut HashMap<String, ClaimId>,
    loaded: &mut Loaded,
) -> Result<()> {
    let Piece { thread, part, here, passages, .. } = piece;
    let record = match here {
        Here::Same(key) => {
            loaded.skipped += 1;
            remember(claims, thread, &key);
            return Ok(());
        }
        Here::Overtaken(key) => {
            loaded.lost.push(key.clone());
            remember(claims, thread, &key);
            return Ok(());
        }
        Here::Nothing => {
            loaded.added += 1;
            let tags = tags_on(work, codebook, thread, part)?;
            match thread.becoming {
                Becoming::Claims => Some(Record::Claim(new_claim(work, thread, tags)?)),
                Becoming::Highlights => new_highlight(work, thread, tags, part, &passages)?.map(Record::Highlight),
            }
        }
        Here::Older(record) => {
            loaded.changed += 1;
            let tags = tags_on(work, codebook, thread, part)?;
            Some(renewed(work, thread, *record, tags, thread.note_on(part)))
        }
    };
    let Some(mut record) = record else { return Ok(()) };
    loaded.passages.extend(passages.iter().map(|passage| passage.anchoring));
    settle(work, &mut record, passages);
    keep_origin(&mut record, thread, part);
    remember(claims, thread, &record.key());
    Ok(work.tx.put(record)?)
}

/// The tags that are on this of the highlights of a thread; a claim is its first and only part.
fn tags_on(work: &mut Work<'_, '_>, codebook: &mut Codebook, thread: &Thread, part: u64) -> Result<Vec<TagId>> {
    if thread.is_said_on(part) { codebook.tags(work, thread) } else { Ok(Vec::new()) }
}

fn remember(claims: &mut HashMap<String, ClaimId>, thread: &Thread, key: &RecordKey) {
    if key.noun == Noun::Claim
        && let Ok(claim) = key.id.parse()
    {
        claims.insert(thread.gloss.from.id.clone(), claim);
    }
}

fn new_claim(work: &mut Work<'_, '_>, thread: &Thread, tags: Vec<TagId>) -> Result<Claim> {
    let from = &thread.gloss.from;
    let created = created(work, from);
    let mut claim = Claim {
        id: ClaimId::new(work.ids),
        statement: None,
        verdict: None,
        certainty: Certainty::Sure,
        reasons: Vec::new(),
        kind: None,
        note: thread.note(),
        next_step: None,
        tags,
        annotator: author(work, from)?,
        created,
        modified: thread.modified.unwrap_or(created),
        passages: Vec::new(),
        extra: Default::default(),
    };
    // An id of ours stays its own, where it is free.
    let own: Option<ClaimId> = own_id(from);
    if let Some(own) = own
        && work.tx.rows().find_claim(own)?.is_none()
    {
        claim.id = own;
    }
    if let Some(judged) = &thread.gloss.judged {
        judge(&mut claim, judged);
    }
    Ok(claim)
}

/// Gives a claim what an annotation says of it. One without a verdict takes none away that was given here, nor what goes
/// with it; what it does not state stays.
fn judge(claim: &mut Claim, judged: &Judgement) {
    if judged.verdict.is_some() || claim.verdict.is_none() {
        claim.judge(judged.verdict);
        claim.certainty = judged.certainty;
        claim.reasons.clone_from(&judged.reasons);
        claim.kind = judged.kind;
    }
    for (there, said) in [(&mut claim.statement, &judged.statement), (&mut claim.next_step, &judged.next_step)] {
        if said.is_some() {
            there.clone_from(said);
        }
    }
}

fn new_highlight(
    work: &mut Work<'_, '_>,
    thread: &Thread,
    tags: Vec<TagId>,
    part: u64,
    passages: &[Passage],
) -> Result<Option<Highlight>> {
    let Some(passage) = passages.first().cloned() else { return Ok(None) };
    let from = &thread.gloss.from;
    let created = created(work, from);
    let fresh = HighlightId::new(work.ids);
    let own = own_id::<HighlightId>(from).filter(|_| part == 0);
    let id = match own {
        Some(own) if work.tx.rows().find_highlight(own)?.is_none() => own,
        _ => fresh,
    };
    let color = thread.gloss.aims.iter().find_map(|aim| aim.color).unwrap_or(HighlightColor::Yellow);
    Ok(Some(Highlight {
        id,
        color,
        note: thread.note_on(part),
        tags,
        passage,
        annotator: author(work, from)?,
        created,
        modified: thread.modified.unwrap_or(created),
        extra: Default::default(),
    }))
}

/// What is here with what the tool has changed.
fn renewed(work: &Work<'_, '_>, thread: &Thread, record: Record, mut tags: Vec<TagId>, note: Option<String>) -> Record {
    let modified = thread.modified.unwrap_or(work.now);
    match record {
        Record::Claim(mut claim) => {
            tags.append(&mut claim.tags);
            (claim.note, claim.tags, claim.modified) = (note, unique(tags), modified);
            if let Some(judged) = &thread.gloss.judged {
                judge(&mut claim, judged);
            }
            Record::Claim(claim)
        }
        Record::Highlight(mut highlight) => {
            tags.append(&mut highlight.tags);
            (highlight.note, highlight.tags, highlight.modified) = (note, unique(tags), modified);
            Record::Highlight(highlight)
        }
        other => other,
    }
}

/// Gives a record its passages, where there are new ones.
fn settle(work: &mut Work<'_, '_>, record: &mut Record, passages: Vec<Passage>) {
    match record {
        Record::Claim(claim) if !passages.is_empty() => {
            // Those that were given up are replaced with the others.
            claim.clear_given_up();
            let named = |passage| ClaimPassage { id: PassageId::new(work.ids), passage };
            claim.passages = passages.into_iter().map(named).collect();
            claim.sort_passages();
            // An annotation may name one place twice.
            claim.passages.dedup_by(|next, first| {
                let place = |one: &ClaimPassage| (one.passage.document, one.passage.span);
                place(next) == place(first) && next.passage.exact == first.passage.exact
            });
        }
        Record::Highlight(highlight) => {
            if let Some(passage) = passages.into_iter().next() {
                highlight.passage = passage;
                highlight.set_given_up(false);
            }
        }
        _ => {}
    }
}

fn keep_origin(record: &mut Record, thread: &Thread, part: u64) {
    let gloss = &thread.gloss;
    let kept = origin::kept(&gloss.from, thread.modified, Some(thread.place.clone()), part);
    if let Record::Claim(Claim { extra, .. }) | Record::Highlight(Highlight { extra, .. }) = record {
        extra.insert(FROM.to_owned(), Value::Object(kept));
    }
}

/// Who is said to have made it: an annotator of the library, where the tool names one by its id; else who loads it, and
/// the author's name is in `extra`.
pub(super) fn author(work: &Work<'_, '_>, from: &Provenance) -> Result<AnnotatorId> {
    let Some(named) = from.author.as_ref().and_then(obelus_exchange::Author::annotator) else {
        return Ok(work.annotator);
    };
    Ok(work.tx.rows().find_annotator(named)?.map_or(work.annotator, |annotator| annotator.id))
}

/// The id of ours that an annotation has, as `write_w3c` writes it.
pub(super) fn own_id<T: std::str::FromStr>(from: &Provenance) -> Option<T> {
    from.id.strip_prefix("urn:uuid:")?.parse().ok()
}

/// The time of an annotation, or now.
pub(super) fn created(work: &Work<'_, '_>, from: &Provenance) -> Moment {
    from.created.unwrap_or(work.now)
}
