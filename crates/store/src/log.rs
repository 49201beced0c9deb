//! What the store tells of ops: what a commit did, and the entries of the log.
//! Not here: how they are written (`transact`) and asked for (`rows/history`).

use obelus_model::{ClaimId, DocumentId, Op, RecordKey, UnknownWord, Verb};

/// What a committed op did.
#[derive(Clone, Debug, PartialEq)]
pub struct Committed {
    /// The op as it stands in the log; absent where nothing changed.
    pub op: Option<Op>,
    /// The records that it touched, each once, in the order in which they were first touched.
    pub changes: Vec<Touched>,
    /// What undo would take back now.
    pub undo: Option<Verb>,
    /// What redo would do again now.
    pub redo: Option<Verb>,
}

/// A record that was touched, and where that is to be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The record.
    pub key: RecordKey,
    /// The documents on which it is marked, before or after.
    pub documents: Vec<DocumentId>,
    /// The claims to which it belongs, before or after.
    pub claims: Vec<ClaimId>,
}

/// An entry of the log, as the history shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The op.
    pub op: Op,
    /// Whether it can be undone or redone.
    pub state: OpState,
    /// How many changes it made.
    pub changes: u32,
}

/// What undo and redo can do with an op.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpState {
    /// In force; undo takes the newest of these.
    Done,
    /// Taken back; redo takes the oldest of these.
    Undone,
    /// Taken back, and something else was done since: redo cannot reach it.
    Gone,
    /// In force for ever: the making of the library, undo and redo themselves.
    Lasting,
}

impl std::str::FromStr for OpState {
    type Err = UnknownWord;
    /// From the word in the table; an op that lasts has none there.
    fn from_str(code: &str) -> Result<OpState, UnknownWord> {
        match code {
            "done" => Ok(OpState::Done),
            "undone" => Ok(OpState::Undone),
            "gone" => Ok(OpState::Gone),
            _ => Err(UnknownWord(code.to_owned())),
        }
    }
}
