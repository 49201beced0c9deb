//! The formats, told apart by what is in a file, and the two ways through them.

use serde_json::Value;

use crate::{Csl, bibtex, bytes, csl};

/// A format of bibliographies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// BibTeX, as the styles of 1988 read it.
    BibTex,
    /// BibLaTeX: the same syntax with more types and fields, dates by ISO 8601-2.
    BibLatex,
    /// RIS, as reference managers exchange it.
    Ris,
    /// CSL-JSON: a list of items.
    Csl,
}

/// An item of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The line where it begins, from 1.
    pub line: u32,
    /// The item.
    pub csl: Csl,
}

/// What could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line where reading stopped, from 1.
    pub line: u32,
    /// How the file calls the entry, where that could be read.
    pub entry: Option<String>,
    /// Why, by code: `unclosed`, `value`, `comma`, `equals`, `key`, `json`, `type`, `shape`, `tag`.
    pub why: String,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// The format that it was read as.
    pub format: Format,
    /// The items, in the order of the file.
    pub entries: Vec<Entry>,
    /// What could not be read, in the order of the file.
    pub refused: Vec<Refused>,
}

/// Reads a file; `None` where it is none of the formats.
pub fn read(bytes: &[u8]) -> Option<Brought> {
    let text = bytes::decode(bytes);
    let format = detect(&text)?;
    let (entries, refused) = match format {
        Format::BibTex | Format::BibLatex => bibtex::read(&text),
        Format::Ris => return None,
        Format::Csl => read_csl(&text),
    };
    Some(Brought { format, entries, refused })
}

/// Writes items, each with its key, as a file of UTF-8 that ends in a line feed.
pub fn write<'a>(format: Format, items: impl IntoIterator<Item = (&'a str, &'a Csl)>) -> String {
    match format {
        Format::BibTex | Format::BibLatex => bibtex::write(format, items),
        Format::Ris => String::new(),
        Format::Csl => {
            let list: Vec<&Csl> = items.into_iter().map(|(_, csl)| csl).collect();
            // A list of JSON objects has no key that is not text, so that it can always be written.
            serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
        }
    }
}

/// The format by the first thing in the text that only one of them has.
fn detect(text: &str) -> Option<Format> {
    let start = text.trim_start();
    if start.starts_with('[') || start.starts_with('{') {
        return Some(Format::Csl);
    }
    bibtex::is_it(text).then_some(Format::BibTex)
}

fn read_csl(text: &str) -> (Vec<Entry>, Vec<Refused>) {
    let mut refused = Vec::new();
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
            return (Vec::new(), vec![Refused { line, entry: None, why: "json".to_owned() }]);
        }
    };
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut map) => match map.remove("items") {
            Some(Value::Array(items)) => items,
            _ => vec![Value::Object(map)],
        },
        _ => Vec::new(),
    };
    let mut entries = Vec::new();
    for value in list {
        match value {
            Value::Object(csl) => match csl::check(&csl) {
                Ok(()) => entries.push(Entry { line: 1, csl }),
                Err(unfit) => refused.push(Refused { line: 1, entry: csl::text_of(&csl, "id"), why: unfit.key }),
            },
            _ => refused.push(Refused { line: 1, entry: None, why: "shape".to_owned() }),
        }
    }
    (entries, refused)
}
