//! What was written since somebody looked: how a window that only reads keeps up with the one that writes.

use obelus_store::{Committed, SecondCopy};

use crate::Reader;
use crate::fault::Result;

/// More changes than this are not told one by one: who asks had better ask for everything.
const MOST: usize = 2_000;

/// What was written since the log was at some place.
pub struct News {
    /// How far the log is now.
    pub last: i64,
    /// What was written, told as one; `None` where nothing was, where nobody said since when, or where it is too much.
    pub committed: Option<Committed>,
}

/// Everything that was written since the log was so far.
pub fn list_changes(reader: &mut Reader, since: Option<i64>) -> Result<News> {
    reader.read(|rows| {
        let last = rows.last_op()?;
        let Some(since) = since.filter(|since| *since != last) else { return Ok(News { last, committed: None }) };
        let Some(changes) = rows.touched_since(since, MOST)? else { return Ok(News { last, committed: None }) };
        let (undo, redo) = (rows.find_undo()?.map(|op| op.verb), rows.find_redo()?.map(|op| op.verb));
        Ok(News {
            last,
            committed: Some(Committed { op: None, changes, undo, redo, second_copy: SecondCopy::Written }),
        })
    })
}
