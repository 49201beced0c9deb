//! Several sources become one: what names the others names it, and what it lacks comes over.
//!
//! Nothing is lost: the items that went are kept whole under `extra.merged`, so that a file that brings them again finds them
//! known, and undo brings them back as they were.

use obelus_model::{Noun, Record, Source, SourceId, Verb};
use serde_json::Value;

use crate::context::Work;
use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Where a source keeps the items that became part of it.
pub(crate) const MERGED: &str = "merged";

/// Merges sources into one of them.
pub fn merge_sources(writer: &mut Writer, into: SourceId, from: Vec<SourceId>) -> Result<Done<SourceId>> {
    writer.write(Verb::MergeSources, |mut work| {
        let mut kept = find(&work, into)?;
        let mut from = from;
        from.sort();
        from.dedup();
        for other in from.into_iter().filter(|other| *other != into) {
            let gone = find(&work, other)?;
            rename(&mut work, other, into)?;
            work.tx.remove(&Record::Source(gone.clone()).key())?;
            take_over(&mut kept, gone);
        }
        work.tx.put(Record::Source(kept))?;
        Ok(into)
    })
}

fn find(work: &Work<'_, '_>, source: SourceId) -> Result<Source> {
    work.tx.rows().find_source(source)?.ok_or_else(|| EngineError::not_found(Noun::Source, source))
}

/// Lets evidence and origins that name one source name another.
fn rename(work: &mut Work<'_, '_>, from: SourceId, into: SourceId) -> Result<()> {
    for mut evidence in work.tx.rows().evidence_of_source(from)? {
        evidence.source = Some(into);
        evidence.modified = work.now;
        work.tx.put(Record::Evidence(evidence))?;
    }
    for mut document in work.tx.rows().documents_of_source(from)? {
        let named = document.origins.iter_mut().filter(|origin| origin.source == Some(from));
        named.for_each(|origin| origin.source = Some(into));
        work.tx.put(Record::Document(document))?;
    }
    Ok(())
}

fn take_over(kept: &mut Source, gone: Source) {
    let Source { grade, csl, mut extra, .. } = gone;
    kept.grade = kept.grade.or(grade);
    let before = extra.shift_remove(MERGED).and_then(|merged| match merged {
        Value::Array(merged) => Some(merged),
        _ => None,
    });
    let went = before.into_iter().flatten().chain([Value::Object(csl.clone())]);
    let merged = kept.extra.entry(MERGED).or_insert_with(|| Value::Array(Vec::new()));
    if let Some(merged) = merged.as_array_mut() {
        merged.extend(went);
    }
    for (key, value) in extra {
        kept.extra.entry(key).or_insert(value);
    }
    // A key of its own would outdo the name that the one that stays goes by.
    let is_named = kept.csl.contains_key("id");
    for (key, value) in csl.into_iter().filter(|(key, _)| !(is_named && key == "citation-key")) {
        match kept.csl.get_mut(&key) {
            None => {
                kept.csl.insert(key, value);
            }
            Some(known) if key == "custom" => fill(known, value),
            Some(_) => {}
        }
    }
}

/// Sets what is missing in what programs keep under `custom`, part by part: it is used only as long as it says what the item
/// says.
fn fill(known: &mut Value, more: Value) {
    if let (Value::Object(known), Value::Object(more)) = (known, more) {
        for (key, value) in more {
            match known.get_mut(&key) {
                None => {
                    known.insert(key, value);
                }
                Some(known) => fill(known, value),
            }
        }
    }
}
