//! Words become rows, rows become lines of text.
//! Invariant: a line has its words from left to right, or in the order they are read where the script runs leftwards.
//! Not here: columns, paragraphs.

use super::words::{Ink, SPACE, Word};

/// A line of text.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) inks: Vec<Ink>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    /// The height of most of its letters.
    pub(super) size: f32,
}

/// Words whose letters stand at one height.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) words: Vec<Word>,
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// Of its largest words.
    size: f32,
}

impl Row {
    pub(super) fn left(&self) -> f32 {
        self.words.iter().map(|word| word.left).fold(f32::MAX, f32::min)
    }
}

/// The rows of these words from the top down; each has its words from left to right.
pub(super) fn rows(mut words: Vec<Word>) -> Vec<Row> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Row> = Vec::new();
    for word in words {
        // A mark below its line comes after it, one above before: the last two rows are all that can match.
        let row = rows.iter_mut().rev().take(2).find(|row| shares(row, &word));
        match row {
            Some(row) => {
                if word.size > row.size {
                    (row.top, row.bottom, row.size) = (word.top(), word.bottom(), word.size);
                }
                row.words.push(word);
            }
            None => {
                rows.push(Row { top: word.top(), bottom: word.bottom(), size: word.size, words: vec![word] });
            }
        }
    }
    for row in &mut rows {
        row.words.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows.sort_by(|a, b| a.bottom.total_cmp(&b.bottom));
    drop_initials(rows)
}

fn shares(row: &Row, word: &Word) -> bool {
    let overlap = row.bottom.min(word.bottom()) - row.top.max(word.top());
    let (small, large) = (row.size.min(word.size), row.size.max(word.size));
    overlap > 0.5 * small && large < 2.2 * small
}

/// A large initial belongs to the first of the lines that it stands beside.
fn drop_initials(mut rows: Vec<Row>) -> Vec<Row> {
    let mut at = 0;
    while at < rows.len() {
        let beside = rows.get(at).and_then(|row| initial(row, &rows, at));
        let Some(beside) = beside else {
            at += 1;
            continue;
        };
        let Some(mut word) = rows.remove(at).words.pop() else { continue };
        let Some(row) = rows.get_mut(beside) else { continue };
        // It is read where its line begins, wherever its own foot stands; a gap to its word is no space.
        if let Some(first) = row.words.first_mut() {
            word.right = word.right.max(first.left);
            word.spaced = (false, false);
            first.spaced.0 = false;
        }
        row.words.insert(0, word);
    }
    rows
}

/// Which row it begins, if this one is an initial and nothing else.
fn initial(row: &Row, rows: &[Row], at: usize) -> Option<usize> {
    let [word] = row.words.as_slice() else { return None };
    let is_letter = word.inks.len() == 1 && word.inks.iter().all(|ink| ink.character.is_alphabetic());
    let beside = |other: &Row| {
        other.bottom > word.top()
            && other.size * 1.8 < word.size
            && other.bottom <= word.bottom() + other.size
            && (other.left() - word.right).abs() < 2.0 * other.size
    };
    let near = at.saturating_sub(8)..at;
    let place = near.into_iter().find(|&index| rows.get(index).is_some_and(beside));
    place.filter(|_| is_letter)
}

/// The line that a row says.
pub(super) fn line(row: Row, is_leftward: bool) -> Option<Line> {
    let mut words = row.words;
    words.dedup_by(|again, word| word.says(again) && (again.left - word.left).abs() < 0.3 * word.size);
    let gap = gap_of(&words);
    let left = words.first()?.left;
    let right = words.iter().map(|word| word.right).fold(left, f32::max);
    let (size, base) = main_size(&words);
    let mut inks: Vec<Ink> = Vec::new();
    let mut before: Option<Word> = None;
    for word in words {
        if let Some(before) = &before
            && is_space(before, &word, gap)
        {
            let width = (word.left - before.right).max(0.0);
            let style = before.inks.last().map_or(0, |ink| ink.style) & word.inks.first().map_or(0, |ink| ink.style);
            inks.push(Ink { character: ' ', left: before.right, width, base, size, style });
        }
        inks.extend(word.inks.iter().copied());
        before = Some(word);
    }
    Some(Line { inks: order(inks, is_leftward), left, right, base, size })
}

fn is_space(before: &Word, word: &Word, gap: Option<f32>) -> bool {
    let size = before.size.min(word.size);
    let width = word.left - before.right;
    let ends = before.inks.last().zip(word.inks.first());
    // Signs of Han and kana are as wide as spaces are: between them only a wide gap says something.
    if ends.is_some_and(|(a, b)| is_wide(a.character) && is_wide(b.character)) {
        return width > 0.6 * size;
    }
    before.spaced.1 || word.spaced.0 || width > gap.unwrap_or(SPACE * size)
}

/// Signs that are written without spaces.
pub(super) fn is_wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Where letters are set apart for emphasis, the gap that is a space is wider.
fn gap_of(words: &[Word]) -> Option<f32> {
    let is_written = words.iter().any(|word| word.spaced.0 || word.spaced.1);
    let single = words.iter().filter(|word| word.inks.len() == 1).count();
    if is_written || words.len() < 6 || single * 10 < words.len() * 8 {
        return None;
    }
    let mut gaps: Vec<f32> =
        words.windows(2).filter_map(|pair| Some(pair.last()?.left - pair.first()?.right)).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).map(|middle| middle * 1.6)
}

/// The size and the baseline of most of the letters.
fn main_size(words: &[Word]) -> (f32, f32) {
    let mut sizes: Vec<(f32, f32, usize)> = Vec::new();
    for word in words {
        match sizes.iter_mut().find(|(size, ..)| (size - word.size).abs() < 0.02 * word.size) {
            Some((_, _, count)) => *count += word.inks.len(),
            None => sizes.push((word.size, word.base, word.inks.len())),
        }
    }
    sizes.iter().max_by_key(|(_, _, count)| *count).map_or((1.0, 0.0), |(size, base, _)| (*size, *base))
}

/// Gaps within a line that are wider than any space: between the cells of a table. Where the character behind each
/// stands, and from where to where the gap goes.
pub(super) fn wide_gaps(line: &Line) -> Vec<(usize, f32, f32)> {
    let wide = |(index, ink): (usize, &Ink)| {
        let is_wide = ink.character == ' ' && ink.width > 1.4 * line.size;
        is_wide.then_some((index + 1, ink.left, ink.left + ink.width))
    };
    line.inks.iter().enumerate().filter_map(wide).collect()
}

/// From the order in which it is seen to the order in which it is read.
fn order(mut inks: Vec<Ink>, is_main: bool) -> Vec<Ink> {
    let leftward = |ink: &Ink| runs_leftwards(ink.character);
    if !inks.iter().any(leftward) {
        return inks;
    }
    inks.sort_by(|a, b| a.left.total_cmp(&b.left));
    if is_main {
        turn(&mut inks);
        return inks;
    }
    let mut rest = inks.as_mut_slice();
    while let Some(start) = rest.iter().position(leftward) {
        let tail = rest.get_mut(start..).unwrap_or_default();
        let stop = tail.iter().position(|ink| ink.character.is_alphabetic() && !leftward(ink)).unwrap_or(tail.len());
        let end = tail.iter().take(stop).rposition(leftward).map_or(1, |last| last + 1);
        let (run, after) = tail.split_at_mut(end);
        turn(run);
        rest = after;
    }
    inks
}

/// Turns a stretch that runs leftwards, all but the words and numbers in it that do not.
fn turn(inks: &mut [Ink]) {
    inks.reverse();
    let mut rest = inks;
    while let Some(start) = rest.iter().position(|ink| runs_rightwards(ink.character)) {
        let tail = rest.get_mut(start..).unwrap_or_default();
        let stop = tail.iter().position(|ink| runs_leftwards(ink.character)).unwrap_or(tail.len());
        let mut end = tail.iter().take(stop).rposition(|ink| runs_rightwards(ink.character)).map_or(1, |last| last + 1);
        // Numbers one after the other are read leftwards like words.
        if !tail.iter().take(end).any(|ink| ink.character.is_alphabetic()) {
            end = tail.iter().take(end).position(|ink| ink.character == ' ').unwrap_or(end);
        }
        let (run, after) = tail.split_at_mut(end);
        run.reverse();
        rest = after;
    }
}

pub(super) fn runs_leftwards(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !('\u{660}'..='\u{669}').contains(&character)
}

fn runs_rightwards(character: char) -> bool {
    character.is_alphanumeric() && !runs_leftwards(character)
}
