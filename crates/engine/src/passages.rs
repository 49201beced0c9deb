//! A passage carried from one text to another: what is looked for, and what it is where that was found.
//! Invariant: anchoring never lies. What is not found keeps its words and says that it is lost; what was in doubt is not
//! sure because a second text has it, too. Not here: how words are found (`obelus_text`), what is carried together (`carrying`).

use obelus_model::{Anchoring, Passage};
use obelus_text::{CanonicalText, Found, Quote, Remembered, Span, describe};

/// What is looked for: the words that a person chose, and where they stood, as far as that is known. Where one of several
/// places was only the nearest, and where nothing was found, it is not.
pub(crate) fn remember(passage: &Passage) -> Remembered {
    let quote = Quote { exact: passage.exact.clone(), prefix: passage.prefix.clone(), suffix: passage.suffix.clone() };
    let is_known = !matches!(passage.anchoring, Anchoring::Ambiguous | Anchoring::Lost);
    Remembered { quote, span: is_known.then_some(passage.span) }
}

/// The passage where it was found: new place and grade. The words stay those that were chosen, unless they are found, when
/// they and their surroundings are taken as the new text has them. Words that a person has not yet accepted at another place
/// are not accepted because they stay there.
pub(crate) fn carried(passage: &Passage, found: Found, text: &CanonicalText, version: u32) -> Passage {
    let (span, anchoring) = match found {
        Found::Exact(span) if passage.anchoring == Anchoring::Moved => (span, Anchoring::Moved),
        Found::Exact(span) => (span, Anchoring::Exact),
        Found::Moved(span) => (span, Anchoring::Moved),
        Found::Fuzzy(span, score) => (span, Anchoring::Fuzzy(f64::from(score.value()))),
        Found::Ambiguous(spans) => (nearest(&spans, passage.span).unwrap_or(passage.span), Anchoring::Ambiguous),
        Found::Lost => (passage.span, Anchoring::Lost),
    };
    // A lost passage may lie behind the end of a shorter text; a place outside the text could not be shown.
    let mut carried = Passage { version, anchoring, span: clamp(span, text.length()), ..passage.clone() };
    if matches!(anchoring, Anchoring::Exact | Anchoring::Moved) {
        match describe(text, span) {
            Some(Quote { exact, prefix, suffix }) => {
                (carried.exact, carried.prefix, carried.suffix) = (exact, prefix, suffix);
            }
            None => carried.anchoring = Anchoring::Lost,
        }
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
