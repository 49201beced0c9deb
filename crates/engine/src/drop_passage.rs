//! Taking one passage off a claim that has several.

use obelus_model::{ClaimId, PassageId, Verb};

use crate::edit_claim::settle;
use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Takes a passage off its claim; the last one is refused, for a claim without a place is deleted instead.
pub fn drop_passage(writer: &mut Writer, passage: PassageId) -> Result<Done<ClaimId>> {
    writer.write(Verb::DropPassage, |work| {
        let found = work.tx.rows().find_claim_of_passage(passage)?;
        let mut claim = found.ok_or(EngineError::PassageUnknown(passage))?;
        if claim.passages.len() == 1 {
            return Err(EngineError::PassageLast);
        }
        claim.passages.retain(|place| place.id != passage);
        claim.set_given_up(passage, false);
        claim.modified = work.now;
        let id = claim.id;
        settle(work.tx, claim)?;
        Ok(id)
    })
}
