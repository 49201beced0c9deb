//! Quotes on the wire: how they fit the texts that they are said to be from.

use obelus_model::{ClaimId, DocumentId, EvidenceId, SourceId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DocumentSpan;

/// Asks how a quote fits, while it is being typed.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskQuote {
    /// The words.
    pub quote: String,
    /// The source that it is said to be from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "SourceId")]
    pub source: Option<SourceId>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
    /// The document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
    /// Documents in which it does not count: those in which the claim itself stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId[]")]
    pub not_in: Option<Vec<DocumentId>>,
}

/// Asks for the quotes of a document's own text.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskQuotes {
    /// The document; absent: for the quotes of all evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
}

/// How far the checking of quotes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FarChecking {
    /// So many texts were looked at.
    pub looked: u32,
    /// So many there are to look at; 0 until that is known, and where nothing was asked.
    pub of: u32,
}

/// A quote, and how it fits.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuoteRow {
    /// The piece of evidence whose quote it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "EvidenceId")]
    pub evidence: Option<EvidenceId>,
    /// The claim that this bears on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "ClaimId")]
    pub claim: Option<ClaimId>,
    /// The place in the document's own text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<DocumentSpan>,
    /// The words.
    pub quote: String,
    /// How it fits.
    pub check: QuoteCheck,
}

/// How a quote fits the text that it is said to be from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuoteCheck {
    /// What came of it.
    pub result: QuoteResult,
    /// The document in which it stands, as it is or altered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
    /// Its first code point there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub start: Option<u32>,
    /// The code point after its last there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub end: Option<u32>,
    /// What differs and does not count as a change.
    pub told: Vec<FoldWord>,
    /// The words of the text and of the quote, where it was altered: what was added to the text and what was left out.
    pub words: Vec<WordChange>,
    /// How alike the two are, from 0 to 1, where it was altered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub score: Option<f64>,
}

/// What came of looking for a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteResult {
    /// It stands there word by word.
    Verbatim,
    /// It stands there in other words.
    Altered,
    /// It is not in the source, but in another document.
    Elsewhere,
    /// It is nowhere in the library, though the source is.
    Absent,
    /// The source is not in the library.
    NotHeld,
}

/// What differs between a quote and its text without being a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FoldWord {
    /// White space.
    Spaces,
    /// Hyphens at the ends of lines, and soft hyphens.
    Hyphens,
    /// The shape of quotation marks and apostrophes.
    QuotationMarks,
    /// The shape of dashes.
    Dashes,
    /// Ligatures and other shapes of the same letters.
    Ligatures,
    /// Small and capital letters.
    Case,
    /// Something is left out where the quote says so.
    Ellipsis,
    /// Characters that cannot be seen.
    Invisible,
    /// Square brackets, in which who quotes marks what is his own.
    Brackets,
    /// What stands after the last word.
    Punctuation,
}

/// A run of words in a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WordChange {
    /// What it is.
    pub kind: WordChangeKind,
    /// The words.
    pub text: String,
}

/// What a run of words in a comparison is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WordChangeKind {
    /// In both.
    Same,
    /// In the quote alone.
    Added,
    /// In the text alone.
    Removed,
}
