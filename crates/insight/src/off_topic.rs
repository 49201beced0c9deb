//! Sentences that do not belong to what the rest of a text is about.
//!
//! A sentence belongs where its words are said elsewhere in the text as well; it does not where they are words of everyday
//! life that nothing else there is about, and where what stands beside it does not belong either. Invariant: what only has
//! words of its own is not told: every text says most of its words once. Not here: what a page has around its text
//! (`boilerplate`).

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::everyday::Mundane;
use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::stems::{Tongue, stem};
use crate::suggestion::{Detail, Kind, Suggestion, Why};
use crate::vocabulary::{Vocabulary, Word, as_index, places};

/// Sentences so near say their words for the same reason, and do not tell what the text is about.
const NEAR: usize = 5;
/// A text of fewer sentences is about nothing yet.
const LEAST_SENTENCES: usize = 20;
/// What more of a text is about than this share is not out of place in it.
const AT_HOME: f32 = 0.05;
/// Shorter lines say too little.
const LEAST_WORDS: usize = 4;
/// Of a longer sentence the first words are looked at.
const MOST_WORDS: usize = 200;
/// What is less likely is not told.
const LEAST_LIKELY: f32 = 0.5;

/// What a stem is in this text.
#[derive(Clone, Copy, Default)]
struct Stem {
    /// In how many sentences it is.
    sentences: u32,
    /// What it is about in everyday life.
    mundane: Option<Mundane>,
    /// Whether every text has it.
    is_general: bool,
    /// Whether it is a name.
    is_name: bool,
}

/// How a sentence stands to the rest.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// How sure it is by itself that it does not belong, as the logarithm of odds.
    odds: f32,
    /// Whether it has words enough, or of the sort, to be judged.
    is_judged: bool,
    /// Whether something in it is foreign.
    is_foreign: bool,
    /// Whether it speaks of me, of you or of now.
    is_spoken: bool,
}

/// The sentences that do not belong. `is_explained` tells those that another kind has explained away.
pub(crate) fn off_topic(
    reading: &Reading<'_>,
    vocabulary: &Vocabulary,
    rules: &Rules,
    is_explained: &dyn Fn(usize) -> bool,
) -> Result<Vec<Suggestion>, Stopped> {
    if reading.count() < LEAST_SENTENCES {
        return Ok(Vec::new());
    }
    let text = Text::of(reading, vocabulary, rules, is_explained)?;
    let mut standings = Vec::with_capacity(reading.count());
    for sentence in 0..reading.count() {
        reading.go_on()?;
        standings.push(if is_explained(sentence) { Standing::default() } else { text.standing(sentence) });
    }
    let mut found = Vec::new();
    for (sentence, standing) in standings.iter().enumerate() {
        let beside = beside(&standings, sentence);
        // What only tells of the past, or of a year, is taken along by what stands beside it less easily.
        let odds = standing.odds + if standing.is_foreign || standing.is_spoken { beside } else { 0.5 * beside };
        let score = 1.0 / (1.0 + (-odds).exp());
        if standing.is_judged && score >= LEAST_LIKELY {
            found.extend(text.suggestion(reading, vocabulary, rules, sentence, score));
        }
    }
    Ok(found)
}

/// What the sentences on either side add: what does not belong comes in runs.
fn beside(standings: &[Standing], sentence: usize) -> f32 {
    let next = [sentence.checked_sub(1), Some(sentence + 1)];
    let of = |place: Option<usize>| standings.get(place?).filter(|other| other.is_foreign).map(|other| other.odds);
    let best = next.into_iter().filter_map(of).fold(f32::NEG_INFINITY, f32::max);
    if best > -0.5 { (best + 1.8).min(2.8) } else { 0.0 }
}

/// How a sentence speaks.
#[derive(Clone, Copy, Default)]
struct Manner {
    /// Of me and you.
    is_personal: bool,
    /// As a recipe begins.
    instructs: bool,
    /// Of what is.
    is_present: bool,
    /// Of what was.
    is_past: bool,
    /// Of a year.
    is_dated: bool,
    /// How many words it has.
    words: usize,
}

impl Manner {
    fn of(words: &[&Word], rules: &Rules) -> Manner {
        let any = |is: &dyn Fn(&str) -> bool| words.iter().any(|word| is(&word.letters));
        let (past, present) = (any(&|word| rules.common.is_past(word)), any(&|word| rules.common.is_present(word)));
        Manner {
            is_personal: any(&|word| rules.common.is_personal(word)),
            instructs: words.first().is_some_and(|word| rules.everyday.is_instruction(&word.letters)),
            is_present: present && !past,
            is_past: past || (!present && any(&|word| rules.common.is_deed(word))),
            is_dated: words.iter().any(|word| word.is_number && word.letters.len() == 4),
            words: words.len(),
        }
    }
}

/// How much it tells that a word is in so many other sentences.
fn share(elsewhere: f32) -> f32 {
    match elsewhere {
        4.0.. => 1.0,
        2.0.. => 0.8,
        1.0.. => 0.5,
        _ if elsewhere > 0.0 => 0.25,
        _ => 0.0,
    }
}

/// A text by the stems of its words.
struct Text {
    stems: Vec<Stem>,
    /// The distinct stems of each sentence.
    said: Vec<Vec<u32>>,
    /// For each word its stem; of words that name nothing none.
    of_word: Vec<Option<u32>>,
    /// Whether each thing that words are about is out of place.
    is_foreign: Vec<bool>,
    /// How many sentences of those that speak of a thing make it one of the text's.
    unit: f32,
    /// How each sentence speaks.
    manners: Vec<Manner>,
    /// How much it tells that a sentence speaks of me and you, and of the present.
    personal: f32,
    present: f32,
}

impl Text {
    fn of(
        reading: &Reading<'_>,
        vocabulary: &Vocabulary,
        rules: &Rules,
        is_explained: &dyn Fn(usize) -> bool,
    ) -> Result<Text, Stopped> {
        let (stems, of_word) = stems(reading, vocabulary, rules)?;
        let count = reading.count();
        let mut text = Text {
            stems,
            said: Vec::with_capacity(count),
            of_word,
            is_foreign: Vec::new(),
            unit: (count as f32 / 400.0).max(1.0),
            manners: Vec::with_capacity(count),
            personal: 0.0,
            present: 0.0,
        };
        let mut about: Vec<u32> = vec![0; rules.everyday.count()];
        for sentence in 0..count {
            reading.go_on()?;
            let words = if is_explained(sentence) { &[] } else { vocabulary.said(sentence) };
            let stem = |id: &u32| text.of_word.get(as_index(*id)).copied().flatten();
            let mut said: Vec<u32> = words.iter().take(MOST_WORDS).filter_map(stem).collect();
            said.sort_unstable();
            said.dedup();
            let mut things: Vec<usize> = Vec::new();
            for stem in &said {
                if let Some(stem) = text.stems.get_mut(as_index(*stem)) {
                    stem.sentences += 1;
                    things.extend(stem.mundane.map(|mundane| mundane.about));
                }
            }
            things.sort_unstable();
            things.dedup();
            for thing in things {
                about.get_mut(thing).into_iter().for_each(|count| *count += 1);
            }
            let known: Vec<&Word> = words.iter().take(MOST_WORDS).filter_map(|id| vocabulary.word(*id)).collect();
            text.manners.push(Manner::of(&known, rules));
            text.said.push(said);
        }
        text.is_foreign = about.into_iter().map(|sentences| sentences as f32 <= AT_HOME * count as f32).collect();
        let share =
            |is: fn(&Manner) -> bool| text.manners.iter().filter(|manner| is(manner)).count() as f32 / count as f32;
        text.personal = (0.8 - 3.0 * share(|manner| manner.is_personal)).max(0.0);
        text.present = (1.6 * share(|manner| manner.is_past) - 2.0 * share(|manner| manner.is_present)).clamp(0.0, 0.8);
        Ok(text)
    }

    /// How a sentence stands to the rest of the text.
    fn standing(&self, sentence: usize) -> Standing {
        let said = self.said.get(sentence).map_or(&[][..], Vec::as_slice);
        let near = self.near(sentence);
        let (mut shared, mut foreign, mut own) = (0.0f32, 0.0f32, 0.0f32);
        for id in said {
            let Some(stem) = self.stems.get(as_index(*id)) else { continue };
            let elsewhere = self.elsewhere(*id, &near);
            let worth = if stem.is_general { 0.15 } else { 1.0 };
            own += worth;
            match self.foreign(*id, elsewhere) {
                Some(mundane) => foreign += mundane.worth,
                None => shared += share(elsewhere) * worth * if stem.is_name { 1.5 } else { 1.0 },
            }
        }
        let manner = self.manners.get(sentence).copied().unwrap_or_default();
        let hits = if foreign <= 1.0 { 2.4 * foreign } else { 1.2 + 1.2 * foreign };
        let spoken = |is: bool, weight: f32| if is { weight } else { 0.0 };
        let said = spoken(manner.is_personal, self.personal)
            + spoken(manner.is_present, self.present)
            + spoken(manner.instructs, 1.2);
        let odds = -2.1 + hits - 1.0 * shared + said;
        let is_foreign = foreign > 0.0;
        let is_judged = manner.words >= LEAST_WORDS && (own >= 3.0 || is_foreign);
        let is_spoken = !manner.is_dated && (manner.is_personal || manner.instructs || manner.is_present);
        Standing { odds, is_judged, is_foreign, is_spoken }
    }

    /// In how many sentences a stem is that are not near, for a text of common length.
    fn elsewhere(&self, stem: u32, near: &BTreeMap<u32, u32>) -> f32 {
        let all = self.stems.get(as_index(stem)).map_or(0, |stem| stem.sentences);
        all.saturating_sub(near.get(&stem).copied().unwrap_or(1)) as f32 / self.unit
    }

    /// What a stem is, where that is out of place in this text.
    fn foreign(&self, stem: u32, elsewhere: f32) -> Option<Mundane> {
        let mundane = self.stems.get(as_index(stem)).and_then(|stem| stem.mundane).filter(|_| elsewhere <= 1.0);
        mundane.filter(|mundane| self.is_foreign.get(mundane.about) == Some(&true))
    }

    /// How many sentences around one, and it, say each of its stems.
    fn near(&self, sentence: usize) -> BTreeMap<u32, u32> {
        let own = self.said.get(sentence).map_or(&[][..], Vec::as_slice);
        let mut near: BTreeMap<u32, u32> = own.iter().map(|stem| (*stem, 0)).collect();
        let around = sentence.saturating_sub(NEAR)..=sentence + NEAR;
        for stem in around.filter_map(|other| self.said.get(other)).flatten() {
            near.entry(*stem).and_modify(|count| *count += 1);
        }
        near
    }

    fn suggestion(
        &self,
        reading: &Reading<'_>,
        vocabulary: &Vocabulary,
        rules: &Rules,
        sentence: usize,
        score: f32,
    ) -> Option<Suggestion> {
        let near = self.near(sentence);
        let words = vocabulary.said(sentence).iter().zip(places(reading.sentence(sentence), &rules.common));
        let (mut facts, mut fired) = (Vec::new(), Vec::new());
        for (word, place) in words.take(MOST_WORDS) {
            let stem = self.of_word.get(as_index(*word)).copied().flatten();
            if stem.is_some_and(|stem| self.foreign(stem, self.elsewhere(stem, &near)).is_some()) {
                facts.extend(reading.sentence(sentence).get(place.clone()).map(str::to_owned));
                fired.extend(reading.part(sentence, place));
            }
        }
        let why = Why::new("few-shared-words", facts);
        let span = reading.span(sentence)?;
        Some(Suggestion { kind: Kind::OffTopic, span, score, why, fired, related: Vec::new(), detail: Detail::None })
    }
}

/// The stems of a text's words, and for each word its own.
fn stems(
    reading: &Reading<'_>,
    vocabulary: &Vocabulary,
    rules: &Rules,
) -> Result<(Vec<Stem>, Vec<Option<u32>>), Stopped> {
    let tongue = if vocabulary.nouns_have_capitals() { Tongue::German } else { Tongue::English };
    let mut known: HashMap<Cow<'_, str>, u32> = HashMap::new();
    let mut stems: Vec<Stem> = Vec::new();
    let mut of_word = Vec::with_capacity(vocabulary.words().len());
    for word in vocabulary.words() {
        reading.go_on()?;
        if word.is_function || word.is_number || word.is_negation {
            of_word.push(None);
            continue;
        }
        let id = *known.entry(stem(&word.letters, tongue)).or_insert_with(|| {
            stems.push(Stem::default());
            u32::try_from(stems.len() - 1).unwrap_or(u32::MAX)
        });
        if let Some(stem) = stems.get_mut(as_index(id)) {
            stem.mundane = stem.mundane.or_else(|| rules.everyday.word(word, tongue));
            stem.is_general |= rules.common.is_general(&word.letters);
            stem.is_name |= word.is_name();
        }
        of_word.push(Some(id));
    }
    Ok((stems, of_word))
}
