//! Citations in brackets: "(Service 2004, p. 12)", "(Catastrophe and Social Change, New York 1920)", and with what stands
//! before a bracket: "as Service (2004: 12) says", "Michael J. Bird, The Town That Died (1962)".

mod loose;

use std::ops::Range;

use super::Cited;
use super::citing::Roles;
use super::line::Line;
use super::locators::{Locator, bare, is_roman, labelled};
use super::material::Material;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// Longer brackets are text.
const LONGEST: usize = 80;

pub(super) fn look(line: &Line<'_>, cited: &mut Vec<Cited>) {
    let mut open: Option<usize> = None;
    for at in 0..line.tokens.len() {
        match line.said(at) {
            "(" | "[" => open = Some(at),
            ")" | "]" => {
                let Some(from) = open.take().filter(|from| at - from <= LONGEST && at > from + 1) else { continue };
                cited.extend(bracket(line, from..at + 1));
            }
            _ => {}
        }
    }
}

/// A bracket, given with its signs.
fn bracket(line: &Line<'_>, whole: Range<usize>) -> Option<Cited> {
    let inner = whole.start + 1..whole.end - 1;
    // "(2004: 12)" and "(1962)" say whose it is before the bracket.
    if line.is_year(inner.start) && line.is(whole.start, "(") {
        return with_names(line, whole);
    }
    if inner.clone().any(|at| matches!(line.said(at), "continued" | "Fortsetzung")) {
        return None;
    }
    if let Some(one) = loose::look(line, &whole) {
        return Some(one);
    }
    let material = Material::of(line, inner.clone());
    let is_text = material.large < 35 && material.words > 6;
    if is_text || is_imprint(line, &inner, &material) || material.is_author_year && is_behind_title(line, whole.start) {
        return with_title(line, &whole, &material)
            .or_else(|| if is_text { part(line, inner) } else { None })
            .or_else(|| plain(line, &whole, &material));
    }
    classical(line, &whole, &material).or_else(|| plain(line, &whole, &material))
}

/// Places in old works: "Tacitus (Annals 15.44)", "Livy (XXI, 38)".
fn classical(line: &Line<'_>, whole: &Range<usize>, material: &Material) -> Option<Cited> {
    let inner = whole.start + 1..whole.end - 1;
    let first = inner.clone().find(|at| !line.is_large(*at) && !line.is(*at, ".") || is_roman(line.said(*at)))?;
    let is_place = |at: usize| {
        line.is_number(at) && !line.is_year(at)
            || is_roman(line.said(at))
            || matches!(line.said(at), "." | "," | ":")
            || line.is_dash(at)
    };
    let are_places = (first..inner.end).all(is_place);
    let has_parts =
        line.said(first).contains('.') && line.is_number(first) || is_roman(line.said(first)) && inner.end > first + 1;
    let is_named = first > inner.start || line.is_large(whole.start.checked_sub(1)?);
    let is_titled = first > inner.start || is_roman(line.said(first));
    (are_places && has_parts && is_named && is_titled && inner.end - inner.start < 10).then_some(())?;
    let mut work = material.work(line);
    work.author = None;
    work.title = (first > inner.start).then(|| line.written(inner.start..first).to_owned());
    work.locator = Some(line.written(first..inner.end).to_owned());
    Some(Cited::new("place-in-a-work", line.place(whole.clone())?, work, 0.75))
}

fn plain(line: &Line<'_>, whole: &Range<usize>, material: &Material) -> Option<Cited> {
    Some(Cited::new(material.code(), line.place(whole.clone())?, material.work(line), material.score()))
}

/// Of a bracket that says more, the part from "see" or from the place in a work.
fn part(line: &Line<'_>, inner: Range<usize>) -> Option<Cited> {
    let lead = inner.clone().find(|at| line.has(*at, Roles::LEAD));
    let from = lead.or_else(|| inner.clone().find(|at| labelled(line, *at).is_some()))?;
    let material = Material::of(line, from..inner.end);
    Some(Cited::new(material.code(), line.place(from..inner.end)?, material.work(line), material.score()))
}

/// Whether a bracket says where and when something was printed, and not what: "(New York: W. W. Norton, 2003)".
fn is_imprint(line: &Line<'_>, inner: &Range<usize>, material: &Material) -> bool {
    let ends_with_year = line.is_year(inner.end - 1) || material.locator.is_some() || material.has_part;
    (material.has_imprint || material.has_place || material.has_publisher)
        && ends_with_year
        && material.words < 9
        && !material.is_title_quoted
}

/// Whether a title with its author stands right before a bracket: "Robert M. Bryce, Cook & Peary: The Polar Controversy".
fn is_behind_title(line: &Line<'_>, open: usize) -> bool {
    let Some(from) = title_before(line, open) else { return false };
    let run = from..open;
    let large = run.clone().filter(|at| line.is_large(*at)).count();
    let has_joint = run.clone().any(|at| line.is(at, ":") || line.is_open_quote(at));
    large > 4 && has_joint && (line.is_large(open - 1) || line.is_quote(open - 1))
}

/// An imprint with the title before it, and the place in the work behind it.
fn with_title(line: &Line<'_>, whole: &Range<usize>, material: &Material) -> Option<Cited> {
    let is_told_apart = material.has_imprint || material.has_publisher;
    let named = if is_told_apart { named_before(line, whole.start) } else { None };
    let from = named.or_else(|| title_before(line, whole.start))?;
    let run = from..whole.start;
    let has_joint = run.clone().any(|at| matches!(line.said(at), "," | ":") || line.is_quote(at));
    // "the Great Western (Bristol, 1837)" is no title.
    let is_printed = material.has_publisher || material.has_imprint || !material.has_place;
    (has_joint || is_printed && run.filter(|at| line.is_large(*at)).count() > 2).then_some(())?;
    let before = Material::of(line, from..whole.start);
    let to = behind(line, whole.end);
    let mut work = before.work(line);
    work.year = material.work(line).year;
    let place = if let Some(locator) = (whole.end..to).find_map(|at| labelled(line, at)) {
        Some((locator.label, locator.place))
    } else {
        bare(line, whole.end).map(|locator| (locator.label, locator.place))
    };
    (work.locator_label, work.locator) = place.unzip();
    Some(Cited::new("work-named", line.place(from..to)?, work, 0.9))
}

/// Where names begin that have a comma and a title of any words behind them, up to a bracket: "Étienne Mauclair, Les mineurs
/// de Saint-Avre, 1830–1914 (Lyon: …)". Only for a bracket that says by itself where something was printed.
fn named_before(line: &Line<'_>, end: usize) -> Option<usize> {
    (end.saturating_sub(40)..end.saturating_sub(3)).rev().find(|from| {
        let begins = from.checked_sub(1).is_none_or(|before| {
            line.has(before, Roles::CUE.or(Roles::LEAD))
                || matches!(line.said(before), ";" | "(")
                || line.is(before, ",") && line.is_initial(*from)
        });
        let names = line.names(*from);
        let is_titled = names > *from && line.is(names, ",") && line.is_large(names + 1) && names + 1 < end;
        begins && line.is_large(*from) && is_titled && !(names..end).any(|at| loose::is_told(line, at))
    })
}

/// The token behind ", pp. 165–70", ", t. II, p. 309" after a bracket.
fn behind(line: &Line<'_>, end: usize) -> usize {
    let from = end + usize::from(matches!(line.said(end), "," | ":"));
    let Some(locator) = labelled(line, from) else {
        return if from > end { bare(line, end).map_or(end, |locator| locator.to) } else { end };
    };
    let more = Some(locator.to).filter(|to| line.is(*to, ",")).and_then(|to| labelled(line, to + 1));
    more.map_or(locator.to, |more| more.to)
}

/// A year with a name or a title before it.
fn with_names(line: &Line<'_>, whole: Range<usize>) -> Option<Cited> {
    let year = whole.start + 1;
    let inside = labelled(line, year + 2).or_else(|| bare(line, year + 1));
    let end_of_inner = whole.end - 1;
    let is_whole = inside.as_ref().map_or_else(|| years_to(line, year), |locator| locator.to) == end_of_inner;
    if !is_whole {
        return None;
    }
    let Some(from) = title_before(line, whole.start) else { return without_names(line, whole, inside) };
    let run = from..whole.start;
    let mut before = Material::of(line, run.clone());
    let outside = behind(line, whole.end);
    let locator = inside.or_else(|| (whole.end..outside).find_map(|at| labelled(line, at)));
    let has_comma = run.clone().any(|at| matches!(line.said(at), "," | ":") || line.is_quote(at));
    let owned = run.clone().any(|at| line.said(at).ends_with("'s") || line.said(at).ends_with("’s"));
    let cue = from.checked_sub(1).is_some_and(|at| {
        line.has(at, Roles::CUE.or(Roles::LEAD).or(Roles::BOOK)) || line.is(at, "as") || line.is(at, "wie")
    });
    let says = line.has(whole.end, Roles::SAYING.or(Roles::HOLDS)) || line.has(outside, Roles::SAYING.or(Roles::HOLDS));
    let names = line.names(from);
    let are_names = names == whole.start && names - from <= 6;
    let large = run.clone().filter(|at| line.is_large(*at)).count();
    // A film, a painting: "the film Titanic (1997)".
    let is_other = from.checked_sub(1).is_some_and(|at| line.has(at, Roles::EVENT));
    let score = if locator.is_some() {
        0.93
    } else if is_other
        || before.is_event
        || are_names && run.clone().any(|at| line.has(at, Roles::PLACE.or(Roles::EVENT).or(Roles::MONTH)))
    {
        0.0
    } else if are_names && (says || before.has_full_names && large < 5)
        || (has_comma || owned) && large > 2 && before.title.is_some()
    {
        0.85
    } else if cue && (large > 2 && before.title.is_some()) {
        0.75
    } else if are_names && cue && large < 3 {
        0.6
    } else if are_names {
        0.4
    } else {
        0.0
    };
    if are_names && !has_comma {
        before.author = Some(run.clone());
        before.title = None;
    }
    let mut work = before.work(line);
    work.year = Some(line.said(year).to_owned());
    (work.locator_label, work.locator) = locator.map(|locator| (locator.label, locator.place)).unzip();
    let code = if are_names { "author-and-year" } else { "work-named" };
    Some(Cited::new(code, line.place(from..outside.max(whole.end))?, work, score))
}

/// The token behind years that begin here: "1970, 1974", "1902; 1911a".
fn years_to(line: &Line<'_>, year: usize) -> usize {
    let mut to = year + 1;
    while matches!(line.said(to), "," | ";" | "and" | "und") && line.is_year(to + 1) {
        to += 2;
    }
    to
}

/// "as Tim Bonyhady has shown (1991, 44)": a year and a page, behind a verb.
fn without_names(line: &Line<'_>, whole: Range<usize>, inside: Option<Locator>) -> Option<Cited> {
    let says = (whole.start.saturating_sub(4)..whole.start).any(|at| line.has(at, Roles::SAYING));
    let locator = inside.filter(|_| says)?;
    let work = CitedWork {
        year: Some(line.said(whole.start + 1).to_owned()),
        locator_label: Some(locator.label),
        locator: Some(locator.place),
        ..CitedWork::default()
    };
    Some(Cited::new("author-and-year", line.place(whole)?, work, 0.65))
}

/// The token with which the title and the names before a bracket begin: back over capitals, small words of titles, commas
/// and quotation marks.
pub(super) fn title_before(line: &Line<'_>, end: usize) -> Option<usize> {
    let mut from = None;
    let mut at = end;
    while let Some(before) = at.checked_sub(1).filter(|before| end - before < 40) {
        let said = line.said(before);
        let is_word = line.sort(before) == Some(Sort::Word);
        if is_word
            && !line.is_opener(before)
            && line.is_large(before)
            && (!line.has(before, Roles::LEAD.or(Roles::CUE)) || is_within_title(line, before, end))
        {
            from = Some(before);
        } else if is_word
            && (line.has(before, Roles::JOINING) || matches!(said, "et" | "al" | "de" | "la" | "von" | "van"))
        {
            // A small word is of the title only where a capital goes before it.
        } else if matches!(said, "," | ":" | "&" | "/" | "'" | "’" | "!" | "?") || line.is_dash(before) {
            // As above.
        } else if line.is_quote(before) {
            from = Some(before);
        } else if said == "."
            && (line.is_initial(before.wrapping_sub(1))
                || line.is(before.wrapping_sub(1), "al")
                || line.is(before.wrapping_sub(1), "St")
                || line.is(before.wrapping_sub(1), "Dr"))
        {
            // Initials.
        } else {
            break;
        }
        at = before;
    }
    from
}

/// Whether a capital that could lead to a title is of it: it stands behind another.
fn is_within_title(line: &Line<'_>, at: usize, end: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| line.is_large(before) || matches!(line.said(before), ":" | "," | "\"" | "“"))
        && at + 1 < end
}
