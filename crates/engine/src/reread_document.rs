//! Reading a document's bytes again in another way: in another encoding where the guess was wrong, the whole of a web
//! page instead of its main text.

use std::sync::Arc;

use obelus_model::{Anchoring, Document, DocumentId, Noun, Origin, Passage, Record, Verb, Version};
use obelus_readers::{Ask, MediaType, Reading, Way};
use obelus_text::{CanonicalText, Found, Quote, SENTENCE_RULES, Span, describe, find, sentences};

use crate::context::Work;
use crate::fault::Result;
use crate::import_document::keep_version;
use crate::passages::{carry, clamp};
use crate::texts::present_version;
use crate::{Done, EngineError, Reader, Writer};

/// So many code points at either end of a run tell where it is: a line or two, which with the words around stand hardly
/// twice in a text.
const EDGE: u32 = 128;

/// What a document's present version was read from.
#[derive(Clone, Debug)]
pub struct Original {
    /// The bytes as they came.
    pub bytes: Vec<u8>,
    /// The name of the file, and how it was read.
    pub ask: Ask,
}

/// The original of a document, with what was asked when it was read.
pub fn find_original(reader: &Reader, document: DocumentId) -> Result<Original> {
    reader.read(|rows| {
        let found = rows.find_document(document)?.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
        let present = present_version(rows, document)?;
        let bytes = rows.original(&present.sha256)?.ok_or(EngineError::OriginalMissing)?;
        // What was guessed is guessed again; what was chosen stays chosen.
        let chosen = present.encoding.filter(|_| !present.encoding_guessed);
        let encoding = chosen.and_then(|label| label.parse().ok());
        let way = present.way.as_deref().and_then(Way::from_code);
        Ok(Original { bytes, ask: Ask { name: found.file_name, encoding, way, password: None } })
    })
}

/// Takes another reading of a document's original bytes. Where that gives another text it is a new version, and every
/// passage stays on its bytes where each was one letter and still is, else it is found again.
pub fn reread_document(writer: &mut Writer, document: DocumentId, reading: &Reading) -> Result<Done<DocumentId>> {
    let present = present_version(writer.rows(), document)?;
    let found = writer.rows().find_document(document)?;
    let mut changed = found.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
    let size = writer.rows().original(&present.sha256)?.ok_or(EngineError::OriginalMissing)?.len();
    let lengths = [present.length, reading.text.length()].map(usize::try_from);
    let is_plain = present.structure.is_none() && reading.media_type == MediaType::Plain;
    let old = match changed.origins.is_empty() {
        true => None,
        false => Some(old_text(writer, &present)?),
    };
    let stay = if is_plain && lengths == [Ok(size); 2] { Stay::SameBytes } else { Stay::Unknown };
    writer.write(Verb::RereadDocument, |mut work| {
        let fresh = keep_version(&mut work, document, present.number, present.sha256.clone(), reading)?;
        if fresh.text_sha256 == present.text_sha256 {
            work.tx.put(Record::Version(fresh))?;
            return Ok(document);
        }
        work.tx.keep_sentences(&fresh.text_sha256, SENTENCE_RULES, &sentences(&reading.text))?;
        let number = present.number + 1;
        work.tx.put(Record::Version(Version { number, ..fresh }))?;
        changed.version = number;
        carry_origins(&mut changed, stay, old.as_deref(), &reading.text);
        work.tx.put(Record::Document(changed))?;
        let carried = |passage: &Passage| {
            let carried = match stay {
                Stay::SameBytes => stay_at(passage, &reading.text, number),
                Stay::Unknown => carry(passage, &reading.text, number),
            };
            Passage { page: reading.structure.find_page(carried.span).or(carried.page), ..carried }
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

fn old_text(writer: &mut Writer, present: &Version) -> Result<Arc<CanonicalText>> {
    let mut texts = std::mem::take(&mut writer.texts);
    let text = texts.text(writer.rows(), present);
    writer.texts = texts;
    text
}

/// Carries the runs whose origin is known. A run stays where its bytes are the same; else its first and its last words are
/// found again, and what stands between them is the run. One whose ends are not both found, in their order, is taken off:
/// there is no grade for a run that may be another, and undo brings it back.
fn carry_origins(document: &mut Document, stay: Stay, old: Option<&CanonicalText>, text: &CanonicalText) {
    let Some(old) = old else { return };
    let runs = std::mem::take(&mut document.origins);
    for run in runs {
        let span = match stay {
            Stay::SameBytes => Some(clamp(run.span, text.length())),
            Stay::Unknown => carry_run(run.span, old, text),
        };
        if let Some(span) = span {
            document.set_origin(Origin { span, ..run });
        }
    }
}

/// Where the run between two places in the old text is in the new one.
fn carry_run(run: Span, old: &CanonicalText, text: &CanonicalText) -> Option<Span> {
    let first = Span::new(run.start(), run.end().min(run.start().saturating_add(EDGE)))?;
    let last = Span::new(run.start().max(run.end().saturating_sub(EDGE)), run.end())?;
    let found = |span: Span| match find(text, &describe(old, old.widen(span)?)?, Some(span)) {
        Found::Exact(span) | Found::Moved(span) | Found::Fuzzy(span, _) => Some(span),
        Found::Ambiguous(_) | Found::Lost => None,
    };
    Span::new(found(first)?.start(), found(last)?.end())
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
