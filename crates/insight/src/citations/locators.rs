//! Places in a work: "p. 12", "Pg: 143, 168, 182, 184-185", "S. 12 f.", "ch. 3", and numbers behind a year.

use super::citing::Roles;
use super::line::Line;
use crate::scan::Sort;

/// A place in a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Locator {
    /// Its CSL term.
    pub label: &'static str,
    /// The place as written.
    pub place: String,
    /// The first token of it, and the one behind it.
    pub from: usize,
    pub to: usize,
}

/// The place in a work that begins at a token with its label.
pub(super) fn labelled(line: &Line<'_>, at: usize) -> Option<Locator> {
    let said = line.said(at);
    // "p122", "pp45"
    let stuck = said.trim_start_matches(['p', 'g']);
    if line.sort(at) == Some(Sort::Mixed)
        && matches!(said.len() - stuck.len(), 1..=2)
        && stuck.bytes().all(|byte| byte.is_ascii_digit())
        && !said.starts_with('g')
    {
        let to = if line.is_dash(at + 1) && line.is_number(at + 2) { at + 3 } else { at + 1 };
        return Some(Locator {
            label: "page",
            place: line.written(at..to).trim_start_matches(['p', 'g']).to_owned(),
            from: at,
            to,
        });
    }
    let roles = line.get(at)?.roles;
    let is_dotted = line.is(at + 1, ".");
    let label = if roles.has(Roles::PAGE) {
        // A small s is "siehe", a single letter without a stop is a name or a word.
        let is_letter =
            matches!(said, "p" | "S" | "P" | "pp" | "PP" | "Bl" | "Sp" | "fol" | "q" | "qq" | "Q" | "Qq" | "QQ")
                || said.chars().count() > 2;
        let is_page = is_letter || matches!(said, "pg" | "Pg" | "PG");
        is_page.then_some(if said.to_lowercase().starts_with("fol") { "folio" } else { "page" })?
    } else if roles.has(Roles::CHAPTER) {
        "chapter"
    } else if roles.has(Roles::VOLUME) {
        "volume"
    } else if roles.has(Roles::NOTE) {
        "note"
    } else {
        return None;
    };
    let first = (at + 1..at + 3).find(|at| !matches!(line.said(*at), "." | ":"))?;
    let to = numbers(line, first);
    // "Domesday Book 1086"
    if roles.has(Roles::CHAPTER) && line.said(first).len() > 3 && line.is_number(first) {
        return None;
    }
    let is_short = matches!(said, "S" | "p" | "P");
    (to > first && (is_dotted || !is_short || line.is(at + 1, ":") || said == "p")).then(|| Locator {
        label,
        place: line.written(first..to).to_owned(),
        from: at,
        to,
    })
}

/// The pages behind a year: "(Lesky 1976, 98)", "(2004: 12)". `at` is the token behind the year.
pub(super) fn bare(line: &Line<'_>, at: usize) -> Option<Locator> {
    if !matches!(line.said(at), "," | ":") || line.is_year(at + 1) {
        return None;
    }
    let to = numbers(line, at + 1);
    (to > at + 1).then(|| Locator { label: "page", place: line.written(at + 1..to).to_owned(), from: at + 1, to })
}

/// The token behind numbers that begin here: 143, 168, 182, 184-185; 12 f.; iv; 12a.
fn numbers(line: &Line<'_>, from: usize) -> usize {
    let mut at = from;
    let mut end = from;
    loop {
        if !is_place(line, at) {
            return end;
        }
        at += 1;
        end = at;
        // Following pages.
        if matches!(line.said(at), "f" | "ff" | "n") && !line.is(at + 1, "'") {
            end = at + 1 + usize::from(line.is(at + 1, "."));
            at = end;
        }
        let is_joint = matches!(line.said(at), "," | "&" | "and" | "und" | "u") || line.is_dash(at);
        // A year behind a comma is of what follows.
        if !is_joint || line.is_year(at + 1) && line.is(at, ",") {
            return end;
        }
        at += 1 + usize::from(line.is(at, "u") && line.is(at + 1, "."));
    }
}

fn is_place(line: &Line<'_>, at: usize) -> bool {
    let said = line.said(at);
    match line.sort(at) {
        Some(Sort::Number) => said.len() <= 6,
        Some(Sort::Mixed) => said.len() <= 7 && said.starts_with(|c: char| c.is_ascii_digit()),
        Some(Sort::Word) => is_roman(said),
        _ => false,
    }
}

/// A Roman number, small or large. A lone I is a word.
pub(super) fn is_roman(said: &str) -> bool {
    let is_one = |set: &str| said.chars().all(|letter| set.contains(letter));
    said.len() <= 8
        && !matches!(said, "C" | "L" | "i" | "l" | "c")
        && !said.is_empty()
        && (is_one("ivxlc") || is_one("IVXLC"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    fn check(words: &str, expected: Option<(&str, &str)>) {
        let rules = Rules::built_in().unwrap();
        let line = Line::new(words, &rules.citing);
        let found = (0..line.tokens.len()).find_map(|at| labelled(&line, at));
        assert_eq!(found.as_ref().map(|found| (found.label, found.place.as_str())), expected, "{words:?}");
    }

    #[test]
    fn places_in_a_work_are_read_as_they_are_written() {
        check("see Pg: 143, 168, 182, 184-185", Some(("page", "143, 168, 182, 184-185")));
        check("(2004, p. 12)", Some(("page", "12")));
        check("pp. iv–x and", Some(("page", "iv–x")));
        check("Müller 1987, S. 12 f.", Some(("page", "12 f.")));
        check("Bd. 3, 1987", Some(("volume", "3")));
        check("on page 19 of my edition", Some(("page", "19")));
        check("in chapter 3", Some(("chapter", "3")));
        check("in chapter and verse", None);
        check("s. 12", None);
        check("He had 12 pages", None);
    }
}
