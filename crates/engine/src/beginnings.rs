//! Since when the passages of a claim are judged, as the log tells it.
//! Invariant: only ops that are in force count, so what was undone is as if it had never been.

use std::collections::HashMap;

use obelus_model::{ClaimId, DocumentId, Moment, PassageId, Verb};
use obelus_store::{Outline, Rows, Stage, Standing};
use obelus_text::Span;

use crate::fault::Result;

/// What was read from the log, to be read once: an image of every claim lies in it for every change.
#[derive(Default)]
pub(crate) struct Beginnings(HashMap<ClaimId, Known>);

/// What is known of a claim while it is as it was at this moment. A document that gets another version moves its passages
/// without changing what is said of it.
struct Known {
    modified: Moment,
    /// Whether it has been judged at all its places since it was made; then nothing is kept of them.
    is_plain: bool,
    passages: Vec<Beginning>,
}

struct Beginning {
    id: PassageId,
    document: DocumentId,
    version: u32,
    span: Span,
    since: Moment,
}

impl Beginning {
    fn place(&self) -> (DocumentId, u32, Span) {
        (self.document, self.version, self.span)
    }
}

impl Beginnings {
    /// Since when a judged claim has been judged at a place without a break, to `step` milliseconds.
    pub fn since(&mut self, rows: Rows<'_>, claim: &Outline, standing: &Standing, step: i64) -> Result<Moment> {
        // Most claims are judged when they are made and left alone: nothing is to be looked up.
        if step_of(claim.created, step) == step_of(claim.modified, step) {
            return Ok(claim.created);
        }
        let here = (standing.document, standing.version, standing.span);
        let stands = |known: &Known| known.passages.iter().any(|one| one.place() == here);
        let known = self.0.get(&claim.claim).filter(|known| known.modified == claim.modified);
        let is_known = known.is_some_and(|known| known.is_plain || stands(known));
        if !is_known {
            let is_plain = is_judged_from_the_first(&rows.verbs_on(claim.claim)?);
            let passages = if is_plain { Vec::new() } else { beginnings(&rows.stages(claim.claim)?) };
            self.0.insert(claim.claim, Known { modified: claim.modified, is_plain, passages });
        }
        let known = self.0.get(&claim.claim).map(|known| known.passages.as_slice()).unwrap_or_default();
        let begun = known.iter().find(|one| one.place() == here);
        Ok(begun.map_or(claim.created, |one| one.since))
    }
}

/// The number of the step in which a moment lies.
pub(crate) fn step_of(moment: Moment, step: i64) -> i64 {
    moment.milliseconds().div_euclid(step)
}

/// Whether the verbs alone tell that a claim which is judged now has been so, at all its places, since it was made:
/// for nearly all claims they do, and no image needs to be read.
fn is_judged_from_the_first(verbs: &[Verb]) -> bool {
    let keeps = |verb: &Verb| {
        matches!(
            verb,
            Verb::JudgeClaim
                | Verb::EditClaim
                | Verb::LinkClaims
                | Verb::UnlinkClaims
                | Verb::RereadDocument
                | Verb::ReplaceDocument
                | Verb::SettleLooks
                | Verb::GiveUpPassage
        )
    };
    let Some((first, later)) = verbs.split_first() else { return true };
    later.is_empty() || (matches!(first, Verb::JudgeClaim | Verb::MarkPlaces) && later.iter().all(keeps))
}

/// Goes back from the claim as it is now for as long as it is judged and the passage is on it.
fn beginnings(stages: &[Stage]) -> Vec<Beginning> {
    let mut found: Vec<Beginning> = Vec::new();
    let mut running: Vec<PassageId> = Vec::new();
    for (index, stage) in stages.iter().enumerate() {
        let Some(claim) = stage.claim.as_ref().filter(|claim| claim.verdict.is_some()) else { break };
        // A file that was loaded says when the claim was made; when it was loaded is no moment of judging.
        let is_loaded = matches!(stage.verb, Verb::Load | Verb::LoadAnnotations);
        let at = if is_loaded { claim.created } else { stage.at };
        if index == 0 {
            running = claim.passages.iter().map(|place| place.id).collect();
            let begin = |place: &obelus_model::ClaimPassage| Beginning {
                id: place.id,
                document: place.passage.document,
                version: place.passage.version,
                span: place.passage.span,
                since: at,
            };
            found = claim.passages.iter().map(begin).collect();
        } else {
            running.retain(|id| claim.passages.iter().any(|place| place.id == *id));
        }
        for one in found.iter_mut().filter(|one| running.contains(&one.id)) {
            one.since = at;
        }
    }
    found
}
