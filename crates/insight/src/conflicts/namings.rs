//! Things, places and names of which only one can be.
//! Invariant: names of which one may lie in the other agree. Not here: who takes part (`parties`).

use super::compare::{Disagreement, Pair, belongs};
use super::denials::is_negated;
use super::evidence::{Feature, Sort};
use super::parties::may_be_same;
use super::topic::Match;
use crate::dates::Reach;
use crate::statements::{Part, Role, Run, Statement};

/// Things of one sort of which the statements have different ones.
pub(crate) fn things(pair: &Pair<'_>, found: &mut Vec<Disagreement>) {
    for one in &pair.one.things {
        for other in pair.other.things.iter().filter(|other| other.sort == one.sort && other.thing != one.thing) {
            let has = |statement: &Statement, thing: u32| {
                statement.things.iter().any(|it| it.thing == thing && !is_negated(statement, it.at))
            };
            let is_both = has(pair.one, other.thing) || has(pair.other, one.thing);
            if is_both || is_negated(pair.one, one.at) || is_negated(pair.other, other.at) {
                continue;
            }
            let places = (one.at, other.at);
            let mut evidence = pair.evidence(Sort::Things, &[], Some(places));
            // Two parts of a body are hurt in two deeds, and houses have two colours.
            let deed = pair.deed_at(&(one.at..one.at + 1), &(other.at..other.at + 1));
            pair.deed_seen(&mut evidence, &deed);
            if deed.is_none() {
                pair.parties_seen(&mut evidence, places);
            }
            let is_listed = pair.one.things.iter().any(|it| it.sort == one.sort && pair.other.has(it.thing));
            evidence
                .add_if(one.is_opposed, Feature::Opposed)
                .add_if(is_listed, Feature::Listed)
                .add_if(pair.dates_are_apart(), Feature::TimesApart);
            found.push(Disagreement { evidence, words: [one.bytes.clone(), other.bytes.clone()] });
        }
    }
}

/// Another place of the same deed, or another who did it.
pub(crate) fn names(pair: &Pair<'_>, found: &mut Vec<Disagreement>) {
    let mut deeds = pair.topic.deeds().copied().map(Some).collect::<Vec<_>>();
    if deeds.is_empty() && pair.topic.is_named {
        deeds.push(None);
    }
    for deed in &deeds {
        for one in pair.one.runs.iter().filter(|run| !matches!(run.role, Role::None | Role::Object)) {
            for other in pair.other.runs.iter().filter(|run| run.role == one.role) {
                if !is_said_by_both(pair, one, other) && !is_at_another_time(pair, deed.as_ref()) {
                    found.push(named(pair, deed.as_ref(), one, other));
                }
            }
        }
    }
}

/// Whether they tell of another time, or of how long: who lived in one place lived in another before.
fn is_at_another_time(pair: &Pair<'_>, deed: Option<&Match>) -> bool {
    let is_once = deed.is_some_and(|deed| matches!(deed.one.part, Part::Deed { is_once: true, .. }));
    let mut dates = pair.one.dates.iter().chain(&pair.other.dates);
    !is_once && (pair.dates_are_apart() || dates.any(|date| date.when.reach != Reach::At))
}

fn named(pair: &Pair<'_>, deed: Option<&Match>, one: &Run, other: &Run) -> Disagreement {
    let is_by = one.role == Role::By;
    let sort = if is_by { Sort::Names } else { Sort::Places };
    let ids = deed.iter().map(|deed| deed.id).collect::<Vec<_>>();
    let places = deed.map_or((one.at.start, other.at.start), |deed| (deed.one.at, deed.other.at));
    let mut evidence = pair.evidence(sort, &ids, Some(places));
    if let Some(deed) = deed {
        let near = belongs(pair.one, pair.other, deed.id, &one.at) * belongs(pair.other, pair.one, deed.id, &other.at);
        pair.deed_seen(&mut evidence, &Some(pair.link(deed, near)));
    }
    let is_once = deed.is_some_and(|deed| matches!(deed.one.part, Part::Deed { is_once: true, .. }));
    evidence
        .add_if(one.role == Role::From, Feature::From)
        .add_if(is_by && pair.topic.are_strangers, Feature::By)
        .add_if(!is_by && is_once, Feature::OncePlace)
        .add_if(deed.is_none(), Feature::NoDeed)
        .add_if(pair.dates_are_apart(), Feature::TimesApart);
    Disagreement { evidence, words: [one.bytes.clone(), other.bytes.clone()] }
}

/// Another who held the same office.
pub(crate) fn offices(pair: &Pair<'_>, found: &mut Vec<Disagreement>) {
    for one in &pair.one.offices {
        for other in pair.other.offices.iter().filter(|other| other.class == one.class) {
            let runs = pair.one.runs.get(one.run).zip(pair.other.runs.get(other.run));
            let Some((first, second)) = runs.filter(|(first, second)| !is_said_by_both(pair, first, second)) else {
                continue;
            };
            let mut evidence = pair.evidence(Sort::Names, &[one.class], Some((one.at, other.at)));
            evidence
                .add(Feature::Office, 1.0)
                .add(Feature::OfficeRare, pair.vocabulary.weight(one.class))
                .add_if(pair.dates_are_apart(), Feature::TimesApart);
            found.push(Disagreement { evidence, words: [first.bytes.clone(), second.bytes.clone()] });
        }
    }
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
