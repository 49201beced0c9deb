//! What stands around a date and changes it: `early`, `about`, `by`, `since`, `Old Style`, and the other end of a range.
//! Invariant: looks a few words back and on, never over a whole sentence. Not here: the dates themselves (`absolute`).

use super::absolute::{Read, Words, absolute};
use super::calendar::{CalendarPoint, Reach, When, Year};

/// So many words before a date may change it.
const BACK: usize = 7;

/// Which part of a time is meant.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Early,
    Middle,
    Late,
    FirstHalf,
    SecondHalf,
    FirstWeek,
    LastWeek,
}

/// A date, changed by what stands around it, and where all that begins and ends.
pub(crate) fn widened(words: Words<'_, '_>, floor: usize, at: usize, read: (When, usize)) -> (When, usize, usize) {
    let (mut when, mut end) = read;
    let before = look_back(words, floor, at);
    if let Some((range, behind)) = range_end(words, &when, end, before.is_between) {
        (when, end) = (range, behind);
    }
    if let Some(part) = before.part {
        when = part_of(when, part);
    }
    when.is_about |= before.is_about;
    if when.from == when.to || before.part.is_some() {
        when.reach = before.reach;
    }
    if when.reach == Reach::After && is_attribute(words, end) {
        // "after the May 24 attempt": the attempt was then.
        when.reach = Reach::At;
    }
    if let Some(behind) = style(words, end) {
        when.is_styled = true;
        end = behind;
    }
    (when, before.start, end)
}

struct Before {
    start: usize,
    part: Option<Part>,
    reach: Reach,
    is_about: bool,
    is_between: bool,
}

fn look_back(words: Words<'_, '_>, floor: usize, at: usize) -> Before {
    let mut found = Before { start: at, part: None, reach: Reach::At, is_about: false, is_between: false };
    for step in (floor.max(at.saturating_sub(BACK))..at).rev() {
        let before = step.checked_sub(1).map_or("", |before| words.low(before));
        match words.low(step) {
            "the" | "of" | "in" | "im" | "year" | "years" | "month" | "der" | "des" | "den" | "dem" | "die"
            | "jahr" | "jahre" | "jahres" | "jahren" | "-" | "‑" | "on" | "am" | "zu" | "zum" | "at" | "as" | "."
            | "weeks" | "days" | "monats" => {
                // A stop is one of "c." and "ca.", or it ends what can belong here.
                if words.low(step) == "." && !matches!(before, "c" | "ca") {
                    break;
                }
                if words.low(step) == "days" || words.low(step) == "weeks" {
                    match before {
                        "first" | "ersten" => found.part = Some(Part::FirstWeek),
                        "last" | "closing" | "letzten" => found.part = Some(Part::LastWeek),
                        _ => break,
                    }
                }
                continue;
            }
            "early" | "beginning" | "start" | "anfang" | "anfangs" | "beginn" | "frühen" | "frühe" | "outset"
            | "opening" => {
                found.part = found.part.or(Some(Part::Early));
            }
            "mid" | "middle" | "mitte" | "midway" => found.part = found.part.or(Some(Part::Middle)),
            "late" | "end" | "ende" | "latter" | "later" | "spät" | "späten" | "ausgang" => {
                found.part = found.part.or(Some(Part::Late));
            }
            "half" | "hälfte" => match before {
                "first" | "ersten" | "erste" | "early" => found.part = Some(Part::FirstHalf),
                "second" | "latter" | "zweiten" | "zweite" => found.part = Some(Part::SecondHalf),
                _ => break,
            },
            "week" | "woche" | "fortnight" => match before {
                "first" | "ersten" | "erste" | "opening" => found.part = Some(Part::FirstWeek),
                "last" | "final" | "letzten" | "letzte" => found.part = Some(Part::LastWeek),
                _ => break,
            },
            "first" | "last" | "final" | "second" | "ersten" | "letzten" | "zweiten" | "erste" | "zweite"
            | "letzte" | "closing"
                if found.part.is_some() => {}
            "about" | "around" | "circa" | "c" | "ca" | "approximately" | "roughly" | "um" | "etwa" | "gegen"
            | "near" | "towards" | "toward" | "some" | "nearly" | "ungefähr" | "wohl" | "probably" | "perhaps" => {
                found.is_about = true
            }
            "before" | "until" | "till" | "by" | "bis" | "vor" | "prior" | "pre" => found.reach = Reach::Before,
            "after" | "since" | "nach" | "seit" | "ab" | "post" => found.reach = Reach::After,
            "from" | "von" | "between" | "zwischen" => found.is_between = true,
            _ => break,
        }
        found.start = step;
        if found.reach != Reach::At || found.is_between {
            break;
        }
    }
    found
}

/// Whether what follows a date is the thing that was then: `the May 24 attempt on his life`.
fn is_attribute(words: Words<'_, '_>, end: usize) -> bool {
    const NONE: [&str; 50] = [
        "the", "a", "an", "he", "she", "it", "they", "we", "his", "her", "their", "its", "in", "on", "at", "and", "or",
        "but", "when", "who", "which", "that", "as", "was", "were", "had", "has", "is", "by", "to", "of", "for",
        "with", "from", "there", "this", "these", "those", "all", "no", "not", "only", "until", "after", "before",
        "did", "could", "would", "nothing", "und",
    ];
    words.lexemes.get(end).is_some_and(|next| next.is_word() && !next.is_capital() && next.text.len() > 3)
        && !NONE.contains(&words.low(end))
}

/// The other end of a range: `1936 to 1938`, `5 May – 7 June 1845`.
fn range_end(words: Words<'_, '_>, first: &When, end: usize, is_between: bool) -> Read<When> {
    let joins = words.is_dash(end)
        || matches!(words.low(end), "to" | "until" | "till" | "through" | "bis")
        || (is_between && matches!(words.low(end), "and" | "und"));
    if !joins {
        return None;
    }
    let skipped = ["the", "early", "late", "zum", "the", "of", "end", "about"];
    let next = words.skip(words.skip(end + 1, &skipped), &skipped);
    let (second, behind) = absolute(words, next)?;
    let from = match (first.year, second.year) {
        (Year::Missing | Year::Inferred, Year::Written) => {
            let year = second.from.year;
            let is_earlier = first.from.in_year(year).first() <= second.to.last();
            first.from.in_year(if is_earlier { year } else { year - 1 })
        }
        _ => first.from,
    };
    let year = if second.year == Year::Written { Year::Written } else { first.year };
    Some((When { year, ..When::new(from, second.to) }, behind))
}

/// The part of a time that is meant.
fn part_of(when: When, part: Part) -> When {
    let (from, to) = (when.from, when.to);
    let years = to.year - from.year;
    let (start, stop) = match (from.month, from.day) {
        (Some(_), Some(_)) => return when,
        (Some(month), None) if from == to => {
            let (first, last) = match part {
                Part::Early => (1, 12),
                Part::Middle => (8, 22),
                Part::Late => (19, super::calendar::last_of(month)),
                Part::FirstHalf => (1, 16),
                Part::SecondHalf => (14, super::calendar::last_of(month)),
                Part::FirstWeek => (1, 8),
                Part::LastWeek => (21, super::calendar::last_of(month)),
            };
            (CalendarPoint::day(from.year, month, first), CalendarPoint::day(from.year, month, last))
        }
        (Some(_), None) => return when,
        (None, _) if years == 0 => {
            let (first, last) = match part {
                Part::Early | Part::FirstWeek => (1, 5),
                Part::Middle => (4, 9),
                Part::Late | Part::LastWeek => (8, 12),
                Part::FirstHalf => (1, 6),
                Part::SecondHalf => (7, 12),
            };
            (CalendarPoint::month(from.year, first), CalendarPoint::month(from.year, last))
        }
        (None, _) => {
            let at = |tenths: i32| from.year + years * tenths / 10;
            let (first, last) = match part {
                Part::Early | Part::FirstWeek => (0, 5),
                Part::Middle => (3, 7),
                Part::Late | Part::LastWeek => (5, 10),
                Part::FirstHalf => (0, 6),
                Part::SecondHalf => (5, 10),
            };
            (CalendarPoint::year(at(first)), CalendarPoint::year(at(last)))
        }
    };
    When { from: start, to: stop, ..when }
}

/// Behind a date: that it is of the old or the new calendar, or the same day in the other.
fn style(words: Words<'_, '_>, end: usize) -> Option<usize> {
    let inside = words.skip(end, &["(", "[", ","]);
    let is_marked = (matches!(words.low(inside), "old" | "new") && words.low(inside + 1) == "style")
        || (matches!(words.low(inside), "o" | "n") && words.low(inside + 1) == "." && words.low(inside + 2) == "s")
        || matches!(words.low(inside), "os" | "ns")
        || (matches!(words.low(inside), "julian" | "gregorian" | "alten" | "neuen") && inside > end);
    if is_marked {
        let behind = (inside..inside + 6).find(|at| matches!(words.low(*at), ")" | "]"));
        return Some(behind.map_or(inside + 2, |at| at + 1)).filter(|at| *at <= words.lexemes.len());
    }
    None
}

/// Whether two dates, the second in brackets behind the first, are one day in two calendars.
pub(crate) fn are_one_day(first: &When, second: &When) -> bool {
    first.from.day.is_some() && second.from.day.is_some() && {
        let apart = (first.from.in_year(4).first() - second.from.in_year(4).first()).abs();
        (10..=13).contains(&apart)
    }
}
