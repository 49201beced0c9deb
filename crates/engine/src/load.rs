//! Bringing Obelus JSON back.
//!
//! Everything is checked before anything is written. A document is known by its text, then by its id, then by a text that it had
//! before; one that is only like another is taken for it or kept apart where that was said, and asked for where not. A tag is
//! known by its id, then by its name. A record with a known id and the same content is passed over; where the two differ the newer
//! `modified` wins, and what has no `modified` stays as it is here; of a document the answers to suggestions are joined. Loading the same file twice changes nothing.

mod known;
mod likeness;

use obelus_exchange::{Bundle, read_json};
use obelus_model::{Anchoring, Document, DocumentId, Moment, Passage, Record, RecordKey, Verb};
use obelus_text::{SENTENCE_RULES, sentences};

use crate::context::Work;
use crate::fault::Result;
use crate::load_annotations::Unmatched;
use crate::noticing::join_answers;
use crate::{Done, Writer};
use known::{Arrival, Known};

/// What a person allows a load to take for the same document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leave {
    /// Nothing that hash and id do not tell; where a document is like one here, it is asked (`EngineError::DocumentDiffers`).
    #[default]
    None,
    /// Documents with the same title and a like text, or with nearly the same text.
    ByLikeness,
    /// Nothing that hash and id do not tell, and nothing is asked: what is only alike comes in as a document of its own.
    Apart,
    /// This document of the library for the one that the file is about, whatever its text.
    Onto(DocumentId),
}

/// What came of a load.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// Records that were new.
    pub added: usize,
    /// Records that were known, and newer in the file.
    pub changed: usize,
    /// Records that were known, and the same.
    pub skipped: usize,
    /// Records that were known and newer here, or without a time to tell: the file's were not taken.
    pub lost: Vec<RecordKey>,
    /// The grades of the passages of what was added or changed.
    pub passages: Vec<Anchoring>,
    /// Documents that came without their text, where the library has another: their passages were sought by words alone.
    pub textless: usize,
    /// Of a file of annotations: how many of what was added or changed is in the note of a document, for want of a place.
    pub noted: usize,
    /// Of a file of annotations: the addresses that mean no document, or several.
    pub unmatched: Vec<Unmatched>,
    /// Of a file of annotations: how many more there are, by what it says, that are not in it.
    pub beyond: u64,
}

/// Loads a file of Obelus JSON. Passages on a document whose text here is another are found again in it, all at once.
pub fn load(writer: &mut Writer, bytes: &[u8], leave: Leave) -> Result<Done<Loaded>> {
    let mut incoming = read_json(bytes)?;
    let mut texts = std::mem::take(&mut writer.texts);
    let known = Known::find(writer.rows(), &mut texts, &incoming, leave);
    writer.texts = texts;
    let known = known?;
    known.settle(&mut incoming.bundle)?;
    writer.write(Verb::Load, |work| take_in(work, &known, incoming.bundle))
}

fn take_in(mut work: Work<'_, '_>, known: &Known, bundle: Bundle) -> Result<Loaded> {
    let mut loaded = Loaded { textless: known.textless(), ..Loaded::default() };
    if known.library_is_empty {
        // An empty library becomes the one that was exported: it is how a library moves to another machine.
        if let Some(own) = work.tx.rows().find_library_record()?
            && own.id != bundle.library.id
        {
            work.tx.remove(&Record::Library(own).key())?;
        }
        work.tx.put(Record::Library(bundle.library))?;
    }
    for record in bundle.annotators.into_iter().map(Record::Annotator) {
        take(&mut work, &mut loaded, record)?;
    }
    for record in bundle.tags.into_iter().map(Record::Tag) {
        take(&mut work, &mut loaded, record)?;
    }
    for record in bundle.sources.into_iter().map(Record::Source) {
        take(&mut work, &mut loaded, record)?;
    }
    for (bundled, arrival) in bundle.documents.into_iter().zip(&known.arrivals) {
        if let (Arrival::New, Some(text)) = (arrival, &bundled.text) {
            let sha = work.tx.keep(text.as_str().as_bytes())?;
            work.tx.keep_sentences(&sha, SENTENCE_RULES, &sentences(text))?;
            work.tx.put(Record::Version(bundled.version))?;
        }
        take_document(&mut work, &mut loaded, bundled.document)?;
    }
    let judged = bundle.claims.into_iter().map(Record::Claim);
    let brought = bundle.evidence.into_iter().map(Record::Evidence);
    let marked = bundle.highlights.into_iter().map(Record::Highlight);
    let linked = bundle.links.into_iter().map(Record::Link);
    for record in judged.chain(brought).chain(marked).chain(linked) {
        take(&mut work, &mut loaded, record)?;
    }
    Ok(loaded)
}

/// A document that is here stays as it is, but for what was answered about it: that is work, as judgements are.
fn take_document(work: &mut Work<'_, '_>, loaded: &mut Loaded, mut document: Document) -> Result<()> {
    if let Some(mut here) = work.tx.rows().find_document(document.id)? {
        if join_answers(&mut here, &document) {
            work.tx.put(Record::Document(here.clone()))?;
            loaded.changed += 1;
        }
        // Nothing more is to be told of a file that only lacks answers which are here.
        join_answers(&mut document, &here);
    }
    take(work, loaded, Record::Document(document))
}

fn take(work: &mut Work<'_, '_>, loaded: &mut Loaded, record: Record) -> Result<()> {
    let here = work.tx.rows().find_record(&record.key())?;
    match here {
        Some(here) if here == record => {
            loaded.skipped += 1;
            return Ok(());
        }
        Some(here) if modified(&record) <= modified(&here) => {
            loaded.lost.push(record.key());
            return Ok(());
        }
        Some(_) => loaded.changed += 1,
        None => loaded.added += 1,
    }
    loaded.passages.extend(passages(&record).map(|passage| passage.anchoring));
    Ok(work.tx.put(record)?)
}

fn modified(record: &Record) -> Option<Moment> {
    match record {
        Record::Claim(claim) => Some(claim.modified),
        Record::Evidence(evidence) => Some(evidence.modified),
        Record::Highlight(highlight) => Some(highlight.modified),
        _ => None,
    }
}

fn passages(record: &Record) -> Box<dyn Iterator<Item = &Passage> + '_> {
    match record {
        Record::Claim(claim) => Box::new(claim.passages.iter().map(|place| &place.passage)),
        Record::Evidence(evidence) => Box::new(evidence.passage.iter()),
        Record::Highlight(highlight) => Box::new(std::iter::once(&highlight.passage)),
        _ => Box::new(std::iter::empty()),
    }
}
