//! A sentence as the words that phrases are made of: small letters, with case, punctuation and white space left aside.
//!
//! Invariant: the same cut for phrases and for texts. An apostrophe within a word is dropped (`don't`, `don’t` and `dont`
//! are one), and so is a stop or comma within a number (`1,024`); a hyphen parts (`sign-up` is two words).

use std::ops::Range;

use obelus_text::Invisible;
use unicode_normalization::char::compose;

/// No word that is sought is longer; of a longer one the beginning is compared.
const LONGEST: usize = 64;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Its small letters, in bytes of [`Words::letters`].
    letters: Range<usize>,
    /// Where it stands, in bytes of the sentence.
    pub bytes: Range<usize>,
}

/// The words of one sentence; made anew in the same room for the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    letters: String,
    cuts: Vec<Cut>,
}

impl Words {
    /// Cuts a sentence, in place of the one before.
    pub fn cut(&mut self, sentence: &str) {
        self.letters.clear();
        self.cuts.clear();
        let mut characters = sentence.char_indices().peekable();
        let mut word: Option<Cut> = None;
        while let Some((at, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            if character.is_alphanumeric() || is_mark(character) {
                let from = self.letters.len();
                let begun = word.get_or_insert(Cut { letters: from..from, bytes: at..at });
                begun.bytes.end = at + character.len_utf8();
                if begun.letters.len() < LONGEST {
                    push(&mut self.letters, begun.letters.start, character);
                    begun.letters.end = self.letters.len();
                }
            } else if word.is_some() && !self.is_within(word.as_ref(), character, next) {
                self.cuts.extend(word.take());
            }
        }
        self.cuts.extend(word);
    }

    /// Whether a character that is no letter stands within the word.
    fn is_within(&self, word: Option<&Cut>, character: char, next: Option<char>) -> bool {
        match character {
            '\'' | '\u{2019}' | '\u{02BC}' => next.is_some_and(char::is_alphabetic),
            '.' | ',' => {
                next.is_some_and(|next| next.is_ascii_digit()) && word.is_some_and(|word| self.is_number(word))
            }
            _ => Invisible::of(character).is_some(),
        }
    }

    fn is_number(&self, word: &Cut) -> bool {
        self.letters
            .get(word.letters.clone())
            .is_some_and(|letters| letters.starts_with(|first: char| first.is_ascii_digit()))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.cuts.len()
    }

    /// The small letters of a word.
    pub fn word(&self, index: usize) -> Option<&str> {
        self.letters.get(self.cuts.get(index)?.letters.clone())
    }

    /// Where words stand, in bytes of the sentence.
    pub fn bytes(&self, words: Range<usize>) -> Option<Range<usize>> {
        let last = self.cuts.get(words.end.checked_sub(1)?)?;
        Some(self.cuts.get(words.start)?.bytes.start..last.bytes.end)
    }

    /// The words that bytes of the sentence touch.
    pub fn touched(&self, bytes: Range<usize>) -> Range<usize> {
        let start = self.cuts.partition_point(|cut| cut.bytes.end <= bytes.start);
        let end = self.cuts.partition_point(|cut| cut.bytes.start < bytes.end);
        start..end.max(start)
    }
}

/// Adds a small letter to those of a word since `from`. A mark that is written apart joins its letter.
fn push(letters: &mut String, from: usize, character: char) {
    let last = letters.get(from..).and_then(|word| word.chars().next_back()).filter(|_| is_mark(character));
    match last.and_then(|last| compose(last, character)) {
        Some(whole) => {
            letters.pop();
            letters.push(whole);
        }
        None => letters.extend(character.to_lowercase()),
    }
}

/// A mark on a letter that is written as a character of its own.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: &[&str]) {
        let mut words = Words::default();
        words.cut(sentence);
        let found = (0..words.count()).filter_map(|index| words.word(index)).collect::<Vec<_>>();
        assert_eq!(found, expected, "{sentence:?}");
    }

    #[test]
    fn words_are_small_letters_between_spaces_and_signs() {
        check("Sign-up, please!", &["sign", "up", "please"]);
        check("Don’t don't dont 'quoted'", &["dont", "dont", "dont", "quoted"]);
        check("1,024 votes. 3.5k (24)", &["1024", "votes", "35k", "24"]);
        check("U.S. Straße lost.Then", &["u", "s", "straße", "lost", "then"]);
        check("fu\u{308}r U\u{308}ber", &["für", "über"]);
        check(" — ", &[]);
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let mut words = Words::default();
        words.cut("«Ça va», dit-il");
        assert_eq!(words.bytes(0..2), Some(2..8));
        assert_eq!(words.bytes(0..9), None);
    }
}
