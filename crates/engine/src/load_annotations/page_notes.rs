//! What annotations say of a whole page goes into the note of the document, each as a quotation under its author's name.
//!
//! The document keeps in `extra.from` which those are, and the words that each has put into the note. Where the tool
//! changes one, its words change in the note, unless somebody here changed them.

use std::collections::{BTreeMap, HashMap, HashSet};

use obelus_model::{Document, DocumentId, Moment, Noun, Record, RecordKey};
use serde_json::Value;

use super::codebook::Codebook;
use super::origin::{self, FROM, Name};
use super::threads::Thread;
use crate::context::Work;
use crate::edit_claim::unique;
use crate::fault::Result;
use crate::import_document::named;
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
    for (id, mut threads) in by_document(page_notes) {
        let Some(before) = work.tx.rows().find_document(id)? else { continue };
        let mut page = Page::open(before.clone());
        // What is known comes in the order in which it stands in the note, as far as a person left it so.
        threads.sort_by_cached_key(|thread| page.place(thread));
        let mut tags = before.tags.clone();
        for thread in threads {
            match page.take(thread) {
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
            loaded.noted += 1;
            tags.append(&mut codebook.tags(work, thread)?);
        }
        let mut document = page.close();
        if tags != document.tags {
            document.tags = unique(tags);
        }
        if document != before {
            work.tx.put(Record::Document(document))?;
        }
    }
    Ok(())
}

/// What is said of each document, each once: of an annotation on several places that the text has not, none is its place.
fn by_document(page_notes: Vec<(DocumentId, &Thread)>) -> BTreeMap<DocumentId, Vec<&Thread>> {
    let mut by_document: BTreeMap<DocumentId, Vec<&Thread>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for (document, thread) in page_notes {
        if seen.insert((document, thread.gloss.from.id.as_str())) {
            by_document.entry(document).or_default().push(thread);
        }
    }
    by_document
}

#[derive(Debug, PartialEq)]
enum Taken {
    New,
    Changed,
    Nothing,
    Refused,
}

/// A document whose note is being written. What many annotations say is looked up by name and put together in one go.
struct Page {
    document: Document,
    /// What the document keeps of where its note comes from.
    kept: Vec<Value>,
    places: HashMap<Name, usize>,
    /// The note from its beginning to behind the words that were changed last, with the new words.
    passed: String,
    /// The note as it was; from `at` on it is still to come.
    note: String,
    at: usize,
    appended: Vec<String>,
    is_touched: bool,
}

impl Page {
    fn open(document: Document) -> Page {
        let kept = document.extra.get(FROM).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut places = HashMap::with_capacity(kept.len());
        for (place, one) in kept.iter().enumerate() {
            if let Some(name) = Name::read(one) {
                places.entry(name).or_insert(place);
            }
        }
        let note = document.note.clone().unwrap_or_default();
        let (passed, appended) = (String::new(), Vec::new());
        Page { document, kept, places, passed, note, at: 0, appended, is_touched: false }
    }

    /// Where among what was put into the note before a thread is; what is new comes after all of it.
    fn place(&self, thread: &Thread) -> usize {
        self.places.get(&Name::of(&thread.gloss.from, 0)).copied().unwrap_or(usize::MAX)
    }

    /// Takes one into the note.
    fn take(&mut self, thread: &Thread) -> Taken {
        let from = &thread.gloss.from;
        let text = thread.page_note();
        let name = Name::of(from, 0);
        let mut origin = origin::kept(from, thread.modified, None, 0);
        origin.extend(text.clone().map(|text| (TEXT.to_owned(), Value::String(text))));
        let Some(place) = self.places.get(&name).copied() else {
            if text.is_none() && thread.tags().next().is_none() {
                return Taken::Nothing;
            }
            self.places.insert(name, self.kept.len());
            self.kept.push(Value::Object(origin));
            self.appended.extend(text);
            self.is_touched = true;
            return Taken::New;
        };
        let before = self.kept.get(place).cloned().unwrap_or_default();
        let there = before.get("modified").and_then(Value::as_str).and_then(|written| written.parse::<Moment>().ok());
        let is_newer = thread.modified.is_some_and(|now| there.is_none_or(|there| now > there));
        if !is_newer {
            return Taken::Nothing;
        }
        match (before.get(TEXT).and_then(Value::as_str), text) {
            (Some(old), text) if self.exchange(old, text.as_deref().unwrap_or_default()) => {}
            // The words that it had put there were changed or taken out.
            (Some(_), _) => return Taken::Refused,
            (None, text) => self.appended.extend(text),
        }
        if let Some(there) = self.kept.get_mut(place) {
            *there = Value::Object(origin);
        }
        self.is_touched = true;
        Taken::Changed
    }

    /// Puts other words in the place of some; `false` where those are not in the note. They are looked for from where the
    /// last were found, and in what was passed only if they are not there: so the note is gone through once.
    fn exchange(&mut self, old: &str, new: &str) -> bool {
        if let Some(found) = find_lines(&self.note, self.at, old) {
            self.passed.push_str(self.note.get(self.at..found).unwrap_or_default());
            self.passed.push_str(new);
            self.at = found + old.len();
            return true;
        }
        let Some(found) = find_lines(&self.passed, 0, old) else { return false };
        self.passed.replace_range(found..found + old.len(), new);
        true
    }

    /// The document with all that was taken.
    fn close(mut self) -> Document {
        if !self.is_touched {
            return self.document;
        }
        self.passed.push_str(self.note.get(self.at..).unwrap_or_default());
        if self.passed != self.note {
            self.document.note = named(self.passed);
        }
        for text in &self.appended {
            append(&mut self.document.note, text);
        }
        self.document.extra.insert(FROM.to_owned(), Value::Array(self.kept));
        self.document
    }
}

/// Where in a text some words stand from a place on, as whole lines: `1` is not there where `12` is.
fn find_lines(text: &str, from: usize, words: &str) -> Option<usize> {
    let ends_a_line = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b'\n');
    let bytes = text.as_bytes();
    let mut found = text.get(from..)?.match_indices(words).map(|(at, _)| from + at);
    found.find(|at| {
        ends_a_line(at.checked_sub(1).and_then(|at| bytes.get(at))) && ends_a_line(bytes.get(at + words.len()))
    })
}

fn append(note: &mut Option<String>, text: &str) {
    let Some(note) = note else {
        *note = Some(text.to_owned());
        return;
    };
    note.truncate(note.trim_end().len());
    note.push_str("\n\n");
    note.push_str(text);
}
