//! Reading a document's bytes again in another encoding, where the guess was wrong.

use obelus_model::{Anchoring, DocumentId, Noun, Passage, Record, Verb, Version};
use obelus_readers::read;
use obelus_text::{CanonicalText, Quote, SENTENCE_RULES, describe, sentences};

use crate::context::Work;
use crate::fault::Result;
use crate::import_document::parse_encoding;
use crate::passages::{carry, clamp};
use crate::texts::present_version;
use crate::{Done, EngineError, Writer};

/// Reads the original bytes in the encoding of this WHATWG label. Where that gives another text it is a new version,
/// and every passage stays on its bytes where each was one letter and still is, else it is found again.
pub fn reread_document(writer: &mut Writer, document: DocumentId, encoding: &str) -> Result<Done<DocumentId>> {
    let encoding = parse_encoding(encoding)?;
    let present = present_version(writer.rows(), document)?;
    let bytes = writer.rows().original(&present.sha256)?.ok_or(EngineError::OriginalMissing)?;
    let found = writer.rows().find_document(document)?;
    let mut changed = found.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
    let reading = read(&bytes, changed.file_name.as_deref(), Some(encoding))?;
    let fresh = Version { encoding: Some(reading.encoding.to_string()), encoding_guessed: false, ..present.clone() };
    let lengths = [present.length, reading.text.length()].map(usize::try_from);
    let stay = if lengths == [Ok(bytes.len()); 2] { Stay::SameBytes } else { Stay::Unknown };
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
        let carried = |passage: &Passage| match stay {
            Stay::SameBytes => stay_at(passage, &reading.text, number),
            Stay::Unknown => carry(passage, &reading.text, number),
        };
        carry_all(work, document, carried)?;
        Ok(document)
    })
}

/// Whether a place in the old text and the same place in the new one are the same bytes of the file.
#[derive(Clone, Copy)]
enum Stay {
    /// One byte a code point, before and after: each place is what it was, only its letters are read otherwise.
    SameBytes,
    /// Anything else: the words have to be found again.
    Unknown,
}

/// The passage at its old place, with the words that are read there now: nothing was moved or rewritten.
fn stay_at(passage: &Passage, text: &CanonicalText, number: u32) -> Passage {
    let described = text.widen(passage.span).and_then(|span| Some((span, describe(text, span)?)));
    let Some((span, quote)) = described else { return carry(passage, text, number) };
    let Quote { exact, prefix, suffix } = quote;
    Passage { version: number, span, exact, prefix, suffix, anchoring: Anchoring::Exact, ..passage.clone() }
}

/// Carries every passage in a document over to its new text.
fn carry_all(work: Work<'_, '_>, document: DocumentId, carried: impl Fn(&Passage) -> Passage) -> Result<()> {
    let Work { tx, .. } = work;
    for mut claim in tx.rows().claims_of_document(document)? {
        for place in claim.passages.iter_mut().filter(|place| place.passage.document == document) {
            place.passage = carried(&place.passage);
        }
        tx.put(Record::Claim(claim))?;
    }
    for mut highlight in tx.rows().highlights_of_document(document)? {
        highlight.passage = carried(&highlight.passage);
        tx.put(Record::Highlight(highlight))?;
    }
    for mut evidence in tx.rows().evidence_in_document(document)? {
        evidence.passage = evidence.passage.map(|passage| carried(&passage));
        tx.put(Record::Evidence(evidence))?;
    }
    Ok(())
}
