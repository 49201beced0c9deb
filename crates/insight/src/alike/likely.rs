//! Which sentences may be nearly the same: those that share rare pairs of neighbouring words.
//!
//! A changed word takes two pairs away and leaves the others, so that what is nearly the same shares some, and in a text few
//! pairs are in many sentences. Words that differ by one letter count as one here. Invariant: the work for a sentence has a
//! bound, whatever the text; what is found here is only looked at. Not here: how alike two sentences are (`likeness`).

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::reading::{Reading, Stopped};
use crate::tokens::{finish, mix};
use crate::vocabulary::{Mixed, Vocabulary, as_index};

type Hashed<V> = HashMap<u64, V, BuildHasherDefault<Mixed>>;

/// Rarer pairs tell more; so many of a sentence are looked up.
const PAIRS: usize = 32;
/// A pair that is in more sentences is looked up among the first and the last of them, and only where a sentence has hardly
/// a rarer one. The first are kept so that of many that are alike all find the same one.
const KNOWN: usize = 64;
const FIRST: usize = 32;
const ALWAYS: usize = 4;
/// What is nearly the same shares at least one in so many of the pairs that are looked up.
const ONE_IN: usize = 4;
/// What is the same in a part of both shares so many.
const OF_PART: usize = 4;
/// A sentence's first words stand for it: nobody writes a longer one twice with another beginning.
const MOST_WORDS: usize = 256;
/// Shorter words are other words with a letter more or less ("his", "is").
const LEAST_LETTERS: usize = 4;
/// Longer words are none, and are not looked at letter by letter.
const MOST_LETTERS: usize = 24;

/// Gives for each sentence those before it that may be nearly the same, the likelier first. Only `wanted` sentences are
/// looked at, by their places, in order.
pub(crate) fn likely(
    reading: &Reading<'_>,
    vocabulary: &Vocabulary,
    folded: &[u32],
    wanted: &[usize],
    mut give: impl FnMut(usize, &[usize]),
) -> Result<(), Stopped> {
    let pairs_of = |sentence: usize, pairs: &mut Vec<u64>| {
        pairs.clear();
        let said = vocabulary.said(sentence);
        let word = |id: &u32| u64::from(folded.get(as_index(*id)).copied().unwrap_or(*id));
        let pair = |(one, other): (&u32, &u32)| finish(mix(mix(7, word(one)), word(other)));
        pairs.extend(said.iter().zip(said.iter().skip(1)).take(MOST_WORDS).map(pair));
        pairs.sort_unstable();
        pairs.dedup();
    };
    let mut counts: Hashed<u32> = HashMap::default();
    let mut pairs = Vec::new();
    for sentence in wanted {
        reading.go_on()?;
        pairs_of(*sentence, &mut pairs);
        pairs.iter().for_each(|pair| *counts.entry(*pair).or_default() += 1);
    }
    counts.retain(|_, count| *count > 1);
    let mut known: Hashed<Vec<usize>> = HashMap::default();
    let (mut rare, mut likely) = (Vec::new(), Vec::new());
    let mut shared = Shared { counts: vec![0; reading.count()], counted: Vec::new() };
    for sentence in wanted {
        reading.go_on()?;
        pairs_of(*sentence, &mut pairs);
        rare.clear();
        rare.extend(pairs.iter().filter_map(|pair| Some((*counts.get(pair)?, *pair))));
        rare.sort_unstable();
        rare.truncate(PAIRS);
        let frequent = rare.iter().position(|(count, _)| as_index(*count) > KNOWN).unwrap_or(rare.len());
        rare.truncate(frequent.max(ALWAYS));
        for (_, pair) in &rare {
            let before = known.entry(*pair).or_default();
            before.iter().for_each(|other| shared.count(*other));
            if before.len() == KNOWN {
                before.remove(FIRST);
            }
            before.push(*sentence);
        }
        shared.take(rare.len().div_ceil(ONE_IN).min(OF_PART), &mut likely);
        give(*sentence, &likely);
    }
    Ok(())
}

/// How many pairs other sentences share with one.
struct Shared {
    counts: Vec<u16>,
    counted: Vec<usize>,
}

impl Shared {
    fn count(&mut self, other: usize) {
        let Some(count) = self.counts.get_mut(other) else { return };
        if *count == 0 {
            self.counted.push(other);
        }
        *count = count.saturating_add(1);
    }

    /// The sentences that share so many at least, those that share most first; all are forgotten.
    fn take(&mut self, least: usize, likely: &mut Vec<usize>) {
        likely.clear();
        let mut most: Vec<(u16, usize)> = Vec::new();
        for other in self.counted.drain(..) {
            let count = self.counts.get_mut(other).map(std::mem::take).unwrap_or_default();
            if usize::from(count) >= least {
                most.push((count, other));
            }
        }
        most.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        likely.extend(most.into_iter().map(|(_, other)| other));
    }
}

/// For each word the one that it is taken for: the most frequent that differs by one letter, where that is more frequent.
pub(crate) fn folded_words(reading: &Reading<'_>, vocabulary: &Vocabulary) -> Result<Vec<u32>, Stopped> {
    let words = vocabulary.words();
    let mut best: Hashed<(u32, std::cmp::Reverse<u32>)> = HashMap::default();
    for (id, word) in (0u32..).zip(words) {
        reading.go_on()?;
        if !word.is_number {
            let own = (word.count, std::cmp::Reverse(id));
            with_one_less(&word.letters, |key| {
                let known = best.entry(key).or_insert(own);
                *known = (*known).max(own);
            });
        }
    }
    let mut folded = Vec::with_capacity(words.len());
    for (id, word) in (0u32..).zip(words) {
        reading.go_on()?;
        let mut found = (word.count, std::cmp::Reverse(id));
        if !word.is_number {
            with_one_less(&word.letters, |key| found = best.get(&key).copied().map_or(found, |other| found.max(other)));
        }
        folded.push(found.1.0);
    }
    Ok(folded)
}

/// Gives a key of a word, and of each word that it is with one letter less.
fn with_one_less(letters: &str, mut give: impl FnMut(u64)) {
    let count = letters.chars().count();
    if !(LEAST_LETTERS..=MOST_LETTERS).contains(&count) {
        return;
    }
    let key = |without: usize| {
        let kept = letters.chars().enumerate().filter(|(place, _)| *place != without);
        finish(kept.fold(3, |hash, (_, letter)| mix(hash, u64::from(letter))))
    };
    (0..=count).for_each(|without| give(key(without)));
}
