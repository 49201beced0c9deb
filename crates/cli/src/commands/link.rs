//! `link`: how one claim stands to another.

use obelus_desk::model::ClaimId;
use obelus_desk::wire::{LinkClaims, Written};
use obelus_desk::{Fault, FaultCode};
use serde_json::json;

use crate::answer::Answer;
use crate::arguments::Link;
use crate::place::Place;
use crate::stop::Stop;

pub(super) async fn run(ask: Link, place: Place, answer: &Answer) -> Result<(), Stop> {
    let (from, to) = (claim_named(&ask.from)?, claim_named(&ask.to)?);
    let desk = place.to_change(answer)?;
    let written: Written =
        desk.ask("link_claims", &LinkClaims { from, relation: ask.relation, to, note: None }).await?;
    let id = written.id.unwrap_or_default();
    answer.give(json!({ "id": id }), || format!("{id}\n"))
}

/// The claim with this id; what is no id names none.
pub(super) fn claim_named(name: &str) -> Result<ClaimId, Fault> {
    name.parse().map_err(|_| Fault::new(FaultCode::NotFound, name, "claim"))
}
