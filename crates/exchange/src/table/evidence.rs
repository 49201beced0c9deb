//! Writes the evidence of a bundle as CSV: one row a piece, under the claim that it bears on.

use std::collections::HashMap;
use std::io::Write;

use obelus_model::{Claim, ClaimId, DocumentId, Evidence, Source, SourceId};

use super::{as_io, code, guarded, writer};
use crate::order::sorted;
use crate::outgoing::said;
use crate::{Bundle, WriteFault};

/// The header row; the columns' meaning is in docs/formats.md.
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

/// Writes one row for each piece of evidence, under a header row, as CSV in UTF-8 with CR LF; claims in the order of
/// Obelus JSON, and the evidence of each.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it. Fails only where `out` does.
pub fn write_evidence_csv(bundle: &Bundle, out: impl Write) -> Result<(), WriteFault> {
    let mut rows = writer(out);
    rows.write_record(COLUMNS).map_err(as_io)?;
    let titles: HashMap<DocumentId, &str> =
        bundle.documents.iter().map(|bundled| (bundled.document.id, bundled.document.title.as_str())).collect();
    let sources: HashMap<SourceId, &Source> = bundle.sources.iter().map(|source| (source.id, source)).collect();
    let mut by_claim: HashMap<ClaimId, Vec<&Evidence>> = HashMap::new();
    for piece in sorted(&bundle.evidence) {
        by_claim.entry(piece.claim).or_default().push(piece);
    }
    for claim in sorted(&bundle.claims) {
        for piece in by_claim.remove(&claim.id).unwrap_or_default() {
            let source = piece.source.and_then(|source| sources.get(&source).copied());
            rows.write_record(row(claim, piece, source, &titles)).map_err(as_io)?;
        }
    }
    rows.flush()?;
    Ok(())
}

fn row(
    claim: &Claim,
    piece: &Evidence,
    source: Option<&Source>,
    titles: &HashMap<DocumentId, &str>,
) -> [String; COLUMNS.len()] {
    let written = |field: &str| source.and_then(|source| said(source, field));
    let first = claim.passages.first().map(|place| place.passage.exact.as_str());
    let id = || piece.source.map(|source| source.to_string().into());
    let key = written("citation-key").or_else(|| written("id")).or_else(id);
    let passage = piece.passage.as_ref();
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        piece.id.to_string(),
        claim.id.to_string(),
        guarded(claim.statement.as_deref().or(first)),
        code(claim.verdict.map(|verdict| verdict.code())),
        code(Some(piece.stance.code())),
        guarded(key.as_deref()),
        guarded(written("title").as_deref()),
        guarded(piece.locator.as_ref().map(|locator| locator.label.as_str())),
        guarded(piece.locator.as_ref().map(|locator| locator.value.as_str())),
        guarded(piece.quote.as_deref()),
        guarded(passage.and_then(|passage| titles.get(&passage.document).copied())),
        number(passage.map(|passage| passage.span.start())),
        number(passage.map(|passage| passage.span.end())),
        guarded(passage.map(|passage| passage.exact.as_str())),
        guarded(piece.url.as_deref()),
        guarded(piece.accessed.as_deref()),
        guarded(piece.note.as_deref()),
    ]
}
