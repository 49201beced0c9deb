//! Whose own words are the source: "as I remember from Sudoplatov's memoirs", "in her diary", "in a letter to his wife of 9 July
//! 1845"; and papers that are pointed at: "according to the note left at Victory Point".

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::leads::end_of;
use super::papers::date_to;
use super::works::titled_to;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// Somebody's memoirs, where the sentence rests on them.
pub(super) fn at_memoir(line: &Line<'_>, at: usize) -> Option<Cited> {
    let is_after_own = at > 0 && line.is_large(at) && is_owner(line, at - 1) && !line.is_large(at - 1);
    if !line.has(at, Roles::MEMOIR.or(Roles::BOOK))
        || line.is_large(at) && at > 0 && !line.has(at, Roles::MEMOIR) && !is_after_own
    {
        return None;
    }
    let is_memoir = line.has(at, Roles::MEMOIR);
    let owner = owner_of(line, at)?;
    let is_named = line.is_large(owner) && (owner > 0 || line.said(owner).len() > 4);
    let from = line.back(owner, 4, |before| {
        is_named
            && line.sort(before) == Some(Sort::Word)
            && line.is_large(before)
            && !line.has(before, Roles::CUE.or(Roles::LEAD).or(Roles::JOINING))
    });
    let cue = is_behind_cue(line, from);
    let mut to = at + 1;
    // "his autobiography, My Life", "her book The Lost Fleet".
    let title = to + usize::from(line.is(to, ","));
    let titled = titled_to(line, title);
    let large = (title..titled).filter(|at| line.is_large(*at)).count();
    let has_title = large > 1 || line.is_open_quote(title) && titled > title;
    if has_title {
        to = titled;
        if line.is(to, "(") && line.is_year(to + 1) && line.is(to + 2, ")") {
            to += 3;
        }
    }
    // "Parry's journal for 4 May 1819".
    let dated = date_to(line, to);
    to = dated.unwrap_or(to);
    let says = line.has(to, Roles::SAYING);
    let score = match (is_memoir, is_named, cue || says, has_title) {
        (_, true, true, true) | (true, true, true, _) => 0.8,
        (_, _, true, true) => 0.75,
        (true, true, ..) if dated.is_some() => 0.7,
        // "in his diary": whose that is, and which, only the text tells.
        (true, false, true, _) if dated.is_some() => 0.6,
        // "in his memoirs": there is one of these, and it was printed.
        (true, false, true, _) if MEMOIRS.contains(&line.said(at)) => 0.55,
        (false, true, true, _) => 0.55,
        (_, _, false, true) if large > 2 || line.is_open_quote(title) => 0.6,
        // "in her 1987 study"
        (false, false, true, false) if (owner..at).any(|at| line.is_year(at)) => 0.6,
        _ => 0.0,
    };
    let author =
        is_named.then(|| line.written(from..owner + 1).trim_end_matches('s').trim_end_matches(['\'', '’']).to_owned());
    let title = has_title
        .then(|| line.written(title..titled).trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '„')).to_owned());
    let code = if is_memoir { "own-words" } else { "work-named" };
    Some(Cited::new(code, line.place(from..to)?, CitedWork { author, title, ..CitedWork::default() }, score))
}

/// What a person writes once.
const MEMOIRS: [&str; 9] = [
    "memoirs",
    "autobiography",
    "reminiscences",
    "recollections",
    "Memoiren",
    "Erinnerungen",
    "Lebenserinnerungen",
    "Autobiographie",
    "Autobiografie",
];

/// Whose they are: "Sudoplatov's memoirs", "his own 1937 diary".
fn owner_of(line: &Line<'_>, at: usize) -> Option<usize> {
    let from = line.back(at, 3, |before| {
        !is_owner(line, before)
            && (line.sort(before) == Some(Sort::Word) && !line.is_large(before) || line.is_year(before))
    });
    from.checked_sub(1).filter(|owner| is_owner(line, *owner))
}

/// Words that say that what follows is drawn from.
const DRAWN_FROM: [&str; 9] = ["in", "from", "see", "aus", "laut", "nach", "quotes", "cites", "per"];

fn is_behind_cue(line: &Line<'_>, from: usize) -> bool {
    let before = |back: usize| from.checked_sub(back).map(|at| line.said(at).to_lowercase()).unwrap_or_default();
    DRAWN_FROM.contains(&before(1).as_str()) || before(1) == "to" && before(2) == "according"
}

fn is_owner(line: &Line<'_>, at: usize) -> bool {
    let said = line.said(at);
    let is_named = line.is_large(at)
        && (said.ends_with("'s")
            || said.ends_with("’s")
            || said.ends_with("s") && (line.is(at + 1, "'") || line.is(at + 1, "’")));
    is_named
        || matches!(
            said,
            "his" | "her" | "their" | "seinen" | "seinem" | "seiner" | "ihren" | "ihrem" | "ihrer" | "His" | "Her"
        )
}

/// Words that stand before a paper.
const ARTICLES: [&str; 20] = [
    "the", "The", "Das", "Die", "Der", "a", "an", "dem", "der", "den", "einem", "einer", "his", "her", "their",
    "seinem", "seiner", "ihrem", "ihrer", "its",
];

/// "according to the note left at Victory Point", "laut dem Kirchenbuch von Anklam", "in a letter to Lady Franklin of 9 July".
pub(super) fn at_document(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.has(at, Roles::DOCUMENT) {
        return None;
    }
    let article = (at.saturating_sub(4)..at).rev().find(|before| ARTICLES.contains(&line.said(*before)));
    // „Laut Kirchenbuch“ has no article.
    let bare = at
        .checked_sub(1)
        .filter(|before| matches!(line.said(*before), "Laut" | "laut" | "gemäß" | "Gemäß"))
        .map(|_| at);
    let article = bare.or(article)?;
    let before = |back: usize| article.checked_sub(back).map(|at| line.said(at)).unwrap_or_default();
    let according = before(1) == "to" && before(2).eq_ignore_ascii_case("according")
        || matches!(before(1).to_lowercase().as_str(), "laut" | "gemäß");
    let within = matches!(before(1), "in" | "In" | "from" | "by" | "aus" | "im");
    let to = end_of_clause(line, at + 1);
    let named = (at + 1..to).any(|at| line.is_large(at) || line.is_year(at) || line.sort(at) == Some(Sort::Number));
    let is_dated = (at + 1..to).any(|at| line.is_year(at) || line.has(at, Roles::MONTH));
    let is_letter = matches!(line.said(at), "letter" | "Brief" | "telegram" | "dispatch" | "report" | "Bericht");
    let is_indefinite = matches!(line.said(article), "a" | "an" | "einem" | "einer");
    // "The 1881 census gives", "The Shaw Report of 1930 blamed".
    let is_known = matches!(line.said(article), "The" | "the" | "Die" | "Das" | "Der")
        && (is_dated
            || (article + 1..at).any(|at| line.is_year(at) || line.is_large(at) && article > 0)
            || matches!(line.said(at + 1), "von" | "of") && line.is_large(at + 2))
        && (super::works::SPEAKS.contains(&line.said(to))
            || matches!(line.said(to), "gives" | "records" | "recorded" | "shows" | "has" | "puts"));
    let score = match () {
        () if is_known => 0.65,
        () if according && named && (!is_indefinite || is_dated) => 0.75,
        () if according && !is_indefinite => 0.5,
        () if within && is_letter && named && is_dated => 0.7,
        () if within && is_letter && named && matches!(line.said(at + 1), "to" | "from" | "an") => 0.55,
        () => 0.0,
    };
    let first = if bare.is_some() { article } else { article + 1 };
    let work = CitedWork { title: Some(line.written(first..to).to_owned()), ..CitedWork::default() };
    Some(Cited::new("paper-pointed-at", line.place(article..to)?, work, score))
}

/// Where the words that say which paper end: at a comma or a stop.
fn end_of_clause(line: &Line<'_>, from: usize) -> usize {
    let to = (from..line.tokens.len().min(from + 14)).find(|at| {
        !is_of_date(line, *at) && matches!(line.said(*at), "," | "." | ";" | ":" | "(" | ")" | "—" | "–" | "!" | "?")
            || line.has(*at, Roles::SAYING) && !matches!(line.said(*at), "found")
            || matches!(
                line.said(*at),
                "that"
                    | "which"
                    | "he"
                    | "she"
                    | "they"
                    | "it"
                    | "was"
                    | "were"
                    | "had"
                    | "war"
                    | "wurde"
                    | "und"
                    | "and"
            )
    });
    to.unwrap_or_else(|| end_of(line, from).max(from))
}

/// Whether a stop is of a date or a saint: "3. März", "St. Lorenz".
fn is_of_date(line: &Line<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    line.is(at, ".")
        && (line.is_number(before) && line.has(at + 1, Roles::MONTH) || matches!(line.said(before), "St" | "Dr" | "Nr"))
}
