//! Writes blocks into a text, with a box for every character.
//!
//! A line end becomes a space, or nothing behind a hyphen or dash. Invariant: as many boxes as code points; pages begin
//! in their order. Not here: which block a line is in.

use super::fonts::{BOLD, ITALIC};
use super::lines::{Line, is_wide, wide_gaps};
use super::paragraphs::{Paragraph, Placed, begins_small, ends_with_hyphen};
use super::words::{Ink, Turn};
use crate::structure::Structure;
use crate::weave::Weave;
use crate::{BlockKind, Boxes, CharBox, ReadFault, RunKind};

/// A page as it is announced.
pub(super) struct Sheet {
    pub(super) label: String,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// Raised or lowered letters, beside the styles of fonts.
const RAISED: u8 = 4;
const LOWERED: u8 = 8;
const RUNS: [(u8, RunKind); 4] = [
    (BOLD, RunKind::Strong),
    (ITALIC, RunKind::Emphasis),
    (RAISED, RunKind::Superscript),
    (LOWERED, RunKind::Subscript),
];

/// Text, structure and boxes.
pub(super) fn write(blocks: &[Paragraph], sheets: Vec<Sheet>) -> Result<(String, Structure, Boxes), ReadFault> {
    let mut writer = Writer { sheets: sheets.into_iter(), ..Writer::default() };
    for block in blocks {
        writer.block(block);
        if writer.weave.is_full() {
            return Err(ReadFault::TooLong);
        }
    }
    writer.announce(usize::MAX);
    let Writer { weave, mut boxes, .. } = writer;
    let (text, structure) = weave.finish()?;
    boxes.truncate(text.chars().count());
    Ok((text, structure, Boxes(boxes)))
}

#[derive(Default)]
struct Writer {
    weave: Weave,
    boxes: Vec<CharBox>,
    sheets: std::vec::IntoIter<Sheet>,
    /// How many pages have begun.
    begun: usize,
    /// The box of a space that waits for the word behind it.
    space: Option<CharBox>,
    /// The runs that are open.
    style: u8,
}

impl Writer {
    fn block(&mut self, block: &Paragraph) {
        self.weave.begin(block.kind.clone());
        let is_heading = matches!(block.kind, BlockKind::Heading { .. });
        for (index, placed) in block.lines.iter().enumerate() {
            // A head of the page before may come after text of the next: pages never go back.
            self.announce(placed.page);
            let next = block.lines.get(index + 1);
            let is_soft = next.is_some_and(|next| is_soft(&placed.line, &next.line));
            let count = placed.line.inks.len();
            let cells = self.begin_cells(block, placed);
            for (at, ink) in placed.line.inks.iter().enumerate() {
                let style = if is_heading { 0 } else { style(ink, &placed.line) };
                let is_hyphen = is_soft && at + 1 == count;
                if cells.contains(&at) {
                    self.restyle(0);
                    self.weave.end();
                    self.weave.begin_cell(false);
                    self.space = None;
                }
                self.restyle(if is_hyphen { 0 } else { style });
                if is_hyphen {
                    self.weave.begin_run(RunKind::SoftHyphen);
                }
                self.ink(ink, placed.turn, placed.page);
                if is_hyphen {
                    self.weave.end_run();
                }
            }
            if next.is_some_and(|next| parts(&placed.line, &next.line)) {
                self.line_end(placed);
            }
        }
        self.restyle(0);
        if block.kind == BlockKind::TableRow {
            self.weave.end();
        }
        self.weave.end();
        self.space = None;
        self.boxes.truncate(self.weave.count() as usize);
    }

    /// Where the cells of a table row begin, the first of which is opened.
    fn begin_cells(&mut self, block: &Paragraph, placed: &Placed) -> Vec<usize> {
        if block.kind != BlockKind::TableRow {
            return Vec::new();
        }
        self.weave.begin_cell(false);
        wide_gaps(&placed.line).into_iter().map(|(at, ..)| at).collect()
    }

    /// Begins pages up to this one.
    fn announce(&mut self, page: usize) {
        while self.begun <= page
            && let Some(Sheet { label, width, height }) = self.sheets.next()
        {
            self.weave.page(label, width, height);
            self.begun += 1;
        }
    }

    fn restyle(&mut self, style: u8) {
        if style == self.style {
            return;
        }
        for (bit, _) in RUNS {
            if self.style & bit != 0 {
                self.weave.end_run();
            }
        }
        for (bit, kind) in RUNS {
            if style & bit != 0 {
                self.weave.begin_run(kind);
            }
        }
        self.style = style;
    }

    fn ink(&mut self, ink: &Ink, turn: Turn, page: usize) {
        let at = CharBox::from_points(page, turn.on_page(ink));
        self.weave.push_flowing(ink.character.encode_utf8(&mut [0; 4]));
        if ink.character == ' ' {
            self.space = Some(at);
            return;
        }
        let count = self.weave.count() as usize;
        // What the weave put before it: a space within a line, or what is between blocks, which is not printed.
        let missing = count.saturating_sub(self.boxes.len());
        if missing == 2
            && let Some(space) = self.space
        {
            self.boxes.push(space);
        }
        let before = self.boxes.last().copied().unwrap_or(CharBox { width: 0, height: 0, ..at });
        let unprinted = CharBox { left: before.left.saturating_add(before.width), width: 0, height: 0, ..before };
        while self.boxes.len() + 1 < count {
            self.boxes.push(unprinted);
        }
        if self.boxes.len() < count {
            self.boxes.push(at);
        }
        self.space = None;
    }

    fn line_end(&mut self, placed: &Placed) {
        self.weave.push_flowing(" ");
        let last = placed.line.inks.last().map(|ink| CharBox::from_points(placed.page, placed.turn.on_page(ink)));
        let after = |last: CharBox| CharBox { left: last.left.saturating_add(last.width), width: 0, height: 0, ..last };
        self.space = last.map(after);
    }
}

fn style(ink: &Ink, line: &Line) -> u8 {
    let is_small = ink.size < 0.85 * line.size;
    let raised = is_small && ink.base < line.base - 0.2 * line.size;
    let lowered = is_small && ink.base > line.base + 0.06 * line.size;
    ink.style + u8::from(raised) * RAISED + u8::from(lowered) * LOWERED
}

/// Whether the hyphen that ends a line is there only because the line ended.
fn is_soft(line: &Line, next: &Line) -> bool {
    ends_with_hyphen(line) && begins_small(next) && !is_listed(line, next)
}

/// `pre- and post-war`: a hyphen that stands for a word left out.
fn is_listed(line: &Line, next: &Line) -> bool {
    const WORDS: [&str; 12] = ["and", "or", "to", "nor", "und", "oder", "bis", "et", "ou", "y", "e", "и"];
    let word: String = next.inks.iter().map(|ink| ink.character).take_while(|c| c.is_alphanumeric()).collect();
    line.inks.last().is_some_and(|ink| ink.character == '-') && WORDS.contains(&word.as_str())
}

/// Whether a space is between two lines.
fn parts(line: &Line, next: &Line) -> bool {
    let Some((last, first)) = line.inks.last().zip(next.inks.first()) else { return false };
    if is_wide(last.character) && is_wide(first.character) {
        return false;
    }
    let before = line.inks.iter().rev().nth(1).map(|ink| ink.character);
    let is_tight = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']' | '"' | '”' | '’' | '.' | ','));
    match last.character {
        '-' | '\u{2010}' => !is_tight || is_listed(line, next),
        '—' | '–' | '/' => !is_tight,
        _ => true,
    }
}
