//! What tests share: a clock that stands where it is put, ids that can be told beforehand, texts with traps in them.
//! Not here: anything that the application needs; this crate is a dev-dependency only.

mod edited;
mod numbers;
mod prose;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use obelus_model::{Clock, Ids, Moment};
use uuid::Uuid;

pub use edited::{
    Edition, Edits, Fate, Judgement, Kind, Mix, Passage, Source, Traced, Truth, edition, edition_around, mixes,
};
pub use numbers::Numbers;
pub use prose::prose;

/// A clock that goes on by one second at each look, from 2026-11-23T10:00:00Z; clones show the same time.
#[derive(Clone, Debug)]
pub struct TickingClock(Arc<AtomicI64>);

impl Default for TickingClock {
    fn default() -> TickingClock {
        TickingClock(Arc::new(AtomicI64::new(1_795_428_000_000)))
    }
}

impl TickingClock {
    /// Puts the clock, and its clones, to this time.
    pub fn set(&self, now: Moment) {
        self.0.store(now.milliseconds(), Ordering::Relaxed);
    }
}

impl Clock for TickingClock {
    fn now(&self) -> Moment {
        Moment::from_milliseconds(self.0.fetch_add(1000, Ordering::Relaxed)).unwrap_or(Moment::EPOCH)
    }
}

/// Ids that count up from a start: `…-0001`, `…-0002`; two libraries with other starts never meet.
#[derive(Clone, Debug)]
pub struct CountedIds(u128);

impl CountedIds {
    /// Ids above `start`.
    pub fn from(start: u32) -> CountedIds {
        CountedIds(u128::from(start) << 64)
    }
}

impl Ids for CountedIds {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        uuid::Builder::from_u128(self.0).with_version(uuid::Version::SortRand).into_uuid()
    }
}

/// A text with what breaks careless offsets: emoji in several code points, combining marks, right-to-left, CJK.
pub const TRAPS: &str = "Stalin met 👩‍👩‍👧‍👦 there. Coyoaca\u{301}n is in Mexico. שלום אמר טרוצקי. 托洛茨基死于1940年。He died\u{2028}on 21 August 1940! Was it so?";

/// The real text, where it lies beside the project; tests that want it skip, saying so, where it does not.
pub fn splice() -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/trotsky-stalin-splice.txt");
    path.is_file().then_some(path)
}
