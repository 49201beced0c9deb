//! Deleting a claim, with what hangs on it.

use obelus_model::{ClaimId, Noun, Record, RecordKey, Verb};
use obelus_store::Tx;

use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Deletes a claim with its evidence and links.
pub fn delete_claim(writer: &mut Writer, claim: ClaimId) -> Result<Done<ClaimId>> {
    writer.write(Verb::DeleteClaim, |work| {
        if work.tx.rows().find_claim(claim)?.is_none() {
            return Err(EngineError::not_found(Noun::Claim, claim));
        }
        remove_claim(work.tx, claim)?;
        Ok(claim)
    })
}

/// Takes a claim away after what hangs on it.
pub(crate) fn remove_claim(tx: &mut Tx<'_>, claim: ClaimId) -> Result<()> {
    for evidence in tx.rows().evidence_of_claim(claim)? {
        tx.remove(&Record::Evidence(evidence).key())?;
    }
    for link in tx.rows().links_of_claim(claim)? {
        tx.remove(&Record::Link(link).key())?;
    }
    tx.remove(&RecordKey { noun: Noun::Claim, id: claim.to_string() })?;
    Ok(())
}
