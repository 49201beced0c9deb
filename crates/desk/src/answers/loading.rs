//! What came of loading a file, as it crosses the desk.

use obelus_engine as engine;

use super::count;
use crate::wire::{AnchoringCounts, Becoming, Loaded, UnmatchedAddress};

impl From<engine::Done<engine::Loaded>> for Loaded {
    fn from(done: engine::Done<engine::Loaded>) -> Loaded {
        let engine::Loaded { added, changed, skipped, lost, passages, textless, noted, unmatched, beyond } = done.value;
        let unmatched_address =
            |one: engine::Unmatched| UnmatchedAddress { annotations: count(one.annotations), address: one.address };
        Loaded {
            added: count(added),
            changed: count(changed),
            skipped: count(skipped),
            refused: count(lost.len()),
            lost: lost.iter().map(|key| format!("{} {}", key.noun.code(), key.id)).collect(),
            passages: AnchoringCounts::of(&passages),
            textless: count(textless),
            noted: count(noted),
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
