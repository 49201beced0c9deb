//! The words of a text as numbers, for comparing long texts: where each stands, and a hash of its letters.
//! Invariant: linear, one pass, nothing is kept. Words that a line's end cut in two are one.

use crate::letters::{ends_line, fold, is_hyphen, is_quotation_mark, is_unspaced};
use obelus_text::Invisible;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The byte of its first letter.
    pub start: usize,
    /// The byte after its last letter.
    pub end: usize,
    /// The hash of its letters.
    pub hash: u64,
    /// How many letters it has.
    pub letters: u32,
}

/// Gives the words of a text in order.
pub(crate) fn tokens(text: &str, mut give: impl FnMut(Token)) {
    let mut present: Option<Token> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let (mut letters, mut hash) = (0, present.map_or(SEED, |token| token.hash));
        let is_alone = is_unspaced(character);
        if is_alone {
            give_whole(present.take(), &mut give);
            hash = SEED;
        }
        fold(character, |letter| {
            letters += 1;
            hash = mix(hash, u64::from(letter));
        });
        if letters > 0 {
            let end = at + character.len_utf8();
            let begun = present.unwrap_or(Token { start: at, end, hash: SEED, letters: 0 });
            present = Some(Token { end, hash, letters: begun.letters + letters, ..begun });
            if is_alone {
                give_whole(present.take(), &mut give);
            }
        } else if present.is_some() && !goes_on(character, characters.peek().map(|(_, next)| *next)) {
            // The rest of the line's end is passed over by itself: white space never goes on.
            let is_cut = is_hyphen(character) && {
                let rest = text.get(at + character.len_utf8()..).unwrap_or_default();
                ends_line(rest) && rest.trim_start().chars().next().is_some_and(char::is_alphabetic)
            };
            if is_cut {
                while characters.next_if(|(_, next)| next.is_whitespace()).is_some() {}
            } else {
                give_whole(present.take(), &mut give);
            }
        }
    }
    give_whole(present, &mut give);
}

/// Whether a character that is no letter stands within a word: `well-known`, `don't`, `3.14`.
fn goes_on(character: char, next: Option<char>) -> bool {
    let is_followed = next.is_some_and(char::is_alphanumeric);
    let joins = is_hyphen(character) || is_quotation_mark(character);
    let parts_number = matches!(character, '.' | ',') && next.is_some_and(|next| next.is_ascii_digit());
    Invisible::of(character).is_some() || (is_followed && (joins || parts_number))
}

fn give_whole(token: Option<Token>, give: &mut impl FnMut(Token)) {
    if let Some(token) = token {
        give(Token { hash: finish(token.hash), ..token });
    }
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// Mixes a number into a hash (the multiply-rotate of Firefox's hasher).
pub(crate) fn mix(hash: u64, number: u64) -> u64 {
    (hash.rotate_left(5) ^ number).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// Spreads a hash over all its bits (the end of SplitMix64).
pub(crate) fn finish(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        tokens(text, |token| found.push(text.get(token.start..token.end).unwrap_or_default()));
        assert_eq!(found, expected, "{text:?}");
    }

    fn check_same(one: &str, other: &str) {
        let hashes = |text: &str| {
            let mut found = Vec::new();
            tokens(text, |token| found.push(token.hash));
            found
        };
        assert_eq!(hashes(one), hashes(other), "{one:?} {other:?}");
    }

    #[test]
    fn words_are_what_stands_between_spaces_and_signs() {
        check("He came, in August.", &["He", "came", "in", "August"]);
        check("lost.Then—he “went”", &["lost", "Then", "he", "went"]);
        check("don't well-known 3.14 1,000 U.S.", &["don't", "well-known", "3.14", "1,000", "U", "S"]);
        check("托洛茨基死于1940年", &["托", "洛", "茨", "基", "死", "于", "1940", "年"]);
        check("", &[]);
        check(" — ", &[]);
    }

    #[test]
    fn what_a_printer_or_a_program_did_makes_no_other_words() {
        check_same("the inter-\nnational offi\u{ad}ce", "The international oﬃce");
        check_same("Coyoaca\u{301}n", "COYOACÁN");
        check_same("don’t", "don't");
        check_same("well-\n  known", "well-known");
        check_same("one\u{200b}word", "oneword");
        check_same("ΟΔΟΣ", "οδος");
    }
}
