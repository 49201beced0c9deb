//! Pairs the words of two gaps: the longest common subsequence, longer words counting more.
//! Invariant: pairs come in order in both texts. Gaps too long to be compared word by word are parted at the words that
//! stand once in each and keep the order; what is too long still stays unpaired.

use std::collections::HashMap;

use super::Run;
use super::chain::heaviest;
use crate::tokens::Token;

/// So many pairs of words are compared at most in one gap.
const CELLS: usize = 1 << 16;
/// A word weighs one more than its letters up to this many.
const HEAVIEST: usize = 8;
/// So often a gap is parted again.
const DEEPEST: usize = 3;

/// A word of a gap: its place in the text, and what it is.
pub(super) type Word = (usize, Token);

/// Fills gaps, and keeps its table for the next one.
#[derive(Default)]
pub(super) struct Filler {
    table: Vec<u32>,
}

impl Filler {
    /// Pairs of the same words in two gaps, by their places in the texts.
    pub fn fill(&mut self, olds: &[Word], news: &[Word]) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        self.part(olds, news, 0, &mut pairs);
        pairs
    }

    fn part(&mut self, olds: &[Word], news: &[Word], depth: usize, pairs: &mut Vec<(usize, usize)>) {
        if olds.is_empty() || news.is_empty() {
            return;
        }
        if olds.len().saturating_mul(news.len()) <= CELLS {
            return self.compare(olds, news, pairs);
        }
        if depth == DEEPEST {
            return;
        }
        let mut from = (0, 0);
        for (one, other) in in_order(olds, news).into_iter().chain([(olds.len(), news.len())]) {
            let gaps = (olds.get(from.0..one).unwrap_or_default(), news.get(from.1..other).unwrap_or_default());
            // A gap that nothing has parted would be compared with itself again.
            if gaps.0.len() < olds.len() || gaps.1.len() < news.len() {
                self.part(gaps.0, gaps.1, depth + 1, pairs);
            }
            pairs.extend(olds.get(one).zip(news.get(other)).map(|(one, other)| (one.0, other.0)));
            from = (one + 1, other + 1);
        }
    }

    /// The common subsequence that weighs most; of equals the one whose words stand nearest to the end.
    fn compare(&mut self, olds: &[Word], news: &[Word], pairs: &mut Vec<(usize, usize)>) {
        let width = news.len() + 1;
        self.table.clear();
        self.table.resize((olds.len() + 1) * width, 0);
        for (row, (_, one)) in olds.iter().enumerate() {
            for (column, (_, other)) in news.iter().enumerate() {
                let best = match one.hash == other.hash {
                    true => self.cell(row * width + column) + weight(*one),
                    false => self.cell(row * width + column + 1).max(self.cell((row + 1) * width + column)),
                };
                if let Some(cell) = self.table.get_mut((row + 1) * width + column + 1) {
                    *cell = best;
                }
            }
        }
        let (mut row, mut column) = (olds.len(), news.len());
        while let (Some(up), Some(left)) = (row.checked_sub(1), column.checked_sub(1)) {
            let (Some(one), Some(other)) = (olds.get(up), news.get(left)) else { break };
            if one.1.hash == other.1.hash {
                pairs.push((one.0, other.0));
                (row, column) = (up, left);
            } else if self.cell(up * width + column) >= self.cell(row * width + left) {
                row = up;
            } else {
                column = left;
            }
        }
    }

    fn cell(&self, at: usize) -> u32 {
        self.table.get(at).copied().unwrap_or(0)
    }
}

fn weight(token: Token) -> u32 {
    1 + token.length().min(HEAVIEST) as u32
}

/// The words that stand once in each gap, as far as they keep the order.
fn in_order(olds: &[Word], news: &[Word]) -> Vec<(usize, usize)> {
    let mut seen: HashMap<u64, [usize; 4]> = HashMap::with_capacity(olds.len());
    for (place, (_, token)) in olds.iter().enumerate() {
        let [count, at, ..] = seen.entry(token.hash).or_default();
        (*count, *at) = (*count + 1, place);
    }
    for (place, (_, token)) in news.iter().enumerate() {
        if let Some([_, _, count, at]) = seen.get_mut(&token.hash) {
            (*count, *at) = (*count + 1, place);
        }
    }
    let once = seen.into_values().filter(|[olds, _, news, _]| (*olds, *news) == (1, 1));
    let mut runs: Vec<Run> = once.map(|[_, old, _, new]| Run { old, new, length: 1 }).collect();
    runs.sort_unstable_by_key(|run| run.old);
    let chosen = heaviest(&runs);
    runs.into_iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(run, _)| (run.old, run.new)).collect()
}
