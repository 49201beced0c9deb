//! Sources on the wire.

use super::{LocatorRow, Written};
use obelus_model::{Edit, Grade, SourceId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// A source, as a list shows it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceRow {
    /// Its id.
    #[ts(type = "SourceId")]
    pub id: SourceId,
    /// Its citation key, which no other source of the library has.
    pub key: String,
    /// How far it is to be trusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Grade")]
    pub grade: Option<Grade>,
    /// The item as CSL-JSON.
    #[ts(type = "Record<string, unknown>")]
    pub csl: Map<String, Value>,
    /// A short label: `Service 2004, Stalin`.
    pub label: String,
    /// How much evidence names it.
    pub evidence: u32,
    /// How many runs of documents come from it.
    pub origins: u32,
    /// Other sources that look the same.
    #[ts(type = "SourceId[]")]
    pub same: Vec<SourceId>,
}

/// Adds a source.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateSource {
    /// The item as CSL-JSON.
    #[ts(type = "Record<string, unknown>")]
    pub csl: Map<String, Value>,
    /// How far it is to be trusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Grade")]
    pub grade: Option<Grade>,
}

/// Changes a source.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditSource {
    /// Which one.
    #[ts(type = "SourceId")]
    pub source: SourceId,
    /// The item, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Record<string, unknown>")]
    pub csl: Option<Map<String, Value>>,
    /// How far it is to be trusted.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Grade | null")]
    pub grade: Edit<Grade>,
}

/// Names a source.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichSource {
    /// Which one.
    #[ts(type = "SourceId")]
    pub source: SourceId,
}

/// Makes several sources one: evidence and origins that name the others name it, and fields that it lacks come over.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergeSources {
    /// The one that stays.
    #[ts(type = "SourceId")]
    pub into: SourceId,
    /// The others.
    #[ts(type = "SourceId[]")]
    pub from: Vec<SourceId>,
}

/// Asks for a citation of a source.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CiteSource {
    /// Which one.
    #[ts(type = "SourceId")]
    pub source: SourceId,
    /// By which style.
    pub style: CitationStyle,
    /// Where in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub locator: Option<LocatorRow>,
    /// The language of the words between the parts; English where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub language: Option<CitationLanguage>,
}

/// A citation style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum CitationStyle {
    /// The Chicago Manual of Style, 18th edition, notes and bibliography.
    Chicago,
    /// The American Psychological Association, 7th edition.
    Apa,
    /// The Modern Language Association, 9th edition.
    Mla,
}

/// The language of the words between the parts of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum CitationLanguage {
    /// English.
    En,
    /// German.
    De,
}

/// A citation.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Cited {
    /// The entry of a bibliography.
    pub text: String,
    /// The same in HTML: `i`, `b`, `sup`, `sub` and text.
    pub html: String,
    /// How a text refers to it, with the place: a note in Chicago, parentheses in APA and MLA.
    pub in_text: String,
}

/// Writes all sources to a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportSources {
    /// Where to. An existing file is replaced whole, or not at all.
    pub path: String,
    /// The form.
    pub format: SourceFormat,
}

/// The forms in which sources leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SourceFormat {
    /// BibTeX, for the styles of 1988.
    Bibtex,
    /// BibLaTeX.
    Biblatex,
    /// RIS.
    Ris,
    /// CSL-JSON.
    Csl,
}

/// What was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedSources {
    /// The file.
    pub path: String,
    /// Its size.
    pub bytes: u32,
    /// How many sources are in it.
    pub sources: u32,
}

/// Brings a file of sources in: BibTeX, BibLaTeX, RIS or CSL-JSON, told by what is in it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LoadSources {
    /// The file.
    pub path: String,
}

/// What came of a file of sources.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LoadedSources {
    /// How many are new.
    pub added: u32,
    /// How many were there already.
    pub known: u32,
    /// How many of those that were there changed: none, for what a person has edited stays.
    pub changed: u32,
    /// What could not be read.
    pub refused: Vec<RefusedEntry>,
    /// What was written.
    pub written: Written,
}

/// An entry that could not be read.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefusedEntry {
    /// The line of the file, from 1.
    pub line: u32,
    /// How the file calls the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub entry: Option<String>,
    /// Why, by code.
    pub detail: String,
}
