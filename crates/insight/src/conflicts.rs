//! Statements about the same thing that cannot both be right.
//!
//! Sentences are read into statements, those that share rare words are brought together, and each pair is compared.
//! Invariant: a pair is told once, the earlier sentence first, and never of sentences that say the same words; the cost
//! grows with the text. Not here: what a pair is worth to a researcher, who decides.

mod candidates;
mod compare;
mod parties;
mod topic;

use std::collections::{HashMap, HashSet};

use obelus_text::Span;

use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::statements::{Statement, Vocabulary, statements};
use crate::suggestion::{Detail, Kind, Suggestion, Why};
use candidates::candidates;
use compare::{Disagreement, compare};

/// Less likely ones are not told.
const LEAST: f32 = 0.5;

/// So many conflicts a sentence may be in: one that contradicts everything contradicts nothing.
const MOST: usize = 4;

/// The conflicts of a text; sentences that stand in `aside` state nothing.
pub(crate) fn conflicts(
    reading: &Reading<'_>,
    rules: &Rules,
    aside: &HashSet<Span>,
) -> Result<Vec<Suggestion>, Stopped> {
    let (texts, vocabulary) = statements(&[(reading, aside)], &rules.lexicon)?;
    let Some(statements) = texts.first() else { return Ok(Vec::new()) };
    let found = disagreements(reading, statements, &vocabulary)?;
    Ok(found.into_iter().filter_map(|(one, other, how)| suggestion(reading, one, other, how)).collect())
}

/// The pairs of statements that disagree, the likeliest first.
fn disagreements<'s>(
    reading: &Reading<'_>,
    statements: &'s [Statement],
    vocabulary: &Vocabulary,
) -> Result<Vec<(&'s Statement, &'s Statement, Disagreement)>, Stopped> {
    let mut found = Vec::new();
    for (one, other) in candidates(reading, statements, vocabulary)? {
        reading.go_on()?;
        let at = |place: u32| usize::try_from(place).ok().and_then(|place| statements.get(place));
        let Some((one, other)) = at(one).zip(at(other)) else { continue };
        found.extend(compare(one, other, vocabulary).filter(|how| how.score >= LEAST).map(|how| (one, other, how)));
    }
    found.sort_by(|one, other| other.2.score.total_cmp(&one.2.score).then(one.0.sentence.cmp(&other.0.sentence)));
    let mut counts: HashMap<usize, usize> = HashMap::new();
    found.retain(|(one, other, _)| {
        let is_free = [one, other].iter().all(|it| counts.get(&it.sentence).copied().unwrap_or(0) < MOST);
        if is_free {
            [one, other].iter().for_each(|it| *counts.entry(it.sentence).or_default() += 1);
        }
        is_free
    });
    Ok(found)
}

fn suggestion(reading: &Reading<'_>, one: &Statement, other: &Statement, how: Disagreement) -> Option<Suggestion> {
    let [first, second] = how.words;
    let said = |statement: &Statement, words: &std::ops::Range<usize>| {
        reading.sentence(statement.sentence).get(words.clone()).unwrap_or_default().to_owned()
    };
    let facts = [said(one, &first), said(other, &second)];
    let fired = [reading.part(one.sentence, first), reading.part(other.sentence, second)];
    Some(Suggestion {
        kind: Kind::Conflict,
        span: reading.span(one.sentence)?,
        score: how.score.min(0.97),
        why: Why::new(how.code, facts),
        fired: fired.into_iter().flatten().filter(|span| span.length() > 0).collect(),
        related: vec![reading.span(other.sentence)?],
        detail: Detail::None,
    })
}
