//! Documents under examination and the versions of their text.
//! Not here: the bytes and the text themselves; the store keeps them by their hash.

use obelus_text::Span;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{DocumentId, Extra, Moment, Sha256, SourceId, Status, TagId};

/// A text under examination, as the library lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its title, as read from the file or given by the person.
    pub title: String,
    /// Its authors as CSL-JSON names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Value>,
    /// When it was issued, as written (`1940-08`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its language as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The media type of the original bytes.
    pub media_type: String,
    /// The name of the file that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// When it came into the library.
    pub added: Moment,
    /// Its tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagId>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How far the work on it is.
    pub status: Status,
    /// The number of the version that is read and judged now.
    pub version: u32,
    /// Where runs of its text come from, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// Where a run of a document's text comes from; nothing known but the run itself is allowed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// The run, in code points of the document's present version.
    pub span: Span,
    /// The source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Document {
    /// Says where a run comes from. Runs that overlapped it are cut; what is left of them stays.
    pub fn set_origin(&mut self, origin: Origin) {
        self.clear_origin(origin.span);
        self.origins.push(origin);
        self.join_origins();
    }

    /// Takes back where a run comes from. Runs that overlap it are cut; what is left of them stays.
    pub fn clear_origin(&mut self, span: Span) {
        let left = |origin: Origin| {
            let before = Span::new(origin.span.start(), origin.span.end().min(span.start()));
            let after = Span::new(origin.span.start().max(span.end()), origin.span.end());
            [before, after].into_iter().flatten().map(move |span| Origin { span, ..origin.clone() })
        };
        self.origins = std::mem::take(&mut self.origins).into_iter().flat_map(left).collect();
        self.join_origins();
    }

    /// Puts the runs in order, and makes one of those that touch and say the same.
    fn join_origins(&mut self) {
        self.origins.sort_by_key(|origin| origin.span);
        self.origins.dedup_by(|next, origin| {
            let touch = origin.span.end() == next.span.start();
            let joined = Span::new(origin.span.start(), next.span.end()).filter(|_| touch && origin.says_as(next));
            joined.is_some_and(|joined| {
                origin.span = joined;
                true
            })
        });
    }
}

impl Origin {
    /// Whether it says the same of its run as another does of its own.
    fn says_as(&self, other: &Origin) -> bool {
        (self.source, &self.url, &self.note) == (other.source, &other.url, &other.note)
    }
}

/// One version of a document's canonical text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// The document.
    pub document: DocumentId,
    /// Its number, from 1.
    pub number: u32,
    /// The hash of the original bytes, which the store holds unless the version came by Obelus JSON.
    pub sha256: Sha256,
    /// The hash of the canonical text in UTF-8.
    pub text_sha256: Sha256,
    /// The length of the canonical text in code points.
    pub length: u32,
    /// The encoding that the bytes were read in (WHATWG name); absent where no bytes are held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Whether that encoding is a guess that a person may want to change.
    #[serde(default)]
    pub encoding_guessed: bool,
    /// How much of a web page the text is: `main` or `whole`; absent for everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<String>,
    /// The hash of the text's structure (blocks, runs, pages), which the store holds; absent where the text is all there
    /// is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub structure: Option<Sha256>,
    /// The hash of the boxes of its characters, which the store holds; only where pages are fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boxes: Option<Sha256>,
}
