//! PDF (ISO 32000): its text in reading order with a box for every character, and its pages as pictures.
//!
//! The parser and the painter are `hayro`'s; what places text, and everything from letters to paragraphs, is here.
//! Invariant: what cannot be read, or not whole, is a fault, never a shorter text; a file that breaks the parser is
//! damaged. docs/adr/0015-readers.md has the why.

mod about;
mod before;
mod blocks;
mod columns;
mod content;
mod flow;
mod fonts;
mod heads;
mod labels;
mod lines;
mod marks;
mod open;
mod paint;
mod paragraphs;
mod unpack;
mod words;
mod write;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_syntax::Pdf;

use self::columns::regions;
use self::content::Reader;
use self::flow::{Leaf, flow};
use self::heads::Heads;
pub use self::paint::Painted;
use self::paragraphs::{Paragraph, paragraphs};
use self::words::{Turn, Word};
use self::write::{Sheet, write};
use crate::reading::{Found, settled};
use crate::{Ask, BlockKind, MediaType, ReadFault, Reading};

pub(crate) fn read(bytes: &[u8], ask: &Ask) -> Result<Reading, ReadFault> {
    guarded(|| {
        let pdf = open::open(bytes, ask.password.as_deref())?;
        let (letters, sheets) = letters(&pdf)?;
        let blocks = blocks(letters);
        let (text, structure, boxes) = write(&blocks, sheets)?;
        let metadata = about::about(&pdf);
        let reading = settled(Found { text, structure, metadata }, MediaType::Pdf)?;
        Ok(Reading { boxes: Some(boxes), ..reading })
    })
}

/// Paints a page of a PDF, counted from 0, at so many pixels a point; smaller where the page would be too large.
/// Boxes are at the same places, times the width of the picture by the width of the page.
pub fn paint_page(bytes: &[u8], ask: &Ask, page_index: usize, scale: f32) -> Result<Painted, ReadFault> {
    guarded(|| paint::paint(bytes, ask, page_index, scale))
}

/// The parser is young: where it breaks down, the file is at fault as far as anyone outside can tell.
fn guarded<T>(read: impl FnOnce() -> Result<T, ReadFault>) -> Result<T, ReadFault> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(before::damaged("it breaks the parser")))
}

/// What is read of a page before pages are compared.
struct Letters {
    /// What runs as most of the page does.
    main: (Turn, Vec<Word>),
    /// What runs in other directions.
    others: Vec<(Turn, Vec<Word>)>,
    height: f32,
}

/// The words of every page.
fn letters(pdf: &Pdf) -> Result<(Vec<Letters>, Vec<Sheet>), ReadFault> {
    let catalog = open::catalog(pdf);
    let mut reader = Reader::new(&catalog);
    let (mut pictures, mut is_blank) = (0, true);
    let mut letters = Vec::new();
    let mut sheets = Vec::new();
    let pages = pdf.pages();
    for (page, label) in pages.iter().zip(labels::labels(pdf, pages.len())) {
        let found = reader.read(page)?;
        pictures += found.pictures;
        is_blank &= found.is_blank;
        let (width, height) = page.render_dimensions();
        let mut directions = words::words(found.glyphs, width, height).into_iter();
        let main = directions.next().unwrap_or_else(|| (Turn::level(), Vec::new()));
        letters.push(Letters { main, others: directions.collect(), height });
        let within = |side: f32| if side.is_finite() { side.clamp(0.0, 1.0e6) } else { 0.0 };
        sheets.push(Sheet { label, width: within(width), height: within(height) });
    }
    if letters.iter().all(|page| page.main.1.is_empty()) {
        let pages = sheets.len();
        return Err(if is_blank && pictures == 0 { ReadFault::Empty } else { ReadFault::Scanned { pages } });
    }
    Ok((letters, sheets))
}

/// From words to blocks.
fn blocks(letters: Vec<Letters>) -> Vec<Paragraph> {
    let mut turns = Vec::new();
    let mut others = Vec::new();
    let mut mains = Vec::new();
    for Letters { main: (turn, words), others: rest, height } in letters {
        turns.push(turn);
        others.push(rest);
        // Heads are looked for on pages that stand upright.
        mains.push((words, if turn.is_level() { height } else { 0.0 }));
    }
    let divided: Vec<(Heads, Vec<columns::Region>)> =
        heads::take(mains).into_iter().map(|(heads, words)| (heads, regions(words))).collect();
    let body =
        blocks::body_size(divided.iter().flat_map(|(_, regions)| regions.iter().flat_map(|region| &region.lines)));
    let mut texts = Vec::new();
    let mut leaves = Vec::new();
    for (page, ((heads, regions), (turn, others))) in divided.into_iter().zip(turns.into_iter().zip(others)).enumerate()
    {
        let mut leaf = Leaf { above: head(heads.above, page, turn), below: Vec::new(), ..Leaf::default() };
        let mut text = Vec::new();
        for region in regions {
            leaf.starts.push(text.len());
            text.extend(paragraphs(region, page, turn, body));
        }
        blocks::mark_items(&mut text);
        leaf.below = blocks::take_footnotes(&mut text, body);
        for (turn, words) in others {
            leaf.below.extend(regions_of(words, page, turn, body));
        }
        leaf.below.extend(head(heads.below, page, turn));
        texts.push(text);
        leaves.push(leaf);
    }
    blocks::mark_headings(&mut texts, body);
    for (leaf, text) in leaves.iter_mut().zip(texts) {
        leaf.text = text;
    }
    flow(leaves)
}

fn regions_of(words: Vec<Word>, page: usize, turn: Turn, body: f32) -> Vec<Paragraph> {
    regions(words).into_iter().flat_map(|region| paragraphs(region, page, turn, body)).collect()
}

/// Running heads: a block for each row.
fn head(words: Vec<Word>, page: usize, turn: Turn) -> Vec<Paragraph> {
    let lines = lines::rows(words).into_iter().filter_map(|row| {
        let is_leftward = columns::is_leftward(&row.words);
        lines::line(row, is_leftward)
    });
    let placed = lines.map(|line| {
        let (left, right) = (line.left, line.right);
        paragraphs::Placed { line, page, turn, left, right }
    });
    placed.map(|placed| Paragraph { kind: BlockKind::RunningHead, lines: vec![placed] }).collect()
}
