//! `suggest`: what is noticed in a document, and answers to it. `check`: the same in files, without a library.

use std::path::Path;

use obelus_desk::model::DocumentId;
use obelus_desk::wire::{
    AcceptSuggestions, DismissSuggestions, SuggestionKind, SuggestionRow, Suggestions, WhichDocument, Written,
};
use obelus_desk::{Checked, Desk, Fault, FaultCode, LIMIT_BYTES, check_bytes, check_file};
use serde_json::{Value, json};

use super::spot::document_named;
use super::standard_input;
use crate::answer::Answer;
use crate::arguments::{Check, KindWord, Order, Suggest};
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};
use crate::why::why;

/// So many characters of the words are shown.
const LONGEST: usize = 60;
/// The key that stands for all.
const ALL: &str = "all";

pub(super) async fn run(ask: Suggest, place: Place, answer: &Answer) -> Result<(), Stop> {
    let answers = !ask.accept.is_empty() || !ask.dismiss.is_empty();
    if answers {
        let desk = place.to_change(answer)?;
        return give_answers(&desk, &ask, answer).await;
    }
    let desk = place.to_read()?;
    let document = document_named(&desk, &ask.document).await?;
    let rows = ordered(list(&desk, document.id, &ask.kinds, answer).await?, ask.order);
    if rows.is_empty() {
        answer.note("nothing is left: what was noticed is answered, or nothing was");
    }
    let values: Vec<Value> = rows.iter().map(|row| value(row, &document.title)).collect();
    let text = desk.document_text(&document.id.to_string(), document.version).await?;
    answer.give(values, || words(&rows, &String::from_utf8_lossy(&text)))
}

async fn list(
    desk: &Desk,
    document: DocumentId,
    kinds: &[KindWord],
    answer: &Answer,
) -> Result<Vec<SuggestionRow>, Stop> {
    let working = answer.working("noticing");
    let found: Result<Suggestions, Fault> = desk.ask("list_suggestions", &WhichDocument { document }).await;
    working.finish_and_clear();
    let found = found?;
    if !found.is_whole {
        answer.note("more was noticed than is told at once; the rest is there when these are answered");
    }
    Ok(of_kinds(found.rows, kinds))
}

async fn give_answers(desk: &Desk, ask: &Suggest, answer: &Answer) -> Result<(), Stop> {
    let document = document_named(desk, &ask.document).await?.id;
    let named = if ask.accept.is_empty() { &ask.dismiss } else { &ask.accept };
    let mut keys: Vec<String> = match named.iter().any(|key| key == ALL) {
        true => list(desk, document, &ask.kinds, answer).await?.into_iter().map(|row| row.key).collect(),
        false => named.clone(),
    };
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() {
        answer.note("nothing is left to answer");
        return answer.give(json!({ "answered": 0 }), String::new);
    }
    let count = keys.len();
    let written: Written = match ask.accept.is_empty() {
        true => desk.ask("dismiss_suggestions", &DismissSuggestions { document, keys }).await?,
        false => {
            let dubious = ask.dubious.then_some(true);
            desk.ask("accept_suggestions", &AcceptSuggestions { document, keys, dubious }).await?
        }
    };
    if written.changed.is_empty() {
        answer.note("answered already; nothing was changed");
        return answer.give(json!({ "answered": 0 }), String::new);
    }
    answer.give(json!({ "answered": count }), || format!("{count} answered; `undo` takes it back\n"))
}

pub(super) async fn check(ask: Check, answer: &Answer) -> Result<(), Stop> {
    let (mut values, mut told, mut failures, mut found) = (Vec::new(), String::new(), Vec::new(), false);
    for file in &ask.files {
        let name = file.display().to_string();
        match look(file, &ask).await {
            Ok(Checked { rows, text }) => {
                let rows = ordered(of_kinds(rows, &ask.kinds), ask.order);
                found |= !rows.is_empty();
                values.extend(rows.iter().map(|row| value(row, &name)));
                if ask.files.len() > 1 {
                    told.push_str(&format!("{name}\n"));
                }
                told.push_str(&words(&rows, &text));
            }
            Err(fault) => {
                values.push(json!({ "file": name, "fault": { "code": fault.code, "subject": fault.subject } }));
                failures.push(if fault.subject.is_empty() { Fault { subject: name, ..fault } } else { fault });
            }
        }
    }
    answer.give(&values, || told)?;
    for fault in &failures {
        answer.refuse_one_of_many(fault);
    }
    match (failures.is_empty(), found) {
        (false, _) => Err(Stop::Told),
        (true, true) => Err(Stop::Found),
        (true, false) => Ok(()),
    }
}

async fn look(file: &Path, ask: &Check) -> Result<Checked, Fault> {
    let (rules, encoding) = (ask.rules.as_deref(), ask.encoding.as_deref());
    if let Some(folder) = rules.filter(|folder| !folder.is_dir()) {
        return Err(Fault::new(FaultCode::RulesBroken, folder.display().to_string(), "no such folder"));
    }
    if standard_input::is_meant(file) {
        return check_bytes(standard_input::read(LIMIT_BYTES)?, None, rules, encoding).await;
    }
    check_file(file, rules, encoding).await
}

fn of_kinds(rows: Vec<SuggestionRow>, kinds: &[KindWord]) -> Vec<SuggestionRow> {
    let kinds: Vec<SuggestionKind> = kinds.iter().map(|kind| (*kind).into()).collect();
    rows.into_iter().filter(|row| kinds.is_empty() || kinds.contains(&row.kind)).collect()
}

/// Those whose sentences are worth checking first, where that is wanted; what is worth as much stays in the order of the text.
fn ordered(mut rows: Vec<SuggestionRow>, order: Order) -> Vec<SuggestionRow> {
    if order == Order::Worth {
        rows.sort_by(|one, other| other.worth.total_cmp(&one.worth));
    }
    rows
}

fn value(row: &SuggestionRow, file: &str) -> Value {
    json!({
        "kind": row.kind,
        "file": file,
        "start": row.start,
        "end": row.end,
        "score": row.score,
        "worth": row.worth,
        "why": why(row),
        "related": row.related,
        "key": row.key,
        "code": row.why.code,
        "fired": row.fired,
        "repair": row.repair,
    })
}

fn words(rows: &[SuggestionRow], text: &str) -> String {
    if rows.is_empty() {
        return String::new();
    }
    // Where each code point begins: rows are many, and each would count from the start.
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = |point: u32| usize::try_from(point).ok().and_then(|point| starts.get(point)).copied();
    let quoted = |row: &SuggestionRow| at(row.start).zip(at(row.end)).and_then(|(start, end)| text.get(start..end));
    let rows: Vec<[String; 5]> = rows.iter().map(|row| line(row, quoted(row).unwrap_or_default())).collect();
    table(["key", "kind", "place", "words", "why"], &rows)
}

fn line(row: &SuggestionRow, quoted: &str) -> [String; 5] {
    let kind = json!(row.kind).as_str().unwrap_or_default().to_owned();
    let places = row.related.iter().map(|span| format!(" and {}..{}", span.start, span.end));
    let places = std::iter::once(format!("{}..{}", row.start, row.end)).chain(places.take(2)).collect::<String>();
    [row.key.clone(), kind, places, one_line(quoted, LONGEST), why(row)]
}
