//! Links as they cross the desk: with what there is to say of the claim at the other end.

use obelus_model::{Claim, Link};

use super::shortened;
use crate::wire::LinkRow;

/// How much is said of the claim at the other end: a sentence may be as long as its text.
const SHOWN: u32 = 1_000;

impl LinkRow {
    /// A link, with what there is to say of the claim at its other end.
    pub(crate) fn new(link: Link, other: Option<Claim>) -> LinkRow {
        let Link { id, relation, from, to, note, .. } = link;
        let place = other.as_ref().and_then(|claim| claim.passages.first()).map(|place| place.passage.clone());
        let document = place.as_ref().map(|place| place.document);
        let mut words = other.and_then(|claim| claim.statement).or(place.map(|place| place.exact)).unwrap_or_default();
        shortened(&mut words, SHOWN);
        LinkRow { id, relation, from, to, note, document, words }
    }
}
