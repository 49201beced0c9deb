//! Words of everyday life and what they are about: `rules/LANGUAGE/everyday.toml`.
//! Not here: when a sentence of such words is out of place (`off_topic`).

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use crate::common::folded;
use crate::rules::{RuleFault, RuleFile, parse};
use crate::stem::{english, german};

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
        let is_german = file.language.split('-').next() == Some("de");
        // What books hardly use comes last, and stays where a word is in both.
        for (words, worth) in [(written.perhaps, PERHAPS), (written.about, 1.0)] {
            for (name, words) in words {
                let about = self.number(name);
                for word in words.split_whitespace().map(folded) {
                    let (stems, stem) =
                        if is_german { (&mut self.german, german(&word)) } else { (&mut self.english, english(&word)) };
                    stems.insert(stem.into_owned(), Mundane { about, worth });
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

    /// What a folded word is, in a text in German or in another language.
    pub fn word(&self, word: &str, is_german: bool) -> Option<Mundane> {
        if is_german {
            self.german.get(german(word).as_ref()).copied()
        } else {
            self.english.get(english(word).as_ref()).copied()
        }
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
