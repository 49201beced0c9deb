//! `claims`: the claims of the library, filtered: records of Obelus JSON, or a table.

use obelus_desk::model::{Standing, Tally, Verdict};
use obelus_desk::wire::{AnchoringGrade, AskClaims, VerdictFilter};
use serde_json::Value;

use super::grades::{NONE, grade, place};
use super::spot::document_named;
use crate::answer::Answer;
use crate::arguments::Claims;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

pub(super) async fn run(ask: Claims, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let document = match &ask.document {
        Some(name) => Some(document_named(&desk, name).await?.id),
        None => None,
    };
    let verdict = match ask.verdict {
        None => ask.unjudged.then_some(VerdictFilter::Unjudged),
        Some(Verdict::Sourced) => Some(VerdictFilter::Sourced),
        Some(Verdict::Dubious) => Some(VerdictFilter::Dubious),
        Some(Verdict::NotAClaim) => Some(VerdictFilter::NotAClaim),
    };
    let evidence = if ask.evidence { Some(true) } else { ask.no_evidence.then_some(false) };
    let (standing, wants) = (ask.standing, ask.wants);
    let wanted = AskClaims { document, verdict, reason: ask.reason, tag: ask.tag, evidence, standing, wants };
    let records: Vec<Value> = desk.ask("list_claims", &wanted).await?;
    if records.is_empty() {
        answer.note("no such claims");
    }
    answer.give(&records, || words(&records))
}

fn words(records: &[Value]) -> String {
    if records.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 7]> = records.iter().map(row).collect();
    table(["claim", "verdict", "evidence", "place", "found", "reasons", "words"], &rows)
}

fn row(record: &Value) -> [String; 7] {
    let text = |key: &str| record.get(key).and_then(Value::as_str).unwrap_or_default();
    let passages = record.get("passages").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let first = passages.first().unwrap_or(&Value::Null);
    let reasons = record.get("reasons").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let codes = reasons.iter().filter_map(|reason| reason.get("code").and_then(Value::as_str));
    let doubt = if text("certainty") == "unsure" { " ?" } else { "" };
    let verdict = match text("verdict") {
        "" => "unjudged",
        "not_a_claim" => "not a claim",
        verdict => verdict,
    };
    let statement = Some(text("statement")).filter(|statement| !statement.is_empty());
    let exact = first.get("exact").and_then(Value::as_str).unwrap_or_default();
    [
        text("id").to_owned(),
        format!("{verdict}{doubt}"),
        weighed(record),
        placed(passages),
        found(passages),
        codes.collect::<Vec<_>>().join(" "),
        one_line(statement.unwrap_or(exact), 80),
    ]
}

/// Where a claim stands: the first of its passages that stands somewhere, and how many there are beside it.
fn placed(passages: &[Value]) -> String {
    let place_of = |passage: &Value| {
        let number = |key: &str| passage.get(key).and_then(Value::as_u64).unwrap_or_default();
        place(anchoring(passage), number("start"), number("end"))
    };
    let standing = passages.iter().find(|passage| anchoring(passage) != AnchoringGrade::Lost);
    let first = standing.map_or(NONE.to_owned(), place_of);
    match passages.len() {
        0 | 1 => first,
        many => format!("{first} (+{})", many - 1),
    }
}

/// How a claim's passages were found, the worst first; nothing where all stand as they did. Of several passages it says
/// how many were found so.
fn found(passages: &[Value]) -> String {
    if let [only] = passages {
        let score = only.get("score").and_then(Value::as_f64);
        return Some(anchoring(only))
            .filter(|it| *it != AnchoringGrade::Exact)
            .map_or(String::new(), |it| grade(it, score));
    }
    let worst_first =
        [AnchoringGrade::Lost, AnchoringGrade::Ambiguous, AnchoringGrade::Fuzzy, AnchoringGrade::Moved].into_iter();
    let counted = worst_first.filter_map(|wanted| {
        let all = passages.iter().filter(|passage| anchoring(passage) == wanted);
        let lowest = all.clone().filter_map(|passage| passage.get("score").and_then(Value::as_f64)).reduce(f64::min);
        let count = all.count();
        (count > 0).then(|| format!("{count} {}", grade(wanted, lowest)))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// The grade of a passage; what is given up is lost.
fn anchoring(passage: &Value) -> AnchoringGrade {
    let code = passage.get("anchoring").cloned().unwrap_or_default();
    // A grade that is not known here must not pass for one that is sure.
    serde_json::from_value(code).unwrap_or(AnchoringGrade::Lost)
}

/// How many pieces of evidence a claim has, and what they add up to.
fn weighed(record: &Value) -> String {
    let pieces = record.get("evidence").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let stances = pieces.iter().filter_map(|piece| piece.get("stance").and_then(Value::as_str)?.parse().ok());
    let tally = Tally::of(stances);
    match (tally.pieces(), tally.standing()) {
        (0, _) => String::new(),
        (pieces, Standing::None) => pieces.to_string(),
        (pieces, standing) => format!("{pieces} {}", standing.code()),
    }
}
