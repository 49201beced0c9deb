//! Which documents of the library a source or an address means.

use std::collections::{BTreeSet, HashMap};

use obelus_insight::wording;
use obelus_model::{Document, DocumentId, Source, SourceId};
use obelus_sources::csl::text_of;
use obelus_store::Rows;

use crate::address::{address_key, doi_key};
use crate::fault::Result;

/// The documents of a library by what they may be called.
pub(crate) struct Held {
    /// By the address at which the whole document stands.
    by_address: HashMap<String, BTreeSet<DocumentId>>,
    /// By the addresses that its runs are from: it has their words, and is not what stands there.
    by_run: HashMap<String, BTreeSet<DocumentId>>,
    by_source: HashMap<SourceId, BTreeSet<DocumentId>>,
    by_title: HashMap<String, BTreeSet<DocumentId>>,
    sources: HashMap<SourceId, Source>,
}

impl Held {
    /// Looks the documents and sources over.
    pub fn look(rows: Rows<'_>) -> Result<Held> {
        let sources = rows.sources()?.into_iter().map(|source| (source.id, source)).collect();
        let mut held = Held {
            by_address: HashMap::new(),
            by_run: HashMap::new(),
            by_source: HashMap::new(),
            by_title: HashMap::new(),
            sources,
        };
        for document in rows.documents()? {
            held.add(&document);
        }
        for piece in rows.evidence()? {
            if let (Some(source), Some(passage)) = (piece.source, piece.passage) {
                held.by_source.entry(source).or_default().insert(passage.document);
            }
        }
        Ok(held)
    }

    fn add(&mut self, document: &Document) {
        let origins = document.origins.iter();
        if let Some(key) = document.url.as_deref().and_then(address_key) {
            self.by_address.entry(key).or_default().insert(document.id);
        }
        for key in origins.clone().filter_map(|origin| address_key(origin.url.as_deref()?)) {
            self.by_run.entry(key).or_default().insert(document.id);
        }
        for source in origins.filter_map(|origin| origin.source) {
            self.by_source.entry(source).or_default().insert(document.id);
        }
        self.by_title.entry(wording(&document.title)).or_default().insert(document.id);
    }

    /// The documents that hold a source, or what stands at an address: those with the address, those with a run of that
    /// origin or a passage that was quoted from it, those with the title of the source.
    pub fn documents_of(&self, source: Option<SourceId>, url: Option<&str>) -> BTreeSet<DocumentId> {
        let mut found = BTreeSet::new();
        let mut take = |documents: Option<&BTreeSet<DocumentId>>| found.extend(documents.into_iter().flatten());
        if let Some(key) = url.and_then(address_key) {
            take(self.by_address.get(&key));
            take(self.by_run.get(&key));
        }
        if let Some(source) = source {
            take(self.by_source.get(&source));
            take(Some(&self.texts_of(source)));
        }
        found
    }

    /// The documents that are a source: those with its address, its DOI or its title.
    pub fn texts_of(&self, source: SourceId) -> BTreeSet<DocumentId> {
        let by_key = self.keys_of(source).into_iter().flat_map(|key| self.at_address(&key)).collect();
        let title = self.written(source, "title").map(|title| wording(&title));
        let by_title = title.and_then(|title| self.by_title.get(&title)).into_iter().flatten();
        let mut found: BTreeSet<DocumentId> = by_key;
        found.extend(by_title);
        found
    }

    /// The documents at an address.
    pub fn at_address(&self, key: &str) -> BTreeSet<DocumentId> {
        self.by_address.get(key).cloned().unwrap_or_default()
    }

    /// What a source is called by its address and DOI.
    pub fn keys_of(&self, source: SourceId) -> Vec<String> {
        let address = self.written(source, "URL").and_then(|url| address_key(&url));
        address.into_iter().chain(self.written(source, "DOI").map(|doi| doi_key(&doi))).collect()
    }

    /// A book may be called by a number: `1984`.
    fn written(&self, source: SourceId, field: &str) -> Option<String> {
        text_of(&self.sources.get(&source)?.csl, field)
    }
}
