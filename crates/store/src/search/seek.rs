//! Which pieces of texts have what is sought, segment by segment, the newest or the oldest first.
//! Invariant: of damaged blocks comes a fault or a wrong answer, never a piece that no text has.

use std::iter::Peekable;
use std::ops::Range;

use obelus_index::{Entries, Hit};
use obelus_text::Phrase;
use rusqlite::{Connection, params};

use super::PIECES;
use super::ask::{Among, PieceRow, Sought};
use super::segments::{TextPart, damaged, parts};
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
    hits: Vec<Hit>,
    block: i64,
    places: Range<usize>,
}

/// Where the words of a phrase stand in pieces that have them all: for each piece a part of one list.
#[derive(Default)]
struct Places {
    ends: Vec<usize>,
    all: Vec<u32>,
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
            [word] => Ok(self.posting(word)?.map(|posting| posting.hits).unwrap_or_default()),
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
        while let Some(entry) = entries.read()? {
            if entry.word == word {
                return Ok(Some(Posting { hits: entry.read_hits()?, block: row.get(0)?, places: entry.places_at() }));
            }
            if entry.word > word {
                break;
            }
        }
        Ok(None)
    }

    /// All words that begin so.
    fn postings(&self, beginning: &str, mut take: impl FnMut(Posting) -> Result<()>) -> Result<()> {
        let sql = "SELECT number, entries FROM search_block WHERE segment = ?1 AND first >= ifnull(( \
            SELECT max(first) FROM search_block WHERE segment = ?1 AND first <= ?2), '') ORDER BY first";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![self.number, beginning])?;
        while let Some(row) = rows.next()? {
            let mut entries = Entries::of(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?);
            while let Some(entry) = entries.read()? {
                if entry.word.starts_with(beginning) {
                    take(Posting { hits: entry.read_hits()?, block: row.get(0)?, places: entry.places_at() })?;
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
        self.postings(beginning, |posting| {
            for hit in posting.hits {
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
        let mut distinct: Vec<&String> = closed.iter().collect();
        distinct.sort_unstable();
        distinct.dedup();
        let mut postings = Vec::with_capacity(distinct.len());
        for word in &distinct {
            match self.posting(word)? {
                Some(posting) => postings.push(posting),
                None => return Ok(Vec::new()),
            }
        }
        let mut lists: Vec<&Vec<Hit>> = postings.iter().map(|posting| &posting.hits).collect();
        lists.sort_by_key(|hits| hits.len());
        let mut lists = lists.into_iter();
        let mut pieces = lists.next().map(|rarest| pieces(rarest)).unwrap_or_default();
        for hits in lists {
            let mut hits = hits.iter().map(|hit| hit.piece).peekable();
            pieces.retain(|piece| goes_to(&mut hits, *piece));
        }
        if pieces.is_empty() {
            return Ok(Vec::new());
        }
        let mut places = Vec::with_capacity(distinct.len());
        for posting in &postings {
            let mut of_word = Places::default();
            posting.places(&self.read_places(posting.block)?, &pieces, |_, found| {
                of_word.all.extend_from_slice(found);
                of_word.ends.push(of_word.all.len());
            })?;
            places.push(of_word);
        }
        let mut in_order: Vec<&Places> =
            closed.iter().filter_map(|word| places.get(distinct.binary_search(&word).ok()?)).collect();
        let last = beginning.map(|beginning| self.places_of_beginning(beginning, &pieces)).transpose()?;
        in_order.extend(last.as_ref());
        let times = (0..pieces.len()).map(|at| count(&in_order, at));
        let hits = pieces.iter().zip(times).map(|(piece, times)| Hit { piece: *piece, times });
        Ok(hits.filter(|hit| hit.times > 0).collect())
    }

    /// The places of all words of a block.
    fn read_places(&self, block: i64) -> Result<Vec<u8>> {
        let sql = "SELECT places FROM search_block WHERE number = ?1";
        Ok(find(self.connection, sql, [block], |row| row.get(0))?.unwrap_or_default())
    }

    /// The places of all words that begin so, in each of these pieces.
    fn places_of_beginning(&self, beginning: &str, pieces: &[u32]) -> Result<Places> {
        let mut found = Vec::new();
        let mut read: Option<(i64, Vec<u8>)> = None;
        self.postings(beginning, |posting| {
            let mut own = posting.hits.iter().map(|hit| hit.piece).peekable();
            if !pieces.iter().any(|piece| goes_to(&mut own, *piece)) {
                return Ok(());
            }
            // Words come block by block.
            if read.as_ref().is_none_or(|(block, _)| *block != posting.block) {
                read = Some((posting.block, self.read_places(posting.block)?));
            }
            let places = read.as_ref().map_or(&[][..], |(_, places)| places);
            posting.places(places, pieces, |at, places| found.extend(places.iter().map(|place| (at, *place))))
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

impl Posting {
    /// Hands out where the word stands in each of these pieces that has it, with which of them it is, from the places of its
    /// block.
    fn places(&self, block: &[u8], pieces: &[u32], mut take: impl FnMut(usize, &[u32])) -> Result<()> {
        let mut places = block.get(self.places.clone()).ok_or_else(damaged)?;
        let mut found = Vec::new();
        let mut pieces = pieces.iter().copied().enumerate().peekable();
        for hit in &self.hits {
            while pieces.next_if(|(_, piece)| *piece < hit.piece).is_some() {}
            match pieces.next_if(|(_, piece)| *piece == hit.piece) {
                Some((at, _)) => {
                    found.clear();
                    hit.take_places(&mut places, &mut found)?;
                    take(at, &found);
                }
                None if pieces.peek().is_none() => break,
                None => drop(hit.split_places(&mut places)?),
            }
        }
        Ok(())
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

/// How often the words stand one right after the other, each list of places being the next word's, in a piece.
fn count(words: &[&Places], at: usize) -> u32 {
    let Some((first, rest)) = words.split_first() else { return 0 };
    let follow = |place: &&u32| {
        let mut next = **place;
        rest.iter().all(|word| {
            next = next.saturating_add(1);
            word.of(at).binary_search(&next).is_ok()
        })
    };
    first.of(at).iter().filter(follow).count() as u32
}

impl Places {
    fn of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(at).and_then(|end| self.all.get(start..*end)).unwrap_or_default()
    }
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
