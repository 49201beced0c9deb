//! `documents`: the documents with how far the work on them is.

use obelus_desk::wire::{DocumentRow, Nothing};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

pub(super) async fn run(place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let rows: Vec<DocumentRow> = desk.ask("list_documents", &Nothing {}).await?;
    if rows.is_empty() {
        answer.note("no documents yet; `import FILE` brings one in");
    }
    answer.give(rows.iter().map(value).collect::<Vec<_>>(), || words(&rows))
}

fn value(row: &DocumentRow) -> Value {
    json!({
        "document": row.id,
        "title": row.title,
        "characters": row.characters,
        "sentences": row.progress.sentences,
        "judged": row.progress.judged,
        "sourced": row.progress.sourced,
        "dubious": row.progress.dubious,
        "not_a_claim": row.progress.not_a_claim,
    })
}

fn words(rows: &[DocumentRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let heading = ["document", "sentences", "judged", "sourced", "dubious", "not a claim", "title"];
    let rows: Vec<[String; 7]> = rows
        .iter()
        .map(|row| {
            let counted = row.progress;
            [
                row.id.to_string(),
                counted.sentences.to_string(),
                counted.judged.to_string(),
                counted.sourced.to_string(),
                counted.dubious.to_string(),
                counted.not_a_claim.to_string(),
                one_line(&row.title, 80),
            ]
        })
        .collect();
    table(heading, &rows)
}
