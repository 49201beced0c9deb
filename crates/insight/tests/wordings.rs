//! What two texts that say the same have in common; the window's own folding is held against the same cases.

#![allow(clippy::unwrap_used, missing_docs)]

use obelus_insight::wording;

#[test]
fn case_punctuation_and_what_cannot_be_seen_make_no_other_wording() {
    let cases: Vec<(String, String)> = serde_json::from_str(include_str!("wordings.json")).unwrap();
    for (text, expected) in cases {
        assert_eq!(wording(&text), expected, "{text:?}");
    }
}
