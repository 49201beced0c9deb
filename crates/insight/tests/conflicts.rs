//! Pairs that cannot both be right, and pairs that only look so, each among sentences that have nothing to do with it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout, missing_docs)]

use std::collections::HashSet;

use obelus_insight::{Kind, Reading, Rules, Stopped, conflicts_between, dated, notice};
use obelus_text::{CanonicalText, Span};

/// Pairs of sentences, each under a code or `no`, and what stands around them.
const PAIRS: &str = include_str!("corpus/pairs.txt");

/// The lines of each block of [`PAIRS`], by the first.
fn blocks() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    PAIRS.split("\n\n").filter_map(|block| {
        let mut lines = block.lines().filter(|line| !line.starts_with('#'));
        Some((lines.next()?, lines.collect()))
    })
}

/// What stands around them.
fn around() -> Vec<&'static str> {
    blocks().find(|(code, _)| *code == "around").unwrap().1
}

/// A text of these sentences.
fn text_of<'t>(sentences: impl IntoIterator<Item = &'t str>) -> (CanonicalText, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for sentence in sentences {
        let start = u32::try_from(text.chars().count()).unwrap();
        text.push_str(sentence);
        spans.extend(Span::new(start, u32::try_from(text.chars().count()).unwrap()));
        text.push(' ');
    }
    (CanonicalText::new(&text).unwrap(), spans)
}

/// The codes of the conflicts between the two.
fn found(one: &str, other: &str, rules: &Rules) -> Vec<String> {
    let around = around();
    let (before, after) = around.split_at(5);
    let sentences = [one].into_iter().chain(before.iter().copied()).chain([other]).chain(after.iter().copied());
    let (text, spans) = text_of(sentences);
    let reading = Reading::new(&text, &spans, &|| true);
    let noticed = notice(&reading, rules).unwrap();
    noticed.into_iter().filter(|it| it.kind == Kind::Conflict).map(|it| it.why.code).collect()
}

#[test]
fn most_pairs_that_contradict_each_other_are_told_and_hardly_any_others() {
    let rules = Rules::built_in().unwrap();
    let (no, conflicts): (Vec<_>, Vec<_>) =
        blocks().filter(|(code, _)| *code != "around").partition(|(code, _)| *code == "no");
    let is_missed = |(code, pair): &&(&str, Vec<&str>)| !found(pair[0], pair[1], &rules).iter().any(|it| it == code);
    let missed: Vec<_> = conflicts.iter().filter(is_missed).collect();
    let wrong: Vec<_> = no.iter().map(|(_, pair)| pair).filter(|it| !found(it[0], it[1], &rules).is_empty()).collect();
    missed.iter().for_each(|pair| println!("missed {pair:?}"));
    wrong.iter().for_each(|pair| println!("wrong {:?} {pair:?}", found(pair[0], pair[1], &rules)));
    println!("{} of {} missed, {} of {} wrong", missed.len(), conflicts.len(), wrong.len(), no.len());
    assert!(missed.len() <= 4 && wrong.len() <= 5, "{} missed, {} wrong", missed.len(), wrong.len());
}

#[test]
fn who_denies_one_number_and_who_tells_another_may_mean_the_same() {
    let rules = Rules::built_in().unwrap();
    let (one, other) = (
        "The bridge was closed for eleven days in the winter of 1911.",
        "The bridge was closed for twelve days in the winter of 1911.",
    );
    assert_eq!(found(one, other, &rules), ["numbers-differ"]);
    let denied = "It is not true that the bridge was closed for eleven days in the winter of 1911.";
    assert!(!found(denied, other, &rules).contains(&"numbers-differ".to_owned()));
}

#[test]
fn the_date_of_a_source_is_no_date_of_what_it_tells_of() {
    let rules = Rules::built_in().unwrap();
    let one = "The Titanic sank on 15 April 1912.";
    let cited = "That the Titanic sank was in the New York Times of 3 May 1912.";
    assert_eq!(found(one, "The Titanic sank in the ocean on 3 May 1912.", &rules), ["dates-differ"]);
    assert!(found(one, cited, &rules).is_empty(), "{:?}", found(one, cited, &rules));
}

#[test]
fn a_conflict_shows_the_words_on_both_sides() {
    let rules = Rules::built_in().unwrap();
    let (one, other) = ("The Titanic sank on 15 April 1912.", "In May 1912 the Titanic went down off Newfoundland.");
    let (text, spans) = text_of([one].into_iter().chain(around()).chain([other]));
    let reading = Reading::new(&text, &spans, &|| true);
    let noticed = notice(&reading, &rules).unwrap();
    let conflict = noticed.iter().find(|it| it.kind == Kind::Conflict).unwrap();
    assert_eq!((conflict.span, &conflict.related), (spans[0], &vec![spans[11]]));
    assert_eq!(conflict.why.code, "dates-differ");
    assert_eq!(conflict.why.facts, ["15 April 1912", "May 1912"]);
    let fired: Vec<_> = conflict.fired.iter().map(|span| text.slice(*span).unwrap()).collect();
    assert_eq!(fired, ["15 April 1912", "May 1912"]);
    assert!((0.5..1.0).contains(&conflict.score));
}

#[test]
fn sentences_that_say_the_same_words_are_one_side() {
    let rules = Rules::built_in().unwrap();
    let (one, other) = ("The Titanic sank on 15 April 1912.", "In May 1912 the Titanic went down off Newfoundland.");
    let (text, spans) =
        text_of([one].into_iter().chain(around()).chain([other, one, other, "the titanic sank on 15 April 1912!"]));
    let reading = Reading::new(&text, &spans, &|| true);
    let noticed = notice(&reading, &rules).unwrap();
    assert_eq!(noticed.iter().filter(|it| it.kind == Kind::Conflict).count(), 1);
}

/// Texts of which nothing is set aside.
fn whole<'r, 't>(readings: &'r [Reading<'t>]) -> Vec<(&'r Reading<'t>, HashSet<Span>)> {
    readings.iter().map(|reading| (reading, HashSet::new())).collect()
}

#[test]
fn what_one_text_says_of_a_thing_does_not_hide_what_another_says() {
    let rules = Rules::built_in().unwrap();
    let told = |at: usize| format!("On its voyage number {at} the Titanic carried coal and mail to the harbour.");
    let mut said = vec!["The Titanic sank on 15 April 1912.".to_owned()];
    said.extend((0..60).map(told));
    let first = text_of_many(&said);
    let second = text_of(["The Titanic sank on 3 May 1913."].into_iter().chain(around()));
    let readings = [Reading::new(&first.0, &first.1, &|| true), Reading::new(&second.0, &second.1, &|| true)];
    let found = conflicts_between(&whole(&readings), &rules).unwrap();
    assert!(found.iter().any(|it| it.spans == [first.1[0], second.1[0]]), "{found:?}");
    // What is set aside states nothing.
    let aside = [(&readings[0], HashSet::from([first.1[0]])), (&readings[1], HashSet::new())];
    assert!(conflicts_between(&aside, &rules).unwrap().iter().all(|it| it.spans[0] != first.1[0]));
}

#[test]
fn conflicts_between_texts_leave_out_those_within_one() {
    let rules = Rules::built_in().unwrap();
    let (one, other) = ("The Titanic sank on 15 April 1912.", "In May 1912 the Titanic went down off Newfoundland.");
    let first = text_of([one].into_iter().chain(around()).chain(["The Titanic sank in 1911 off Ireland."]));
    let second = text_of(around().into_iter().chain([other]));
    let readings = [Reading::new(&first.0, &first.1, &|| true), Reading::new(&second.0, &second.1, &|| true)];
    let found = conflicts_between(&whole(&readings), &rules).unwrap();
    assert!(!found.is_empty());
    assert!(found.iter().all(|it| it.texts == [0, 1]));
    let whole = found.iter().find(|it| it.spans == [first.1[0], second.1[10]]).unwrap();
    assert_eq!(whole.why.facts, ["15 April 1912", "May 1912"]);
    assert_eq!(whole.fired.map(|span| span.is_some()), [true, true]);
    assert!(conflicts_between(&[], &rules).unwrap().is_empty());
}

#[test]
fn a_line_of_time_has_every_date_that_has_a_year() {
    let (text, spans) = text_of([
        "On May 3 it rained.",
        "He came on 4 October 1906.",
        "The following year he left.",
        "It was the late 1920s.",
    ]);
    let reading = Reading::new(&text, &spans, &|| true);
    let told: Vec<_> = dated(&reading)
        .unwrap()
        .into_iter()
        .map(|it| format!("{} {}..{} {}", it.sentence, it.from, it.to, text.slice(it.written).unwrap()))
        .collect();
    assert_eq!(
        told,
        ["1 1906-10-04..1906-10-04 4 October 1906", "2 1907..1907 following year", "3 1924..1929 late 1920s"]
    );
}

#[test]
fn nobody_is_told_anything_once_nobody_wants_to_know() {
    let rules = Rules::built_in().unwrap();
    let (text, spans) = text_of(around());
    let reading = Reading::new(&text, &spans, &|| false);
    assert_eq!(dated(&reading), Err(Stopped));
    assert_eq!(conflicts_between(&[(&reading, HashSet::new())], &rules).map(|found| found.len()), Err(Stopped));
}

/// Texts that are made to be slow are looked at like any other: with what grows faster than a text these never end.
#[test]
fn hostile_texts_are_read_to_their_end() {
    let rules = Rules::built_in().unwrap();
    let counted = |count: usize, told: fn(usize) -> String| (0..count).map(told).collect::<Vec<_>>();
    let texts = [
        counted(2_000, |_| "The Titanic sank on 15 April 1912 with 1500 men.".to_owned()),
        counted(2_000, |at| format!("The Titanic sank on {} April {} with {at} men.", at % 28 + 1, 1800 + at % 200)),
        counted(2_000, |at| format!("Nobody never saw {at} men die in Rome.")),
        counted(1, |_| "in May 1840 and ".repeat(20_000)),
        counted(1, |_| "word ".repeat(50_000)),
        counted(1, |_| "1".repeat(50_000)),
        counted(1, |_| "1840-".repeat(20_000)),
        counted(1, |_| "(".repeat(30_000)),
        counted(1, |_| "3 May to 4 May 1840 (5 May) ".repeat(4_000)),
        counted(100, |_| "not 3 men or 4 men on 5 May 1840, ".repeat(40)),
    ];
    for sentences in &texts {
        let (text, spans) = text_of_many(sentences);
        let reading = Reading::new(&text, &spans, &|| true);
        dated(&reading).unwrap();
        conflicts_between(&[(&reading, HashSet::new())], &rules).unwrap();
    }
}

/// The same, counting as it goes.
fn text_of_many(sentences: &[String]) -> (CanonicalText, Vec<Span>) {
    let mut spans = Vec::new();
    let mut at = 0;
    for sentence in sentences {
        let end = at + u32::try_from(sentence.chars().count()).unwrap();
        spans.extend(Span::new(at, end));
        at = end + 1;
    }
    (CanonicalText::new(&sentences.join(" ")).unwrap(), spans)
}
