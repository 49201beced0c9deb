//! Which words are spelt right, and what a reader's rules say of words that are not.
//!
//! Words are kept as hashes of their small letters that can be put together from those of their parts ([`Letters`]), so that
//! a word with a letter put in is looked up without being written. Invariant: nothing is said of a text here.

mod letters;

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::rules::{RuleFault, RuleFile, parse};
pub(crate) use letters::{Filter, Letters, hash, inserted};

/// Words and rules of all languages.
#[derive(Default)]
pub(crate) struct Spelling {
    /// By the hash of its small letters, the place of a word among the frequent ones of its language.
    known: HashMap<u64, u32>,
    /// All of `known`, to be asked first.
    pub filter: Filter,
    /// Hashes of words that are written with a capital always.
    capitalised: HashSet<u64>,
    /// Words that have lost an apostrophe, and what they were.
    pub apostrophes: HashMap<String, String>,
    /// What belongs to somebody: behind a word that ends with s that has lost its apostrophe.
    pub owned: HashSet<String>,
    /// Words that end with s and own nothing: `news`, `sports`.
    pub not_owners: HashSet<String>,
    /// Words before one owner.
    pub one_of: HashSet<String>,
    /// Words that no other word is glued to the end of in good spelling.
    pub gluing_first: HashSet<String>,
    /// Words that are glued to no other word in good spelling.
    pub gluing_last: HashSet<String>,
    /// Words that end no sentence, nor stand before a stop.
    pub dangling: HashSet<String>,
    /// Words with a stop behind them that ends no sentence, without the stop.
    pub abbreviations: HashSet<String>,
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
    owned: Vec<String>,
    #[serde(default)]
    not_owners: Vec<String>,
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
        let ordered = said.short.split_whitespace().map(|word| (word, 0));
        let ordered = ordered.chain(said.frequent.split_whitespace().zip(0u32..));
        for (word, place) in ordered {
            let hash = hash(word);
            self.filter.insert(hash);
            self.known.entry(hash).and_modify(|known| *known = place.min(*known)).or_insert(place);
        }
        self.capitalised.extend(said.capitalised.split_whitespace().map(hash));
        Ok(())
    }

    /// Adds a file of what is done to damaged words.
    pub fn add_damage(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let said: DamageFile = parse(file)?;
        self.apostrophes.extend(said.apostrophes);
        self.owned.extend(said.owned);
        self.not_owners.extend(said.not_owners);
        self.one_of.extend(said.one_of);
        self.gluing_first.extend(said.gluing_first);
        self.gluing_last.extend(said.gluing_last);
        self.dangling.extend(said.dangling);
        self.abbreviations.extend(said.abbreviations);
        Ok(())
    }

    /// The place of a word among the frequent ones, by its hash; none where it is not known.
    pub fn place(&self, hash: u64) -> Option<u32> {
        self.known.get(&hash).copied()
    }

    /// Whether a word is written with a capital always.
    pub fn is_capitalised(&self, hash: u64) -> bool {
        self.capitalised.contains(&hash)
    }

    /// Whether a word in small letters is spelt right, as it is or bent from one that is.
    pub fn knows(&self, word: &str) -> bool {
        self.place(hash(word)).is_some() || self.knows_bent(word)
    }

    /// Whether a word is one that is known with an ending.
    fn knows_bent(&self, word: &str) -> bool {
        let stems = ENDINGS.iter().filter_map(|(ending, other)| Some((word.strip_suffix(ending)?, *other)));
        stems.filter(|(stem, _)| stem.chars().count() > 2).any(|(stem, other)| {
            let stem_hash = Letters::of(stem);
            self.known.contains_key(&stem_hash.and(other).hash()) || {
                // stopped: stop
                let mut letters = stem.chars().rev();
                let (last, before) = (letters.next(), letters.next());
                let doubled = other.is_empty() && last == before;
                doubled && stem.get(..stem.len() - 1).is_some_and(|once| self.known.contains_key(&hash(once)))
            }
        })
    }
}

/// Endings, and what stands in their place in the word that is known. The longer first.
const ENDINGS: [(&str, &str); 30] = [
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
    ("en", ""),
    ("em", ""),
    ("n", ""),
    ("e", ""),
    ("ern", "er"),
    ("innen", ""),
    ("in", ""),
    ("st", ""),
];
