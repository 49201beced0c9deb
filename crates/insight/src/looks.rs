//! What a sentence looks like, wording aside: how long it is, how it begins and ends, its capitals, numbers and signs, which sorts
//! of words it has.
//!
//! `rules/LANGUAGE/looks.toml` lists the sorts. Invariant: a sentence of more than `seen::MOST_WORDS` words is prose and not looked at; one look-up a word. Not
//! here: what it makes likely (`weights`), nor for what.

mod seen;
mod signs;

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

pub(crate) use seen::seen;
pub(crate) use signs::{Look, Sign, word_of};

use crate::phrases::Words;
use crate::rules::{RuleFault, RuleFile, parse};

/// The sorts of a word, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sorts(u64);

impl Sorts {
    pub const FUNCTION: Sorts = Sorts(1);
    pub const PAST: Sorts = Sorts(1 << 1);
    pub const PRESENT: Sorts = Sorts(1 << 2);
    pub const MONTH: Sorts = Sorts(1 << 3);
    pub const COMMAND: Sorts = Sorts(1 << 4);
    pub const YOU: Sorts = Sorts(1 << 5);
    pub const WE: Sorts = Sorts(1 << 6);
    pub const ME: Sorts = Sorts(1 << 7);
    pub const THEY: Sorts = Sorts(1 << 8);
    pub const ASKING: Sorts = Sorts(1 << 9);
    pub const HELPING: Sorts = Sorts(1 << 10);

    /// Whether a word is of all these.
    pub fn has(self, other: Sorts) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether a word is about something of a page.
    pub fn is_of_page(self) -> bool {
        self.0 >> FIRST_GROUP != 0
    }

    /// The groups of a page's words in which it is, by their numbers.
    pub fn groups(self) -> impl Iterator<Item = usize> {
        (0..MOST_GROUPS).filter(move |group| self.0 >> (FIRST_GROUP + group) & 1 == 1)
    }
}

const FIRST_GROUP: usize = 16;
const MOST_GROUPS: usize = 48;

/// The sorts of words, of all languages.
#[derive(Default)]
pub(crate) struct Looks {
    sorts: HashMap<Box<str>, Sorts>,
    groups: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    commands: String,
    #[serde(default)]
    you: String,
    #[serde(default)]
    we: String,
    #[serde(default)]
    me: String,
    #[serde(default)]
    they: String,
    #[serde(default)]
    asking: String,
    #[serde(default)]
    helping: String,
    #[serde(default)]
    groups: BTreeMap<String, String>,
}

/// What is taken from `common.toml`.
#[derive(Deserialize)]
struct Shared {
    #[serde(default)]
    function: String,
    #[serde(default)]
    present: String,
    #[serde(default)]
    past: String,
    #[serde(default)]
    deeds: String,
    #[serde(default)]
    months: String,
}

impl Looks {
    /// Adds a file's words.
    pub fn add(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let written: Written = parse(file)?;
        let lists = [
            (&written.commands, Sorts::COMMAND),
            (&written.you, Sorts::YOU),
            (&written.we, Sorts::WE),
            (&written.me, Sorts::ME),
            (&written.they, Sorts::THEY),
            (&written.asking, Sorts::ASKING),
            (&written.helping, Sorts::HELPING),
        ];
        lists.into_iter().for_each(|(words, sort)| self.insert(words, sort));
        for (name, words) in &written.groups {
            if let Some(group) = self.group(name) {
                self.insert(words, Sorts(1 << (FIRST_GROUP + group)));
            }
        }
        Ok(())
    }

    /// Adds those of the words that every text has.
    pub fn add_common(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let shared: Shared = parse(file)?;
        let lists = [
            (&shared.function, Sorts::FUNCTION),
            (&shared.present, Sorts::PRESENT),
            (&shared.past, Sorts::PAST),
            (&shared.deeds, Sorts::PAST),
            (&shared.months, Sorts::MONTH),
        ];
        lists.into_iter().for_each(|(words, sort)| self.insert(words, sort));
        Ok(())
    }

    /// The number of a group, a new one where it has none; none where there are too many.
    fn group(&mut self, name: &str) -> Option<usize> {
        let known = self.groups.iter().position(|known| known == name);
        known.or_else(|| {
            (self.groups.len() < MOST_GROUPS).then(|| {
                self.groups.push(name.to_owned());
                self.groups.len() - 1
            })
        })
    }

    fn insert(&mut self, words: &str, sort: Sorts) {
        for word in words.split_whitespace() {
            let word: String = word.nfc().flat_map(char::to_lowercase).collect();
            self.sorts.entry(word.into()).or_default().0 |= sort.0;
        }
    }

    /// The sorts of the words of a sentence, over what is in `sorts`.
    pub fn sorts(&self, words: &Words, sorts: &mut Vec<Sorts>) {
        sorts.clear();
        let word = |index| words.word(index).map(|word| self.sorts.get(word).copied().unwrap_or_default());
        sorts.extend((0..words.count()).map_while(word));
    }

    /// The name of a group.
    #[cfg(test)]
    pub fn group_name(&self, group: usize) -> Option<&str> {
        self.groups.get(group).map(String::as_str)
    }

    /// The number of a group by its name.
    pub fn group_of(&self, name: &str) -> Option<usize> {
        self.groups.iter().position(|known| known == name)
    }
}
