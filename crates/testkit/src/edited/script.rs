//! What is done to a text: paragraphs moved, printed twice, taken out; words left out, replaced, put in; letters misread; lines
//! broken otherwise, with hyphens. Every step keeps the trace of each character. Not here: which passages there are.

use std::ops::Range;

use super::prose::Prose;
use super::stock::{Stock, capital};
use super::trace::{Source, Traced};
use crate::Numbers;

/// How a text is edited: shares from 0 to 1. Nothing at all by default.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Edits {
    /// Of the words: a third of these left out, a third replaced, a third followed by another one.
    pub words: f64,
    /// Of the letters that scanners misread (rn and m, l and 1, e and c, h and b): misread; others are lost, a third as often.
    pub letters: f64,
    /// Of the paragraphs: taken out.
    pub deleted: f64,
    /// Of the paragraphs: taken to another place, one or two together.
    pub moved: f64,
    /// Of the paragraphs: printed once more, half of them right after themselves; both copies are then edited on their own.
    pub doubled: f64,
    /// The old text is broken into lines of at most so many characters, with hyphens.
    pub old_lines: Option<usize>,
    /// The new text is.
    pub new_lines: Option<usize>,
}

/// The second step of an order: a paragraph, and whether it is a second copy.
#[derive(Clone, Copy)]
struct Block {
    paragraph: usize,
    is_copy: bool,
}

/// Does it all but the lines. No word of `spared` is touched, and its paragraphs are not taken out.
pub(super) fn edited(
    prose: &Prose,
    stock: &Stock,
    edits: &Edits,
    spared: Option<&Range<usize>>,
    numbers: &mut Numbers,
) -> Traced {
    let blocks = order(prose, edits, spared, numbers);
    let mut writer = Writer { prose, stock, edits, spared, numbers, out: Traced::of(prose.text.len()) };
    writer.write(&blocks);
    let traced = writer.out;
    if edits.letters > 0.0 {
        let misread = misread(&traced, edits.letters, spared, numbers);
        return traced.then(misread);
    }
    traced
}

/// So many of `count`, at least one where the share is not 0.
fn share_of(count: usize, share: f64) -> usize {
    if share > 0.0 { ((count as f64 * share).round() as usize).max(1) } else { 0 }
}

/// The paragraphs in the order of the new text.
fn order(prose: &Prose, edits: &Edits, spared: Option<&Range<usize>>, numbers: &mut Numbers) -> Vec<Block> {
    let count = prose.paragraphs.len();
    let mut drawn: Vec<usize> = (0..count).collect();
    numbers.shuffle(&mut drawn);
    let is_spared = |paragraph: usize| {
        let place = &prose.paragraphs[paragraph];
        spared.is_some_and(|spared| spared.start < place.end && place.start < spared.end)
    };
    let mut is_out = vec![false; count];
    for &paragraph in drawn.iter().filter(|paragraph| !is_spared(**paragraph)).take(share_of(count, edits.deleted)) {
        is_out[paragraph] = true;
    }
    let mut travellers: Vec<Vec<usize>> = Vec::new();
    let mut moving = 0;
    for &paragraph in drawn.iter().rev() {
        if moving >= share_of(count, edits.moved) {
            break;
        }
        let length = 1 + numbers.below(2);
        let group: Vec<usize> = (paragraph..count.min(paragraph + length)).filter(|each| !is_out[*each]).collect();
        for &each in &group {
            is_out[each] = true;
        }
        moving += group.len();
        travellers.push(group);
    }
    let block = |paragraph| Block { paragraph, is_copy: false };
    let mut blocks: Vec<Block> = (0..count).filter(|paragraph| !is_out[*paragraph]).map(block).collect();
    let stayed: Vec<usize> = blocks.iter().map(|block| block.paragraph).collect();
    for group in travellers {
        let place = numbers.below(blocks.len() + 1);
        blocks.splice(place..place, group.into_iter().map(block));
    }
    double(&mut blocks, stayed, share_of(count, edits.doubled), numbers);
    blocks
}

/// Prints some of these once more. What was moved is not among them: of two copies out of order no one can say which is the first.
fn double(blocks: &mut Vec<Block>, mut originals: Vec<usize>, times: usize, numbers: &mut Numbers) {
    numbers.shuffle(&mut originals);
    for (nth, paragraph) in originals.into_iter().take(times).enumerate() {
        let Some(own) = blocks.iter().position(|block| block.paragraph == paragraph) else { continue };
        let place = if nth % 2 == 0 { own + 1 } else { numbers.below(blocks.len() + 1) };
        blocks.insert(place, Block { paragraph, is_copy: true });
    }
}

struct Writer<'a> {
    prose: &'a Prose,
    stock: &'a Stock,
    edits: &'a Edits,
    spared: Option<&'a Range<usize>>,
    numbers: &'a mut Numbers,
    out: Traced,
}

impl Writer<'_> {
    fn write(&mut self, blocks: &[Block]) {
        let mut before: Option<Block> = None;
        for &block in blocks {
            if let Some(before) = before {
                self.gap(before, block);
            }
            self.block(block);
            before = Some(block);
        }
    }

    /// The empty line between two paragraphs: kept where they stood one after the other before.
    fn gap(&mut self, before: Block, after: Block) {
        let end = self.prose.paragraphs[before.paragraph].end;
        let is_kept = !before.is_copy && !after.is_copy && before.paragraph + 1 == after.paragraph;
        for old in end..end + 2 {
            self.out.push('\n', if is_kept { Source::Kept(old) } else { Source::New });
        }
    }

    fn block(&mut self, block: Block) {
        let place = self.prose.paragraphs[block.paragraph].clone();
        let begin = self.out.text.len();
        let mut at = place.start;
        while at < place.end {
            let word = at..end_of(&self.prose.text, at..place.end, |character| !character.is_whitespace());
            let gap = word.end..end_of(&self.prose.text, word.end..place.end, char::is_whitespace);
            self.word(&word, &gap, block.is_copy);
            at = gap.end;
        }
        while self.out.text.len() > begin && self.out.text.last() == Some(&' ') {
            self.out.pop();
        }
    }

    fn word(&mut self, word: &Range<usize>, gap: &Range<usize>, is_copy: bool) {
        // The space that ends a spared passage would be the passage's neighbour: words that touch it are left alone.
        let is_spared = self.spared.is_some_and(|spared| spared.start < gap.end && word.start < spared.end);
        if is_spared || !self.numbers.chance(self.edits.words) {
            self.keep(word.start..gap.end, is_copy);
            return;
        }
        match self.numbers.below(3) {
            0 => {}
            1 => self.replace(word, gap, is_copy),
            _ => {
                let put_in = self.other_than(word);
                self.keep(word.clone(), is_copy);
                self.put(' ', Source::New, is_copy);
                for character in put_in.chars() {
                    self.put(character, Source::New, is_copy);
                }
                self.keep(gap.clone(), is_copy);
            }
        }
    }

    /// Another word in the place of the letters; stops and quotation marks around it stay.
    fn replace(&mut self, word: &Range<usize>, gap: &Range<usize>, is_copy: bool) {
        let letters = letters_of(&self.prose.text, word);
        let other = self.other_than(word);
        let is_great = self.prose.text[letters.start].is_uppercase();
        let other = if is_great { capital(&other) } else { other };
        self.keep(word.start..letters.start, is_copy);
        for character in other.chars() {
            self.put(character, Source::For(letters.start), is_copy);
        }
        self.keep(letters.end..gap.end, is_copy);
    }

    /// A word that is neither this one nor one beside it: else nobody could say which one was put in.
    fn other_than(&mut self, word: &Range<usize>) -> String {
        let text = &self.prose.text;
        let around: String = text[word.start.saturating_sub(60)..text.len().min(word.end + 60)].iter().collect();
        let around = around.to_lowercase();
        let is_near = |other: &str| around.split(|c: char| !c.is_alphanumeric()).any(|near| near == other);
        loop {
            let other = self.stock.any(self.numbers);
            if !is_near(&other.to_lowercase()) {
                return other;
            }
        }
    }

    fn keep(&mut self, place: Range<usize>, is_copy: bool) {
        for old in place {
            self.put(self.prose.text[old], Source::Kept(old), is_copy);
        }
    }

    fn put(&mut self, character: char, source: Source, is_copy: bool) {
        let source = match source {
            Source::Kept(old) | Source::For(old) if is_copy => Source::Copied(old),
            other => other,
        };
        self.out.push(character, source);
    }
}

fn end_of(text: &[char], place: Range<usize>, goes_on: impl Fn(char) -> bool) -> usize {
    let length = text[place.clone()].iter().take_while(|character| goes_on(**character)).count();
    place.start + length
}

/// The word without the signs around it; all of it where it has no letter and no digit.
fn letters_of(text: &[char], word: &Range<usize>) -> Range<usize> {
    let is_letter = |at: &usize| text[*at].is_alphanumeric();
    match (word.clone().find(is_letter), word.clone().rev().find(is_letter)) {
        (Some(first), Some(last)) => first..last + 1,
        _ => word.clone(),
    }
}

/// Letters as a scanner takes one for another.
fn misread(before: &Traced, share: f64, spared: Option<&Range<usize>>, numbers: &mut Numbers) -> Traced {
    let text = &before.text;
    let mut out = Traced::of(text.len());
    let mut at = 0;
    while at < text.len() {
        let is_spared = match before.source(at) {
            Source::Kept(old) => spared.is_some_and(|spared| spared.contains(&old)),
            _ => false,
        };
        let read: &[char] = match (text[at], text.get(at + 1)) {
            ('r', Some('n')) => &['m'],
            ('m', _) => &['r', 'n'],
            ('l', _) => &['1'],
            ('1', _) => &['l'],
            ('e', _) => &['c'],
            ('c', _) => &['e'],
            ('h', _) => &['b'],
            _ => &[],
        };
        let is_lost = read.is_empty();
        let chance = if is_lost { share / 3.0 } else { share };
        if is_spared || !text[at].is_alphanumeric() || !numbers.chance(chance) {
            out.push(text[at], Source::Kept(at));
            at += 1;
            continue;
        }
        for &character in read {
            out.push(character, Source::For(at));
        }
        at += if read == ['m'] { 2 } else { 1 };
    }
    out
}

/// Lines of at most so many characters: a line end takes the place of a space, long words are cut by a hyphen, some of them.
pub(super) fn broken(text: &[char], width: usize, numbers: &mut Numbers) -> Traced {
    let mut out = Traced::of(text.len());
    let mut column = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at].is_whitespace() {
            let end = end_of(text, at + 1..text.len(), |character| !character.is_whitespace());
            let is_full = text[at] == ' ' && column + end - at > width;
            if is_full && let Some(cut) = syllable(text, at + 1..end, width.saturating_sub(column + 2), numbers) {
                for (old, &character) in text.iter().enumerate().take(cut).skip(at) {
                    out.push(character, Source::Kept(old));
                }
                out.push('-', Source::New);
                out.push('\n', Source::New);
                column = 0;
                at = cut;
                continue;
            }
            out.push(if is_full { '\n' } else { text[at] }, Source::Kept(at));
            column = if is_full || text[at] == '\n' { 0 } else { column + 1 };
        } else {
            out.push(text[at], Source::Kept(at));
            column += 1;
        }
        at += 1;
    }
    out
}

/// Where the word is cut so that at most `room` characters of it stay; two words in three are not.
fn syllable(text: &[char], word: Range<usize>, room: usize, numbers: &mut Numbers) -> Option<usize> {
    let is_long = word.len() >= 7 && text[word.clone()].iter().all(|character| character.is_alphabetic());
    let cut = word.start + room.min(word.len().saturating_sub(3));
    (is_long && room >= 3 && numbers.below(3) == 0).then_some(cut)
}
