//! Quotes in texts: what is verbatim, what is altered, what is not there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use obelus_insight::{ChangeKind, Fold, QuoteFinder, QuoteMatch};
use obelus_text::CanonicalText;
use proptest::prelude::*;

const REPORT: &str = "The harbour master kept a book of the winter. On the second night the ferry sank in the inter-\n\
    national ice, as he called it, and nobody who was “aboard” came back. Two men – the cook and a boy – had stayed \
    ashore. The oﬃce paid their wages until March. 托洛茨基死于1940年八月二十一日。Nothing else is known of them.";

fn look(quote: &str) -> Option<(QuoteMatch, String)> {
    let text = CanonicalText::new(REPORT).unwrap();
    let found = QuoteFinder::new([quote]).look(&text).remove(0)?;
    let words = text.slice(found.span).unwrap().to_owned();
    Some((found, words))
}

fn check_verbatim(quote: &str, place: &str, told: &[Fold]) {
    let (found, words) = look(quote).unwrap_or_else(|| panic!("{quote:?} is not found"));
    assert!(found.is_verbatim && found.words.is_empty() && found.score == 1.0, "{quote:?} {found:?}");
    assert_eq!(words, place, "{quote:?}");
    assert_eq!(found.told.into_iter().collect::<Vec<_>>(), told, "{quote:?}");
}

fn check_altered(quote: &str, place: &str, changed: &str) {
    let (found, words) = look(quote).unwrap_or_else(|| panic!("{quote:?} is not found"));
    assert!(!found.is_verbatim && found.score < 1.0 && found.score >= 0.5, "{quote:?} {found:?}");
    assert_eq!(words, place, "{quote:?}");
    let told = found.words.iter().filter_map(|run| match run.kind {
        ChangeKind::Same => None,
        ChangeKind::Added => Some(format!("+{}", run.text)),
        ChangeKind::Removed => Some(format!("-{}", run.text)),
    });
    assert_eq!(told.collect::<Vec<_>>().join(" "), changed, "{quote:?}");
}

#[test]
fn what_stands_there_is_verbatim_and_what_folding_hid_is_told() {
    check_verbatim("On the second night the ferry sank", "On the second night the ferry sank", &[]);
    check_verbatim("on the second night the ferry sank", "On the second night the ferry sank", &[Fold::Case]);
    check_verbatim("the international ice", "the inter-\nnational ice", &[Fold::Hyphens]);
    check_verbatim("nobody who was 'aboard' came back.", "nobody who was “aboard” came back.", &[Fold::QuotationMarks]);
    check_verbatim("Two men—the cook and a boy—had", "Two men – the cook and a boy – had", &[Fold::Dashes]);
    check_verbatim("The office paid  their wages", "The oﬃce paid their wages", &[Fold::Spaces, Fold::Ligatures]);
    check_verbatim("On the second night theferry sank in", "On the second night the ferry sank in", &[Fold::Spaces]);
    check_verbatim("nobody who was aboard", "nobody who was “aboard", &[Fold::QuotationMarks]);
    check_verbatim("had stayed ashore!", "had stayed ashore", &[Fold::Punctuation]);
    check_verbatim("死于1940年八月", "死于1940年八月", &[]);
    check_verbatim("ashore", "ashore", &[]);
}

#[test]
fn a_quote_that_leaves_something_out_is_sought_in_its_parts_and_in_their_order() {
    let place = "the ferry sank in the inter-\nnational ice, as he called it, and nobody who was “aboard” came back";
    check_verbatim("the ferry sank […] and nobody who was “aboard” … came back", place, &[Fold::Ellipsis]);
    // The other way round it is not what was said.
    let (found, _) = look("nobody who was aboard came back … On the second night the ferry sank").unwrap();
    assert!(!found.is_verbatim, "{found:?}");
}

#[test]
fn what_was_changed_is_shown_word_by_word() {
    check_altered("On the third night the ferry sank", "On the second night the ferry sank", "-second +third");
    check_altered("On the second night the new ferry sank", "On the second night the ferry sank", "+new");
    check_altered("paid their wages March.", "paid their wages until March.", "-until");
    check_altered("as he called it and nobody who", "as he called it, and nobody who", "-it, +it");
    check_altered("the Cook and a boy had stayed", "the cook and a boy – had stayed", "-cook +Cook -boy – +boy");
}

#[test]
fn what_is_not_there_is_not_found() {
    for quote in [
        "The lighthouse keeper counted the drowned in spring.",
        "in the of and the a",
        "shore",
        "port",
        "ferry ferry ferry ferry ferry ferry",
        "",
        " … ",
        "死于1953年三月五日的人",
    ] {
        assert!(look(quote).is_none(), "{quote:?} {:?}", look(quote));
    }
}

#[test]
fn a_text_is_not_passed_over_for_how_its_words_are_written() {
    for (quote, text) in [
        ("Ferries sank in the winter", "In March ferries sank in the winter."),
        ("international authorities investigated", "The inter-\nnational authori-\nties investigated it."),
        ("the official fifteen offices", "The oﬃcial ﬁfteen oﬃces."),
        ("nobody remembered anything afterwards", "nobody re\u{ad}membered any\u{200b}thing after\u{ad}wards"),
        ("DON'T REMEMBER", "they don’t remember"),
    ] {
        let finder = QuoteFinder::new([quote]);
        assert!(finder.look(&CanonicalText::new(text).unwrap())[0].is_some() && finder.may_be_in(text), "{quote:?}");
    }
    assert!(!QuoteFinder::new(["The lighthouse keeper counted the drowned"]).may_be_in(REPORT));
}

#[test]
fn many_quotes_are_looked_for_at_once_and_answered_in_their_order() {
    let text = CanonicalText::new(REPORT).unwrap();
    let found = QuoteFinder::new(["not there at all, I say", "kept a book", "", "Nothing else is known"]).look(&text);
    let told: Vec<bool> = found.iter().map(Option::is_some).collect();
    assert_eq!(told, [false, true, false, true]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever is cut out of a text at its words is in it word by word, and there.
    #[test]
    fn every_piece_of_a_text_is_verbatim_in_it(
        words in proptest::collection::vec("[a-zé,.]{1,9}|[\u{4e00}-\u{4e20}]{1,3}", 1..60),
        from in 0usize..60, length in 1usize..60,
    ) {
        let from = from % words.len();
        let to = (from + length).min(words.len());
        let text = CanonicalText::new(&words.join(" ")).unwrap();
        let quote = words[from..to].join(" ");
        let has_letters = quote.chars().any(char::is_alphanumeric);
        // Marks of omission are read as such.
        prop_assume!(!quote.contains("..") && !quote.contains(". ."));
        let found = QuoteFinder::new([quote.as_str()]).look(&text).remove(0);
        prop_assert_eq!(found.as_ref().map(|found| found.is_verbatim), has_letters.then_some(true), "{} {:?}", quote, found);
    }

    /// A text is never passed over that has the quote, however its words are set, cut and changed.
    #[test]
    fn whatever_is_found_in_a_text_may_be_in_it(
        words in proptest::collection::vec("[a-z]{1,9}|oﬃce|[\u{4e00}-\u{4e20}]{1,3}", 4..40),
        from in 0usize..40, length in 1usize..40, changed in 0usize..12, cut in any::<proptest::sample::Index>(),
    ) {
        let from = from % words.len();
        let to = (from + length).min(words.len());
        let mut quote: Vec<String> = words[from..to].iter().map(|word| word.replace('ﬃ', "ffi").to_uppercase()).collect();
        if let Some(word) = quote.get_mut(changed) {
            *word = "otherwise".to_owned();
        }
        let whole = words.join(" ");
        let letters: Vec<char> = whole.chars().collect();
        let at = cut.index(letters.len());
        let (head, tail) = letters.split_at(at);
        let text: String = head.iter().copied().chain("-\n".chars()).chain(tail.iter().copied()).collect();
        let finder = QuoteFinder::new([quote.join(" ").as_str()]);
        for text in [whole, text] {
            let is_found = finder.look(&CanonicalText::new(&text).unwrap())[0].is_some();
            prop_assert!(!is_found || finder.may_be_in(&text), "{:?} {}", text, quote.join(" "));
        }
    }

    /// No text and no quote stops it, and a place is always one of the text.
    #[test]
    fn whatever_is_looked_for_the_place_is_in_the_text(text in "\\PC{0,80}", quote in "\\PC{0,40}") {
        let text = CanonicalText::new(&text).unwrap();
        if let Some(found) = QuoteFinder::new([quote.as_str()]).look(&text).remove(0) {
            prop_assert!(text.slice(found.span).is_some());
            prop_assert!((0.0..=1.0).contains(&found.score));
        }
    }
}
