//! Which document of the library a document of a file may be, where neither hash nor id tells: another scan or transcription
//! of it, with the same title and a like text, or with another title and nearly the same text.
//! Not here: whether it is taken for it; a person is asked.

use std::collections::{BTreeSet, HashMap, hash_map};
use std::hash::{DefaultHasher, Hash, Hasher};

use obelus_model::DocumentId;
use obelus_store::{Rows, Shelved};
use obelus_text::{CanonicalText, SENTENCE_RULES, cut_words, folded};

use crate::fault::Result;

/// With the same title so much of the pairs of neighbouring words must be the same: another scan or edition has far more, a
/// chapter with a common title far less.
const WITH_TITLE: f64 = 0.5;

/// With another title so much: a copy with some letters read otherwise has it, two editions seldom.
const WHATEVER_TITLE: f64 = 0.9;

/// Texts whose lengths differ by more than this factor are not nearly the same.
const LENGTHS: f64 = 1.25;

/// A document of the library that one of the file is like.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alike {
    /// Which one.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// How alike the two are, from 0 to 1.
    pub likeness: f64,
}

/// What the library has to be compared with, looked at once for all documents of a file.
#[derive(Default)]
pub(super) struct Library {
    shelved: Option<Vec<(Shelved, String)>>,
    pairs: HashMap<DocumentId, Vec<u32>>,
}

impl Library {
    /// The document that one of a file is most like, where it is like enough, without those that are taken already. Of a
    /// document that came without its text the words of its passages are looked for.
    pub fn find(
        &mut self,
        rows: Rows<'_>,
        title: &str,
        text: Option<&CanonicalText>,
        passages: &[&str],
        taken: &BTreeSet<DocumentId>,
    ) -> Result<Option<Alike>> {
        let title = folded(title);
        let own = text.map(|text| pairs(text.as_str()));
        let length = text.map(CanonicalText::length);
        let mut best: Option<Alike> = None;
        for (shelved, other) in self.shelved(rows)? {
            let is_titled = !title.is_empty() && title == other;
            let is_near = length.is_some_and(|length| are_near(length, shelved.length));
            if taken.contains(&shelved.document) || !(is_titled || is_near) {
                continue;
            }
            let likeness = match &own {
                Some(own) => shared(own, self.pairs_of(rows, &shelved)?),
                None => quoted(passages, &text_of(rows, &shelved)?),
            };
            let least = if is_titled { WITH_TITLE } else { WHATEVER_TITLE };
            let is_better = best.as_ref().is_none_or(|best| likeness > best.likeness);
            if likeness >= least && is_better {
                best = Some(Alike { document: shelved.document, title: shelved.title, likeness });
            }
        }
        Ok(best)
    }

    /// The documents of the library with their titles folded.
    fn shelved(&mut self, rows: Rows<'_>) -> Result<Vec<(Shelved, String)>> {
        if self.shelved.is_none() {
            let with_title = |shelved: Shelved| {
                let title = folded(&shelved.title);
                (shelved, title)
            };
            self.shelved = Some(rows.shelved(None, SENTENCE_RULES)?.into_iter().map(with_title).collect());
        }
        Ok(self.shelved.clone().unwrap_or_default())
    }

    fn pairs_of(&mut self, rows: Rows<'_>, shelved: &Shelved) -> Result<&[u32]> {
        Ok(match self.pairs.entry(shelved.document) {
            hash_map::Entry::Occupied(known) => known.into_mut(),
            hash_map::Entry::Vacant(unknown) => unknown.insert(pairs(&text_of(rows, shelved)?)),
        })
    }
}

fn text_of(rows: Rows<'_>, shelved: &Shelved) -> Result<String> {
    // A text that is missing is like nothing; whoever opens its document is told.
    Ok(rows.text(&shelved.text)?.unwrap_or_default())
}

fn are_near(one: u32, other: u32) -> bool {
    f64::from(one.max(other)) <= f64::from(one.min(other)) * LENGTHS
}

/// The pairs of neighbouring words of a text, each once, by short hashes in order. The beginning and the end are neighbours,
/// too, so that one word makes two pairs.
fn pairs(text: &str) -> Vec<u32> {
    let mut pairs = Vec::new();
    let mut last = 0;
    let mut push = |last: u64, next: u64| {
        let mut hasher = DefaultHasher::new();
        (last, next).hash(&mut hasher);
        // Half of the hash is enough: of a million pairs a few hundred are taken for others.
        pairs.push(hasher.finish() as u32);
    };
    cut_words(text, |word| {
        let mut hasher = DefaultHasher::new();
        word.folded.hash(&mut hasher);
        let next = hasher.finish();
        push(last, next);
        last = next;
    });
    push(last, 0);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How much of two lists of pairs is in both.
fn shared(one: &[u32], other: &[u32]) -> f64 {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut both = 0usize;
    while let (Some(mine), Some(yours)) = (left.peek(), right.peek()) {
        match mine.cmp(yours) {
            std::cmp::Ordering::Less => {
                left.next();
            }
            std::cmp::Ordering::Greater => {
                right.next();
            }
            std::cmp::Ordering::Equal => {
                both += 1;
                left.next();
                right.next();
            }
        }
    }
    2.0 * both as f64 / (one.len() + other.len()).max(1) as f64
}

/// How many of some passages stand in a text, letter by letter.
fn quoted(passages: &[&str], text: &str) -> f64 {
    let there = passages.iter().filter(|words| text.contains(**words)).count();
    there as f64 / passages.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> f64 {
        shared(&pairs(one), &pairs(other))
    }

    #[test]
    fn likeness_is_the_share_of_pairs_that_both_have() {
        assert_eq!(likeness("One came. Two went.", "one came, two went"), 1.0);
        assert_eq!(likeness("one", "two"), 0.0);
        assert_eq!(likeness("", ""), 1.0);
        // (one two), (two three) of (^ one), (one two), (two three), (three $) and (^ zero), (zero one), …, (three $).
        let more = likeness("one two three", "zero one two three");
        assert!((more - 2.0 * 3.0 / 9.0).abs() < 1e-9, "{more}");
    }

    #[test]
    fn passages_are_counted_where_they_stand_letter_by_letter() {
        assert_eq!(quoted(&["came", "went", "Came", "stayed"], "One came. Two went."), 0.5);
        assert_eq!(quoted(&[], "One came."), 0.0);
    }
}
