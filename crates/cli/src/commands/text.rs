//! `text`: the canonical text of a document, to the byte; or its sentences, one JSON object a line.

use obelus_desk::wire::{SentenceRow, WhichDocument};
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
        let text = desk.document_text(&document.id.to_string(), document.version).await?;
        return answer.bytes(&text);
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
