//! CSL-JSON: a list of items, or an object that has one under `items`.
//! Invariant: an item comes in as it stands and goes out as it is; one that is broken is named by its line, and the others
//! come in.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::bytes::count_lines;
use crate::csl::{check, text_of};
use crate::{Csl, Entry, Refused};

/// So many bytes may be read in vain: an item that is not closed is read to the end of the file, and reading goes on at the
/// next line that begins one. Beyond that, the rest is one piece.
const MOST_WASTED: usize = 1 << 28;

/// The items of a text, and what could not be read.
pub(crate) fn read(text: &str) -> (Vec<Entry>, Vec<Refused>) {
    read_within(text, MOST_WASTED)
}

fn read_within(text: &str, to_waste: usize) -> (Vec<Entry>, Vec<Refused>) {
    let (mut entries, mut refused) = (Vec::new(), Vec::new());
    for (line, item) in items(text, to_waste) {
        let refuse = |entry: Option<String>, why: &str| Refused { line, entry, why: why.to_owned() };
        match serde_json::from_str::<Value>(item) {
            Ok(Value::Object(csl)) => match check(&csl) {
                Ok(()) => entries.push(Entry { line, csl }),
                Err(unfit) if unfit.key == "type" => refused.push(refuse(text_of(&csl, "id"), "type")),
                Err(_) => refused.push(refuse(text_of(&csl, "id"), "shape")),
            },
            Ok(_) => refused.push(refuse(None, "shape")),
            Err(error) => {
                let at = u32::try_from(error.line()).unwrap_or(1).saturating_sub(1);
                refused.push(Refused { line: line + at, entry: None, why: "json".to_owned() });
            }
        }
    }
    (entries, refused)
}

/// The file of these items. One without an id is given its key: programs want one, and take two of one id for the same.
pub(crate) fn write<'a>(items: impl IntoIterator<Item = (&'a str, &'a Csl)>) -> String {
    let mut taken = HashSet::new();
    let named = |(key, csl): (&str, &Csl)| {
        let mut csl = csl.clone();
        if text_of(&csl, "id").is_none_or(|id| !taken.insert(id)) {
            taken.insert(key.to_owned());
            csl.insert("id".to_owned(), json!(key));
        }
        csl
    };
    let list: Vec<Csl> = items.into_iter().map(named).collect();
    // All keys are texts, so that it can always be written.
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}

/// The items as they stand, each with the line where it begins.
fn items(text: &str, to_waste: usize) -> Vec<(u32, &str)> {
    let start = text.len() - text.trim_start().len();
    if text.get(start..).is_some_and(|rest| rest.starts_with('[')) {
        return pieces(text, start + 1, to_waste);
    }
    // An object: one item, or a list of them under a key.
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(map)) if !matches!(map.get("items"), Some(Value::Array(_))) => vec![(1, text)],
        _ => {
            let list = text.find("\"items\"").and_then(|at| Some(at + text.get(at..)?.find('[')?));
            list.map_or_else(|| vec![(1, text)], |at| pieces(text, at + 1, to_waste))
        }
    }
}

/// What stands between the commas of a list, to its end.
fn pieces(text: &str, from: usize, mut to_waste: usize) -> Vec<(u32, &str)> {
    let mut found = Vec::new();
    let (mut at, mut line) = (from, count_lines(text, 0, from) + 1);
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let skipped = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',').len();
        line += count_lines(text, at, at + skipped);
        at += skipped;
        let rest = text.get(at..).unwrap_or_default();
        if rest.is_empty() || rest.starts_with(']') {
            return found;
        }
        let length = match length_of(rest) {
            _ if to_waste == 0 => rest.len(),
            Ok(length) => length,
            Err(read) => {
                let length = next_item(text, at).unwrap_or(rest.len());
                to_waste = to_waste.saturating_sub(read.saturating_sub(length));
                length
            }
        };
        let end = at + length;
        found.extend(text.get(at..end).map(|piece| (line, piece)));
        line += count_lines(text, at, end);
        at = end;
    }
}

/// The length of the value that begins here; where it does not end, how far it was read.
fn length_of(rest: &str) -> Result<usize, usize> {
    let (mut open, mut in_text, mut escaped) = (Vec::new(), false, false);
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => {
                if open.pop() != Some(byte) {
                    return Err(at);
                }
                if open.is_empty() {
                    return Ok(at + 1);
                }
            }
            b',' if open.is_empty() => return Ok(at),
            _ => {}
        }
    }
    Err(rest.len())
}

/// How far it is to the next line that begins an object as deep as this one does: where reading goes on after a broken item.
fn next_item(text: &str, at: usize) -> Option<usize> {
    let line_start = text.get(..at)?.rfind('\n').map_or(0, |before| before + 1);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(text.get(line_start..)?.lines().next()?);
    let mut passed = 0;
    for line in text.get(at..)?.split_inclusive('\n') {
        if passed > 0 && line.trim_start().starts_with('{') && indent(line) <= own {
            return Some(passed);
        }
        passed += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_read(text: &str, titles: &[&str], lines: &[(u32, &str)]) {
        let (entries, refused) = read(text);
        let found: Vec<String> = entries.iter().filter_map(|entry| text_of(&entry.csl, "title")).collect();
        assert_eq!(found, titles, "{text}");
        let found: Vec<(u32, &str)> = refused.iter().map(|refused| (refused.line, refused.why.as_str())).collect();
        assert_eq!(found, lines, "{text}");
    }

    #[test]
    fn a_broken_item_is_named_and_the_others_come_in() {
        let whole = |middle: &str| {
            format!(
                "[\n  {{\"type\": \"book\", \"title\": \"A\"}},\n{middle},\n  {{\"type\": \"book\", \"title\": \"B\"}}\n]\n"
            )
        };
        check_read(&whole("  {\"type\": \"book\", \"title\": \"]},{\\\"\"}"), &["A", "]},{\"", "B"], &[]);
        check_read(&whole("  {\"type\": \"book\",\n   \"title\": }"), &["A", "B"], &[(4, "json")]);
        check_read(&whole("  {\"type\": \"book\",\n   \"title\": \"X\""), &["A", "B"], &[(5, "json")]);
        check_read(&whole("  {\"title\": \"no type\"}"), &["A", "B"], &[(3, "type")]);
        check_read(&whole("  {\"type\": \"book\", \"author\": \"X\"}"), &["A", "B"], &[(3, "shape")]);
        check_read(&whole("  7, null"), &["A", "B"], &[(3, "shape"), (3, "shape")]);
    }

    #[test]
    fn what_is_read_in_vain_has_an_end_and_what_comes_then_is_refused() {
        let open = "{\"type\": \"book\", \"title\": [\n";
        let text = format!("[\n{{\"type\": \"book\"}},\n{}{{\"type\": \"book\"}}\n]", open.repeat(100));
        let (entries, refused) = read_within(&text, 100 * text.len());
        assert_eq!((entries.len(), refused.len()), (2, 100));
        let (entries, refused) = read_within(&text, 3 * text.len());
        assert_eq!((entries.len(), refused.len()), (1, 5));
    }

    #[test]
    fn a_list_may_stand_under_a_key_and_an_item_alone() {
        check_read("{\"items\": [{\"type\": \"book\", \"title\": \"A\"}]}", &["A"], &[]);
        check_read("{\"type\": \"book\", \"title\": \"A\"}", &["A"], &[]);
        check_read("[]", &[], &[]);
        check_read("[", &[], &[]);
        check_read("{", &[], &[(1, "json")]);
    }
}
