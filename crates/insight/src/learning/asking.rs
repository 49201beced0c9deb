//! How the weights of `rules/und/asking.toml` were learned: from the lines of `tests/asking-lines.txt`, the sentences of
//! `tests/phrase-cases.txt` and `tests/citing-lines.txt`, and the marked texts under `tests/corpus/develop` and `tests/corpus/learn`, those without a question mark.
//!
//! `cargo test --release -p obelus-insight --lib -- --ignored --nocapture learning_of_asking` tells how well what was learned from four
//! fifths does on the last fifth, beside the rules, and writes the file anew.

use std::collections::BTreeMap;

use super::{Hold, learn, written};
use crate::looks::{Look, word_of};
use crate::marked::texts;
use crate::phrases::Words;
use crate::questions::{asking, is_unmarked};
use crate::rules::Rules;
use crate::spoken::{LEAST_SCORE, Said};
use crate::suggestion::Kind;
use crate::weights::Weights;

const HOLD: Hold = Hold { signs: 2.0, words: 1.0 };
/// In how many sentences a run of words stands at least to be weighed.
const LEAST_SENTENCES: usize = 3;
/// How likely it has to be.
const LEAST: f32 = 0.9;
const FOLDS: usize = 5;
/// So many lines, one after the other, are of one fold: some are written as likenesses of those beside them.
const TOGETHER: usize = 10;

/// A sentence without a question mark.
struct Lesson {
    of: &'static str,
    fold: usize,
    look: Look,
    asks: bool,
    by_rules: bool,
}

fn lesson(of: &'static str, fold: usize, sentence: &str, asks: bool, rules: &Rules) -> Option<Lesson> {
    let (mut words, mut sorts) = (Words::default(), Vec::new());
    if !is_unmarked(sentence) {
        return None;
    }
    let said = Said { fired: rules.phrases.find(sentence, &mut words), words: words.count() };
    let by_rules = said.weigh(Kind::Question, &rules.phrases, |_, _| true) >= LEAST_SCORE;
    let look = asking::look(sentence, &rules.looks, &mut words, &mut sorts)?;
    Some(Lesson { of, fold: fold % FOLDS, look, asks, by_rules })
}

/// The sentences, with whether each asks, and where it is from.
fn sentences() -> Vec<(&'static str, usize, String, bool)> {
    let mut all = Vec::new();
    let lines = include_str!("../../tests/asking-lines.txt").lines().filter(|line| !line.starts_with('#'));
    for (number, line) in lines.enumerate() {
        let (mark, sentence) = line.split_once(' ').unwrap();
        all.push(("lines", number / TOGETHER, sentence.to_owned(), mark == "?"));
    }
    let cases = include_str!("../../tests/phrase-cases.txt").lines().filter_map(|line| line.split_once('\t'));
    for (number, (kinds, sentence)) in cases.enumerate() {
        all.push(("cases", number / TOGETHER, sentence.to_owned(), kinds.split(',').any(|kind| kind == "question")));
    }
    // Sentences that name sources, none of which asks.
    let citing = include_str!("../../tests/citing-lines.txt").lines().filter(|line| !line.starts_with('#'));
    for (number, line) in citing.enumerate() {
        let sentence = line.trim_start_matches("? ").replace(['⟦', '⟧'], "");
        all.push(("citing", number / TOGETHER, sentence, false));
    }
    for (number, text) in [texts("develop"), texts("learn")].concat().iter().enumerate() {
        for (index, span) in text.sentences.iter().enumerate() {
            // What is the page's is asked nothing of.
            if !text.has(index, "boilerplate") {
                let sentence = text.text.slice(*span).unwrap().to_owned();
                all.push(("texts", number, sentence, text.has(index, "question")));
            }
        }
    }
    all
}

fn learned(lessons: &[&Lesson]) -> Weights {
    let mut sentences: BTreeMap<u64, usize> = BTreeMap::new();
    for word in lessons.iter().flat_map(|lesson| &lesson.look.words) {
        *sentences.entry(*word).or_default() += 1;
    }
    let common = sentences.into_iter().filter(|(_, count)| *count >= LEAST_SENTENCES).map(|(word, _)| word).collect();
    let looks: Vec<(&Look, bool)> = lessons.iter().map(|lesson| (&lesson.look, lesson.asks)).collect();
    learn(&looks, HOLD, &common)
}

fn tell(of: &str, how: &str, told: &[(&Lesson, f32)], finds: impl Fn(&Lesson, f32) -> bool) {
    let told = told.iter().filter(|(lesson, _)| lesson.of == of);
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for (lesson, likely) in told {
        match (finds(lesson, *likely), lesson.asks) {
            (true, true) => right += 1,
            (true, false) => wrong += 1,
            (false, true) => missed += 1,
            (false, false) => {}
        }
    }
    let (precision, recall) = (right as f32 / (right + wrong) as f32, right as f32 / (right + missed) as f32);
    println!("{of}, {how}: {precision:.3} / {recall:.3} ({right} right, {wrong} wrong, {missed} missed)");
}

#[test]
#[ignore = "learns, and writes what it learned over the file under rules"]
fn learning_of_asking() {
    assert!(std::env::var_os("NOTICING_CORPUS").is_none(), "learned from the texts beside this crate only");
    let rules = Rules::built_in().unwrap();
    let sentences = sentences();
    let lessons: Vec<Lesson> =
        sentences.iter().filter_map(|(of, fold, sentence, asks)| lesson(of, *fold, sentence, *asks, &rules)).collect();
    let mut told: Vec<(&Lesson, f32)> = Vec::new();
    for fold in 0..FOLDS {
        let weights = learned(&lessons.iter().filter(|lesson| lesson.fold != fold).collect::<Vec<_>>());
        let held = lessons.iter().filter(|lesson| lesson.fold == fold);
        told.extend(held.map(|lesson| (lesson, weights.likely(&lesson.look))));
    }
    for of in ["lines", "cases", "citing", "texts"] {
        tell(of, "by rules", &told, |lesson, _| lesson.by_rules);
        for least in [0.6, 0.7, 0.8, 0.85, 0.9] {
            tell(of, &format!("learned, at least {least}"), &told, |_, likely| likely >= least);
            tell(of, &format!("with rules, at least {least}"), &told, |lesson, likely| {
                lesson.by_rules || likely >= least
            });
        }
    }
    let (mut runs, mut words) = (BTreeMap::new(), Words::default());
    for (_, _, sentence, _) in &sentences {
        words.cut(sentence);
        asking::runs(sentence, &words, &mut |name, _| {
            runs.insert(word_of(name), name.to_owned());
        });
    }
    let weights = written(&learned(&lessons.iter().collect::<Vec<_>>()), &rules.looks, &runs);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/und/asking.toml");
    std::fs::write(path, format!("{HEAD}\nleast = {LEAST}\n\n[alone]\n{weights}")).unwrap();
}

const HEAD: &str = "\
# How much each thing that is seen of a sentence without a question mark speaks for its asking (above 0) or not (below 0).
#
# Learned, not written: by logistic regression (`src/learning/asking.rs` did it, tells from what, and writes this file anew). `word` is a word or some in their
# order; behind `^` they begin the sentence, behind `~` a part of it (a comma, a colon, a dash or the sign of an end stands before), before `$` they end it. `least` is how likely it has to be.
";
