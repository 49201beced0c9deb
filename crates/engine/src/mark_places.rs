//! Marking many places in one op: all of them as one claim that is judged once, or each with a highlight.

use std::collections::HashMap;

use obelus_model::{Claim, ClaimId, DocumentId, Highlight, Passage, Record, Verb, Verdict};
use obelus_text::Span;

use crate::context::Work;
use crate::edit_claim::ClaimEdit;
use crate::fault::Result;
use crate::gather_passages::{Standing, claims_on, gather};
use crate::highlight_passage::{HighlightDraft, put_highlight};
use crate::judge_claim::{fresh_claim, judge};
use crate::place::passages_at;
use crate::{Done, Place, Writer};

/// What becomes of the places.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Passages of one claim with this verdict, and what else is said about it.
    Claim(Verdict, ClaimEdit),
    /// Highlights.
    Highlight(HighlightDraft),
}

/// Marks places; answers the claim, where they became one.
///
/// The claim is one that stands at one of the places already (the oldest that says more than a verdict, else the
/// oldest), or a new one; those that say no more than a verdict are absorbed. A place that is highlighted already is
/// given the colour, note and tags of the draft.
pub fn mark_places(
    writer: &mut Writer,
    document: DocumentId,
    places: &[Place],
    mark: Mark,
) -> Result<Done<Option<ClaimId>>> {
    let passages = passages_at(writer, document, places)?;
    writer.write(Verb::MarkPlaces, |work| match mark {
        Mark::Claim(verdict, edit) => judge_all(work, passages, verdict, edit).map(Some),
        Mark::Highlight(draft) => highlight_all(work, passages, &draft).map(|()| None),
    })
}

fn judge_all(mut work: Work<'_, '_>, passages: Vec<Passage>, verdict: Verdict, edit: ClaimEdit) -> Result<ClaimId> {
    let Standing { mut spare, telling } = claims_on(work.tx.rows(), &passages)?;
    let oldest = |claims: Vec<Claim>| claims.into_iter().next();
    let known = oldest(telling).or_else(|| (!spare.is_empty()).then(|| spare.remove(0)));
    let mut claim = known.unwrap_or_else(|| fresh_claim(&mut work, Vec::new()));
    let before = claim.clone();
    gather(&mut work, &mut claim, spare, passages)?;
    judge(&mut claim, verdict, edit)?;
    claim.annotator = work.annotator;
    if claim != before {
        claim.modified = work.now;
    }
    let id = claim.id;
    work.tx.put(Record::Claim(claim))?;
    Ok(id)
}

fn highlight_all(work: Work<'_, '_>, passages: Vec<Passage>, draft: &HighlightDraft) -> Result<()> {
    let Work { tx, now, annotator, ids } = work;
    let Some(first) = passages.first() else { return Ok(()) };
    let spans: Vec<Span> = passages.iter().map(|passage| passage.span).collect();
    let there = tx.rows().highlights_at_any(first.document, first.version, &spans)?;
    // By id, so that of several on one span the oldest is left in the map.
    let mut known: HashMap<Span, Highlight> = there.into_iter().rev().map(|one| (one.passage.span, one)).collect();
    for passage in passages {
        let found = known.remove(&passage.span);
        put_highlight(Work { tx: &mut *tx, now, annotator, ids: &mut *ids }, found, passage, draft.clone())?;
    }
    Ok(())
}
