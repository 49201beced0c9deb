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
    let is_file = matches!(said, "Az" | "Aktenzeichen");
    let is_sign = line.has(at, Roles::SIGN) && (is_file || said.chars().filter(|c| c.is_uppercase()).count() > 1);
    let first = first_number(line, at, is_sign);
    let is_noun = line.is_large(at) && at > 1 && line.is(at - 1, ",");
    let is_box = line.has(at, Roles::HOLDING) && (!line.is_large(at) || line.is(at + 1, ".") || is_noun);
    if !(is_sign || is_box) || !line.is_number(first) || line.is_year(first) && !line.is(first + 1, "/") {
        return None;
    }
    // "PO Box 12", "AIR 3": an address, and words that are signs only with a shelf's number.
    let is_post = (at.saturating_sub(4)..at).any(|at| matches!(line.said(at), "PO" | "Post" | "P"));
    let is_shelf =
        line.said(first).len() > 2 || line.is(first + 1, "/") || line.is(first + 1, ",") || said.chars().count() > 3;
    if is_box && is_post {
        return None;
    }
    let from = kept_from(line, at);
    let to = kept_to(line, first + 1);
    let is_named = (from..at).chain(first..to).any(|at| line.is_large(at) && line.has(at, Roles::ARCHIVE));
    let score = match (is_sign, is_named) {
        (_, true) => 0.9,
        (true, false) if is_shelf || is_file => 0.8,
        (true, false) => 0.0,
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
    // "MS Asquith 26", "Add MS 52461".
    let is_named = is_sign && line.said(at).len() < 4 && line.is_large(first) && line.is_number(first + 1);
    first + usize::from(is_lettered && line.is_number(first + 1) || is_named)
}

/// "Churchill College, CHAR 13/65", "Bundesarchiv, R 43 I/1234", "AWM38, 3DRL 606/5/1", "Hamilton Papers, 7/1/6": capitals and
/// numbers behind what keeps papers.
pub(super) fn at_code(line: &Line<'_>, at: usize) -> Option<Cited> {
    let said = line.said(at);
    let is_code = matches!(line.sort(at), Some(Sort::Word | Sort::Mixed))
        && said.len() < 8
        && said.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && line.is_number(at + 1)
        && !line.is_year(at + 1);
    let is_parted = line.is_number(at) && line.is(at + 1, "/") && line.is_number(at + 2);
    // "a receipt now in the Ceredigion Archives (ADX/1172/4)"
    if let Some(one) = in_brackets(line, at) {
        return Some(one);
    }
    let is_behind = at > 1 && matches!(line.said(at - 1), "," | "(" | "[");
    if !(is_code || is_parted) || !is_behind {
        return None;
    }
    let from = kept_from(line, at);
    let mut to = kept_to(line, at + if is_parted { 1 } else { 2 });
    // "R 43 I/1234"
    if is_roman(line.said(to)) && line.is(to + 1, "/") {
        to = kept_to(line, to + 1);
    }
    let is_kept = (from..at).any(|at| line.is_large(at) && line.has(at, Roles::ARCHIVE));
    let slashed = (at..to).any(|at| line.is(at, "/"));
    let score = match (is_kept, slashed) {
        (true, _) => 0.85,
        (false, true) if is_code && (!line.is(at - 1, ",") || from > 0 && line.is(from - 1, "(")) => 0.65,
        _ => 0.0,
    };
    let work = CitedWork { title: Some(line.written(from..to).to_owned()), ..CitedWork::default() };
    Some(Cited::new("archive-mark", line.place(from..to)?, work, score))
}

/// Letters and numbers in brackets, right behind where papers are kept: "Ceredigion Archives (ADX/1172/4)".
fn in_brackets(line: &Line<'_>, at: usize) -> Option<Cited> {
    let open = at.checked_sub(1).filter(|open| line.is(*open, "("))?;
    let close = (at + 3..at + 12).find(|at| line.is(*at, ")"))?;
    let is_code = |at: usize| {
        line.is_number(at)
            || line.is_dash(at)
            || line.said(at).chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | ' '))
    };
    let from =
        line.back(open, 6, |at| line.is_large(at) && !line.is_opener(at) || matches!(line.said(at), "of" | "for"));
    let is_kept = (from..open).any(|at| line.has(at, Roles::ARCHIVE));
    let fits = is_kept && (at..close).all(is_code) && (at..close).any(|at| line.is_number(at)) && !line.is_year(at);
    fits.then_some(())?;
    let work = CitedWork { title: Some(line.written(from..close + 1).to_owned()), ..CitedWork::default() };
    Some(Cited::new("archive-mark", line.place(from..close + 1)?, work, 0.8))
}

/// "the Hamilton papers at King's College London", „der Nachlass Schleicher im Bundesarchiv“.
pub(super) fn at_papers(line: &Line<'_>, at: usize) -> Option<Cited> {
    let is_papers = matches!(line.said(at), "papers" | "Papers" | "Nachlass" | "Nachlaß");
    let place = at + 1 + usize::from(line.is(at, "Nachlass") && line.is_large(at + 1));
    if !is_papers || !matches!(line.said(place), "at" | "in" | "im") {
        return None;
    }
    let from = line.back(at, 4, |before| {
        line.is_large(before) && line.sort(before) == Some(Sort::Word) && !line.is_opener(before) && before > 0
    });
    let first = place + 1 + usize::from(matches!(line.said(place + 1), "the" | "der"));
    let to = capitals_to(line, first);
    let is_kept = (first..to).any(|at| line.has(at, Roles::ARCHIVE));
    (is_kept && (from < at || place > at + 1)).then_some(())?;
    let work = CitedWork { title: Some(line.written(from..to).to_owned()), ..CitedWork::default() };
    Some(Cited::new("archive-mark", line.place(from..to)?, work, 0.65))
}

/// "US Patent 821,393", "Patent No. 84417", and cases at law: "Donoghue v Stevenson [1932] AC 562".
pub(super) fn at_office(line: &Line<'_>, at: usize) -> Option<Cited> {
    if matches!(line.said(at), "Patent" | "patent" | "Reichspatent" | "Patentschrift") {
        let number = (at + 1..at + 5).find(|at| line.is_number(*at)).filter(|number| {
            (at + 1..*number)
                .all(|at| matches!(line.said(at), "No" | "no" | "Nr" | "." | "DE" | "US" | "GB" | "number"))
        })?;
        let long = line.said(number).bytes().filter(u8::is_ascii_digit).count() > 3 && !line.is_year(number);
        let from = at - usize::from(at > 0 && line.is_large(at - 1) && line.said(at - 1).len() < 9 && at > 1);
        let work = CitedWork { title: Some(line.written(from..number + 1).to_owned()), ..CitedWork::default() };
        return Some(Cited::new("archive-mark", line.place(from..number + 1)?, work, if long { 0.7 } else { 0.0 }));
    }
    let is_case = matches!(line.said(at), "v" | "vs") && at > 0 && line.is_large(at - 1);
    let other = at + 1 + usize::from(line.is(at + 1, "."));
    if !is_case || !line.is_large(other) {
        return None;
    }
    let year = capitals_to(line, other);
    let reported = matches!(line.said(year), "[" | "(")
        && line.is_year(year + 1)
        && matches!(line.said(year + 2), "]" | ")")
        && (line.is(year, "[") || line.is_large(year + 3));
    let numbered = line.is(year, ",") && line.is_number(year + 1) && line.is_large(year + 2);
    (reported || numbered).then_some(())?;
    let from = kept_from(line, at);
    let to = (year + 3..year + 9)
        .take_while(|at| line.is_large(*at) || line.is_number(*at) || line.is(*at, ".") && !line.is(at + 1, ""))
        .last()
        .map_or(year + 3, |at| at + 1);
    let work = CitedWork { title: Some(line.written(from..year).to_owned()), ..CitedWork::default() };
    Some(Cited::new("work-named", line.place(from..to)?, work, 0.8))
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
