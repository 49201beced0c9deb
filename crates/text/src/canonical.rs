//! The canonical text of a document: LF line ends, no byte order mark, no NUL, otherwise exactly what was read.
//! Invariant: made once, never changed; a position in it means the same for ever.

use serde::{Deserialize, Serialize};
use unicode_segmentation::GraphemeCursor;

use crate::{ByteSpan, Span};

/// One byte offset is kept for every so many code points: a look-up then walks at most 127 characters, and the
/// index of a 32 MiB text stays near 1 MB.
const STRIDE: usize = 128;

/// Why a text cannot be canonical.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// A NUL at this code point: the bytes were not text.
    #[error("NUL at code point {0}")]
    Nul(u32),
    /// More code points than a position can count.
    #[error("too long for 32-bit positions")]
    TooLong,
}

/// Why a span is not a passage of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanFault {
    /// Empty or turned round.
    #[error("empty or turned round")]
    Empty,
    /// It ends behind the text, whose length in code points this is.
    #[error("outside the text of {0} code points")]
    Outside(u32),
    /// It begins or ends inside a grapheme cluster, at this code point.
    #[error("inside a grapheme cluster at code point {0}")]
    InsideCluster(u32),
}

/// The canonical text of one version of a document, with an index from code points to bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CanonicalText {
    text: String,
    length: u32,
    strides: Vec<usize>,
}

impl TryFrom<String> for CanonicalText {
    type Error = TextFault;

    fn try_from(text: String) -> Result<CanonicalText, TextFault> {
        CanonicalText::new(&text)
    }
}

impl From<CanonicalText> for String {
    fn from(text: CanonicalText) -> String {
        text.text
    }
}

impl CanonicalText {
    /// Makes text canonical: a leading byte order mark goes, CR LF and lone CR become LF.
    ///
    /// Fails on NUL, which no text holds, and on more than `u32::MAX` code points.
    pub fn new(decoded: &str) -> Result<CanonicalText, TextFault> {
        let decoded = decoded.strip_prefix('\u{feff}').unwrap_or(decoded);
        let text =
            if decoded.contains('\r') { decoded.replace("\r\n", "\n").replace('\r', "\n") } else { decoded.to_owned() };
        let mut strides = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut length = 0usize;
        for (byte, character) in text.char_indices() {
            if character == '\0' {
                return Err(TextFault::Nul(u32::try_from(length).map_err(|_| TextFault::TooLong)?));
            }
            if length.is_multiple_of(STRIDE) {
                strides.push(byte);
            }
            length += 1;
        }
        let length = u32::try_from(length).map_err(|_| TextFault::TooLong)?;
        Ok(CanonicalText { text, length, strides })
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its length in code points.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// The words of a span; `None` where it lies outside the text.
    pub fn slice(&self, span: Span) -> Option<&str> {
        let bytes = self.bytes(span)?;
        self.text.get(bytes.start()..bytes.end())
    }

    /// Where a span lies in bytes; `None` outside the text.
    pub fn bytes(&self, span: Span) -> Option<ByteSpan> {
        ByteSpan::new(self.byte_at(span.start())?, self.byte_at(span.end())?)
    }

    /// Where a byte span lies in code points; `None` outside the text or inside a character.
    pub fn span(&self, bytes: ByteSpan) -> Option<Span> {
        Span::new(self.position_at(bytes.start())?, self.position_at(bytes.end())?)
    }

    /// A span that may be a passage: in the text and on grapheme cluster boundaries (UAX #29).
    pub fn passage(&self, start: u32, end: u32) -> Result<Span, SpanFault> {
        let span = Span::new(start, end).ok_or(SpanFault::Empty)?;
        for position in [start, end] {
            let byte = self.byte_at(position).ok_or(SpanFault::Outside(self.length))?;
            if !self.is_boundary(byte) {
                return Err(SpanFault::InsideCluster(position));
            }
        }
        Ok(span)
    }

    /// The smallest span on grapheme cluster boundaries that holds this one; `None` outside the text.
    pub fn widen(&self, span: Span) -> Option<Span> {
        let mut start = span.start();
        let mut end = span.end();
        while !self.is_boundary(self.byte_at(start)?) {
            start -= 1;
        }
        while !self.is_boundary(self.byte_at(end)?) {
            end += 1;
        }
        Span::new(start, end)
    }

    fn byte_at(&self, position: u32) -> Option<usize> {
        if position == self.length {
            return Some(self.text.len());
        }
        let position = usize::try_from(position).ok()?;
        let stride = *self.strides.get(position / STRIDE)?;
        let (within, _) = self.text.get(stride..)?.char_indices().nth(position % STRIDE)?;
        Some(stride + within)
    }

    fn position_at(&self, byte: usize) -> Option<u32> {
        let before = self.strides.partition_point(|&stride| stride <= byte);
        let index = before.saturating_sub(1);
        let stride = self.strides.get(index).copied().unwrap_or(0);
        let within = self.text.get(stride..byte)?.chars().count();
        u32::try_from(index * STRIDE + within).ok()
    }

    /// Whether a grapheme cluster begins or ends at this byte.
    pub(crate) fn is_boundary(&self, byte: usize) -> bool {
        // The whole text is at hand, so the cursor never asks for more context and cannot fail.
        GraphemeCursor::new(byte, self.text.len(), true).is_boundary(&self.text, 0).unwrap_or(true)
    }
}
