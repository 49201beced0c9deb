//! What pages are called: the document's own labels (ISO 32000-2, 12.4.2), or their numbers.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object};

use super::about;
use super::open::catalog;

/// Nodes of the number tree, and how long a label may be: a Roman number grows with its value.
const LIMIT_NODES: usize = 100_000;
const LIMIT_NUMBER: u32 = 100_000;

/// A stretch of pages that are counted in one way.
struct Count {
    from: usize,
    prefix: String,
    style: Option<u8>,
    first: u32,
}

/// A label for each of so many pages.
pub(super) fn labels(pdf: &Pdf, pages: usize) -> Vec<String> {
    let mut counts = catalog(pdf).get::<Dict<'_>>(b"PageLabels").map(|root| counts(&root)).unwrap_or_default();
    counts.sort_by_key(|count| count.from);
    let mut coming = counts.iter().peekable();
    let mut now: Option<&Count> = None;
    let label = |index: usize| {
        while let Some(count) = coming.next_if(|count| count.from <= index) {
            now = Some(count);
        }
        let plain = (index + 1).to_string();
        let Some(count) = now else { return plain };
        let number = count.first.saturating_add(u32::try_from(index - count.from).unwrap_or(0));
        let written = count.prefix.clone() + &write(count.style, number);
        if written.trim().is_empty() { plain } else { written }
    };
    (0..pages).map(label).collect()
}

fn counts(root: &Dict<'_>) -> Vec<Count> {
    let mut found = Vec::new();
    let mut open = vec![root.clone()];
    let mut nodes = 0;
    while let Some(node) = open.pop() {
        nodes += 1;
        if nodes > LIMIT_NODES || found.len() > LIMIT_NODES {
            break;
        }
        if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
            open.extend(kids.iter::<Dict<'_>>().take(LIMIT_NODES));
        }
        let Some(numbers) = node.get::<Array<'_>>(b"Nums") else { continue };
        let mut from = None;
        for object in numbers.iter::<Object<'_>>().take(2 * LIMIT_NODES) {
            match (object, from.take()) {
                (Object::Dict(dict), Some(from)) => found.push(count(from, &dict)),
                (Object::Number(number), _) => from = usize::try_from(number.as_i64()).ok(),
                _ => {}
            }
        }
    }
    found
}

fn count(from: usize, dict: &Dict<'_>) -> Count {
    let prefix = dict.get::<hayro::hayro_syntax::object::String<'_>>(b"P");
    let prefix: String = prefix.map(|prefix| about::text_of(&prefix)).unwrap_or_default().chars().take(40).collect();
    let style = dict.get::<Name<'_>>(b"S").and_then(|style| style.as_ref().first().copied());
    let first = dict.get::<u32>(b"St").unwrap_or(1).min(LIMIT_NUMBER);
    Count { from, prefix, style, first }
}

fn write(style: Option<u8>, number: u32) -> String {
    match style {
        Some(b'R') => roman(number).to_uppercase(),
        Some(b'r') => roman(number),
        Some(b'A') => letters(number).to_uppercase(),
        Some(b'a') => letters(number),
        Some(_) => number.to_string(),
        None => String::new(),
    }
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = number.min(LIMIT_NUMBER);
    let mut out = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}

/// a to z, then aa to zz, then aaa.
fn letters(number: u32) -> String {
    let Some(index) = number.min(LIMIT_NUMBER).checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_every_style() {
        for (style, number, expected) in
            [(b'D', 7, "7"), (b'r', 1994, "mcmxciv"), (b'R', 4, "IV"), (b'a', 27, "aa"), (b'A', 26, "Z"), (b'r', 0, "")]
        {
            assert_eq!(write(Some(style), number), expected);
        }
        assert_eq!(write(None, 7), "");
    }
}
