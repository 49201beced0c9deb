//! `highlight`: a passage marked without a judgement.

use obelus_desk::model::HighlightId;
use obelus_desk::wire::{EditHighlight, HighlightPassage, MarkPlaces, PlacesMark, Written};
use obelus_desk::{Desk, Fault, FaultCode};
use serde_json::json;

use super::spot::{about_place, document_named, every_place, place_of};
use super::tagging::Tagging;
use crate::answer::Answer;
use crate::arguments::Highlight;
use crate::place::Place;
use crate::stop::Stop;

pub(super) async fn run(ask: Highlight, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_change(answer)?;
    let document = document_named(&desk, &ask.place.document).await?.id;
    let tagging = Tagging::look_up(&desk, &ask.tags).await?;
    let spot = place_of(&ask.place);
    if let (Some(quote), true) = (&ask.place.quote, ask.all) {
        let spans = every_place(&desk, document, quote).await.map_err(|fault| about_place(fault, &spot))?;
        let tags = tagging.known.clone();
        let mark = PlacesMark::Highlight { color: ask.color, note: ask.note, tags };
        return highlight_all(&desk, MarkPlaces { document, spans, mark }, tagging, answer).await;
    }
    let mark = HighlightPassage {
        document,
        place: spot.clone(),
        color: ask.color,
        note: ask.note,
        tags: tagging.known.clone(),
    };
    let marked: Result<Written, Fault> = desk.ask("highlight_passage", &mark).await;
    let written = marked.map_err(|fault| about_place(fault, &spot))?;
    let unfit = || Fault::new(FaultCode::Internal, "", "a highlight without an id");
    let highlight: HighlightId = written.id.and_then(|id| id.parse().ok()).ok_or_else(unfit)?;
    if let Some(tags) = tagging.complete(&desk, answer).await? {
        let edit = EditHighlight { highlight, color: None, note: None, tags: Some(tags) };
        let _: Written = desk.ask("edit_highlight", &edit).await?;
    }
    answer.give(json!({ "id": highlight }), || format!("{highlight}\n"))
}

/// Marks every place, and answers the highlights that are new or other than before.
async fn highlight_all(desk: &Desk, marking: MarkPlaces, tagging: Tagging, answer: &Answer) -> Result<(), Stop> {
    let mut written: Written = desk.ask("mark_places", &marking).await?;
    if let Some(tags) = tagging.complete(desk, answer).await? {
        let mark = PlacesMark::Highlight { color: None, note: None, tags };
        written = desk.ask("mark_places", &MarkPlaces { mark, ..marking }).await?;
    }
    let ids: Vec<String> = written.changed.into_iter().map(|row| row.id).collect();
    answer.give(json!({ "ids": ids }), || ids.iter().map(|id| format!("{id}\n")).collect())
}
