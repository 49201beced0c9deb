//! How alike two sentences are, word by word, and which words differ.
//!
//! Words are laid beside one another at the least cost: a lost letter costs little, a word that only joins others somewhat
//! more, any other word all that it weighs. Invariant: where a number, a name or a "not" differs, two sentences do not say
//! the same, however alike they are: they may be a conflict. Not here: which sentences are compared (`likely`).

use crate::vocabulary::{Vocabulary, Word};

mod spelling;

use spelling::{is_joined, is_misspelt};

/// What a word costs that only joins others, beside one that names something.
const FUNCTION: f32 = 0.35;
/// What a misspelt word costs, and two that were glued.
const MISSPELT: f32 = 0.15;
const GLUED: f32 = 0.05;
/// What words at the end cost beside those in the middle, where the other sentence was cut off.
const CUT_OFF: f32 = 0.5;
/// So far from the diagonal words are still looked for.
const BAND: usize = 12;
/// Longer sentences are not compared word by word.
const MOST_WORDS: usize = 2_000;

/// How alike two sentences are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Likeness {
    /// From 0 to 1.
    pub share: f32,
    /// The words of the first, and of the second, that differ, by their places.
    pub differing: Differing,
    /// Whether one stands in place of the other at their heads, by no slip.
    pub has_other_head: bool,
}

/// Places of words in one sentence and in another.
pub(crate) type Differing = (Vec<usize>, Vec<usize>);

/// One way to go on.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Same,
    Changed,
    Glued,
    Parted,
    Turned,
    Less,
    More,
}

/// How alike two sentences are by their words; `None` where that is less than `least`, or they are too long.
pub(crate) fn likeness(vocabulary: &Vocabulary, one: &[u32], other: &[u32], least: f32) -> Option<Likeness> {
    let band = BAND.min(one.len().max(other.len()) / 3 + 2);
    if one.len().max(other.len()) > MOST_WORDS || one.len().abs_diff(other.len()) > band {
        return None;
    }
    let words = |ids: &[u32]| ids.iter().map(|id| vocabulary.word(*id)).collect::<Option<Vec<&Word>>>();
    let mut sides = Sides { one: words(one)?, other: words(other)?, ids: (one, other), band, limit: 0.0 };
    let total = sides.weight(&sides.one).max(sides.weight(&sides.other));
    // What costs more along the way is not followed: most of the table is never looked at closely.
    sides.limit = (1.0 - least) * total + f32::EPSILON;
    let table = sides.table();
    let cost = *table.last()?.get(sides.column(one.len(), other.len())?)?;
    if cost.0 > sides.limit || total == 0.0 {
        return None;
    }
    let (differing, apart, has_other_head) = sides.differing(&table)?;
    let tells_apart = |one: &&Word| apart.1.iter().any(|other| tell_apart(one, other));
    if apart.0.iter().any(tells_apart) {
        return None;
    }
    Some(Likeness { share: (1.0 - cost.0 / total).max(0.0), differing, has_other_head })
}

struct Sides<'a> {
    one: Vec<&'a Word>,
    other: Vec<&'a Word>,
    ids: (&'a [u32], &'a [u32]),
    band: usize,
    limit: f32,
}

/// The words of the first sentence, and of the second, that stand for nothing in the other.
type Apart<'a> = (Vec<&'a Word>, Vec<&'a Word>);

type Table = Vec<Vec<(f32, Step)>>;

impl<'a> Sides<'a> {
    fn weight(&self, words: &[&Word]) -> f32 {
        words.iter().map(|word| weight(word)).sum()
    }

    /// The place of a column in a row of the table, which holds the diagonal and a band on either side.
    fn column(&self, row: usize, column: usize) -> Option<usize> {
        (column + self.band).checked_sub(row).filter(|place| *place <= self.band * 2)
    }

    fn at(&self, table: &Table, row: Option<usize>, column: Option<usize>) -> f32 {
        let cell = row.zip(column).and_then(|(row, column)| table.get(row)?.get(self.column(row, column)?));
        cell.map_or(f32::INFINITY, |cell| cell.0)
    }

    /// The least cost of laying the first words of both beside one another, for each number of them.
    fn table(&self) -> Table {
        let mut table: Table = Vec::with_capacity(self.one.len() + 1);
        for row in 0..=self.one.len() {
            table.push(vec![(f32::INFINITY, Step::Same); self.band * 2 + 1]);
            let columns = row.saturating_sub(self.band)..=(row + self.band).min(self.other.len());
            for column in columns {
                let best = if (row, column) == (0, 0) { (0.0, Step::Same) } else { self.best(&table, row, column) };
                let place = self.column(row, column);
                let cell = table.last_mut().zip(place).and_then(|(cells, place)| cells.get_mut(place));
                cell.into_iter().for_each(|cell| *cell = best);
            }
        }
        table
    }

    fn best(&self, table: &Table, row: usize, column: usize) -> (f32, Step) {
        let (before, ahead) = (row.checked_sub(1), column.checked_sub(1));
        let (one, other) = (before.and_then(|at| self.one.get(at)), ahead.and_then(|at| self.other.get(at)));
        let mut best = (f32::INFINITY, Step::Same);
        let mut weigh = |came: f32, cost: &dyn Fn() -> f32, step: Step| {
            if came < best.0 && came <= self.limit {
                let cost = came + cost();
                if cost < best.0 {
                    best = (cost, step);
                }
            }
        };
        if let (Some(one), Some(other)) = (one, other) {
            let came = self.at(table, before, ahead);
            let is_same = before.and_then(|at| self.ids.0.get(at)) == ahead.and_then(|at| self.ids.1.get(at));
            if is_same {
                weigh(came, &|| 0.0, Step::Same);
            } else {
                weigh(came, &|| changed(one, other), Step::Changed);
            }
            let (before_that, ahead_of_that) = (row.checked_sub(2), column.checked_sub(2));
            if let Some(first) = before_that.and_then(|at| self.one.get(at)) {
                weigh(self.at(table, before_that, ahead), &|| joined(first, one, other), Step::Glued);
            }
            if let Some(first) = ahead_of_that.and_then(|at| self.other.get(at)) {
                weigh(self.at(table, before, ahead_of_that), &|| joined(first, other, one), Step::Parted);
            }
            if !is_same && self.is_turned(before_that, ahead_of_that) {
                weigh(self.at(table, before_that, ahead_of_that), &|| GLUED, Step::Turned);
            }
        }
        if let Some(one) = one {
            let is_behind = column == self.other.len();
            weigh(self.at(table, before, Some(column)), &|| alone(one, is_behind), Step::Less);
        }
        if let Some(other) = other {
            let is_behind = row == self.one.len();
            weigh(self.at(table, Some(row), ahead), &|| alone(other, is_behind), Step::More);
        }
        best
    }

    /// Whether a number and the word beside it are turned round from these words on: "26 June", "June 26".
    fn is_turned(&self, row: Option<usize>, column: Option<usize>) -> bool {
        let (one, other) = self.ids;
        let two = |ids: &[u32], at: Option<usize>| Some((*ids.get(at?)?, *ids.get(at? + 1)?));
        let Some(((first, second), turned)) = two(one, row).zip(two(other, column)) else { return false };
        let is_number = |at: Option<usize>| at.and_then(|at| self.one.get(at)).is_some_and(|word| word.is_number);
        (second, first) == turned && is_number(row) != is_number(row.map(|row| row + 1))
    }

    /// The words that differ, gone back from the end, and those of them that are not the same word damaged;
    /// and whether those at the heads are two.
    fn differing(&self, table: &Table) -> Option<(Differing, Apart<'a>, bool)> {
        let mut has_other_head = false;
        let (mut ones, mut others) = (Vec::new(), Vec::new());
        let mut apart: Apart<'a> = (Vec::new(), Vec::new());
        let (mut row, mut column) = (self.one.len(), self.other.len());
        while (row, column) != (0, 0) {
            let step = table.get(row)?.get(self.column(row, column)?)?.1;
            let (taken, left) = match step {
                Step::Same | Step::Changed => (1, 1),
                Step::Glued => (2, 1),
                Step::Parted => (1, 2),
                Step::Turned => (2, 2),
                Step::Less => (1, 0),
                Step::More => (0, 1),
            };
            row = row.checked_sub(taken)?;
            column = column.checked_sub(left)?;
            if step != Step::Same {
                ones.extend((row..row + taken).rev());
                others.extend((column..column + left).rev());
            }
            if matches!(step, Step::Changed | Step::Less | Step::More) {
                let (one, other) =
                    (self.one.get(row).filter(|_| taken > 0), self.other.get(column).filter(|_| left > 0));
                let is_same = one
                    .zip(other)
                    .is_some_and(|(one, other)| is_misspelt(&one.letters, &other.letters) || is_short_for(one, other));
                has_other_head |= step == Step::Changed && (row, column) == (0, 0) && !is_same;
                apart.0.extend(one.filter(|_| !is_same));
                apart.1.extend(other.filter(|_| !is_same));
            }
        }
        ones.reverse();
        others.reverse();
        Some(((ones, others), apart, has_other_head))
    }
}

/// What a word counts for: one that only joins others counts less.
pub(super) fn weight(word: &Word) -> f32 {
    if word.is_function { FUNCTION } else { 1.0 }
}

/// What it costs that one word stands for another.
fn changed(one: &Word, other: &Word) -> f32 {
    // Asked before how they are spelt: brother and mother, eastern and western are a letter or two apart.
    if one.is_number || other.is_number || one.is_negation || other.is_negation || one.is_contrary(other) {
        return f32::INFINITY;
    }
    let weight = weight(one).max(weight(other));
    if is_misspelt(&one.letters, &other.letters) || is_short_for(one, other) {
        return MISSPELT * weight;
    }
    weight
}

/// Whether one is the other month, written short: "Oct.", "October".
fn is_short_for(one: &Word, other: &Word) -> bool {
    let begins = one.letters.starts_with(&other.letters) || other.letters.starts_with(&one.letters);
    one.is_month && other.is_month && begins
}

/// Whether two words, each in one sentence alone, make other statements of them: wherever they stand, for a word that is left
/// out here and another that is put in there are as good as a change.
fn tell_apart(one: &Word, other: &Word) -> bool {
    // A word that only moved is left out here and put in there; the shortest is never taken for itself misspelt.
    let are_names = one.is_name() && other.is_name() && one.letters != other.letters;
    one.is_contrary(other) || (are_names && !is_misspelt(&one.letters, &other.letters) && !is_short_for(one, other))
}

/// What it costs that two words stand for one.
fn joined(first: &Word, second: &Word, whole: &Word) -> f32 {
    // "Prince by" is no "princess" parted.
    let is_contrary = first.is_contrary(whole) || second.is_contrary(whole);
    let is_drawn = || !second.drawn.is_empty() && whole.letters.strip_prefix(&first.letters) == Some(&second.drawn);
    if is_drawn() || !is_contrary && is_joined(first, second, whole) { GLUED * weight(first) } else { f32::INFINITY }
}

/// What it costs that only one of the two has a word.
fn alone(word: &Word, is_behind: bool) -> f32 {
    match (word.is_number || word.is_negation, is_behind) {
        (true, false) => f32::INFINITY,
        (_, true) => CUT_OFF * weight(word),
        (false, false) => weight(word),
    }
}
