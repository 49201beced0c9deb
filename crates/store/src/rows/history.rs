//! Questions to the log of ops.

use obelus_model::{AnnotatorId, Change, ClaimId, DocumentId, Noun, Op, OpId, Record, RecordKey};
use rusqlite::Row;

use super::Rows;
use crate::cells::{self, Cell};
use crate::image;
use crate::log::TouchedRecords;
use crate::{Entry, OpState, Result, StoreError, Touched};

const NEWEST: &str = concat!(include_str!("../sql/select_op.sql"), "ORDER BY op.seq DESC LIMIT ?1");
const BEFORE: &str = concat!(
    include_str!("../sql/select_op.sql"),
    "WHERE op.seq < (SELECT seq FROM op WHERE id = ?2) ORDER BY op.seq DESC LIMIT ?1"
);
const BY_ID: &str = concat!(include_str!("../sql/select_op.sql"), "WHERE op.id = ?1");
const BY_SEQ: &str = concat!(include_str!("../sql/select_op.sql"), "WHERE op.seq = ?1");
const UNDO: &str =
    concat!(include_str!("../sql/select_op.sql"), "WHERE state = 'done' ORDER BY op_state.op DESC LIMIT 1");
const REDO: &str = concat!(include_str!("../sql/select_op.sql"), "WHERE state = 'undone' ORDER BY op_state.op LIMIT 1");
const OLDEST: &str = concat!(include_str!("../sql/select_op.sql"), "ORDER BY op.seq LIMIT 1");
const FIRST_CHANGES: &str = "SELECT op, noun, record, before, after FROM op_change \
    WHERE op = (SELECT seq FROM op WHERE id = ?1) ORDER BY ordinal LIMIT ?2";
const CHANGES: &str = "SELECT op, noun, record, before, after FROM op_change \
    WHERE op = (SELECT seq FROM op WHERE id = ?1) ORDER BY ordinal";

// Versions are put at the beginning of the op that makes them: no long op is looked through for one.
const OF_VERSION: &str = concat!(
    include_str!("../sql/select_op.sql"),
    "WHERE op.verb IN ('import-document', 'reread-document', 'replace-document') AND state = 'done' AND EXISTS ( \
        SELECT 1 FROM op_change \
        WHERE op_change.op = op.seq AND ordinal < 2 AND noun = 'version' AND record = ?1 AND before IS NULL \
    ) ORDER BY op.seq DESC LIMIT 1"
);
const BEFORES: &str = "SELECT noun, before FROM op_change WHERE op = (SELECT seq FROM op WHERE id = ?1) \
    AND before IS NOT NULL ORDER BY ordinal";

const CHANGES_SINCE: &str =
    "SELECT op, noun, record, before, after FROM op_change WHERE op > ?1 ORDER BY op, ordinal LIMIT ?2";

impl Rows<'_> {
    /// The newest entries of the log, at most so many; with `before`, those older than that op. Newest first.
    pub fn history(&self, limit: u32, before: Option<OpId>) -> Result<Vec<Entry>> {
        let numbered = match before {
            None => cells::list(self.connection, NEWEST, [limit], read_entry),
            Some(op) => cells::list(self.connection, BEFORE, (limit, op.0), read_entry),
        };
        Ok(numbered?.into_iter().map(|(_, entry)| entry).collect())
    }

    /// What was done to a claim, its evidence and its links, newest first, each with the changes that concern it.
    pub fn history_of_claim(&self, claim: ClaimId) -> Result<Vec<(Entry, Vec<Change>)>> {
        let sql = include_str!("../sql/select_claim_change.sql");
        let images = cells::list(self.connection, sql, [claim.0], read_images)?;
        let mut told: Vec<(i64, Entry, Vec<Change>)> = Vec::new();
        for images in images {
            let seq = images.seq;
            let change = images.into_change()?;
            match told.last_mut().filter(|(last, ..)| *last == seq) {
                Some((_, _, changes)) => changes.push(change),
                None => {
                    let (_, entry) = cells::find(self.connection, BY_SEQ, [seq], read_entry)?
                        .ok_or_else(|| StoreError::damaged("changes without an op"))?;
                    told.push((seq, entry, vec![change]));
                }
            }
        }
        Ok(told.into_iter().map(|(_, entry, changes)| (entry, changes)).collect())
    }

    /// One entry of the log.
    pub fn find_op(&self, id: OpId) -> Result<Option<Entry>> {
        Ok(cells::find(self.connection, BY_ID, [id.0], read_entry)?.map(|(_, entry)| entry))
    }

    /// What an op did, in the order in which it did it. A loaded file's op has as many changes as the file records.
    pub fn changes(&self, op: OpId) -> Result<Vec<Change>> {
        let images = cells::list(self.connection, CHANGES, [op.0], read_images)?;
        images.into_iter().map(Images::into_change).collect()
    }

    /// The first changes of an op, at most so many: enough to say what it was about.
    pub fn first_changes(&self, op: OpId, limit: usize) -> Result<Vec<Change>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let images = cells::list(self.connection, FIRST_CHANGES, (op.0, limit), read_images)?;
        images.into_iter().map(Images::into_change).collect()
    }

    /// The op that made a version of a document from a file, as long as it is in force; `None` where it came otherwise.
    pub fn find_op_of_version(&self, document: DocumentId, number: u32) -> Result<Option<Op>> {
        let record = format!("{document}/{number}");
        Ok(cells::find(self.connection, OF_VERSION, [record], read_entry)?.map(|(_, entry)| entry.op))
    }

    /// The records that an op changed or took away, as they were before it, in the order in which it did that.
    pub fn befores(&self, op: OpId) -> Result<Vec<Record>> {
        let read = |row: &Row<'_>| Ok((cells::word::<Noun>(row, 0)?, row.get::<_, String>(1)?));
        let images = cells::list(self.connection, BEFORES, [op.0], read)?;
        images.into_iter().map(|(noun, written)| image::read(noun, &written)).collect()
    }

    /// How far the log is: another number than before says that something was written since.
    pub fn last_op(&self) -> Result<i64> {
        Ok(cells::find(self.connection, "SELECT ifnull(max(seq), 0) FROM op", [], |row| row.get(0))?.unwrap_or(0))
    }

    /// The records that were touched since the log was so far, each once; `None` where they are more than `most`.
    pub fn touched_since(&self, op: i64, most: usize) -> Result<Option<Vec<Touched>>> {
        // What is read is bounded, too: the op of a loaded file has more images than should lie in memory together.
        let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
        let images = cells::list(self.connection, CHANGES_SINCE, (op, limit), read_images)?;
        if images.len() > most {
            return Ok(None);
        }
        let mut touched = TouchedRecords::default();
        for images in images {
            touched.add(&images.into_change()?);
        }
        Ok(Some(touched.into_list()))
    }

    /// Who made the library: the annotator of its oldest op.
    pub fn find_founder(&self) -> Result<Option<AnnotatorId>> {
        Ok(self.find_numbered(OLDEST)?.and_then(|(_, op)| op.annotator))
    }

    /// The op that made the library.
    pub(crate) fn find_origin(&self) -> Result<OpId> {
        let (_, op) = self.find_numbered(OLDEST)?.ok_or_else(|| StoreError::damaged("no op"))?;
        Ok(op.id)
    }

    /// The op that undo would take back.
    pub fn find_undo(&self) -> Result<Option<Op>> {
        Ok(self.find_numbered(UNDO)?.map(|(_, op)| op))
    }

    /// The op that redo would do again.
    pub fn find_redo(&self) -> Result<Option<Op>> {
        Ok(self.find_numbered(REDO)?.map(|(_, op)| op))
    }

    /// The op that undo would take back, with its place in the log.
    pub(crate) fn find_numbered_undo(&self) -> Result<Option<(i64, Op)>> {
        self.find_numbered(UNDO)
    }

    /// The op that redo would do again, with its place in the log.
    pub(crate) fn find_numbered_redo(&self) -> Result<Option<(i64, Op)>> {
        self.find_numbered(REDO)
    }

    fn find_numbered(&self, sql: &str) -> Result<Option<(i64, Op)>> {
        Ok(cells::find(self.connection, sql, [], read_entry)?.map(|(seq, entry)| (seq, entry.op)))
    }
}

/// The change at one place of the log.
pub(crate) fn read_change(rows: Rows<'_>, op: i64, ordinal: i64) -> Result<Option<Change>> {
    const ONE: &str = "SELECT op, noun, record, before, after FROM op_change WHERE op = ?1 AND ordinal = ?2";
    cells::find(rows.connection, ONE, [op, ordinal], read_images)?.map(Images::into_change).transpose()
}

/// A change as it lies in the log.
pub(crate) struct Images {
    seq: i64,
    key: RecordKey,
    before: Option<String>,
    after: Option<String>,
}

impl Images {
    /// The change, with its images read.
    pub(crate) fn into_change(self) -> Result<Change> {
        let noun = self.key.noun;
        let read = |written: Option<String>| -> Result<Option<Record>> {
            written.map(|written| image::read(noun, &written)).transpose()
        };
        Ok(Change { before: read(self.before)?, after: read(self.after)?, key: self.key })
    }
}

/// The cells of a change.
pub(crate) fn read_images(row: &Row<'_>) -> Cell<Images> {
    let noun: Noun = cells::word(row, 1)?;
    Ok(Images { seq: row.get(0)?, key: RecordKey { noun, id: row.get(2)? }, before: row.get(3)?, after: row.get(4)? })
}

/// The cells of an entry, with its place in the log.
pub(crate) fn read_entry(row: &Row<'_>) -> Cell<(i64, Entry)> {
    let op = Op {
        id: cells::id(row, 1, OpId)?,
        at: cells::moment(row, 2)?,
        annotator: cells::optional_id(row, 3, AnnotatorId)?,
        verb: cells::word(row, 4)?,
        reverts: cells::optional_id(row, 5, OpId)?,
    };
    let state: Option<OpState> = cells::optional_word(row, 7)?;
    Ok((row.get(0)?, Entry { op, state: state.unwrap_or(OpState::Lasting), changes: row.get(6)? }))
}
