//! Lines that a page carries around its text, as far as they look like citations: bylines, credits, mastheads, offers.
//! Invariant: a line that ends with a stop and tells something is none. Not here: what is boilerplate (`boilerplate`).

use super::citing::Roles;
use super::line::Line;
use crate::scan::Sort;

/// Longer lines are text.
const LONGEST: usize = 30;

/// Whether a line is a page's own, so that what it names is no source of the text.
pub(super) fn is_of_page(line: &Line<'_>) -> bool {
    let count = line.tokens.len();
    let said = |at: usize| line.said(at);
    if line.tokens.iter().any(|token| matches!(token.piece.of(line.words), "·" | "|" | "•" | "©" | "▶" | "►")) {
        return true;
    }
    let ends = count.checked_sub(1).is_some_and(|last| matches!(said(last), "." | "”" | "\""));
    if count > LONGEST || ends {
        return false;
    }
    let opens = line.has(0, Roles::AROUND) || line.has(1, Roles::AROUND) && line.sort(0) == Some(Sort::Mark);
    opens || is_byline(line, count)
}

/// "By John Smith, Daily Telegraph, 3 May 2011", „Von Hans Meier, Berlin“.
fn is_byline(line: &Line<'_>, count: usize) -> bool {
    let opens = matches!(line.said(0), "By" | "BY" | "by" | "Von" | "VON");
    let small = (1..count)
        .filter(|at| line.sort(*at) == Some(Sort::Word) && !line.is_large(*at) && !line.has(*at, Roles::JOINING))
        .count();
    opens && line.is_large(1) && small < 2
}

/// Whether a place is all that a line has: the head of a paper, "The Daily Gazette, Tuesday, 3 May 1911".
pub(super) fn is_masthead(line: &Line<'_>, from: usize, to: usize) -> bool {
    let count = line.tokens.len();
    from <= 3
        && to + 1 >= count
        && (from < 2 || !line.is(count - 1, "."))
        && !(from..to).any(|at| line.has(at, Roles::PAGE))
}
