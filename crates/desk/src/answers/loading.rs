//! What came of loading a file, as it crosses the desk.

use obelus_engine as engine;
use obelus_model::Anchoring;

use super::count;
use crate::wire::{AnchoringCounts, Becoming, Loaded, UnmatchedAddress};

impl From<engine::Done<engine::Loaded>> for Loaded {
    fn from(done: engine::Done<engine::Loaded>) -> Loaded {
        let engine::Loaded { added, changed, skipped, lost, passages: grades, unmatched, beyond } = done.value;
        let mut passages = AnchoringCounts::default();
        for anchoring in grades {
            match anchoring {
                Anchoring::Exact => passages.exact += 1,
                Anchoring::Moved => passages.moved += 1,
                Anchoring::Fuzzy(_) => passages.fuzzy += 1,
                Anchoring::Ambiguous => passages.ambiguous += 1,
                Anchoring::Lost => passages.lost += 1,
            }
        }
        let unmatched_address =
            |one: engine::Unmatched| UnmatchedAddress { annotations: count(one.annotations), address: one.address };
        Loaded {
            added: count(added),
            changed: count(changed),
            skipped: count(skipped),
            refused: count(lost.len()),
            lost: lost.iter().map(|key| format!("{} {}", key.noun.code(), key.id)).collect(),
            passages,
            unmatched: unmatched.into_iter().map(unmatched_address).collect(),
            beyond: u32::try_from(beyond).unwrap_or(u32::MAX),
            written: done.committed.into(),
        }
    }
}

impl From<Becoming> for engine::Becoming {
    fn from(becoming: Becoming) -> engine::Becoming {
        match becoming {
            Becoming::Highlights => engine::Becoming::Highlights,
            Becoming::Claims => engine::Becoming::Claims,
        }
    }
}
