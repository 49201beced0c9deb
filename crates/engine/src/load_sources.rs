//! A file of BibTeX, RIS or CSL-JSON comes in: one op, however many entries it has. What is surely there is passed over.

use obelus_model::{Record, Source, SourceId, Verb};
use obelus_sources::{Brought, Csl, Known, Refused, read};

use crate::fault::Result;
use crate::merge_sources::MERGED;
use crate::{Done, EngineError, Writer};

/// What came of a file of sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedSources {
    /// Those that are new, in the order of the file.
    pub added: Vec<SourceId>,
    /// How many were there already.
    pub known: usize,
    /// What could not be read.
    pub refused: Vec<Refused>,
}

/// What the bytes of a file say; refused where they are none of the formats. A long file takes long: not for the writer.
pub fn read_sources(bytes: &[u8]) -> Result<Brought> {
    read(bytes).ok_or(EngineError::SourcesUnknown)
}

/// Loads what a file says.
pub fn load_sources(writer: &mut Writer, brought: Brought) -> Result<Done<LoadedSources>> {
    writer.write(Verb::LoadSources, |work| {
        let mut known = Known::default();
        for source in work.tx.rows().sources()? {
            known.add(&source.csl);
            merged(&source).for_each(|csl| known.add(csl));
        }
        let mut loaded = LoadedSources { refused: brought.refused, ..LoadedSources::default() };
        for entry in brought.entries {
            if known.holds(&entry.csl) {
                loaded.known += 1;
                continue;
            }
            known.add(&entry.csl);
            let id = SourceId::new(work.ids);
            work.tx.put(Record::Source(Source { id, grade: None, csl: entry.csl, extra: Default::default() }))?;
            loaded.added.push(id);
        }
        Ok(loaded)
    })
}

/// The items that became part of a source.
fn merged(source: &Source) -> impl Iterator<Item = &Csl> {
    let merged = source.extra.get(MERGED).and_then(serde_json::Value::as_array);
    merged.into_iter().flatten().filter_map(serde_json::Value::as_object)
}
