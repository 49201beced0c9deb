//! Entries -> items: what is inherited is put in, fields become variables, and what would be lost is kept beside them.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::fields::{RULES, Rule, Shape, csl_type, entry_type, fields_of, genre, is_part, value_of};
use super::parse::Raw;
use crate::csl::type_of;
use crate::rider::ride;
use crate::{Csl, Entry, Format};

/// The field of our own in which rides what BibTeX has no field for.
pub(crate) const RIDER: &str = "x-csl";

/// How far crossrefs may lead from one to the next.
const DEEPEST: usize = 8;

/// Fields that belong to an entry itself and are not inherited: those that BibLaTeX excepts, and those that say something
/// of the one work alone.
const OWN: [&str; 32] = [
    "abstract",
    "annotation",
    "annote",
    "bookauthor",
    "crossref",
    "doi",
    "entryset",
    "entrysubtype",
    "eprint",
    "execute",
    "file",
    "groups",
    "ids",
    "keywords",
    "label",
    "note",
    "options",
    "owner",
    "pages",
    "pagetotal",
    "presort",
    "related",
    "shorthand",
    "shorttitle",
    "sortkey",
    "subtitle",
    "timestamp",
    "title",
    "titleaddon",
    "url",
    "urldate",
    "xdata",
];

/// The items of a file.
pub(crate) fn take(entries: &[Raw]) -> Vec<Entry> {
    let mut by_key = HashMap::new();
    for entry in entries {
        by_key.entry(entry.key.to_lowercase()).or_insert(entry);
    }
    let items = entries.iter().filter(|entry| entry.kind != "xdata");
    items.map(|entry| Entry { line: entry.line, csl: item(entry, &by_key) }).collect()
}

type ByKey<'a> = HashMap<String, &'a Raw>;

fn item(entry: &Raw, by_key: &ByKey<'_>) -> Csl {
    let inherited = inherit(entry, by_key, DEEPEST);
    let mut own: Vec<(&str, &str)> = Vec::new();
    let mut again = Vec::new();
    for (name, value) in &entry.fields {
        if own.iter().any(|(known, _)| known == name) {
            again.push(json!([name, value]));
        } else {
            own.push((name, value));
        }
    }
    let mut fields = own.clone();
    fields.extend(inherited.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    // What rides in a parent says of the parent alone.
    let rider = own.iter().find(|(name, _)| *name == RIDER);
    let rider: Option<Value> = rider.and_then(|(_, json)| serde_json::from_str(json).ok());
    fields.retain(|(name, _)| *name != RIDER);
    let mut csl = variables(&entry.kind, &fields);
    if !entry.key.is_empty() {
        csl.insert("id".to_owned(), json!(entry.key));
    }
    let kept = kept(entry, &csl, &fields, rider.as_ref(), again);
    ride(&mut csl, rider, "bibtex", kept);
    csl
}

/// The variables that fields make, with the type.
pub(crate) fn variables(kind: &str, fields: &[(&str, &str)]) -> Csl {
    let mut csl = Csl::new();
    let subtype = fields.iter().find(|(name, _)| *name == "entrysubtype").map(|(_, value)| value.trim());
    let kind_in_csl = match (csl_type(kind), subtype) {
        ("article-journal", Some("newspaper")) => "article-newspaper",
        ("article-journal", Some("magazine")) => "article-magazine",
        (other, _) => other,
    };
    csl.insert("type".to_owned(), json!(kind_in_csl));
    for rule in &RULES {
        if let Some(value) = value_of(rule.shape, &feeding(rule, kind, fields)) {
            csl.insert(rule.variable.to_owned(), value);
        }
    }
    if let Some(genre) = genre(kind) {
        csl.entry("genre").or_insert_with(|| json!(genre));
    }
    csl
}

/// The fields of an entry that make a variable.
pub(crate) fn feeding<'a>(rule: &Rule, kind: &str, fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let find = |wanted: &str| fields.iter().find(|(name, value)| *name == wanted && !value.trim().is_empty()).copied();
    let Some(first) = (rule.fields)(kind).iter().find_map(|name| find(name)) else { return Vec::new() };
    let more: &[&str] = match (rule.shape, first.0) {
        (Shape::Titled(second), _) => &[second],
        (Shape::Text, "journaltitle" | "journal") => &[],
        (Shape::Date, "year") => &["month", "day"],
        // They say the same less exactly, and must not outlast it.
        (Shape::Date, "date") => &["year", "month", "day"],
        _ => &[],
    };
    std::iter::once(first).chain(more.iter().filter_map(|name| find(name))).collect()
}

/// What stands beside the variables so that the same entry can be written again. Of a variable that the rider sets, nothing.
fn kept(
    entry: &Raw,
    csl: &Csl,
    fields: &[(&str, &str)],
    rider: Option<&Value>,
    mut again: Vec<Value>,
) -> Map<String, Value> {
    let kind = entry.kind.as_str();
    let mut kept = Map::new();
    if FORMATS.iter().all(|format| entry_type(csl_type(kind), *format) != kind) {
        kept.insert("type".to_owned(), json!(kind));
    }
    let (mut spoken, mut feeds) = (Vec::new(), Vec::new());
    for rule in &RULES {
        let fed = feeding(rule, kind, fields);
        let names = fed.iter().map(|(name, _)| *name);
        feeds.extend(names.clone());
        let is_ridden = rider.is_some_and(|rider| rider.get(rule.variable).is_some());
        if is_ridden || csl.get(rule.variable).is_some_and(|value| is_written(rule, kind, value, &fed)) {
            spoken.extend(names);
        }
    }
    if matches!(type_of(csl), "article-newspaper" | "article-magazine") {
        spoken.push("entrysubtype");
    }
    let mut left = Map::new();
    for (name, value) in fields.iter().filter(|(name, _)| !spoken.contains(name)) {
        // What another field outdoes would be taken for it where that one is not there.
        if !feeds.contains(name) && RULES.iter().any(|rule| (rule.fields)(kind).contains(name)) {
            again.push(json!([name, value]));
        } else {
            left.insert((*name).to_owned(), json!(value));
        }
    }
    if !left.is_empty() {
        kept.insert("fields".to_owned(), Value::Object(left));
    }
    if !again.is_empty() {
        kept.insert("again".to_owned(), Value::Array(again));
    }
    kept
}

const FORMATS: [Format; 2] = [Format::BibTex, Format::BibLatex];

/// Whether writing a value gives these very fields.
fn is_written(rule: &Rule, kind: &str, value: &Value, fed: &[(&str, &str)]) -> bool {
    FORMATS.iter().any(|format| {
        let written = fields_of(rule, kind, value, *format);
        written.iter().map(|(name, value)| (name.as_str(), value.as_str())).eq(fed.iter().copied())
    })
}

/// The fields that an entry has from those that it names: `xdata` first, then `crossref`.
fn inherit(entry: &Raw, by_key: &ByKey<'_>, depth: usize) -> Vec<(String, String)> {
    let mut got: Vec<(String, String)> = Vec::new();
    let Some(depth) = depth.checked_sub(1) else { return got };
    let find = |name: &str| entry.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
    let parents = |names: Option<&str>| -> Vec<&Raw> {
        let names = names.unwrap_or_default().split(',').map(|name| name.trim().to_lowercase());
        let names = names.filter(|name| !name.is_empty());
        names.filter_map(|name| by_key.get(&name).copied()).filter(|parent| parent.key != entry.key).collect()
    };
    for parent in parents(find("xdata")) {
        let above = inherit(parent, by_key, depth);
        let fields = parent.fields.iter().chain(above.iter()).filter(|(name, _)| name != "xdata");
        fields.for_each(|(name, value)| add(entry, &mut got, name, value));
    }
    for parent in parents(find("crossref")) {
        let above = inherit(parent, by_key, depth);
        for (name, value) in parent.fields.iter().chain(above.iter()) {
            if let Some(name) = handed_down(&entry.kind, &parent.kind, name) {
                add(entry, &mut got, name, value);
            }
        }
    }
    got
}

fn add(entry: &Raw, got: &mut Vec<(String, String)>, name: &str, value: &str) {
    let is_there = |fields: &[(String, String)]| fields.iter().any(|(known, _)| known == name);
    if !is_there(&entry.fields) && !is_there(got) {
        got.push((name.to_owned(), value.to_owned()));
    }
}

/// What a field of the one that is named is called in the one that names it (BibLaTeX manual, appendix B).
fn handed_down<'a>(child: &str, parent: &str, name: &'a str) -> Option<&'a str> {
    let within = match parent {
        "periodical" => "journaltitle",
        "mvbook" | "mvcollection" | "mvproceedings" | "mvreference" => "maintitle",
        _ if is_part(child) => "booktitle",
        _ => "title",
    };
    match name {
        "title" if within != "title" => Some(within),
        "author" if is_part(child) && parent.ends_with("book") => Some("bookauthor"),
        own if OWN.contains(&own) => None,
        other => Some(other),
    }
}
