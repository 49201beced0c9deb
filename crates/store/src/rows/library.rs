//! Questions about the library itself, its annotators, its codebook and its sources.

use obelus_model::{Annotator, AnnotatorId, Library, LibraryId, Noun, RecordKey, Source, SourceId, Tag, TagId};
use rusqlite::Row;
use uuid::Uuid;

use super::Rows;
use crate::Result;
use crate::cells::{self, Cell};

const ANNOTATOR: &str = "SELECT id, name, orcid, extra FROM annotator WHERE id = ?1";
const TAG: &str = concat!(include_str!("../sql/select_tag.sql"), "WHERE id = ?1");
const TAG_BY_NAME: &str = concat!(include_str!("../sql/select_tag.sql"), "WHERE name = ?1");
const TAGS: &str = concat!(include_str!("../sql/select_tag.sql"), "ORDER BY name, id");

/// How much a library holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Documents.
    pub documents: u32,
    /// Texts, originals and what else is kept by its hash.
    pub contents: u32,
    /// Claims.
    pub claims: u32,
    /// Ops of the log.
    pub ops: u32,
}

impl Rows<'_> {
    /// How much the library holds.
    pub fn holdings(&self) -> Result<Holdings> {
        let sql = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM content), \
            (SELECT count(*) FROM claim), (SELECT count(*) FROM op)";
        let held = cells::find(self.connection, sql, [], |row| {
            Ok(Holdings { documents: row.get(0)?, contents: row.get(1)?, claims: row.get(2)?, ops: row.get(3)? })
        });
        Ok(held?.unwrap_or_default())
    }

    /// The record of the library itself.
    pub fn find_library_record(&self) -> Result<Option<Library>> {
        cells::find(self.connection, "SELECT id, name, extra FROM library", [], |row| {
            Ok(Library { id: cells::id(row, 0, LibraryId)?, name: row.get(1)?, extra: cells::object(row, 2)? })
        })
    }

    /// All annotators, by name, then id.
    pub fn annotators(&self) -> Result<Vec<Annotator>> {
        let sql = "SELECT id, name, orcid, extra FROM annotator ORDER BY name, id";
        cells::list(self.connection, sql, [], read_annotator)
    }

    /// One annotator.
    pub fn find_annotator(&self, id: AnnotatorId) -> Result<Option<Annotator>> {
        cells::find(self.connection, ANNOTATOR, [id.0], read_annotator)
    }

    /// The codebook, by name, then id.
    pub fn tags(&self) -> Result<Vec<Tag>> {
        cells::list(self.connection, TAGS, [], read_tag)
    }

    /// One tag.
    pub fn find_tag(&self, id: TagId) -> Result<Option<Tag>> {
        cells::find(self.connection, TAG, [id.0], read_tag)
    }

    /// The tag of exactly this name.
    pub fn find_tag_by_name(&self, name: &str) -> Result<Option<Tag>> {
        cells::find(self.connection, TAG_BY_NAME, [name], read_tag)
    }

    /// What bears a tag: the tags under it, documents, claims and highlights.
    pub fn bearers_of_tag(&self, id: TagId) -> Result<Vec<RecordKey>> {
        cells::list(self.connection, include_str!("../sql/select_tag_bearer.sql"), [id.0], |row| {
            let noun: Noun = cells::word(row, 0)?;
            Ok(RecordKey { noun, id: row.get::<_, Uuid>(1)?.as_hyphenated().to_string() })
        })
    }

    /// All sources, by id.
    pub fn sources(&self) -> Result<Vec<Source>> {
        cells::list(self.connection, "SELECT id, grade, csl, extra FROM source ORDER BY id", [], read_source)
    }

    /// One source.
    pub fn find_source(&self, id: SourceId) -> Result<Option<Source>> {
        cells::find(self.connection, "SELECT id, grade, csl, extra FROM source WHERE id = ?1", [id.0], read_source)
    }

    /// How much evidence and how many origins name each source, by its id, without those that nothing names.
    pub fn source_uses(&self) -> Result<Vec<(SourceId, u32, u32)>> {
        cells::list(self.connection, include_str!("../sql/count_source_uses.sql"), [], |row| {
            Ok((cells::id(row, 0, SourceId)?, row.get(1)?, row.get(2)?))
        })
    }
}

fn read_annotator(row: &Row<'_>) -> Cell<Annotator> {
    Ok(Annotator {
        id: cells::id(row, 0, AnnotatorId)?,
        name: row.get(1)?,
        orcid: row.get(2)?,
        extra: cells::object(row, 3)?,
    })
}

fn read_tag(row: &Row<'_>) -> Cell<Tag> {
    Ok(Tag {
        id: cells::id(row, 0, TagId)?,
        name: row.get(1)?,
        color: cells::word(row, 2)?,
        definition: row.get(3)?,
        parent: cells::optional_id(row, 4, TagId)?,
        extra: cells::object(row, 5)?,
    })
}

fn read_source(row: &Row<'_>) -> Cell<Source> {
    Ok(Source {
        id: cells::id(row, 0, SourceId)?,
        grade: cells::optional_word(row, 1)?,
        csl: cells::object(row, 2)?,
        extra: cells::object(row, 3)?,
    })
}
