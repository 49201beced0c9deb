//! Documents on the wire.

use obelus_model::{DocumentId, Edit, Moment, SourceId, Status, TagId, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Marks, StructureColumns};

/// A document in the list, with how far the work on it is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// Its id.
    #[ts(type = "DocumentId")]
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// How far the work is, as the person says.
    #[ts(type = "Status")]
    pub status: Status,
    /// When it came in.
    #[ts(type = "string")]
    pub added: Moment,
    /// Its length in code points.
    pub characters: u32,
    /// Its sentences, counted.
    #[serde(flatten)]
    pub progress: ProgressRow,
}

/// The sentences of a document by state. A sentence is judged when at least half of its code points lie under passages
/// of judged claims; the gravest verdict on it counts: dubious, then sourced, then not a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProgressRow {
    /// All of them.
    pub sentences: u32,
    /// Those that are judged: the sum of the three below.
    pub judged: u32,
    /// Sourced.
    pub sourced: u32,
    /// Dubious.
    pub dubious: u32,
    /// Not a claim.
    pub not_a_claim: u32,
}

/// Names a document.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichDocument {
    /// Its id.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
}

/// The beginning of a document with what is marked on it: enough to paint, however long the document is. Of a short
/// document it is all; of a long one the text crosses as raw bytes, the sentences by `list_spans`, the other marks by
/// `list_marks_from`.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Its details.
    pub details: DocumentDetails,
    /// The beginning of its canonical text, up to the end of a sentence.
    pub text: String,
    /// The sentences of that in order.
    pub sentences: SpanColumns,
    /// What is marked on it.
    pub marks: Marks,
    /// How it is built: all pages, and the blocks and runs that begin there; the others by `document_structure`.
    pub structure: StructureColumns,
    /// Where the rest begins, in code points; `null` where this is all.
    pub next: Option<u32>,
}

/// Asks for what is marked on a document from a place on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskMarksFrom {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The place, in code points.
    pub from: u32,
}

/// Some of what is marked on a document. A claim comes with all its passages there, so it may come more than once.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MarksPage {
    /// What begins there.
    pub marks: Marks,
    /// From where to ask on; `null` where this was the last.
    pub next: Option<u32>,
}

/// A document's details.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentDetails {
    /// Its id.
    #[ts(type = "DocumentId")]
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// Its authors, as CSL-JSON names.
    #[ts(type = "unknown[]")]
    pub authors: Vec<serde_json::Value>,
    /// When it was issued, as written.
    pub issued: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// The media type of the original bytes.
    pub media_type: String,
    /// The name of the file that it came from.
    pub file_name: Option<String>,
    /// When it came in.
    #[ts(type = "string")]
    pub added: Moment,
    /// Its tags.
    #[ts(type = "TagId[]")]
    pub tags: Vec<TagId>,
    /// A note in Markdown.
    pub note: Option<String>,
    /// How far the work is.
    #[ts(type = "Status")]
    pub status: Status,
    /// The number of the version that is shown.
    pub version: u32,
    /// The length of its text in code points.
    pub characters: u32,
    /// The encoding in which its bytes were read (WHATWG name); `null` where no bytes are held.
    pub encoding: Option<String>,
    /// `certain` (byte order mark, valid UTF-8, chosen by the person) or `guessed`.
    pub encoding_certainty: EncodingCertainty,
    /// How much of a web page this is; `null` for everything else.
    pub way: Option<WayWord>,
    /// Whether its pages can be shown.
    pub page_view: PageView,
    /// Where runs of its text come from.
    pub origins: Vec<OriginRow>,
}

/// How much of a web page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum WayWord {
    /// The article, without navigation and what else stands about it.
    Main,
    /// All of its text.
    Whole,
}

/// Whether the pages of a document can be shown as they were printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PageView {
    /// It has no pages of a fixed look.
    None,
    /// They can.
    Pages,
}

/// Where a run of a document's text comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OriginRow {
    /// Its first code point.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// The source.
    #[ts(type = "string | null")]
    pub source: Option<SourceId>,
    /// The address.
    pub url: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// How an encoding came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum EncodingCertainty {
    /// By a byte order mark, by being valid, or by a person's choice.
    Certain,
    /// By statistics: to be shown, and to be changed by the person.
    Guessed,
}

/// Spans in columns: code points, half-open. Entry i of both columns belongs to span i.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SpanColumns {
    /// The starts.
    pub start: Vec<u32>,
    /// The ends.
    pub end: Vec<u32>,
}

/// Changes a document's details.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditDocument {
    /// Which one.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Its new title.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// How far the work is.
    #[serde(default)]
    #[ts(optional, type = "Status")]
    pub status: Option<Status>,
    /// Its new authors, all of them, as CSL-JSON names.
    #[serde(default)]
    #[ts(optional, type = "unknown[]")]
    pub authors: Option<Vec<serde_json::Value>>,
    /// Where runs of its text come from, all of them.
    #[serde(default)]
    #[ts(optional)]
    pub origins: Option<Vec<OriginRow>>,
    /// Its new date of issue.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub issued: Edit<String>,
    /// Its new address.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub url: Edit<String>,
    /// Its new language.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub language: Edit<String>,
    /// Its new note.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub note: Edit<String>,
    /// Its new tags, all of them.
    #[serde(default)]
    #[ts(optional, type = "TagId[]")]
    pub tags: Option<Vec<TagId>>,
}

/// Reads a document's bytes again in another way; its passages are found again in the new text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RereadDocument {
    /// Which one.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The encoding (WHATWG label); absent: as it is.
    #[serde(default)]
    #[ts(optional)]
    pub encoding: Option<String>,
    /// How much of a web page is wanted; absent: as it is.
    #[serde(default)]
    #[ts(optional)]
    pub way: Option<WayWord>,
    /// What opens an encrypted file; it is not kept.
    #[serde(default)]
    #[ts(optional)]
    pub password: Option<String>,
}

/// An encoding that can be chosen.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EncodingRow {
    /// Its WHATWG name.
    pub name: String,
    /// What it is used for (`Cyrillic`, `Western European`).
    pub script: String,
}

/// Asks for the text and sentences of a document, for the command line.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindDocument {
    /// An id, a unique beginning of one (4 characters or more), or an exact title.
    pub name: String,
}

/// A sentence with its words, for the command line.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentenceRow {
    /// Its number, from 1.
    pub number: u32,
    /// Its first code point.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// Its words.
    pub text: String,
    /// The gravest verdict on it, where it is judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Verdict")]
    pub verdict: Option<Verdict>,
    /// Whether judged claims lie on it, but on less than half.
    pub partly: bool,
}
