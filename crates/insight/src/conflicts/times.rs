//! Dates that cannot both be those of one deed.
//! Invariant: a date that both statements have is no conflict, whatever others they have. Not here: reading dates (`dates`).

use super::compare::{Disagreement, Pair, keep};
use crate::dates::{Reach, Year};
use crate::statements::{Dated, Part, Role};

/// The dates of two statements that disagree the likeliest.
pub(crate) fn dates(pair: &Pair<'_>) -> Option<Disagreement> {
    let mut best = None;
    for one in &pair.one.dates {
        for other in &pair.other.dates {
            let Some(apart) = one.when.apart(&other.when).filter(|apart| *apart > 0) else { continue };
            if agree_elsewhere(pair, one, other) {
                continue;
            }
            let (deed, link) = pair.deed_at(&one.at, &other.at);
            let ids = deed.map(|deed| deed.id).into_iter().collect::<Vec<_>>();
            let is_once = deed.is_some_and(|deed| matches!(deed.one.part, Part::Deed { is_once: true, .. }));
            let score = link
                + pair.common(&ids, Some((one.at.start, other.at.start)))
                + nearness(one, other, apart, deed.is_some())
                + rareness(pair, one, other, apart, deed.is_some())
                + sureness(one, other)
                + other_places(pair, is_once);
            keep(
                &mut best,
                Disagreement { code: "dates-differ", score, words: [one.bytes.clone(), other.bytes.clone()] },
            );
        }
    }
    best
}

/// Whether one of the dates stands in the other statement, too.
fn agree_elsewhere(pair: &Pair<'_>, one: &Dated, other: &Dated) -> bool {
    let agrees = |dates: &[Dated], with: &Dated| dates.iter().any(|date| date.when.agrees(&with.when));
    agrees(&pair.other.dates, one) || agrees(&pair.one.dates, other)
}

/// Two dates of one event lie near each other: who is wrong is wrong by a day, a month or a few years.
fn nearness(one: &Dated, other: &Dated, apart: i64, has_deed: bool) -> f32 {
    let are_days = one.when.from.day.is_some() && other.when.from.day.is_some();
    let gain = match apart {
        ..=31 if are_days => 0.14,
        ..=400 => 0.09,
        401..=1500 => 0.04,
        1501..=5500 => -0.03,
        _ => -0.15,
    };
    if has_deed || gain < 0.0 { gain } else { gain * 0.5 }
}

/// Where hardly any day of the same weeks is told of, two that are tell of one thing, if of the same person or place.
fn rareness(pair: &Pair<'_>, one: &Dated, other: &Dated, apart: i64, has_deed: bool) -> f32 {
    let are_days = one.when.from.day.is_some() && other.when.from.day.is_some();
    if apart > 31 || !are_days || !pair.topic.is_named {
        return 0.0;
    }
    let near = pair.vocabulary.days_near(one.when.from.first(), other.when.from.first());
    let gain = match near {
        ..=3 => 0.16,
        4..=6 => 0.08,
        _ => 0.0,
    };
    if has_deed { gain * 0.5 } else { gain }
}

/// What was counted or taken from another sentence may have been counted wrongly; an open end says little.
fn sureness(one: &Dated, other: &Dated) -> f32 {
    let counted = if one.is_counted || other.is_counted { -0.05 } else { 0.0 };
    let reaches = [one, other].iter().filter(|date| date.when.reach != Reach::At).count();
    let yearless = if one.when.year == Year::Written && other.when.year == Year::Written { 0.0 } else { -0.05 };
    counted + yearless - 0.05 * reaches as f32
}

/// Who went to two places at two times went twice.
fn other_places(pair: &Pair<'_>, is_once: bool) -> f32 {
    let mut cost = 0.0;
    for one in pair.one.runs.iter().filter(|run| matches!(run.role, Role::At | Role::To | Role::Object)) {
        for other in pair.other.runs.iter().filter(|run| run.role == one.role) {
            if !super::namings::is_said_by_both(pair, one, other) {
                let price: f32 = match (one.role, is_once) {
                    (Role::Object, _) => -0.3,
                    (_, true) => -0.06,
                    (_, false) => -0.45,
                };
                cost = price.min(cost);
            }
        }
    }
    cost
}
