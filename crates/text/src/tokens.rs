//! A text as the words by which two texts are laid beside one another: what stands in them and where, in bytes.
//!
//! Invariant: tokens lie in order, never overlap, and begin and end on characters; equal hashes are taken for equal words
//! here, so whoever says that words are the same compares the words themselves. A character of a script that is written
//! without spaces is a token of its own. Not here: folding (`words`): a changed capital is a change.

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
        if alone || !joins(character) {
            close(&mut open, at);
        }
        if alone || joins(character) {
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
    use super::tokens;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| &text[token.start as usize..token.end as usize]).collect()
    }

    #[test]
    fn a_text_is_cut_into_words() {
        assert_eq!(words(" On the 20th, Trotsky's “ice axe”…"), ["On", "the", "20th", "Trotsky", "s", "ice", "axe"]);
        assert_eq!(words("Кой-что e\u{301}té"), ["Кой", "что", "e\u{301}té"]);
        assert_eq!(words("托洛斯基 in 1940年"), ["托", "洛", "斯", "基", "in", "1940", "年"]);
        assert_eq!(words(" …—"), [""; 0]);
        assert_eq!(words(""), [""; 0]);
    }

    #[test]
    fn the_same_words_have_the_same_hash_and_others_another() {
        let all = tokens("one two one onetwo");
        assert_eq!(all[0].hash, all[2].hash);
        assert_ne!(all[0].hash, all[1].hash);
        assert_ne!(all[0].hash, all[3].hash);
    }
}
