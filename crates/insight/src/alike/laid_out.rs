//! A sentence laid out to be compared with many: its own words in order, and sorted.
//! Invariant: what is only counted of two sentences is never less than what they share in order. Not here: the order
//! (`likeness`).

use std::cmp::Ordering;
use std::ops::Range;

use super::counters::own_words;
use super::likeness::{Likeness, likeness};
use crate::reading::Reading;
use crate::vocabulary::Vocabulary;

/// Fewer words are no statement.
const LEAST_OF_PARTS: usize = 4;

/// A sentence laid out.
pub(crate) struct LaidOut<'a> {
    /// Its words, without numbers that only count pages or readers.
    pub said: &'a [u32],
    /// How many of those stand before its words.
    start: usize,
    sorted: Vec<u32>,
    /// Whether words in capitals stand side by side in it, as in the heads of a page.
    pub is_shouting: bool,
}

impl<'a> LaidOut<'a> {
    /// Lays a sentence out.
    pub fn of(reading: &Reading<'_>, vocabulary: &'a Vocabulary, sentence: usize) -> LaidOut<'a> {
        let all = vocabulary.said(sentence);
        let own = own_words(reading.sentence(sentence), all.len());
        let start = own.start;
        let said = all.get(own).unwrap_or_default();
        let mut sorted = said.to_vec();
        sorted.sort_unstable();
        LaidOut { said, start, sorted, is_shouting: is_shouting(reading.sentence(sentence)) }
    }

    /// Which of the sentence's words those are.
    pub fn own(&self) -> Range<usize> {
        self.start..self.start + self.said.len()
    }

    /// How alike it is to another, with the places of the differing words in the whole sentences.
    pub fn likeness(&self, vocabulary: &Vocabulary, other: &LaidOut<'_>, least: f32) -> Option<Likeness> {
        let mut found = likeness(vocabulary, self.said, other.said, least)?;
        found.differing.0.iter_mut().for_each(|word| *word += self.start);
        found.differing.1.iter_mut().for_each(|word| *word += other.start);
        Some(found)
    }
}

fn is_shouting(sentence: &str) -> bool {
    let is_shouted = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase);
    let mut words = sentence.split_whitespace().map(is_shouted).peekable();
    while let Some(is_shouted) = words.next() {
        if is_shouted && words.peek() == Some(&true) {
            return true;
        }
    }
    false
}

/// What two sentences have in common, whatever its order.
pub(crate) struct Shared {
    words: usize,
    /// How many words the two have.
    lengths: (usize, usize),
    /// Whether each has a number that the other has not.
    numbers: (bool, bool),
}

impl Shared {
    /// What two sentences have in common.
    pub fn of(vocabulary: &Vocabulary, one: &LaidOut<'_>, other: &LaidOut<'_>) -> Shared {
        let (one, other) = (&one.sorted, &other.sorted);
        let is_number = |id: &u32| vocabulary.word(*id).is_some_and(|word| word.is_number);
        let mut shared = Shared { words: 0, lengths: (one.len(), other.len()), numbers: (false, false) };
        let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
        while let (Some(first), Some(second)) = (ones.peek().copied(), others.peek().copied()) {
            match first.cmp(second) {
                Ordering::Equal => shared.words += 1,
                Ordering::Less => shared.numbers.0 |= is_number(first),
                Ordering::Greater => shared.numbers.1 |= is_number(second),
            }
            if first <= second {
                ones.next();
            }
            if second <= first {
                others.next();
            }
        }
        shared.numbers.0 |= ones.any(is_number);
        shared.numbers.1 |= others.any(is_number);
        shared
    }

    /// Whether there are enough words in common, and not a number of its own in each.
    pub fn may_be_alike(&self) -> bool {
        self.words * 5 >= self.lengths.0.max(self.lengths.1) * 2 && self.numbers != (true, true)
    }

    /// Whether there are enough words in common for a part of both.
    pub fn may_have_parts(&self) -> bool {
        self.words >= LEAST_OF_PARTS
    }
}
