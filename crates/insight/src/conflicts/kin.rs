//! How near statements are to each other in meaning, where their words differ.
//!
//! What all statements mean together is taken away from each, so that what is left is what it says of its own. Invariant: each
//! statement is compared with all others in short texts only. Not here: the words that they share (`topic`).

use super::candidates::statement_at;
use crate::meanings::{DIMENSIONS, Meaning, add, likeness, to_length_one};
use crate::reading::{Reading, Stopped};
use crate::statements::{Part, Statement, Vocabulary};
use crate::together::of_each;

/// So many of a statement's rarest words are laid beside those of another.
const RAREST: usize = 7;
/// In a text of more statements none is compared with all others.
const LONG: usize = 1_200;
/// So many of its nearest are compared with a statement.
const NEAREST: usize = 4;

/// What statements mean.
pub(crate) struct Kin<'v> {
    vocabulary: &'v Vocabulary,
    meanings: Vec<Option<Meaning>>,
    /// Of each the rarest words, and how much each weighs.
    words: Vec<Vec<(u32, f32)>>,
}

impl<'v> Kin<'v> {
    pub fn new(
        reading: &Reading<'_>,
        statements: &[Statement],
        vocabulary: &'v Vocabulary,
    ) -> Result<Kin<'v>, Stopped> {
        let (mut all_words, mut meanings) =
            (Vec::with_capacity(statements.len()), Vec::with_capacity(statements.len()));
        for statement in statements {
            reading.go_on()?;
            let words = words(statement, vocabulary);
            meanings.push(together(&words, vocabulary));
            all_words.push(words);
        }
        let mut all = [0.0; DIMENSIONS];
        let count = meanings.iter().flatten().count().max(1) as f32;
        meanings.iter().flatten().for_each(|meaning| add(&mut all, meaning, 1.0 / count));
        for meaning in &mut meanings {
            if let Some(own) = meaning {
                add(own, &all, -1.0);
                if !to_length_one(own) {
                    *meaning = None;
                }
            }
        }
        all_words.iter_mut().for_each(|words| words.truncate(RAREST));
        Ok(Kin { vocabulary, meanings, words: all_words })
    }

    /// How near two statements are in meaning, from -1 to 1; none where one of them has none.
    pub fn likeness(&self, one: u32, other: u32) -> Option<f32> {
        let at = |place: u32| usize::try_from(place).ok().and_then(|place| self.meanings.get(place)?.as_ref());
        Some(likeness(at(one)?, at(other)?))
    }

    /// How far each rare word of either has one of the other that means nearly the same, from 0 to 1.
    pub fn laid_out(&self, one: u32, other: u32) -> f32 {
        let at = |place: u32| usize::try_from(place).ok().and_then(|place| self.words.get(place));
        let (Some(one), Some(other)) = (at(one), at(other)) else { return 0.0 };
        let ids = |words: &[(u32, f32)]| words.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        laid_out(&ids(one), &ids(other), self.vocabulary)
    }

    /// For each statement those that are nearest to it in meaning; none in long texts.
    pub fn nearest(&self, reading: &Reading<'_>, statements: &[Statement]) -> Result<Vec<(u32, u32)>, Stopped> {
        let mut pairs = Vec::new();
        if statements.len() > LONG {
            return Ok(pairs);
        }
        for (one, statement) in (0u32..).zip(statements) {
            reading.go_on()?;
            let others = (0u32..).zip(statements).filter(|(other, it)| *other != one && may_disagree(statement, it));
            let alike = others.filter_map(|(other, _)| Some((self.likeness(one, other)?, other)));
            let mut alike = alike.collect::<Vec<_>>();
            alike.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            pairs.extend(alike.iter().take(NEAREST).map(|(_, other)| (one.min(*other), one.max(*other))));
        }
        Ok(pairs)
    }
}

/// How far each word of either has one of the other that means nearly the same, from 0 to 1.
pub(crate) fn laid_out(one: &[u32], other: &[u32], vocabulary: &Vocabulary) -> f32 {
    let met = |one: &[u32], other: &[u32]| {
        let (mut sum, mut whole) = (0.0, 0.0);
        for id in one {
            let weight = vocabulary.weight(*id) * vocabulary.telling(*id);
            whole += weight;
            if other.contains(id) {
                sum += weight;
                continue;
            }
            let Some(meaning) = vocabulary.meaning(*id) else { continue };
            let alike = other.iter().filter_map(|with| vocabulary.meaning(*with));
            // What is less alike than this is so by chance.
            let best = alike.map(|with| likeness(meaning, with)).fold(0.0, f32::max);
            sum += weight * ((best - 0.35) / 0.5).clamp(0.0, 1.0);
        }
        if whole > 0.0 { sum / whole } else { 0.0 }
    };
    (met(one, other) + met(other, one)) / 2.0
}

/// Whether both tell when, how many, or one of them denies.
fn may_disagree(one: &Statement, other: &Statement) -> bool {
    let denies = |statement: &Statement| !statement.negations.is_empty();
    (!one.dates.is_empty() && !other.dates.is_empty())
        || (!one.numbers.is_empty() && !other.numbers.is_empty())
        || denies(one) != denies(other)
        || one.things.iter().any(|thing| other.things.iter().any(|it| it.sort == thing.sort))
}

/// The words of a statement with their weights, the rarest first.
fn words(statement: &Statement, vocabulary: &Vocabulary) -> Vec<(u32, f32)> {
    let mut found: Vec<(u32, f32)> = Vec::new();
    for term in statement.terms.iter().filter(|term| term.part != Part::Carried && !Vocabulary::is_class(term.id)) {
        if found.last().is_none_or(|(id, _)| *id != term.id) {
            found.push((term.id, vocabulary.weight(term.id) * vocabulary.telling(term.id)));
        }
    }
    found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    found
}

fn together(words: &[(u32, f32)], vocabulary: &Vocabulary) -> Option<Meaning> {
    let mut sum = [0.0; DIMENSIONS];
    for (id, weight) in words {
        if let Some(meaning) = vocabulary.meaning(*id) {
            add(&mut sum, meaning, *weight);
        }
    }
    to_length_one(&mut sum).then_some(sum)
}

/// How two statements stand to each other, against whatever else each of them is near to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nearness {
    /// By the words that they share, against the nearest of each.
    pub rank: f32,
    /// The same, against the nearest of one of them.
    pub rank_of_one: f32,
    /// By what they mean; none where that is not known.
    pub meant: Option<f32>,
    /// The same against the nearest of each.
    pub meant_rank: f32,
    /// How far their rare words mean the same.
    pub laid_out: f32,
}

/// For each pair of places in `statements`.
pub(crate) fn nearness(
    reading: &Reading<'_>,
    statements: &[Statement],
    pairs: &[(u32, u32)],
    kin: &Kin<'_>,
) -> Result<Vec<Nearness>, Stopped> {
    let vocabulary = kin.vocabulary;
    let norms = statements.iter().map(|statement| norm(statement, vocabulary)).collect::<Vec<_>>();
    let (mut best, mut best_meant) = (vec![LEAST; statements.len()], vec![LEAST; statements.len()]);
    let mut found = of_each(pairs, |(one, other)| {
        reading.go_on()?;
        let both = statement_at(statements, *one).zip(statement_at(statements, *other));
        let rank = both.map_or(0.0, |(one, other)| shared(one, other, vocabulary))
            / (at(&norms, *one) * at(&norms, *other)).sqrt().max(LEAST);
        let meant = kin.likeness(*one, *other);
        let laid_out = kin.laid_out(*one, *other);
        let rank = rank + laid_out + 0.5 * meant.unwrap_or(0.0).max(0.0);
        Ok(Nearness { rank, rank_of_one: rank, meant, meant_rank: meant.unwrap_or(0.0).max(0.0), laid_out })
    })?;
    for ((one, other), nearness) in pairs.iter().zip(&found) {
        for place in [one, other].into_iter().filter_map(|place| usize::try_from(*place).ok()) {
            best.get_mut(place).into_iter().for_each(|best| *best = best.max(nearness.rank));
            best_meant.get_mut(place).into_iter().for_each(|best| *best = best.max(nearness.meant.unwrap_or(0.0)));
        }
    }
    for ((one, other), nearness) in pairs.iter().zip(&mut found) {
        nearness.rank_of_one /= at(&best, *one).min(at(&best, *other));
        nearness.rank /= at(&best, *one).max(at(&best, *other));
        nearness.meant_rank /= at(&best_meant, *one).max(at(&best_meant, *other));
    }
    Ok(found)
}

/// Less likeness than this is none.
const LEAST: f32 = 0.05;

fn at(list: &[f32], place: u32) -> f32 {
    usize::try_from(place).ok().and_then(|place| list.get(place)).copied().unwrap_or(LEAST)
}

fn norm(statement: &Statement, vocabulary: &Vocabulary) -> f32 {
    let mut last = None;
    let own = statement.terms.iter().filter(|term| term.part != Part::Carried);
    own.filter(|term| last.replace(term.id) != Some(term.id)).map(|term| vocabulary.weight(term.id).powi(2)).sum()
}

/// The squared weights of the words of both, which are in order.
fn shared(one: &Statement, other: &Statement, vocabulary: &Vocabulary) -> f32 {
    let mut sum = 0.0;
    let (mut here, mut there) = (one.terms.iter().peekable(), other.terms.iter().peekable());
    while let (Some(first), Some(second)) = (here.peek(), there.peek()) {
        let (first, second) = (first.id, second.id);
        if first == second {
            sum += vocabulary.weight(first).powi(2);
        }
        if first <= second {
            while here.next_if(|term| term.id == first).is_some() {}
        }
        if second <= first {
            while there.next_if(|term| term.id == second).is_some() {}
        }
    }
    sum
}
