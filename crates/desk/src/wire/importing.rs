//! Documents on their way in and their originals on their way out, on the wire.

use obelus_model::DocumentId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EncodingCertainty, InvisibleRow, WayWord, Written};

/// Brings a pasted text in as a document.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportText {
    /// Its title; absent: its first words.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// The text as it was pasted.
    pub text: String,
}

/// Brings a file in as a document.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportFile {
    /// The file.
    pub path: String,
    /// Its encoding (WHATWG label); absent: it is found out.
    #[serde(default)]
    #[ts(optional)]
    pub encoding: Option<String>,
    /// How much of a web page is wanted; absent: its main text, where one is found.
    #[serde(default)]
    #[ts(optional)]
    pub way: Option<WayWord>,
    /// What opens an encrypted file; it is not kept.
    #[serde(default)]
    #[ts(optional)]
    pub password: Option<String>,
    /// What to do where the same bytes are held already.
    #[serde(default)]
    #[ts(optional, as = "Option<SameBytes>")]
    pub same_bytes: SameBytes,
    /// Its title; absent: what the file says, or its name.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// Its author, as one literal name.
    #[serde(default)]
    #[ts(optional)]
    pub author: Option<String>,
    /// Where it was found.
    #[serde(default)]
    #[ts(optional)]
    pub url: Option<String>,
    /// Its language (BCP 47).
    #[serde(default)]
    #[ts(optional)]
    pub language: Option<String>,
}

/// What to do with bytes that the library holds already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SameBytes {
    /// Answer with the document that has them.
    #[default]
    Known,
    /// Make another document of them.
    Again,
}

/// What came of an import.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// Its length in code points.
    pub characters: u32,
    /// Its sentences, counted.
    pub sentences: u32,
    /// What kind of document it was found to be, as a media type.
    pub media_type: String,
    /// Its characters that cannot be seen, counted.
    pub invisible: InvisibleRow,
    /// Its pages without any text (pictures of pages, or blank), counted.
    pub blank_pages: u32,
    /// Whether it was new.
    pub status: ImportStatus,
    /// The encoding that was used (WHATWG name); `null` for formats that settle it themselves.
    pub encoding: Option<String>,
    /// How it was known.
    pub encoding_certainty: EncodingCertainty,
    /// What the import wrote; nothing where the document was known.
    pub written: Written,
}

/// Whether an import added a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ImportStatus {
    /// It did.
    Added,
    /// The same bytes were held already.
    Known,
}

/// Asks which files are meant by paths of files and folders.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindFiles {
    /// The paths, as chosen or dropped.
    pub paths: Vec<String>,
}

/// Files to bring in.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundFiles {
    /// The files: those that were named, and those in the folders whose ending is of a kind that is read; by name.
    pub files: Vec<String>,
    /// How many others are in the folders.
    pub others: u32,
    /// What could not be looked into.
    pub closed: Vec<String>,
}

/// Saves the original bytes of a document to a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveOriginal {
    /// Which one.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Where to; what stands there is replaced.
    pub path: String,
}

/// What was saved.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// Where.
    pub path: String,
    /// How many bytes.
    pub bytes: u32,
}
