//! The heaviest chain of runs that keeps the order in both texts (a longest increasing subsequence with weights).
//! Invariant: of runs that cross, those with more words stay. Time: n log n.

use super::Run;

/// For each run, which come in the order of the old text, whether it is in the chain.
pub(super) fn heaviest(runs: &[Run]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_unstable_by_key(|&index| runs.get(index).map(|run| run.new));
    let mut ranks = vec![0usize; runs.len()];
    for (rank, index) in order.into_iter().enumerate() {
        if let Some(place) = ranks.get_mut(index) {
            *place = rank + 1;
        }
    }
    // A Fenwick tree of the heaviest chain that ends at or before a rank, with the run it ends with.
    let mut tree: Vec<(usize, Option<usize>)> = vec![(0, None); runs.len() + 1];
    let mut before: Vec<Option<usize>> = vec![None; runs.len()];
    for (index, run) in runs.iter().enumerate() {
        let rank = ranks.get(index).copied().unwrap_or(1);
        let (weight, last) = best_up_to(&tree, rank - 1);
        if let Some(place) = before.get_mut(index) {
            *place = last;
        }
        let mut at = rank;
        while let Some(entry) = tree.get_mut(at) {
            if entry.0 < weight + run.length {
                *entry = (weight + run.length, Some(index));
            }
            at += lowest_bit(at);
        }
    }
    let mut chosen = vec![false; runs.len()];
    let mut last = best_up_to(&tree, runs.len()).1;
    while let Some(index) = last {
        if let Some(place) = chosen.get_mut(index) {
            *place = true;
        }
        last = before.get(index).copied().flatten();
    }
    chosen
}

fn best_up_to(tree: &[(usize, Option<usize>)], rank: usize) -> (usize, Option<usize>) {
    let mut best = (0, None);
    let mut at = rank;
    while at > 0 {
        if let Some(entry) = tree.get(at).filter(|entry| entry.0 > best.0) {
            best = *entry;
        }
        at -= lowest_bit(at);
    }
    best
}

fn lowest_bit(at: usize) -> usize {
    at & at.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::{Run, heaviest};

    #[test]
    fn the_heavier_of_two_that_cross_stays() {
        let runs = |lengths: [usize; 3]| {
            let [one, two, three] = lengths;
            heaviest(&[
                Run { old: 0, new: 100, length: one },
                Run { old: 50, new: 10, length: two },
                Run { old: 90, new: 60, length: three },
            ])
        };
        assert_eq!(runs([20, 5, 5]), [true, false, false]);
        assert_eq!(runs([9, 5, 5]), [false, true, true]);
        assert_eq!(heaviest(&[]), [false; 0]);
    }
}
