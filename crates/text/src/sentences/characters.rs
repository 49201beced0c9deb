//! Classes of characters that the sentence rules need. Facts of Unicode only; no judgement.

/// Whether UAX #29 knows this character as one that ends sentences (`STerm` or `ATerm`).
pub fn is_terminator(character: char) -> bool {
    if character.is_ascii() {
        return matches!(character, '.' | '!' | '?');
    }
    matches!(u32::from(character),
        0x589 | 0x61D..=0x61F | 0x6D4 | 0x700..=0x702 | 0x7F9 | 0x837 | 0x839 | 0x83D..=0x83E | 0x964..=0x965
        | 0x104A..=0x104B | 0x1362 | 0x1367..=0x1368 | 0x166E | 0x1735..=0x1736 | 0x17D4..=0x17D5 | 0x1803 | 0x1809
        | 0x1944..=0x1945 | 0x1AA8..=0x1AAB | 0x1B4E..=0x1B4F | 0x1B5A..=0x1B5B | 0x1B5E..=0x1B5F | 0x1B7D..=0x1B7F
        | 0x1C3B..=0x1C3C | 0x1C7E..=0x1C7F | 0x2024 | 0x203C..=0x203D | 0x2047..=0x2049 | 0x2CF9..=0x2CFB | 0x2E2E
        | 0x2E3C | 0x2E53..=0x2E54 | 0x3002 | 0xA4FF | 0xA60E..=0xA60F | 0xA6F3 | 0xA6F7 | 0xA876..=0xA877
        | 0xA8CE..=0xA8CF | 0xA92F | 0xA9C8..=0xA9C9 | 0xAA5D..=0xAA5F | 0xAAF0..=0xAAF1 | 0xABEB | 0xFE12
        | 0xFE15..=0xFE16 | 0xFE52 | 0xFE56..=0xFE57 | 0xFF01 | 0xFF0E | 0xFF1F | 0xFF61)
        || is_far_terminator(character)
}

/// The terminators outside the basic plane, kept apart because they are rare.
fn is_far_terminator(character: char) -> bool {
    matches!(u32::from(character),
        0x10A56..=0x10A57 | 0x10F55..=0x10F59 | 0x10F86..=0x10F89 | 0x11047..=0x11048 | 0x110BE..=0x110C1
        | 0x11141..=0x11143 | 0x111C5..=0x111C6 | 0x111CD | 0x111DE..=0x111DF | 0x11238..=0x11239
        | 0x1123B..=0x1123C | 0x112A9 | 0x113D4..=0x113D5 | 0x1144B..=0x1144C | 0x115C2..=0x115C3
        | 0x115C9..=0x115D7 | 0x11641..=0x11642 | 0x1173C..=0x1173E | 0x11944 | 0x11946 | 0x11A42..=0x11A43
        | 0x11A9B..=0x11A9C | 0x11C41..=0x11C42 | 0x11EF7..=0x11EF8 | 0x11F43..=0x11F44 | 0x16A6E..=0x16A6F
        | 0x16AF5 | 0x16B37..=0x16B38 | 0x16B44 | 0x16D6E..=0x16D6F | 0x16E98 | 0x1BC9F | 0x1DA88)
}

/// A stop that says nothing certain: it also ends abbreviations and parts numbers.
pub fn is_weak_stop(character: char) -> bool {
    matches!(character, '.' | '\u{2024}' | '\u{fe52}' | '\u{ff0e}')
}

/// A mark that asks or exclaims in scripts with spaces; glued to letters it may be part of a name or an address.
pub fn is_exclaiming(character: char) -> bool {
    matches!(character, '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '‽')
}

/// Whether a character ends a line.
pub fn is_line_break(character: char) -> bool {
    matches!(character, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A mark that begins an item of a list and nothing else.
pub fn is_bullet(character: char) -> bool {
    matches!(character, '•' | '⁃' | '‣' | '▪' | '●' | '◦' | '■' | '➤')
}

/// A closing bracket.
pub fn is_closing_bracket(character: char) -> bool {
    matches!(character, ')' | ']' | '}' | '）' | '］' | '》' | '〉' | '】' | '〕')
}

/// An opening bracket or quotation mark that is never a closing one.
pub fn is_opener(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '‘' | '„' | '‚' | '（' | '［' | '《' | '〈' | '【' | '〔' | '「' | '『')
}

/// A quotation mark that closes, whatever stands beside it.
pub fn is_closing_quote(character: char) -> bool {
    matches!(character, '”' | '’' | '」' | '』')
}

/// A quotation mark that opens in one language and closes in another.
pub fn is_either_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '«' | '»' | '‹' | '›' | '*' | '_')
}

/// Whether a character is written without spaces between words (Han, Kana).
pub fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character), 0x3005..=0x3007 | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Pictures that follow a sentence as a remark on it: emoji and dingbats.
pub fn is_picture(character: char) -> bool {
    matches!(u32::from(character), 0x2600..=0x27BF | 0x1F000..=0x1FAFF | 0xFE0F | 0x200D | 0x20E3 | 0xE0020..=0xE007F)
}

/// What a character says about the beginning of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// A capital or title-case letter.
    Upper,
    /// A small letter.
    Lower,
    /// A letter of a script without case.
    Caseless,
    /// A digit of any script.
    Digit,
    /// Anything else.
    Other,
}

impl Case {
    /// The case of a character.
    pub fn of(character: char) -> Case {
        if character.is_numeric() {
            Case::Digit
        } else if !character.is_alphabetic() || is_bullet(character) {
            Case::Other
        // Georgian letters have a capital form that begins no sentence.
        } else if matches!(character, '\u{10d0}'..='\u{10ff}') {
            Case::Caseless
        } else if character.is_lowercase() {
            Case::Lower
        } else if character.is_uppercase() || character.to_lowercase().next() != Some(character) {
            Case::Upper
        } else {
            Case::Caseless
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::{is_line_break, is_terminator};

    #[test]
    fn terminators_are_those_of_uax_29() {
        let mut differing = Vec::new();
        for character in ('\u{1}'..=char::MAX).filter(|character| !is_line_break(*character) && *character != '\r') {
            // Between two letters without case, only a terminator with a space behind it ends a sentence.
            let ends = format!("漢{character} 漢").split_sentence_bounds().count() > 1;
            if ends != is_terminator(character) {
                differing.push(format!("{character:?} {:X}", u32::from(character)));
            }
        }
        assert!(differing.is_empty(), "{differing:?}");
    }
}
