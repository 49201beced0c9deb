//! Judging on the wire: claims, highlights, links.

use obelus_model::{
    Certainty, ClaimId, DocumentId, Edit, HighlightColor, HighlightId, Kind, LinkId, ReasonCode, Relation, Standing,
    TagId, Verdict, Want,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ReasonRow;

/// A place in a document's present version, in one of the ways a person or a program names it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "by", deny_unknown_fields)]
pub enum Place {
    /// By code points, on grapheme cluster boundaries.
    Span {
        /// The first code point.
        start: u32,
        /// The code point after the last.
        end: u32,
    },
    /// By its words.
    Quote {
        /// The words.
        quote: String,
        /// Which occurrence, from 1; absent: the only one (`quote-ambiguous` where there are more).
        #[serde(default)]
        #[ts(optional)]
        occurrence: Option<u32>,
    },
    /// By the number of a sentence, from 1.
    Sentence {
        /// The number.
        number: u32,
    },
}

/// Judges the claim that stands at a place: the one with just this passage, or a new one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JudgeClaim {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Where.
    pub place: Place,
    /// The verdict.
    #[ts(type = "Verdict")]
    pub verdict: Verdict,
    /// Anything else to set in the same op.
    #[serde(default)]
    #[ts(optional, as = "Option<ClaimEdit>")]
    pub edit: ClaimEdit,
}

/// Makes a claim at a place without judging it (a note or a tag on an unjudged sentence), or edits the one there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoteClaim {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Where.
    pub place: Place,
    /// What to set.
    pub edit: ClaimEdit,
}

/// What can be set on a claim; absent fields stay as they are, `null` takes away.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimEdit {
    /// The statement in the researcher's words.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub statement: Edit<String>,
    /// How sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Certainty")]
    pub certainty: Option<Certainty>,
    /// The reasons, all of them; giving some makes an unjudged claim dubious.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reasons: Option<Vec<ReasonRow>>,
    /// What it is, where it is not a claim.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Kind | null")]
    pub kind: Edit<Kind>,
    /// The note in Markdown.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub note: Edit<String>,
    /// The next step.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub next_step: Edit<String>,
    /// The tags, all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "TagId[]")]
    pub tags: Option<Vec<TagId>>,
}

/// Changes a claim.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditClaim {
    /// Which one.
    #[ts(type = "ClaimId")]
    pub claim: ClaimId,
    /// Its new verdict; absent: as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Verdict")]
    pub verdict: Option<Verdict>,
    /// What to set.
    #[serde(default)]
    #[ts(optional, as = "Option<ClaimEdit>")]
    pub edit: ClaimEdit,
}

/// Names a claim. `clear_verdict` takes its verdict back and, where nothing else is on it, the claim with it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichClaim {
    /// Its id.
    #[ts(type = "ClaimId")]
    pub claim: ClaimId,
}

/// Marks a place without judging it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HighlightPassage {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Where.
    pub place: Place,
    /// Its colour; absent: yellow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "HighlightColor")]
    pub color: Option<HighlightColor>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
    /// Its tags.
    #[serde(default)]
    #[ts(optional, type = "TagId[]")]
    pub tags: Vec<TagId>,
}

/// Changes a highlight.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditHighlight {
    /// Which one.
    #[ts(type = "HighlightId")]
    pub highlight: HighlightId,
    /// Its new colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "HighlightColor")]
    pub color: Option<HighlightColor>,
    /// Its new note.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub note: Edit<String>,
    /// Its new tags, all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "TagId[]")]
    pub tags: Option<Vec<TagId>>,
}

/// Names a highlight.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichHighlight {
    /// Its id.
    #[ts(type = "HighlightId")]
    pub highlight: HighlightId,
}

/// Links two claims.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LinkClaims {
    /// The claim that does it.
    #[ts(type = "ClaimId")]
    pub from: ClaimId,
    /// How they stand.
    #[ts(type = "Relation")]
    pub relation: Relation,
    /// The claim that it is done to.
    #[ts(type = "ClaimId")]
    pub to: ClaimId,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Names a link.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichLink {
    /// Its id.
    #[ts(type = "LinkId")]
    pub link: LinkId,
}

/// A link, as a claim's card shows it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkRow {
    /// Its id.
    #[ts(type = "LinkId")]
    pub id: LinkId,
    /// How the two stand.
    #[ts(type = "Relation")]
    pub relation: Relation,
    /// The claim that does it.
    #[ts(type = "ClaimId")]
    pub from: ClaimId,
    /// The claim that it is done to.
    #[ts(type = "ClaimId")]
    pub to: ClaimId,
    /// A note.
    pub note: Option<String>,
    /// Where the other claim stands first: it may be another document than the one that is shown.
    #[ts(type = "DocumentId | null")]
    pub document: Option<DocumentId>,
    /// What the other claim says: its statement, else its words there; of more than 1,000 characters the first.
    pub words: String,
}

/// Asks for some marks of a document again.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskMarks {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The claims wanted.
    #[ts(type = "ClaimId[]")]
    pub claims: Vec<ClaimId>,
    /// The highlights wanted.
    #[ts(type = "HighlightId[]")]
    pub highlights: Vec<HighlightId>,
}

/// Asks for claims of the library; every field that is given narrows.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskClaims {
    /// Those that stand in this document.
    #[serde(default)]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
    /// Those whose verdict is this, or that have none.
    #[serde(default)]
    #[ts(optional)]
    pub verdict: Option<VerdictFilter>,
    /// Those with this reason.
    #[serde(default)]
    #[ts(optional, type = "ReasonCode")]
    pub reason: Option<ReasonCode>,
    /// Those with the tag of this name.
    #[serde(default)]
    #[ts(optional)]
    pub tag: Option<String>,
    /// Those that have evidence (`true`), or have none (`false`).
    #[serde(default)]
    #[ts(optional)]
    pub evidence: Option<bool>,
    /// Those that stand so.
    #[serde(default)]
    #[ts(optional, type = "Standing")]
    pub standing: Option<Standing>,
    /// Those that promise this and have it not.
    #[serde(default)]
    #[ts(optional, type = "Want")]
    pub wants: Option<Want>,
}

/// A verdict, or its absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VerdictFilter {
    /// Sourced.
    Sourced,
    /// Dubious.
    Dubious,
    /// Not a claim.
    NotAClaim,
    /// Without a verdict.
    Unjudged,
}
