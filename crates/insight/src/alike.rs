//! Sentences that say the same words, or nearly, each with all the others of its group.
//!
//! Where words are the same once case, punctuation and white space are left aside, `repeats` has found them; the rest is
//! compared with what is likely to be near. Invariant: every member of a group is near to one of them, its middle, so that
//! groups do not run into one another over what is a little like both. Not here: what is made of a group (`engine`).

mod counters;
mod likely;
mod likeness;

use std::collections::BTreeMap;

use obelus_text::Span;

use crate::reading::{Reading, Stopped};
use crate::repeats::repeats;
use crate::rules::Rules;
use crate::suggestion::{Detail, Kind, Suggestion, Why};
use crate::vocabulary::{Vocabulary, places};
use counters::own_words;
use likely::likely;
use likeness::{Likeness, likeness};

/// Less alike is not the same said again.
const LEAST_ALIKE: f32 = 0.75;
/// Fewer words are nearly the same by chance.
const LEAST_WORDS: usize = 4;
/// So many others are compared with a sentence, and so many cells for each of its words.
const MOST_COMPARED: usize = 24;
/// So many that are near to a sentence say enough of where it belongs.
const MOST_NEAR: usize = 8;
const CELLS: usize = 400;
/// The same words are hardly ever said twice by chance.
const SAME: f32 = 0.99;

/// The repeats of a text, each group at its first sentence.
pub(crate) fn alike(reading: &Reading<'_>, vocabulary: &Vocabulary, rules: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    let same = repeats(reading.whole(), reading.spans());
    let mut copies: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
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
    let near = near(reading, vocabulary, &wanted)?;
    let mut found = Vec::new();
    for (middle, others) in groups(&near) {
        reading.go_on()?;
        found.extend(nearly_same(reading, rules, middle, &others, &mut copies));
    }
    for (first, others) in copies {
        found.extend(exactly_same(reading, first, &others));
    }
    Ok(found)
}

/// What is near to each sentence, and how near.
type Near = BTreeMap<usize, Vec<(usize, Likeness)>>;

fn near(reading: &Reading<'_>, vocabulary: &Vocabulary, wanted: &[usize]) -> Result<Near, Stopped> {
    let mut near = Near::new();
    likely(reading, vocabulary, wanted, |sentence, before| {
        let said = own(reading, vocabulary, sentence);
        let mut cells = CELLS.saturating_mul(said.len());
        let mut count = 0;
        for other in before.iter().take(MOST_COMPARED) {
            let against = own(reading, vocabulary, *other);
            let cost = said.len().saturating_mul(2 * said.len().min(24) + 1);
            if count == MOST_NEAR {
                break;
            }
            if cells < cost || !may_be_alike(vocabulary, said, against) {
                continue;
            }
            cells -= cost;
            let Some(found) = likeness(vocabulary, said, against, LEAST_ALIKE) else {
                continue;
            };
            count += 1;
            let turned =
                Likeness { share: found.share, differing: (found.differing.1.clone(), found.differing.0.clone()) };
            near.entry(sentence).or_default().push((*other, found));
            near.entry(*other).or_default().push((sentence, turned));
        }
    })?;
    Ok(near)
}

/// What a sentence says without numbers that only count pages or readers.
fn own<'a>(reading: &Reading<'_>, vocabulary: &'a Vocabulary, sentence: usize) -> &'a [u32] {
    let said = vocabulary.said(sentence);
    said.get(own_words(reading.sentence(sentence), said.len())).unwrap_or_default()
}

/// Whether two sentences have enough words in common, and not each a number of its own.
fn may_be_alike(vocabulary: &Vocabulary, one: &[u32], other: &[u32]) -> bool {
    let sorted = |said: &[u32]| {
        let mut said = said.to_vec();
        said.sort_unstable();
        said
    };
    let (one, other) = (sorted(one), sorted(other));
    let is_number = |id: &u32| vocabulary.word(*id).is_some_and(|word| word.is_number);
    let (mut shared, mut numbers) = (0, (false, false));
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(first), Some(second)) = (ones.peek().copied(), others.peek().copied()) {
        match first.cmp(second) {
            std::cmp::Ordering::Equal => shared += 1,
            std::cmp::Ordering::Less => numbers.0 |= is_number(first),
            std::cmp::Ordering::Greater => numbers.1 |= is_number(second),
        }
        if first <= second {
            ones.next();
        }
        if second <= first {
            others.next();
        }
    }
    numbers.0 |= ones.any(is_number);
    numbers.1 |= others.any(is_number);
    shared * 5 >= one.len().max(other.len()) * 2 && numbers != (true, true)
}

/// Sentences and those that are near to them, each in one group: the one with the most around it takes them first.
fn groups(near: &Near) -> Vec<(usize, Vec<(usize, Likeness)>)> {
    let mut middles: Vec<(usize, usize)> = near.iter().map(|(sentence, others)| (others.len(), *sentence)).collect();
    middles.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut taken = std::collections::BTreeSet::new();
    let mut groups = Vec::new();
    for (_, middle) in middles {
        if taken.contains(&middle) {
            continue;
        }
        let others: Vec<(usize, Likeness)> = near.get(&middle).into_iter().flatten().cloned().collect();
        let free: Vec<(usize, Likeness)> = others.into_iter().filter(|(other, _)| !taken.contains(other)).collect();
        if !free.is_empty() {
            taken.insert(middle);
            taken.extend(free.iter().map(|(other, _)| *other));
            groups.push((middle, free));
        }
    }
    groups
}

/// A group of sentences that are near to its middle, with their copies, which it takes.
fn nearly_same(
    reading: &Reading<'_>,
    rules: &Rules,
    middle: usize,
    others: &[(usize, Likeness)],
    copies: &mut BTreeMap<usize, Vec<usize>>,
) -> Option<Suggestion> {
    let mut members = vec![middle];
    let mut fired: Vec<Span> = Vec::new();
    let mut differing = std::collections::BTreeSet::new();
    let mut least = 1.0f32;
    for (other, likeness) in others {
        members.push(*other);
        least = least.min(likeness.share);
        differing.extend(likeness.differing.0.iter().copied());
        fired.extend(words(reading, rules, *other, likeness.differing.1.iter().copied()));
    }
    let count = fired.len().max(differing.len());
    fired.extend(words(reading, rules, middle, differing.into_iter()));
    fired.sort();
    let of_all: Vec<usize> = members.iter().flat_map(|member| copies.remove(member).unwrap_or_default()).collect();
    members.extend(of_all);
    members.sort_unstable();
    // Of those that are as far apart as allowed about two in three are right.
    let score = 0.65 + (SAME - 0.65) * ((least - LEAST_ALIKE) / (1.0 - LEAST_ALIKE)).clamp(0.0, 1.0);
    let why = Why::new("nearly-same-words", [members.len().to_string(), count.to_string()]);
    suggestion(reading, &members, score, why, fired)
}

fn exactly_same(reading: &Reading<'_>, first: usize, others: &[usize]) -> Option<Suggestion> {
    let members: Vec<usize> = std::iter::once(first).chain(others.iter().copied()).collect();
    let why = Why::new("same-words", [members.len().to_string()]);
    suggestion(reading, &members, SAME, why, Vec::new())
}

fn suggestion(reading: &Reading<'_>, members: &[usize], score: f32, why: Why, fired: Vec<Span>) -> Option<Suggestion> {
    let mut spans = members.iter().filter_map(|member| reading.span(*member));
    let span = spans.next()?;
    Some(Suggestion { kind: Kind::Repeat, span, score, why, fired, related: spans.collect(), detail: Detail::None })
}

/// The places of some words of a sentence, those side by side as one.
fn words(reading: &Reading<'_>, rules: &Rules, sentence: usize, wanted: impl Iterator<Item = usize>) -> Vec<Span> {
    let places = places(reading.sentence(sentence), &rules.common);
    let mut joined: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for word in wanted {
        let Some(place) = places.get(word) else { continue };
        match joined.last_mut() {
            Some((last, range)) if *last + 1 == word => {
                *last = word;
                range.end = place.end;
            }
            _ => joined.push((word, place.clone())),
        }
    }
    joined.into_iter().filter_map(|(_, range)| reading.part(sentence, range)).collect()
}
