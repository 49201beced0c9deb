//! What evidence adds up to: the standing of a claim, how many independent origins it rests on, and which claims want some.
//! Invariant: derived at each look and never kept, so that it cannot be other than the evidence.

use std::collections::{HashMap, HashSet};

use obelus_model::{Claim, ClaimId, DocumentId, Evidence, Noun, ReasonCode, Standing, TagId, Tally, Verdict, Want};
use obelus_store::{Outline, Rows};

use crate::check_quote::{Checked, check_pieces};
use crate::fault::Result;
use crate::origins::count_origins;
use crate::{EngineError, Reader};

/// The evidence on a claim, and what it adds up to.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimEvidence {
    /// The pieces, by the time they were brought, each with what came of looking for its quote.
    pub evidence: Vec<(Evidence, Option<Checked>)>,
    /// What they add up to.
    pub weighed: Weighed,
}

/// What the evidence on a claim adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// The pieces by stance.
    pub tally: Tally,
    /// How many of them name a source, a passage or an address.
    pub citations: u32,
    /// How many origins those come from: what copies one another is one.
    pub origins: u32,
}

/// Which claims are wanted; every field that is given narrows.
#[derive(Clone, Debug, Default)]
pub struct ClaimFilter {
    /// Those that stand in this document.
    pub document: Option<DocumentId>,
    /// Those whose verdict is this; `Some(None)`: that have none.
    pub verdict: Option<Option<Verdict>>,
    /// Those with this reason.
    pub reason: Option<ReasonCode>,
    /// Those with this tag.
    pub tag: Option<TagId>,
    /// Those that have evidence, or have none.
    pub evidence: Option<bool>,
    /// Those that stand so.
    pub standing: Option<Standing>,
    /// Those that want this.
    pub wants: Option<Want>,
}

/// The evidence on a claim.
pub fn evidence_of(reader: &mut Reader, claim: ClaimId) -> Result<ClaimEvidence> {
    reader.read_kept(|rows, kept| {
        rows.find_claim(claim)?.ok_or_else(|| EngineError::not_found(Noun::Claim, claim))?;
        let evidence = rows.evidence_of_claim(claim)?;
        let tally = Tally::of(evidence.iter().map(|piece| piece.stance));
        let (citations, origins) = count_origins(rows, kept, &evidence)?;
        let checked = check_pieces(rows, kept, &evidence)?;
        let evidence = evidence.into_iter().zip(checked).collect();
        Ok(ClaimEvidence { evidence, weighed: Weighed { tally, citations, origins } })
    })
}

/// The claims that are wanted.
pub fn find_claims(rows: Rows<'_>, wanted: &ClaimFilter) -> Result<Vec<Claim>> {
    let mut claims = match wanted.document {
        Some(document) => rows.claims_of_document(document)?,
        None => rows.claims()?,
    };
    claims.retain(|claim| {
        wanted.verdict.is_none_or(|verdict| claim.verdict == verdict)
            && wanted.reason.is_none_or(|code| claim.reasons.iter().any(|reason| reason.code == code))
            && wanted.tag.is_none_or(|tag| claim.tags.contains(&tag))
    });
    if wanted.evidence.is_some() || wanted.standing.is_some() || wanted.wants.is_some() {
        let wants = Wants::look(rows)?;
        claims.retain(|claim| {
            let tally = wants.tally(claim.id);
            wanted.evidence.is_none_or(|has| has == (tally.pieces() > 0))
                && wanted.standing.is_none_or(|standing| tally.standing() == standing)
                && wanted.wants.is_none_or(|want| wants.are(claim.id, claim.verdict, want))
        });
    }
    Ok(claims)
}

/// What is known of all claims' evidence, and of what they promise.
pub(crate) struct Wants {
    tallies: HashMap<ClaimId, Tally>,
    refuted: HashSet<ClaimId>,
    contradicted: HashSet<ClaimId>,
    linked: HashSet<ClaimId>,
}

impl Wants {
    /// Looks at the whole library: short columns only.
    pub fn look(rows: Rows<'_>) -> Result<Wants> {
        Ok(Wants {
            tallies: rows.tallies()?.into_iter().collect(),
            refuted: rows.claims_that_give(ReasonCode::Refuted)?.into_iter().collect(),
            contradicted: rows.claims_that_give(ReasonCode::Contradicted)?.into_iter().collect(),
            linked: rows.contradicted_claims()?.into_iter().collect(),
        })
    }

    /// How many of these claims evidence speaks for and against, and how many want what.
    pub fn count(&self, claims: &[Outline]) -> (u32, Vec<(Want, u32)>) {
        let number = |fits: &dyn Fn(&Outline) -> bool| {
            u32::try_from(claims.iter().filter(|claim| fits(claim)).count()).unwrap_or(u32::MAX)
        };
        let conflicting = number(&|claim| self.tally(claim.claim).standing() == Standing::Conflicting);
        let wants = Want::ALL.iter().map(|want| (*want, number(&|claim| self.are(claim.claim, claim.verdict, *want))));
        (conflicting, wants.collect())
    }

    fn tally(&self, claim: ClaimId) -> Tally {
        self.tallies.get(&claim).copied().unwrap_or_default()
    }

    /// Whether the claim promises this and has it not.
    fn are(&self, claim: ClaimId, verdict: Option<Verdict>, want: Want) -> bool {
        match want {
            Want::Evidence => verdict == Some(Verdict::Sourced) && self.tally(claim).pieces() == 0,
            Want::Refutation => self.refuted.contains(&claim) && self.tally(claim).refutes == 0,
            Want::Contradiction => self.contradicted.contains(&claim) && !self.linked.contains(&claim),
        }
    }
}
