//! The records as they stand in a file: which keys, in which order, of which types.
//!
//! Invariant: the order of the fields is the order of the keys; what is absent is left out; keys that are not here are
//! refused. The JSON Schema is made of these types. Not here: what values mean together (`check`), order of lists
//! (`outgoing`).

use std::borrow::Cow;

use obelus_model::{AnnotatorId, Color, DocumentId, Extra, Grade, LibraryId, Moment, Sha256, SourceId, Status, TagId};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use crate::form::{self, Word};

mod judged;

pub(crate) use judged::{Claim, ClaimPassage, Evidence, Highlight, Link, Locator, Passage, Reason};

/// Reads a value that is there: `null` is not a way to leave it out.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(input: D) -> Result<Option<T>, D::Error> {
    T::deserialize(input).map(Some)
}

fn is_bare(extra: &Extra) -> bool {
    extra.is_empty()
}

/// Obelus JSON, version 1: a library, a document or a selection, to leave Obelus and come back without loss.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[schemars(title = "Obelus JSON")]
pub(crate) struct File<'a> {
    /// The name of the format.
    #[schemars(with = "form::Format")]
    pub(crate) format: String,
    /// The version of the format.
    #[schemars(with = "form::FormatVersion")]
    pub(crate) version: u64,
    /// What wrote the file.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) generator: Option<String>,
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "form::Time")]
    pub(crate) exported: Option<Moment>,
    /// The library that the records belong to.
    pub(crate) library: Library<'a>,
    /// Who judged.
    #[serde(default)]
    pub(crate) annotators: Vec<Annotator<'a>>,
    /// The codebook.
    #[serde(default)]
    pub(crate) tags: Vec<Tag<'a>>,
    /// Bibliographic items.
    #[serde(default)]
    pub(crate) sources: Vec<Source<'a>>,
    /// The texts.
    #[serde(default)]
    pub(crate) documents: Vec<Document<'a>>,
    /// The claims, with their passages and evidence.
    #[serde(default)]
    pub(crate) claims: Vec<Claim<'a>>,
    /// Passages marked without a judgement.
    #[serde(default)]
    pub(crate) highlights: Vec<Highlight<'a>>,
    /// Links between claims.
    #[serde(default)]
    pub(crate) links: Vec<Link<'a>>,
}

/// The library that the records belong to.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Library<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: LibraryId,
    /// Its name.
    #[schemars(with = "String")]
    pub(crate) name: Cow<'a, str>,
    /// Whatever else the record carries; kept as it is.
    #[serde(default, skip_serializing_if = "is_bare")]
    #[schemars(with = "Extra")]
    pub(crate) extra: Cow<'a, Extra>,
}

/// Who judges.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Annotator<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: AnnotatorId,
    /// The name.
    #[schemars(with = "String")]
    pub(crate) name: Cow<'a, str>,
    /// The ORCID iD, as `0000-0002-1825-0097`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) orcid: Option<Cow<'a, str>>,
    /// Whatever else the record carries; kept as it is.
    #[serde(default, skip_serializing_if = "is_bare")]
    #[schemars(with = "Extra")]
    pub(crate) extra: Cow<'a, Extra>,
}

/// A label of the codebook.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Tag<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: TagId,
    /// The name, unique in the library.
    #[schemars(with = "String")]
    pub(crate) name: Cow<'a, str>,
    /// The colour as `#rrggbb` in lower case.
    #[schemars(with = "form::Colour")]
    pub(crate) color: Cow<'a, Color>,
    /// When it is to be given.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) definition: Option<Cow<'a, str>>,
    /// The tag that it is a kind of, by id.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "form::Id")]
    pub(crate) parent: Option<TagId>,
    /// Whatever else the record carries; kept as it is.
    #[serde(default, skip_serializing_if = "is_bare")]
    #[schemars(with = "Extra")]
    pub(crate) extra: Cow<'a, Extra>,
}

/// A bibliographic item.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Source<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: SourceId,
    /// How far it is to be trusted, by the Admiralty code.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "Word<Grade>")]
    pub(crate) grade: Option<Grade>,
    /// The item as CSL-JSON, kept as it is.
    #[schemars(with = "Extra")]
    pub(crate) csl: Cow<'a, Extra>,
    /// Whatever else the record carries; kept as it is.
    #[serde(default, skip_serializing_if = "is_bare")]
    #[schemars(with = "Extra")]
    pub(crate) extra: Cow<'a, Extra>,
}

/// A text under examination.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Document<'a> {
    /// Its id.
    #[schemars(with = "form::Id")]
    pub(crate) id: DocumentId,
    /// Its title.
    #[schemars(with = "String")]
    pub(crate) title: Cow<'a, str>,
    /// Its authors as CSL-JSON names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Extra>")]
    pub(crate) authors: Vec<Cow<'a, Extra>>,
    /// When it was issued, as written (`1940-08`).
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) issued: Option<Cow<'a, str>>,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) url: Option<Cow<'a, str>>,
    /// Its language as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) language: Option<Cow<'a, str>>,
    /// The media type of the original bytes.
    #[schemars(with = "String")]
    pub(crate) media_type: Cow<'a, str>,
    /// The name of the file that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) file_name: Option<Cow<'a, str>>,
    /// The SHA-256 of the original bytes.
    #[schemars(with = "form::Hash")]
    pub(crate) sha256: Cow<'a, Sha256>,
    /// When it came into the library.
    #[schemars(with = "form::Time")]
    pub(crate) added: Moment,
    /// The tags that it bears, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<form::Id>")]
    pub(crate) tags: Vec<TagId>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) note: Option<Cow<'a, str>>,
    /// How far the work on it is.
    #[schemars(with = "Word<Status>")]
    pub(crate) status: Status,
    /// The version of its text that is read and judged now.
    pub(crate) version: Version<'a>,
    /// How far it is judged; derived, and not read back.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "Sentences")]
    pub(crate) sentences: Option<Sentences>,
    /// Where runs of its text come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) origins: Vec<Origin<'a>>,
    /// Whatever else the record carries; kept as it is.
    #[serde(default, skip_serializing_if = "is_bare")]
    #[schemars(with = "Extra")]
    pub(crate) extra: Cow<'a, Extra>,
}

/// A version of a document's canonical text.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Version<'a> {
    /// Its number, from 1.
    #[schemars(with = "form::Ordinal")]
    pub(crate) number: u32,
    /// The SHA-256 of the canonical text in UTF-8.
    #[schemars(with = "form::Hash")]
    pub(crate) text_sha256: Cow<'a, Sha256>,
    /// The length of the canonical text in Unicode code points.
    #[schemars(with = "form::Count")]
    pub(crate) length: u32,
    /// The canonical text, where it goes along.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) text: Option<Cow<'a, str>>,
}

/// How far a document is judged.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Sentences {
    /// All its sentences.
    #[schemars(with = "form::Count")]
    pub(crate) total: u32,
    /// Those of which at least half of the code points lie under passages of judged claims.
    #[schemars(with = "form::Count")]
    pub(crate) judged: u32,
}

/// Where a run of a document's text comes from.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Origin<'a> {
    /// The first code point of the run.
    #[schemars(with = "form::Count")]
    pub(crate) start: u32,
    /// The first code point after it.
    #[schemars(with = "form::Ordinal")]
    pub(crate) end: u32,
    /// The source, by id.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "form::Id")]
    pub(crate) source: Option<SourceId>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) url: Option<Cow<'a, str>>,
    /// A note in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    #[schemars(with = "String")]
    pub(crate) note: Option<Cow<'a, str>>,
}
