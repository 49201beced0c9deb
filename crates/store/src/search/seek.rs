//! Which pieces of texts have what is sought, segment by segment, the newest or the oldest first.
//! Invariant: of damaged blocks comes a fault or a wrong answer, never a piece that no text has.

use std::iter::Peekable;
use std::ops::Range;

use obelus_index::{Entries, Entry, Hit, KeptHits};
use obelus_text::Phrase;
use rusqlite::{Connection, params};

use super::PIECES;
use super::ask::{Among, PieceRow, Sought};
use super::segments::{TextPart, damaged, parts};
use super::walk::{each, each_piece};
use crate::cells::find;
use crate::{Result, Rows, StoreError};

/// A segment with its texts that are there, the oldest first.
pub(super) struct Segment<'a> {
    connection: &'a Connection,
    number: i64,
    pub(super) texts: Vec<TextPart>,
}

/// A word of a segment: where it stands, and where the places of that are kept.
struct Posting {
    hits: KeptHits,
    block: i64,
    places: Range<usize>,
}

/// Places in pieces: for each piece a part of one list.
#[derive(Default)]
struct Places {
    ends: Vec<usize>,
    all: Vec<u32>,
}

/// Where a phrase may begin: in which pieces, and where in each.
#[derive(Default)]
struct Begins {
    pieces: Vec<u32>,
    places: Places,
}

/// The segments, the oldest first, in which these texts lie. A library of an earlier version that is only read has none: it
/// has to be opened for writing once.
pub(super) fn segments<'a>(connection: &'a Connection, among: &Among) -> Result<Vec<Segment<'a>>> {
    if !(Rows { connection }).is_indexed()? {
        return Err(StoreError::ReadOnly);
    }
    let mut segments: Vec<Segment<'a>> = Vec::new();
    for part in parts(connection)?.into_iter().filter(|part| among.has(part.text)) {
        match segments.last_mut().filter(|segment| segment.number == part.segment) {
            Some(segment) => segment.texts.push(part),
            None => segments.push(Segment { connection, number: part.segment, texts: vec![part] }),
        }
    }
    Ok(segments)
}

/// Phrases of which it is known already where they stand in a segment.
#[derive(Default)]
pub(super) struct Known<'a>(Vec<(&'a Phrase, Vec<Hit>)>);

impl<'a> Known<'a> {
    /// Whether it is known of a phrase.
    pub(super) fn has(&self, phrase: &Phrase) -> bool {
        self.0.iter().any(|(known, _)| *known == phrase)
    }

    /// The pieces that have a phrase, in order, and how often; looked up once.
    pub(super) fn hits(&mut self, segment: &Segment<'_>, phrase: &'a Phrase) -> Result<&[Hit]> {
        let at = match self.0.iter().position(|(known, _)| *known == phrase) {
            Some(at) => at,
            None => {
                self.0.push((phrase, segment.hits(phrase)?));
                self.0.len() - 1
            }
        };
        Ok(self.0.get(at).map(|(_, hits)| hits.as_slice()).unwrap_or_default())
    }
}

impl Segment<'_> {
    /// The pieces that have what is sought, of whatever texts, in order.
    pub(super) fn seek<'a>(&self, sought: &'a Sought, known: &mut Known<'a>) -> Result<Vec<u32>> {
        Ok(match sought {
            Sought::Phrase(phrase) => pieces(known.hits(self, phrase)?),
            Sought::All(all) => {
                let mut all: Vec<&Sought> = all.iter().collect();
                all.sort_by_key(|one| one.labour());
                let mut all = all.into_iter();
                let mut found = match all.next() {
                    Some(first) => self.seek(first, known)?,
                    None => Vec::new(),
                };
                for one in all {
                    // Where one of them is not, nothing else is looked for.
                    if found.is_empty() {
                        break;
                    }
                    let more = self.seek(one, known)?;
                    let mut more = more.into_iter().peekable();
                    found.retain(|piece| goes_to(&mut more, *piece));
                }
                found
            }
            Sought::Any(any) => {
                let mut found = Vec::new();
                for one in any {
                    found.extend(self.seek(one, known)?);
                }
                found.sort_unstable();
                found.dedup();
                found
            }
            Sought::Without(wanted, unwanted) => {
                let mut found = self.seek(wanted, known)?;
                if !found.is_empty() {
                    let unwanted = self.seek(unwanted, known)?;
                    let mut unwanted = unwanted.into_iter().peekable();
                    found.retain(|piece| !goes_to(&mut unwanted, *piece));
                }
                found
            }
        })
    }

    /// The pieces that have a phrase, in order, and how often.
    fn hits(&self, phrase: &Phrase) -> Result<Vec<Hit>> {
        match phrase.words.as_slice() {
            [] => Ok(Vec::new()),
            [word] if phrase.is_open => self.hits_of_beginning(word),
            [word] => match self.posting(word)? {
                Some(posting) => Ok(posting.hits.read()?),
                None => Ok(Vec::new()),
            },
            words => self.hits_of_phrase(words, phrase.is_open),
        }
    }

    fn posting(&self, word: &str) -> Result<Option<Posting>> {
        let sql =
            "SELECT number, entries FROM search_block WHERE segment = ?1 AND first <= ?2 ORDER BY first DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![self.number, word])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let mut entries = Entries::of(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?);
        let Some(entry) = entries.find(word)? else { return Ok(None) };
        Ok(Some(Posting { hits: entry.keep_hits(), block: row.get(0)?, places: entry.places_at() }))
    }

    /// All words that begin so, each with its block.
    fn entries(&self, beginning: &str, mut take: impl FnMut(&Entry<'_, '_>, i64) -> Result<()>) -> Result<()> {
        let sql = "SELECT number, entries FROM search_block WHERE segment = ?1 AND first >= ifnull(( \
            SELECT max(first) FROM search_block WHERE segment = ?1 AND first <= ?2), '') ORDER BY first";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![self.number, beginning])?;
        while let Some(row) = rows.next()? {
            let mut entries = Entries::of(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?);
            while let Some(entry) = entries.read()? {
                if entry.word.starts_with(beginning) {
                    take(&entry, row.get(0)?)?;
                } else if entry.word > beginning {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn hits_of_beginning(&self, beginning: &str) -> Result<Vec<Hit>> {
        let pieces = self.texts.last().map_or(0, |text| text.first + text.count);
        let mut times = vec![0u32; pieces as usize];
        self.entries(beginning, |entry, _| {
            for hit in entry.hits() {
                let hit = hit?;
                // What is behind the last text is of one that is gone.
                if let Some(times) = times.get_mut(hit.piece as usize) {
                    *times = times.saturating_add(hit.times);
                }
            }
            Ok(())
        })?;
        let hits = (0..).zip(times).map(|(piece, times)| Hit { piece, times });
        Ok(hits.filter(|hit| hit.times > 0).collect())
    }

    fn hits_of_phrase(&self, words: &[String], is_open: bool) -> Result<Vec<Hit>> {
        let (closed, beginning) = match words.split_last() {
            Some((last, before)) if is_open => (before, Some(last)),
            _ => (words, None),
        };
        let mut wanted: Vec<(&String, Vec<u32>)> = Vec::with_capacity(closed.len());
        for (word, apart) in closed.iter().zip(0..) {
            match wanted.iter_mut().find(|(known, _)| *known == word) {
                Some((_, parts)) => parts.push(apart),
                None => wanted.push((word, vec![apart])),
            }
        }
        let mut postings = Vec::with_capacity(wanted.len());
        for (word, apart) in wanted {
            match self.posting(word)? {
                Some(posting) => postings.push((posting, apart)),
                None => return Ok(Vec::new()),
            }
        }
        // The rarest first: it leaves least to look for the others in.
        postings.sort_by_key(|(posting, _)| posting.places.len());
        let mut begins: Option<Begins> = None;
        for (posting, apart) in &postings {
            let left = match &begins {
                None => self.begin(posting, apart)?,
                Some(begins) => self.follow(begins, posting, apart)?,
            };
            if left.pieces.is_empty() {
                return Ok(Vec::new());
            }
            begins = Some(left);
        }
        let Begins { pieces, places } = begins.unwrap_or_default();
        let last = beginning.map(|beginning| self.places_of_beginning(beginning, &pieces)).transpose()?;
        let count = |at: usize| match &last {
            None => places.of(at).len(),
            Some(last) => places.of(at).iter().filter(|begin| last.has(at, **begin, closed.len() as u32)).count(),
        };
        let hits = pieces.iter().enumerate().map(|(at, piece)| Hit { piece: *piece, times: count(at) as u32 });
        Ok(hits.filter(|hit| hit.times > 0).collect())
    }

    /// Where a phrase may begin, as one of its words has it that has to stand so far behind, each time. A word that comes again in
    /// it stands as often in a piece, or the phrase does not.
    fn begin(&self, word: &Posting, apart: &[u32]) -> Result<Begins> {
        let mut left = Begins::default();
        let (first, others) = apart.split_first().map_or((0, apart), |(first, others)| (*first, others));
        self.places(word, |places| {
            each(word.hits.hits(), places, apart.len(), |hit, found| {
                let begins = found.iter().filter_map(|place| place.checked_sub(first));
                left.put(hit.piece, begins.filter(|begin| stands(others, found, *begin)));
            })
        })?;
        Ok(left)
    }

    /// What is left of that when another of its words has to stand so far behind.
    fn follow(&self, begins: &Begins, word: &Posting, apart: &[u32]) -> Result<Begins> {
        let mut left = Begins::default();
        self.places(word, |places| {
            each_piece(word.hits.hits(), places, &begins.pieces, apart.len(), |at, hit, found| {
                let begun = begins.places.of(at).iter().copied();
                left.put(hit.piece, begun.filter(|begin| stands(apart, found, *begin)));
            })
        })?;
        Ok(left)
    }

    /// Hands out the bytes of the places of a word.
    fn places(&self, of: &Posting, take: impl FnOnce(&[u8]) -> Result<()>) -> Result<()> {
        let sql = "SELECT places FROM search_block WHERE number = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([of.block])?;
        let Some(row) = rows.next()? else { return Ok(()) };
        let block = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
        take(block.get(of.places.clone()).ok_or_else(damaged)?)
    }

    /// The places of all words that begin so, in each of these pieces.
    fn places_of_beginning(&self, beginning: &str, pieces: &[u32]) -> Result<Places> {
        let mut found = Vec::new();
        let mut read: Option<(i64, Vec<u8>)> = None;
        self.entries(beginning, |entry, block| {
            let mut own = entry.hits().map_while(std::result::Result::ok).map(|hit| hit.piece).peekable();
            if !pieces.iter().any(|piece| goes_to(&mut own, *piece)) {
                return Ok(());
            }
            // Words come block by block.
            if read.as_ref().is_none_or(|(read, _)| *read != block) {
                let sql = "SELECT places FROM search_block WHERE number = ?1";
                let places = find(self.connection, sql, [block], |row| row.get(0))?;
                read = Some((block, places.unwrap_or_default()));
            }
            let places = read.as_ref().map_or(&[][..], |(_, places)| places);
            let places = places.get(entry.places_at()).ok_or_else(damaged)?;
            each_piece(entry.hits(), places, pieces, 1, |at, _, places| {
                found.extend(places.iter().map(|place| (at, *place)));
            })
        })?;
        found.sort_unstable();
        let ends = (0..pieces.len()).map(|at| found.partition_point(|(of, _)| *of <= at)).collect();
        Ok(Places { ends, all: found.into_iter().map(|(_, place)| place).collect() })
    }

    /// These pieces with their rows in answers, in the same order, which is theirs; what is of a text that is gone, or not
    /// meant, has none.
    pub(super) fn placed(&self, pieces: impl Iterator<Item = u32>) -> impl Iterator<Item = (u32, PieceRow)> {
        let mut texts = self.texts.iter().peekable();
        pieces.filter_map(move |piece| {
            while texts.next_if(|text| text.first + text.count <= piece).is_some() {}
            let text = texts.peek().filter(|text| text.first <= piece)?;
            Some((piece, PieceRow(text.text * PIECES + i64::from(piece - text.first))))
        })
    }

    /// The rows of the pieces that have what is sought, in their order.
    pub(super) fn rows(&self, sought: &Sought) -> Result<Vec<PieceRow>> {
        Ok(self.placed(self.seek(sought, &mut Known::default())?.into_iter()).map(|(_, row)| row).collect())
    }
}

/// Does what asks many short questions so that a stop is heard between two of them as well: SQLite forgets one that comes
/// while no statement runs.
pub(super) fn attentive<T>(connection: &Connection, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let mut statement = connection.prepare_cached("SELECT 1 UNION ALL SELECT 2")?;
    let mut running = statement.query([])?;
    running.next()?;
    work()
}

impl Begins {
    /// Puts what is left of a piece, where something is.
    fn put(&mut self, piece: u32, left: impl Iterator<Item = u32>) {
        let before = self.places.all.len();
        self.places.all.extend(left);
        if self.places.all.len() > before {
            self.places.ends.push(self.places.all.len());
            self.pieces.push(piece);
        }
    }
}

impl Places {
    fn of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(at).and_then(|end| self.all.get(start..*end)).unwrap_or_default()
    }

    /// Whether so far behind a place is one of these, in a piece.
    fn has(&self, at: usize, begin: u32, apart: u32) -> bool {
        is_at(self.of(at), begin, apart)
    }
}

fn is_at(places: &[u32], begin: u32, apart: u32) -> bool {
    places.binary_search(&begin.saturating_add(apart)).is_ok()
}

/// Whether a word with these places stands so far behind a beginning, each time.
fn stands(apart: &[u32], places: &[u32], begin: u32) -> bool {
    apart.iter().all(|apart| is_at(places, begin, *apart))
}

/// Goes on to this piece; whether it is among them, which are in order.
fn goes_to(pieces: &mut Peekable<impl Iterator<Item = u32>>, piece: u32) -> bool {
    while pieces.next_if(|other| *other < piece).is_some() {}
    pieces.peek() == Some(&piece)
}

fn pieces(hits: &[Hit]) -> Vec<u32> {
    hits.iter().map(|hit| hit.piece).collect()
}

impl Sought {
    /// How much labour it is, about. Long words are rarer than short ones, and where they are not nothing else is looked for.
    fn labour(&self) -> usize {
        match self {
            Sought::Phrase(phrase) if phrase.is_open => 1000,
            Sought::Phrase(phrase) => {
                let longest = phrase.words.iter().map(String::len).max().unwrap_or_default();
                100 * phrase.words.len() + 99 - longest.min(99)
            }
            Sought::All(all) | Sought::Any(all) => 10 + all.iter().map(Sought::labour).sum::<usize>(),
            Sought::Without(wanted, unwanted) => 10 + wanted.labour() + unwanted.labour(),
        }
    }
}
