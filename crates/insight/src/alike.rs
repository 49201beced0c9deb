//! Sentences that say the same words, or nearly, each with all the others of its group; where only a part of a sentence is
//! said again, that part.
//!
//! Where words are the same once case, punctuation and white space are left aside, `repeats` has found them; the rest is
//! compared with what is likely to be near. Invariant: every member of a group is near to one of them, its middle, so that
//! groups do not run into one another over what is a little like both. Not here: what is made of a group (`engine`).

mod borders;
mod counters;
mod groups;
mod laid_out;
mod likely;
mod likeness;
mod near;
mod parts;
mod runs;

use std::collections::{BTreeMap, BTreeSet};

use obelus_text::Span;

use crate::reading::{Reading, Stopped};
use crate::repeats::repeats;
use crate::rules::Rules;
use crate::suggestion::{Detail, Kind, Suggestion, Why};
use crate::vocabulary::{Vocabulary, places};
use groups::Place;
use likeness::Likeness;
use near::{LEAST_ALIKE, near};

/// Fewer words are nearly the same by chance.
const LEAST_WORDS: usize = 4;
/// The same words are hardly ever said twice by chance.
const SAME: f32 = 0.99;

/// The repeats of a text, each group at its first place.
pub(crate) fn alike(reading: &Reading<'_>, vocabulary: &Vocabulary, rules: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    let same = repeats(reading.whole(), reading.spans());
    let mut copies: Copies = BTreeMap::new();
    let mut is_copy = vec![false; reading.count()];
    for repeat in same {
        let mut members = repeat.sentences.into_iter().filter_map(|index| usize::try_from(index).ok());
        let Some(first) = members.next() else { continue };
        let others: Vec<usize> = members.collect();
        for copy in &others {
            is_copy.get_mut(*copy).into_iter().for_each(|known| *known = true);
        }
        copies.insert(first, others);
    }
    let is_long = |sentence: &usize| vocabulary.said(*sentence).len() >= LEAST_WORDS;
    let own = is_copy.iter().enumerate().filter(|(_, is_copy)| !**is_copy).map(|(sentence, _)| sentence);
    let wanted: Vec<usize> = own.filter(is_long).collect();
    let near = near(reading, vocabulary, rules, &wanted)?;
    // Of what is said again as a whole no small part is told: the two would lie in one another.
    let may_be = |place: &Place| {
        let is_most = place.words().len() * 2 > vocabulary.said(place.sentence).len();
        is_most || !copies.contains_key(&place.sentence)
    };
    let groups = near.groups(may_be);
    let mut found = Vec::new();
    let telling = Telling { reading, vocabulary, rules };
    for (middle, others) in groups {
        reading.go_on()?;
        found.extend(telling.nearly_same(middle, &others, &mut copies));
    }
    for (first, others) in copies {
        let spans = std::iter::once(first).chain(others).filter_map(|sentence| reading.span(sentence));
        found.extend(same_words(&spans.collect::<Vec<_>>()));
    }
    Ok(found)
}

/// Sentences of the very same words as another, by that.
type Copies = BTreeMap<usize, Vec<usize>>;

/// A group of places whose words are the same; none of no place.
pub(crate) fn same_words(places: &[Span]) -> Option<Suggestion> {
    let why = Why::new("same-words", [places.len().to_string()]);
    suggestion(places, SAME, why, Vec::new())
}

fn suggestion(places: &[Span], score: f32, why: Why, fired: Vec<Span>) -> Option<Suggestion> {
    let (span, related) = places.split_first()?;
    let (kind, detail) = (Kind::Repeat, Detail::None);
    Some(Suggestion { kind, span: *span, score, why, fired, related: related.to_vec(), detail })
}

struct Telling<'a> {
    reading: &'a Reading<'a>,
    vocabulary: &'a Vocabulary,
    rules: &'a Rules,
}

impl Telling<'_> {
    /// A group of places that are near to its middle, with their copies, which it takes.
    fn nearly_same(&self, middle: Place, others: &[(Place, Likeness)], copies: &mut Copies) -> Option<Suggestion> {
        let mut members = vec![middle];
        let mut fired: Vec<Span> = Vec::new();
        let mut differing = BTreeSet::new();
        let mut least = 1.0f32;
        for (other, likeness) in others {
            members.push(*other);
            least = least.min(likeness.share);
            differing.extend(likeness.differing.1.iter().copied());
            fired.extend(self.words(*other, likeness.differing.0.iter().copied()));
        }
        let own = self.words(middle, differing.into_iter());
        let count = fired.len().max(own.len());
        fired.extend(own);
        fired.sort();
        let of_all: Vec<Place> = members.iter().flat_map(|member| self.copies_of(member, copies)).collect();
        members.extend(of_all);
        let mut spans: Vec<Span> = members.iter().filter_map(|member| self.span(member)).collect();
        spans.sort();
        // Of those that are as far apart as allowed about two in three are right.
        let score = 0.65 + (SAME - 0.65) * ((least - LEAST_ALIKE) / (1.0 - LEAST_ALIKE)).clamp(0.0, 1.0);
        let why = match fired.is_empty() {
            true => Why::new("same-words", [spans.len().to_string()]),
            false => Why::new("nearly-same-words", [spans.len().to_string(), count.to_string()]),
        };
        suggestion(&spans, score, why, fired)
    }

    /// The same place in the copies of its sentence.
    fn copies_of(&self, place: &Place, copies: &mut Copies) -> Vec<Place> {
        let count = self.vocabulary.said(place.sentence).len();
        let copied = |sentence: usize| match self.vocabulary.said(sentence).len() {
            same if same == count => Place { sentence, ..*place },
            end => Place { sentence, start: 0, end },
        };
        copies.remove(&place.sentence).unwrap_or_default().into_iter().map(copied).collect()
    }

    /// Where a place stands: a whole sentence, or words with the marks that open and close beside them.
    fn span(&self, place: &Place) -> Option<Span> {
        let sentence = self.reading.sentence(place.sentence);
        let places = places(sentence, &self.rules.common);
        let start = if place.start == 0 { 0 } else { places.get(place.start)?.start };
        let end = if place.end >= places.len() { sentence.len() } else { places.get(place.end.checked_sub(1)?)?.end };
        if start == 0 && end == sentence.len() {
            return self.reading.span(place.sentence);
        }
        let opens = |sign: char| matches!(sign, '"' | '“' | '„' | '«' | '»' | '‘' | '(' | '[');
        let closes = |sign: char| matches!(sign, '.' | '!' | '?' | '…' | '"' | '”' | '’' | ')' | ']');
        let before = sentence.get(..start)?.trim_end_matches(opens).len();
        let start = if start == 0 { 0 } else { before };
        let rest = sentence.get(end..)?;
        let end = end + (rest.len() - rest.trim_start_matches(closes).len());
        self.reading.part(place.sentence, start..end)
    }

    /// The places of some words of a place, those side by side as one.
    fn words(&self, place: Place, wanted: impl Iterator<Item = usize>) -> Vec<Span> {
        let places = places(self.reading.sentence(place.sentence), &self.rules.common);
        let mut joined: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
        for word in wanted.filter(|word| place.words().contains(word)) {
            let Some(place) = places.get(word) else { continue };
            match joined.last_mut() {
                Some((last, range)) if *last + 1 == word => {
                    *last = word;
                    range.end = place.end;
                }
                _ => joined.push((word, place.clone())),
            }
        }
        joined.into_iter().filter_map(|(_, range)| self.reading.part(place.sentence, range)).collect()
    }
}
