//! Bytes of a bibliography -> text. Files of this kind are old and mixed: UTF-8 for the most part, with lines pasted from
//! elsewhere.
//! Invariant: never fails; a line that is UTF-8 is read as that, whatever the others are.

use encoding_rs::{Encoding, WINDOWS_1252};

/// The text, without a byte order mark, lines ended by `\n` alone.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let rest = bytes.get(length..).unwrap_or_default();
            if encoding == encoding_rs::UTF_8 { by_line(rest) } else { encoding.decode(rest).0.into_owned() }
        }
        None => by_line(bytes),
    };
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// How many lines end between two bytes of a text.
pub(crate) fn count_lines(text: &str, from: usize, to: usize) -> u32 {
    let between = text.as_bytes().get(from..to).unwrap_or_default();
    u32::try_from(between.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

fn by_line(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let other = named(bytes).unwrap_or(WINDOWS_1252);
    let mut text = String::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&other.decode_without_bom_handling(line).0),
        }
    }
    text
}

/// The encoding that JabRef names in the first lines: `% Encoding: windows-1250`.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..400).unwrap_or(bytes)).into_owned();
    let name = head.lines().find_map(|line| line.trim_start_matches('%').trim().strip_prefix("Encoding:"))?.trim();
    let name = name.replace("ISO8859_", "ISO-8859-").replace("Cp125", "windows-125");
    Encoding::for_label(name.as_bytes()).filter(|encoding| *encoding != encoding_rs::UTF_8)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn what_is_not_utf_8_is_read_line_by_line() {
        assert_eq!(decode("\u{feff}é\r\nx\ry".as_bytes()), "é\nx\ny");
        assert_eq!(decode(b"caf\xe9\ncaf\xc3\xa9\n"), "café\ncafé\n");
        assert_eq!(decode(b"% Encoding: Cp1250\n\xe8\n"), "% Encoding: Cp1250\n\u{10d}\n");
        assert_eq!(decode(b"\xff\xfea\0b\0"), "ab");
    }
}
