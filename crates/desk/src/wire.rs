//! What crosses the front desk: the parameters and answers of every command, as plain data.
//! Invariant: positions are code points; ids, words and times are strings; large lists are columns, not objects.
//! Not here: which command takes what (`commands`), and how TypeScript is made of it (`contract`).

mod claims;
mod documents;
mod evidence;
mod exchange;
mod history;
mod importing;
mod keeping;
mod library;
mod looks;
mod marks;
mod noticed;
mod overview;
mod passages;
mod quotes;
mod search;
mod sources;
mod structure;
mod suggestions;
mod versions;

pub use claims::*;
pub use documents::*;
pub use evidence::*;
pub use exchange::*;
pub use history::*;
pub use importing::*;
pub use keeping::*;
pub use library::*;
pub use looks::*;
pub use marks::*;
pub use noticed::*;
pub use overview::*;
pub use passages::*;
pub use quotes::*;
pub use search::*;
pub use sources::*;
pub use structure::*;
pub use suggestions::*;
pub use versions::*;

use obelus_model::Edit;
use serde::{Deserialize, Deserializer};

/// Parameters of a command that takes none.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Reads a field that may be absent (leave it), `null` (take it away) or a value (set it).
fn edit<'de, D: Deserializer<'de>, T: Deserialize<'de>>(input: D) -> Result<Edit<T>, D::Error> {
    Option::<T>::deserialize(input).map(Some)
}
