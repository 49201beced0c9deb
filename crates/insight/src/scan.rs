//! A sentence cut into words, numbers, addresses and marks, with their places.
//! Invariant: linear, every piece within the sentence, in order, and no address is taken for words. Not here: what they mean.

use obelus_text::Invisible;
use unicode_normalization::char::is_combining_mark;

/// Of what sort a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Letters, with apostrophes between them.
    Word,
    /// Digits, with stops and commas between them.
    Number,
    /// Letters and digits together.
    Mixed,
    /// A web address, a mail address, a DOI.
    Address,
    /// Any other character that is seen.
    Mark,
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its sort.
    pub sort: Sort,
    /// Its first byte in the sentence.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

impl Piece {
    /// What is written there.
    pub fn of<'a>(&self, sentence: &'a str) -> &'a str {
        sentence.get(self.start..self.end).unwrap_or_default()
    }
}

/// Cuts a sentence.
pub(crate) fn scan(sentence: &str) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(sentence.len() / 5);
    let mut at = 0;
    let mut begins_chunk = true;
    while let Some(character) = sentence.get(at..).and_then(|rest| rest.chars().next()) {
        let after = at + character.len_utf8();
        if character.is_whitespace() {
            begins_chunk = true;
            at = after;
        } else if Invisible::of(character).is_some() {
            at = after;
        } else if character.is_alphanumeric() {
            let start = at;
            let address = begins_chunk.then(|| address(sentence, at)).flatten();
            let (sort, end) = address.map_or_else(|| run(sentence, at), |end| (Sort::Address, end));
            begins_chunk = false;
            at = end.max(after);
            pieces.push(Piece { sort, start, end: at });
        } else {
            begins_chunk = begins_chunk || matches!(character, '(' | '[' | '<' | '"' | '“' | '„');
            pieces.push(Piece { sort: Sort::Mark, start: at, end: after });
            at = after;
        }
    }
    pieces
}

/// Where an address ends that begins here.
fn address(sentence: &str, at: usize) -> Option<usize> {
    let rest = sentence.get(at..)?;
    let chunk = rest.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '»')).next()?;
    if !chunk.contains(['.', ':', '@']) {
        return None;
    }
    let is_one = chunk.contains("://")
        || chunk.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www."))
        || chunk.get(..4).is_some_and(|doi| doi.eq_ignore_ascii_case("doi:"))
        || chunk.starts_with("10.") && chunk.contains('/')
        || chunk.split_once('@').is_some_and(|(_, host)| host.contains('.'))
        || is_host(chunk);
    let chunk = without_ends(chunk);
    (is_one && chunk.len() > 3).then_some(at + chunk.len())
}

/// Without what ends the sentence, and brackets that were opened before the address.
fn without_ends(mut chunk: &str) -> &str {
    loop {
        let shorter = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '…']);
        let closes = shorter.ends_with(')') && shorter.matches(')').count() > shorter.matches('(').count();
        let shorter = if closes { shorter.strip_suffix(')').unwrap_or(shorter) } else { shorter };
        if shorter.len() == chunk.len() {
            return chunk;
        }
        chunk = shorter;
    }
}

/// Ends of host names that are written without `www.` or a scheme.
const TOP_LEVEL: [&str; 16] =
    ["com", "org", "net", "edu", "gov", "info", "de", "uk", "fr", "eu", "io", "ru", "at", "ch", "museum", "int"];

fn is_host(chunk: &str) -> bool {
    let host = chunk.split('/').next().unwrap_or_default().trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
    let mut labels = host.rsplit('.');
    let is_top = labels.next().is_some_and(|top| TOP_LEVEL.contains(&top));
    let mut rest = labels.peekable();
    let is_label = |label: &str| {
        label.len() > 1 && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    is_top && rest.peek().is_some() && rest.all(is_label)
}

/// A run of letters and digits: its sort and its end.
fn run(sentence: &str, at: usize) -> (Sort, usize) {
    let rest = sentence.get(at..).unwrap_or_default();
    let (mut letters, mut digits) = (false, false);
    let mut end = at;
    let mut characters = rest.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let goes_on = match character {
            '\'' | '’' | 'ʼ' => letters && !digits && next.is_some_and(char::is_alphabetic),
            '.' | ',' => digits && !letters && next.is_some_and(|next| next.is_ascii_digit()),
            _ if is_digit(character) => true,
            _ => {
                character.is_alphabetic()
                    || offset > 0 && (is_combining_mark(character) || Invisible::of(character).is_some())
            }
        };
        if !goes_on {
            break;
        }
        digits |= is_digit(character);
        letters |= character.is_alphabetic() && !is_digit(character);
        if Invisible::of(character).is_none() {
            end = at + offset + character.len_utf8();
        }
    }
    let sort = match (letters, digits) {
        (true, true) => Sort::Mixed,
        (true, false) => Sort::Word,
        (false, true) => Sort::Number,
        (false, false) => Sort::Mark,
    };
    (sort, end)
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: &[(Sort, &str)]) {
        let found: Vec<(Sort, &str)> = scan(sentence).iter().map(|piece| (piece.sort, piece.of(sentence))).collect();
        assert_eq!(found, expected, "{sentence:?}");
    }

    #[test]
    fn a_sentence_is_cut_where_its_sorts_change() {
        use Sort::{Address, Mark, Mixed, Number, Word};
        check(
            "He didn’t, in 1,940.",
            &[(Word, "He"), (Word, "didn’t"), (Mark, ","), (Word, "in"), (Number, "1,940"), (Mark, ".")],
        );
        check("11June m²", &[(Mixed, "11June"), (Word, "m"), (Mark, "²")]);
        check(
            "(see https://example.org/a_(b).)",
            &[(Mark, "("), (Word, "see"), (Address, "https://example.org/a_(b)"), (Mark, "."), (Mark, ")")],
        );
        check(
            "at example.org, or lost.Then",
            &[
                (Word, "at"),
                (Address, "example.org"),
                (Mark, ","),
                (Word, "or"),
                (Word, "lost"),
                (Mark, "."),
                (Word, "Then"),
            ],
        );
        check("", &[]);
    }
}
