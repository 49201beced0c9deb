//! CSL-JSON as it is kept: a free object with a type. What shape its known variables must have, and how they are asked for.
//! Invariant: nothing here changes an item; what is not known is let through.

use serde_json::{Map, Value};

/// A bibliographic item as CSL-JSON, kept as it came.
pub type Csl = Map<String, Value>;

/// The variables that hold names (CSL 1.0.2, appendix IV).
pub(crate) const NAMES: [&str; 30] = [
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
    "editortranslator",
    "adapter",
    "annotator",
];

/// The variables that hold dates.
pub(crate) const DATES: [&str; 6] =
    ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"];

/// Why an object is no item.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {want}")]
pub struct Unfit {
    /// The key whose value does not fit.
    pub key: String,
    /// What should be there: `text`, `names`, `date`.
    pub want: &'static str,
}

/// Refuses what no program could take for an item: no type, names that are no list of objects, a date that is no object.
pub fn check(csl: &Csl) -> Result<(), Unfit> {
    let unfit = |key: &str, want| Err(Unfit { key: key.to_owned(), want });
    if csl.get("type").and_then(Value::as_str).is_none_or(|kind| kind.trim().is_empty()) {
        return unfit("type", "text");
    }
    for (key, value) in csl {
        let key = key.as_str();
        if NAMES.contains(&key) && !value.as_array().is_some_and(|names| names.iter().all(Value::is_object)) {
            return unfit(key, "names");
        }
        if DATES.contains(&key) && !value.is_object() {
            return unfit(key, "date");
        }
        if matches!(key, "id" | "title" | "DOI" | "ISBN" | "URL" | "container-title") && !is_plain(value) {
            return unfit(key, "text");
        }
    }
    Ok(())
}

fn is_plain(value: &Value) -> bool {
    value.is_string() || value.is_number()
}

/// A variable as text; numbers are written out. Empty is absent.
pub fn text_of(csl: &Csl, key: &str) -> Option<String> {
    let text = match csl.get(key)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The type; of a broken item none.
pub(crate) fn type_of(csl: &Csl) -> &str {
    csl.get("type").and_then(Value::as_str).unwrap_or_default()
}

/// The names under a variable.
pub(crate) fn names_of<'a>(csl: &'a Csl, key: &str) -> Vec<&'a Map<String, Value>> {
    let names = csl.get(key).and_then(Value::as_array);
    names.into_iter().flatten().filter_map(Value::as_object).collect()
}

/// The year of the first date under a variable, as it is written in lists: `1940`, `-44`.
pub(crate) fn year_of(csl: &Csl, key: &str) -> Option<i64> {
    let date = csl.get(key)?;
    let part = date.get("date-parts").and_then(|parts| parts.get(0)?.get(0).cloned());
    match part {
        Some(Value::Number(year)) => year.as_i64(),
        Some(Value::String(year)) => year.trim().parse().ok(),
        _ => ["raw", "literal"].iter().find_map(|key| first_year(date.get(*key)?.as_str()?)),
    }
}

/// The first four digits that stand together in words about a date.
fn first_year(words: &str) -> Option<i64> {
    words.split(|letter: char| !letter.is_ascii_digit()).find(|run| run.len() == 4)?.parse().ok()
}
