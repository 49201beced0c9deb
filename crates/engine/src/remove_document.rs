//! Taking a document out of the library, with everything on it, so that one undo brings all of it back.

use obelus_model::{DocumentId, Noun, Record, Verb};

use crate::context::Work;
use crate::delete_claim::remove_claim;
use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Removes a document. Claims that stand elsewhere too keep their other passages; evidence that quotes from it
/// keeps the words.
pub fn remove_document(writer: &mut Writer, document: DocumentId) -> Result<Done<DocumentId>> {
    writer.write(Verb::RemoveDocument, |work| {
        let found = work.tx.rows().find_document(document)?;
        let gone = found.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
        let Work { tx, now, .. } = work;
        for mut claim in tx.rows().claims_of_document(document)? {
            claim.passages.retain(|place| place.passage.document != document);
            if claim.passages.is_empty() {
                remove_claim(tx, claim.id)?;
            } else {
                claim.modified = now;
                tx.put(Record::Claim(claim))?;
            }
        }
        for highlight in tx.rows().highlights_of_document(document)? {
            tx.remove(&Record::Highlight(highlight).key())?;
        }
        for mut evidence in tx.rows().evidence_in_document(document)? {
            let words = evidence.passage.take().map(|passage| passage.exact);
            evidence.quote = evidence.quote.or(words);
            evidence.modified = now;
            tx.put(Record::Evidence(evidence))?;
        }
        for version in tx.rows().versions(document)? {
            tx.remove(&Record::Version(version).key())?;
        }
        tx.remove(&Record::Document(gone).key())?;
        Ok(document)
    })
}
