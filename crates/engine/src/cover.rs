//! How much of each sentence lies under passages of judged claims, and what follows from it.
//!
//! A sentence is judged when at least half of its code points lie under passages of judged claims, each counted once
//! however many lie on it: a year that is marked, or an end that was moved, must not hide a sentence that nobody has
//! read. Less than half is a beginning, and the sentence is left. A judged sentence shows the gravest verdict that
//! touches it: dubious, then sourced, then not a claim. `ui/src/state/coverage.ts` counts by the same rule.

use std::sync::Arc;

use obelus_model::{Moment, Verdict};
use obelus_text::{Span, sentences_touching};

use crate::progress::{Progress, gravity};

/// How far the judging of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceState {
    /// No passage of a judged claim touches it.
    Unjudged,
    /// Less than half of it lies under passages of judged claims.
    Partly,
    /// At least half does; with the gravest verdict on it.
    Judged(Verdict),
}

/// The sentences of a text, and the judged passages laid over them so far.
pub(crate) struct Cover {
    sentences: Arc<[Span]>,
    gravest: Vec<Option<Verdict>>,
    /// How many code points of each lie under judged passages.
    covered: Vec<u32>,
    /// Where the passages so far end: what begins before that was counted.
    reach: u32,
}

impl Cover {
    pub fn new(sentences: Arc<[Span]>) -> Cover {
        let (gravest, covered) = (vec![None; sentences.len()], vec![0; sentences.len()]);
        Cover { sentences, gravest, covered, reach: 0 }
    }

    /// Lays a passage of a judged claim over its sentences. They must come by where they start.
    pub fn lay(&mut self, span: Span, verdict: Verdict) {
        let touched = sentences_touching(&self.sentences, span);
        let fresh = Span::new(span.start().max(self.reach), span.end());
        let sentences = self.sentences.get(touched.clone()).unwrap_or_default();
        let covered = self.covered.get_mut(touched.clone()).unwrap_or_default();
        let gravest = self.gravest.get_mut(touched).unwrap_or_default();
        for ((sentence, covered), state) in sentences.iter().zip(covered).zip(gravest) {
            *covered += fresh.and_then(|fresh| shared(*sentence, fresh)).map_or(0, Span::length);
            if state.is_none_or(|present| gravity(verdict) > gravity(present)) {
                *state = Some(verdict);
            }
        }
        self.reach = self.reach.max(span.end());
    }

    /// The state of each sentence.
    pub fn states(&self) -> impl Iterator<Item = SentenceState> {
        let each = self.sentences.iter().zip(&self.covered).zip(&self.gravest);
        each.map(|((sentence, covered), gravest)| match gravest {
            None => SentenceState::Unjudged,
            Some(verdict) if is_half(*covered, *sentence) => SentenceState::Judged(*verdict),
            Some(_) => SentenceState::Partly,
        })
    }

    /// The sentences, counted by state.
    pub fn progress(&self) -> Progress {
        let sentences = u32::try_from(self.sentences.len()).unwrap_or(u32::MAX);
        let mut progress = Progress { sentences, ..Progress::default() };
        for state in self.states() {
            match state {
                SentenceState::Unjudged | SentenceState::Partly => {}
                SentenceState::Judged(Verdict::Sourced) => progress.sourced += 1,
                SentenceState::Judged(Verdict::Dubious) => progress.dubious += 1,
                SentenceState::Judged(Verdict::NotAClaim) => progress.not_a_claim += 1,
            }
        }
        progress
    }
}

/// Since when each sentence has been judged: since the moment from which passages that were judged by then lie on
/// half of it.
pub(crate) struct Since<'a> {
    sentences: &'a [Span],
    /// Since when a single passage does.
    alone: Vec<Option<Moment>>,
    /// What lies on less than half: the sentence, since when, and on what of it. A passage has two of these at most.
    parts: Vec<(usize, Moment, Span)>,
}

impl<'a> Since<'a> {
    pub fn new(sentences: &'a [Span]) -> Since<'a> {
        Since { sentences, alone: vec![None; sentences.len()], parts: Vec::new() }
    }

    /// Lays a passage that has been judged since `at` over its sentences.
    pub fn lay(&mut self, span: Span, at: Moment) {
        let touched = sentences_touching(self.sentences, span);
        let sentences = self.sentences.get(touched.clone()).unwrap_or_default();
        let alone = self.alone.get_mut(touched.clone()).unwrap_or_default();
        for ((index, sentence), alone) in touched.zip(sentences).zip(alone) {
            match shared(*sentence, span) {
                Some(part) if is_half(part.length(), *sentence) => take_earlier(alone, at),
                Some(part) => self.parts.push((index, at, part)),
                None => {}
            }
        }
    }

    /// The moments, one for each judged sentence.
    pub fn moments(mut self) -> impl Iterator<Item = Moment> {
        self.parts.sort_unstable_by_key(|(index, at, _)| (*index, *at));
        for parts in self.parts.chunk_by(|one, next| one.0 == next.0) {
            let Some((index, ..)) = parts.first() else { continue };
            let (Some(sentence), Some(alone)) = (self.sentences.get(*index), self.alone.get_mut(*index)) else {
                continue;
            };
            let numbers: Vec<usize> = (1..=parts.len()).collect();
            let enough = |number: &usize| is_half(covered(parts.get(..*number).unwrap_or_default()), *sentence);
            // The more parts, the more is covered: the number that is enough can be searched for.
            if let Some((_, at, _)) = parts.get(numbers.partition_point(|number| !enough(number))) {
                take_earlier(alone, *at);
            }
        }
        self.alone.into_iter().flatten()
    }
}

/// Takes a moment where it is earlier, or the first.
fn take_earlier(present: &mut Option<Moment>, at: Moment) {
    *present = Some(present.map_or(at, |present| present.min(at)));
}

/// How many code points lie under parts of a sentence.
fn covered(parts: &[(usize, Moment, Span)]) -> u32 {
    let mut spans: Vec<Span> = parts.iter().map(|(_, _, span)| *span).collect();
    spans.sort_unstable_by_key(|span| span.start());
    let mut reach = 0;
    let fresh = spans.into_iter().map(|span| {
        let from = span.start().max(reach);
        reach = reach.max(span.end());
        reach - from.min(reach)
    });
    fresh.sum()
}

/// What two spans share.
fn shared(one: Span, other: Span) -> Option<Span> {
    Span::new(one.start().max(other.start()), one.end().min(other.end()))
}

/// Whether so many code points are at least half of a sentence.
fn is_half(covered: u32, sentence: Span) -> bool {
    covered >= sentence.length().div_ceil(2)
}
