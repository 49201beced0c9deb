//! Giving a document another version of its text: a better scan, a corrected transcription, a new edition.
//! Invariant: the same text again changes nothing and is not logged.

use obelus_model::{Anchoring, DocumentId, Noun, Verb};

use crate::carrying::Bearers;
use crate::fault::Result;
use crate::import_document::{Prepared, keep_version};
use crate::new_version::{Next, Stay};
use crate::texts::present_version;
use crate::{Done, EngineError, Writer};

/// What came of giving a document another version of its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replaced {
    /// The number of the version that is read and judged now.
    pub version: u32,
    /// The grades of the passages in the document, those of evidence among them; without those that are given up.
    pub passages: Vec<Anchoring>,
}

/// Takes a prepared text for a document's new version. Its passages, and the runs whose origin is known, are found again in
/// it; what the person said about the document stays.
pub fn replace_document(writer: &mut Writer, document: DocumentId, prepared: Prepared) -> Result<Done<Replaced>> {
    let present = present_version(writer.rows(), document)?;
    let found = writer.rows().find_document(document)?;
    let found = found.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
    let Prepared { reading, bytes, sentences, words, file_name, .. } = prepared;
    if obelus_store::sha256(reading.text.as_str().as_bytes()) == present.text_sha256 {
        let passages = Bearers::in_document(writer.rows(), document)?.grades_to_tell(document)?;
        // An op that changes nothing is not logged; it tells what undo and redo would do.
        return writer.write(Verb::ReplaceDocument, |_| Ok(Replaced { version: present.number, passages }));
    }
    let mut next = Next::carry(writer, found, &present, &reading, Stay::Unknown)?;
    next.came_from(reading.media_type.as_str(), file_name);
    let replaced = Replaced { version: next.number(), passages: next.grades()? };
    writer.write(Verb::ReplaceDocument, |mut work| {
        let sha256 = work.tx.keep(&bytes)?;
        let version = keep_version(&mut work, document, replaced.version, sha256, &reading)?;
        work.tx.take_words(version.text_sha256.clone(), words);
        next.put(work, version, &reading, Some(&sentences))?;
        Ok(replaced)
    })
}
