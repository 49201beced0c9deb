//! A text by the stems of its words: where each is said, which are out of place, how each sentence speaks.
//! Invariant: what a page has around its text is neither counted nor judged. Not here: what follows for a sentence.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::everyday::Mundane;
use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::stems::{Tongue, stem};
use crate::vocabulary::{Vocabulary, Word, as_index};

/// Sentences so near say their words for the same reason, and do not tell what the text is about.
pub(super) const NEAR: usize = 5;
/// What more of a text is about than this share is not out of place in it.
const AT_HOME: f32 = 0.05;
/// Of a longer sentence the first words are looked at.
pub(super) const MOST_WORDS: usize = 200;

/// What a stem is in this text.
#[derive(Clone, Copy, Default)]
pub(super) struct Stem {
    /// In how many sentences it is.
    pub sentences: u32,
    /// What it is about in everyday life.
    pub mundane: Option<Mundane>,
    /// Whether every text has it.
    pub is_general: bool,
    /// Whether it is a name.
    pub is_name: bool,
}

/// How a sentence speaks.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    /// Of me and you.
    pub is_personal: bool,
    /// As a recipe begins.
    pub instructs: bool,
    /// Of what is.
    pub is_present: bool,
    /// Of what was.
    pub is_past: bool,
    /// Of a year.
    pub is_dated: bool,
    /// With a number.
    pub is_counted: bool,
    /// The ways in which it speaks, a bit for each of `WAYS`, and those for which its first word stands.
    pub ways: u32,
    pub first: u32,
    /// The share of its words that name nothing, and how many letters a word has.
    pub function: f32,
    pub letters: f32,
    /// How many words it has.
    pub words: usize,
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
            is_counted: words.iter().any(|word| word.is_number),
            ways: words.iter().fold(0, |ways, word| ways | rules.common.ways(&word.letters)),
            first: words.first().map_or(0, |word| rules.common.ways(&word.letters)),
            function: words.iter().filter(|word| word.is_function).count() as f32 / words.len().max(1) as f32,
            letters: words.iter().map(|word| word.letters.len()).sum::<usize>() as f32 / words.len().max(1) as f32,
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

/// What a sentence shares with the rest.
#[derive(Clone, Copy, Default)]
pub(super) struct Sharing {
    /// How much of it is said elsewhere.
    pub shared: f32,
    /// How much of it is of everyday life that the text is not about.
    pub foreign: f32,
    /// How much it says.
    pub own: f32,
    /// How many of its names are elsewhere, and how many are not.
    pub names_elsewhere: f32,
    pub names_here: f32,
    /// The share of its other words that is elsewhere.
    pub things: f32,
}

/// A text by the stems of its words.
pub(super) struct Text {
    pub stems: Vec<Stem>,
    /// The distinct stems of each sentence.
    pub said: Vec<Vec<u32>>,
    /// For each word its stem; of words that name nothing none.
    pub of_word: Vec<Option<u32>>,
    /// Whether each thing that words are about is out of place.
    is_foreign: Vec<bool>,
    /// How many sentences of those that speak of a thing make it one of the text's.
    unit: f32,
    /// How each sentence speaks.
    pub manners: Vec<Manner>,
}

impl Text {
    pub fn of(
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
        Ok(text)
    }

    /// What a sentence shares with what is not near to it.
    pub fn sharing(&self, sentence: usize) -> Sharing {
        let near = self.near(sentence);
        let mut sharing = Sharing::default();
        let (mut things, mut things_shared) = (0.0f32, 0.0f32);
        for id in self.said.get(sentence).into_iter().flatten() {
            let Some(stem) = self.stems.get(as_index(*id)) else { continue };
            let elsewhere = self.elsewhere(*id, &near);
            let worth = if stem.is_general { 0.15 } else { 1.0 };
            sharing.own += worth;
            match self.foreign(*id, elsewhere) {
                Some(mundane) => sharing.foreign += mundane.worth,
                None => sharing.shared += share(elsewhere) * worth * if stem.is_name { 1.5 } else { 1.0 },
            }
            match (stem.is_name, elsewhere > 0.0) {
                (true, true) => sharing.names_elsewhere += 1.0,
                (true, false) => sharing.names_here += 1.0,
                (false, _) if stem.is_general => {}
                (false, _) => {
                    things += 1.0;
                    things_shared += share(elsewhere);
                }
            }
        }
        sharing.things = if things > 0.0 { things_shared / things } else { 0.0 };
        sharing
    }

    /// In how many sentences a stem is that are not near, for a text of common length.
    pub fn elsewhere(&self, stem: u32, near: &BTreeMap<u32, u32>) -> f32 {
        let all = self.stems.get(as_index(stem)).map_or(0, |stem| stem.sentences);
        all.saturating_sub(near.get(&stem).copied().unwrap_or(1)) as f32 / self.unit
    }

    /// What a stem is, where that is out of place in this text.
    pub fn foreign(&self, stem: u32, elsewhere: f32) -> Option<Mundane> {
        let mundane = self.stems.get(as_index(stem)).and_then(|stem| stem.mundane).filter(|_| elsewhere <= 1.0);
        mundane.filter(|mundane| self.is_foreign.get(mundane.about) == Some(&true))
    }

    /// How many sentences around one, and it, say each of its stems.
    pub fn near(&self, sentence: usize) -> BTreeMap<u32, u32> {
        let own = self.said.get(sentence).map_or(&[][..], Vec::as_slice);
        let mut near: BTreeMap<u32, u32> = own.iter().map(|stem| (*stem, 0)).collect();
        let around = sentence.saturating_sub(NEAR)..=sentence + NEAR;
        for stem in around.filter_map(|other| self.said.get(other)).flatten() {
            near.entry(*stem).and_modify(|count| *count += 1);
        }
        near
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
