//! Rust source without its strings and comments, so that a brace in a sentence is not taken for one in the program.

/// The same text with everything inside strings, characters and comments blanked; lines stay where they are.
pub fn without_prose(source: &str) -> String {
    let characters: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        let end = end_of_prose(&characters, at);
        if end == at {
            out.push(character);
            at += 1;
        } else {
            let prose = characters.get(at..end).unwrap_or_default();
            out.extend(prose.iter().map(|each| if *each == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// Where the string, character or comment that begins at `at` ends; `at` itself where none begins.
fn end_of_prose(text: &[char], at: usize) -> usize {
    let is_at = |offset: usize, expected: char| text.get(at + offset) == Some(&expected);
    let follows_name =
        at.checked_sub(1).and_then(|before| text.get(before)).is_some_and(|c| c.is_alphanumeric() || *c == '_');
    if is_at(0, '/') && is_at(1, '/') {
        return find(text, at, |rest| rest.first() == Some(&'\n')).0;
    }
    if is_at(0, '/') && is_at(1, '*') {
        return end_of_block_comment(text, at);
    }
    if is_at(0, '"') {
        return end_of_string(text, at + 1);
    }
    if is_at(0, 'r') && !follows_name {
        let hashes = text.iter().skip(at + 1).take_while(|each| **each == '#').count();
        if is_at(1 + hashes, '"') {
            let closes = |rest: &[char]| {
                rest.first() == Some(&'"') && rest.iter().skip(1).take_while(|each| **each == '#').count() >= hashes
            };
            let (quote, _) = find(text, at + 2 + hashes, closes);
            return (quote + 1 + hashes).min(text.len());
        }
    }
    // A quote is a character where one closes it at once; otherwise it is a lifetime.
    if is_at(0, '\'') && is_at(1, '\\') {
        return find(text, at + 3, |rest| rest.first() == Some(&'\'')).0.saturating_add(1).min(text.len());
    }
    if is_at(0, '\'') && is_at(2, '\'') {
        return at + 3;
    }
    at
}

fn end_of_string(text: &[char], from: usize) -> usize {
    let mut at = from;
    while let Some(character) = text.get(at) {
        match character {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

fn end_of_block_comment(text: &[char], from: usize) -> usize {
    let mut depth = 0usize;
    let mut at = from;
    while at < text.len() {
        match (text.get(at), text.get(at + 1)) {
            (Some('/'), Some('*')) => {
                depth += 1;
                at += 2;
            }
            (Some('*'), Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    text.len()
}

/// The first place from `from` on where `here` holds, or the end; and whether it held.
fn find(text: &[char], from: usize, here: impl Fn(&[char]) -> bool) -> (usize, bool) {
    let place = (from..text.len()).find(|at| text.get(*at..).is_some_and(&here));
    (place.unwrap_or(text.len()), place.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a source, and that nothing has moved.
    fn check(source: &str, expected: &str) {
        let blanked = without_prose(source);
        assert_eq!(blanked.chars().count(), source.chars().count(), "{source}");
        assert_eq!(blanked.lines().count(), source.lines().count(), "{source}");
        assert_eq!(blanked.split_whitespace().collect::<Vec<_>>().join(" "), expected, "{source}");
    }

    #[test]
    fn strings_characters_and_comments_are_blanked() {
        check("a(\"{\\\"}\") b", "a( ) b");
        check("x // {\ny", "x y");
        check("x /* { /* } */\n*/ y", "x y");
        check("r#\"{\"\n\"#; z", "; z");
        check("'{' , '\\'' , '\\u{7d}' z", ", , z");
        check("b\"{\" z", "b z");
        check("\"an end that never comes {", "");
    }

    #[test]
    fn lifetimes_and_names_stay() {
        check("fn f<'a>(x: &'a str)", "fn f<'a>(x: &'a str)");
        check("our\"{\" z", "our z");
    }
}
