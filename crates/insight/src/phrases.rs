//! Rules that are phrases: read from files, and all of them found in a sentence at once.
//!
//! Invariant: the rules of every language and kind are one tree, walked once a sentence; what a sentence says for several
//! rules is told of each. Not here: what becomes of it (`boilerplate`, `questions`, `opinions`, `hedges`).

mod cut;
mod notation;
mod tree;
mod written;

use std::ops::Range;

use regex::Regex;

pub(crate) use cut::Words;

use crate::rules::{RuleFault, RuleFile};
use crate::suggestion::{Kind, Why};
use crate::words::last_sign;
use tree::{Named, Tree};

/// Patterns are for lines of a page and look at no longer sentences.
const PATTERN_WORDS: usize = 60;
/// More of one sentence says nothing more, and a sentence may be the whole of a hostile text.
const MOST_FIRED: usize = 64;

/// What phrases are about.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// The kind that it speaks for, or against.
    pub kind: Kind,
    /// The code of what it is, small letters with hyphens.
    pub sort: String,
    /// The reader's own words for why.
    pub why: Option<String>,
    /// The reason that a hedge is.
    pub reason: Option<&'static str>,
    /// The likelihood by it alone; below 0 how unlikely it makes what others say.
    pub weight: f32,
    /// It says nothing of sentences with more words.
    pub most_words: usize,
    /// Each place where it fires counts, up to three; otherwise it counts once.
    pub counts_each: bool,
    /// It says nothing of what ends as sentences do.
    pub only_lines: bool,
}

impl Rule {
    /// Why something is suggested by this rule, with the words that fired.
    pub fn reason_why(&self, fired: &str) -> Why {
        match &self.why {
            Some(why) => Why::new("own-rule", [why.as_str(), fired]),
            None => Why::new(&self.sort, [fired]),
        }
    }
}

/// A phrase or a pattern that stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fired {
    /// The index of its rule.
    pub rule: usize,
    /// Where, in bytes of the sentence.
    pub bytes: Range<usize>,
    /// Which words; of a pattern those that it touches.
    pub words: Range<usize>,
}

/// All phrases.
#[derive(Default)]
pub(crate) struct Phrases {
    rules: Vec<Rule>,
    tree: Tree,
    patterns: Vec<(usize, Regex)>,
}

impl Phrases {
    /// Adds a file's rules, all or none.
    pub fn add(&mut self, kind: Kind, file: RuleFile<'_>) -> Result<(), RuleFault> {
        for ready in written::read(kind, file)? {
            let rule = self.rules.len();
            self.rules.push(ready.rule);
            ready.phrases.iter().for_each(|phrase| self.tree.add(phrase, rule));
            self.patterns.extend(ready.patterns.into_iter().map(|pattern| (rule, pattern)));
        }
        Ok(())
    }

    /// A rule.
    pub fn rule(&self, index: usize) -> Option<&Rule> {
        self.rules.get(index)
    }

    /// Cuts a sentence and finds what stands in it, by rule and place; of one rule nothing twice over the same words.
    pub fn find(&self, sentence: &str, words: &mut Words) -> Vec<Fired> {
        words.cut(sentence);
        let mut found: Vec<Fired> = Vec::new();
        let (count, is_line) = (words.count(), is_line(sentence));
        let fits = |rule: usize| {
            let rule = self.rules.get(rule);
            rule.is_some_and(|rule| count <= rule.most_words && (is_line || !rule.only_lines))
        };
        self.tree.walk(words, &mut Named::default(), &mut |rule, place| {
            if let (true, true, Some(bytes)) = (fits(rule), found.len() < MOST_FIRED, words.bytes(place.clone())) {
                found.push(Fired { rule, bytes, words: place });
            }
        });
        for (rule, pattern) in self.patterns.iter().filter(|_| count <= PATTERN_WORDS) {
            if !fits(*rule) {
                continue;
            }
            let matches = pattern.find_iter(sentence).filter(|found| !found.is_empty()).take(MOST_FIRED);
            found.extend(matches.map(|found| {
                let place = words.touched(found.range());
                Fired { rule: *rule, bytes: found.range(), words: place }
            }));
        }
        found.sort_by_key(|fired| (fired.rule, fired.bytes.start, usize::MAX - fired.bytes.end));
        found.dedup_by(|later, before| later.rule == before.rule && later.bytes.start < before.bytes.end);
        found
    }
}

/// Whether something is written as a line of a page and not as a sentence: without a stop, or with a cheer.
fn is_line(sentence: &str) -> bool {
    !last_sign(sentence).is_some_and(|sign| matches!(sign, '.' | '?' | '…' | ':' | ';' | ',' | '。' | '？'))
}
