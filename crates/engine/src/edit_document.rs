//! Changing a document's details.

use obelus_model::{DocumentId, Edit, Noun, Origin, Record, Status, TagId, Verb};
use obelus_text::SpanFault;
use serde_json::Value;

use crate::edit_claim::{set_text, unique};
use crate::fault::Result;
use crate::import_document::named;
use crate::texts::present_version;
use crate::{Done, EngineError, Writer};

/// What can be changed on a document; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct DocumentEdit {
    /// Its title.
    pub title: Option<String>,
    /// How far the work is.
    pub status: Option<Status>,
    /// Its authors, all of them, as CSL-JSON names.
    pub authors: Option<Vec<Value>>,
    /// Where runs of its text come from, all of them.
    pub origins: Option<Vec<Origin>>,
    /// When it was issued.
    pub issued: Edit<String>,
    /// Where it was found.
    pub url: Edit<String>,
    /// Its language.
    pub language: Edit<String>,
    /// A note.
    pub note: Edit<String>,
    /// Its tags, all of them.
    pub tags: Option<Vec<TagId>>,
}

/// Changes a document's details.
pub fn edit_document(writer: &mut Writer, document: DocumentId, edit: DocumentEdit) -> Result<Done<DocumentId>> {
    writer.write(Verb::EditDocument, |work| {
        let found = work.tx.rows().find_document(document)?;
        let mut changed = found.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
        if let Some(title) = edit.title {
            changed.title = named(title).ok_or(EngineError::NameEmpty)?;
        }
        if let Some(authors) = edit.authors {
            changed.authors = authors;
        }
        if let Some(mut origins) = edit.origins {
            let length = present_version(work.tx.rows(), document)?.length;
            if origins.iter().any(|origin| origin.span.end() > length) {
                return Err(SpanFault::Outside(length).into());
            }
            origins.sort_by_key(|origin| origin.span);
            changed.origins = origins;
        }
        if let Some(status) = edit.status {
            changed.status = status;
        }
        set_text(&mut changed.issued, edit.issued);
        set_text(&mut changed.url, edit.url);
        set_text(&mut changed.language, edit.language);
        set_text(&mut changed.note, edit.note);
        if let Some(tags) = edit.tags {
            changed.tags = unique(tags);
        }
        work.tx.put(Record::Document(changed))?;
        Ok(document)
    })
}
