//! `history`: what was done, newest first.

use obelus_desk::wire::{AskHistory, HistoryRow, HistoryState};

use super::link::claim_named;
use crate::answer::Answer;
use crate::arguments::History;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

pub(super) async fn run(ask: History, place: Place, answer: &Answer) -> Result<(), Stop> {
    let claim = ask.claim.as_deref().map(claim_named).transpose()?;
    let desk = place.to_read()?;
    let wanted = AskHistory { limit: ask.limit.unwrap_or(u32::MAX), claim, quoted: None };
    let rows: Vec<HistoryRow> = desk.ask("history", &wanted).await?;
    if rows.is_empty() {
        answer.note("nothing happened to it here");
    }
    answer.give(&rows, || words(&rows))
}

fn words(rows: &[HistoryRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 5]> = rows.iter().map(row).collect();
    table(["when", "what", "state", "who", "records"], &rows)
}

fn row(row: &HistoryRow) -> [String; 5] {
    let state = match row.state {
        HistoryState::Done => "",
        HistoryState::Undone => "undone",
        HistoryState::Gone => "undone for good",
        HistoryState::Lasting => "-",
    };
    let named = row.changes.iter().map(|change| format!("{} {}", change.noun.code(), change.id));
    let mut records = named.take(2).collect::<Vec<_>>().join(", ");
    if row.records > 2 {
        records.push_str(&format!(" and {} more", row.records - 2));
    }
    [
        row.at.to_string(),
        row.verb.code().to_owned(),
        state.to_owned(),
        one_line(row.annotator.as_deref().unwrap_or_default(), 30),
        records,
    ]
}
