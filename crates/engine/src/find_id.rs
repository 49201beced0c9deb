//! The record that a person names: by its id, a beginning of it, or for a source by its citation key.

use obelus_model::{Noun, Source};
use obelus_store::Rows;

use crate::EngineError;
use crate::fault::Result;

/// So many characters of an id name a record; fewer would name another one tomorrow.
const LEAST: usize = 4;

/// The id of the record of a noun that a person names. A source is named by its citation key as lists show it, or by what
/// its file called it, before the beginning of its own id.
pub fn find_id(rows: Rows<'_>, noun: Noun, name: &str) -> Result<String> {
    if noun == Noun::Source
        && let Ok(id) = name.parse()
        && rows.find_source(id)?.is_some()
    {
        return Ok(name.to_owned());
    }
    if noun == Noun::Source {
        let mut named = rows.sources()?;
        let keys = obelus_sources::keys(named.iter().map(|source| &source.csl));
        let is_key = |key: &String| key.to_lowercase() == name.to_lowercase();
        if let Some((_, source)) = keys.iter().zip(&named).find(|(key, _)| is_key(key)) {
            return Ok(source.id.to_string());
        }
        named.retain(|source| ["citation-key", "id"].iter().any(|key| is_called(source, key, name)));
        match named.as_slice() {
            [] => {}
            [only] => return Ok(only.id.to_string()),
            many => return Err(EngineError::NameAmbiguous { name: name.to_owned(), count: many.len() }),
        }
    }
    let keys = if name.len() >= LEAST { rows.keys_by_prefix(noun, &name.to_lowercase())? } else { Vec::new() };
    match keys.as_slice() {
        [] => Err(EngineError::not_found(noun, name)),
        [only] => Ok(only.id.clone()),
        many => Err(EngineError::NameAmbiguous { name: name.to_owned(), count: many.len() }),
    }
}

fn is_called(source: &Source, key: &str, name: &str) -> bool {
    source.csl.get(key).is_some_and(|value| match value {
        serde_json::Value::String(written) => written == name,
        // CSL-JSON allows a number for an id.
        serde_json::Value::Number(number) => number.to_string() == name,
        _ => false,
    })
}
