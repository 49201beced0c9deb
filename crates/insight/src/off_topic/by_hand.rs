//! Out of place by words of everyday life, and by what stands beside: for texts in languages whose words have no meanings here.
//! Not here: what is known of the words (`text`), what has been learned (`learned`).

use super::LEAST_WORDS;
use super::text::{Sharing, Text};
use crate::reading::{Reading, Stopped};

/// How a sentence stands to the rest.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// How sure it is by itself that it does not belong, as the logarithm of odds.
    odds: f32,
    /// Whether it has words enough, or of the sort, to be judged.
    is_judged: bool,
    /// Whether something in it is foreign.
    is_foreign: bool,
    /// Whether it speaks of me, of you or of now.
    is_spoken: bool,
}

/// How likely each sentence does not belong; of those that are not to be judged nothing.
pub(super) fn likely(
    text: &Text,
    reading: &Reading<'_>,
    is_aside: &dyn Fn(usize) -> bool,
) -> Result<Vec<Option<f32>>, Stopped> {
    let mut standings = Vec::with_capacity(reading.count());
    for sentence in 0..reading.count() {
        reading.go_on()?;
        standings.push(if is_aside(sentence) { Standing::default() } else { text.standing(sentence) });
    }
    let likely = |(sentence, standing): (usize, &Standing)| {
        let beside = beside(&standings, sentence);
        // What only tells of the past, or of a year, is taken along by what stands beside it less easily.
        let odds = standing.odds + if standing.is_foreign || standing.is_spoken { beside } else { 0.5 * beside };
        standing.is_judged.then(|| 1.0 / (1.0 + (-odds).exp()))
    };
    Ok(standings.iter().enumerate().map(likely).collect())
}

/// What the sentences on either side add: what does not belong comes in runs.
fn beside(standings: &[Standing], sentence: usize) -> f32 {
    let next = [sentence.checked_sub(1), Some(sentence + 1)];
    let of = |place: Option<usize>| standings.get(place?).filter(|other| other.is_foreign).map(|other| other.odds);
    let best = next.into_iter().filter_map(of).fold(f32::NEG_INFINITY, f32::max);
    if best > -0.5 { (best + 1.8).min(2.8) } else { 0.0 }
}

impl Text {
    /// How a sentence stands to the rest of the text.
    fn standing(&self, sentence: usize) -> Standing {
        let Sharing { shared, foreign, own, .. } = self.sharing(sentence);
        let manner = self.manners.get(sentence).copied().unwrap_or_default();
        let hits = if foreign <= 1.0 { 2.4 * foreign } else { 1.2 + 1.2 * foreign };
        let spoken = |is: bool, weight: f32| if is { weight } else { 0.0 };
        let said = spoken(manner.is_personal, self.personal)
            + spoken(manner.is_present, self.present)
            + spoken(manner.instructs, 1.2);
        let odds = -2.1 + hits - 1.0 * shared + said;
        let is_foreign = foreign > 0.0;
        let is_judged = manner.words >= LEAST_WORDS && (own >= 3.0 || is_foreign);
        let is_spoken = !manner.is_dated && (manner.is_personal || manner.instructs || manner.is_present);
        Standing { odds, is_judged, is_foreign, is_spoken }
    }
}
