//! What is asked of the index: which pieces of texts and which records have the words, the best or the newest first.
//! Invariant: nothing that a person wrote reaches FTS5 as its language; each word goes in quotation marks.

use std::fmt::Write;

use obelus_model::{DocumentId, Noun, RecordKey};
use obelus_text::Phrase;
use rusqlite::params;
use uuid::Uuid;

use super::{PACKED, PIECES};
use crate::cells::{find, list};
use crate::{Result, Rows, StoreError};

/// What is sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Words one right after the other; never empty.
    Phrase(Phrase),
    /// All of these; never empty.
    All(Vec<Sought>),
    /// Any of these; never empty.
    Any(Vec<Sought>),
    /// The first, and not the second.
    Without(Box<Sought>, Box<Sought>),
}

/// In what order what was found is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The best first.
    Rank,
    /// What came last first.
    Newest,
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// So many.
    pub total: u64,
    /// Whether it was counted to the end.
    pub is_exact: bool,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The document whose present text it is of.
    pub document: DocumentId,
    /// Where it begins, in code points.
    pub start: u32,
    /// Its words.
    pub text: String,
}

/// Where a piece lies: the number of its text and its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PieceRow(pub(crate) i64);

impl PieceRow {
    /// The number of its text.
    pub fn text(self) -> i64 {
        self.0 / PIECES
    }
}

impl Sought {
    /// As FTS5 reads it.
    fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        let mut joined = |all: &[Sought], word: &str| {
            for (index, one) in all.iter().enumerate() {
                out.push_str(if index == 0 { "(" } else { word });
                one.write(out);
            }
            out.push(')');
        };
        match self {
            Sought::Phrase(phrase) => {
                // Words are letters and figures alone: no quotation mark can stand in one.
                let star = if phrase.is_open { " *" } else { "" };
                let _ = write!(out, "\"{}\"{star}", phrase.words.join(" "));
            }
            Sought::All(all) => joined(all, " AND "),
            Sought::Any(any) => joined(any, " OR "),
            Sought::Without(wanted, unwanted) => {
                out.push('(');
                wanted.write(out);
                out.push_str(" NOT ");
                unwanted.write(out);
                out.push(')');
            }
        }
    }
}

impl Rows<'_> {
    /// How many pieces of texts have what is sought, counted up to so many; of one text alone where its number is given.
    pub fn count_pieces(&self, sought: &Sought, text: Option<i64>, most: u32) -> Result<Reach> {
        let sql = "SELECT count(*) FROM (SELECT rowid FROM search_in_texts WHERE search_in_texts MATCH ?1 \
            AND rowid BETWEEN ?2 AND ?3 LIMIT ?4)";
        let (first, last) = within(text);
        let count: Option<u32> =
            find(self.connection, sql, params![sought.written(), first, last, most], |row| row.get(0))?;
        let count = count.unwrap_or_default();
        Ok(Reach { total: u64::from(count), is_exact: count < most })
    }

    /// The pieces that have what is sought, at most so many, with how well each fits: less is better.
    pub fn seek_pieces(
        &self,
        sought: &Sought,
        text: Option<i64>,
        order: Order,
        most: u32,
    ) -> Result<Vec<(PieceRow, f64)>> {
        let sql = match order {
            Order::Rank => {
                "SELECT rowid, rank FROM search_in_texts WHERE search_in_texts MATCH ?1 \
                AND rowid BETWEEN ?2 AND ?3 ORDER BY rank LIMIT ?4"
            }
            Order::Newest => {
                "SELECT rowid, 0.0 FROM search_in_texts WHERE search_in_texts MATCH ?1 \
                AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC LIMIT ?4"
            }
        };
        let (first, last) = within(text);
        list(self.connection, sql, params![sought.written(), first, last, most], |row| {
            Ok((PieceRow(row.get(0)?), row.get(1)?))
        })
    }

    /// The records that have what is sought, at most so many, the best first, with how well each fits: less is better.
    pub fn seek_records(&self, sought: &Sought, most: u32) -> Result<Vec<(RecordKey, f64)>> {
        let sql = "SELECT noun, id, fit FROM (SELECT rowid AS row, bm25(search_in_records, 4.0, 1.0) AS fit \
            FROM search_in_records WHERE search_in_records MATCH ?1 ORDER BY fit LIMIT ?2) \
            JOIN search_record ON number = row ORDER BY fit, number";
        list(self.connection, sql, params![sought.written(), most], |row| {
            let id = row.get::<_, Uuid>(1)?.as_hyphenated().to_string();
            Ok((RecordKey { noun: crate::cells::word::<Noun>(row, 0)?, id }, row.get(2)?))
        })
    }

    /// The number by which the index knows the present text of a document.
    pub fn find_text_number(&self, document: DocumentId) -> Result<Option<i64>> {
        let sql = "SELECT number FROM search_text WHERE document = ?1";
        find(self.connection, sql, [document.0], |row| row.get(0))
    }

    /// The words of a piece, read from the stored text: of a long one only that much.
    pub fn find_piece(&self, row: PieceRow) -> Result<Option<Piece>> {
        let sql = "SELECT t.document, t.rowid, c.rowid, length(c.bytes) FROM search_text t \
            JOIN content c ON c.sha256 = t.text_sha256 WHERE t.number = ?1";
        let found = find(self.connection, sql, [row.text()], |row| {
            Ok((row.get::<_, Uuid>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, u32>(3)? as usize))
        })?;
        let Some((document, list, content, length)) = found else { return Ok(None) };
        let damaged = || StoreError::damaged("the index of words does not fit its text");
        let at = usize::try_from(row.0 % PIECES).map_err(|_| damaged())? * PACKED;
        let pieces = self.connection.blob_open("main", "search_text", "pieces", list, true)?;
        let number = |at: usize| -> Result<u32> {
            let mut bytes = [0; 4];
            pieces.read_at_exact(&mut bytes, at)?;
            Ok(u32::from_le_bytes(bytes))
        };
        let (first, start) = (number(at)? as usize, number(at + 4)?);
        let end = if at + PACKED < pieces.len() { number(at + PACKED)? as usize } else { length };
        let mut bytes = vec![0; end.checked_sub(first).ok_or_else(damaged)?];
        self.connection.blob_open("main", "content", "bytes", content, true)?.read_at_exact(&mut bytes, first)?;
        let text = String::from_utf8(bytes).map_err(|_| damaged())?;
        Ok(Some(Piece { document: DocumentId(document), start, text }))
    }
}

/// The rows of one text, or of all.
fn within(text: Option<i64>) -> (i64, i64) {
    text.map_or((0, i64::MAX), |number| (number * PIECES, number * PIECES + (PIECES - 1)))
}
