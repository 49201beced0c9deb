//! A block: entries of words that follow one another, and aside, for they are seldom asked, the places of each.
//!
//! An entry is how many bytes the word has in common with the one before, how many more it has, those; in how many pieces it
//! stands; how long its hits are and how long its places; its hits. A hit is how far the piece is from the one before, doubled,
//! with one added where the word stands there once; else how often follows. Places are how far each is from the one before
//! in its piece.

use std::cmp::Ordering;
use std::ops::Range;

use crate::numbers::{Broken, put, take, take_bytes, take_numbers};

/// A block is closed when its entries are so many bytes: some thousand words to look through.
const FULL: usize = 16 << 10;

/// A part of a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Its first word.
    pub first: String,
    /// Its entries.
    pub entries: Vec<u8>,
    /// Where in their pieces its words stand.
    pub places: Vec<u8>,
}

/// A word in a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The piece.
    pub piece: u32,
    /// How often the word stands in it; never zero.
    pub times: u32,
}

impl Block {
    /// Words that were changed since, by anything, have another one.
    pub fn checksum(&self) -> u32 {
        let mut sum = crc32fast::Hasher::new();
        for part in [self.first.as_bytes(), &self.entries, &self.places] {
            sum.update(&(part.len() as u64).to_le_bytes());
            sum.update(part);
        }
        sum.finalize()
    }

    /// Its entries, to be read in order.
    pub fn entries(&self) -> Entries<'_> {
        Entries::of(&self.entries)
    }
}

/// Reads the entries of a block.
pub struct Entries<'a> {
    bytes: &'a [u8],
    reading: Reading,
}

/// How far the entries of a block were read.
#[derive(Default)]
pub(crate) struct Reading {
    at: usize,
    places: usize,
    word: Vec<u8>,
}

/// Where in a block what belongs to a word lies.
#[derive(Clone, Default)]
pub(crate) struct Found {
    count: u32,
    hits: Range<usize>,
    places: Range<usize>,
}

/// A word of a block. Borrows from its reader: the word is made of those before it.
pub struct Entry<'a, 'word> {
    /// The word.
    pub word: &'word str,
    bytes: &'a [u8],
    found: Found,
}

impl<'a> Entries<'a> {
    /// Of the bytes of a block's entries.
    pub fn of(entries: &'a [u8]) -> Entries<'a> {
        Entries { bytes: entries, reading: Reading::default() }
    }

    /// The next word; nothing behind the last.
    ///
    /// # Errors
    /// Where the bytes are not what was written.
    pub fn read(&mut self) -> Result<Option<Entry<'a, '_>>, Broken> {
        match self.reading.step(self.bytes)? {
            Some(found) => Ok(Some(Entry { word: self.reading.word()?, bytes: self.bytes, found })),
            None => Ok(None),
        }
    }

    /// The entry of a word, from here on; nothing where it has none.
    ///
    /// # Errors
    /// Where the bytes are not what was written.
    pub fn find(&mut self, word: &str) -> Result<Option<Entry<'a, '_>>, Broken> {
        while let Some(found) = self.reading.step(self.bytes)? {
            match self.reading.word.as_slice().cmp(word.as_bytes()) {
                Ordering::Less => {}
                Ordering::Equal => return Ok(Some(Entry { word: self.reading.word()?, bytes: self.bytes, found })),
                Ordering::Greater => break,
            }
        }
        Ok(None)
    }
}

impl Reading {
    /// Goes on to the next word of these entries; nothing behind the last.
    pub(crate) fn step(&mut self, entries: &[u8]) -> Result<Option<Found>, Broken> {
        let mut rest = entries.get(self.at..).filter(|rest| !rest.is_empty());
        let Some(rest) = rest.as_mut() else { return Ok(None) };
        let (shared, own) = (take(rest)? as usize, take(rest)?);
        let own = take_bytes(rest, own)?;
        if shared > self.word.len() {
            return Err(Broken);
        }
        self.word.truncate(shared);
        self.word.extend_from_slice(own);
        let count = take(rest)?;
        let (hits, places) = (take(rest)? as usize, take(rest)? as usize);
        let from = entries.len() - rest.len();
        self.at = from.checked_add(hits).filter(|end| count > 0 && *end <= entries.len()).ok_or(Broken)?;
        let places_from = self.places;
        self.places = places_from.checked_add(places).ok_or(Broken)?;
        Ok(Some(Found { count, hits: from..self.at, places: places_from..self.places }))
    }

    /// The word that it stands at.
    pub(crate) fn word(&self) -> Result<&str, Broken> {
        std::str::from_utf8(&self.word).map_err(|_| Broken)
    }
}

impl Found {
    /// The pieces that have the word, of the entries of its block.
    pub(crate) fn hits<'a>(&self, entries: &'a [u8]) -> Hits<'a> {
        // Of other entries there are none, which is a fault when they are read.
        Hits { rest: entries.get(self.hits.clone()).unwrap_or_default(), left: self.count, piece: 0 }
    }

    /// Where in them it stands, of the places of its block.
    pub(crate) fn places<'a>(&self, places: &'a [u8]) -> Result<&'a [u8], Broken> {
        places.get(self.places.clone()).ok_or(Broken)
    }
}

impl<'a> Entry<'a, '_> {
    /// The pieces that have it, in order.
    pub fn hits(&self) -> Hits<'a> {
        self.found.hits(self.bytes)
    }

    /// Its hits, to be read when the block is gone.
    pub fn keep_hits(&self) -> KeptHits {
        KeptHits { bytes: self.hits().rest.to_vec(), count: self.found.count }
    }

    /// Which of the places of its block are its own.
    pub fn places_at(&self) -> Range<usize> {
        self.found.places.clone()
    }

    /// Its own part of the places of its block.
    ///
    /// # Errors
    /// Where they are fewer than it says.
    pub fn places<'b>(&self, places: &'b [u8]) -> Result<&'b [u8], Broken> {
        self.found.places(places)
    }
}

/// The pieces that have a word, as they were written.
#[derive(Clone, Debug)]
pub struct KeptHits {
    bytes: Vec<u8>,
    count: u32,
}

impl KeptHits {
    /// Reads them, in order.
    pub fn hits(&self) -> Hits<'_> {
        Hits { rest: &self.bytes, left: self.count, piece: 0 }
    }

    /// All of them, read.
    ///
    /// # Errors
    /// Where the bytes are not what was written.
    pub fn read(&self) -> Result<Vec<Hit>, Broken> {
        // A hit is a byte or more: a number that says otherwise makes no room.
        let mut all = Vec::with_capacity(self.bytes.len().min(self.count as usize));
        for hit in self.hits() {
            all.push(hit?);
        }
        Ok(all)
    }
}

/// Reads the pieces that have a word.
#[derive(Clone)]
pub struct Hits<'a> {
    rest: &'a [u8],
    left: u32,
    piece: u32,
}

impl Iterator for Hits<'_> {
    type Item = Result<Hit, Broken>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return if self.rest.is_empty() { None } else { self.end() };
        }
        match self.one() {
            Ok(hit) => {
                self.left -= 1;
                Some(Ok(hit))
            }
            Err(Broken) => self.end(),
        }
    }
}

impl Hits<'_> {
    #[inline]
    fn one(&mut self) -> Result<Hit, Broken> {
        // Nearly all numbers are of one byte. Whether a word stands once in a piece or oftener is chance, which no processor
        // foresees: so neither is a branch.
        if let [code @ ..0x80, next @ 1..0x80, rest @ ..] = self.rest {
            let is_one = code & 1;
            let times = if is_one == 1 { 1 } else { *next };
            self.piece = self.piece.checked_add(u32::from(code >> 1)).ok_or(Broken)?;
            self.rest = self.rest.get(2 - usize::from(is_one)..).unwrap_or(rest);
            return Ok(Hit { piece: self.piece, times: u32::from(times) });
        }
        let code = take(&mut self.rest)?;
        self.piece = self.piece.checked_add(code >> 1).ok_or(Broken)?;
        let times = if code & 1 == 1 { 1 } else { take(&mut self.rest)? };
        if times == 0 {
            return Err(Broken);
        }
        Ok(Hit { piece: self.piece, times })
    }

    /// A fault, once.
    fn end(&mut self) -> Option<Result<Hit, Broken>> {
        (self.left, self.rest) = (0, &[]);
        Some(Err(Broken))
    }
}

impl Hit {
    /// Takes the places of the word in this piece from the front of all of its places, and puts them behind those in `out`.
    ///
    /// # Errors
    /// Where they are fewer, or no numbers.
    pub fn take_places(self, places: &mut &[u8], out: &mut Vec<u32>) -> Result<(), Broken> {
        let mut place = 0u32;
        for _ in 0..self.times {
            place = place.checked_add(take(places)?).ok_or(Broken)?;
            out.push(place);
        }
        Ok(())
    }

    /// Takes the places of the word in this piece from the front of all of its places, as they were written.
    ///
    /// # Errors
    /// Where they are fewer.
    pub fn split_places<'a>(self, places: &mut &'a [u8]) -> Result<&'a [u8], Broken> {
        take_numbers(places, self.times)
    }
}

/// Writes blocks, word by word.
#[derive(Default)]
pub(crate) struct Writing {
    block: Block,
    last: Vec<u8>,
    /// The hits of the word in the making, and where its places begin among those of the block.
    hits: Vec<u8>,
    places: usize,
    count: u32,
    piece: u32,
}

impl Writing {
    /// Puts a hit behind those of this word, in the order of pieces.
    pub(crate) fn hit(&mut self, hit: Hit) {
        let apart = hit.piece.saturating_sub(self.piece) << 1;
        if hit.times == 1 {
            put(&mut self.hits, apart | 1);
        } else {
            put(&mut self.hits, apart);
            put(&mut self.hits, hit.times);
        }
        self.piece = hit.piece;
        self.count += 1;
    }

    /// Puts hits behind those of this word, all of them moved by so much, without writing each anew.
    pub(crate) fn hits(&mut self, mut hits: Hits<'_>, last: u32, moved: u32) -> Result<(), Broken> {
        let count = hits.left;
        let Some(first) = hits.next() else { return Ok(()) };
        let first = first?;
        self.hit(Hit { piece: first.piece + moved, ..first });
        self.hits.extend_from_slice(hits.rest);
        self.count += count - 1;
        self.piece = last + moved;
        Ok(())
    }

    /// Where the places of its hits are put, one behind the other.
    pub(crate) fn places(&mut self) -> &mut Vec<u8> {
        &mut self.block.places
    }

    /// Ends a word, the next in order; one without hits is left out. Hands out the block that it filled.
    pub(crate) fn end(&mut self, word: &str) -> Option<Block> {
        if self.count == 0 {
            return None;
        }
        let shared = if self.block.entries.is_empty() {
            self.block.first.push_str(word);
            0
        } else {
            word.bytes().zip(&self.last).take_while(|(one, other)| one == *other).count()
        };
        let own = word.as_bytes().get(shared..).unwrap_or_default();
        let entries = &mut self.block.entries;
        put(entries, shared as u32);
        put(entries, own.len() as u32);
        entries.extend_from_slice(own);
        put(entries, self.count);
        put(entries, self.hits.len() as u32);
        put(entries, (self.block.places.len() - self.places) as u32);
        entries.extend_from_slice(&self.hits);
        self.last.truncate(shared);
        self.last.extend_from_slice(own);
        self.hits.clear();
        (self.count, self.piece) = (0, 0);
        self.places = self.block.places.len();
        if entries.len() < FULL {
            return None;
        }
        self.places = 0;
        self.last.clear();
        Some(std::mem::take(&mut self.block))
    }

    /// What is left.
    pub(crate) fn finish(self) -> Option<Block> {
        (!self.block.entries.is_empty()).then_some(self.block)
    }
}
