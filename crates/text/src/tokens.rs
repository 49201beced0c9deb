//! A text as the words by which two texts are laid beside one another: what stands in them and where, in bytes.
//!
//! Invariant: tokens lie in order, never overlap, and begin and end on characters; equal hashes are taken for equal words
//! here, so whoever says that words are the same compares the words themselves. A character of a script that is written
//! without spaces is a token of its own, and a word that a hyphen parts at the end of a line is one. Not here: folding (`words`): a changed capital is a change.

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// What it says.
    pub hash: u64,
}

impl Token {
    /// Its length in bytes.
    pub fn length(self) -> usize {
        (self.end - self.start) as usize
    }
}

/// What a hash begins with, and what each byte is mixed in by (FNV-1a, 64 bits).
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The words of a text in order. What lies behind 4 GiB has none: no text that is read is so long.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 6);
    let mut open: Option<(usize, u64)> = None;
    let mut close = |open: &mut Option<(usize, u64)>, end: usize| {
        if let Some((start, hash)) = open.take()
            && let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end))
        {
            tokens.push(Token { start, end, hash: hash ^ (hash >> 29) });
        }
    };
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if open.is_some()
            && HYPHENS_BEGIN.contains(&byte)
            && let Some(rest) = rest_of_word(text, at)
        {
            at = rest;
            continue;
        }
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                let (_, hash) = open.get_or_insert((at, BASIS));
                *hash = (*hash ^ u64::from(byte)).wrapping_mul(PRIME);
            } else {
                close(&mut open, at);
            }
            at += 1;
            continue;
        }
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let next = at + character.len_utf8();
        let alone = stands_alone(character);
        // Marks and joiners go on with a word and begin none: between pictures they are no letters.
        let joins = joins(character) && (open.is_some() || character.is_alphanumeric());
        if alone || !joins {
            close(&mut open, at);
        }
        if alone || joins {
            let (_, hash) = open.get_or_insert((at, BASIS));
            for &byte in text.as_bytes().get(at..next).unwrap_or_default() {
                *hash = (*hash ^ u64::from(byte)).wrapping_mul(PRIME);
            }
        }
        if alone {
            close(&mut open, next);
        }
        at = next;
    }
    close(&mut open, text.len());
    tokens
}

/// Hyphens with which a word is parted at the end of a line.
const PARTED: [&str; 2] = ["-\n", "\u{2010}\n"];
/// Their first bytes.
const HYPHENS_BEGIN: [u8; 2] = [b'-', 0xe2];

/// Where the rest of a word begins that is parted here, between a letter and a small letter.
fn rest_of_word(text: &str, at: usize) -> Option<usize> {
    let (before, behind) = text.split_at_checked(at)?;
    let rest = PARTED.iter().find_map(|parted| behind.strip_prefix(parted))?;
    let goes_on = rest.starts_with(char::is_lowercase) && before.ends_with(char::is_alphabetic);
    goes_on.then_some(text.len() - rest.len())
}

/// The characters of a text with their bytes, without what parts words at the ends of lines.
fn letters(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at = rest_of_word(text, at).unwrap_or(at);
        let character = text.get(at..)?.chars().next()?;
        let found = (at, character);
        at += character.len_utf8();
        Some(found)
    })
}

/// Whether two texts read the same: lines may be broken elsewhere, between words and within them.
pub(crate) fn reads_same(one: &str, other: &str) -> bool {
    let whole = |text| letters(text).map(|(_, character)| character).collect::<String>();
    one == other
        || one.split_whitespace().eq(other.split_whitespace())
        || [one, other].iter().any(|text| PARTED.iter().any(|parted| text.contains(parted)))
            && whole(one).split_whitespace().eq(whole(other).split_whitespace())
}

/// The byte of a word at which what lies before this byte of the same word ends, where lines are broken otherwise.
pub(crate) fn byte_in(word: &str, byte: usize, same: &str) -> usize {
    if word == same {
        return byte;
    }
    let before = letters(word).take_while(|(at, _)| *at < byte).count();
    letters(same).nth(before).map_or(same.len(), |(at, _)| at)
}

/// Whether a character belongs to a token.
pub(crate) fn is_in_word(character: char) -> bool {
    joins(character) || stands_alone(character)
}

/// Whether a character is part of a word: letters, digits, marks on them, and what joins without being seen.
fn joins(character: char) -> bool {
    character.is_alphanumeric()
        || unicode_normalization::char::is_combining_mark(character)
        || matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Whether a letter belongs to a script without spaces between words: Thai, Lao, Burmese, Khmer, Han, Kana.
fn stands_alone(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{e30}' | '\u{e32}'..='\u{e33}' | '\u{e40}'..='\u{e46}' | '\u{e80}'..='\u{eb0}' | '\u{ec0}'..='\u{ec6}'
        | '\u{1000}'..='\u{102a}' | '\u{1780}'..='\u{17b3}'
        | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{3098}' | '\u{309d}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}' | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}')
}

/// The place of the first token that ends behind this byte.
pub(crate) fn first_behind(tokens: &[Token], byte: usize) -> usize {
    tokens.partition_point(|token| token.end as usize <= byte)
}

/// The place of the first token that begins at or behind this byte.
pub(crate) fn first_from(tokens: &[Token], byte: usize) -> usize {
    tokens.partition_point(|token| (token.start as usize) < byte)
}

/// One hash for so many words from here on; `None` where fewer are left.
pub(crate) fn shingle(tokens: &[Token], at: usize, words: usize) -> Option<u64> {
    let run = tokens.get(at..at.checked_add(words)?)?;
    Some(run.iter().fold(BASIS, |hash, token| (hash.rotate_left(7) ^ token.hash).wrapping_mul(PRIME)))
}

#[cfg(test)]
mod tests {
    use super::{byte_in, reads_same, tokens};

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| &text[token.start as usize..token.end as usize]).collect()
    }

    #[test]
    fn a_text_is_cut_into_words() {
        assert_eq!(words(" On the 20th, Trotsky's “ice axe”…"), ["On", "the", "20th", "Trotsky", "s", "ice", "axe"]);
        assert_eq!(words("Кой-что e\u{301}té"), ["Кой", "что", "e\u{301}té"]);
        assert_eq!(words("托洛斯基 in 1940年"), ["托", "洛", "斯", "基", "in", "1940", "年"]);
        assert_eq!(words(" …—"), [""; 0]);
        assert_eq!(words("so? 👩\u{200d}👧 \u{301}a"), ["so", "a"]);
        assert_eq!(words(""), [""; 0]);
    }

    #[test]
    fn a_word_that_a_hyphen_parts_at_the_end_of_a_line_is_one() {
        assert_eq!(words("the assas-\nsination"), ["the", "assas-\nsination"]);
        assert_eq!(tokens("assas-\nsination")[0].hash, tokens("assassination")[0].hash);
        assert_eq!(tokens("rév\u{2010}\nolution")[0].hash, tokens("révolution")[0].hash);
        // Spans of years, names, and what is no word.
        assert_eq!(
            words("1917-\n18, Serebr-\nYakov, -\nat the end-\n"),
            ["1917", "18", "Serebr", "Yakov", "at", "the", "end"]
        );
        assert!(reads_same("the assas-\nsination of Kirov", "the assassination\nof  Kirov"));
        assert!(!reads_same("the assas-\nsination", "the assassin nation"));
        assert!(!reads_same("1917-\n18", "191718"));
        assert_eq!(byte_in("assassination", 8, "assas-\nsination"), 10);
        assert_eq!(byte_in("assas-\nsination", 10, "assassination"), 8);
        assert_eq!(byte_in("assas-\nsination", 5, "assassination"), 5);
        assert_eq!(byte_in("assassination", 13, "assas-\nsination"), 15);
    }

    #[test]
    fn the_same_words_have_the_same_hash_and_others_another() {
        let all = tokens("one two one onetwo");
        assert_eq!(all[0].hash, all[2].hash);
        assert_ne!(all[0].hash, all[1].hash);
        assert_ne!(all[0].hash, all[3].hash);
    }
}
