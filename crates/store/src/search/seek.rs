//! Which pieces of texts have what is sought, segment by segment, the newest or the oldest first.
//! Invariant: of damaged blocks comes a fault or a wrong answer, never a piece that no text has.

use std::cmp::Reverse;
use std::ops::Range;

use obelus_index::{Entries, Hit};
use obelus_text::Phrase;
use rusqlite::{Connection, params};

use super::PIECES;
use super::ask::{Among, PieceRow, Sought};
use super::segments::{TextPart, parts};
use crate::Result;

/// The constants of Okapi BM25 as FTS5 has them. Pieces are of a length: it is not weighed.
const SATURATION: f64 = 1.2;

/// The least that a word counts that stands in half of all pieces or more.
const LEAST: f64 = 1e-6;

/// A segment with its texts that are there, the oldest first.
pub(super) struct Segment<'a> {
    connection: &'a Connection,
    number: i64,
    texts: Vec<TextPart>,
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

/// The segments, the oldest first, in which these texts lie.
pub(super) fn segments<'a>(connection: &'a Connection, among: &Among) -> Result<Vec<Segment<'a>>> {
    let mut segments: Vec<Segment<'a>> = Vec::new();
    for part in parts(connection)?.into_iter().filter(|part| among.has(part.text)) {
        match segments.last_mut().filter(|segment| segment.number == part.segment) {
            Some(segment) => segment.texts.push(part),
            None => segments.push(Segment { connection, number: part.segment, texts: vec![part] }),
        }
    }
    Ok(segments)
}

impl Segment<'_> {
    /// The pieces that have what is sought, of whatever texts, in order.
    pub(super) fn seek(&self, sought: &Sought) -> Result<Vec<u32>> {
        Ok(match sought {
            Sought::Phrase(phrase) => self.hits(phrase)?.into_iter().map(|hit| hit.piece).collect(),
            Sought::All(all) => {
                // What is found by one look first: where it is not, nothing else is looked for.
                let mut all: Vec<&Sought> = all.iter().collect();
                all.sort_by_key(|one| one.labour());
                let mut found: Option<Vec<u32>> = None;
                for one in all {
                    let more = match &found {
                        Some(found) if found.is_empty() => break,
                        _ => self.seek(one)?,
                    };
                    found = Some(found.map_or(more.clone(), |found| in_both(&found, &more)));
                }
                found.unwrap_or_default()
            }
            Sought::Any(any) => {
                let mut found = Vec::new();
                for one in any {
                    found.extend(self.seek(one)?);
                }
                found.sort_unstable();
                found.dedup();
                found
            }
            Sought::Without(wanted, unwanted) => {
                let mut found = self.seek(wanted)?;
                if !found.is_empty() {
                    let unwanted = self.seek(unwanted)?;
                    let mut unwanted = unwanted.iter().peekable();
                    found.retain(|piece| {
                        while unwanted.next_if(|other| *other < piece).is_some() {}
                        unwanted.peek() != Some(&piece)
                    });
                }
                found
            }
        })
    }

    /// The pieces that have a phrase, in order, and how often.
    pub(super) fn hits(&self, phrase: &Phrase) -> Result<Vec<Hit>> {
        match phrase.words.as_slice() {
            [] => Ok(Vec::new()),
            [word] if phrase.is_open => self.hits_of_beginning(word),
            [word] => Ok(self.posting(word)?.map(|posting| posting.hits).unwrap_or_default()),
            words => self.hits_of_phrase(words, phrase.is_open),
        }
    }

    fn posting(&self, word: &str) -> Result<Option<Posting>> {
        let sql = "SELECT number, entries FROM search_block WHERE segment = ?1 AND first <= ?2 ORDER BY first DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![self.number, word])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let mut entries = Entries::of(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?);
        while let Some(entry) = entries.next()? {
            if entry.word == word {
                let hits = entry.hits().collect::<std::result::Result<_, _>>()?;
                return Ok(Some(Posting { hits, block: row.get(0)?, places: entry.places_at() }));
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
            while let Some(entry) = entries.next()? {
                if entry.word.starts_with(beginning) {
                    let hits = entry.hits().collect::<std::result::Result<_, _>>()?;
                    take(Posting { hits, block: row.get(0)?, places: entry.places_at() })?;
                } else if entry.word > beginning {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn hits_of_beginning(&self, beginning: &str) -> Result<Vec<Hit>> {
        let mut times = Vec::new();
        self.postings(beginning, |posting| {
            for hit in posting.hits {
                let at = hit.piece as usize;
                // No text has more pieces, and a segment is not many times the largest text.
                if at >= times.len() {
                    times.resize(at + 1, 0u32);
                }
                if let Some(times) = times.get_mut(at) {
                    *times += hit.times;
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
        let first = lists.next().into_iter().flatten().map(|hit| hit.piece).collect();
        let pieces = lists.fold(first, |pieces: Vec<u32>, hits| {
            let mut hits = hits.iter().peekable();
            pieces.into_iter().filter(|piece| reaches(&mut hits, *piece).is_some()).collect()
        });
        if pieces.is_empty() {
            return Ok(Vec::new());
        }
        let mut places = Vec::with_capacity(distinct.len());
        for posting in &postings {
            let mut of_word = Places::default();
            self.places(posting, &pieces, |_, found| {
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

    /// Hands out the places of a word in each of these pieces that has it, with which of them it is.
    fn places(&self, posting: &Posting, pieces: &[u32], mut take: impl FnMut(usize, &[u32])) -> Result<()> {
        let Range { start, end } = posting.places;
        let sql = "SELECT substr(places, ?2 + 1, ?3) FROM search_block WHERE number = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![posting.block, start as i64, (end - start) as i64])?;
        let Some(row) = rows.next()? else { return Ok(()) };
        let mut places = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
        let mut found = Vec::new();
        let mut pieces = pieces.iter().enumerate().peekable();
        for hit in &posting.hits {
            while pieces.next_if(|(_, piece)| **piece < hit.piece).is_some() {}
            match pieces.peek() {
                None => break,
                Some((at, piece)) if **piece == hit.piece => {
                    found.clear();
                    hit.take_places(&mut places, &mut found)?;
                    take(*at, &found);
                }
                Some(_) => hit.skip_places(&mut places)?,
            }
        }
        Ok(())
    }

    /// The places of all words that begin so, in each of these pieces.
    fn places_of_beginning(&self, beginning: &str, pieces: &[u32]) -> Result<Places> {
        let mut found = Vec::new();
        self.postings(beginning, |posting| {
            let has_any = pieces.iter().any(|piece| posting.hits.binary_search_by_key(piece, |hit| hit.piece).is_ok());
            match has_any {
                true => self.places(&posting, pieces, |at, places| found.extend(places.iter().map(|place| (at, *place)))),
                false => Ok(()),
            }
        })?;
        found.sort_unstable();
        let ends = (0..pieces.len()).map(|at| found.partition_point(|(of, _)| *of <= at)).collect();
        Ok(Places { ends, all: found.into_iter().map(|(_, place)| place).collect() })
    }

    /// The rows of these pieces in answers, in the same order; what is of a text that is gone, or not meant, has none.
    pub(super) fn rows(&self, pieces: &[u32]) -> Vec<PieceRow> {
        let mut texts = self.texts.iter().peekable();
        let row = |piece: &u32| {
            while texts.next_if(|text| text.first + text.count <= *piece).is_some() {}
            let text = texts.peek().filter(|text| text.first <= *piece)?;
            Some(PieceRow(text.text * PIECES + i64::from(piece - text.first)))
        };
        pieces.iter().filter_map(row).collect()
    }
}

/// How often the words stand one right after the other, each list of places being the next word's, in a piece.
fn count(words: &[&Places], at: usize) -> u32 {
    let Some((first, rest)) = words.split_first() else { return 0 };
    let follow = |place: &&u32| {
        let mut next = **place;
        rest.iter().all(|word| {
            next += 1;
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

/// Goes on to this piece; nothing where it is not among them.
fn reaches<'a>(hits: &mut std::iter::Peekable<std::slice::Iter<'a, Hit>>, piece: u32) -> Option<&'a Hit> {
    while hits.next_if(|hit| hit.piece < piece).is_some() {}
    hits.peek().copied().filter(|hit| hit.piece == piece)
}

fn in_both(one: &[u32], other: &[u32]) -> Vec<u32> {
    let mut other = other.iter().peekable();
    let is_there = |piece: &&u32| {
        while other.next_if(|other| *other < *piece).is_some() {}
        other.peek() == Some(piece)
    };
    one.iter().filter(is_there).copied().collect()
}

impl Sought {
    /// How much labour it is, about.
    fn labour(&self) -> usize {
        match self {
            Sought::Phrase(phrase) if phrase.is_open => 1000,
            Sought::Phrase(phrase) => phrase.words.len(),
            Sought::All(all) | Sought::Any(all) => 10 + all.iter().map(Sought::labour).sum::<usize>(),
            Sought::Without(wanted, unwanted) => 10 + wanted.labour() + unwanted.labour(),
        }
    }

    /// The phrases that are to be there.
    fn wanted<'a>(&'a self, out: &mut Vec<&'a Phrase>) {
        match self {
            Sought::Phrase(phrase) if out.contains(&phrase) => {}
            Sought::Phrase(phrase) => out.push(phrase),
            Sought::All(all) | Sought::Any(all) => all.iter().for_each(|one| one.wanted(out)),
            Sought::Without(wanted, _) => wanted.wanted(out),
        }
    }
}

/// The pieces that fit best, at most so many, with how well: less is better (Okapi BM25; Robertson and Zaragoza 2009, 3.4). Of
/// those that fit as well the newest.
pub(super) fn best(connection: &Connection, sought: &Sought, among: &Among, most: usize) -> Result<Vec<(PieceRow, f64)>> {
    let mut phrases = Vec::new();
    sought.wanted(&mut phrases);
    let mut stands_in = vec![0usize; phrases.len()];
    let mut found = Vec::new();
    let mut all = 0;
    for segment in segments(connection, &Among::All)? {
        all += segment.texts.iter().map(|text| text.count as usize).sum::<usize>();
        let mut lists = Vec::with_capacity(phrases.len());
        for (phrase, stands_in) in phrases.iter().zip(&mut stands_in) {
            let hits = segment.hits(phrase)?;
            *stands_in += hits.len();
            lists.push(hits);
        }
        if segment.texts.iter().all(|text| !among.has(text.text)) {
            continue;
        }
        let mut lists: Vec<_> = lists.iter().map(|hits| hits.iter().peekable()).collect();
        for piece in segment.seek(sought)? {
            let Some(row) = segment.rows(&[piece]).pop().filter(|row| among.has(row.text())) else { continue };
            let times = lists.iter_mut().map(|hits| reaches(hits, piece).map_or(0, |hit| hit.times));
            found.push((row, times.collect::<Vec<u32>>()));
        }
    }
    let weights: Vec<f64> = stands_in.iter().map(|stands_in| weight(all, *stands_in)).collect();
    let fit = |times: &[u32]| {
        let parts = times.iter().zip(&weights).map(|(times, weight)| {
            let times = f64::from(*times);
            weight * times * (SATURATION + 1.0) / (times + SATURATION)
        });
        -parts.sum::<f64>()
    };
    let mut found: Vec<(PieceRow, f64)> = found.iter().map(|(row, times)| (*row, fit(times))).collect();
    found.sort_by(|one, other| one.1.total_cmp(&other.1).then(Reverse(one.0).cmp(&Reverse(other.0))));
    found.truncate(most);
    Ok(found)
}

/// How much a phrase counts that stands in so many of all pieces.
fn weight(all: usize, stands_in: usize) -> f64 {
    let (all, stands_in) = (all as f64, stands_in as f64);
    ((all - stands_in + 0.5) / (stands_in + 0.5)).ln().max(LEAST)
}
