//! Reads the annotations of other tools: W3C Web Annotations in JSON-LD (one, a list, a page, a collection with its first
//! page), those that `write_w3c` wrote among them, and Hypothesis' JSON (rows of its API, and its client's export).
//!
//! Invariants: one form for both; text is text, markup in it too; what is not read is counted, never dropped unsaid. Keys
//! that are not read may be anything, for both formats are open; those that are read are of their type or the file is
//! refused by path. Not here: which documents addresses mean, where words stand, what is known already (engine).

mod aims;
mod bodies;
mod halves;
mod hypothesis;
mod judged;
mod node;
mod told;
mod web;

use std::collections::HashMap;

use obelus_model::Moment;
use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::{Value, json};

use crate::read::decoded;
use crate::{JsonFault, JsonFaultKind, strict};
use node::{Node, Read};
pub use told::{Aim, Annotations, Author, Bond, Brought, Gloss, Judgement, Provenance, Tool};

/// The lists in which Hypothesis hands out rows: its API, its client's export, and replies apart from what they reply to.
const LISTS: [&str; 3] = ["rows", "annotations", "replies"];

/// Reads a file of annotations, whole, or says what is first wrong with it.
pub fn read_annotations(bytes: &[u8]) -> Result<Annotations, JsonFault> {
    let json = decoded(bytes)?;
    let value: Value = strict::from_str(&halves::without_halves(json))?;
    let mut reading = Reading::default();
    reading.file(&Node::root(&value))?;
    Ok(reading.done())
}

/// Whether a file of JSON holds annotations of other tools rather than Obelus JSON: told by its outermost keys, as far as
/// they must be read for it.
pub fn holds_annotations(bytes: &[u8]) -> bool {
    let Ok(json) = decoded(bytes) else { return false };
    if json.trim_start().starts_with('[') {
        return true;
    }
    let mut found = false;
    // What is wrong further on is for the reader to say.
    let _ = serde_json::Deserializer::from_str(json).deserialize_map(Outermost { found: &mut found });
    found
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    read: Annotations,
    /// How many there were, those passed over with them.
    seen: u64,
    /// How many the file says there are.
    total: Option<u64>,
}

impl Reading {
    fn file(&mut self, root: &Node<'_, '_>) -> Read<()> {
        if root.value.is_array() {
            return root.every(|one| self.one(one));
        }
        if root.is("AnnotationCollection") {
            return self.collection(root);
        }
        if root.is("AnnotationPage") {
            return self.page(root);
        }
        if !root.value.is_object() {
            return root.fault(JsonFaultKind::NotAnnotation);
        }
        if !LISTS.iter().any(|list| root.value.get(list).is_some_and(Value::is_array)) {
            return self.one(root);
        }
        self.total = root.count("total")?;
        LISTS.iter().try_for_each(|list| root.each(list, |one| self.one(one)))
    }

    /// Section 5.1 of the model. Where its first page is only named, there is nothing to read.
    fn collection(&mut self, root: &Node<'_, '_>) -> Read<()> {
        self.total = root.count("total")?;
        if root.has("items") {
            return self.page(root);
        }
        match root.get("first")? {
            Some(first) if first.value.is_object() => self.page(&first),
            // A collection of nothing has no page.
            None if self.total.is_none_or(|total| total == 0) => Ok(()),
            _ => root.fault_at("first", JsonFaultKind::MissingKey),
        }
    }

    /// Section 5.2, and the pages that follow as long as they are in the file.
    fn page(&mut self, page: &Node<'_, '_>) -> Read<()> {
        page.each("items", |item| self.one(item))?;
        if let Some(whole) = page.get("partOf")?.filter(|whole| whole.value.is_object()) {
            self.total = self.total.or(whole.count("total")?);
        }
        match page.get("next")? {
            Some(next) if next.value.is_object() => self.page(&next),
            _ => Ok(()),
        }
    }

    fn one(&mut self, node: &Node<'_, '_>) -> Read<()> {
        self.seen += 1;
        if node.value.is_string() {
            // A page may only name its annotations: they are elsewhere.
            self.read.beyond += 1;
            return Ok(());
        }
        let has = |keys: &[&str]| keys.iter().any(|key| node.value.get(key).is_some());
        if node.is("Tombstone") || node.value.is_object() && node.flag("deleted")? {
            self.read.passed_over += 1;
        } else if !node.is("Annotation") && has(&["uri", "user", "references", "text"]) {
            self.read.glosses.push(hypothesis::gloss(node)?);
        } else if node.is("Annotation") || has(&["target", "body", "bodyValue"]) {
            web::annotation(node, &mut self.read)?;
        } else {
            return node.fault(JsonFaultKind::NotAnnotation);
        }
        Ok(())
    }

    fn done(self) -> Annotations {
        let Reading { mut read, seen, total } = self;
        read.beyond += total.unwrap_or(0).saturating_sub(seen);
        let glosses = std::mem::take(&mut read.glosses);
        let count = glosses.len();
        read.glosses = newest(glosses, |gloss| (&gloss.from.id, gloss.from.modified));
        read.passed_over += count - read.glosses.len();
        find_replies(&mut read.glosses);
        read
    }
}

/// Each id once: of several with one id the one that was last changed, at the place of the first.
fn newest<T>(all: Vec<T>, key: impl Fn(&T) -> (&String, Option<Moment>)) -> Vec<T> {
    let mut places: HashMap<String, usize> = HashMap::with_capacity(all.len());
    let mut kept: Vec<T> = Vec::with_capacity(all.len());
    for one in all {
        let (id, modified) = key(&one);
        let place = *places.entry(id.clone()).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(there) if modified > key(there).1 => *there = one,
            Some(_) => {}
            None => kept.push(one),
        }
    }
    kept
}

/// In Web Annotations a reply is an annotation on an annotation.
fn find_replies(glosses: &mut [Gloss]) {
    let ids: HashMap<String, ()> = glosses.iter().map(|gloss| (gloss.from.id.clone(), ())).collect();
    for gloss in glosses.iter_mut().filter(|gloss| gloss.from.tool == Tool::WebAnnotation) {
        let is_known = |address: &&String| ids.contains_key(*address);
        let whole = gloss.aims.iter().filter(|aim| !aim.has_words());
        gloss.replies_to = whole.flat_map(|aim| aim.addresses.iter()).filter(is_known).cloned().collect();
    }
}

/// Looks at the outermost keys until one of them tells.
struct Outermost<'f> {
    found: &'f mut bool,
}

impl<'de> Visitor<'de> for Outermost<'_> {
    type Value = ();

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key::<String>()? {
            match key.as_str() {
                "format" => return Ok(()),
                "type" | "@type" => {
                    let kind: Value = entries.next_value()?;
                    let object = json!({ "type": kind });
                    let node = Node::root(&object);
                    if ["Annotation", "AnnotationPage", "AnnotationCollection"].iter().any(|name| node.is(name)) {
                        *self.found = true;
                        return Ok(());
                    }
                }
                "rows" | "annotations" | "target" | "uri" => {
                    *self.found = true;
                    return Ok(());
                }
                _ => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}
