//! Several segments become one: their words in order, the pieces of each behind those of the one before.

use std::ops::Range;

use crate::beginning::Beginning;
use crate::block::{Block, Found, Hit, Reading, Writing};
use crate::numbers::Broken;

/// The blocks of a segment, in order.
pub trait Blocks {
    /// What can go wrong.
    type Error: From<Broken>;

    /// The next block; nothing behind the last.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn next(&mut self) -> Result<Option<Block>, Self::Error>;
}

/// Pieces of a segment that stay, one behind the other, and the number that the first of them gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub pieces: Range<u32>,
    /// What the first becomes.
    pub becomes: u32,
}

/// A segment that is read, with its word in turn.
struct Source<B> {
    blocks: B,
    kept: Vec<Kept>,
    /// All that stays, where it is the beginning of its segment and stays side by side.
    whole: Option<Kept>,
    block: Block,
    reading: Reading,
    found: Found,
}

/// Joins segments, the oldest first, each with what of it stays, and hands out the blocks of the new one, in order.
///
/// # Errors
/// Where a block cannot be read or is not what was written, and what `take` answers.
pub fn join<B: Blocks>(
    segments: Vec<(B, Vec<Kept>)>,
    mut take: impl FnMut(Block) -> Result<(), B::Error>,
) -> Result<(), B::Error> {
    let mut sources: Vec<Source<B>> = segments.into_iter().map(|(blocks, kept)| Source::new(blocks, kept)).collect();
    // What their words begin with, side by side: the least is found by looking at each, for they are few.
    let mut beginnings = Vec::with_capacity(sources.len());
    for source in &mut sources {
        beginnings.push(source.step()?);
    }
    let mut writing = Writing::default();
    let mut word = String::new();
    while let Some(least) = beginnings.iter().min().copied().filter(|least| *least != Beginning::END) {
        word.clear();
        let mut first: Option<&str> = None;
        for (_, source) in beginnings.iter().zip(&sources).filter(|(beginning, _)| **beginning == least) {
            let other = source.reading.word()?;
            first = Some(first.map_or(other, |first| first.min(other)));
        }
        word.push_str(first.unwrap_or_default());
        for (beginning, source) in beginnings.iter_mut().zip(&mut sources) {
            if *beginning != least || source.reading.word()? != word {
                continue;
            }
            source.write(&mut writing)?;
            *beginning = source.step()?;
            if *beginning != Beginning::END && source.reading.word()? <= word.as_str() {
                return Err(Broken.into());
            }
        }
        if let Some(block) = writing.end(&word) {
            take(block)?;
        }
    }
    writing.finish().map_or(Ok(()), take)
}

impl<B: Blocks> Source<B> {
    fn new(blocks: B, kept: Vec<Kept>) -> Source<B> {
        let (whole, block, reading) = (whole(&kept), Block::default(), Reading::default());
        Source { blocks, kept, whole, block, reading, found: Found::default() }
    }

    /// Goes on to its next word; what that begins with.
    fn step(&mut self) -> Result<Beginning, B::Error> {
        loop {
            if let Some(found) = self.reading.step(&self.block.entries)? {
                self.found = found;
                return Ok(Beginning::of(self.reading.word()?));
            }
            match self.blocks.next()? {
                Some(block) => (self.block, self.reading) = (block, Reading::default()),
                None => return Ok(Beginning::END),
            }
        }
    }

    /// Writes what of its word stays, under the new numbers of the pieces.
    fn write(&self, writing: &mut Writing) -> Result<(), Broken> {
        let hits = self.found.hits(&self.block.entries);
        let mut places = self.found.places(&self.block.places)?;
        if let Some(Kept { pieces, becomes }) = &self.whole
            && let Some(last) = hits.clone().last().transpose()?
            && pieces.end > last.piece
        {
            writing.places().extend_from_slice(places);
            return writing.hits(hits, last.piece, *becomes);
        }
        let mut kept = self.kept.iter().peekable();
        for hit in hits {
            let hit = hit?;
            let own = hit.split_places(&mut places)?;
            while kept.next_if(|kept| kept.pieces.end <= hit.piece).is_some() {}
            if let Some(Kept { pieces, becomes }) = kept.peek()
                && pieces.contains(&hit.piece)
            {
                writing.hit(Hit { piece: becomes + (hit.piece - pieces.start), ..hit });
                writing.places().extend_from_slice(own);
            }
        }
        Ok(())
    }
}

fn whole(kept: &[Kept]) -> Option<Kept> {
    let (first, last) = kept.first().zip(kept.last())?;
    let follows = |two: &[Kept]| match two {
        [one, next] => one.pieces.end == next.pieces.start && one.becomes + one.pieces.len() as u32 == next.becomes,
        _ => true,
    };
    let is_whole = first.pieces.start == 0 && kept.windows(2).all(follows);
    is_whole.then_some(Kept { pieces: 0..last.pieces.end, becomes: first.becomes })
}
