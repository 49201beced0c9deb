//! How likely a sentence asks that has no question mark: by its words in their order, and by how it begins and ends.
//! Invariant: nothing but the sentence itself tells. Not here: the weights (`rules/und/asking.toml`), how they were learned
//! (`learning/asking`).

use std::ops::Range;

use crate::looks::{Look, Looks, Sorts, seen_alone, word_of};
use crate::phrases::Words;
use crate::weights::Weights;

/// A sentence of more words is asked nothing of.
const MOST_WORDS: usize = 40;
/// So many words are told together of what begins.
const MOST_RUN: usize = 3;
/// So many places at most are told.
const MOST_TOLD: usize = 3;
/// What weighs less is not told.
const LEAST_TOLD: f32 = 0.3;

/// Gives the runs of a sentence's words that may tell, each by its name among the weights and with which words it is: each word,
/// each two, those that begin the sentence or a part of it, the one that ends it.
pub(crate) fn runs(sentence: &str, words: &Words, give: &mut impl FnMut(&str, Range<usize>)) {
    let word = |at: usize| words.word(at).unwrap_or_default();
    let (count, mut name) = (words.count(), String::new());
    for at in 0..count {
        give(word(at), at..at + 1);
        let begins = match at {
            0 => Some('^'),
            _ => follows_sign(sentence, words, at).then_some('~'),
        };
        for length in 1..=MOST_RUN.min(count - at) {
            name.clear();
            name.push('^');
            for (place, word) in (at..at + length).map(word).enumerate() {
                name.extend((place > 0).then_some(' '));
                name.push_str(word);
            }
            if length == 2 {
                give(name.get(1..).unwrap_or_default(), at..at + length);
            }
            match begins {
                Some('^') => give(&name, at..at + length),
                Some(sign) => {
                    name.replace_range(..1, sign.encode_utf8(&mut [0; 4]));
                    give(&name, at..at + length);
                }
                None if length == 2 => break,
                None => {}
            }
        }
    }
    if let Some(last) = count.checked_sub(1) {
        name.clear();
        name.push_str(word(last));
        name.push('$');
        give(&name, last..count);
    }
}

/// Whether a part of the sentence begins with a word: a comma, a colon, a dash or the sign of an end stands before it.
fn follows_sign(sentence: &str, words: &Words, at: usize) -> bool {
    let places =
        at.checked_sub(1).and_then(|before| Some((words.bytes(before..at)?.end, words.bytes(at..at + 1)?.start)));
    let between = places.and_then(|(end, start)| sentence.get(end..start));
    between.is_some_and(|between| between.contains([',', ';', ':', '–', '—', '.', '!', '…']) || between.contains(" - "))
}

/// What is seen of a sentence; nothing of a very long one.
pub(crate) fn look(sentence: &str, looks: &Looks, words: &mut Words, sorts: &mut Vec<Sorts>) -> Option<Look> {
    words.cut(sentence);
    if words.count() == 0 || words.count() > MOST_WORDS {
        return None;
    }
    looks.sorts(words, sorts);
    let mut look = seen_alone(sentence, words, sorts);
    runs(sentence, words, &mut |name, _| look.words.push(word_of(name)));
    look.words.sort_unstable();
    look.words.dedup();
    Some(look)
}

/// Where the words stand that speak most for it, in bytes of the sentence, none of them twice; all of it where none speaks for it.
pub(crate) fn told(sentence: &str, words: &Words, weights: &Weights) -> Vec<Range<usize>> {
    let mut all: Vec<(f32, Range<usize>)> = Vec::new();
    runs(sentence, words, &mut |name, run| all.push((weights.of_word(word_of(name)), run)));
    all.retain(|(weight, _)| *weight >= LEAST_TOLD);
    all.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut told: Vec<Range<usize>> = Vec::new();
    for (_, run) in all {
        if told.len() < MOST_TOLD && told.iter().all(|other| run.end <= other.start || other.end <= run.start) {
            told.push(run);
        }
    }
    if told.is_empty() {
        told.push(0..words.count());
    }
    told.into_iter().filter_map(|run| words.bytes(run)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_have_the_names_that_the_file_of_weights_has() {
        let sentence = "So, did he stay";
        let mut words = Words::default();
        words.cut(sentence);
        let mut named = Vec::new();
        runs(sentence, &words, &mut |name, run| named.push((name.to_owned(), run)));
        let expected = [
            ("so", 0..1),
            ("^so", 0..1),
            ("so did", 0..2),
            ("^so did", 0..2),
            ("^so did he", 0..3),
            ("did", 1..2),
            ("~did", 1..2),
            ("did he", 1..3),
            ("~did he", 1..3),
            ("~did he stay", 1..4),
            ("he", 2..3),
            ("he stay", 2..4),
            ("stay", 3..4),
            ("stay$", 3..4),
        ];
        assert_eq!(named, expected.map(|(name, run)| (name.to_owned(), run)));
    }
}
