//! `load`: Obelus JSON back into a library.

use obelus_desk::wire::{Load as AskLoad, Loaded};
use obelus_desk::{Fault, LIMIT_JSON};
use serde_json::json;

use super::standard_input;
use crate::answer::Answer;
use crate::arguments::Load;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::one_line;

pub(super) async fn run(ask: Load, place: Place, answer: &Answer) -> Result<(), Stop> {
    let path = ask.file.display().to_string();
    let filling = place.to_fill()?;
    let desk = &filling.desk;
    let working = answer.working("loading");
    let loaded: Result<Loaded, Fault> = if standard_input::is_meant(&ask.file) {
        desk.load_bytes(standard_input::read(LIMIT_JSON)?).await
    } else {
        desk.ask("load", &AskLoad { path: path.clone() }).await
    };
    working.finish_and_clear();
    filling.close(answer).await?;
    let loaded = loaded.map_err(|fault| Stop::Fault { fault, file: Some(path) })?;
    let Loaded { added, changed, skipped, refused, passages, .. } = &loaded;
    let value = json!({
        "added": added, "changed": changed, "skipped": skipped, "refused": refused, "passages": passages,
    });
    answer.give(value, || words(&loaded))
}

fn words(loaded: &Loaded) -> String {
    let Loaded { added, changed, skipped, refused, passages, lost, .. } = loaded;
    let mut words = format!(
        "{added} added, {changed} changed, {skipped} the same, {refused} not taken (newer here)\n\
         passages: {} exact, {} moved, {} fuzzy, {} ambiguous, {} lost\n",
        passages.exact, passages.moved, passages.fuzzy, passages.ambiguous, passages.lost
    );
    for record in lost {
        words.push_str(&format!("not taken: {}\n", one_line(record, 120)));
    }
    words
}
