//! The words of texts as numbers, and how rare each is.
//! Invariant: a word's weight is between 0 and 1, and falls with the statements that it is in.

use std::collections::{HashMap, HashSet};

/// Numbers of words; those of the lexicon's classes come with their own.
#[derive(Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<String, u32>,
    /// In how many statements each is.
    counts: HashMap<u32, u32>,
    statements: u32,
    /// Words that stand in one name, or in two of which one lies in the other; the smaller first.
    joined: HashSet<(u32, u32)>,
}

/// Words are numbered from here; classes of the lexicon are below.
const FIRST: u32 = 1 << 24;

impl Vocabulary {
    /// The number of a word's stem.
    pub fn id(&mut self, stem: &str) -> u32 {
        if let Some(id) = self.ids.get(stem) {
            return *id;
        }
        let id = FIRST.saturating_add(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
        self.ids.insert(stem.to_owned(), id);
        id
    }

    /// Learns that two words belong to one name, or to two of which one lies in the other.
    pub fn join(&mut self, one: u32, other: u32) {
        self.joined.insert((one.min(other), one.max(other)));
    }

    /// Whether two words may name the same.
    pub fn are_joined(&self, one: u32, other: u32) -> bool {
        one == other || self.joined.contains(&(one.min(other), one.max(other)))
    }

    /// Counts the words of a statement, each once.
    pub fn count(&mut self, ids: impl Iterator<Item = u32>) {
        self.statements += 1;
        ids.for_each(|id| *self.counts.entry(id).or_default() += 1);
    }

    /// In how many statements it is.
    pub fn frequency(&self, id: u32) -> u32 {
        self.counts.get(&id).copied().unwrap_or(1)
    }

    /// How much it says that two statements have it in common. Short texts have rare words only: they weigh as in one of
    /// a hundred statements.
    pub fn weight(&self, id: u32) -> f32 {
        let all = self.statements.max(100) as f32;
        (1.0 + all / self.frequency(id) as f32).ln() / (1.0 + all).ln()
    }
}
