//! The units of place: code points outside, bytes inside. Two types, so that the compiler keeps them apart.
//! UTF-16 is known to `foreign`, for positions of other tools, and to one TypeScript file of the window only.

use serde::{Deserialize, Serialize};

/// A half-open, never empty stretch of a text in Unicode code points: `start` included, `end` excluded. Written as
/// `[start, end]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl TryFrom<(u32, u32)> for Span {
    type Error = &'static str;
    fn try_from((start, end): (u32, u32)) -> Result<Span, &'static str> {
        Span::new(start, end).ok_or("an empty span")
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> (u32, u32) {
        (span.start, span.end)
    }
}

impl Span {
    /// A span from `start` to `end` in code points; `None` where it would be empty or turned round.
    pub fn new(start: u32, end: u32) -> Option<Span> {
        (start < end).then_some(Span { start, end })
    }

    /// The first code point that belongs to the span.
    pub fn start(self) -> u32 {
        self.start
    }

    /// The first code point after the span.
    pub fn end(self) -> u32 {
        self.end
    }

    /// Its length in code points, at least 1.
    pub fn length(self) -> u32 {
        self.end - self.start
    }

    /// Whether the two share at least one code point.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every code point of `other` is in this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A half-open, never empty stretch of a text in bytes of its UTF-8 form, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSpan {
    start: usize,
    end: usize,
}

impl ByteSpan {
    /// A span from `start` to `end` in bytes; `None` where it would be empty or turned round.
    pub fn new(start: usize, end: usize) -> Option<ByteSpan> {
        (start < end).then_some(ByteSpan { start, end })
    }

    /// The first byte that belongs to the span.
    pub fn start(self) -> usize {
        self.start
    }

    /// The first byte after the span.
    pub fn end(self) -> usize {
        self.end
    }
}
