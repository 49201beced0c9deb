//! Canonical text and the places in it.
//!
//! Job: make the one canonical text of a document, say where things are in it, cut it into sentences, describe a
//! passage so that it can be found again, and find it. Invariant: nothing here normalises, corrects or fails on
//! odd text; positions that leave this room are code points ([`Span`]), bytes never leave it unasked ([`ByteSpan`]).
//! Not here: files and encodings (`readers`), what a passage means (`model`).

mod align;
mod approximate;
mod canonical;
mod carry_over;
mod compare;
mod foreign;
mod invisible;
mod pieces;
mod quotes;
mod remembered;
mod sentences;
mod tokens;
mod units;
mod words;

pub use canonical::{CanonicalText, SpanFault, TextFault};
pub use carry_over::{Remembered, carry_over};
pub use compare::{Stretch, compare};
pub use foreign::{Counting, Fits, LineEnd, Told, Unit, told_spans};
pub use invisible::{Invisible, InvisibleCounts, count_invisible};
pub use pieces::{Piece, pieces};
pub use quotes::{Found, Quote, Score, describe, find, occurrences};
pub use remembered::{candidates, find_remembered};
pub use sentences::{SENTENCE_RULES, sentences, sentences_touching};
pub use units::{ByteSpan, Span};
pub use words::{Phrase, Word, WordKind, cut_words, fold_into, folded};
