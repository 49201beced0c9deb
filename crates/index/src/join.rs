//! Several segments become one: their words in order, the pieces of each behind those of the one before.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use crate::block::{Block, Entry, Hit, Reading, Writing, skip_places};
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
    word: String,
    hits: Vec<Hit>,
    places: Vec<u8>,
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
    // The least word first, and of one word the oldest segment.
    let mut turns = BinaryHeap::new();
    for (number, (blocks, kept)) in segments.into_iter().enumerate() {
        let mut source = Source {
            blocks,
            kept,
            block: Block::default(),
            reading: Reading::default(),
            word: String::new(),
            hits: Vec::new(),
            places: Vec::new(),
        };
        if source.step()? {
            turns.push(Reverse((std::mem::take(&mut source.word), number)));
        }
        sources.push(source);
    }
    let mut writing = Writing::default();
    while let Some(Reverse((word, number))) = turns.pop() {
        let Some(source) = sources.get_mut(number) else { continue };
        source.hits.iter().for_each(|hit| writing.hit(*hit));
        writing.places.extend_from_slice(&source.places);
        if source.step()? {
            if source.word <= word {
                return Err(Broken.into());
            }
            turns.push(Reverse((std::mem::take(&mut source.word), number)));
        }
        let is_last = turns.peek().is_none_or(|Reverse((next, _))| *next != word);
        if is_last && let Some(block) = writing.end(&word) {
            take(block)?;
        }
    }
    writing.finish().map_or(Ok(()), take)
}

impl<B: Blocks> Source<B> {
    /// Reads its next word; whether there is one.
    fn step(&mut self) -> Result<bool, B::Error> {
        loop {
            match self.reading.next(&self.block.entries)? {
                Some(entry) => {
                    self.word.clear();
                    self.word.push_str(entry.word);
                    self.hits.clear();
                    self.places.clear();
                    keep(&entry, &self.block.places, &self.kept, &mut self.hits, &mut self.places)?;
                    return Ok(true);
                }
                None => match self.blocks.next()? {
                    Some(block) => (self.block, self.reading) = (block, Reading::default()),
                    None => return Ok(false),
                },
            }
        }
    }
}

/// What of a word stays: where it stands, under the new numbers of the pieces.
fn keep(entry: &Entry<'_, '_>, places: &[u8], kept: &[Kept], hits: &mut Vec<Hit>, out: &mut Vec<u8>) -> Result<(), Broken> {
    let mut places = entry.places(places)?;
    let mut kept = kept.iter().peekable();
    for hit in entry.hits() {
        let hit = hit?;
        let own = skip_places(&mut places, hit)?;
        while kept.next_if(|kept| kept.pieces.end <= hit.piece).is_some() {}
        if let Some(Kept { pieces, becomes }) = kept.peek()
            && pieces.contains(&hit.piece)
        {
            hits.push(Hit { piece: becomes + (hit.piece - pieces.start), ..hit });
            out.extend_from_slice(own);
        }
    }
    Ok(())
}
