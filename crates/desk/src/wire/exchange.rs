//! What leaves and comes back, on the wire.

use obelus_model::DocumentId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Written;

/// Writes the library, or one document of it, to a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Export {
    /// Only this document and what is on it.
    #[serde(default)]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
    /// The form.
    pub format: ExportFormat,
    /// Whether the texts go along (Obelus JSON only).
    #[serde(default)]
    #[ts(optional, as = "Option<Texts>")]
    pub texts: Texts,
    /// Where to. An existing file is replaced whole, or not at all.
    pub path: String,
}

/// The forms in which a library leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// Obelus JSON: comes back without loss.
    Obelus,
    /// W3C Web Annotation (JSON-LD).
    W3c,
    /// A table: one row a passage of a claim.
    Csv,
    /// A table: one row a piece of evidence.
    #[serde(rename = "evidence-csv")]
    EvidenceCsv,
    /// Both tables as sheets of one workbook.
    Xlsx,
}

/// Whether the texts of the documents go along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Texts {
    /// They stay.
    #[default]
    Without,
    /// They go.
    With,
}

/// What was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// The file.
    pub path: String,
    /// Its size.
    pub bytes: u32,
    /// How many claims are in it.
    pub claims: u32,
    /// How many highlights.
    pub highlights: u32,
}

/// Brings a file of Obelus JSON back, or annotations of other tools in (W3C Web Annotation, Hypothesis), told by what is in it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Load {
    /// The file.
    pub path: String,
    /// Of Obelus JSON: the document of this library onto which what is in the file comes, where the file is about one document.
    #[serde(default)]
    #[ts(optional, type = "DocumentId")]
    pub onto: Option<DocumentId>,
    /// Of Obelus JSON: whether a document with the same title and a like text may be taken for the one in the file; absent:
    /// no, and a file with such a document is refused (`document-differs`) unless it is kept apart.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub by_likeness: bool,
    /// Of Obelus JSON: whether documents that are only like one here come in beside it, as documents of their own.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub apart: bool,
    /// Of annotations: the document that they are on; absent: each goes to the document at its address.
    #[serde(default)]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
    /// Of annotations: what they become; absent: what was made to assess becomes claims, all else highlights.
    #[serde(default, rename = "as")]
    #[ts(optional)]
    pub becoming: Option<Becoming>,
}

/// What annotations become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Becoming {
    /// Highlights with a note.
    Highlights,
    /// Claims with a note.
    Claims,
}

/// What came of a load.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Loaded {
    /// Records that were new.
    pub added: u32,
    /// Records that were known and newer in the file.
    pub changed: u32,
    /// Records that were known and the same.
    pub skipped: u32,
    /// Records that were known and newer here; the file's were not taken.
    pub refused: u32,
    /// Which those are: noun and id.
    pub lost: Vec<String>,
    /// How the passages of new and changed records were found.
    pub passages: AnchoringCounts,
    /// Of Obelus JSON: how many documents came without their text, where another is here; their passages were sought by
    /// words alone.
    pub textless: u32,
    /// Of annotations: how many of those added or changed are in the note of their document, for want of a place in it.
    pub noted: u32,
    /// Of annotations: the addresses at which no document stands, or several; what is on them was not taken.
    pub unmatched: Vec<UnmatchedAddress>,
    /// Of annotations: how many more there are, by what the file says, that are not in it.
    pub beyond: u32,
    /// What was written.
    pub written: Written,
}

/// An address that means no document, or several.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnmatchedAddress {
    /// The address; empty where the file gives none.
    pub address: String,
    /// How many annotations are on it.
    pub annotations: u32,
}

/// Passages by how well they were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnchoringCounts {
    /// The same words at the same place.
    pub exact: u32,
    /// The same words elsewhere.
    pub moved: u32,
    /// Changed words.
    pub fuzzy: u32,
    /// Several places are as good.
    pub ambiguous: u32,
    /// Not found.
    pub lost: u32,
}

/// What `verify` found wrong: nothing, in a sound library.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    /// What is wrong.
    pub findings: Vec<FindingRow>,
    /// How much was looked at; `null` where the library is too damaged to be counted.
    pub looked_at: Option<LookedAt>,
}

/// How much `verify` looked at.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookedAt {
    /// Documents.
    pub documents: u32,
    /// Texts, originals and what else is kept by its hash.
    pub contents: u32,
    /// Claims.
    pub claims: u32,
    /// Entries of the history.
    pub ops: u32,
}

/// One thing that is wrong with a library.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingRow {
    /// What is wrong, by code.
    pub code: String,
    /// With what.
    pub subject: String,
    /// In detail.
    pub detail: String,
}
