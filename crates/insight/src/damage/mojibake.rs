//! Text that was read in the wrong encoding: UTF-8 taken for Windows-1252, once or twice, and signs that were left escaped.
//! Invariant: what is mended decodes without a rest; letters that may stand for themselves (Ä“ at the end of a quotation) do.

use super::{Damaged, Sentence};

/// No word of a text is longer; what is longer is not widened to.
const LONGEST_WORD: usize = 80;

pub(super) fn look(sentence: &Sentence<'_>, damaged: &mut Vec<Damaged>) {
    if sentence.words.is_ascii() && !sentence.words.contains('&') {
        return;
    }
    let mut start = 0;
    for chunk in sentence.words.split_inclusive(char::is_whitespace) {
        let word = chunk.trim_end();
        // "Ã " was "à": its second half became a space that ends the word.
        let place = start..start + word.len();
        start += chunk.len();
        if word.is_empty() || word.len() > 40 * LONGEST_WORD {
            continue;
        }
        let Some(mended) = mend(word) else {
            if word.contains('\u{FFFD}') || word.contains("ï¿½") {
                let lost = Damaged { repair: None, ..Damaged::new("mojibake", place, "", 0.9) };
                damaged.push(lost);
            }
            continue;
        };
        let (from, to) = ends_trimmed(word);
        let (mended_from, mended_to) = ends_trimmed(&mended);
        // Stops around the word that both have are not of it.
        let same = word.get(..from) == mended.get(..mended_from) && word.get(to..) == mended.get(mended_to..);
        if same && word.len() <= LONGEST_WORD {
            let repair = mended.get(mended_from..mended_to).unwrap_or_default();
            damaged.push(Damaged::new("mojibake", place.start + from..place.start + to, repair, 0.97));
        } else {
            damaged.push(Damaged::new("mojibake", place, mended, 0.97));
        }
    }
}

/// Where a word begins and ends without the ASCII punctuation around it.
fn ends_trimmed(word: &str) -> (usize, usize) {
    let is_edge = |character: char| character.is_ascii_punctuation() && character != '&' && character != ';';
    let start = word.len() - word.trim_start_matches(is_edge).len();
    let end = word.trim_end_matches(is_edge).len();
    (start, end.max(start))
}

/// A word as it was, where it was garbled.
fn mend(word: &str) -> Option<String> {
    let once = unescape(word).or_else(|| decode(word))?;
    Some(decode(&once).unwrap_or(once))
}

/// Names that were left escaped.
const ESCAPES: [(&str, &str); 16] = [
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&lsquo;", "‘"),
    ("&rsquo;", "’"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
    ("&#39;", "'"),
    ("&#8217;", "’"),
    ("&#8211;", "–"),
];

fn unescape(word: &str) -> Option<String> {
    let is_one = word.contains('&') && ESCAPES.iter().any(|(escaped, _)| word.contains(escaped));
    is_one.then(|| {
        let written = ESCAPES.iter().fold(word.to_owned(), |word, (escaped, sign)| word.replace(escaped, sign));
        written.trim_end().to_owned()
    })
}

/// Decodes each run that is UTF-8 taken for Windows-1252; none where there is no such run.
fn decode(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let characters: Vec<char> = word.chars().collect();
    let has_small = characters.iter().any(|character| character.is_ascii_lowercase());
    let mut mended = String::with_capacity(word.len());
    let mut is_mended = false;
    let mut at = 0;
    while let Some(character) = characters.get(at).copied() {
        let rest = characters.get(at..).unwrap_or_default();
        match decoded(rest, has_small) {
            Some((was, length)) => {
                mended.push(was);
                is_mended = true;
                at += length;
            }
            None => {
                mended.push(character);
                at += 1;
            }
        }
    }
    is_mended.then_some(mended)
}

/// The character that the first two to four of these were, and how many they are.
fn decoded(rest: &[char], has_small: bool) -> Option<(char, usize)> {
    let lead = byte(*rest.first()?)?;
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE2..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    // The last byte of ” has no sign in Windows-1252 and is mostly gone.
    if lead == 0xE2 && rest.get(1) == Some(&'€') && rest.get(2).is_none_or(|third| byte(*third).is_none()) {
        return Some(('”', 2));
    }
    let bytes: Vec<u8> = rest.iter().take(length).map_while(|character| byte(*character)).collect();
    let was = std::str::from_utf8(&bytes).ok().filter(|_| bytes.len() == length)?.chars().next()?;
    let second = *rest.get(1)?;
    // A capital before a quotation mark or a dash may be what it says: „Ä“, CAFÉ”.
    let may_stand = length == 2 && is_punctuation(second) && !has_small;
    let is_likely = match lead {
        0xC2 => true,
        0xC3 => was.is_alphabetic() || was == '×',
        0xC4 | 0xC5 => was.is_alphabetic(),
        // Greek and Cyrillic come in runs.
        0xCE..=0xD1 => {
            rest.get(2).copied().and_then(byte).is_some_and(|next| (0xCE..=0xD1).contains(&next))
                || !is_punctuation(second)
        }
        0xE2 => !was.is_alphanumeric(),
        0xEF => was == '\u{FEFF}' || was == 'ﬁ' || was == 'ﬂ',
        0xF0 => true,
        _ => false,
    };
    (is_likely && !may_stand).then_some((was, length))
}

fn is_punctuation(character: char) -> bool {
    matches!(character, '\u{2010}'..='\u{203A}' | '»' | '«')
}

/// The byte that a character is in Windows-1252, none where it is ASCII or no byte.
fn byte(character: char) -> Option<u8> {
    if let Some(at) = HIGH.iter().position(|high| *high == character) {
        return u8::try_from(0x80 + at).ok();
    }
    u8::try_from(u32::from(character)).ok().filter(|byte| *byte >= 0x80)
}

/// What Windows-1252 has from 0x80 to 0x9F; where it has nothing, the control character.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(mend(word).as_deref(), expected, "{word:?}");
    }

    #[test]
    fn what_was_read_in_the_wrong_encoding_is_read_again() {
        check("FranÃ§ois", Some("François"));
        check("Franklinâ€™s", Some("Franklin’s"));
        check("â€œHaste.â€", Some("“Haste.”"));
        check("â€œHaste.â€\u{9d}", Some("“Haste.”"));
        check("Â£3,000", Some("£3,000"));
        check("WeiÃŸ", Some("Weiß"));
        check("DvoÅ™Ã¡k", Some("Dvořák"));
        check("1845â€“48", Some("1845–48"));
        check("FranÃƒÂ§ois", Some("François"));
        check("Smith&amp;Sons", Some("Smith&Sons"));
    }

    #[test]
    fn letters_that_stand_for_themselves_are_left() {
        for word in [
            "François",
            "Ärger",
            "„Ä“",
            "“CAFÉ”",
            "naïve",
            "SÃO",
            "Ångström",
            "Müller–Ämter",
            "50°",
            "Москва",
            "«Été»",
            "plain",
        ] {
            check(word, None);
        }
    }
}
