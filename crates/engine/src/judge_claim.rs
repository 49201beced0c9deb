//! Judging: one key, one op. The claim at a place is the one with just this passage, or a new one.

use obelus_model::{Certainty, Claim, ClaimId, ClaimPassage, DocumentId, Passage, PassageId, Record, Verb, Verdict};

use crate::context::Work;
use crate::edit_claim::{ClaimEdit, apply, settle};
use crate::fault::Result;
use crate::place::passage_at;
use crate::{Done, EngineError, Place, Writer};

/// Gives the claim at a place a verdict, and sets what else is said.
pub fn judge_claim(
    writer: &mut Writer,
    document: DocumentId,
    place: &Place,
    verdict: Verdict,
    edit: ClaimEdit,
) -> Result<Done<ClaimId>> {
    let passage = passage_at(writer, document, place)?;
    writer.write(Verb::JudgeClaim, |work| {
        let Work { tx, now, annotator, ids } = work;
        let mut claim = claim_at(&mut Work { tx: &mut *tx, now, annotator, ids }, passage)?;
        let before = claim.clone();
        judge(&mut claim, verdict, edit)?;
        claim.annotator = annotator;
        // The same verdict once more is no op: an undo that shows nothing would be a riddle.
        if claim != before {
            claim.modified = now;
        }
        let id = claim.id;
        tx.put(Record::Claim(claim))?;
        Ok(id)
    })
}

/// Sets something on the claim at a place without a verdict of its own.
pub fn note_claim(writer: &mut Writer, document: DocumentId, place: &Place, edit: ClaimEdit) -> Result<Done<ClaimId>> {
    let passage = passage_at(writer, document, place)?;
    writer.write(Verb::EditClaim, |mut work| {
        let mut claim = claim_at(&mut work, passage)?;
        let before = claim.clone();
        apply(&mut claim, edit)?;
        if claim != before {
            claim.modified = work.now;
        }
        let id = claim.id;
        settle(work.tx, claim)?;
        Ok(id)
    })
}

/// Gives a claim its verdict and what goes with it; what does not go with it is refused.
pub(crate) fn judge(claim: &mut Claim, verdict: Verdict, edit: ClaimEdit) -> Result<()> {
    claim.judge(Some(verdict));
    apply(claim, edit)?;
    if claim.verdict == Some(verdict) { Ok(()) } else { Err(EngineError::VerdictUnfit) }
}

/// The oldest claim with exactly this passage, or a fresh one that is not in the library yet.
pub(crate) fn claim_at(work: &mut Work<'_, '_>, passage: Passage) -> Result<Claim> {
    let rows = work.tx.rows();
    let there = rows.claims_at(passage.document, passage.version, passage.span)?;
    if let Some(found) = rows.claims_by_id(there.get(..1).unwrap_or_default())?.pop() {
        return Ok(found);
    }
    let passage = ClaimPassage { id: PassageId::new(work.ids), passage };
    Ok(fresh_claim(work, vec![passage]))
}

/// A claim that says nothing yet.
pub(crate) fn fresh_claim(work: &mut Work<'_, '_>, passages: Vec<ClaimPassage>) -> Claim {
    Claim {
        id: ClaimId::new(work.ids),
        statement: None,
        verdict: None,
        certainty: Certainty::Sure,
        reasons: Vec::new(),
        kind: None,
        note: None,
        next_step: None,
        tags: Vec::new(),
        annotator: work.annotator,
        created: work.now,
        modified: work.now,
        passages,
        extra: Default::default(),
    }
}
