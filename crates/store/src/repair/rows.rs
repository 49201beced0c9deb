//! Record by record: whatever can still be read of a damaged library comes into another, in one op that can be undone.
//!
//! Invariant: a content comes only with the bytes of its hash, a record only whole; what a record names and is nowhere is
//! left out of it, and a record that cannot stand without it is left out itself.

use std::collections::{BTreeMap, BTreeSet};

use obelus_model::*;
use obelus_text::CanonicalText;
use rusqlite::{Connection, Row, TransactionBehavior};
use uuid::Uuid;

use crate::cells::Cell;
use crate::rows::read_images;
use crate::{Result, Rows, StoreError, Tx, sha256};

/// What came.
pub(super) struct Brought {
    pub(super) is_any: bool,
    /// Records that are known to have been there, and could not be read or could not stand.
    pub(super) unread: i64,
}

/// All that was found in a damaged library.
#[derive(Default)]
struct Salvage {
    contents: Vec<Vec<u8>>,
    records: BTreeMap<Place, Record>,
    unread: BTreeSet<Place>,
}

/// A key, in the order in which records are put.
type Place = (usize, String);

/// Brings what can be read of `old` into `new`.
pub(super) fn bring(old: &Connection, new: &mut Connection, now: Moment) -> Result<Brought> {
    let mut salvage = Salvage::default();
    salvage.read_contents(old);
    salvage.read_records(old);
    salvage.read_images(old);
    let begun = Rows { connection: new }.find_founder()?;
    // A library whose making is not known is made anew, by the first annotator there is.
    let founder = begun.or_else(|| salvage.founder());
    salvage.leave_out(new)?;
    let whole = (salvage.records.len() + salvage.unread.len()).max(1);
    for _ in 0..whole {
        match put(new, &salvage, founder, begun.is_some(), now) {
            Ok(is_any) => {
                return Ok(Brought { is_any, unread: i64::try_from(salvage.unread.len()).unwrap_or(i64::MAX) });
            }
            Err(Refusal { record: Some(place), .. }) => {
                salvage.records.remove(&place);
                salvage.unread.insert(place);
                salvage.leave_out(new)?;
            }
            Err(Refusal { fault, .. }) => return Err(fault),
        }
    }
    Ok(Brought { is_any: false, unread: 0 })
}

impl Salvage {
    fn read_contents(&mut self, old: &Connection) {
        let hashes = scan(old, &both_ways("SELECT sha256 FROM content", "sha256"), |row| row.get::<_, String>(0));
        for hash in hashes {
            let Ok(hash) = hash.parse::<Sha256>() else { continue };
            if let Ok(Some(bytes)) = (Rows { connection: old }).original(&hash)
                && sha256(&bytes) == hash
            {
                self.contents.push(bytes);
            }
        }
    }

    /// Every record whose row, and whose child rows, can be read.
    fn read_records(&mut self, old: &Connection) {
        let rows = Rows { connection: old };
        for noun in Noun::ALL {
            for key in keys(old, *noun) {
                let place = place(&key);
                match rows.find_record(&key) {
                    Ok(Some(record)) => drop(self.records.insert(place, record)),
                    Ok(None) => {}
                    Err(_) => drop(self.unread.insert(place)),
                }
            }
        }
    }

    /// For records that cannot be read, or whose row is not found: the last image in the log.
    fn read_images(&mut self, old: &Connection) {
        let sql = "SELECT op, noun, record, before, after, ordinal FROM op_change";
        let mut last: BTreeMap<Place, ((i64, i64), Option<Record>)> = BTreeMap::new();
        let read = |row: &Row<'_>| Ok(((row.get(0)?, row.get(5)?), read_images(row)?));
        for (at, images) in scan(old, &both_ways(sql, "op, ordinal"), read) {
            let Ok(change) = images.into_change() else { continue };
            let known = last.entry(place(&change.key)).or_insert((at, None));
            if known.0 <= at {
                *known = (at, change.after);
            }
        }
        for (place, (_, image)) in last {
            if let (Some(record), false) = (image, self.records.contains_key(&place)) {
                self.unread.remove(&place);
                self.records.insert(place, record);
            }
        }
    }

    fn founder(&self) -> Option<AnnotatorId> {
        self.records.values().find_map(|record| match record {
            Record::Annotator(annotator) => Some(annotator.id),
            _ => None,
        })
    }

    /// Leaves out what cannot stand in the other library, until all that is left can.
    fn leave_out(&mut self, new: &Connection) -> Result<()> {
        let texts = self.texts(new)?;
        let own: BTreeSet<Sha256> = self.contents.iter().map(|bytes| sha256(bytes)).collect();
        loop {
            let there = There { new: Rows { connection: new }, salvage: self, texts: &texts, own: &own };
            let mut changed = Vec::new();
            for (place, record) in &self.records {
                let fitted = there.fit(record.clone())?;
                if fitted.as_ref() != Some(record) {
                    changed.push((place.clone(), fitted));
                }
            }
            if changed.is_empty() {
                return Ok(());
            }
            for (place, fitted) in changed {
                match fitted {
                    Some(record) => drop(self.records.insert(place, record)),
                    None => {
                        self.records.remove(&place);
                        self.unread.insert(place);
                    }
                }
            }
        }
    }

    /// The texts of all versions, as far as they are there.
    fn texts(&self, new: &Connection) -> Result<BTreeMap<String, CanonicalText>> {
        let own: BTreeMap<Sha256, &Vec<u8>> = self.contents.iter().map(|bytes| (sha256(bytes), bytes)).collect();
        let mut texts = BTreeMap::new();
        for record in self.records.values() {
            let Record::Version(version) = record else { continue };
            let kept = match own.get(&version.text_sha256) {
                Some(bytes) => Some((*bytes).clone()),
                None => Rows { connection: new }.original(&version.text_sha256)?,
            };
            let text = kept.and_then(|bytes| CanonicalText::new(&String::from_utf8(bytes).ok()?).ok());
            if let Some(text) = text.filter(|text| text.length() == version.length) {
                texts.insert(record.key().id, text);
            }
        }
        Ok(texts)
    }
}

/// What is there when all that was found has come.
struct There<'a> {
    new: Rows<'a>,
    salvage: &'a Salvage,
    texts: &'a BTreeMap<String, CanonicalText>,
    own: &'a BTreeSet<Sha256>,
}

impl There<'_> {
    fn has(&self, noun: Noun, id: impl ToString) -> Result<bool> {
        let key = RecordKey { noun, id: id.to_string() };
        Ok(self.salvage.records.contains_key(&place(&key)) || self.new.find_record(&key)?.is_some())
    }

    fn has_content(&self, hash: &Sha256) -> Result<bool> {
        Ok(self.own.contains(hash) || self.new.original(hash)?.is_some())
    }

    /// The record as it can stand; none where it cannot.
    fn fit(&self, mut record: Record) -> Result<Option<Record>> {
        let stands = match &mut record {
            Record::Library(_) | Record::Annotator(_) | Record::Source(_) => true,
            Record::Tag(tag) => {
                let parent = tag.parent.map(|parent| self.has(Noun::Tag, parent)).transpose()?;
                tag.parent = tag.parent.filter(|_| parent == Some(true));
                true
            }
            Record::Document(document) => {
                self.known_tags(&mut document.tags)?;
                for origin in &mut document.origins {
                    let source = origin.source.map(|source| self.has(Noun::Source, source)).transpose()?;
                    origin.source = origin.source.filter(|_| source == Some(true));
                }
                self.has(Noun::Version, format!("{}/{}", document.id, document.version))?
            }
            Record::Version(version) => {
                let id = format!("{}/{}", version.document, version.number);
                for part in [&mut version.structure, &mut version.boxes] {
                    let kept = part.as_ref().map(|hash| self.has_content(hash)).transpose()?;
                    *part = part.take().filter(|_| kept == Some(true));
                }
                self.texts.contains_key(&id) && self.has(Noun::Document, version.document)?
            }
            Record::Claim(claim) => {
                self.known_tags(&mut claim.tags)?;
                claim.passages = self.standing(std::mem::take(&mut claim.passages), |place| &place.passage)?;
                !claim.passages.is_empty() && self.has(Noun::Annotator, claim.annotator)?
            }
            Record::Highlight(highlight) => {
                self.known_tags(&mut highlight.tags)?;
                self.stands(&highlight.passage)? && self.has(Noun::Annotator, highlight.annotator)?
            }
            Record::Evidence(evidence) => {
                let source = evidence.source.map(|source| self.has(Noun::Source, source)).transpose()?;
                evidence.source = evidence.source.filter(|_| source == Some(true));
                let passage = evidence.passage.as_ref().map(|passage| self.stands(passage)).transpose()?;
                evidence.passage = evidence.passage.take().filter(|_| passage == Some(true));
                self.has(Noun::Claim, evidence.claim)? && self.has(Noun::Annotator, evidence.annotator)?
            }
            Record::Link(link) => {
                self.has(Noun::Claim, link.from)?
                    && self.has(Noun::Claim, link.to)?
                    && self.has(Noun::Annotator, link.annotator)?
            }
        };
        Ok(stands.then_some(record))
    }

    fn known_tags(&self, tags: &mut Vec<TagId>) -> Result<()> {
        let mut known = Vec::new();
        for tag in tags.drain(..) {
            if self.has(Noun::Tag, tag)? {
                known.push(tag);
            }
        }
        *tags = known;
        Ok(())
    }

    fn standing<T>(&self, all: Vec<T>, passage: impl Fn(&T) -> &Passage) -> Result<Vec<T>> {
        let mut standing = Vec::new();
        for one in all {
            if self.stands(passage(&one))? {
                standing.push(one);
            }
        }
        Ok(standing)
    }

    /// Whether a passage lies in a version that is there, on the words that it says.
    fn stands(&self, passage: &Passage) -> Result<bool> {
        let id = format!("{}/{}", passage.document, passage.version);
        if !self.has(Noun::Version, &id)? {
            return Ok(false);
        }
        // A version that only the other library has was looked through there; its passages, too.
        let Some(text) = self.texts.get(&id) else { return Ok(true) };
        Ok(match text.slice(passage.span) {
            None => passage.anchoring == Anchoring::Lost,
            Some(words) => passage.anchoring != Anchoring::Exact || words == passage.exact,
        })
    }
}

/// Why nothing came, and which record was refused.
struct Refusal {
    fault: StoreError,
    record: Option<Place>,
}

impl<E: Into<StoreError>> From<E> for Refusal {
    fn from(fault: E) -> Refusal {
        Refusal { fault: fault.into(), record: None }
    }
}

/// Puts everything in one op; answers whether anything is other than before.
fn put(
    new: &mut Connection,
    salvage: &Salvage,
    founder: Option<AnnotatorId>,
    is_begun: bool,
    now: Moment,
) -> Result<bool, Refusal> {
    let transaction = new.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut tx = Tx::begin(&transaction)?;
    for bytes in &salvage.contents {
        tx.keep(bytes)?;
    }
    for (place, record) in &salvage.records {
        tx.put(record.clone()).map_err(|fault| match fault {
            StoreError::Broken { .. } => Refusal { fault, record: Some(place.clone()) },
            fault => fault.into(),
        })?;
    }
    if !is_begun {
        make_whole(&mut tx, founder)?;
    }
    let annotator = match founder {
        Some(founder) => Some(founder),
        None => tx.rows().annotators()?.first().map(|annotator| annotator.id),
    };
    let verb = if is_begun { Verb::Load } else { Verb::CreateLibrary };
    let op = Op { id: OpId(Uuid::now_v7()), at: now, annotator, verb, reverts: None };
    let committed = tx.end(op, None)?;
    transaction.commit()?;
    Ok(committed.op.is_some())
}

/// A library has a record of itself and somebody who judges.
fn make_whole(tx: &mut Tx<'_>, founder: Option<AnnotatorId>) -> Result<()> {
    if tx.rows().find_library_record()?.is_none() {
        tx.put(Record::Library(Library { id: LibraryId(Uuid::now_v7()), name: String::new(), extra: Extra::new() }))?;
    }
    if founder.is_none() {
        let id = AnnotatorId(Uuid::now_v7());
        tx.put(Record::Annotator(Annotator { id, name: String::new(), orcid: None, extra: Extra::new() }))?;
    }
    Ok(())
}

fn place(key: &RecordKey) -> Place {
    let order = Noun::ALL.iter().position(|noun| *noun == key.noun).unwrap_or_default();
    (order, key.id.clone())
}

/// The keys of a noun that can be read.
fn keys(old: &Connection, noun: Noun) -> Vec<RecordKey> {
    let table = match noun {
        Noun::Library => "library",
        Noun::Annotator => "annotator",
        Noun::Tag => "tag",
        Noun::Source => "source",
        Noun::Document => "document",
        Noun::Version => {
            let read =
                |row: &Row<'_>| Ok(format!("{}/{}", row.get::<_, Uuid>(0)?.as_hyphenated(), row.get::<_, u32>(1)?));
            let found = scan(old, &both_ways("SELECT document, number FROM version", "document, number"), read);
            return found.into_iter().map(|id| RecordKey { noun, id }).collect();
        }
        Noun::Claim => "claim",
        Noun::Highlight => "highlight",
        Noun::Evidence => "evidence",
        Noun::Link => "link",
    };
    let select = format!("SELECT id FROM {table}");
    let mut ways = both_ways(&select, "id");
    // By the table itself, whatever became of its index.
    ways.extend(both_ways(&format!("SELECT id FROM {table} NOT INDEXED"), "rowid"));
    let found = scan(old, &ways, |row| Ok(row.get::<_, Uuid>(0)?.as_hyphenated().to_string()));
    found.into_iter().map(|id| RecordKey { noun, id }).collect()
}

/// From the beginning on and from the end back: damage in between stops each of them elsewhere.
fn both_ways(select: &str, order: &str) -> Vec<String> {
    let back = order.split(", ").map(|column| format!("{column} DESC")).collect::<Vec<_>>().join(", ");
    vec![format!("{select} ORDER BY {order}"), format!("{select} ORDER BY {back}")]
}

/// The rows of all these questions as far as they can be read, some of them more than once.
fn scan<T>(old: &Connection, ways: &[String], mut read: impl FnMut(&Row<'_>) -> Cell<T>) -> Vec<T> {
    let mut found = Vec::new();
    for sql in ways {
        let Ok(mut statement) = old.prepare(sql) else { continue };
        let Ok(mut rows) = statement.query([]) else { continue };
        while let Ok(Some(row)) = rows.next() {
            found.extend(read(row));
        }
    }
    found
}
