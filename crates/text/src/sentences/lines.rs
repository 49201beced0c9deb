//! Judges line breaks: does a sentence end at the end of this line, though no stop says so?
//!
//! A blank line, a page break and the marks of headings, lists, tables and quotations always end one. Otherwise
//! lines are judged by their block (the lines between two blank ones). In text wrapped by hand or by a program every
//! line but the last is *full*: the first word of the next line would not have fitted. So a line goes on where it is
//! full for the longest line of its block, or the next begins with a small letter, or it ends with a comma or a
//! hyphen; and it is an item of its own otherwise, or where a whole block is short lines without a stop.

use super::characters::{Case, is_bullet, is_line_break, is_terminator};
use super::markers::Marker;

/// A block whose longest line is shorter is not wrapped prose: nobody wraps so narrowly.
const NARROW: usize = 40;
/// A block whose longest line is longer was not wrapped: its lines are paragraphs.
const WIDE: usize = 200;
/// The first word of a line is measured up to this many code points.
const WORD: usize = 40;

/// The line breaks of a text, judged one after the other.
pub struct Lines<'a> {
    text: &'a str,
    block: Block,
}

/// What is known of the lines between two blank ones.
#[derive(Default)]
struct Block {
    start: usize,
    end: usize,
    widest: usize,
    has_stop: bool,
    lines: usize,
}

impl<'a> Lines<'a> {
    /// Nothing is measured before the first line break.
    pub fn new(text: &'a str) -> Lines<'a> {
        Lines { text, block: Block::default() }
    }

    /// Whether a sentence ends before the white space from `at` to `ink`, which holds a line break.
    /// Calls must come in the order of the text.
    pub fn ends_at(&mut self, at: usize, ink: usize) -> bool {
        let gap = self.text.get(at..ink).unwrap_or_default();
        if gap.chars().filter(|character| is_line_break(*character)).count() > 1 || gap.contains(['\u{c}', '\u{2029}'])
        {
            return true;
        }
        if at >= self.block.end {
            self.block = Block::around(self.text, self.block.end, at);
        }
        let line = self.line_before(at);
        let next = self.text.get(ink..).unwrap_or_default();
        let bare = line.trim_start();
        let quoted = bare.starts_with('>') && next.starts_with('>');
        if is_heading(bare) || is_table(bare) || begins_block(next, quoted) {
            return true;
        }
        let numbered = Marker::at(line.trim_start(), 0).is_some();
        if Marker::at(next, 0).is_some_and(|marker| marker.is_number() || numbered) {
            // "... under section" at the end of a full line, "7. This" below it: no item of a list.
            return numbered || !self.is_full(line, next) || !line.ends_with(char::is_alphabetic);
        }
        !self.goes_on(line, next)
    }

    /// The line that ends at this byte, as far back as matters.
    fn line_before(&self, at: usize) -> &'a str {
        let head = self.text.get(self.block.start..at).unwrap_or_default();
        let start = head
            .char_indices()
            .rev()
            .take(WIDE + 1)
            .find(|(_, character)| is_line_break(*character))
            .map_or(0, |(start, character)| start + character.len_utf8());
        head.get(start..).unwrap_or_default()
    }

    fn goes_on(&self, line: &str, next: &str) -> bool {
        let Some(last) = line.chars().next_back() else { return false };
        // The stop was judged already and ended nothing: "Dr." at the end of a line.
        if is_terminator(last) || matches!(last, ',' | '-' | '\u{ad}' | '–' | '—' | ';' | '(' | '，' | '、') {
            return true;
        }
        if !self.block.has_stop && self.block.widest < NARROW && self.block.lines > 2 {
            return false;
        }
        if next
            .chars()
            .find(|character| character.is_alphanumeric())
            .is_some_and(|first| Case::of(first) == Case::Lower)
        {
            return true;
        }
        is_unfinished(line) || self.is_full(line, next)
    }

    /// Whether the first word of the next line would not have fitted on this one.
    fn is_full(&self, line: &str, next: &str) -> bool {
        let word = next.chars().take(WORD).take_while(|character| !character.is_whitespace()).count();
        (NARROW..=WIDE).contains(&self.block.widest) && line.chars().count() + 1 + word > self.block.widest
    }
}

impl Block {
    /// Measures the block that holds the line break at `at`, of which no line begins before `from`.
    fn around(text: &str, from: usize, at: usize) -> Block {
        let head = text.get(from..at).unwrap_or_default();
        let start = from + blank_line_end(head);
        let mut block = Block { start, end: start, ..Block::default() };
        for line in text.get(start..).unwrap_or_default().split_inclusive(is_line_break) {
            let words = line.trim();
            if words.is_empty() && block.end > at {
                break;
            }
            block.end += line.len();
            block.widest = block.widest.max(line.trim_end().chars().count());
            block.has_stop |= words.contains(is_terminator);
            block.lines += 1;
        }
        block
    }
}

/// Where the last blank line of a stretch ends; 0 where it has none.
fn blank_line_end(head: &str) -> usize {
    let mut end = 0;
    let mut blank = 0;
    for line in head.split_inclusive(is_line_break) {
        end += line.len();
        if line.trim().is_empty() {
            blank = end;
        }
    }
    blank
}

/// Whether a line ends with a word that never ends a sentence or a heading.
fn is_unfinished(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    matches!(
        last,
        "the"
            | "a"
            | "an"
            | "of"
            | "and"
            | "or"
            | "see"
            | "with"
            | "from"
            | "by"
            | "that"
            | "und"
            | "der"
            | "das"
            | "von"
            | "mit"
            | "и"
            | "в"
            | "на"
            | "с"
            | "из"
            | "от"
            | "по"
    )
}

fn is_heading(line: &str) -> bool {
    let marks = line.len() - line.trim_start_matches('#').len();
    let rest = line.get(marks..).unwrap_or_default();
    (1..=6).contains(&marks) && rest.starts_with(' ') || is_rule(line)
}

/// A line that underlines or parts: `====`, `----`, `***`, and the fences of code.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3
        && (line.chars().all(|mark| matches!(mark, '=' | '-' | '*' | '_' | '~' | ' ')) || line.starts_with("```"))
}

fn is_table(line: &str) -> bool {
    line.starts_with('|')
}

/// Whether a line begins with a mark that prose is not continued with.
fn begins_block(next: &str, quoted: bool) -> bool {
    let line = next.split(is_line_break).next().unwrap_or_default();
    let bullet = next.starts_with(is_bullet) || ["- ", "* ", "+ ", "– "].iter().any(|mark| next.starts_with(mark));
    bullet || is_table(next) || next.starts_with('>') && !quoted || is_heading(line)
}
