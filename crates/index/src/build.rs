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
    /// How many different words came.
    words: u32,
    /// Which word came, one after the other.
    came: Vec<u32>,
    /// How many came before each piece.
    pieces: Vec<usize>,
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
        self.pieces.push(self.came.len());
    }

    /// Puts the next word of this piece, which was begun.
    pub fn put(&mut self, word: &str) {
        let new = self.words;
        let number = match Beginning::whole(word) {
            Some(whole) => *self.short.entry(whole).or_insert(new),
            None => match self.long.get(word) {
                Some(number) => *number,
                None => *self.long.entry(word.into()).or_insert(new),
            },
        };
        self.words += u32::from(number == new);
        self.came.push(number);
    }

    /// How many words came.
    pub fn count(&self) -> u32 {
        self.came.len() as u32
    }

    /// The blocks of its words, in order.
    pub fn finish(self) -> Vec<Block> {
        let (tokens, begins) = self.sorted();
        let short = self.short.iter().map(|(word, number)| (*word, "", *number));
        let long = self.long.iter().map(|(word, number)| (Beginning::of(word), &**word, *number));
        let mut words: Vec<(Beginning, &str, u32)> = short.chain(long).collect();
        words.sort_unstable();
        let (mut blocks, mut writing) = (Vec::new(), Writing::default());
        let mut room = [0; Beginning::BYTES];
        for (beginning, word, number) in words {
            let word = if word.is_empty() { beginning.write(&mut room) } else { word };
            let range = begins.get(number as usize..).and_then(|begins| Some(*begins.first()?..*begins.get(1)?));
            let all = range.and_then(|range| tokens.get(range)).unwrap_or_default();
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

    /// Where the words stand, all places of the first that came, then of the second; and where those of each begin, with the end
    /// of the last.
    fn sorted(&self) -> (Vec<Token>, Vec<usize>) {
        // One further on: while places are put, each is where the next goes, and at last where those of the next word begin.
        let mut begins = vec![0usize; self.words as usize + 2];
        for number in &self.came {
            if let Some(times) = begins.get_mut(*number as usize + 2) {
                *times += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut tokens = vec![Token::default(); self.came.len()];
        let ends = self.pieces.iter().skip(1).copied().chain([self.came.len()]);
        for ((piece, from), to) in (0u32..).zip(&self.pieces).zip(ends) {
            for (place, number) in (0u32..).zip(self.came.get(*from..to).unwrap_or_default()) {
                let Some(at) = begins.get_mut(*number as usize + 1) else { continue };
                if let Some(token) = tokens.get_mut(*at) {
                    *token = Token { piece, place };
                }
                *at += 1;
            }
        }
        (tokens, begins)
    }
}
