//! Letters as they are searched: small, without marks, in their plain form.
//! Invariant: one character becomes the same letters wherever it stands.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a character does to the words around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It stands between words.
    Between,
    /// It belongs to a word.
    Letter,
    /// It changes the letter before it.
    Mark,
    /// It belongs to a run that is written without spaces.
    Run,
}

/// What this character does.
pub(super) fn way(character: char) -> Way {
    if character.is_ascii() {
        return if character.is_ascii_alphanumeric() { Way::Letter } else { Way::Between };
    }
    if is_in_run(character) {
        return Way::Run;
    }
    match character {
        // A raised or lowered figure is a footnote's more often than a number's; a fraction is neither of its numbers.
        '²' | '³' | '¹' | '\u{2070}' | '\u{2074}'..='\u{2079}' | '\u{2080}'..='\u{2089}' => Way::Between,
        '¼'..='¾' | '\u{2150}'..='\u{215F}' | '\u{2189}' => Way::Between,
        // The line that stretches Arabic words.
        '\u{640}' => Way::Mark,
        _ if is_combining_mark(character) => Way::Mark,
        _ if character.is_alphanumeric() => Way::Letter,
        _ => Way::Between,
    }
}

/// Han, kana, Bopomofo, Thai, Lao, Burmese and Khmer, by block: letters, and in the last four their vowels and tones.
fn is_in_run(character: char) -> bool {
    matches!(u32::from(character),
        0x3005..=0x3007 | 0x3041..=0x3096 | 0x309D..=0x309F | 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0x3105..=0x312F
        | 0x31A0..=0x31BF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x20000..=0x2F7FF | 0x30000..=0x323AF
        | 0x0E01..=0x0E3A | 0x0E40..=0x0E4E | 0x0E81..=0x0ECE | 0x0EDC..=0x0EDF
        | 0x1000..=0x103F | 0x1050..=0x108F | 0x109A..=0x109D | 0xA9E0..=0xA9EF | 0xA9FA..=0xA9FE | 0xAA60..=0xAA7F
        | 0x1780..=0x17B3 | 0x17B6..=0x17D3 | 0x17D7 | 0x17DC..=0x17DD)
}

/// Marks that are left aside: those of Latin, Greek and Cyrillic, the points of Hebrew and Arabic. Those of other scripts
/// make other letters.
pub(super) fn is_left_aside(mark: char) -> bool {
    matches!(u32::from(mark),
        0x0300..=0x036F | 0x0483..=0x0489 | 0x0591..=0x05C7 | 0x0610..=0x061A | 0x0640 | 0x064B..=0x065F | 0x0670
        | 0x06D6..=0x06ED | 0x08CA..=0x08FF | 0x1AB0..=0x1ACE | 0x1DC0..=0x1DFF | 0x20D0..=0x20F0 | 0xFB1E
        | 0xFE20..=0xFE2F)
}

/// Hands out the letters that a character is searched by.
pub(super) fn fold(character: char, mut put: impl FnMut(char)) {
    match character {
        // A letter of its own, not an и with an accent.
        'й' | 'Й' => put('й'),
        // Korean syllables stay whole.
        '\u{AC00}'..='\u{D7A3}' => put(character),
        _ if character.is_ascii() => put(character.to_ascii_lowercase()),
        _ => decompose_compatible(character, |part| {
            if is_left_aside(part) {
                return;
            }
            for small in part.to_lowercase() {
                plain(small, &mut put);
            }
        }),
    }
}

/// What Unicode does not take apart, and readers do.
fn plain(small: char, put: &mut impl FnMut(char)) {
    let letters = match small {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        _ => {
            let small = digit(small).unwrap_or(small);
            if small.is_alphanumeric() || is_combining_mark(small) {
                put(small);
            }
            return;
        }
    };
    letters.chars().for_each(put);
}

/// The figures of Arabic, Persian and of India as those of this program's own.
fn digit(character: char) -> Option<char> {
    let code = u32::from(character);
    let zero = [0x0660, 0x06F0, 0x0966, 0x09E6].into_iter().find(|zero| (*zero..=*zero + 9).contains(&code))?;
    char::from_digit(code - zero, 10)
}
