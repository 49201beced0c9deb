//! Runs of words that two sentences share, where only a part of each says the same: a line that was joined to the sentence
//! behind it, a sentence that stands within another.
//!
//! A run begins with the longest piece that is the same in both, and goes on over a few words that differ. Invariant: no run
//! goes on over a number or a "not" that only one of the two has; the work is bounded by the words of both. Not here: whether
//! what a run holds is a statement by itself (`parts`).

use super::laid_out::LaidOut;
use super::likeness::weight;
use crate::vocabulary::{Vocabulary, Word, as_index};

/// So many runs of two sentences are looked for.
const MOST_RUNS: usize = 3;
/// A run begins with so much that is the same, in words that name something.
const LEAST_ANCHOR: f32 = 2.0;
/// So many words that differ are passed over at once, in both together.
const MOST_DIFFERING: usize = 4;
/// And behind them so many are the same.
const LEAST_BEHIND: usize = 2;

/// Fewer words that name something are no statement by themselves, but as most of a sentence.
const LEAST_NAMING: usize = 5;

/// The words that are the same in two sentences, by their places in each, in order.
pub(crate) type Run = Vec<(usize, usize)>;

/// What is compared.
pub(crate) struct Runs<'a> {
    pub vocabulary: &'a Vocabulary,
    /// For each word of the text the one that it is taken for.
    pub folded: &'a [u32],
}

impl Runs<'_> {
    /// The runs of two sentences, the heaviest piece first.
    pub fn of(&self, one: &LaidOut<'_>, other: &LaidOut<'_>) -> Vec<Run> {
        let fold = |laid: &LaidOut<'_>| -> Vec<Option<u32>> {
            laid.said.iter().map(|id| Some(self.folded.get(as_index(*id)).copied().unwrap_or(*id))).collect()
        };
        let (mut ones, mut others) = (fold(one), fold(other));
        let begins = (one.own().start, other.own().start);
        let mut runs = Vec::new();
        while runs.len() < MOST_RUNS {
            let Some((start, length)) = self.anchor(&ones, &others) else { break };
            let run = self.grown(&ones, &others, start, length);
            // What is in one run is in no other.
            for (row, column) in &run {
                ones.get_mut(*row).into_iter().for_each(|word| *word = None);
                others.get_mut(*column).into_iter().for_each(|word| *word = None);
            }
            if !self.may_be_statement(&run, one, other) {
                // The heaviest piece is too small: the others are so, too.
                break;
            }
            runs.push(run.into_iter().map(|(row, column)| (row + begins.0, column + begins.1)).collect());
        }
        runs
    }

    /// Whether a run may be a statement, as far as its words alone tell.
    fn may_be_statement(&self, run: &Run, one: &LaidOut<'_>, other: &LaidOut<'_>) -> bool {
        let names = |id: &&u32| self.vocabulary.word(**id).is_some_and(|word| !word.is_function);
        let naming = run.iter().filter_map(|(row, _)| one.said.get(*row)).filter(names).count();
        let is_most = run.len() * 5 >= one.said.len().min(other.said.len()) * 2;
        naming >= LEAST_NAMING || (is_most && naming > 1) || (naming > 1 && one.is_shouting && other.is_shouting)
    }

    fn weight(&self, id: u32) -> f32 {
        self.vocabulary.word(id).map_or(0.0, weight)
    }

    /// The heaviest piece that is the same in both: where it begins in each, and how many words it has.
    fn anchor(&self, one: &[Option<u32>], other: &[Option<u32>]) -> Option<((usize, usize), usize)> {
        let mut before: Vec<(f32, usize)> = vec![(0.0, 0); other.len() + 1];
        let mut best = (0.0, (0, 0), 0);
        for (row, id) in one.iter().enumerate() {
            let mut diagonal = (0.0, 0);
            let Some(id) = *id else {
                before.iter_mut().for_each(|cell| *cell = (0.0, 0));
                continue;
            };
            let weight = self.weight(id);
            for (column, (cell, against)) in before.iter_mut().skip(1).zip(other).enumerate() {
                let came = std::mem::replace(&mut diagonal, *cell);
                *cell = if *against == Some(id) { (came.0 + weight, came.1 + 1) } else { (0.0, 0) };
                if cell.0 > best.0 {
                    best = (cell.0, (row + 1 - cell.1, column + 1 - cell.1), cell.1);
                }
            }
        }
        (best.0 >= LEAST_ANCHOR).then_some((best.1, best.2))
    }

    /// A piece, and what goes on before and behind it.
    fn grown(&self, one: &[Option<u32>], other: &[Option<u32>], start: (usize, usize), length: usize) -> Run {
        let turned =
            |ids: &[Option<u32>], until: usize| -> Vec<Option<u32>> { ids.iter().take(until).rev().copied().collect() };
        let before = self.onward(&turned(one, start.0), &turned(other, start.1));
        let (end, behind) = ((start.0 + length, start.1 + length), |ids: &[Option<u32>], from: usize| {
            ids.get(from..).unwrap_or_default().to_vec()
        });
        let behind = self.onward(&behind(one, end.0), &behind(other, end.1));
        let mut run: Run =
            before.into_iter().rev().map(|(row, column)| (start.0 - 1 - row, start.1 - 1 - column)).collect();
        run.extend((0..length).map(|step| (start.0 + step, start.1 + step)));
        run.extend(behind.into_iter().map(|(row, column)| (end.0 + row, end.1 + column)));
        run
    }

    /// What goes on to be the same from the first words, over a few that differ.
    fn onward(&self, one: &[Option<u32>], other: &[Option<u32>]) -> Run {
        let (mut row, mut column) = (0, 0);
        let mut run = Run::new();
        loop {
            if is_same(one, row, other, column) {
                run.push((row, column));
                (row, column) = (row + 1, column + 1);
                continue;
            }
            let Some((over, across)) = self.bridge(one, row, other, column) else { return run };
            (row, column) = (row + over, column + across);
        }
    }

    /// How many words differ in each before both go on the same.
    fn bridge(&self, one: &[Option<u32>], row: usize, other: &[Option<u32>], column: usize) -> Option<(usize, usize)> {
        for differing in 1..=MOST_DIFFERING {
            // As many in each as may be: a changed word before one that was left out and one that was put in.
            let mut ways: Vec<(usize, usize)> = (0..=differing).map(|over| (over, differing - over)).collect();
            ways.sort_by_key(|(over, across)| over.abs_diff(*across));
            for (over, across) in ways {
                let goes_on =
                    (0..LEAST_BEHIND).all(|step| is_same(one, row + over + step, other, column + across + step));
                if goes_on && self.may_differ(one.get(row..row + over)?, other.get(column..column + across)?) {
                    return Some((over, across));
                }
            }
        }
        None
    }

    /// Whether words may stand for others: not where only one of the two has a number or a "not", but where the two are only
    /// parted otherwise.
    fn may_differ(&self, one: &[Option<u32>], other: &[Option<u32>]) -> bool {
        let words = |ids: &[Option<u32>]| -> Option<Vec<(u32, &Word)>> {
            ids.iter().map(|id| Some(((*id)?, self.vocabulary.word((*id)?)?))).collect()
        };
        let Some((one, other)) = words(one).zip(words(other)) else { return false };
        let told = |words: &[(u32, &Word)]| {
            let tells = words.iter().filter(|(_, word)| word.is_number || word.is_negation);
            let mut told: Vec<u32> = tells.map(|(id, _)| *id).collect();
            told.sort_unstable();
            told
        };
        let letters = |words: &[(u32, &Word)]| -> String {
            let letters = words.iter().flat_map(|(_, word)| word.letters.chars());
            letters.filter(|letter| letter.is_alphanumeric()).collect()
        };
        told(&one) == told(&other) || letters(&one) == letters(&other)
    }
}

fn is_same(one: &[Option<u32>], row: usize, other: &[Option<u32>], column: usize) -> bool {
    let word = one.get(row).copied().flatten();
    word.is_some() && word == other.get(column).copied().flatten()
}
