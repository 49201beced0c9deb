//! Originals and canonical texts by their hash, in parts, so that a place far within a long text is read without walking to it:
//! SQLite keeps a long cell as a chain of pages that has to be followed from its beginning.
//!
//! Invariant: what is read of a content is all of what was asked for, or a fault. Whether it is what its hash says, whoever reads
//! all of it has to look (`rows/texts`).

use std::ops::Range;

use rusqlite::blob::Blob;
use rusqlite::limits::Limit;
use rusqlite::{Connection, params};

use crate::cells::{find, has_table, list, run};
use crate::{Result, StoreError};

/// Bytes in a part: 8 pages. The first of a content lies with its hash, the others in a table of their own.
const PART: usize = 1 << 15;

/// Keeps bytes under their hash; whether they were not there yet. No longer than one cell may be: in parts, SQLite would not
/// see how many they are together.
pub(crate) fn put(connection: &Connection, sha256: &str, bytes: &[u8]) -> Result<bool> {
    if !i32::try_from(bytes.len()).is_ok_and(|length| length <= longest(connection)) {
        return Err(StoreError::TooLong);
    }
    let sql = "INSERT INTO content (sha256, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    if run(connection, sql, params![sha256, bytes.get(..PART).unwrap_or(bytes)])? == 0 {
        return Ok(false);
    }
    put_parts(connection, sha256, bytes)?;
    Ok(true)
}

/// How many bytes a content may have.
fn longest(connection: &Connection) -> i32 {
    connection.limit(Limit::SQLITE_LIMIT_LENGTH).unwrap_or_default()
}

fn put_parts(connection: &Connection, sha256: &str, bytes: &[u8]) -> Result<()> {
    let sql = "INSERT INTO content_part (sha256, first, bytes) VALUES (?1, ?2, ?3)";
    for (first, part) in (0i64..).step_by(PART).zip(bytes.chunks(PART)).skip(1) {
        run(connection, sql, params![sha256, first, part])?;
    }
    Ok(())
}

/// Parts what a library of an earlier version keeps in one cell.
pub(crate) fn part_all(connection: &Connection) -> Result<()> {
    let long = "SELECT sha256 FROM content WHERE length(bytes) > ?1";
    for sha256 in list(connection, long, [PART as i64], |row| row.get::<_, String>(0))? {
        let bytes = match read(connection, &sha256) {
            Ok(bytes) => bytes.unwrap_or_default(),
            // One that cannot be read stays as it is: whoever looks the library through is told, and nobody else is kept out.
            Err(StoreError::Damaged(_)) => continue,
            Err(fault) => return Err(fault),
        };
        let head = "UPDATE content SET bytes = ?2 WHERE sha256 = ?1";
        run(connection, head, params![sha256, bytes.get(..PART)])?;
        put_parts(connection, &sha256, &bytes)?;
    }
    Ok(())
}

/// All bytes that are kept under a hash.
pub(crate) fn read(connection: &Connection, sha256: &str) -> Result<Option<Vec<u8>>> {
    let content = Content::open(connection, sha256)?;
    content.map(|content| content.read(0..content.len())).transpose()
}

/// A content of which parts are read.
pub(crate) struct Content<'a> {
    connection: &'a Connection,
    sha256: String,
    head: Blob<'a>,
    length: usize,
}

impl<'a> Content<'a> {
    /// The content of a hash.
    pub(crate) fn open(connection: &'a Connection, sha256: &str) -> Result<Option<Content<'a>>> {
        let sql = "SELECT rowid FROM content WHERE sha256 = ?1";
        let Some(row) = find(connection, sql, [sha256], |row| row.get(0))? else { return Ok(None) };
        let head = connection.blob_open("main", "content", "bytes", row, true)?;
        let mut length = head.len();
        // A library of an earlier version has no parts.
        if length == PART && has_table(connection, "content_part")? {
            let sql = "SELECT first + length(bytes) FROM content_part WHERE sha256 = ?1 ORDER BY first DESC LIMIT 1";
            let end: Option<i64> = find(connection, sql, [sha256], |row| row.get(0))?;
            let end = end.map(|end| i32::try_from(end).ok().filter(|end| *end <= longest(connection)));
            length = end.map_or(Some(length), |end| usize::try_from(end?).ok()).ok_or_else(damaged)?;
        }
        Ok(Some(Content { connection, sha256: sha256.to_owned(), head, length }))
    }

    /// How many bytes it has.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// These bytes of it.
    pub(crate) fn read(&self, range: Range<usize>) -> Result<Vec<u8>> {
        let mut bytes = vec![0; range.end.min(self.head.len()).saturating_sub(range.start)];
        if !bytes.is_empty() {
            self.head.read_at_exact(&mut bytes, range.start)?;
        }
        if range.end > self.head.len() {
            self.read_parts(&range, &mut bytes)?;
        }
        // A part may be missing, or shorter than it was.
        if bytes.len() == range.len() { Ok(bytes) } else { Err(damaged()) }
    }

    fn read_parts(&self, range: &Range<usize>, bytes: &mut Vec<u8>) -> Result<()> {
        let number = |at: usize| i64::try_from(at).map_err(|_| damaged());
        let sql =
            "SELECT first, bytes FROM content_part WHERE sha256 = ?1 AND first > ?2 AND first < ?3 ORDER BY first";
        let mut statement = self.connection.prepare_cached(sql)?;
        let from = number(range.start)? - PART as i64;
        let mut rows = statement.query(params![self.sha256, from, number(range.end)?])?;
        while let Some(row) = rows.next()? {
            let first = usize::try_from(row.get::<_, i64>(0)?).map_err(|_| damaged())?;
            let part = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            let from = (range.start + bytes.len()).checked_sub(first).ok_or_else(damaged)?;
            let to = part.len().min(range.end - first);
            bytes.extend_from_slice(part.get(from..to).ok_or_else(damaged)?);
        }
        Ok(())
    }
}

fn damaged() -> StoreError {
    StoreError::damaged("a part of a text or an original is missing")
}
