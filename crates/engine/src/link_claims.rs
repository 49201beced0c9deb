//! Links from claim to claim.

use obelus_model::{ClaimId, Link, LinkId, Noun, Record, Relation, Verb};

use crate::fault::Result;
use crate::import_document::named;
use crate::{Done, EngineError, Writer};

/// Links two claims; a claim to itself, and the same link twice, are refused. Who contradicts whom is the same
/// both ways.
pub fn link_claims(
    writer: &mut Writer,
    from: ClaimId,
    relation: Relation,
    to: ClaimId,
    note: Option<String>,
) -> Result<Done<LinkId>> {
    writer.write(Verb::LinkClaims, |work| {
        let rows = work.tx.rows();
        for claim in [from, to] {
            rows.find_claim(claim)?.ok_or_else(|| EngineError::not_found(Noun::Claim, claim))?;
        }
        let same = |link: &Link| {
            let turned = relation == Relation::Contradicts && link.from == to && link.to == from;
            link.relation == relation && ((link.from == from && link.to == to) || turned)
        };
        if from == to || rows.links_of_claim(from)?.iter().any(same) {
            return Err(EngineError::LinkRefused);
        }
        let link = Link {
            id: LinkId::new(work.ids),
            relation,
            from,
            to,
            note: note.and_then(named),
            annotator: work.annotator,
            created: work.now,
            extra: Default::default(),
        };
        let id = link.id;
        work.tx.put(Record::Link(link))?;
        Ok(id)
    })
}

/// Takes a link away.
pub fn unlink_claims(writer: &mut Writer, link: LinkId) -> Result<Done<LinkId>> {
    writer.write(Verb::UnlinkClaims, |work| {
        let found = work.tx.rows().find_link(link)?;
        let record = Record::Link(found.ok_or_else(|| EngineError::not_found(Noun::Link, link))?);
        work.tx.remove(&record.key())?;
        Ok(link)
    })
}
