//! What a write answers beyond which records it changed: the changed marks themselves, where they are few.
//! Invariant: read by the writer after its commit, so that they are what the next reader would see.

use std::collections::HashSet;

use obelus_engine::{EngineError, Rows, Writer};
use obelus_model::{ClaimId, DocumentId, HighlightId, Noun, Tally};

use crate::answers::Counts;
use crate::wire::{ChangedRow, Marks, Written, WrittenMarks};

/// More changed marks than this are asked for by whoever wants them: most writes change one, a load many.
const FEW: usize = 64;

/// The answer with its marks. A write that is done is answered, whatever becomes of reading it again.
pub(crate) fn with_marks(writer: &Writer, written: Written) -> Written {
    let written = located(writer.rows(), written);
    let marks = asked(&written).and_then(|(document, claims, highlights)| {
        let marks = marks_by_id(writer.rows(), document, &claims, &highlights).ok()?;
        Some(WrittenMarks { document, marks })
    });
    Written { marks, ..written }
}

/// The answer with each claim named once and with the documents in which it stands: one that changed because its evidence
/// or a link did is named without them.
fn located(rows: Rows<'_>, mut written: Written) -> Written {
    let is_open = |row: &ChangedRow| row.noun == Noun::Claim && row.documents.is_empty();
    let placed = written.changed.iter().filter(|row| row.noun == Noun::Claim && !is_open(row));
    let mut named: HashSet<String> = placed.map(|row| row.id.clone()).collect();
    written.changed.retain(|row| !is_open(row) || named.insert(row.id.clone()));
    let open: Vec<&mut ChangedRow> = written.changed.iter_mut().filter(|row| is_open(row)).collect();
    if open.len() > FEW {
        return written;
    }
    for row in open {
        let claim = row.id.parse().ok().and_then(|id| rows.find_claim(id).ok().flatten());
        let places = claim.iter().flat_map(|claim| &claim.passages);
        row.documents = places.map(|place| place.passage.document.to_string()).collect();
        row.documents.sort_unstable();
        row.documents.dedup();
    }
    written
}

/// These claims and highlights of a document, as far as they are there.
pub(crate) fn marks_by_id(
    rows: Rows<'_>,
    document: DocumentId,
    claims: &[ClaimId],
    highlights: &[HighlightId],
) -> Result<Marks, EngineError> {
    let claims = rows.claims_by_id(claims)?;
    let mut found = Vec::new();
    for id in highlights {
        found.extend(rows.find_highlight(*id)?);
    }
    let mut counts = Counts::default();
    for claim in &claims {
        let evidence = rows.evidence_of_claim(claim.id)?;
        let links = u32::try_from(rows.links_of_claim(claim.id)?.len()).unwrap_or(u32::MAX);
        counts.evidence.insert(claim.id, Tally::of(evidence.iter().map(|piece| piece.stance)));
        counts.links.insert(claim.id, links);
    }
    Ok(Marks::new(document, claims, found, &counts))
}

/// The one document on which all changed claims and highlights stand, and which those are.
fn asked(written: &Written) -> Option<(DocumentId, Vec<ClaimId>, Vec<HighlightId>)> {
    let rows = written.changed.iter().filter(|row| matches!(row.noun, Noun::Claim | Noun::Highlight));
    let rows: Vec<_> = rows.take(FEW + 1).collect();
    let [document] = rows.first()?.documents.as_slice() else { return None };
    if rows.len() > FEW || rows.iter().any(|row| row.documents.as_slice() != [document.as_str()]) {
        return None;
    }
    let of = |noun| rows.iter().filter(move |row| row.noun == noun);
    let claims = of(Noun::Claim).map(|row| row.id.parse()).collect::<Result<_, _>>().ok()?;
    let highlights = of(Noun::Highlight).map(|row| row.id.parse()).collect::<Result<_, _>>().ok()?;
    Some((document.parse().ok()?, claims, highlights))
}
