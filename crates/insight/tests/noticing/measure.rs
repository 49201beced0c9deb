//! How well what was noticed agrees with what was marked by hand.
//! Repeats are counted by pairs of sentences, conflicts by pairs of places from different sides (sentences that repeat one
//! another are one place), citations by their words, damage and the rest by sentences.

use std::collections::BTreeSet;

use obelus_insight::{Kind, Suggestion};
use obelus_text::Span;

use crate::marked::Marked;

/// How many were found and right, marked and missed, found and wrong, each with what it is.
#[derive(Default)]
pub struct Tally {
    pub right: usize,
    pub missed: Vec<String>,
    pub wrong: Vec<String>,
}

impl Tally {
    /// How much of what was found is right.
    pub fn precision(&self) -> f64 {
        share(self.right, self.wrong.len())
    }

    /// How much of what was marked was found.
    pub fn recall(&self) -> f64 {
        share(self.right, self.missed.len())
    }

    pub fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.missed.extend(other.missed);
        self.wrong.extend(other.wrong);
    }
}

/// Nothing at all is no fault.
fn share(right: usize, other: usize) -> f64 {
    if right + other == 0 { 1.0 } else { right as f64 / (right + other) as f64 }
}

/// A kind's agreement in one text.
pub fn measure(marked: &Marked, found: &[Suggestion], kind: Kind) -> Tally {
    let found: Vec<&Suggestion> = found.iter().filter(|found| found.kind == kind).collect();
    match kind {
        Kind::Repeat => repeats(marked, &found),
        Kind::Conflict => conflicts(marked, &found),
        Kind::Citation => citations(marked, &found),
        _ => by_sentence(marked, &found, kind),
    }
}

type Pairs = BTreeSet<(usize, usize)>;

fn each_pair(members: &BTreeSet<usize>) -> impl Iterator<Item = (usize, usize)> {
    members.iter().flat_map(|one| members.iter().filter(move |other| one < *other).map(|other| (*one, *other)))
}

/// Pairs of marked sentences, however they were cut to be looked at: a sentence that was cut in two repeats itself nowhere,
/// and a line that was joined to another is found where the part that was told is that line.
fn repeats(marked: &Marked, found: &[&Suggestion]) -> Tally {
    match &marked.by_hand {
        Some(by_hand) => pairs(by_hand, repeats_marked(by_hand), repeats_found(by_hand, found)),
        None => pairs(marked, repeats_marked(marked), repeats_found(marked, found)),
    }
}

fn repeats_marked(marked: &Marked) -> Pairs {
    let count = marked.sentences.len();
    let names: BTreeSet<&str> = (0..count).flat_map(|index| marked.names(index, "repeat")).collect();
    let members = |name: &str| -> BTreeSet<usize> {
        (0..count).filter(|index| marked.names(*index, "repeat").any(|other| other == name)).collect()
    };
    names.into_iter().flat_map(|name| each_pair(&members(name)).collect::<Vec<_>>()).collect()
}

fn repeats_found(marked: &Marked, found: &[&Suggestion]) -> Pairs {
    let members = |suggestion: &&Suggestion| -> BTreeSet<usize> {
        places(suggestion).flat_map(|span| marked.meant_by(span)).collect()
    };
    found.iter().flat_map(|suggestion| each_pair(&members(suggestion)).collect::<Vec<_>>()).collect()
}

fn places(suggestion: &Suggestion) -> impl Iterator<Item = Span> {
    std::iter::once(suggestion.span).chain(suggestion.related.iter().copied())
}

fn pairs(marked: &Marked, expected: Pairs, found: Pairs) -> Tally {
    let told = |(one, other): &(usize, usize)| {
        let labels = |index: usize| marked.labels[index].join(" ");
        format!("[{}] {}\n      [{}] {}", labels(*one), marked.said(*one), labels(*other), marked.said(*other))
    };
    Tally {
        right: expected.intersection(&found).count(),
        missed: expected.difference(&found).map(told).collect(),
        wrong: found.difference(&expected).map(told).collect(),
    }
}

fn conflicts(marked: &Marked, found: &[&Suggestion]) -> Tally {
    let first = first_of_repeats(marked);
    let ordered = |one: usize, other: usize| (first[one].min(first[other]), first[one].max(first[other]));
    let count = marked.sentences.len();
    let mut sides: Vec<(&str, &str, usize)> = Vec::new();
    for index in 0..count {
        sides.extend(marked.names(index, "conflict").filter_map(|name| {
            let (name, side) = name.split_once('/')?;
            Some((name, side, index))
        }));
    }
    let mut expected = Pairs::new();
    for (name, side, index) in &sides {
        let others = sides.iter().filter(|(other, of, _)| other == name && of != side);
        expected.extend(others.map(|(_, _, other)| ordered(*index, *other)));
    }
    let mut said = Pairs::new();
    for suggestion in found {
        let one: Vec<usize> = marked.sentences_of(suggestion.span).collect();
        for other in suggestion.related.iter().flat_map(|span| marked.sentences_of(*span)) {
            said.extend(one.iter().map(|one| ordered(*one, other)));
        }
    }
    pairs(marked, expected, said)
}

/// For each sentence the first of those that it is marked to repeat.
fn first_of_repeats(marked: &Marked) -> Vec<usize> {
    let mut first: Vec<usize> = (0..marked.sentences.len()).collect();
    for (one, other) in repeats_marked(marked) {
        first[other] = first[other].min(first[one]);
    }
    first
}

/// A citation that was found is right where half of its words, or more, are marked; one that was marked is found where half
/// of its words, or more, were.
fn citations(marked: &Marked, found: &[&Suggestion]) -> Tally {
    let found: Vec<Span> = found.iter().map(|suggestion| suggestion.span).collect();
    let is_in = |span: &Span, others: &[Span]| {
        let words = words(marked, *span);
        let shared = words.iter().filter(|word| others.iter().any(|other| other.overlaps(**word))).count();
        shared > 0 && shared * 2 >= words.len()
    };
    let told = |span: &Span| {
        let around = marked.sentences_of(*span).next().map_or("", |index| marked.said(index));
        format!("{} — {around}", marked.text.slice(*span).unwrap_or_default())
    };
    // Several that were found may lie in one that was marked: precision counts what was found, recall what was marked.
    let right = marked.citations.iter().filter(|span| is_in(span, &found)).count();
    let (missed, wrong) = (
        marked.citations.iter().filter(|span| !is_in(span, &found)).map(told).collect(),
        found.iter().filter(|span| !is_in(span, &marked.citations)).map(told).collect(),
    );
    Tally { right, missed, wrong }
}

/// The words of a span, and nothing between them.
fn words(marked: &Marked, span: Span) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in (span.start()..).zip(marked.text.slice(span).unwrap_or_default().chars().chain([' '])) {
        match (character.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.extend(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    if words.is_empty() { vec![span] } else { words }
}

fn by_sentence(marked: &Marked, found: &[&Suggestion], kind: Kind) -> Tally {
    let said: BTreeSet<usize> =
        found.iter().flat_map(|suggestion| marked.sentences_of(suggestion.span).collect::<Vec<_>>()).collect();
    let mut tally = Tally::default();
    for index in 0..marked.sentences.len() {
        // Of what is around the text nothing else is told: neither asked for nor a fault.
        let is_explained = matches!(kind, Kind::OffTopic | Kind::Question | Kind::Opinion | Kind::Hedge)
            && marked.has(index, Kind::Boilerplate.code());
        let told = || format!("[{}] {}", marked.labels[index].join(" "), marked.said(index));
        match (marked.has(index, kind.code()), said.contains(&index)) {
            _ if is_explained => {}
            (true, true) => tally.right += 1,
            (true, false) => tally.missed.push(told()),
            (false, true) => tally.wrong.push(told()),
            (false, false) => {}
        }
    }
    tally
}

/// The average precision of the order by the likelihoods, and how many there are by chance, among the first sentences.
pub fn average_precision(marked: &Marked, likely: &[f32]) -> (f64, f64) {
    let mut order: Vec<usize> = (0..marked.judged_checkable.min(likely.len())).collect();
    order.sort_by(|one, other| likely[*other].total_cmp(&likely[*one]).then(one.cmp(other)));
    let (mut right, mut sum) = (0.0, 0.0);
    for (place, index) in order.iter().enumerate() {
        if marked.has(*index, "checkable") {
            right += 1.0;
            sum += right / (place + 1) as f64;
        }
    }
    if right == 0.0 { (1.0, 0.0) } else { (sum / right, right / order.len() as f64) }
}
