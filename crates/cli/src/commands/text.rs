//! `text`: the canonical text of a document, or of an older version of it, to the byte; or its sentences, one JSON object a line.

use obelus_desk::wire::{SentenceRow, WhichDocument};
use obelus_desk::{Fault, FaultCode};
use serde_json::json;

use super::spot::document_named;
use crate::answer::Answer;
use crate::arguments::Text;
use crate::place::Place;
use crate::stop::Stop;

pub(super) async fn run(ask: Text, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let document = document_named(&desk, &ask.document).await?;
    if !ask.sentences {
        let number = ask.number.unwrap_or(document.version);
        let text = desk.document_text(&document.id.to_string(), number).await;
        // The desk names what is missing by its id; here it was named by its title.
        let text = text.map_err(|fault| match fault.code {
            FaultCode::NotFound => Fault::new(FaultCode::NotFound, number.to_string(), "version"),
            _ => fault,
        });
        return answer.bytes(&text?);
    }
    let which = WhichDocument { document: document.id };
    let rows: Vec<SentenceRow> = desk.ask("list_sentences", &which).await?;
    let mut lines = String::new();
    for SentenceRow { number, start, end, text, .. } in rows {
        let row = json!({ "number": number, "start": start, "end": end, "text": text });
        lines.push_str(&row.to_string());
        lines.push('\n');
    }
    answer.bytes(lines.as_bytes())
}
