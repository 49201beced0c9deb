//! Words of everyday life and what they are about: `rules/LANGUAGE/everyday.toml`.
//! Not here: when a sentence of such words is out of place (`off_topic`).

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use crate::common::folded;
use crate::rules::{RuleFault, RuleFile, parse};
use crate::stems::{Tongue, stem};
use crate::vocabulary::Word;

/// What a word counts that books of history use, too.
const PERHAPS: f32 = 0.5;

/// A word of everyday life.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mundane {
    /// What it is about, by a number below [`Everyday::count`].
    pub about: usize,
    /// How much it tells, up to 1.
    pub worth: f32,
}

/// Words of everyday life, of all languages.
#[derive(Default)]
pub(crate) struct Everyday {
    /// What words are about, by its number.
    about: Vec<String>,
    /// By stem.
    english: HashMap<String, Mundane>,
    german: HashMap<String, Mundane>,
    /// All as they are listed.
    listed: HashSet<String>,
    instructions: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    instructions: String,
    #[serde(default)]
    about: BTreeMap<String, String>,
    #[serde(default)]
    perhaps: BTreeMap<String, String>,
}

impl Everyday {
    /// Adds a file's words.
    pub fn add(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let written: Written = parse(file)?;
        self.instructions.extend(written.instructions.split_whitespace().map(folded));
        let tongue = Tongue::of_tag(file.language);
        // What books hardly use comes last, and stays where a word is in both.
        for (words, worth) in [(written.perhaps, PERHAPS), (written.about, 1.0)] {
            for (name, words) in words {
                let about = self.number(name);
                for word in words.split_whitespace().map(folded) {
                    let stems = if tongue == Tongue::German { &mut self.german } else { &mut self.english };
                    stems.insert(stem(&word, tongue).into_owned(), Mundane { about, worth });
                    self.listed.insert(word);
                }
            }
        }
        Ok(())
    }

    fn number(&mut self, name: String) -> usize {
        let known = self.about.iter().position(|known| *known == name);
        known.unwrap_or_else(|| {
            self.about.push(name);
            self.about.len() - 1
        })
    }

    /// What a word is in a text of this language. A name is only what is listed so: James is no jam.
    pub fn word(&self, word: &Word, tongue: Tongue) -> Option<Mundane> {
        if word.is_name() && !self.listed.contains(&word.letters) {
            return None;
        }
        let stems = if tongue == Tongue::German { &self.german } else { &self.english };
        stems.get(stem(&word.letters, tongue).as_ref()).copied()
    }

    /// Whether recipes and advice begin their sentences with a folded word.
    pub fn is_instruction(&self, word: &str) -> bool {
        self.instructions.contains(word)
    }

    /// How many things words are about.
    pub fn count(&self) -> usize {
        self.about.len()
    }
}
