//! The sources of a library, as a list shows them, and one by its name.

use std::collections::HashMap;

use obelus_model::{Source, SourceId};
use obelus_sources as sources;
use obelus_store::Rows;

use crate::Reader;
use crate::fault::{EngineError, Result};

/// A source with what a list says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedSource {
    /// The record.
    pub source: Source,
    /// Its citation key, which no other has.
    pub key: String,
    /// A short label: `Service 2004, Stalin`.
    pub label: String,
    /// How much evidence names it.
    pub evidence: u32,
    /// How many runs of documents come from it.
    pub origins: u32,
    /// Other sources that look the same.
    pub same: Vec<SourceId>,
}

/// All sources, oldest first.
pub fn list_sources(reader: &mut Reader) -> Result<Vec<ListedSource>> {
    reader.read(|rows| {
        let all = rows.sources()?;
        let uses: HashMap<SourceId, (u32, u32)> =
            rows.source_uses()?.into_iter().map(|(id, evidence, origins)| (id, (evidence, origins))).collect();
        let keys = sources::keys(all.iter().map(|source| &source.csl));
        let alike = sources::alike(all.iter().map(|source| &source.csl));
        let ids: Vec<SourceId> = all.iter().map(|source| source.id).collect();
        let listed = all.into_iter().zip(keys).zip(alike).map(|((source, key), alike)| {
            let (evidence, origins) = uses.get(&source.id).copied().unwrap_or_default();
            let same = alike.into_iter().filter_map(|at| ids.get(at).copied()).collect();
            ListedSource { label: sources::label(&source.csl), key, evidence, origins, same, source }
        });
        Ok(listed.collect())
    })
}

/// The source that a person names: by its id or a unique beginning of it, or by its citation key.
pub fn find_source(rows: Rows<'_>, name: &str) -> Result<Source> {
    let all = rows.sources()?;
    let keys = sources::keys(all.iter().map(|source| &source.csl));
    let by_key = keys.iter().position(|key| key == name);
    let by_key = by_key.or_else(|| keys.iter().position(|key| key.to_lowercase() == name.to_lowercase()));
    if let Some(found) = by_key.and_then(|at| all.get(at)) {
        return Ok(found.clone());
    }
    let begins = |source: &&Source| name.len() >= 4 && source.id.to_string().starts_with(&name.to_lowercase());
    let found: Vec<&Source> = all.iter().filter(begins).collect();
    match found.as_slice() {
        [] => Err(EngineError::NameUnknown(name.to_owned())),
        [one] => Ok((*one).clone()),
        several => Err(EngineError::NameAmbiguous { name: name.to_owned(), count: several.len() }),
    }
}
