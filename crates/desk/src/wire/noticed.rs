//! What is noticed in a text, on the wire.

use obelus_engine as engine;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Sentences whose words stand in the text more than once, in the order of the text. Entry i of both columns belongs to one
/// sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepeatColumns {
    /// Indexes of sentences, from 0.
    pub sentence: Vec<u32>,
    /// Which of them say the same: the numbers of their groups, from 0, by the first sentence of each.
    pub group: Vec<u32>,
}

/// Characters of a text that cannot be seen, counted by what they do. Those that make what is seen are left out (joiners
/// within Persian words or between emoji, for instance).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvisibleRow {
    /// Those that steer the direction of reading (UAX #9).
    pub bidi: u32,
    /// Those that take no room: soft hyphens, zero-width spaces, stray joiners and the like.
    pub zero_width: u32,
    /// Control characters but tab and line feed.
    pub control: u32,
}

impl RepeatColumns {
    pub(crate) fn new(repeats: Vec<engine::Repeat>) -> RepeatColumns {
        let numbered = (0u32..).zip(repeats);
        let mut pairs: Vec<(u32, u32)> = numbered
            .flat_map(|(group, repeat)| repeat.sentences.into_iter().map(move |sentence| (sentence, group)))
            .collect();
        pairs.sort_unstable();
        let (sentence, group) = pairs.into_iter().unzip();
        RepeatColumns { sentence, group }
    }
}

impl From<engine::InvisibleCounts> for InvisibleRow {
    fn from(counts: engine::InvisibleCounts) -> InvisibleRow {
        InvisibleRow { bidi: counts.bidi, zero_width: counts.zero_width, control: counts.control }
    }
}
