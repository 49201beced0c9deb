//! Text by its letters alone, so that two copies of it are the same whatever became of the rest: what stands between the
//! letters, their size and the shape that a printer or a program gave them.
//!
//! A letter is a letter, a digit, a mark on one or a sign that changes what a number says, in compatibility decomposition
//! (NFKD) and small. Not here: what a difference means (`quote_check`).

use obelus_text::Invisible;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::words::is_sign;

/// A letter of a text, and the character that it comes from: a ligature gives several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The letter, folded.
    pub folded: char,
    /// The character.
    pub written: char,
    /// The byte at which that begins.
    pub start: usize,
}

impl Letter {
    /// The byte after the character.
    pub fn end(&self) -> usize {
        self.start + self.written.len_utf8()
    }
}

/// The letters of a text in order.
pub(crate) fn letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    for (start, written) in text.char_indices() {
        fold(written, |folded| letters.push(Letter { folded, written, start }));
    }
    letters
}

/// Gives the letters of a character, none where it is none.
pub(crate) fn fold(character: char, mut give: impl FnMut(char)) {
    if character.is_ascii() {
        if character.is_ascii_alphanumeric() || is_sign(character) {
            give(character.to_ascii_lowercase());
        }
        return;
    }
    decompose_compatible(character, |part| {
        for small in part.to_lowercase() {
            let is_letter = small.is_alphanumeric() || is_combining_mark(small) || is_sign(small);
            if is_letter && Invisible::of(small).is_none() {
                // The small form of Σ depends on its place in the word; the two are one letter.
                give(if small == 'ς' { 'σ' } else { small });
            }
        }
    });
}

/// A hyphen that may part a word at the end of a line.
pub(crate) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether the white space with which a text begins has the end of a line in it.
pub(crate) fn ends_line(rest: &str) -> bool {
    let space = rest.len() - rest.trim_start().len();
    rest.get(..space).is_some_and(|space| space.contains('\n'))
}

/// A dash, whatever its length.
pub(crate) fn is_dash(character: char) -> bool {
    matches!(character, '\u{2012}'..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' | '\u{301C}')
}

/// A quotation mark or an apostrophe, in any of their shapes.
pub(crate) fn is_quotation_mark(character: char) -> bool {
    matches!(character,
        '"' | '\'' | '`' | '´' | '«' | '»' | '\u{2018}'..='\u{201F}' | '\u{2039}' | '\u{203A}' | '\u{2032}' | '\u{2033}'
        | '\u{300C}'..='\u{300F}' | '\u{301D}'..='\u{301F}' | '\u{FF02}' | '\u{FF07}' | '\u{02BC}')
}

/// A character of a script whose words stand without spaces: each is taken for a word.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}
