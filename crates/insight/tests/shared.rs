//! Passages that texts share.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::sync::Arc;

use obelus_insight::{LEAST_WORDS, SharedPassages, shared_passages};
use obelus_text::CanonicalText;
use proptest::prelude::*;

/// Shared texts behind a reference count: what `shared_passages` is handed by a library.
struct Held(Arc<CanonicalText>);

impl AsRef<CanonicalText> for Held {
    fn as_ref(&self) -> &CanonicalText {
        &self.0
    }
}

fn look(texts: &[&str]) -> (Vec<SharedPassages>, Vec<Arc<CanonicalText>>) {
    let held: Vec<Arc<CanonicalText>> = texts.iter().map(|text| Arc::new(CanonicalText::new(text).unwrap())).collect();
    let bytes = texts.iter().map(|text| text.len()).sum();
    (shared_passages(held.len(), bytes, |number| held.get(number).cloned().map(Held)), held)
}

/// So many words that no other text has.
fn words(from: usize, count: usize) -> String {
    (from..from + count).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_passage_of_twelve_words_shows_and_one_of_eleven_does_not() {
    let shared = "the ferry sank in the thick ice of March and nobody was saved from her";
    for least in [LEAST_WORDS, LEAST_WORDS - 1] {
        let passage: Vec<&str> = shared.split(' ').take(least).collect();
        let passage = passage.join(" ");
        let [one, two] =
            [format!("{} {passage} {}", words(0, 40), words(40, 30)), format!("{} {passage}", words(100, 7))];
        let (found, held) = look(&[&one, "nothing of that here", &two]);
        if least < LEAST_WORDS {
            assert!(found.is_empty(), "{found:?}");
            continue;
        }
        assert_eq!((found.len(), found[0].texts, found[0].passages.len()), (1, [0, 2], 1));
        let spans = found[0].passages[0].spans;
        assert_eq!([held[0].slice(spans[0]), held[2].slice(spans[1])], [Some(passage.as_str()); 2]);
        assert_eq!(found[0].words, [82, 19]);
    }
}

#[test]
fn what_a_printer_or_a_program_did_does_not_hide_it() {
    let one = "According to the port, the ferry sank in the inter-\nnational ice of “March” — and nobody was saved.";
    let two = "ACCORDING TO THE PORT the ferry sank in the international ice of March and nobody was saved";
    let (found, _) = look(&[one, two]);
    assert_eq!(found[0].passages.len(), 1);
    assert_eq!(found[0].passages[0].words, 17);
}

#[test]
fn several_passages_come_apart_and_in_order_and_repeats_within_a_text_are_none() {
    let (first, second) = (words(0, 20), words(50, 15));
    let one = format!("{first} between them {second} {first}");
    let two = format!("{second} and otherwise {first}");
    let (found, held) = look(&[&one, &two]);
    let told: Vec<[Option<&str>; 2]> =
        found[0].passages.iter().map(|at| [held[0].slice(at.spans[0]), held[1].slice(at.spans[1])]).collect();
    assert_eq!(told, [[Some(first.as_str()); 2], [Some(second.as_str()); 2]]);
    assert!(look(&[&format!("{first} and again {first}")]).0.is_empty());
}

#[test]
fn of_many_texts_with_one_passage_each_is_paired_with_the_first() {
    let passage = words(0, 30);
    let texts: Vec<String> = (0..50).map(|number| format!("{} {passage}", words(1000 + number * 100, 20))).collect();
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = look(&borrowed).0;
    // A fingerprint at the edge of the passage may be kept in two others and not in the first: a few pairs more.
    let with_first: Vec<usize> = found.iter().filter(|pair| pair.texts[0] == 0).map(|pair| pair.texts[1]).collect();
    assert_eq!(with_first, (1..50).collect::<Vec<_>>());
    assert!(found.len() < 200 && found.iter().all(|pair| pair.passages.len() == 1 && pair.passages[0].words == 30));
}

#[test]
fn one_word_over_and_over_is_no_trouble() {
    let text = "no ".repeat(20_000);
    let found = look(&[&text, &text, ""]).0;
    assert_eq!((found.len(), found[0].passages[0].words), (1, 20_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every run of at least so many words that two texts share is found, as a brute force search finds it.
    #[test]
    fn nothing_that_is_shared_is_missed(
        one in proptest::collection::vec(0u8..6, 0..80),
        two in proptest::collection::vec(0u8..6, 0..80),
        copied in 0usize..40, at in 0usize..40,
    ) {
        let mut two = two;
        let copy: Vec<u8> = one.iter().copied().skip(at).take(copied).collect();
        two.extend(copy);
        let written = |numbers: &[u8]| numbers.iter().map(|number| format!("w{number}")).collect::<Vec<_>>().join(" ");
        let longest = (0..one.len())
            .flat_map(|i| (0..two.len()).map(move |j| (i, j)))
            .map(|(i, j)| one[i..].iter().zip(&two[j..]).take_while(|(a, b)| a == b).count())
            .max()
            .unwrap_or(0);
        let (found, _) = look(&[&written(&one), &written(&two)]);
        let shows = found.iter().flat_map(|pair| &pair.passages).map(|passage| passage.words).max().unwrap_or(0);
        // Of a passage that repeats in a text one place is enough, and that may be the shorter one.
        if longest >= LEAST_WORDS { prop_assert!(shows >= LEAST_WORDS && shows <= longest) } else { prop_assert_eq!(shows, 0) }
    }
}
