//! Giving a passage other ends: one of a claim, that of a highlight or of a piece of evidence. It keeps its id; its words and
//! surroundings are taken anew, and it is exact, for a person put it there. One that was given up is so no more.

use obelus_model::{Anchoring, ClaimId, EvidenceId, HighlightId, Noun, Passage, PassageId, Record, Verb};

use crate::fault::Result;
use crate::place::passage_at;
use crate::{Done, EngineError, Place, Writer};

/// Gives a passage of a claim other ends; where another passage of the claim stands for sure just there, it is refused.
pub fn move_passage(writer: &mut Writer, passage: PassageId, start: u32, end: u32) -> Result<Done<ClaimId>> {
    let unknown = || EngineError::PassageUnknown(passage);
    let mut claim = writer.rows().find_claim_of_passage(passage)?.ok_or_else(unknown)?;
    let index = claim.passages.iter().position(|place| place.id == passage).ok_or_else(unknown)?;
    let old = claim.passages.get(index).map(|place| place.passage.clone()).ok_or_else(unknown)?;
    let moved = passage_at(writer, old.document, &Place::Span { start, end })?;
    if claim.passages.iter().any(|place| place.id != passage && is_there(&place.passage, &moved)) {
        return Err(EngineError::PassageTaken);
    }
    writer.write(deed(&old), |work| {
        let id = claim.id;
        let moved = with_page(moved, &old);
        if moved != old {
            if let Some(place) = claim.passages.get_mut(index) {
                place.passage = moved;
            }
            claim.set_given_up(passage, false);
            claim.sort_passages();
            claim.modified = work.now;
            work.tx.put(Record::Claim(claim))?;
        }
        Ok(id)
    })
}

/// Gives a highlight other ends; where another highlight stands for sure just there, it is refused.
pub fn move_highlight(writer: &mut Writer, highlight: HighlightId, start: u32, end: u32) -> Result<Done<HighlightId>> {
    let found = writer.rows().find_highlight(highlight)?;
    let mut found = found.ok_or_else(|| EngineError::not_found(Noun::Highlight, highlight))?;
    let moved = passage_at(writer, found.passage.document, &Place::Span { start, end })?;
    let there = writer.rows().highlights_at_any(moved.document, moved.version, &[moved.span])?;
    if there.iter().any(|other| other.id != highlight && is_there(&other.passage, &moved)) {
        return Err(EngineError::PassageTaken);
    }
    writer.write(deed(&found.passage), |work| {
        let moved = with_page(moved, &found.passage);
        if moved != found.passage {
            found.passage = moved;
            found.set_given_up(false);
            found.modified = work.now;
            work.tx.put(Record::Highlight(found))?;
        }
        Ok(highlight)
    })
}

/// Gives the passage of a piece of evidence other ends in its document; one without a passage has none to move.
pub fn move_evidence_passage(
    writer: &mut Writer,
    evidence: EvidenceId,
    start: u32,
    end: u32,
) -> Result<Done<EvidenceId>> {
    let unknown = || EngineError::not_found(Noun::Evidence, evidence);
    let mut found = writer.rows().find_evidence(evidence)?.ok_or_else(unknown)?;
    let old = found.passage.clone().ok_or_else(unknown)?;
    let moved = passage_at(writer, old.document, &Place::Span { start, end })?;
    writer.write(deed(&old), |work| {
        let moved = with_page(moved, &old);
        if moved != old {
            found.passage = Some(moved);
            found.set_given_up(false);
            found.modified = work.now;
            work.tx.put(Record::Evidence(found))?;
        }
        Ok(evidence)
    })
}

/// What is done to a passage by a place: one that was not found for sure is settled by it.
fn deed(old: &Passage) -> Verb {
    if old.anchoring == Anchoring::Exact { Verb::MovePassage } else { Verb::SettleLooks }
}

/// Whether a passage has the place that another is to have; only one that stands there for sure does.
fn is_there(passage: &Passage, moved: &Passage) -> bool {
    let place = |passage: &Passage| (passage.document, passage.version, passage.span);
    passage.anchoring == Anchoring::Exact && place(passage) == place(moved)
}

/// The page is known still where the two share words; elsewhere it may be another. Where the text has pages, it is known.
pub(crate) fn with_page(moved: Passage, old: &Passage) -> Passage {
    let is_kept = moved.page.is_none()
        && old.anchoring != Anchoring::Lost
        && old.version == moved.version
        && old.span.overlaps(moved.span);
    let page = if is_kept { old.page.clone() } else { moved.page };
    Passage { page, ..moved }
}
