//! Cuts a canonical text into sentences.
//!
//! Invariant: sentences are in order, do not overlap, are trimmed of white space, lie on grapheme cluster
//! boundaries, and every code point that is not white space is in exactly one of them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::{ByteSpan, CanonicalText, Span};

/// The version of the sentence rules: a cache of sentences made under another number is stale.
pub const SENTENCE_RULES: u32 = 1;

/// The sentences of a text in code points, in order.
pub fn sentences(text: &CanonicalText) -> Vec<Span> {
    let whole = text.as_str();
    whole
        .split_sentence_bound_indices()
        .filter_map(|(start, piece)| {
            let lead = piece.len() - piece.trim_start().len();
            let bytes = ByteSpan::new(start + lead, start + lead + piece.trim().len())?;
            text.widen(text.span(bytes)?)
        })
        .collect()
}

/// The sentences that share at least one code point with a span, as a range of indices; empty where it lies
/// between two sentences. `sentences` must be in order, as [`sentences`] gives them.
pub fn sentences_touching(sentences: &[Span], span: Span) -> Range<usize> {
    let first = sentences.partition_point(|sentence| sentence.end() <= span.start());
    let last = sentences.partition_point(|sentence| sentence.start() < span.end());
    first..last.max(first)
}
