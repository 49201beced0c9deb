//! The table of claims: one row a passage, in the order of reading.

use std::collections::HashMap;

use obelus_model::{AnnotatorId, Claim, ClaimId, DocumentId, Moment, Passage, TagId, Tally};

use super::{Cell, Table};
use crate::Bundle;

/// The claims of a bundle, a row for each of their passages.
pub(super) struct Claims<'a>(pub(super) &'a Bundle);

impl Table for Claims<'_> {
    const NAME: &'static str = "claims";
    const COLUMNS: &'static [&'static str] = &COLUMNS;

    fn rows(&self) -> impl Iterator<Item = Vec<Cell<'_>>> {
        let names = Names::of(self.0);
        in_reading_order(self.0, &names).into_iter().map(move |(claim, passage)| names.row(claim, passage).into())
    }
}

const COLUMNS: [&str; 19] = [
    "document",
    "claim",
    "start",
    "end",
    "quote",
    "statement",
    "verdict",
    "certainty",
    "reasons",
    "kind",
    "note",
    "next_step",
    "tags",
    "annotator",
    "created",
    "modified",
    "anchoring",
    "evidence",
    "standing",
];

/// What rows call by name and records by id.
struct Names<'a> {
    documents: HashMap<DocumentId, (Moment, &'a str)>,
    annotators: HashMap<AnnotatorId, &'a str>,
    tags: HashMap<TagId, &'a str>,
    /// What the evidence on claims adds up to.
    tallies: HashMap<ClaimId, Tally>,
}

/// Passages by document (in the order in which they were added), start, end, claim.
fn in_reading_order<'a>(bundle: &'a Bundle, names: &Names<'_>) -> Vec<(&'a Claim, &'a Passage)> {
    let passages = |claim: &'a Claim| claim.passages.iter().map(move |at| (claim, &at.passage));
    let mut rows: Vec<(&Claim, &Passage)> = bundle.claims.iter().flat_map(passages).collect();
    rows.sort_by_key(|(claim, passage)| {
        let added = names.documents.get(&passage.document).map(|(added, _)| *added);
        (added, passage.document, passage.span, claim.created, claim.id)
    });
    rows
}

impl<'a> Names<'a> {
    fn of(bundle: &'a Bundle) -> Names<'a> {
        let documents = bundle.documents.iter().map(|bundled| &bundled.document);
        let mut tallies: HashMap<ClaimId, Tally> = HashMap::new();
        for piece in &bundle.evidence {
            tallies.entry(piece.claim).or_default().add(piece.stance, 1);
        }
        Names {
            documents: documents.map(|document| (document.id, (document.added, document.title.as_str()))).collect(),
            annotators: bundle.annotators.iter().map(|annotator| (annotator.id, annotator.name.as_str())).collect(),
            tags: bundle.tags.iter().map(|tag| (tag.id, tag.name.as_str())).collect(),
            tallies,
        }
    }

    fn row(&self, claim: &'a Claim, passage: &'a Passage) -> [Cell<'a>; COLUMNS.len()] {
        let title = self.documents.get(&passage.document).map(|(_, title)| *title);
        let annotator = self.annotators.get(&claim.annotator).copied();
        let mut tags: Vec<&str> = claim.tags.iter().filter_map(|tag| self.tags.get(tag).copied()).collect();
        tags.sort_unstable();
        let tally = self.tallies.get(&claim.id).copied().unwrap_or_default();
        let reasons: Vec<&str> = claim.reasons.iter().map(|reason| reason.code.code()).collect();
        [
            Cell::text(title),
            Cell::id(claim.id),
            Cell::Number(passage.span.start()),
            Cell::Number(passage.span.end()),
            Cell::text(Some(&passage.exact)),
            Cell::text(claim.statement.as_deref()),
            Cell::code(claim.verdict.map(|verdict| verdict.code())),
            Cell::code(Some(claim.certainty.code())),
            Cell::Code(reasons.join(";").into()),
            Cell::code(claim.kind.map(|kind| kind.code())),
            Cell::text(claim.note.as_deref()),
            Cell::text(claim.next_step.as_deref()),
            Cell::Text(tags.join(";").into()),
            Cell::text(annotator),
            Cell::Time(claim.created),
            Cell::Time(claim.modified),
            Cell::code(Some(passage.anchoring.code())),
            Cell::Number(tally.pieces()),
            Cell::code(Some(tally.standing().code())),
        ]
    }
}
