//! Everything marked on a document, in columns: 100,000 passages cross as a few long lists.

use obelus_model::{
    AnnotatorId, Certainty, ClaimId, HighlightColor, HighlightId, Kind, PassageId, ReasonCode, Standing, TagId, Verdict,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The claims and highlights of a document's present version.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Marks {
    /// The claims.
    pub claims: ClaimColumns,
    /// Their passages, by start, then end.
    pub passages: PassageColumns,
    /// The highlights, by start, then end.
    pub highlights: HighlightColumns,
}

/// Claims; entry i of each column belongs to claim i.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimColumns {
    /// Ids.
    #[ts(type = "ClaimId[]")]
    pub id: Vec<ClaimId>,
    /// Statements in the researcher's words.
    pub statement: Vec<Option<String>>,
    /// Verdicts; `null` while unjudged.
    #[ts(type = "(Verdict | null)[]")]
    pub verdict: Vec<Option<Verdict>>,
    /// Certainties.
    #[ts(type = "Certainty[]")]
    pub certainty: Vec<Certainty>,
    /// Reasons.
    pub reasons: Vec<Vec<ReasonRow>>,
    /// Kinds of what is not a claim.
    #[ts(type = "(Kind | null)[]")]
    pub kind: Vec<Option<Kind>>,
    /// Notes in Markdown.
    pub note: Vec<Option<String>>,
    /// Next steps.
    pub next_step: Vec<Option<String>>,
    /// Tags.
    #[ts(type = "TagId[][]")]
    pub tags: Vec<Vec<TagId>>,
    /// Who judged.
    #[ts(type = "AnnotatorId[]")]
    pub annotator: Vec<AnnotatorId>,
    /// When it was last changed, in milliseconds since 1970: the window keeps a hundred thousand of them.
    #[ts(type = "number[]")]
    pub modified: Vec<i64>,
    /// How many pieces of evidence bear on it.
    pub evidence: Vec<u32>,
    /// What the evidence adds up to.
    #[ts(type = "Standing[]")]
    pub standing: Vec<Standing>,
    /// How many links it has.
    pub links: Vec<u32>,
}

/// A reason on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReasonRow {
    /// Its code.
    #[ts(type = "ReasonCode")]
    pub code: ReasonCode,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<String>,
}

/// Passages of claims in this document; entry i of each column belongs to passage i.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassageColumns {
    /// Ids.
    #[ts(type = "PassageId[]")]
    pub id: Vec<PassageId>,
    /// The index of the claim in [`ClaimColumns`].
    pub claim: Vec<u32>,
    /// Starts in code points.
    pub start: Vec<u32>,
    /// Ends in code points.
    pub end: Vec<u32>,
    /// How well each was found.
    pub anchoring: Vec<AnchoringGrade>,
}

/// How well a passage was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum AnchoringGrade {
    /// The same words at the same place.
    Exact,
    /// The same words elsewhere.
    Moved,
    /// Changed words.
    Fuzzy,
    /// Several places are as good.
    Ambiguous,
    /// Not found.
    Lost,
}

/// Highlights; entry i of each column belongs to highlight i.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HighlightColumns {
    /// Ids.
    #[ts(type = "HighlightId[]")]
    pub id: Vec<HighlightId>,
    /// Colours.
    #[ts(type = "HighlightColor[]")]
    pub color: Vec<HighlightColor>,
    /// Notes in Markdown.
    pub note: Vec<Option<String>>,
    /// Tags.
    #[ts(type = "TagId[][]")]
    pub tags: Vec<Vec<TagId>>,
    /// Starts in code points.
    pub start: Vec<u32>,
    /// Ends in code points.
    pub end: Vec<u32>,
    /// How well each was found.
    pub anchoring: Vec<AnchoringGrade>,
}
