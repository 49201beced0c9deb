//! Cuts a canonical text into sentences: own rules on stops and line breaks, in one pass.
//!
//! Invariant: sentences are in order, do not overlap, are trimmed of white space, lie on grapheme cluster
//! boundaries, and every code point that is not white space is in exactly one of them. Linear time: every look
//! back or ahead is bounded, or is over a stretch that is never looked at again.
//! Not here: how a stop is judged (`stops`), how a line break is (`lines`), the words (`words`).

mod characters;
mod lines;
mod markers;
mod next;
mod runs;
mod stops;
mod words;

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::{CanonicalText, Span};
use characters::{is_bullet, is_line_break, is_terminator};
use lines::Lines;
use markers::Marker;

/// The version of the sentence rules: a cache of sentences made under another number is stale.
pub const SENTENCE_RULES: u32 = 1;

/// The sentences of a text in code points, in order.
pub fn sentences(text: &CanonicalText) -> Vec<Span> {
    let text = text.as_str();
    let pieces = pieces(text);
    let mut position = Position { text, byte: 0, count: 0 };
    pieces
        .into_iter()
        .filter_map(|piece| {
            let start = position.advance(piece.start)?;
            let end = position.advance(piece.end)?;
            Span::new(start, end)
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

/// Turns growing byte offsets into code points, each stretch being counted once.
struct Position<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
}

impl Position<'_> {
    fn advance(&mut self, byte: usize) -> Option<u32> {
        self.count += self.text.get(self.byte..byte)?.chars().count();
        self.byte = byte;
        u32::try_from(self.count).ok()
    }
}

/// The sentences in bytes.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in ends(text).into_iter().chain([text.len()]) {
        if let Some(piece) = trimmed(text, start..end) {
            let bare = text.get(piece.clone()).is_some_and(|words| !words.chars().any(char::is_alphanumeric));
            match pieces.last_mut() {
                // Marks without a word belong to the sentence before them on the line.
                Some(last) if bare && same_line(text, last.end, piece.start) => last.end = piece.end,
                Some(last) if last.end > piece.start => last.end = last.end.max(piece.end),
                _ => pieces.push(piece),
            }
        }
        start = end;
    }
    pieces
}

fn same_line(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|gap| !gap.chars().any(is_line_break))
}

/// A stretch without the white space around it, and widened where a cluster reaches over its limits.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let piece = text.get(range.clone())?;
    let lead = piece.len() - piece.trim_start().len();
    let mut start = range.start + lead;
    let mut end = start + piece.trim().len();
    if start == end {
        return None;
    }
    while !on_cluster(text, start) {
        start -= 1;
    }
    while !on_cluster(text, end) {
        end += 1;
    }
    Some(start..end)
}

fn on_cluster(text: &str, byte: usize) -> bool {
    text.is_char_boundary(byte) && GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// The byte offsets at which a sentence ends and another begins.
fn ends(text: &str) -> Vec<usize> {
    let mut scan = Scan { text, open: first_ink(text, 0), marker: None, lines: Lines::new(text), ends: Vec::new() };
    scan.marker = Marker::at(text, scan.open);
    let mut at = scan.open;
    while let Some(rest) = text.get(at..) {
        // Most bytes of a text are letters, which judge nothing and need not be decoded.
        let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        at += letters;
        let Some(character) = rest.get(letters..).and_then(|rest| rest.chars().next()) else { break };
        at = if is_terminator(character) || character == '…' {
            scan.stop(at)
        } else if character.is_whitespace() {
            scan.gap(at)
        } else {
            at + character.len_utf8()
        };
    }
    scan.ends
}

/// Where the first character after `from` that is not white space lies; the length of the text where none does.
fn first_ink(text: &str, from: usize) -> usize {
    text.get(from..).map_or(text.len(), |rest| text.len() - rest.trim_start().len())
}

/// The state of the pass: where the sentence under way began, and with which list marker.
struct Scan<'a> {
    text: &'a str,
    open: usize,
    marker: Option<Marker>,
    lines: Lines<'a>,
    ends: Vec<usize>,
}

impl Scan<'_> {
    /// Judges the run of stops at `at`; answers where to go on.
    fn stop(&mut self, at: usize) -> usize {
        let run = runs::Run::at(self.text, at);
        match stops::end_of_sentence(self.text, &run, self.open, self.marker) {
            Some(end) => {
                self.close(end);
                end
            }
            None => run.end,
        }
    }

    /// Judges the white space at `at` (line breaks, and list items on one line); answers where to go on.
    fn gap(&mut self, at: usize) -> usize {
        let ink = first_ink(self.text, at);
        if at <= self.open || ink == self.text.len() {
            return ink;
        }
        let gap = self.text.get(at..ink).unwrap_or_default();
        let ends = if gap.contains(is_line_break) { self.lines.ends_at(at, ink) } else { self.next_item(ink) };
        if ends {
            self.close(at);
        }
        ink
    }

    /// Whether the next item of a list on one line begins here: a bullet, or the marker that follows the one with
    /// which this sentence began.
    fn next_item(&self, ink: usize) -> bool {
        let bullet = self.text.get(ink..).and_then(|rest| rest.chars().next()).is_some_and(is_bullet);
        bullet
            || self
                .marker
                .is_some_and(|marker| Marker::at(self.text, ink).is_some_and(|next| marker.is_followed_by(next)))
    }

    fn close(&mut self, end: usize) {
        self.ends.push(end);
        self.open = first_ink(self.text, end);
        self.marker = Marker::at(self.text, self.open);
    }
}
