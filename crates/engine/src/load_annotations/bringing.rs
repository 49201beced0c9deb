//! Evidence and links, as our own export has them: onto the claims that the annotations of the file have become, or that
//! are in the library. What is known is passed over; what bears on no claim that is here is named as not taken.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use obelus_exchange::{Bond, Brought};
use obelus_model::{
    ClaimId, Evidence as Record, EvidenceId, Link, LinkId, Noun, Passage, Record as Any, RecordKey, Relation,
};
use serde_json::Value;

use super::origin::{self, FROM, Name};
use super::pieces::Evidence;
use super::putting::{author, created, own_id};
use crate::context::Work;
use crate::fault::Result;
use crate::load::Loaded;

/// The claims of a file, and what is on them. Of each claim that is read once, however much of the file bears on it.
pub(super) struct Bringing {
    /// By what the file calls them; `None` where none is here.
    claims: HashMap<String, Option<ClaimId>>,
    evidence: HashMap<ClaimId, Borne>,
    /// What each claim is to others.
    links: HashMap<ClaimId, HashSet<(ClaimId, Relation)>>,
}

/// The evidence on a claim by all that tells it.
struct Borne {
    ids: HashSet<EvidenceId>,
    names: HashSet<Name>,
}

impl Bringing {
    /// Brings to these claims, which the annotations of the file have become.
    pub fn to(claims: HashMap<String, ClaimId>) -> Bringing {
        let claims = claims.into_iter().map(|(id, claim)| (id, Some(claim))).collect();
        Bringing { claims, evidence: HashMap::new(), links: HashMap::new() }
    }

    /// Puts a piece of evidence.
    pub fn bring(&mut self, work: &mut Work<'_, '_>, piece: Evidence<'_>, loaded: &mut Loaded) -> Result<()> {
        let Evidence { brought, passage } = piece;
        let Some(claim) = self.claim_of(work, &brought.claim)? else {
            loaded.lost.push(RecordKey { noun: Noun::Evidence, id: brought.from.id.clone() });
            return Ok(());
        };
        let name = Name::of(&brought.from, 0);
        let own = own_id::<EvidenceId>(&brought.from);
        let there = self.evidence_on(work, claim)?;
        if own.is_some_and(|own| there.ids.contains(&own)) || there.names.contains(&name) {
            loaded.skipped += 1;
            return Ok(());
        }
        let evidence = fresh(work, claim, brought, passage, own)?;
        there.ids.insert(evidence.id);
        there.names.insert(name);
        loaded.passages.extend(evidence.passage.as_ref().map(|passage| passage.anchoring));
        loaded.added += 1;
        Ok(work.tx.put(Any::Evidence(evidence))?)
    }

    /// Puts links.
    pub fn link(&mut self, work: &mut Work<'_, '_>, bonds: Vec<Bond>, loaded: &mut Loaded) -> Result<()> {
        for bond in bonds {
            let (from, to) = (self.claim_of(work, &bond.doer)?, self.claim_of(work, &bond.done_to)?);
            let Some((from, to)) = from.zip(to).filter(|(from, to)| from != to) else {
                loaded.lost.push(RecordKey { noun: Noun::Link, id: bond.from.id });
                continue;
            };
            if !self.links_from(work, from)?.insert((to, bond.relation)) {
                loaded.skipped += 1;
                continue;
            }
            loaded.added += 1;
            let link = bound(work, [from, to], bond)?;
            work.tx.put(Any::Link(link))?;
        }
        Ok(())
    }

    /// The claim that an annotation of the file is, or one of the library.
    fn claim_of(&mut self, work: &Work<'_, '_>, id: &str) -> Result<Option<ClaimId>> {
        if let Some(known) = self.claims.get(id) {
            return Ok(*known);
        }
        let found = match id.strip_prefix("urn:uuid:").and_then(|id| id.parse().ok()) {
            Some(own) => work.tx.rows().find_claim(own)?.map(|claim| claim.id),
            None => None,
        };
        self.claims.insert(id.to_owned(), found);
        Ok(found)
    }

    fn evidence_on(&mut self, work: &Work<'_, '_>, claim: ClaimId) -> Result<&mut Borne> {
        Ok(match self.evidence.entry(claim) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unread) => {
                let there = work.tx.rows().evidence_of_claim(claim)?;
                let names = there.iter().filter_map(|one| origin::read(&one.extra).and_then(Name::read)).collect();
                unread.insert(Borne { ids: there.iter().map(|one| one.id).collect(), names })
            }
        })
    }

    fn links_from(&mut self, work: &Work<'_, '_>, claim: ClaimId) -> Result<&mut HashSet<(ClaimId, Relation)>> {
        Ok(match self.links.entry(claim) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unread) => {
                let there = work.tx.rows().links_of_claim(claim)?.into_iter().filter(|one| one.from == claim);
                unread.insert(there.map(|one| (one.to, one.relation)).collect())
            }
        })
    }
}

/// A piece that is not known, under its own id where that is free.
fn fresh(
    work: &mut Work<'_, '_>,
    claim: ClaimId,
    brought: &Brought,
    passage: Option<Passage>,
    own: Option<EvidenceId>,
) -> Result<Record> {
    let free = match own {
        Some(own) if work.tx.rows().find_evidence(own)?.is_none() => Some(own),
        _ => None,
    };
    let mut evidence = written(work, claim, brought)?;
    evidence.id = free.unwrap_or(evidence.id);
    // The words of a passage whose document is not here stay as a quote.
    if let (None, None, Some(aim)) = (&passage, &evidence.quote, &brought.passage) {
        evidence.quote = aim.quote.as_ref().map(|quote| quote.exact.clone());
    }
    evidence.passage = passage;
    Ok(evidence)
}

fn written(work: &mut Work<'_, '_>, claim: ClaimId, brought: &Brought) -> Result<Record> {
    let (source, address, title) = &brought.source;
    let source = match source {
        Some(id) => work.tx.rows().find_source(*id)?.map(|source| source.id),
        None => None,
    };
    let (url, accessed) = brought.url.clone().map_or((None, None), |(url, day)| (Some(url), day));
    let mut kept = origin::kept(&brought.from, brought.from.modified, None, 0);
    let mut note = brought.note.clone();
    let mut url = url;
    if source.is_none() {
        // A source that is not here is told by what the file says of it.
        let named = [("sourceUrl", address), ("sourceTitle", title)];
        kept.extend(named.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Value::String(text.clone()?)))));
        url = url.or_else(|| address.clone());
        note = note.or_else(|| title.clone());
    }
    let created = created(work, &brought.from);
    Ok(Record {
        id: EvidenceId::new(work.ids),
        claim,
        stance: brought.stance,
        source,
        locator: brought.locator.clone(),
        quote: brought.quote.clone(),
        passage: None,
        url,
        accessed,
        note,
        annotator: author(work, &brought.from)?,
        created,
        modified: brought.from.modified.unwrap_or(created),
        extra: [(FROM.to_owned(), Value::Object(kept))].into_iter().collect(),
    })
}

/// A link that is not known, under its own id where that is free.
fn bound(work: &mut Work<'_, '_>, [from, to]: [ClaimId; 2], bond: Bond) -> Result<Link> {
    let fresh = LinkId::new(work.ids);
    let id = match own_id(&bond.from) {
        Some(own) if work.tx.rows().find_link(own)?.is_none() => own,
        _ => fresh,
    };
    let kept = origin::kept(&bond.from, bond.from.modified, None, 0);
    Ok(Link {
        id,
        relation: bond.relation,
        from,
        to,
        note: bond.note,
        annotator: author(work, &bond.from)?,
        created: created(work, &bond.from),
        extra: [(FROM.to_owned(), Value::Object(kept))].into_iter().collect(),
    })
}
