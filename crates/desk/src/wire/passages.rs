//! Many places at once, and single passages, on the wire.

use obelus_model::{DocumentId, HighlightColor, HighlightId, PassageId, TagId, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ClaimEdit, Place, SpanColumns};

/// Asks where words stand in a document; nowhere is refused (`quote-not-found`).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskOccurrences {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The words, letter by letter.
    pub quote: String,
}

/// Marks several places in one op. None at all is refused (`span-empty`).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MarkPlaces {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Where, in any order.
    pub spans: SpanColumns,
    /// As what.
    pub mark: PlacesMark,
}

/// What becomes of several places.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "as", deny_unknown_fields)]
pub enum PlacesMark {
    /// Those with the same words are passages of one claim: one that stands at one of the places already, or a new one.
    /// Claims that say no more than a verdict on one of the places are absorbed. Case, punctuation and white space make
    /// no other words.
    Claim {
        /// Its verdict.
        #[ts(type = "Verdict")]
        verdict: Verdict,
        /// Anything else to set in the same op.
        #[serde(default)]
        #[ts(optional, as = "Option<ClaimEdit>")]
        edit: ClaimEdit,
    },
    /// Each is a claim of its own: the one that stands there already, or a new one.
    Each {
        /// The verdict of all.
        #[ts(type = "Verdict")]
        verdict: Verdict,
        /// Anything else to set in the same op.
        #[serde(default)]
        #[ts(optional, as = "Option<ClaimEdit>")]
        edit: ClaimEdit,
    },
    /// A highlight on each; one that stands there already takes what is given.
    Highlight {
        /// Its colour; absent: yellow.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "HighlightColor")]
        color: Option<HighlightColor>,
        /// A note in Markdown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        note: Option<String>,
        /// Its tags.
        #[serde(default)]
        #[ts(optional, type = "TagId[]")]
        tags: Vec<TagId>,
    },
}

/// Gives the claim at a place (made where none is) more passages. A claim that says no more than a verdict on one of
/// them is absorbed; an unjudged claim takes the gravest verdict of those that it absorbs.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GatherPassages {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Where the claim stands.
    pub place: Place,
    /// Where it stands too, in any order; none is refused (`span-empty`).
    pub spans: SpanColumns,
}

/// Gives a passage of a claim, or a highlight, other ends. Where another passage of the claim, or another highlight, has
/// just these, it is refused (`passage-taken`).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(untagged, deny_unknown_fields)]
pub enum MovePassage {
    /// A passage of a claim.
    Passage {
        /// Which one.
        #[ts(type = "PassageId")]
        passage: PassageId,
        /// Its first code point.
        start: u32,
        /// The code point after its last.
        end: u32,
    },
    /// A highlight.
    Highlight {
        /// Which one.
        #[ts(type = "HighlightId")]
        highlight: HighlightId,
        /// Its first code point.
        start: u32,
        /// The code point after its last.
        end: u32,
    },
}

/// Names a passage of a claim. `drop_passage` refuses the only one that a claim has (`passage-last`).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichPassage {
    /// Its id.
    #[ts(type = "PassageId")]
    pub passage: PassageId,
}
