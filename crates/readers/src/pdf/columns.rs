//! The order in which the parts of a page are read: columns one after the other, what spans them before or after.
//!
//! A gutter is a stretch that no word touches, as wide as a letter is high, in at least three lines on either side,
//! where the lines on both sides are long enough to be prose: the gaps of a table are no gutters. Where there is one,
//! the rows that it runs through are two columns; what is above and below is looked at again. Invariant: every row is
//! in one region. Not here: what lines make (`paragraphs`).

use super::lines::{Line, Row, line, rows, runs_leftwards};
use super::words::Word;

const LIMIT_DEPTH: usize = 8;
/// Places that are tried for a gutter.
const LIMIT_PLACES: usize = 256;
const LEAST_ROWS: usize = 3;
/// In parts of the height of the letters: how wide a gutter is, and how long the lines beside it.
const GUTTER: f32 = 0.85;
const PROSE: f32 = 8.0;

/// Lines below each other between the same edges. Where the script runs leftwards left and right are turned round, below
/// zero: so a line begins at its left for everyone who asks where paragraphs are.
#[derive(Clone, Debug, Default)]
pub(super) struct Region {
    pub(super) lines: Vec<Line>,
    pub(super) left: f32,
    pub(super) right: f32,
}

/// Where a page is cut: a gutter, and the rows it runs through.
struct Cut {
    place: f32,
    from: usize,
    to: usize,
    score: usize,
}

/// The regions of a page in reading order.
pub(super) fn regions(words: Vec<Word>) -> Vec<Region> {
    let mut out = Vec::new();
    divide(words, 0, &mut out);
    out
}

fn divide(words: Vec<Word>, depth: usize, out: &mut Vec<Region>) {
    let rows = rows(words);
    let cut = if depth < LIMIT_DEPTH { best_cut(&rows) } else { None };
    let Some(Cut { place, from, to, .. }) = cut else {
        out.extend(region(rows));
        return;
    };
    let (mut above, mut left, mut right, mut below) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, row) in rows.into_iter().enumerate() {
        for word in row.words {
            let part = match index {
                _ if index < from => &mut above,
                _ if index >= to => &mut below,
                _ if word.left < place => &mut left,
                _ => &mut right,
            };
            part.push(word);
        }
    }
    if is_leftward(&left) && is_leftward(&right) {
        std::mem::swap(&mut left, &mut right);
    }
    for part in [above, left, right, below] {
        if !part.is_empty() {
            divide(part, depth + 1, out);
        }
    }
}

fn region(rows: Vec<Row>) -> Option<Region> {
    let is_leftward = is_leftward(rows.iter().flat_map(|row| &row.words));
    let mut lines: Vec<Line> = rows.into_iter().filter_map(|row| line(row, is_leftward)).collect();
    if is_leftward {
        for line in &mut lines {
            (line.left, line.right) = (-line.right, -line.left);
        }
    }
    let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    (!lines.is_empty()).then_some(Region { lines, left, right })
}

pub(super) fn is_leftward<'w>(words: impl IntoIterator<Item = &'w Word>) -> bool {
    let letters = words.into_iter().flat_map(|word| &word.inks).filter(|ink| ink.character.is_alphabetic());
    let (leftward, all) =
        letters.fold((0, 0), |(leftward, all), ink| (leftward + usize::from(runs_leftwards(ink.character)), all + 1));
    leftward * 2 > all
}

fn best_cut(rows: &[Row]) -> Option<Cut> {
    if rows.len() < LEAST_ROWS {
        return None;
    }
    let size = middle_size(rows);
    let gutter = GUTTER * size;
    let mut places: Vec<f32> = rows.iter().flat_map(|row| gaps(row, gutter)).collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < size / 2.0);
    let step = places.len().div_ceil(LIMIT_PLACES).max(1);
    let cuts = places.into_iter().step_by(step).flat_map(|place| cuts_at(rows, place, gutter, size));
    cuts.max_by_key(|cut| cut.score)
}

fn middle_size(rows: &[Row]) -> f32 {
    let mut sizes: Vec<f32> = rows.iter().flat_map(|row| row.words.iter().map(|word| word.size)).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// The middle of each gap in a row that is wide enough.
fn gaps(row: &Row, gutter: f32) -> Vec<f32> {
    let mut found = Vec::new();
    let mut right = f32::MAX;
    for word in &row.words {
        if word.left - right >= gutter {
            found.push((word.left + right) / 2.0);
        }
        right = if right == f32::MAX { word.right } else { right.max(word.right) };
    }
    found
}

/// What is on either side of a place in a row: how far the words reach, and `None` where one touches the gutter.
fn sides(row: &Row, place: f32, gutter: f32) -> Option<(f32, f32)> {
    let (low, high) = (place - gutter / 2.0 + 0.01, place + gutter / 2.0 - 0.01);
    let mut left = (f32::MAX, f32::MIN);
    let mut right = (f32::MAX, f32::MIN);
    for word in &row.words {
        if word.right > low && word.left < high {
            return None;
        }
        let side = if word.left < place { &mut left } else { &mut right };
        *side = (side.0.min(word.left), side.1.max(word.right));
    }
    Some(((left.1 - left.0).max(0.0), (right.1 - right.0).max(0.0)))
}

/// The stretches of rows that a gutter at this place runs through.
fn cuts_at(rows: &[Row], place: f32, gutter: f32, size: f32) -> Vec<Cut> {
    let reach: Vec<Option<(f32, f32)>> = rows.iter().map(|row| sides(row, place, gutter)).collect();
    let mut found = Vec::new();
    let mut start = 0;
    while start < rows.len() {
        let stop = reach.iter().skip(start).position(Option::is_none).map_or(rows.len(), |length| start + length);
        found.extend(cut(rows, &reach, (start, stop), place, size));
        start = stop + 1;
    }
    found
}

fn cut(rows: &[Row], reach: &[Option<(f32, f32)>], run: (usize, usize), place: f32, size: f32) -> Option<Cut> {
    let (mut from, mut to) = run;
    let both =
        |index: usize| reach.get(index).copied().flatten().is_some_and(|(left, right)| left > 0.0 && right > 0.0);
    let pitch = 2.0 * size;
    let top = |index: usize| rows.get(index).map_or(0.0, |row| row.top);
    let bottom = |index: usize| rows.get(index).map_or(0.0, |row| row.bottom);
    // A short line by itself above or below the columns spans them, though it does not reach across.
    while from < to && !both(from) && (from + 1 == to || top(from + 1) - bottom(from) > pitch / 2.0) {
        from += 1;
    }
    while from < to && !both(to - 1) && top(to - 1) - bottom(to.saturating_sub(2)) > pitch / 2.0 {
        to -= 1;
    }
    let within = reach.get(from..to)?;
    let lefts: Vec<f32> = within.iter().flatten().map(|sides| sides.0).filter(|width| *width > 0.0).collect();
    let rights: Vec<f32> = within.iter().flatten().map(|sides| sides.1).filter(|width| *width > 0.0).collect();
    let is_prose = |widths: &[f32]| widths.iter().sum::<f32>() / widths.len() as f32 > PROSE * size;
    let score = lefts.len().min(rights.len());
    let side_by_side = (from..to).filter(|index| both(*index)).count();
    let holds = score >= LEAST_ROWS && is_prose(&lefts) && is_prose(&rights);
    // Two paragraphs below each other at different indents have a stretch between them, too, but never side by side.
    let overlaps = side_by_side >= 1 || interleave(within);
    (holds && overlaps).then_some(Cut { place, from, to, score })
}

/// Whether rows of the left and of the right take turns, as where two columns have different lines.
fn interleave(within: &[Option<(f32, f32)>]) -> bool {
    let side = within.iter().flatten().map(|sides| sides.0 > 0.0);
    let turns = side.clone().zip(side.skip(1)).filter(|(a, b)| a != b).count();
    turns >= 4
}
