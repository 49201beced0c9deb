//! A place in a file of another tool's: what stands under its keys, of the type that is wanted.
//!
//! Invariants: `null` is as good as absent, for other tools write it so; keys that nobody asks for are passed over; what
//! is asked for and of another type is a fault with its path. Not here: what keys mean.

use obelus_model::Moment;
use serde_json::Value;

use crate::path::Path;
use crate::{JsonFault, JsonFaultKind};

pub(super) type Read<T> = Result<T, JsonFault>;

/// A value and where it is.
#[derive(Clone, Copy)]
pub(super) struct Node<'v, 'p> {
    pub value: &'v Value,
    at: Path<'p>,
}

impl<'v> Node<'v, '_> {
    /// The whole file.
    pub fn root(value: &'v Value) -> Node<'v, 'static> {
        Node { value, at: Path::ROOT }
    }

    /// A fault at this place.
    pub fn fault<T>(&self, kind: JsonFaultKind) -> Read<T> {
        Err(JsonFault { kind, path: self.at.to_string() })
    }

    /// A fault at a key of this place.
    pub fn fault_at<T>(&self, key: &str, kind: JsonFaultKind) -> Read<T> {
        Err(JsonFault { kind, path: self.at.key(key).to_string() })
    }

    /// Whether something stands under a key.
    pub fn has(&self, key: &str) -> bool {
        self.value.get(key).is_some_and(|value| !value.is_null())
    }

    /// What stands under a key.
    pub fn get<'c>(&'c self, key: &'c str) -> Read<Option<Node<'v, 'c>>> {
        let Value::Object(entries) = self.value else { return self.fault(JsonFaultKind::WrongType) };
        let there = entries.get(key).filter(|value| !value.is_null());
        Ok(there.map(|value| Node { value, at: self.at.key(key) }))
    }

    /// The text that this is.
    pub fn as_text(&self) -> Read<&'v str> {
        match self.value.as_str() {
            Some(text) => Ok(text),
            None => self.fault(JsonFaultKind::WrongType),
        }
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Read<Option<&'v str>> {
        self.get(key)?.map(|node| node.as_text()).transpose()
    }

    /// The text under a key, with LF as the only end of a line; what is empty is absent.
    pub fn prose(&self, key: &str) -> Read<Option<String>> {
        Ok(self.text(key)?.map(with_lf).filter(|text| !text.trim().is_empty()))
    }

    /// The first text under a key where there may be one or a list of them.
    pub fn first_text(&self, key: &str) -> Read<Option<&'v str>> {
        let mut first = None;
        self.each(key, |one| {
            first = first.or(Some(one.as_text()?));
            Ok(())
        })?;
        Ok(first)
    }

    /// Whether a key says yes.
    pub fn flag(&self, key: &str) -> Read<bool> {
        match self.get(key)? {
            None => Ok(false),
            Some(node) => node.value.as_bool().map_or_else(|| node.fault(JsonFaultKind::WrongType), Ok),
        }
    }

    /// The count under a key.
    pub fn count(&self, key: &str) -> Read<Option<u64>> {
        match self.get(key)? {
            None => Ok(None),
            Some(node) => match node.value.as_u64() {
                Some(count) => Ok(Some(count)),
                None if node.value.is_number() => node.fault(JsonFaultKind::BadValue),
                None => node.fault(JsonFaultKind::WrongType),
            },
        }
    }

    /// The time under a key.
    pub fn time(&self, key: &str) -> Read<Option<Moment>> {
        match self.text(key)? {
            None => Ok(None),
            Some(written) => match Moment::of_foreign(written) {
                Some(moment) => Ok(Some(moment)),
                None => self.fault_at(key, JsonFaultKind::BadValue),
            },
        }
    }

    /// Each of what stands under a key: the items of a list, or the one thing that is no list.
    pub fn each(&self, key: &str, one: impl FnMut(&Node<'v, '_>) -> Read<()>) -> Read<()> {
        match self.get(key)? {
            None => Ok(()),
            Some(node) => node.every(one),
        }
    }

    /// Each item of this list, or this, which is no list.
    pub fn every(&self, mut one: impl FnMut(&Node<'v, '_>) -> Read<()>) -> Read<()> {
        let Value::Array(items) = self.value else { return one(self) };
        for (index, value) in items.iter().enumerate().filter(|(_, value)| !value.is_null()) {
            one(&Node { value, at: self.at.index(index) })?;
        }
        Ok(())
    }

    /// Whether it is of a type of the Web Annotation vocabulary, by its name, by prefix or in full.
    pub fn is(&self, name: &str) -> bool {
        let is_it = |value: &Value| value.as_str().and_then(|it| it.rsplit([':', '#']).next()) == Some(name);
        ["type", "@type"].iter().filter_map(|key| self.value.get(key)).any(|types| match types {
            Value::Array(types) => types.iter().any(is_it),
            one => is_it(one),
        })
    }

    /// The IRI of this: the text that it is, or the id of the object.
    pub fn iri(&self) -> Read<Option<&'v str>> {
        match self.value {
            Value::String(iri) => Ok(Some(iri.as_str())),
            _ => Ok(self.text("id")?.or(self.text("@id")?)),
        }
    }
}

/// Text with LF as the only end of a line, as canonical text has it.
pub(super) fn with_lf(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}
