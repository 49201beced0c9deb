//! Evidence and links, as our own export has them: onto the claims that the annotations of the file have become, or that
//! are in the library. What is known is passed over; what bears on no claim that is here is named as not taken.

use std::collections::HashMap;

use obelus_exchange::{Bond, Brought};
use obelus_model::{ClaimId, Evidence as Record, EvidenceId, Link, LinkId, Noun, Record as Any, RecordKey};
use serde_json::Value;

use super::origin::{self, FROM, Name};
use super::pieces::Evidence;
use super::putting::{author, created, own_id};
use crate::context::Work;
use crate::fault::Result;
use crate::load::Loaded;

type Claims = HashMap<String, ClaimId>;

/// Puts a piece of evidence.
pub(super) fn bring(work: &mut Work<'_, '_>, claims: &Claims, piece: Evidence<'_>, loaded: &mut Loaded) -> Result<()> {
    let Evidence { brought, passage } = piece;
    let Some(claim) = claim_of(work, claims, &brought.claim)? else {
        loaded.lost.push(RecordKey { noun: Noun::Evidence, id: brought.from.id.clone() });
        return Ok(());
    };
    let name = Some(Name::of(&brought.from, 0));
    let own = own_id::<EvidenceId>(&brought.from);
    let there = work.tx.rows().evidence_of_claim(claim)?;
    let is_known = |one: &Record| Some(one.id) == own || origin::read(&one.extra).and_then(Name::read) == name;
    if there.iter().any(is_known) {
        loaded.skipped += 1;
        return Ok(());
    }
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
    loaded.passages.extend(passage.as_ref().map(|passage| passage.anchoring));
    evidence.passage = passage;
    loaded.added += 1;
    Ok(work.tx.put(Any::Evidence(evidence))?)
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

/// Puts links.
pub(super) fn link(work: &mut Work<'_, '_>, claims: &Claims, bonds: Vec<Bond>, loaded: &mut Loaded) -> Result<()> {
    for bond in bonds {
        let (from, to) = (claim_of(work, claims, &bond.doer)?, claim_of(work, claims, &bond.done_to)?);
        let Some((from, to)) = from.zip(to).filter(|(from, to)| from != to) else {
            loaded.lost.push(RecordKey { noun: Noun::Link, id: bond.from.id });
            continue;
        };
        let there = work.tx.rows().links_of_claim(from)?;
        if there.iter().any(|one| (one.from, one.to, one.relation) == (from, to, bond.relation)) {
            loaded.skipped += 1;
            continue;
        }
        let fresh = LinkId::new(work.ids);
        let id = match own_id(&bond.from) {
            Some(own) if work.tx.rows().find_link(own)?.is_none() => own,
            _ => fresh,
        };
        let kept = origin::kept(&bond.from, bond.from.modified, None, 0);
        loaded.added += 1;
        work.tx.put(Any::Link(Link {
            id,
            relation: bond.relation,
            from,
            to,
            note: bond.note,
            annotator: author(work, &bond.from)?,
            created: created(work, &bond.from),
            extra: [(FROM.to_owned(), Value::Object(kept))].into_iter().collect(),
        }))?;
    }
    Ok(())
}

/// The claim that an annotation of the file is, or one of the library.
fn claim_of(work: &Work<'_, '_>, claims: &Claims, id: &str) -> Result<Option<ClaimId>> {
    if let Some(known) = claims.get(id) {
        return Ok(Some(*known));
    }
    let Some(own) = id.strip_prefix("urn:uuid:").and_then(|id| id.parse().ok()) else { return Ok(None) };
    Ok(work.tx.rows().find_claim(own)?.map(|claim| claim.id))
}
