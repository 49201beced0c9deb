//! Items -> a file. What an item kept of the entry that it came from is written as it was, as long as it says what the item
//! says; then what was written is read again, and what would come back otherwise rides along.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::fields::{RULES, csl_type, entry_type, fields_of, plain_name};
use super::parse::{MONTHS, is_word, parse};
use super::take::{RIDER, feeding, take, variables};
use crate::csl::type_of;
use crate::rider::what_differs;
use crate::{Csl, Format};

/// The file of these items, each with its key.
pub(crate) fn write<'a>(format: Format, items: impl IntoIterator<Item = (&'a str, &'a Csl)>) -> String {
    let mut entries: Vec<Written> = items.into_iter().map(|(key, csl)| entry(format, key, csl)).collect();
    // BibTeX wants what others name behind them.
    let named: HashSet<String> = entries.iter().flat_map(|entry| entry.named()).collect();
    entries.sort_by_cached_key(|entry| named.contains(&entry.key));
    entries.iter().map(Written::to_string).collect::<Vec<_>>().join("\n")
}

struct Written {
    kind: String,
    key: String,
    fields: Vec<(String, String)>,
}

impl Written {
    fn named(&self) -> Option<String> {
        self.fields.iter().find(|(name, _)| name == "crossref").map(|(_, value)| value.trim().to_owned())
    }
}

impl std::fmt::Display for Written {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(out, "@{}{{{},", self.kind, self.key)?;
        for (name, value) in &self.fields {
            if name == "month" && MONTHS.contains(&value.as_str()) {
                writeln!(out, "  {name} = {value},")?;
            } else {
                writeln!(out, "  {name} = {{{value}}},")?;
            }
        }
        writeln!(out, "}}")
    }
}

fn entry(format: Format, key: &str, csl: &Csl) -> Written {
    let kept = csl.get("custom").and_then(|custom| custom.get("bibtex")).and_then(Value::as_object);
    let part = |name: &str| kept.and_then(|kept| kept.get(name));
    let kept_kind = part("type").and_then(Value::as_str);
    let kept_kind = kept_kind.filter(|kind| csl_type(kind) == base_type(csl) && is_kind(kind));
    let kind = kept_kind.unwrap_or_else(|| entry_type(type_of(csl), format)).to_owned();
    let kept_fields: Vec<(&str, &str)> = part("fields")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
        .filter(is_field)
        .collect();
    let mut written = Written { kind, key: key.to_owned(), fields: Vec::new() };
    let said = variables(&written.kind, &kept_fields);
    let mut spoken = Vec::new();
    for rule in &RULES {
        let fed = feeding(rule, &written.kind, &kept_fields);
        spoken.extend(fed.iter().map(|(name, _)| *name));
        match csl.get(rule.variable) {
            Some(value) if said.get(rule.variable) == Some(value) => {
                let named = |name| if format == Format::BibTex { plain_name(name, &written.kind) } else { name };
                let fed: Vec<_> =
                    fed.iter().map(|(name, value)| (named(name).to_owned(), (*value).to_owned())).collect();
                written.fields.extend(fed);
            }
            Some(value) => {
                let fields = fields_of(rule, &written.kind, value, format);
                written.fields.extend(fields.into_iter().filter(|(_, value)| !value.trim().is_empty()));
            }
            None => {}
        }
    }
    if let subtype @ ("newspaper" | "magazine") = type_of(csl).trim_start_matches("article-") {
        spoken.push("entrysubtype");
        written.fields.push(("entrysubtype".to_owned(), subtype.to_owned()));
    }
    for (name, value) in &kept_fields {
        if !spoken.contains(name) && !written.fields.iter().any(|(known, _)| known == name) {
            written.fields.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    for pair in part("again").and_then(Value::as_array).into_iter().flatten() {
        let pair = pair.get(0).and_then(Value::as_str).zip(pair.get(1).and_then(Value::as_str));
        if let Some((name, value)) = pair.filter(is_field) {
            written.fields.push((name.to_owned(), value.to_owned()));
        }
    }
    let rider = rider(&written, csl);
    if !rider.is_empty() {
        written.fields.push((RIDER.to_owned(), braceless(&Value::Object(rider))));
    }
    written
}

/// Whether an item may be written under a type: those of the syntax itself are read as no entries.
fn is_kind(kind: &str) -> bool {
    is_word(kind) && !["comment", "string", "preamble", "xdata"].iter().any(|taken| kind.eq_ignore_ascii_case(taken))
}

/// Whether a field can be read again as it is: it has a name, and its braces stand in pairs.
fn is_field((name, value): &(&str, &str)) -> bool {
    let mut open = 0_usize;
    let is_paired = value.chars().all(|letter| match letter {
        '{' => {
            open += 1;
            true
        }
        '}' => {
            let before = open;
            open = open.saturating_sub(1);
            before > 0
        }
        _ => true,
    });
    is_word(name) && *name != RIDER && is_paired && open == 0
}

/// The type that an article in a newspaper shares with others.
fn base_type(csl: &Csl) -> &str {
    match type_of(csl) {
        "article-newspaper" | "article-magazine" => "article-journal",
        other => other,
    }
}

/// What would come back otherwise.
fn rider(written: &Written, csl: &Csl) -> Map<String, Value> {
    let text = written.to_string();
    let again = parse(&text).map(|parsed| take(&parsed.entries).0).unwrap_or_default();
    let again = again.into_iter().next().map(|entry| entry.csl).unwrap_or_default();
    what_differs(&again, csl, "bibtex")
}

/// JSON whose texts hold no braces, so that they stand in pairs wherever it is put.
fn braceless(value: &Value) -> String {
    match value {
        Value::String(text) => json!(text).to_string().replace('{', "\\u007b").replace('}', "\\u007d"),
        Value::Array(list) => format!("[{}]", list.iter().map(braceless).collect::<Vec<_>>().join(",")),
        Value::Object(map) => {
            let pair = |(key, value): (&String, &Value)| format!("{}:{}", braceless(&json!(key)), braceless(value));
            format!("{{{}}}", map.iter().map(pair).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}
