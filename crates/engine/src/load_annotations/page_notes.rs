//! What annotations say of a whole page goes into the note of the document, each as a quotation under its author's name.
//!
//! The document keeps in `extra.from` which those are, and the words that each has put into the note. Where the tool
//! changes one, its words change in the note, unless somebody here changed them.

use std::collections::BTreeMap;

use obelus_model::{Document, DocumentId, Extra, Moment, Noun, Record, RecordKey};
use serde_json::Value;

use super::codebook::Codebook;
use super::origin::{self, FROM, Name};
use super::threads::Thread;
use crate::context::Work;
use crate::edit_claim::unique;
use crate::fault::Result;
use crate::load::Loaded;

/// The key of the words that were put into the note.
const TEXT: &str = "text";

/// Puts what is said of documents into their notes.
pub(super) fn put(
    work: &mut Work<'_, '_>,
    codebook: &mut Codebook,
    page_notes: Vec<(DocumentId, &Thread)>,
    loaded: &mut Loaded,
) -> Result<()> {
    let mut by_document: BTreeMap<DocumentId, Vec<&Thread>> = BTreeMap::new();
    for (document, thread) in page_notes {
        by_document.entry(document).or_default().push(thread);
    }
    for (id, threads) in by_document {
        let Some(before) = work.tx.rows().find_document(id)? else { continue };
        let mut document = before.clone();
        for thread in threads {
            match take(&mut document, thread) {
                Taken::New => loaded.added += 1,
                Taken::Changed => loaded.changed += 1,
                Taken::Nothing => {
                    loaded.skipped += 1;
                    continue;
                }
                Taken::Refused => {
                    loaded.lost.push(RecordKey { noun: Noun::Document, id: id.to_string() });
                    continue;
                }
            }
            let tags = codebook.tags(work, thread)?;
            document.tags = unique(document.tags.into_iter().chain(tags).collect());
        }
        if document != before {
            work.tx.put(Record::Document(document))?;
        }
    }
    Ok(())
}

#[derive(Debug, PartialEq)]
enum Taken {
    New,
    Changed,
    Nothing,
    Refused,
}

/// Takes one into the note of a document.
fn take(document: &mut Document, thread: &Thread) -> Taken {
    let from = &thread.gloss.from;
    let text = thread.page_note();
    let name = Name::of(from, 0);
    let known = kept(&document.extra).iter().position(|one| Name::read(one).as_ref() == Some(&name));
    let mut origin = origin::kept(from, thread.modified(), None, 0);
    origin.extend(text.clone().map(|text| (TEXT.to_owned(), Value::String(text))));
    let Some(place) = known else {
        if text.is_none() && thread.tags().next().is_none() {
            return Taken::Nothing;
        }
        if let Some(text) = text {
            append(&mut document.note, &text);
        }
        keep(&mut document.extra, origin, None);
        return Taken::New;
    };
    let before = kept(&document.extra).get(place).cloned().unwrap_or_default();
    let there = before.get("modified").and_then(Value::as_str).and_then(|written| written.parse::<Moment>().ok());
    let is_newer = thread.modified().is_some_and(|now| there.is_none_or(|there| now > there));
    if !is_newer {
        return Taken::Nothing;
    }
    let old = before.get(TEXT).and_then(Value::as_str);
    let note = document.note.as_deref().unwrap_or_default();
    match (old, text) {
        (Some(old), text) if note.contains(old) => {
            document.note = crate::import_document::named(note.replacen(old, &text.unwrap_or_default(), 1));
        }
        (None, Some(text)) => append(&mut document.note, &text),
        (None, None) => {}
        // The words that it had put there were changed or taken out.
        (Some(_), _) => return Taken::Refused,
    }
    keep(&mut document.extra, origin, Some(place));
    Taken::Changed
}

fn append(note: &mut Option<String>, text: &str) {
    *note = Some(match note.take() {
        Some(before) => format!("{}\n\n{text}", before.trim_end()),
        None => text.to_owned(),
    });
}

/// What a document keeps of where its note comes from.
fn kept(extra: &Extra) -> &[Value] {
    extra.get(FROM).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn keep(extra: &mut Extra, origin: serde_json::Map<String, Value>, place: Option<usize>) {
    let mut all = kept(extra).to_vec();
    match place.and_then(|place| all.get_mut(place)) {
        Some(there) => *there = Value::Object(origin),
        None => all.push(Value::Object(origin)),
    }
    extra.insert(FROM.to_owned(), Value::Array(all));
}
