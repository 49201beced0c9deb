//! The chain over the log of ops: each op has a hash of itself and of all before it.
//!
//! Invariant: the body of an op is the same bytes wherever it is written, in the hash and in the journal; so one chain
//! holds both, and a log that was changed after the fact, a journal of another library, or a library file that lost its
//! end are each known for what they are. Not here: the journal's file (`journal`), the whole look (`verify`).

use std::io::{self, Write};

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::cells::{find, list, run};
use crate::{Result, StoreError};

/// The hash of one op and all before it.
pub type Hash = [u8; 32];

/// A place in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The place of the op in the log; 0 is before the first.
    pub seq: i64,
    /// Its hash.
    pub hash: Hash,
}

impl Link {
    /// Before the first op.
    pub const START: Link = Link { seq: 0, hash: [0; 32] };
}

/// The last link of a library.
pub(crate) fn head(connection: &Connection) -> Result<Link> {
    let sql = "SELECT op, hash FROM op_hash ORDER BY op DESC LIMIT 1";
    let link = find(connection, sql, [], |row| Ok(Link { seq: row.get(0)?, hash: row.get(1)? }))?;
    Ok(link.unwrap_or(Link::START))
}

/// The link of an op; before the first it is the start.
pub(crate) fn link_at(connection: &Connection, seq: i64) -> Result<Option<Link>> {
    if seq == 0 {
        return Ok(Some(Link::START));
    }
    find(connection, "SELECT hash FROM op_hash WHERE op = ?1", [seq], |row| Ok(Link { seq, hash: row.get(0)? }))
}

/// The link that the op at this place makes upon the one before it, from what stands in the log now.
pub(crate) fn compute(connection: &Connection, before: Link) -> Result<Link> {
    let seq = before.seq + 1;
    let mut hashing = Hashing::upon(&before.hash);
    write_body(connection, seq, &mut hashing)?;
    Ok(Link { seq, hash: hashing.end() })
}

/// Links the op at this place to the one before it.
pub(crate) fn link(connection: &Connection, seq: i64) -> Result<Link> {
    let before = link_at(connection, seq - 1)?.ok_or_else(|| StoreError::damaged("an op without a link"))?;
    let link = compute(connection, before)?;
    run(connection, "INSERT INTO op_hash (op, hash) VALUES (?1, ?2)", (link.seq, link.hash))?;
    Ok(link)
}

/// Links all ops of a library that has none linked yet.
pub(crate) fn fill(connection: &Connection) -> Result<()> {
    for seq in list(connection, "SELECT seq FROM op ORDER BY seq", [], |row| row.get::<_, i64>(0))? {
        link(connection, seq)?;
    }
    Ok(())
}

/// The places of the log whose link is not what stands in the log makes, or is absent. The chain is taken up again
/// behind each, so that one wrong op is one finding.
pub(crate) fn broken_links(connection: &Connection) -> Result<Vec<i64>> {
    let mut broken = Vec::new();
    let mut before = Link::START;
    for seq in list(connection, "SELECT seq FROM op ORDER BY seq", [], |row| row.get::<_, i64>(0))? {
        let kept = link_at(connection, seq)?;
        let computed = match compute(connection, Link { seq: seq - 1, ..before }) {
            Ok(link) => Some(link),
            Err(StoreError::Damaged(_)) => None,
            Err(fault) => return Err(fault),
        };
        if kept.is_none() || kept != computed || seq != before.seq + 1 {
            broken.push(seq);
        }
        before = kept.or(computed).unwrap_or(Link { seq, hash: before.hash });
    }
    Ok(broken)
}

/// Writes an op as it stands in the log, in the one form that is hashed: a line of JSON without spaces.
pub(crate) fn write_body(connection: &Connection, seq: i64, out: &mut dyn Write) -> Result<()> {
    let sql = "SELECT id, at, annotator, verb, reverts FROM op WHERE seq = ?1";
    let begun = find(connection, sql, [seq], |row| {
        let annotator = row.get::<_, Option<Uuid>>(2)?.map_or("null".into(), |id| format!("\"{id}\""));
        let reverts = row.get::<_, Option<i64>>(4)?.map_or("null".into(), |seq| seq.to_string());
        let (id, at, verb): (Uuid, i64, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
        let verb = serde_json::Value::String(verb);
        Ok(format!(
            r#"{{"seq":{seq},"id":"{id}","at":{at},"annotator":{annotator},"verb":{verb},"reverts":{reverts},"changes":["#
        ))
    })?;
    out.write_all(begun.ok_or_else(|| StoreError::damaged("an op is missing"))?.as_bytes())?;
    let sql = "SELECT noun, record, after FROM op_change WHERE op = ?1 ORDER BY ordinal";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([seq])?;
    let mut comma = "";
    while let Some(row) = rows.next()? {
        let [noun, record] = [row.get(0)?, row.get(1)?].map(serde_json::Value::String);
        let after: Option<&str> = row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        write!(out, "{comma}[{noun},{record},{}]", after.unwrap_or("null"))?;
        comma = ",";
    }
    let contents = contents(connection, seq)?.iter().map(|sha256| format!("\"{sha256}\"")).collect::<Vec<_>>();
    write!(out, r#"],"content":[{}]}}"#, contents.join(","))?;
    Ok(())
}

/// The hashes of the contents that came with an op, in order.
pub(crate) fn contents(connection: &Connection, seq: i64) -> Result<Vec<String>> {
    list(connection, "SELECT sha256 FROM op_content WHERE op = ?1 ORDER BY sha256", [seq], |row| row.get(0))
}

/// A hash in the making.
pub(crate) struct Hashing(Sha256);

impl Hashing {
    /// Begins upon the hash of the op before.
    pub(crate) fn upon(before: &Hash) -> Hashing {
        Hashing(Sha256::new().chain_update(before))
    }

    /// The hash.
    pub(crate) fn end(self) -> Hash {
        self.0.finalize().into()
    }
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
