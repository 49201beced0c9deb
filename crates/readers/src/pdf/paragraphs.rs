//! Lines become paragraphs: by the distance between lines, by indents, by last lines that are short.
//!
//! A line is short where the first word of the next one would still have had room on it. Invariant: every line is in one
//! paragraph, in the order of its region. Not here: what kind of block a paragraph is (`blocks`), paragraphs that run
//! across pages (`flow`).

use super::columns::Region;
use super::fonts::BOLD;
use super::lines::{Line, is_wide, wide_gaps};
use super::words::{Ink, Turn};
use crate::BlockKind;

/// A line with the page it stands on, and the edges of its column there.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) page: usize,
    pub(super) turn: Turn,
    pub(super) left: f32,
    pub(super) right: f32,
}

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) kind: BlockKind,
    pub(super) lines: Vec<Placed>,
}

impl Paragraph {
    pub(super) fn size(&self) -> f32 {
        self.lines.first().map_or(0.0, |placed| placed.line.size)
    }

    pub(super) fn inks(&self) -> impl Iterator<Item = &Ink> {
        self.lines.iter().flat_map(|placed| &placed.line.inks)
    }

    /// Whether all of its letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.inks().all(|ink| ink.style & BOLD != 0 || !ink.character.is_alphanumeric())
    }

    pub(super) fn first_left(&self) -> f32 {
        self.lines.first().map_or(0.0, |placed| placed.line.left)
    }
}

/// The paragraphs of a region.
pub(super) fn paragraphs(region: Region, page: usize, turn: Turn, body: f32) -> Vec<Paragraph> {
    let Region { lines, left, right } = region;
    let leading = leading(&lines);
    let mut out: Vec<Paragraph> = Vec::new();
    let placed = |line: &Line| Placed { line: line.clone(), page, turn, left, right };
    for stretch in stretches(lines, leading) {
        let tabular = tabular(&stretch);
        let edges = Edges::of(&stretch, (left, right), body);
        let mut is_open = false;
        for (index, line) in stretch.iter().enumerate() {
            let is_row = tabular.get(index) == Some(&true);
            let next = stretch.get(index + 1);
            let last = out.last_mut().filter(|_| is_open && !is_row);
            match last.filter(|paragraph| !edges.part(paragraph, line, next)) {
                Some(paragraph) => paragraph.lines.push(placed(line)),
                None => {
                    let kind = if is_row { BlockKind::TableRow } else { BlockKind::Paragraph };
                    out.push(Paragraph { kind, lines: vec![placed(line)] });
                }
            }
            is_open = !is_row;
        }
    }
    out
}

/// Which lines are rows of a table: their gaps are below each other.
fn tabular(lines: &[Line]) -> Vec<bool> {
    let gaps: Vec<Vec<(usize, f32, f32)>> = lines.iter().map(wide_gaps).collect();
    let agree = |a: usize, b: usize| {
        let (Some(a), Some(b)) = (gaps.get(a), gaps.get(b)) else { return false };
        let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let meets = |gap: &(usize, f32, f32)| many.iter().any(|other| gap.1 < other.2 && other.1 < gap.2);
        !few.is_empty() && few.iter().all(meets)
    };
    (0..lines.len()).map(|index| agree(index, index + 1) || index > 0 && agree(index - 1, index)).collect()
}

/// The usual distance of lines: a quarter of them are closer.
fn leading(lines: &[Line]) -> f32 {
    let distance = |(a, b): (&Line, &Line)| is_same_size(a.size, b.size).then(|| (b.base - a.base) / a.size);
    let mut distances: Vec<f32> = lines.iter().zip(lines.iter().skip(1)).filter_map(distance).collect();
    distances.sort_by(f32::total_cmp);
    distances.get(distances.len() / 4).copied().unwrap_or(1.2).clamp(0.9, 3.0)
}

pub(super) fn is_same_size(a: f32, b: f32) -> bool {
    a.max(b) < 1.12 * a.min(b)
}

/// Cut where the letters or the distances change: no paragraph goes across such a place.
fn stretches(lines: Vec<Line>, leading: f32) -> Vec<Vec<Line>> {
    let mut out: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let goes_on = out.last().and_then(|stretch| stretch.last()).is_some_and(|before| {
            let distance = (line.base - before.base) / before.size;
            is_same_size(line.size, before.size) && distance < leading * 1.3
        });
        match out.last_mut().filter(|_| goes_on) {
            Some(stretch) => stretch.push(line),
            None => out.push(vec![line]),
        }
    }
    out
}

/// Between what a stretch of lines stands.
struct Edges {
    right: f32,
    /// Of the whole region.
    outer: (f32, f32),
    /// Whether most of its lines begin at its left edge.
    is_flush: bool,
    /// Whether its lines are a heading's, which may be centred.
    is_large: bool,
}

impl Edges {
    fn of(lines: &[Line], outer: (f32, f32), body: f32) -> Edges {
        let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
        let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
        let flush = lines.iter().filter(|line| line.left < left + 0.5 * line.size).count();
        let is_large = lines.iter().all(|line| line.size > 1.12 * body);
        Edges { right, outer, is_flush: flush * 2 >= lines.len(), is_large }
    }

    /// Whether a new paragraph begins with this line, and not the next line of this one.
    fn part(&self, paragraph: &Paragraph, line: &Line, next: Option<&Line>) -> bool {
        let (Some(first), Some(before)) = (paragraph.lines.first(), paragraph.lines.last()) else { return true };
        let (first, before, count) = (&first.line, &before.line, paragraph.lines.len());
        let size = line.size;
        if begins_with_bullet(line) {
            return true;
        }
        if ends_with_hyphen(before) {
            return false;
        }
        if self.is_large && self.is_centred(before) && self.is_centred(line) {
            return false;
        }
        // An item that hangs from its mark goes on as long as it hangs.
        if let Some(hang) = hang(first) {
            let hangs = (line.left - hang).abs() < 0.5 * size;
            if hangs || line.left > first.left + 0.8 * size {
                return !hangs;
            }
            if (line.left - first.left).abs() < 0.5 * size && self::hang(line).is_some() {
                return true;
            }
        }
        let room = self.right - before.right - room_for(line);
        if line.left > before.left + 0.8 * size {
            // Indented: a new paragraph, or the second line of one that hangs.
            let stays = next.is_some_and(|next| (next.left - line.left).abs() < 0.4 * size);
            let hangs = count == 1 && room <= 0.3 * size && (stays || next.is_none() && !self.is_flush);
            return !hangs;
        }
        if line.left < before.left - 0.8 * size && count > 1 {
            return true;
        }
        if is_all_bold(before) != is_all_bold(line) && room > 0.0 {
            return true;
        }
        let runs_on = begins_small(line) && !ends_sentence(before);
        room > if runs_on { 4.0 * size } else { 0.3 * size }
    }

    fn is_centred(&self, line: &Line) -> bool {
        let middle = (self.outer.0 + self.outer.1) / 2.0;
        ((line.left + line.right) / 2.0 - middle).abs() < line.size
    }
}

/// Where the words of an item begin behind its mark.
fn hang(line: &Line) -> Option<f32> {
    if begins_with_bullet(line) {
        return line.inks.get(2).map(|ink| ink.left);
    }
    let digits = line.inks.iter().take_while(|ink| ink.character.is_ascii_digit()).count();
    let is_closed = line.inks.get(digits).is_some_and(|ink| matches!(ink.character, '.' | ')'));
    let is_apart = line.inks.get(digits + 1).is_some_and(|ink| ink.character == ' ');
    let words = line.inks.get(digits + 2).map(|ink| ink.left);
    words.filter(|_| (1..=3).contains(&digits) && is_closed && is_apart)
}

fn is_all_bold(line: &Line) -> bool {
    line.inks.iter().all(|ink| ink.style & BOLD != 0 || !ink.character.is_alphanumeric())
}

/// How much room the first word of a line takes, with the space before it.
pub(super) fn room_for(line: &Line) -> f32 {
    let first = line.inks.first().map(|ink| ink.character);
    let length =
        if first.is_some_and(is_wide) { 1 } else { line.inks.iter().take_while(|ink| ink.character != ' ').count() };
    let inks = line.inks.get(..length).unwrap_or_default();
    let left = inks.iter().map(|ink| ink.left).fold(f32::MAX, f32::min);
    let right = inks.iter().map(|ink| ink.left + ink.width).fold(f32::MIN, f32::max);
    let space = if first.is_some_and(is_wide) { 0.0 } else { 0.25 * line.size };
    (right - left).max(0.0) + space
}

/// Signs that are nothing but the marks of list items.
pub(super) fn is_bullet(character: char) -> bool {
    matches!(
        character,
        '•' | '◦'
            | '▪'
            | '▫'
            | '‣'
            | '⁃'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '➢'
            | '➤'
            | '✓'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '\u{f0d8}'
            | '\u{f076}'
    )
}

pub(super) fn begins_with_bullet(line: &Line) -> bool {
    matches!(line.inks.as_slice(), [mark, space, ..] if is_bullet(mark.character) && space.character == ' ')
}

pub(super) fn begins_small(line: &Line) -> bool {
    line.inks.first().is_some_and(|ink| ink.character.is_lowercase())
}

/// Whether a line ends with a hyphen behind a letter.
pub(super) fn ends_with_hyphen(line: &Line) -> bool {
    match line.inks.as_slice() {
        [.., before, last] => matches!(last.character, '-' | '\u{2010}') && before.character.is_alphabetic(),
        _ => false,
    }
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(line: &Line) -> bool {
    let mut back = line.inks.iter().rev().map(|ink| ink.character);
    let last = back.find(|c| !matches!(c, '"' | '\'' | '”' | '’' | '»' | '«' | '“' | ')' | ']' | ' ' | '0'..='9'));
    last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔'))
}
