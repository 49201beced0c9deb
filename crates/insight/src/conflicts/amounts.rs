//! Numbers that cannot both be those of one thing.
//! Invariant: only what is counted alike is compared, and what both statements count alike is no conflict. Not here:
//! reading numbers (`quantities`).

use super::compare::{Disagreement, Pair};
use super::evidence::{Evidence, Feature, Sort};
use crate::quantities::Measure;
use crate::statements::{Counted, Statement};

/// The numbers of two statements that disagree.
pub(crate) fn numbers(pair: &Pair<'_>, found: &mut Vec<Disagreement>) {
    for one in &pair.one.numbers {
        for other in &pair.other.numbers {
            // Who denies one number may well mean the other.
            if one.quantity.measure != other.quantity.measure
                || one.quantity.agrees(&other.quantity)
                || is_denied(pair.one, one) != is_denied(pair.other, other)
                || agree_elsewhere(pair, one, other)
            {
                continue;
            }
            let units = one.units.iter().filter(|unit| other.units.contains(unit)).copied().collect::<Vec<_>>();
            let is_of_another = one.quantity.measure != Measure::Things && pair.topic.are_strangers;
            if is_of_another || pair.are_years_apart() || pair.is_told_apart((one.at, other.at)) {
                continue;
            }
            let is_loose = units.is_empty() && one.quantity.measure == Measure::Things;
            if is_loose && !(is_told(one, pair.other, other) || is_told(other, pair.one, one)) {
                continue;
            }
            let mut evidence = pair.evidence(Sort::Numbers, &units, Some((one.at, other.at)));
            let deed = pair.deed_at(&(one.at..one.at + 1), &(other.at..other.at + 1));
            pair.deed_seen(&mut evidence, &deed);
            if deed.is_none() {
                pair.parties_seen(&mut evidence, (one.at, other.at));
            }
            measured(pair, one, &units, &mut evidence);
            let ratio =
                one.quantity.most.max(other.quantity.most) / one.quantity.least.min(other.quantity.least).max(0.01);
            evidence
                .add_if(is_loose, Feature::LooseUnit)
                .add_if(one.is_part != other.is_part, Feature::Part)
                .add_if(one.quantity.measure != Measure::Things && deed.is_none(), Feature::Bare)
                .add(Feature::Ratio, (ratio.max(1.0) as f32).ln().min(4.0))
                .add_if(ratio > 25.0, Feature::RatioFar)
                .add_if(pair.dates_are_apart(), Feature::TimesApart);
            found.push(Disagreement { evidence, words: [one.bytes.clone(), other.bytes.clone()] });
        }
    }
}

/// Whether something is denied before a number is told.
fn is_denied(statement: &Statement, number: &Counted) -> bool {
    statement.negations.iter().any(|(at, _)| *at < number.at)
}

/// Whether one of the numbers stands in the other statement, too.
fn agree_elsewhere(pair: &Pair<'_>, one: &Counted, other: &Counted) -> bool {
    let agrees = |numbers: &[Counted], with: &Counted| {
        let mut alike = numbers.iter().filter(|number| number.quantity.measure == with.quantity.measure);
        alike.any(|number| number.quantity.agrees(&with.quantity))
    };
    agrees(&pair.other.numbers, one) || agrees(&pair.one.numbers, other)
}

/// Whether what a number counts stands in the statement of one that does not say what it counts.
fn is_told(number: &Counted, other: &Statement, loose: &Counted) -> bool {
    loose.is_loose && number.units.iter().any(|unit| other.has(*unit))
}

/// What both numbers count, and how much that says.
fn measured(pair: &Pair<'_>, one: &Counted, units: &[u32], evidence: &mut Evidence) {
    let weight = units.iter().map(|unit| pair.vocabulary.weight(*unit)).fold(0.0, f32::max);
    match one.quantity.measure {
        Measure::Things => evidence.add(Feature::Unit, weight),
        Measure::Age => evidence.add(Feature::Age, 1.0),
        Measure::Clock => evidence.add(Feature::Clock, 1.0),
        Measure::Share => evidence.add(Feature::Share, 1.0),
        Measure::Span => evidence.add(Feature::Lasted, 1.0),
        Measure::Money(_) => evidence.add(Feature::Money, 1.0),
        Measure::Length | Measure::Weight => evidence.add(Feature::Measured, 1.0),
    };
}
