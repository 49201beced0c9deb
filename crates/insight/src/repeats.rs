//! Sentences that stand in a text more than once.
//!
//! Only those whose words are the same are found so far. A way of finding what is nearly the same adds a field to
//! [`Repeat`] that says how alike its sentences are, and its groups to the answer.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use obelus_text::{CanonicalText, Span};

use crate::words::{has_words, write_words};

/// Shorter sentences are the same by chance ("He died.", "Read more"), and are judged as quickly as compared.
const LEAST_WORDS: usize = 3;

/// Sentences that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Their indexes from 0, in the order of the text; at least two.
    pub sentences: Vec<u32>,
}

/// The sentences of a text whose words are the same once case, punctuation and white space are left aside, by the place
/// of the first of each. Time and room grow with the text and no faster.
pub fn repeats(text: &CanonicalText, sentences: &[Span]) -> Vec<Repeat> {
    // A random key: a text cannot be made so that all its sentences fall together.
    let keys = RandomState::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    // Groups by the hash of their words. Two of one hash are nearly always one; the words decide.
    let mut by_hash: HashMap<u64, Vec<usize>> = HashMap::with_capacity(sentences.len());
    let sentence = |index: u32| {
        let span = usize::try_from(index).ok().and_then(|index| sentences.get(index));
        span.and_then(|span| text.slice(*span)).unwrap_or_default()
    };
    let (mut words, mut others) = (String::new(), String::new());
    for index in (0u32..).take(sentences.len()) {
        write_words(sentence(index), &mut words);
        if !has_words(&words, LEAST_WORDS) {
            continue;
        }
        let alike = by_hash.entry(keys.hash_one(&words)).or_default();
        let mut is_same = |group: &&usize| {
            let first = groups.get(**group).and_then(|group| group.first());
            write_words(first.map_or("", |first| sentence(*first)), &mut others);
            others == words
        };
        match alike.iter().find(&mut is_same).copied() {
            Some(group) => groups.get_mut(group).into_iter().for_each(|group| group.push(index)),
            None => {
                alike.push(groups.len());
                groups.push(vec![index]);
            }
        }
    }
    groups.into_iter().filter(|group| group.len() > 1).map(|sentences| Repeat { sentences }).collect()
}
