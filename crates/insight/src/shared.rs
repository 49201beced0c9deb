//! Passages that texts have in common, word by word: how one text betrays that it was copied from another, or both from a
//! third.
//!
//! Fingerprints of runs of words, winnowed (Schleimer, Wilkerson and Aiken 2003): of every few runs beside each other one is
//! kept, by a rule that keeps the same one in every text, so that a common passage of [`LEAST_WORDS`] words always shows.
//! Invariant: time grows with the texts; room with what they share and with [`MOST_BITS`], not with the texts, which are
//! fetched one at a time, up to three times each. Repeats within one text are no matter of this. Not here: when texts that
//! share passages are one origin (`engine`).

use std::collections::HashMap;

use obelus_text::{ByteSpan, CanonicalText, Span};

use crate::tokens::{finish, mix, tokens};

/// Twelve words in a row are hardly ever the same by chance: in English two texts share runs of five or six all the time,
/// of nine or ten in names, titles and formulas.
pub const LEAST_WORDS: usize = 12;
/// A fingerprint is of so many words.
const RUN: usize = 8;
/// Of so many fingerprints beside each other one is kept: runs of 8 + 5 - 1 = 12 words always have one.
const WINDOW: usize = LEAST_WORDS - RUN + 1;
/// A table of bits for each of two passes: at most 128 MB each, which is enough for a gigabyte of text.
const MOST_BITS: usize = 1 << 30;
/// Pairs of texts beyond this number are not compared closely; those that share most come first.
const MOST_PAIRS: usize = 20_000;

/// What two texts share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedPassages {
    /// The texts, by their numbers, the smaller one first.
    pub texts: [usize; 2],
    /// How many words each has.
    pub words: [usize; 2],
    /// The passages, by their place in the first.
    pub passages: Vec<SharedPassage>,
}

/// A passage that two texts share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedPassage {
    /// Where it stands in each.
    pub spans: [Span; 2],
    /// How many words it has.
    pub words: usize,
}

/// A fingerprint: its hash, the text and the number of its first word there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Print {
    hash: u64,
    text: u32,
    word: u32,
}

/// What so many texts share, pair by pair. Of many that share the same passage, the first is paired with each of the others,
/// and those not always with one another.
/// `fetch` gives a text by its number from 0; `length` is about how many characters all have together.
pub fn shared_passages<T: AsRef<CanonicalText>>(
    count: usize,
    length: usize,
    mut fetch: impl FnMut(usize) -> Option<T>,
) -> Vec<SharedPassages> {
    let mut seen = Twice::for_prints(length / 16);
    for number in 0..count {
        if let Some(text) = fetch(number) {
            let mut hashes: Vec<u64> = prints(text.as_ref().as_str(), 0).into_iter().map(|print| print.hash).collect();
            hashes.sort_unstable();
            hashes.dedup();
            hashes.into_iter().for_each(|hash| seen.add(hash));
        }
    }
    let mut common: Vec<Print> = Vec::new();
    for number in 0..count {
        if let (Some(text), Ok(small)) = (fetch(number), u32::try_from(number)) {
            common.extend(prints(text.as_ref().as_str(), small).into_iter().filter(|print| seen.has_twice(print.hash)));
        }
    }
    drop(seen);
    common.sort_unstable();
    let mut pairs = pairs(&common);
    drop(common);
    pairs.sort_by_key(|(_, met)| std::cmp::Reverse(met.len()));
    pairs.truncate(MOST_PAIRS);
    pairs.sort_by_key(|(texts, _)| *texts);
    let mut held: Option<(u32, T, Vec<Place>)> = None;
    let mut found = Vec::new();
    for ([one, other], met) in pairs {
        if held.as_ref().is_none_or(|(number, ..)| *number != one) {
            held = fetch(one as usize).map(|text| {
                let places = places(text.as_ref().as_str());
                (one, text, places)
            });
        }
        let (Some((_, first, first_places)), Some(second)) = (&held, fetch(other as usize)) else { continue };
        let second_places = places(second.as_ref().as_str());
        let sides = [(first.as_ref(), first_places.as_slice()), (second.as_ref(), second_places.as_slice())];
        let passages = passages(sides, &met);
        if !passages.is_empty() {
            let words = [first_places.len(), second_places.len()];
            found.push(SharedPassages { texts: [one as usize, other as usize], words, passages });
        }
    }
    found
}

/// The winnowed fingerprints of a text.
fn prints(text: &str, number: u32) -> Vec<Print> {
    let mut kept: Vec<Print> = Vec::new();
    let mut words = [0u64; RUN];
    // The last fingerprints, the newest last.
    let mut window: Vec<(u64, u32)> = Vec::with_capacity(WINDOW + 1);
    let mut count = 0u32;
    tokens(text, |token| {
        words.rotate_left(1);
        if let Some(newest) = words.last_mut() {
            *newest = token.hash;
        }
        count = count.saturating_add(1);
        let Some(word) = count.checked_sub(RUN as u32) else { return };
        if window.len() == WINDOW {
            window.remove(0);
        }
        window.push((finish(words.iter().copied().fold(0, mix)), word));
        if window.len() == WINDOW {
            // Of equal ones the last: it stays the least for longest.
            let least = window.iter().rev().min_by_key(|(hash, _)| *hash);
            if let Some((hash, word)) = least.copied()
                && kept.last().is_none_or(|last| last.word != word)
            {
                kept.push(Print { hash, text: number, word });
            }
        }
    });
    kept
}

/// Of fingerprints in order, those that the first text with each shares with the others: pairs of words by pairs of texts.
fn pairs(common: &[Print]) -> Vec<([u32; 2], Vec<[u32; 2]>)> {
    let mut by_texts: HashMap<[u32; 2], Vec<[u32; 2]>> = HashMap::new();
    for same in common.chunk_by(|one, other| one.hash == other.hash) {
        let Some(first) = same.first() else { continue };
        for of_text in same.chunk_by(|one, other| one.text == other.text).skip(1) {
            if let Some(other) = of_text.first() {
                by_texts.entry([first.text, other.text]).or_default().push([first.word, other.word]);
            }
        }
    }
    by_texts.into_iter().collect()
}

/// A word of a text: its hash and its bytes.
type Place = (u64, usize, usize);

fn places(text: &str) -> Vec<Place> {
    let mut places = Vec::with_capacity(text.len() / 6);
    tokens(text, |token| places.push((token.hash, token.start, token.end)));
    places
}

/// The passages around words that two texts share, each as long as it can be.
fn passages(sides: [(&CanonicalText, &[Place]); 2], met: &[[u32; 2]]) -> Vec<SharedPassage> {
    let [(first, ours), (second, theirs)] = sides;
    let mut met: Vec<[usize; 2]> = met.iter().map(|[one, other]| [*one as usize, *other as usize]).collect();
    met.sort_unstable();
    // How far each diagonal has been read: a passage has many fingerprints.
    let mut read: HashMap<i64, usize> = HashMap::new();
    let mut found = Vec::new();
    for [one, other] in met {
        let diagonal = one as i64 - other as i64;
        if read.get(&diagonal).is_some_and(|reach| one < *reach) {
            continue;
        }
        let same = |one: usize, other: usize| match (ours.get(one), theirs.get(other)) {
            (Some(our), Some(their)) => our.0 == their.0,
            _ => false,
        };
        let back = (1..=one.min(other)).take_while(|step| same(one - step, other - step)).count();
        let ahead = (0..).take_while(|step| same(one + step, other + step)).count();
        read.insert(diagonal, one + ahead);
        let words = back + ahead;
        if words < LEAST_WORDS {
            continue;
        }
        let span = |text: &CanonicalText, places: &[Place], from: usize| {
            let bytes = ByteSpan::new(places.get(from)?.1, places.get(from + words - 1)?.2)?;
            text.widen(text.span(bytes)?)
        };
        if let (Some(our), Some(their)) = (span(first, ours, one - back), span(second, theirs, other - back)) {
            found.push(SharedPassage { spans: [our, their], words });
        }
    }
    found.sort_by_key(|passage| passage.spans);
    found.dedup();
    found
}

/// Which hashes came once, and which more than once; it may say twice of one that came once, never the other way round.
struct Twice {
    once: Vec<u64>,
    twice: Vec<u64>,
}

impl Twice {
    fn for_prints(prints: usize) -> Twice {
        // Sixteen bits for each: one in sixteen is taken for another, and weeded out when the hashes are compared.
        let words = (prints.saturating_mul(16).clamp(1 << 12, MOST_BITS) / 64).next_power_of_two();
        Twice { once: vec![0; words], twice: vec![0; words] }
    }

    fn add(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        if let (Some(once), Some(twice)) = (self.once.get_mut(word), self.twice.get_mut(word)) {
            *twice |= *once & bit;
            *once |= bit;
        }
    }

    fn has_twice(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.twice.get(word).is_some_and(|bits| bits & bit != 0)
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        ((hash >> 6) as usize & (self.once.len() - 1), 1 << (hash & 63))
    }
}
