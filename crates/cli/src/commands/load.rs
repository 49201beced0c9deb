//! `load`: Obelus JSON back into a library.

use obelus_desk::wire::{Load as AskLoad, Loaded};
use obelus_desk::{Desk, Fault, LIMIT_JSON};
use serde_json::json;

use super::replace::counted;
use super::spot::document_named;
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
    let onto = match &ask.onto {
        Some(name) => document_named(desk, name).await.map(|document| Some(document.id)),
        None => Ok(None),
    };
    let loaded = match onto {
        Ok(onto) => {
            let file = AskLoad { path: path.clone(), onto, by_likeness: ask.by_likeness };
            bring_back(desk, &ask, file, answer).await
        }
        Err(fault) => Err(fault),
    };
    filling.close(answer).await?;
    let loaded = loaded.map_err(|fault| Stop::Fault { fault, file: Some(path) })?;
    let Loaded { added, changed, skipped, refused, passages, .. } = &loaded;
    let value = json!({
        "added": added, "changed": changed, "skipped": skipped, "refused": refused, "passages": passages,
    });
    answer.give(value, || words(&loaded))
}

async fn bring_back(desk: &Desk, ask: &Load, file: AskLoad, answer: &Answer) -> Result<Loaded, Fault> {
    let working = answer.working("loading");
    let loaded = if standard_input::is_meant(&ask.file) {
        match standard_input::read(LIMIT_JSON) {
            Ok(bytes) => desk.load_bytes(bytes, file).await,
            Err(fault) => Err(fault),
        }
    } else {
        desk.ask("load", &file).await
    };
    working.finish_and_clear();
    loaded
}

fn words(loaded: &Loaded) -> String {
    let Loaded { added, changed, skipped, refused, passages, lost, .. } = loaded;
    let mut words = format!(
        "{added} added, {changed} changed, {skipped} the same, {refused} not taken (newer here)\n{}\n",
        counted(passages)
    );
    for record in lost {
        words.push_str(&format!("not taken: {}\n", one_line(record, 120)));
    }
    words
}
