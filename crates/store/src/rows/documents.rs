//! Questions about documents and their versions.

use obelus_model::{Document, DocumentId, Noun, Origin, Sha256, SourceId, TagId, Version};
use rusqlite::{Params, Row};

use super::Rows;
use crate::Result;
use crate::cells::{self, Cell};

const ALL: &str = concat!(include_str!("../sql/select_document.sql"), "ORDER BY added, id");
const ONE: &str = concat!(include_str!("../sql/select_document.sql"), "WHERE id = ?1");
const BY_TITLE: &str = concat!(include_str!("../sql/select_document.sql"), "WHERE title = ?1 ORDER BY added, id");
const BY_ORIGINAL: &str = concat!(
    include_str!("../sql/select_document.sql"),
    "WHERE id IN (SELECT document FROM version WHERE sha256 = ?1) ORDER BY added, id"
);
const BY_SOURCE: &str = concat!(
    include_str!("../sql/select_document.sql"),
    "WHERE id IN (SELECT document FROM document_origin WHERE source = ?1) ORDER BY added, id"
);
const TAGS: &str = "SELECT tag FROM document_tag WHERE document = ?1 ORDER BY ordinal";
const ORIGINS: &str =
    "SELECT start, \"end\", source, url, note FROM document_origin WHERE document = ?1 ORDER BY ordinal";

const PRESENT_TEXTS: &str = "SELECT document.id, version.text_sha256 FROM document \
    JOIN version ON version.document = document.id AND version.number = document.version \
    ORDER BY document.added, document.id";
const LENGTH_OF_TEXT: &str = "SELECT version.length FROM document \
    JOIN version ON version.document = document.id AND version.number = document.version WHERE document.id = ?1";
const VERSIONS: &str = concat!(include_str!("../sql/select_version.sql"), "WHERE document = ?1 ORDER BY number");
const VERSION: &str = concat!(include_str!("../sql/select_version.sql"), "WHERE document = ?1 AND number = ?2");
const PRESENT_VERSION: &str = concat!(
    include_str!("../sql/select_version.sql"),
    "WHERE document = ?1 AND number = (SELECT version FROM document WHERE id = ?1)"
);
const VERSIONS_BY_TEXT: &str =
    concat!(include_str!("../sql/select_version.sql"), "WHERE text_sha256 = ?1 ORDER BY document, number");

impl Rows<'_> {
    /// All documents, by the time they were added, then id.
    pub fn documents(&self) -> Result<Vec<Document>> {
        self.documents_within(ALL, [])
    }

    /// One document.
    pub fn find_document(&self, id: DocumentId) -> Result<Option<Document>> {
        Ok(self.documents_within(ONE, [id.0])?.pop())
    }

    /// The title of a document.
    pub fn find_title(&self, id: DocumentId) -> Result<Option<String>> {
        cells::find(self.connection, "SELECT title FROM document WHERE id = ?1", [id.0], |row| row.get(0))
    }

    /// The documents whose id begins so, by id.
    pub fn documents_by_prefix(&self, prefix: &str) -> Result<Vec<Document>> {
        let keys = self.keys_by_prefix(Noun::Document, prefix)?;
        let ids = keys.iter().filter_map(|key| key.id.parse().ok());
        ids.filter_map(|id| self.find_document(id).transpose()).collect()
    }

    /// The documents of exactly this title, by the time they were added, then id.
    pub fn documents_by_title(&self, title: &str) -> Result<Vec<Document>> {
        self.documents_within(BY_TITLE, [title])
    }

    /// The documents that have a version made from bytes of this hash, by the time they were added, then id.
    pub fn documents_by_original(&self, sha256: &Sha256) -> Result<Vec<Document>> {
        self.documents_within(BY_ORIGINAL, [sha256.as_str()])
    }

    /// The documents of which a run comes from a source, by the time they were added, then id.
    pub fn documents_of_source(&self, source: SourceId) -> Result<Vec<Document>> {
        self.documents_within(BY_SOURCE, [source.0])
    }

    /// Every document with the hash of its present text, by the time they were added, then id.
    pub fn present_texts(&self) -> Result<Vec<(DocumentId, Sha256)>> {
        cells::list(self.connection, PRESENT_TEXTS, [], |row| {
            Ok((cells::id(row, 0, DocumentId)?, cells::word(row, 1)?))
        })
    }

    /// The length of a document's present text in code points; 0 where there is no such document.
    pub fn length_of_text(&self, document: DocumentId) -> Result<u32> {
        Ok(cells::find(self.connection, LENGTH_OF_TEXT, [document.0], |row| row.get(0))?.unwrap_or_default())
    }

    /// The versions of a document's text, by number.
    pub fn versions(&self, document: DocumentId) -> Result<Vec<Version>> {
        cells::list(self.connection, VERSIONS, [document.0], read_version)
    }

    /// One version.
    pub fn find_version(&self, document: DocumentId, number: u32) -> Result<Option<Version>> {
        cells::find(self.connection, VERSION, (document.0, number), read_version)
    }

    /// The version of a document that is read and judged now; the document's record itself may be long.
    pub fn find_present_version(&self, document: DocumentId) -> Result<Option<Version>> {
        cells::find(self.connection, PRESENT_VERSION, [document.0], read_version)
    }

    /// The versions whose canonical text has this hash, by document, then number.
    pub fn versions_by_text(&self, sha256: &Sha256) -> Result<Vec<Version>> {
        cells::list(self.connection, VERSIONS_BY_TEXT, [sha256.as_str()], read_version)
    }

    fn documents_within(&self, sql: &str, values: impl Params) -> Result<Vec<Document>> {
        let mut documents = cells::list(self.connection, sql, values, read_document)?;
        for document in &mut documents {
            document.tags = cells::list(self.connection, TAGS, [document.id.0], |row| cells::id(row, 0, TagId))?;
            document.origins = cells::list(self.connection, ORIGINS, [document.id.0], read_origin)?;
        }
        Ok(documents)
    }
}

fn read_document(row: &Row<'_>) -> Cell<Document> {
    Ok(Document {
        id: cells::id(row, 0, DocumentId)?,
        title: row.get(1)?,
        authors: cells::array(row, 2)?,
        issued: row.get(3)?,
        url: row.get(4)?,
        language: row.get(5)?,
        media_type: row.get(6)?,
        file_name: row.get(7)?,
        added: cells::moment(row, 8)?,
        tags: Vec::new(),
        note: row.get(9)?,
        status: cells::word(row, 10)?,
        version: row.get(11)?,
        origins: Vec::new(),
        extra: cells::object(row, 12)?,
    })
}

fn read_origin(row: &Row<'_>) -> Cell<Origin> {
    Ok(Origin {
        span: cells::span(row, 0)?,
        source: cells::optional_id(row, 2, SourceId)?,
        url: row.get(3)?,
        note: row.get(4)?,
    })
}

fn read_version(row: &Row<'_>) -> Cell<Version> {
    Ok(Version {
        document: cells::id(row, 0, DocumentId)?,
        number: row.get(1)?,
        sha256: cells::word(row, 2)?,
        text_sha256: cells::word(row, 3)?,
        length: row.get(4)?,
        encoding: row.get(5)?,
        encoding_guessed: row.get(6)?,
        way: row.get(7)?,
        structure: cells::optional_word(row, 8)?,
        boxes: cells::optional_word(row, 9)?,
    })
}
