//! Opening a document: its beginning at once, so that it can be read while the rest is on its way.
//! Invariant: what is read for the beginning does not depend on how long the document is.

use std::sync::Arc;

use obelus_model::{Document, DocumentId, Noun, Version};
use obelus_store::Rows;
use obelus_text::{CanonicalText, SENTENCE_RULES, Span};

use crate::fault::Result;
use crate::texts::present_version;
use crate::{EngineError, Reader};

/// A text of at most so many bytes is its own beginning: at 256 kB it crosses in a few milliseconds.
const WHOLE: usize = 256 * 1024;
/// How many bytes the beginning of a longer text has: several screens of any script.
const HEAD: usize = 64 * 1024;
/// No sentence is shorter than a character and the space after it.
const MOST_SENTENCES: usize = HEAD / 2;

/// The beginning of a document's text.
pub struct Head {
    /// The document.
    pub document: Document,
    /// Its present version.
    pub version: Version,
    /// The beginning of its canonical text, up to the end of a sentence.
    pub text: String,
    /// The length of that in code points.
    pub length: u32,
    /// Whether that is all of it.
    pub is_whole: bool,
    /// The sentences in it.
    pub sentences: Vec<Span>,
}

/// The beginning of a document.
pub fn document_head(reader: &mut Reader, id: DocumentId) -> Result<Head> {
    reader.read_texts(|rows, texts| {
        let document = rows.find_document(id)?.ok_or_else(|| EngineError::not_found(Noun::Document, id))?;
        let version = present_version(rows, id)?;
        let (text, is_whole) = rows.text_head(&version.text_sha256, WHOLE)?.unwrap_or_default();
        if !is_whole && let Some((text, length, sentences)) = find_head(rows, &version, &text)? {
            return Ok(Head { document, version, text, length, is_whole: false, sentences });
        }
        let sentences = texts.sentences(rows, &version)?.to_vec();
        let text = if is_whole { text } else { texts.text(rows, &version)?.as_str().to_owned() };
        let length = version.length;
        Ok(Head { document, version, text, length, is_whole: true, sentences })
    })
}

/// The sentences of a document's present version, in order.
pub fn sentence_spans(reader: &mut Reader, document: DocumentId) -> Result<Arc<[Span]>> {
    reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        texts.sentences(rows, &version)
    })
}

/// A shorter beginning of a long text, its length, and its sentences; `None` where it cannot be shown by itself: its
/// sentences are not kept, or the first is enormous.
fn find_head(rows: Rows<'_>, version: &Version, text: &str) -> Result<Option<(String, u32, Vec<Span>)>> {
    let kept = rows.first_sentences(&version.text_sha256, SENTENCE_RULES, MOST_SENTENCES)?;
    let Some(mut sentences) = kept else { return Ok(None) };
    let mut end = HEAD.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let Ok(head) = CanonicalText::new(text.get(..end).unwrap_or_default()) else { return Ok(None) };
    sentences.retain(|sentence| sentence.end() <= head.length());
    let Some(length) = sentences.last().map(|last| last.end()) else { return Ok(None) };
    let Some(words) = Span::new(0, length).and_then(|all| head.slice(all)) else { return Ok(None) };
    Ok(Some((words.to_owned(), length, sentences)))
}
