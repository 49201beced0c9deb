//! Laws that hold for every text: places there and back, passages, cover by sentences, finding what was described.

// Tests may panic and print; clippy knows it of `#[test]` functions only, not of what they call.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

use obelus_text::{ByteSpan, CanonicalText, Found, Span, describe, find, sentences};
use proptest::prelude::*;

/// Texts of pieces that make trouble: emoji with joiners, combining marks, right-to-left, scripts without spaces.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z .!?,'\"()\\[\\]0-9]{1,12}",
        "[а-яА-Я .]{1,8}",
        "\\PC{1,4}",
        prop::sample::select(vec![
            "👩\u{200d}👩\u{200d}👧",
            "🇷🇺🇩🇪",
            "e\u{301}\u{323}",
            "\u{301}",
            "שלום. ",
            "\u{202b}مرحبا؟\u{202c} ",
            "漢字。",
            "हिन्दी।",
            "한국어. ",
            "e.g. ",
            "Dr. ",
            "\n",
            "\n\n",
            "… ",
            ". . . ",
            "\r\n",
            "\u{2028}",
            "\u{a0}",
            "1. ",
            "• ",
            "?!",
            "\u{200d}",
            "\u{fe0f}",
            "— ",
            "\u{600}",
            "क\u{94d}\u{200d}ष",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A text with a span in it.
fn spans() -> impl Strategy<Value = (CanonicalText, Span)> {
    (texts(), any::<prop::sample::Index>(), 1u32..80).prop_filter_map("no place", |(text, start, length)| {
        let text = CanonicalText::new(&text).ok().filter(|text| text.length() > 0)?;
        let start = u32::try_from(start.index(usize::try_from(text.length()).ok()?)).ok()?;
        let span = Span::new(start, start.saturating_add(length).min(text.length()))?;
        Some((text, span))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn places_go_to_bytes_and_back((text, span) in spans()) {
        let bytes = text.bytes(span).unwrap();
        prop_assert_eq!(text.span(bytes), Some(span));
        let words = text.slice(span).unwrap();
        prop_assert_eq!(words.chars().count(), usize::try_from(span.length()).unwrap());
        prop_assert_eq!(words, &text.as_str()[bytes.start()..bytes.end()]);
    }

    #[test]
    fn a_byte_inside_a_character_is_no_place(repeats in 1usize..300) {
        let text = CanonicalText::new(&"漢".repeat(repeats)).unwrap();
        prop_assert_eq!(text.span(ByteSpan::new(1, 3).unwrap()), None);
        prop_assert_eq!(text.span(ByteSpan::new(0, 3 * repeats - 1).unwrap()), None);
    }

    #[test]
    fn a_widened_span_is_a_passage_that_holds_the_span((text, span) in spans()) {
        let wide = text.widen(span).unwrap();
        prop_assert!(wide.contains(span));
        prop_assert_eq!(text.passage(wide.start(), wide.end()), Ok(wide));
    }

    #[test]
    fn sentences_cover_the_text_in_order(text in texts()) {
        let text = CanonicalText::new(&text).unwrap();
        let mut end = 0;
        for sentence in sentences(&text) {
            prop_assert!(sentence.start() >= end);
            if let Some(gap) = Span::new(end, sentence.start()) {
                prop_assert_eq!(text.slice(gap).unwrap().trim(), "");
            }
            prop_assert_eq!(text.passage(sentence.start(), sentence.end()), Ok(sentence));
            let words = text.slice(sentence).unwrap();
            prop_assert!(!words.trim().is_empty());
            // A sentence is trimmed but for white space that carries a combining mark.
            let trimmed = words.trim();
            let shorter = trimmed.len() < words.len();
            prop_assert!(!shorter || text.passage(sentence.start() + 1, sentence.end()).is_err()
                || text.passage(sentence.start(), sentence.end() - 1).is_err());
            end = sentence.end();
        }
        if let Some(rest) = Span::new(end, text.length()) {
            prop_assert_eq!(text.slice(rest).unwrap().trim(), "");
        }
    }

    #[test]
    fn what_was_described_is_found_at_its_place((text, span) in spans()) {
        let quote = describe(&text, span).unwrap();
        prop_assert_eq!(find(&text, &quote, Some(span)), Found::Exact(span));
    }

    #[test]
    fn without_a_hint_a_passage_is_found_or_left_open_but_never_mistaken((text, span) in spans()) {
        let span = text.widen(span).unwrap();
        let quote = describe(&text, span).unwrap();
        match find(&text, &quote, None) {
            Found::Exact(found) => prop_assert_eq!(found, span),
            Found::Ambiguous(places) => prop_assert!(places.contains(&span)),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
