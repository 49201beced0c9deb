//! Everything that an op can touch, under one roof: adding a noun costs one variant here.

use serde::{Deserialize, Serialize};

use crate::{Annotator, Claim, ClaimId, Document, Evidence, Highlight, Library, Link, Noun, Source, Tag, Version};

/// A row of the library, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "noun", content = "record", rename_all = "lowercase")]
pub enum Record {
    /// The library itself.
    Library(Library),
    /// An annotator.
    Annotator(Annotator),
    /// A tag.
    Tag(Tag),
    /// A source.
    Source(Source),
    /// A document.
    Document(Document),
    /// A version of a document's text.
    Version(Version),
    /// A claim with its passages.
    Claim(Claim),
    /// A piece of evidence.
    Evidence(Evidence),
    /// A highlight.
    Highlight(Highlight),
    /// A link.
    Link(Link),
}

/// Which record: its noun and its id (a version's is `document/number`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordKey {
    /// The noun.
    pub noun: Noun,
    /// The id as it is written.
    pub id: String,
}

impl Record {
    /// Its key.
    pub fn key(&self) -> RecordKey {
        let (noun, id) = match self {
            Record::Library(library) => (Noun::Library, library.id.to_string()),
            Record::Annotator(annotator) => (Noun::Annotator, annotator.id.to_string()),
            Record::Tag(tag) => (Noun::Tag, tag.id.to_string()),
            Record::Source(source) => (Noun::Source, source.id.to_string()),
            Record::Document(document) => (Noun::Document, document.id.to_string()),
            Record::Version(version) => (Noun::Version, format!("{}/{}", version.document, version.number)),
            Record::Claim(claim) => (Noun::Claim, claim.id.to_string()),
            Record::Evidence(evidence) => (Noun::Evidence, evidence.id.to_string()),
            Record::Highlight(highlight) => (Noun::Highlight, highlight.id.to_string()),
            Record::Link(link) => (Noun::Link, link.id.to_string()),
        };
        RecordKey { noun, id }
    }

    /// The claims whose history a change of this record belongs to.
    pub fn claims(&self) -> Vec<ClaimId> {
        match self {
            Record::Claim(claim) => vec![claim.id],
            Record::Evidence(evidence) => vec![evidence.claim],
            Record::Link(link) => vec![link.from, link.to],
            _ => Vec::new(),
        }
    }
}
