//! What of a record is searched: its title, and the rest that a person wrote or quoted in it.
//! Invariant: index and snippets are made of the same fields, in the same order.

use obelus_model::{Document, Evidence, Record, Source};
use serde_json::Value;

/// The words of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// What it is called by; empty where it has no name.
    pub title: String,
    /// The rest, each field by itself.
    pub body: Vec<String>,
}

/// What is searched of a record; `None` of one that is not searched.
pub fn fields(record: &Record) -> Option<Fields> {
    match record {
        Record::Document(document) => Some(of_document(document)),
        Record::Claim(claim) => {
            let said = [&claim.note, &claim.next_step].into_iter().flatten();
            let reasons = claim.reasons.iter().filter_map(|reason| reason.text.as_ref());
            let passages = claim.passages.iter().map(|place| &place.passage.exact);
            let title = claim.statement.clone().unwrap_or_default();
            Some(Fields { title, body: said.chain(reasons).chain(passages).cloned().collect() })
        }
        Record::Highlight(highlight) => {
            let body = highlight.note.iter().chain([&highlight.passage.exact]).cloned().collect();
            Some(Fields { title: String::new(), body })
        }
        Record::Evidence(evidence) => Some(of_evidence(evidence)),
        Record::Source(source) => Some(of_source(source)),
        Record::Library(_) | Record::Annotator(_) | Record::Tag(_) | Record::Version(_) | Record::Link(_) => None,
    }
}

fn of_document(document: &Document) -> Fields {
    let mut body: Vec<String> = document.note.iter().cloned().collect();
    document.authors.iter().for_each(|author| write_texts(author, &mut body));
    body.extend([&document.issued, &document.file_name, &document.url].into_iter().flatten().cloned());
    Fields { title: document.title.clone(), body }
}

fn of_evidence(evidence: &Evidence) -> Fields {
    let mut body: Vec<String> =
        [&evidence.quote, &evidence.note, &evidence.url].into_iter().flatten().cloned().collect();
    body.extend(evidence.locator.iter().map(|locator| format!("{} {}", locator.label, locator.value)));
    body.extend(evidence.passage.iter().map(|passage| passage.exact.clone()));
    Fields { title: String::new(), body }
}

fn of_source(source: &Source) -> Fields {
    let title = source.csl.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut body = Vec::new();
    source.csl.iter().filter(|(key, _)| *key != "title").for_each(|(_, value)| write_texts(value, &mut body));
    Fields { title, body }
}

/// All texts and numbers in a JSON value, in its order. As deep as JSON that was read may be.
fn write_texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Number(number) => out.push(number.to_string()),
        Value::Array(list) => list.iter().for_each(|one| write_texts(one, out)),
        Value::Object(map) => map.values().for_each(|one| write_texts(one, out)),
        Value::Null | Value::Bool(_) => {}
    }
}
