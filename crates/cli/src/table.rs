//! Lists for persons: columns of words, and foreign text made fit for a terminal.
//! Invariant: no text of a document, title or file can move the cursor or colour the screen.

/// Text on one line: white space becomes a space, what controls a terminal is shown as a replacement character, and what
/// is longer than `limit` characters is cut.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    let mut line = String::new();
    for character in text.chars() {
        match character {
            _ if character.is_whitespace() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            _ if is_control(character) => line.push(char::REPLACEMENT_CHARACTER),
            _ => line.push(character),
        }
    }
    let line = line.trim();
    match line.char_indices().nth(limit) {
        None => line.to_owned(),
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line).trim_end()),
    }
}

/// Control characters, and the marks that turn the direction of what follows.
fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Rows under a heading, in columns as wide as their widest cell; the last one is free.
pub(crate) fn table<const N: usize>(heading: [&str; N], rows: &[[String; N]]) -> String {
    let mut widths = heading.map(|cell| cell.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut out = String::new();
    put(&mut out, &widths, heading.into_iter());
    for row in rows {
        put(&mut out, &widths, row.iter().map(String::as_str));
    }
    out
}

fn put<'a>(out: &mut String, widths: &[usize], cells: impl Iterator<Item = &'a str>) {
    let mut line = String::new();
    for (cell, width) in cells.zip(widths) {
        line.push_str(cell);
        let missing = width.saturating_sub(cell.chars().count());
        line.extend(std::iter::repeat_n(' ', missing + 2));
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_stays_on_its_line() {
        let check = |text: &str, expected: &str| assert_eq!(one_line(text, 12), expected, "{text:?}");
        check("two\n lines\t", "two lines");
        check("\u{1b}[31mred", "\u{fffd}[31mred");
        check("a\u{202e}b", "a\u{fffd}b");
        check("more than twelve characters", "more than tw…");
        check("twelve chars", "twelve chars");
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["a".to_owned(), "b".to_owned()], ["longer".to_owned(), "é".to_owned()]];
        assert_eq!(table(["x", "y"], &rows), "x       y\na       b\nlonger  é\n");
    }
}
