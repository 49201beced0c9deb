//! Text in units of 16 bits: does it look like it, and which byte comes first?
//! Invariant: looks at a bounded piece of the file; judges by what the units would mean, not by NULs alone, since
//! Chinese has few of them and some of its characters have a zero for the other byte. Not here: decoding it.

use crate::Encoding;

/// How much is looked at, in bytes: 32,768 units tell one byte order from the other beyond doubt.
const SAMPLE: usize = 64 * 1024;

/// Which UTF-16 the bytes look like without a byte order mark; `None` where they look like neither.
pub(crate) fn find_wide(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or_default();
    let has_nul = sample.contains(&0);
    [Encoding::UTF_16LE, Encoding::UTF_16BE].into_iter().find(|&encoding| {
        let tally = Tally::of(sample, encoding);
        tally.is_text() && (has_nul || tally.is_east_asian() && !is_mostly_latin(sample))
    })
}

/// Whether the bytes look like UTF-32, in either order: no binary file is made of usual characters alone.
pub(crate) fn is_utf_32(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or_default();
    let (quads, _) = sample.as_chunks::<4>();
    let fits = |read: fn([u8; 4]) -> u32| quads.iter().all(|&quad| char::from_u32(read(quad)).is_some_and(is_usual));
    !quads.is_empty() && (fits(u32::from_le_bytes) || fits(u32::from_be_bytes))
}

/// Where the first NUL character stands, in bytes from the beginning.
pub(crate) fn find_nul(bytes: &[u8], encoding: Encoding) -> Option<usize> {
    if encoding.is_wide() {
        let (pairs, _) = bytes.as_chunks::<2>();
        pairs.iter().position(|&pair| pair == [0, 0]).map(|unit| unit * 2)
    } else {
        bytes.iter().position(|&byte| byte == 0)
    }
}

/// What the units of a sample would be in one byte order.
#[derive(Default)]
struct Tally {
    units: usize,
    /// Characters that running text is made of.
    usual: usize,
    /// White space and ASCII: a text without any is Chinese or Japanese.
    latin: usize,
    ideographs: usize,
    /// Kana, ideographic and full-width punctuation.
    east_asian: usize,
}

impl Tally {
    fn of(sample: &[u8], encoding: Encoding) -> Tally {
        let read = if encoding == Encoding::UTF_16LE { u16::from_le_bytes } else { u16::from_be_bytes };
        let (pairs, _) = sample.as_chunks::<2>();
        let mut tally = Tally { units: pairs.len(), ..Tally::default() };
        // A sample may end inside a surrogate pair, which costs one unit of many.
        for character in char::decode_utf16(pairs.iter().map(|&pair| read(pair))) {
            let Ok(character) = character else { continue };
            tally.usual += if is_usual(character) { character.len_utf16() } else { 0 };
            tally.latin += usize::from(matches!(character, '\t' | '\n' | '\r' | ' '..='~'));
            tally.ideographs += usize::from(matches!(character, '\u{4e00}'..='\u{9fff}'));
            tally.east_asian += usize::from(matches!(character, '\u{3000}'..='\u{30ff}' | '\u{ff01}'..='\u{ff5e}'));
        }
        tally
    }

    /// In the wrong order, or in a binary file, far fewer than 19 in 20 units make sense: a space in the wrong order is
    /// U+2000 and never usual. Two letters of an eight-bit text read as one ideograph, so many ideographs want proof.
    fn is_text(&self) -> bool {
        let makes_sense = self.usual * 20 >= self.units * 19 && self.latin + self.east_asian > 0;
        makes_sense && (self.ideographs * 10 <= self.units || self.is_east_asian())
    }

    /// Real Chinese and Japanese are full of their own punctuation and of kana: at least one unit in 33.
    fn is_east_asian(&self) -> bool {
        self.east_asian > 0 && self.east_asian * 33 >= self.units
    }
}

/// Whether the bytes read as ASCII are small letters and spaces for the most part: eight-bit text of a Latin alphabet
/// with something odd in it, whatever its pairs would mean.
fn is_mostly_latin(sample: &[u8]) -> bool {
    let latin = sample.iter().filter(|byte| byte.is_ascii_lowercase() || **byte == b' ').count();
    latin * 2 > sample.len()
}

fn is_usual(character: char) -> bool {
    matches!(character,
        '\t' | '\n' | '\r' | ' '..='~'
        | '\u{a0}'..='\u{24f}' // Latin
        | '\u{300}'..='\u{52f}' // combining marks, Greek, Cyrillic
        | '\u{531}'..='\u{7ff}' // Armenian, Hebrew, Arabic, Syriac
        | '\u{900}'..='\u{11ff}' // Indic scripts, Thai, Georgian, old Hangul
        | '\u{1e00}'..='\u{1fff}' // Latin and Greek with more accents
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203a}' | '\u{20a0}'..='\u{20bf}' | '\u{2116}' | '\u{2122}'
        | '\u{3000}'..='\u{30ff}' // ideographic punctuation, kana
        | '\u{4e00}'..='\u{9fff}' // ideographs
        | '\u{ac00}'..='\u{d7a3}' // Hangul
        | '\u{ff01}'..='\u{ff5e}' // full-width forms
        | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}' // emoji, rarer ideographs
    )
}
