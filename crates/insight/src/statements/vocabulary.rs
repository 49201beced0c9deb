//! The words of texts as numbers, and how rare each is.
//! Invariant: a word's weight is between 0 and 1, and falls with the statements that it is in.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::meanings::{Meaning, Meanings};

/// Numbers of words; those of the lexicon's classes come with their own.
#[derive(Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<String, u32>,
    /// In how many statements each is.
    counts: Vec<u32>,
    /// How much each weighs, once all are counted.
    weights: Vec<f32>,
    statements: u32,
    /// Words of names of which one lies in the other; the smaller first.
    joined: HashSet<(u32, u32)>,
    /// How often a first word of names stands before which last, or alone.
    heads: HashMap<u32, HashMap<u32, u32>>,
    /// What the words mean, by their number from `FIRST`, and how much each tells.
    meanings: Vec<Option<(Meaning, f32)>>,
    /// The days of which statements tell.
    days: BTreeMap<i64, u32>,
}

/// Words are numbered from here; classes of the lexicon are below.
pub(crate) const FIRST: u32 = 1 << 20;

impl Vocabulary {
    /// The number of a word, by its stem.
    pub fn id(&mut self, stem: &str, word: &str, is_english: bool) -> u32 {
        if let Some(id) = self.ids.get(stem) {
            return *id;
        }
        let id = FIRST.saturating_add(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
        self.ids.insert(stem.to_owned(), id);
        let known = Meanings::english().filter(|_| is_english);
        let meant = known.and_then(|known| known.find(word).map(|meant| (known.meaning(meant), known.weight(meant))));
        self.meanings.push(meant);
        id
    }

    /// Whether a number is that of a class of the lexicon.
    pub fn is_class(id: u32) -> bool {
        id < FIRST
    }

    fn meant(&self, id: u32) -> Option<&(Meaning, f32)> {
        self.meanings.get(usize::try_from(id.checked_sub(FIRST)?).ok()?)?.as_ref()
    }

    /// What a word means, where that is known.
    pub fn meaning(&self, id: u32) -> Option<&Meaning> {
        self.meant(id).map(|(meaning, _)| meaning)
    }

    /// How much a word tells in any text; what is not known is rare.
    pub fn telling(&self, id: u32) -> f32 {
        self.meant(id).map_or(1.0, |(_, weight)| *weight)
    }

    /// Learns that one name lies in another: "Spilsby in Lincolnshire".
    pub fn join(&mut self, one: u32, other: u32) {
        self.joined.insert((one.min(other), one.max(other)));
    }

    /// Whether one name lies in the other.
    pub fn are_joined(&self, one: u32, other: u32) -> bool {
        one == other || self.joined.contains(&(one.min(other), one.max(other)))
    }

    /// Learns a whole name.
    pub fn learn_name(&mut self, ids: &[u32]) {
        let (Some(first), Some(head)) = (ids.first(), ids.last()) else { return };
        *self.heads.entry(*first).or_default().entry(*head).or_default() += 1;
    }

    /// The word by which a name is known: of "Sir John" it is "Franklin" where most Johns are called so.
    pub fn head(&self, ids: &[u32], is_titled: bool) -> Option<u32> {
        let last = *ids.last()?;
        let Some(heads) = self.heads.get(&last).filter(|_| ids.len() == 1) else { return Some(last) };
        let alone = heads.get(&last).copied().unwrap_or(0);
        let others = heads.iter().filter(|(head, _)| **head != last);
        let (head, count) = others.max_by_key(|(head, count)| (**count, **head)).unwrap_or((&last, &0));
        Some(if is_titled && *count > 0 || *count > alone { *head } else { last })
    }

    /// Learns that a statement tells of a day, by its number.
    pub fn learn_day(&mut self, day: i64) {
        *self.days.entry(day).or_default() += 1;
    }

    /// How many statements tell of days within a month of two others; many are as good as more.
    pub fn days_near(&self, one: i64, other: i64) -> u32 {
        let near = self.days.range(one.min(other) - 31..=one.max(other) + 31);
        near.take(12).map(|(_, count)| count).sum()
    }

    /// Counts the words of a statement, each once.
    pub fn count(&mut self, ids: impl Iterator<Item = u32>) {
        self.statements += 1;
        for id in ids.filter_map(|id| usize::try_from(id).ok()) {
            if id >= self.counts.len() {
                self.counts.resize(id + 1, 0);
            }
            self.counts.get_mut(id).into_iter().for_each(|count| *count += 1);
        }
    }

    /// Weighs the words once all are counted. Short texts have rare words only: they weigh as in one of a hundred
    /// statements.
    pub fn weigh(&mut self) {
        let all = self.statements.max(100) as f32;
        let weight = |count: &u32| (1.0 + all / (*count).max(1) as f32).ln() / (1.0 + all).ln();
        self.weights = self.counts.iter().map(weight).collect();
    }

    /// In how many statements it is.
    pub fn frequency(&self, id: u32) -> u32 {
        usize::try_from(id).ok().and_then(|id| self.counts.get(id)).copied().unwrap_or(1).max(1)
    }

    /// How much it says that two statements have it in common.
    pub fn weight(&self, id: u32) -> f32 {
        usize::try_from(id).ok().and_then(|id| self.weights.get(id)).copied().unwrap_or(1.0)
    }
}
