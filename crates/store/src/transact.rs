//! A write in progress: every change of a record passes [`Tx::put`] or [`Tx::remove`], which log what they touch.
//! Invariant: an op that changed nothing leaves no trace in the log; the images of one that did are in it, whole.

use obelus_model::{Change, Op, Record, RecordKey, Sha256, Verb};
use obelus_text::Span;
use rusqlite::{Connection, params};

use crate::cells::{find, run};
use crate::chain::{self, Link};
use crate::journal::Entry;
use crate::log::{TouchedRecords, claims_of};
use crate::rows::read_change;
use crate::search::{self, Stale, TextWords};
use crate::{Committed, Result, Rows, SecondCopy, StoreError, content, image, sha256, write};

/// A write in progress.
pub struct Tx<'a> {
    connection: &'a Connection,
    /// The place in the log that the op will take.
    seq: i64,
    /// How many changes are logged.
    logged: u32,
    /// How many contents came that were not there.
    kept: u32,
    touched: TouchedRecords,
    /// Texts whose words are to be indexed anew.
    stale: Stale,
    state: State,
}

/// Whether the work may go on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Sound,
    /// A change failed, perhaps half written, perhaps with the whole transaction gone (a full disk): no more may follow.
    Spoiled,
}

impl<'a> Tx<'a> {
    /// Begins to log; the caller has begun the transaction and ends it.
    pub(crate) fn begin(connection: &'a Connection) -> Result<Tx<'a>> {
        let seq = find(connection, "SELECT ifnull(max(seq), 0) + 1 FROM op", [], |row| row.get(0))?.unwrap_or(1);
        Ok(Tx {
            connection,
            seq,
            logged: 0,
            kept: 0,
            touched: TouchedRecords::default(),
            stale: Stale::default(),
            state: State::Sound,
        })
    }

    /// What can be asked, with the changes so far.
    pub fn rows(&self) -> Rows<'a> {
        Rows { connection: self.connection }
    }

    /// Puts a record in, or over the one with its key; an equal one is no change.
    ///
    /// What a record names must be there when the op is committed, in whatever order they come. Only names of tags
    /// and ids of passages may not be in the library twice, not even within the op: take the one away first.
    pub fn put(&mut self, record: Record) -> Result<()> {
        self.change(|tx| {
            let key = record.key();
            let before = tx.rows().find_record(&key)?;
            if before.as_ref() == Some(&record) {
                return Ok(());
            }
            write::write(tx.connection, &record, before.as_ref())?;
            tx.log(Change { key, before, after: Some(record) })
        })
    }

    /// Takes a record away; one that is not there is no change. What is on it is not taken with it: a document that
    /// still has versions, or a claim with evidence, cannot go, and the commit is refused.
    pub fn remove(&mut self, key: &RecordKey) -> Result<()> {
        self.change(|tx| {
            let Some(before) = tx.rows().find_record(key)? else { return Ok(()) };
            write::erase(tx.connection, &before)?;
            tx.log(Change { key: key.clone(), before: Some(before), after: None })
        })
    }

    /// Keeps bytes (an original, or a canonical text in UTF-8) by their hash, which it answers. They stay when the op
    /// is undone.
    pub fn keep(&mut self, bytes: &[u8]) -> Result<Sha256> {
        self.change(|tx| {
            let sha256 = sha256(bytes);
            if content::put(tx.connection, sha256.as_str(), bytes)? {
                let sql = "INSERT INTO op_content (op, sha256) VALUES (?1, ?2)";
                run(tx.connection, sql, params![tx.seq, sha256.as_str()])?;
                tx.kept += 1;
            }
            Ok(sha256)
        })
    }

    /// Keeps the sentences of a text; derived, so no change of the op.
    pub fn keep_sentences(&mut self, text: &Sha256, rules: u32, spans: &[Span]) -> Result<()> {
        self.change(|tx| keep_sentences(tx.connection, text, rules, spans))
    }

    /// Takes the words of a text that the op brings, cut before it began; whatever is not taken is cut when it ends.
    pub fn take_words(&mut self, text: Sha256, words: TextWords) {
        self.stale.take(text, words);
    }

    /// Puts back what an op changed, the last change first.
    pub(crate) fn take_back(&mut self, op: i64) -> Result<()> {
        let sql = "SELECT max(ordinal) FROM op_change WHERE op = ?1";
        let last: Option<i64> = find(self.connection, sql, [op], |row| row.get(0))?.flatten();
        // One change at a time: the op of a loaded file has more images than should lie in memory together.
        for ordinal in (0..=last.unwrap_or(-1)).rev() {
            if let Some(change) = read_change(self.rows(), op, ordinal)? {
                self.apply(change.inverse())?;
            }
        }
        self.mark(op, "undone")
    }

    /// Does again what an op changed, in its order.
    pub(crate) fn do_again(&mut self, op: i64) -> Result<()> {
        let mut ordinal = 0;
        while let Some(change) = read_change(self.rows(), op, ordinal)? {
            self.apply(change)?;
            ordinal += 1;
        }
        self.mark(op, "done")
    }

    /// Writes the op into the log, unless it changed nothing; answers what is to be told after the commit.
    pub(crate) fn end(mut self, op: Op, reverts: Option<i64>) -> Result<Committed> {
        if self.state == State::Spoiled {
            return Err(StoreError::Spoiled);
        }
        // Bytes that came are a change, too: an original that a document had lacked is kept by its op.
        let changed = reverts.is_some() || self.kept > 0 || (self.logged > 0 && self.leaves_a_change()?);
        if changed {
            self.write_op(&op, reverts)?;
        } else {
            self.unlog()?;
        }
        Ok(Committed {
            op: changed.then_some(op),
            changes: self.touched.into_list(),
            undo: Rows { connection: self.connection }.find_undo()?.map(|op| op.verb),
            redo: Rows { connection: self.connection }.find_redo()?.map(|op| op.verb),
            second_copy: SecondCopy::Written,
        })
    }

    /// Does an op of a journal again in the library that lost it; it must come out as the same link of the chain.
    pub(crate) fn replay(mut self, entry: &Entry) -> Result<()> {
        let unfit = || StoreError::damaged(format!("the journal's op {} does not fit", entry.link.seq));
        for bytes in &entry.contents {
            self.keep(bytes)?;
        }
        for (key, after) in &entry.changes {
            self.replay_change(key, after.as_deref())?;
        }
        if entry.link.seq != self.seq || entry.changes.len() != self.logged as usize {
            return Err(unfit());
        }
        match (entry.op.verb, entry.reverts) {
            (Verb::Undo, Some(reverted)) => self.mark(reverted, "undone")?,
            (Verb::Redo, Some(reverted)) => self.mark(reverted, "done")?,
            _ => {}
        }
        if self.write_op(&entry.op, entry.reverts)? == entry.link { Ok(()) } else { Err(unfit()) }
    }

    /// Makes a change again, logged with the image as the journal has it: it is the letters that are hashed, and a later
    /// program may write the same record in others.
    fn replay_change(&mut self, key: &RecordKey, after: Option<&str>) -> Result<()> {
        self.change(|tx| {
            let before = tx.rows().find_record(key)?;
            let record = after.map(|image| image::read(key.noun, image)).transpose()?;
            match (&record, &before) {
                (Some(record), before) => write::write(tx.connection, record, before.as_ref())?,
                (None, Some(before)) => write::erase(tx.connection, before)?,
                (None, None) => return Err(StoreError::damaged("the journal takes away what is not there")),
            }
            tx.log_as(Change { key: key.clone(), before, after: record }, after.map(str::to_owned))
        })
    }

    fn write_op(&self, op: &Op, reverts: Option<i64>) -> Result<Link> {
        let annotator = op.annotator.map(|annotator| annotator.0);
        let at = op.at.milliseconds();
        let values = params![self.seq, op.id.0, at, annotator, op.verb.code(), reverts, self.logged];
        run(self.connection, include_str!("sql/put_op.sql"), values)?;
        if reverts.is_none() && op.verb != Verb::CreateLibrary {
            run(self.connection, "UPDATE op_state SET state = 'gone' WHERE state = 'undone'", [])?;
            run(self.connection, "INSERT INTO op_state (op, state) VALUES (?1, 'done')", [self.seq])?;
        }
        self.stale.index(self.connection)?;
        chain::link(self.connection, self.seq)
    }

    /// Makes one change; after one that failed there is no other.
    fn change<T>(&mut self, make: impl FnOnce(&mut Tx<'a>) -> Result<T>) -> Result<T> {
        if self.state == State::Spoiled {
            return Err(StoreError::Spoiled);
        }
        let made = make(self);
        if made.is_err() {
            self.state = State::Spoiled;
        }
        made
    }

    fn apply(&mut self, change: Change) -> Result<()> {
        match change.after {
            Some(record) => self.put(record),
            None => self.remove(&change.key),
        }
    }

    fn mark(&self, op: i64, state: &str) -> Result<()> {
        run(self.connection, "UPDATE op_state SET state = ?2 WHERE op = ?1", params![op, state]).map(drop)
    }

    fn log(&mut self, change: Change) -> Result<()> {
        let after = change.after.as_ref().map(image::write).transpose()?;
        self.log_as(change, after)
    }

    fn log_as(&mut self, change: Change, after: Option<String>) -> Result<()> {
        let before = change.before.as_ref().map(image::write).transpose()?;
        let values = params![self.seq, self.logged, change.key.noun.code(), change.key.id, before, after];
        run(self.connection, include_str!("sql/put_change.sql"), values)?;
        let subject = "INSERT INTO change_subject (claim, op, ordinal) VALUES (?1, ?2, ?3)";
        for claim in claims_of(&change) {
            run(self.connection, subject, params![claim.0, self.seq, self.logged])?;
        }
        search::follow(self.connection, &change, &mut self.stale)?;
        self.logged += 1;
        self.touched.add(&change);
        Ok(())
    }

    /// Whether anything is other than before; only a record touched twice can be as it was.
    fn leaves_a_change(&self) -> Result<bool> {
        if usize::try_from(self.logged).is_ok_and(|logged| logged == self.touched.len()) {
            return Ok(true);
        }
        Ok(find(self.connection, include_str!("sql/find_net_change.sql"), [self.seq], |_| Ok(()))?.is_some())
    }

    fn unlog(&mut self) -> Result<()> {
        for touched in std::mem::take(&mut self.touched).into_list() {
            for claim in touched.claims {
                let sql = "DELETE FROM change_subject WHERE claim = ?1 AND op = ?2";
                run(self.connection, sql, params![claim.0, self.seq])?;
            }
        }
        run(self.connection, "DELETE FROM op_change WHERE op = ?1", [self.seq]).map(drop)
    }
}

/// Keeps the sentences of a text.
pub(crate) fn keep_sentences(connection: &Connection, text: &Sha256, rules: u32, spans: &[Span]) -> Result<()> {
    let sql = "INSERT INTO sentence_cache (text_sha256, rules, spans) VALUES (?1, ?2, ?3) \
        ON CONFLICT DO UPDATE SET spans = excluded.spans";
    run(connection, sql, params![text.as_str(), rules, crate::rows::pack(spans)]).map(drop)
}
