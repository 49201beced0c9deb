//! What counts as said twice, and that it is found whatever the text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use obelus_insight::repeats;
use obelus_text::{CanonicalText, Span, sentences};
use proptest::prelude::*;

/// A text of these lines, each taken as one sentence.
fn lines(lines: &[impl AsRef<str>]) -> (CanonicalText, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for line in lines.iter().map(AsRef::as_ref).filter(|line| !line.is_empty()) {
        let start = u32::try_from(text.chars().count()).unwrap();
        text.push_str(line);
        spans.extend(Span::new(start, u32::try_from(text.chars().count()).unwrap()));
        text.push('\n');
    }
    (CanonicalText::new(&text).unwrap(), spans)
}

fn groups(of: &[impl AsRef<str>]) -> Vec<Vec<u32>> {
    let (text, spans) = lines(of);
    repeats(&text, &spans).into_iter().map(|repeat| repeat.sentences).collect()
}

#[track_caller]
fn check(one: &str, other: &str, is_repeat: bool) {
    let expected: Vec<Vec<u32>> = if is_repeat { vec![vec![0, 1]] } else { Vec::new() };
    assert_eq!(groups(&[one, other]), expected, "{one:?} {other:?}");
}

#[test]
fn case_punctuation_and_white_space_are_left_aside() {
    check("He died in Mexico.", "he  DIED, in\tMexico!", true);
    check("“He died in Mexico”", "- He died – in Mexico…", true);
    check("He didn't come back", "He didn’t come back.", true);
    check("ΟΔΟΣ ΤΗΣ ΠΟΛΗΣ", "οδος της πολης", true);
    check("Троцкий жил в Мексике.", "ТРОЦКИЙ ЖИЛ В МЕКСИКЕ", true);
    check("托洛茨基死于1940年。", "托洛茨基死于1940年!", true);
}

#[test]
fn what_cannot_be_seen_and_pictures_are_left_aside() {
    check("He lived in Coyo\u{AD}acan", "He lived in Coyoacan", true);
    check("He lived\u{200B} in\u{200B}Coyoacan", "He lived inCoyoacan", true);
    check("Subscribe to our newsletter 📧", "▶ Subscribe to our newsletter", true);
}

#[test]
fn other_words_numbers_and_signs_are_no_repeat() {
    check("He died in Mexico.", "He died at Mexico.", false);
    check("It cost him 3.5 million.", "It cost him 35 million.", false);
    check("He paid $5 for it.", "He paid €5 for it.", false);
    check("Some 5 of them came.", "Some 5% of them came.", false);
    check("He died in Mexico.", "He died in Mexi co.", false);
    check("Was pe\u{301}sca the word", "Was pe\u{300}sca the word", false);
}

#[test]
fn less_than_three_words_are_no_sentence_to_be_joined() {
    check("He died.", "He died.", false);
    check("...", "...", false);
    check("He was killed.", "He was killed.", true);
    check("Lost.Then found", "lost, then found", true);
}

#[test]
fn groups_come_by_their_first_sentence_and_hold_all_of_it() {
    let text = ["One two three.", "A b c.", "a B c", "x", "ONE TWO THREE", "Only once this.", "one two three"];
    assert_eq!(groups(&text), [vec![0, 4, 6], vec![1, 2]]);
}

#[test]
fn the_splice_repeats_itself() {
    let Some(path) = obelus_testkit::splice() else {
        eprintln!("skipped: the splice is not here");
        return;
    };
    let text = CanonicalText::new(&std::fs::read_to_string(path).unwrap()).unwrap();
    let spans = sentences(&text);
    for repeat in repeats(&text, &spans) {
        let said: Vec<&str> =
            repeat.sentences.iter().map(|index| text.slice(spans[*index as usize]).unwrap()).collect();
        let letters = |words: &str| words.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), "");
        assert!(said.iter().all(|other| letters(other) == letters(said[0])), "{said:?}");
    }
}

proptest! {
    /// Against the plain way: the words cut out, put in small letters and compared each with each.
    #[test]
    fn it_finds_what_comparing_each_with_each_finds(said in prop::collection::vec("([aAbé]{1,2}[ ,.]{1,2}){1,4}", 0..12)) {
        let said: Vec<String> = said.into_iter().map(|words| words.trim().to_owned()).collect();
        let words = |line: &String| -> Vec<String> {
            line.to_lowercase().split([' ', ',', '.']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let mut expected: Vec<Vec<u32>> = Vec::new();
        for (index, line) in (0u32..).zip(&said) {
            let earlier = (0..index).find(|other| words(&said[*other as usize]) == words(line));
            match expected.iter_mut().find(|group| earlier == Some(group[0])) {
                Some(group) => group.push(index),
                None if words(line).len() >= 3 => expected.push(vec![index]),
                None => {}
            }
        }
        expected.retain(|group| group.len() > 1);
        prop_assert_eq!(groups(&said), expected);
    }

    #[test]
    fn any_text_is_taken_and_each_sentence_is_in_one_group_at_the_most(text in any::<String>()) {
        let Ok(text) = CanonicalText::new(&format!("{text} {text} {text}")) else { return Ok(()) };
        let spans = sentences(&text);
        let found: Vec<u32> = repeats(&text, &spans).into_iter().flat_map(|repeat| repeat.sentences).collect();
        let mut once = found.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), found.len());
        prop_assert!(found.iter().all(|index| (*index as usize) < spans.len()));
    }
}
