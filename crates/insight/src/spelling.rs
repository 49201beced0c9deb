//! Which words are spelt right, and what a reader's rules say of words that are not.
//!
//! Words are kept as hashes of their small letters that can be put together from those of their parts ([`Letters`]), so that
//! a word with a letter put in is looked up without being written. Invariant: nothing is said of a text here.

mod letters;

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::rules::{RuleFault, RuleFile, parse};
pub(crate) use letters::{Filter, Letters, hash, inserted};

/// Some of the languages that there are rules of, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Languages(u8);

impl Languages {
    /// Whether one is in both.
    pub fn share(self, other: Languages) -> bool {
        self.0 & other.0 != 0
    }

    /// Each of them.
    pub fn each(self) -> impl Iterator<Item = Languages> {
        (0..u8::BITS).map(|bit| Languages(1 << bit)).filter(move |one| self.share(*one))
    }

    fn add(&mut self, other: Languages) {
        self.0 |= other.0;
    }
}

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// Its place among the frequent ones of its language.
    pub place: u32,
    /// The languages that have it.
    pub languages: Languages,
}

/// Words of a list, each with the languages in whose files it stands.
#[derive(Default)]
pub(crate) struct Listed {
    words: HashMap<String, Languages>,
    languages: Languages,
}

impl Listed {
    /// Whether a word is in the list of one of these languages.
    pub fn has(&self, word: &str, languages: Languages) -> bool {
        self.words.get(word).is_some_and(|of| of.share(languages))
    }

    /// Whether there is such a list for one of these languages.
    pub fn is_for(&self, languages: Languages) -> bool {
        self.languages.share(languages)
    }

    fn add(&mut self, words: Vec<String>, language: Languages) {
        if !words.is_empty() {
            self.languages.add(language);
        }
        words.into_iter().for_each(|word| self.words.entry(word).or_default().add(language));
    }
}

/// Words and rules of all languages.
#[derive(Default)]
pub(crate) struct Spelling {
    /// The tags of the languages, in the order of their bits.
    tags: Vec<String>,
    /// By the hash of its small letters, what is known of a word.
    known: HashMap<u64, Known>,
    /// All of `known`, to be asked first.
    pub filter: Filter,
    /// Hashes of words that are written with a capital always.
    capitalised: HashSet<u64>,
    /// Words that have lost an apostrophe, and what they were.
    apostrophes: HashMap<u64, (String, Languages)>,
    /// What belongs to somebody: behind a word that ends with s that has lost its apostrophe.
    pub owned: Listed,
    /// Languages in which every noun has a capital.
    pub capital_nouns: Languages,
    /// Words that end with s and own nothing: `news`, `sports`.
    pub not_owners: Listed,
    /// Words before one owner.
    pub one_of: Listed,
    /// Words before which "its" is "it's".
    pub contracted_before: Listed,
    /// Words that no other word is glued to the end of in good spelling.
    pub gluing_first: Listed,
    /// Words that are glued to no other word in good spelling.
    pub gluing_last: Listed,
    /// Words that end no sentence, nor stand before a stop.
    pub dangling: Listed,
    /// Words with a stop behind them that ends no sentence, without the stop.
    pub abbreviations: Listed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    #[serde(default)]
    short: String,
    #[serde(default)]
    capitalised: String,
    #[serde(default)]
    frequent: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DamageFile {
    #[serde(default)]
    apostrophes: HashMap<String, String>,
    #[serde(default)]
    capital_nouns: bool,
    #[serde(default)]
    owned: Vec<String>,
    #[serde(default)]
    not_owners: Vec<String>,
    #[serde(default)]
    contracted_before: Vec<String>,
    #[serde(default)]
    one_of: Vec<String>,
    #[serde(default)]
    gluing_first: Vec<String>,
    #[serde(default)]
    gluing_last: Vec<String>,
    #[serde(default)]
    dangling: Vec<String>,
    #[serde(default)]
    abbreviations: Vec<String>,
}

/// Up to this place a word is so frequent that it is likelier meant than a name that nobody knows.
pub(crate) const FREQUENT: u32 = 4_000;

impl Spelling {
    /// Adds a file of words.
    pub fn add_words(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let said: WordsFile = parse(file)?;
        let language = self.language(file.language);
        let ordered = said.short.split_whitespace().map(|word| (word, 0));
        let ordered = ordered.chain(said.frequent.split_whitespace().zip(0u32..));
        for (word, place) in ordered {
            let hash = hash(word);
            self.filter.insert(hash);
            let known = self.known.entry(hash).or_insert(Known { place, languages: language });
            known.place = place.min(known.place);
            known.languages.add(language);
        }
        self.capitalised.extend(said.capitalised.split_whitespace().map(hash));
        Ok(())
    }

    /// Adds a file of what is done to damaged words.
    pub fn add_damage(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let said: DamageFile = parse(file)?;
        let language = self.language(file.language);
        self.apostrophes.extend(said.apostrophes.into_iter().map(|(lost, whole)| (hash(&lost), (whole, language))));
        if said.capital_nouns {
            self.capital_nouns.add(language);
        }
        self.owned.add(said.owned, language);
        self.not_owners.add(said.not_owners, language);
        self.contracted_before.add(said.contracted_before, language);
        self.one_of.add(said.one_of, language);
        self.gluing_first.add(said.gluing_first, language);
        self.gluing_last.add(said.gluing_last, language);
        self.dangling.add(said.dangling, language);
        self.abbreviations.add(said.abbreviations, language);
        Ok(())
    }

    /// The bit of a language.
    fn language(&mut self, tag: &str) -> Languages {
        let at = self.tags.iter().position(|known| known == tag).unwrap_or_else(|| {
            self.tags.push(tag.to_owned());
            self.tags.len() - 1
        });
        bit(at)
    }

    /// All languages that there are rules of.
    pub fn all(&self) -> Languages {
        Languages(u8::MAX >> 8usize.saturating_sub(self.tags.len()).min(7))
    }

    /// What a word was before it lost its apostrophe.
    pub fn apostrophe(&self, word: &str, languages: Languages) -> Option<&str> {
        self.apostrophes.get(&hash(word)).filter(|(_, of)| of.share(languages)).map(|(whole, _)| whole.as_str())
    }

    /// Whether a word is known, and not as one that is always written with a capital.
    pub fn is_common(&self, word: &str) -> bool {
        let hash = hash(word);
        self.known.contains_key(&hash) && !self.capitalised.contains(&hash)
    }

    /// What is known of a word, by its hash.
    pub fn known(&self, hash: u64) -> Option<Known> {
        self.known.get(&hash).copied()
    }

    /// The place of a word among the frequent ones of any language, by its hash; none where it is not known.
    pub fn place(&self, hash: u64) -> Option<u32> {
        self.known.get(&hash).map(|known| known.place)
    }

    /// Whether a word is written with a capital always.
    pub fn is_capitalised(&self, hash: u64) -> bool {
        self.capitalised.contains(&hash)
    }

    /// Whether a word in small letters is spelt right, as it is or bent from one that is.
    pub fn knows(&self, word: &str) -> bool {
        self.place(hash(word)).is_some() || self.knows_bent(word)
    }

    /// Whether a word is one that is known with an ending of its language.
    fn knows_bent(&self, word: &str) -> bool {
        ENDINGS.iter().any(|(tag, endings)| {
            let Some(language) = self.tags.iter().position(|known| known == tag).map(bit) else { return false };
            let knows =
                |letters: Letters| self.known(letters.hash()).is_some_and(|known| known.languages.share(language));
            endings.iter().any(|(ending, other)| {
                let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 2) else {
                    return false;
                };
                // stopped: stop
                let mut letters = stem.char_indices().rev();
                let (last, before) = (letters.next(), letters.next());
                let doubled = other.is_empty() && last.map(|(_, letter)| letter) == before.map(|(_, letter)| letter);
                let once = last.filter(|_| doubled).and_then(|(at, _)| stem.get(..at));
                knows(Letters::of(stem).and(other)) || once.is_some_and(|once| knows(Letters::of(once)))
            })
        })
    }
}

/// The bit of the language at this place; a ninth shares the last.
fn bit(at: usize) -> Languages {
    Languages(1u8.checked_shl(u32::try_from(at).unwrap_or(7)).unwrap_or(1 << 7))
}

/// Endings, and what stands in their place in the word that is known.
type Endings = &'static [(&'static str, &'static str)];

/// The endings of the languages that are known, by their tags.
const ENDINGS: [(&str, Endings); 2] = [
    (
        "en",
        &[
            ("'s", ""),
            ("’s", ""),
            ("ies", "y"),
            ("ied", "y"),
            ("ily", "y"),
            ("iness", "y"),
            ("ing", ""),
            ("ing", "e"),
            ("ers", ""),
            ("ers", "e"),
            ("er", ""),
            ("er", "e"),
            ("ed", ""),
            ("ed", "e"),
            ("es", ""),
            ("s", ""),
            ("ly", ""),
            ("ness", ""),
            ("less", ""),
            ("ful", ""),
            ("like", ""),
            ("ish", ""),
            ("est", ""),
        ],
    ),
    (
        "de",
        &[
            ("es", ""),
            ("s", ""),
            ("er", ""),
            ("ern", "er"),
            ("ern", ""),
            ("en", ""),
            ("em", ""),
            ("n", ""),
            ("e", ""),
            ("in", ""),
            ("innen", ""),
            ("st", ""),
            ("t", ""),
            ("te", ""),
            ("ten", ""),
            ("nen", ""),
        ],
    ),
];
