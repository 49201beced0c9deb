//! Passages carried from one text to another: found again, and graded by how well.
//! Invariant: anchoring never lies. What is not found keeps its words and says that it is lost.

use obelus_model::{Anchoring, Passage};
use obelus_text::{CanonicalText, Found, Quote, Span, find};

/// The passage in another text: new place and grade; the words stay those that were chosen, unless they are found
/// unchanged, when their surroundings are taken from the new text.
pub(crate) fn carry(passage: &Passage, text: &CanonicalText, version: u32) -> Passage {
    let quote = Quote { exact: passage.exact.clone(), prefix: passage.prefix.clone(), suffix: passage.suffix.clone() };
    let (span, anchoring) = match find(text, &quote, Some(passage.span)) {
        Found::Exact(span) => (span, Anchoring::Exact),
        Found::Moved(span) => (span, Anchoring::Moved),
        Found::Fuzzy(span, score) => (span, Anchoring::Fuzzy(f64::from(score.value()))),
        Found::Ambiguous(spans) => (nearest(&spans, passage.span).unwrap_or(passage.span), Anchoring::Ambiguous),
        Found::Lost => (passage.span, Anchoring::Lost),
    };
    let mut carried = passage.clone();
    carried.version = version;
    carried.anchoring = anchoring;
    // A lost passage may lie behind the end of a shorter text; a place outside the text could not be shown.
    carried.span = clamp(span, text.length());
    if matches!(anchoring, Anchoring::Exact | Anchoring::Moved)
        && let Some(fresh) = obelus_text::describe(text, span)
    {
        carried.prefix = fresh.prefix;
        carried.suffix = fresh.suffix;
    }
    carried
}

/// A span cut to a text of this length, and moved to its end where it lies behind it.
pub(crate) fn clamp(span: Span, length: u32) -> Span {
    if span.end() <= length {
        return span;
    }
    let start = span.start().min(length.saturating_sub(1));
    Span::new(start, length.max(start + 1)).unwrap_or(span)
}

fn nearest(spans: &[Span], to: Span) -> Option<Span> {
    spans.iter().copied().min_by_key(|span| span.start().abs_diff(to.start()))
}
