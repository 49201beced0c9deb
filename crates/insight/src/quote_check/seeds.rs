//! Where in a text a quote may be: at the places where several of its words lie as they do in the quote.
//!
//! A text's words are looked up by three in a row (by fewer where the quote has fewer), and each long one by itself, so that
//! a quote is found of which every third word was changed. A filter of bits keeps words that no quote has from the table.

use std::collections::HashMap;

use obelus_text::ByteSpan;

use crate::tokens::{Token, finish, mix, tokens};

/// So many words in a row are looked up together: two are common, and four miss what was changed at every fourth word.
const RUN: usize = 3;
/// So many of a quote's longest words are looked up by themselves.
const LONG_WORDS: usize = 8;
/// Words of so many letters are rare enough for that.
const LONG: u32 = 6;
/// Where fewer than three in ten of a part's words lie as they should, it is not there even altered.
const LEAST_COVERED: usize = 3;
/// Of so many places of one quote in one text the first are looked at.
const MOST_HITS: usize = 20_000;
/// A long word that is found more often than once in so many words of a text is no rare one there, and tells nothing.
const RARE: usize = 500;
/// The first few places of a seed are always looked at.
const FEW: usize = 8;
/// So many stretches are looked at closely, the most promising ones.
const STRETCHES: usize = 3;
/// Bits of the filter for each seed: one look-up in sixteen that should fail goes on to the table.
const BITS_EACH: usize = 16;

/// All that is looked for.
#[derive(Default)]
pub(super) struct Sought {
    seeds: HashMap<u64, Vec<Seed>>,
    /// The words of each part.
    words: Vec<usize>,
    count: usize,
    filter: Filter,
}

/// A run of a part's words, or one of its long words.
#[derive(Clone, Copy)]
struct Seed {
    part: usize,
    /// Which word of the part it begins with.
    at: usize,
    /// How many words it is.
    length: usize,
}

/// A stretch of a text that is worth a close look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Its bytes, on boundaries of words.
    pub bytes: ByteSpan,
    /// The byte at which the part begins, if nothing was changed.
    pub exact: usize,
}

/// A place where a seed lies: the word of the text at which the part would begin, and the word of the part.
#[derive(Clone, Copy)]
struct Hit {
    begin: i64,
    at: usize,
    length: usize,
}

/// Hits by the number of their part.
type Hits = HashMap<usize, Vec<Hit>>;

impl Sought {
    /// Adds a part of a quote; answers its number and how many words it has.
    pub fn add(&mut self, part: &str) -> (usize, usize) {
        let number = self.words.len();
        let mut words: Vec<Token> = Vec::new();
        tokens(part, |token| words.push(token));
        let run = words.len().min(RUN);
        for (at, together) in words.windows(run.max(1)).enumerate() {
            self.put(key(together), Seed { part: number, at, length: run });
        }
        if run == RUN {
            let mut long: Vec<(usize, &Token)> =
                words.iter().enumerate().filter(|(_, word)| word.letters >= LONG).collect();
            long.sort_by_key(|(at, word)| (std::cmp::Reverse(word.letters), *at));
            for (at, word) in long.into_iter().take(LONG_WORDS) {
                self.put(key(std::slice::from_ref(word)), Seed { part: number, at, length: 1 });
            }
        }
        self.words.push(words.len());
        (number, words.len())
    }

    fn put(&mut self, key: u64, seed: Seed) {
        self.count += 1;
        self.seeds.entry(key).or_default().push(seed);
    }

    /// Makes all that was added ready.
    pub fn ready(&mut self) {
        self.filter = Filter::of(self.seeds.keys(), self.count);
    }

    /// The stretches of a text where the parts may be, by the number of the part.
    pub fn look(&self, text: &str) -> HashMap<usize, Vec<Stretch>> {
        let (hits, places) = self.hits(text);
        let words = |part: usize| self.words.get(part).copied().unwrap_or_default();
        hits.into_iter().map(|(part, found)| (part, stretches(found, words(part), &places, text.len()))).collect()
    }

    /// Where seeds lie, by the number of the part, and the bytes of the text's words.
    fn hits(&self, text: &str) -> (Hits, Vec<(u32, u32)>) {
        let mut places: Vec<(u32, u32)> = Vec::with_capacity(text.len() / 6);
        let mut hits = Hits::new();
        let mut last = [0u64; RUN];
        let mut common: HashMap<u64, usize> = HashMap::new();
        tokens(text, |token| {
            last.rotate_left(1);
            if let Some(newest) = last.last_mut() {
                *newest = token.hash;
            }
            places.push((small(token.start), small(token.end)));
            for length in 1..=RUN.min(places.len()) {
                let key = key_of(last.get(RUN - length..).unwrap_or_default().iter().copied());
                if !self.filter.may_have(key) {
                    continue;
                }
                let Some(seeds) = self.seeds.get(&key) else { continue };
                let is_word = seeds.first().is_some_and(|seed| seed.length == 1);
                // A run that many parts have, or one part many times, costs as much at each of its places.
                let most = if is_word { FEW + places.len() / RARE } else { (MOST_HITS / seeds.len()).max(FEW) };
                if is_common(&mut common, key, most) {
                    continue;
                }
                for seed in seeds {
                    let begin = places.len() as i64 - length as i64 - seed.at as i64;
                    let found = hits.entry(seed.part).or_default();
                    if found.len() < MOST_HITS {
                        found.push(Hit { begin, at: seed.at, length: seed.length });
                    }
                }
            }
        });
        (hits, places)
    }
}

/// Counts a seed once more; whether it has come too often by now.
fn is_common(met: &mut HashMap<u64, usize>, key: u64, most: usize) -> bool {
    let times = met.entry(key).or_default();
    *times += 1;
    *times > most
}

/// The most promising stretches: those where most of the part lies as it should.
fn stretches(mut hits: Vec<Hit>, words: usize, places: &[(u32, u32)], length: usize) -> Vec<Stretch> {
    let least = words.min(RUN).max(words * LEAST_COVERED / 10);
    if hits.iter().map(|hit| hit.length).sum::<usize>() < least {
        return Vec::new();
    }
    hits.sort_unstable_by_key(|hit| (hit.begin, hit.at));
    let slack = words as i64 / 4 + 3;
    let mut counts = vec![0u32; words];
    let mut covered = 0;
    let mut groups: Vec<(usize, i64)> = Vec::new();
    let mut from = 0;
    for (to, hit) in hits.iter().enumerate() {
        for count in counts.iter_mut().skip(hit.at).take(hit.length) {
            covered += usize::from(*count == 0);
            *count += 1;
        }
        while let Some(first) = hits.get(from).filter(|first| first.begin + slack < hit.begin) {
            for count in counts.iter_mut().skip(first.at).take(first.length) {
                *count -= 1;
                covered -= usize::from(*count == 0);
            }
            from += 1;
        }
        if covered < least {
            continue;
        }
        // The beginning that the middle one of them tells is the truest.
        let middle = hits.get((from + to) / 2).map_or(hit.begin, |hit| hit.begin);
        match groups.last_mut() {
            Some((most, begin)) if middle - *begin <= slack => {
                if covered > *most {
                    (*most, *begin) = (covered, middle);
                }
            }
            _ => groups.push((covered, middle)),
        }
    }
    // The first of those that are as good.
    groups.sort_by_key(|(covered, begin)| (std::cmp::Reverse(*covered), *begin));
    let kept = groups.into_iter().take(STRETCHES);
    kept.filter_map(|(_, begin)| stretch(begin, words, slack, places, length)).collect()
}

fn stretch(begin: i64, words: usize, slack: i64, places: &[(u32, u32)], length: usize) -> Option<Stretch> {
    let place = |index: i64| usize::try_from(index).ok().and_then(|index| places.get(index)).copied();
    let start = place((begin - slack).max(0))?.0;
    let end = place(begin + words as i64 + slack).map_or(length, |place| place.0 as usize);
    let exact = place(begin.max(0)).map_or(start, |place| place.0);
    Some(Stretch { bytes: ByteSpan::new(start as usize, end)?, exact: exact as usize })
}

/// Pieces of a part of at most so many words, cut before a word.
pub(super) fn cut(part: &str, most: usize) -> Vec<&str> {
    let mut starts = vec![0];
    let mut count = 0;
    tokens(part, |token| {
        if count > 0 && count % most == 0 {
            starts.push(token.start);
        }
        count += 1;
    });
    starts.push(part.len());
    let pieces = starts.windows(2).filter_map(|pair| part.get(*pair.first()?..*pair.last()?));
    pieces.map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

fn key(words: &[Token]) -> u64 {
    key_of(words.iter().map(|word| word.hash))
}

fn key_of(words: impl ExactSizeIterator<Item = u64>) -> u64 {
    finish(words.fold(0, mix))
}

fn small(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// Says of most keys at once that they are not sought.
#[derive(Default)]
struct Filter(Vec<u64>);

impl Filter {
    fn of<'a>(keys: impl Iterator<Item = &'a u64>, count: usize) -> Filter {
        let mut words = vec![0u64; (count * BITS_EACH / 64 + 1).next_power_of_two()];
        let mask = words.len() - 1;
        for key in keys {
            if let Some(word) = words.get_mut((*key >> 6) as usize & mask) {
                *word |= 1 << (key & 63);
            }
        }
        Filter(words)
    }

    fn may_have(&self, key: u64) -> bool {
        let word = self.0.get((key >> 6) as usize & self.0.len().wrapping_sub(1)).copied().unwrap_or_default();
        word & (1 << (key & 63)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_over_and_over_is_met_a_few_times() {
        let mut sought = Sought::default();
        let words = 400;
        for _ in 0..20 {
            sought.add(&"no ".repeat(words));
        }
        sought.ready();
        let (hits, places) = sought.hits(&"no ".repeat(5_000));
        let all: usize = hits.values().map(Vec::len).sum();
        assert_eq!((places.len(), all), (5_000, FEW * 20 * (words - RUN + 1)));
    }
}
