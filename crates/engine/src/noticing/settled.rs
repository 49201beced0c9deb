//! Suggestions that a judgement answers without anybody having answered them: the repeats are one claim already, the sentence
//! is judged, the two claims are linked.

use std::collections::{HashMap, HashSet};

use obelus_insight::Kind;
use obelus_model::{ClaimId, Relation, Verdict, Version};
use obelus_store::Rows;
use obelus_text::Span;

use super::Noticed;
use crate::cover::SentenceState;
use crate::fault::Result;

/// The claims that stand at places of which something is suggested.
pub(super) struct Settled {
    claims_at: HashMap<Span, Vec<ClaimId>>,
    contradicting: HashSet<(ClaimId, ClaimId)>,
    /// As repeats of one another.
    linked: HashSet<(ClaimId, ClaimId)>,
}

impl Settled {
    /// Looks at the claims at the places of repeats and conflicts.
    pub fn look(rows: Rows<'_>, version: &Version, noticed: &[Noticed]) -> Result<Settled> {
        let is_about_places = |one: &&Noticed| matches!(one.suggestion.kind, Kind::Repeat | Kind::Conflict);
        let spans: Vec<Span> = noticed.iter().filter(is_about_places).flat_map(places).collect();
        let there = rows.claims_at_any(version.document, version.number, &spans)?;
        let mut claims_at: HashMap<Span, Vec<ClaimId>> = HashMap::new();
        for claim in rows.claims_by_id(&there)? {
            for place in claim.passages.iter().filter(|place| place.passage.document == version.document) {
                claims_at.entry(place.passage.span).or_default().push(claim.id);
            }
        }
        let (mut contradicting, mut linked) = (HashSet::new(), HashSet::new());
        for link in rows.links()? {
            let both_ways = [(link.from, link.to), (link.to, link.from)];
            match link.relation {
                Relation::Contradicts => contradicting.extend(both_ways),
                Relation::Repeats => linked.extend(both_ways),
                _ => {}
            }
        }
        Ok(Settled { claims_at, contradicting, linked })
    }

    /// Whether there is nothing left to suggest; `states` are those of the sentences that it is about.
    pub fn is_settled(&self, one: &Noticed, states: &[SentenceState]) -> bool {
        let is_judged = |state: &SentenceState| matches!(state, SentenceState::Judged(_));
        match one.suggestion.kind {
            Kind::Repeat => {
                let mut each = places(one).map(|span| self.at(span));
                let first = each.next().unwrap_or_default();
                let rest: Vec<&[ClaimId]> = each.collect();
                let is_with = |claim: &ClaimId, there: &[ClaimId]| {
                    there.contains(claim) || there.iter().any(|other| self.linked.contains(&(*claim, *other)))
                };
                first.iter().any(|claim| rest.iter().all(|there| is_with(claim, there)))
            }
            Kind::Conflict => {
                let mut each = places(one).map(|span| self.at(span));
                let first = each.next().unwrap_or_default();
                let is_linked = |there: &[ClaimId]| {
                    first.iter().any(|from| there.iter().any(|to| self.contradicting.contains(&(*from, *to))))
                };
                each.all(is_linked)
            }
            Kind::Boilerplate | Kind::OffTopic | Kind::Question | Kind::Opinion => states.iter().all(is_judged),
            // What is known to be sourced, or no claim, leans on nobody who would have to be named.
            Kind::Hedge => {
                states.iter().any(|state| matches!(state, SentenceState::Judged(Verdict::Sourced | Verdict::NotAClaim)))
            }
            Kind::Citation | Kind::Damage => false,
        }
    }

    fn at(&self, span: Span) -> &[ClaimId] {
        self.claims_at.get(&span).map(Vec::as_slice).unwrap_or_default()
    }
}

/// All places that a suggestion is about.
pub(super) fn places(one: &Noticed) -> impl Iterator<Item = Span> {
    std::iter::once(one.suggestion.span).chain(one.suggestion.related.iter().copied())
}
