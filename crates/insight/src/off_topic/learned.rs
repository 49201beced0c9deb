//! How likely sentences do not belong, as it was learned from texts into which sentences of others were put.
//!
//! A sentence by itself, by what it shares and how near it is in meaning; then again with what stands beside it, for what
//! does not belong comes in runs. Invariant: linear, and the same for the same text. Not here: the numbers that were learned
//! (`weights`), where they come from (`meanings/learn.py`).

use super::LEAST_WORDS;
use super::subject::Subject;
use super::text::Text;
use super::weights::{ALONE, ALONE_BASE, BESIDE, BESIDE_BASE, FEATURES};
use crate::reading::{Reading, Stopped};

/// What more stands beside a sentence than this tells nothing more.
const MOST_ODDS: f32 = 6.0;
/// The odds of what is not there.
const NOTHING: f32 = -3.0;
/// How far around a sentence is looked for what does not belong either.
const AROUND: usize = 3;

/// How likely each sentence does not belong; of those that are not to be judged nothing.
pub(super) fn likely(
    text: &Text,
    subject: &Subject,
    reading: &Reading<'_>,
    is_aside: &dyn Fn(usize) -> bool,
) -> Result<Vec<Option<f32>>, Stopped> {
    let shares = Shares::of(text, is_aside);
    let mut alone: Vec<Option<f32>> = Vec::with_capacity(reading.count());
    for sentence in 0..reading.count() {
        reading.go_on()?;
        let features = || features(text, subject, &shares, reading, sentence);
        let odds = || ALONE_BASE + features().iter().zip(ALONE).map(|(feature, weight)| feature * weight).sum::<f32>();
        alone.push((!is_aside(sentence)).then(odds));
    }
    let likely = |sentence: usize| {
        let odds = BESIDE_BASE + beside(&alone, sentence)?.iter().zip(BESIDE).map(|(one, by)| one * by).sum::<f32>();
        let is_judged = text.manners.get(sentence).is_some_and(|manner| manner.words >= LEAST_WORDS);
        is_judged.then(|| 1.0 / (1.0 + (-odds).exp()))
    };
    Ok((0..alone.len()).map(likely).collect())
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
        let of = |is: fn(&super::text::Manner) -> bool| share(&|at| judged.get(at).is_some_and(|manner| is(manner)));
        Shares { personal: of(|it| it.is_personal), present: of(|it| it.is_present), past: of(|it| it.is_past) }
    }
}

/// What is asked of each sentence by itself, in the order of `weights`.
#[cfg(test)]
pub(super) fn features_of(
    text: &Text,
    subject: &Subject,
    reading: &Reading<'_>,
    is_aside: &dyn Fn(usize) -> bool,
) -> Vec<[f32; FEATURES]> {
    let shares = Shares::of(text, is_aside);
    (0..reading.count()).map(|sentence| features(text, subject, &shares, reading, sentence)).collect()
}

fn features(
    text: &Text,
    subject: &Subject,
    shares: &Shares,
    reading: &Reading<'_>,
    sentence: usize,
) -> [f32; FEATURES] {
    let (sharing, nearness) = (text.sharing(sentence), subject.nearness(sentence));
    let manner = text.manners.get(sentence).copied().unwrap_or_default();
    let is = |it: bool| if it { 1.0 } else { 0.0 };
    let asks = reading.sentence(sentence).trim_end().ends_with('?');
    let said = [
        sharing.shared,
        sharing.shared / sharing.own.max(1.0),
        sharing.foreign,
        sharing.own,
        is(manner.is_personal),
        is(manner.is_present),
        is(manner.is_past),
        is(manner.instructs),
        is(manner.is_dated),
        is(manner.is_counted),
        is(asks),
        (1.0 + manner.words as f32).ln(),
        sharing.names_elsewhere,
        sharing.names_here,
        sharing.things,
        is(manner.is_personal) - shares.personal,
        is(manner.is_present) - shares.present,
        is(manner.is_past) - shares.past,
        shares.personal,
        shares.present,
        nearness.rest,
        nearness.nearest,
        nearness.few,
    ];
    let mut features = [0.0; FEATURES];
    features.iter_mut().zip(said.into_iter().chain(nearness.way)).for_each(|(feature, value)| *feature = value);
    features
}
