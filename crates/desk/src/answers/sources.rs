//! Sources as rows, and what came of a file of them.

use obelus_engine as engine;

use super::count;
use crate::wire::{LoadedSources, RefusedEntry, SourceRow};

impl From<engine::ListedSource> for SourceRow {
    fn from(listed: engine::ListedSource) -> SourceRow {
        let engine::ListedSource { source, key, label, evidence, origins, same } = listed;
        SourceRow { id: source.id, key, grade: source.grade, csl: source.csl, label, evidence, origins, same }
    }
}

impl From<engine::Done<engine::LoadedSources>> for LoadedSources {
    fn from(done: engine::Done<engine::LoadedSources>) -> LoadedSources {
        let engine::LoadedSources { added, known, refused } = done.value;
        let row = |refused: engine::RefusedSource| RefusedEntry {
            line: refused.line,
            entry: refused.entry,
            detail: refused.why,
        };
        LoadedSources {
            added: count(added.len()),
            known: count(known),
            changed: 0,
            refused: refused.into_iter().map(row).collect(),
            written: done.committed.into(),
        }
    }
}
