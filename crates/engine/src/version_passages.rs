//! The passages of a version of a document's text: those that stand in the present one, and those that stood in an old one
//! when it was replaced, which the log remembers.

use obelus_model::{
    ClaimId, Document, DocumentId, HighlightColor, Noun, Passage, PassageKey, Record, Verdict, Version,
};
use obelus_store::Rows;

use crate::carrying::Bearers;
use crate::fault::Result;
use crate::{EngineError, Reader};

/// A passage in a version, with what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionPassage {
    /// Which one.
    pub key: PassageKey,
    /// The claim that it is a passage of, or on which the evidence bears.
    pub claim: Option<ClaimId>,
    /// The verdict of the claim, where it is a passage of one.
    pub verdict: Option<Verdict>,
    /// The colour of the highlight.
    pub color: Option<HighlightColor>,
    /// Where it is in that version, and how well it was found there.
    pub passage: Passage,
}

/// What is known of a version's last hour: the document and everything in it, before another version came.
pub(crate) struct Past {
    /// The document as it was.
    pub document: Option<Document>,
    /// What had passages.
    pub bearers: Bearers,
}

/// The passages of a version, by start, then end. Of an old version that came by a file whose history is elsewhere, none is
/// known.
pub fn version_passages(reader: &mut Reader, document: DocumentId, number: u32) -> Result<Vec<VersionPassage>> {
    reader.read(|rows| {
        let version = version_of(rows, document, number)?;
        let bearers = match rows.find_document(document)? {
            Some(found) if found.version == version.number => Bearers::in_document(rows, document)?,
            _ => find_past(rows, document, number)?.bearers,
        };
        let mut passages = told(bearers);
        passages.retain(|one| one.passage.document == document && one.passage.version == number);
        passages.sort_by_key(|one| (one.passage.span, one.key));
        Ok(passages)
    })
}

/// A version of a document's text.
pub(crate) fn version_of(rows: Rows<'_>, document: DocumentId, number: u32) -> Result<Version> {
    if let Some(version) = rows.find_version(document, number)? {
        return Ok(version);
    }
    Err(match rows.find_title(document)? {
        Some(_) => EngineError::not_found(Noun::Version, format!("{document}/{number}")),
        None => EngineError::not_found(Noun::Document, document),
    })
}

/// What the op that made the next version found in this one.
pub(crate) fn find_past(rows: Rows<'_>, document: DocumentId, number: u32) -> Result<Past> {
    let mut past = Past { document: None, bearers: Bearers::default() };
    let next = number.checked_add(1).map(|next| rows.find_op_of_version(document, next)).transpose()?.flatten();
    let Some(next) = next else { return Ok(past) };
    for record in rows.befores(next.id)? {
        match record {
            Record::Document(found) if found.id == document => past.document = Some(found),
            Record::Claim(claim) => past.bearers.claims.push(claim),
            Record::Highlight(highlight) => past.bearers.highlights.push(highlight),
            Record::Evidence(evidence) => past.bearers.evidence.push(evidence),
            _ => {}
        }
    }
    Ok(past)
}

fn told(bearers: Bearers) -> Vec<VersionPassage> {
    let of_claims = bearers.claims.into_iter().flat_map(|claim| {
        let (id, verdict) = (claim.id, claim.verdict);
        claim.passages.into_iter().map(move |place| VersionPassage {
            key: PassageKey::Claim(place.id),
            claim: Some(id),
            verdict,
            color: None,
            passage: place.passage,
        })
    });
    let of_highlights = bearers.highlights.into_iter().map(|highlight| VersionPassage {
        key: PassageKey::Highlight(highlight.id),
        claim: None,
        verdict: None,
        color: Some(highlight.color),
        passage: highlight.passage,
    });
    let of_evidence = bearers.evidence.into_iter().filter_map(|evidence| {
        Some(VersionPassage {
            key: PassageKey::Evidence(evidence.id),
            claim: Some(evidence.claim),
            verdict: None,
            color: None,
            passage: evidence.passage?,
        })
    });
    of_claims.chain(of_highlights).chain(of_evidence).collect()
}
