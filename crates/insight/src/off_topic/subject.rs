//! What a text means on the whole, and how near to that, and to its other sentences, a sentence is.
//! Invariant: each sentence is compared with a bounded number of others, the same ones each time. Not here: what words mean
//! (`meanings`).

use crate::meanings::{DIMENSIONS, Meaning, Meanings, Meant, add, likeness, to_length_one};
use crate::reading::{Reading, Stopped};
use crate::vocabulary::{Vocabulary, as_index};

use super::text::{MOST_WORDS, NEAR};

/// With so many others a sentence is compared.
const SAMPLE: usize = 256;
/// Of a text of whose words less than this share have meanings nothing is known.
const LEAST_KNOWN: f32 = 0.6;
/// The nearest that are looked at together.
const NEAREST: usize = 5;

/// What a text is about.
pub(super) struct Subject {
    meanings: &'static Meanings,
    /// For each word of the text which it is.
    words: Vec<Option<Meant>>,
    /// What each sentence means; none where it is not of the text or says nothing.
    sentences: Vec<Option<Meaning>>,
    /// The sum of all sentences, and their mean.
    total: Meaning,
    mean: Meaning,
    /// Sentences with which others are compared.
    sample: Vec<usize>,
}

/// How near a sentence is to the rest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nearness {
    /// To all that is not near.
    pub rest: f32,
    /// To the one sentence that is nearest in meaning, and to the nearest few.
    pub nearest: f32,
    pub few: f32,
    /// In which way it differs from the mean of the text.
    pub way: Meaning,
}

impl Subject {
    /// What a text is about; nothing where its words are not in the language whose meanings are known.
    pub fn of(
        reading: &Reading<'_>,
        vocabulary: &Vocabulary,
        is_aside: &dyn Fn(usize) -> bool,
    ) -> Result<Option<Subject>, Stopped> {
        let Some(meanings) = Meanings::english().filter(|_| !vocabulary.nouns_have_capitals()) else { return Ok(None) };
        let mut words: Vec<Option<Meant>> = Vec::with_capacity(vocabulary.words().len());
        for word in vocabulary.words() {
            reading.go_on()?;
            words.push(meanings.find(&word.letters));
        }
        let (mut known, mut all) = (0u64, 0u64);
        for (word, meant) in vocabulary.words().iter().zip(&words).filter(|(word, _)| !word.is_number) {
            all += u64::from(word.count);
            known += if meant.is_some() { u64::from(word.count) } else { 0 };
        }
        if (known as f32) < LEAST_KNOWN * all as f32 {
            return Ok(None);
        }
        let (mut sentences, mut total) = (Vec::with_capacity(reading.count()), [0.0; DIMENSIONS]);
        for sentence in 0..reading.count() {
            reading.go_on()?;
            let mut sum = [0.0; DIMENSIONS];
            let said = if is_aside(sentence) { &[][..] } else { vocabulary.said(sentence) };
            for word in said.iter().take(MOST_WORDS).filter_map(|id| words.get(as_index(*id)).copied().flatten()) {
                add(&mut sum, &meanings.meaning(word), meanings.weight(word));
            }
            let any = to_length_one(&mut sum);
            add(&mut total, &sum, 1.0);
            sentences.push(any.then_some(sum));
        }
        let there: Vec<usize> = (0..sentences.len()).filter(|at| matches!(sentences.get(*at), Some(Some(_)))).collect();
        let count = there.len().clamp(1, SAMPLE);
        let sample = (0..count).filter_map(|at| there.get(at * there.len() / count).copied()).collect();
        let mut mean = total;
        mean.iter_mut().for_each(|part| *part /= there.len().max(1) as f32);
        Ok(Some(Subject { meanings, words, sentences, total, mean, sample }))
    }

    /// How near a sentence is to the rest; of one that says nothing, as near as nothing.
    pub fn nearness(&self, sentence: usize) -> Nearness {
        let mut nearness = Nearness { rest: 0.0, nearest: 0.0, few: 0.0, way: [0.0; DIMENSIONS] };
        let Some(Some(own)) = self.sentences.get(sentence) else { return nearness };
        let mut rest = self.total;
        let around = sentence.saturating_sub(NEAR)..=sentence + NEAR;
        around.filter_map(|near| self.sentences.get(near)?.as_ref()).for_each(|near| add(&mut rest, near, -1.0));
        if to_length_one(&mut rest) {
            nearness.rest = likeness(own, &rest);
        }
        let mut best = [f32::NEG_INFINITY; NEAREST];
        for other in self.sample.iter().filter(|other| other.abs_diff(sentence) > NEAR) {
            let Some(Some(other)) = self.sentences.get(*other) else { continue };
            let mut like = likeness(own, other);
            // The best stand in order: what is passed goes one place down.
            for place in &mut best {
                if like > *place {
                    std::mem::swap(place, &mut like);
                }
            }
        }
        let found = best.iter().filter(|like| like.is_finite());
        nearness.nearest = best.first().copied().filter(|like| like.is_finite()).unwrap_or(0.0);
        nearness.few = found.clone().sum::<f32>() / found.count().max(1) as f32;
        nearness.way = *own;
        add(&mut nearness.way, &self.mean, -1.0);
        nearness
    }

    /// How near a word of the text is to what that is about, and how much it tells; none where its meaning is not known.
    pub fn likeness(&self, word: u32) -> Option<(f32, f32)> {
        let word = self.words.get(as_index(word)).copied().flatten()?;
        let mut mean = self.mean;
        to_length_one(&mut mean);
        Some((likeness(&self.meanings.meaning(word), &mean), self.meanings.weight(word)))
    }
}
