//! What kind of block a paragraph is: a heading by its size or weight, an item of a list by its mark, a footnote by its
//! place and size.
//! Invariant: a mark is taken out of the text only where it can be nothing else. Not here: paragraphs across pages.

use std::collections::BTreeMap;

use super::lines::Line;
use super::paragraphs::{Paragraph, begins_with_bullet, ends_sentence};
use crate::BlockKind;

/// Longer is no heading.
const LIMIT_HEADING: usize = 250;
const LIMIT_BOLD_HEADING: usize = 140;
/// How much larger a heading is than the text, and how much smaller a footnote.
const LARGER: f32 = 1.12;
const SMALLER: f32 = 0.93;

/// The height of most letters of a document.
pub(super) fn body_size<'l>(lines: impl Iterator<Item = &'l Line>) -> f32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for line in lines {
        *sizes.entry((line.size * 4.0).round() as i32).or_default() += line.inks.len();
    }
    sizes.into_iter().max_by_key(|(_, count)| *count).map_or(10.0, |(size, _)| size as f32 / 4.0)
}

/// Finds the headings among the paragraphs of a document; the largest letters are the highest level.
pub(super) fn mark_headings(pages: &mut [Vec<Paragraph>], body: f32) {
    let mut sizes: Vec<f32> = Vec::new();
    for paragraph in pages.iter().flatten().filter(|paragraph| is_large(paragraph, body)) {
        sizes.push(paragraph.size());
    }
    sizes.sort_by(|a, b| b.total_cmp(a));
    sizes.dedup_by(|small, large| *small * 1.05 > *large);
    let lowest = sizes.len() + 1;
    for page in pages {
        let count = page.len();
        for (index, paragraph) in page.iter_mut().enumerate() {
            let rank = if is_large(paragraph, body) {
                sizes.iter().position(|size| paragraph.size() * 1.05 > *size).map_or(lowest, |rank| rank + 1)
            } else if index + 1 < count && is_bold_heading(paragraph, body) {
                lowest
            } else {
                continue;
            };
            paragraph.kind = BlockKind::Heading { level: rank.clamp(1, 6) as u8 };
        }
    }
}

fn is_large(paragraph: &Paragraph, body: f32) -> bool {
    paragraph.kind == BlockKind::Paragraph
        && paragraph.size() > LARGER * body
        && paragraph.inks().count() <= LIMIT_HEADING
        && paragraph.inks().any(|ink| ink.character.is_alphabetic())
}

fn is_bold_heading(paragraph: &Paragraph, body: f32) -> bool {
    let last = paragraph.lines.last().is_some_and(|placed| {
        let end = placed.line.inks.last().map(|ink| ink.character);
        !end.is_some_and(|c| matches!(c, '.' | ',' | ';' | ':')) || !ends_sentence(&placed.line)
    });
    paragraph.kind == BlockKind::Paragraph
        && paragraph.lines.len() <= 2
        && paragraph.size() > 0.8 * body
        && paragraph.inks().count() <= LIMIT_BOLD_HEADING
        && paragraph.inks().any(|ink| ink.character.is_alphabetic())
        && paragraph.is_bold()
        && last
}

/// Finds the items of lists among the paragraphs of a page, and takes their marks out.
pub(super) fn mark_items(page: &mut [Paragraph]) {
    let numbers: Vec<Option<Numbered>> = page.iter().map(numbered).collect();
    let mut open: Vec<f32> = Vec::new();
    let mut sure = vec![false; page.len()];
    for run in runs(&numbers) {
        let proves = |index: usize| numbers.get(index).and_then(Option::as_ref).is_some_and(|number| number.is_sure);
        if run.clone().count() >= 2 && run.clone().any(proves) {
            for index in run {
                if let Some(sure) = sure.get_mut(index) {
                    *sure = true;
                }
            }
        }
    }
    for (index, paragraph) in page.iter_mut().enumerate() {
        let is_bulleted = paragraph.lines.first().is_some_and(|placed| begins_with_bullet(&placed.line));
        let number = numbers.get(index).and_then(Option::as_ref).filter(|_| sure.get(index) == Some(&true));
        if paragraph.kind != BlockKind::Paragraph || !is_bulleted && number.is_none() {
            if paragraph.kind == BlockKind::Paragraph && open.last().is_some_and(|left| paragraph.first_left() <= *left)
            {
                open.clear();
            }
            continue;
        }
        let left = paragraph.first_left();
        while open.last().is_some_and(|outer| *outer > left + 3.0) {
            open.pop();
        }
        if open.last().is_none_or(|outer| *outer < left - 3.0) {
            open.push(left);
        }
        let level = open.len().clamp(1, 9) as u8;
        paragraph.kind = BlockKind::ListItem { level, number: number.map(|number| number.number) };
        let mark = number.map_or(2, |number| number.length);
        if let Some(placed) = paragraph.lines.first_mut() {
            placed.line.inks.drain(..mark.min(placed.line.inks.len()));
        }
    }
}

/// A paragraph that begins with a number as items do.
struct Numbered {
    number: u32,
    /// Where its words begin: items of one list agree in that.
    left: f32,
    /// Characters of the mark, with its space.
    length: usize,
    /// Whether its lines hang from the number, or it is set further in than the text about it.
    is_sure: bool,
}

fn numbered(paragraph: &Paragraph) -> Option<Numbered> {
    let first = paragraph.lines.first()?;
    let inks = &first.line.inks;
    let digits = inks.iter().take_while(|ink| ink.character.is_ascii_digit()).count();
    let mark: String = inks.iter().take(digits).map(|ink| ink.character).collect();
    let is_closed = inks.get(digits).is_some_and(|ink| matches!(ink.character, '.' | ')'));
    let is_apart = inks.get(digits + 1).is_some_and(|ink| ink.character == ' ');
    if !(1..=3).contains(&digits) || !is_closed || !is_apart {
        return None;
    }
    let left = inks.get(digits + 2)?.left;
    let size = first.line.size;
    let hangs = paragraph.lines.len() > 1
        && paragraph.lines.iter().skip(1).all(|placed| (placed.line.left - left).abs() < 0.5 * size);
    let is_inside = first.line.left > first.left + size;
    Some(Numbered { number: mark.parse().ok()?, left, length: digits + 2, is_sure: hangs || is_inside })
}

/// Stretches of paragraphs that count up.
fn runs(numbers: &[Option<Numbered>]) -> Vec<std::ops::Range<usize>> {
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    let mut last: Option<&Numbered> = None;
    for (index, number) in numbers.iter().enumerate() {
        let follows = last
            .zip(number.as_ref())
            .is_some_and(|(last, number)| number.number == last.number + 1 && (number.left - last.left).abs() < 3.0);
        match out.last_mut().filter(|_| follows) {
            Some(run) => run.end = index + 1,
            None if number.is_some() => out.push(index..index + 1),
            None => {}
        }
        last = number.as_ref();
    }
    out
}

/// Takes the footnotes off the end of a page: small letters down to its foot, each beginning with a mark.
pub(super) fn take_footnotes(page: &mut Vec<Paragraph>, body: f32) -> Vec<Paragraph> {
    let is_small = |paragraph: &Paragraph| paragraph.size() < SMALLER * body;
    let small = page.iter().rev().take_while(|paragraph| is_small(paragraph)).count();
    let start = page.len() - small;
    let tail = page.get(start..).unwrap_or_default();
    let Some(first) = tail.iter().position(|paragraph| mark_of(paragraph).is_some()) else { return Vec::new() };
    if start + first == 0 {
        return Vec::new();
    }
    let mut notes: Vec<Paragraph> = Vec::new();
    for mut paragraph in page.drain(start + first..) {
        if let Some((label, length, is_raised)) = mark_of(&paragraph) {
            paragraph.kind = BlockKind::Footnote { label };
            if let Some(placed) = paragraph.lines.first_mut().filter(|_| is_raised) {
                placed.line.inks.drain(..length.min(placed.line.inks.len()));
            }
        }
        notes.push(paragraph);
    }
    notes
}

/// The mark that a footnote begins with, how long it is, and whether it is raised.
fn mark_of(paragraph: &Paragraph) -> Option<(String, usize, bool)> {
    let line = &paragraph.lines.first()?.line;
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | '¶');
    let length = line.inks.iter().take_while(|ink| is_mark(ink.character)).count();
    let label: String = line.inks.iter().take(length).map(|ink| ink.character).collect();
    let first = line.inks.first()?;
    let is_raised = first.base < line.base - 0.15 * line.size || first.size < 0.85 * line.size;
    let next = line.inks.get(length)?.character;
    ((1..=3).contains(&length) && (is_raised || next == ' ')).then_some((label, length, is_raised))
}
