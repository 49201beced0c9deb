//! Sentences read into statements.
//! Invariant: names are told by their capitals where the text does not write them small elsewhere; a pronoun stands for the
//! names before it, a few sentences long. Not here: what words mean (`lexicon`), dates and numbers (`dates`, `quantities`).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use obelus_text::Span;

use super::vocabulary::Vocabulary;
use super::{Counted, Dated, OneOf, Part, Role, Run, Serial, Statement, Term};
use crate::dates::{DateContext, Reach, scan};
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

    /// Reads all sentences but those that stand in `aside`.
    pub fn build(mut self, aside: &HashSet<Span>) -> Result<Vec<Statement>, Stopped> {
        let mut seen: HashSet<String> = HashSet::new();
        let mut found = Vec::new();
        let mut wording = String::new();
        for index in 0..self.reading.count() {
            self.reading.go_on()?;
            let sentence = self.reading.sentence(index);
            if sentence.len() > LONGEST_SENTENCE || self.reading.span(index).is_none_or(|span| aside.contains(&span)) {
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
        made.serial = serial(&lexemes);
        self.terms(&lexemes, &ranges, &mut made);
        not_until(&mut made);
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
            let id = self.vocabulary.id(stem);
            made.terms.push(Term { id, part: if is_name { Part::Name } else { Part::Plain }, at: small(at) });
            if is_name {
                self.run(lexemes, at, id, made);
            }
            made.words.push((small(at), lexeme.start..lexeme.end()));
        }
    }

    fn senses(&mut self, lexemes: &[Lexeme<'_>], stems: &[&str], at: usize, is_name: bool, made: &mut Statement) {
        let is_aside = lexemes.get(at).is_some_and(|lexeme| self.lexicon.is_aside(&lexeme.low));
        for (length, sense) in self.lexicon.senses(stems, at) {
            // "not" has the stem of "note".
            if is_aside && length == 1 && !matches!(sense, Sense::Denial { .. }) {
                continue;
            }
            let range = at..at + length;
            let mut push = |id, part| {
                made.terms.push(Term { id, part, at: small(at) });
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

    /// Adds a word to the name before it, or begins one.
    fn run(&mut self, lexemes: &[Lexeme<'_>], at: usize, id: u32, made: &mut Statement) {
        let here = small(at);
        let bytes = |from: usize| lexemes.get(at).map_or(from..from, |lexeme| from.min(lexeme.start)..lexeme.end());
        let end = lexemes.get(at).map_or(0, |lexeme| lexeme.start);
        match made.runs.last_mut() {
            Some(run) if run.at.end == here => {
                run.ids.iter().for_each(|other| self.vocabulary.join(*other, id));
                run.ids.push(id);
                run.at.end = here + 1;
                run.bytes = bytes(run.bytes.start);
            }
            before => {
                // "Spilsby in Lincolnshire", "Lerwick, Shetland": the one lies in the other.
                if let Some(run) = before.filter(|run| here > run.at.end && here - run.at.end <= 2) {
                    let between = lexemes.get(usize::from(run.at.end)).map_or("", |lexeme| lexeme.low.as_ref());
                    if matches!(between, "," | "in" | "of" | "on" | "bei" | "(" | "near") {
                        run.ids.iter().for_each(|other| self.vocabulary.join(*other, id));
                    }
                }
                made.runs.push(Run { ids: vec![id], at: here..here + 1, role: role(lexemes, at), bytes: bytes(end) });
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
        if self.names.contains(base(&lexeme.low)) {
            return true;
        }
        // The first word of a sentence is a name before another name, or where it does something.
        let next = lexemes.get(at + 1);
        let is_first = at == 0 && !self.lexicon.is_aside(&lexeme.low) && !self.small.contains(base(&lexeme.low));
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
        const PRONOUNS: [&str; 18] = [
            "he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "er", "sie", "sein", "seine",
            "seinen", "ihr", "ihre", "es",
        ];
        let own = made.terms.iter().filter(|term| term.part == Part::Name).map(|term| term.id).collect::<Vec<_>>();
        let refers = lexemes.iter().any(|lexeme| PRONOUNS.contains(&lexeme.low.as_ref()));
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
            let counted = counts.entry(base(&lexeme.low).to_owned()).or_default();
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

/// "Not before 1858" says since 1858, and "not until 1922" says then: no deed is denied.
fn not_until(made: &mut Statement) {
    let clauses = std::mem::take(&mut made.clauses);
    let clause = |at: u16| clauses.partition_point(|begin| *begin <= at);
    let is_before = |date: &Dated, at: u16| {
        date.when.reach == Reach::Before
            && at < date.at.end
            && date.at.start.saturating_sub(at) < 14
            && clause(at) + 1 >= clause(date.at.start)
    };
    for date in &mut made.dates {
        if let Some(place) = made.negations.iter().position(|(at, _)| is_before(date, *at)) {
            date.when.reach = Reach::After;
            made.negations.remove(place);
            made.denial = made.denial.max(60);
        }
    }
    made.clauses = clauses;
}

/// The words that tell one of several from the others.
fn serial(lexemes: &[Lexeme<'_>]) -> Vec<Serial> {
    const ROWS: [&[&[&str]]; 8] = [
        &[
            &["first", "erste", "ersten", "erster", "erstes", "erstmals", "maiden"],
            &["second", "zweite", "zweiten", "again", "erneut", "wieder", "another", "anew", "re"],
            &["third", "dritte", "dritten"],
            &["fourth", "vierte", "vierten"],
            &["fifth", "fünfte", "fünften"],
            &["sixth"],
            &["seventh"],
            &["ninth"],
            &["last", "final", "letzte", "letzten", "letzter"],
        ],
        &[
            &["elder", "eldest", "older", "oldest", "ältere", "älteste", "ältester"],
            &["younger", "youngest", "jüngere", "jüngste", "jüngster"],
        ],
        &[
            &["north", "northern", "nord"],
            &["south", "southern", "süd"],
            &["east", "eastern", "ost"],
            &["west", "western"],
        ],
        &[&["outward", "outbound"], &["homeward", "return", "back", "home", "rückweg"]],
        &[&["upper", "obere", "oberen"], &["lower", "untere", "unteren"]],
        &[&[
            "every", "each", "per", "daily", "annually", "yearly", "always", "often", "jede", "jedes", "jeden",
            "immer", "oft",
        ]],
        &[
            &["brother", "bruder"],
            &["sister", "schwester"],
            &["mother", "mutter"],
            &["father", "vater"],
            &["son", "sohn"],
            &["daughter", "tochter"],
            &["wife", "frau", "widow"],
            &["husband"],
            &["uncle"],
            &["nephew"],
            &["cousin"],
        ],
        &[&["bought", "buy", "kaufte", "gekauft"], &["sold", "sell", "verkaufte", "verkauft"]],
    ];
    let mut found = Vec::new();
    for (at, lexeme) in lexemes.iter().enumerate().filter(|(_, lexeme)| lexeme.is_word()) {
        for (row, places) in (0u8..).zip(ROWS) {
            let place = places.iter().position(|words| words.contains(&base(&lexeme.low)));
            found.extend(place.and_then(|place| u8::try_from(place).ok()).map(|place| Serial {
                row,
                place,
                at: small(at),
            }));
        }
    }
    found
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
