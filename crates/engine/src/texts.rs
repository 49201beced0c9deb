//! Texts and sentences at hand: indexing 10 MB for every judgement would be felt.
//! Invariant: keyed by the hash of the text, so never stale.

use std::sync::Arc;

use obelus_model::{DocumentId, Noun, Sha256, Version};
use obelus_readers::{Boxes, Structure};
use obelus_store::Rows;
use obelus_text::{CanonicalText, SENTENCE_RULES, Span, sentences};

use crate::fault::Result;
use crate::noticing::Noticed;
use crate::{EngineError, Reader};

/// Two documents side by side, and one on the way in: more at hand would only cost memory.
const AT_HAND: usize = 3;

/// The texts that were asked for last, and the sentences. They are kept apart: counting the sentences of every
/// document at the start must not read every text.
#[derive(Default)]
pub(crate) struct Texts {
    texts: Shelf<CanonicalText>,
    sentences: Shelf<[Span]>,
    structures: Shelf<Structure>,
    boxes: Shelf<Boxes>,
    noticed: Shelf<[Noticed]>,
}

impl Texts {
    /// The text of a version.
    pub fn text(&mut self, rows: Rows<'_>, version: &Version) -> Result<Arc<CanonicalText>> {
        self.texts.find_or_put(&version.text_sha256, || read(rows, &version.text_sha256).map(Arc::new))
    }

    /// The text of a version for one look at it: what is at hand, else read and not kept, for the next look is far.
    pub fn glance(&self, rows: Rows<'_>, version: &Version) -> Result<Arc<CanonicalText>> {
        match self.texts.find(&version.text_sha256) {
            Some(held) => Ok(held),
            None => read(rows, &version.text_sha256).map(Arc::new),
        }
    }

    /// How the text of a version is built; a plain text has no structure.
    pub fn structure(&mut self, rows: Rows<'_>, version: &Version) -> Result<Arc<Structure>> {
        match &version.structure {
            None => Ok(Arc::default()),
            Some(sha) => self.structures.find_or_put(sha, || {
                let kept = rows.original(sha)?.ok_or_else(|| damaged("a structure is missing"))?;
                let structure: Structure =
                    serde_json::from_slice(&kept).map_err(|_| damaged("a structure cannot be read"))?;
                let fits = structure.fits(version.length);
                if fits { Ok(Arc::new(structure)) } else { Err(damaged("a structure does not fit its text")) }
            }),
        }
    }

    /// What was noticed in the text of this hash, where that is at hand.
    pub fn find_noticed(&self, sha: &Sha256) -> Option<Arc<[Noticed]>> {
        self.noticed.find(sha)
    }

    /// What was noticed in the text of this hash; made where it is not at hand.
    pub fn noticed(&mut self, sha: &Sha256, make: impl FnOnce() -> Result<Arc<[Noticed]>>) -> Result<Arc<[Noticed]>> {
        self.noticed.find_or_put(sha, make)
    }

    /// The sentences of a version's text.
    pub fn sentences(&mut self, rows: Rows<'_>, version: &Version) -> Result<Arc<[Span]>> {
        self.sentences_of(rows, &version.text_sha256)
    }

    /// The sentences of the text of this hash.
    pub fn sentences_of(&mut self, rows: Rows<'_>, sha: &Sha256) -> Result<Arc<[Span]>> {
        self.sentences.find_or_put(sha, || match rows.find_sentences(sha, SENTENCE_RULES)? {
            Some(kept) => Ok(kept.into()),
            // Cut by other rules than ours are now.
            None => Ok(sentences(&read(rows, sha)?).into()),
        })
    }
}

/// What was asked for last, by the hash of its text.
struct Shelf<T: ?Sized>(Vec<(Sha256, Arc<T>)>);

impl<T: ?Sized> Default for Shelf<T> {
    fn default() -> Shelf<T> {
        Shelf(Vec::with_capacity(AT_HAND))
    }
}

impl<T: ?Sized> Shelf<T> {
    fn find(&self, sha: &Sha256) -> Option<Arc<T>> {
        self.0.iter().find(|(held, _)| held == sha).map(|(_, held)| Arc::clone(held))
    }

    fn find_or_put(&mut self, sha: &Sha256, make: impl FnOnce() -> Result<Arc<T>>) -> Result<Arc<T>> {
        let found = self.0.iter().position(|(held, _)| held == sha).map(|index| self.0.remove(index).1);
        let wanted = match found {
            Some(found) => found,
            None => make()?,
        };
        if self.0.len() == AT_HAND {
            self.0.remove(0);
        }
        self.0.push((sha.clone(), Arc::clone(&wanted)));
        Ok(wanted)
    }
}

/// Where the characters of a document's present version stand on its pages; `None` where pages are not fixed.
pub fn find_boxes(reader: &mut Reader, document: DocumentId) -> Result<Option<Arc<Boxes>>> {
    reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        let Some(sha) = &version.boxes else { return Ok(None) };
        let boxes = texts.boxes.find_or_put(sha, || {
            let kept = rows.original(sha)?.ok_or_else(|| damaged("boxes are missing"))?;
            let boxes = Boxes::from_bytes(&kept, version.length);
            boxes.map(Arc::new).ok_or_else(|| damaged("boxes cannot be read"))
        });
        boxes.map(Some)
    })
}

fn read(rows: Rows<'_>, sha: &Sha256) -> Result<CanonicalText> {
    let text = rows.text(sha)?.ok_or_else(|| damaged("a text is missing"))?;
    CanonicalText::new(&text).map_err(|fault| damaged(&fault.to_string()))
}
/// The text of a document's present version.
pub fn document_text(reader: &mut Reader, document: DocumentId) -> Result<Arc<CanonicalText>> {
    reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        texts.text(rows, &version)
    })
}

/// How the text of a document's present version is built.
pub fn document_structure(reader: &mut Reader, document: DocumentId) -> Result<Arc<Structure>> {
    reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        texts.structure(rows, &version)
    })
}

/// The version of a document that is read and judged now.
pub(crate) fn present_version(rows: Rows<'_>, document: DocumentId) -> Result<Version> {
    if let Some(version) = rows.find_present_version(document)? {
        return Ok(version);
    }
    match rows.find_title(document)? {
        Some(_) => Err(damaged("a version is missing")),
        None => Err(EngineError::not_found(Noun::Document, document)),
    }
}

fn damaged(what: &str) -> EngineError {
    EngineError::Store(obelus_store::StoreError::Damaged(what.to_owned()))
}
