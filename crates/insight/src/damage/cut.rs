//! Sentences that were cut off: at the end of a paragraph, without a stop, after a word with which nothing ends.
//! Invariant: headings, lines of lists and what a page carries around its text are short or end with a word that may end.

use super::{Damaged, Sentence};
use crate::scan::Sort;

/// Shorter lines are headings and buttons.
const LEAST_WORDS: usize = 6;

pub(super) fn look(sentence: &Sentence<'_>, damaged: &mut Vec<Damaged>) {
    let Some(last) = sentence.pieces.last() else { return };
    let gap = sentence.behind.len() - sentence.behind.trim_start().len();
    let ends_line = sentence.behind.get(gap..).is_none_or(str::is_empty)
        || sentence.behind.get(..gap).is_some_and(|gap| gap.contains('\n'));
    let word = last.of(sentence.words);
    let next = sentence.behind.trim_start().chars().next();
    // A line that goes on below in small letters is none that was cut off.
    let goes_on =
        next.is_some_and(char::is_lowercase) && !sentence.behind.get(..gap).is_some_and(|gap| gap.contains("\n\n"));
    let words = sentence.pieces.iter().filter(|piece| piece.sort == Sort::Word).count();
    if goes_on || words < LEAST_WORDS || last.sort != Sort::Word {
        return;
    }
    let low = word.to_lowercase();
    let is_small = word.chars().all(char::is_lowercase);
    let is_clock = matches!(low.as_str(), "am" | "pm")
        && sentence.pieces.iter().rev().nth(1).is_some_and(|time| time.sort == Sort::Number);
    let dangles = !is_clock && sentence.spelling.dangling.has(&low, sentence.languages) && (is_small || low == "i");
    let is_stump = is_small && !sentence.vocabulary.is_good(word) && word.chars().count() <= 12;
    let is_running = is_running(sentence);
    let score = match (ends_line, dangles, is_stump) {
        (true, true, _) => 0.85,
        (false, true, _) if next.is_some_and(char::is_uppercase) => 0.6,
        (true, false, true) if is_running => 0.65,
        (false, false, true) if is_running && next.is_some_and(char::is_uppercase) => 0.55,
        (true, false, false) if is_running && words > 11 && is_small && !sentence.before.is_empty() => 0.5,
        _ => return,
    };
    damaged.push(Damaged { repair: None, ..Damaged::new("cut-off", last.start..last.end, "", score) });
}

/// Whether a line is a sentence as texts have them: mostly small words.
fn is_running(sentence: &Sentence<'_>) -> bool {
    let words = || sentence.pieces.iter().filter(|piece| piece.sort == Sort::Word);
    let large = words().filter(|piece| piece.of(sentence.words).starts_with(char::is_uppercase)).count();
    large * 2 < words().count()
}
