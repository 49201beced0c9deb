//! Which statements may be about the same thing: those that share two rare words, or a deed and a word.
//! Invariant: pairs grow with the number of statements and no faster, whatever they say; what is shared by very many is
//! compared with its neighbours only. Not here: whether a pair disagrees (`compare`).

use super::kin::Kin;
use crate::dates::Year;
use crate::quantities::Measure;
use crate::reading::{Reading, Stopped};
use crate::statements::{Dated, Part, Statement, Vocabulary};

/// A text of more statements is long.
const LONG: usize = 1_500;
/// So many of a statement's rarest words are looked at.
const RAREST: usize = 12;
/// So many statements behind it are compared with one that shares two words.
const WINDOW: usize = 12;
/// The same in a text that is not long.
const WIDE: usize = 60;
/// The keys of what is measured, of years and of months are those of no word.
const MEASURES: u32 = (1 << 31) + 16;
const YEARS: u32 = 1 << 30;
const MONTHS: u32 = 1 << 31;
/// A word of so few statements is enough by itself.
const FEW: u32 = 14;
/// Two words that more statements share say little: they are compared with neighbours only.
const COMMON: usize = 100;
/// So many pairs a statement may begin.
const PAIRS: usize = 60;

/// Pairs of places in `statements`, the first before the second, in order; between texts those of two texts only.
pub(crate) fn candidates(
    reading: &Reading<'_>,
    statements: &[Statement],
    kin: &Kin<'_>,
    vocabulary: &Vocabulary,
    are_between: bool,
) -> Result<Vec<(u32, u32)>, Stopped> {
    let keys = keys(reading, statements, vocabulary)?;
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let is_long = statements.len() > LONG;
    let most = if is_long { PAIRS } else { 8 * PAIRS };
    let mut begun = vec![0usize; statements.len()];
    let document = |place: u32| statement_at(statements, place).map_or(usize::MAX, |statement| statement.document);
    for run in keys.chunk_by(|one, other| one.0 == other.0) {
        reading.go_on()?;
        let window = match run.len() {
            _ if !is_long => WIDE,
            ..=COMMON => WINDOW,
            _ => 4,
        };
        for (nth, (_, first)) in run.iter().enumerate() {
            let Some(count) = usize::try_from(*first).ok().and_then(|first| begun.get_mut(first)) else { continue };
            // Between texts what is still of the same one would use up the window.
            let next = match are_between {
                true => run.partition_point(|(_, other)| document(*other) <= document(*first)),
                false => nth + 1,
            };
            let others = run.iter().skip(next).take(window).filter(|(_, other)| other != first);
            for (_, other) in others.take(most.saturating_sub(*count)) {
                *count += 1;
                pairs.push((*first, *other));
            }
        }
    }
    pairs.sort_unstable();
    // In a long text two words that are shared are shared by chance; a third, or one that is rare, is not.
    let least = if is_long { 2 } else { 1 };
    let mut pairs = pairs
        .chunk_by(|one, other| one == other)
        .filter(|run| run.len() >= least)
        .filter_map(|run| run.first().copied())
        .collect::<Vec<_>>();
    pairs.extend(
        kin.nearest(reading, statements)?
            .into_iter()
            .filter(|(one, other)| !are_between || document(*one) != document(*other)),
    );
    // What begins with a denial most likely denies what stands just before it.
    let denies = |statement: &Statement| statement.denial > 0 || !statement.negations.is_empty();
    for second in (0u32..).zip(statements).filter(|(_, it)| denies(it) && !are_between).map(|(second, _)| second) {
        pairs.extend((1..=2).filter_map(|back| second.checked_sub(back)).map(|first| (first, second)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    Ok(pairs)
}

/// What each statement may be found by, with its place, in order.
fn keys(reading: &Reading<'_>, statements: &[Statement], vocabulary: &Vocabulary) -> Result<Vec<(u64, u32)>, Stopped> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (place, statement) in (0u32..).zip(statements) {
        reading.go_on()?;
        let ids = telling(statement, vocabulary);
        // Days of one month, of the same person or place.
        let months =
            statement.dates.iter().filter(|date| date.when.from.day.is_some()).filter_map(|date| date.when.from.month);
        for month in months {
            let names = statement.terms.iter().filter(|term| matches!(term.part, Part::Name | Part::Carried));
            keys.extend(names.map(|term| (key(MONTHS + u32::from(month), term.id), place)));
        }
        keys.extend(facts(statement).map(|fact| (key(fact, fact), place)));
        for (nth, one) in ids.iter().enumerate() {
            // A word of few statements brings them together by itself.
            keys.extend((vocabulary.frequency(*one) <= FEW).then_some((key(*one, *one), place)));
            keys.extend(ids.iter().skip(nth + 1).map(|other| (key(*one, *other), place)));
        }
    }
    keys.sort_unstable();
    Ok(keys)
}

/// The statement at a place.
pub(crate) fn statement_at(statements: &[Statement], place: u32) -> Option<&Statement> {
    usize::try_from(place).ok().and_then(|place| statements.get(place))
}

/// What a statement tells that another may tell otherwise in other words: what is measured or counted, the year, what
/// happens once, who holds an office.
fn facts(statement: &Statement) -> impl Iterator<Item = u32> + '_ {
    let measured = statement.numbers.iter().filter_map(|number| measure(number.quantity.measure));
    let counted = statement.numbers.iter().flat_map(|number| number.units.iter().copied());
    let year = |date: &Dated| YEARS + date.when.from.year.rem_euclid(1 << 20).unsigned_abs();
    let years = statement.dates.iter().filter(|date| date.when.year != Year::Missing).map(year);
    let once = statement.terms.iter().filter(|term| matches!(term.part, Part::Deed { is_once: true, .. }));
    let sorts = statement.things.iter().map(|thing| thing.sort);
    let offices = statement.offices.iter().map(|office| office.class);
    measured.chain(counted).chain(years).chain(once.map(|term| term.id)).chain(sorts).chain(offices)
}

fn measure(measure: Measure) -> Option<u32> {
    Some(match measure {
        Measure::Things => return None,
        Measure::Age => MEASURES,
        Measure::Share => MEASURES + 1,
        Measure::Length => MEASURES + 2,
        Measure::Weight => MEASURES + 3,
        Measure::Span => MEASURES + 4,
        Measure::Clock => MEASURES + 5,
        Measure::Money(coin) => MEASURES + 6 + u32::from(coin),
    })
}

/// The words by which a statement is found: its rarest, deeds first among equals.
fn telling(statement: &Statement, vocabulary: &Vocabulary) -> Vec<u32> {
    let mut ids: Vec<(f32, u32)> = Vec::new();
    for term in &statement.terms {
        let gain = match term.part {
            Part::Deed { is_once: true, .. } => 0.3,
            Part::Deed { .. } => 0.15,
            Part::Name => 0.15,
            Part::Carried => 0.0,
            Part::Plain => 0.0,
        };
        // A word that stands once in all texts brings nothing together.
        if vocabulary.frequency(term.id) > 1 && ids.last().is_none_or(|(_, id)| *id != term.id) {
            ids.push((vocabulary.weight(term.id) + gain, term.id));
        }
    }
    ids.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut ids = ids.into_iter().take(RAREST).map(|(_, id)| id).collect::<Vec<_>>();
    ids.sort_unstable();
    ids
}

fn key(one: u32, other: u32) -> u64 {
    u64::from(one) << 32 | u64::from(other)
}
