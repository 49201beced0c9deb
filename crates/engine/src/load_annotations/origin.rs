//! Where a record was loaded from: what it keeps of that in `extra.from`, and what it means when it comes again.

use obelus_exchange::Provenance;
use obelus_model::{Extra, Moment};
use serde_json::{Map, Value};

/// The key in `extra`.
pub(super) const FROM: &str = "from";

/// What is known of a record by where it comes from: tool, id there, and which of several records of one annotation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Name {
    tool: String,
    id: String,
    part: u64,
}

impl Name {
    /// The name of a record that is made of an annotation.
    pub fn of(from: &Provenance, part: u64) -> Name {
        Name { tool: from.tool.code().to_owned(), id: from.id.clone(), part }
    }

    /// The name of a record that was made of one.
    pub fn read(kept: &Value) -> Option<Name> {
        let text = |key: &str| Some(kept.get(key)?.as_str()?.to_owned());
        Some(Name { tool: text("tool")?, id: text("id")?, part: kept.get("part").and_then(Value::as_u64).unwrap_or(0) })
    }
}

/// What a record keeps of where it comes from. `place` is the mark of the words that it was on there.
pub(super) fn kept(
    from: &Provenance,
    modified: Option<Moment>,
    place: Option<String>,
    part: u64,
) -> Map<String, Value> {
    let author = from.author.as_ref();
    let texts = [
        ("tool", Some(from.tool.code().to_owned())),
        ("id", Some(from.id.clone())),
        ("url", from.url.clone()),
        ("author", author.and_then(|author| author.name.clone())),
        ("authorId", author.and_then(|author| author.id.clone())),
        ("modified", modified.map(|modified| modified.to_string())),
        ("place", place),
    ];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Value::String(text?))));
    let part = (part > 0).then(|| ("part".to_owned(), Value::from(part)));
    texts.chain(part).chain(from.more.clone()).collect()
}

/// What a record says of where it comes from.
pub(super) fn read(extra: &Extra) -> Option<&Value> {
    extra.get(FROM).filter(|kept| kept.is_object())
}

/// What is to be done with an annotation that was loaded before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// Nothing: it is as it was.
    Same,
    /// The tool's is newer than what is here.
    Newer,
    /// The tool's is newer than what was loaded, and what is here is newer still.
    Overtaken,
}

/// Weighs an annotation that was last changed at `there` in the tool against the record here, which was changed at `here`.
pub(super) fn again(kept: &Value, there: Option<Moment>, here: Moment) -> Again {
    let before: Option<Moment> = kept.get("modified").and_then(Value::as_str).and_then(|written| written.parse().ok());
    match there {
        None => Again::Same,
        Some(there) if before.is_some_and(|before| there <= before) => Again::Same,
        Some(there) if there > here => Again::Newer,
        Some(_) => Again::Overtaken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_loaded_before_is_taken_again_only_where_the_tool_changed_it_last() {
        let moment = |second: i64| Moment::from_milliseconds(second * 1000).unwrap();
        let check = |before: Option<i64>, there: Option<i64>, here: i64, expected: Again| {
            let kept = before.map(|before| serde_json::json!({ "modified": moment(before).to_string() }));
            let kept = kept.unwrap_or_else(|| serde_json::json!({}));
            assert_eq!(again(&kept, there.map(moment), moment(here)), expected, "{before:?} {there:?} {here}");
        };
        check(Some(1), Some(1), 1, Again::Same);
        check(Some(1), Some(1), 9, Again::Same);
        check(Some(2), Some(1), 2, Again::Same);
        check(Some(1), Some(2), 1, Again::Newer);
        check(Some(1), Some(2), 5, Again::Overtaken);
        check(Some(1), Some(2), 2, Again::Overtaken);
        check(None, Some(2), 1, Again::Newer);
        check(Some(1), None, 1, Again::Same);
    }
}
