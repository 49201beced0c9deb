//! One statement says that what another says is not so.
//! Invariant: two that deny the same agree; what is denied is in the clause of the word that denies. Not here: words that
//! deny (`lexicon`).

use std::ops::Range;

use super::compare::{Disagreement, Pair};
use super::parties::is_missing;
use super::topic::part_shared;
use crate::statements::{Part, Statement, Term};

/// One says that what the other says is not so.
pub(crate) fn denied(pair: &Pair<'_>) -> Option<Disagreement> {
    let forth = denial(pair, pair.one, pair.other).map(|(score, words, denied)| (score, [words, denied]));
    let back = denial(pair, pair.other, pair.one).map(|(score, words, denied)| (score, [denied, words]));
    let (score, words) = [forth, back].into_iter().flatten().max_by(|one, other| one.0.total_cmp(&other.0))?;
    let strangers = if pair.topic.are_strangers { -0.15 } else { 0.0 };
    let apart = pair.one.apart(pair.other);
    let near = match apart {
        1 if pair.replies() => 0.2,
        1 if pair.contradiction() < 0.6 => -0.1,
        _ => 0.0,
    };
    let times = if pair.dates_are_apart() { -0.2 } else { 0.0 };
    Some(Disagreement { code: "denied", score: score + strangers + near + times, words })
}

/// How surely the first statement denies the second, with the words that do and those that are denied.
fn denial(pair: &Pair<'_>, one: &Statement, other: &Statement) -> Option<(f32, Range<usize>, Range<usize>)> {
    let places = other
        .terms
        .iter()
        .filter(|term| one.has(term.id) && term.at != u16::MAX)
        .map(|term| term.at)
        .collect::<Vec<_>>();
    // A statement that negates the same thing agrees.
    if places.iter().any(|at| is_negated(other, *at)) {
        return None;
    }
    let found =
        one.negations.iter().filter_map(|(at, bytes)| Some((clause_denied(pair, one, other, *at)?, bytes.clone())));
    let (score, bytes) = found.max_by(|one, other| one.0.total_cmp(&other.0))?;
    let first = places.iter().min().and_then(|at| other.bytes(*at));
    let last = places.iter().max().and_then(|at| other.bytes(*at));
    let words = first.zip(last).map_or(0..0, |(first, last)| first.start..last.end);
    Some((score, bytes, words))
}

/// How surely the clause of one negation is what the other statement says.
fn clause_denied(pair: &Pair<'_>, one: &Statement, other: &Statement, at: u16) -> Option<f32> {
    let clause = one.clause(at);
    let begin = clause.checked_sub(1).and_then(|before| one.clauses.get(before)).copied().unwrap_or(0);
    let end = one.clauses.get(clause).copied().unwrap_or(u16::MAX - 1);
    let (whole, shared, count) = part_shared(one, other, &(begin..end), pair.vocabulary);
    if whole <= 0.0 || count == 0 {
        return None;
    }
    // What is negated stands behind the word: somebody who never wrote may have drawn.
    let behind = || one.terms.iter().filter(|term| (at..end).contains(&term.at));
    let first = behind().map(|term| term.at).min();
    let is_met = first.is_none_or(|first| one.terms.iter().any(|term| term.at == first && other.has(term.id)));
    let is_deed = |term: &&Term| matches!(term.part, Part::Deed { .. });
    let deed = behind().filter(is_deed).find(|term| other.has(term.id));
    let has_deed = behind().any(|term| is_deed(&term));
    if !is_met && (deed.is_none() || pair.contradiction() < 0.5) {
        return None;
    }
    let parties =
        deed.and_then(|deed| other.of(deed.id).next().map(|there| (deed.at, there.at))).map_or(0.0, |(here, there)| {
            let places = if std::ptr::eq(one, pair.one) { (here, there) } else { (there, here) };
            pair.parties(places)
        });
    let missing = if is_missing(one, at, other) { -0.18 } else { 0.0 };
    let is_lost = deed.is_some_and(|deed| matches!(deed.part, Part::Deed { is_of_thing: true, .. }))
        && pair.topic.deeds().all(|found| pair.topic.shared_things(found) < 0.35);
    let missing = if is_lost { missing - 0.15 } else { missing };
    let narrates = if pair.contradiction() < 0.5 { -0.08 } else { 0.0 };
    let is_carried = one.terms.iter().any(|term| term.part == Part::Carried && other.has(term.id));
    let unmet = if has_deed && deed.is_none() { -0.2 } else { 0.0 };
    let is_thin = count + usize::from(parties > 0.0) < 2;
    let (in_all, all_shared, _) = part_shared(one, other, &(0..u16::MAX - 1), pair.vocabulary);
    let fit = 0.65 * (shared / whole) + 0.35 * (all_shared / in_all.max(0.1));
    let gain = 0.46 * fit + 0.16 * shared.min(2.2) + 0.22 * f32::from(one.denial) / 100.0;
    Some(
        gain + parties + unmet + missing + narrates + if is_carried { 0.08 } else { 0.0 }
            - if is_thin { 0.2 } else { 0.0 },
    )
}

/// Whether a negation stands before a lexeme in its clause.
pub(crate) fn is_negated(statement: &Statement, at: u16) -> bool {
    let stands_before =
        |negation: u16| negation <= at && at - negation < 9 && statement.clause(negation) == statement.clause(at);
    statement.negations.iter().any(|(negation, _)| stands_before(*negation))
}
