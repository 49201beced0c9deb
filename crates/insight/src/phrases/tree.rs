//! All phrases of all languages as one graph of words, walked along a sentence.
//!
//! Invariant: from each word of a sentence at most as many steps are taken as phrases have words, so that a text takes
//! time by its length; a sentence in which nothing begins a phrase takes one look-up a word. Phrases that begin alike
//! share their nodes up to the first part that can be said in several ways; behind that each goes on alone.

use std::collections::HashMap;
use std::ops::Range;

use super::cut::Words;
use super::notation::{LEAST_LETTERS, Phrase, Step};

/// So many words may stand where `*` is.
const LONGEST_GAP: usize = 4;

/// Where phrases go on.
#[derive(Default)]
struct Node {
    words: HashMap<Box<str>, Vec<usize>>,
    /// By their first letters.
    beginnings: HashMap<Box<str>, Vec<(Box<str>, usize)>>,
    numbers: Vec<usize>,
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
}

impl Default for Tree {
    fn default() -> Tree {
        Tree { nodes: vec![Node::default()], shared: HashMap::new() }
    }
}

impl Tree {
    /// Adds a phrase of a rule.
    pub fn add(&mut self, phrase: &Phrase, rule: usize) {
        let mut present = 0;
        for part in &phrase.parts {
            if let [way] = part.as_slice() {
                present = way.iter().fold(present, |node, step| self.shared_step(node, step));
                continue;
            }
            let join = self.new_node();
            for way in part {
                match way.split_last() {
                    None => self.node(present, |node| node.skips.push(join)),
                    Some((last, before)) => {
                        let node = before.iter().fold(present, |node, step| self.shared_step(node, step));
                        self.lead(node, last, join);
                    }
                }
            }
            present = join;
        }
        self.node(present, |node| node.ends.push((rule, phrase.is_first, phrase.is_last)));
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
        self.node(from, |node| match step {
            Step::Word(word) => node.words.entry(word.as_str().into()).or_default().push(to),
            Step::Number => node.numbers.push(to),
            Step::Gap => node.gaps.push(to),
            Step::Beginning(word) => {
                let alike = node.beginnings.entry(first_letters(word).into()).or_default();
                alike.push((word.as_str().into(), to));
            }
        });
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
    pub fn walk(&self, words: &Words, give: &mut impl FnMut(usize, Range<usize>)) {
        for start in 0..words.count() {
            self.step(0, words, start, start, give);
        }
    }

    /// Goes on from a node with the word at `at`. As deep as the longest phrase, no deeper.
    fn step(&self, node: usize, words: &Words, start: usize, at: usize, give: &mut impl FnMut(usize, Range<usize>)) {
        let Some(node) = self.nodes.get(node) else { return };
        for (rule, is_first, is_last) in &node.ends {
            if (!is_first || start == 0) && (!is_last || at == words.count()) {
                give(*rule, start..at);
            }
        }
        node.skips.iter().for_each(|next| self.step(*next, words, start, at, give));
        for gap in &node.gaps {
            (at..=at + LONGEST_GAP).for_each(|next| self.step(*gap, words, start, next, give));
        }
        let Some(word) = words.word(at) else { return };
        let mut go = |next: usize| self.step(next, words, start, at + 1, give);
        node.words.get(word).into_iter().flatten().copied().for_each(&mut go);
        if word.starts_with(|first: char| first.is_ascii_digit()) {
            node.numbers.iter().copied().for_each(&mut go);
        }
        if !node.beginnings.is_empty() {
            let alike = node.beginnings.get(first_letters(word)).into_iter().flatten();
            alike.filter(|(beginning, _)| word.starts_with(&**beginning)).for_each(|(_, next)| go(*next));
        }
    }
}

fn first_letters(word: &str) -> &str {
    let end = word.char_indices().nth(LEAST_LETTERS).map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or(word)
}
