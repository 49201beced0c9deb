//! Marks of footnotes: [12], ¹², a star or a dagger behind a word, a number stuck to a stop.
//! Invariant: powers (m², 10³), years in brackets and signs of birth and death (*1879, †1940) are none.

use super::Cited;
use super::line::Line;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

pub(super) fn look(line: &Line<'_>, cited: &mut Vec<Cited>) {
    let mut at = 0;
    while let Some(token) = line.get(at) {
        let said = line.said(at);
        let found = match token.piece.sort {
            Sort::Mark if said == "[" => bracket(line, at),
            Sort::Mark if is_raised(said) => raised(line, at),
            Sort::Mark if matches!(said, "*" | "†" | "‡") => star(line, at),
            Sort::Number => stuck(line, at),
            _ => None,
        };
        at = found.as_ref().map_or(at + 1, |(to, _)| *to);
        cited.extend(found.map(|(_, one)| one));
    }
}

fn mark(line: &Line<'_>, from: usize, to: usize, number: &str, score: f32) -> Option<(usize, Cited)> {
    let work = CitedWork { locator_label: Some("note"), locator: Some(number.to_owned()), ..CitedWork::default() };
    Some((to, Cited::new("footnote-mark", line.place(from..to)?, work, score)))
}

/// [12], [3–5], [12, p. 4], [note 3].
fn bracket(line: &Line<'_>, at: usize) -> Option<(usize, Cited)> {
    let first = at
        + 1
        + usize::from(
            matches!(line.said(at + 1).to_lowercase().as_str(), "note" | "fn" | "anm" | "ref") && !line.is(at + 2, "]"),
        );
    let first = first + usize::from(line.is(first, "."));
    // [a]: a letter that stands for a note, right behind what it belongs to.
    let is_stuck = at
        .checked_sub(1)
        .and_then(|at| line.get(at))
        .is_some_and(|before| line.get(at).is_some_and(|here| here.piece.start == before.piece.end));
    let letter = line.said(first);
    if is_stuck
        && line.is(first + 1, "]")
        && letter.len() == 1
        && letter.chars().all(|c| c.is_ascii_lowercase())
        && matches!(line.said(at - 1), "." | "," | "”" | "\"" | "]" | ";")
    {
        return mark(line, at, first + 2, letter, 0.7);
    }
    let mut end = first;
    while matches!(line.sort(end), Some(Sort::Number)) && line.said(end).len() <= 3 {
        end += 1;
        if line.is(end, "]") {
            return mark(line, at, end + 1, line.written(first..end), 0.92);
        }
        if !(line.is(end, ",") || line.is(end, ";") || line.is_dash(end)) {
            return None;
        }
        end += 1;
        // [12, p. 4]
        if let Some(locator) = super::locators::labelled(line, end).filter(|locator| line.is(locator.to, "]")) {
            let to = locator.to + 1;
            return mark(line, at, to, line.written(first..end - 1), 0.92);
        }
    }
    None
}

fn is_raised(said: &str) -> bool {
    matches!(said, "¹" | "²" | "³" | "⁰" | "⁴" | "⁵" | "⁶" | "⁷" | "⁸" | "⁹")
}

fn raised(line: &Line<'_>, at: usize) -> Option<(usize, Cited)> {
    let to = (at..at + 5).find(|at| !is_raised(line.said(*at)))?;
    let before = at.checked_sub(1).and_then(|at| line.get(at));
    let start = line.get(at)?.piece.start;
    // At the beginning of a line it is the note itself.
    let before = before.filter(|before| before.piece.end == start)?;
    let said = before.piece.of(line.words);
    let is_unit = before.piece.sort == Sort::Number
        || before.piece.sort == Sort::Word && said.chars().count() < 3 && said.chars().all(char::is_lowercase)
        || matches!(said, "min" | "sec" | "mol");
    let digits: String = line.written(at..to).chars().filter_map(plain).collect();
    if is_unit { None } else { mark(line, at, to, &digits, 0.93) }
}

fn plain(raised: char) -> Option<char> {
    let at = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|one| one == raised)?;
    char::from_digit(u32::try_from(at).ok()?, 10)
}

/// A star or a dagger right behind a word or a stop, with a space or nothing behind it.
fn star(line: &Line<'_>, at: usize) -> Option<(usize, Cited)> {
    let token = line.get(at)?.piece;
    let before = line.get(at.checked_sub(1)?)?.piece;
    let said = line.said(at);
    let mut to = at + 1;
    while to < at + 4 && line.is(to, said) {
        to += 1;
    }
    let end = line.get(to - 1)?.piece.end;
    let next = line.words.get(end..).and_then(|rest| rest.chars().next());
    let is_apart = next.is_none_or(|next| next.is_whitespace() || matches!(next, '.' | ',' | ';' | ')' | '”'));
    let behind_word = before.end == token.start
        && (before.sort == Sort::Word && before.end - before.start > 2
            || matches!(line.said(at - 1), "." | "," | ";" | "\"" | "”" | ")"));
    // *so* is emphasis, f*** a word that is not written out.
    let opened = (at.saturating_sub(40)..at).any(|other| line.is(other, said));
    if !behind_word || !is_apart || opened || to - at > 3 || (to - at == 3 && said == "*") {
        return None;
    }
    mark(line, at, to, line.written(at..to), if said == "*" { 0.6 } else { 0.8 })
}

/// "lost.12 Then", "says”5": a number stuck to a stop behind a word.
fn stuck(line: &Line<'_>, at: usize) -> Option<(usize, Cited)> {
    let token = line.get(at)?.piece;
    let said = line.said(at);
    let stop = line.get(at.checked_sub(1)?)?.piece;
    let word = line.get(at.checked_sub(2)?)?.piece;
    let is_stuck = stop.end == token.start && matches!(line.said(at - 1), "." | "," | "”" | "\"" | "!" | "?" | ";");
    let behind_word = word.end == stop.start
        && (word.sort == Sort::Word && line.said(at - 2).chars().filter(|c| c.is_lowercase()).count() > 2
            || matches!(line.said(at - 2), "." | "”" | "\"" | ")"));
    let rest = line.words.get(token.end..)?;
    let next = rest.trim_start();
    let begins = rest.is_empty()
        || rest.starts_with(char::is_whitespace)
            && next.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '('));
    let is_number = said.len() <= 3 && said.bytes().all(|byte| byte.is_ascii_digit()) && !said.starts_with('0');
    // "No.5" and "p.12": a label; "was,5": a number.
    let is_label =
        line.get(at - 2).is_some_and(|token| token.roles != super::citing::Roles::NONE) && line.is(at - 1, ".");
    let fits =
        is_stuck && behind_word && begins && is_number && !is_label && (!line.is(at - 1, ",") || rest.starts_with(' '));
    if fits { mark(line, at, at + 1, said, 0.75) } else { None }
}
