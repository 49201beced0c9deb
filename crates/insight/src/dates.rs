//! Dates in sentences, in the ways people write them, as spans of days with their precision.
//!
//! English and German in one grammar: texts are in both, and their forms hardly meet. Invariant: one pass over a sentence,
//! a few words around each place; `1940` holds `August 20, 1940`. Not here: what happened then (`statements`).

mod absolute;
mod around;
mod calendar;
mod named;
mod relative;
mod years;

use std::ops::Range;

pub use calendar::{CalendarPoint, Reach, When, Year};
pub(crate) use named::{small_number, tens};

use crate::lexemes::{Lexeme, bytes, lexemes};
use absolute::{Words, absolute};
use around::{are_one_day, widened};

/// A date is that of the sentences behind it for so many of them.
const CARRIES: u32 = 4;

/// A date in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// Where it is written, in bytes of the sentence.
    pub written: Range<usize>,
    /// When it is.
    pub when: When,
    /// Whether it is counted from another date.
    pub is_counted: bool,
}

/// The date that is spoken of while sentences are read one after the other.
#[derive(Clone, Debug, Default)]
pub struct DateContext {
    last: Option<When>,
    age: u32,
}

impl DateContext {
    /// A date that stood before, as far as it still says when.
    fn last(&self) -> Option<When> {
        self.last.filter(|_| self.age <= CARRIES)
    }
}

/// The dates of a sentence in order; `context` knows of those before it and learns these.
pub fn dates_in(sentence: &str, context: &mut DateContext) -> Vec<WrittenDate> {
    let lexemes = lexemes(sentence);
    let found = scan(&lexemes, context);
    found
        .into_iter()
        .map(|(part, when, is_counted)| WrittenDate { written: bytes(&lexemes, &part), when, is_counted })
        .collect()
}

/// The dates among lexemes, each with the lexemes that write it.
pub(crate) fn scan(lexemes: &[Lexeme<'_>], context: &mut DateContext) -> Vec<(Range<usize>, When, bool)> {
    let mut found: Vec<(Range<usize>, When, bool)> = Vec::new();
    context.age = context.age.saturating_add(1);
    let mut at = 0;
    let mut floor = 0;
    while at < lexemes.len() {
        let base = context.last();
        let words = Words { lexemes, year: base.filter(|base| base.year != Year::Missing).map(|base| base.from.year) };
        if let Some(read) = absolute(words, at) {
            let (when, start, end) = widened(words, floor, at, read);
            let when = same_day(&mut found, words, start, when);
            found.push((start..end.max(at + 1), when, false));
            learn(context, when);
            at = end.max(at + 1);
            floor = at;
        } else if let Some((when, end)) = base.and_then(|base| relative::relative(words, at, &base)) {
            found.push((at..end, when, true));
            at = end;
            floor = at;
        } else {
            at += 1;
        }
    }
    found
}

fn learn(context: &mut DateContext, when: When) {
    if when.year != Year::Missing {
        context.last = Some(when);
        context.age = 0;
    }
}

/// Marks two dates as one day where the second stands in brackets behind the first: `25 October (7 November) 1917`.
fn same_day(found: &mut [(Range<usize>, When, bool)], words: Words<'_, '_>, start: usize, when: When) -> When {
    let opens = start.checked_sub(1).is_some_and(|before| matches!(words.low(before), "(" | "[" | "/"))
        || (start >= 2 && words.low(start - 1) == "." || words.low(start.saturating_sub(1)) == "s");
    let Some((part, first, _)) = found.last_mut() else { return when };
    if opens && start <= part.end + 6 && are_one_day(first, &when) {
        first.is_styled = true;
        return When { is_styled: true, ..when };
    }
    when
}
