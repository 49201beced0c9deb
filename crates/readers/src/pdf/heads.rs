//! Running heads and feet: what stands at the same place on many pages and says the same, numbers aside.
//! Invariant: only rows at the upper and lower edge of the text can be one. Not here: where they go in the text
//! (`paragraphs`).

use std::collections::HashMap;

use super::lines::{Row, rows};
use super::words::Word;

/// Rows looked at from either edge.
const EDGE: usize = 3;
/// How far the place may differ, in points.
const DRIFT: f32 = 4.0;

/// A page while its heads are looked for: its rows in the main direction.
pub(super) struct Sheet {
    pub(super) rows: Vec<Row>,
    pub(super) height: f32,
}

/// The words of heads and feet, taken out of each page: above and below its text.
#[derive(Default)]
pub(super) struct Heads {
    pub(super) above: Vec<Word>,
    pub(super) below: Vec<Word>,
}

/// A row at an edge that may be a head.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Face {
    words: String,
    place: i32,
}

/// Takes the heads out of pages; the words that remain are the text.
pub(super) fn take(pages: Vec<(Vec<Word>, f32)>) -> Vec<(Heads, Vec<Word>)> {
    let sheets: Vec<Sheet> = pages.into_iter().map(|(words, height)| Sheet { rows: rows(words), height }).collect();
    let mut seen: HashMap<Face, Vec<usize>> = HashMap::new();
    for (page, sheet) in sheets.iter().enumerate() {
        for index in edges(sheet) {
            for face in faces(sheet, index, DRIFT) {
                let pages = seen.entry(face).or_default();
                if pages.last() != Some(&page) {
                    pages.push(page);
                }
            }
        }
    }
    let count = sheets.len();
    let mut taken: Vec<(Heads, Vec<Word>)> =
        sheets.into_iter().enumerate().map(|(page, sheet)| split(sheet, &seen, (page, count))).collect();
    // Forms and slides may say the same on every page: then that is the text.
    if taken.iter().all(|(_, text)| text.is_empty()) {
        for (heads, text) in &mut taken {
            text.append(&mut heads.above);
            text.append(&mut heads.below);
        }
    }
    taken
}

/// The rows at the edges of a page.
fn edges(sheet: &Sheet) -> impl Iterator<Item = usize> + use<> {
    let count = sheet.rows.len();
    (0..count.min(EDGE)).chain(count.saturating_sub(EDGE).max(EDGE.min(count))..count)
}

fn split(sheet: Sheet, seen: &HashMap<Face, Vec<usize>>, pages: (usize, usize)) -> (Heads, Vec<Word>) {
    let count = sheet.rows.len();
    let is_head = |index: usize| is_marked(&sheet, index) || is_repeated(&sheet, index, seen, pages);
    // From the edge inwards: what stands behind a line of text is text.
    let above = (0..count.min(EDGE)).take_while(|index| is_head(*index)).count();
    let below = (above..count).rev().take(EDGE).take_while(|index| is_head(*index)).count();
    let mut heads = Heads::default();
    let mut text = Vec::new();
    for (index, row) in sheet.rows.into_iter().enumerate() {
        let part = match index {
            _ if index < above => &mut heads.above,
            _ if index >= count - below => &mut heads.below,
            _ => &mut text,
        };
        part.extend(row.words);
    }
    (heads, text)
}

/// Whether the document itself says that this is no part of its text.
fn is_marked(sheet: &Sheet, index: usize) -> bool {
    sheet.rows.get(index).is_some_and(|row| row.words.iter().all(|word| word.is_artifact))
}

/// Whether what a row says is said at the same place on pages about this one (of so many in all).
fn is_repeated(sheet: &Sheet, index: usize, seen: &HashMap<Face, Vec<usize>>, (page, pages): (usize, usize)) -> bool {
    let is_number = |face: &Face| face.words == "#";
    // Both roundings of its place, so that none falls between two.
    let found = faces(sheet, index, DRIFT).into_iter().filter_map(|face| {
        // A head is on the next page, or on the one behind that; headings of chapters are further apart.
        let on = seen.get(&face)?;
        let near = on.partition_point(|other| *other <= page + 2) - on.partition_point(|other| *other + 2 < page);
        (near >= 2).then(|| (on.len(), is_number(&face)))
    });
    let Some((times, is_number)) = found.max() else { return false };
    let in_margin = is_apart(sheet, index);
    if is_large(sheet, index) {
        return false;
    }
    // Of two pages a number suffices, or the same words in the margin; of many a part of them, for heads change.
    match pages {
        0 | 1 => false,
        2 => times == 2 && in_margin,
        _ => times >= 3 && (in_margin || is_number || times * 2 > pages) || is_number && in_margin && times >= 2,
    }
}

/// Whether a row is larger than the text of its page: a heading.
fn is_large(sheet: &Sheet, index: usize) -> bool {
    let mut heights: Vec<f32> = sheet.rows.iter().map(|row| row.bottom - row.top).collect();
    heights.sort_by(f32::total_cmp);
    let middle = heights.get(heights.len() / 2).copied().unwrap_or(f32::MAX);
    sheet.rows.len() > 2 * EDGE && sheet.rows.get(index).is_some_and(|row| row.bottom - row.top > 1.15 * middle)
}

/// Whether a row is further from the text than lines are from each other, or in the outer tenth of the page.
fn is_apart(sheet: &Sheet, index: usize) -> bool {
    let Some(row) = sheet.rows.get(index) else { return false };
    let height = row.bottom - row.top;
    let inwards = if index < EDGE { sheet.rows.get(index + 1) } else { sheet.rows.get(index.saturating_sub(1)) };
    let gap =
        inwards.map_or(f32::MAX, |other| if index < EDGE { other.top - row.bottom } else { row.top - other.bottom });
    gap > 0.8 * height || row.bottom < sheet.height * 0.08 || row.top > sheet.height * 0.92
}

/// What a row says, digits and Roman numbers aside, with both roundings of its place.
fn faces(sheet: &Sheet, index: usize, drift: f32) -> Vec<Face> {
    let Some(row) = sheet.rows.get(index) else { return Vec::new() };
    let words: Vec<String> = row.words.iter().map(plain).collect();
    let words = words.join(" ");
    let place = row.bottom / drift;
    [place.floor(), (place + 0.5).floor() + 1_000_000.0]
        .map(|place| Face { words: words.clone(), place: place as i32 })
        .into()
}

fn plain(word: &Word) -> String {
    let text: String = word.inks.iter().map(|ink| ink.character).collect();
    if !text.is_empty() && text.len() < 9 && text.chars().all(|c| "ivxlc".contains(c)) {
        return "#".to_owned();
    }
    let mut out = String::new();
    for character in text.chars() {
        match character.is_numeric() {
            true if out.ends_with('#') => {}
            true => out.push('#'),
            false => out.push(character),
        }
    }
    out
}
