//! The model: records in a map, and what was done to them in a list.
//! Invariant: it is told what a verb ought to do, never what the library did.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use obelus_model::{Change, Claim, Highlight, Record, RecordKey, Sha256, Verb};
use obelus_store::{Committed, OpState, Rows};

/// How a library should be.
#[derive(Default)]
pub struct Shadow {
    records: BTreeMap<RecordKey, Record>,
    contents: BTreeSet<Sha256>,
    log: Vec<(Verb, OpState)>,
    changes: BTreeMap<usize, Vec<Change>>,
    done: Vec<usize>,
    undone: Vec<usize>,
}

impl Shadow {
    /// A library that was just made.
    pub fn made(records: Vec<Record>) -> Shadow {
        let records = records.into_iter().map(|record| (record.key(), record)).collect();
        Shadow { records, log: vec![(Verb::CreateLibrary, OpState::Lasting)], ..Shadow::default() }
    }

    /// Every record.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// One record.
    pub fn find(&self, key: &RecordKey) -> Option<&Record> {
        self.records.get(key)
    }

    /// Every claim.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.records().filter_map(|record| if let Record::Claim(claim) = record { Some(claim) } else { None })
    }

    /// Every highlight.
    pub fn highlights(&self) -> impl Iterator<Item = &Highlight> {
        self.records().filter_map(|record| if let Record::Highlight(mark) = record { Some(mark) } else { None })
    }

    /// Does an op: records as they are after it, or gone; what is as it was is no change, and no change is no op.
    pub fn act(&mut self, verb: Verb, after: Vec<(RecordKey, Option<Record>)>) {
        let change =
            |(key, after): (RecordKey, Option<Record>)| Change { before: self.records.get(&key).cloned(), key, after };
        let changes: Vec<Change> = after.into_iter().map(change).collect();
        let changes: Vec<Change> = changes.into_iter().filter(|change| change.before != change.after).collect();
        if changes.is_empty() {
            return;
        }
        self.apply(&changes);
        for gone in std::mem::take(&mut self.undone) {
            self.mark(gone, OpState::Gone);
        }
        self.done.push(self.log.len());
        self.changes.insert(self.log.len(), changes);
        self.log.push((verb, OpState::Done));
    }

    /// Bytes that are kept for ever.
    pub fn keep(&mut self, hash: Sha256) {
        self.contents.insert(hash);
    }

    /// Takes the newest op back; whether there is one.
    pub fn undo(&mut self) -> bool {
        let Some(op) = self.done.pop() else { return false };
        let inverse = |change: &Change| change.clone().inverse();
        let back: Vec<Change> = self.changes.get(&op).into_iter().flatten().rev().map(inverse).collect();
        self.apply(&back);
        self.mark(op, OpState::Undone);
        self.undone.push(op);
        self.log.push((Verb::Undo, OpState::Lasting));
        true
    }

    /// Does the op again that was undone last; whether there is one.
    pub fn redo(&mut self) -> bool {
        let Some(op) = self.undone.pop() else { return false };
        let again: Vec<Change> = self.changes.get(&op).cloned().unwrap_or_default();
        self.apply(&again);
        self.mark(op, OpState::Done);
        self.done.push(op);
        self.log.push((Verb::Redo, OpState::Lasting));
        true
    }

    fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            match &change.after {
                Some(record) => self.records.insert(change.key.clone(), record.clone()),
                None => self.records.remove(&change.key),
            };
        }
    }

    fn mark(&mut self, op: usize, state: OpState) {
        if let Some(entry) = self.log.get_mut(op) {
            entry.1 = state;
        }
    }

    /// Whether a commit says of undo and redo what the model says.
    pub fn agrees(&self, committed: &Committed) -> Result<(), String> {
        let verb = |op: Option<&usize>| op.and_then(|op| self.log.get(*op)).map(|(verb, _)| *verb);
        same("undo", &committed.undo, &verb(self.done.last()))?;
        same("redo", &committed.redo, &verb(self.undone.last()))
    }

    /// Holds the whole library against the model.
    pub fn compare(&self, rows: Rows<'_>) -> Result<(), String> {
        let told = |fault| format!("{fault:?}");
        let there = read_all(rows).map_err(told)?;
        for (key, record) in &self.records {
            same(&format!("{key:?}"), &there.get(key), &Some(record))?;
        }
        same("the number of records", &there.len(), &self.records.len())?;
        let entries = rows.history(u32::MAX, None).map_err(told)?;
        let log: Vec<(Verb, OpState)> = entries.iter().rev().map(|entry| (entry.op.verb, entry.state)).collect();
        same("the log", &log, &self.log)?;
        for hash in &self.contents {
            let bytes = rows.original(hash).map_err(told)?;
            same("bytes", &bytes.map(|bytes| obelus_store::sha256(&bytes)).as_ref(), &Some(hash))?;
        }
        Ok(())
    }
}

fn read_all(rows: Rows<'_>) -> obelus_store::Result<BTreeMap<RecordKey, Record>> {
    let mut all: Vec<Record> = rows.find_library_record()?.map(Record::Library).into_iter().collect();
    all.extend(rows.annotators()?.into_iter().map(Record::Annotator));
    all.extend(rows.tags()?.into_iter().map(Record::Tag));
    all.extend(rows.sources()?.into_iter().map(Record::Source));
    for document in rows.documents()? {
        all.extend(rows.versions(document.id)?.into_iter().map(Record::Version));
        all.push(Record::Document(document));
    }
    all.extend(rows.claims()?.into_iter().map(Record::Claim));
    all.extend(rows.highlights()?.into_iter().map(Record::Highlight));
    all.extend(rows.evidence()?.into_iter().map(Record::Evidence));
    all.extend(rows.links()?.into_iter().map(Record::Link));
    Ok(all.into_iter().map(|record| (record.key(), record)).collect())
}

/// Whether two are the same; where not, both are told.
pub fn same<T: PartialEq + Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    let [found, expected] = [format!("{found:?}"), format!("{expected:?}")];
    let even = found.chars().zip(expected.chars()).take_while(|(one, two)| one == two).count();
    let cut = |told: &str| -> String { told.chars().skip(even.saturating_sub(30)).take(160).collect() };
    Err(format!("{what}: found {:?}, expected {:?}", cut(&found), cut(&expected)))
}
