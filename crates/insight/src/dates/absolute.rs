//! Dates that say themselves when they are: days, months, years, decades, centuries, seasons and feasts.
//! Invariant: each reads from one lexeme on, a few lexemes at most. Not here: what stands before a date and changes it
//! (`around`), dates counted from others (`relative`).

use super::calendar::{CalendarPoint, When, Year, last_of};
use super::named;
use super::years::{bare_year, century, decade, of_two_digits, short_end, year};
use crate::lexemes::{Lexeme, Sort};

/// The words of a sentence, and the year of a date before it.
#[derive(Clone, Copy)]
pub(crate) struct Words<'s, 't> {
    pub lexemes: &'s [Lexeme<'t>],
    pub year: Option<i32>,
}

/// Read lexemes up to the one that is given.
pub(crate) type Read<T> = Option<(T, usize)>;

impl<'s> Words<'s, '_> {
    pub fn low(&self, at: usize) -> &'s str {
        self.lexemes.get(at).map_or("", |lexeme| lexeme.low.as_ref())
    }

    pub fn number(&self, at: usize) -> Option<u32> {
        self.lexemes.get(at).and_then(Lexeme::number)
    }

    pub fn is_glued(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.is_glued)
    }

    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.low(at), "-" | "–" | "—" | "‐" | "‑" | "−" | "/")
    }

    /// Steps over a word that says nothing.
    pub fn skip(&self, at: usize, words: &[&str]) -> usize {
        if words.contains(&self.low(at)) { at + 1 } else { at }
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| lexeme.sort == Sort::Number)
    }
}

/// The date that begins here.
pub(crate) fn absolute(words: Words<'_, '_>, at: usize) -> Read<When> {
    numeric(words, at)
        .or_else(|| day_first(words, at))
        .or_else(|| month_first(words, at))
        .or_else(|| season(words, at))
        .or_else(|| feast(words, at))
        .or_else(|| century(words, at))
        .or_else(|| decade(words, at))
        .or_else(|| bare_year(words, at))
}

/// A day, a month and perhaps a year as they are put together.
fn whole(words: Words<'_, '_>, days: (u32, u32), month: u8, year: Read<i32>, end: usize) -> Read<When> {
    let fits = |day: u32| u8::try_from(day).ok().filter(|day| (1..=last_of(month)).contains(day));
    let (from, to) = (fits(days.0)?, fits(days.1)?);
    let (number, known, end) = match year {
        Some((number, end)) => (number, Year::Written, end),
        None => (words.year.unwrap_or(0), words.year.map_or(Year::Missing, |_| Year::Inferred), end),
    };
    let range = When::new(CalendarPoint::day(number, month, from), CalendarPoint::day(number, month, to));
    Some((When { year: known, ..range }, end))
}

/// `20.8.1940`, `8/20/1940`, `1940-08-20`.
fn numeric(words: Words<'_, '_>, at: usize) -> Read<When> {
    let separator = words.low(at + 1);
    if !matches!(separator, "." | "/" | "-" | "‑") || words.low(at + 3) != separator {
        return None;
    }
    // `20. 8. 1940` has spaces, the others have none.
    let is_close = (at + 1..at + 5).all(|at| words.is_glued(at)) || separator == ".";
    let (one, two, three) = (words.number(at)?, words.number(at + 2)?, words.number(at + 4)?);
    let is_long = words.lexemes.get(at).is_some_and(|lexeme| lexeme.text.len() == 4);
    let last = words.lexemes.get(at + 4).map_or(0, |lexeme| lexeme.text.len());
    // A fourth number makes it an address or a version, and a glued one before it, too.
    let goes_on = words.low(at + 5) == separator && words.is_glued(at + 6) && words.is_number(at + 6);
    if !is_close || goes_on || (words.is_glued(at) && at > 0 && words.low(at - 1) == separator) {
        return None;
    }
    let month = |number: u32| u8::try_from(number).ok().filter(|month| (1..=12).contains(month));
    let end = at + 5;
    if is_long {
        return whole(words, (three, three), month(two)?, Some((i32::try_from(one).ok()?, end)), end);
    }
    let year = match last {
        4 => i32::try_from(three).ok().filter(|year| (1000..=2100).contains(year))?,
        2 if separator != "-" => of_two_digits(three, words.year)?,
        _ => return None,
    };
    if separator == "." || (one > 12 && two <= 12) {
        return whole(words, (one, one), month(two)?, Some((year, end)), end);
    }
    if two > 12 {
        return whole(words, (two, two), month(one)?, Some((year, end)), end);
    }
    // 8/9/1940 is two days in two countries: only the year is sure, unless they are the same.
    if one == two {
        return whole(words, (one, one), month(two)?, Some((year, end)), end);
    }
    (month(one).is_some() && month(two).is_some()).then(|| (When::at(CalendarPoint::year(year)), end))
}

/// A day of a month: `4`, `4th`, `4.`, `fourth`, `twenty-third`.
pub(super) fn day(words: Words<'_, '_>, at: usize) -> Read<u32> {
    if let Some(number) = words.number(at) {
        let is_day = (1..=31).contains(&number);
        let end = match words.low(at + 1) {
            "st" | "nd" | "rd" | "th" | "d" | "." if words.is_glued(at + 1) => at + 2,
            _ => at + 1,
        };
        return is_day.then_some((number, end));
    }
    if let Some(number) = named::ordinal(words.low(at)) {
        return Some((number, at + 1));
    }
    let tens = named::tens(words.low(at)).filter(|tens| *tens <= 30)?;
    let next = words.skip(at + 1, &["-", "‑"]);
    named::ordinal(words.low(next)).filter(|ones| *ones < 10).map(|ones| (tens + ones, next + 1))
}

/// The name of a month, with the stop of an abbreviation.
fn month(words: Words<'_, '_>, at: usize) -> Read<u8> {
    let lexeme = words.lexemes.get(at)?;
    let month = named::month(&lexeme.low)?;
    // "may" and "march" are more often no months; others are written small by those who write everything small.
    if !lexeme.is_capital() && matches!(lexeme.low.as_ref(), "may" | "march" | "mar" | "august" | "jan" | "sep" | "dec")
    {
        return None;
    }
    let is_short = !named::is_whole_month(&lexeme.low);
    let is_stopped = is_short && words.low(at + 1) == "." && words.is_glued(at + 1);
    Some((month, if is_stopped { at + 2 } else { at + 1 }))
}

/// `4 October 1906`, `the 4th of October`, `3–5 May 1940`, `4. Oktober`.
fn day_first(words: Words<'_, '_>, at: usize) -> Read<When> {
    let (first, mut end) = day(words, at)?;
    let mut last = first;
    if words.is_dash(end) || matches!(words.low(end), "and" | "und" | "to" | "bis" | "or" | "oder") {
        let next = words.skip(end + 1, &["the", "zum", "den"]);
        if let Some((second, behind)) = day(words, next) {
            (last, end) = (second, behind);
        }
    }
    let at_month = words.skip(words.skip(end, &["day", "of"]), &["of"]);
    let (month, end) = month(words, at_month)?;
    let behind = words.skip(end, &[",", "of", "in", "des"]);
    let year = year(words, behind).filter(|_| words.low(end) != "of" || behind > end);
    whole(words, (first, last), month, year, end)
}

/// `October 4, 1906`, `Oct. 4`, `October the fourth`, `October 1906`, and `October` alone behind a word that wants a time.
fn month_first(words: Words<'_, '_>, at: usize) -> Read<When> {
    let (month, end) = month(words, at)?;
    let at_year = words.skip(end, &[",", "of", "des"]);
    let at_year = words.skip(at_year, &["year", "jahres", "that"]);
    if let Some((number, end)) = year(words, at_year) {
        return Some((When::at(CalendarPoint::month(number, month)), end));
    }
    if let Some((first, mut behind)) = day(words, words.skip(end, &["the"])).filter(|_| !is_count(words, end)) {
        let mut last = first;
        let joins = words.is_dash(behind) || matches!(words.low(behind), "and" | "to");
        let second = day(words, words.skip(behind + 1, &["the"])).filter(|_| joins && month_free(words, behind));
        if let Some((second, after)) = second {
            (last, behind) = (second, after);
        }
        let year = year(words, words.skip(behind, &[",", "of", "in"]));
        return whole(words, (first, last), month, year, behind);
    }
    let is_whole = named::is_whole_month(words.low(at));
    let before = at.checked_sub(1).map_or("", |before| words.low(before));
    let is_timed =
        matches!(before, "in" | "im" | "during" | "since" | "until" | "till" | "by" | "of" | "early" | "late" | "mid")
            || matches!(
                before,
                "seit" | "bis" | "anfang" | "ende" | "mitte" | "last" | "following" | "that" | "-" | "this"
            );
    (is_whole && is_timed).then(|| {
        let known = words.year.map_or(Year::Missing, |_| Year::Inferred);
        let when = When::at(CalendarPoint::month(words.year.unwrap_or(0), month));
        (When { year: known, ..when }, end)
    })
}

/// Whether the second day of a range is not the first of another date: `May 3 and 4 June`.
fn month_free(words: Words<'_, '_>, dash: usize) -> bool {
    day(words, dash + 1).is_none_or(|(_, end)| month(words, end).is_none())
}

/// Whether a number counts things: `In May 12 men died`.
fn is_count(words: Words<'_, '_>, at: usize) -> bool {
    words.is_number(at) && counts(words.low(at + 1)) && !words.is_glued(at + 1)
}

/// Whether a word is one of which so many can be.
pub(crate) fn counts(low: &str) -> bool {
    const COUNTED: [&str; 24] = [
        "men", "women", "people", "children", "feet", "dead", "others", "percent", "per", "million", "thousand",
        "hundred", "mann", "menschen", "leute", "personen", "tote", "kinder", "frauen", "männer", "jahre", "soldaten",
        "prozent", "officers",
    ];
    const NONE: [&str; 10] = ["was", "is", "his", "this", "as", "has", "does", "us", "its", "perhaps"];
    COUNTED.contains(&low) || (low.len() > 3 && low.ends_with('s') && !NONE.contains(&low))
}

/// `spring of 1857`, `autumn '21`, `winter 1846-47`.
fn season(words: Words<'_, '_>, at: usize) -> Read<When> {
    let (first, last) = named::season(words.low(at))?;
    let next = words.skip(words.skip(at + 1, &["of", "des", ","]), &["the", "jahres", "year"]);
    let (number, end) = year(words, next)?;
    let ends_later = last < first;
    if let Some((second, end)) = short_end(words, number, end) {
        let to = CalendarPoint::month(second, last);
        return Some((When::new(CalendarPoint::month(number, first), to), end));
    }
    // "The winter of 1846" may be the one that ended in it or the one that began.
    let (from, to) = if ends_later {
        (CalendarPoint::month(number, 1), CalendarPoint::month(number + 1, last))
    } else {
        (CalendarPoint::month(number, first), CalendarPoint::month(number, last))
    };
    Some((When::new(from, to), end))
}

/// `New Year's Day 1846`, `Christmas 1914`.
fn feast(words: Words<'_, '_>, at: usize) -> Read<When> {
    let (from, to, mut end) = match words.low(at) {
        "christmas" | "xmas" => match words.low(at + 1) {
            "eve" => ((12, 24), (12, 24), at + 2),
            "day" => ((12, 25), (12, 25), at + 2),
            _ => ((12, 23), (12, 27), at + 1),
        },
        "weihnachten" => ((12, 23), (12, 27), at + 1),
        "heiligabend" => ((12, 24), (12, 24), at + 1),
        "silvester" | "hogmanay" => ((12, 31), (12, 31), at + 1),
        "neujahr" | "neujahrstag" => ((1, 1), (1, 1), at + 1),
        "boxing" if words.low(at + 1) == "day" => ((12, 26), (12, 26), at + 2),
        "easter" | "ostern" => ((3, 22), (4, 26), words.skip(at + 1, &["sunday", "monday"])),
        "new" if matches!(words.low(at + 1), "year's" | "years") && words.low(at + 2) == "day" => {
            ((1, 1), (1, 1), at + 3)
        }
        "new" if matches!(words.low(at + 1), "year's" | "years") && words.low(at + 2) == "eve" => {
            ((12, 31), (12, 31), at + 3)
        }
        _ => return None,
    };
    end = words.skip(end, &[",", "of", "in"]);
    let (number, end) = year(words, end)?;
    let point = |(month, day)| CalendarPoint::day(number, month, day);
    Some((When::new(point(from), point(to)), end))
}
