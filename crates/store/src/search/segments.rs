//! The words of texts, written: a text that comes is a segment, and segments of a size become one, so that a question meets few.
//!
//! Invariant: texts follow one another in a segment, and segments one another, as the texts came; a segment has at least one
//! text that is there. Not here: the bytes of a block (`index`), and what is asked (`search/seek`).

use obelus_index::{Block, Blocks, Broken, Builder, Kept, join};
use obelus_text::{Piece, cut_words, pieces};
use rusqlite::{Connection, params};

use crate::cells::{find, list, run};
use crate::{Result, StoreError};

/// So many segments of a size become one.
const JOINED: usize = 16;

/// The sizes in pieces. A segment of the last or more, some 13 MB of text, is joined with none: that would take too long for
/// whoever waits for her text to come in.
const SIZES: [u32; 3] = [1 << 6, 1 << 10, 1 << 14];

/// No segment has more pieces: a text has a million at most, and two dozen segments are joined.
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
    let is_far = |part: &TextPart| part.first > MOST || part.count > MOST;
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

/// Joins the last segments, if so many are of a size.
fn join_last(connection: &Connection) -> Result<()> {
    let parts = parts(connection)?;
    let segments: Vec<&[TextPart]> = parts.chunk_by(|one, next| one.segment == next.segment).collect();
    let size = |segment: &[TextPart]| segment.iter().fold(0u32, |size, part| size.saturating_add(part.count));
    // The largest first: what is joined then need not be joined once more.
    for most in SIZES.into_iter().rev() {
        let last = segments.iter().rev().take_while(|segment| size(segment) < most).count();
        if last >= JOINED {
            return join_all(connection, segments.get(segments.len() - last..).unwrap_or_default());
        }
    }
    Ok(())
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
        sources.push((Reading { connection, segment: number, last: None }, kept));
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

    /// The next block.
    pub(crate) fn read(&mut self) -> Result<Option<Block>> {
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

impl Blocks for Reading<'_> {
    type Error = StoreError;

    fn next(&mut self) -> Result<Option<Block>> {
        self.read()
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
