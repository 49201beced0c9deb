//! `export`: the library, or one document of it, in a form that leaves.

use obelus_desk::wire::{Export as AskExport, Exported, Texts};

use super::spot::document_named;
use super::standard_input;
use crate::answer::Answer;
use crate::arguments::Export;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::one_line;

pub(super) async fn run(ask: Export, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let document = match &ask.document {
        Some(name) => Some(document_named(&desk, name).await?.id),
        None => None,
    };
    let texts = if ask.with_text { Texts::With } else { Texts::Without };
    let working = answer.working("exporting");
    if standard_input::is_meant(&ask.output) {
        // The answer is the export itself, with --json as well.
        let (bytes, _) = desk.export_bytes(document, ask.format, texts).await?;
        working.finish_and_clear();
        return answer.bytes(&bytes);
    }
    let path = ask.output.display().to_string();
    let exported: Exported = desk.ask("export", &AskExport { document, format: ask.format, texts, path }).await?;
    working.finish_and_clear();
    answer.give(&exported, || {
        let Exported { path, bytes, claims, highlights } = &exported;
        format!("{}: {bytes} bytes, {claims} claims, {highlights} highlights\n", one_line(path, 200))
    })
}
