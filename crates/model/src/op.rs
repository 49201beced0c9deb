//! Ops: one user action, one transaction, one entry in the log, with images of what it touched.
//! Invariant: the log only grows; undo and redo are ops themselves, which name the op that they turn back.

use crate::{AnnotatorId, Moment, OpId, Record, RecordKey, Verb};

/// An entry of the log, without its images.
#[derive(Clone, Debug, PartialEq)]
pub struct Op {
    /// Its id.
    pub id: OpId,
    /// When it was done.
    pub at: Moment,
    /// Who did it; absent for what the application does of itself.
    pub annotator: Option<AnnotatorId>,
    /// What was done.
    pub verb: Verb,
    /// For undo and redo: the op whose images were put back.
    pub reverts: Option<OpId>,
}

/// What an op did to one record: made it (no before), took it away (no after), or changed it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which record.
    pub key: RecordKey,
    /// The image before.
    pub before: Option<Record>,
    /// The image after.
    pub after: Option<Record>,
}

impl Change {
    /// The change that takes this one back.
    pub fn inverse(self) -> Change {
        Change { key: self.key, before: self.after, after: self.before }
    }
}
