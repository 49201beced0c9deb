//! What signs and words make likely: a sum of weights, learned from marked texts (`rules/und/page-lines.toml`).
//! Invariant: linear in them; what a file does not weigh weighs nothing. Not here: how they were learned (`learning`).

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use serde::Deserialize;

use crate::looks::{Look, Looks, word_of};
use crate::rules::{RuleFault, RuleFile, fault, parse};
use crate::vocabulary::Mixed;

/// What a word's name in a file begins with.
pub(crate) const WORD: &str = "word ";

/// Weights of signs, by their numbers, and of words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights {
    weights: Vec<f32>,
    words: HashMap<u64, f32, BuildHasherDefault<Mixed>>,
}

impl Weights {
    /// Weights by the names of signs; unknown names are of groups that nobody added.
    pub fn of(written: &BTreeMap<String, f32>, looks: &Looks) -> Weights {
        let mut weights = Weights::default();
        for (name, weight) in written {
            if let Some(word) = name.strip_prefix(WORD) {
                weights.set_word(word_of(word), *weight);
            } else if let Some(sign) = looks.sign_of(name) {
                weights.set(sign, *weight);
            }
        }
        weights
    }

    /// Sets a sign's weight.
    pub fn set(&mut self, sign: usize, weight: f32) {
        if self.weights.len() <= sign {
            self.weights.resize(sign + 1, 0.0);
        }
        if let Some(place) = self.weights.get_mut(sign) {
            *place = weight;
        }
    }

    /// Sets a word's weight.
    pub fn set_word(&mut self, word: u64, weight: f32) {
        self.words.insert(word, weight);
    }

    /// The weight of a word.
    pub fn of_word(&self, word: u64) -> f32 {
        self.words.get(&word).copied().unwrap_or_default()
    }

    /// The weight of a sign.
    pub fn get(&self, sign: usize) -> f32 {
        self.weights.get(sign).copied().unwrap_or_default()
    }

    /// How many signs may have one.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.weights.len()
    }

    /// How likely a look makes it, from 0 to 1.
    pub fn likely(&self, look: &Look) -> f32 {
        let sum: f32 = look.signs.iter().map(|(sign, part)| self.get(*sign) * part).sum();
        let words: f32 = look.words.iter().map(|word| self.of_word(*word)).sum();
        logistic(sum + words)
    }
}

/// The likelihood, from 0 to 1, whose odds have this logarithm.
pub(crate) fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// What a file says: weights for a sentence alone, and for one of whose neighbours is known how likely they are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    least: Option<f32>,
    #[serde(default)]
    alone: BTreeMap<String, f32>,
    #[serde(default)]
    among: BTreeMap<String, f32>,
}

/// No learned weight is larger; with an endless one nothing could be reckoned.
const LARGEST: f32 = 100.0;

/// A kind's weights as they were written; what they mean is known once all words are.
#[derive(Default)]
pub(crate) struct Learned {
    /// Less likely is not suggested.
    pub least: f32,
    alone: BTreeMap<String, f32>,
    among: BTreeMap<String, f32>,
}

impl Learned {
    /// Adds what a file says; what it weighs anew, weighs as it says.
    pub fn read(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let Written { least, alone, among } = parse(file)?;
        let all = least.iter().chain(alone.values()).chain(among.values());
        if all.clone().any(|weight| !weight.is_finite() || weight.abs() > LARGEST) {
            return Err(fault(file, 0, "a weight is no number between -100 and 100"));
        }
        self.least = least.unwrap_or(self.least);
        self.alone.extend(alone);
        self.among.extend(among);
        Ok(())
    }

    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.alone.is_empty() || self.among.is_empty()
    }

    /// The weights for a sentence alone, and for one among its neighbours.
    pub fn weights(&self, looks: &Looks) -> (Weights, Weights) {
        (Weights::of(&self.alone, looks), Weights::of(&self.among, looks))
    }
}
