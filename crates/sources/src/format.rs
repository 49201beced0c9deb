//! The formats, told apart by what is in a file, and the two ways through them.

use crate::{Csl, bibtex, bytes, csl_json, ris};

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
        Format::Ris => ris::read(&text),
        Format::Csl => csl_json::read(&text),
    };
    Some(Brought { format, entries, refused })
}

/// Writes items, each with its key, as a file of UTF-8 that ends in a line feed.
pub fn write<'a>(format: Format, items: impl IntoIterator<Item = (&'a str, &'a Csl)>) -> String {
    match format {
        Format::BibTex | Format::BibLatex => bibtex::write(format, items),
        Format::Ris => ris::write(items),
        Format::Csl => csl_json::write(items),
    }
}

/// The format by the first thing in the text that only one of them has.
fn detect(text: &str) -> Option<Format> {
    if text.trim_start().starts_with(['[', '{']) {
        return Some(Format::Csl);
    }
    match (bibtex::find_start(text), ris::find_start(text)) {
        (Some(bibtex), Some(ris)) if ris < bibtex => Some(Format::Ris),
        (Some(_), _) => Some(Format::BibTex),
        (None, Some(_)) => Some(Format::Ris),
        (None, None) => None,
    }
}
