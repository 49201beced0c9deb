//! `search`: full text over documents, claims, notes, evidence and sources; or a concordance.

use obelus_desk::wire::{AskConcordance, Concordance, ConcordanceLine, Found, Hit, Remark, Search};
use serde_json::{Value, json};

use super::spot::document_named;
use crate::answer::Answer;
use crate::arguments;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

/// More is asked for by `--limit`.
const HITS: u32 = 20;

/// A side of a concordance on a terminal.
const SIDE: usize = 40;

pub(super) async fn run(ask: arguments::Search, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_search().await?;
    let document = match &ask.document {
        Some(name) => Some(document_named(&desk, name).await?.id),
        None => None,
    };
    let (query, limit) = (ask.query.join(" "), ask.limit.unwrap_or(HITS));
    if ask.concordance {
        let wanted = AskConcordance { query, document, sort: ask.sort.into(), limit };
        let found: Concordance = desk.ask("concordance", &wanted).await?;
        tell(answer, &found.remarks);
        tell_total(answer, found.lines.len(), found.total, found.is_total_exact);
        return answer.give(found.lines.iter().map(line_value).collect::<Vec<_>>(), || lines(&found.lines));
    }
    let found: Found = desk.ask("search", &Search { query, limit, document }).await?;
    tell(answer, &found.remarks);
    tell_total(answer, found.hits.len(), found.total, found.is_total_exact);
    answer.give(found.hits.iter().map(value).collect::<Vec<_>>(), || words(&found.hits))
}

fn tell(answer: &Answer, remarks: &[Remark]) {
    for remark in remarks {
        let text = one_line(&remark.text, 60);
        answer.note(&match remark.code.as_str() {
            "quote-open" => format!("a quotation mark has no other: {text}"),
            "bracket-open" => format!("a bracket has no other: {text}"),
            "operator-stray" => format!("{text} joins nothing, and was left out"),
            "field-unknown" => format!("no field is called so; sought as words: {text}"),
            "value-unknown" => format!("no such value, left out: {text}"),
            "field-in-or" => format!("a field narrows the whole search, also beside OR: {text}"),
            "only-not" => "only what is not to be there was said; say what is".to_owned(),
            "too-much" => format!("more than a search takes, left out: {text}"),
            _ => "not everything was looked at; say more of what you seek".to_owned(),
        });
    }
}

fn tell_total(answer: &Answer, shown: usize, total: u64, is_exact: bool) {
    if total == 0 {
        answer.note("nothing found");
    } else if total > shown as u64 {
        let least = if is_exact { "" } else { "more than " };
        answer.note(&format!("{shown} of {least}{total}; --limit shows more"));
    }
}

fn value(hit: &Hit) -> Value {
    let mut value = json!({ "noun": hit.noun, "id": hit.id });
    if let Some(map) = value.as_object_mut() {
        map.extend(hit.document.map(|document| ("document".to_owned(), json!(document))));
        map.extend(hit.start.map(|start| ("start".to_owned(), json!(start))));
        map.extend(hit.end.map(|end| ("end".to_owned(), json!(end))));
        map.insert("snippet".to_owned(), json!(hit.snippet));
    }
    value
}

fn words(hits: &[Hit]) -> String {
    if hits.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 4]> = hits.iter().map(row).collect();
    table(["what", "where", "place", "words"], &rows)
}

fn row(hit: &Hit) -> [String; 4] {
    let place = match (hit.start, hit.end) {
        (Some(start), Some(end)) => format!("{start}..{end}"),
        _ => String::new(),
    };
    let id = if hit.noun == "document" { String::new() } else { format!(" {}", hit.id) };
    [format!("{}{id}", hit.noun), one_line(&hit.title, 30), place, one_line(&hit.snippet, 200)]
}

fn line_value(line: &ConcordanceLine) -> Value {
    json!({
        "document": line.document, "start": line.start, "end": line.end,
        "left": line.left, "hit": line.hit, "right": line.right,
    })
}

/// The hits under one another.
fn lines(lines: &[ConcordanceLine]) -> String {
    let mut out = String::new();
    for line in lines {
        let left = one_line(&line.left, usize::MAX);
        let left: String = left.chars().skip(left.chars().count().saturating_sub(SIDE)).collect();
        let missing = SIDE.saturating_sub(left.chars().count());
        out.extend(std::iter::repeat_n(' ', missing));
        let gap = if line.left.ends_with(char::is_whitespace) { " " } else { "" };
        let behind = if line.right.starts_with(char::is_whitespace) { " " } else { "" };
        let (hit, right) = (one_line(&line.hit, SIDE), one_line(&line.right, SIDE));
        out.push_str(&format!("{left}{gap}[{hit}]{behind}{right}  ({} {})\n", one_line(&line.title, 30), line.start));
    }
    out
}
