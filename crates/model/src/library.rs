//! The library itself, its annotators and its codebook.

use serde::{Deserialize, Serialize};

use crate::{AnnotatorId, Color, Extra, LibraryId, TagId};

/// One `.obelus` file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Library {
    /// Its id, for ever.
    pub id: LibraryId,
    /// Its name.
    pub name: String,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// Who judges: a name that may change and an id that stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotator {
    /// The id.
    pub id: AnnotatorId,
    /// The name.
    pub name: String,
    /// The ORCID iD, as `0000-0002-1825-0097`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orcid: Option<String>,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

/// A label of the codebook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tag {
    /// The id.
    pub id: TagId,
    /// The name, unique in the library.
    pub name: String,
    /// The colour.
    pub color: Color,
    /// When it is to be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// The tag that it is a kind of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<TagId>,
    /// What else the record carried.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}
