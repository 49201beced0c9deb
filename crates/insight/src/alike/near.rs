//! Looks at what is likely to be near to each sentence, and says which of it is: as a whole, or in a part.
//! Invariant: the work for a sentence has a bound, whatever the text. Not here: what may be near (`likely`), how near it is
//! (`likeness`, `parts`).

use std::collections::BTreeMap;

use super::borders::Borders;
use super::groups::{Near, Place};
use super::laid_out::{LaidOut, Shared};
use super::likely::{folded_words, likely};
use super::likeness::Likeness;
use super::parts::{Parts, parts};
use super::runs::Runs;
use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::vocabulary::{Vocabulary, Word};

/// Less alike is not the same said again.
pub(crate) const LEAST_ALIKE: f32 = 0.75;
/// So many others are compared with a sentence, and so many cells for each of its words.
const MOST_COMPARED: usize = 24;
const CELLS: usize = 400;
/// So many that are near to a sentence say enough of where it belongs.
const MOST_NEAR: usize = 8;
/// What is so alike is looked at as a whole, whatever it begins with.
const AS_A_WHOLE: f32 = 0.97;
/// A part that is less of the shorter sentence stands for it no more.
const STANDS_FOR_IT: f32 = 0.6;

/// Finds what is near to each of the `wanted` sentences.
pub(crate) fn near(
    reading: &Reading<'_>,
    vocabulary: &Vocabulary,
    rules: &Rules,
    wanted: &[usize],
) -> Result<Near, Stopped> {
    let folded = folded_words(reading, vocabulary)?;
    let mut laid_out = BTreeMap::new();
    for sentence in wanted {
        reading.go_on()?;
        laid_out.insert(*sentence, LaidOut::of(reading, vocabulary, *sentence));
    }
    let looking = Looking { reading, vocabulary, rules, runs: Runs { vocabulary, folded: &folded } };
    let mut near = Near::default();
    likely(reading, vocabulary, &folded, wanted, |sentence, before| {
        let Some(own) = laid_out.get(&sentence) else { return };
        let mut cells = CELLS.saturating_mul(own.said.len());
        let mut count = 0;
        for (other, against) in before.iter().take(MOST_COMPARED).filter_map(|other| laid_out.get_key_value(other)) {
            let banded = own.said.len().saturating_mul(2 * own.said.len().min(24) + 1);
            let cost = banded.max(own.said.len().saturating_mul(against.said.len()) / 4);
            if count == MOST_NEAR {
                break;
            }
            if cells < cost {
                continue;
            }
            let found = looking.compare((sentence, own), (*other, against));
            if !found.is_empty() {
                count += 1;
            }
            cells -= cost;
            found.into_iter().for_each(|(one, other, likeness)| near.add(one, other, likeness));
        }
    })?;
    Ok(near)
}

struct Looking<'a> {
    reading: &'a Reading<'a>,
    vocabulary: &'a Vocabulary,
    rules: &'a Rules,
    runs: Runs<'a>,
}

type Laid<'a> = (usize, &'a LaidOut<'a>);

impl Looking<'_> {
    /// What is near in two sentences.
    fn compare(&self, one: Laid<'_>, other: Laid<'_>) -> Vec<(Place, Place, Likeness)> {
        let shared = Shared::of(self.vocabulary, one.1, other.1);
        let alike = shared.may_be_alike().then(|| one.1.likeness(self.vocabulary, other.1, LEAST_ALIKE)).flatten();
        let alike = alike.filter(|alike| !alike.has_other_head || !self.have_names(one.1, other.1));
        let whole = |sentence: usize| Place { sentence, start: 0, end: self.vocabulary.said(sentence).len() };
        let as_wholes = |likeness: Likeness| vec![(whole(one.0), whole(other.0), likeness)];
        let alike = match alike {
            Some(alike) if alike.share > AS_A_WHOLE => return as_wholes(alike),
            alike => alike,
        };
        let found = if shared.may_have_parts() { self.parts(one, other) } else { Vec::new() };
        let stands = |parts: &Parts| {
            let shorter = one.1.said.len().min(other.1.said.len());
            parts.places.0.len().max(parts.places.1.len()) as f32 >= shorter as f32 * STANDS_FOR_IT
        };
        match alike {
            Some(alike) if !found.iter().any(stands) => as_wholes(alike),
            _ => found.into_iter().map(|parts| self.placed(one, other, parts)).collect(),
        }
    }

    /// The parts of two sentences that say the same.
    fn parts(&self, one: Laid<'_>, other: Laid<'_>) -> Vec<Parts> {
        let runs = self.runs.of(one.1, other.1);
        if runs.is_empty() {
            return Vec::new();
        }
        let borders = |laid: Laid<'_>| Borders::of(self.reading, self.vocabulary, self.rules, laid.0, laid.1);
        let (one, other) = (borders(one), borders(other));
        runs.iter().filter_map(|run| parts(self.vocabulary, run, &one, &other)).collect()
    }

    /// Where parts stand; one that is all of a sentence is the sentence.
    fn placed(&self, one: Laid<'_>, other: Laid<'_>, parts: Parts) -> (Place, Place, Likeness) {
        let placed = |(sentence, laid): Laid<'_>, words: std::ops::Range<usize>| {
            let own = laid.own();
            let start = if words.start <= own.start { 0 } else { words.start };
            let end = if words.end >= own.end { self.vocabulary.said(sentence).len() } else { words.end };
            Place { sentence, start, end }
        };
        (placed(one, parts.places.0), placed(other, parts.places.1), parts.likeness)
    }

    /// Whether two sentences begin with names, which need not be seen elsewhere: with words that are no common ones, or that
    /// stand alone before what was done, as only names do where other nouns have no capitals.
    fn have_names(&self, one: &LaidOut<'_>, other: &LaidOut<'_>) -> bool {
        let begins = |said: &[u32]| {
            let word = |at: usize| said.get(at).and_then(|id| self.vocabulary.word(*id));
            let (common, spelling) = (&self.rules.common, &self.rules.spelling);
            let does = |word: &Word| {
                let said = word.letters.as_str();
                common.is_deed(said) || common.is_past(said) || common.is_present(said)
            };
            let acts = || !self.vocabulary.nouns_have_capitals() && word(1).is_some_and(does);
            // "Ships" are several of what is known, and nobody.
            let is_plural = |word: &Word| word.letters.strip_suffix('s').is_some_and(|one| spelling.is_common(one));
            let is_nobody = |word: &Word| spelling.is_common(&word.letters) && (is_plural(word) || !acts());
            word(0).is_some_and(|first| first.is_name() || (first.may_be_name() && !is_nobody(first)))
        };
        begins(one.said) && begins(other.said)
    }
}
