//! The encodings in which parts of a message travel.
//! Invariant: total and linear; what is not well-formed stays as it is written (RFC 2045, section 6). Not here: text.

/// Quoted-printable becomes bytes: `=E9` is one, a `=` at the end of a line joins it to the next.
pub(super) fn decode_quoted(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'=' {
            decoded.push(*first);
            continue;
        }
        if let Some(byte) = hex_byte(after) {
            decoded.push(byte);
            rest = after.get(2..).unwrap_or_default();
            continue;
        }
        // White space between the sign and the line end was put there on the way.
        let blank = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).take(100).count();
        match after.get(blank..) {
            Some([b'\r', b'\n', next @ ..] | [b'\n', next @ ..]) => rest = next,
            Some([]) => rest = b"",
            _ => decoded.push(b'='),
        }
    }
    decoded
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    let digit = |at: usize| digits.get(at).and_then(|&digit| char::from(digit).to_digit(16));
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// Base64 becomes bytes; signs that are not of its alphabet are passed over, as line ends are.
pub(super) fn decode_base64(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for &byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    decoded
}

/// Encoded words in a header (RFC 2047) become what they stand for.
pub(super) fn decode_words(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    let mut was_encoded = false;
    while let Some((before, after)) = rest.split_once("=?") {
        // White space between two encoded words is none.
        if !(was_encoded && before.trim().is_empty()) {
            decoded.push_str(before);
        }
        let mut fields = after.splitn(3, '?');
        let (charset, way, tail) = (fields.next(), fields.next(), fields.next());
        let word = tail.and_then(|tail| tail.split_once("?="));
        let words = match (charset, way, word) {
            (Some(charset), Some(way), Some((word, next))) => {
                decode_word(charset, way, word).map(|words| (words, next))
            }
            _ => None,
        };
        was_encoded = words.is_some();
        match words {
            Some((words, next)) => {
                decoded.push_str(&words);
                rest = next;
            }
            None => {
                decoded.push_str("=?");
                rest = after;
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn decode_word(charset: &str, way: &str, word: &str) -> Option<String> {
    let bytes = match way {
        "B" | "b" => decode_base64(word.as_bytes()),
        "Q" | "q" => decode_quoted(word.replace('_', " ").as_bytes()),
        _ => return None,
    };
    let encoding = encoding_rs::Encoding::for_label(charset.split('*').next()?.as_bytes())?;
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_printable_is_undone_and_what_is_none_stays() {
        let cases: [(&[u8], &[u8]); 8] = [
            (b"caf=C3=A9", "café".as_bytes()),
            (b"one =\r\nline", b"one line"),
            (b"one =  \nline", b"one line"),
            (b"a=3db", b"a=b"),
            (b"a =b c", b"a =b c"),
            (b"end =", b"end "),
            (b"=4", b"=4"),
            (b"=== 3D", b"=== 3D"),
        ];
        for (written, expected) in cases {
            assert_eq!(decode_quoted(written), expected, "{}", String::from_utf8_lossy(written));
        }
    }

    #[test]
    fn base64_is_undone_across_lines() {
        assert_eq!(decode_base64(b"Y2Fm\r\nw6kg\r\nYQ=="), "café a".as_bytes());
        assert_eq!(decode_base64(b"!!"), b"");
    }

    #[test]
    fn words_in_headers_are_undone() {
        let cases = [
            ("=?utf-8?Q?Caf=C3=A9_noir?=", "Café noir"),
            ("=?utf-8?B?w6k=?= =?utf-8?Q?t=C3=A9?= end", "été end"),
            ("plain =?not", "plain =?not"),
            ("=?koi8-r?B?8w==?=", "С"),
        ];
        for (written, expected) in cases {
            assert_eq!(decode_words(written), expected, "{written}");
        }
    }
}
