//! Sentences that say the same words, or nearly, each with all the others of its group.
//!
//! Where words are the same once case, punctuation and white space are left aside, `repeats` has found them; the rest is
//! compared with what is likely to be near. Invariant: every member of a group is near to one of them, its middle, so that
//! groups do not run into one another over what is a little like both. Not here: what is made of a group (`engine`).

mod counters;
mod inside;
mod laid_out;
mod likely;
mod likeness;

use std::collections::BTreeMap;

use obelus_text::Span;

use crate::reading::{Reading, Stopped};
use crate::repeats::repeats;
use crate::rules::Rules;
use crate::suggestion::{Detail, Kind, Suggestion, Why};
use crate::vocabulary::{Vocabulary, Word, places};
use inside::inside;
use laid_out::{LaidOut, Shared};
use likely::likely;
use likeness::Likeness;

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
    let near = near(reading, vocabulary, rules, &wanted)?;
    let mut found = Vec::new();
    for (middle, others) in groups(&near) {
        reading.go_on()?;
        found.extend(nearly_same(reading, rules, middle, &others, &mut copies));
    }
    for (first, others) in copies {
        found.extend(same_words(&spans(reading, std::iter::once(first).chain(others))));
    }
    Ok(found)
}

/// What is near to each sentence, and how near.
type Near = BTreeMap<usize, Vec<(usize, Likeness)>>;

fn near(reading: &Reading<'_>, vocabulary: &Vocabulary, rules: &Rules, wanted: &[usize]) -> Result<Near, Stopped> {
    let mut laid_out = BTreeMap::new();
    for sentence in wanted {
        laid_out.insert(*sentence, LaidOut::of(reading, vocabulary, *sentence));
    }
    let mut near = Near::new();
    likely(reading, vocabulary, wanted, |sentence, before| {
        let Some(own) = laid_out.get(&sentence) else { return };
        let mut cells = CELLS.saturating_mul(own.said.len());
        let mut count = 0;
        for (other, against) in before.iter().take(MOST_COMPARED).filter_map(|other| laid_out.get_key_value(other)) {
            let cost = own.said.len().saturating_mul(2 * own.said.len().min(24) + 1);
            if count == MOST_NEAR {
                break;
            }
            let shared = Shared::of(vocabulary, own, against);
            if cells < cost || !(shared.may_be_alike() || shared.may_be_inside()) {
                continue;
            }
            cells -= cost;
            let alike = shared.may_be_alike().then(|| own.likeness(vocabulary, against, LEAST_ALIKE)).flatten();
            let alike = alike.filter(|alike| !alike.has_other_head || !have_names(vocabulary, rules, own, against));
            let within = || contained(reading, vocabulary, rules, sentence, *other);
            let Some(found) = alike.or_else(|| shared.may_be_inside().then(within).flatten()) else {
                continue;
            };
            count += 1;
            let differing = (found.differing.1.clone(), found.differing.0.clone());
            let turned = Likeness { differing, ..found.clone() };
            near.entry(sentence).or_default().push((*other, found));
            near.entry(*other).or_default().push((sentence, turned));
        }
    })?;
    Ok(near)
}

/// Whether two sentences begin with names, which need not be seen elsewhere: with words that are no common ones, or that
/// stand alone before what was done, as only names do where other nouns have no capitals.
fn have_names(vocabulary: &Vocabulary, rules: &Rules, one: &LaidOut<'_>, other: &LaidOut<'_>) -> bool {
    let begins = |said: &[u32]| {
        let word = |at: usize| said.get(at).and_then(|id| vocabulary.word(*id));
        let does = |word: &Word| rules.common.is_deed(&word.letters) || rules.common.is_past(&word.letters);
        let acts = || !vocabulary.nouns_have_capitals() && word(1).is_some_and(does);
        word(0).is_some_and(|first| {
            first.is_name() || (first.may_be_name() && (!rules.spelling.is_common(&first.letters) || acts()))
        })
    };
    begins(one.said) && begins(other.said)
}

/// How alike two sentences are of which one stands within the other.
fn contained(
    reading: &Reading<'_>,
    vocabulary: &Vocabulary,
    rules: &Rules,
    one: usize,
    other: usize,
) -> Option<Likeness> {
    if vocabulary.said(one).len() > vocabulary.said(other).len() {
        return inside(reading, vocabulary, rules, one, other);
    }
    let found = inside(reading, vocabulary, rules, other, one)?;
    Some(Likeness { differing: (found.differing.1, found.differing.0), ..found })
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
    suggestion(&spans(reading, members), score, why, fired)
}

/// A group of sentences whose words are the same; none of no sentence.
pub(crate) fn same_words(places: &[Span]) -> Option<Suggestion> {
    let why = Why::new("same-words", [places.len().to_string()]);
    suggestion(places, SAME, why, Vec::new())
}

fn suggestion(places: &[Span], score: f32, why: Why, fired: Vec<Span>) -> Option<Suggestion> {
    let (span, related) = places.split_first()?;
    let (kind, detail) = (Kind::Repeat, Detail::None);
    Some(Suggestion { kind, span: *span, score, why, fired, related: related.to_vec(), detail })
}

fn spans(reading: &Reading<'_>, members: impl IntoIterator<Item = usize>) -> Vec<Span> {
    members.into_iter().filter_map(|member| reading.span(member)).collect()
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
