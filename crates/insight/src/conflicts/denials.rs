//! One statement says that what another says is not so.
//! Invariant: two that deny the same agree; what is denied is in the clause of the word that denies. Not here: words that
//! deny (`lexicon`).

use std::ops::Range;

use super::compare::{Disagreement, Pair};
use super::evidence::{Evidence, Feature, Sort};
use super::parties::is_missing;
use super::topic::part_shared;
use crate::statements::{Part, Statement, Term};

/// One says that what the other says is not so.
pub(crate) fn denied(pair: &Pair<'_>, found: &mut Vec<Disagreement>) {
    let forth = denial(pair, pair.one, pair.other).map(|(evidence, words, denied)| (evidence, [words, denied]));
    let back = denial(pair, pair.other, pair.one).map(|(evidence, words, denied)| (evidence, [denied, words]));
    found.extend([forth, back].into_iter().flatten().map(|(evidence, words)| Disagreement { evidence, words }));
}

/// How surely the first statement denies the second, with the words that do and those that are denied.
fn denial(pair: &Pair<'_>, one: &Statement, other: &Statement) -> Option<(Evidence, Range<usize>, Range<usize>)> {
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
    let (evidence, bytes) = found.max_by(|one, other| one.0.score().total_cmp(&other.0.score()))?;
    let first = places.iter().min().and_then(|at| other.bytes(*at));
    let last = places.iter().max().and_then(|at| other.bytes(*at));
    let words = first.zip(last).map_or(0..0, |(first, last)| first.start..last.end);
    Some((evidence, bytes, words))
}

/// How surely the clause of one negation is what the other statement says.
fn clause_denied(pair: &Pair<'_>, one: &Statement, other: &Statement, at: u16) -> Option<Evidence> {
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
    let mut evidence = pair.evidence(Sort::Denied, &[], None);
    if let Some((here, there)) = deed.and_then(|deed| other.of(deed.id).next().map(|there| (deed.at, there.at))) {
        pair.parties_seen(&mut evidence, if std::ptr::eq(one, pair.one) { (here, there) } else { (there, here) });
    }
    let is_lost = deed.is_some_and(|deed| matches!(deed.part, Part::Deed { is_of_thing: true, .. }))
        && pair.topic.deeds().all(|found| pair.topic.shared_things(found) < 0.35);
    let is_carried = one.terms.iter().any(|term| term.part == Part::Carried && other.has(term.id));
    let (in_all, all_shared, _) = part_shared(one, other, &(0..u16::MAX - 1), pair.vocabulary);
    evidence
        .add(Feature::ClauseFit, shared / whole)
        .add(Feature::ClauseShared, shared.min(2.2))
        .add(Feature::AllFit, all_shared / in_all.max(0.1))
        .add_if(is_lost, Feature::Lost)
        .add_if(is_missing(one, at, other), Feature::Missing)
        .add_if(is_carried, Feature::Carried)
        .add_if(has_deed && deed.is_none(), Feature::Unmet)
        .add_if(!is_met, Feature::FirstUnmet)
        .add_if(is_met && count > 1 && shared / whole > 0.5, Feature::Firm)
        .add_if(count < 2, Feature::Thin)
        .add_if(pair.dates_are_apart(), Feature::TimesApart);
    Some(evidence)
}

/// Whether a negation stands before a lexeme in its clause.
pub(crate) fn is_negated(statement: &Statement, at: u16) -> bool {
    let stands_before =
        |negation: u16| negation <= at && at - negation < 9 && statement.clause(negation) == statement.clause(at);
    statement.negations.iter().any(|(negation, _)| stands_before(*negation))
}
