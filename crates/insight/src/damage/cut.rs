//! Sentences that were cut off: at the end of a paragraph, without a stop, after a word with which nothing ends.
//! Invariant: headings, lines of lists and what a page carries around its text are short or end with a word that may end.

use super::{Damaged, Sentence};
use crate::scan::Sort;
use crate::spelling::hash;

/// Shorter lines are headings and buttons.
const LEAST_WORDS: usize = 6;

/// Texts in which more of the longer sentences of a hundred end without a mark are written so.
const MOST_UNMARKED: usize = 10;

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
    if is_of_page(sentence) {
        return;
    }
    let low = word.to_lowercase();
    let is_small = word.chars().all(char::is_lowercase);
    let is_clock = matches!(low.as_str(), "am" | "pm")
        && sentence.pieces.iter().rev().nth(1).is_some_and(|time| time.sort == Sort::Number);
    let dangles = !is_clock
        && !is_stranded(sentence, &low)
        && !is_verb_last(sentence, &low)
        && sentence.spelling.dangling.has(&low, sentence.languages)
        && (is_small || low == "i");
    // A noun of German has a capital: "Auffass".
    let is_noun = sentence.spelling.capital_nouns.share(sentence.languages)
        && word.chars().skip(1).all(char::is_lowercase)
        && word.chars().count() > 4;
    let is_stump = (is_small || is_noun && words > 11 && sentence.vocabulary.used(hash(word)).count < 2)
        && !sentence.vocabulary.is_good(word)
        && word.chars().count() <= 12;
    let is_running = is_running(sentence);
    // Who often leaves the stop away has not cut off a sentence without one.
    let is_marked = sentence.vocabulary.unmarked_ends < MOST_UNMARKED;
    let score = match (ends_line, dangles, is_stump) {
        (true, true, _) => 0.85,
        (false, true, _) if begins_anew(next) => 0.6,
        (true, false, true) if is_marked && is_running => 0.65,
        (false, false, true) if is_running && begins_anew(next) => 0.55,
        (false, false, false) if is_marked && is_running && words > 13 && is_small && begins_anew(next) => 0.5,
        (true, false, false) if is_marked && is_running && words > 11 && is_small && !sentence.before.is_empty() => 0.5,
        _ => return,
    };
    damaged.push(Damaged { repair: None, ..Damaged::new("cut-off", last.start..last.end, "", score) });
}

/// Whether what follows begins something else.
fn begins_anew(next: Option<char>) -> bool {
    next.is_some_and(|next| next.is_uppercase() || next.is_ascii_digit() || next == '[')
}

/// Whether a line is of a page: buttons between dots and bars.
fn is_of_page(sentence: &Sentence<'_>) -> bool {
    sentence.pieces.iter().any(|piece| matches!(piece.of(sentence.words), "·" | "|" | "•" | "»"))
}

/// Words behind which a sentence asks, or speaks of what it named before.
const ASKING: [&str; 22] = [
    "what", "what's", "who", "who's", "why", "how", "where", "which", "whom", "did", "does", "do", "is", "was", "are",
    "were", "can", "could", "was", "wie", "warum", "wer",
];
/// Words that may stand last in a question or a clause of relation: "what it is supposed to be", "why not", "that I know of".
const STRANDED: [&str; 24] = [
    "of", "to", "about", "for", "from", "with", "in", "at", "on", "by", "into", "be", "not", "is", "was", "are",
    "were", "has", "had", "been", "will", "would", "could", "should",
];
/// Words behind which one of those is left: "I know of", "he came from".
const LEAVING: [&str; 34] = [
    "know", "knew", "known", "heard", "hear", "speak", "spoke", "talk", "talked", "look", "looked", "looking", "think",
    "thought", "come", "came", "comes", "go", "went", "going", "live", "lived", "work", "worked", "ask", "asked",
    "believe", "care", "wait", "waiting", "read", "told", "dream", "listen",
];

/// „…, das dort gefunden wurde“: with its verb a German clause is whole.
fn is_verb_last(sentence: &Sentence<'_>, low: &str) -> bool {
    matches!(
        low,
        "war"
            | "waren"
            | "wurde"
            | "wurden"
            | "hatte"
            | "hatten"
            | "ist"
            | "sind"
            | "hat"
            | "haben"
            | "wird"
            | "werden"
    ) && sentence.pieces.iter().any(|piece| piece.of(sentence.words) == ",")
}

/// Whether a word stands last without anything having been cut off.
fn is_stranded(sentence: &Sentence<'_>, low: &str) -> bool {
    if !STRANDED.contains(&low) {
        return false;
    }
    let said: Vec<String> = sentence
        .pieces
        .iter()
        .filter(|piece| piece.sort == Sort::Word && piece.end - piece.start < 12)
        .map(|piece| piece.of(sentence.words).to_lowercase().replace('’', "'"))
        .collect();
    let before = said.iter().rev().nth(1).map(String::as_str).unwrap_or_default();
    // A question begins with its word, or behind a colon or a comma.
    let mut begins = true;
    let asks = sentence.pieces.iter().any(|piece| {
        let word = piece.of(sentence.words);
        let is_here = begins && ASKING.contains(&word.to_lowercase().replace('’', "'").as_str());
        begins = matches!(word, ":" | "," | "-" | "–");
        is_here
    });
    asks || LEAVING.contains(&before)
}

/// Whether a line is a sentence as texts have them: mostly small words.
fn is_running(sentence: &Sentence<'_>) -> bool {
    let words = || sentence.pieces.iter().filter(|piece| piece.sort == Sort::Word);
    let large = words().filter(|piece| piece.of(sentence.words).starts_with(char::is_uppercase)).count();
    large * 2 < words().count()
}
