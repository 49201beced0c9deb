//! Versions of a document's text on the wire: replaced, listed, read with their passages, compared.

use obelus_model::{ClaimId, DocumentId, HighlightColor, Moment, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AnchoringCounts, AnchoringGrade, PassageBearer, WayWord, Written};

/// Gives a document another version of its text from a file; its passages are found again in it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplaceDocument {
    /// Which one.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
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
}

/// What came of giving a document another version of its text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Replaced {
    /// The number of the version that is read and judged now; the same as before where the text is the same.
    pub version: u32,
    /// How the passages in the document were found again, those of evidence among them.
    pub passages: AnchoringCounts,
    /// What was written; nothing where the text is the same.
    pub written: Written,
}

/// One version of a document's text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionRow {
    /// Its number, from 1.
    pub number: u32,
    /// Its length in code points.
    pub length: u32,
    /// When it came; absent where the history does not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string")]
    pub at: Option<Moment>,
    /// The name of the file that it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub file_name: Option<String>,
    /// Whether it is the one that is read and judged now.
    pub present: bool,
    /// How the passages that stand or stood in it were found in it.
    pub passages: AnchoringCounts,
}

/// Names a version of a document's text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichVersion {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The number of the version.
    pub number: u32,
}

/// A passage in a version of a document's text: as it stands in the present one, as it stood in an old one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionPassage {
    /// What it belongs to.
    pub noun: PassageBearer,
    /// The id of the passage of a claim, of the highlight, of the piece of evidence.
    pub id: String,
    /// The claim that it is a passage of, or that the evidence bears on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "ClaimId")]
    pub claim: Option<ClaimId>,
    /// The verdict of a claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Verdict")]
    pub verdict: Option<Verdict>,
    /// The colour of a highlight.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "HighlightColor")]
    pub color: Option<HighlightColor>,
    /// Its first code point in that version.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// Its words.
    pub exact: String,
    /// How well it was found in that version.
    pub anchoring: AnchoringGrade,
    /// How alike the words are, from 0 to 1, where they had changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub score: Option<f64>,
}

/// Asks how two versions of a document's text differ.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompareVersions {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The number of the old version.
    pub from: u32,
    /// The number of the new one.
    pub to: u32,
}

/// How two texts differ, in the order of the new one; what is gone stands where it would be. Entry i of each column
/// belongs to stretch i.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StretchColumns {
    /// What became of each.
    pub kinds: Vec<StretchWord>,
    /// Where it was in the old text: start and end in code points; 0 and 0 where it is new.
    pub olds: Vec<[u32; 2]>,
    /// Where it is in the new text; 0 and 0 where it is gone.
    pub news: Vec<[u32; 2]>,
}

/// What became of a stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum StretchWord {
    /// The same words in the same order.
    Same,
    /// The same words elsewhere.
    Moved,
    /// It is not in the new text.
    Gone,
    /// It was not in the old text.
    New,
}
