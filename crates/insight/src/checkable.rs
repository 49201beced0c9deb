//! How likely each sentence is a statement of fact that could be looked up.
//!
//! Such a statement says that somebody did something, somewhere, at some time: it has a verb of the past, names, numbers,
//! a month. It does not ask, does not speak of me and you, and does not call a thing fine or dreadful. Invariant: each
//! sentence is judged by itself. Not here: what is said about a sentence (the other kinds).

use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::vocabulary::{Vocabulary, Word};
use crate::weights::logistic;
use crate::words::last_sign;

/// Of a longer sentence the first words are looked at.
const MOST_WORDS: usize = 100;

/// How likely each sentence is a statement of fact that could be looked up, from 0 to 1, in the order of the sentences.
pub fn checkable(reading: &Reading<'_>, rules: &Rules) -> Result<Vec<f32>, Stopped> {
    let vocabulary = Vocabulary::of(reading, &rules.common)?;
    let mut likely = Vec::with_capacity(reading.count());
    for sentence in 0..reading.count() {
        reading.go_on()?;
        let said = vocabulary.said(sentence).iter().take(MOST_WORDS).filter_map(|id| vocabulary.word(*id)).collect();
        let odds = Signs::of(reading.sentence(sentence), said, rules).odds();
        likely.push(logistic(odds));
    }
    Ok(likely)
}

/// What a sentence shows of itself.
struct Signs {
    words: usize,
    /// How many words only join others.
    function: usize,
    names: usize,
    numbers: usize,
    /// Whether it is of the past, of the present.
    tense: (bool, bool),
    is_personal: bool,
    /// How many of its words praise or blame.
    values: usize,
    asks: bool,
    exclaims: bool,
    /// Whether it ends as a sentence does.
    ends: bool,
    /// Whether it has signs that lines of a page have, and prose has not.
    is_line: bool,
}

impl Signs {
    fn of(sentence: &str, said: Vec<&Word>, rules: &Rules) -> Signs {
        let common = &rules.common;
        let any = |is: &dyn Fn(&str) -> bool| said.iter().any(|word| is(&word.letters));
        let count = |is: &dyn Fn(&Word) -> bool| said.iter().filter(|word| is(word)).count();
        let last = last_sign(sentence);
        Signs {
            words: said.len(),
            function: count(&|word| word.is_function),
            names: count(&Word::is_name),
            numbers: count(&|word| word.is_number || common.is_month(&word.letters)),
            tense: (any(&|word| common.is_past(word) || common.is_deed(word)), any(&|word| common.is_present(word))),
            is_personal: any(&|word| common.is_personal(word)),
            values: count(&|word| common.is_value(&word.letters)),
            asks: matches!(last, Some('?' | '？')),
            exclaims: matches!(last, Some('!' | '！')),
            ends: matches!(last, Some('.' | '!' | '?' | '…' | ':' | ';' | '。' | '！' | '？')),
            is_line: sentence.contains(['|', '©', '»', '›', '•', '·', '→', '@', '★', '#']) || sentence.contains("://"),
        }
    }

    /// The logarithm of the odds that it can be looked up.
    fn odds(&self) -> f32 {
        let some = |is: bool, weight: f32| if is { weight } else { 0.0 };
        let (past, present) = self.tense;
        let is_prose = self.function * 6 >= self.words;
        -1.6 + some(past, 1.6)
            + some(self.numbers > 0, 0.9)
            + some(self.numbers > 1, 0.3)
            + 0.45 * self.names.min(3) as f32
            + some(self.words > 6, 0.5)
            + some(self.words > 12, 0.2)
            + some(self.ends, 0.5)
            - some(present && !past, 0.2)
            - some(!present && !past, 0.4)
            - some(self.is_personal, 0.9)
            - 0.7 * self.values.min(3) as f32
            - some(self.asks, 3.0)
            - some(self.exclaims, 1.0)
            - some(self.is_line, 1.5)
            - some(!is_prose, 0.8)
            - some(self.words < 4, 1.0)
    }
}
