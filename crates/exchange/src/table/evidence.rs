//! The table of evidence: one row a piece, under the claim that it bears on.

use std::collections::HashMap;

use obelus_model::{Claim, ClaimId, DocumentId, Evidence, Source, SourceId};

use super::{Cell, Table};
use crate::Bundle;
use crate::order::sorted;
use crate::outgoing::said;

/// The evidence of a bundle, claims in the order of Obelus JSON.
pub(super) struct EvidenceOf<'a>(pub(super) &'a Bundle);

impl Table for EvidenceOf<'_> {
    const NAME: &'static str = "evidence";
    const COLUMNS: &'static [&'static str] = &COLUMNS;

    fn rows(&self) -> impl Iterator<Item = Vec<Cell<'_>>> {
        let documents = self.0.documents.iter().map(|bundled| &bundled.document);
        let titles: HashMap<DocumentId, &str> =
            documents.map(|document| (document.id, document.title.as_str())).collect();
        let sources: HashMap<SourceId, &Source> = self.0.sources.iter().map(|source| (source.id, source)).collect();
        let mut by_claim: HashMap<ClaimId, Vec<&Evidence>> = HashMap::new();
        for piece in sorted(&self.0.evidence) {
            by_claim.entry(piece.claim).or_default().push(piece);
        }
        let mut pieces: Vec<(&Claim, &Evidence)> = Vec::with_capacity(self.0.evidence.len());
        for claim in sorted(&self.0.claims) {
            pieces.extend(by_claim.remove(&claim.id).unwrap_or_default().into_iter().map(|piece| (claim, piece)));
        }
        pieces.into_iter().map(move |(claim, piece)| {
            let source = piece.source.and_then(|source| sources.get(&source).copied());
            row(claim, piece, source, &titles).into()
        })
    }
}

const COLUMNS: [&str; 17] = [
    "evidence",
    "claim",
    "claim_words",
    "verdict",
    "stance",
    "source",
    "source_title",
    "locator_label",
    "locator",
    "quote",
    "document",
    "start",
    "end",
    "passage",
    "url",
    "accessed",
    "note",
];

fn row<'a>(
    claim: &'a Claim,
    piece: &'a Evidence,
    source: Option<&'a Source>,
    titles: &HashMap<DocumentId, &'a str>,
) -> [Cell<'a>; COLUMNS.len()] {
    let written = |field: &str| source.and_then(|source| said(source, field));
    let first = claim.passages.first().map(|place| place.passage.exact.as_str());
    let id = || piece.source.map(|source| source.to_string().into());
    let key = written("citation-key").or_else(|| written("id")).or_else(id);
    let passage = piece.passage.as_ref();
    [
        Cell::id(piece.id),
        Cell::id(claim.id),
        Cell::text(claim.statement.as_deref().or(first)),
        Cell::code(claim.verdict.map(|verdict| verdict.code())),
        Cell::code(Some(piece.stance.code())),
        Cell::Text(key.unwrap_or_default()),
        Cell::Text(written("title").unwrap_or_default()),
        Cell::text(piece.locator.as_ref().map(|locator| locator.label.as_str())),
        Cell::text(piece.locator.as_ref().map(|locator| locator.value.as_str())),
        Cell::text(piece.quote.as_deref()),
        Cell::text(passage.and_then(|passage| titles.get(&passage.document).copied())),
        Cell::number(passage.map(|passage| passage.span.start())),
        Cell::number(passage.map(|passage| passage.span.end())),
        Cell::text(passage.map(|passage| passage.exact.as_str())),
        Cell::text(piece.url.as_deref()),
        Cell::Day(piece.accessed.as_deref().unwrap_or_default()),
        Cell::text(piece.note.as_deref()),
    ]
}
