//! Entries -> items: what is inherited is put in, fields become variables, and what would be lost is kept beside them.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::fields::{RULES, Rule, Shape, csl_type, entry_type, fields_of, genre, is_part, value_of};
use super::parse::Raw;
use crate::csl::type_of;
use crate::rider::{fitting, ride};
use crate::{Csl, Entry, Format, Refused};

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

/// So many entries lend their fields to one, however they name one another.
const MOST_PARENTS: usize = 64;

/// What the entries of one file may have from others, in bytes: a large parent of many children is written out in each.
const MOST_INHERITED: usize = 64 << 20;

/// What it costs to look at a field that is not handed down.
const LOOKED_AT: usize = 16;

/// The items of a file, and the entries that have more from others than can be.
pub(crate) fn take(entries: &[Raw]) -> (Vec<Entry>, Vec<Refused>) {
    take_within(entries, MOST_INHERITED)
}

fn take_within(entries: &[Raw], bytes: usize) -> (Vec<Entry>, Vec<Refused>) {
    let mut by_key = HashMap::new();
    for entry in entries {
        by_key.entry(entry.key.to_lowercase()).or_insert(entry);
    }
    let mut family = Family { by_key, bytes };
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for entry in entries.iter().filter(|entry| entry.kind != "xdata") {
        match family.inherited(entry) {
            Some(inherited) => taken.push(Entry { line: entry.line, csl: item(entry, &inherited) }),
            None => {
                let key = Some(entry.key.clone()).filter(|key| !key.is_empty());
                refused.push(Refused { line: entry.line, entry: key, why: "value".to_owned() });
            }
        }
    }
    (taken, refused)
}

fn item(entry: &Raw, inherited: &[(&str, &str)]) -> Csl {
    let mut own: Vec<(&str, &str)> = Vec::new();
    let mut again = Vec::new();
    let mut names = HashSet::new();
    for (name, value) in &entry.fields {
        if names.insert(name.as_str()) {
            own.push((name, value));
        } else {
            again.push(json!([name, value]));
        }
    }
    // What rides in a parent says of the parent alone.
    let rider = own.iter().find(|(name, _)| *name == RIDER);
    let rider: Option<Value> = rider.and_then(|(_, json)| serde_json::from_str(json).ok());
    let mut fields = own;
    fields.extend(inherited);
    fields.retain(|(name, _)| *name != RIDER);
    let mut csl = variables(&entry.kind, &fields);
    if !entry.key.is_empty() {
        csl.insert("id".to_owned(), json!(entry.key));
    }
    let rider = fitting(&csl, rider);
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
    rider: Option<&Map<String, Value>>,
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

/// The entries by their keys in small letters, the first of each, and how many bytes they may still lend one another.
struct Family<'a> {
    by_key: HashMap<String, &'a Raw>,
    bytes: usize,
}

impl<'a> Family<'a> {
    /// The fields that an entry has from those that it names; `None` where there is no more room for them.
    fn inherited(&mut self, entry: &'a Raw) -> Option<Vec<(&'a str, &'a str)>> {
        let mut parents = MOST_PARENTS;
        self.above(entry, DEEPEST, &mut parents)
    }

    /// Takes from the room; once there is not enough, there is none.
    fn spend(&mut self, bytes: usize) -> Option<()> {
        let left = self.bytes.checked_sub(bytes);
        self.bytes = left.unwrap_or(0);
        left.map(|_| ())
    }

    /// From `xdata` first, then from `crossref`; `parents` counts down how many may still be named.
    fn above(&mut self, entry: &'a Raw, depth: usize, parents: &mut usize) -> Option<Vec<(&'a str, &'a str)>> {
        let mut got = Vec::new();
        let Some(depth) = depth.checked_sub(1) else { return Some(got) };
        let mut known: HashSet<&str> = HashSet::new();
        for link in ["xdata", "crossref"] {
            let named = entry.fields.iter().find(|(field, _)| field == link).map_or("", |(_, value)| value.as_str());
            self.spend(named.len())?;
            for name in named.split(',').map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()) {
                let Some(left) = parents.checked_sub(1) else { break };
                *parents = left;
                let Some(parent) = self.by_key.get(&name).copied().filter(|parent| parent.key != entry.key) else {
                    continue;
                };
                if known.is_empty() {
                    self.spend(entry.fields.len() * LOOKED_AT)?;
                    known.extend(entry.fields.iter().map(|(name, _)| name.as_str()));
                }
                let above = self.above(parent, depth, parents)?;
                let own = parent.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                for (name, value) in own.chain(above) {
                    self.spend(LOOKED_AT)?;
                    let name = match link {
                        "xdata" => Some(name).filter(|name| *name != "xdata"),
                        _ => handed_down(&entry.kind, &parent.kind, name),
                    };
                    if let Some(name) = name.filter(|name| known.insert(name)) {
                        self.spend(value.len())?;
                        got.push((name, value));
                    }
                }
            }
        }
        Some(got)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: &str, key: &str, fields: &[(&str, &str)]) -> Raw {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Raw { line: 1, kind: kind.to_owned(), key: key.to_owned(), fields }
    }

    #[test]
    fn entries_that_all_name_one_another_come_to_an_end() {
        let names: Vec<String> = (0..60).map(|number| format!("x{number}")).collect();
        let all = names.join(",");
        let mut entries: Vec<Raw> =
            names.iter().map(|name| entry("xdata", name, &[("xdata", &all), ("publisher", name)])).collect();
        entries.push(entry("book", "child", &[("xdata", &all)]));
        let (taken, refused) = take(&entries);
        assert_eq!((taken.len(), taken[0].csl["publisher"].as_str(), refused), (1, Some("x0"), Vec::new()));
    }

    #[test]
    fn a_large_parent_is_written_out_in_few_children_and_the_others_are_refused() {
        let large = "a".repeat(1000);
        let mut entries = vec![entry("book", "parent", &[("odd", &large)])];
        entries.extend((0..20).map(|number| entry("inbook", &format!("c{number}"), &[("crossref", "parent")])));
        let (taken, refused) = take_within(&entries, 10_000);
        assert_eq!((taken.len(), refused.len()), (10, 11));
        assert_eq!((refused[0].entry.as_deref(), refused[0].why.as_str()), (Some("c9"), "value"));
        assert!(taken.iter().all(|entry| entry.csl["custom"]["bibtex"]["fields"]["odd"] == large));
    }
}
