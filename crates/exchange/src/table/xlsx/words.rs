//! Texts in cells: what XML cannot hold is escaped (ECMA-376, part 1, 22.9.2.19), what a cell cannot hold is cut.
//!
//! Invariant: the parts, read and joined, are the text.

/// So many UTF-16 units a cell holds. An escape is counted as it is written, for nobody says how it counts.
pub(super) const CELL_UNITS: usize = 32_767;

/// Cuts a text after what one cell holds.
pub(super) fn cut(text: &str, most: usize) -> (&str, &str) {
    // Longer than a byte for each unit no escape is, and most texts are short.
    if text.len().saturating_mul(ESCAPE_UNITS) <= most {
        return (text, "");
    }
    let mut left = most;
    let mut rest = text.chars();
    loop {
        let here = rest.as_str();
        let Some(character) = rest.next() else { return (text, "") };
        let units = if is_escaped(character, rest.as_str()) { ESCAPE_UNITS } else { character.len_utf16() };
        if units > left {
            return text.split_at_checked(text.len() - here.len()).unwrap_or((text, ""));
        }
        left -= units;
    }
}

/// Writes a text as the text of an XML element, from which a spreadsheet reads the same again.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ if is_escaped(character, rest.as_str()) => {
                out.push_str(&format!("_x{:04X}_", u32::from(character)));
            }
            _ => out.push(character),
        }
    }
}

/// The length of `_x0000_`.
const ESCAPE_UNITS: usize = 7;

fn is_escaped(character: char, behind: &str) -> bool {
    is_unwritable(character) || (character == '_' && reads_as_escape(behind))
}

/// No character of XML 1.0, or one that a reader of XML changes (a carriage return).
fn is_unwritable(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether what stands behind a `_` makes an escape of it, be it with the `_` that another escape begins with.
fn reads_as_escape(behind: &str) -> bool {
    let Some(digits) = behind.strip_prefix(['x', 'X']) else { return false };
    let mut behind = digits.chars();
    let are_digits = behind.by_ref().take(4).filter(char::is_ascii_hexdigit).count() == 4;
    are_digits && behind.next().is_some_and(|end| end == '_' || is_unwritable(end))
}
