//! What finding a quote answers, case by case.

// Tests may panic and print; clippy knows it of `#[test]` functions only, not of what they call.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

use obelus_text::{CanonicalText, Found, Quote, Score, Span, describe, find, occurrences};

const OLD: &str = "Nobody knew the place. The blast came at dawn and felled the forest. Kulik arrived years later. \
                   He found a swamp. The horses would not go on. He found a swamp. The guide laughed at him.";

fn canonical(text: &str) -> CanonicalText {
    CanonicalText::new(text).unwrap()
}

/// The span of the `nth` place (from 0) of some words.
fn place(text: &CanonicalText, words: &str, nth: usize) -> Span {
    occurrences(text, words)[nth]
}

/// What is found for words of the old text, in the new one: the kind and the words of the places.
fn check(words: &str, nth: usize, new: &str, expected: &str) {
    let old = canonical(OLD);
    let span = place(&old, words, nth);
    let quote = describe(&old, span).unwrap();
    let new = canonical(new);
    let found = find(&new, &quote, Some(span));
    assert_eq!(told(&new, &found), expected, "{found:?}");
}

fn told(text: &CanonicalText, found: &Found) -> String {
    let words = |span: &Span| format!("{}+{}", span.start(), text.slice(*span).unwrap());
    match found {
        Found::Exact(span) => format!("exact {}", words(span)),
        Found::Moved(span) => format!("moved {}", words(span)),
        Found::Fuzzy(span, _) => format!("fuzzy {}", words(span)),
        Found::Ambiguous(spans) => format!("ambiguous {}", spans.iter().map(words).collect::<Vec<_>>().join(" | ")),
        Found::Lost => "lost".to_owned(),
    }
}

#[test]
fn a_description_holds_32_code_points_of_each_side() {
    let text = canonical(&format!("{}ß{}", "é".repeat(40), "漢".repeat(40)));
    let quote = describe(&text, Span::new(40, 41).unwrap()).unwrap();
    assert_eq!(quote, Quote { exact: "ß".into(), prefix: "é".repeat(32), suffix: "漢".repeat(32) });
    let quote = describe(&text, Span::new(0, 2).unwrap()).unwrap();
    assert_eq!(quote.prefix, "");
    assert_eq!(describe(&text, Span::new(80, 82).unwrap()), None);
}

#[test]
fn an_unchanged_text_gives_the_same_place() {
    check("He found a swamp.", 0, OLD, "exact 96+He found a swamp.");
    check("He found a swamp.", 1, OLD, "exact 142+He found a swamp.");
}

#[test]
fn words_pushed_along_are_moved() {
    let new = format!("A new preface. {OLD}");
    check("felled the forest", 0, &new, "moved 65+felled the forest");
    check("He found a swamp.", 1, &new, "moved 157+He found a swamp.");
}

#[test]
fn a_repeat_at_the_old_place_does_not_pass_for_the_passage() {
    // The second of two equal sentences now stands where the first one was.
    let new = OLD
        .replace("Kulik arrived years later. He found a swamp. The horses would not go on. ", "")
        .replace("Nobody knew the place. ", "Nobody knew the place, and nobody at all had cared to look for it. ");
    let at = canonical(&new);
    let span = place(&at, "He found a swamp.", 0);
    let old = canonical(OLD);
    let quote = describe(&old, place(&old, "He found a swamp.", 0)).unwrap();
    let found = find(&at, &quote, Some(span));
    assert!(matches!(found, Found::Exact(_)), "the words are at the hinted place, and there is no rival: {found:?}");
    let both = format!("{new} {OLD}");
    let at = canonical(&both);
    let found = find(&at, &quote, Some(span));
    assert_eq!(found, Found::Moved(place(&at, "He found a swamp.", 1)));
}

#[test]
fn equal_words_in_equal_surroundings_are_ambiguous() {
    let new = format!("{OLD} {OLD}");
    let old = canonical(OLD);
    let quote = describe(&old, place(&old, "The horses would not go on.", 0)).unwrap();
    let at = canonical(&new);
    let found = find(&at, &quote, None);
    assert_eq!(found, Found::Ambiguous(occurrences(&at, "The horses would not go on.")));
    assert_eq!(occurrences(&at, "The horses would not go on.").len(), 2);
}

#[test]
fn changed_words_in_their_surroundings_are_fuzzy() {
    let new = OLD.replace("came at dawn", "came at 7 a.m.");
    check(
        "The blast came at dawn and felled the forest.",
        0,
        &new,
        "fuzzy 23+The blast came at 7 a.m. and felled the forest.",
    );
    let new = OLD.replace("forest", "fórest");
    check("and felled the forest.", 0, &new, "fuzzy 46+and felled the fórest.");
}

#[test]
fn a_near_repeat_elsewhere_is_offered_but_not_taken() {
    let new =
        "A page on another matter altogether. The blast came at noon and felled the forest. Then it ends, at last.";
    check(
        "The blast came at dawn and felled the forest.",
        0,
        new,
        "ambiguous 37+The blast came at noon and felled the forest.",
    );
}

#[test]
fn two_near_repeats_are_told_apart_by_their_surroundings() {
    let new = OLD.replace("came at dawn", "came at noon")
        + " A page says: The blast came at dusk and felled the forest. Sign up.";
    check(
        "The blast came at dawn and felled the forest.",
        0,
        &new,
        "fuzzy 23+The blast came at noon and felled the forest.",
    );
}

#[test]
fn short_words_in_strange_surroundings_are_not_taken() {
    check("laughed", 0, "They laughed, it is said, for a week.", "ambiguous 5+laughed");
    check("laughed", 0, "They smiled, it is said, for a week.", "lost");
}

#[test]
fn words_that_are_gone_are_lost() {
    check("The horses would not go on.", 0, "Something else entirely was printed in the newspaper.", "lost");
    assert_eq!(find(&canonical(OLD), &Quote::default(), None), Found::Lost);
}

#[test]
fn a_quote_without_surroundings_is_found_if_it_is_alone() {
    let quote = |exact: &str| Quote { exact: exact.into(), ..Quote::default() };
    let text = canonical(OLD);
    assert_eq!(told(&text, &find(&text, &quote("The guide laughed"), None)), "exact 160+The guide laughed");
    assert_eq!(told(&text, &find(&text, &quote("The guides laughed"), None)), "fuzzy 160+The guide laughed");
    assert!(matches!(find(&text, &quote("He found a swamp."), None), Found::Ambiguous(places) if places.len() == 2));
    assert!(matches!(find(&text, &quote("He found a swarm."), None), Found::Ambiguous(places) if places.len() == 2));
}

#[test]
fn the_score_tells_the_share_of_words_kept() {
    let text = canonical("It was a long way to the swamp.");
    let quote = Quote { exact: "a long day to".into(), ..Quote::default() };
    let Found::Fuzzy(_, score) = find(&text, &quote, None) else { panic!("not fuzzy") };
    assert!((score.value() - 12.0 / 13.0).abs() < 1e-6);
    assert_eq!(Score::new(1.5), None);
    assert_eq!(Score::new(f32::NAN), None);
}

#[test]
fn occurrences_never_cut_a_cluster_and_never_overlap() {
    let text = canonical("aaaa e e\u{301} e");
    let spans =
        |words: &str| occurrences(&text, words).into_iter().map(|span| (span.start(), span.end())).collect::<Vec<_>>();
    assert_eq!(spans("aa"), [(0, 2), (2, 4)]);
    assert_eq!(spans("e"), [(5, 6), (10, 11)]);
    assert_eq!(spans(""), []);
    assert_eq!(spans("zz"), []);
}

#[test]
fn a_million_equal_letters_are_searched_without_harm() {
    let text = canonical(&"a".repeat(1 << 20));
    let span = Span::new(500_000, 500_400).unwrap();
    let quote = describe(&text, span).unwrap();
    assert_eq!(find(&text, &quote, Some(span)), Found::Exact(span));
    assert!(matches!(find(&text, &quote, None), Found::Ambiguous(places) if places.len() == 1000));
    let changed = Quote { exact: "ab".repeat(100), ..quote };
    assert_eq!(find(&text, &changed, None), Found::Lost);
}

#[test]
fn a_repeat_does_not_pass_for_a_passage_that_was_changed_or_taken_out() {
    // The first of two equal sentences is judged; then it is changed, or goes, and the second one stays as it was.
    let second = OLD.rfind("He found a swamp.").unwrap();
    let changed = OLD.replacen("He found a swamp.", "He found a swarm.", 1);
    assert_eq!(changed.rfind("He found a swamp."), Some(second));
    check("He found a swamp.", 0, &changed, "fuzzy 96+He found a swarm.");
    let gone = OLD.replacen("He found a swamp. ", "", 1);
    check("He found a swamp.", 0, &gone, "ambiguous 124+He found a swamp.");
}

#[test]
fn telling_words_are_moved_where_all_around_them_is_new() {
    check(
        "The blast came at dawn and felled the forest.",
        0,
        "Chapter one of another book. The blast came at dawn and felled the forest. So it is told in the valley.",
        "moved 29+The blast came at dawn and felled the forest.",
    );
}
