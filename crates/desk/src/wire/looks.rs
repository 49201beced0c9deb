//! Passages that need a look on the wire: listed, with the places that each may be at, settled, given up.
//! A passage needs a look where it was not found exactly, and nobody has given it up.

use obelus_model::{ClaimId, DocumentId, HighlightColor, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AnchoringGrade, Written};

/// What a passage belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PassageBearer {
    /// A claim, which may have several; each has an id of its own.
    Claim,
    /// A highlight; its id is the passage's.
    Highlight,
    /// A piece of evidence; its id is the passage's.
    Evidence,
}

/// Asks for passages that need a look.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskLooks {
    /// Those in this document; absent: in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
    /// So many at most.
    pub limit: u32,
}

/// Passages that need a look, document by document in the order of the text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Looks {
    /// How many there are in all.
    pub total: u32,
    /// The first of them.
    pub looks: Vec<LookRow>,
}

/// A passage that needs a look.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookRow {
    /// What it belongs to.
    pub noun: PassageBearer,
    /// The id of the passage of a claim, of the highlight, of the piece of evidence.
    pub id: String,
    /// The claim that it is a passage of, or that the evidence bears on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "ClaimId")]
    pub claim: Option<ClaimId>,
    /// The document that it is in.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The title of the document.
    pub title: String,
    /// The number of the version that it points into.
    pub version: u32,
    /// How well it was found.
    pub anchoring: AnchoringGrade,
    /// How alike the words are, from 0 to 1, where they have changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub score: Option<f64>,
    /// Its first code point; of a lost one, where it last was.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// The words that it was made of.
    pub exact: String,
    /// What stood before them.
    pub prefix: String,
    /// What stood after them.
    pub suffix: String,
    /// The words that stand there now; absent where it is lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub now: Option<String>,
    /// What the claim states, in the researcher's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub statement: Option<String>,
    /// The verdict of the claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Verdict")]
    pub verdict: Option<Verdict>,
    /// The colour of the highlight.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "HighlightColor")]
    pub color: Option<HighlightColor>,
}

/// Names a passage that needs a look.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichLook {
    /// What it belongs to.
    pub noun: PassageBearer,
    /// The id of the passage of a claim, of the highlight, of the piece of evidence.
    pub id: String,
}

/// A place that a passage may be at.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookCandidate {
    /// Its first code point.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// The words there.
    pub words: String,
    /// What stands before them.
    pub before: String,
    /// What stands after them.
    pub after: String,
    /// How alike they are to the passage's own, from 0 to 1: the same words are 1.
    pub score: f32,
}

/// Puts a passage at a place: the words there become its own, and it is exact.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettleLook {
    /// What it belongs to.
    pub noun: PassageBearer,
    /// The id of the passage of a claim, of the highlight, of the piece of evidence.
    pub id: String,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

/// Accepts many passages where they were found, all in one op.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettleLooks {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Those that were found so.
    pub grades: Vec<SettledGrade>,
    /// Of those with changed words, the ones that are at least so alike, from 0 to 1; absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub least_score: Option<f64>,
}

/// The grades that can be accepted all at once: one place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SettledGrade {
    /// The same words elsewhere.
    Moved,
    /// Changed words.
    Fuzzy,
}

/// What came of accepting many passages.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settled {
    /// How many were accepted. One whose place another passage of its claim, or another highlight, has is left as it is.
    pub settled: u32,
    /// What was written.
    pub written: Written,
}
