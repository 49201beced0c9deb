//! What a person may do next, thrown with dice; and what it ought to do, said once more in few words for the shadow.
//! Invariant: what is refused changes nothing, and is refused only where the shadow expects it.

mod marks;
mod thrown;

use obelus_engine::{
    Ask, ClaimEdit, Details, DocumentEdit, EngineError, SameBytes, clear_verdict, delete_claim, edit_claim,
    edit_document, import_document, judge_claim, prepare, read, redo, remove_document, undo,
};
use obelus_model::{
    Certainty, Claim, ClaimId, ClaimPassage, Document, Moment, Passage, PassageId, Reason, ReasonCode, Record,
    RecordKey, Status, Verb, Verdict, Version,
};
use obelus_store::{Committed, StoreError, sha256};
use obelus_text::{CanonicalText, sentences};

use self::marks::{highlight, link, make_tag, rework_highlight, rework_tag, unlink};
use self::thrown::{at, expect, gone, is_there, links, pick, put, tags, throw_claim, throw_document, throw_place};
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

fn refused(fault: &EngineError) -> bool {
    matches!(fault, EngineError::VerdictUnfit)
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
