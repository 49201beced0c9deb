//! Reading a journal: its head, then op by op, each held against the chain.
//!
//! Invariant: an entry that is answered is whole: it hangs on the one before it, and its contents have their hashes.
//! The first that is not ends the story; what lies behind it is told, never guessed. Not here: writing (`journal`).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use obelus_model::{AnnotatorId, Moment, Noun, Op, OpId, RecordKey, Sha256, Verb};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::chain::{Hash, Hashing, Link};
use crate::{Result, StoreError, sha256};

/// The form of the file that this program writes.
const FORM: u32 = 1;

/// The first line of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The op that made the library to which it belongs. The library's own id may change: an empty one that takes a whole
    /// library in becomes that one.
    pub origin: OpId,
    /// Where it begins: the library as it was at this link, with whatever is in this journal, is the whole library.
    pub base: Link,
}

/// One op of a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its link in the chain.
    pub link: Link,
    /// The op; what it reverts is named by place, below.
    pub op: Op,
    /// The place of the op that it reverts.
    pub reverts: Option<i64>,
    /// The records that it touched, in order, with the image after; absent where the record went.
    pub changes: Vec<(RecordKey, Option<String>)>,
    /// The contents that came with it.
    pub contents: Vec<Vec<u8>>,
}

/// A journal that is being read.
pub struct Story {
    head: Head,
    lines: BufReader<File>,
    last: Link,
    /// How many bytes are read and good.
    good: u64,
}

impl Story {
    /// Opens a journal. `None` where its head cannot be read: it is no journal, or one whose beginning is damaged.
    pub fn open(path: &Path) -> Result<Option<Story>> {
        // Asked before opening: a pipe would wait, and a device has no end.
        if !std::fs::metadata(path)?.is_file() {
            return Err(StoreError::IsDirectory);
        }
        let mut lines = BufReader::new(File::open(path)?);
        let mut line = Vec::new();
        lines.read_until(b'\n', &mut line)?;
        let Some(head) = read_head(&line) else { return Ok(None) };
        Ok(Some(Story { last: head.base, head, lines, good: line.len() as u64 }))
    }

    /// Its head.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The last link that was read; at first the base.
    pub fn last(&self) -> Link {
        self.last
    }

    /// How many bytes from the start are whole.
    pub(crate) fn good_length(&self) -> u64 {
        self.good
    }

    /// The next op; `None` at the end, and where what follows does not hang on what was read.
    pub fn next_entry(&mut self) -> Result<Option<Entry>> {
        let mut line = Vec::new();
        self.lines.read_until(b'\n', &mut line)?;
        let Some(entry) = read_entry(&line, self.last) else {
            // Another call answers the same.
            self.lines.seek(SeekFrom::Start(self.good))?;
            return Ok(None);
        };
        self.last = entry.link;
        self.good += line.len() as u64;
        Ok(Some(entry))
    }

    /// The next line, whatever it is; `None` at the end. For a repair, which takes what can be read of a damaged journal.
    pub(crate) fn next_line(&mut self) -> Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.lines.read_until(b'\n', &mut line)?;
        Ok((!line.is_empty()).then_some(line))
    }

    /// What lies behind the last good entry.
    pub(crate) fn rest(&mut self) -> Result<Rest> {
        self.lines.seek(SeekFrom::Start(self.good))?;
        let mut rest = Vec::new();
        self.lines.read_until(b'\n', &mut rest)?;
        let is_all = self.lines.fill_buf()?.is_empty();
        Ok(match (rest.is_empty(), is_all) {
            (true, _) => Rest::Nothing,
            // The write of one line that was cut short: its op is in the library, or was never told as saved.
            (false, true) => Rest::Torn,
            (false, false) => Rest::Damaged,
        })
    }
}

/// What lies behind the last good entry of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rest {
    Nothing,
    /// One line that is not whole.
    Torn,
    /// More than a write that was cut short leaves behind.
    Damaged,
}

#[derive(Deserialize)]
struct HeadLine {
    #[serde(rename = "obelus-journal")]
    form: u32,
    origin: OpId,
    base: BaseLine,
}

#[derive(Deserialize)]
struct BaseLine {
    seq: i64,
    hash: Sha256,
}

/// Writes the first line.
pub(crate) fn write_head(head: &Head, out: &mut dyn Write) -> io::Result<()> {
    let (origin, Link { seq, hash }) = (head.origin, head.base);
    let hash = Sha256::new(hash);
    writeln!(
        out,
        r#"{{"obelus-journal":{FORM},"origin":"{origin}","base":{{"seq":{seq},"hash":"{}"}}}}"#,
        hash.as_str()
    )
}

/// The head in a line.
pub(crate) fn read_head(line: &[u8]) -> Option<Head> {
    let head: HeadLine = serde_json::from_slice(whole(line)?).ok()?;
    let base = Link { seq: head.base.seq, hash: hash_of(&head.base.hash)? };
    (head.form == FORM && base.seq >= 0).then_some(Head { origin: head.origin, base })
}

/// The place and hash at the end say where the journal stands without reading back to the beginning of a line that may
/// hold a whole book.
#[derive(Deserialize)]
struct EntryLine<'a> {
    #[serde(borrow)]
    op: &'a RawValue,
    content: BTreeMap<Sha256, &'a str>,
    seq: i64,
    hash: Sha256,
}

#[derive(Deserialize)]
struct Body<'a> {
    seq: i64,
    id: OpId,
    at: i64,
    annotator: Option<AnnotatorId>,
    verb: String,
    reverts: Option<i64>,
    #[serde(borrow)]
    changes: Vec<(String, String, Option<&'a RawValue>)>,
    content: Vec<Sha256>,
}

/// The op in a line that hangs on the link before it.
pub(crate) fn read_entry(line: &[u8], before: Link) -> Option<Entry> {
    let line: EntryLine<'_> = serde_json::from_slice(whole(line)?).ok()?;
    let mut hashing = Hashing::upon(&before.hash);
    hashing.write_all(line.op.get().as_bytes()).ok()?;
    let hash = hashing.end();
    let body: Body<'_> = serde_json::from_str(line.op.get()).ok()?;
    if hash_of(&line.hash)? != hash
        || line.seq != body.seq
        || body.seq != before.seq + 1
        || body.content.len() != line.content.len()
    {
        return None;
    }
    let contents = body.content.iter().map(|named| {
        let bytes = STANDARD.decode(line.content.get(named)?).ok()?;
        (sha256(&bytes) == *named).then_some(bytes)
    });
    let changes = body.changes.into_iter().map(|(noun, id, after)| {
        let noun: Noun = noun.parse().ok()?;
        Some((RecordKey { noun, id }, after.map(|image| image.get().to_owned())))
    });
    let verb: Verb = body.verb.parse().ok()?;
    Some(Entry {
        link: Link { seq: body.seq, hash },
        op: Op { id: body.id, at: Moment::from_milliseconds(body.at)?, annotator: body.annotator, verb, reverts: None },
        reverts: body.reverts,
        changes: changes.collect::<Option<_>>()?,
        contents: contents.collect::<Option<_>>()?,
    })
}

/// How many bytes the end of an entry has at most: its place and its hash.
pub(crate) const LONGEST_END: u64 = 128;

/// The link that the end of an entry tells; `None` where these are not the last bytes of one.
pub(crate) fn peek(end: &[u8]) -> Option<Link> {
    #[derive(Deserialize)]
    struct End {
        seq: i64,
        hash: Sha256,
    }
    let at = end.windows(END.len()).rposition(|bytes| bytes == END)?;
    let end = [b"{", whole(end)?.get(at + 1..)?].concat();
    let end: End = serde_json::from_slice(&end).ok()?;
    Some(Link { seq: end.seq, hash: hash_of(&end.hash)? })
}

/// Where the end of an entry begins.
const END: &[u8] = b",\"seq\":";

/// A line without its end; one that has none is not whole.
fn whole(line: &[u8]) -> Option<&[u8]> {
    line.strip_suffix(b"\n")
}

fn hash_of(written: &Sha256) -> Option<Hash> {
    let digits = written.as_str().as_bytes();
    let mut hash = [0; 32];
    for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(hash)
}

/// Writes the line of an op: what `chain` hashes, its hash, and the bytes that came with it.
pub(crate) fn write_entry(connection: &rusqlite::Connection, link: Link, out: &mut dyn Write) -> Result<()> {
    write!(out, r#"{{"op":"#)?;
    crate::chain::write_body(connection, link.seq, out)?;
    write!(out, r#","content":{{"#)?;
    let mut comma = "";
    for named in crate::chain::contents(connection, link.seq)? {
        let bytes =
            crate::content::read(connection, &named)?.ok_or_else(|| StoreError::damaged("a content is missing"))?;
        write!(out, r#"{comma}"{named}":""#)?;
        let mut encoder = base64::write::EncoderWriter::new(&mut *out, &STANDARD);
        encoder.write_all(&bytes)?;
        encoder.finish()?;
        drop(encoder);
        write!(out, "\"")?;
        comma = ",";
    }
    let Link { seq, hash } = link;
    Ok(writeln!(out, r#"}},"seq":{seq},"hash":"{}"}}"#, Sha256::new(hash).as_str())?)
}
