//! How likely sentences do not belong, as it was learned from texts into which sentences of others were put.
//!
//! A sentence by itself, by what it shares and how near it is in meaning; then again with what stands beside it, for what
//! does not belong comes in runs. Invariant: linear, and the same for the same text. Not here: the numbers that were learned
//! (`weights`), where they come from (`meanings/learn.py`).

use super::LEAST_WORDS;
use super::subject::Subject;
use super::text::{Manner, Text};
#[cfg(test)]
use super::weights::PLAIN;
use super::weights::{FEATURES, WITH_MEANINGS, WITHOUT_MEANINGS};
use crate::common::WAYS;
use crate::reading::{Reading, Stopped};
use crate::weights::logistic;

/// What more stands beside a sentence than this tells nothing more.
const MOST_ODDS: f32 = 6.0;
/// The odds of what is not there.
const NOTHING: f32 = -3.0;
/// How far around a sentence is looked for what does not belong either.
const AROUND: usize = 3;

/// How likely each sentence does not belong; of those that are not to be judged nothing.
pub(super) fn likely(
    text: &Text,
    subject: Option<&Subject>,
    reading: &Reading<'_>,
    is_aside: &dyn Fn(usize) -> bool,
) -> Result<Vec<Option<f32>>, Stopped> {
    let shares = Shares::of(text, is_aside);
    let learned = if subject.is_some() { WITH_MEANINGS } else { WITHOUT_MEANINGS };
    let mut alone: Vec<Option<f32>> = Vec::with_capacity(reading.count());
    for sentence in 0..reading.count() {
        reading.go_on()?;
        let odds = || learned.alone.odds(&features(text, subject, &shares, reading, sentence));
        alone.push((!is_aside(sentence)).then(odds));
    }
    let likely = |sentence: usize| {
        let odds = learned.beside.odds(&beside(&alone, sentence)?);
        let is_judged = text.manners.get(sentence).is_some_and(|manner| manner.words >= LEAST_WORDS);
        is_judged.then(|| logistic(odds))
    };
    Ok((0..alone.len()).map(likely).collect())
}

/// A regression: the odds of something by what is asked of it.
pub(super) struct Regression {
    /// The odds of what has nothing of it.
    pub base: f32,
    /// What each adds.
    pub weights: &'static [f32],
}

impl Regression {
    fn odds(&self, features: &[f32]) -> f32 {
        self.base + features.iter().zip(self.weights).map(|(feature, weight)| feature * weight).sum::<f32>()
    }
}

/// What was learned: of a sentence by itself, and with what stands beside it.
pub(super) struct Learned {
    pub alone: Regression,
    pub beside: Regression,
}

/// The odds of a sentence and of what stands beside it.
fn beside(alone: &[Option<f32>], sentence: usize) -> Option<[f32; 5]> {
    let own = alone.get(sentence).copied().flatten()?;
    let at = |place: Option<usize>| place.and_then(|place| alone.get(place));
    let (before, after) = (at(sentence.checked_sub(1)), at(Some(sentence + 1)));
    let next = || [before, after].into_iter().filter_map(|odds| odds.copied().flatten());
    let most = next().fold(f32::NEG_INFINITY, f32::max);
    let least = next().fold(f32::INFINITY, f32::min);
    let around = (sentence.saturating_sub(AROUND)..=sentence + AROUND).filter(|other| *other != sentence);
    let around = around.filter_map(|other| alone.get(other).copied().flatten()).fold(f32::NEG_INFINITY, f32::max);
    let aside = [before, after].into_iter().filter(|odds| matches!(odds, Some(None))).count();
    let bounded = |odds: f32| if odds.is_finite() { odds.clamp(-MOST_ODDS, MOST_ODDS) } else { NOTHING };
    Some([own, bounded(most), bounded(least), bounded(around), aside as f32])
}

/// The shares of a text's sentences that speak in a way.
struct Shares {
    personal: f32,
    present: f32,
    past: f32,
}

impl Shares {
    fn of(text: &Text, is_aside: &dyn Fn(usize) -> bool) -> Shares {
        let judged: Vec<_> =
            text.manners.iter().enumerate().filter(|(at, _)| !is_aside(*at)).map(|(_, it)| it).collect();
        let share = |is: &dyn Fn(usize) -> bool| {
            (0..judged.len()).filter(|at| is(*at)).count() as f32 / judged.len().max(1) as f32
        };
        let of = |is: fn(&Manner) -> bool| share(&|at| judged.get(at).is_some_and(|manner| is(manner)));
        Shares { personal: of(|it| it.is_personal), present: of(|it| it.is_present), past: of(|it| it.is_past) }
    }
}

/// What is asked of each sentence by itself, in the order of `weights`; without what words mean where that is not known.
#[cfg(test)]
pub(super) fn features_of(
    text: &Text,
    subject: Option<&Subject>,
    reading: &Reading<'_>,
    is_aside: &dyn Fn(usize) -> bool,
) -> Vec<Vec<f32>> {
    let shares = Shares::of(text, is_aside);
    let told = if subject.is_some() { FEATURES } else { PLAIN };
    let features = |sentence| features(text, subject, &shares, reading, sentence).into_iter().take(told).collect();
    (0..reading.count()).map(features).collect()
}

fn features(
    text: &Text,
    subject: Option<&Subject>,
    shares: &Shares,
    reading: &Reading<'_>,
    sentence: usize,
) -> [f32; FEATURES] {
    let manner = text.manners.get(sentence).copied().unwrap_or_default();
    let plain = shared(text, sentence).into_iter().chain(spoken(&manner, shares, reading.sentence(sentence)));
    let ways = (0..WAYS.len()).map(|way| is(manner.ways & (1 << way) != 0));
    let nearness = subject.map(|subject| subject.nearness(sentence));
    let meant = nearness.iter().flat_map(|near| [near.rest, near.nearest, near.few].into_iter().chain(near.way));
    let mut features = [0.0; FEATURES];
    features.iter_mut().zip(plain.chain(ways).chain(meant)).for_each(|(feature, value)| *feature = value);
    features
}

fn is(it: bool) -> f32 {
    if it { 1.0 } else { 0.0 }
}

/// What is asked of a sentence's words.
fn shared(text: &Text, sentence: usize) -> [f32; 7] {
    let sharing = text.sharing(sentence);
    [
        sharing.shared,
        sharing.shared / sharing.own.max(1.0),
        sharing.foreign,
        sharing.own,
        sharing.names_elsewhere,
        sharing.names_here,
        sharing.things,
    ]
}

/// What is asked of how it speaks.
fn spoken(manner: &Manner, shares: &Shares, said: &str) -> [f32; 21] {
    let way = |names: &[&str]| {
        let bits =
            WAYS.iter().enumerate().filter(|(_, way)| names.contains(way)).fold(0, |bits, (at, _)| bits | 1 << at);
        is(manner.first & bits != 0)
    };
    let said = said.trim();
    [
        is(manner.is_personal),
        is(manner.is_present),
        is(manner.is_past),
        is(manner.instructs),
        is(manner.is_dated),
        is(manner.is_counted),
        is(said.ends_with('?')),
        is(said.ends_with('!')),
        is(said.ends_with('.')),
        is(said.starts_with(['"', '\u{201c}', '\u{201e}', '\u{ab}', '\u{bb}', '\u{2018}'])),
        is(said.contains(['£', '$', '€', '%'])),
        (1.0 + manner.words as f32).ln(),
        manner.function,
        manner.letters,
        is(manner.is_personal) - shares.personal,
        is(manner.is_present) - shares.present,
        is(manner.is_past) - shares.past,
        shares.personal,
        shares.present,
        way(&["he", "she", "they", "it", "pointing"]),
        way(&["joining"]),
    ]
}
