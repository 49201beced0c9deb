//! What is known by the letters of its edition and a number: cases at law, "Corbin v. Saltby (1867) LR 2 QB 418", "The Brig
//! Constance, 7 Adm. Rep. 112 (1839)"; and editions of inscriptions and charters, "CIL XIII 11742".

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::super::locators::is_roman;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// "7 Adm. Rep. 112 (1839)" with the name of the case before it: a volume, letters cut short, a page, and the year.
pub(super) fn at_reporter(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.is_number(at) || line.is_year(at) || !line.is(at.checked_sub(1)?, ",") {
        return None;
    }
    let mut page = at + 1;
    while page < at + 9 && (line.is_large(page) && line.said(page).len() < 6 || line.is(page, ".") && page > at + 1) {
        page += 1;
    }
    let is_reported = page > at + 1
        && line.is_number(page)
        && line.is(page + 1, "(")
        && line.is_year(page + 2)
        && line.is(page + 3, ")")
        && (at + 1..page).all(|at| !line.has(at, Roles::MONTH));
    is_reported.then_some(())?;
    let from = line.back(at - 1, 8, |at| {
        line.is_large(at) && !line.is_opener(at)
            || matches!(line.said(at), "v" | "of")
            || line.is(at, ".") && at > 0 && line.is(at - 1, "v")
    });
    (from < at - 1).then_some(())?;
    let work = CitedWork {
        title: Some(line.written(from..at - 1).to_owned()),
        year: Some(line.said(page + 2).to_owned()),
        locator_label: Some("page"),
        locator: Some(line.said(page).to_owned()),
        ..CitedWork::default()
    };
    Some(Cited::new("work-named", line.place(from..page + 4)?, work, 0.8))
}

/// "CIL XIII 11742", "IG II, 1234": an edition, its volume in Roman numbers, and a number.
pub(super) fn at_edition(line: &Line<'_>, at: usize) -> Option<Cited> {
    let said = line.said(at);
    let is_edition = line.sort(at) == Some(Sort::Word)
        && (2..=5).contains(&said.len())
        && said.bytes().all(|byte| byte.is_ascii_uppercase())
        && !line.has(at, Roles::EVENT.or(Roles::MONTH).or(Roles::BROADCASTER));
    let volume = line.said(at + 1);
    let number = at + 2 + usize::from(line.is(at + 2, ","));
    let is_numbered = is_roman(volume) && line.is_large(at + 1) && line.is_number(number) && !line.is_year(number);
    if !is_edition || !is_numbered || line.said(number).len() < 2 {
        return None;
    }
    let work = CitedWork {
        title: Some(line.written(at..at + 2).to_owned()),
        locator: Some(line.said(number).to_owned()),
        ..CitedWork::default()
    };
    Some(Cited::new("place-in-a-work", line.place(at..number + 1)?, work, 0.7))
}
