//! What sentences state, in a form that can be compared: what they are about, and the dates, numbers, places and names in it.
//!
//! Invariant: one pass over the text; sentences that repeat one another are stated once, by the first; what asks states nothing.
//! Not here: whether two statements disagree (`conflicts`).

mod build;
mod grammar;
mod vocabulary;

use std::collections::HashSet;
use std::ops::Range;

use obelus_text::Span;

use crate::dates::When;
use crate::lexicon::Lexicon;
use crate::quantities::Quantity;
use crate::reading::{Reading, Stopped};

pub(crate) use build::Builder;
pub(crate) use vocabulary::Vocabulary;

/// What a word is in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What is done or happens; whether it happens once, and whether that is once to a thing and not once to a doer.
    Deed { is_once: bool, is_of_thing: bool },
    /// A name.
    Name,
    /// A name that stands in a sentence before, and is spoken of.
    Carried,
    /// Anything else.
    Plain,
}

/// A word of a sentence that says what it is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    /// Its number, or that of its class, in the vocabulary.
    pub id: u32,
    pub part: Part,
    /// Its lexeme.
    pub at: u16,
}

/// Words that are one name, and how it stands to the deed.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub ids: Vec<u32>,
    /// The word by which it is known, once all names are.
    pub head: u32,
    pub at: Range<u16>,
    pub role: Role,
    /// Whether a title stands before it that goes with first names: `Sir`, `King`.
    pub is_titled: bool,
    /// Whether it is somebody's whom something belongs to: `McClintock's`.
    pub is_owner: bool,
    pub bytes: Range<usize>,
}

/// How a name stands to the deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    None,
    /// Where it was: `in`, `at`, `near`.
    At,
    /// Where it began.
    From,
    /// Where it led.
    To,
    /// What it was done to, without a word between.
    Object,
    /// Who did it: `by`, or `it was … who`.
    By,
}

/// A word that tells one of several from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Serial {
    /// Words of one row exclude each other: `first`, `second`, `last`.
    pub row: u8,
    pub place: u8,
    pub at: u16,
}

/// A date of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Dated {
    pub when: When,
    pub is_counted: bool,
    pub at: Range<u16>,
    pub bytes: Range<usize>,
}

/// A number of a sentence, with the words for what is counted.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub quantity: Quantity,
    pub units: Vec<u32>,
    /// Whether what is counted is not written behind the number: `of the tickets fifty-six were found`.
    pub is_loose: bool,
    /// Whether it is so many of more: `fifty of the paupers`.
    pub is_part: bool,
    pub at: u16,
    pub bytes: Range<usize>,
}

/// A thing of which only one of its sort can be.
#[derive(Clone, Debug)]
pub(crate) struct OneOf {
    pub sort: u32,
    pub thing: u32,
    /// Whether it is what becomes of somebody, and not a thing: `died`, `survived`.
    pub is_opposed: bool,
    pub at: u16,
    pub bytes: Range<usize>,
}

/// Who holds an office, or did what one alone does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Office {
    pub class: u32,
    /// Its lexeme.
    pub at: u16,
    /// The holder among the names.
    pub run: usize,
}

/// So many lexemes before and behind a place are around it.
const AROUND: u16 = 8;

/// What one sentence states.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statement {
    /// Which of several texts it is from.
    pub document: usize,
    /// The sentence.
    pub sentence: usize,
    /// The weights of all its words.
    pub whole: f32,
    /// By number.
    pub terms: Vec<Term>,
    pub dates: Vec<Dated>,
    pub numbers: Vec<Counted>,
    pub things: Vec<OneOf>,
    pub offices: Vec<Office>,
    /// Where it negates, and the bytes of those words.
    pub negations: Vec<(u16, Range<usize>)>,
    /// How surely it denies what another says, of 100, and the words that show it.
    pub denial: u8,
    pub denial_bytes: Option<Range<usize>>,
    /// The names in it.
    pub runs: Vec<Run>,
    /// Words that tell one of several from the others: `second`, `elder`, `again`, `every`.
    pub serial: Vec<Serial>,
    /// How many words say that it is so and not otherwise: `exactly`, `himself`, `not until`.
    pub emphasis: u8,
    /// Whether it is told by somebody else: `a plaque says`, `from what I remember`.
    pub is_attributed: bool,
    /// Where somebody is spoken of without a name.
    pub pronouns: Vec<u16>,
    /// Lexemes at which a clause begins.
    pub clauses: Vec<u16>,
    /// Bytes of the lexemes that are words, by lexeme.
    pub words: Vec<(u16, Range<usize>)>,
}

impl Statement {
    /// How many sentences lie between two statements of one text.
    pub fn apart(&self, other: &Statement) -> usize {
        if self.document == other.document { self.sentence.abs_diff(other.sentence) } else { usize::MAX }
    }

    /// The words around a place, in its clause: the nearest few.
    pub fn around(&self, place: u16) -> Vec<u32> {
        let clause = self.clause(place);
        let here = self.terms.iter().filter(|term| {
            !Vocabulary::is_class(term.id) && term.at.abs_diff(place) <= AROUND && self.clause(term.at) == clause
        });
        here.map(|term| term.id).take(usize::from(AROUND)).collect()
    }

    /// The clause of a lexeme.
    pub fn clause(&self, at: u16) -> usize {
        self.clauses.partition_point(|begin| *begin <= at)
    }

    /// Whether a word is in it.
    pub fn has(&self, id: u32) -> bool {
        let first = self.terms.partition_point(|term| term.id < id);
        self.terms.get(first).is_some_and(|term| term.id == id)
    }

    /// The terms with this number.
    pub fn of(&self, id: u32) -> impl Iterator<Item = &Term> {
        let first = self.terms.partition_point(|term| term.id < id);
        self.terms.iter().skip(first).take_while(move |term| term.id == id)
    }

    /// The bytes of a lexeme that is a word.
    pub fn bytes(&self, at: u16) -> Option<Range<usize>> {
        let place = self.words.binary_search_by_key(&at, |(at, _)| *at).ok()?;
        self.words.get(place).map(|(_, bytes)| bytes.clone())
    }
}

/// Places that state nothing, in their order.
struct Aside(Vec<Span>);

impl Aside {
    fn of(places: &HashSet<Span>) -> Aside {
        let mut places: Vec<Span> = places.iter().copied().collect();
        places.sort_unstable();
        Aside(places)
    }

    /// Takes from a statement the facts that stand in such a place: the year of a book is no year of what it tells of.
    fn take_from(&self, statement: &mut Statement, reading: &Reading<'_>) {
        let index = statement.sentence;
        let Some(whole) = reading.span(index) else { return };
        let first = self.0.partition_point(|place| place.start() < whole.start());
        let within = self.0.iter().skip(first).take_while(|place| place.start() < whole.end()).collect::<Vec<_>>();
        if within.is_empty() {
            return;
        }
        let is_aside = |bytes: &Range<usize>| {
            let fact = reading.part(index, bytes.clone());
            fact.is_some_and(|fact| within.iter().any(|place| place.contains(fact)))
        };
        statement.dates.retain(|date| !is_aside(&date.bytes));
        statement.numbers.retain(|number| !is_aside(&number.bytes));
        statement.runs.iter_mut().filter(|run| is_aside(&run.bytes)).for_each(|run| run.role = Role::None);
    }
}

/// The statements of texts in their order, each without what stands in its set, and the words that they are made of.
pub(crate) fn statements(
    readings: &[(&Reading<'_>, HashSet<Span>)],
    lexicon: &Lexicon,
) -> Result<(Vec<Statement>, Vocabulary), Stopped> {
    let mut vocabulary = Vocabulary::default();
    let mut found = Vec::new();
    for (document, (reading, aside)) in readings.iter().enumerate() {
        let made = Builder::new(reading, lexicon, &mut vocabulary)?.build(aside)?;
        found.extend(made.into_iter().map(|statement| Statement { document, ..statement }));
    }
    vocabulary.weigh();
    for statement in &mut found {
        statement.whole = whole(statement, &vocabulary);
        for run in &mut statement.runs {
            run.head = vocabulary.head(&run.ids, run.is_titled).unwrap_or(run.head);
        }
    }
    Ok((found, vocabulary))
}

/// The weight of all places of a statement.
fn whole(statement: &Statement, vocabulary: &Vocabulary) -> f32 {
    let mut places = statement
        .terms
        .iter()
        .filter(|term| term.part != Part::Carried)
        .map(|term| (term.at, vocabulary.weight(term.id)))
        .collect::<Vec<_>>();
    places.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    places.dedup_by_key(|(at, _)| *at);
    places.iter().map(|(_, weight)| weight).sum()
}
