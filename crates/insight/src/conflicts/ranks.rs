//! How near two statements are to each other, against whatever else each of them is near to.
//! Invariant: one pass over the pairs; 1 where each is what the other is nearest to. Not here: what they have in common
//! word by word (`topic`).

use super::candidates::statement_at;
use crate::reading::{Reading, Stopped};
use crate::statements::{Part, Statement, Vocabulary};

/// Less likeness than this is none.
const LEAST: f32 = 0.05;

/// For each pair of places in `statements`.
pub(crate) fn ranks(
    reading: &Reading<'_>,
    statements: &[Statement],
    pairs: &[(u32, u32)],
    vocabulary: &Vocabulary,
) -> Result<Vec<f32>, Stopped> {
    let norms = statements.iter().map(|statement| norm(statement, vocabulary)).collect::<Vec<_>>();
    let mut best = vec![LEAST; statements.len()];
    let mut likeness = Vec::with_capacity(pairs.len());
    for (one, other) in pairs {
        reading.go_on()?;
        let both = statement_at(statements, *one).zip(statement_at(statements, *other));
        let alike = both.map_or(0.0, |(one, other)| shared(one, other, vocabulary))
            / (at(&norms, *one) * at(&norms, *other)).sqrt().max(LEAST);
        for place in [one, other] {
            let best = usize::try_from(*place).ok().and_then(|place| best.get_mut(place));
            best.into_iter().for_each(|best| *best = best.max(alike));
        }
        likeness.push(alike);
    }
    let rank = |((one, other), alike): (&(u32, u32), f32)| alike / at(&best, *one).max(at(&best, *other)).max(LEAST);
    Ok(pairs.iter().zip(likeness).map(rank).collect())
}

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
