//! Questions about highlights.

use obelus_model::{AnnotatorId, DocumentId, Highlight, HighlightId, TagId};
use obelus_text::Span;
use rusqlite::{Params, Row};

use super::Rows;
use crate::Result;
use crate::cells::{self, Cell};

const ALL: &str = concat!(include_str!("../sql/select_highlight.sql"), "ORDER BY created, highlight.id");
const OF_DOCUMENT: &str =
    concat!(include_str!("../sql/select_highlight.sql"), "WHERE document = ?1 ORDER BY created, highlight.id");
const BETWEEN: &str = concat!(
    include_str!("../sql/select_highlight.sql"),
    "WHERE document = ?1 AND version IN (SELECT number FROM version WHERE document = ?1) ",
    "AND start >= ?2 AND start < ?3 ORDER BY created, highlight.id"
);
const ONE: &str = concat!(include_str!("../sql/select_highlight.sql"), "WHERE highlight.id = ?1");
const AT: &str = "SELECT highlight FROM passage \
    WHERE document = ?1 AND version = ?2 AND start = ?3 AND \"end\" = ?4 AND highlight IS NOT NULL \
    AND anchoring <> 'lost' ORDER BY highlight";
const AT_ANY: &str = include_str!("../sql/select_highlight_at_any.sql");
const TAGS: &str = "SELECT tag FROM highlight_tag WHERE highlight = ?1 ORDER BY ordinal";

impl Rows<'_> {
    /// All highlights, by the time they were made, then id.
    pub fn highlights(&self) -> Result<Vec<Highlight>> {
        self.highlights_within(ALL, [])
    }

    /// The highlights of a document, by the time they were made, then id.
    pub fn highlights_of_document(&self, document: DocumentId) -> Result<Vec<Highlight>> {
        self.highlights_within(OF_DOCUMENT, [document.0])
    }

    /// The highlights of a document that begin from one code point to before another, by the time they were made.
    pub fn highlights_between(&self, document: DocumentId, from: u32, to: u32) -> Result<Vec<Highlight>> {
        self.highlights_within(BETWEEN, (document.0, from, to))
    }

    /// One highlight.
    pub fn find_highlight(&self, id: HighlightId) -> Result<Option<Highlight>> {
        Ok(self.highlights_within(ONE, [id.0])?.pop())
    }

    /// The highlights of exactly this span, that were not lost: a lost one stands nowhere.
    pub fn highlights_at(&self, document: DocumentId, version: u32, span: Span) -> Result<Vec<HighlightId>> {
        let values = (document.0, version, span.start(), span.end());
        cells::list(self.connection, AT, values, |row| cells::id(row, 0, HighlightId))
    }

    /// The highlights of exactly one of these spans, that were not lost; by id.
    pub fn highlights_at_any(&self, document: DocumentId, version: u32, spans: &[Span]) -> Result<Vec<Highlight>> {
        self.highlights_within(AT_ANY, (document.0, version, cells::span_list(spans)))
    }

    fn highlights_within(&self, sql: &str, values: impl Params) -> Result<Vec<Highlight>> {
        let mut highlights = cells::list(self.connection, sql, values, read_highlight)?;
        for highlight in &mut highlights {
            highlight.tags = cells::list(self.connection, TAGS, [highlight.id.0], |row| cells::id(row, 0, TagId))?;
        }
        Ok(highlights)
    }
}

fn read_highlight(row: &Row<'_>) -> Cell<Highlight> {
    Ok(Highlight {
        id: cells::id(row, 0, HighlightId)?,
        color: cells::word(row, 1)?,
        note: row.get(2)?,
        tags: Vec::new(),
        annotator: cells::id(row, 3, AnnotatorId)?,
        created: cells::moment(row, 4)?,
        modified: cells::moment(row, 5)?,
        extra: cells::object(row, 6)?,
        passage: cells::passage(row, 7)?,
    })
}
