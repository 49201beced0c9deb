//! The words of pieces, read from the stored texts: of a long one only that much.

use std::ops::Range;

use obelus_model::DocumentId;
use rusqlite::blob::Blob;
use uuid::Uuid;

use super::ask::PieceRow;
use super::{PACKED, PIECES};
use crate::cells::find;
use crate::content::Content;
use crate::{Result, Rows, StoreError};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The document whose present text it is of.
    pub document: DocumentId,
    /// Where its words begin, in code points.
    pub start: u32,
    /// Its words.
    pub text: String,
    /// Which of them are its own, in code points of these words; the others stand around it.
    pub own: Range<u32>,
}

/// Reads pieces. The text that was read last stays open for the next.
pub struct Pieces<'a> {
    rows: Rows<'a>,
    last: Option<Open<'a>>,
}

/// A text that is open.
struct Open<'a> {
    number: i64,
    document: DocumentId,
    starts: Blob<'a>,
    text: Content<'a>,
}

impl<'a> Rows<'a> {
    /// Reads pieces of texts.
    pub fn pieces(&self) -> Pieces<'a> {
        Pieces { rows: *self, last: None }
    }
}

impl Pieces<'_> {
    /// The words of a piece.
    pub fn read(&mut self, row: PieceRow) -> Result<Option<Piece>> {
        self.read_within(row, 0)
    }

    /// The words of a piece with about so many characters of what stands before and behind it.
    pub fn read_within(&mut self, row: PieceRow, around: usize) -> Result<Option<Piece>> {
        if self.last.as_ref().is_none_or(|open| open.number != row.text()) {
            self.last = self.open(row.text())?;
        }
        let Some(Open { document, starts, text, .. }) = &self.last else { return Ok(None) };
        let number = |at: usize| -> Result<u32> {
            let mut bytes = [0; 4];
            starts.read_at_exact(&mut bytes, at)?;
            Ok(u32::from_le_bytes(bytes))
        };
        let at = usize::try_from(row.0 % PIECES).map_err(|_| damaged())? * PACKED;
        let (first, start) = (number(at)? as usize, number(at + 4)?);
        let last = if at + PACKED < starts.len() { number(at + PACKED)? as usize } else { text.len() };
        // A character takes at most four bytes.
        let (from, to) = (first.saturating_sub(around * 4), last.saturating_add(around * 4).min(text.len()));
        if from > to {
            return Err(damaged());
        }
        let bytes = text.read(from..to)?;
        let part = |from: usize, to: usize| bytes.get(from..to).ok_or_else(damaged);
        let before = ending(part(0, first - from)?);
        let own = std::str::from_utf8(part(first - from, last.saturating_sub(from))?).map_err(|_| damaged())?;
        let behind = beginning(part(last.saturating_sub(from), bytes.len())?);
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let begins = count(before);
        Ok(Some(Piece {
            document: *document,
            start: start.checked_sub(begins).ok_or_else(damaged)?,
            own: begins..begins + count(own),
            text: [before, own, behind].concat(),
        }))
    }
}

impl<'a> Pieces<'a> {
    fn open(&self, number: i64) -> Result<Option<Open<'a>>> {
        let sql = "SELECT document, text_sha256 FROM search_text WHERE number = ?1";
        let connection = self.rows.connection;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, Uuid>(0)?, row.get::<_, String>(1)?));
        let Some((document, sha256)) = find(connection, sql, [number], read)? else { return Ok(None) };
        let Some(text) = Content::open(connection, &sha256)? else { return Ok(None) };
        let starts = connection.blob_open("main", "search_text", "pieces", number, true)?;
        Ok(Some(Open { number, document: DocumentId(document), starts, text }))
    }
}

fn damaged() -> StoreError {
    StoreError::damaged("the index of words does not fit its text")
}

/// What of these bytes is text from its first whole character on.
fn ending(bytes: &[u8]) -> &str {
    (0..bytes.len().min(4)).find_map(|from| std::str::from_utf8(bytes.get(from..)?).ok()).unwrap_or_default()
}

/// What of these bytes is text up to its last whole character.
fn beginning(bytes: &[u8]) -> &str {
    let valid = std::str::from_utf8(bytes).map_or_else(|cut| cut.valid_up_to(), str::len);
    bytes.get(..valid).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}
