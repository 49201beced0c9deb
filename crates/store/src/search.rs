//! The index of words: kept in the library itself, by the transaction that changes what it is made of.
//!
//! Invariant: after every op, undo and redo it has exactly the searched records that are there and the present texts of the
//! documents that are there. It is derived: whatever becomes of it, [`make_anew`] makes it from the tables and texts. Words
//! are cut and folded by `text::cut_words` alone; FTS5, which has those of records, never sees anything else. Not here: what is
//! asked (`search/ask`), and how the words of texts are written (`search/segments`).

mod ask;
mod fields;
mod narrow;
mod pieces;
mod rank;
mod seek;
mod segments;
mod walk;

use std::collections::BTreeSet;
use std::sync::mpsc::channel;

use obelus_model::{Change, DocumentId, Noun, Record, Sha256};
use obelus_text::Piece;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::cells::{find, has_table, list, run};
use crate::{Result, Rows, content};

pub use ask::{Among, Order, PieceRow, Reach, Sought};
pub use fields::{Fields, fields};
pub use narrow::{Narrow, Part};
pub use pieces::{Piece as FoundPiece, Pieces};
pub use segments::TextWords;
pub(crate) use segments::{Reading, TextPart, parts};

/// What makes its tables, by the version of the library from which on they are there.
const TABLES: [(u32, &str); 2] = [(4, include_str!("sql/migrate_to_4.sql")), (5, include_str!("sql/migrate_to_5.sql"))];

/// The row of the first piece of a text is its number times this.
const PIECES: i64 = 1 << 20;

/// Bytes that a piece takes in the list of a text's pieces.
const PACKED: usize = 8;

/// So many bytes of texts are cut ahead of the one that is written: long and short ones come mixed, and with few ahead one core
/// would wait for the other.
const CUT_AHEAD: usize = 1 << 24;

/// What stands between two fields of a record, so that no phrase goes from one into the next. No text has such a word.
const BETWEEN: &str = " \u{b6} ";

/// The nouns whose records are searched.
pub(crate) const SEARCHED: [Noun; 5] = [Noun::Document, Noun::Claim, Noun::Highlight, Noun::Evidence, Noun::Source];

/// The documents whose texts an op may have changed; they are looked at when all of it is done, for a version may come
/// before its text and a document before its version.
#[derive(Default)]
pub(crate) struct Stale {
    documents: BTreeSet<DocumentId>,
    /// The words of texts that were cut before the op began.
    ready: Vec<(Sha256, TextWords)>,
}

/// Follows a change of a record; what it does to texts is done by [`Stale::index`].
pub(crate) fn follow(connection: &Connection, change: &Change, stale: &mut Stale) -> Result<()> {
    for record in [&change.before, &change.after].into_iter().flatten() {
        match record {
            Record::Document(document) => drop(stale.documents.insert(document.id)),
            Record::Version(version) => drop(stale.documents.insert(version.document)),
            _ => {}
        }
    }
    let noun = change.key.noun;
    if !SEARCHED.contains(&noun) {
        return Ok(());
    }
    let Ok(id) = Uuid::parse_str(&change.key.id) else { return Ok(()) };
    let [before, after] = [&change.before, &change.after].map(|record| record.as_ref().and_then(fields));
    if before == after {
        return Ok(());
    }
    if before.is_some() {
        remove_record(connection, noun, id)?;
    }
    after.map_or(Ok(()), |fields| put_record(connection, noun, id, &fields))
}

fn put_record(connection: &Connection, noun: Noun, id: Uuid, fields: &Fields) -> Result<()> {
    let put = "INSERT INTO search_record (noun, id) VALUES (?1, ?2) RETURNING number";
    let number: Option<i64> = find(connection, put, params![noun.code(), id], |row| row.get(0))?;
    let index = "INSERT INTO search_in_records (rowid, title, body) VALUES (?1, ?2, ?3)";
    run(connection, index, params![number, folded([&fields.title]), folded(&fields.body)]).map(drop)
}

fn remove_record(connection: &Connection, noun: Noun, id: Uuid) -> Result<()> {
    let take = "DELETE FROM search_record WHERE id = ?1 AND noun = ?2 RETURNING number";
    let number: Option<i64> = find(connection, take, params![id, noun.code()], |row| row.get(0))?;
    match number {
        Some(number) => run(connection, "DELETE FROM search_in_records WHERE rowid = ?1", [number]).map(drop),
        None => Ok(()),
    }
}

fn folded<'a>(fields: impl IntoIterator<Item = &'a String>) -> String {
    let words = fields.into_iter().map(|field| obelus_text::folded(field)).filter(|words| !words.is_empty());
    words.collect::<Vec<_>>().join(BETWEEN)
}

impl Stale {
    /// Takes the words of a text that the op brings, so that they need not be cut once more.
    pub(crate) fn take(&mut self, sha256: Sha256, words: TextWords) {
        self.ready.push((sha256, words));
    }

    /// Brings the index of these documents' texts up with the tables.
    pub(crate) fn index(&self, connection: &Connection) -> Result<()> {
        for document in &self.documents {
            let Some(sha256) = wanted(connection, *document)? else { continue };
            let ready = self.ready.iter().find(|(ready, _)| ready.as_str() == sha256);
            match ready {
                Some((_, words)) => put_text(connection, *document, &sha256, words)?,
                None => put_text(connection, *document, &sha256, &TextWords::of(&read_text(connection, &sha256)?))?,
            }
        }
        Ok(())
    }
}

/// The present text of a document, where another is indexed or none; takes the words of one out that is gone.
fn wanted(connection: &Connection, document: DocumentId) -> Result<Option<String>> {
    let wanted = "SELECT text_sha256 FROM version JOIN document ON document = id AND number = version WHERE id = ?1";
    let wanted: Option<String> = find(connection, wanted, [document.0], |row| row.get(0))?;
    let there = "SELECT number, text_sha256 FROM search_text WHERE document = ?1";
    let there = find(connection, there, [document.0], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    if let Some((number, sha256)) = there {
        if wanted.as_ref() == Some(&sha256) {
            return Ok(None);
        }
        run(connection, "DELETE FROM search_text WHERE number = ?1", [number])?;
        segments::remove(connection, number)?;
    }
    Ok(wanted)
}

/// A text that is missing or no text is told of by whoever reads it; its words are not there.
fn read_text(connection: &Connection, sha256: &str) -> Result<String> {
    Ok(content::read(connection, sha256)?.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default())
}

fn put_text(connection: &Connection, document: DocumentId, sha256: &str, words: &TextWords) -> Result<()> {
    let put = "INSERT INTO search_text (document, text_sha256, pieces) VALUES (?1, ?2, ?3) RETURNING number";
    let number: Option<i64> =
        find(connection, put, params![document.0, sha256, pack(&words.pieces)], |row| row.get(0))?;
    segments::put(connection, number.unwrap_or_default(), words)
}

/// Where pieces begin, as it is kept.
pub(crate) fn pack(pieces: &[Piece]) -> Vec<u8> {
    pieces.iter().flat_map(|piece| [piece.byte, piece.position]).flat_map(u32::to_le_bytes).collect()
}

/// Takes the index out of a library and lays it empty, as its version has it, beside the other tables again, without reading any of its pages: they
/// may be damaged. All others are written anew. Where there is none, nothing is done.
pub(crate) fn take_away(connection: &Connection) -> Result<()> {
    if !has_table(connection, "search_text")? {
        return Ok(());
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    connection.execute_batch(
        "PRAGMA writable_schema = ON;
         DELETE FROM sqlite_schema WHERE tbl_name GLOB 'search_*';
         PRAGMA writable_schema = RESET;
         VACUUM;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables = TABLES.iter().filter(|(since, _)| *since <= version);
    Ok(tables.map(|(_, tables)| tables).try_for_each(|tables| connection.execute_batch(tables))?)
}

/// Makes all of it from the tables and texts, whatever is there.
pub(crate) fn make_anew(connection: &Connection) -> Result<()> {
    run(connection, "DELETE FROM search_record", [])?;
    run(connection, "DELETE FROM search_text", [])?;
    run(connection, "INSERT INTO search_in_records (search_in_records) VALUES ('delete-all')", [])?;
    run(connection, "DELETE FROM search_part", [])?;
    run(connection, "DELETE FROM search_block", [])?;
    for noun in SEARCHED {
        let sql = format!("SELECT id FROM {} ORDER BY id", noun.code());
        for id in list(connection, &sql, [], |row| row.get::<_, Uuid>(0))? {
            let key = obelus_model::RecordKey { noun, id: id.as_hyphenated().to_string() };
            if let Some(fields) = (Rows { connection }).find_record(&key)?.as_ref().and_then(fields) {
                put_record(connection, noun, id, &fields)?;
            }
        }
    }
    index_all_texts(connection)
}

/// Indexes all texts, the oldest first: what came last is what is first looked at. While one is written, the words of the
/// next are cut.
fn index_all_texts(connection: &Connection) -> Result<()> {
    let sql = "SELECT id FROM document ORDER BY added, id";
    let documents = list(connection, sql, [], |row| row.get::<_, Uuid>(0).map(DocumentId))?;
    std::thread::scope(|scope| {
        let (give, texts) = channel::<(DocumentId, String, String)>();
        let (answer, cut) = channel();
        let cutter = scope.spawn(move || {
            for (document, sha256, text) in texts {
                // Nobody waits any more where a write failed.
                if answer.send((document, sha256, text.len(), TextWords::of(&text))).is_err() {
                    return;
                }
            }
        });
        let (mut documents, mut waiting, mut bytes) = (documents.into_iter(), 0, 0);
        loop {
            while bytes <= CUT_AHEAD
                && let Some(document) = documents.next()
            {
                let Some(sha256) = wanted(connection, document)? else { continue };
                let text = read_text(connection, &sha256)?;
                (waiting, bytes) = (waiting + 1, bytes + text.len());
                let _ = give.send((document, sha256, text));
            }
            if waiting == 0 {
                return Ok(());
            }
            // The thread that cuts has gone before all is cut only if it panicked.
            let Ok((document, sha256, length, words)) = cut.recv() else {
                return cutter.join().map_or_else(|panic| std::panic::resume_unwind(panic), Ok);
            };
            (waiting, bytes) = (waiting - 1, bytes - length);
            put_text(connection, document, &sha256, &words)?;
        }
    })
}

#[cfg(test)]
mod tests {
    /// Tells how long the words of a library's texts take to be indexed, all anew, from the first text read to the commit.
    #[test]
    #[ignore = "measures the library that OBELUS_STORE_TEST_LIBRARY names, and writes to it"]
    fn how_long_an_index_takes() {
        let path = std::env::var_os("OBELUS_STORE_TEST_LIBRARY").expect("a library");
        let mut connection = rusqlite::Connection::open(path).unwrap();
        let texts = "WITH text AS (SELECT text_sha256 AS sha256 FROM version JOIN document ON document = id AND number = version)
            SELECT total(length(bytes)) + (SELECT total(length(bytes)) FROM text JOIN content_part USING (sha256))
            FROM text JOIN content USING (sha256)";
        let bytes: f64 = connection.query_row(texts, [], |row| row.get(0)).unwrap();
        let begun = std::time::Instant::now();
        let transaction = connection.transaction().unwrap();
        super::make_anew(&transaction).unwrap();
        transaction.commit().unwrap();
        let taken = begun.elapsed();
        println!("{:.0} MB of texts in {taken:.1?}: {:.1} MB/s", bytes / 1e6, bytes / 1e6 / taken.as_secs_f64());
    }
}
