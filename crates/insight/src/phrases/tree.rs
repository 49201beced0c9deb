//! All phrases of all languages as one tree of words, walked along a sentence.
//!
//! Invariant: from each word of a sentence at most as many steps are taken as phrases have words, so that a text takes
//! time by its length; a sentence in which nothing begins a phrase takes one look-up a word.

use std::collections::HashMap;
use std::ops::Range;

use super::cut::Words;
use super::notation::{LEAST_LETTERS, Step, Way};

/// So many words may stand where `*` is.
const LONGEST_GAP: usize = 4;

/// Where phrases go on.
#[derive(Default)]
struct Node {
    words: HashMap<Box<str>, usize>,
    /// By their first letters.
    beginnings: HashMap<Box<str>, Vec<(Box<str>, usize)>>,
    number: Option<usize>,
    gap: Option<usize>,
    /// The rules of phrases that end here, each with whether the sentence has to begin, and to end.
    ends: Vec<(usize, bool, bool)>,
}

/// The tree.
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Default for Tree {
    fn default() -> Tree {
        Tree { nodes: vec![Node::default()] }
    }
}

impl Tree {
    /// Adds a way to say what a rule is about.
    pub fn add(&mut self, way: &Way, rule: usize) {
        let mut present = 0;
        for step in &way.steps {
            let new = self.nodes.len();
            let Some(node) = self.nodes.get_mut(present) else { return };
            present = match step {
                Step::Word(word) => *node.words.entry(word.as_str().into()).or_insert(new),
                Step::Number => *node.number.get_or_insert(new),
                Step::Gap => *node.gap.get_or_insert(new),
                Step::Beginning(word) => {
                    let alike = node.beginnings.entry(first_letters(word).into()).or_default();
                    match alike.iter().find(|(known, _)| **known == **word) {
                        Some((_, next)) => *next,
                        None => {
                            alike.push((word.as_str().into(), new));
                            new
                        }
                    }
                }
            };
            if present == new {
                self.nodes.push(Node::default());
            }
        }
        let end = (rule, way.is_first, way.is_last);
        if let Some(node) = self.nodes.get_mut(present)
            && !node.ends.contains(&end)
        {
            node.ends.push(end);
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
        if let Some(gap) = node.gap {
            (at..=at + LONGEST_GAP).for_each(|next| self.step(gap, words, start, next, give));
        }
        let Some(word) = words.word(at) else { return };
        if let Some(next) = node.words.get(word) {
            self.step(*next, words, start, at + 1, give);
        }
        if let Some(next) = node.number.filter(|_| word.starts_with(|first: char| first.is_ascii_digit())) {
            self.step(next, words, start, at + 1, give);
        }
        if !node.beginnings.is_empty() {
            let alike = node.beginnings.get(first_letters(word)).into_iter().flatten();
            let begun = alike.filter(|(beginning, _)| word.starts_with(&**beginning));
            begun.for_each(|(_, next)| self.step(*next, words, start, at + 1, give));
        }
    }
}

fn first_letters(word: &str) -> &str {
    let end = word.char_indices().nth(LEAST_LETTERS).map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or(word)
}
