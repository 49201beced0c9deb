//! What a write answers beyond which records it changed: the changed marks themselves, where they are few.
//! Invariant: read by the writer after its commit, so that they are what the next reader would see.

use obelus_engine::{EngineError, Rows, Writer};
use obelus_model::{ClaimId, DocumentId, HighlightId, Noun};

use crate::answers::Counts;
use crate::wire::{Marks, Written, WrittenMarks};

/// More changed marks than this are asked for by whoever wants them: most writes change one, a load many.
const FEW: usize = 64;

/// The answer with its marks. A write that is done is answered, whatever becomes of reading it again.
pub(crate) fn with_marks(writer: &Writer, written: Written) -> Written {
    let marks = asked(&written).and_then(|(document, claims, highlights)| {
        let marks = marks_by_id(writer.rows(), document, &claims, &highlights).ok()?;
        Some(WrittenMarks { document, marks })
    });
    Written { marks, ..written }
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
        counts.add(claim.id, rows.evidence_of_claim(claim.id)?.len(), rows.links_of_claim(claim.id)?.len());
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
