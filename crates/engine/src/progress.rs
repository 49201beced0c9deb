//! How far the work on a document is: its sentences by state. The rule stands in `cover.rs`.

use std::sync::Arc;

use obelus_model::{DocumentId, Verdict};
use obelus_store::Rows;
use obelus_text::Span;

use crate::Reader;
use crate::cover::{Cover, SentenceState};
use crate::fault::Result;
use crate::texts::{Texts, present_version};

/// The sentences of a document, counted by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All of them.
    pub sentences: u32,
    /// Sourced.
    pub sourced: u32,
    /// Dubious.
    pub dubious: u32,
    /// Not a claim.
    pub not_a_claim: u32,
}

impl Progress {
    /// Those that are judged.
    pub fn judged(&self) -> u32 {
        self.sourced + self.dubious + self.not_a_claim
    }
}

/// A document's sentences, and the state of each.
pub type SentenceStates = (Arc<[Span]>, Vec<SentenceState>);

/// Counts a document's sentences by state.
pub fn progress(reader: &mut Reader, document: DocumentId) -> Result<Progress> {
    reader.read_texts(|rows, texts| progress_in(rows, texts, document))
}

/// A document's sentences, each with its state.
pub fn sentence_states(reader: &mut Reader, document: DocumentId) -> Result<SentenceStates> {
    reader.read_texts(|rows, texts| {
        let (sentences, cover) = cover_in(rows, texts, document)?;
        Ok((sentences, cover.states().collect()))
    })
}

pub(crate) fn progress_in(rows: Rows<'_>, texts: &mut Texts, document: DocumentId) -> Result<Progress> {
    let (_, cover) = cover_in(rows, texts, document)?;
    Ok(cover.progress())
}

/// A document's sentences with the judged passages laid over them.
pub(crate) fn cover_in(rows: Rows<'_>, texts: &mut Texts, document: DocumentId) -> Result<(Arc<[Span]>, Cover)> {
    let version = present_version(rows, document)?;
    let sentences = texts.sentences(rows, &version)?;
    let mut cover = Cover::new(Arc::clone(&sentences));
    for (span, verdict) in rows.judged_passages(document)? {
        cover.lay(span, verdict);
    }
    Ok((sentences, cover))
}

/// How much a verdict weighs where several are on one sentence.
pub(crate) fn gravity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Dubious => 2,
        Verdict::Sourced => 1,
        Verdict::NotAClaim => 0,
    }
}
