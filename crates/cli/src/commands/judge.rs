//! `judge`: a verdict on the claim at a place, with what else is said about it.

use obelus_desk::model::{Certainty, ClaimId};
use obelus_desk::wire::{ClaimEdit, EditClaim, JudgeClaim, MarkPlaces, PlacesMark, ReasonRow, Written};
use obelus_desk::{Desk, Fault, FaultCode};
use serde_json::json;

use super::spot::{about_place, document_named, every_place, place_of};
use super::tagging::Tagging;
use crate::answer::Answer;
use crate::arguments::Judge;
use crate::place::Place;
use crate::stop::Stop;

pub(super) async fn run(ask: Judge, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_change(answer)?;
    let document = document_named(&desk, &ask.place.document).await?.id;
    let tagging = Tagging::look_up(&desk, &ask.tags).await?;
    let spot = place_of(&ask.place);
    let reasons: Vec<ReasonRow> = ask.reasons.iter().map(|code| ReasonRow { code: *code, text: None }).collect();
    let edit = ClaimEdit {
        certainty: ask.unsure.then_some(Certainty::Unsure),
        reasons: (!reasons.is_empty()).then_some(reasons),
        kind: ask.kind.map(Some),
        note: ask.note.map(Some),
        tags: (!tagging.known.is_empty()).then(|| tagging.known.clone()),
        ..ClaimEdit::default()
    };
    let judge = JudgeClaim { document, place: spot.clone(), verdict: ask.verdict, edit };
    let judged = match (ask.place.quote, ask.all) {
        (Some(quote), true) => judge_all(&desk, judge, &quote).await,
        _ => desk.ask("judge_claim", &judge).await,
    };
    let written = judged.map_err(|fault| about_place(fault, &spot))?;
    let unfit = || Fault::new(FaultCode::Internal, "", "a claim without an id");
    let claim: ClaimId = written.id.and_then(|id| id.parse().ok()).ok_or_else(unfit)?;
    if let Some(tags) = tagging.complete(&desk, answer).await? {
        let edit = ClaimEdit { tags: Some(tags), ..ClaimEdit::default() };
        let _: Written = desk.ask("edit_claim", &EditClaim { claim, verdict: None, edit }).await?;
    }
    answer.give(json!({ "id": claim }), || format!("{claim}\n"))
}

/// Judges every occurrence of a quote as one claim.
async fn judge_all(desk: &Desk, judge: JudgeClaim, quote: &str) -> Result<Written, Fault> {
    let JudgeClaim { document, verdict, edit, .. } = judge;
    let spans = every_place(desk, document, quote).await?;
    desk.ask("mark_places", &MarkPlaces { document, spans, mark: PlacesMark::Claim { verdict, edit } }).await
}
