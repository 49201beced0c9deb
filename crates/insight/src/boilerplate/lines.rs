//! Lines that are no sentences, and how often each stands in a text with its numbers left aside.
//! Invariant: one pass, a bounded part of each line is compared. Not here: what is made of it.

use std::collections::HashMap;

use crate::reading::{Reading, Stopped};
use crate::words::ends;

/// No running head or signature is longer, in bytes.
const LONGEST: usize = 80;

/// Nor has it more words.
const MOST_WORDS: usize = 10;

/// What a sentence looks like as a line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Only a number, as written.
    Number(String),
    /// No sentence: it ends without a stop at least as often as with one.
    Scrap {
        /// How often it stands there.
        times: usize,
        /// Whether a number stands at its beginning or end, or a bar within.
        has_number: bool,
        /// Whether it is written in capitals, as titles are.
        has_capitals: bool,
    },
    /// A sentence, or too long for a line.
    Sentence,
}

/// The lines of a text, one a sentence.
pub(super) struct Lines {
    lines: Vec<Line>,
}

impl Lines {
    /// Looks at all of them.
    pub fn read(reading: &Reading<'_>) -> Result<Lines, Stopped> {
        let mut times: HashMap<String, (usize, usize)> = HashMap::new();
        let mut keys = Vec::with_capacity(reading.count());
        for index in 0..reading.count() {
            reading.go_on()?;
            let key = key(reading.sentence(index));
            if let Some(key) = &key {
                let (count, open) = times.entry(key.clone()).or_default();
                *count += 1;
                *open += usize::from(!ends(reading.sentence(index)));
            }
            keys.push(key);
        }
        let line = |(index, key): (usize, Option<String>)| {
            let sentence = reading.sentence(index).trim();
            let Some(known) = key.and_then(|key| times.get(&key).copied()) else { return number(sentence) };
            let (times, open) = known;
            match open * 2 >= times {
                true => Line::Scrap { times, has_number: has_number(sentence), has_capitals: has_capitals(sentence) },
                false => Line::Sentence,
            }
        };
        Ok(Lines { lines: keys.into_iter().enumerate().map(line).collect() })
    }

    /// The line of a sentence.
    pub fn line(&self, index: usize) -> Option<&Line> {
        self.lines.get(index)
    }
}

/// The letters of a line, small and without numbers and signs; none where there are none or too many.
fn key(sentence: &str) -> Option<String> {
    if sentence.len() > LONGEST {
        return None;
    }
    let mut key = String::new();
    let words = sentence.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    for (count, word) in words.enumerate() {
        if count == MOST_WORDS {
            return None;
        }
        key.push(' ');
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    (!key.is_empty()).then_some(key)
}

fn number(sentence: &str) -> Line {
    let bare = sentence.trim_matches(|sign: char| matches!(sign, '-' | '–' | '—' | '[' | ']' | '|' | ' ' | '·'));
    let is_number = !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit());
    // A year alone on its line is a heading.
    let is_year = bare.len() == 4;
    if is_number && !is_year { Line::Number(bare.to_owned()) } else { Line::Sentence }
}

fn has_number(sentence: &str) -> bool {
    let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    is_digit(sentence.chars().next()) || is_digit(sentence.chars().next_back()) || sentence.contains(['|', '»', '•'])
}

fn has_capitals(sentence: &str) -> bool {
    !sentence.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use obelus_text::{CanonicalText, Span};

    fn read(lines: &[&str]) -> Vec<Line> {
        let text = CanonicalText::new(&lines.join("\n")).expect("a text");
        let mut start = 0;
        let spans = lines.iter().map(|line| {
            let end = start + u32::try_from(line.chars().count()).expect("short");
            let span = Span::new(start, end).expect("in order");
            start = end + 1;
            span
        });
        let spans = spans.collect::<Vec<_>>();
        Lines::read(&Reading::new(&text, &spans, &|| true)).expect("not stopped").lines
    }

    #[test]
    fn a_line_is_counted_with_its_numbers_aside() {
        let lines = read(&["THE LONG MARCH 12", "They left at dawn.", "14 THE LONG MARCH", "They left at dawn.", "15"]);
        let head = Line::Scrap { times: 2, has_number: true, has_capitals: true };
        assert_eq!(lines, [head.clone(), Line::Sentence, head, Line::Sentence, Line::Number("15".to_owned())]);
    }

    #[test]
    fn what_stands_there_with_and_without_its_stop_is_a_scrap() {
        let lines = read(&["Forty below.", "Forty below", "1848", "— 7 —"]);
        assert!(matches!(lines.first(), Some(Line::Scrap { times: 2, .. })));
        assert_eq!(lines.get(2..), Some([Line::Sentence, Line::Number("7".to_owned())].as_slice()));
    }
}
