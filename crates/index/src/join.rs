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
    block: Block,
    reading: Reading,
    beginning: Beginning,
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
    for (blocks, kept) in segments {
        let mut source = Source::new(blocks, kept);
        if source.step()? {
            sources.push(source);
        }
    }
    let mut writing = Writing::default();
    let mut word = String::new();
    // They are few: the least word is found by looking at each.
    while let Some(least) = sources.iter().min_by(|one, other| one.key().cmp(&other.key())) {
        let beginning = least.beginning;
        word.clear();
        word.push_str(&least.word);
        let mut has_ended = false;
        for source in &mut sources {
            if source.beginning != beginning || source.word != word {
                continue;
            }
            source.write(&mut writing)?;
            if !source.step()? {
                has_ended = true;
                source.count = 0;
            } else if source.word <= word {
                return Err(Broken.into());
            }
        }
        if has_ended {
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
            kept,
            block: Block::default(),
            reading: Reading::default(),
            beginning: Beginning::default(),
            word: String::new(),
            count: 0,
            hits: 0..0,
            places: 0..0,
        }
    }

    /// What its word is compared by.
    fn key(&self) -> (Beginning, &str) {
        (self.beginning, &self.word)
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
                    (self.beginning, self.count, self.places) =
                        (Beginning::of(entry.word), entry.count, entry.places_at());
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
        let hits = self.block.entries.get(self.hits.clone()).ok_or(Broken)?;
        let mut places = self.block.places.get(self.places.clone()).ok_or(Broken)?;
        let mut kept = self.kept.iter().peekable();
        for hit in Hits::of(hits, self.count) {
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
