//! What was said in public: "told the Sunday Express in 1965", "on BBC Radio 4 on 11 November 1998", "in an interview with Der
//! Spiegel", "the podcast The Rest Is History"; and the number of a paper: "the number for 23 June 1855".
//!
//! Invariant: a paper or a station must be named, or a day; who works there, or owns it, is told of and cites nothing.

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::papers::date_to;
use super::works::titled_to;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// All looks at what was said in public.
pub(super) fn look(line: &Line<'_>, at: usize, cited: &mut Vec<Cited>) {
    cited.extend(at_told(line, at));
    cited.extend(at_interview(line, at));
    cited.extend(at_programme(line, at));
    cited.extend(at_issue(line, at));
}

const OUTLET: Roles = Roles::PERIODICAL.or(Roles::BROADCASTER);

/// The name of a paper or a station that begins here, and the token behind it; with its article and its quotation marks.
fn outlet(line: &Line<'_>, from: usize) -> Option<(usize, usize)> {
    let mut first = from;
    while first < from + 2
        && (matches!(line.said(first), "the" | "der" | "die" | "dem" | "den" | "das") || line.is_open_quote(first))
    {
        first += 1;
    }
    let mut to = first;
    let mut is_one = false;
    while to < first + 6 && (line.is_large(to) || is_one && line.is_number(to) && !line.is_year(to) || line.is(to, "&"))
    {
        is_one |= line.has(to, OUTLET);
        to += 1;
        while line.is(to, "of") && line.is_large(to + 1) {
            to += 1;
        }
    }
    // A single word may be anything, but with an article or a day it is a paper.
    let is_told_apart = to > first + 1 || first > from || line.has(first, Roles::BROADCASTER);
    (is_one && is_told_apart).then(|| (first, to + usize::from(line.is_quote(to))))
}

/// The token behind "in 1965", "on 2 April 1965", "am 4. Mai".
fn when_to(line: &Line<'_>, at: usize) -> Option<usize> {
    if matches!(line.said(at), "in" | "im") && line.is_year(at + 1) {
        return Some(at + 2);
    }
    let is_led = matches!(line.said(at), "on" | "am" | "vom" | "of" | "," | "in" | "im" | "(" | "for");
    if is_led { date_to(line, at + 1) } else { None }
}

/// "told the Sunday Express in 1965", "said on BBC Radio 4", "speaking to the BBC".
fn at_told(line: &Line<'_>, at: usize) -> Option<Cited> {
    let verb = match line.said(at) {
        "told" | "tells" | "sagte" | "erzählte" => at,
        "to" | "on" | "in" | "im" | "gegenüber" | "with" => {
            let is_said = |at: usize| {
                matches!(
                    line.said(at),
                    "said"
                        | "speaking"
                        | "wrote"
                        | "writing"
                        | "spoke"
                        | "admitted"
                        | "confessed"
                        | "recalled"
                        | "confirmed"
                        | "claimed"
                        | "heard"
                        | "saw"
                        | "sagte"
                        | "erklärte"
                        | "schrieb"
                        | "quoted"
                        | "explained"
                        | "stated"
                        | "interviewed"
                        | "repeated"
                )
            };
            (at.saturating_sub(4)..at).rev().find(|at| is_said(*at))?
        }
        _ => return None,
    };
    let (first, end) = outlet(line, at + 1)?;
    let when = when_to(line, end);
    let to = when.unwrap_or(end);
    let is_aired = (first..end).any(|at| line.has(at, Roles::BROADCASTER));
    let score = match () {
        () if when.is_some() => 0.8,
        () if verb == at || matches!(line.said(at), "to" | "gegenüber") || is_aired => 0.65,
        () => 0.55,
    };
    named(line, first, end, to, score)
}

/// "an interview with Der Spiegel in 1966", "in an interview with her in 1983".
fn at_interview(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !matches!(line.said(at), "interview" | "interviews" | "Interview" | "Gespräch" | "conversation") {
        return None;
    }
    let led =
        matches!(line.said(at + 1), "with" | "for" | "to" | "in" | "by" | "mit" | "im" | "given" | "on" | "published");
    let next = at + 2 + usize::from(matches!(line.said(at + 2), "to" | "in" | "on" | "by"));
    let is_leaning = (at.saturating_sub(3)..at)
        .any(|at| matches!(line.said(at), "in" | "In" | "im" | "Im" | "from" | "see" | "to" | "einem"));
    led.then_some(())?;
    if let Some((_, end)) = outlet(line, next) {
        let to = when_to(line, end).unwrap_or(end);
        return named(line, at, end, to, if is_leaning || to > end { 0.75 } else { 0.55 });
    }
    // With a person, and a day.
    let names = line.names(next);
    // "interview with Delia Roundtree, Natchez, 1937"
    let town = names + 2;
    let by_town = (line.is(names, ",") && line.is_large(names + 1)).then(|| date_to(line, town)).flatten();
    let is_led = is_leaning || at < 2;
    let to = when_to(line, names).or_else(|| date_to(line, names)).or(by_town).filter(|_| names > next && is_led)?;
    named(line, at, names, to, 0.65)
}

/// "the documentary The Great War (1964), episode 9", "the podcast The Rest Is History", „in der Doku „Wer war …““.
fn at_programme(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.has(at, Roles::PROGRAMME) || line.is_large(at) && !line.is_open_quote(at + 1) {
        return None;
    }
    let from = line.back(at, 5, |before| {
        (line.is_large(before) || line.is_year(before) || line.is(before, "'s"))
            && line.sort(before) != Some(Sort::Mark)
            && before > 0
    });
    let title = at + 1 + usize::from(matches!(line.said(at + 1), "," | ":"));
    let mut to = titled_to(line, title);
    let has_title = (title..to).filter(|at| line.is_large(*at)).count() > 1 || line.is_open_quote(title) && to > title;
    let aired = (from..at).any(|at| line.has(at, OUTLET));
    if !has_title {
        to = at + 1;
    }
    // "(1964)", "(Northlight TV, 1978, 31:10)"
    if line.is(to, "(")
        && let Some(close) = (to + 2..to + 10).find(|at| line.is(*at, ")"))
        && (to + 1..close).any(|at| line.is_year(at))
    {
        to = close + 1;
    }
    let leaning = (from.saturating_sub(5)..from).any(|at| {
        matches!(
            line.said(at),
            "from"
                | "in"
                | "on"
                | "see"
                | "saw"
                | "heard"
                | "watch"
                | "watched"
                | "In"
                | "From"
                | "aus"
                | "im"
                | "according"
                | "According"
                | "See"
                | "der"
                | "laut"
                | "per"
        )
    });
    let dated = when_to(line, to);
    let score = match () {
        () if has_title && (leaning || aired) => 0.7,
        () if aired && (leaning || dated.is_some()) => 0.6,
        () => 0.0,
    };
    let end = if has_title { to } else { at + 1 };
    named(line, from, end, dated.unwrap_or(to), score)
}

/// "the number for 23 June 1855", "its issue of 3 May", „die Ausgabe vom 3. Mai 1871“.
fn at_issue(line: &Line<'_>, at: usize) -> Option<Cited> {
    let is_led =
        line.has(at, Roles::ISSUE) && matches!(line.said(at + 1), "of" | "for" | "dated" | "from" | "vom" | "on");
    let to = if is_led { date_to(line, at + 2)? } else { return None };
    let is_day = (at + 2..to).any(|at| line.has(at, Roles::MONTH));
    let from = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|at| line.is_large(*at) || matches!(line.said(*at), "the" | "its" | "their" | "die" | "der"))
        .last()
        .unwrap_or(at);
    if is_day { named(line, from, at + 1, to, 0.75) } else { None }
}

/// A citation of what is named from one token to before another, up to a day.
fn named(line: &Line<'_>, from: usize, end: usize, to: usize, score: f32) -> Option<Cited> {
    let title = line.written(from..end).trim_matches(['„', '“', '”', '"', '»', '«']);
    let year = (end..to).rev().find(|at| line.is_year(*at)).map(|at| line.said(at).to_owned());
    let work = CitedWork { title: Some(title.to_owned()), year, ..CitedWork::default() };
    Some(Cited::new("periodical", line.place(from..to)?, work, score))
}
