//! Highlights: marks without a judgement.

use obelus_model::{DocumentId, Edit, Highlight, HighlightColor, HighlightId, Noun, Passage, Record, TagId, Verb};

use crate::context::Work;
use crate::edit_claim::{set_text, unique};
use crate::fault::Result;
use crate::import_document::named;
use crate::place::passage_at;
use crate::{Done, EngineError, Place, Writer};

/// What a new highlight carries.
#[derive(Clone, Debug, Default)]
pub struct HighlightDraft {
    /// Its colour; absent: yellow.
    pub color: Option<HighlightColor>,
    /// A note.
    pub note: Option<String>,
    /// Its tags.
    pub tags: Vec<TagId>,
}

/// What can be changed on a highlight; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct HighlightEdit {
    /// Its colour.
    pub color: Option<HighlightColor>,
    /// Its note.
    pub note: Edit<String>,
    /// Its tags, all of them.
    pub tags: Option<Vec<TagId>>,
}

/// Marks a place. Where a highlight has just this passage, that one takes the colour, note and tags given.
pub fn highlight_passage(
    writer: &mut Writer,
    document: DocumentId,
    place: &Place,
    draft: HighlightDraft,
) -> Result<Done<HighlightId>> {
    let passage = passage_at(writer, document, place)?;
    writer.write(Verb::HighlightPassage, |work| {
        let rows = work.tx.rows();
        let there = rows.highlights_at(passage.document, passage.version, passage.span)?;
        let found = there.first().map(|id| rows.find_highlight(*id)).transpose()?.flatten();
        put_highlight(work, found, passage, draft)
    })
}

/// Puts a highlight on a passage, or gives the one that was found there what the draft says.
pub(crate) fn put_highlight(
    work: Work<'_, '_>,
    found: Option<Highlight>,
    passage: Passage,
    draft: HighlightDraft,
) -> Result<HighlightId> {
    let is_known = found.is_some();
    let mut highlight = found.unwrap_or_else(|| Highlight {
        id: HighlightId::new(work.ids),
        color: HighlightColor::Yellow,
        note: None,
        tags: Vec::new(),
        passage,
        annotator: work.annotator,
        created: work.now,
        modified: work.now,
        extra: Default::default(),
    });
    let edit = HighlightEdit {
        color: draft.color,
        note: draft.note.map(named),
        tags: if draft.tags.is_empty() { None } else { Some(draft.tags) },
    };
    let before = highlight.clone();
    apply(&mut highlight, edit);
    let id = highlight.id;
    if is_known && highlight == before {
        return Ok(id);
    }
    highlight.modified = work.now;
    work.tx.put(Record::Highlight(highlight))?;
    Ok(id)
}

/// Changes a highlight.
pub fn edit_highlight(writer: &mut Writer, highlight: HighlightId, edit: HighlightEdit) -> Result<Done<HighlightId>> {
    writer.write(Verb::EditHighlight, |work| {
        let found = work.tx.rows().find_highlight(highlight)?;
        let before = found.ok_or_else(|| EngineError::not_found(Noun::Highlight, highlight))?;
        let mut after = before.clone();
        apply(&mut after, edit);
        if after != before {
            after.modified = work.now;
            work.tx.put(Record::Highlight(after))?;
        }
        Ok(highlight)
    })
}

/// Deletes a highlight.
pub fn delete_highlight(writer: &mut Writer, highlight: HighlightId) -> Result<Done<HighlightId>> {
    writer.write(Verb::DeleteHighlight, |work| {
        let found = work.tx.rows().find_highlight(highlight)?;
        let record = Record::Highlight(found.ok_or_else(|| EngineError::not_found(Noun::Highlight, highlight))?);
        work.tx.remove(&record.key())?;
        Ok(highlight)
    })
}

fn apply(highlight: &mut Highlight, edit: HighlightEdit) {
    if let Some(color) = edit.color {
        highlight.color = color;
    }
    set_text(&mut highlight.note, edit.note);
    if let Some(tags) = edit.tags {
        highlight.tags = unique(tags);
    }
}
