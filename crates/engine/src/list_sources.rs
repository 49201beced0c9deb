//! The sources of a library, as a list shows them.

use std::collections::HashMap;

use obelus_model::{Source, SourceId};
use obelus_sources as sources;

use crate::Reader;
use crate::fault::Result;

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
