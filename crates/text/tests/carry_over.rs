//! Passages in a new version of a text: cases that a reader would try first.

// Tests may panic and print; clippy knows it of `#[test]` functions only, not of what they call.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

use obelus_text::{
    CanonicalText, Found, Remembered, Span, Stretch, candidates, carry_over, compare, describe, find_remembered,
};

const LEDGER: &str = "The harbour master kept a ledger of every ship. In March 1911 the Halvard came in with coal. \
    Her captain, a man named Ostergaard, paid the dues in coin. The ledger was lost in the fire of 1920. Nobody has seen \
    it since. Some say that the captain's widow kept a copy in her house on Long Street. She died in 1934, and the house \
    was sold to a grocer. The grocer found no papers, or so he told the newspaper.";

fn text(words: &str) -> CanonicalText {
    CanonicalText::new(words).unwrap()
}

/// The passage of these words, where they stand first.
fn passage(text: &CanonicalText, words: &str) -> Remembered {
    let byte = text.as_str().find(words).unwrap();
    let start = u32::try_from(text.as_str()[..byte].chars().count()).unwrap();
    let span = Span::new(start, start + u32::try_from(words.chars().count()).unwrap()).unwrap();
    Remembered { quote: describe(text, span).unwrap(), span: Some(span) }
}

/// Where words went: the grade, and what stands there now.
fn carried(old: &str, new: &str, words: &str) -> (&'static str, String) {
    let (old, new) = (text(old), text(new));
    told(&new, &carry_over(&old, &new, &[passage(&old, words)])[0])
}

fn told(new: &CanonicalText, found: &Found) -> (&'static str, String) {
    let slice = |span: &Span| new.slice(*span).unwrap().to_owned();
    match found {
        Found::Exact(span) => ("exact", slice(span)),
        Found::Moved(span) => ("moved", slice(span)),
        Found::Fuzzy(span, _) => ("fuzzy", slice(span)),
        Found::Ambiguous(spans) => ("ambiguous", spans.iter().map(slice).collect::<Vec<_>>().join("|")),
        Found::Lost => ("lost", String::new()),
    }
}

fn same(grade: &'static str, words: &str) -> (&'static str, String) {
    (grade, words.to_owned())
}

const CAPTAIN: &str = "Her captain, a man named Ostergaard, paid the dues in coin.";

#[test]
fn the_same_text_changes_nothing() {
    let ledger = text(LEDGER);
    for words in [CAPTAIN, "ledger", "dues in", ". ", "1911"] {
        let passage = passage(&ledger, words);
        assert_eq!(carry_over(&ledger, &ledger, std::slice::from_ref(&passage)), [Found::Exact(passage.span.unwrap())]);
    }
}

#[test]
fn what_is_put_in_before_shifts_a_passage_and_no_more() {
    let new = format!("A note on sources.\n\n{LEDGER}");
    for words in [CAPTAIN, "fire of 1920", "Nobody has seen it since.", "paid"] {
        assert_eq!(carried(LEDGER, &new, words), same("exact", words));
    }
}

#[test]
fn lines_that_are_broken_elsewhere_are_no_change() {
    let new = LEDGER.replace("named Ostergaard,", "named\nOstergaard,");
    assert_eq!(carried(LEDGER, &new, CAPTAIN), same("exact", &CAPTAIN.replace("named ", "named\n")));
}

#[test]
fn changed_words_are_fuzzy_and_in_place() {
    let new = LEDGER.replace("a man named Ostergaard", "one Ostergaard");
    assert_eq!(carried(LEDGER, &new, CAPTAIN), same("fuzzy", "Her captain, one Ostergaard, paid the dues in coin."));
    let new = LEDGER.replace("Her captain", "Its skipper");
    assert_eq!(
        carried(LEDGER, &new, CAPTAIN),
        same("fuzzy", "Its skipper, a man named Ostergaard, paid the dues in coin.")
    );
    let new = LEDGER.replace("in coin.", "in gold!");
    assert_eq!(carried(LEDGER, &new, CAPTAIN).0, "fuzzy");
}

#[test]
fn what_moved_is_said_to_have_moved() {
    let sentences =
        "In March 1911 the Halvard came in with coal. Her captain, a man named Ostergaard, paid the dues in coin. ";
    let new = format!("{} {}", LEDGER.replace(sentences, ""), sentences.trim());
    assert_eq!(carried(LEDGER, &new, CAPTAIN), same("moved", CAPTAIN));
    assert_eq!(carried(LEDGER, &new, "The grocer found no papers"), same("exact", "The grocer found no papers"));
}

/// Paragraphs that begin with the same word, as many do.
const ROOMS: [&str; 4] = [
    "The first room of the museum holds coins that were found when the harbour was dredged in the dry summer of 1887.",
    "The second room is locked, for its roof has let in rain since the storm and nobody has paid for a new one.",
    "The third room shows the letters of a pilot who wrote home twice a week and never once about the sea.",
    "The last room is empty but for a chair, on which visitors sit down to wait for those who read everything.",
];

#[test]
fn paragraphs_that_begin_alike_keep_their_first_words() {
    let old = ROOMS.join("\n\n");
    let [first, second, third, last] = ROOMS;
    let whole = |new: [&str; 4], words: &str| carried(&old, &new.join("\n\n"), words);
    for (words, grade) in [(third, "moved"), (first, "exact"), (second, "exact"), (last, "exact")] {
        assert_eq!(whole([third, first, second, last], words), same(grade, words));
    }
    for (words, grade) in [(second, "moved"), (first, "exact"), (third, "exact"), (last, "exact")] {
        assert_eq!(whole([first, third, last, second], words), same(grade, words));
    }
    let gone = [first, third, last].join("\n\n");
    for (words, expected) in [(second, ("lost", "")), (third, ("exact", third)), (last, ("exact", last))] {
        assert_eq!(carried(&old, &gone, words), same(expected.0, expected.1));
    }
}

#[test]
fn what_is_gone_is_lost_and_not_its_repeat() {
    let repeat = "The ledger was lost in the fire of 1920.";
    let old = format!("{LEDGER} As was said before: {repeat} That is all that is known of it.");
    let new = old.replacen(&format!("{repeat} "), "", 1);
    assert_eq!(carried(&old, &new, repeat), same("lost", ""));
    let byte = old.rfind(repeat).unwrap();
    let start = u32::try_from(old[..byte].chars().count()).unwrap();
    let span = Span::new(start, start + 40).unwrap();
    let second = Remembered { quote: describe(&text(&old), span).unwrap(), span: Some(span) };
    let found = carry_over(&text(&old), &text(&new), &[second]);
    assert_eq!(told(&text(&new), &found[0]), same("exact", repeat));
}

#[test]
fn a_paragraph_that_is_doubled_where_it_stood_is_ambiguous() {
    let paragraph = "Her captain, a man named Ostergaard, paid the dues in coin. ";
    let new = LEDGER.replace(paragraph, &paragraph.repeat(2));
    let (grade, words) = carried(LEDGER, &new, CAPTAIN);
    assert_eq!(grade, "ambiguous");
    assert_eq!(words.split('|').count(), 2, "{words}");
}

#[test]
fn another_text_altogether_has_nothing_of_it() {
    let other =
        "Bees were kept on the roof of the town hall until the roof was mended, and then they were kept nowhere.";
    assert_eq!(carried(LEDGER, other, CAPTAIN), same("lost", ""));
    assert_eq!(carried(LEDGER, "", CAPTAIN), same("lost", ""));
}

#[test]
fn a_sign_between_words_stays_between_them() {
    let new = LEDGER.replace("In March", "Late in March");
    assert_eq!(carried(LEDGER, &new, ", a"), same("exact", ", a"));
    let old = text(LEDGER);
    let comma = Remembered { span: Span::new(104, 105), quote: describe(&old, Span::new(104, 105).unwrap()).unwrap() };
    assert_eq!(comma.quote.exact, ",");
    let found = carry_over(&old, &text(&new), &[comma]);
    assert_eq!(found, [Found::Exact(Span::new(109, 110).unwrap())]);
}

#[test]
fn a_passage_that_never_stood_there_is_found_by_its_words() {
    let (old, new) = (text(LEDGER), text(&format!("Foreword. {LEDGER}")));
    let wrong = Remembered { span: Span::new(0, 20), ..passage(&old, CAPTAIN) };
    let found = carry_over(&old, &new, &[wrong]);
    assert_eq!(told(&new, &found[0]).1, CAPTAIN);
}

#[test]
fn words_that_came_back_are_exact_again() {
    // The old version had other words at the place; the person's words are those of the version before it.
    let old = text(&LEDGER.replace("paid the dues in coin", "paid his dues in coin"));
    let mut remembered = passage(&old, "Her captain, a man named Ostergaard, paid his dues in coin.");
    remembered.quote.exact = CAPTAIN.to_owned();
    let new = text(LEDGER);
    assert_eq!(told(&new, &carry_over(&old, &new, &[remembered])[0]), same("exact", CAPTAIN));
}

#[test]
fn many_are_found_without_an_old_text_as_one_is() {
    let ledger = text(LEDGER);
    let words = [CAPTAIN, "fire of 1920", "in her house on Long Street", "told the newspaper", "The ledger was"];
    let passages: Vec<Remembered> =
        words.iter().map(|words| Remembered { span: None, ..passage(&ledger, words) }).collect();
    for (found, words) in find_remembered(&ledger, &passages).iter().zip(words) {
        assert_eq!(told(&ledger, found), same("exact", words));
    }
    let mut changed = passages.clone();
    changed[0].quote.exact = CAPTAIN.replace("dues", "fees");
    changed[1].quote.exact = "an altogether other fire".to_owned();
    let found = find_remembered(&ledger, &changed);
    assert_eq!(told(&ledger, &found[0]), same("fuzzy", CAPTAIN));
    assert_eq!(found[1], Found::Lost);
}

#[test]
fn candidates_come_best_first() {
    let ledger = text(LEDGER);
    let mut quote = passage(&ledger, "The ledger was lost in the fire of 1920.").quote;
    quote.exact = "The ledger was burnt in the great fire of 1920.".to_owned();
    let found = candidates(&ledger, &quote, None, 9);
    assert_eq!(ledger.slice(found[0].0).unwrap(), "The ledger was lost in the fire of 1920.");
    assert!(found[0].1.value() > 0.6 && found[0].1.value() < 1.0);
}

#[test]
fn two_texts_are_covered_once() {
    let new = LEDGER.replace("a man named Ostergaard", "one Ostergaard").replace("Nobody has seen it since. ", "");
    let stretches = compare(&text(LEDGER), &text(&new));
    let (mut olds, mut news) = (String::new(), String::new());
    for stretch in &stretches {
        let (old, is) = match *stretch {
            Stretch::Same { old, new } | Stretch::Moved { old, new } => (Some(old), Some(new)),
            Stretch::Gone { old } => (Some(old), None),
            Stretch::New { new } => (None, Some(new)),
        };
        olds.extend(old.and_then(|span| text(LEDGER).slice(span).map(str::to_owned)));
        news.extend(is.and_then(|span| text(&new).slice(span).map(str::to_owned)));
    }
    assert_eq!((olds.as_str(), news.as_str()), (LEDGER, new.as_str()));
    let gone: Vec<_> = stretches.iter().filter(|stretch| matches!(stretch, Stretch::Gone { .. })).collect();
    assert_eq!(gone.len(), 2, "{stretches:?}");
}
