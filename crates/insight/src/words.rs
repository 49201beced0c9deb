//! The words of a sentence with case, punctuation and white space left aside.
//!
//! What is told apart: letters with their marks, numbers, and the signs that change what a number says (`$5`, `5 %`,
//! `−5`). What is left aside: case, punctuation, white space, what cannot be seen, and pictures: text that was copied from
//! page to page keeps its words and loses or gains the rest.

use obelus_text::Invisible;
use unicode_segmentation::UnicodeSegmentation;

/// Signs that are no punctuation.
const SIGNS: &str = "$%+<=>¢£¤¥°±×÷‰−≈≠≤≥";

/// What a text says, to be compared: two have the same wording when they are the same once case, punctuation and white
/// space are left aside. Where nothing else is there, it is the text itself.
pub fn wording(text: &str) -> String {
    let mut words = String::new();
    write_words(text, &mut words);
    if words.is_empty() { text.to_owned() } else { words }
}

/// Whether written words are so many at least. Where words stand without spaces a character is one (UAX #29). Counted in
/// what was written, for of a sentence UAX #29 takes letters with a stop between them ("lost.Then") for one word.
pub(crate) fn has_words(words: &str, least: usize) -> bool {
    words.unicode_words().take(least).count() == least
}

/// Writes the words of a sentence over what is in `words`, in small letters, one space between two.
pub(crate) fn write_words(sentence: &str, words: &mut String) {
    words.clear();
    let mut is_gap = false;
    let mut take = |cluster: &str| {
        let first = cluster.chars().next();
        if first.is_some_and(|first| first.is_alphanumeric() || is_sign(first)) {
            if is_gap && !words.is_empty() {
                words.push(' ');
            }
            is_gap = false;
            let seen = cluster.chars().filter(|character| Invisible::of(*character).is_none());
            // The small form of Σ depends on its place in the word; the two are one letter.
            words.extend(seen.flat_map(char::to_lowercase).map(|letter| if letter == 'ς' { 'σ' } else { letter }));
        } else if cluster.chars().any(|character| Invisible::of(character).is_none()) {
            // A soft hyphen or a zero-width space parts nothing that is seen; anything else does.
            is_gap = true;
        }
    };
    // In ASCII each byte is seen as one character, and most of most texts is ASCII.
    if sentence.is_ascii() {
        (0..sentence.len()).filter_map(|byte| sentence.get(byte..=byte)).for_each(take);
    } else {
        sentence.graphemes(true).for_each(&mut take);
    }
}

/// The character with which a sentence ends, behind which quotation marks and brackets may close.
pub(crate) fn last_sign(sentence: &str) -> Option<char> {
    let closes = |sign: char| matches!(sign, '"' | '”' | '“' | '’' | '»' | '«' | ')' | ']' | '\'');
    sentence.trim_end_matches(|sign: char| sign.is_whitespace() || closes(sign)).chars().next_back()
}

/// Whether a sentence ends as sentences do, or as their parts.
pub(crate) fn ends(sentence: &str) -> bool {
    let ends = |sign: char| matches!(sign, '.' | '!' | '?' | '…' | ':' | ';' | ',' | '。' | '！' | '？');
    last_sign(sentence).is_some_and(ends)
}

pub(crate) fn is_sign(character: char) -> bool {
    SIGNS.contains(character) || matches!(character, '\u{20A0}'..='\u{20CF}')
}
