//! How a sentence asks by the order of its words, where its mark is missing (`rules/LANGUAGE/asking.toml`).
//!
//! A verb that stands before who or what it is about asks: right behind a word that asks ("how did he"), or first ("did
//! he"). What only looks so is left: conditions ("had he known, …"), orders ("do the bearings first"), and words that
//! ask nothing because the sentence is about them ("what was the gaol is now a school", „Wie hoch er auch bot, …“).
//! Invariant: a bounded number of words is looked at for each beginning. Not here: phrases that ask.

mod english;
mod german;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::Deserialize;

use crate::phrases::Words;
use crate::rules::{RuleFault, RuleFile, fault, parse};
use crate::words::last_sign;

/// Longer sentences tell something.
const MOST_WORDS: usize = 60;
/// So many words before a question say nothing of it.
const MOST_LEADS: usize = 4;
/// What stands between the word that asks and its verb is no longer: "how many of the men".
const MOST_TAKEN: usize = 5;
/// Somebody who is spoken to before a question is named in so many words.
const MOST_NAMED: usize = 3;

/// The lists of a file, each with the bit of its words.
const LISTS: [(&str, u32); 21] = [
    ("leads", LEADS),
    ("given", GIVEN),
    ("asks", ASKS),
    ("things", THINGS),
    ("takes", TAKES),
    ("before", BEFORE),
    ("fillers", FILLERS),
    ("verbs", VERBS),
    ("helping", HELPING),
    ("conditions", CONDITIONS),
    ("follows", FOLLOWS),
    ("orders", ORDERS),
    ("wishes", WISHES),
    ("persons", PERSONS),
    ("several", SEVERAL),
    ("articles", ARTICLES),
    ("adverbs", ADVERBS),
    ("tells", TELLS),
    ("joins", JOINS),
    ("open", OPENS),
    ("sayings", SAYINGS),
];

const LEADS: u32 = 1;
const GIVEN: u32 = 1 << 1;
const ASKS: u32 = 1 << 2;
const THINGS: u32 = 1 << 3;
const TAKES: u32 = 1 << 4;
const BEFORE: u32 = 1 << 5;
const FILLERS: u32 = 1 << 6;
const VERBS: u32 = 1 << 7;
const HELPING: u32 = 1 << 8;
const CONDITIONS: u32 = 1 << 9;
const FOLLOWS: u32 = 1 << 10;
const ORDERS: u32 = 1 << 11;
const WISHES: u32 = 1 << 12;
const PERSONS: u32 = 1 << 13;
const SEVERAL: u32 = 1 << 14;
const ARTICLES: u32 = 1 << 15;
const ADVERBS: u32 = 1 << 16;
const TELLS: u32 = 1 << 17;
const JOINS: u32 = 1 << 18;
const OPENS: u32 = 1 << 19;
const SAYINGS: u32 = 1 << 20;

/// The words of all languages.
#[derive(Default)]
pub(crate) struct Asking {
    tongues: BTreeMap<String, Tongue>,
}

#[derive(Default)]
struct Tongue {
    verb_second: bool,
    sorts: HashMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    verb_second: bool,
    #[serde(default)]
    words: HashMap<String, String>,
}

impl Asking {
    /// Adds a file's lists to those of its language.
    pub fn add(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let written: Written = parse(file)?;
        let mut lists = Vec::with_capacity(written.words.len());
        for (name, words) in &written.words {
            let known = LISTS.iter().find(|(list, _)| list == name);
            let (_, bit) =
                known.ok_or_else(|| RuleFault { line: 0, ..fault(file, 0, &format!("no such list: {name}")) })?;
            lists.push((*bit, words));
        }
        let tongue = self.tongues.entry(file.language.to_owned()).or_default();
        tongue.verb_second |= written.verb_second;
        for (bit, words) in lists {
            for word in words.split_whitespace() {
                *tongue.sorts.entry(word.to_owned()).or_default() |= bit;
            }
        }
        Ok(())
    }

    /// The words by whose order a sentence asks, in its bytes.
    pub fn asks(&self, sentence: &str) -> Option<Range<usize>> {
        let mut words = Words::default();
        words.cut(sentence);
        if words.count() > MOST_WORDS || words.count() < 2 {
            return None;
        }
        let seen = self.tongues.values().map(|tongue| Seen::of(sentence, &words, tongue)).collect::<Vec<_>>();
        // A sentence is in the language of which it has the most small words; in two, both are asked.
        let most = seen.iter().map(Seen::known).max()?;
        let place = seen.iter().filter(|seen| seen.known() == most).find_map(Seen::asking)?;
        words.bytes(place)
    }
}

/// A sentence with the sorts of its words in a language.
struct Seen<'s> {
    sentence: &'s str,
    words: &'s Words,
    sorts: Vec<u32>,
    verb_second: bool,
    /// Whether it ends without a stop.
    is_line: bool,
    /// Whether its words are written as those of titles.
    is_title: bool,
}

/// What stands before a part of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    First,
    /// Behind a colon or a dash, or what a condition says.
    Apart,
    Comma,
}

impl<'s> Seen<'s> {
    fn of(sentence: &'s str, words: &'s Words, tongue: &Tongue) -> Seen<'s> {
        let sort = |at| words.word(at).and_then(|word| tongue.sorts.get(word)).copied().unwrap_or_default();
        let capitals =
            (1..words.count()).filter(|at| starts(sentence, words, *at).is_some_and(char::is_uppercase)).count();
        Seen {
            sentence,
            words,
            sorts: (0..words.count()).map(sort).collect(),
            verb_second: tongue.verb_second,
            is_line: !last_sign(sentence).is_some_and(|sign| matches!(sign, '.' | '…' | ':' | ';' | ',')),
            is_title: !tongue.verb_second && capitals * 2 > words.count(),
        }
    }

    fn known(&self) -> usize {
        self.sorts.iter().filter(|sorts| **sorts != 0).count()
    }

    fn is(&self, at: usize, sorts: u32) -> bool {
        self.sorts.get(at).is_some_and(|own| own & sorts != 0)
    }

    fn says(&self, at: usize, one_of: &[&str]) -> bool {
        self.words.word(at).is_some_and(|word| one_of.contains(&word))
    }

    fn count(&self) -> usize {
        self.sorts.len()
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &str {
        let end = self.words.bytes(at..at + 1).map_or(self.sentence.len(), |bytes| bytes.start);
        let start = at.checked_sub(1).and_then(|before| self.words.bytes(before..at)).map_or(0, |bytes| bytes.end);
        debug_assert!(start <= end);
        self.sentence.get(start..end).unwrap_or_default()
    }

    /// Whether a word follows the one before it with nothing between but space or a quotation mark that opens.
    fn is_joined(&self, at: usize) -> bool {
        let gap = self.gap(at);
        at < self.count()
            && gap.starts_with(char::is_whitespace)
            && !gap.contains([',', ';', ':', '.', '–', '—', '(', '!', '-'])
    }

    fn is_capital(&self, at: usize) -> bool {
        starts(self.sentence, self.words, at).is_some_and(char::is_uppercase)
    }

    fn comma_before(&self, at: usize) -> bool {
        at < self.count() && self.gap(at).contains(',')
    }

    /// The same, but not where only who is spoken to follows: "did you keep it, Edie".
    fn part_begins(&self, at: usize) -> bool {
        let is_name = |at: usize| self.is_capital(at) && !self.is(at, PERSONS);
        self.comma_before(at) && !(self.count() - at < MOST_NAMED && (at..self.count()).all(is_name))
    }

    /// Whether a part of the sentence follows behind this word.
    fn goes_on(&self, from: usize) -> bool {
        (from + 1..self.count()).any(|at| self.gap(at).contains([',', ';', ':']))
    }

    /// Whether the words that lead to a place fill none in what follows: "and", "but", or words with a comma behind them.
    fn is_led_freely(&self, start: usize, at: usize) -> bool {
        let turns = |lead: usize| {
            self.verb_second || self.says(lead, &["so", "then", "now", "still", "yet", "well", "again", "also"])
        };
        let is_person = !self.verb_second && self.is_line && self.is(at + 1, PERSONS) && self.count() > at + MOST_NAMED;
        (start..at).all(|lead| self.is(lead, JOINS) || !self.is_joined(lead + 1) || !turns(lead) || is_person)
    }

    fn asking(&self) -> Option<Range<usize>> {
        let is_given = self.is(self.lead(0), GIVEN);
        (0..self.count()).find_map(|start| {
            let begins = match self.gap(start) {
                _ if start == 0 => Begins::First,
                gap if gap.contains([':', '–', '—']) || gap.contains(" - ") => Begins::Apart,
                gap if gap.contains([',', ';', '…']) => Begins::Comma,
                _ => return None,
            };
            // „Sagt euch der Name etwas“: what leads may be the verb.
            let at = if self.verb_second && self.is(start, VERBS) { start } else { self.lead(start) };
            let by_word =
                if is_given && begins == Begins::Comma && !self.goes_on(start) { Begins::Apart } else { begins };
            let end = match self.verb_second {
                true => self.word_asks_second(at, by_word),
                false => self.asks_with_word(at, by_word),
            };
            let by_verb = || match self.verb_second {
                true => self.verb_asks_first(at, begins),
                false => self.asks_with_verb(at, begins),
            };
            let end = end.or_else(|| self.is_led_freely(start, at).then(by_verb).flatten());
            end.map(|end| at..end.min(self.count()))
        })
    }

    /// Where a part begins once the words are left aside that lead to it.
    fn lead(&self, start: usize) -> usize {
        let is_lead = |at: &usize| self.is(*at, LEADS) && !self.is(*at, ASKS | THINGS);
        start + (start..(start + MOST_LEADS).min(self.count().saturating_sub(1))).take_while(is_lead).count()
    }

    /// "Is there, in the margin, for all to see."; "is he dead, the queen asked, and fainted."; "ist mein Glas noch
    /// lang nicht kalt.", which goes on from the line before.
    fn is_aside(&self, subject: usize) -> bool {
        let mut behind = (subject + 1..self.count()).skip_while(|at| !self.comma_before(*at));
        let is_spoken = behind.any(|at| self.is(at, SAYINGS));
        !self.is_line
            && (!self.is_joined(subject + 1)
                || is_spoken
                || starts(self.sentence, self.words, 0).is_some_and(char::is_lowercase))
    }

    /// The word that asks at a place, with whether a word stands before it: "to whom".
    fn word_that_asks(&self, at: usize) -> Option<(usize, bool)> {
        let is_asking = |at| self.is(at, ASKS | THINGS);
        match is_asking(at) {
            true => Some((at, false)),
            false => (self.is(at, BEFORE) && self.is_joined(at + 1) && is_asking(at + 1)).then_some((at + 1, true)),
        }
    }
}

fn starts(sentence: &str, words: &Words, at: usize) -> Option<char> {
    sentence.get(words.bytes(at..at + 1)?)?.chars().next()
}
