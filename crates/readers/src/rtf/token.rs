//! The file as tokens.
//! Invariant: every byte is in one token, or passed over: line ends between tokens, and binary parts.

/// A piece of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'a [u8], Option<i32>),
    /// A backslash and a sign.
    Sign(u8),
    /// A byte of text in hexadecimal.
    Hex(u8),
    /// Bytes of text as they are, without line ends.
    Text(&'a [u8]),
}

/// The longest control word; the standard knows 32 letters.
const LONGEST_WORD: usize = 40;

/// On the way through the bytes.
pub(super) struct Tokens<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (&first, rest) = self.0.split_first()?;
            match first {
                b'{' => {
                    self.0 = rest;
                    return Some(Token::Open);
                }
                b'}' => {
                    self.0 = rest;
                    return Some(Token::Close);
                }
                b'\\' => {
                    self.0 = rest;
                    if let Some(token) = self.control() {
                        return Some(token);
                    }
                }
                // Line ends are for the eye; NUL is what some programs end their files with.
                b'\r' | b'\n' | 0 => self.0 = rest,
                _ => {
                    let is_end = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let length = self.0.iter().position(is_end).unwrap_or(self.0.len());
                    let (text, after) = self.0.split_at_checked(length)?;
                    self.0 = after;
                    return Some(Token::Text(text));
                }
            }
        }
    }
}

impl<'a> Tokens<'a> {
    /// What follows a backslash; `None` for a binary part, which is passed over.
    fn control(&mut self) -> Option<Token<'a>> {
        let (&first, rest) = self.0.split_first()?;
        if !first.is_ascii_alphabetic() {
            self.0 = rest;
            if first != b'\'' {
                return Some(Token::Sign(first));
            }
            let digit = |at: usize| rest.get(at).and_then(|&byte| char::from(byte).to_digit(16));
            let (Some(high), Some(low)) = (digit(0), digit(1)) else { return Some(Token::Sign(b'\'')) };
            self.0 = rest.get(2..).unwrap_or_default();
            return Some(Token::Hex(u8::try_from(high * 16 + low).unwrap_or(b'?')));
        }
        let length = self.0.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = self.0.split_at_checked(length)?;
        let (number, rest) = number(rest);
        // One space belongs to the word.
        self.0 = rest.strip_prefix(b" ").unwrap_or(rest);
        if word == b"bin" {
            let length = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
            self.0 = self.0.get(length..).unwrap_or_default();
            return None;
        }
        Some(Token::Word(word, number))
    }
}

/// A number of at most ten digits, and what follows it.
fn number(bytes: &[u8]) -> (Option<i32>, &[u8]) {
    let (is_negative, digits) = match bytes.strip_prefix(b"-") {
        Some(digits) => (true, digits),
        None => (false, bytes),
    };
    let length = digits.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let Some((digits, rest)) = digits.split_at_checked(length).filter(|_| length > 0) else { return (None, bytes) };
    let value = digits.iter().fold(0i64, |value, digit| value * 10 + i64::from(digit - b'0'));
    let value = if is_negative { -value } else { value };
    (Some(i32::try_from(value).unwrap_or(if is_negative { i32::MIN } else { i32::MAX })), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_and_bytes_are_told_apart() {
        let tokens: Vec<_> = Tokens(b"{\\rtf1\\b a\\b0\r\nb\\'e9\\~\\u-10179?\\'zz}").collect();
        let expected = [
            Token::Open,
            Token::Word(b"rtf", Some(1)),
            Token::Word(b"b", None),
            Token::Text(b"a"),
            Token::Word(b"b", Some(0)),
            Token::Text(b"b"),
            Token::Hex(0xe9),
            Token::Sign(b'~'),
            Token::Word(b"u", Some(-10179)),
            Token::Text(b"?"),
            Token::Sign(b'\''),
            Token::Text(b"zz"),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn binary_parts_are_passed_over_by_their_length() {
        let tokens: Vec<_> = Tokens(b"a\\bin5 }{\\\0\xffb\\bin99999 c").collect();
        assert_eq!(tokens, [Token::Text(b"a"), Token::Text(b"b")]);
    }
}
