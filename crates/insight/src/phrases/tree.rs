//! All phrases of all languages as one graph of words, walked along a sentence.
//!
//! Invariant: from each word of a sentence at most as many steps are taken as phrases have words, so that a text takes
//! time by its length; a word that is in no phrase takes one look-up. Phrases that begin alike share their nodes up to
//! the first part that can be said in several ways; behind that each goes on alone.

use std::collections::HashMap;
use std::ops::Range;

use super::cut::Words;
use super::notation::{LEAST_LETTERS, Phrase, Step};

/// So many words may stand where `*` is.
const LONGEST_GAP: usize = 4;
/// The id of a word of digits.
const NUMBER: u32 = 0;

/// Where phrases go on.
#[derive(Default)]
struct Node {
    /// By ids, in their order.
    edges: Vec<(u32, usize)>,
    gaps: Vec<usize>,
    /// Where phrases go on without a word.
    skips: Vec<usize>,
    /// The rules of phrases that end here, each with whether the sentence has to begin, and to end.
    ends: Vec<(usize, bool, bool)>,
}

/// The graph.
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Nodes that are reached in one way only, so that other phrases may go on from them.
    shared: HashMap<(usize, Step), usize>,
    /// The ids of words.
    words: HashMap<Box<str>, u32>,
    /// The ids of beginnings, by their first letters.
    beginnings: HashMap<Box<str>, Vec<(Box<str>, u32)>>,
    next_id: u32,
}

impl Default for Tree {
    fn default() -> Tree {
        Tree {
            nodes: vec![Node::default()],
            shared: HashMap::new(),
            words: HashMap::new(),
            beginnings: HashMap::new(),
            next_id: NUMBER + 1,
        }
    }
}

/// The ids of the words of a sentence; made anew in the same room for the next.
#[derive(Default)]
pub(super) struct Named {
    ids: Vec<u32>,
    ends: Vec<usize>,
}

impl Named {
    fn ids(&self, word: usize) -> &[u32] {
        let start = word.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(word).copied().unwrap_or(start);
        self.ids.get(start..end).unwrap_or_default()
    }
}

impl Tree {
    /// Adds a phrase of a rule.
    pub fn add(&mut self, phrase: &Phrase, rule: usize) {
        let mut parts = phrase.parts.as_slice();
        // A part at the beginning that may be missing is written out, so that nothing is tried at each word of a text.
        while let Some((first, behind)) = parts.split_first() {
            let said = first.iter().filter(|way| !way.is_empty()).cloned().collect::<Vec<_>>();
            let is_optional = said.len() < first.len();
            self.add_parts(&said, behind, (rule, phrase.is_first, phrase.is_last));
            if !is_optional {
                break;
            }
            parts = behind;
        }
    }

    fn add_parts(&mut self, first: &[Vec<Step>], behind: &[Vec<Vec<Step>>], end: (usize, bool, bool)) {
        let mut present = self.add_part(0, first);
        for part in behind {
            present = self.add_part(present, part);
        }
        self.node(present, |node| node.ends.push(end));
    }

    /// Adds the ways to say a part behind a node, and gives the node behind them.
    fn add_part(&mut self, from: usize, part: &[Vec<Step>]) -> usize {
        if let [way] = part {
            return way.iter().fold(from, |node, step| self.shared_step(node, step));
        }
        let join = self.new_node();
        for way in part {
            match way.split_last() {
                None => self.node(from, |node| node.skips.push(join)),
                Some((last, before)) => {
                    let node = before.iter().fold(from, |node, step| self.shared_step(node, step));
                    self.lead(node, last, join);
                }
            }
        }
        join
    }

    fn shared_step(&mut self, from: usize, step: &Step) -> usize {
        if let Some(known) = self.shared.get(&(from, step.clone())) {
            return *known;
        }
        let new = self.new_node();
        self.shared.insert((from, step.clone()), new);
        self.lead(from, step, new);
        new
    }

    fn lead(&mut self, from: usize, step: &Step, to: usize) {
        let id = match step {
            Step::Word(word) => self.word_id(word),
            Step::Beginning(word) => self.beginning_id(word),
            Step::Number => NUMBER,
            Step::Gap => return self.node(from, |node| node.gaps.push(to)),
        };
        self.node(from, |node| {
            let place = node.edges.partition_point(|(other, _)| *other <= id);
            node.edges.insert(place, (id, to));
        });
    }

    fn word_id(&mut self, word: &str) -> u32 {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let id = self.new_id();
        self.words.insert(word.into(), id);
        id
    }

    fn beginning_id(&mut self, word: &str) -> u32 {
        let alike = self.beginnings.get(first_letters(word)).into_iter().flatten();
        if let Some((_, known)) = alike.clone().find(|(known, _)| **known == *word) {
            return *known;
        }
        let id = self.new_id();
        self.beginnings.entry(first_letters(word).into()).or_default().push((word.into(), id));
        id
    }

    fn new_id(&mut self) -> u32 {
        let id = self.next_id;
        self.next_id = self.next_id.saturating_add(1);
        id
    }

    fn new_node(&mut self) -> usize {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }

    fn node(&mut self, index: usize, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(index) {
            change(node);
        }
    }

    /// Gives each phrase that stands in a sentence: its rule and its words.
    pub fn walk(&self, words: &Words, named: &mut Named, give: &mut impl FnMut(usize, Range<usize>)) {
        self.name(words, named);
        for start in 0..words.count() {
            // Nothing begins with a gap, nor with what may be missing.
            if !named.ids(start).is_empty() {
                self.step(0, named, start, start, give);
            }
        }
    }

    fn name(&self, words: &Words, named: &mut Named) {
        named.ids.clear();
        named.ends.clear();
        for word in (0..words.count()).filter_map(|index| words.word(index)) {
            named.ids.extend(self.words.get(word));
            if word.starts_with(|first: char| first.is_ascii_digit()) {
                named.ids.push(NUMBER);
            }
            let alike = self.beginnings.get(first_letters(word)).into_iter().flatten();
            named.ids.extend(alike.filter(|(beginning, _)| word.starts_with(&**beginning)).map(|(_, id)| *id));
            named.ends.push(named.ids.len());
        }
    }

    /// Goes on from a node with the word at `at`. As deep as the longest phrase, no deeper.
    fn step(&self, node: usize, named: &Named, start: usize, at: usize, give: &mut impl FnMut(usize, Range<usize>)) {
        let Some(node) = self.nodes.get(node) else { return };
        let count = named.ends.len();
        for (rule, is_first, is_last) in &node.ends {
            if (!is_first || start == 0) && (!is_last || at == count) {
                give(*rule, start..at);
            }
        }
        node.skips.iter().for_each(|next| self.step(*next, named, start, at, give));
        for gap in &node.gaps {
            (at..=(at + LONGEST_GAP).min(count)).for_each(|next| self.step(*gap, named, start, next, give));
        }
        for id in named.ids(at) {
            let first = node.edges.partition_point(|(other, _)| other < id);
            let edges = node.edges.get(first..).unwrap_or_default();
            let leads = edges.iter().take_while(|(other, _)| other == id);
            leads.for_each(|(_, next)| self.step(*next, named, start, at + 1, give));
        }
    }
}

fn first_letters(word: &str) -> &str {
    let end = word.char_indices().nth(LEAST_LETTERS).map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or(word)
}
