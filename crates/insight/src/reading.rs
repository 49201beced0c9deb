//! A text while it is looked at: its sentences as words, and whether anybody still wants to know.

use std::ops::Range;

use obelus_text::{ByteSpan, CanonicalText, Span};

/// Nobody wants to know any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub struct Stopped;

/// A text with its sentences.
pub struct Reading<'a> {
    text: &'a CanonicalText,
    spans: &'a [Span],
    bytes: Vec<ByteSpan>,
    goes_on: &'a (dyn Fn() -> bool + Sync),
}

impl<'a> Reading<'a> {
    /// A text, its sentences in order, and what says whether to go on. Sentences outside the text are passed over.
    pub fn new(text: &'a CanonicalText, sentences: &'a [Span], goes_on: &'a (dyn Fn() -> bool + Sync)) -> Reading<'a> {
        let fits = sentences.iter().map_while(|span| text.bytes(*span)).collect::<Vec<_>>();
        let spans = sentences.get(..fits.len()).unwrap_or_default();
        Reading { text, spans, bytes: fits, goes_on }
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.text.as_str()
    }

    /// The text with what is known of its places.
    pub(crate) fn whole(&self) -> &'a CanonicalText {
        self.text
    }

    /// Where the sentences stand, in code points.
    pub(crate) fn spans(&self) -> &'a [Span] {
        self.spans
    }

    /// How many sentences there are.
    pub fn count(&self) -> usize {
        self.spans.len()
    }

    /// The words of a sentence; of one that is not there none.
    pub fn sentence(&self, index: usize) -> &'a str {
        self.range(index).and_then(|range| self.text.as_str().get(range)).unwrap_or_default()
    }

    /// Where a sentence stands, in code points.
    pub fn span(&self, index: usize) -> Option<Span> {
        self.spans.get(index).copied()
    }

    /// Where a sentence stands, in bytes of the text.
    pub fn range(&self, index: usize) -> Option<Range<usize>> {
        self.bytes.get(index).map(|bytes| bytes.start()..bytes.end())
    }

    /// Where a part of a sentence stands, in code points of the text; `part` is in bytes of the sentence.
    pub fn part(&self, index: usize, part: Range<usize>) -> Option<Span> {
        let start = self.bytes.get(index)?.start();
        self.words(start + part.start..start + part.end)
    }

    /// Where a part of the text stands, widened to whole characters as they are seen; `part` is in bytes of the text.
    pub fn words(&self, part: Range<usize>) -> Option<Span> {
        self.text.widen(self.text.span(ByteSpan::new(part.start, part.end)?)?)
    }

    /// To be asked before each sentence, or each few: whether to go on.
    pub fn go_on(&self) -> Result<(), Stopped> {
        if (self.goes_on)() { Ok(()) } else { Err(Stopped) }
    }
}
