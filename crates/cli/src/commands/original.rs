//! `original`: the bytes that a document came from, as they came.

use obelus_desk::wire::{SaveOriginal, Saved};

use super::spot::document_named;
use super::standard_input;
use crate::answer::Answer;
use crate::arguments::Original;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::one_line;

pub(super) async fn run(ask: Original, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let document = document_named(&desk, &ask.document).await?.id;
    if standard_input::is_meant(&ask.output) {
        return answer.bytes(&desk.original_bytes(document).await?);
    }
    let path = ask.output.display().to_string();
    let saved: Saved = desk.ask("save_original", &SaveOriginal { document, path }).await?;
    answer.give(&saved, || format!("{}: {} bytes\n", one_line(&saved.path, 200), saved.bytes))
}
