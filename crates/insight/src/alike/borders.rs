//! Where a statement may begin or end within a sentence as it was cut: at a glued stop, a colon, a sign of a page's lines, a
//! capital letter that is no name's.
//!
//! Invariant: a border lies between two words, or before the first, or behind the last; a comma is none. Not here: whether
//! what stands between two borders is said again (`parts`).

use std::ops::Range;

use super::laid_out::LaidOut;
use crate::reading::Reading;
use crate::rules::Rules;
use crate::vocabulary::{Vocabulary, Word, places};

/// Signs behind which something else is said.
const SIGNS: [char; 12] = ['»', '›', '|', '\n', '\t', '•', '·', '✓', '©', '>', '→', '§'];
/// Signs behind which something else may be said.
const SOFT_SIGNS: [char; 10] = ['–', '—', '"', '“', '”', '„', '(', ')', ';', '…'];
/// A stop behind fewer letters may be that of an abbreviation.
const ABBREVIATED: usize = 3;

/// How surely something ends and something else begins, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Border {
    /// Nothing tells of it.
    None,
    /// A capital that may be a name's.
    Name,
    /// A dash, a bracket, a quotation mark.
    Soft,
    /// A stop, a colon, a sign of a page's lines, a capital that is no name's.
    Hard,
    /// The sentence itself begins or ends.
    Edge,
}

/// The borders of a sentence.
pub(crate) struct Borders<'a> {
    reading: &'a Reading<'a>,
    vocabulary: &'a Vocabulary,
    rules: &'a Rules,
    sentence: usize,
    /// Where its words stand, in bytes of it.
    places: Vec<Range<usize>>,
    said: &'a [u32],
    /// Its own words, without the numbers that count pages.
    own: Range<usize>,
}

impl<'a> Borders<'a> {
    /// The borders of a sentence.
    pub fn of(
        reading: &'a Reading<'a>,
        vocabulary: &'a Vocabulary,
        rules: &'a Rules,
        sentence: usize,
        laid_out: &LaidOut<'_>,
    ) -> Borders<'a> {
        let places = places(reading.sentence(sentence), &rules.common);
        let (said, own) = (vocabulary.said(sentence), laid_out.own());
        Borders { reading, vocabulary, rules, sentence, places, said, own }
    }

    /// What lies before a word.
    pub fn before(&self, word: usize) -> Border {
        if self.is_opened(word) || word >= self.own.end {
            return Border::Edge;
        }
        let between = self.between(word);
        let (is_large, first) = (self.is_large(word), self.said_at(word));
        if between.contains(SIGNS) || between.contains("  ") || self.is_stopped(word, between, is_large) {
            return Border::Hard;
        }
        let is_name = first.is_some_and(Word::is_name);
        let is_function = first.is_some_and(|word| word.is_function && word.letters.len() > 1);
        let is_begun = is_function || (!is_name && !self.vocabulary.nouns_have_capitals());
        match (is_large, between.contains(SOFT_SIGNS)) {
            _ if self.is_at_a_shout(word) || self.is_page_number(word) || self.is_bracket_to_the_end(between) => {
                Border::Hard
            }
            (true, _) if is_begun => Border::Hard,
            (true, true) => Border::Soft,
            (false, true) if between.contains('(') => Border::Soft,
            (true, false) => Border::Name,
            (false, _) => Border::None,
        }
    }

    /// Whether nothing of the sentence stands before a word, but what may open it.
    fn is_opened(&self, word: usize) -> bool {
        let opens = |first: &Word| self.rules.common.is_opening(&first.letters);
        word <= self.own.start || (word == self.own.start + 1 && self.said_at(self.own.start).is_some_and(opens))
    }

    /// The first word of a part, with what opens the sentence.
    pub fn opened(&self, word: usize) -> usize {
        if self.is_opened(word) { self.own.start } else { word }
    }

    /// Whether a sentence ended before a word by its signs.
    fn is_stopped(&self, word: usize, between: &str, is_large: bool) -> bool {
        // A clock ("7:31") has its colon beside the number.
        let is_led = between.contains(": ") || (between.ends_with(':') && is_large);
        let before = word.checked_sub(1).and_then(|word| self.said_at(word));
        let is_short = before.is_some_and(|word| !word.is_number && word.letters.chars().count() < ABBREVIATED);
        is_led || (is_large && (between.contains(['!', '?']) || (between.contains('.') && !is_short)))
    }

    /// Whether words begin to be shouted here, or end.
    fn is_at_a_shout(&self, word: usize) -> bool {
        let shouts = |word: Option<usize>| word.is_some_and(|word| self.is_shouted(word));
        let (before, that_before) = (shouts(word.checked_sub(1)), shouts(word.checked_sub(2)));
        let (here, next) = (shouts(Some(word)), shouts(Some(word + 1)));
        (here && next && !before) || (before && that_before && !here)
    }

    /// Whether a number only counts the page whose head stands behind it.
    fn is_page_number(&self, word: usize) -> bool {
        let is_number = self.said_at(word).is_some_and(|word| word.is_number);
        is_number && (self.is_at_a_shout(word + 1) || self.between(word + 1).contains("  "))
    }

    /// Whether a bracket opens that has all the rest of the sentence in it.
    fn is_bracket_to_the_end(&self, between: &str) -> bool {
        let sentence = self.reading.sentence(self.sentence);
        let closes = || sentence.trim_end_matches(|sign: char| !sign.is_alphanumeric() && sign != ')').ends_with(')');
        between.contains('(') && closes() && sentence.matches(')').count() == 1
    }

    /// Whether a word has capitals only.
    pub fn is_shouted(&self, word: usize) -> bool {
        let written = self.written(word).unwrap_or_default();
        let letters = || written.chars().filter(|character| character.is_alphabetic());
        letters().count() > 1 && letters().all(char::is_uppercase)
    }

    /// Whether what stands before a word leads to it, so that both are one statement: "It is said that", "He denied".
    pub fn is_led_to(&self, word: usize) -> bool {
        let Some(before) = word.checked_sub(1).and_then(|word| self.said_at(word)) else { return false };
        before.is_negation || self.rules.common.is_leading(&before.letters)
    }

    /// Whether somebody does something from a word on, so that a statement begins there.
    pub fn acts_from(&self, word: usize) -> bool {
        let does = |word: &Word| self.rules.common.is_deed(&word.letters) || self.rules.common.is_past(&word.letters);
        (word + 1..word + 4).filter_map(|word| self.said_at(word)).any(does) || word + 5 <= self.own.end
    }

    /// How many words there are, and how much those weigh that are within a part.
    pub fn own(&self) -> Range<usize> {
        self.own.clone()
    }

    /// The words of a part, as they are numbered.
    pub fn said(&self, part: &Range<usize>) -> &'a [u32] {
        self.said.get(part.clone()).unwrap_or_default()
    }

    fn said_at(&self, word: usize) -> Option<&'a Word> {
        self.said.get(word).and_then(|id| self.vocabulary.word(*id))
    }

    fn written(&self, word: usize) -> Option<&'a str> {
        self.reading.sentence(self.sentence).get(self.places.get(word)?.clone())
    }

    fn is_large(&self, word: usize) -> bool {
        self.written(word).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase)
    }

    /// What stands between a word and the one before it.
    fn between(&self, word: usize) -> &'a str {
        let before = word.checked_sub(1).and_then(|word| self.places.get(word));
        let between = before.zip(self.places.get(word)).map(|(before, word)| before.end..word.start);
        between.and_then(|between| self.reading.sentence(self.sentence).get(between)).unwrap_or_default()
    }
}
