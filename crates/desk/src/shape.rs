//! How large and how deep the parameters of a command may be, whatever their types say.
//! Invariant: looked at before anything is unpacked or done; an honest window comes nowhere near.
//! Not here: which keys and words fit (the types in `wire`), how large a file may be (`files`).

use obelus_engine::LIMIT_BYTES;
use serde_json::Value;

use crate::{Fault, FaultCode};

/// How deep values stand in one another at most; the deepest of ours (a reason of an edit of a place) need 5.
const DEEPEST: usize = 16;

/// The longest text of one field, in bytes: a note of a hundred thousand words.
const LONGEST_TEXT: usize = 1 << 20;

/// The longest of everything else: names, addresses, codes, ids, paths, and keys.
const LONGEST_NAME: usize = 10_000;

/// Fields that hold running text.
const TEXTS: [&str; 6] = ["statement", "note", "nextStep", "definition", "text", "quote"];

/// The longest column: every place in the largest document where a word stands.
const LONGEST_COLUMN: usize = 2_000_000;

/// The longest list of everything else: tags of a claim, authors, origins, paths.
const LONGEST_LIST: usize = 100_000;

/// Fields that are columns.
const COLUMNS: [&str; 4] = ["start", "end", "claims", "highlights"];

/// Refuses parameters that are longer or deeper than any that a person could have meant.
pub(crate) fn check(command: &str, params: &Value) -> Result<(), Fault> {
    match params {
        // The one text that is a document.
        Value::Object(map) if command == "import_text" => map.iter().try_for_each(|(key, value)| match value {
            Value::String(text) if key == "text" && text.len() <= LIMIT_BYTES => Ok(()),
            Value::String(_) if key == "text" => Err(Fault::new(FaultCode::FileTooLarge, "", LIMIT_BYTES)),
            value => look(command, key, value, DEEPEST),
        }),
        value => look(command, "", value, DEEPEST),
    }
}

/// Looks at what stands under a key; what is in a list stands under the key of the list.
fn look(command: &str, key: &str, value: &Value, depth: usize) -> Result<(), Fault> {
    let beyond = |limit: usize| Err(Fault::new(FaultCode::TooLong, key, limit));
    let inside = depth.checked_sub(1).ok_or_else(|| Fault::new(FaultCode::CommandUnknown, command, "depth"));
    match value {
        Value::String(text) => {
            let limit = if TEXTS.contains(&key) { LONGEST_TEXT } else { LONGEST_NAME };
            if text.len() > limit { beyond(limit) } else { Ok(()) }
        }
        Value::Array(list) => {
            let limit = if COLUMNS.contains(&key) { LONGEST_COLUMN } else { LONGEST_LIST };
            if list.len() > limit {
                return beyond(limit);
            }
            let inside = inside?;
            list.iter().try_for_each(|one| look(command, key, one, inside))
        }
        Value::Object(map) => {
            let inside = inside?;
            if map.len() > LONGEST_NAME || map.keys().any(|key| key.len() > LONGEST_NAME) {
                return Err(Fault::new(FaultCode::CommandUnknown, command, "keys"));
            }
            map.iter().try_for_each(|(key, one)| look(command, key, one, inside))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check_refused(command: &str, params: Value, expected: Option<(FaultCode, &str)>) {
        let refused = check(command, &params).err().map(|fault| (fault.code, fault.subject));
        assert_eq!(refused, expected.map(|(code, subject)| (code, subject.to_owned())), "{command}");
    }

    #[test]
    fn the_longest_of_each_passes_and_one_more_does_not() {
        let long = |length: usize| "a".repeat(length);
        check_refused("edit_claim", json!({ "edit": { "note": long(LONGEST_TEXT) } }), None);
        let one_more = json!({ "edit": { "note": long(LONGEST_TEXT + 1) } });
        check_refused("edit_claim", one_more, Some((FaultCode::TooLong, "note")));
        check_refused("create_tag", json!({ "name": long(LONGEST_NAME) }), None);
        check_refused("create_tag", json!({ "name": long(LONGEST_NAME + 1) }), Some((FaultCode::TooLong, "name")));
        let authors = json!({ "authors": [{ "family": long(LONGEST_NAME + 1) }] });
        check_refused("edit_document", authors, Some((FaultCode::TooLong, "family")));
        let tags = json!({ "tags": vec!["t"; LONGEST_LIST + 1] });
        check_refused("edit_document", tags, Some((FaultCode::TooLong, "tags")));
        check_refused("mark_places", json!({ "spans": { "start": vec![0; LONGEST_LIST + 1] } }), None);
        let columns = json!({ "spans": { "start": vec![0; LONGEST_COLUMN + 1] } });
        check_refused("mark_places", columns, Some((FaultCode::TooLong, "start")));
        check_refused("library", json!({ long(LONGEST_NAME + 1): 1 }), Some((FaultCode::CommandUnknown, "library")));
    }

    #[test]
    fn a_pasted_text_may_be_as_long_as_a_document() {
        check_refused("import_text", json!({ "text": "a".repeat(LIMIT_BYTES) }), None);
        let one_more = json!({ "text": "a".repeat(LIMIT_BYTES + 1) });
        check_refused("import_text", one_more, Some((FaultCode::FileTooLarge, "")));
        let title = json!({ "title": "a".repeat(LONGEST_NAME + 1), "text": "" });
        check_refused("import_text", title, Some((FaultCode::TooLong, "title")));
    }

    #[test]
    fn what_stands_too_deep_is_refused() {
        let nested = |depth: usize| (0..depth).fold(json!(1), |inner, _| json!({ "a": inner }));
        check_refused("edit_document", nested(DEEPEST), None);
        check_refused("edit_document", nested(DEEPEST + 1), Some((FaultCode::CommandUnknown, "edit_document")));
        let lists = (0..=DEEPEST).fold(json!(1), |inner, _| json!([inner]));
        check_refused("edit_document", lists, Some((FaultCode::CommandUnknown, "edit_document")));
    }
}
