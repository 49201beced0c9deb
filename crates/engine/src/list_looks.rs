//! The passages that need a look: not found for sure, and not given up.

use obelus_model::{Anchoring, DocumentId, Noun};
use obelus_store::{Doubt, Doubts};

use crate::fault::Result;
use crate::texts::present_version;
use crate::{EngineError, Reader};

/// A passage that needs a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The passage, with what it belongs to.
    pub doubt: Doubt,
    /// The title of its document.
    pub title: String,
    /// The words that stand at its place now; `None` where it is lost.
    pub now: Option<String>,
}

/// The passages that need a look, as many as were asked for, and how many there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looks {
    /// How many there are.
    pub total: usize,
    /// The first of them.
    pub looks: Vec<Look>,
}

/// The passages of one document or of all that need a look, document by document in the order of the text.
pub fn list_looks(reader: &mut Reader, document: Option<DocumentId>, limit: usize) -> Result<Looks> {
    reader.read_texts(|rows, texts| {
        if let Some(document) = document {
            rows.find_title(document)?.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
        }
        let Doubts { total, first } = rows.doubts(document, limit)?;
        let mut looks: Vec<Look> = Vec::new();
        // One document comes after the other: its text is read once.
        for doubts in first.chunk_by(is_same_document) {
            let Some(first) = doubts.first() else { continue };
            let title = rows.find_title(first.passage.document)?.unwrap_or_default();
            let text = texts.glance(rows, &present_version(rows, first.passage.document)?)?;
            let look = |doubt: &Doubt| {
                let is_there = doubt.passage.anchoring != Anchoring::Lost;
                let now = text.slice(doubt.passage.span).filter(|_| is_there);
                Look { now: now.map(str::to_owned), title: title.clone(), doubt: doubt.clone() }
            };
            looks.extend(doubts.iter().map(look));
        }
        Ok(Looks { total, looks })
    })
}

fn is_same_document(one: &Doubt, other: &Doubt) -> bool {
    one.passage.document == other.passage.document
}
