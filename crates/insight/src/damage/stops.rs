//! Stops that stand where no sentence ends: "in . 1940", "were. closed", "..".
//! Invariant: abbreviations, initials, ordinals and three dots are none.

use super::{Damaged, Sentence};
use crate::scan::{Piece, Sort};

/// So much behind a sentence is looked at: the next word.
const BEHIND: usize = 60;
/// Texts in which more sentences of a hundred begin with a small letter are written so.
const MOST_SMALL: usize = 4;

pub(super) fn look(sentence: &Sentence<'_>, damaged: &mut Vec<Damaged>) {
    for (at, piece) in sentence.pieces.iter().enumerate() {
        if piece.sort == Sort::Mark && matches!(piece.of(sentence.words), "." | ",") {
            damaged.extend(stray(sentence, at, piece));
        }
    }
}

fn stray(sentence: &Sentence<'_>, at: usize, stop: &Piece) -> Option<Damaged> {
    let sign = stop.of(sentence.words);
    let before = at.checked_sub(1).and_then(|at| sentence.pieces.get(at))?;
    let next = next_word(sentence, stop.end);
    let is_apart =
        sentence.words.get(before.end..stop.start).is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty());
    let is_dot = |piece: Option<&Piece>| piece.is_some_and(|piece| matches!(piece.of(sentence.words), "." | "…"));
    let (one_before, one_behind) = (sentence.pieces.get(at - 1), sentence.pieces.get(at + 1));
    if is_dot(one_before) || (is_dot(one_behind) && is_dot(sentence.pieces.get(at + 2))) {
        return None;
    }
    if sign == "." && is_dot(one_behind) && one_behind.is_some_and(|next| next.start == stop.end) {
        let last = before.of(sentence.words);
        let short = last.trim_start_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        let is_abbreviation = sentence.spelling.abbreviations.has(&short, sentence.languages)
            || matches!(short.as_str(), "f" | "ff" | "n");
        let end = one_behind.map_or(stop.end, |next| next.end);
        let place = before.start..end;
        return (!is_abbreviation && before.sort != Sort::Mark && before.end == stop.start)
            .then(|| Damaged::new("stray-stop", place, format!("{last}."), 0.7));
    }
    if sign == "," {
        let doubled = one_before.is_some_and(|before| before.of(sentence.words) == "," && before.end == stop.start);
        let is_word = before.sort == Sort::Word && next.is_some_and(|next| next.starts_with(char::is_alphabetic));
        if is_apart && is_word && sentence.words.get(stop.end..).is_some_and(|rest| rest.starts_with(' ')) {
            let repair = format!("{},", before.of(sentence.words));
            return Some(Damaged::new("stray-stop", before.start..stop.end, repair, 0.6));
        }
        return doubled.then(|| Damaged::new("stray-stop", before.start..stop.end, ",", 0.8));
    }
    if is_apart {
        let goes_on = next.is_some_and(|next| next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()));
        let is_word = matches!(before.sort, Sort::Word | Sort::Number | Sort::Mixed);
        return (is_word
            && goes_on
            && sentence.words.get(stop.end..).is_some_and(|rest| rest.starts_with(' ') || rest.is_empty()))
        .then(|| Damaged::new("stray-stop", before.start..stop.end, before.of(sentence.words), 0.85));
    }
    within(sentence, before, stop, next?)
}

/// "were. closed", "the. dry dock".
fn within(sentence: &Sentence<'_>, before: &Piece, stop: &Piece, next: &str) -> Option<Damaged> {
    let word = before.of(sentence.words);
    let low = word.to_lowercase();
    let is_single = word.chars().count() < 2 && !matches!(low.as_str(), "a" | "i");
    let is_word =
        before.sort == Sort::Word && !is_single && !sentence.spelling.abbreviations.has(&low, sentence.languages);
    let is_small = next.starts_with(char::is_lowercase);
    // A year is no ordinal, behind which German has a stop.
    let is_year = before.sort == Sort::Number && word.len() == 4;
    if is_year && is_small && sentence.vocabulary.small_beginnings < MOST_SMALL && sentence.vocabulary.is_good(next) {
        return Some(Damaged::new("stray-stop", before.start..stop.end, word, 0.7));
    }
    let space = sentence.words.get(stop.end..).and_then(|rest| rest.chars().next());
    if !is_word || space.is_some_and(|space| !space.is_whitespace()) {
        return None;
    }
    let never_ends = sentence.spelling.dangling.has(&low, sentence.languages);
    let score = match (is_small, never_ends) {
        (true, true) => 0.9,
        (false, true) if is_article(&low) => 0.75,
        (true, false) if is_known_start(sentence, word, next) => 0.6,
        _ => return None,
    };
    Some(Damaged::new("stray-stop", before.start..stop.end, word, score))
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the" | "an" | "their" | "der" | "die" | "das" | "den" | "dem" | "eine" | "einen" | "of" | "und" | "from"
    )
}

/// Whether a small letter behind a stop is a slip in this text, and the word before it no abbreviation that nobody knows.
fn is_known_start(sentence: &Sentence<'_>, word: &str, next: &str) -> bool {
    sentence.vocabulary.small_beginnings < MOST_SMALL
        && word.chars().count() > 3
        && sentence.vocabulary.is_good(word)
        && sentence.vocabulary.is_good(next)
}

/// The word behind a place of a sentence, or of the text where the sentence ends there. None where a line ends before it.
fn next_word<'a>(sentence: &Sentence<'a>, from: usize) -> Option<&'a str> {
    let within = sentence.words.get(from..)?;
    let rest = if within.trim().is_empty() { sentence.behind } else { within };
    let start = rest.trim_start();
    let gap = rest.len() - start.len();
    if gap > BEHIND || rest.get(..gap)?.contains('\n') {
        return None;
    }
    let end = start.find(|c: char| !c.is_alphanumeric()).unwrap_or(start.len());
    start.get(..end.min(start.len())).filter(|word| !word.is_empty() && word.len() <= BEHIND)
}
