//! Reading a document's bytes again in another encoding, where the guess was wrong.

use obelus_model::{DocumentId, Noun, Record, Verb, Version};
use obelus_readers::read;
use obelus_text::{CanonicalText, SENTENCE_RULES, sentences};

use crate::context::Work;
use crate::fault::Result;
use crate::import_document::parse_encoding;
use crate::passages::{carry, clamp};
use crate::texts::present_version;
use crate::{Done, EngineError, Writer};

/// Reads the original bytes in the encoding of this WHATWG label. Where that gives another text it is a new version,
/// and every passage is found again in it.
pub fn reread_document(writer: &mut Writer, document: DocumentId, encoding: &str) -> Result<Done<DocumentId>> {
    let encoding = parse_encoding(encoding)?;
    let present = present_version(writer.rows(), document)?;
    let bytes = writer.rows().original(&present.sha256)?.ok_or(EngineError::OriginalMissing)?;
    let found = writer.rows().find_document(document)?;
    let mut changed = found.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
    let reading = read(&bytes, changed.file_name.as_deref(), Some(encoding))?;
    let fresh = Version { encoding: Some(reading.encoding.to_string()), encoding_guessed: false, ..present.clone() };
    writer.write(Verb::RereadDocument, |work| {
        let text_sha256 = work.tx.keep(reading.text.as_str().as_bytes())?;
        if text_sha256 == present.text_sha256 {
            work.tx.put(Record::Version(fresh))?;
            return Ok(document);
        }
        work.tx.keep_sentences(&text_sha256, SENTENCE_RULES, &sentences(&reading.text))?;
        let number = present.number + 1;
        let version = Version { number, text_sha256, length: reading.text.length(), ..fresh };
        work.tx.put(Record::Version(version))?;
        changed.version = number;
        for origin in &mut changed.origins {
            origin.span = clamp(origin.span, reading.text.length());
        }
        work.tx.put(Record::Document(changed))?;
        carry_all(work, document, &reading.text, number)?;
        Ok(document)
    })
}

/// Carries every passage in a document over to its new text.
fn carry_all(work: Work<'_, '_>, document: DocumentId, text: &CanonicalText, number: u32) -> Result<()> {
    let Work { tx, .. } = work;
    for mut claim in tx.rows().claims_of_document(document)? {
        for place in claim.passages.iter_mut().filter(|place| place.passage.document == document) {
            place.passage = carry(&place.passage, text, number);
        }
        tx.put(Record::Claim(claim))?;
    }
    for mut highlight in tx.rows().highlights_of_document(document)? {
        highlight.passage = carry(&highlight.passage, text, number);
        tx.put(Record::Highlight(highlight))?;
    }
    for mut evidence in tx.rows().evidence_in_document(document)? {
        evidence.passage = evidence.passage.map(|passage| carry(&passage, text, number));
        tx.put(Record::Evidence(evidence))?;
    }
    Ok(())
}
