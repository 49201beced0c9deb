//! `quotes`: how the quotes of evidence, or the quotations in a text, fit the texts of the library.

use std::pin::pin;
use std::time::Duration;

use indicatif::ProgressBar;
use obelus_desk::wire::{
    AskQuotes, FarChecking, Nothing, QuoteCheck, QuoteResult, QuoteRow, WordChange, WordChangeKind,
};
use obelus_desk::{Desk, Fault};

use super::spot::document_named;
use crate::answer::Answer;
use crate::arguments::Quotes;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

/// How often it is asked how far it is.
const SHOWN_EVERY: Duration = Duration::from_millis(200);

pub(super) async fn run(ask: Quotes, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_search().await?;
    let document = match &ask.document {
        Some(name) => Some(document_named(&desk, name).await?.id),
        None => None,
    };
    let working = answer.working("looking for quotes");
    let rows = check(&desk, &AskQuotes { document }, &working).await;
    working.finish_and_clear();
    let rows = rows?;
    if rows.is_empty() {
        answer.note("no quotes to check");
    }
    answer.give(&rows, || words(&rows))
}

/// The quotes as they were found; how many texts were looked at is shown meanwhile.
async fn check(desk: &Desk, ask: &AskQuotes, shown: &ProgressBar) -> Result<Vec<QuoteRow>, Fault> {
    let mut checked = pin!(desk.ask("check_quotes", ask));
    loop {
        if let Ok(rows) = tokio::time::timeout(SHOWN_EVERY, checked.as_mut()).await {
            return rows;
        }
        // Whoever cannot tell how far it is still finds the quotes.
        let far = desk.ask("how_far_checking", &Nothing {}).await;
        if let Ok(FarChecking { looked, of }) = far
            && of > 0
        {
            shown.set_message(format!("looking for quotes: {looked} of {of} texts,"));
        }
    }
}

fn words(rows: &[QuoteRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 4]> = rows.iter().map(row).collect();
    table(["of", "result", "in", "words"], &rows)
}

fn row(row: &QuoteRow) -> [String; 4] {
    let of = match (row.evidence, row.place) {
        (Some(evidence), _) => evidence.to_string(),
        (None, Some(place)) => format!("{}..{}", place.start, place.end),
        (None, None) => String::new(),
    };
    let check = &row.check;
    let place = check
        .document
        .map(|document| format!("{document} {}..{}", check.start.unwrap_or_default(), check.end.unwrap_or_default()));
    let told = if check.words.is_empty() { row.quote.clone() } else { changes(&check.words) };
    [of, result(check).to_owned(), place.unwrap_or_default(), one_line(&told, 120)]
}

fn result(check: &QuoteCheck) -> &'static str {
    match check.result {
        QuoteResult::Verbatim => "verbatim",
        QuoteResult::Altered => "altered",
        QuoteResult::Elsewhere => "elsewhere",
        QuoteResult::Absent => "absent",
        QuoteResult::NotHeld => "not held",
    }
}

/// What the text has as `[-…-]`, what the quote has as `{+…+}`, as `git diff --word-diff` writes it.
fn changes(words: &[WordChange]) -> String {
    let each = words.iter().map(|run| match run.kind {
        WordChangeKind::Same => run.text.clone(),
        WordChangeKind::Added => format!("{{+{}+}}", run.text),
        WordChangeKind::Removed => format!("[-{}-]", run.text),
    });
    each.collect::<Vec<_>>().join(" ")
}
