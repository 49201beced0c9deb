//! Looks at a library as the program does at its next start: opens it for writing, and tells what is in it.
//! Invariant: what is told is of the library as it opens, not of what a suite believes; nothing is mended here.

use std::collections::HashMap;
use std::path::Path;

use obelus_model::{OpId, Record, RecordKey};
use obelus_store::{Library, Rows, StoreError};
use sha2::{Digest, Sha256};

/// 256 bits that stand for all records of a library.
pub type State = [u8; 32];

/// What is in a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The ops of its log, oldest first.
    pub ops: Vec<OpId>,
    /// Its records.
    pub state: State,
    /// What `verify` finds.
    pub findings: Vec<String>,
}

/// What is in a library, and what was in it after each of its ops.
#[derive(Clone, Debug)]
pub struct Told {
    /// The present.
    pub seen: Seen,
    /// The records after each op, by the id of the op.
    pub states: HashMap<OpId, State>,
}

/// Opens a library for writing and looks it over.
pub fn look(path: &Path) -> Result<Seen, StoreError> {
    let library = Library::open(path)?;
    see(library.rows())
}

/// Opens a library for writing, looks it over, and unfolds its log.
pub fn look_back(path: &Path) -> Result<Told, StoreError> {
    let library = Library::open(path)?;
    let rows = library.rows();
    let seen = see(rows)?;
    let mut records: HashMap<RecordKey, Record> = HashMap::new();
    let mut states = HashMap::new();
    for op in &seen.ops {
        for change in library.rows().changes(*op)? {
            match change.after {
                Some(record) => records.insert(change.key, record),
                None => records.remove(&change.key),
            };
        }
        states.insert(*op, state_of(records.values()));
    }
    Ok(Told { seen, states })
}

fn see(rows: Rows<'_>) -> Result<Seen, StoreError> {
    let mut ops: Vec<OpId> = rows.history(u32::MAX, None)?.iter().map(|entry| entry.op.id).collect();
    ops.reverse();
    let findings = rows.verify()?.iter().map(|finding| format!("{finding:?}")).collect();
    let records = records(rows)?;
    Ok(Seen { ops, state: state_of(records.iter()), findings })
}

fn records(rows: Rows<'_>) -> Result<Vec<Record>, StoreError> {
    let mut records: Vec<Record> = Vec::new();
    records.extend(rows.find_library_record()?.map(Record::Library));
    records.extend(rows.annotators()?.into_iter().map(Record::Annotator));
    records.extend(rows.tags()?.into_iter().map(Record::Tag));
    records.extend(rows.sources()?.into_iter().map(Record::Source));
    for document in rows.documents()? {
        records.extend(rows.versions(document.id)?.into_iter().map(Record::Version));
        records.push(Record::Document(document));
    }
    records.extend(rows.claims()?.into_iter().map(Record::Claim));
    records.extend(rows.highlights()?.into_iter().map(Record::Highlight));
    records.extend(rows.evidence()?.into_iter().map(Record::Evidence));
    records.extend(rows.links()?.into_iter().map(Record::Link));
    Ok(records)
}

fn state_of<'a>(records: impl Iterator<Item = &'a Record>) -> State {
    let mut told: Vec<String> = records.map(|record| format!("{record:?}")).collect();
    told.sort_unstable();
    let mut hash = Sha256::new();
    for record in told {
        hash.update(record.len().to_le_bytes());
        hash.update(record);
    }
    hash.finalize().into()
}
