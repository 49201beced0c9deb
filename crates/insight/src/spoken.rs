//! What the rules of phrases say of each sentence, and how that becomes a suggestion.
//!
//! Invariant: rules of one kind add up as independent witnesses (what none of them explains remains), however often each
//! fires; one that speaks against takes its part from the sum.

use obelus_text::Span;

use crate::phrases::{Fired, Phrases, Rule, Words};
use crate::reading::{Reading, Stopped};
use crate::suggestion::{Detail, Kind, Suggestion};

/// Less likely is not suggested.
pub(crate) const LEAST_SCORE: f32 = 0.5;

/// A rule whose places count each counts no more of them.
const MOST_TIMES: usize = 3;

/// A sentence, as far as phrases go.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// What stands in it, by rule and place.
    pub fired: Vec<Fired>,
    /// How many words it has.
    pub words: usize,
}

/// What the rules say of every sentence of a text, in order.
pub(crate) fn spoken(reading: &Reading<'_>, phrases: &Phrases) -> Result<Vec<Said>, Stopped> {
    let mut words = Words::default();
    let mut all = Vec::with_capacity(reading.count());
    for index in 0..reading.count() {
        reading.go_on()?;
        let fired = phrases.find(reading.sentence(index), &mut words);
        all.push(Said { fired, words: words.count() });
    }
    Ok(all)
}

impl Said {
    /// The rules of a kind that fired, with where.
    pub fn of<'a>(&'a self, kind: Kind, phrases: &'a Phrases) -> impl Iterator<Item = (&'a Rule, &'a Fired)> {
        let ruled = self.fired.iter().filter_map(|fired| Some((phrases.rule(fired.rule)?, fired)));
        ruled.filter(move |(rule, _)| rule.kind == kind)
    }

    /// How likely the sentence is of a kind by what was said; `counts` says what of it counts.
    pub fn weigh(&self, kind: Kind, phrases: &Phrases, counts: impl Fn(&Rule, &Fired) -> bool) -> f32 {
        let (mut unexplained, mut kept, mut before, mut times) = (1.0, 1.0, None, 0);
        for (rule, fired) in self.of(kind, phrases).filter(|(rule, fired)| counts(rule, fired)) {
            times = if before.replace(fired.rule) == Some(fired.rule) { times + 1 } else { 1 };
            if times > if rule.counts_each { MOST_TIMES } else { 1 } {
                continue;
            }
            if rule.weight > 0.0 {
                unexplained *= 1.0 - rule.weight;
            } else {
                kept *= 1.0 + rule.weight;
            }
        }
        (1.0 - unexplained) * kept
    }

    /// The suggestion of a kind with this likelihood, for the strongest of the rules that count.
    pub fn suggest(
        &self,
        kind: Kind,
        score: f32,
        (reading, index): (&Reading<'_>, usize),
        phrases: &Phrases,
        counts: impl Fn(&Rule, &Fired) -> bool,
    ) -> Option<Suggestion> {
        let said = || self.of(kind, phrases).filter(|(rule, fired)| rule.weight > 0.0 && counts(rule, fired));
        let (rule, fired) = said().reduce(|best, next| if next.0.weight > best.0.weight { next } else { best })?;
        let words = reading.sentence(index).get(fired.bytes.clone()).unwrap_or_default();
        let places = said().filter_map(|(_, fired)| reading.part(index, fired.bytes.clone()));
        Some(Suggestion {
            kind,
            span: reading.span(index)?,
            score,
            why: rule.reason_why(words),
            fired: apart(places.collect()),
            related: Vec::new(),
            detail: rule.reason.map_or(Detail::None, Detail::Reason),
        })
    }
}

/// Places in order, those that overlap as one.
pub(crate) fn apart(mut places: Vec<Span>) -> Vec<Span> {
    places.sort_unstable();
    let mut apart: Vec<Span> = Vec::with_capacity(places.len());
    for place in places {
        match apart.last_mut() {
            Some(last) if place.start() < last.end() => {
                let end = last.end().max(place.end());
                *last = Span::new(last.start(), end).unwrap_or(*last);
            }
            _ => apart.push(place),
        }
    }
    apart
}
