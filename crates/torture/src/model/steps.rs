//! What a person may do next, thrown with dice; and what it ought to do, said once more in few words for the shadow.
//! Invariant: what is refused changes nothing, and is refused only where the shadow expects it.

use obelus_engine::{
    Ask, ClaimEdit, Details, DocumentEdit, Done, EngineError, HighlightDraft, HighlightEdit, Place, SameBytes,
    TagDraft, TagEdit, clear_verdict, create_tag, delete_claim, delete_highlight, delete_tag, edit_claim,
    edit_document, edit_highlight, edit_tag, highlight_passage, import_document, judge_claim, link_claims, prepare,
    read, redo, remove_document, undo, unlink_claims,
};
use obelus_model::{
    Anchoring, Certainty, Claim, ClaimId, ClaimPassage, Color, Document, DocumentId, Highlight, HighlightColor, Link,
    Moment, Passage, PassageId, Reason, ReasonCode, Record, RecordKey, Relation, Status, Tag, TagId, Verb, Verdict,
    Version,
};
use obelus_store::{Committed, StoreError, sha256};
use obelus_text::{CanonicalText, describe, sentences};

use super::life::{Life, told};
use super::shadow::same;
use crate::dice::Dice;

type Answer = Result<(), String>;

/// Takes a step.
pub fn take(life: &mut Life, dice: &mut Dice) -> Answer {
    let documents = life.pages.len();
    match dice.below(100) {
        _ if documents == 0 => import(life, dice),
        0..2 if documents < 6 => import(life, dice),
        0..28 => judge(life, dice),
        28..38 => edit(life, dice),
        38..42 => clear(life, dice),
        42..52 => highlight(life, dice),
        52..56 => rework_highlight(life, dice),
        56..60 => make_tag(life, dice),
        60..63 => rework_tag(life, dice),
        63..69 => link(life, dice),
        69..71 => unlink(life, dice),
        71..75 => delete(life, dice),
        75..80 => describe_document(life, dice),
        80 if documents > 3 => remove(life, dice),
        80..92 => turn(life, undo, Turn::Back),
        _ => turn(life, redo, Turn::Forth),
    }
}

fn import(life: &mut Life, dice: &mut Dice) -> Answer {
    let mut text = String::new();
    for number in 0..10 + dice.below(30) {
        text.push_str(&format!("Sentence {number} of {} says \u{201c}no\u{201d} – né 托. ", dice.below(1_000_000)));
    }
    let reading = read(text.as_bytes(), &Ask::default()).map_err(told)?;
    let prepared = prepare(text.clone().into_bytes(), Some("notes.txt".to_owned()), reading);
    let done = import_document(life.writer()?, prepared, Details::default(), SameBytes::Again).map_err(told)?;
    let canonical = CanonicalText::new(&text).map_err(told)?;
    let id = done.value.document.id;
    let document = Document {
        id,
        title: "notes".to_owned(),
        authors: Vec::new(),
        issued: None,
        url: None,
        language: None,
        media_type: "text/plain".to_owned(),
        file_name: Some("notes.txt".to_owned()),
        added: at(&done)?,
        tags: Vec::new(),
        note: None,
        status: Status::Todo,
        version: 1,
        origins: Vec::new(),
        extra: Default::default(),
    };
    let version = Version {
        document: id,
        number: 1,
        sha256: sha256(text.as_bytes()),
        text_sha256: sha256(canonical.as_str().as_bytes()),
        length: canonical.length(),
        encoding: Some("UTF-8".to_owned()),
        encoding_guessed: false,
        way: None,
        structure: None,
        boxes: None,
    };
    life.shadow.keep(version.sha256.clone());
    life.shadow.keep(version.text_sha256.clone());
    let cut = sentences(&canonical);
    life.pages.insert(id, (canonical, cut).into());
    life.shadow.act(Verb::ImportDocument, vec![put(Record::Document(document)), put(Record::Version(version))]);
    life.heard(&done.committed)
}

/// A place where something may be marked: a document that is there now, and a sentence of it.
fn throw_place(life: &Life, dice: &mut Dice) -> Option<(Passage, Place)> {
    let there = |record: &Record| if let Record::Document(document) = record { Some(document.id) } else { None };
    let documents: Vec<DocumentId> = life.shadow.records().filter_map(there).collect();
    let document = *pick(&documents, dice)?;
    let (text, cut) = &**life.pages.get(&document)?;
    // Few sentences, so that many marks meet.
    let number = dice.below(cut.len().min(16) as u64);
    let span = *cut.get(number as usize)?;
    let quote = describe(text, span)?;
    let passage = Passage {
        document,
        version: 1,
        span,
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
        anchoring: Anchoring::Exact,
        page: None,
    };
    Some((passage, Place::Sentence(number as u32 + 1)))
}

fn throw_edit(life: &Life, dice: &mut Dice) -> ClaimEdit {
    let text = |dice: &mut Dice| match dice.below(4) {
        0 => None,
        1 => Some(None),
        _ => Some(Some(format!("thought {}", dice.below(100)))),
    };
    let reasons = vec![Reason { code: ReasonCode::NoSource, text: Some(format!("because {}", dice.below(9))) }];
    ClaimEdit {
        statement: text(dice),
        note: text(dice),
        next_step: text(dice),
        certainty: dice.percent(30).then_some(Certainty::Unsure),
        reasons: dice.percent(25).then_some(reasons),
        kind: None,
        tags: dice.percent(40).then(|| tags(life).into_iter().filter(|_| dice.percent(50)).collect()),
    }
}

/// What an edit ought to make of a claim; nothing where it ought to be refused.
fn edited(mut claim: Claim, verdict: Option<Verdict>, edit: &ClaimEdit) -> Option<Claim> {
    if verdict.is_some() {
        claim.verdict = verdict;
        if verdict != Some(Verdict::Dubious) {
            claim.reasons.clear();
        }
        if verdict != Some(Verdict::NotAClaim) {
            claim.kind = None;
        }
    }
    let fields = [(&mut claim.statement, &edit.statement), (&mut claim.note, &edit.note)];
    for (field, edit) in fields.into_iter().chain([(&mut claim.next_step, &edit.next_step)]) {
        if let Some(text) = edit {
            field.clone_from(text);
        }
    }
    claim.certainty = edit.certainty.unwrap_or(claim.certainty);
    if let Some(tags) = &edit.tags {
        claim.tags.clone_from(tags);
        claim.tags.sort();
    }
    if let Some(reasons) = &edit.reasons {
        if !reasons.is_empty() && claim.verdict.is_some_and(|verdict| verdict != Verdict::Dubious) {
            return None;
        }
        if !reasons.is_empty() {
            claim.verdict = Some(Verdict::Dubious);
        }
        claim.reasons.clone_from(reasons);
    }
    Some(claim)
}

fn judge(life: &mut Life, dice: &mut Dice) -> Answer {
    let Some((passage, place)) = throw_place(life, dice) else { return Ok(()) };
    let verdict = *pick(Verdict::ALL, dice).ok_or("no verdict")?;
    let edit = throw_edit(life, dice);
    let done = judge_claim(life.writer()?, passage.document, &place, verdict, edit.clone());
    let stands = |claim: &&Claim| claim.passages.iter().any(|place| is_there(&place.passage, &passage));
    let known = life.shadow.claims().filter(stands).min_by_key(|claim| claim.id).cloned();
    let fresh = Claim { passages: vec![], ..bare(life) };
    let expected = edited(known.clone().unwrap_or(fresh), Some(verdict), &edit);
    let Some((done, mut claim)) = expect(done, expected, refused)? else { return Ok(()) };
    if known.is_none() {
        let place = ClaimPassage { id: passage_of(life, done.value)?, passage };
        claim = Claim { id: done.value, created: at(&done)?, passages: vec![place], ..claim };
    }
    same("the claim that was judged", &done.value, &claim.id)?;
    if known.as_ref() != Some(&claim) {
        claim.modified = at(&done)?;
    }
    life.shadow.act(Verb::JudgeClaim, vec![put(Record::Claim(claim))]);
    life.heard(&done.committed)
}

fn edit(life: &mut Life, dice: &mut Dice) -> Answer {
    let Some(before) = throw_claim(life, dice) else { return Ok(()) };
    let verdict = if dice.percent(30) { pick(Verdict::ALL, dice).copied() } else { None };
    let edit = throw_edit(life, dice);
    let done = edit_claim(life.writer()?, before.id, verdict, edit.clone());
    // With a verdict, what makes another of it is refused, too.
    let fits = |claim: &Claim| verdict.is_none() || claim.verdict == verdict;
    let expected = edited(before.clone(), verdict, &edit).filter(fits);
    let Some((done, mut claim)) = expect(done, expected, refused)? else { return Ok(()) };
    if claim != before {
        claim.modified = at(&done)?;
    }
    let verb = if verdict.is_some() { Verb::JudgeClaim } else { Verb::EditClaim };
    let after = settled(life, claim, &before);
    life.shadow.act(verb, after);
    life.heard(&done.committed)
}

fn clear(life: &mut Life, dice: &mut Dice) -> Answer {
    let Some(before) = throw_claim(life, dice) else { return Ok(()) };
    let done = clear_verdict(life.writer()?, before.id).map_err(told)?;
    let mut claim =
        Claim { verdict: None, certainty: Certainty::Sure, reasons: Vec::new(), kind: None, ..before.clone() };
    if claim != before {
        claim.modified = at(&done)?;
    }
    let is_bare = is_bare(life, &claim);
    let after = if is_bare { vec![gone(Record::Claim(claim))] } else { vec![put(Record::Claim(claim))] };
    life.shadow.act(Verb::ClearVerdict, after);
    life.heard(&done.committed)
}

/// A claim that says nothing any more goes, where it was changed at all.
fn settled(life: &Life, claim: Claim, before: &Claim) -> Vec<(RecordKey, Option<Record>)> {
    match claim != *before && is_bare(life, &claim) {
        true => vec![gone(Record::Claim(claim))],
        false => vec![put(Record::Claim(claim))],
    }
}

fn is_bare(life: &Life, claim: &Claim) -> bool {
    let is_linked = life
        .shadow
        .records()
        .any(|record| matches!(record, Record::Link(link) if link.from == claim.id || link.to == claim.id));
    let says = claim.verdict.is_some()
        || claim.statement.is_some()
        || claim.note.is_some()
        || claim.next_step.is_some()
        || !claim.reasons.is_empty()
        || !claim.tags.is_empty();
    !says && !is_linked && claim.passages.len() <= 1
}

fn highlight(life: &mut Life, dice: &mut Dice) -> Answer {
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

fn rework_highlight(life: &mut Life, dice: &mut Dice) -> Answer {
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

fn make_tag(life: &mut Life, dice: &mut Dice) -> Answer {
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

fn rework_tag(life: &mut Life, dice: &mut Dice) -> Answer {
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

fn link(life: &mut Life, dice: &mut Dice) -> Answer {
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

fn unlink(life: &mut Life, dice: &mut Dice) -> Answer {
    let links: Vec<Link> = links(life, |_| true);
    let Some(link) = pick(&links, dice).cloned() else { return Ok(()) };
    let done = unlink_claims(life.writer()?, link.id).map_err(told)?;
    life.shadow.act(Verb::UnlinkClaims, vec![gone(Record::Link(link))]);
    life.heard(&done.committed)
}

fn delete(life: &mut Life, dice: &mut Dice) -> Answer {
    let Some(claim) = throw_claim(life, dice) else { return Ok(()) };
    let done = delete_claim(life.writer()?, claim.id).map_err(told)?;
    let after = without_claim(life, &claim);
    life.shadow.act(Verb::DeleteClaim, after);
    life.heard(&done.committed)
}

/// A claim goes, and its links with it.
fn without_claim(life: &Life, claim: &Claim) -> Vec<(RecordKey, Option<Record>)> {
    let links = links(life, |link| link.from == claim.id || link.to == claim.id);
    let mut after: Vec<_> = links.into_iter().map(|link| gone(Record::Link(link))).collect();
    after.push(gone(Record::Claim(claim.clone())));
    after
}

fn describe_document(life: &mut Life, dice: &mut Dice) -> Answer {
    let Some(mut document) = throw_document(life, dice) else { return Ok(()) };
    let (title, status) = (format!("Title {}", dice.below(9)), *pick(Status::ALL, dice).ok_or("no status")?);
    let chosen = tags(life);
    let edit = DocumentEdit {
        title: Some(title.clone()),
        status: Some(status),
        tags: Some(chosen.clone()),
        ..DocumentEdit::default()
    };
    let done = edit_document(life.writer()?, document.id, edit).map_err(told)?;
    (document.title, document.status, document.tags) = (title, status, chosen);
    document.tags.sort();
    life.shadow.act(Verb::EditDocument, vec![put(Record::Document(document))]);
    life.heard(&done.committed)
}

fn remove(life: &mut Life, dice: &mut Dice) -> Answer {
    let Some(document) = throw_document(life, dice) else { return Ok(()) };
    let done = remove_document(life.writer()?, document.id).map_err(told)?;
    let on_it = |passage: &Passage| passage.document == document.id;
    let mut after = Vec::new();
    // Every claim here stands in one place only.
    for claim in life.shadow.claims().filter(|claim| claim.passages.iter().any(|place| on_it(&place.passage))) {
        after.extend(without_claim(life, claim));
    }
    let is_part = |record: &&Record| match record {
        Record::Highlight(mark) => on_it(&mark.passage),
        Record::Version(version) => version.document == document.id,
        _ => false,
    };
    after.extend(life.shadow.records().filter(is_part).cloned().map(gone));
    after.push(gone(Record::Document(document)));
    life.shadow.act(Verb::RemoveDocument, after);
    life.heard(&done.committed)
}

#[derive(Clone, Copy)]
enum Turn {
    Back,
    Forth,
}

fn turn(life: &mut Life, verb: fn(&mut obelus_engine::Writer) -> Result<Committed, EngineError>, turn: Turn) -> Answer {
    let turned = verb(life.writer()?);
    let expected = match turn {
        Turn::Back => life.shadow.undo(),
        Turn::Forth => life.shadow.redo(),
    };
    match (turned, expected) {
        (Ok(committed), true) => life.heard(&committed),
        (Err(EngineError::Store(StoreError::NothingToUndo | StoreError::NothingToRedo)), false) => Ok(()),
        (turned, expected) => Err(format!("turned: {:?}, expected: {expected}", turned.map(drop))),
    }
}

/// What was done and what was expected of it; nothing where it was refused as it should.
fn expect<T, E>(
    done: Result<Done<T>, EngineError>,
    expected: Option<E>,
    is_refusal: impl Fn(&EngineError) -> bool,
) -> Result<Option<(Done<T>, E)>, String> {
    match (done, expected) {
        (Ok(done), Some(expected)) => Ok(Some((done, expected))),
        (Err(fault), None) if is_refusal(&fault) => Ok(None),
        (Ok(_), None) => Err("done, and should have been refused".to_owned()),
        (Err(fault), _) => Err(format!("refused: {fault:?}")),
    }
}

fn refused(fault: &EngineError) -> bool {
    matches!(fault, EngineError::VerdictUnfit)
}

/// When an op was done; one that changed nothing has no moment, and none is needed.
fn at<T>(done: &Done<T>) -> Result<Moment, String> {
    Ok(done.committed.op.as_ref().map_or(Moment::EPOCH, |op| op.at))
}

fn bare(life: &Life) -> Claim {
    Claim {
        id: ClaimId(uuid::Uuid::nil()),
        statement: None,
        verdict: None,
        certainty: Certainty::Sure,
        reasons: Vec::new(),
        kind: None,
        note: None,
        next_step: None,
        tags: Vec::new(),
        annotator: life.annotator,
        created: Moment::EPOCH,
        modified: Moment::EPOCH,
        passages: Vec::new(),
        extra: Default::default(),
    }
}

/// The id of a new claim's one passage, which no call answers; from now on it may not change.
fn passage_of(life: &mut Life, claim: ClaimId) -> Result<PassageId, String> {
    let found = life.writer()?.rows().find_claim(claim).map_err(told)?;
    let first = found.and_then(|claim| claim.passages.first().map(|place| place.id));
    first.ok_or_else(|| "a new claim without a passage".to_owned())
}

fn is_there(passage: &Passage, other: &Passage) -> bool {
    (passage.document, passage.version, passage.span) == (other.document, other.version, other.span)
}

fn throw_claim(life: &Life, dice: &mut Dice) -> Option<Claim> {
    let claims: Vec<&Claim> = life.shadow.claims().collect();
    pick(&claims, dice).copied().cloned()
}

fn throw_document(life: &Life, dice: &mut Dice) -> Option<Document> {
    let is_one = |record: &Record| if let Record::Document(document) = record { Some(document.clone()) } else { None };
    let documents: Vec<Document> = life.shadow.records().filter_map(is_one).collect();
    pick(&documents, dice).cloned()
}

fn tags(life: &Life) -> Vec<TagId> {
    life.shadow.records().filter_map(|record| if let Record::Tag(tag) = record { Some(tag.id) } else { None }).collect()
}

fn links(life: &Life, is_wanted: impl Fn(&Link) -> bool) -> Vec<Link> {
    let is_one = |record: &Record| if let Record::Link(link) = record { Some(link.clone()) } else { None };
    life.shadow.records().filter_map(is_one).filter(is_wanted).collect()
}

fn pick<'a, T>(all: &'a [T], dice: &mut Dice) -> Option<&'a T> {
    all.get(dice.below(all.len() as u64) as usize)
}

fn put(record: Record) -> (RecordKey, Option<Record>) {
    (record.key(), Some(record))
}

fn gone(record: Record) -> (RecordKey, Option<Record>) {
    (record.key(), None)
}
