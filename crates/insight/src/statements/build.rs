//! Sentences read into statements.
//! Invariant: names are told by their capitals where the text does not write them small elsewhere; a pronoun stands for the
//! names before it, a few sentences long. Not here: what words mean (`lexicon`), dates and numbers (`dates`, `quantities`).

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::ops::Range;

use obelus_text::Span;

use super::grammar::{clauses, counted, holders, is_of_citation, not_until, role, serial, small, tone};
use super::vocabulary::Vocabulary;
use super::{Aside, Dated, Office, OneOf, Part, Role, Run, Statement, Term};
use crate::dates::{DateContext, scan};
use crate::lexemes::{Lexeme, bytes, lexemes};
use crate::lexicon::{Lexicon, Sense, negates};
use crate::quantities::quantities;
use crate::reading::{Reading, Stopped};
use crate::stems::{Tongue, stem};
use crate::words::write_words;

/// Longer sentences are lists or no sentences, and would have something in common with everything.
const LONGEST_SENTENCE: usize = 1_500;
/// So many dates, and so many numbers, of a statement are held against those of others; and so many names.
const MOST_FACTS: usize = 6;
const MOST_NAMES: usize = 12;

/// Reads the statements of one text.
pub(crate) struct Builder<'b, 'r> {
    reading: &'b Reading<'r>,
    lexicon: &'b Lexicon,
    vocabulary: &'b mut Vocabulary,
    names: HashSet<String>,
    /// Words that are written small somewhere.
    small: HashSet<String>,
    dates: DateContext,
    tongue: Tongue,
    /// Names that a pronoun may stand for, and the sentence that said them.
    spoken_of: Vec<u32>,
    said_by: usize,
}

impl<'b, 'r> Builder<'b, 'r> {
    pub fn new(
        reading: &'b Reading<'r>,
        lexicon: &'b Lexicon,
        vocabulary: &'b mut Vocabulary,
    ) -> Result<Self, Stopped> {
        let (names, small) = names(reading)?;
        let (dates, tongue) = (DateContext::default(), Tongue::English);
        Ok(Builder { reading, lexicon, vocabulary, names, small, dates, tongue, spoken_of: Vec::new(), said_by: 0 })
    }

    /// Reads all sentences but those that stand in `aside`; of what stands there within a sentence it takes no facts.
    pub fn build(mut self, aside: &HashSet<Span>) -> Result<Vec<Statement>, Stopped> {
        // A random key: a text cannot be made so that its sentences fall together.
        let keys = RandomState::new();
        let mut seen: HashSet<u64> = HashSet::new();
        let mut found = Vec::new();
        let mut wording = String::new();
        let parts = Aside::of(aside);
        for index in 0..self.reading.count() {
            self.reading.go_on()?;
            let sentence = self.reading.sentence(index);
            if sentence.len() > LONGEST_SENTENCE || self.reading.span(index).is_none_or(|span| aside.contains(&span)) {
                continue;
            }
            write_words(sentence, &mut wording);
            let is_first = seen.insert(keys.hash_one(&wording));
            let mut statement = self.statement(index, sentence);
            parts.take_from(&mut statement, self.reading);
            let is_heading = statement.words.len() < 7 && !sentence.ends_with(['.', '!', '"', '”', ')', ']', '…']);
            let asks = sentence.trim_end_matches(['"', '”', '\'', ')', ' ']).ends_with('?') && !states(sentence);
            if is_first && !asks && !is_heading {
                self.vocabulary.count(ids(&statement.terms));
                let days = statement.dates.iter().filter(|date| date.when.from.day.is_some());
                days.for_each(|date| self.vocabulary.learn_day(date.when.from.first()));
                statement.runs.iter().for_each(|run| self.vocabulary.learn_name(&run.ids));
                found.push(statement);
            }
        }
        Ok(found)
    }

    fn statement(&mut self, index: usize, sentence: &str) -> Statement {
        let lexemes = lexemes(sentence);
        self.tongue = Tongue::of_sentence(&lexemes, self.tongue);
        let mut made = Statement { sentence: index, ..Statement::default() };
        let dates = scan(&lexemes, &mut self.dates);
        let ranges = dates.iter().map(|(part, ..)| part.clone()).collect::<Vec<_>>();
        for (part, when, is_counted) in dates {
            if is_of_citation(&lexemes, &part) {
                continue;
            }
            let at = small(part.start)..small(part.end);
            made.dates.push(Dated { when, is_counted, at, bytes: bytes(&lexemes, &part) });
        }
        made.clauses = clauses(&lexemes, &ranges);
        made.negations = lexemes
            .iter()
            .enumerate()
            .filter(|(at, lexeme)| negates(lexeme) && (*at > 0 || !sentence.trim_end().ends_with('?')))
            .map(|(at, lexeme)| (small(at), lexeme.start..lexeme.end()))
            .collect();
        made.serial = serial(&lexemes);
        (made.emphasis, made.is_attributed) = tone(&lexemes);
        self.terms(&lexemes, &ranges, &mut made);
        not_until(&mut made);
        let deeds = made
            .terms
            .iter()
            .filter(|term| matches!(term.part, Part::Deed { .. }))
            .map(|term| term.at)
            .collect::<Vec<_>>();
        for run in made.runs.iter_mut().filter(|run| run.role == Role::None) {
            let before = run.at.start.wrapping_sub(1);
            let follows = deeds.contains(&before)
                || (lexemes.get(usize::from(before)).is_some_and(|lexeme| lexeme.low == "the")
                    && deeds.contains(&before.wrapping_sub(1)));
            if follows {
                run.role = Role::Object;
            }
        }
        for quantity in quantities(&lexemes, &ranges) {
            made.numbers.push(counted(&lexemes, quantity, &made.terms));
        }
        // What lists more is a table of years or an index, and would be compared fact by fact with every other.
        made.dates.truncate(MOST_FACTS);
        made.numbers.truncate(MOST_FACTS);
        holders(&lexemes, &mut made);
        self.carry(&lexemes, &mut made);
        made.terms.sort_by_key(|term| (term.id, term.at));
        made.terms.dedup_by_key(|term| (term.id, term.at));
        made
    }

    /// The words that say what a sentence is about, and what the lexicon knows of them.
    fn terms(&mut self, lexemes: &[Lexeme<'_>], dates: &[Range<usize>], made: &mut Statement) {
        let stems = lexemes.iter().map(|lexeme| stem(&lexeme.low, self.tongue)).collect::<Vec<_>>();
        let stems = stems.iter().map(AsRef::as_ref).collect::<Vec<&str>>();
        let mut dates = dates.iter().peekable();
        for (at, lexeme) in lexemes.iter().enumerate() {
            while dates.next_if(|date| date.end <= at).is_some() {}
            let is_date = dates.peek().is_some_and(|date| date.start <= at);
            if is_date || (!lexeme.is_word() && !matches!(lexeme.text, "$" | "£" | "€" | "%")) {
                continue;
            }
            let is_name = self.is_name(lexemes, at);
            self.senses(lexemes, &stems, at, is_name, made);
            if !lexeme.is_word() || self.lexicon.is_aside(&lexeme.low, self.tongue) || lexeme.text.len() < 2 {
                continue;
            }
            let stem = stems.get(at).copied().unwrap_or_default();
            if self.lexicon.is_aside(stem, self.tongue) {
                continue;
            }
            let id = self.vocabulary.id(stem, &lexeme.low, self.tongue == Tongue::English);
            made.terms.push(Term { id, part: if is_name { Part::Name } else { Part::Plain }, at: small(at) });
            if is_name {
                self.run(lexemes, at, id, made);
            }
            made.words.push((small(at), lexeme.start..lexeme.end()));
        }
    }

    fn senses(&mut self, lexemes: &[Lexeme<'_>], stems: &[&str], at: usize, is_name: bool, made: &mut Statement) {
        let is_aside = lexemes.get(at).is_some_and(|lexeme| self.lexicon.is_aside(&lexeme.low, self.tongue));
        for (length, sense) in self.lexicon.senses(stems, at, self.tongue) {
            // "not" has the stem of "note".
            if is_aside && length == 1 && !matches!(sense, Sense::Denial { .. } | Sense::Office { .. }) {
                continue;
            }
            let range = at..at + length;
            if length > 1 && matches!(sense, Sense::Deed { .. }) {
                // "Never seen again" denies nothing.
                made.negations.retain(|(negation, _)| !(small(range.start)..small(range.end)).contains(negation));
            }
            let mut push = |id, part| {
                made.terms.push(Term { id, part, at: small(at) });
                if made.words.last().is_none_or(|(last, _)| *last != small(at)) {
                    made.words.push((small(at), bytes(lexemes, &range)));
                }
            };
            match sense {
                // "Reading" and "Launch" may be names; "Battle of" is none.
                Sense::Deed { class, is_once, is_of_thing }
                    if !is_name || self.tongue == Tongue::German || length > 1 || at == 0 =>
                {
                    push(class, Part::Deed { is_once, is_of_thing })
                }
                Sense::Deed { class, .. } => push(class, Part::Plain),
                Sense::Same { class } => push(class, Part::Plain),
                Sense::OneOf { sort, thing, is_opposed } => {
                    made.things.push(OneOf { sort, thing, is_opposed, at: small(at), bytes: bytes(lexemes, &range) });
                }
                Sense::Office { class } => {
                    push(class, Part::Plain);
                    made.offices.push(Office { class, at: small(at), run: usize::MAX });
                }
                Sense::Denial { weight } if weight > made.denial => {
                    made.denial = weight;
                    made.denial_bytes = Some(bytes(lexemes, &range));
                }
                Sense::Denial { .. } => {}
            }
        }
    }

    /// Adds a word to the name before it, or begins one.
    fn run(&mut self, lexemes: &[Lexeme<'_>], at: usize, id: u32, made: &mut Statement) {
        let here = small(at);
        let is_owner = lexemes.get(at).is_some_and(|lexeme| lexeme.low.ends_with("'s"));
        let bytes = |from: usize| lexemes.get(at).map_or(from..from, |lexeme| from.min(lexeme.start)..lexeme.end());
        let end = lexemes.get(at).map_or(0, |lexeme| lexeme.start);
        let is_full = made.runs.len() == MOST_NAMES;
        match made.runs.last_mut() {
            Some(run) if run.at.end == here => {
                run.ids.push(id);
                run.at.end = here + 1;
                run.is_owner = is_owner;
                run.bytes = bytes(run.bytes.start);
            }
            Some(_) if is_full => {}
            before => {
                // "Spilsby in Lincolnshire", "Lerwick, Shetland": the one lies in the other.
                if let Some(run) = before.filter(|run| here > run.at.end && here - run.at.end <= 2) {
                    let between = lexemes.get(usize::from(run.at.end)).map_or("", |lexeme| lexeme.low.as_ref());
                    if matches!(between, "," | "in" | "of" | "on" | "bei" | "(" | "near") {
                        run.ids.iter().for_each(|other| self.vocabulary.join(*other, id));
                    }
                }
                let title =
                    at.checked_sub(1).and_then(|before| lexemes.get(before)).map_or("", |before| before.low.as_ref());
                let is_titled = TITLES.contains(&title);
                made.runs.push(Run {
                    ids: vec![id],
                    head: id,
                    at: here..here + 1,
                    role: role(lexemes, at),
                    is_titled,
                    is_owner,
                    bytes: bytes(end),
                });
            }
        }
    }

    fn is_name(&self, lexemes: &[Lexeme<'_>], at: usize) -> bool {
        let Some(lexeme) =
            lexemes.get(at).filter(|lexeme| lexeme.is_word() && lexeme.is_capital() && lexeme.text.len() > 1)
        else {
            return false;
        };
        if self.tongue == Tongue::German {
            let before = at.checked_sub(1).and_then(|before| lexemes.get(before));
            return before.is_some_and(|before| {
                matches!(
                    before.low.as_ref(),
                    "in" | "nach" | "von" | "bei" | "aus" | "bis" | "zwischen" | "herr" | "frau"
                )
            });
        }
        let without_s = lexeme.low.strip_suffix('s').filter(|name| name.len() > 4);
        if self.names.contains(base(&lexeme.low)) || without_s.is_some_and(|name| self.names.contains(name)) {
            return true;
        }
        // The first word of a sentence is a name before another name, or where it does something.
        let next = lexemes.get(at + 1);
        let is_first =
            at == 0 && !self.lexicon.is_aside(&lexeme.low, self.tongue) && !self.small.contains(base(&lexeme.low));
        is_first
            && next.is_some_and(|next| {
                let is_name = next.is_capital() && self.names.contains(base(&next.low));
                is_name
                    || matches!(next.low.as_ref(), "was" | "had" | "who" | "did" | "never" | "himself" | "herself")
                    || (next.low.ends_with("ed") && next.low.len() > 4)
            })
    }

    /// Lets a pronoun stand for the names that were said last.
    fn carry(&mut self, lexemes: &[Lexeme<'_>], made: &mut Statement) {
        let own = made.terms.iter().filter(|term| term.part == Part::Name).map(|term| term.id).collect::<Vec<_>>();
        let pronouns = lexemes.iter().enumerate().filter(|(_, lexeme)| is_pronoun(&lexeme.low));
        made.pronouns = pronouns.map(|(at, _)| small(at)).collect();
        // "Kogvik told of a mast he had seen" speaks of himself; a place is no "he".
        let is_somebody = |run: &&Run| {
            let before = usize::from(run.at.start).checked_sub(1).and_then(|before| lexemes.get(before));
            matches!(run.role, Role::None | Role::By | Role::Object) && before.is_none_or(|before| before.low != "the")
        };
        let first_name = made.runs.iter().find(is_somebody).map_or(u16::MAX, |run| run.at.start);
        let refers = made.pronouns.first().is_some_and(|at| *at < first_name)
            || lexemes.iter().any(|lexeme| matches!(lexeme.low.as_ref(), "him" | "them" | "ihn" | "ihm"));
        if refers && made.sentence <= self.said_by + 4 {
            let carried = self.spoken_of.iter().filter(|id| !own.contains(id));
            let at = u16::MAX;
            made.terms.extend(carried.map(|id| Term { id: *id, part: Part::Carried, at }));
        }
        if !own.is_empty() {
            (self.spoken_of, self.said_by) = (own, made.sentence);
        }
    }
}

/// Whether a question says what it asks: "Wasn't it in 1873?"
fn states(sentence: &str) -> bool {
    let first = sentence.split(' ').next().unwrap_or_default();
    ["n't", "n’t"].iter().any(|ending| first.ends_with(ending))
}

/// Titles that stand before first names.
const TITLES: [&str; 12] =
    ["sir", "king", "queen", "prince", "princess", "pope", "saint", "emperor", "tsar", "könig", "kaiser", "papst"];

/// Whether a word speaks of somebody without a name.
fn is_pronoun(low: &str) -> bool {
    matches!(
        low,
        "he" | "she"
            | "they"
            | "his"
            | "her"
            | "their"
            | "him"
            | "them"
            | "er"
            | "sie"
            | "sein"
            | "seine"
            | "seinen"
            | "ihr"
            | "ihre"
    )
}

fn ids(terms: &[Term]) -> impl Iterator<Item = u32> {
    let mut before = None;
    terms
        .iter()
        .filter(|term| term.part != Part::Carried)
        .map(|term| term.id)
        .filter(move |id| before.replace(*id) != Some(*id))
}

fn base(low: &str) -> &str {
    low.strip_suffix("'s").unwrap_or(low)
}

/// The words that a text writes with a capital inside sentences and hardly ever small, and those that it writes small.
fn names(reading: &Reading<'_>) -> Result<(HashSet<String>, HashSet<String>), Stopped> {
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for index in 0..reading.count() {
        reading.go_on()?;
        let sentence = reading.sentence(index);
        if sentence.len() > LONGEST_SENTENCE {
            continue;
        }
        let mut is_begin = true;
        for lexeme in lexemes(sentence) {
            if !lexeme.is_word() {
                is_begin |= matches!(lexeme.text, "." | ":" | "\"" | "“" | "„" | "!" | "?" | "‘");
                continue;
            }
            let is_shouted = lexeme.text.chars().count() > 4 && lexeme.text.chars().all(char::is_uppercase);
            let low = base(&lexeme.low);
            let counted = match counts.get_mut(low) {
                Some(counted) => counted,
                None => counts.entry(low.to_owned()).or_default(),
            };
            match (lexeme.is_capital(), is_begin || is_shouted) {
                (true, false) => counted.0 += 1,
                (false, _) => counted.1 += 1,
                _ => {}
            }
            is_begin = false;
        }
    }
    let mut found = (HashSet::new(), HashSet::new());
    for (word, (capital, small)) in counts {
        if capital > small {
            found.0.insert(word);
        } else if small > 0 {
            found.1.insert(word);
        }
    }
    Ok(found)
}
