//! What can be changed: unpack, call the engine, answer.

use obelus_engine::{self as engine, Writer};

use crate::Fault;
use crate::wire::*;

pub(crate) fn edit_document(writer: &mut Writer, edit: EditDocument) -> Result<Written, Fault> {
    let document = edit.document;
    Ok(engine::edit_document(writer, document, edit.try_into()?)?.into())
}

pub(crate) fn remove_document(writer: &mut Writer, which: WhichDocument) -> Result<Written, Fault> {
    Ok(engine::remove_document(writer, which.document)?.into())
}

pub(crate) fn judge_claim(writer: &mut Writer, judge: JudgeClaim) -> Result<Written, Fault> {
    let place = judge.place.into();
    Ok(engine::judge_claim(writer, judge.document, &place, judge.verdict, judge.edit.into())?.into())
}

pub(crate) fn note_claim(writer: &mut Writer, note: NoteClaim) -> Result<Written, Fault> {
    Ok(engine::note_claim(writer, note.document, &note.place.into(), note.edit.into())?.into())
}

pub(crate) fn edit_claim(writer: &mut Writer, edit: EditClaim) -> Result<Written, Fault> {
    Ok(engine::edit_claim(writer, edit.claim, edit.verdict, edit.edit.into())?.into())
}

pub(crate) fn clear_verdict(writer: &mut Writer, which: WhichClaim) -> Result<Written, Fault> {
    Ok(engine::clear_verdict(writer, which.claim)?.into())
}

pub(crate) fn delete_claim(writer: &mut Writer, which: WhichClaim) -> Result<Written, Fault> {
    Ok(engine::delete_claim(writer, which.claim)?.into())
}

pub(crate) fn mark_places(writer: &mut Writer, marking: MarkPlaces) -> Result<Written, Fault> {
    let places = marking.spans.places()?;
    let done = engine::mark_places(writer, marking.document, &places, marking.mark.into())?;
    Ok(Written { id: done.value.map(|claim| claim.to_string()), ..done.committed.into() })
}

pub(crate) fn gather_passages(writer: &mut Writer, gathering: GatherPassages) -> Result<Written, Fault> {
    let (place, places) = (gathering.place.into(), gathering.spans.places()?);
    Ok(engine::gather_passages(writer, gathering.document, &place, &places)?.into())
}

pub(crate) fn move_passage(writer: &mut Writer, moving: MovePassage) -> Result<Written, Fault> {
    Ok(match moving {
        MovePassage::Passage { passage, start, end } => engine::move_passage(writer, passage, start, end)?.into(),
        MovePassage::Highlight { highlight, start, end } => {
            engine::move_highlight(writer, highlight, start, end)?.into()
        }
    })
}

pub(crate) fn drop_passage(writer: &mut Writer, which: WhichPassage) -> Result<Written, Fault> {
    Ok(engine::drop_passage(writer, which.passage)?.into())
}

pub(crate) fn settle_look(writer: &mut Writer, settling: SettleLook) -> Result<Written, Fault> {
    let key = settling.noun.key(&settling.id)?;
    let done = engine::settle_look(writer, key, settling.start, settling.end)?;
    Ok(Written { id: Some(settling.id), ..done.committed.into() })
}

pub(crate) fn settle_looks(writer: &mut Writer, ask: SettleLooks) -> Result<Settled, Fault> {
    Ok(engine::settle_looks(writer, ask.document, (&ask).into())?.into())
}

pub(crate) fn give_up_look(writer: &mut Writer, which: WhichLook) -> Result<Written, Fault> {
    let done = engine::give_up_passage(writer, which.noun.key(&which.id)?)?;
    Ok(Written { id: Some(which.id), ..done.committed.into() })
}

pub(crate) fn highlight_passage(writer: &mut Writer, mark: HighlightPassage) -> Result<Written, Fault> {
    let draft = engine::HighlightDraft { color: mark.color, note: mark.note, tags: mark.tags };
    Ok(engine::highlight_passage(writer, mark.document, &mark.place.into(), draft)?.into())
}

pub(crate) fn edit_highlight(writer: &mut Writer, edit: EditHighlight) -> Result<Written, Fault> {
    let change = engine::HighlightEdit { color: edit.color, note: edit.note, tags: edit.tags };
    Ok(engine::edit_highlight(writer, edit.highlight, change)?.into())
}

pub(crate) fn delete_highlight(writer: &mut Writer, which: WhichHighlight) -> Result<Written, Fault> {
    Ok(engine::delete_highlight(writer, which.highlight)?.into())
}

pub(crate) fn save_search(writer: &mut Writer, save: SaveSearch) -> Result<Written, Fault> {
    Ok(engine::save_search(writer, save.name, save.query)?.into())
}

pub(crate) fn forget_search(writer: &mut Writer, forget: ForgetSearch) -> Result<Written, Fault> {
    Ok(engine::forget_search(writer, &forget.name)?.into())
}

pub(crate) fn link_claims(writer: &mut Writer, link: LinkClaims) -> Result<Written, Fault> {
    Ok(engine::link_claims(writer, link.from, link.relation, link.to, link.note)?.into())
}

pub(crate) fn unlink_claims(writer: &mut Writer, which: WhichLink) -> Result<Written, Fault> {
    Ok(engine::unlink_claims(writer, which.link)?.into())
}

pub(crate) fn attach_evidence(writer: &mut Writer, attach: AttachEvidence) -> Result<Written, Fault> {
    let (to, edit) = attach.unpack()?;
    Ok(engine::attach_evidence(writer, &to, edit)?.into())
}

pub(crate) fn edit_evidence(writer: &mut Writer, edit: EditEvidence) -> Result<Written, Fault> {
    Ok(engine::edit_evidence(writer, edit.evidence, edit.into())?.into())
}

pub(crate) fn detach_evidence(writer: &mut Writer, which: WhichEvidence) -> Result<Written, Fault> {
    Ok(engine::detach_evidence(writer, which.evidence)?.into())
}

pub(crate) fn set_origin(writer: &mut Writer, run: SetOrigin) -> Result<Written, Fault> {
    let draft = engine::OriginDraft { source: run.source, url: run.url, note: run.note };
    Ok(engine::set_origin(writer, run.document, run.start, run.end, draft)?.into())
}

pub(crate) fn clear_origin(writer: &mut Writer, run: DocumentSpan) -> Result<Written, Fault> {
    Ok(engine::clear_origin(writer, run.document, run.start, run.end)?.into())
}

pub(crate) fn create_tag(writer: &mut Writer, tag: CreateTag) -> Result<Written, Fault> {
    let draft = engine::TagDraft { name: tag.name, color: tag.color, definition: tag.definition, parent: tag.parent };
    Ok(engine::create_tag(writer, draft)?.into())
}

pub(crate) fn edit_tag(writer: &mut Writer, edit: EditTag) -> Result<Written, Fault> {
    let change =
        engine::TagEdit { name: edit.name, color: edit.color, definition: edit.definition, parent: edit.parent };
    Ok(engine::edit_tag(writer, edit.tag, change)?.into())
}

pub(crate) fn delete_tag(writer: &mut Writer, which: DeleteTag) -> Result<Written, Fault> {
    Ok(engine::delete_tag(writer, which.tag)?.into())
}

pub(crate) fn create_source(writer: &mut Writer, source: CreateSource) -> Result<Written, Fault> {
    Ok(engine::create_source(writer, source.csl, source.grade)?.into())
}

pub(crate) fn edit_source(writer: &mut Writer, edit: EditSource) -> Result<Written, Fault> {
    let change = engine::SourceEdit { csl: edit.csl, grade: edit.grade };
    Ok(engine::edit_source(writer, edit.source, change)?.into())
}

pub(crate) fn delete_source(writer: &mut Writer, which: WhichSource) -> Result<Written, Fault> {
    Ok(engine::delete_source(writer, which.source)?.into())
}

pub(crate) fn merge_sources(writer: &mut Writer, merge: MergeSources) -> Result<Written, Fault> {
    Ok(engine::merge_sources(writer, merge.into, merge.from)?.into())
}

pub(crate) fn name_annotator(writer: &mut Writer, name: NameAnnotator) -> Result<Written, Fault> {
    Ok(engine::name_annotator(writer, name.name)?.into())
}

pub(crate) fn name_library(writer: &mut Writer, name: NameLibrary) -> Result<Written, Fault> {
    Ok(engine::name_library(writer, name.name)?.into())
}

pub(crate) fn undo(writer: &mut Writer, steps: Steps) -> Result<Written, Fault> {
    repeat(writer, steps, engine::undo)
}

pub(crate) fn redo(writer: &mut Writer, steps: Steps) -> Result<Written, Fault> {
    repeat(writer, steps, engine::redo)
}

/// Turns so many ops; where there are fewer, those that there are.
fn repeat(
    writer: &mut Writer,
    steps: Steps,
    turn: impl Fn(&mut Writer) -> engine::Result<engine::Committed>,
) -> Result<Written, Fault> {
    let mut written: Written = turn(writer)?.into();
    for _ in 1..steps.steps.unwrap_or(1) {
        match turn(writer) {
            Ok(committed) => written = written.then(committed.into()),
            Err(engine::EngineError::Store(engine::StoreError::NothingToUndo | engine::StoreError::NothingToRedo)) => {
                break;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(written)
}
