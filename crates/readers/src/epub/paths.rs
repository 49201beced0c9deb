//! Addresses within a book become names of its parts.
//! Invariant: a path never leads out of the book. Not here: whether there is such a part.

/// The part and the place in it that an address leads to from another part; `None` for addresses that lead elsewhere.
pub(super) fn resolve(from: &str, address: &str) -> Option<(String, String)> {
    let address = address.trim();
    if address.split(['/', '#', '?']).next().is_some_and(|start| start.contains(':')) {
        return None;
    }
    let (path, place) = address.split_once('#').unwrap_or((address, ""));
    let path = path.split('?').next().unwrap_or_default();
    let path = decode(path);
    if path.is_empty() {
        return Some((from.to_owned(), decode(place)));
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let steps = if path.starts_with('/') { "" } else { folder };
    let mut way: Vec<&str> = Vec::new();
    for step in steps.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                way.pop()?;
            }
            step => way.push(step),
        }
    }
    Some((way.join("/"), decode(place)))
}

/// Percent-encoded bytes become what they stand for, where that is UTF-8.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let is_hex = |digits: &&str| digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        match code.filter(is_hex).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_parts() {
        let cases = [
            ("OEBPS/content.opf", "text/ch1.xhtml", Some(("OEBPS/text/ch1.xhtml", ""))),
            ("OEBPS/text/ch1.xhtml", "../notes.xhtml#n%201", Some(("OEBPS/notes.xhtml", "n 1"))),
            ("content.opf", "ch%201%C3%A9.xhtml", Some(("ch 1é.xhtml", ""))),
            ("content.opf", "./a/./b.xhtml?x=1", Some(("a/b.xhtml", ""))),
            ("a/b.xhtml", "#here", Some(("a/b.xhtml", "here"))),
            ("a/b.xhtml", "/c.xhtml", Some(("c.xhtml", ""))),
            ("content.opf", "100%.xhtml", Some(("100%.xhtml", ""))),
            ("content.opf", "../../etc/passwd", None),
            ("content.opf", "https://example.org/a", None),
        ];
        for (from, address, expected) in cases {
            let found = resolve(from, address);
            assert_eq!(found.as_ref().map(|(path, place)| (path.as_str(), place.as_str())), expected, "{address}");
        }
    }
}
