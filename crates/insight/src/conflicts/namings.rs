//! Things, places and names of which only one can be.
//! Invariant: names of which one may lie in the other agree. Not here: who takes part (`parties`).

use super::compare::{Disagreement, Pair, belongs, keep};
use super::denials::is_negated;
use super::parties::may_be_same;
use crate::statements::{Part, Role, Run, Statement};

/// Things of one sort of which the statements have different ones.
pub(crate) fn things(pair: &Pair<'_>) -> Option<Disagreement> {
    let mut best = None;
    for one in &pair.one.things {
        for other in pair.other.things.iter().filter(|other| other.sort == one.sort && other.thing != one.thing) {
            let has = |statement: &Statement, thing: u32| {
                statement.things.iter().any(|it| it.thing == thing && !is_negated(statement, it.at))
            };
            let is_both = has(pair.one, other.thing) || has(pair.other, one.thing);
            if is_both || is_negated(pair.one, one.at) || is_negated(pair.other, other.at) {
                continue;
            }
            let (deed, link) = pair.deed_at(&(one.at..one.at + 1), &(other.at..other.at + 1));
            // Two parts of a body are hurt in two deeds, and houses have two colours.
            let link =
                if deed.is_some() { link.clamp(-0.3, 0.3) } else { -0.12 + pair.parties((one.at, other.at)).min(0.0) };
            let times = if pair.dates_are_apart() { -0.2 } else { 0.0 };
            let named = pair.one.things.iter().any(|it| it.sort == one.sort && pair.other.has(it.thing));
            let score =
                0.16 + link + pair.common(&[], Some((one.at, other.at))) + times - if named { 0.2 } else { 0.0 };
            keep(
                &mut best,
                Disagreement { code: "things-differ", score, words: [one.bytes.clone(), other.bytes.clone()] },
            );
        }
    }
    best
}

/// Another place of the same deed, or another who did it.
pub(crate) fn names(pair: &Pair<'_>) -> Option<Disagreement> {
    let mut best = None;
    let times = if pair.dates_are_apart() { -0.2 } else { 0.0 };
    for deed in pair.topic.deeds() {
        let is_once = matches!(deed.one.part, Part::Deed { is_once: true, .. });
        for one in pair.one.runs.iter().filter(|run| !matches!(run.role, Role::None | Role::Object)) {
            for other in pair.other.runs.iter().filter(|run| run.role == one.role) {
                if is_said_by_both(pair, one, other) {
                    continue;
                }
                let near =
                    belongs(pair.one, pair.other, deed.id, &one.at) * belongs(pair.other, pair.one, deed.id, &other.at);
                let (code, link) = match (one.role, is_once) {
                    (Role::By, _) => ("names-differ", 0.32),
                    (_, true) => ("places-differ", 0.24),
                    (Role::From, false) => ("places-differ", 0.18),
                    (_, false) => ("places-differ", -0.08),
                };
                // Who is named by the doer alone is no stranger for that.
                let strangers = if pair.topic.are_strangers && one.role == Role::By { 0.2 } else { 0.0 };
                let parties = pair.parties((deed.one.at, deed.other.at));
                let parties = if one.role == Role::By { parties.max(-0.1) } else { parties };
                let score = link * near
                    + parties
                    + pair.common(&[deed.id], Some((deed.one.at, deed.other.at)))
                    + strangers
                    + times;
                keep(&mut best, Disagreement { code, score, words: [one.bytes.clone(), other.bytes.clone()] });
            }
        }
    }
    best
}

/// Whether a name may be one that the other statement has, too, or one lies in the other.
pub(crate) fn is_said_by_both(pair: &Pair<'_>, one: &Run, other: &Run) -> bool {
    let joined = |one: &Run, other: &Run| {
        one.ids.iter().any(|id| other.ids.iter().any(|with| pair.vocabulary.are_joined(*id, *with)))
    };
    let has = |statement: &Statement, run: &Run| {
        let is_carried = run.ids.iter().any(|id| statement.of(*id).any(|term| term.part == Part::Carried));
        let is_doer = one.role == Role::By;
        let is_other = |it: &&Run| !(is_doer && it.is_owner);
        (is_carried && !is_doer)
            || statement.runs.iter().filter(is_other).any(|it| may_be_same(it, run) || joined(it, run))
    };
    has(pair.other, one) || has(pair.one, other)
}
