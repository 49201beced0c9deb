//! Sources in brackets that are named by less than an author with a title: "(Science 278, 1997)", "(J. Archaeol. Sci. 24: 347–354)",
//! "(Source: BBC News)", "[Inquiry, evidence of D. Drummond]", "(St. George, tree-ring note, 2005)".
//!
//! Invariant: a bracket that tells something, with a verb in it, is none of these.

use std::ops::Range;

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::super::material::Material;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// Longer brackets are looked at elsewhere.
const LONGEST: usize = 24;

pub(super) fn look(line: &Line<'_>, whole: &Range<usize>) -> Option<Cited> {
    let inner = whole.start + 1..whole.end - 1;
    if inner.len() > LONGEST || inner.len() < 2 {
        return None;
    }
    if let Some(one) = short(line, whole, &inner) {
        return Some(one);
    }
    let score = if leads(line, &inner) {
        0.85
    } else if is_numbered(line, &inner) {
        0.8
    } else if is_document(line, &inner) {
        0.65
    } else {
        return None;
    };
    let material = Material::of(line, inner);
    let work = material.work(line);
    let code = if material.code() == "place-in-a-work" { "work-named" } else { material.code() };
    Some(Cited::new(code, line.place(whole.clone())?, work, score))
}

/// "(Hanson, Dreadful Judgement, 45)"; and where the author is known "(Hanson, 45)", "(Hanson 45–7)", "(Hanson)".
fn short(line: &Line<'_>, whole: &Range<usize>, inner: &Range<usize>) -> Option<Cited> {
    let names = line.names(inner.start);
    let is_plain = |at: usize| !line.has(at, Roles::EVENT.or(Roles::PLACE).or(Roles::MONTH).or(Roles::PERIODICAL));
    if names == inner.start || names > inner.end || !(inner.start..names).all(is_plain) {
        return None;
    }
    let mut last = inner.end;
    while last > names
        && (line.is_number(last - 1) && !line.is_year(last - 1)
            || line.is_dash(last - 1)
            || matches!(line.said(last - 1), "f" | "ff" | "."))
    {
        last -= 1;
    }
    let is_placed = last < inner.end && line.is_number(last);
    let title = names + 1..last - usize::from(last > names + 1 && line.is(last - 1, ","));
    let large = title.clone().filter(|at| line.is_large(*at)).count();
    let titled = line.is(names, ",")
        && large > 1
        && title
            .clone()
            .all(|at| line.is_large(at) || line.has(at, Roles::JOINING) || matches!(line.said(at), "'" | "’" | "-"));
    let behind = if line.is(last - 1, ",") { last - 1 } else { last };
    let score = match () {
        () if titled && is_placed => 0.75,
        () if titled => 0.4,
        () if behind == names && is_placed || names == inner.end => 0.4,
        () => return None,
    };
    let locator = is_placed.then(|| line.written(last..inner.end).to_owned());
    let work = CitedWork {
        author: Some(line.written(inner.start..names).to_owned()),
        title: titled.then(|| line.written(title).to_owned()),
        locator_label: locator.is_some().then_some("page"),
        locator,
        ..CitedWork::default()
    };
    Some(Cited::new("work-named", line.place(whole.clone())?, work, score))
}

/// "(Source: BBC News)", "(Quelle: Stadtarchiv)", "(via Reuters)".
fn leads(line: &Line<'_>, inner: &Range<usize>) -> bool {
    let first = line.said(inner.start).to_lowercase();
    let is_source = matches!(first.as_str(), "source" | "sources" | "quelle" | "quellen" | "ref" | "from");
    let is_via = first == "via" && line.is_large(inner.start + 1) && inner.len() < 6;
    // "(siehe Dobbertin, Quellensammlung)", "(Brown, pers. comm.)".
    let second = inner.start + 1 + usize::from(line.is(inner.start + 1, "."));
    let names = line.names(second);
    let is_named = line.has(inner.start, Roles::LEAD)
        && names > second
        && line.is(names, ",")
        && line.is_large(names + 1)
        && names + 1 < inner.end;
    let is_personal = inner.clone().any(|at| {
        matches!(line.said(at), "pers" | "personal")
            && matches!(line.said(at + 1), "." | "communication")
            && line.is_large(inner.start)
    });
    is_source && line.is(inner.start + 1, ":") && inner.len() > 2 || is_via || is_named || is_personal
}

/// "iScience 27, 2024", "Science 278, 1997", "Sci. 24: 347–354": capitals, a number, and a year or pages behind it.
fn is_numbered(line: &Line<'_>, inner: &Range<usize>) -> bool {
    let Some(number) = inner.clone().find(|at| line.is_number(*at)) else { return false };
    let name = inner.start..number;
    let is_name = !name.is_empty()
        && name.clone().all(|at| {
            line.sort(at) == Some(Sort::Word) && line.said(at).chars().any(char::is_uppercase)
                || line.has(at, Roles::JOINING)
                || matches!(line.said(at), "." | "&" | "-" | "," | "et" | "al")
        })
        && !name.clone().any(|at| line.has(at, Roles::EVENT.or(Roles::MONTH).or(Roles::PAGE).or(Roles::CHAPTER)));
    let is_small = line.said(number).len() < 4 && !line.is_year(number);
    let behind = number + 1;
    let by_year = matches!(line.said(behind), "," | "(") && line.is_year(behind + 1) && behind + 2 >= inner.end - 1;
    let by_pages =
        line.is(behind, ":") && line.is_number(behind + 1) && line.said(behind + 1).len() > 1 && name.len() > 2;
    is_name && is_small && (by_year || by_pages)
}

/// Words with which something is told.
const TOLD: [&str; 24] = [
    "is", "was", "are", "were", "has", "had", "have", "he", "she", "they", "who", "which", "did", "would", "could",
    "ist", "war", "wurde", "hat", "hatte", "er", "sie", "wir", "I",
];

/// Whether something is told with a word.
pub(super) fn is_told(line: &Line<'_>, at: usize) -> bool {
    TOLD.contains(&line.said(at))
}

/// "Inquiry, evidence of D. Drummond", "St. George, tree-ring note, 2005", "Court of Inquiry report", "letter to Arneth, 3 May".
fn is_document(line: &Line<'_>, inner: &Range<usize>) -> bool {
    let told = inner.clone().any(|at| TOLD.contains(&line.said(at)));
    let is_kind = |at: &usize| {
        line.has(*at, Roles::DOCUMENT.or(Roles::MEMOIR))
            || matches!(line.said(*at), "evidence" | "Aussage" | "notes" | "file" | "tests")
    };
    let is_led = |at: &usize| is_kind(at) && matches!(line.said(at + 1), "of" | "to" | "an" | "von" | "by");
    let kind = inner.clone().find(is_led).or_else(|| inner.clone().find(is_kind));
    let Some(kind) = kind.filter(|_| !told) else { return false };
    let large = inner.clone().filter(|at| line.is_large(*at) && line.sort(*at) == Some(Sort::Word)).count();
    let small = inner
        .clone()
        .filter(|at| {
            line.sort(*at) == Some(Sort::Word)
                && !line.is_large(*at)
                && !line.has(*at, Roles::JOINING.or(Roles::DOCUMENT).or(Roles::MEMOIR))
        })
        .count();
    let is_dated = inner
        .clone()
        .any(|at| line.is_year(at) || line.has(at, Roles::MONTH) || line.is(at, "day") && line.is_number(at + 1));
    let is_first = kind < inner.start + 2;
    let is_parted = inner.clone().any(|at| line.is(at, ","));
    let is_of =
        line.is(kind + 1, "of") || line.is(kind + 1, "to") || line.is(kind + 1, "an") || line.is(kind + 1, "von");
    let is_last = kind + 1 == inner.end;
    (large > 0 || is_dated && is_first)
        && small < 3
        && (is_dated && (is_parted || is_of) || is_parted && is_of || is_last && large > 1)
}
