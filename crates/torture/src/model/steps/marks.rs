//! Steps on what is marked and named: highlights, tags, links.

use obelus_engine::{
    EngineError, HighlightDraft, HighlightEdit, TagDraft, TagEdit, create_tag, delete_highlight, delete_tag,
    edit_highlight, edit_tag, highlight_passage, link_claims, unlink_claims,
};
use obelus_model::{
    Claim, Color, Document, Highlight, HighlightColor, Link, Moment, Record, RecordKey, Relation, Tag, TagId, Verb,
};

use super::Answer;
use super::thrown::{at, expect, gone, is_there, links, pick, put, tags, throw_claim, throw_place};
use crate::dice::Dice;
use crate::model::life::{Life, told};
use crate::model::shadow::same;

pub(super) fn highlight(life: &mut Life, dice: &mut Dice) -> Answer {
    let Some((passage, place)) = throw_place(life, dice) else { return Ok(()) };
    let color = pick(HighlightColor::ALL, dice).copied();
    let note = dice.percent(50).then(|| format!("mark {}", dice.below(50)));
    let chosen: Vec<TagId> = tags(life).into_iter().filter(|_| dice.percent(20)).collect();
    let draft = HighlightDraft { color, note: note.clone(), tags: chosen.clone() };
    let done = highlight_passage(life.writer()?, passage.document, &place, draft).map_err(told)?;
    let now = at(&done)?;
    let stands = |mark: &&Highlight| is_there(&mark.passage, &passage);
    let known = life.shadow.highlights().filter(stands).min_by_key(|mark| mark.id).cloned();
    let mut mark = known.clone().unwrap_or_else(|| Highlight {
        id: done.value,
        color: HighlightColor::Yellow,
        note: None,
        tags: Vec::new(),
        passage,
        annotator: life.annotator,
        created: now,
        modified: now,
        extra: Default::default(),
    });
    mark.color = color.unwrap_or(mark.color);
    mark.note = note.or(mark.note);
    if !chosen.is_empty() {
        mark.tags = chosen;
    }
    if known.as_ref() != Some(&mark) {
        mark.modified = now;
    }
    same("the highlight that was made", &done.value, &mark.id)?;
    life.shadow.act(Verb::HighlightPassage, vec![put(Record::Highlight(mark))]);
    life.heard(&done.committed)
}

pub(super) fn rework_highlight(life: &mut Life, dice: &mut Dice) -> Answer {
    let marks: Vec<Highlight> = life.shadow.highlights().cloned().collect();
    let Some(before) = pick(&marks, dice) else { return Ok(()) };
    if dice.percent(40) {
        let done = delete_highlight(life.writer()?, before.id).map_err(told)?;
        life.shadow.act(Verb::DeleteHighlight, vec![gone(Record::Highlight(before.clone()))]);
        return life.heard(&done.committed);
    }
    let note = Some(format!("again {}", dice.below(3)));
    let edit = HighlightEdit { note: Some(note.clone()), ..HighlightEdit::default() };
    let done = edit_highlight(life.writer()?, before.id, edit).map_err(told)?;
    let mut mark = Highlight { note, ..before.clone() };
    if mark != *before {
        mark.modified = at(&done)?;
    }
    life.shadow.act(Verb::EditHighlight, vec![put(Record::Highlight(mark))]);
    life.heard(&done.committed)
}

pub(super) fn make_tag(life: &mut Life, dice: &mut Dice) -> Answer {
    let name = format!("tag {}", dice.below(12));
    let color: Color = "#7b5ea7".parse().map_err(told)?;
    let parent = if dice.percent(30) { pick(&tags(life), dice).copied() } else { None };
    let draft = TagDraft { name: name.clone(), color: Some(color.clone()), definition: None, parent };
    let done = create_tag(life.writer()?, draft);
    let taken = life.shadow.records().any(|record| matches!(record, Record::Tag(tag) if tag.name == name));
    let is_taken = |fault: &EngineError| matches!(fault, EngineError::NameTaken(_));
    let Some((done, ())) = expect(done, (!taken).then_some(()), is_taken)? else { return Ok(()) };
    let tag = Tag { id: done.value, name, color, definition: None, parent, extra: Default::default() };
    life.shadow.act(Verb::CreateTag, vec![put(Record::Tag(tag))]);
    life.heard(&done.committed)
}

pub(super) fn rework_tag(life: &mut Life, dice: &mut Dice) -> Answer {
    let Some(id) = pick(&tags(life), dice).copied() else { return Ok(()) };
    let key = RecordKey { noun: obelus_model::Noun::Tag, id: id.to_string() };
    let Some(Record::Tag(tag)) = life.shadow.find(&key).cloned() else { return Ok(()) };
    if dice.percent(60) {
        let definition = Some(format!("means {}", dice.below(5)));
        let edit = TagEdit { definition: Some(definition.clone()), ..TagEdit::default() };
        let done = edit_tag(life.writer()?, id, edit).map_err(told)?;
        life.shadow.act(Verb::EditTag, vec![put(Record::Tag(Tag { definition, ..tag }))]);
        return life.heard(&done.committed);
    }
    let done = delete_tag(life.writer()?, id).map_err(told)?;
    let now = at(&done)?;
    let strip = |record: &Record| stripped(record, &tag, now);
    let mut after: Vec<(RecordKey, Option<Record>)> = life.shadow.records().filter_map(strip).map(put).collect();
    after.push((key, None));
    life.shadow.act(Verb::DeleteTag, after);
    life.heard(&done.committed)
}

/// A record without a tag that it bears.
fn stripped(record: &Record, gone: &Tag, now: Moment) -> Option<Record> {
    let without = |tags: &[TagId]| -> Vec<TagId> { tags.iter().copied().filter(|tag| *tag != gone.id).collect() };
    match record {
        Record::Claim(claim) if claim.tags.contains(&gone.id) => {
            Some(Record::Claim(Claim { tags: without(&claim.tags), modified: now, ..claim.clone() }))
        }
        Record::Highlight(mark) if mark.tags.contains(&gone.id) => {
            Some(Record::Highlight(Highlight { tags: without(&mark.tags), modified: now, ..mark.clone() }))
        }
        Record::Document(document) if document.tags.contains(&gone.id) => {
            Some(Record::Document(Document { tags: without(&document.tags), ..document.clone() }))
        }
        Record::Tag(child) if child.parent == Some(gone.id) => {
            Some(Record::Tag(Tag { parent: gone.parent, ..child.clone() }))
        }
        _ => None,
    }
}

pub(super) fn link(life: &mut Life, dice: &mut Dice) -> Answer {
    let (Some(from), Some(to)) = (throw_claim(life, dice), throw_claim(life, dice)) else { return Ok(()) };
    let (from, to, relation) = (from.id, to.id, *pick(Relation::ALL, dice).ok_or("no relation")?);
    let done = link_claims(life.writer()?, from, relation, to, None);
    let is_same = |link: &Link| {
        let ends = (link.from, link.to);
        link.relation == relation && (ends == (from, to) || (relation == Relation::Contradicts && ends == (to, from)))
    };
    let is_known = life.shadow.records().any(|record| matches!(record, Record::Link(link) if is_same(link)));
    let is_refused = |fault: &EngineError| matches!(fault, EngineError::LinkRefused);
    let expected = (from != to && !is_known).then_some(());
    let Some((done, ())) = expect(done, expected, is_refused)? else { return Ok(()) };
    let (annotator, created) = (life.annotator, at(&done)?);
    let link = Link { id: done.value, relation, from, to, note: None, annotator, created, extra: Default::default() };
    life.shadow.act(Verb::LinkClaims, vec![put(Record::Link(link))]);
    life.heard(&done.committed)
}

pub(super) fn unlink(life: &mut Life, dice: &mut Dice) -> Answer {
    let links: Vec<Link> = links(life, |_| true);
    let Some(link) = pick(&links, dice).cloned() else { return Ok(()) };
    let done = unlink_claims(life.writer()?, link.id).map_err(told)?;
    life.shadow.act(Verb::UnlinkClaims, vec![gone(Record::Link(link))]);
    life.heard(&done.committed)
}
