//! Where papers are kept: "ADM 38/1962", "RGASPI, f. 17, op. 3, d. 162", "Library of Congress, Manuscript Division, MSS 59908".

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::super::locators::is_roman;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// A sign with its number, or a box, with what names the archive on both sides.
pub(super) fn at_sign(line: &Line<'_>, at: usize) -> Option<Cited> {
    let said = line.said(at);
    let is_sign = line.has(at, Roles::SIGN) && said.chars().filter(|c| c.is_uppercase()).count() > 1;
    let first = first_number(line, at, is_sign);
    let is_box = line.has(at, Roles::HOLDING) && (!line.is_large(at) || line.is(at + 1, "."));
    if !(is_sign || is_box) || !line.is_number(first) || line.is_year(first) && !line.is(first + 1, "/") {
        return None;
    }
    let from = kept_from(line, at);
    let to = kept_to(line, first + 1);
    let is_named = (from..at).chain(first..to).any(|at| line.is_large(at) && line.has(at, Roles::ARCHIVE));
    let score = match (is_sign, is_named) {
        (_, true) => 0.9,
        (true, false) => 0.8,
        (false, false) if from < at => 0.6,
        (false, false) => 0.0,
    };
    let work = CitedWork { title: Some(line.written(from..to).to_owned()), ..CitedWork::default() };
    Some(Cited::new("archive-mark", line.place(from..to)?, work, score))
}

/// Where the number behind a sign would stand: "FO 371", "MS HM 1234", "RGASPI, f. 17", "BArch, R 43".
fn first_number(line: &Line<'_>, at: usize, is_sign: bool) -> usize {
    let letters = |at: usize| line.said(at).chars().count();
    if is_sign && line.is(at + 1, ",") && letters(at + 2) < 4 {
        if line.is(at + 3, ".") && line.is_number(at + 4) {
            return at + 4;
        }
        if line.is_large(at + 2) && line.is_number(at + 3) {
            return at + 3;
        }
    }
    let label = usize::from(matches!(line.said(at + 1), "." | "no" | "Nr" | "R" | "N" | "Rep"));
    let first = at + 1 + label + usize::from(label == 1 && line.is(at + 2, "."));
    let is_lettered = line.sort(first) == Some(Sort::Word)
        && line.said(first).chars().all(char::is_uppercase)
        && line.said(first).len() < 4;
    first + usize::from(is_sign && is_lettered)
}

/// The token behind a shelf's numbers: "38/1962", ", folder 3", ", d. 162", ", Nova Scotia Archives". `from` is the one
/// behind the first of them.
fn kept_to(line: &Line<'_>, from: usize) -> usize {
    let mut to = from;
    while to < from + 30 {
        let next = to + 1;
        let is_number = matches!(line.sort(next), Some(Sort::Number | Sort::Mixed)) || is_roman(line.said(next));
        let is_label = line.has(next, Roles::HOLDING.or(Roles::VOLUME).or(Roles::PAGE))
            || line.said(next).chars().count() < 3 && line.is(next + 1, ".");
        if line.is_dash(to) && is_number {
            to += 2;
        } else if line.is(to, ",") && is_label {
            let number = next + 1 + usize::from(line.is(next + 1, "."));
            if !line.is_number(number) {
                break;
            }
            to = number + 1;
        } else if line.is(to, ",") && line.is_large(next) {
            let end = capitals_to(line, next);
            if !(next..end).any(|at| line.has(at, Roles::ARCHIVE)) {
                break;
            }
            to = end;
        } else {
            break;
        }
    }
    to
}

/// Back over what names the archive: capitals and commas.
fn kept_from(line: &Line<'_>, at: usize) -> usize {
    let mut from = at;
    let mut here = at;
    while let Some(before) = here.checked_sub(1).filter(|before| at - before < 20) {
        let is_named = line.sort(before) == Some(Sort::Word) && line.is_large(before) && !line.has(before, Roles::CUE);
        if is_named || line.has(before, Roles::ARCHIVE) {
            from = before;
        } else if !(line.is(before, ",") || line.is(before, "of") || line.is(before, "for") || line.is(before, "and")) {
            break;
        }
        here = before;
    }
    from
}

fn capitals_to(line: &Line<'_>, from: usize) -> usize {
    let mut to = from;
    while to < from + 8
        && (line.is_large(to)
            || line.is(to, "of") && line.is_large(to + 1)
            || line.is(to, "and") && line.is_large(to + 1))
    {
        to += 1;
    }
    to
}
