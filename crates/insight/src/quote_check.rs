//! Whether quotes stand in a text: word by word, altered, or not.
//!
//! Job: look for many quotes in one text at once. Where runs of three of a quote's words, or its longest ones, lie as they
//! do in the quote, the stretch around is compared letter by letter, and where that fails word by word. Invariant: the time
//! grows with the text, whatever the number of quotes; a quote is called verbatim only where its letters, in order, with the
//! punctuation between its words, are there. Not here: which texts a quote is said to be from (`engine`).

mod align;
mod compare;
mod parts;
mod seeds;

use std::collections::BTreeSet;

use obelus_text::{ByteSpan, CanonicalText, Span};

pub use align::{ChangeKind, WordChange};
pub use compare::Fold;

use crate::letters::{Letter, is_quotation_mark, letters};
use align::align;
use compare::compare;
use seeds::{Sought, Stretch};

/// What is less alike is not the quote altered, but something else.
const LEAST_ALIKE: f64 = 0.5;
/// Shorter quotes are not sought altered: with two of four words changed nothing is left of them.
const LEAST_ALTERED: usize = 4;
/// Longer parts are compared word by word in pieces of so many words: time grows with the square.
const MOST_ALIGNED: usize = 400;
/// So many parts of one quote are put in order; that takes the square of their number.
const MOST_PARTS: usize = 256;

/// Where a quote stands in a text, and how well.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteMatch {
    /// The place in the text.
    pub span: Span,
    /// Whether it stands there word by word.
    pub is_verbatim: bool,
    /// How alike the two are, from 0 to 1; 1 where it is verbatim.
    pub score: f64,
    /// What differs without being a change.
    pub told: BTreeSet<Fold>,
    /// The words that were changed; empty where none were.
    pub words: Vec<WordChange>,
}

/// Quotes, made ready to be looked for.
pub struct QuoteFinder {
    quotes: Vec<Vec<Part>>,
    sought: Sought,
}

/// A part of a quote: all of it, where nothing is left out.
struct Part {
    text: String,
    letters: Vec<Letter>,
    /// How many words it has.
    words: usize,
    /// Whether it follows the part before it after something that the quote leaves out; else a long part was only cut.
    is_after_omission: bool,
    /// Its number among the parts of all quotes.
    number: usize,
}

/// Where a part may stand.
#[derive(Clone, Debug)]
struct Placed {
    bytes: ByteSpan,
    found: Found,
}

#[derive(Clone, Debug)]
struct Found {
    score: f64,
    is_verbatim: bool,
    told: BTreeSet<Fold>,
    words: Vec<WordChange>,
}

impl QuoteFinder {
    /// Makes quotes ready.
    pub fn new<'a>(quotes: impl IntoIterator<Item = &'a str>) -> QuoteFinder {
        let mut finder = QuoteFinder { quotes: Vec::new(), sought: Sought::default() };
        for quote in quotes {
            let mut made = Vec::new();
            for part in parts::parts(quote) {
                for (index, piece) in seeds::cut(part, MOST_ALIGNED).into_iter().enumerate() {
                    let letters = letters(piece);
                    if letters.is_empty() {
                        continue;
                    }
                    let (number, words) = finder.sought.add(piece);
                    let is_after_omission = index == 0 && !made.is_empty();
                    made.push(Part { text: piece.to_owned(), letters, words, is_after_omission, number });
                }
            }
            finder.quotes.push(made);
        }
        finder.sought.ready();
        finder
    }

    /// Whether any quote leaves something out, so that its parts may stand far from each other.
    pub fn has_omissions(&self) -> bool {
        self.quotes.iter().flatten().any(|part| part.is_after_omission)
    }

    /// Whether any quote may be in a text, as it is stored: where not, `look` finds none there. It costs a pass over the words,
    /// and spares the text's being made ready.
    pub fn may_be_in(&self, text: &str) -> bool {
        self.sought.look(text).values().any(|near| !near.is_empty())
    }

    /// The best place of each quote in a text, in the order of the quotes; `None` where it is not there.
    pub fn look(&self, text: &CanonicalText) -> Vec<Option<QuoteMatch>> {
        let mut stretches = self.sought.look(text.as_str());
        let quotes = self.quotes.iter();
        quotes
            .map(|parts| {
                let places = parts.iter().map(|part| {
                    let near = stretches.remove(&part.number).unwrap_or_default();
                    near.into_iter().filter_map(|stretch| place(text.as_str(), part, stretch)).collect()
                });
                let places: Vec<Vec<Placed>> = places.collect();
                if places.iter().all(Vec::is_empty) { None } else { joined(text, parts, &places) }
            })
            .collect()
    }
}

/// Looks at a stretch of the text closely.
fn place(text: &str, part: &Part, stretch: Stretch) -> Option<Placed> {
    let window = text.get(stretch.bytes.start()..stretch.bytes.end())?;
    if let Some(placed) = in_letters(window, part, stretch) {
        return Some(placed);
    }
    if part.words < LEAST_ALTERED {
        return None;
    }
    let found = align(window, &part.text).filter(|found| found.score >= LEAST_ALIKE)?;
    let bytes = ByteSpan::new(stretch.bytes.start() + found.start, stretch.bytes.start() + found.end)?;
    let found = Found { score: found.score, is_verbatim: false, told: BTreeSet::new(), words: found.words };
    Some(Placed { bytes, found })
}

/// The part by its letters in a stretch, whatever stands between them.
fn in_letters(window: &str, part: &Part, stretch: Stretch) -> Option<Placed> {
    let there = letters(window);
    let is_here = |run: &[Letter]| run.iter().zip(&part.letters).all(|(one, other)| one.folded == other.folded);
    let near = stretch.exact - stretch.bytes.start().min(stretch.exact);
    // Of several places the one that was hinted at; few words are taken at that place alone, not inside of others.
    let starts = there.windows(part.letters.len()).enumerate().filter(|(_, run)| is_here(run));
    let (at, run) =
        starts.min_by_key(|(_, run)| run.first().map_or(usize::MAX, |letter| letter.start.abs_diff(near)))?;
    let (first, last) = (run.first()?, run.last()?);
    if part.words < LEAST_ALTERED {
        let is_inside = |one: Option<&Letter>, other: Option<&Letter>| match (one, other) {
            (Some(one), Some(other)) => one.end() == other.start && one.written.is_alphanumeric(),
            _ => false,
        };
        let before = at.checked_sub(1).and_then(|before| there.get(before));
        let is_word = !is_inside(before, Some(first)) && !is_inside(Some(last), there.get(at + run.len()));
        if first.start != near && !is_word {
            return None;
        }
    }
    let ours = window.get(first.start..last.end())?;
    let (head, tail) = (part.letters.first()?, part.letters.last()?);
    let theirs = part.text.get(head.start..tail.end())?;
    let mut compared = compare(ours, theirs);
    let closing = closing(part.text.get(tail.end()..).unwrap_or_default());
    let follows = window.get(last.end()..).unwrap_or_default();
    let end = if follows.starts_with(closing) {
        last.end() + closing.len()
    } else {
        compared.told.insert(Fold::Punctuation);
        last.end()
    };
    let begin = stretch.bytes.start();
    let bytes = ByteSpan::new(begin + first.start, begin + end)?;
    let found = match compared.changes {
        0 => Found { score: 1.0, is_verbatim: true, told: compared.told, words: Vec::new() },
        _ => {
            let aligned = align(ours, theirs)?;
            Found { score: aligned.score, is_verbatim: false, told: compared.told, words: aligned.words }
        }
    };
    Some(Placed { bytes, found })
}

/// The punctuation right behind the last letter of a part, without quotation marks.
fn closing(rest: &str) -> &str {
    let end =
        rest.find(|character: char| character.is_whitespace() || is_quotation_mark(character) || character == ']');
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

/// The parts of a quote put together; `None` where less than half of it is there.
fn joined(text: &CanonicalText, parts: &[Part], places: &[Vec<Placed>]) -> Option<QuoteMatch> {
    let chosen = in_order(parts, places);
    let total: usize = parts.iter().map(|part| part.words).sum();
    let weighed = parts.iter().zip(&chosen).filter_map(|(part, placed)| Some((part.words, (*placed)?.found.score)));
    let score = weighed.map(|(words, score)| words as f64 * score).sum::<f64>() / total.max(1) as f64;
    let start = chosen.iter().flatten().map(|placed| placed.bytes.start()).min()?;
    let end = chosen.iter().flatten().map(|placed| placed.bytes.end()).max()?;
    let span = text.widen(text.span(ByteSpan::new(start, end)?)?)?;
    let mut found = QuoteMatch { span, is_verbatim: true, score, told: BTreeSet::new(), words: Vec::new() };
    for (part, placed) in parts.iter().zip(&chosen) {
        found.take(part, *placed);
    }
    if found.is_verbatim {
        found.words.clear();
        found.score = 1.0;
    }
    (found.is_verbatim || score >= LEAST_ALIKE).then_some(found)
}

/// The places at which most of the quote stands in its order, one for each part that has one.
fn in_order<'a>(parts: &[Part], places: &'a [Vec<Placed>]) -> Vec<Option<&'a Placed>> {
    let mut best = vec![Reached { reach: 0, weight: 0.0, by: None }];
    for (index, (part, near)) in parts.iter().zip(places).enumerate().take(MOST_PARTS) {
        let before = best.len();
        for placed in near {
            let fitting = best.iter().take(before).enumerate().filter(|(_, one)| one.reach <= placed.bytes.start());
            if let Some((from, one)) = heaviest(fitting) {
                let weight = one.weight + part.words as f64 * placed.found.score;
                best.push(Reached { reach: placed.bytes.end(), weight, by: Some((index, placed, from)) });
            }
        }
    }
    let mut chosen = vec![None; parts.len()];
    let mut at = heaviest(best.iter().enumerate()).map_or(0, |(at, _)| at);
    while let Some((index, placed, from)) = best.get(at).and_then(|one| one.by) {
        if let Some(place) = chosen.get_mut(index) {
            *place = Some(placed);
        }
        at = from;
    }
    chosen
}

/// How much of a quote can be had up to some byte, by which place at the end: the number of its part, and what came before.
struct Reached<'a> {
    reach: usize,
    weight: f64,
    by: Option<(usize, &'a Placed, usize)>,
}

/// The heaviest; the first of those that are as heavy.
fn heaviest<'a, 'b: 'a>(
    all: impl DoubleEndedIterator<Item = (usize, &'a Reached<'b>)>,
) -> Option<(usize, &'a Reached<'b>)> {
    all.rev().max_by(|(_, one), (_, other)| one.weight.total_cmp(&other.weight))
}

impl QuoteMatch {
    /// Takes one part of the quote in.
    fn take(&mut self, part: &Part, placed: Option<&Placed>) {
        if part.is_after_omission {
            self.told.insert(Fold::Ellipsis);
            self.words.push(WordChange { kind: ChangeKind::Same, text: "…".to_owned() });
        }
        match placed.map(|placed| &placed.found) {
            Some(found) => {
                self.is_verbatim &= found.is_verbatim;
                self.told.extend(found.told.iter().copied());
                if found.words.is_empty() {
                    self.words.push(WordChange { kind: ChangeKind::Same, text: part.text.clone() });
                }
                self.words.extend(found.words.iter().cloned());
            }
            None => {
                self.is_verbatim = false;
                self.words.push(WordChange { kind: ChangeKind::Added, text: part.text.clone() });
            }
        }
    }
}
