//! Papers, journals and works of reference: "the New York Times of 7 September 1909", "wrote in the Gazette", "according to
//! Wikipedia".

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::super::page_lines::is_masthead;
use super::works::titled_to;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// A paper or a journal with a date, or where somebody wrote.
pub(super) fn at_periodical(line: &Line<'_>, at: usize) -> Option<Cited> {
    let is_last = (line.is_large(at) || line.is(at, "taz"))
        && line.has(at, Roles::PERIODICAL)
        && !(line.is_large(at + 1) && line.has(at + 1, Roles::PERIODICAL));
    if !is_last {
        return None;
    }
    let from = name_from(line, at);
    let to = name_to(line, at);
    // "La Nación (Buenos Aires), 7 June 1880"
    let town = (line.is(to, "(") && line.is_large(to + 1))
        .then(|| (to + 2..to + 5).find(|at| line.is(*at, ")") && line.is(at + 1, ",")))
        .flatten()
        .filter(|close| date_to(line, close + 1).is_some());
    let to = town.map_or(to, |close| close + 1);
    let to = to + usize::from(from > 0 && line.is_open_quote(from - 1) && line.is_quote(to));
    let dated = date_to(line, to);
    let article = from
        .checked_sub(1)
        .filter(|before| matches!(line.said(*before), "the" | "The" | "der" | "Der" | "die" | "im" | "dem"));
    let before = |back: usize| article.unwrap_or(from).checked_sub(back).map(|at| line.said(at)).unwrap_or_default();
    let cue = matches!(before(1), "in" | "In" | "from" | "see" | "See" | "laut" | "Laut" | "aus")
        || before(1) == "to" && before(2).eq_ignore_ascii_case("according")
        || matches!(line.said(from.wrapping_sub(1)), "im" | "laut");
    let wrote = cue
        && (article.unwrap_or(from).saturating_sub(8)..from)
            .any(|at| line.has(at, Roles::SAYING) || APPEARED.contains(&line.said(at)));
    let names = at + 1 - from;
    let is_in_paper = cue && is_piece_before(line, article.unwrap_or(from));
    let is_name = names > 1 || article.is_some() || dated.is_some() || is_in_paper;
    // "HMS Eagle, 4 May 1916"
    let is_ship = (from.saturating_sub(2)..from + 1)
        .any(|at| matches!(line.said(at), "HMS" | "USS" | "SS" | "RMS" | "ship" | "barque" | "schooner" | "brig"));
    let score = match (dated.is_some(), cue, wrote) {
        _ if !is_name || is_ship || is_masthead(line, from, dated.unwrap_or(to)) => 0.0,
        (true, _, _) => 0.85,
        (false, true, true) => 0.65,
        _ if is_in_paper && (line.has(to, Roles::SAYING) || names > 1 || is_dated_piece(line, from, to)) => 0.6,
        (false, true, false) if before(1) == "to" => 0.6,
        (false, _, _)
            if line.has(to, Roles::SAYING)
                && names > 1
                && matches!(line.said(to), "reported" | "wrote" | "berichtete" | "schrieb" | "reports") =>
        {
            0.6
        }
        _ => 0.0,
    };
    // "The Manchester Guardian reported on 6 June 1916".
    let told = line.has(to, Roles::SAYING) && matches!(line.said(to + 1), "on" | "in" | "am");
    let told_on = if told { date_to(line, to + 2) } else { None };
    let score = if told_on.is_some() && is_name { 0.8 } else { score };
    // "a 2004 study in Nature", "a study published in The Lancet in 2004".
    let from = if is_in_paper { piece_from(line, article.unwrap_or(from)).unwrap_or(from) } else { from };
    let later = Some(to + 2).filter(|_| is_in_paper && line.is(to, "in") && line.is_year(to + 1));
    let end = dated.or(told_on).or(later).unwrap_or(to);
    let year = (to..end).rev().find(|at| line.is_year(*at)).map(|at| line.said(at).to_owned());
    let work = CitedWork { title: Some(line.written(from..to).to_owned()), year, ..CitedWork::default() };
    Some(Cited::new("periodical", line.place(from..end)?, work, score))
}

/// Where the words begin that say what stands in a paper, of which the article or the name stands at a token.
fn piece_from(line: &Line<'_>, at: usize) -> Option<usize> {
    let noun = (at.saturating_sub(5)..at)
        .rev()
        .find(|at| line.has(*at, Roles::BOOK.or(Roles::DOCUMENT)) || line.is(*at, "piece"))?;
    let is_article = |at: usize| {
        matches!(line.said(at).to_lowercase().as_str(), "a" | "an" | "the" | "this" | "ein" | "einem" | "der" | "im")
    };
    (noun.saturating_sub(3)..noun).rev().find(|at| is_article(*at))
}

/// Whether a piece has its year: "a 2004 study in Nature", "published in The Lancet in 2004".
fn is_dated_piece(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from.saturating_sub(5)..from).any(|at| line.is_year(at)) || line.is(to, "in") && line.is_year(to + 1)
}

/// Whether words before "in the Times" say what stands there: "a study in", "an article published in".
fn is_piece_before(line: &Line<'_>, at: usize) -> bool {
    let Some(mut noun) = at.checked_sub(2) else { return false };
    if matches!(line.said(noun), "published" | "printed" | "appearing" | "erschienen" | "letter") {
        noun = noun.saturating_sub(1);
    }
    line.has(noun, Roles::BOOK)
        || matches!(
            line.said(noun),
            "letter" | "report" | "review" | "piece" | "story" | "column" | "item" | "Bericht" | "Meldung"
        )
}

/// Words for what stands in a paper.
const APPEARED: [&str; 12] = [
    "article",
    "published",
    "appeared",
    "printed",
    "letter",
    "review",
    "obituary",
    "interview",
    "found",
    "according",
    "According",
    "erschien",
];

/// The token behind a name: "Journal of Archaeological Science".
fn name_to(line: &Line<'_>, at: usize) -> usize {
    let mut to = at + 1;
    while matches!(line.said(to), "of" | "für" | "for") && line.is_large(to + 1) && !line.has(to + 1, Roles::MONTH)
        || line.is(to, "and") && line.is_large(to + 1) && (to > at + 1 || at > 0 && line.is_large(at - 1))
        || (to > at + 1 || is_every(line, at)) && line.is_large(to) && !line.has(to, Roles::MONTH)
    {
        to += if line.is_large(to) { 1 } else { 2 };
        if to > at + 8 {
            break;
        }
    }
    to
}

/// "Daily Lantern", "Evening Mail": a word that says how often or when it comes has its name behind it.
fn is_every(line: &Line<'_>, at: usize) -> bool {
    matches!(line.said(at), "Daily" | "Weekly" | "Evening" | "Morning" | "Sunday")
}

/// Back over the capitals of a name.
fn name_from(line: &Line<'_>, at: usize) -> usize {
    line.back(at, 6, |before| {
        line.sort(before) == Some(Sort::Word)
            && line.is_large(before)
            && (!line.has(before, Roles::CUE.or(Roles::JOINING)) || line.is(before, "The"))
    })
}

/// The token behind a date or a number that follows a name: "of 7 September 1909", ", 4 May 1940, p. 3", " 12 (1994)".
pub(super) fn date_to(line: &Line<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    let mut end = None;
    while at < from + 12 {
        let is_date = line.has(at, Roles::MONTH) && line.is_large(at)
            || matches!(line.sort(at), Some(Sort::Number | Sort::Mixed));
        if is_date {
            end = Some(at + 1);
        } else if !(matches!(
            line.said(at),
            "," | "of"
                | "on"
                | "for"
                | "dated"
                | "vom"
                | "am"
                | "."
                | "("
                | ")"
                | ":"
                | "no"
                | "vol"
                | "Nr"
                | "p"
                | "pp"
                | "S"
                | "Heft"
                | "issue"
                | "no."
                | "number"
                | "Jg"
                | "Jahrgang"
                | "volume"
        ) || line.is_dash(at))
        {
            break;
        } else if line.is(at, ".") && end.is_some_and(|end| end == at) && line.sort(at - 1) == Some(Sort::Word) {
            // "Sept." goes on.
        } else if line.is(at, ".") && !line.is_number(at + 1) && !line.has(at + 1, Roles::MONTH) {
            break;
        }
        at += 1;
    }
    let end = end?;
    let has_year = (from..end).any(|at| line.is_year(at) || line.has(at, Roles::MONTH) || is_whole_date(line.said(at)));
    has_year.then(|| end + usize::from(line.is(end, ")")))
}

/// "12.5.1998", "4.5.98".
fn is_whole_date(said: &str) -> bool {
    said.len() < 11 && said.bytes().filter(|byte| *byte == b'.').count() == 2
}

/// Works of reference that are said to say it.
pub(super) fn at_reference(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.is_large(at) || !line.has(at, Roles::REFERENCE) {
        return None;
    }
    let from = line.back(at, 4, |before| {
        line.is_large(before)
            && line.sort(before) == Some(Sort::Word)
            && !line.has(before, Roles::CUE.or(Roles::JOINING))
    });
    let mut to = at + 1;
    while line.is_large(to) || (line.is(to, "of") || line.is_dash(to)) && line.is_large(to + 1) {
        to += 1;
        if to > at + 6 {
            break;
        }
    }
    // "The Oxford Companion to Lowland Towns", "Who's Who in Colonial Natal"
    if matches!(line.said(to), "to" | "in" | "of")
        && line.is_large(to - 1)
        && line.is_large(to + 1 + usize::from(line.is(to + 1, "the")))
    {
        to = titled_to(line, to + 1 + usize::from(line.is(to + 1, "the"))).max(to);
    }
    // "(11th ed.)", "s.v. Hamilton", "article on Gallipoli".
    let in_brackets = line.is(to, "(") && (to + 1..to + 6).any(|at| line.has(at, Roles::PART) || line.is_year(at));
    let close = (to + 1..to + 7).find(|at| line.is(*at, ")")).filter(|_| in_brackets);
    let is_headed = line.is(to, ",") && line.is(to + 1, "s") && line.is(to + 3, "v");
    let is_article = matches!(line.said(to), "article" | "entry" | "page" | "Artikel" | "Eintrag")
        || line.is_dash(to) && matches!(line.said(to + 1), "Artikel" | "Eintrag" | "article");
    let to = match close {
        Some(close) => close + 1,
        None if is_headed => titled_to(line, to + 5).max(to + 5),
        None if is_article => article_to(line, to),
        None => to,
    };
    let article = usize::from(
        from > 0
            && matches!(line.said(from - 1), "the" | "The" | "der" | "dem" | "his" | "her" | "its" | "their" | "my"),
    );
    let before = |back: usize| from.checked_sub(back + article).map(|at| line.said(at)).unwrap_or_default();
    let cue = matches!(
        before(1).to_lowercase().as_str(),
        "as" | "wie" | "in" | "from" | "see" | "laut" | "bei" | "im" | "per" | "aus" | "nach" | "gemäß"
    ) || before(1) == "to" && before(2).eq_ignore_ascii_case("according");
    let is_read = matches!(before(1), "on" | "auf")
        && (from.saturating_sub(5)..from).any(|at| {
            matches!(line.said(at), "read" | "found" | "look" | "looked" | "says" | "las" | "steht" | "gelesen")
        });
    let cue = cue || is_read;
    let says = line.has(to, Roles::SAYING) && !line.is(to, "has");
    let work = CitedWork { title: Some(line.written(from..to).to_owned()), ..CitedWork::default() };
    Some(Cited::new("work-named", line.place(from..to)?, work, if cue || says || is_headed { 0.7 } else { 0.0 }))
}

/// The token behind "article on Gallipoli", „-Artikel“.
fn article_to(line: &Line<'_>, from: usize) -> usize {
    let to = from + 1 + usize::from(line.is_dash(from));
    let about =
        if matches!(line.said(to), "on" | "about" | "for" | "über" | "zu") { titled_to(line, to + 1) } else { to };
    if about > to + 1 { about } else { to }
}
