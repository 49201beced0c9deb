//! Several segments become one: their words in order, the pieces of each behind those of the one before.

use std::ops::Range;

use crate::beginning::Beginning;
use crate::block::{Block, Hit, Hits, Reading, Writing, skip_places};
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
    /// All that stays, where it is in one part and stays in it.
    whole: Option<Kept>,
    block: Block,
    reading: Reading,
    word: String,
    count: u32,
    hits: Range<usize>,
    places: Range<usize>,
}

/// Joins segments, the oldest first, each with what of it stays, and hands out the blocks of the new one, in order.
///
/// # Errors
/// Where a block cannot be read or is not what was written, and what `take` answers.
pub fn join<B: Blocks>(
    segments: Vec<(B, Vec<Kept>)>,
    mut take: impl FnMut(Block) -> Result<(), B::Error>,
) -> Result<(), B::Error> {
    let mut sources = Vec::with_capacity(segments.len());
    // What their words begin with, side by side: the least is found by looking at each, for they are few.
    let mut beginnings = Vec::with_capacity(segments.len());
    for (blocks, kept) in segments {
        let mut source = Source::new(blocks, kept);
        if source.step()? {
            beginnings.push(Beginning::of(&source.word));
            sources.push(source);
        }
    }
    let mut writing = Writing::default();
    let mut word = String::new();
    while let Some(least) = beginnings.iter().min().copied() {
        let same = || beginnings.iter().zip(&sources).filter(|(beginning, _)| **beginning == least);
        word.clear();
        word.push_str(same().map(|(_, source)| source.word.as_str()).min().unwrap_or_default());
        let mut has_ended = false;
        for (beginning, source) in beginnings.iter_mut().zip(&mut sources) {
            if *beginning != least || source.word != word {
                continue;
            }
            source.write(&mut writing)?;
            if source.step()? {
                if source.word <= word {
                    return Err(Broken.into());
                }
                *beginning = Beginning::of(&source.word);
            } else {
                (has_ended, source.count) = (true, 0);
            }
        }
        if has_ended {
            let mut goes_on = sources.iter().map(|source| source.count > 0).collect::<Vec<_>>().into_iter();
            beginnings.retain(|_| goes_on.next().unwrap_or_default());
            sources.retain(|source| source.count > 0);
        }
        if let Some(block) = writing.end(&word) {
            take(block)?;
        }
    }
    writing.finish().map_or(Ok(()), take)
}

impl<B: Blocks> Source<B> {
    fn new(blocks: B, kept: Vec<Kept>) -> Source<B> {
        Source {
            blocks,
            whole: whole(&kept),
            kept,
            block: Block::default(),
            reading: Reading::default(),
            word: String::new(),
            count: 0,
            hits: 0..0,
            places: 0..0,
        }
    }

    /// Reads its next word; whether there is one.
    fn step(&mut self) -> Result<bool, B::Error> {
        loop {
            match self.reading.next(&self.block.entries)? {
                Some(entry) => {
                    if entry.count == 0 {
                        return Err(Broken.into());
                    }
                    self.word.clear();
                    self.word.push_str(entry.word);
                    (self.count, self.places) = (entry.count, entry.places_at());
                    let length = entry.length();
                    self.hits = self.reading.at() - length..self.reading.at();
                    return Ok(true);
                }
                None => match self.blocks.next()? {
                    Some(block) => (self.block, self.reading) = (block, Reading::default()),
                    None => return Ok(false),
                },
            }
        }
    }

    /// Writes what of its word stays, under the new numbers of the pieces.
    fn write(&self, writing: &mut Writing) -> Result<(), Broken> {
        let bytes = self.block.entries.get(self.hits.clone()).ok_or(Broken)?;
        let mut places = self.block.places.get(self.places.clone()).ok_or(Broken)?;
        let hits = Hits::of(bytes, self.count);
        if let Some(Kept { pieces, becomes }) = &self.whole
            && let Some(last) = hits.clone().last().transpose()?
            && pieces.end > last.piece
            && let Some(moved) = becomes.checked_sub(pieces.start)
        {
            writing.places().extend_from_slice(places);
            return writing.hits(hits, last.piece, moved);
        }
        let mut kept = self.kept.iter().peekable();
        for hit in hits {
            let hit = hit?;
            let own = skip_places(&mut places, hit)?;
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

/// What stays, as one part, where it is the beginning of its segment and stays side by side.
fn whole(kept: &[Kept]) -> Option<Kept> {
    let (first, last) = kept.first().zip(kept.last())?;
    let follows = |two: &[Kept]| match two {
        [one, next] => one.pieces.end == next.pieces.start && one.becomes + one.pieces.len() as u32 == next.becomes,
        _ => true,
    };
    let is_whole = first.pieces.start == 0 && kept.windows(2).all(follows);
    is_whole.then_some(Kept { pieces: 0..last.pieces.end, becomes: first.becomes })
}
