//! The order of words where just one part of a sentence stands before its verb, as in German: a verb right behind the word
//! that asks asks, and so does one that stands first. Not here: which words these are.

use super::{
    ADVERBS, ARTICLES, ASKS, BEFORE, Begins, CONDITIONS, FILLERS, FOLLOWS, HELPING, MOST_TAKEN, OPENS, PERSONS,
    SEVERAL, Seen, TAKES, THINGS, VERBS, WISHES,
};

/// A word with fewer letters is no verb that is known by its ending.
const LEAST_LETTERS: usize = 4;

impl Seen<'_> {
    /// „Woran erkenne ich das“, „Wie viele Pferde brachte er mit“: the end of what asks.
    pub(super) fn word_asks_second(&self, at: usize, begins: Begins) -> Option<usize> {
        let (word, _) = self.word_that_asks(at)?;
        let behind =
            word + 1 + (word + 1..self.count()).take_while(|at| self.is(*at, FILLERS) && self.is_joined(*at)).count();
        let is_what_for = self.says(word, &["was"]) && self.says(word + 1, &["für"]);
        let verb = match self.is_verb(behind) {
            true => behind,
            false if is_what_for => {
                (word + 3..word + 3 + MOST_TAKEN).take_while(|at| self.is_joined(*at)).find(|at| self.is_verb(*at))?
            }
            false
                if self.is(word, TAKES) && !self.is(word + 1, PERSONS | ARTICLES | ADVERBS | BEFORE)
                    || self.says(word + 1, &["viel", "viele", "alt", "lange", "oft", "weit"]) =>
            {
                let joined =
                    |at: &usize| self.is_joined(*at) && !self.is(*at, PERSONS | ARTICLES | BEFORE | ASKS | THINGS);
                (word + 2..word + 2 + MOST_TAKEN).take_while(joined).find(|at| self.is_verb(*at))?
            }
            false => return None,
        };
        let is_known = self.is(verb, VERBS);
        let next = verb + 1;
        let stands_alone = next < self.count() && !self.is_joined(next);
        let is_apart = begins != Begins::Comma || is_known && self.is_joined(next) && self.is(next, PERSONS | ARTICLES);
        let is_last = next >= self.count() && !is_known;
        (!stands_alone && is_apart && !is_last && !self.ends_with_verb(verb, is_known) && !self.leads_to_verb(next))
            .then_some(next + 1)
    }

    /// „Fährt die Fähre noch“; behind a comma only where all before it was a greeting: „Hallo zusammen, lohnt sich das“.
    pub(super) fn verb_asks_first(&self, verb: usize, begins: Begins) -> Option<usize> {
        let subject = verb + 1;
        if begins == Begins::Comma && self.lead(0) < verb
            || !self.is_line && self.is(subject, OPENS)
            || self.is_aside(subject)
        {
            return None;
        }
        if !self.is_joined(subject) || self.is(verb, ADVERBS) && !self.is(verb, VERBS) {
            return None;
        }
        let letters = self.words.word(verb).unwrap_or_default();
        let (is_known, is_helping) = (self.is(verb, VERBS), self.is(verb, HELPING));
        let is_name = self.is_capital(subject);
        let is_subject = match is_known {
            true if is_name && !self.is(subject, PERSONS) => {
                is_helping && self.is_line && self.ends_as_asked()
                    || letters.len() > LEAST_LETTERS && !letters.ends_with("en") && !is_helping
            }
            true => self.is(subject, PERSONS | ARTICLES),
            false => self.is(subject, SEVERAL) && self.has_ending(verb, subject),
        };
        // „Glauben Sie mir“, „Sagen wir so“
        let is_asked =
            self.says(verb, &["glauben", "meinen", "denken", "kennen", "wissen"]) && !self.says(subject + 1, &["mir"]);
        let is_order = !is_helping
            && !is_asked
            && letters.ends_with("en")
            && self.says(subject, &["sie", "wir"])
            && (is_name || self.says(subject, &["wir"]));
        let is_wish = self.is(verb, CONDITIONS)
            && ((subject..self.count()).take(3).any(|at| self.is(at, WISHES)) || self.wishes_on(subject));
        let introduces =
            (subject..self.count()).any(|at| self.gap(at).contains(':')) || self.sentence.trim_end().ends_with(':');
        (is_subject && !is_order && !is_wish && !introduces && !self.leads_to_verb(subject)).then_some(subject + 1)
    }

    /// „Könnten die Steine reden, sie würden gähnen“
    fn wishes_on(&self, from: usize) -> bool {
        (from..self.count())
            .any(|at| self.comma_before(at) && self.is(at, PERSONS | ARTICLES) && self.is(at + 1, VERBS))
    }

    /// Whether the last word is one with which a question ends behind a verb that helps.
    fn ends_as_asked(&self) -> bool {
        let last = self.count() - 1;
        let word = self.words.word(last).unwrap_or_default();
        !self.is_capital(last) && ["t", "en", "ig", "lich", "ein"].iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a word is a verb that is known, or looks like one.
    fn is_verb(&self, at: usize) -> bool {
        let is_plain = !self.is_capital(at) && !self.is(at, ADVERBS | PERSONS | ARTICLES | BEFORE | ASKS | THINGS);
        self.is_joined(at) && (self.is(at, VERBS) || is_plain && (self.ends_as_verb(at) || self.says_who(at + 1)))
    }

    /// Whether somebody follows who does something.
    fn says_who(&self, at: usize) -> bool {
        self.is_joined(at) && (self.is(at, SEVERAL) || self.says(at, &["wir", "sie", "sich"]))
    }

    fn ends_as_verb(&self, at: usize) -> bool {
        let word = self.words.word(at).unwrap_or_default();
        let is_participle = word.starts_with("ge") && word.ends_with('t');
        word.chars().count() >= LEAST_LETTERS
            && !is_participle
            && ["t", "te", "ten", "test"].iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a word that begins the sentence agrees with who is named behind it.
    fn has_ending(&self, verb: usize, subject: usize) -> bool {
        let word = self.words.word(verb).unwrap_or_default();
        let endings: &[&str] = match self.words.word(subject) {
            Some("du") => &["st"],
            Some("ihr") => &["t", "tet"],
            Some("ich") => &["e", "te"],
            _ => &["t", "te"],
        };
        word.chars().count() >= LEAST_LETTERS && endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether the part of the sentence ends with a verb that is not the one that asks: „was letzte Nacht geschah“.
    fn ends_with_verb(&self, verb: usize, is_known: bool) -> bool {
        let next = (verb + 1..self.count()).find(|at| !self.is_joined(*at)).unwrap_or(self.count());
        let last = next - 1;
        let ends = last > verb && self.is(last, VERBS) && !self.is(last, ARTICLES);
        ends && !is_known
    }

    /// Whether behind a comma a verb follows, or what leads to it: what stands before is a part of that statement.
    fn leads_to_verb(&self, from: usize) -> bool {
        let leads = |at: usize| {
            let is_verb = self.is(at, VERBS)
                || !self.is_capital(at)
                    && !self.is(at, ADVERBS)
                    && (self.ends_as_verb(at)
                        || self.says_who(at + 1)
                            && !self.is(at, ASKS | THINGS | BEFORE | PERSONS | ARTICLES)
                            && !self.says(at, &["oder", "dass", "wenn", "ob", "als", "und", "weil", "da"]));
            // „…, fragt sich der Leser“
            let is_said = self.says(at, &["fragt", "fragte", "fragten", "fragst"]);
            self.comma_before(at) && !is_said && (is_verb || self.is(at, FOLLOWS))
        };
        // „Hatte er gepfuscht, hatte sie falsch gerechnet, oder war beides wahr“
        let is_either =
            (from..self.count()).any(|at| self.comma_before(at) && self.says(at, &["oder"]) && self.is(at + 1, VERBS));
        !is_either && (from..self.count()).any(leads)
    }
}
