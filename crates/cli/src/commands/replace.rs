//! `replace`: another version of a document's text; what is marked in it is found again.

use obelus_desk::LIMIT_BYTES;
use obelus_desk::wire::{AnchoringCounts, ReplaceDocument, Replaced, WayWord};
use serde_json::json;

use super::spot::document_named;
use super::standard_input;
use crate::answer::Answer;
use crate::arguments::Replace;
use crate::place::Place;
use crate::stop::Stop;

pub(super) async fn run(ask: Replace, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_change(answer)?;
    let document = document_named(&desk, &ask.document).await?;
    let file = ReplaceDocument {
        document: document.id,
        path: ask.file.display().to_string(),
        encoding: ask.encoding,
        way: ask.whole.then_some(WayWord::Whole),
        password: ask.password,
    };
    let working = answer.working("reading, and finding passages again");
    let replaced = match standard_input::is_meant(&ask.file) {
        true => match standard_input::read(LIMIT_BYTES) {
            Ok(bytes) => desk.replace_bytes(bytes, None, file).await,
            Err(fault) => Err(fault),
        },
        false => desk.ask("replace_document", &file).await,
    };
    working.finish_and_clear();
    let replaced: Replaced = replaced?;
    let Replaced { version, passages, .. } = &replaced;
    if *version == document.version {
        answer.note("the text is the same; nothing was changed");
    } else {
        tell(passages, answer);
    }
    let value = json!({ "version": version, "passages": passages });
    answer.give(value, || format!("version {version}\n{}\n", counted(passages)))
}

/// What a person should do next, where not everything was found.
fn tell(passages: &AnchoringCounts, answer: &Answer) {
    let AnchoringCounts { exact, moved, fuzzy, ambiguous, lost } = *passages;
    let found = exact + moved + fuzzy + ambiguous;
    if found == 0 && lost > 0 {
        answer.note("nothing that is marked in the document was found in the new text: is it the right one? `undo` takes it back");
    } else if found + lost > exact {
        answer.note("`looks` lists what was not found for sure");
    }
}

/// Passages by their grades, in words.
pub(super) fn counted(passages: &AnchoringCounts) -> String {
    let AnchoringCounts { exact, moved, fuzzy, ambiguous, lost } = passages;
    format!("passages: {exact} exact, {moved} moved, {fuzzy} fuzzy, {ambiguous} ambiguous, {lost} lost")
}
