//! The words that every text has, whatever it is about: `rules/LANGUAGE/common.toml`.
//! Invariant: words are kept as the room compares them, folded (`letters`). Not here: what is done with them.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::letters::fold;
use crate::rules::{RuleFault, RuleFile, parse};

/// So many bytes has a word that joins several numbers: no shorter one does, and a longer one is none.
const JOINED: std::ops::Range<usize> = 10..60;

/// Ways of speaking that words stand for, in the order of their bits.
pub(crate) const WAYS: [&str; 16] = [
    "i", "you", "we", "he", "she", "they", "it", "pointing", "modal", "was", "is", "soon", "anyone", "not", "joining",
    "price",
];

/// Words that every text has, in all languages.
#[derive(Default)]
pub(crate) struct Common {
    function: HashSet<String>,
    /// Those of languages that write every noun with a capital, so that a capital is no sign of a name.
    function_beside_capitals: HashSet<String>,
    /// Those of languages in which a capital tells a name; "in" and "was" are of both.
    function_beside_names: HashSet<String>,
    negation: HashSet<String>,
    /// The rows in which a word stands, by their numbers.
    opposing: HashMap<String, Vec<u32>>,
    rows: u32,
    general: HashSet<String>,
    personal: HashSet<String>,
    present: HashSet<String>,
    past: HashSet<String>,
    deeds: HashSet<String>,
    leading: HashSet<String>,
    opening: HashSet<String>,
    /// What is left of a word that is drawn together with the one before it: `s` of "is" in "it's".
    drawn: HashMap<String, String>,
    months: HashSet<String>,
    value: HashSet<String>,
    /// The ways of speaking for which a word stands, a bit each.
    ways: HashMap<String, u32>,
    numbers: HashMap<String, u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    nouns_have_capitals: bool,
    #[serde(default)]
    function: String,
    #[serde(default)]
    negation: String,
    #[serde(default)]
    opposing: Vec<String>,
    #[serde(default)]
    general: String,
    #[serde(default)]
    personal: String,
    #[serde(default)]
    present: String,
    #[serde(default)]
    past: String,
    #[serde(default)]
    deeds: String,
    #[serde(default)]
    leading: String,
    #[serde(default)]
    opening: String,
    #[serde(default)]
    drawn_together: HashMap<String, String>,
    #[serde(default)]
    months: String,
    #[serde(default)]
    value: String,
    #[serde(default)]
    ways: HashMap<String, String>,
    #[serde(default)]
    numbers: HashMap<String, u64>,
}

impl Common {
    /// Adds a file's words.
    pub fn add(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let written: Written = parse(file)?;
        let function: Vec<String> = written.function.split_whitespace().map(folded).collect();
        let beside = match written.nouns_have_capitals {
            true => &mut self.function_beside_capitals,
            false => &mut self.function_beside_names,
        };
        beside.extend(function.iter().cloned());
        self.function.extend(function);
        self.negation.extend(written.negation.split_whitespace().map(folded));
        for row in &written.opposing {
            row.split_whitespace().for_each(|word| self.opposing.entry(folded(word)).or_default().push(self.rows));
            self.rows += 1;
        }
        self.general.extend(written.general.split_whitespace().map(folded));
        self.personal.extend(written.personal.split_whitespace().map(folded));
        self.present.extend(written.present.split_whitespace().map(folded));
        self.past.extend(written.past.split_whitespace().map(folded));
        self.deeds.extend(written.deeds.split_whitespace().map(folded));
        self.leading.extend(written.leading.split_whitespace().map(folded));
        self.opening.extend(written.opening.split_whitespace().map(folded));
        self.drawn.extend(written.drawn_together.iter().map(|(word, left)| (folded(word), folded(left))));
        self.months.extend(written.months.split_whitespace().map(folded));
        self.value.extend(written.value.split_whitespace().map(folded));
        for (at, way) in WAYS.iter().enumerate() {
            for word in written.ways.get(*way).into_iter().flat_map(|words| words.split_whitespace()) {
                *self.ways.entry(folded(word)).or_default() |= 1 << at;
            }
        }
        self.numbers.extend(written.numbers.iter().map(|(word, value)| (folded(word), *value)));
        Ok(())
    }

    /// Whether a folded word joins others and names nothing.
    pub fn is_function(&self, word: &str) -> bool {
        self.function.contains(word)
    }

    /// Whether it does so in a language in which every noun has a capital.
    pub fn is_beside_capitals(&self, word: &str) -> bool {
        self.function_beside_capitals.contains(word) && !self.function_beside_names.contains(word)
    }

    /// Whether a folded word turns a statement into its contrary.
    pub fn is_negation(&self, word: &str) -> bool {
        self.negation.contains(word)
    }

    /// The rows of contraries in which a folded word stands: where another of one row stands for it, something else is said.
    pub fn opposing(&self, word: &str) -> &[u32] {
        self.opposing.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a folded word is so common that it says nothing about what a text is about.
    pub fn is_general(&self, word: &str) -> bool {
        self.general.contains(word)
    }

    /// Whether a folded word speaks of who writes or who reads.
    pub fn is_personal(&self, word: &str) -> bool {
        self.personal.contains(word)
    }

    /// Whether a folded word puts a statement into the present.
    pub fn is_present(&self, word: &str) -> bool {
        self.present.contains(word)
    }

    /// Whether a folded word puts a statement into the past.
    pub fn is_past(&self, word: &str) -> bool {
        self.past.contains(word)
    }

    /// Whether a folded word says what somebody did, or what was done: alone it tells of the past, beside "is" of now.
    pub fn is_deed(&self, word: &str) -> bool {
        self.deeds.contains(word) || (word.len() > 4 && word.ends_with("ed"))
    }

    /// Whether a folded word leads to a statement behind it, so that the two are one: "that", "denied".
    pub fn is_leading(&self, word: &str) -> bool {
        self.leading.contains(word)
    }

    /// Whether a folded word opens a sentence that says the same without it: "the", "but".
    pub fn is_opening(&self, word: &str) -> bool {
        self.opening.contains(word)
    }

    /// What is left of a folded word that is drawn together with the one before it: `s` of "is" in "it's".
    pub fn drawn_together(&self, word: &str) -> Option<&str> {
        self.drawn.get(word).map(String::as_str)
    }

    /// The ways of speaking for which a folded word stands: a bit for each of [`WAYS`].
    pub fn ways(&self, word: &str) -> u32 {
        self.ways.get(word).copied().unwrap_or_default()
    }

    /// Whether a folded word is a month.
    pub fn is_month(&self, word: &str) -> bool {
        self.months.contains(word)
    }

    /// Whether a folded word praises, blames or doubts.
    pub fn is_value(&self, word: &str) -> bool {
        self.value.contains(word)
    }

    /// The number that a folded word says.
    pub fn number(&self, word: &str) -> Option<u64> {
        self.numbers.get(word).copied().or_else(|| self.joined_number(word))
    }

    /// The number of a word in which German joins several: `zweihundert`, `einundzwanzig`.
    fn joined_number(&self, word: &str) -> Option<u64> {
        if !JOINED.contains(&word.len()) {
            return None;
        }
        let part = |word: &str, otherwise: u64| match word {
            "" => Some(otherwise),
            "ein" => Some(1),
            _ => self.number(word),
        };
        for (scale, value) in [("tausend", 1_000), ("hundert", 100)] {
            if let Some((before, after)) = word.split_once(scale) {
                let times = part(before, 1).filter(|times| *times < 1_000)?;
                let rest = part(after.strip_prefix("und").unwrap_or(after), 0).filter(|rest| *rest < value)?;
                return Some(times * value + rest);
            }
        }
        let (ones, tens) = word.split_once("und")?;
        let ones = part(ones, 0).filter(|ones| (1..10).contains(ones))?;
        Some(ones + self.number(tens).filter(|tens| (20..100).contains(tens) && tens % 10 == 0)?)
    }
}

/// A word as the room compares words.
pub(crate) fn folded(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    word.chars().for_each(|character| fold(character, |letter| letters.push(letter)));
    letters
}
