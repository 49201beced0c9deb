//! Centuries, decades and years, in digits and in words.
//! Invariant: a number of things is no year. Not here: months and days (`absolute`).

use super::absolute::{Read, Words, counts, day};
use super::calendar::{CalendarPoint, When};
use super::named;
use crate::lexemes::is_apostrophe;

/// `the 19th century`, `the nineteenth century BC`, `19. Jahrhundert`.
pub(super) fn century(words: Words<'_, '_>, at: usize) -> Read<When> {
    let (number, end) = day(words, at)?;
    let end = words.skip(end, &["-", "‑"]);
    if !matches!(words.low(end), "century" | "jahrhundert" | "jahrhunderts" | "jh") {
        return None;
    }
    let number = i32::try_from(number).ok()?;
    match era(words, end + 1) {
        Some((-1, end)) => {
            Some((When::new(CalendarPoint::year(-100 * number), CalendarPoint::year(-100 * number + 99)), end))
        }
        found => {
            let end = found.map_or(end + 1, |(_, end)| end);
            Some((When::new(CalendarPoint::year(100 * number - 100), CalendarPoint::year(100 * number)), end))
        }
    }
}

/// `1920s`, `1920's`, `the '20s`, `the twenties`, `1920er Jahre`, `zwanziger Jahre`.
pub(super) fn decade(words: Words<'_, '_>, at: usize) -> Read<When> {
    let of_ten = |from: i32| When::new(CalendarPoint::year(from), CalendarPoint::year(from + 9));
    if let Some(tens) = named::decade(words.low(at)) {
        let is_named = at > 0
            && matches!(words.low(at - 1), "the" | "early" | "late" | "mid" | "-" | "der" | "den" | "die" | "frühen");
        let is_age = at > 0 && matches!(words.low(at - 1), "his" | "her" | "their" | "my");
        let end = words.skip(at + 1, &["jahre", "jahren", "jahr"]);
        let from = of_two_digits(tens, words.year)?;
        return (is_named && !is_age).then(|| (of_ten(from / 10 * 10), end));
    }
    let is_cut = words.lexemes.get(at).is_some_and(|lexeme| lexeme.text.chars().all(is_apostrophe));
    let at_number = if is_cut { at + 1 } else { at };
    let number = words.number(at_number)?;
    let mark = words.skip(at_number + 1, &["'", "’", "-"]);
    let is_decade = words.is_glued(mark) && matches!(words.low(mark), "s" | "er" | "ern" | "'s");
    if !is_decade || number % 10 != 0 {
        return None;
    }
    let end = words.skip(mark + 1, &["jahre", "jahren", "-"]);
    let end = words.skip(end, &["jahre", "jahren"]);
    let digits = words.lexemes.get(at_number).map_or(0, |lexeme| lexeme.text.len());
    match digits {
        2 => Some((of_ten(of_two_digits(number, words.year)? / 10 * 10), end)),
        4 if number % 100 == 0 => {
            let from = i32::try_from(number).ok()?;
            Some((When::new(CalendarPoint::year(from), CalendarPoint::year(from + 99)), end))
        }
        4 => Some((of_ten(i32::try_from(number).ok()?), end)),
        _ => None,
    }
}

/// A year by itself, or two: `1940`, `1936-37`, `476 AD`, `AD 476`, where it cannot be a number of things.
pub(super) fn bare_year(words: Words<'_, '_>, at: usize) -> Read<When> {
    if matches!(words.low(at), "ad" | "anno") && words.number(at + 1).is_some_and(|number| number < 2100) {
        let number = i32::try_from(words.number(at + 1)?).ok()?;
        return Some((When::at(CalendarPoint::year(number)), at + 2));
    }
    if let Some((sign, end)) = words.number(at).and_then(|_| era(words, at + 1)) {
        let number = i32::try_from(words.number(at)?).ok().filter(|number| (1..=4000).contains(number))?;
        return Some((When::at(CalendarPoint::year(sign * number)), end));
    }
    let (number, end) = year(words, at)?;
    let before = at.checked_sub(1).map_or("", |before| words.low(before));
    // "p. 1024" and "ca. 1450" have a stop between.
    let is_stopped = before == "." && at > 1 && words.is_glued(at - 1) && !words.is_glued(at);
    let before = if is_stopped { words.low(at - 2) } else { before };
    let is_timed = TIMED.contains(&before);
    let is_thing = matches!(
        before,
        "$" | "£" | "€" | "no" | "nr" | "p" | "pp" | "page" | "pages" | "s" | "seite" | "#" | "isbn" | "room" | "of"
    ) && !matches!(words.low(at.saturating_sub(2)), "spring" | "end" | "summer" | "beginning");
    let is_counted =
        counts(words.low(end)) || matches!(words.low(end), "%" | "°" | "km" | "kg" | "m" | "ft" | "tons" | "€");
    let is_end = words.is_dash(at.wrapping_sub(1))
        && at > 1
        && words.number(at - 2).is_some_and(|first| (1000..=2100).contains(&first));
    let is_part =
        words.is_glued(at) && at > 0 && !is_end && matches!(before, "." | "," | "-" | "–" | "/" | "=" | "_" | ":");
    let goes_on = words.is_glued(end)
        && words.is_glued(end + 1)
        && matches!(words.low(end), "," | "." | "/" | "=" | "_")
        && words.is_number(end + 1);
    if let Some((second, end)) = short_end(words, number, end).filter(|_| !is_part) {
        return Some((When::new(CalendarPoint::year(number), CalendarPoint::year(second)), end));
    }
    if (is_counted && !is_timed) || (is_thing && before != "of") || is_part || goes_on {
        return None;
    }
    let (sign, end) = era(words, end).unwrap_or((1, end));
    Some((When::at(CalendarPoint::year(sign * number)), end))
}

/// Words behind which a number is a year.
const TIMED: [&str; 26] = [
    "in", "since", "by", "from", "until", "till", "year", "during", "im", "jahr", "jahre", "jahres", "seit", "bis",
    "ab", "um", "circa", "ca", "c", "before", "after", "vor", "nach", "early", "late", "between",
];

/// The short end of a range of years: `-37`, `/15`.
pub(super) fn short_end(words: Words<'_, '_>, year: i32, at: usize) -> Read<i32> {
    let is_range = words.is_dash(at) && words.is_glued(at) && words.is_glued(at + 1);
    let digits = words.lexemes.get(at + 1).map_or(0, |lexeme| lexeme.text.len());
    let short = words.number(at + 1).filter(|_| is_range && digits == 2)?;
    let end = year / 100 * 100 + i32::try_from(short).ok()?;
    // `1812-04` is a month: who writes a range writes a later year.
    (end > year && !(words.is_dash(at + 2) && words.is_glued(at + 2))).then_some((end, at + 2))
}

/// A year: four digits, two behind an apostrophe, or words.
pub(super) fn year(words: Words<'_, '_>, at: usize) -> Read<i32> {
    let lexeme = words.lexemes.get(at)?;
    if let Some(number) = lexeme.number() {
        let is_year = lexeme.text.len() == 4 && (1000..=2100).contains(&number);
        let is_joined = words.is_glued(at + 1) && matches!(words.low(at + 1), "th" | "s" | "er" | "m" | "km");
        return (is_year && !is_joined).then(|| i32::try_from(number).ok()).flatten().map(|year| (year, at + 1));
    }
    if lexeme.text.chars().all(is_apostrophe) {
        let is_two = words.lexemes.get(at + 1).is_some_and(|next| next.is_glued && next.text.len() == 2);
        let ends = !words.is_glued(at + 2) || words.low(at + 2).chars().all(|sign| !sign.is_alphanumeric());
        let number = words.number(at + 1).filter(|_| is_two && ends)?;
        return of_two_digits(number, words.year).map(|year| (year, at + 2));
    }
    named::german_year(&lexeme.low).map(|year| (year, at + 1)).or_else(|| english_year(words, at))
}

/// `nineteen forty-one`, `eighteen hundred`.
fn english_year(words: Words<'_, '_>, at: usize) -> Read<i32> {
    let hundreds = named::small_number(words.low(at)).filter(|hundreds| (11..=20).contains(hundreds))?;
    let next = words.skip(at + 1, &["-", "‑"]);
    let (rest, end) = match words.low(next) {
        "hundred" => (0, next + 1),
        "oh" | "o" => (
            named::small_number(words.low(words.skip(next + 1, &["-"]))).filter(|ones| *ones < 10)?,
            words.skip(next + 1, &["-"]) + 1,
        ),
        low => match named::tens(low) {
            Some(tens) => {
                let at_ones = words.skip(next + 1, &["-", "‑"]);
                let ones = named::small_number(words.low(at_ones)).filter(|ones| (1..10).contains(ones));
                ones.map_or((tens, next + 1), |ones| (tens + ones, at_ones + 1))
            }
            None => (named::small_number(low).filter(|rest| (10..20).contains(rest))?, next + 1),
        },
    };
    // "twenty ten thousand" is none, nor are "nineteen hundred men".
    if matches!(words.low(end), "thousand" | "hundred" | "million") || counts(words.low(end)) {
        return None;
    }
    i32::try_from(hundreds * 100 + rest).ok().map(|year| (year, end))
}

/// Two digits of a year, in the century that is spoken of.
pub(super) fn of_two_digits(number: u32, near: Option<i32>) -> Option<i32> {
    let number = i32::try_from(number).ok()?;
    Some(near.map_or(1900, |near| near.max(100) / 100 * 100) + number)
}

/// `BC`, `A.D.`, `v. Chr.`: the sign of the year.
fn era(words: Words<'_, '_>, at: usize) -> Read<i32> {
    let is = |parts: &[&str]| parts.iter().enumerate().all(|(step, part)| words.low(at + step) == *part);
    const BEFORE: [&[&str]; 7] = [
        &["bc"],
        &["bce"],
        &["b", ".", "c", ".", "e", "."],
        &["b", ".", "c", "."],
        &["v", ".", "chr", "."],
        &["v", ".", "chr"],
        &["vor", "christus"],
    ];
    const AFTER: [&[&str]; 6] =
        [&["ad"], &["ce"], &["a", ".", "d", "."], &["n", ".", "chr", "."], &["n", ".", "chr"], &["nach", "christus"]];
    let find = |forms: &[&'static [&'static str]], sign: i32| {
        forms.iter().find(|form| is(form)).map(|form| (sign, at + form.len()))
    };
    let is_written = words.lexemes.get(at).is_some_and(|lexeme| lexeme.is_capital())
        || words.low(at + 1) == "."
        || words.low(at).len() > 2;
    find(&BEFORE, -1).or_else(|| find(&AFTER, 1)).filter(|_| is_written)
}
