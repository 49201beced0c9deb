//! Statements about the same thing that cannot both be right.
//!
//! Sentences are read into statements, those that share rare words are brought together, and each pair is compared.
//! Invariant: a pair is told once, the earlier sentence first, and never of sentences that say the same words; the cost
//! grows with the text. Not here: what a pair is worth to a researcher, who decides.

mod amounts;
mod candidates;
mod compare;
mod denials;
mod evidence;
mod kin;
mod namings;
mod parties;
mod times;
mod topic;
#[cfg(test)]
mod training;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use obelus_text::Span;

use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::statements::{Statement, Vocabulary, statements};
use crate::suggestion::{Detail, Kind, Suggestion, Why};
use crate::together::of_each;
use candidates::{candidates, statement_at};
use compare::{Disagreement, compare};
use evidence::Sort;
use kin::{Kin, nearness};

/// Less likely ones are not told: of what is, in texts by hands that nothing was learned from, about three in five are right.
const LEAST: f32 = 0.7;

/// What is so much less likely than the likeliest conflict of one of its sentences is not told.
const BEHIND: f32 = 0.25;

/// So many conflicts a sentence may be in: one that contradicts everything contradicts nothing.
const MOST: usize = 4;

/// Two places of two texts that cannot both be right.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictBetween {
    /// The place of each text among those that were given, the earlier one first.
    pub texts: [usize; 2],
    /// The sentences.
    pub spans: [Span; 2],
    /// How surely, from 0 to 1.
    pub score: f32,
    /// Why, as in a suggestion.
    pub why: Why,
    /// The words in each sentence that disagree; none where they cannot be shown.
    pub fired: [Option<Span>; 2],
}

/// The conflicts of a text; what stands in `aside` states nothing.
pub(crate) fn conflicts(
    reading: &Reading<'_>,
    rules: &Rules,
    aside: &HashSet<Span>,
) -> Result<Vec<Suggestion>, Stopped> {
    let readings = [(reading, aside.clone())];
    let (statements, vocabulary) = statements(&readings, &rules.lexicon)?;
    let found = disagreements(reading, &statements, &vocabulary, false)?;
    Ok(found.into_iter().filter_map(|(one, other, how)| told(&readings, one, other, how).map(suggestion)).collect())
}

/// The conflicts between texts, the likeliest first; those within a text are no part of them. Each text comes with the
/// places that state nothing ([`stating_nothing`](crate::stating_nothing())): who has noticed it knows them.
/// Whether to go on is asked of the first.
pub fn conflicts_between(
    readings: &[(&Reading<'_>, HashSet<Span>)],
    rules: &Rules,
) -> Result<Vec<ConflictBetween>, Stopped> {
    let Some((first, _)) = readings.first() else { return Ok(Vec::new()) };
    let (statements, vocabulary) = statements(readings, &rules.lexicon)?;
    let found = disagreements(first, &statements, &vocabulary, true)?;
    Ok(found.into_iter().filter_map(|(one, other, how)| told(readings, one, other, how)).collect())
}

type Found<'s> = (&'s Statement, &'s Statement, Disagreement);

/// The pairs of statements that disagree, of one text or of two, the likeliest first.
fn disagreements<'s>(
    reading: &Reading<'_>,
    statements: &'s [Statement],
    vocabulary: &Vocabulary,
    are_between: bool,
) -> Result<Vec<Found<'s>>, Stopped> {
    let kin = Kin::new(reading, statements, vocabulary)?;
    let pairs = candidates(reading, statements, &kin, vocabulary, are_between)?;
    let near = nearness(reading, statements, &pairs, &kin)?;
    let pairs: Vec<_> = pairs.into_iter().zip(near).collect();
    let compared = of_each(&pairs, |((one, other), near)| {
        reading.go_on()?;
        let both = statement_at(statements, *one).zip(statement_at(statements, *other));
        Ok(both.and_then(|(one, other)| {
            let how = compare(one, other, *near, vocabulary).filter(|how| how.evidence.score() >= LEAST)?;
            Some((one, other, how))
        }))
    })?;
    let mut found: Vec<Found<'s>> = compared.into_iter().flatten().collect();
    let place = |statement: &Statement| (statement.document, statement.sentence);
    found.sort_by(|one, other| {
        let by_place = || (place(one.0), place(one.1)).cmp(&(place(other.0), place(other.1)));
        other.2.evidence.score().total_cmp(&one.2.evidence.score()).then_with(by_place)
    });
    // The likeliest of each sentence come first: what is much less likely than they are is chance.
    let mut told: HashMap<(usize, usize), (f32, usize)> = HashMap::new();
    found.retain(|(one, other, how)| {
        let behind = if how.evidence.sort == Sort::Denied { BEHIND / 2.0 } else { BEHIND };
        let score = how.evidence.score();
        let known = [one, other].map(|it| told.get(&place(it)).copied().unwrap_or((score, 0)));
        let is_free = known.iter().all(|(best, count)| *count < MOST && score >= best - behind);
        if is_free {
            for (it, (best, count)) in [one, other].into_iter().zip(known) {
                told.insert(place(it), (best, count + 1));
            }
        }
        is_free
    });
    Ok(found)
}

/// A disagreement with its places and words.
fn told(
    readings: &[(&Reading<'_>, HashSet<Span>)],
    one: &Statement,
    other: &Statement,
    how: Disagreement,
) -> Option<ConflictBetween> {
    let [(first, _), (second, _)] = [readings.get(one.document)?, readings.get(other.document)?];
    let [here, there] = how.words;
    let said = |reading: &Reading<'_>, statement: &Statement, words: &Range<usize>| {
        reading.sentence(statement.sentence).get(words.clone()).unwrap_or_default().to_owned()
    };
    let facts = [said(first, one, &here), said(second, other, &there)];
    let fired = [first.part(one.sentence, here), second.part(other.sentence, there)];
    Some(ConflictBetween {
        texts: [one.document, other.document],
        spans: [first.span(one.sentence)?, second.span(other.sentence)?],
        score: how.evidence.score().min(0.97),
        why: Why::new(how.evidence.sort.code(), facts),
        fired: fired.map(|span| span.filter(|span| span.length() > 0)),
    })
}

fn suggestion(told: ConflictBetween) -> Suggestion {
    let [span, other] = told.spans;
    Suggestion {
        kind: Kind::Conflict,
        span,
        score: told.score,
        why: told.why,
        fired: told.fired.into_iter().flatten().collect(),
        related: vec![other],
        detail: Detail::None,
    }
}
