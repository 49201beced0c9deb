//! Gathering: repeats and variants of a statement become passages of one claim, so that it is judged once.

use std::collections::{HashMap, HashSet};

use obelus_model::{Anchoring, Claim, ClaimId, ClaimPassage, DocumentId, Passage, PassageId, Record, Verb};
use obelus_store::Rows;
use obelus_text::Span;

use crate::context::Work;
use crate::edit_claim::settle;
use crate::fault::Result;
use crate::judge_claim::claim_at;
use crate::place::{passage_at, passages_at};
use crate::progress::gravity;
use crate::{Done, Place, Writer};

/// Gives the claim at a place these passages too. A claim that says no more than a verdict on one of them is absorbed;
/// one that says more stays where it stands.
pub fn gather_passages(
    writer: &mut Writer,
    document: DocumentId,
    place: &Place,
    places: &[Place],
) -> Result<Done<ClaimId>> {
    let own = passage_at(writer, document, place)?;
    let passages = passages_at(writer, document, places)?;
    writer.write(Verb::GatherPassages, |mut work| {
        let mut claim = claim_at(&mut work, own)?;
        let before = claim.clone();
        let Standing { spare, .. } = claims_on(work.tx.rows(), passages.iter())?;
        gather(&mut work, &mut claim, spare, passages)?;
        if claim != before {
            claim.modified = work.now;
        }
        let id = claim.id;
        settle(work.tx, claim)?;
        Ok(id)
    })
}

/// The claims that stand at one of some passages, each kind by age.
pub(crate) struct Standing {
    /// Those that say no more than a sure verdict on just one of the passages.
    pub spare: Vec<Claim>,
    /// Those that say more.
    pub telling: Vec<Claim>,
}

/// The claims that stand at one of these passages.
pub(crate) fn claims_on<'a>(rows: Rows<'_>, passages: impl Iterator<Item = &'a Passage> + Clone) -> Result<Standing> {
    let mut standing = Standing { spare: Vec::new(), telling: Vec::new() };
    let Some(first) = passages.clone().next() else { return Ok(standing) };
    let spans: Vec<Span> = passages.map(|passage| passage.span).collect();
    let there = rows.claims_by_id(&rows.claims_at_any(first.document, first.version, &spans)?)?;
    if there.is_empty() {
        return Ok(standing);
    }
    for claim in there {
        let is_spare = claim.is_bare_verdict()
            && rows.evidence_of_claim(claim.id)?.is_empty()
            && rows.links_of_claim(claim.id)?.is_empty();
        if is_spare { standing.spare.push(claim) } else { standing.telling.push(claim) }
    }
    Ok(standing)
}

/// Gives a claim the passages that it has not, and takes the spare claims in. An unjudged claim takes the gravest
/// verdict of those: what was judged stays judged.
pub(crate) fn gather(
    work: &mut Work<'_, '_>,
    claim: &mut Claim,
    spare: Vec<Claim>,
    passages: Vec<Passage>,
) -> Result<()> {
    let held: HashSet<(DocumentId, u32, Span)> = claim.passages.iter().filter_map(stand).collect();
    let mut absorbed: HashMap<Span, ClaimPassage> = HashMap::new();
    let mut gravest = None;
    // Taken away first: the ids of their passages go on in the claim, and no id may be in the library twice.
    for other in spare.into_iter().filter(|other| other.id != claim.id) {
        gravest = gravest.max(other.verdict.map(|verdict| (gravity(verdict), verdict)));
        absorbed.extend(other.passages.iter().map(|place| (place.passage.span, place.clone())));
        work.tx.remove(&Record::Claim(other).key())?;
    }
    if claim.verdict.is_none() {
        claim.verdict = gravest.map(|(_, verdict)| verdict);
    }
    for passage in passages {
        if !held.contains(&(passage.document, passage.version, passage.span)) {
            claim.passages.push(match absorbed.remove(&passage.span) {
                Some(ClaimPassage { id, passage: Passage { page, .. } }) => {
                    ClaimPassage { id, passage: Passage { page, ..passage } }
                }
                None => ClaimPassage { id: PassageId::new(work.ids), passage },
            });
        }
    }
    claim.sort_passages();
    Ok(())
}

/// Where a passage stands; a lost one stands nowhere.
pub(crate) fn stand(ClaimPassage { passage, .. }: &ClaimPassage) -> Option<(DocumentId, u32, Span)> {
    (passage.anchoring != Anchoring::Lost).then_some((passage.document, passage.version, passage.span))
}
