//! Saying where a run of a document's text comes from, and taking it back.
//! Invariant: runs never overlap: what is said last cuts what was said before.

use obelus_model::{Document, DocumentId, Noun, Origin, Record, SourceId, Verb};
use obelus_text::Span;

use crate::context::Work;
use crate::fault::Result;
use crate::import_document::named;
use crate::place::passage_at;
use crate::{Done, EngineError, Place, Writer};

/// What is known of where a run comes from; nothing at all says that it comes from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginDraft {
    /// The source.
    pub source: Option<SourceId>,
    /// The address.
    pub url: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// Says where a run comes from.
pub fn set_origin(
    writer: &mut Writer,
    document: DocumentId,
    start: u32,
    end: u32,
    draft: OriginDraft,
) -> Result<Done<DocumentId>> {
    let span = run_at(writer, document, start, end)?;
    writer.write(Verb::SetOrigin, |work| {
        if let Some(source) = draft.source {
            let known = work.tx.rows().find_source(source)?;
            known.ok_or_else(|| EngineError::not_found(Noun::Source, source))?;
        }
        let OriginDraft { source, url, note } = draft;
        let origin = Origin { span, source, url: url.and_then(named), note: note.and_then(named) };
        change(work, document, |document| document.set_origin(origin))
    })
}

/// Takes back where a run comes from.
pub fn clear_origin(writer: &mut Writer, document: DocumentId, start: u32, end: u32) -> Result<Done<DocumentId>> {
    let span = run_at(writer, document, start, end)?;
    writer.write(Verb::ClearOrigin, |work| change(work, document, |document| document.clear_origin(span)))
}

fn run_at(writer: &mut Writer, document: DocumentId, start: u32, end: u32) -> Result<Span> {
    Ok(passage_at(writer, document, &Place::Span { start, end })?.span)
}

fn change(work: Work<'_, '_>, id: DocumentId, make: impl FnOnce(&mut Document)) -> Result<DocumentId> {
    let found = work.tx.rows().find_document(id)?;
    let mut document = found.ok_or_else(|| EngineError::not_found(Noun::Document, id))?;
    let before = document.origins.clone();
    make(&mut document);
    if document.origins != before {
        work.tx.put(Record::Document(document))?;
    }
    Ok(id)
}
