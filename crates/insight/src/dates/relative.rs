//! Dates that are counted from another: `eleven years later`, `the following year`, `zwei Tage darauf`.
//! Invariant: nothing is counted from what was not said. Not here: which date is the one before (`DateContext`).

use super::absolute::{Read, Words};
use super::calendar::{CalendarPoint, When, Year, last_of};
use super::named;

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

fn unit(low: &str) -> Option<Unit> {
    Some(match low {
        "day" | "days" | "tag" | "tage" | "tagen" | "night" | "morning" | "tags" => Unit::Day,
        "week" | "weeks" | "woche" | "wochen" | "fortnight" => Unit::Week,
        "month" | "months" | "monat" | "monate" | "monaten" => Unit::Month,
        "year" | "years" | "jahr" | "jahre" | "jahren" => Unit::Year,
        "decade" | "decades" | "jahrzehnt" | "jahrzehnte" => Unit::Decade,
        _ => return None,
    })
}

/// The date that is counted from `base` by the words that begin here.
pub(crate) fn relative(words: Words<'_, '_>, at: usize, base: &When) -> Read<When> {
    counted(words, at, base).or_else(|| next(words, at, base))
}

/// `eleven years later`, `three days afterwards`, `ein Jahr zuvor`.
fn counted(words: Words<'_, '_>, at: usize, base: &When) -> Read<When> {
    let (count, end) = count(words, at)?;
    let unit = unit(words.low(end))?;
    let sign = match words.low(end + 1) {
        "later" | "afterwards" | "afterward" | "thereafter" | "hence" | "später" | "danach" | "darauf" => 1,
        "earlier" | "previously" | "before" | "beforehand" | "zuvor" | "vorher" | "früher" | "davor" => -1,
        _ => return None,
    };
    // "three years before the war" counts from the war.
    let behind = words.lexemes.get(end + 2);
    let counts_on =
        words.low(end + 1) == "before" && behind.is_some_and(|next| next.is_word() || next.number().is_some());
    let than = words.low(end + 2) == "than" || words.low(end + 2) == "als";
    if counts_on || than {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |before| words.low(before));
    let is_about = matches!(
        before,
        "about" | "some" | "nearly" | "almost" | "around" | "etwa" | "fast" | "roughly" | "over" | "than"
    );
    shifted(base, unit, sign * i32::try_from(count).ok()?).map(|when| (When { is_about, ..when }, end + 2))
}

fn count(words: Words<'_, '_>, at: usize) -> Read<u32> {
    let low = words.low(at);
    if let Some(number) = words.number(at) {
        return (number > 0 && number < 1000).then_some((number, at + 1));
    }
    if matches!(low, "a" | "an" | "eine" | "einen" | "einem") {
        return Some((1, at + 1));
    }
    let number = named::small_number(low).filter(|number| *number > 0)?;
    let at_ones = words.skip(at + 1, &["-", "‑"]);
    let ones =
        named::tens(low).and_then(|_| named::small_number(words.low(at_ones))).filter(|ones| (1..10).contains(ones));
    Some(ones.map_or((number, at + 1), |ones| (number + ones, at_ones + 1)))
}

/// `the following year`, `the next day`, `that same year`, `im folgenden Jahr`, `im Jahr darauf`.
fn next(words: Words<'_, '_>, at: usize, base: &When) -> Read<When> {
    let (steps, end) = match words.low(at) {
        "following" | "next" | "folgenden" | "nächsten" | "darauffolgenden" => (1, at + 1),
        "previous" | "preceding" | "vorigen" | "vorangegangenen" => (-1, at + 1),
        "same" | "selben" | "gleichen" => (0, at + 1),
        "jahr" if words.low(at + 1) == "darauf" => return shifted(base, Unit::Year, 1).map(|when| (when, at + 2)),
        "tag" | "tags" if words.low(at + 1) == "darauf" => {
            return shifted(base, Unit::Day, 1).map(|when| (when, at + 2));
        }
        "that" if words.low(at + 1) == "year" => (0, at + 1),
        _ => return None,
    };
    let before = at.checked_sub(1).map_or("", |before| words.low(before));
    let is_said =
        matches!(before, "the" | "that" | "im" | "am" | "in" | "very" | "this" | "") || words.low(at) == "that";
    let unit = unit(words.low(end)).filter(|unit| *unit != Unit::Decade && is_said)?;
    // "the next years" is none.
    if words.low(end).ends_with("years") || words.low(end).ends_with("days") {
        return None;
    }
    shifted(base, unit, steps).map(|when| (when, end + 1))
}

/// A time moved; a day that is not known stays unknown.
fn shifted(base: &When, unit: Unit, count: i32) -> Option<When> {
    if base.year == Year::Missing {
        return None;
    }
    let from = base.from;
    let moved = |point: CalendarPoint| When { year: Year::Inferred, ..When::at(point) };
    match (unit, from.month, from.day) {
        (Unit::Year, ..) if count == 0 => Some(moved(CalendarPoint::year(from.year))),
        (Unit::Year, ..) => {
            let to = CalendarPoint::year(base.to.year + count);
            Some(When { year: Year::Inferred, ..When::new(CalendarPoint::year(from.year + count), to) })
        }
        (Unit::Decade, ..) => Some(When { is_about: true, ..moved(CalendarPoint::year(from.year + 10 * count)) }),
        (Unit::Month, Some(month), _) => {
            let months = from.year * 12 + i32::from(month) - 1 + count;
            let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
            Some(moved(CalendarPoint::month(months.div_euclid(12), month)))
        }
        (Unit::Day, Some(month), Some(day)) => days_on(from.year, month, day, count).map(moved),
        (Unit::Week, Some(month), Some(day)) => {
            let at = days_on(from.year, month, day, 7 * count)?;
            Some(When { is_about: true, ..moved(at) })
        }
        _ => None,
    }
}

fn days_on(year: i32, month: u8, day: u8, count: i32) -> Option<CalendarPoint> {
    if count.abs() > 400 {
        return None;
    }
    let (mut year, mut month, mut day) = (year, i32::from(month), i32::from(day) + count);
    let length = |year: i32, month: i32| {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = i32::from(u8::try_from(month).map_or(31, last_of));
        if month == 2 && !is_leap { last - 1 } else { last }
    };
    while day > length(year, month) {
        day -= length(year, month);
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    while day < 1 {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        day += length(year, month);
    }
    Some(CalendarPoint::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}
