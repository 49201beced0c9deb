//! `looks`: the passages that were not found for sure in the text as it is now.

use obelus_desk::wire::{AskLooks, LookRow, Looks as Found};

use super::grades::{NONE, grade, place as place_of};
use super::spot::document_named;
use crate::answer::Answer;
use crate::arguments::Looks;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

/// So many characters of the words are shown.
const LONGEST: usize = 60;

pub(super) async fn run(ask: Looks, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let document = match &ask.document {
        Some(name) => Some(document_named(&desk, name).await?.id),
        None => None,
    };
    let found: Found = desk.ask("list_looks", &AskLooks { document, limit: u32::MAX }).await?;
    if found.looks.is_empty() {
        answer.note("nothing needs a look: every passage stands for sure, or was given up");
    }
    answer.give(&found, || words(&found.looks))
}

fn words(rows: &[LookRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 5]> = rows.iter().map(row).collect();
    table(["document", "place", "found", "words", "words there now"], &rows)
}

fn row(row: &LookRow) -> [String; 5] {
    let place = place_of(row.anchoring, row.start.into(), row.end.into());
    let now = row.now.as_deref().map_or(NONE.to_owned(), |now| one_line(now, LONGEST));
    [one_line(&row.title, 30), place, grade(row.anchoring, row.score), one_line(&row.exact, LONGEST), now]
}
