//! The one order in which records leave, so that the same library gives the same bytes however it was gathered.

use obelus_model::{Claim, ClaimPassage, Evidence, Highlight, Link, Moment, Origin};
use uuid::Uuid;

use crate::BundledDocument;

/// What records are sorted by: a time, then the id. Records without a time are sorted by id alone, which in
/// UUIDv7 begins with one.
pub(crate) trait Ordered {
    fn place(&self) -> (Option<Moment>, Uuid);
}

macro_rules! ordered {
    ($($record:ty: $time:expr;)*) => {$(
        impl Ordered for $record {
            fn place(&self) -> (Option<Moment>, Uuid) {
                let time: fn(&$record) -> Option<Moment> = $time;
                (time(self), self.id.0)
            }
        }
    )*};
}

ordered! {
    obelus_model::Annotator: |_| None;
    obelus_model::Tag: |_| None;
    obelus_model::Source: |_| None;
    Claim: |claim| Some(claim.created);
    Evidence: |evidence| Some(evidence.created);
    Highlight: |highlight| Some(highlight.created);
    Link: |link| Some(link.created);
}

impl Ordered for BundledDocument {
    fn place(&self) -> (Option<Moment>, Uuid) {
        (Some(self.document.added), self.document.id.0)
    }
}

/// The records in order.
pub(crate) fn sorted<'a, R: Ordered>(records: impl IntoIterator<Item = &'a R>) -> Vec<&'a R> {
    let mut records: Vec<&R> = records.into_iter().collect();
    records.sort_by_key(|record| record.place());
    records
}

/// A claim's passages by document, start, end.
pub(crate) fn sorted_passages(claim: &Claim) -> Vec<&ClaimPassage> {
    let mut passages: Vec<&ClaimPassage> = claim.passages.iter().collect();
    passages.sort_by_key(|at| (at.passage.document, at.passage.span, at.id));
    passages
}

/// Origins in the order of the text.
pub(crate) fn sorted_origins(origins: &[Origin]) -> Vec<&Origin> {
    let mut origins: Vec<&Origin> = origins.iter().collect();
    origins.sort_by_key(|origin| origin.span);
    origins
}
