//! The places of a word in a segment, walked from hit to hit. Not here: which word, and what its places are for (`search/seek`).

use obelus_index::{Hit, Hits};

use crate::Result;

/// Hands out each of these hits in which the word stands so often or oftener, with where it stands.
pub(super) fn each(hits: Hits<'_>, places: &[u8], least: usize, mut take: impl FnMut(Hit, &[u32])) -> Result<()> {
    let mut walk = Walk { places, passed: 0, found: Vec::new() };
    for hit in hits {
        let hit = hit?;
        match hit.times as usize >= least {
            true => take(hit, walk.stop_at(hit)?),
            false => walk.pass(hit),
        }
    }
    Ok(())
}

/// The same of these pieces only, which are in order, each with which of them it is.
pub(super) fn each_piece(
    mut hits: Hits<'_>,
    places: &[u8],
    pieces: &[u32],
    least: usize,
    mut take: impl FnMut(usize, Hit, &[u32]),
) -> Result<()> {
    let mut walk = Walk { places, passed: 0, found: Vec::new() };
    let mut hit = hits.next().transpose()?;
    for (at, piece) in pieces.iter().enumerate() {
        while let Some(before) = hit.filter(|hit| hit.piece < *piece) {
            walk.pass(before);
            hit = hits.next().transpose()?;
        }
        let Some(reached) = hit else { break };
        if reached.piece == *piece && reached.times as usize >= least {
            take(at, reached, walk.stop_at(reached)?);
            hit = hits.next().transpose()?;
        }
    }
    Ok(())
}

/// The places of a word, walked from hit to hit.
struct Walk<'a> {
    places: &'a [u8],
    /// How many of them were passed and are not skipped yet: many at once take hardly longer than one.
    passed: u32,
    found: Vec<u32>,
}

impl Walk<'_> {
    fn pass(&mut self, hit: Hit) {
        self.passed = self.passed.saturating_add(hit.times);
    }

    /// Where the word stands in the piece of this hit.
    fn stop_at(&mut self, hit: Hit) -> Result<&[u32]> {
        Hit { times: std::mem::take(&mut self.passed), ..hit }.split_places(&mut self.places)?;
        self.found.clear();
        hit.take_places(&mut self.places, &mut self.found)?;
        Ok(&self.found)
    }
}
