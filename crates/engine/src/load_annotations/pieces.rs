//! What is to be put, with its passages found, before anything is written.

use std::collections::{BTreeSet, HashMap};

use obelus_exchange::{Aim, Brought};
use obelus_model::{Claim, ClaimId, DocumentId, Highlight, HighlightId, Moment, Noun, Passage, Record, RecordKey};
use obelus_store::Rows;

use super::Becoming;
use super::homes::Homes;
use super::origin::{self, Again, Name};
use super::places::{Sought, find};
use super::threads::Thread;
use crate::fault::Result;
use crate::texts::Texts;

/// Everything that a file comes to.
pub(super) struct Pieces<'t> {
    pub pieces: Vec<Piece<'t>>,
    /// What is said of whole documents.
    pub page_notes: Vec<(DocumentId, &'t Thread)>,
    pub evidence: Vec<Evidence<'t>>,
}

/// One record: a claim with all its passages, or a highlight.
pub(super) struct Piece<'t> {
    pub thread: &'t Thread,
    /// Which of the highlights of one annotation.
    pub part: u64,
    /// What the library has of it.
    pub here: Here,
    /// Its passages in the library; none where those that are here stay.
    pub passages: Vec<Passage>,
    home: DocumentId,
}

/// What the library has of an annotation.
pub(super) enum Here {
    /// Nothing.
    Nothing,
    /// It was loaded before, or is our own, and there is nothing to do.
    Same(RecordKey),
    /// It was loaded before and changed here since.
    Overtaken(RecordKey),
    /// It was loaded before and changed there since.
    Older(Box<Record>),
}

/// A piece of evidence, with its passage found.
pub(super) struct Evidence<'t> {
    pub brought: &'t Brought,
    pub passage: Option<Passage>,
}

/// Prepares what the threads and the evidence come to.
pub(super) fn prepare<'t>(
    rows: Rows<'_>,
    texts: &mut Texts,
    homes: &Homes,
    threads: &'t [Thread],
    brought: &'t [Brought],
) -> Result<Pieces<'t>> {
    let known = Known::look(rows, homes, threads)?;
    let mut prepared = Pieces { pieces: Vec::new(), page_notes: Vec::new(), evidence: Vec::new() };
    let mut sought = Vec::new();
    for thread in threads {
        let aims = thread.gloss.aims.iter();
        let homely: Vec<(DocumentId, &Aim)> = aims.filter_map(|aim| Some((homes.of(aim)?, aim))).collect();
        let on_words: Vec<(DocumentId, &Aim)> = homely.iter().copied().filter(|(_, aim)| aim.has_words()).collect();
        if on_words.is_empty() {
            let homes: BTreeSet<DocumentId> = homely.iter().map(|(home, _)| *home).collect();
            prepared.page_notes.extend(homes.into_iter().map(|home| (home, thread)));
            continue;
        }
        let each = if thread.becoming == Becoming::Claims { on_words.len() } else { 1 };
        for (part, aims) in (0u64..).zip(on_words.chunks(each)) {
            let here = known.here(rows, thread, part)?;
            if here.wants_places(thread) {
                let piece = prepared.pieces.len();
                let seek = |(home, aim): &(DocumentId, &'t Aim)| Sought::new(piece, *home, &thread.gloss.from, aim);
                sought.extend(aims.iter().map(seek));
            }
            let Some((home, _)) = aims.first() else { continue };
            prepared.pieces.push(Piece { thread, part, here, passages: Vec::new(), home: *home });
        }
    }
    let count = prepared.pieces.len();
    for (index, brought) in brought.iter().enumerate() {
        let passage = brought.passage.as_ref().and_then(|aim| Some((homes.at(aim)?, aim)));
        sought.extend(passage.map(|(home, aim)| Sought::new(count + index, home, &brought.from, aim)));
        prepared.evidence.push(Evidence { brought, passage: None });
    }
    prepared.place(find(rows, texts, &sought)?);
    Ok(prepared)
}

impl Pieces<'_> {
    /// Gives each piece its passages. A new one without any is on a position that the text has not: then it is on the
    /// whole document.
    fn place(&mut self, found: Vec<(usize, Passage)>) {
        let count = self.pieces.len();
        for (index, passage) in found {
            if let Some(piece) = self.pieces.get_mut(index) {
                piece.passages.push(passage);
            } else if let Some(evidence) = index.checked_sub(count).and_then(|index| self.evidence.get_mut(index)) {
                evidence.passage = Some(passage);
            }
        }
        let is_placeless = |piece: &Piece<'_>| matches!(piece.here, Here::Nothing) && piece.passages.is_empty();
        self.page_notes
            .extend(self.pieces.iter().filter(|piece| is_placeless(piece)).map(|piece| (piece.home, piece.thread)));
        self.pieces.retain(|piece| !is_placeless(piece));
    }
}

impl Here {
    /// Whether the passages are to be found: those of what is new, or on other words in the tool than before.
    fn wants_places(&self, thread: &Thread) -> bool {
        match self {
            Here::Nothing => true,
            Here::Same(_) | Here::Overtaken(_) => false,
            Here::Older(record) => {
                let kept = extra_of(record).and_then(origin::read).and_then(|kept| kept.get("place"));
                kept.and_then(serde_json::Value::as_str) != Some(thread.place.as_str())
            }
        }
    }
}

/// What was loaded before onto the documents that are meant.
struct Known(HashMap<Name, Record>);

impl Known {
    fn look(rows: Rows<'_>, homes: &Homes, threads: &[Thread]) -> Result<Known> {
        let aims = threads.iter().flat_map(|thread| &thread.gloss.aims);
        let documents: BTreeSet<DocumentId> = aims.filter_map(|aim| homes.of(aim)).collect();
        let mut known = HashMap::new();
        for document in documents {
            let claims = rows.claims_of_document(document)?.into_iter().map(Record::Claim);
            let highlights = rows.highlights_of_document(document)?.into_iter().map(Record::Highlight);
            for record in claims.chain(highlights) {
                if let Some(name) = extra_of(&record).and_then(origin::read).and_then(Name::read) {
                    known.insert(name, record);
                }
            }
        }
        Ok(Known(known))
    }

    fn here(&self, rows: Rows<'_>, thread: &Thread, part: u64) -> Result<Here> {
        let from = &thread.gloss.from;
        let found = self.0.get(&Name::of(from, part));
        let Some((record, changed)) = found.and_then(|record| Some((record, changed(record)?))) else {
            // What has one of our ids and was never loaded is our own, and no file of annotations changes it.
            let own = own_record(rows, &from.id, thread.becoming)?.filter(|_| part == 0);
            return Ok(own.map_or(Here::Nothing, Here::Same));
        };
        let kept = extra_of(record).and_then(origin::read);
        let again = kept.map_or(Again::Same, |kept| origin::again(kept, thread.modified, changed));
        Ok(match again {
            Again::Same => Here::Same(record.key()),
            Again::Overtaken => Here::Overtaken(record.key()),
            Again::Newer => Here::Older(Box::new(record.clone())),
        })
    }
}

fn own_record(rows: Rows<'_>, id: &str, becoming: Becoming) -> Result<Option<RecordKey>> {
    let Some(id) = id.strip_prefix("urn:uuid:") else { return Ok(None) };
    let noun = match becoming {
        Becoming::Claims => id.parse::<ClaimId>().ok().map(|_| Noun::Claim),
        Becoming::Highlights => id.parse::<HighlightId>().ok().map(|_| Noun::Highlight),
    };
    let Some(key) = noun.map(|noun| RecordKey { noun, id: id.to_owned() }) else { return Ok(None) };
    Ok(rows.find_record(&key)?.map(|_| key))
}

fn extra_of(record: &Record) -> Option<&obelus_model::Extra> {
    match record {
        Record::Claim(Claim { extra, .. }) | Record::Highlight(Highlight { extra, .. }) => Some(extra),
        _ => None,
    }
}

fn changed(record: &Record) -> Option<Moment> {
    match record {
        Record::Claim(Claim { modified, .. }) | Record::Highlight(Highlight { modified, .. }) => Some(*modified),
        _ => None,
    }
}
