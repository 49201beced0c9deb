//! What the store tells of ops: what a commit did, and the entries of the log.
//! Not here: how they are written (`transact`) and asked for (`rows/history`).

use std::collections::HashMap;

use obelus_model::{Change, ClaimId, DocumentId, Op, Record, RecordKey, UnknownWord, Verb};

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
    /// Whether the journal has it, too.
    pub second_copy: SecondCopy,
}

/// Whether the second copy of what is saved is up with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecondCopy {
    /// The journal has every op.
    #[default]
    Written,
    /// The journal could not be written; the library has the op, and the next write brings the journal up.
    Behind,
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

/// Records as changes touch them: each once, in the order in which they were first touched.
#[derive(Default)]
pub(crate) struct TouchedRecords {
    list: Vec<Touched>,
    places: HashMap<RecordKey, usize>,
}

impl TouchedRecords {
    /// Remembers which record was touched, and where that is to be seen.
    pub fn add(&mut self, change: &Change) {
        let new = self.list.len();
        let place = *self.places.entry(change.key.clone()).or_insert(new);
        if place == new {
            self.list.push(Touched { key: change.key.clone(), documents: Vec::new(), claims: Vec::new() });
        }
        if let Some(touched) = self.list.get_mut(place) {
            touched.documents.extend(images(change).flat_map(documents_of));
            touched.documents.sort_unstable();
            touched.documents.dedup();
            touched.claims.extend(claims_of(change));
            touched.claims.sort_unstable();
            touched.claims.dedup();
        }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The records.
    pub fn into_list(self) -> Vec<Touched> {
        self.list
    }
}

/// The claims to which a changed record belongs, before or after, each once.
pub(crate) fn claims_of(change: &Change) -> Vec<ClaimId> {
    let mut claims: Vec<ClaimId> = images(change).flat_map(Record::claims).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

fn images(change: &Change) -> impl Iterator<Item = &Record> {
    [&change.before, &change.after].into_iter().flatten()
}

/// The documents on which a record is to be seen.
fn documents_of(record: &Record) -> Vec<DocumentId> {
    match record {
        Record::Document(document) => vec![document.id],
        Record::Version(version) => vec![version.document],
        Record::Claim(claim) => claim.passages.iter().map(|passage| passage.passage.document).collect(),
        Record::Highlight(highlight) => vec![highlight.passage.document],
        Record::Evidence(evidence) => evidence.passage.iter().map(|passage| passage.document).collect(),
        Record::Library(_) | Record::Annotator(_) | Record::Tag(_) | Record::Source(_) | Record::Link(_) => Vec::new(),
    }
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
