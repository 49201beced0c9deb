//! The words of a sentence with case, punctuation and white space left aside.
//!
//! What is told apart: letters with their marks, numbers, and the signs that change what a number says (`$5`, `5 %`,
//! `−5`). What is left aside: case, punctuation, white space, what cannot be seen, and pictures: text that was copied from
//! page to page keeps its words and loses or gains the rest.

use obelus_text::Invisible;
use unicode_segmentation::UnicodeSegmentation;

/// Signs that are no punctuation.
const SIGNS: &str = "$%+<=>¢£¤¥°±×÷‰−≈≠≤≥";

/// A part of a sentence that counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// A character of a word, in small letters.
    Letter(char),
    /// Where one word ends and another begins.
    Gap,
}

/// The parts of a sentence, with no gap at either end.
pub(crate) fn parts(sentence: &str) -> impl Iterator<Item = Part> {
    let mut has_begun = false;
    let mut is_gap = false;
    sentence.graphemes(true).flat_map(move |cluster| {
        let is_word = cluster.chars().next().is_some_and(|first| first.is_alphanumeric() || is_sign(first));
        // A soft hyphen or a zero-width space parts nothing that is seen.
        let is_unseen = cluster.chars().all(|character| Invisible::of(character).is_some());
        let gap = (is_word && is_gap && has_begun).then_some(Part::Gap);
        has_begun |= is_word;
        is_gap = if is_unseen { is_gap } else { !is_word };
        gap.into_iter().chain(is_word.then(|| letters(cluster)).into_iter().flatten())
    })
}

/// Whether a sentence has so many words at least. Where words stand without spaces a character is one (UAX #29).
pub(crate) fn has_words(sentence: &str, least: usize) -> bool {
    sentence.unicode_words().take(least).count() == least
}

fn letters(cluster: &str) -> impl Iterator<Item = Part> {
    let seen = cluster.chars().filter(|character| Invisible::of(*character).is_none());
    // The small form of Σ depends on its place in the word; the two are one letter.
    seen.flat_map(char::to_lowercase).map(|letter| Part::Letter(if letter == 'ς' { 'σ' } else { letter }))
}

fn is_sign(character: char) -> bool {
    SIGNS.contains(character) || matches!(character, '\u{20A0}'..='\u{20CF}')
}
