//! Which sentences look like lines of a page: by what is seen of each, and then by how likely its neighbours are.
//! Invariant: two passes, each linear. Not here: the weights (`rules/und/page-lines.toml`).

use crate::looks::{Look, Sign};
use crate::weights::Weights;

/// A line that rules or repetition tell is the page's counts as this likely beside its neighbours.
const KNOWN: f32 = 0.95;
/// No look makes it more or less likely than this much, in powers of e, when neighbours are asked.
const FURTHEST: f32 = 5.0;
/// So many sentences on either side are near.
const NEAR: usize = 3;

/// How likely each sentence is the page's by itself.
pub(crate) fn alone(seen: &[Option<Look>], weights: &Weights) -> Vec<f32> {
    seen.iter().map(|look| look.as_ref().map_or(0.0, |look| weights.likely(look))).collect()
}

/// What is seen of each sentence once it is known how likely all are by themselves, and which are known to be the page's.
pub(crate) fn among(alone: &[f32], known: &[bool]) -> Vec<Look> {
    let likely: Vec<f32> =
        alone.iter().zip(known).map(|(alone, known)| if *known { KNOWN.max(*alone) } else { *alone }).collect();
    let at = |place: Option<usize>| place.and_then(|place| likely.get(place)).copied();
    let look = |(index, own): (usize, &f32)| {
        let mut look = Look::default();
        let own = own.clamp(1e-4, 1.0 - 1e-4);
        let (before, behind) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let around = (1..=NEAR).flat_map(|far| [at(index.checked_sub(far)), at(Some(index + far))]);
        let (sum, count) = around.flatten().fold((0.0, 0.0_f32), |(sum, count), likely| (sum + likely, count + 1.0));
        let (before, behind) = (before.unwrap_or(0.5), behind.unwrap_or(0.5));
        look.see(Sign::Bias);
        look.see_part(Sign::Itself, (own / (1.0 - own)).ln().clamp(-FURTHEST, FURTHEST));
        look.see_part(Sign::Before, before);
        look.see_part(Sign::Behind, behind);
        look.see_part(Sign::Both, before * behind);
        look.see_part(Sign::Near, sum / count.max(1.0));
        look
    };
    alone.iter().enumerate().map(look).collect()
}
