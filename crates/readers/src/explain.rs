//! Does a guessed legacy encoding explain the bytes, or does it merely decode them?
//!
//! A single-byte encoding decodes anything, so a damaged file would come in as mojibake without a word. Here a guess has
//! to make sense: letters inside words, signs where such signs stand, two-byte characters that people write.
//! Invariant: one pass, no allocation but the sample's text. Not here: the guess itself (`detect`).

use crate::decode::decode_exactly;
use crate::{Encoding, Script};

/// One odd character in so many is allowed: names, tables, foreign words. Short damage has far more.
const ODD_PER_CHARACTERS: usize = 4;

/// A script other than Latin needs so many letters in words: what is left of a broken UTF-8 sequence has three bytes at
/// most, and reads as a short word in some code page.
const FEWEST_LETTERS: usize = 4;

/// Whether the bytes, which begin at a character, are likely text of this encoding.
pub(crate) fn explains(bytes: &[u8], encoding: Encoding) -> bool {
    if let Some(is_usual) = usual_pairs(encoding) {
        return tally_pairs(bytes, encoding, is_usual).is_text();
    }
    let Ok(text) = decode_exactly(bytes, encoding) else { return false };
    match script_block(encoding.script()) {
        None => tally_latin(&text).is_text(),
        Some(block) => {
            let tally = tally_script(&text, block);
            tally.is_text() && tally.fitting >= FEWEST_LETTERS
        }
    }
}

/// Characters that are not ASCII, by whether they stand where such characters stand.
#[derive(Clone, Copy, Default)]
struct Tally {
    fitting: usize,
    odd: usize,
}

impl Tally {
    fn count(&mut self, fits: bool) {
        if fits {
            self.fitting += 1;
        } else {
            self.odd += 1;
        }
    }

    fn is_text(self) -> bool {
        self.fitting > 0 && self.odd * ODD_PER_CHARACTERS <= self.fitting + self.odd
    }
}

/// Lead and trail bytes of the characters that make up most of any text: kana, Hangul, punctuation and the first of the
/// two levels that the national standards sort ideographs into by use. `None` for single-byte encodings.
fn usual_pairs(encoding: Encoding) -> Option<fn(u8, u8) -> bool> {
    match encoding.script() {
        Script::SimplifiedChinese => Some(|lead, trail| matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && trail >= 0xa1),
        Script::TraditionalChinese => Some(|lead, _| matches!(lead, 0xa1..=0xc6)),
        Script::Korean => Some(|lead, trail| matches!(lead, 0xa1..=0xa3 | 0xb0..=0xc8) && trail >= 0xa1),
        Script::Japanese if encoding.0 == encoding_rs::EUC_JP => {
            Some(|lead, trail| matches!(lead, 0xa1..=0xa5 | 0xb0..=0xcf) && trail >= 0xa1)
        }
        Script::Japanese => Some(|lead, _| matches!(lead, 0x81..=0x83 | 0x88..=0x97)),
        _ => None,
    }
}

/// A usual character counts twice, so that two in five may be of the second level, as in old texts and names.
fn tally_pairs(bytes: &[u8], encoding: Encoding, is_usual: fn(u8, u8) -> bool) -> Tally {
    let mut tally = Tally::default();
    let mut rest = bytes;
    while let [lead, after @ ..] = rest {
        let length = match after.first() {
            Some(&trail) if !lead.is_ascii() => character_length(encoding, *lead, trail),
            _ => 1,
        };
        if let (2.., Some(&trail)) = (length, after.first()) {
            tally.fitting += if is_usual(*lead, trail) { 2 } else { 0 };
            tally.odd += usize::from(!is_usual(*lead, trail));
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    tally
}

/// The length in bytes of the character that begins with these two: half-width kana take one byte, the rarest
/// ideographs three or four.
fn character_length(encoding: Encoding, lead: u8, trail: u8) -> usize {
    let is_euc = encoding.0 == encoding_rs::EUC_JP;
    match (encoding.script(), lead, trail) {
        (Script::Japanese, 0x8f, _) if is_euc => 3,
        (Script::Japanese, 0xa1..=0xdf, _) if !is_euc => 1,
        (Script::SimplifiedChinese, _, b'0'..=b'9') => 4,
        _ => 2,
    }
}

/// The Unicode block of a script's letters; `None` for the Latin alphabets.
fn script_block(script: Script) -> Option<(char, char)> {
    match script {
        Script::Cyrillic => Some(('\u{400}', '\u{52f}')),
        Script::Greek => Some(('\u{370}', '\u{3ff}')),
        Script::Hebrew => Some(('\u{590}', '\u{5ff}')),
        Script::Arabic => Some(('\u{600}', '\u{6ff}')),
        Script::Thai => Some(('\u{e00}', '\u{e7f}')),
        _ => None,
    }
}

/// Letters fit in words of two or more of their own script that neither change to capitals midway nor repeat one letter
/// without end, as padding does. Words of one letter
/// and the frames that DOS drew say nothing.
fn tally_script(text: &str, (first, last): (char, char)) -> Tally {
    let is_own = |character: char| (first..=last).contains(&character);
    let mut tally = Tally::default();
    let (mut before, mut run) = (' ', 0usize);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        if is_own(character) {
            let turns = before.is_lowercase() && character.is_uppercase();
            let mixes = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
            run = if character == before { run + 1 } else { 0 };
            if turns || mixes || run > 1 {
                tally.odd += 1;
            } else if is_own(before) || is_own(after) {
                tally.fitting += 1;
            }
        } else if !character.is_ascii() && !matches!(character, '\u{2500}'..='\u{259f}') {
            // Signs say that nothing is wrong, but only letters say that something is right.
            tally.odd += usize::from(!is_sign(character));
        }
        before = character;
    }
    tally
}

/// Letters fit in words that have plain letters too; signs fit where such signs stand.
fn tally_latin(text: &str) -> Tally {
    let mut tally = Tally::default();
    let mut before = ' ';
    let mut word_start = None;
    for (at, character) in text.char_indices() {
        let in_word = character.is_alphabetic() && !is_sign(character) || matches!(character, '\u{300}'..='\u{36f}');
        if in_word {
            word_start = word_start.or(Some(at));
        } else {
            let word = word_start.take().and_then(|start| text.get(start..at));
            tally_word(word.unwrap_or_default(), &mut tally);
            if !character.is_ascii() {
                let after = text.get(at..).unwrap_or_default().chars().skip(1);
                tally.count(sign_fits(before, character, after));
            }
        }
        before = character;
    }
    tally_word(word_start.and_then(|start| text.get(start..)).unwrap_or_default(), &mut tally);
    tally
}

fn tally_word(word: &str, tally: &mut Tally) {
    let accented = word.chars().filter(|letter| !letter.is_ascii()).count();
    if accented == 0 {
        return;
    }
    if word.chars().all(|letter| !letter.is_ascii()) {
        let stands_alone = accented == 1 && word.starts_with(is_word_of_one_letter);
        tally.fitting += if stands_alone { 1 } else { 0 };
        tally.odd += if stands_alone { 0 } else { accented };
        return;
    }
    let (mut before, mut run) = (' ', 0);
    for letter in word.chars() {
        run = if letter.is_ascii() { 0 } else { run + 1 };
        if run > 0 {
            // Three accented letters in a row are the most that Latin alphabets write; ÿ is what byte 255 looks like.
            let turns = before.is_ascii_lowercase() && letter.is_uppercase();
            tally.count(run <= 3 && !turns && letter != 'ÿ');
        }
        before = letter;
    }
}

/// Accented letters that are words: French, Italian, Spanish, Portuguese, Hungarian, Czech, the Nordic languages.
fn is_word_of_one_letter(letter: char) -> bool {
    matches!(letter, 'à' | 'á' | 'è' | 'é' | 'ê' | 'ó' | 'ò' | 'ö' | 'ő' | 'å' | 'æ' | 'ø' | 'ú')
        || matches!(letter, 'À' | 'Á' | 'È' | 'É' | 'Ê' | 'Ó' | 'Ö' | 'Ő' | 'Å' | 'Ø' | 'Ú')
}

/// Whether a sign stands where it makes sense: money beside a figure, an inverted mark before a word.
fn sign_fits(before: char, sign: char, mut after: impl Iterator<Item = char>) -> bool {
    match sign {
        '€' | '£' | '¥' | '¢' => before.is_ascii_digit() || after.take(2).any(|near| near.is_ascii_digit()),
        '¡' | '¿' => after.next().is_some_and(|next| next.is_alphanumeric() || is_sign(next)),
        '´' => before.is_alphabetic(),
        '‰' => before.is_ascii_digit() || before.is_whitespace(),
        sign => is_sign(sign),
    }
}

/// Typographic signs that stand in running text of any language.
fn is_sign(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{ad}' | '\u{200c}'
            ..='\u{200f}' // spaces and joiners
        | '–' | '—' | '―' | '…' | '•' | '·' | '†' | '‡'
        | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‹' | '›' | '«' | '»'
        | '§' | '©' | '®' | '™' | '°' | '±' | '×' | '÷' | '№'
        | 'ª' | 'º' | '¹' | '²' | '³' | '¼' | '½' | '¾' | 'µ'
    )
}
