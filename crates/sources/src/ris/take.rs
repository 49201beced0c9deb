//! Records -> items: tags become variables, and what would be lost is kept beside them.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::RIDER;
use super::parse::Record;
use super::tags::{RULES, Rule, Shape, csl_type, lines_of, record_type, value_of};
use crate::rider::{fitting, ride};
use crate::{Csl, Entry};

/// The item of a record.
pub(super) fn take(record: &Record) -> Entry {
    let tags: Vec<(&str, &str)> = record.tags.iter().map(|(tag, value)| (tag.as_str(), value.as_str())).collect();
    let rider = tags.iter().find(|(tag, _)| *tag == RIDER);
    let rider: Option<Value> = rider.and_then(|(_, json)| serde_json::from_str(json).ok());
    let has_rider = rider.is_some();
    let tags: Vec<_> = tags.into_iter().filter(|(tag, _)| *tag != RIDER || !has_rider).collect();
    let mut csl = variables(&record.kind, &tags);
    let rider = fitting(&csl, rider);
    let kept = kept(&record.kind, &csl, &tags, rider.as_ref());
    if let Some((_, id)) = tags.iter().find(|pair| is_id(pair)) {
        csl.insert("id".to_owned(), json!(id));
    }
    ride(&mut csl, rider, "ris", kept);
    Entry { line: record.line, csl }
}

/// The variables that tags make, with the type.
pub(super) fn variables(kind: &str, tags: &[(&str, &str)]) -> Csl {
    let mut csl = Csl::new();
    csl.insert("type".to_owned(), json!(csl_type(kind)));
    for rule in &RULES {
        let fed: Vec<_> = feeding(rule, kind, tags).into_iter().map(|(_, pair)| pair).collect();
        if let Some(value) = value_of(rule.shape, &fed) {
            csl.insert(rule.variable.to_owned(), value);
        }
    }
    csl
}

/// The tags that make a variable, with their places in the record.
pub(super) fn feeding<'a>(rule: &Rule, kind: &str, tags: &[(&'a str, &'a str)]) -> Vec<(usize, (&'a str, &'a str))> {
    let of = |wanted: &'static str| {
        let said = tags.iter().copied().enumerate();
        said.filter(move |(_, (tag, value))| *tag == wanted && !value.is_empty())
    };
    let candidates = (rule.tags)(kind);
    let first =
        |names: &[&'static str]| names.iter().map(|tag| of(tag).collect::<Vec<_>>()).find(|found| !found.is_empty());
    match rule.shape {
        // Files have both, and one list is meant.
        Shape::Names => candidates.iter().flat_map(|tag| of(tag)).collect(),
        // The less exact ones say the same, and must not outlast it.
        Shape::Date => candidates.iter().flat_map(|tag| of(tag).take(1)).collect(),
        Shape::Joined(_) => first(candidates).unwrap_or_default(),
        Shape::One => first(candidates).unwrap_or_default().into_iter().take(1).collect(),
        Shape::Pages => {
            let begin = of("SP").take(1);
            let end = of("EP").take(1);
            if of("SP").next().is_none() { Vec::new() } else { begin.chain(end).collect() }
        }
    }
}

/// What stands beside the variables so that the same record can be written again. Of a variable that the rider sets, nothing.
fn kept(kind: &str, csl: &Csl, tags: &[(&str, &str)], rider: Option<&Map<String, Value>>) -> Map<String, Value> {
    let mut kept = Map::new();
    if record_type(csl_type(kind)) != kind {
        kept.insert("type".to_owned(), json!(kind));
    }
    let (mut spoken, mut feeds) = (HashSet::new(), HashSet::new());
    for rule in &RULES {
        let fed = feeding(rule, kind, tags);
        feeds.extend(fed.iter().map(|(at, _)| *at));
        let is_ridden = rider.is_some_and(|rider| rider.get(rule.variable).is_some());
        if is_ridden || csl.get(rule.variable).is_some_and(|value| is_written(rule, kind, value, &fed)) {
            spoken.extend(fed.into_iter().map(|(at, _)| at));
        }
    }
    spoken.extend(tags.iter().position(is_id));
    let (mut left, mut again) = (Vec::new(), Vec::new());
    for (at, (tag, value)) in tags.iter().enumerate().filter(|(at, _)| !spoken.contains(at)) {
        // What another line outdoes would be taken for it where that one is not there.
        let is_outdone =
            !feeds.contains(&at) && (*tag == "EP" || RULES.iter().any(|rule| (rule.tags)(kind).contains(tag)));
        let list = if is_outdone { &mut again } else { &mut left };
        list.push(json!([tag, value]));
    }
    for (key, list) in [("tags", left), ("again", again)] {
        if !list.is_empty() {
            kept.insert(key.to_owned(), Value::Array(list));
        }
    }
    kept
}

/// Whether writing a value gives these very lines. Which of two tags comes first says nothing; the order of lines with one
/// tag does.
fn is_written(rule: &Rule, kind: &str, value: &Value, fed: &[(usize, (&str, &str))]) -> bool {
    let mut written = lines_of(rule, kind, value);
    let mut given: Vec<(String, String)> =
        fed.iter().map(|(_, (tag, value))| ((*tag).to_owned(), (*value).to_owned())).collect();
    written.sort_by(|one, other| one.0.cmp(&other.0));
    given.sort_by(|one, other| one.0.cmp(&other.0));
    written == given
}

/// Whether a tag names the record.
fn is_id((tag, value): &(&str, &str)) -> bool {
    *tag == "ID" && !value.is_empty()
}
