//! What cannot be seen is counted; what makes what is seen is not.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use obelus_text::{Invisible, InvisibleCounts, count_invisible};
use proptest::prelude::*;

fn check(text: &str, [bidi, zero_width, control]: [u32; 3]) {
    assert_eq!(count_invisible(text), InvisibleCounts { bidi, zero_width, control }, "{text:?}");
}

#[test]
fn what_can_be_seen_and_white_space_are_not_counted() {
    for text in
        ["", "He came.\n\tHe went. ", "Coyoaca\u{301}n", "a\u{a0}b\u{2009}c\u{2028}d\u{3000}e", "שלום", "托洛茨基"]
    {
        check(text, [0, 0, 0]);
    }
}

#[test]
fn what_steers_direction_is_counted() {
    check("\u{202E}desrever\u{202C}", [2, 0, 0]);
    check("שלום\u{200F}!\u{61C} \u{2066}x\u{2069}", [4, 0, 0]);
    check("\u{200E}\u{202A}\u{202B}\u{202D}\u{2067}\u{2068}", [6, 0, 0]);
}

#[test]
fn what_takes_no_room_is_counted() {
    check("Coyo\u{AD}acan, zero\u{200B}width, word\u{2060}joiner, a\u{FEFF}b", [0, 4, 0]);
    check("a\u{FFF9}b\u{FFFA}c\u{FFFB}", [0, 3, 0]);
    check("\u{3164}\u{115F}\u{34F}\u{180E}", [0, 4, 0]);
}

#[test]
fn control_characters_are_counted_but_for_tab_and_line_feed() {
    check("a\u{1}b\u{B}c\u{C}d\u{1B}[0m\u{7F}\u{85}\u{9F}", [0, 0, 7]);
}

#[test]
fn joiners_count_where_they_join_nothing() {
    // Persian, Hindi, a family, a rainbow flag: here they make what is seen.
    for text in [
        "می\u{200C}خواهم",
        "क्\u{200D}ष",
        "👩\u{200D}👩\u{200D}👧",
        "🏳\u{FE0F}\u{200D}🌈",
        "👩🏽\u{200D}❤\u{FE0F}\u{200D}👩",
    ] {
        check(text, [0, 0, 0]);
    }
    check("Sta\u{200D}lin tro\u{200C}tsky", [0, 2, 0]);
    check("می\u{200C} \u{200D}خواهم", [0, 2, 0]);
    check("می\u{200C}\u{200C}خواهم", [0, 2, 0]);
    check("👩\u{200D}a a\u{200D}👩 👩\u{200D}", [0, 3, 0]);
    check("\u{200D}", [0, 1, 0]);
}

#[test]
fn selectors_and_tags_count_where_they_form_nothing() {
    check("❤\u{FE0F} 葛\u{E0100} 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", [0, 0, 0]);
    check("a\u{FE0F}\u{FE0F}\u{FE0E}", [0, 2, 0]);
    check(" \u{FE0F}", [0, 1, 0]);
    check("a\u{E0068}\u{E0069}", [0, 2, 0]);
}

proptest! {
    #[test]
    fn counts_of_a_whole_are_those_of_its_parts_where_they_are_cut_at_a_space(left in any::<String>(), right in any::<String>()) {
        let [one, other, both] =
            [left.clone(), right.clone(), format!("{left} {right}")].map(|text| count_invisible(&text));
        prop_assert_eq!(both.bidi, one.bidi + other.bidi);
        prop_assert_eq!(both.control, one.control + other.control);
        prop_assert_eq!(both.zero_width, one.zero_width + other.zero_width);
    }

    #[test]
    fn no_more_are_counted_than_there_are(text in "[a\u{200C}\u{200D}\u{FE0F}\u{E0067}م👩🏴\u{202E}\u{1} ]{0,12}") {
        let counts = count_invisible(&text);
        let there = text.chars().filter(|character| Invisible::of(*character).is_some()).count();
        prop_assert!(counts.bidi + counts.zero_width + counts.control <= u32::try_from(there).unwrap());
    }
}
