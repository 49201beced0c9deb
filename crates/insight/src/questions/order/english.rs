//! The order of words where who or what a sentence is about stands before its verb, as in English: a verb that stands before
//! it asks, behind a word that asks or first. Not here: which words these are.

use super::{
    ADVERBS, ARTICLES, BEFORE, Begins, CONDITIONS, FILLERS, FOLLOWS, HELPING, JOINS, LEADS, MOST_NAMED, MOST_TAKEN,
    OPENS, ORDERS, PERSONS, SEVERAL, Seen, TAKES, TELLS, THINGS, VERBS, WISHES,
};

/// What stands between commas behind the word that asks is no longer: "why, if the powder was damp, did".
const MOST_ASIDE: usize = 12;

impl Seen<'_> {
    /// "How did he", "what year was it", "why, if that was so, did they": the end of what asks.
    pub(super) fn asks_with_word(&self, at: usize, begins: Begins) -> Option<usize> {
        let (word, is_led) = self.word_that_asks(at)?;
        let is_thing = self.is(word, THINGS) && !is_led;
        // ", which was the end of it": what a relative clause begins with as well.
        let is_relative = begins == Begins::Comma && (is_led || self.says(word, &["who", "which", "whose", "whom"]));
        let behind =
            word + 1 + (word + 1..self.count()).take_while(|at| self.is(*at, FILLERS) && self.is_joined(*at)).count();
        if self.is_joined(behind)
            && self.is(behind, VERBS)
            && !is_relative
            && self.turns(behind, word, is_thing, begins)
        {
            return Some(behind + 2);
        }
        if self.comma_before(word + 1) || is_led && self.comma_before(word + 2) {
            let last = (word + MOST_ASIDE).min(self.count());
            let verb = (word + 2..last)
                .find(|verb| self.comma_before(*verb) && self.is(*verb, VERBS) && self.is_subject(verb + 1));
            return verb.map(|verb| verb + 2);
        }
        // "If it was forged, who gained by it"
        let is_who =
            begins == Begins::Apart && self.is_line && self.says(word, &["who", "whose"]) && self.is_joined(word + 1);
        if is_who && !self.is(word + 1, PERSONS | ARTICLES) {
            return Some(word + 2);
        }
        self.asks_with_thing(word, is_led, is_relative)
    }

    /// "What year was it", "how many of the men did he".
    fn asks_with_thing(&self, word: usize, is_led: bool, is_relative: bool) -> Option<usize> {
        if !self.is(word, TAKES)
            || self.is(word + 1, PERSONS | VERBS)
            || (!is_led && self.is(word + 1, ARTICLES) && !self.says(word + 1, &["many", "much", "few"]))
        {
            return None;
        }
        let is_named = self.is_capital(word + 1);
        let verb = (word + 2..=word + 1 + MOST_TAKEN)
            .take_while(|at| {
                (word + 1..=*at).all(|at| self.is_joined(at))
                    && !self.is(at - 1, VERBS)
                    && (!self.is(*at, PERSONS) || self.says(at - 1, &["of"]))
            })
            .find(|at| self.is(*at, VERBS))?;
        let is_person = self.is_joined(verb + 1) && self.is(verb + 1, PERSONS);
        let is_free = is_led || !self.says(word, &["what", "how"]) || self.is_line && self.says(word, &["how"]);
        let is_near = verb == word + 2 && self.is_line && !self.ends_as_told(word + 1);
        let is_plain = !is_relative && !is_named && (is_free || is_near || self.is(verb, HELPING));
        let is_turned = is_person && !(is_relative && self.points(verb + 1)) || (is_plain && self.is_subject(verb + 1));
        (is_turned && !self.is_about(verb + 2, false)).then_some(verb + 2)
    }

    /// Whether a word looks like a verb: "what happened was", "what remains is".
    fn ends_as_told(&self, at: usize) -> bool {
        self.words.word(at).is_some_and(|word| word.ends_with("ed") || word.ends_with('s')) || self.is(at, ADVERBS)
    }

    fn points(&self, at: usize) -> bool {
        self.says(at, &["that", "this", "there", "those", "these"])
    }

    /// Whether who or what it is about stands behind the verb.
    fn turns(&self, verb: usize, word: usize, is_thing: bool, begins: Begins) -> bool {
        let subject = verb + 1;
        if !self.is_joined(subject) {
            return false;
        }
        let (is_helping, is_subject) = (self.is(verb, HELPING), self.is_subject(subject));
        if begins == Begins::Comma {
            let is_person = self.is(subject, PERSONS);
            let asks = self.says(word, &["why", "how", "what"]) || is_helping || !is_thing && !self.points(subject);
            return asks
                && (is_person || is_helping && is_subject)
                && (self.is_line || is_helping)
                && !self.goes_on(subject);
        }
        match (is_thing, is_helping) {
            (false, true) => is_subject || !self.is(subject, ADVERBS | VERBS),
            (false, false) => is_subject,
            (true, true) => is_subject,
            // "What was there is kept"
            (true, false) => is_subject && !self.says(subject, &["there"]) && !self.is_about(subject + 1, false),
        }
    }

    /// Whether somebody or something is named here: by a small word that leads to it, or by a capital.
    fn is_subject(&self, at: usize) -> bool {
        let is_name = !self.is_title && self.is_capital(at) && !self.is(at, ADVERBS);
        self.is_joined(at) && (self.is(at, PERSONS | ARTICLES) || is_name)
    }

    /// Whether something is told of what the words before are: "what was the gaol is now a school".
    fn is_about(&self, from: usize, is_by_verb: bool) -> bool {
        let is_told = |at: usize| self.is(at, TELLS) && self.is_joined(at) && !self.is(at - 1, PERSONS | JOINS);
        // A part with a verb of its own may end before a sentence does, and hardly before a line does.
        let begins = |at: &usize| self.is(*at, JOINS) && !(is_by_verb && self.says(*at, &["or"]));
        let mut rest = (from.max(1)..self.count()).take_while(|at| !(self.is_line || is_by_verb) || !begins(at));
        rest.any(is_told)
    }

    /// "Did he", "could the": the end of what asks.
    pub(super) fn asks_with_verb(&self, verb: usize, begins: Begins) -> Option<usize> {
        let subject = verb + 1;
        if !self.is(verb, VERBS) || !self.is_subject_of(verb) || self.is_ordered(verb) || self.is_condition(verb) {
            return None;
        }
        let is_person = self.is(subject, PERSONS);
        let asks = match begins {
            Begins::First => true,
            Begins::Apart => is_person || self.is_line && self.is(subject, ARTICLES),
            // Behind who is spoken to: "Mrs. Rudd, did you", "hello all, does the".
            Begins::Comma => {
                let is_greeting = self.is(0, LEADS) && !self.goes_on(subject);
                let is_named = verb <= MOST_NAMED && !self.is(0, VERBS | PERSONS | JOINS | ADVERBS);
                is_greeting && (is_person || self.is_line)
                    || is_named && (self.is(subject, SEVERAL) || self.is_line && self.is(verb, HELPING))
            }
        };
        // "Was the first to cross.": who it is about was left away.
        let is_bare = !self.is_line && !is_person && !self.is(verb, HELPING);
        let is_open = self.says(subject, &["your"])
            || (subject + 1..self.count())
                .any(|at| self.is(at, OPENS) || self.says(verb, &["had"]) && self.says(at, &["been"]));
        let is_told = self.is_about(subject + 1, true) || self.is_cut_short(subject + 1) || self.is_aside(subject);
        (asks && !is_told && (!is_bare || is_open)).then_some(subject + 1)
    }

    fn is_subject_of(&self, verb: usize) -> bool {
        let subject = verb + 1;
        if !self.is_joined(subject) || self.says(verb, &["was", "have"]) && self.says(subject, &["i"]) {
            return false;
        }
        if self.is(subject, PERSONS | ARTICLES) {
            return true;
        }
        let next = subject + 1;
        // "Will Carver", "May Day"; "Did Stratford in a day"
        let is_name = self.is_capital(subject) && !self.is(verb, WISHES | ORDERS) && !self.is(subject, ADVERBS);
        let is_followed =
            if self.is_title { self.count() > MOST_NAMED } else { !self.is(next, BEFORE) && next < self.count() };
        is_name && is_followed
    }

    /// Orders and wishes: "do the bearings", "may he rest".
    fn is_ordered(&self, verb: usize) -> bool {
        let subject = verb + 1;
        let is_wish = self.says(verb, &["may", "would"]) && self.says(subject, &["that", "god"]);
        let is_blessing = self.says(verb, &["may"]) && (!self.is_line || !self.says(subject, &["i", "we", "one"]));
        // "Did my homework and found it"
        let is_told = self.says(verb, &["did"]) && self.says(subject, &["my", "our", "a"]);
        is_wish || is_blessing || is_told || (self.is(verb, ORDERS) && !self.is(subject, SEVERAL))
    }

    /// "Had he known, …", "should you wish".
    fn is_condition(&self, verb: usize) -> bool {
        let follows = |at: usize| self.is(at, FOLLOWS) || self.part_begins(at);
        let is_offer = self.says(verb, &["should"]) && self.says(verb + 1, &["you", "anyone", "any"]);
        // "Could the fire have been stopped, they would"
        let comma = (verb + 2..self.count()).find(|at| self.comma_before(*at));
        let is_followed = comma
            .is_some_and(|comma| (comma..self.count()).any(|at| self.is(at, FOLLOWS) && !self.is(at + 1, PERSONS)));
        // "Was he to live, the doctor said"
        let is_to_be = self.says(verb + 2, &["to"]) && comma.is_some();
        let begins = (self.is(verb, CONDITIONS) || is_to_be) && (verb + 2..self.count()).any(follows);
        begins || self.is(verb, CONDITIONS) && is_offer || self.says(verb, &["could", "would"]) && is_followed
    }

    /// "Did the rounds for a week and was forgotten": who it is about is said nowhere.
    fn is_cut_short(&self, from: usize) -> bool {
        let joins = |at: usize| {
            self.says(at, &["and", "but"])
                && (self.is(at + 1, VERBS) || self.says(at + 1, &["still"]))
                && !self.is(at + 2, PERSONS | ARTICLES)
        };
        (from..self.count()).any(joins)
    }
}
