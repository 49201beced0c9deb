//! Passages hardly any word of which is left: found between what stands before and behind them, by their letters. A scanner
//! may misread every word of a few.
//! Invariant: never sure. Only words are taken that are new, or that were the passage's own.

use super::part::likeness;
use super::{Ground, Order, Sides, Standing};
use crate::ByteSpan;
use crate::quotes::Found;

/// What frames a passage is at most so many words away.
const FRAME: usize = 8;
/// Longer passages have words that are left.
const LONGEST: usize = 32;
/// So many words more or less may stand for those of the passage.
const MORE: usize = 2;
/// The letters must be as like as this.
const LIKE: f32 = 0.6;

impl Ground<'_> {
    /// The words between the frame of a passage that are most like it.
    pub(super) fn framed(&self, sides: &Sides, standing: &Standing<'_>) -> Option<Found> {
        let (from, to) = standing.words;
        let count = to - from;
        let (start, end) = frame(sides, standing.words)?;
        if count > LONGEST || end.saturating_sub(start) > 2 * count + 2 * FRAME {
            return None;
        }
        let is_own = |word: usize| sides.alignment.to_old(word).is_none_or(|old| (from..to).contains(&old));
        let mut best: Option<(f32, ByteSpan)> = None;
        for first in start..end {
            let own = (first..end).take_while(|word| is_own(*word)).count();
            for words in count.saturating_sub(MORE).max(1)..=own.min(count + MORE) {
                let bytes = ByteSpan::new(
                    self.with_lead(sides, standing, first)?,
                    self.with_trail(sides, standing, first + words - 1)?,
                )?;
                let there = self.new.as_str().get(bytes.start()..bytes.end())?;
                let score = likeness(&standing.quote.exact, there);
                if score >= LIKE && best.is_none_or(|(best, _)| best < score) {
                    best = Some((score, bytes));
                }
            }
        }
        let (_, bytes) = best?;
        self.graded(standing.quote, bytes, Order::Kept, LIKE).map(|found| match found {
            // The same words that are not what became of these.
            Found::Exact(span) | Found::Moved(span) => Found::Ambiguous(vec![span]),
            found => found,
        })
    }
}

/// The words of the new text between the nearest before and behind a passage that stayed in place, half-open.
fn frame(sides: &Sides, (from, to): (usize, usize)) -> Option<(usize, usize)> {
    let stayed = |word: usize| sides.alignment.to_new(word).filter(|_| !sides.alignment.has_moved(word));
    let before = match from {
        0 => 0,
        _ => (from.saturating_sub(FRAME)..from).rev().find_map(stayed)? + 1,
    };
    let behind = match to == sides.olds.len() {
        true => sides.news.len(),
        false => (to..(to + FRAME).min(sides.olds.len())).find_map(stayed)?,
    };
    (before < behind).then_some((before, behind))
}
