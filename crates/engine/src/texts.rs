//! Texts and sentences at hand: indexing 10 MB for every judgement would be felt.
//! Invariant: keyed by the hash of the text, so never stale.

use std::sync::Arc;

use obelus_model::{DocumentId, Noun, Sha256, Version};
use obelus_store::Rows;
use obelus_text::{CanonicalText, SENTENCE_RULES, Span, sentences};

use crate::fault::Result;
use crate::{EngineError, Reader};

/// Two documents side by side, and one on the way in: more at hand would only cost memory.
const AT_HAND: usize = 3;

/// The texts that were asked for last.
#[derive(Default)]
pub(crate) struct Texts {
    held: Vec<Held>,
}

struct Held {
    sha: Sha256,
    text: Arc<CanonicalText>,
    sentences: Option<Arc<[Span]>>,
}

impl Texts {
    /// The text of a version.
    pub fn text(&mut self, rows: Rows<'_>, version: &Version) -> Result<Arc<CanonicalText>> {
        Ok(Arc::clone(&self.hold(rows, &version.text_sha256)?.text))
    }

    /// The sentences of a version's text.
    pub fn sentences(&mut self, rows: Rows<'_>, version: &Version) -> Result<Arc<[Span]>> {
        if let Some(held) = self.held.iter().find(|held| held.sha == version.text_sha256)
            && let Some(known) = &held.sentences
        {
            return Ok(Arc::clone(known));
        }
        let kept = rows.find_sentences(&version.text_sha256, SENTENCE_RULES)?;
        let held = self.hold(rows, &version.text_sha256)?;
        let found: Arc<[Span]> = kept.unwrap_or_else(|| sentences(&held.text)).into();
        held.sentences = Some(Arc::clone(&found));
        Ok(found)
    }

    fn hold(&mut self, rows: Rows<'_>, sha: &Sha256) -> Result<&mut Held> {
        if let Some(index) = self.held.iter().position(|held| held.sha == *sha) {
            let held = self.held.remove(index);
            self.held.push(held);
        } else {
            let text = rows.text(sha)?.ok_or_else(|| damaged("a text is missing"))?;
            let text = CanonicalText::new(&text).map_err(|fault| damaged(&fault.to_string()))?;
            if self.held.len() == AT_HAND {
                self.held.remove(0);
            }
            self.held.push(Held { sha: sha.clone(), text: Arc::new(text), sentences: None });
        }
        self.held.last_mut().ok_or_else(|| damaged("a text is missing"))
    }
}

/// The text of a document's present version.
pub fn document_text(reader: &mut Reader, document: DocumentId) -> Result<Arc<CanonicalText>> {
    reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        texts.text(rows, &version)
    })
}

/// The version of a document that is read and judged now.
pub(crate) fn present_version(rows: Rows<'_>, document: DocumentId) -> Result<Version> {
    let found = rows.find_document(document)?.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
    rows.find_version(document, found.version)?.ok_or_else(|| damaged("a version is missing"))
}

fn damaged(what: &str) -> EngineError {
    EngineError::Store(obelus_store::StoreError::Damaged(what.to_owned()))
}
