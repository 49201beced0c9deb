//! Dates that cannot both be those of one deed.
//! Invariant: a date that both statements have is no conflict, whatever others they have. Not here: reading dates (`dates`).

use super::compare::{Disagreement, Link, Pair};
use super::evidence::{Evidence, Feature, Sort};
use crate::dates::{Reach, Year};
use crate::statements::{Dated, Role, Run};

/// The dates of two statements that disagree.
pub(crate) fn dates(pair: &Pair<'_>, found: &mut Vec<Disagreement>) {
    for one in &pair.one.dates {
        for other in &pair.other.dates {
            let Some(apart) = one.when.apart(&other.when).filter(|apart| *apart > 0) else { continue };
            // What is counted from a date a few sentences before is no other than that.
            let is_near = pair.one.apart(pair.other) <= 5;
            if agree_elsewhere(pair, one, other) || (is_near && (one.is_counted || other.is_counted)) {
                continue;
            }
            let deed = pair.deed_at(&one.at, &other.at);
            let places = (one.at.start, other.at.start);
            if deed.as_ref().is_some_and(Link::is_of_others) || pair.is_told_apart(places) || leads_elsewhere(pair) {
                continue;
            }
            let ids = deed.iter().map(|deed| deed.id()).collect::<Vec<_>>();
            let mut evidence = pair.evidence(Sort::Dates, &ids, Some((one.at.start, other.at.start)));
            pair.deed_seen(&mut evidence, &deed);
            how_far(pair, one, other, apart, &mut evidence);
            sureness(one, other, &mut evidence);
            other_places(pair, &mut evidence);
            found.push(Disagreement { evidence, words: [one.bytes.clone(), other.bytes.clone()] });
        }
    }
}

/// Whether one of the dates stands in the other statement, too.
fn agree_elsewhere(pair: &Pair<'_>, one: &Dated, other: &Dated) -> bool {
    let agrees = |dates: &[Dated], with: &Dated| dates.iter().any(|date| date.when.agrees(&with.when));
    agrees(&pair.other.dates, one) || agrees(&pair.one.dates, other)
}

/// Two dates of one event lie near each other: who is wrong is wrong by a day, a month or a few years. Where hardly any day
/// of the same weeks is told of, two that are tell of one thing, if of the same person or place.
fn how_far(pair: &Pair<'_>, one: &Dated, other: &Dated, apart: i64, evidence: &mut Evidence) {
    let are_days = one.when.from.day.is_some() && other.when.from.day.is_some();
    match apart {
        ..=31 if are_days => evidence.add(Feature::InMonth, 1.0),
        ..=400 => evidence.add(Feature::InYear, 1.0),
        401..=1500 => evidence.add(Feature::InYears, 1.0),
        1501..=5500 => evidence,
        _ => evidence.add(Feature::FarYears, 1.0),
    };
    evidence.add_if(are_days, Feature::BothDays);
    if apart <= 31 && are_days && pair.topic.is_named {
        let near = pair.vocabulary.days_near(one.when.from.first(), other.when.from.first());
        evidence.add(
            Feature::RareDays,
            if near <= 3 {
                1.0
            } else if near <= 6 {
                0.5
            } else {
                0.0
            },
        );
    }
}

/// What was counted or taken from another sentence may have been counted wrongly; an open end says little.
fn sureness(one: &Dated, other: &Dated, evidence: &mut Evidence) {
    let reaches = [one, other].iter().filter(|date| date.when.reach != Reach::At).count();
    let are_written = one.when.year == Year::Written && other.when.year == Year::Written;
    evidence
        .add_if(one.is_counted || other.is_counted, Feature::Counted)
        .add_if(!are_written, Feature::YearMissing)
        .add(Feature::Open, reaches as f32);
}

/// Whether both lead somewhere, and not to the same place.
fn leads_elsewhere(pair: &Pair<'_>) -> bool {
    let leads = |run: &&Run| run.role == Role::To;
    pair.one.runs.iter().filter(leads).any(|one| {
        let mut others = pair.other.runs.iter().filter(leads).peekable();
        others.peek().is_some() && others.all(|other| !super::namings::is_said_by_both(pair, one, other))
    })
}

/// Who went to two places at two times went twice.
fn other_places(pair: &Pair<'_>, evidence: &mut Evidence) {
    let is_at = |run: &&Run| matches!(run.role, Role::At | Role::To | Role::Object);
    let is_other = |one: &Run| {
        let mut others = pair.other.runs.iter().filter(|run| run.role == one.role);
        others.any(|other| !super::namings::is_said_by_both(pair, one, other))
    };
    evidence.add_if(pair.one.runs.iter().filter(is_at).any(is_other), Feature::Elsewhere);
}
