//! The quotations in a text: what stands between quotation marks and is long enough to have been taken from elsewhere.
//!
//! Marks are read in pairs as their languages set them (`“ ”`, `„ “`, `« »`, `» «`, `‘ ’`, `"`), within one paragraph. Where
//! marks do not pair, nothing is guessed: what is missed is better than half a text as one quotation.

use obelus_text::{ByteSpan, CanonicalText, Span};

use crate::letters::is_quotation_mark;
use crate::tokens::tokens;

/// Fewer words are a name or a turn of speech, and are found everywhere.
const LEAST_WORDS: usize = 5;
/// A quotation of more bytes has lost its end, and the mark that would end it begins another.
const LONGEST: usize = 2_000;

/// The places of a text's quotations, without their marks, in order.
pub fn quotations(text: &CanonicalText) -> Vec<Span> {
    let words = text.as_str();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut before = None;
    for (at, character) in words.char_indices() {
        let after = at + character.len_utf8();
        let next = words.get(after..).and_then(|rest| rest.chars().next());
        if character == '\n' && next == Some('\n') {
            open.clear();
        }
        if is_quotation_mark(character) {
            open.retain(|(start, _)| at - start <= LONGEST);
        }
        let closes =
            open.iter().rposition(|(_, ends)| ends.contains(character) && !is_apostrophe(character, before, next));
        if let Some(depth) = closes {
            found.extend(open.get(depth).map(|(start, _)| (*start, at)));
            open.truncate(depth);
        } else if let Some(ends) = ends_of(character, before, next) {
            open.push((after, ends));
        }
        before = Some(character);
    }
    found.sort_unstable();
    let trimmed = |(start, end): (usize, usize)| {
        let quoted = words.get(start..end).unwrap_or_default();
        let start = start + quoted.len() - quoted.trim_start().len();
        (start, start + quoted.trim().len())
    };
    let long = found.into_iter().map(trimmed).filter(|(start, end)| {
        let quoted = words.get(*start..*end).unwrap_or_default();
        let mut count = 0;
        tokens(quoted, |_| count += 1);
        count >= LEAST_WORDS
    });
    long.filter_map(|(start, end)| text.widen(text.span(ByteSpan::new(start, end)?)?)).collect()
}

/// What may end the quotation that a mark begins; `None` where it begins none here.
fn ends_of(mark: char, before: Option<char>, next: Option<char>) -> Option<&'static str> {
    let is_outside = before.is_none_or(|before| !before.is_alphanumeric());
    let begins = is_outside && next.is_some_and(|next| !next.is_whitespace());
    match mark {
        '“' | '‟' => Some("”"),
        '„' => Some("“”"),
        '‚' => Some("‘’"),
        '「' => Some("」"),
        '『' => Some("』"),
        '‹' => Some("›"),
        // French sets a space behind it.
        '«' if is_outside => Some("»"),
        '»' if begins => Some("«"),
        '‘' if begins => Some("’"),
        '"' if begins => Some("\""),
        _ => None,
    }
}

/// Whether a mark stands within a word, or at its end where a plural has one.
fn is_apostrophe(mark: char, before: Option<char>, next: Option<char>) -> bool {
    mark == '’' && before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let text = CanonicalText::new(text).unwrap();
        let found: Vec<&str> = quotations(&text).into_iter().filter_map(|span| text.slice(span)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn quotations_are_found_in_the_marks_of_many_languages() {
        check("He said “the ferry sank in the ice” and left.", &["the ferry sank in the ice"]);
        check("Er sagte: „Die Fähre sank im Eis“, und ging.", &["Die Fähre sank im Eis"]);
        check("Er sagte »Die Fähre sank im Eis« und ging.", &["Die Fähre sank im Eis"]);
        check("Il dit « le bac a coulé dans la glace ».", &["le bac a coulé dans la glace"]);
        check("He said \"the ferry sank in the ice\" twice.", &["the ferry sank in the ice"]);
        check("He said ‘the ferry didn’t sink in ice’ twice.", &["the ferry didn’t sink in ice"]);
        check("他说「渡船在冰中沉没了」。", &["渡船在冰中沉没了"]);
        check(
            "“He said ‘the ferry sank in the ice’ to me”",
            &["He said ‘the ferry sank in the ice’ to me", "the ferry sank in the ice"],
        );
    }

    #[test]
    fn what_is_short_or_has_no_end_is_none() {
        check("The “Red Star” and 'the boys' of 5\" and 6\" pipes.", &[]);
        check("He said “the ferry sank in the ice and left.\n\nAnother paragraph ends here” now.", &[]);
        let lost = format!("He said \"{} and \"the ferry sank in the ice\" then.", "on and on ".repeat(300));
        check(&lost, &["the ferry sank in the ice"]);
        check("the boys’ own paper and the girls’ own paper too", &[]);
    }
}
