//! The front matter of a Markdown text: the few lines of YAML that say what it is.
//! Invariant: reads `key: value` and simple lists, plain or in quotes; anything else of YAML is passed over, never
//! misread. Not here: the rest of YAML.

use crate::html::about::{is_address, tidy};

/// How many authors are taken.
const MOST_AUTHORS: usize = 50;

/// What front matter says.
#[derive(Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) issued: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

impl FrontMatter {
    /// Reads the lines between the rules.
    pub(super) fn read(yaml: &str) -> FrontMatter {
        let mut front = FrontMatter::default();
        let mut lines = yaml.lines().peekable();
        while let Some(line) = lines.next() {
            let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with([' ', '\t', '-', '#'])) else {
                continue;
            };
            let key = key.trim().to_ascii_lowercase();
            if !matches!(key.as_str(), "author" | "authors") {
                front.note(&key, scalar(value));
                continue;
            }
            front.authors.extend(flow(value));
            while let Some(item) = lines.next_if(|line| line.starts_with([' ', '\t', '-'])) {
                let Some(item) = item.trim_start().strip_prefix('-') else { continue };
                // A list of authors may be one of mappings; their names are what is wanted.
                let name = item.trim_start().strip_prefix("name:").unwrap_or(item);
                front.authors.extend(scalar(name).filter(|name| !name.contains(": ")));
            }
            front.authors.truncate(MOST_AUTHORS);
        }
        front
    }

    fn note(&mut self, key: &str, value: Option<String>) {
        let place = match key {
            "title" => &mut self.title,
            "date" => &mut self.issued,
            "lang" | "language" => &mut self.language,
            "url" | "canonical" | "canonical_url" | "source" => &mut self.url,
            _ => return,
        };
        let value =
            value.filter(|value| !key.contains("url") && key != "canonical" && key != "source" || is_address(value));
        if place.is_none() {
            *place = value;
        }
    }
}

/// The values of `[one, "two"]`, or the one value.
fn flow(value: &str) -> Vec<String> {
    match value.trim().strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => list.split(',').filter_map(scalar).collect(),
        None => scalar(value).into_iter().collect(),
    }
}

/// A plain or quoted value; a block or a list is none.
fn scalar(value: &str) -> Option<String> {
    let value = value.trim();
    if let Some(quoted) = value.strip_prefix('\'') {
        let end = quoted.rfind('\'')?;
        return tidy(&quoted.get(..end)?.replace("''", "'"));
    }
    if let Some(quoted) = value.strip_prefix('"') {
        let end = quoted.rfind('"')?;
        return tidy(&quoted.get(..end)?.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if value.starts_with(['|', '>', '[', '{', '&', '*', '!', '#']) {
        return None;
    }
    tidy(value.split(" #").next()?)
}
