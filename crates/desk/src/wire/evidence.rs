//! Evidence on the wire: what bears on claims, what it adds up to, and where runs of a text come from.

use obelus_model::{AnnotatorId, ClaimId, DocumentId, Edit, EvidenceId, Moment, Noun, SourceId, Stance, Standing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AnchoringGrade, Place, QuoteCheck};

/// Brings a piece of evidence for or against a claim. At least one of source, quote, passage, address and note is wanted
/// (`evidence-empty`).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachEvidence {
    /// The claim; absent: the one at `place` in `document`, made without a verdict where none is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "ClaimId")]
    pub claim: Option<ClaimId>,
    /// The document in which the claim stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
    /// Where in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<Place>,
    /// What it does to the claim.
    #[ts(type = "Stance")]
    pub stance: Stance,
    /// The source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "SourceId")]
    pub source: Option<SourceId>,
    /// Where in the source; a value that is no number is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub locator: Option<LocatorRow>,
    /// The words quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub quote: Option<String>,
    /// A passage of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub passage: Option<DocumentSpan>,
    /// An address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
    /// When the address was looked at, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub accessed: Option<String>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Asks which record is meant, for the command line.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindId {
    /// Its noun.
    #[ts(type = "Noun")]
    pub noun: Noun,
    /// An id, a unique beginning of one (4 characters or more), or a source's citation key.
    pub name: String,
}

/// The record that is meant.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundId {
    /// Its id.
    pub id: String,
}

/// A place in a source, as CSL names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LocatorRow {
    /// The kind of place (`page`, `folio`, `chapter`).
    pub label: String,
    /// Which one.
    pub value: String,
}

/// A span of a document's present version, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentSpan {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

/// Changes a piece of evidence; absent fields stay as they are, `null` takes away.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditEvidence {
    /// Which one.
    #[ts(type = "EvidenceId")]
    pub evidence: EvidenceId,
    /// What it does to the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Stance")]
    pub stance: Option<Stance>,
    /// The source.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "SourceId | null")]
    pub source: Edit<SourceId>,
    /// Where in the source.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<Option<LocatorRow>>")]
    pub locator: Edit<LocatorRow>,
    /// The words quoted.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub quote: Edit<String>,
    /// A passage of a document.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<Option<DocumentSpan>>")]
    pub passage: Edit<DocumentSpan>,
    /// An address.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub url: Edit<String>,
    /// When the address was looked at, `YYYY-MM-DD`.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub accessed: Edit<String>,
    /// A note in Markdown.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub note: Edit<String>,
}

/// Names a piece of evidence. `detach_evidence` takes it away, and its claim with it where that says nothing else.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichEvidence {
    /// Its id.
    #[ts(type = "EvidenceId")]
    pub evidence: EvidenceId,
}

/// The evidence on a claim, and what it adds up to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceOfClaim {
    /// The pieces, by the time they were brought.
    pub evidence: Vec<EvidenceRow>,
    /// What they add up to.
    pub standing: StandingRow,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceRow {
    /// Its id.
    #[ts(type = "EvidenceId")]
    pub id: EvidenceId,
    /// The claim that it bears on.
    #[ts(type = "ClaimId")]
    pub claim: ClaimId,
    /// What it does to the claim.
    #[ts(type = "Stance")]
    pub stance: Stance,
    /// The source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "SourceId")]
    pub source: Option<SourceId>,
    /// Where in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub locator: Option<LocatorRow>,
    /// The words quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub quote: Option<String>,
    /// A passage of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub passage: Option<EvidencePassage>,
    /// An address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
    /// When the address was looked at, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub accessed: Option<String>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
    /// Who brought it.
    #[ts(type = "AnnotatorId")]
    pub annotator: AnnotatorId,
    /// When it was brought.
    #[ts(type = "string")]
    pub created: Moment,
    /// When it was last changed.
    #[ts(type = "string")]
    pub modified: Moment,
    /// How its quote fits the text that it is said to be from; absent where it has no quote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub check: Option<QuoteCheck>,
}

/// A passage of a document that is evidence.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidencePassage {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The title of that.
    pub title: String,
    /// The first code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// Its words.
    pub text: String,
    /// How well it was found.
    pub anchoring: AnchoringGrade,
    /// Its page, where the document has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub page: Option<String>,
}

/// What the evidence on a claim adds up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StandingRow {
    /// What it adds up to.
    #[ts(type = "Standing")]
    pub standing: Standing,
    /// The pieces that speak for it.
    pub supports: u32,
    /// Those that speak against it.
    pub refutes: u32,
    /// Those that narrow it.
    pub qualifies: u32,
    /// Those that name it.
    pub mentions: u32,
    /// How many pieces name a source, a passage or an address.
    pub citations: u32,
    /// How many independent origins those come from.
    pub origins: u32,
}

/// Says where a run of a document's text comes from; nothing but the run says that it comes from elsewhere. What is said
/// last cuts what was said before.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetOrigin {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The first code point of the run.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// The source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "SourceId")]
    pub source: Option<SourceId>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Sources and documents that are one origin, for they share long passages, an address or a title.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Origins {
    /// The groups; what stands alone is left out.
    pub groups: Vec<OriginGroup>,
}

/// Sources and documents that are one origin.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginGroup {
    /// The documents.
    #[ts(type = "DocumentId[]")]
    pub documents: Vec<DocumentId>,
    /// The sources.
    #[ts(type = "SourceId[]")]
    pub sources: Vec<SourceId>,
    /// The passages that the documents share.
    pub shared: Vec<SharedPassage>,
}

/// A passage that stands in two documents.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SharedPassage {
    /// Where it stands in the one.
    pub a: DocumentSpan,
    /// Where it stands in the other.
    pub b: DocumentSpan,
}
