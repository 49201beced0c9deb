//! What bears on claims: evidence, sources, and links from claim to claim.

use serde::{Deserialize, Serialize};

use crate::{AnnotatorId, ClaimId, EvidenceId, Extra, Grade, LinkId, Moment, Passage, Relation, SourceId, Stance};

/// What bears on a claim: a source, a quote, a passage, an address, a note, any of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// The claim that it bears on.
    pub claim: ClaimId,
    /// What it does to the claim.
    pub stance: Stance,
    /// The source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// Where in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<Locator>,
    /// The words quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// A passage of a document of the library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// An address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When the address was looked at, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessed: Option<String>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who brought it.
    pub annotator: AnnotatorId,
    /// When it was brought.
    pub created: Moment,
    /// When it was last changed.
    pub modified: Moment,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// A place in a source, as CSL names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locator {
    /// The kind of place (`page`, `folio`, `chapter`).
    pub label: String,
    /// Which one (`208-209`).
    pub value: String,
}

/// A bibliographic item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// How far it is to be trusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The item as CSL-JSON, kept as it came.
    pub csl: serde_json::Map<String, serde_json::Value>,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// How one claim stands to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// How they stand.
    pub relation: Relation,
    /// The claim that does it.
    pub from: ClaimId,
    /// The claim that it is done to.
    pub to: ClaimId,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who linked them.
    pub annotator: AnnotatorId,
    /// When.
    pub created: Moment,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}
