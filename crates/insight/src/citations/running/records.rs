//! Records that are named by where they were kept, their day or their number: "the parish register of St Osyth, burials
//! 1665–67", "Diary of Lady Arkwell, entry for 6 November 1854", „Häuserbuch der Stadt Straubach, Nr. 88“, "tape 6 of the Oral
//! History Project"; and letters by who wrote to whom: "Vasseur to Paris, Mogador, 3 May 1844".
//!
//! Invariant: a record has a name and a number, so that one that is only spoken of ("he signed the register") is none.

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::super::locators::is_roman;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// What records are.
const RECORD: Roles = Roles::DOCUMENT.or(Roles::MEMOIR).or(Roles::RECORD);

/// A name or what tells which of many has fewer tokens.
const LONGEST: usize = 24;

/// A record that is named at its kind.
pub(super) fn at_record(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.has(at, RECORD) || line.has(at + 1, RECORD) && line.is_large(at + 1) {
        return None;
    }
    let from = record_from(line, at);
    let named = names_to(line, at + 1);
    let to = number_to(line, named)?;
    let is_named = (from..named).any(|one| one != at && line.is_large(one) && line.sort(one) == Some(Sort::Word));
    is_named.then_some(())?;
    let is_alone = is_begun(line, from) && matches!(line.said(to), "" | "." | ")" | "]" | ":" | ";");
    let score = match (is_leaned_on(line, from), is_alone) {
        (true, _) => 0.75,
        (false, true) => 0.7,
        _ if says(line, to) => 0.65,
        _ => 0.0,
    };
    record(line, from, to, named, score)
}

/// "tape 6 of the Watertown Oral History Project": a thing with its number, and of what it is.
pub(super) fn at_numbered(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.has(at, Roles::RECORD) || !line.is_number(at + 1) || !line.is(at + 2, "of") {
        return None;
    }
    let first = at + 3 + usize::from(line.is(at + 3, "the"));
    let named = large_to(line, first);
    (named > first + 1).then_some(())?;
    let to = number_to(line, named).unwrap_or(named);
    record(line, at, to, named, 0.65)
}

fn record(line: &Line<'_>, from: usize, to: usize, named: usize, score: f32) -> Option<Cited> {
    let year = (named..to).find(|at| line.is_year(*at)).map(|at| line.said(at).to_owned());
    let work = CitedWork { title: Some(line.written(from..named).to_owned()), year, ..CitedWork::default() };
    Some(Cited::new("paper-pointed-at", line.place(from..to)?, work, score))
}

/// Back over what a record is called: capitals, and one or two small words of its kind, "tithe map", "parish register".
fn record_from(line: &Line<'_>, at: usize) -> usize {
    let is_small = |at: usize| {
        line.sort(at) == Some(Sort::Word)
            && !line.is_large(at)
            && (line.has(at, Roles::RECORD)
                || KINDS.contains(&line.said(at))
                || line.is(at, "and") && at > 0 && line.has(at - 1, Roles::RECORD))
    };
    let small = line.back(at, 3, is_small);
    line.back(small, 6, |at| line.is_large(at) && line.sort(at) == Some(Sort::Word) && !line.is_opener(at))
}

/// Small words before a record that say of what kind it is.
const KINDS: [&str; 16] = [
    "parish",
    "tithe",
    "muster",
    "minute",
    "burial",
    "baptismal",
    "marriage",
    "estate",
    "court",
    "rate",
    "account",
    "log",
    "order",
    "letter",
    "visitors'",
    "admission",
];

/// Words that join a record to its place or its writer.
fn is_joint(line: &Line<'_>, at: usize) -> bool {
    matches!(line.said(at), "of" | "for" | "from" | "at" | "in" | "der" | "des" | "von" | "zu" | "im" | "auf" | "the")
}

/// The token behind what a record is of: "of St Osyth-by-the-Quay", „der Pfarrei St. Kilian“, "of Norrland Parishes".
fn names_to(line: &Line<'_>, from: usize) -> usize {
    let mut to = from;
    loop {
        let mut first = to;
        while first < to + 2 && is_joint(line, first) {
            first += 1;
        }
        let end = large_to(line, first);
        if end == first || to - from > LONGEST || first == to && to > from {
            return to;
        }
        to = end;
    }
}

/// The token behind capitals that begin here, with the stops and dashes between them: "St. Kilian", "St Osyth-by-the-Quay".
fn large_to(line: &Line<'_>, from: usize) -> usize {
    let mut to = from;
    while to < from + LONGEST {
        let is_word = line.is_large(to) && line.sort(to) == Some(Sort::Word) && !line.has(to, Roles::MONTH);
        let is_within = to > from
            && (line.is_dash(to) && line.get(to + 1).is_some() && !is_spaced(line, to)
                || line.is_dash(to - 1) && line.sort(to) == Some(Sort::Word) && !is_spaced(line, to - 1)
                || line.is(to, ".") && (matches!(line.said(to - 1), "St" | "Dr") || line.is_initial(to - 1)));
        if !(is_word || is_within) {
            break;
        }
        to += 1;
    }
    to
}

/// Whether a sign stands between spaces.
fn is_spaced(line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| line.get(at)).map_or(0, |token| token.piece.end);
    line.get(at).is_some_and(|token| token.piece.start > before)
}

/// The token behind the day, the year or the number that tells which it is; nothing where none does.
///
/// ", burials 1665–67", ", entry for 6 November 1854", " 1890, Table VII", " (12 Oct. 1887)", ", Oberweiler, Jg. 1772, Nr. 19".
fn number_to(line: &Line<'_>, from: usize) -> Option<usize> {
    let mut to = None;
    let mut at = from;
    let mut small = 0;
    let mut open = 0usize;
    while at < from + LONGEST {
        let said = line.said(at);
        let is_label = line.has(at, PLACED)
            || matches!(said, "plot" | "table" | "tables" | "entry" | "entries" | "plate")
            || said.chars().count() < 5 && line.is(at + 1, ".");
        if line.is_number(at) || at > from && is_roman(said) && line.is_large(at) {
            to = Some(at + 1);
            small = 0;
        } else if said == "(" || said == "[" {
            open += 1;
        } else if said == ")" || said == "]" {
            open = open.checked_sub(1).filter(|_| to.is_some())?;
            to = Some(at + 1);
        } else if said == "." && !(is_roman(line.said(at + 1)) || line.is_number(at + 1) || is_short(line, at)) {
            break;
        } else if line.is_large(at)
            || is_label
            || matches!(said, "," | "." | "of" | "for" | "ff" | "und" | "and")
            || line.is_dash(at)
        {
            // Between the parts of what tells which it is.
        } else if line.sort(at) == Some(Sort::Word) && small == 0 && line.is(at - 1, ",") && line.is_number(at + 1) {
            small += 1;
        } else {
            break;
        }
        if at == from && !(line.is(at, ",") || line.is_year(at) || open == 1) {
            return None;
        }
        at += 1;
    }
    to.filter(|_| open == 0)
}

/// Whether a stop stands behind a word that is cut short: "Nr.", "Oct.", "ed.".
fn is_short(line: &Line<'_>, stop: usize) -> bool {
    let before = stop.wrapping_sub(1);
    line.has(before, PLACED.or(Roles::MONTH)) || matches!(line.said(before), "St" | "Dr") || line.is_initial(before)
}

/// Words before a number that tell where in a record something stands.
const PLACED: Roles = Roles::PAGE
    .or(Roles::CHAPTER)
    .or(Roles::VOLUME)
    .or(Roles::PART)
    .or(Roles::NOTE)
    .or(Roles::HOLDING)
    .or(Roles::RECORD)
    .or(Roles::DOCUMENT)
    .or(Roles::EVENT);

fn is_begun(line: &Line<'_>, from: usize) -> bool {
    from.checked_sub(1)
        .is_none_or(|before| matches!(line.said(before), "(" | "[" | ":" | ";" | "—" | "–" | "\"" | "”" | "“"))
}

/// Whether the sentence rests on what begins here: "from the", "according to a", „aus dem“.
fn is_leaned_on(line: &Line<'_>, from: usize) -> bool {
    let article = from.checked_sub(1).is_some_and(|before| {
        matches!(
            line.said(before),
            "the" | "The" | "a" | "an" | "der" | "dem" | "den" | "das" | "die" | "einer" | "einem"
        )
    });
    let before =
        |back: usize| from.checked_sub(back + usize::from(article)).map(|at| line.said(at)).unwrap_or_default();
    matches!(
        before(1).to_lowercase().as_str(),
        "from"
            | "in"
            | "see"
            | "aus"
            | "im"
            | "laut"
            | "nach"
            | "gemäß"
            | "per"
            | "by"
            | "after"
            | "if"
            | "siehe"
            | "vgl"
    ) || before(1) == "to" && before(2).eq_ignore_ascii_case("according")
}

/// Whether what ends here says something.
fn says(line: &Line<'_>, to: usize) -> bool {
    let at = to + usize::from(line.is(to, ","));
    super::works::SPEAKS.contains(&line.said(at))
        || matches!(
            line.said(at),
            "shows"
                | "gives"
                | "records"
                | "recorded"
                | "has"
                | "puts"
                | "names"
                | "lists"
                | "calls"
                | "notes"
                | "says"
                | "nennt"
                | "gibt"
                | "verzeichnet"
                | "führt"
                | "zeigt"
        )
}

/// "Pte. Alfred Nunn to Mrs E. Nunn, 4 Sept. 1914", "Vasseur to Paris, despatch no. 188, Mogador, 3 May 1844".
pub(super) fn at_letter(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.is_large(at) || !is_begun(line, at) {
        return None;
    }
    let names = person_to(line, at);
    let is_to = names > at && matches!(line.said(names), "to" | "an") && line.is_large(names + 1);
    let other = person_to(line, names + 1);
    let comma = is_to.then_some(other).filter(|other| line.is(*other, ","))?;
    // A day with its month and its year; without, a journey is told so: "London to Paris, 1844".
    let day = (comma + 1..comma + 14).find(|at| line.is_number(*at) && line.has(at + 1, Roles::MONTH))?;
    let year = (day + 2..day + 5).find(|at| line.is_year(*at))?;
    let is_plain = |at: usize| {
        line.is_large(at)
            || line.is_number(at)
            || matches!(line.said(at), "," | "." | "no")
            || line.has(at, Roles::DOCUMENT)
    };
    (comma + 1..day).all(is_plain).then_some(())?;
    let kept = line.is(year + 1, "(").then(|| (year + 2..year + 12).find(|at| line.is(*at, ")"))).flatten();
    let to = kept.map_or(year + 1, |close| close + 1);
    let work = CitedWork {
        author: Some(line.written(at..names).to_owned()),
        title: Some(line.written(at..other).to_owned()),
        year: Some(line.said(year).to_owned()),
        ..CitedWork::default()
    };
    Some(Cited::new("own-words", line.place(at..to)?, work, 0.75))
}

/// The token behind a person's names with what goes before them: "Pte. Alfred Nunn", "Mrs E. Nunn".
fn person_to(line: &Line<'_>, from: usize) -> usize {
    let mut to = from;
    while to < from + 8 {
        let is_name = line.is_large(to) && line.sort(to) == Some(Sort::Word);
        let is_stop = line.is(to, ".") && to > from && line.said(to - 1).chars().count() < 5 && line.is_large(to + 1);
        if !(is_name || is_stop || to > from && matches!(line.said(to), "von" | "van" | "de")) {
            break;
        }
        to += 1;
    }
    to
}
