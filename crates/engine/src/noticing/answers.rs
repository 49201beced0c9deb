//! Answers to suggestions. They lie in the document's own record, so that the log, undo and Obelus JSON have them.
//! Invariant: an answer and what it does are one op. What else lies in the record is kept as it is.

use std::collections::{BTreeMap, BTreeSet};

use obelus_model::{Document, DocumentId, Noun, Record, Verb};
use serde_json::{Map, Value};

use super::{Noticed, OpenSuggestions};
use crate::accept_suggestion::Accepting;
use crate::context::Work;
use crate::fault::Result;
use crate::place::passages_at;
use crate::texts::present_version;
use crate::{Done, EngineError, Place, Writer};

/// Where in the record they lie.
const KEY: &str = "noticed";

/// What a person said to a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is so, and done. Of a conflict: whether both sides become dubious.
    Accepted {
        /// Whether both sides of a conflict become dubious, contradicted.
        dubious: bool,
    },
    /// It is not so.
    Dismissed,
}

impl Answer {
    fn code(self) -> &'static str {
        match self {
            Answer::Accepted { .. } => "accepted",
            Answer::Dismissed => "dismissed",
        }
    }
}

/// Answers suggestions about a document, all in one op; where its text is not any more the version that they are about, that
/// is refused.
pub fn answer_suggestions(
    writer: &mut Writer,
    document: DocumentId,
    answered: &OpenSuggestions,
    answer: Answer,
) -> Result<Done<DocumentId>> {
    let OpenSuggestions { version, noticed } = answered;
    if present_version(writer.rows(), document)?.number != *version {
        return Err(EngineError::SuggestionUnknown);
    }
    // What is dismissed needs no passages.
    let accepted = noticed.iter().filter(|_| matches!(answer, Answer::Accepted { .. }));
    let spans: BTreeSet<_> = accepted.flat_map(passages_wanted).collect();
    let places: Vec<Place> = spans.iter().map(|span| Place::Span { start: span.start(), end: span.end() }).collect();
    let passages = if places.is_empty() { Vec::new() } else { passages_at(writer, document, &places)? };
    let verb = match answer {
        Answer::Accepted { .. } => Verb::AcceptSuggestions,
        Answer::Dismissed => Verb::DismissSuggestions,
    };
    writer.write(verb, |mut work| {
        if let Answer::Accepted { dubious } = answer {
            // Another answer may have come in between.
            let found = work.tx.rows().find_document(document)?;
            let answered = found.map(|document| answers_of(&document)).unwrap_or_default();
            let mut accepting = Accepting::begin(work.tx.rows(), document, &passages, dubious)?;
            for one in noticed.iter().filter(|one| !answered.contains_key(&one.key)) {
                accepting.accept(&mut work, one)?;
            }
        }
        put_answers(&mut work, document, noticed.iter().map(|one| one.key.as_str()), answer)?;
        Ok(document)
    })
}

/// The passages that accepting wants.
fn passages_wanted(one: &Noticed) -> impl Iterator<Item = obelus_text::Span> {
    [one.sentences, one.suggestion.span].into_iter().chain(one.suggestion.related.iter().copied())
}

/// Says in the document's record what was answered.
fn put_answers<'k>(
    work: &mut Work<'_, '_>,
    id: DocumentId,
    keys: impl Iterator<Item = &'k str>,
    answer: Answer,
) -> Result<()> {
    let found = work.tx.rows().find_document(id)?;
    let mut document = found.ok_or_else(|| EngineError::not_found(Noun::Document, id))?;
    let mut answers = match document.extra.remove(KEY) {
        Some(Value::Object(answers)) => answers,
        _ => Map::new(),
    };
    let before = answers.clone();
    answers.extend(keys.map(|key| (key.to_owned(), Value::from(answer.code()))));
    let changed = answers != before;
    document.extra.insert(KEY.to_owned(), Value::Object(answers));
    if changed {
        work.tx.put(Record::Document(document))?;
    }
    Ok(())
}

/// Gives a document the answers of another record of it that it lacks; one that it has stays. Whether it lacked any.
pub(crate) fn join_answers(document: &mut Document, other: &Document) -> bool {
    let Some(Value::Object(theirs)) = other.extra.get(KEY) else { return false };
    let ours = document.extra.get(KEY).and_then(Value::as_object);
    let mut joined = ours.cloned().unwrap_or_default();
    let count = joined.len();
    for (key, answer) in theirs {
        joined.entry(key.as_str()).or_insert_with(|| answer.clone());
    }
    let is_more = joined.len() > count;
    if is_more {
        document.extra.insert(KEY.to_owned(), Value::Object(joined));
    }
    is_more
}

/// The answers about a document, by the keys of the suggestions.
pub(super) fn answers_of(document: &Document) -> BTreeMap<String, String> {
    let answers = document.extra.get(KEY).and_then(Value::as_object).into_iter().flatten();
    answers.filter_map(|(key, answer)| Some((key.clone(), answer.as_str()?.to_owned()))).collect()
}
