//! Changing what is said about a claim.
//! Rules: reasons make an unjudged claim dubious, a kind makes it not a claim; with another verdict they are refused.

use obelus_model::{Certainty, Claim, ClaimId, Edit, Kind, Noun, Reason, Record, TagId, Verb, Verdict};
use obelus_store::Tx;

use crate::fault::Result;
use crate::import_document::named;
use crate::{Done, EngineError, Writer};

/// What can be set on a claim; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimEdit {
    /// The statement.
    pub statement: Edit<String>,
    /// How sure.
    pub certainty: Option<Certainty>,
    /// The reasons, all of them.
    pub reasons: Option<Vec<Reason>>,
    /// What it is, where it is not a claim.
    pub kind: Edit<Kind>,
    /// The note.
    pub note: Edit<String>,
    /// The next step.
    pub next_step: Edit<String>,
    /// The tags, all of them.
    pub tags: Option<Vec<TagId>>,
}

/// Changes a claim, its verdict too where one is given.
pub fn edit_claim(
    writer: &mut Writer,
    claim: ClaimId,
    verdict: Option<Verdict>,
    edit: ClaimEdit,
) -> Result<Done<ClaimId>> {
    let verb = if verdict.is_some() { Verb::JudgeClaim } else { Verb::EditClaim };
    writer.write(verb, |work| {
        let found = work.tx.rows().find_claim(claim)?;
        let before = found.ok_or_else(|| EngineError::not_found(Noun::Claim, claim))?;
        let mut after = before.clone();
        if verdict.is_some() {
            after.judge(verdict);
        }
        apply(&mut after, edit)?;
        if verdict.is_some() && after.verdict != verdict {
            return Err(EngineError::VerdictUnfit);
        }
        if after != before {
            after.modified = work.now;
            settle(work.tx, after)?;
        }
        Ok(claim)
    })
}

/// Sets what an edit says.
pub(crate) fn apply(claim: &mut Claim, edit: ClaimEdit) -> Result<()> {
    set_text(&mut claim.statement, edit.statement);
    set_text(&mut claim.note, edit.note);
    set_text(&mut claim.next_step, edit.next_step);
    if let Some(certainty) = edit.certainty {
        claim.certainty = certainty;
    }
    if let Some(tags) = edit.tags {
        claim.tags = unique(tags);
    }
    if let Some(reasons) = edit.reasons {
        if !reasons.is_empty() {
            become_verdict(claim, Verdict::Dubious)?;
        }
        claim.reasons = reasons;
    }
    match edit.kind {
        None => {}
        Some(None) => claim.kind = None,
        Some(kind) => {
            become_verdict(claim, Verdict::NotAClaim)?;
            claim.kind = kind;
        }
    }
    Ok(())
}

/// Puts a claim, or takes it away where nothing is left on it: an empty unjudged claim says nothing.
pub(crate) fn settle(tx: &mut Tx<'_>, claim: Claim) -> Result<()> {
    let rows = tx.rows();
    let empty =
        claim.is_bare() && rows.evidence_of_claim(claim.id)?.is_empty() && rows.links_of_claim(claim.id)?.is_empty();
    let record = Record::Claim(claim);
    if empty {
        tx.remove(&record.key())?
    } else {
        tx.put(record)?
    }
    Ok(())
}

/// Text without white space around it; what is empty is absent.
pub(crate) fn set_text(field: &mut Option<String>, edit: Edit<String>) {
    if let Some(text) = edit {
        *field = text.and_then(named);
    }
}

pub(crate) fn unique(mut tags: Vec<TagId>) -> Vec<TagId> {
    tags.sort();
    tags.dedup();
    tags
}

fn become_verdict(claim: &mut Claim, verdict: Verdict) -> Result<()> {
    match claim.verdict {
        None => claim.judge(Some(verdict)),
        Some(present) if present == verdict => {}
        Some(_) => return Err(EngineError::VerdictUnfit),
    }
    Ok(())
}
