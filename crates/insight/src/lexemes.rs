//! A sentence cut into words, numbers and signs, as grammars of dates and quantities read it.
//! Invariant: linear, nothing is lost but white space; a number ends where letters begin, so that `11June` and `19th` are two.
//! Not here: what words mean, and how texts are compared (`tokens`, `words`).

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// What a piece of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Letters, with apostrophes between them.
    Word,
    /// Digits.
    Number,
    /// One character of anything else.
    Sign,
}

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Lexeme<'a> {
    /// What it is.
    pub sort: Sort,
    /// As written.
    pub text: &'a str,
    /// In small letters, with straight apostrophes.
    pub low: Cow<'a, str>,
    /// The byte of the sentence at which it begins.
    pub start: usize,
    /// Whether it follows the one before without a space.
    pub is_glued: bool,
}

impl Lexeme<'_> {
    /// The byte after it.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.sort == Sort::Word
    }

    /// The number that its digits write; none where they are too many for one.
    pub fn number(&self) -> Option<u32> {
        (self.sort == Sort::Number && self.text.len() <= 9).then(|| self.text.parse().ok()).flatten()
    }
}

/// Cuts a sentence.
pub(crate) fn lexemes(sentence: &str) -> Vec<Lexeme<'_>> {
    let mut found = Vec::new();
    let mut is_glued = false;
    let mut rest = sentence;
    while let Some(first) = rest.chars().next() {
        let start = sentence.len() - rest.len();
        let length = if first.is_whitespace() {
            is_glued = false;
            first.len_utf8()
        } else {
            let (sort, length) = piece(first, rest);
            let text = rest.get(..length).unwrap_or_default();
            found.push(Lexeme { sort, text, low: low(text), start, is_glued });
            is_glued = true;
            length
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// Where some lexemes stand in their sentence, in bytes.
pub(crate) fn bytes(lexemes: &[Lexeme<'_>], part: &Range<usize>) -> Range<usize> {
    let first = lexemes.get(part.start).map_or(0, |lexeme| lexeme.start);
    let last = part.end.checked_sub(1).and_then(|last| lexemes.get(last)).map_or(first, Lexeme::end);
    first..last.max(first)
}

fn piece(first: char, rest: &str) -> (Sort, usize) {
    if first.is_ascii_digit() {
        let length = rest.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        return (Sort::Number, length);
    }
    if !is_letter(first) {
        return (Sort::Sign, first.len_utf8());
    }
    let mut characters = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((at, character)) = characters.next() {
        let joins = is_apostrophe(character) && characters.peek().is_some_and(|(_, next)| is_letter(*next));
        if !is_letter(character) && !joins {
            break;
        }
        end = at + character.len_utf8();
    }
    (Sort::Word, end)
}

fn is_letter(character: char) -> bool {
    character.is_alphabetic()
        || matches!(character, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
        || unicode_normalization::char::is_combining_mark(character)
}

/// An apostrophe, in any of its shapes.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

fn low(text: &str) -> Cow<'_, str> {
    let is_low = |character: char| character.is_ascii() && !character.is_ascii_uppercase();
    if text.chars().all(is_low) {
        return Cow::Borrowed(text);
    }
    let seen = text.chars().filter(|character| obelus_text::Invisible::of(*character).is_none());
    let straight = seen.map(|character| if is_apostrophe(character) { '\'' } else { character });
    // A letter and its mark are one, however they were written: all that words are compared with is.
    Cow::Owned(straight.flat_map(char::to_lowercase).nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_signs_come_apart() {
        let check = |sentence: &str, expected: &[&str]| {
            let found = lexemes(sentence).iter().map(|lexeme| lexeme.low.to_string()).collect::<Vec<_>>();
            assert_eq!(found, expected, "{sentence:?}");
        };
        check("On 11June, 1847", &["on", "11", "june", ",", "1847"]);
        check("Franklin’s 19th ’24", &["franklin's", "19", "th", "'", "24"]);
        check("1936–37", &["1936", "–", "37"]);
        check("U\u{308}ber Mu\u{308}ller", &["über", "müller"]);
        check("", &[]);
    }
}
