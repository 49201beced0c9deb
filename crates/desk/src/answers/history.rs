//! The history as it crosses the desk: what an op changed, as images of the records.
//! Invariant: an image is whole unless whoever asks wants its quotes short.

use obelus_engine as engine;
use obelus_model::{Annotator, Change, Record};
use serde_json::Value;

use super::shortened;
use crate::wire::*;

impl HistoryRow {
    /// An entry with the images of what it changed, in which quotes are no longer than `quoted`.
    pub(crate) fn new(
        entry: engine::Entry,
        changes: Vec<Change>,
        annotators: &[Annotator],
        quoted: Option<u32>,
    ) -> HistoryRow {
        let name = |id| annotators.iter().find(|annotator| Some(annotator.id) == id);
        HistoryRow {
            op: entry.op.id,
            at: entry.op.at,
            annotator: name(entry.op.annotator).map(|annotator| annotator.name.clone()),
            verb: entry.op.verb,
            reverts: entry.op.reverts,
            state: match entry.state {
                engine::OpState::Done => HistoryState::Done,
                engine::OpState::Undone => HistoryState::Undone,
                engine::OpState::Gone => HistoryState::Gone,
                engine::OpState::Lasting => HistoryState::Lasting,
            },
            records: entry.changes,
            changes: changes.into_iter().map(|change| told(change, quoted)).collect(),
        }
    }
}

fn told(change: Change, quoted: Option<u32>) -> HistoryChange {
    HistoryChange {
        noun: change.key.noun,
        id: change.key.id,
        before: image(change.before, quoted),
        after: image(change.after, quoted),
    }
}

fn image(record: Option<Record>, quoted: Option<u32>) -> Value {
    // An image is plain data, which JSON can always hold; the noun stands beside it already.
    let mut whole = record.and_then(|record| serde_json::to_value(record).ok()).unwrap_or_default();
    let mut image = whole.get_mut("record").map(Value::take).unwrap_or_default();
    if let Some(most) = quoted {
        shorten_quotes(&mut image, most);
    }
    image
}

/// Shortens the words of every passage in an image, wherever a record has its passages.
fn shorten_quotes(image: &mut Value, most: u32) {
    match image {
        Value::Array(parts) => parts.iter_mut().for_each(|part| shorten_quotes(part, most)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(words) if name == "exact" => shortened(words, most),
                    other => shorten_quotes(other, most),
                }
            }
        }
        _ => {}
    }
}
