//! Items -> a file, as for BibTeX: what was kept as long as it is true, and what would come back otherwise in a tag of our own.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::RIDER;
use super::parse::{parse, tagged};
use super::tags::{RULES, csl_type, lines_of, record_type};
use super::take::{feeding, take, variables};
use crate::Csl;
use crate::csl::{text_of, type_of};
use crate::rider::what_differs;

/// The file of these items, each with its key.
pub(crate) fn write<'a>(items: impl IntoIterator<Item = (&'a str, &'a Csl)>) -> String {
    let mut taken = HashSet::new();
    let records = items.into_iter().map(|(key, csl)| {
        // Programs take two of one id for the same.
        let id = text_of(csl, "id").filter(|id| taken.insert(id.clone())).unwrap_or_else(|| key.to_owned());
        taken.insert(id.clone());
        record(id, csl)
    });
    records.collect::<Vec<_>>().join("\n")
}

fn record(id: String, csl: &Csl) -> String {
    let kept = csl.get("custom").and_then(|custom| custom.get("ris")).and_then(Value::as_object);
    let kept_kind = kept.and_then(|kept| kept.get("type")?.as_str());
    let kept_kind = kept_kind.filter(|kind| csl_type(kind) == type_of(csl) && !kind.contains(char::is_control));
    let kind = kept_kind.unwrap_or_else(|| record_type(type_of(csl)));
    let pairs = |key: &str| -> Vec<(&str, &str)> {
        let pairs = kept.and_then(|kept| kept.get(key)?.as_array()).into_iter().flatten();
        let pairs = pairs.filter_map(|pair| Some((pair.get(0)?.as_str()?, pair.get(1)?.as_str()?)));
        pairs.filter(|(tag, _)| is_free(tag)).collect()
    };
    let (kept, again) = (pairs("tags"), pairs("again"));
    let said = variables(kind, &kept);
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut spoken = HashSet::new();
    for rule in &RULES {
        let fed = feeding(rule, kind, &kept);
        spoken.extend(fed.iter().map(|(at, _)| *at));
        match csl.get(rule.variable) {
            Some(value) if said.get(rule.variable) == Some(value) => {
                lines.extend(fed.iter().map(|(_, (tag, value))| ((*tag).to_owned(), (*value).to_owned())));
            }
            Some(value) => lines.extend(lines_of(rule, kind, value)),
            None => {}
        }
    }
    let left = kept.iter().enumerate().filter(|(at, _)| !spoken.contains(at)).map(|(_, pair)| pair);
    lines.extend(left.chain(&again).map(|(tag, value)| ((*tag).to_owned(), (*value).to_owned())));
    lines.push(("ID".to_owned(), id));
    let rider = rider(kind, &lines, csl);
    if !rider.is_empty() {
        lines.push((RIDER.to_owned(), Value::Object(rider).to_string()));
    }
    text(kind, &lines)
}

/// What would come back otherwise.
fn rider(kind: &str, lines: &[(String, String)], csl: &Csl) -> Map<String, Value> {
    let (records, _) = parse(&text(kind, lines));
    let again = records.first().map(|record| take(record).csl).unwrap_or_default();
    what_differs(&again, csl, "ris")
}

fn text(kind: &str, lines: &[(String, String)]) -> String {
    let lines = lines.iter().map(|(tag, value)| format!("{tag}  - {}\n", guarded(value)));
    format!("TY  - {kind}\n{}ER  - \n", lines.collect::<String>())
}

/// Whether a line may be kept under a tag: it is one, and not of those that make the record.
fn is_free(tag: &str) -> bool {
    let line = format!("{tag}  - ");
    tagged(&line).is_some_and(|(read, _)| read == tag) && !["TY", "ER", RIDER].contains(&tag)
}

/// A value none of whose further lines looks like a tag.
fn guarded(value: &str) -> String {
    let line = |(at, line): (usize, &str)| {
        if at > 0 && tagged(line).is_some() { format!("\t{line}") } else { line.to_owned() }
    };
    // A carriage return alone ends a line too where it is read.
    let value = value.replace("\r\n", "\n").replace('\r', "\n");
    value.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n")
}
