//! `load`: Obelus JSON back into a library, or annotations of other tools into it.

use obelus_desk::model::DocumentId;
use obelus_desk::wire::{Load as AskLoad, Loaded};
use obelus_desk::{Desk, Fault, LIMIT_JSON};
use serde_json::{Value, json};

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
    // Read first: what is not there is told before a library is made for it.
    let given = if standard_input::is_meant(&ask.file) { Some(standard_input::read(LIMIT_JSON)?) } else { None };
    let filling = place.to_fill()?;
    let working = answer.working("loading");
    let loaded = load(&filling.desk, &ask, path.clone(), given).await;
    working.finish_and_clear();
    filling.close(answer).await?;
    let loaded = loaded.map_err(|fault| Stop::Fault { fault, file: Some(path) })?;
    answer.give(value(&loaded), || words(&loaded))
}

async fn load(desk: &Desk, ask: &Load, path: String, given: Option<Vec<u8>>) -> Result<Loaded, Fault> {
    let onto = known(desk, ask.onto.as_deref()).await?;
    let document = known(desk, ask.document.as_deref()).await?;
    let file = AskLoad { path, onto, by_likeness: ask.by_likeness, apart: ask.apart, document, becoming: ask.becoming };
    match given {
        Some(bytes) => desk.load_bytes(bytes, file).await,
        None => desk.ask("load", &file).await,
    }
}

async fn known(desk: &Desk, name: Option<&str>) -> Result<Option<DocumentId>, Fault> {
    match name {
        Some(name) => Ok(Some(document_named(desk, name).await?.id)),
        None => Ok(None),
    }
}

/// What only annotations have is there where there is some of it.
fn value(loaded: &Loaded) -> Value {
    let Loaded { added, changed, skipped, refused, passages, unmatched, beyond, .. } = loaded;
    let mut value = json!({
        "added": added, "changed": changed, "skipped": skipped, "refused": refused, "passages": passages,
    });
    let of_annotations = [
        (!unmatched.is_empty()).then(|| ("unmatched".to_owned(), json!(unmatched))),
        (*beyond > 0).then(|| ("beyond".to_owned(), json!(beyond))),
    ];
    if let Some(object) = value.as_object_mut() {
        object.extend(of_annotations.into_iter().flatten());
    }
    value
}

fn words(loaded: &Loaded) -> String {
    let Loaded { added, changed, skipped, refused, passages, lost, unmatched, beyond, .. } = loaded;
    let mut words = format!(
        "{added} added, {changed} changed, {skipped} the same, {refused} not taken (newer here)\n{}\n",
        counted(passages)
    );
    for record in lost {
        words.push_str(&format!("not taken: {}\n", one_line(record, 120)));
    }
    for one in unmatched {
        let address = if one.address.is_empty() { "no address" } else { &one.address };
        words.push_str(&format!("no document for {}: {} annotations\n", one_line(address, 120), one.annotations));
    }
    if *beyond > 0 {
        words.push_str(&format!("not in the file: {beyond} more, by what it says\n"));
    }
    words
}
