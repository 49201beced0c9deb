//! Halves of characters in JSON: a tool that counts in UTF-16 may cut an emoji in two where it takes the surroundings of
//! a quote, and writes the half as an escape (`\ud83d` alone), of which no text can be made.
//! Invariant: JSON without such halves stays as it is.

use std::borrow::Cow;

/// What is written for half a character (U+FFFD).
const NOTHING: &str = "\\ufffd";
/// The length of an escape, `\ud83d`.
const ESCAPE: usize = 6;

/// The JSON with U+FFFD for each escape that is half a character.
pub(super) fn without_halves(json: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(found) = json.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        let step = match (unit_at(json, at), unit_at(json, at + ESCAPE)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 2 * ESCAPE,
            (Some(0xd800..=0xdfff), _) => {
                mended.push_str(json.get(kept..at).unwrap_or_default());
                mended.push_str(NOTHING);
                kept = at + ESCAPE;
                ESCAPE
            }
            (Some(_), _) => ESCAPE,
            // Another escape: its letter, a backslash perhaps, is passed over with it.
            (None, _) => 1 + json.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
        };
        at += step;
    }
    if kept == 0 {
        return Cow::Borrowed(json);
    }
    mended.push_str(json.get(kept..).unwrap_or_default());
    Cow::Owned(mended)
}

/// The unit of UTF-16 that is escaped here.
fn unit_at(json: &str, at: usize) -> Option<u16> {
    let digits = json.get(at..at + ESCAPE)?.strip_prefix("\\u")?;
    // `from_str_radix` also takes a sign.
    let are_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    are_digits.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_and_all_else_stays() {
        let check = |json: &str, expected: &str| assert_eq!(without_halves(json), expected, "{json}");
        check(r#""\ud83d\uddff""#, r#""\ud83d\uddff""#);
        check(r#""\uddff a\ud83d""#, r#""\ufffd a\ufffd""#);
        check(r#""\ud83d\ud83d\uddff""#, r#""\ufffd\ud83d\uddff""#);
        check(r#""\\ud83d""#, r#""\\ud83d""#);
        check(r#""\\\ud83d""#, r#""\\\ufffd""#);
        check(r#""\n\u00e9 \u+123 \ud8""#, r#""\n\u00e9 \u+123 \ud8""#);
        check("\"\\\u{1f5ff}\\ud83d", "\"\\\u{1f5ff}\\ufffd");
        check("\\", "\\");
        assert!(matches!(without_halves(r#"{"a": "\ud83d\uddff"}"#), Cow::Borrowed(_)));
    }
}
