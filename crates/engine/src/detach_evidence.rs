//! Taking a piece of evidence away.

use obelus_model::{EvidenceId, Noun, Record, Verb};

use crate::edit_claim::settle;
use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Takes a piece of evidence away, and its claim with it where that says nothing else: it was made to bear the evidence.
pub fn detach_evidence(writer: &mut Writer, evidence: EvidenceId) -> Result<Done<EvidenceId>> {
    writer.write(Verb::DetachEvidence, |work| {
        let found = work.tx.rows().find_evidence(evidence)?;
        let gone = found.ok_or_else(|| EngineError::not_found(Noun::Evidence, evidence))?;
        let claim = work.tx.rows().find_claim(gone.claim)?;
        work.tx.remove(&Record::Evidence(gone).key())?;
        if let Some(claim) = claim.filter(|claim| claim.is_bare()) {
            settle(work.tx, claim)?;
        }
        Ok(evidence)
    })
}
