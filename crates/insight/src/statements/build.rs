//! Sentences read into statements.
//! Invariant: names are told by their capitals where the text does not write them small elsewhere; a pronoun stands for the
//! names before it, a few sentences long. Not here: what words mean (`lexicon`), dates and numbers (`dates`, `quantities`).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::vocabulary::Vocabulary;
use super::{Counted, Dated, OneOf, Part, Role, Statement, Term};
use crate::dates::{DateContext, scan};
use crate::lexemes::{Lexeme, bytes, lexemes};
use crate::lexicon::{Lexicon, Sense, negates};
use crate::quantities::quantities;
use crate::reading::{Reading, Stopped};
use crate::stems::{Tongue, stem};
use crate::words::write_words;

/// Longer sentences are lists or no sentences, and would have something in common with everything.
const LONGEST_SENTENCE: usize = 1_500;

/// Reads the statements of one text.
pub(crate) struct Builder<'b, 'r> {
    reading: &'b Reading<'r>,
    lexicon: &'b Lexicon,
    vocabulary: &'b mut Vocabulary,
    names: HashSet<String>,
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
        let names = names(reading)?;
        let (dates, tongue) = (DateContext::default(), Tongue::English);
        Ok(Builder { reading, lexicon, vocabulary, names, dates, tongue, spoken_of: Vec::new(), said_by: 0 })
    }

    pub fn build(mut self) -> Result<Vec<Statement>, Stopped> {
        let mut seen: HashSet<String> = HashSet::new();
        let mut found = Vec::new();
        let mut wording = String::new();
        for index in 0..self.reading.count() {
            self.reading.go_on()?;
            let sentence = self.reading.sentence(index);
            if sentence.len() > LONGEST_SENTENCE {
                continue;
            }
            write_words(sentence, &mut wording);
            let is_first = seen.insert(wording.clone());
            let statement = self.statement(index, sentence);
            let asks = sentence.trim_end_matches(['"', '”', '\'', ')', ' ']).ends_with('?');
            if is_first && !asks {
                self.vocabulary.count(ids(&statement.terms));
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
            let at = small(part.start)..small(part.end);
            made.dates.push(Dated { when, is_counted, at, bytes: bytes(&lexemes, &part) });
        }
        made.clauses = clauses(&lexemes);
        made.negations = lexemes
            .iter()
            .enumerate()
            .filter(|(_, lexeme)| negates(lexeme))
            .map(|(at, lexeme)| (small(at), lexeme.start..lexeme.end()))
            .collect();
        self.terms(&lexemes, &ranges, &mut made);
        for quantity in quantities(&lexemes, &ranges) {
            made.numbers.push(counted(&lexemes, quantity, &made.terms));
        }
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
            if !lexeme.is_word() || self.lexicon.is_aside(&lexeme.low) || lexeme.text.len() < 2 {
                continue;
            }
            let stem = stems.get(at).copied().unwrap_or_default();
            if self.lexicon.is_aside(stem) {
                continue;
            }
            let (part, role) = if is_name { (Part::Name, role(lexemes, at)) } else { (Part::Plain, Role::None) };
            made.terms.push(Term { id: self.vocabulary.id(stem), part, at: small(at), role });
            made.words.push((small(at), lexeme.start..lexeme.end()));
        }
    }

    fn senses(&mut self, lexemes: &[Lexeme<'_>], stems: &[&str], at: usize, is_name: bool, made: &mut Statement) {
        for (length, sense) in self.lexicon.senses(stems, at) {
            let range = at..at + length;
            let mut push = |id, part| {
                made.terms.push(Term { id, part, at: small(at), role: Role::None });
                if made.words.last().is_none_or(|(last, _)| *last != small(at)) {
                    made.words.push((small(at), bytes(lexemes, &range)));
                }
            };
            match sense {
                // "Reading" and "Launch" may be names; "Battle of" is none.
                Sense::Deed { class, is_once }
                    if !is_name || self.tongue == Tongue::German || length > 1 || at == 0 =>
                {
                    push(class, Part::Deed { is_once })
                }
                Sense::Deed { class, .. } => push(class, Part::Plain),
                Sense::Same { class } => push(class, Part::Plain),
                Sense::OneOf { sort, thing } => {
                    made.things.push(OneOf { sort, thing, at: small(at), bytes: bytes(lexemes, &range) });
                }
                Sense::Denial { weight } if weight > made.denial => {
                    made.denial = weight;
                    made.denial_bytes = Some(bytes(lexemes, &range));
                }
                Sense::Denial { .. } => {}
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
        self.names.contains(base(&lexeme.low))
    }

    /// Lets a pronoun stand for the names that were said last.
    fn carry(&mut self, lexemes: &[Lexeme<'_>], made: &mut Statement) {
        const PRONOUNS: [&str; 18] = [
            "he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "er", "sie", "sein", "seine",
            "seinen", "ihr", "ihre", "es",
        ];
        let own = made.terms.iter().filter(|term| term.part == Part::Name).map(|term| term.id).collect::<Vec<_>>();
        let refers = lexemes.iter().any(|lexeme| PRONOUNS.contains(&lexeme.low.as_ref()));
        if refers && made.sentence <= self.said_by + 4 {
            let carried = self.spoken_of.iter().filter(|id| !own.contains(id));
            let at = u16::MAX;
            made.terms.extend(carried.map(|id| Term { id: *id, part: Part::Carried, at, role: Role::None }));
        }
        if !own.is_empty() {
            (self.spoken_of, self.said_by) = (own, made.sentence);
        }
    }
}

fn ids(terms: &[Term]) -> impl Iterator<Item = u32> {
    let mut before = None;
    terms
        .iter()
        .filter(|term| term.part != Part::Carried)
        .map(|term| term.id)
        .filter(move |id| before.replace(*id) != Some(*id))
}

fn small(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX - 1)
}

fn base(low: &str) -> &str {
    low.strip_suffix("'s").unwrap_or(low)
}

/// The words that a text writes with a capital inside sentences, and hardly ever small.
fn names(reading: &Reading<'_>) -> Result<HashSet<String>, Stopped> {
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
            let counted = counts.entry(base(&lexeme.low).to_owned()).or_default();
            match (lexeme.is_capital(), is_begin || is_shouted) {
                (true, false) => counted.0 += 1,
                (false, _) => counted.1 += 1,
                _ => {}
            }
            is_begin = false;
        }
    }
    Ok(counts
        .into_iter()
        .filter(|(_, (capital, small))| *capital > 0 && capital > small)
        .map(|(word, _)| word)
        .collect())
}

/// Where clauses begin.
fn clauses(lexemes: &[Lexeme<'_>]) -> Vec<u16> {
    let begins = |lexeme: &Lexeme<'_>| {
        matches!(
            lexeme.low.as_ref(),
            "," | ";"
                | ":"
                | "–"
                | "—"
                | "("
                | ")"
                | "["
                | "]"
                | "who"
                | "which"
                | "but"
                | "when"
                | "while"
                | "until"
                | "and"
                | "und"
                | "aber"
                | "als"
                | "nachdem"
                | "bevor"
                | "after"
                | "before"
                | "where"
        )
    };
    lexemes.iter().enumerate().filter(|(_, lexeme)| begins(lexeme)).map(|(at, _)| small(at)).collect()
}

/// How a name stands to the deed, by the word before it and its like.
fn role(lexemes: &[Lexeme<'_>], at: usize) -> Role {
    let low = |at: usize| lexemes.get(at).map_or("", |lexeme| lexeme.low.as_ref());
    let mut first = at;
    // Other words of the name and its titles stand between.
    while first > 0
        && at - first < 4
        && lexemes.get(first - 1).is_some_and(|before| before.is_word() && (before.is_capital() || before.low == "the"))
    {
        first -= 1;
    }
    let before = first.checked_sub(1).map_or("", low);
    match before {
        "in" | "at" | "near" | "off" | "bei" | "im" | "outside" => Role::At,
        "from" | "aus" => Role::From,
        "to" | "into" | "nach" | "towards" | "for" => Role::To,
        "by" | "durch" => Role::By,
        "was" if first >= 2 && low(first - 2) == "it" => Role::By,
        _ => Role::None,
    }
}

/// A number with the words for what is counted: the first few behind it, up to a sign.
fn counted(lexemes: &[Lexeme<'_>], quantity: crate::quantities::Quantity, terms: &[Term]) -> Counted {
    let end = quantity.written.end;
    let behind = lexemes.iter().skip(end).take(4).take_while(|lexeme| lexeme.is_word() || lexeme.text == "-");
    let reach = small(end + behind.count());
    let first = small(end);
    let before = quantity.written.start.checked_sub(1).map(small);
    let is_near = |term: &&Term| {
        (first..reach).contains(&term.at)
            || (Some(term.at) == before && lexemes.get(usize::from(term.at)).is_some_and(|lexeme| !lexeme.is_word()))
    };
    let units = terms.iter().filter(is_near).map(|term| term.id).collect();
    Counted { units, at: small(quantity.written.start), bytes: bytes(lexemes, &quantity.written), quantity }
}
