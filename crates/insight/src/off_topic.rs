//! Sentences that do not belong to what the rest of a text is about.
//!
//! A sentence belongs where its words are said elsewhere in the text as well, or where it means what others there mean; it
//! does not where neither is so, where it speaks otherwise than the text does, and where what stands beside it does not belong
//! either. Invariant: what only has words of its own is not told: every text says most of its words once. Not here: what a
//! page has around its text (`boilerplate`).

mod learned;
#[cfg(test)]
mod learning;
mod subject;
mod text;
mod weights;

use std::collections::HashSet;

use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::suggestion::{Detail, Kind, Suggestion, Why};
use crate::vocabulary::{Vocabulary, as_index, places};
use subject::Subject;
use text::{MOST_WORDS, Text};

/// A text of fewer sentences is about nothing yet.
const LEAST_SENTENCES: usize = 30;
/// Shorter lines say too little.
const LEAST_WORDS: usize = 4;
/// What is less likely is not told.
const LEAST_LIKELY: f32 = 0.82;
/// So many words are told of that are out of place, and so many that the text is about.
const TOLD: usize = 6;

/// The sentences that do not belong. `is_aside` tells those that are around the text: they are not counted; `is_settled` those
/// that are of it for another reason.
pub(crate) fn off_topic(
    reading: &Reading<'_>,
    vocabulary: &Vocabulary,
    rules: &Rules,
    is_aside: &dyn Fn(usize) -> bool,
    is_settled: &dyn Fn(usize) -> bool,
) -> Result<Vec<Suggestion>, Stopped> {
    if reading.count() < LEAST_SENTENCES {
        return Ok(Vec::new());
    }
    let text = Text::of(reading, vocabulary, rules, is_aside)?;
    let subject = Subject::of(reading, vocabulary, is_aside)?;
    let likely = learned::likely(&text, subject.as_ref(), reading, is_aside)?;
    let telling = Telling { reading, vocabulary, rules, text: &text, subject: subject.as_ref() };
    let about = telling.about();
    let likely = likely.into_iter().enumerate().filter(|(sentence, _)| !is_settled(*sentence));
    let told =
        likely.filter_map(|(sentence, likely)| Some((sentence, likely.filter(|likely| *likely >= LEAST_LIKELY)?)));
    Ok(told.filter_map(|(sentence, score)| telling.suggestion(sentence, score, &about)).collect())
}

/// What a suggestion is made from.
struct Telling<'a> {
    reading: &'a Reading<'a>,
    vocabulary: &'a Vocabulary,
    rules: &'a Rules,
    text: &'a Text,
    subject: Option<&'a Subject>,
}

impl Telling<'_> {
    fn suggestion(&self, sentence: usize, score: f32, about: &[String]) -> Option<Suggestion> {
        let (mut facts, mut fired) = (Vec::new(), Vec::new());
        for place in self.out_of_place(sentence) {
            facts.extend(self.reading.sentence(sentence).get(place.clone()).map(str::to_owned));
            fired.extend(self.reading.part(sentence, place));
        }
        let why = match self.subject {
            Some(_) if !facts.is_empty() && !about.is_empty() => {
                Why::new("far-from-subject", [facts.join(", "), about.join(", ")])
            }
            _ => Why::new("few-shared-words", facts),
        };
        let span = self.reading.span(sentence)?;
        Some(Suggestion { kind: Kind::OffTopic, span, score, why, fired, related: Vec::new(), detail: Detail::None })
    }

    /// The words of a sentence that are out of place, where they stand in it.
    fn out_of_place(&self, sentence: usize) -> Vec<std::ops::Range<usize>> {
        let near = self.text.near(sentence);
        let stem = |word: u32| self.text.of_word.get(as_index(word)).copied().flatten();
        let said = self.vocabulary.said(sentence).iter().copied().take(MOST_WORDS);
        let mut words = Vec::new();
        for (word, place) in said.zip(places(self.reading.sentence(sentence), &self.rules.common)) {
            let Some(stem) = stem(word) else { continue };
            let elsewhere = self.text.elsewhere(stem, &near);
            let is_foreign = self.text.foreign(stem, elsewhere).is_some();
            let is_general = self.text.stems.get(as_index(stem)).is_none_or(|stem| stem.is_general);
            match self.subject {
                None if is_foreign => words.push((0.0, place)),
                Some(subject) if elsewhere <= 0.0 && !is_general => {
                    let (like, weight) = subject.likeness(word).unwrap_or((0.0, 0.5));
                    words.push((if is_foreign { -1.0 } else { like * weight }, place));
                }
                _ => {}
            }
        }
        if self.subject.is_some() {
            words.sort_by(|one, other| one.0.total_cmp(&other.0));
            words.truncate(TOLD);
            words.sort_by_key(|(_, place)| place.start);
        }
        words.into_iter().map(|(_, place)| place).collect()
    }

    /// The words that the text is about, the commonest first.
    fn about(&self) -> Vec<String> {
        let Some(_) = self.subject else { return Vec::new() };
        let mut words: Vec<(u32, &str)> = Vec::new();
        for (word, stem) in self.vocabulary.words().iter().zip(&self.text.of_word) {
            let stem = stem.and_then(|stem| self.text.stems.get(as_index(stem)));
            if let Some(stem) = stem.filter(|stem| !stem.is_general && stem.sentences > 1) {
                words.push((stem.sentences.min(word.count), &word.letters));
            }
        }
        words.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        let mut told = HashSet::new();
        let new = |(_, word): &(u32, &str)| told.insert(word.get(..4).unwrap_or(word).to_owned());
        words.into_iter().filter(new).take(TOLD).map(|(_, word)| word.to_owned()).collect()
    }
}
