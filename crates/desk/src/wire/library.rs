//! The library, its annotator and its codebook on the wire.

use obelus_engine::Opening;
use obelus_model::{Annotator, AnnotatorId, Color, DocumentId, Edit, LibraryId, Noun, TagId, Verb};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Marks, SavedSearch};
use crate::FaultCode;

/// The open library, as the window's frame shows it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryState {
    /// Its id.
    #[ts(type = "LibraryId")]
    pub id: LibraryId,
    /// Its name.
    pub name: String,
    /// The file.
    pub path: String,
    /// Why it can only be read here (`library-busy`: another process writes; `read-only`; `library-newer`);
    /// `null` where it can be written.
    pub read_only: Option<FaultCode>,
    /// Who judges in this window.
    pub annotator: AnnotatorRow,
    /// Everybody who judged in it, by name: the above, and those who came with a loaded file.
    pub annotators: Vec<AnnotatorRow>,
    /// What undo would take back; `null` where nothing is left.
    #[ts(type = "Verb | null")]
    pub undo: Option<Verb>,
    /// What redo would do again.
    #[ts(type = "Verb | null")]
    pub redo: Option<Verb>,
    /// The searches that were given names.
    pub searches: Vec<SavedSearch>,
    /// The version of the application.
    pub generator: String,
    /// What was found and mended when this window opened the library.
    pub opening: OpeningRow,
}

/// What was found and mended when a library was opened.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpeningRow {
    /// A writer had not closed it, and all of it was looked at.
    pub checked_after_crash: bool,
    /// So many ops that the file had lost came back from the journal.
    pub replayed: u32,
    /// The journal that lay there was another library's or damaged; it is kept under another name.
    pub journal_set_aside: bool,
}

impl From<Opening> for OpeningRow {
    fn from(opening: Opening) -> OpeningRow {
        let Opening { checked_after_crash, replayed, journal_set_aside } = opening;
        OpeningRow { checked_after_crash, replayed, journal_set_aside }
    }
}

/// An annotator.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnotatorRow {
    /// The id.
    #[ts(type = "AnnotatorId")]
    pub id: AnnotatorId,
    /// The name; empty while the person has given none.
    pub name: String,
}

impl From<Annotator> for AnnotatorRow {
    fn from(annotator: Annotator) -> AnnotatorRow {
        AnnotatorRow { id: annotator.id, name: annotator.name }
    }
}

/// What a write answers: what it made or changed, and what undo and redo would do now.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The id of what was made or changed; `null` where that is many things, or nothing.
    pub id: Option<String>,
    /// Every record that is other than before: what a window has to ask for again.
    pub changed: Vec<ChangedRow>,
    /// The changed claims and highlights as they are now, where they are few and all stand in one document: whoever shows
    /// it need not ask again. Those that changed and are not in it are gone.
    pub marks: Option<WrittenMarks>,
    /// What undo would take back now.
    #[ts(type = "Verb | null")]
    pub undo: Option<Verb>,
    /// What redo would do again now.
    #[ts(type = "Verb | null")]
    pub redo: Option<Verb>,
    /// It is saved, but the journal, the second copy of everything, could not be written; the next write tries again.
    pub second_copy_behind: bool,
    /// It is saved, but a backup that is due could not be made; it is tried again by itself.
    pub backup_behind: bool,
}

/// What a write changed on one document.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenMarks {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Its changed claims and highlights.
    pub marks: Marks,
}

/// A record that a write changed.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedRow {
    /// Its noun.
    #[ts(type = "Noun")]
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// The documents in which it stands or stood.
    pub documents: Vec<String>,
}

/// Gives the person at this window a name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NameAnnotator {
    /// The name.
    pub name: String,
}

/// Gives the library a name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NameLibrary {
    /// The name.
    pub name: String,
}

/// A tag of the codebook, and how much bears it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagRow {
    /// Its id.
    #[ts(type = "TagId")]
    pub id: TagId,
    /// Its name.
    pub name: String,
    /// Its colour, `#rrggbb`.
    #[ts(type = "string")]
    pub color: Color,
    /// When it is to be given.
    pub definition: Option<String>,
    /// The tag that it is a kind of.
    #[ts(type = "TagId | null")]
    pub parent: Option<TagId>,
    /// How many claims, highlights and documents bear it.
    pub uses: u32,
}

/// Adds a tag to the codebook; a name that is there already is refused (`name-taken`).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateTag {
    /// Its name.
    pub name: String,
    /// Its colour; absent: the next of the palette.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub color: Option<Color>,
    /// When it is to be given.
    #[serde(default)]
    #[ts(optional)]
    pub definition: Option<String>,
    /// The tag that it is a kind of.
    #[serde(default)]
    #[ts(optional, type = "TagId")]
    pub parent: Option<TagId>,
}

/// Changes a tag.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditTag {
    /// Which one.
    #[ts(type = "TagId")]
    pub tag: TagId,
    /// Its new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Its new colour.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub color: Option<Color>,
    /// Its new definition.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "string | null")]
    pub definition: Edit<String>,
    /// Its new parent.
    #[serde(default, deserialize_with = "super::edit", skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "TagId | null")]
    pub parent: Edit<TagId>,
}

/// Takes a tag out of the codebook and off everything that bears it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeleteTag {
    /// Which one.
    #[ts(type = "TagId")]
    pub tag: TagId,
}
