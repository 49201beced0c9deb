//! `load`: Obelus JSON back into a library, or annotations of other tools into it.

use obelus_desk::model::DocumentId;
use obelus_desk::wire::{AnchoringCounts, Load as AskLoad, Loaded};
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
    let kept = match &loaded {
        Ok(loaded) => kept(&filling.desk, &loaded.lost).await,
        Err(_) => Vec::new(),
    };
    working.finish_and_clear();
    filling.close(answer).await?;
    let loaded = loaded.map_err(|fault| Stop::Fault { fault, file: Some(path) })?;
    tell(&loaded, answer);
    answer.give(value(&loaded), || words(&loaded, &kept))
}

/// What a person should do next, where not everything was found for sure.
fn tell(loaded: &Loaded, answer: &Answer) {
    let AnchoringCounts { exact, moved, fuzzy, ambiguous, lost } = loaded.passages;
    let doubtful = moved + fuzzy + ambiguous + lost;
    if doubtful == 0 {
        return;
    }
    answer.note("`looks` lists what was not found for sure");
    if loaded.textless > 0 && doubtful > exact {
        answer.note(
            "the file came without the text that its passages are in, so they were sought by their words alone; \
             exported with --with-text, more of them are found for sure (`undo` first, then load that file)",
        );
    }
}

/// In words what stayed as it is here, with the names of what has one.
async fn kept(desk: &Desk, lost: &[String]) -> Vec<String> {
    let mut kept = Vec::with_capacity(lost.len());
    for key in lost {
        let (noun, id) = key.split_once(' ').unwrap_or((key, ""));
        kept.push(match noun {
            "document" => {
                let title = document_named(desk, id).await.map_or(id.to_owned(), |found| found.title);
                let title = one_line(&title, 120);
                format!("not taken: other details, or another note, of the document “{title}”; those here stay")
            }
            "claim" | "highlight" | "evidence" => format!("not taken: the {noun} {id}: it was changed here later"),
            _ => format!("not taken: the {noun} {}; the one here stays", one_line(id, 120)),
        });
    }
    kept
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
    let Loaded { added, changed, skipped, refused, passages, noted, unmatched, beyond, .. } = loaded;
    let mut value = json!({
        "added": added, "changed": changed, "skipped": skipped, "refused": refused, "passages": passages,
    });
    let of_annotations = [
        (*noted > 0).then(|| ("noted".to_owned(), json!(noted))),
        (!unmatched.is_empty()).then(|| ("unmatched".to_owned(), json!(unmatched))),
        (*beyond > 0).then(|| ("beyond".to_owned(), json!(beyond))),
    ];
    if let Some(object) = value.as_object_mut() {
        object.extend(of_annotations.into_iter().flatten());
    }
    value
}

fn words(loaded: &Loaded, kept: &[String]) -> String {
    let Loaded { added, changed, skipped, refused, passages, noted, unmatched, beyond, .. } = loaded;
    let mut words =
        format!("{added} added, {changed} changed, {skipped} the same, {refused} not taken\n{}\n", counted(passages));
    if *noted > 0 {
        words.push_str(&format!("{} without a place in the text: in the note of the document\n", annotations(*noted)));
    }
    for one in kept {
        words.push_str(one);
        words.push('\n');
    }
    for one in unmatched {
        let address = if one.address.is_empty() { "no address" } else { &one.address };
        let count = annotations(one.annotations);
        words.push_str(&format!("no document for {}: {count}\n", one_line(address, 120)));
    }
    if *beyond > 0 {
        words.push_str(&format!("not in the file: {beyond} more, by what it says\n"));
    }
    words
}

fn annotations(count: u32) -> String {
    if count == 1 { "1 annotation".to_owned() } else { format!("{count} annotations") }
}
