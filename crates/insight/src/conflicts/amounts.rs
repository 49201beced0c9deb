//! Numbers that cannot both be those of one thing.
//! Invariant: only what is counted alike is compared, and what both statements count alike is no conflict. Not here:
//! reading numbers (`quantities`).

use super::compare::{Disagreement, Pair, keep};
use crate::quantities::Measure;
use crate::statements::Counted;

/// The numbers of two statements that disagree the likeliest.
pub(crate) fn numbers(pair: &Pair<'_>) -> Option<Disagreement> {
    let mut best = None;
    let times = if pair.dates_are_apart() { -0.35 } else { 0.0 };
    for one in &pair.one.numbers {
        for other in &pair.other.numbers {
            if one.quantity.measure != other.quantity.measure
                || one.quantity.agrees(&other.quantity)
                || agree_elsewhere(pair, one, other)
            {
                continue;
            }
            let Some((units, link)) = unit(pair, one, other) else { continue };
            let (deed, deed_link) = pair.deed_at(&(one.at..one.at + 1), &(other.at..other.at + 1));
            let parties = if deed.is_some() { 0.0 } else { pair.parties((one.at, other.at)).max(-0.25) };
            let ratio =
                one.quantity.most.max(other.quantity.most) / one.quantity.least.min(other.quantity.least).max(0.01);
            let far = if ratio > 25.0 { -0.15 } else { 0.0 };
            let score = link
                + (deed_link * 0.5).clamp(-0.2, 0.2)
                + parties
                + pair.common(&units, Some((one.at, other.at)))
                + far
                + times;
            keep(
                &mut best,
                Disagreement { code: "numbers-differ", score, words: [one.bytes.clone(), other.bytes.clone()] },
            );
        }
    }
    best
}

/// Whether one of the numbers stands in the other statement, too.
fn agree_elsewhere(pair: &Pair<'_>, one: &Counted, other: &Counted) -> bool {
    let agrees = |numbers: &[Counted], with: &Counted| {
        let mut alike = numbers.iter().filter(|number| number.quantity.measure == with.quantity.measure);
        alike.any(|number| number.quantity.agrees(&with.quantity))
    };
    agrees(&pair.other.numbers, one) || agrees(&pair.one.numbers, other)
}

/// What both numbers count, and how much that says.
fn unit(pair: &Pair<'_>, one: &Counted, other: &Counted) -> Option<(Vec<u32>, f32)> {
    let units = one.units.iter().filter(|unit| other.units.contains(unit)).copied().collect::<Vec<_>>();
    let weight = units.iter().map(|unit| pair.vocabulary.weight(*unit)).fold(0.0, f32::max);
    match one.quantity.measure {
        Measure::Things if units.is_empty() => None,
        Measure::Things => Some((units, 0.1 + 0.24 * weight)),
        Measure::Age => Some((units, 0.27)),
        Measure::Clock => Some((units, 0.2)),
        Measure::Share => Some((units, 0.2)),
        Measure::Span => Some((units, 0.18)),
        Measure::Length | Measure::Weight => Some((units, 0.14)),
    }
}
