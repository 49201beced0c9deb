//! Taking a verdict back.

use obelus_model::{ClaimId, Noun, Verb};

use crate::edit_claim::settle;
use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Takes a claim's verdict back, and the claim with it where nothing else is on it.
pub fn clear_verdict(writer: &mut Writer, claim: ClaimId) -> Result<Done<ClaimId>> {
    writer.write(Verb::ClearVerdict, |work| {
        let found = work.tx.rows().find_claim(claim)?;
        let before = found.ok_or_else(|| EngineError::not_found(Noun::Claim, claim))?;
        let mut cleared = before.clone();
        cleared.judge(None);
        cleared.certainty = obelus_model::Certainty::Sure;
        if cleared != before {
            cleared.modified = work.now;
        }
        settle(work.tx, cleared)?;
        Ok(claim)
    })
}
