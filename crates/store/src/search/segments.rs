//! The words of texts, written: a text that comes is a segment, and segments of a size become one, so that a question meets few.
//!
//! Invariant: texts follow one another in a segment, and segments one another, as the texts came; a segment has at least one
//! text that is there. Not here: the bytes of a block (`index`), and what is asked (`search/seek`).

use obelus_index::{Block, Blocks, Broken, Builder, Kept, join};
use obelus_text::{Piece, cut_words, pieces};
use rusqlite::{Connection, params};

use super::PIECES;
use crate::cells::{find, list, run};
use crate::{Result, StoreError};

/// So many segments of a size become one.
const JOINED: usize = 16;

/// The sizes in pieces: they grow as fast as segments do by that, so that a text is written a few times.
const SIZES: [u32; 3] = [1 << 2, 1 << 6, 1 << 10];

/// Segments that are so large together, some 13 MB of text, become one that is joined no more: whoever brings a text in waits
/// for what is joined then, at most twice as much.
const LARGE: u32 = 1 << 14;

/// No segment has more pieces: a text has a million at most.
const MOST: u32 = 1 << 26;

/// A text in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TextPart {
    /// Its number.
    pub(crate) text: i64,
    /// That of the segment.
    pub(crate) segment: i64,
    /// Which piece of the segment is its first.
    pub(crate) first: u32,
    /// How many pieces it has.
    pub(crate) count: u32,
    /// How many words.
    pub(crate) words: u32,
}

/// All texts that have pieces, the oldest first.
pub(crate) fn parts(connection: &Connection) -> Result<Vec<TextPart>> {
    let sql = "SELECT text, segment, first, count, words FROM search_part ORDER BY text";
    let parts = list(connection, sql, [], |row| {
        Ok(TextPart {
            text: row.get(0)?,
            segment: row.get(1)?,
            first: row.get(2)?,
            count: row.get(3)?,
            words: row.get(4)?,
        })
    })?;
    // Numbers of pieces are added to one another all over: none comes near the end of its kind.
    let is_far = |part: &TextPart| part.first > MOST || i64::from(part.count) > PIECES;
    if parts.iter().any(is_far) { Err(damaged()) } else { Ok(parts) }
}

/// The words of a text, ready to be put: the slow part of indexing it, which needs no library.
pub struct TextWords {
    pub(super) pieces: Vec<Piece>,
    blocks: Vec<Block>,
    words: u32,
}

impl TextWords {
    /// Those of this text.
    pub fn of(text: &str) -> TextWords {
        let pieces = pieces(text);
        let mut builder = Builder::for_bytes(text.len());
        let ends = pieces.iter().skip(1).map(|piece| piece.byte as usize).chain([text.len()]);
        for (piece, end) in pieces.iter().zip(ends) {
            builder.begin_piece();
            let piece = text.get(piece.byte as usize..end).unwrap_or_default();
            cut_words(piece, |word| builder.put(word.folded));
        }
        let words = builder.count();
        TextWords { pieces, blocks: builder.finish(), words }
    }
}

/// Puts the words of a text that came last, as a segment, and joins segments where it is time to.
pub(super) fn put(connection: &Connection, text: i64, words: &TextWords) -> Result<()> {
    let TextWords { pieces, blocks, words } = words;
    let count = pieces.len() as u32;
    if count == 0 {
        return Ok(());
    }
    let segment = next_segment(connection)?;
    put_part(connection, &TextPart { text, segment, first: 0, count, words: *words })?;
    blocks.iter().try_for_each(|block| put_block(connection, segment, block))?;
    join_last(connection)
}

/// Takes the words of a text out: they are let lie until its segment is joined, or has no text any more.
pub(super) fn remove(connection: &Connection, text: i64) -> Result<()> {
    let sql = "DELETE FROM search_part WHERE text = ?1 RETURNING segment";
    let Some(segment) = find(connection, sql, [text], |row| row.get::<_, i64>(0))? else { return Ok(()) };
    if find(connection, "SELECT 1 FROM search_part WHERE segment = ?1", [segment], |_| Ok(()))?.is_none() {
        drop_blocks(connection, segment)?;
    }
    Ok(())
}

fn next_segment(connection: &Connection) -> Result<i64> {
    let sql = "SELECT ifnull(max(segment), 0) + 1 FROM search_part";
    Ok(find(connection, sql, [], |row| row.get(0))?.unwrap_or(1))
}

fn put_part(connection: &Connection, part: &TextPart) -> Result<()> {
    let TextPart { text, segment, first, count, words } = part;
    let sql = "INSERT OR REPLACE INTO search_part (text, segment, first, count, words) VALUES (?1, ?2, ?3, ?4, ?5)";
    run(connection, sql, params![text, segment, first, count, words]).map(drop)
}

fn put_block(connection: &Connection, segment: i64, block: &Block) -> Result<()> {
    let sql = "INSERT INTO search_block (segment, first, checksum, entries, places) VALUES (?1, ?2, ?3, ?4, ?5)";
    run(connection, sql, params![segment, block.first, block.checksum(), block.entries, block.places]).map(drop)
}

fn drop_blocks(connection: &Connection, segment: i64) -> Result<()> {
    run(connection, "DELETE FROM search_block WHERE segment = ?1", [segment]).map(drop)
}

/// Joins the last segments, if so many are of a size. Behind a large one nothing before it is ever joined again: what is
/// small there becomes one at once.
fn join_last(connection: &Connection) -> Result<()> {
    let parts = parts(connection)?;
    let segments: Vec<&[TextPart]> = parts.chunk_by(|one, next| one.segment == next.segment).collect();
    let sizes: Vec<u32> = segments.iter().map(|parts| size(parts)).collect();
    let (start, end) = run_to_join(&sizes);
    match segments.get(start..end) {
        Some(run) if run.len() > 1 => join_all(connection, run),
        _ => Ok(()),
    }
}

fn size(segment: &[TextPart]) -> u32 {
    segment.iter().fold(0, |size, part| size.saturating_add(part.count))
}

/// Which segments of these sizes, the oldest first, are to become one; none where the end is the start.
fn run_to_join(sizes: &[u32]) -> (usize, usize) {
    let end = match sizes.split_last() {
        Some((last, before)) if *last >= LARGE => before.len(),
        _ => sizes.len(),
    };
    let run = |most: u32| sizes.get(..end).unwrap_or_default().iter().rev().take_while(move |size| **size < most);
    let all = run(LARGE).count();
    if end < sizes.len() || run(LARGE).sum::<u32>() >= LARGE {
        return (end - all, end);
    }
    let mut least = 0;
    for most in SIZES {
        if run(most).filter(|size| **size >= least).count() >= JOINED {
            return (end - run(most).count(), end);
        }
        least = most;
    }
    (end, end)
}

fn join_all(connection: &Connection, segments: &[&[TextPart]]) -> Result<()> {
    let segment = next_segment(connection)?;
    let mut sources = Vec::with_capacity(segments.len());
    let mut becomes = 0;
    for parts in segments {
        let mut kept = Vec::with_capacity(parts.len());
        for part in *parts {
            kept.push(Kept { pieces: part.first..part.first + part.count, becomes });
            put_part(connection, &TextPart { segment, first: becomes, ..*part })?;
            becomes = becomes.checked_add(part.count).filter(|becomes| *becomes <= MOST).ok_or_else(damaged)?;
        }
        let number = parts.first().map_or(0, |part| part.segment);
        sources.push((Reading::new(connection, number), kept));
    }
    join(sources, |block| put_block(connection, segment, &block))?;
    segments.iter().filter_map(|parts| parts.first()).try_for_each(|part| drop_blocks(connection, part.segment))
}

/// Reads a segment from its beginning.
pub(crate) struct Reading<'a> {
    connection: &'a Connection,
    segment: i64,
    /// The first word of the block that was read last.
    last: Option<String>,
}

impl<'a> Reading<'a> {
    /// A segment of this number.
    pub(crate) fn new(connection: &'a Connection, segment: i64) -> Reading<'a> {
        Reading { connection, segment, last: None }
    }
}

impl Blocks for Reading<'_> {
    type Error = StoreError;

    fn next(&mut self) -> Result<Option<Block>> {
        let sql = "SELECT first, checksum, entries, places FROM search_block \
            WHERE segment = ?1 AND (?2 IS NULL OR first > ?2) ORDER BY first LIMIT 1";
        let read = |row: &rusqlite::Row<'_>| {
            let block = Block { first: row.get(0)?, entries: row.get(2)?, places: row.get(3)? };
            Ok((block, row.get::<_, u32>(1)?))
        };
        let found = find(self.connection, sql, params![self.segment, self.last], read)?;
        let Some((block, checksum)) = found else { return Ok(None) };
        if block.checksum() != checksum {
            return Err(damaged());
        }
        self.last = Some(block.first.clone());
        Ok(Some(block))
    }
}

impl From<Broken> for StoreError {
    fn from(_: Broken) -> StoreError {
        damaged()
    }
}

/// The fault that the index is not what was written.
pub(super) fn damaged() -> StoreError {
    StoreError::damaged("the index of words is not what was written")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Brings texts of these sizes in; answers the sizes of the segments, and how many pieces were written for each that came.
    fn bring(texts: impl IntoIterator<Item = u32>) -> (Vec<u32>, f64) {
        let (mut sizes, mut came, mut written) = (Vec::new(), 0u64, 0u64);
        for size in texts {
            sizes.push(size);
            came += u64::from(size);
            written += u64::from(size);
            let (start, end) = run_to_join(&sizes);
            if end - start > 1 {
                let joined: u32 = sizes.splice(start..end, [0]).sum();
                sizes[start] = joined;
                written += u64::from(joined);
                assert!(joined < 2 * LARGE, "{joined} pieces are joined at once");
            }
        }
        (sizes, written as f64 / came as f64)
    }

    #[test]
    fn texts_are_written_a_few_times_and_lie_in_few_segments() {
        let texts: [Vec<u32>; 6] = [
            vec![1; 20_000],
            vec![10; 20_000],
            vec![700; 2_000],
            vec![12_500; 100],
            (0..2_000).map(|number| if number % 11 == 0 { 25_000 } else { 40 }).collect(),
            (0..2_000).map(|number| [60, 700, 60, 700, 60, 700, 12_500][number % 7]).collect(),
        ];
        for texts in texts {
            let what = texts.iter().take(12).collect::<Vec<_>>();
            let pieces: u32 = texts.iter().sum();
            let large = texts.iter().filter(|size| **size >= LARGE).count();
            let (sizes, times) = bring(texts.iter().copied());
            assert!(times < 4.5, "{what:?}: written {times} times");
            let most = 60 + 2 * large + (pieces / LARGE) as usize;
            assert!(sizes.len() < most, "{what:?}: {} segments", sizes.len());
            assert_eq!(sizes.iter().sum::<u32>(), pieces);
        }
    }
}
