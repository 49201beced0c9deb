//! Web addresses, DOIs and ISBNs.

use super::Cited;
use super::citing::Roles;
use super::line::Line;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

pub(super) fn look(line: &Line<'_>, cited: &mut Vec<Cited>) {
    for (at, token) in line.tokens.iter().enumerate() {
        match token.piece.sort {
            Sort::Address => cited.extend(address(line, at)),
            Sort::Word | Sort::Mixed if line.has(at, Roles::IDENTIFIER) => cited.extend(numbered(line, at)),
            Sort::Word if line.said(at).eq_ignore_ascii_case("isbn") => cited.extend(isbn(line, at)),
            Sort::Word if line.said(at).eq_ignore_ascii_case("doi") && line.sort(at + 1) == Some(Sort::Mark) => {
                cited.extend(address(line, at + 2).filter(|one| one.work.doi.is_some()));
            }
            _ => {}
        }
    }
}

fn address(line: &Line<'_>, at: usize) -> Option<Cited> {
    (line.sort(at) == Some(Sort::Address)).then_some(())?;
    let said = line.said(at);
    let place = line.place(at..at + 1)?;
    let scheme = said.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
    if matches!(scheme.as_str(), "arxiv" | "hdl" | "urn" | "oclc" | "pmid") {
        let work = CitedWork { title: Some(said.to_owned()), ..CitedWork::default() };
        return Some(Cited::new("number-of-a-work", place, work, 0.9));
    }
    let low = said.to_ascii_lowercase();
    let doi = low.find("10.").filter(|found| {
        let before = low.get(..*found).unwrap_or_default();
        (before.is_empty() || before.ends_with("doi:") || before.contains("doi.org/")) && low.contains('/')
    });
    if let Some(doi) = doi {
        let doi = said.get(doi..).map(str::to_owned);
        return Some(Cited::new("doi", place, CitedWork { doi, ..CitedWork::default() }, 0.97));
    }
    // A mail address names a person; a bare host may be talked about.
    if said.contains('@') && !said.contains("://") {
        return None;
    }
    // A host without a page is where something is bought or downloaded, unless one is sent there.
    let is_page = low.contains("://") || low.starts_with("www.") || low.contains('/');
    let is_sent = at
        .checked_sub(1)
        .is_some_and(|at| line.has(at, Roles::LEAD) || matches!(line.said(at), "at" | "on" | "unter" | "auf" | ":"));
    let score = if is_page {
        0.95
    } else if is_sent {
        0.6
    } else {
        0.0
    };
    Some(Cited::new("web-address", place, CitedWork { url: Some(said.to_owned()), ..CitedWork::default() }, score))
}

/// "ISBN 0-7735-0936-4", "ISBN-13: 978…": ten or thirteen digits.
fn isbn(line: &Line<'_>, at: usize) -> Option<Cited> {
    let mut digits = String::new();
    let mut end = at + 1;
    // "ISBN-13:" and "ISBN (pbk)" before the number.
    while end < at + 5
        && !(line.is_number(end) && !(matches!(line.said(end), "10" | "13") && line.is(end.wrapping_sub(1), "-")))
    {
        end += 1;
    }
    while let Some(token) = line.get(end) {
        let said = line.said(end);
        match token.piece.sort {
            Sort::Number | Sort::Mixed => digits.extend(said.chars().filter(char::is_ascii_alphanumeric)),
            Sort::Word if matches!(said, "X" | "x") && digits.len() == 9 => digits.push('X'),
            _ if line.is_dash(end) => {}
            _ => break,
        }
        end += 1;
        if digits.len() >= 13 || digits.len() == 10 && !digits.starts_with("97") {
            break;
        }
    }
    let is_one = matches!(digits.len(), 10 | 13);
    let place = line.place(at..end)?;
    is_one.then(|| {
        Cited::new("isbn", place, CitedWork { isbn: Some(digits.to_uppercase()), ..CitedWork::default() }, 0.97)
    })
}

/// "ISSN 0013-8266", "OCLC 1234567", "arXiv:1207.7214", "JSTOR 650023": a number under which a work is known.
fn numbered(line: &Line<'_>, at: usize) -> Option<Cited> {
    let said = line.said(at);
    let is_written_so = said.chars().filter(|c| c.is_uppercase()).count() > 0 || line.is(at + 1, ":");
    let mut end = at + 1;
    while end < at + 3 && matches!(line.said(end), ":" | "." | "no" | "No" | "Nr" | "ID") {
        end += 1;
    }
    let first = end;
    while line.is_number(end)
        || line.is_dash(end)
        || end > first && matches!(line.said(end), "/" | "." | "X" | ":") && line.is_number(end + 1)
    {
        end += 1;
    }
    let digits = line.written(first..end).bytes().filter(u8::is_ascii_digit).count();
    if !is_written_so || digits < 5 {
        return None;
    }
    let work = CitedWork { title: Some(line.written(at..end).to_owned()), ..CitedWork::default() };
    Some(Cited::new("number-of-a-work", line.place(at..end)?, work, 0.9))
}
