//! What words are about: words for one deed or thing, things of one sort, words that deny.
//!
//! Read from `rules/LANGUAGE/statements.toml`. Invariant: words are known by their stems, in the language of their file;
//! a sentence is read in its own, for a text may be in two. Not here: sentences (`statements`).

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::lexemes::{Lexeme, lexemes};
use crate::rules::{RuleFault, RuleFile, parse};
use crate::stems::{Tongue, stem};

/// A phrase has so many words at most.
const LONGEST: usize = 4;

/// What a word or phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sense {
    /// A deed, by its number; whether it happens once, and whether to a thing, whoever does it.
    Deed { class: u32, is_once: bool, is_of_thing: bool },
    /// A thing that has other names.
    Same { class: u32 },
    /// A thing of a sort of which only one can be.
    OneOf { sort: u32, thing: u32, is_opposed: bool },
    /// Somebody holds an office, or did something that one alone does: `captain`, `architect`.
    Office { class: u32 },
    /// It denies what somebody said, so strongly of 100.
    Denial { weight: u8 },
}

/// The stems of a word or phrase, and what it says.
type Known = (Vec<String>, Sense);

/// All that is known of words.
#[derive(Default)]
pub(crate) struct Lexicon {
    /// By the language and the stem of the first word: what begins with it.
    senses: [HashMap<String, Vec<Known>>; 2],
    aside: [HashSet<String>; 2],
    classes: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    aside: String,
    #[serde(default)]
    deed: Vec<Deed>,
    #[serde(default)]
    same: Vec<Group>,
    #[serde(default)]
    sort: Vec<Group>,
    #[serde(default)]
    office: Vec<Group>,
    #[serde(default)]
    opposed: Vec<Group>,
    #[serde(default)]
    denial: Vec<Denial>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deed {
    #[serde(default)]
    once: bool,
    #[serde(default)]
    of_thing: bool,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Denial {
    weight: f32,
    words: Vec<String>,
}

impl Lexicon {
    /// Adds a file's words.
    pub fn add(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let read: File = parse(file)?;
        let tongue = Tongue::of_tag(file.language);
        let aside = read.aside.split_whitespace().map(str::to_lowercase);
        of_mut(&mut self.aside, tongue).extend(aside);
        for deed in &read.deed {
            let class = self.class();
            deed.words.iter().for_each(|words| {
                self.learn(words, tongue, Sense::Deed { class, is_once: deed.once, is_of_thing: deed.of_thing })
            });
        }
        for group in &read.same {
            let class = self.class();
            group.words.iter().for_each(|words| self.learn(words, tongue, Sense::Same { class }));
        }
        for group in &read.office {
            let class = self.class();
            group.words.iter().for_each(|words| self.learn(words, tongue, Sense::Office { class }));
        }
        read.sort.iter().for_each(|group| self.learn_sort(group, tongue, false));
        read.opposed.iter().for_each(|group| self.learn_sort(group, tongue, true));
        for denial in &read.denial {
            // The cast saturates.
            let weight = (denial.weight.clamp(0.0, 1.0) * 100.0) as u8;
            denial.words.iter().for_each(|words| self.learn(words, tongue, Sense::Denial { weight }));
        }
        Ok(())
    }

    /// Adds groups of English words that mean nearly the same, one a line, `_` within phrases.
    pub fn add_alike(&mut self, file: &str) {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let class = self.class();
            for words in line.split_whitespace() {
                self.learn(&words.replace('_', " "), Tongue::English, Sense::Same { class });
            }
        }
    }

    fn learn_sort(&mut self, group: &Group, tongue: Tongue, is_opposed: bool) {
        let sort = self.class();
        for names in &group.words {
            let thing = self.class();
            names.split('=').for_each(|words| self.learn(words, tongue, Sense::OneOf { sort, thing, is_opposed }));
        }
    }

    fn class(&mut self) -> u32 {
        self.classes += 1;
        self.classes
    }

    fn learn(&mut self, words: &str, tongue: Tongue, sense: Sense) {
        let stems = lexemes(words).iter().map(|lexeme| stem(&lexeme.low, tongue).into_owned()).collect::<Vec<_>>();
        let Some(first) = stems.first().cloned().filter(|_| stems.len() <= LONGEST) else { return };
        let known = of_mut(&mut self.senses, tongue).entry(first).or_default();
        if !known.iter().any(|(other, of)| *other == stems && *of == sense) {
            known.push((stems, sense));
        }
    }

    /// Whether a word in small letters says nothing about what a sentence is about.
    pub fn is_aside(&self, low: &str, tongue: Tongue) -> bool {
        of(&self.aside, tongue).contains(low)
    }

    /// What the words say that begin here, each with how many they are. `stems` are those of the whole sentence.
    pub fn senses<'l>(
        &'l self,
        stems: &'l [&'l str],
        at: usize,
        tongue: Tongue,
    ) -> impl Iterator<Item = (usize, Sense)> + 'l {
        let known = stems.get(at).and_then(|first| of(&self.senses, tongue).get(*first));
        known.into_iter().flatten().filter_map(move |(words, sense)| {
            let fits =
                words.iter().enumerate().all(|(step, word)| stems.get(at + step).is_some_and(|stem| stem == word));
            fits.then_some((words.len(), *sense))
        })
    }
}

fn of<T>([english, german]: &[T; 2], tongue: Tongue) -> &T {
    if tongue == Tongue::German { german } else { english }
}

fn of_mut<T>([english, german]: &mut [T; 2], tongue: Tongue) -> &mut T {
    if tongue == Tongue::German { german } else { english }
}

/// Whether a word turns a statement into its opposite.
pub(crate) fn negates(lexeme: &Lexeme<'_>) -> bool {
    matches!(
        lexeme.low.as_ref(),
        "not"
            | "never"
            | "no"
            | "nobody"
            | "none"
            | "nothing"
            | "nowhere"
            | "neither"
            | "nor"
            | "cannot"
            | "nicht"
            | "nie"
            | "niemals"
            | "kein"
            | "keine"
            | "keinen"
            | "keinem"
            | "keiner"
            | "keines"
            | "niemand"
            | "nirgends"
            | "nichts"
    ) || lexeme.low.ends_with("n't")
}
