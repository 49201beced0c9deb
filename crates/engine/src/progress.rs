//! How far the work on a document is: its sentences by state.
//! A sentence is judged where a passage of a judged claim shares a code point with it; where several do, the gravest
//! verdict counts: dubious, then sourced, then not a claim.

use std::sync::Arc;

use obelus_model::{DocumentId, Verdict};
use obelus_store::Rows;
use obelus_text::{Span, sentences_touching};

use crate::Reader;
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

/// A document's sentences, and for each the gravest verdict on it.
pub type Judged = (Arc<[Span]>, Vec<Option<Verdict>>);

/// Counts a document's sentences by state.
pub fn progress(reader: &mut Reader, document: DocumentId) -> Result<Progress> {
    reader.read_texts(|rows, texts| progress_in(rows, texts, document))
}

/// A document's sentences, each with the gravest verdict on it.
pub fn sentence_verdicts(reader: &mut Reader, document: DocumentId) -> Result<Judged> {
    reader.read_texts(|rows, texts| verdicts(rows, texts, document))
}

pub(crate) fn progress_in(rows: Rows<'_>, texts: &mut Texts, document: DocumentId) -> Result<Progress> {
    let (_, verdicts) = verdicts(rows, texts, document)?;
    Ok(count(&verdicts))
}

/// Counts the verdicts on a document's sentences.
pub(crate) fn count(verdicts: &[Option<Verdict>]) -> Progress {
    let mut progress = Progress { sentences: u32::try_from(verdicts.len()).unwrap_or(u32::MAX), ..Progress::default() };
    for verdict in verdicts.iter().flatten() {
        match verdict {
            Verdict::Sourced => progress.sourced += 1,
            Verdict::Dubious => progress.dubious += 1,
            Verdict::NotAClaim => progress.not_a_claim += 1,
        }
    }
    progress
}

/// Lets a verdict count for a sentence, where none graver does.
pub(crate) fn weigh(state: &mut Option<Verdict>, verdict: Verdict) {
    if state.is_none_or(|present| gravity(verdict) > gravity(present)) {
        *state = Some(verdict);
    }
}

fn verdicts(rows: Rows<'_>, texts: &mut Texts, document: DocumentId) -> Result<Judged> {
    let version = present_version(rows, document)?;
    let sentences = texts.sentences(rows, &version)?;
    let mut verdicts = vec![None; sentences.len()];
    for (span, verdict) in rows.judged_passages(document)? {
        let touched = verdicts.get_mut(sentences_touching(&sentences, span)).unwrap_or_default();
        touched.iter_mut().for_each(|state| weigh(state, verdict));
    }
    Ok((sentences, verdicts))
}

/// How much a verdict weighs where several are on one sentence.
pub(crate) fn gravity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Dubious => 2,
        Verdict::Sourced => 1,
        Verdict::NotAClaim => 0,
    }
}
