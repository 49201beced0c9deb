//! The records of judging as they stand in a file: claims, passages, evidence, highlights, links.
//! Invariants as in `wire`.

use std::borrow::Cow;

use obelus_model::{
    AnnotatorId, Certainty, ClaimId, DocumentId, EvidenceId, Extra, HighlightColor, HighlightId, Kind, LinkId, Moment,
    PassageId, ReasonCode, Relation, SourceId, Stance, TagId, Verdict,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{given, is_bare};
use crate::form::{self, Word};

/// A statement being judged.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[schemars(extend("if" = { "required": ["kind"] }, "then" = {
    "required": ["verdict"],
    "properties": { "verdict": { "const": "not_a_claim" } }
}))]
pub(crate) struct Claim<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: ClaimId,
    /// What it states, in the researcher's words.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) statement: Option<Cow<'a, str>>,
    /// The verdict; left out while unjudged.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "Word<Verdict>")]
    pub(crate) verdict: Option<Verdict>,
    /// How sure the annotator is.
    #[schemars(with = "Word<Certainty>")]
    pub(crate) certainty: Certainty,
    /// Why it is dubious.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) reasons: Vec<Reason<'a>>,
    /// What it is, where it is not a claim.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "Word<Kind>")]
    pub(crate) kind: Option<Kind>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) note: Option<Cow<'a, str>>,
    /// What would settle it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) next_step: Option<Cow<'a, str>>,
    /// The tags that it bears, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<form::Id>")]
    pub(crate) tags: Vec<TagId>,
    /// Who judged, by id.
    #[schemars(with = "form::Id")]
    pub(crate) annotator: AnnotatorId,
    /// When it was made.
    #[schemars(with = "form::Time")]
    pub(crate) created: Moment,
    /// When it was last changed.
    #[schemars(with = "form::Time")]
    pub(crate) modified: Moment,
    /// Where it stands: its repeats and variants.
    #[schemars(length(min = 1))]
    pub(crate) passages: Vec<ClaimPassage<'a>>,
    /// What bears on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) evidence: Vec<Evidence<'a>>,
    /// Whatever else the record carries; kept as it is.
    #[serde(default, skip_serializing_if = "is_bare")]
    #[schemars(with = "Extra")]
    pub(crate) extra: Cow<'a, Extra>,
}

/// Why a claim is dubious.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Reason<'a> {
    /// The code.
    #[schemars(with = "Word<ReasonCode>")]
    pub(crate) code: ReasonCode,
    /// What there is to say about it here.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) text: Option<Cow<'a, str>>,
}

/// A place in a document where a claim stands.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[schemars(extend("if" = { "properties": { "anchoring": { "const": "fuzzy" } } },
    "then" = { "required": ["score"] }, "else" = { "properties": { "score": false } }))]
pub(crate) struct ClaimPassage<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: PassageId,
    /// The document, by id.
    #[schemars(with = "form::Id")]
    pub(crate) document: DocumentId,
    /// The number of the version that the span counts in.
    #[schemars(with = "form::Ordinal")]
    pub(crate) version: u32,
    /// The first code point.
    #[schemars(with = "form::Count")]
    pub(crate) start: u32,
    /// The first code point after it.
    #[schemars(with = "form::Ordinal")]
    pub(crate) end: u32,
    /// The words of the passage.
    #[schemars(with = "String")]
    pub(crate) exact: Cow<'a, str>,
    /// The 32 code points before it, fewer at the start of the text.
    #[schemars(with = "String")]
    pub(crate) prefix: Cow<'a, str>,
    /// The 32 code points after it, fewer at the end of the text.
    #[schemars(with = "String")]
    pub(crate) suffix: Cow<'a, str>,
    /// How well it was found in this version.
    #[schemars(with = "form::Anchoring")]
    pub(crate) anchoring: Cow<'a, str>,
    /// How alike the words are, for `fuzzy`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "form::Score")]
    pub(crate) score: Option<f64>,
    /// The page, where the document has pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) page: Option<Cow<'a, str>>,
}

/// A place in a document.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[schemars(extend("if" = { "properties": { "anchoring": { "const": "fuzzy" } } },
    "then" = { "required": ["score"] }, "else" = { "properties": { "score": false } }))]
pub(crate) struct Passage<'a> {
    /// The document, by id.
    #[schemars(with = "form::Id")]
    pub(crate) document: DocumentId,
    /// The number of the version that the span counts in.
    #[schemars(with = "form::Ordinal")]
    pub(crate) version: u32,
    /// The first code point.
    #[schemars(with = "form::Count")]
    pub(crate) start: u32,
    /// The first code point after it.
    #[schemars(with = "form::Ordinal")]
    pub(crate) end: u32,
    /// The words of the passage.
    #[schemars(with = "String")]
    pub(crate) exact: Cow<'a, str>,
    /// The 32 code points before it, fewer at the start of the text.
    #[schemars(with = "String")]
    pub(crate) prefix: Cow<'a, str>,
    /// The 32 code points after it, fewer at the end of the text.
    #[schemars(with = "String")]
    pub(crate) suffix: Cow<'a, str>,
    /// How well it was found in this version.
    #[schemars(with = "form::Anchoring")]
    pub(crate) anchoring: Cow<'a, str>,
    /// How alike the words are, for `fuzzy`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "form::Score")]
    pub(crate) score: Option<f64>,
    /// The page, where the document has pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) page: Option<Cow<'a, str>>,
}

/// What bears on a claim.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Evidence<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: EvidenceId,
    /// What it does to the claim.
    #[schemars(with = "Word<Stance>")]
    pub(crate) stance: Stance,
    /// The source, by id.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "form::Id")]
    pub(crate) source: Option<SourceId>,
    /// Where in the source.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "Locator<'static>")]
    pub(crate) locator: Option<Locator<'a>>,
    /// The words quoted.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) quote: Option<Cow<'a, str>>,
    /// A place in a document of the library.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "Passage<'static>")]
    pub(crate) passage: Option<Passage<'a>>,
    /// An address.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) url: Option<Cow<'a, str>>,
    /// The day on which the address was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "form::Day")]
    pub(crate) accessed: Option<Cow<'a, str>>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) note: Option<Cow<'a, str>>,
    /// Who brought it, by id.
    #[schemars(with = "form::Id")]
    pub(crate) annotator: AnnotatorId,
    /// When it was brought.
    #[schemars(with = "form::Time")]
    pub(crate) created: Moment,
    /// When it was last changed.
    #[schemars(with = "form::Time")]
    pub(crate) modified: Moment,
    /// Whatever else the record carries; kept as it is.
    #[serde(default, skip_serializing_if = "is_bare")]
    #[schemars(with = "Extra")]
    pub(crate) extra: Cow<'a, Extra>,
}

/// A place in a source.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Locator<'a> {
    /// The kind of place, as CSL names it.
    #[schemars(with = "String")]
    pub(crate) label: Cow<'a, str>,
    /// Which one.
    #[schemars(with = "String")]
    pub(crate) value: Cow<'a, str>,
}

/// A passage marked without a judgement.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Highlight<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: HighlightId,
    /// Its colour.
    #[schemars(with = "Word<HighlightColor>")]
    pub(crate) color: HighlightColor,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) note: Option<Cow<'a, str>>,
    /// The tags that it bears, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<form::Id>")]
    pub(crate) tags: Vec<TagId>,
    /// Where it is.
    pub(crate) passage: Passage<'a>,
    /// Who made it, by id.
    #[schemars(with = "form::Id")]
    pub(crate) annotator: AnnotatorId,
    /// When it was made.
    #[schemars(with = "form::Time")]
    pub(crate) created: Moment,
    /// When it was last changed.
    #[schemars(with = "form::Time")]
    pub(crate) modified: Moment,
    /// Whatever else the record carries; kept as it is.
    #[serde(default, skip_serializing_if = "is_bare")]
    #[schemars(with = "Extra")]
    pub(crate) extra: Cow<'a, Extra>,
}

/// How one claim stands to another.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Link<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: LinkId,
    /// How they stand.
    #[schemars(with = "Word<Relation>")]
    pub(crate) relation: Relation,
    /// The claim that does it, by id.
    #[schemars(with = "form::Id")]
    pub(crate) from: ClaimId,
    /// The claim that it is done to, by id.
    #[schemars(with = "form::Id")]
    pub(crate) to: ClaimId,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) note: Option<Cow<'a, str>>,
    /// Who linked them, by id.
    #[schemars(with = "form::Id")]
    pub(crate) annotator: AnnotatorId,
    /// When.
    #[schemars(with = "form::Time")]
    pub(crate) created: Moment,
    /// Whatever else the record carries; kept as it is.
    #[serde(default, skip_serializing_if = "is_bare")]
    #[schemars(with = "Extra")]
    pub(crate) extra: Cow<'a, Extra>,
}
