//! The words of one text, gathered piece by piece and written word by word.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::beginning::Beginning;
use crate::block::{Block, Hit, Writing};
use crate::numbers::put;

/// Where a word stands.
#[derive(Clone, Copy, Default)]
struct Token {
    piece: u32,
    place: u32,
}

/// Gathers the words of a text.
#[derive(Default)]
pub struct Builder {
    /// Words of few bytes, as their beginnings: most words, compared at once and near each other in memory.
    short: HashMap<Beginning, u32, RandomState>,
    long: HashMap<Box<str>, u32, RandomState>,
    /// How often each word came.
    times: Vec<u32>,
    /// Which word came, one after the other.
    came: Vec<u32>,
    /// How many words each piece has.
    lengths: Vec<u32>,
}

impl Builder {
    /// With room for the words of a text of so many bytes.
    pub fn for_bytes(bytes: usize) -> Builder {
        // A word takes some six bytes; of a short text every fourth is a new one, of a long one hardly any.
        let words = bytes / 6;
        Builder {
            short: HashMap::with_capacity_and_hasher((words / 4).min(1 << 15), RandomState::default()),
            came: Vec::with_capacity(words),
            ..Builder::default()
        }
    }

    /// Begins the next piece: the words that follow are its.
    pub fn begin_piece(&mut self) {
        self.lengths.push(0);
    }

    /// Puts the next word of this piece.
    pub fn put(&mut self, word: &str) {
        let new = self.times.len() as u32;
        let number = match Beginning::whole(word) {
            Some(whole) => *self.short.entry(whole).or_insert(new),
            None => match self.long.get(word) {
                Some(number) => *number,
                None => *self.long.entry(word.into()).or_insert(new),
            },
        };
        if number == new {
            self.times.push(0);
        }
        if let (Some(times), Some(length)) = (self.times.get_mut(number as usize), self.lengths.last_mut()) {
            *times += 1;
            *length += 1;
            self.came.push(number);
        }
    }

    /// How many words came.
    pub fn count(&self) -> u32 {
        self.came.len() as u32
    }

    /// The blocks of its words, in order.
    pub fn finish(self) -> Vec<Block> {
        let (tokens, ends) = self.sorted();
        let short = self.short.iter().map(|(word, number)| (*word, "", *number));
        let long = self.long.iter().map(|(word, number)| (Beginning::of(word), &**word, *number));
        let mut words: Vec<(Beginning, &str, u32)> = short.chain(long).collect();
        words.sort_unstable();
        let (mut blocks, mut writing) = (Vec::new(), Writing::default());
        let mut room = [0; Beginning::BYTES];
        for (beginning, word, number) in words {
            let word = if word.is_empty() { beginning.write(&mut room) } else { word };
            let end = ends.get(number as usize).copied().unwrap_or_default();
            let times = self.times.get(number as usize).copied().unwrap_or_default() as usize;
            let all = tokens.get(end - times..end).unwrap_or_default();
            for piece in all.chunk_by(|one, next| one.piece == next.piece) {
                let Some(first) = piece.first() else { continue };
                writing.hit(Hit { piece: first.piece, times: piece.len() as u32 });
                let mut before = 0;
                for token in piece {
                    put(writing.places(), token.place - before);
                    before = token.place;
                }
            }
            blocks.extend(writing.end(word));
        }
        blocks.extend(writing.finish());
        blocks
    }

    /// Where the words stand, all places of the first that came, then of the second; and where those of each end.
    fn sorted(&self) -> (Vec<Token>, Vec<usize>) {
        // Where the next place of each goes: at last the end of all of them.
        let mut ends = Vec::with_capacity(self.times.len());
        let mut begin = 0usize;
        for times in &self.times {
            ends.push(begin);
            begin += *times as usize;
        }
        let mut tokens = vec![Token::default(); self.came.len()];
        let mut came = self.came.iter();
        for (piece, length) in (0u32..).zip(&self.lengths) {
            for (place, number) in (0..*length).zip(came.by_ref()) {
                let Some(at) = ends.get_mut(*number as usize) else { continue };
                if let Some(token) = tokens.get_mut(*at) {
                    *token = Token { piece, place };
                }
                *at += 1;
            }
        }
        (tokens, ends)
    }
}
