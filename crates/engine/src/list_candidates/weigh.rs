//! How much words tell, and how much of it a passage has. Pure: how often a word stands in the library is handed in.
//! Invariant: a score is from 0 to 1, where 1 is a passage that says the same in the same words.

use std::collections::HashMap;

use obelus_text::{CanonicalText, Span, Word, cut_words};

use crate::fault::Result;

/// Longer claims are told by their first words.
const MOST_WORDS: usize = 96;

/// A name tells more than another word that is as rare, and a number more than a name.
const NAME: f64 = 1.3;
const NUMBER: f64 = 1.5;

/// Words that stand beside each other in the claim, and within so many words in the passage, stand together.
const NEAR: usize = 6;

/// Standing together counts for so much of what the two tell.
const TOGETHER: f64 = 0.25;

/// Two sentences are taken for one passage where they have so much more together than the better of them.
const GAIN: f64 = 1.25;

/// So many shared words are named.
const NAMED: usize = 12;

/// A passage, weighed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weighed {
    pub(super) span: Span,
    pub(super) score: f64,
    pub(super) shared: Vec<String>,
}

/// The words of a claim.
pub(super) struct Telling {
    words: Vec<ClaimWord>,
    by_word: HashMap<String, usize>,
    /// What a passage with all of it would weigh.
    whole: f64,
}

struct ClaimWord {
    folded: String,
    /// In how many pieces of the library it stands.
    count: u64,
    weight: f64,
    /// The word that follows it in the claim.
    next: Option<usize>,
}

/// A word of the claim in a passage.
#[derive(Clone, Copy)]
struct Place {
    word: usize,
    /// The number of the word in the text.
    at: usize,
    span: Span,
}

impl Telling {
    /// The words of what is claimed; `count` says in how many pieces one stands, and how many there are.
    pub(super) fn of(claimed: &str, mut count: impl FnMut(&str) -> Result<(u64, u64)>) -> Result<Telling> {
        let characters: Vec<char> = claimed.chars().collect();
        let mut telling = Telling { words: Vec::new(), by_word: HashMap::new(), whole: 0.0 };
        let mut order = Vec::new();
        let mut is_first = true;
        cut_words(claimed, |Word { folded, span, .. }| {
            let written = characters.get(span.start() as usize..span.end() as usize).unwrap_or_default();
            let is_number = written.iter().any(char::is_ascii_digit);
            // The first word of a sentence says by its capital only where the sentence begins.
            let is_name = !is_first && written.first().is_some_and(|first| first.is_uppercase());
            is_first = characters.get(span.end() as usize).is_some_and(|behind| ".!?\n".contains(*behind));
            let bonus = if is_number {
                NUMBER
            } else if is_name {
                NAME
            } else {
                1.0
            };
            match telling.by_word.get(folded).copied() {
                Some(known) => {
                    order.push(known);
                    if let Some(word) = telling.words.get_mut(known) {
                        word.weight = word.weight.max(bonus);
                    }
                }
                None if telling.words.len() < MOST_WORDS => {
                    order.push(telling.words.len());
                    telling.by_word.insert(folded.to_owned(), telling.words.len());
                    telling.words.push(ClaimWord { folded: folded.to_owned(), count: 0, weight: bonus, next: None });
                }
                None => {}
            }
        });
        for pair in order.windows(2) {
            if let [one, next] = pair
                && one != next
                && let Some(word) = telling.words.get_mut(*one)
            {
                word.next.get_or_insert(*next);
            }
        }
        for word in &mut telling.words {
            let (pieces, all) = count(&word.folded)?;
            word.count = pieces;
            word.weight *= ((all as f64 + 1.0) / (pieces as f64 + 1.0)).ln().max(0.0);
        }
        let together: f64 = telling.words.iter().map(|word| telling.together(word)).sum();
        telling.whole = telling.words.iter().map(|word| word.weight).sum::<f64>() + together;
        Ok(telling)
    }

    /// The words that stand in the library, the rarest first, each with in how many pieces.
    pub(super) fn by_rarity(&self) -> Vec<(&str, u64)> {
        let mut words: Vec<&ClaimWord> = self.words.iter().filter(|word| word.count > 0 && word.weight > 0.0).collect();
        words.sort_by(|one, other| one.count.cmp(&other.count).then(other.weight.total_cmp(&one.weight)));
        words.into_iter().map(|word| (word.folded.as_str(), word.count)).collect()
    }

    /// What it counts that a word and the next stand together.
    fn together(&self, word: &ClaimWord) -> f64 {
        let next = word.next.and_then(|next| self.words.get(next));
        next.map_or(0.0, |next| TOGETHER * (word.weight.min(next.weight)))
    }

    /// The best passages of a text, of whole sentences among these: at most two that share no sentence.
    pub(super) fn best_passages(&self, text: &CanonicalText, sentences: &[Span]) -> Vec<Weighed> {
        let mut places = Vec::new();
        let mut at = 0;
        cut_words(text.as_str(), |Word { folded, span, .. }| {
            if let Some(word) = self.by_word.get(folded) {
                places.push(Place { word: *word, at, span });
            }
            at += 1;
        });
        let within =
            |span: Span| -> Vec<Place> { places.iter().filter(|place| span.contains(place.span)).copied().collect() };
        let mut weighed: Vec<(Span, f64)> = sentences.iter().map(|span| (*span, self.weigh(&within(*span)))).collect();
        let alone = weighed.clone();
        for pair in alone.windows(2) {
            if let [(one, first), (other, second)] = pair
                && let Some(both) = Span::new(one.start(), other.end())
                // Sentences between which another was left out are no passage.
                && other.start() - one.end() < 8
            {
                let weight = self.weigh(&within(both));
                if weight > GAIN * first.max(*second) {
                    weighed.push((both, weight));
                }
            }
        }
        weighed.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let mut taken: Vec<Span> = Vec::new();
        let mut best = Vec::new();
        for (span, weight) in weighed {
            if best.len() == 2 || taken.iter().any(|other| other.overlaps(span)) {
                continue;
            }
            taken.push(span);
            let score = if self.whole > 0.0 { (weight / self.whole).clamp(0.0, 1.0) } else { 0.0 };
            best.push(Weighed { span, score, shared: self.shared(text, &within(span)) });
        }
        best
    }

    fn weigh(&self, places: &[Place]) -> f64 {
        let mut seen = vec![false; self.words.len()];
        let mut weight = 0.0;
        for (index, place) in places.iter().enumerate() {
            let Some(word) = self.words.get(place.word) else { continue };
            if let Some(seen) = seen.get_mut(place.word)
                && !std::mem::replace(seen, true)
            {
                weight += word.weight;
                let follows = |other: &&Place| Some(other.word) == word.next && other.at.abs_diff(place.at) <= NEAR;
                let around = places.get(index.saturating_sub(NEAR)..).unwrap_or_default();
                if around.iter().take(2 * NEAR + 1).any(|other| follows(&other)) {
                    weight += self.together(word);
                }
            }
        }
        weight
    }

    /// The shared words as they are written, the most telling first; without those that tell next to nothing.
    fn shared(&self, text: &CanonicalText, places: &[Place]) -> Vec<String> {
        let mut shared: Vec<Place> = Vec::new();
        for place in places {
            if !shared.iter().any(|other| other.word == place.word) {
                shared.push(*place);
            }
        }
        let weight = |place: &Place| self.words.get(place.word).map_or(0.0, |word| word.weight);
        shared.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
        let most = shared.first().map_or(0.0, weight);
        // In a small library "a" is as rare as a name, and still says nothing.
        let is_small = |place: &Place| {
            let word = self.words.get(place.word).map_or("", |word| word.folded.as_str());
            word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        shared.retain(|place| weight(place) >= most / 5.0 && !is_small(place));
        shared.truncate(NAMED);
        shared.iter().filter_map(|place| text.slice(place.span)).map(str::to_owned).collect()
    }
}
