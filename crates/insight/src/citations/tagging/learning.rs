//! How the weights of `rules/und/sources.toml` were learned: from the texts of `tests/corpus/develop` and `learn` and the lines of
//! `tests/citing-cases.txt` and `tests/citing-lines.txt`, beside sentences that name no source, and always the same.
//!
//! `cargo test --release -p obelus-insight --lib -- --ignored --nocapture learning_of_sources` tells how well what was learned from
//! four fifths of the lines and texts does on the last fifth, beside the rules, and writes the file anew.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::*;
use crate::citations::citations;
use crate::citations::tests::{agree, marked};
use crate::marked::{Marked, texts};
use crate::reading::Reading;
use crate::rules::Rules;
use signs::{WORDS_AT, names, see, word_name};

/// What is seen of each token of a sentence.
type Seen = Vec<Vec<Sign>>;

/// A sentence, and what in it names sources, in bytes.
struct Lesson {
    sentence: String,
    places: Vec<Range<usize>>,
}

impl Lesson {
    fn of(line: &str) -> Lesson {
        let (sentence, places) = marked(line);
        Lesson { sentence, places }
    }

    fn all(lines: &str) -> Vec<Lesson> {
        let lines = lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(|line| Lesson::of(line.trim_start_matches("? "))).collect()
    }

    fn of_text(text: &Marked) -> Vec<Lesson> {
        let sentence = |span: &obelus_text::Span| {
            let said = text.text.slice(*span).unwrap();
            let byte =
                |at: u32| said.char_indices().nth((at - span.start()) as usize).map_or(said.len(), |(byte, _)| byte);
            let within = |one: &&obelus_text::Span| one.start() >= span.start() && one.end() <= span.end();
            let places = text.citations.iter().filter(within).map(|one| byte(one.start())..byte(one.end())).collect();
            Lesson { sentence: said.to_owned(), places }
        };
        text.sentences.iter().map(sentence).collect()
    }

    /// What is found in it, in bytes.
    fn finds(&self, rules: &Rules) -> Vec<Range<usize>> {
        let text = obelus_text::CanonicalText::new(&self.sentence).unwrap();
        let cut = [text.passage(0, text.length()).unwrap()];
        let found = citations(&Reading::new(&text, &cut, &|| true), rules).unwrap();
        let byte =
            |at: u32| self.sentence.char_indices().nth(at as usize).map_or(self.sentence.len(), |(byte, _)| byte);
        found.iter().map(|one| byte(one.span.start())..byte(one.span.end())).collect()
    }

    /// What is seen of each token, and its tag.
    fn read(&self, rules: &Rules) -> (Seen, Vec<usize>) {
        let line = Line::new(&self.sentence, &rules.citing);
        let mut tags = vec![OUTSIDE; line.tokens.len()];
        for place in &self.places {
            let within =
                |token: &super::super::line::Token| token.piece.start >= place.start && token.piece.end <= place.end;
            let run = line.tokens.iter().enumerate().filter(|(_, token)| within(token)).map(|(at, _)| at);
            run.enumerate().for_each(|(nth, at)| tags[at] = if nth == 0 { BEGINS } else { BEGINS + 1 });
        }
        let mut seen = vec![Vec::new(); line.tokens.len()];
        see(&line, |at, sign| seen[at].push(sign));
        (seen, tags)
    }
}

/// So often a word must stand there to be a sign.
const OFTEN: usize = 4;
/// A text or a line is of one of so many parts, each of which is held out once.
const PARTS: usize = 5;
const ROUNDS: usize = 25;
/// Of so many of the last rounds the mean is taken.
const MEANS: usize = 15;
const STEP: f32 = 0.25;
/// How strongly weights are held near nothing.
const HOLD: f32 = 0.03;
/// Smaller weights are left away.
const SMALLEST: f32 = 0.2;

/// A tagger in the making: each weight with the sum of the squares of its slopes (AdaGrad; Duchi, Hazan and Singer 2011).
#[derive(Default)]
struct Making {
    tagger: Tagger,
    follows: [Each; TAGS],
    signs: Vec<Each>,
    words: HashMap<(i8, u64), Each>,
}

fn step(weights: &mut Each, squares: &mut Each, slopes: Each) {
    for tag in 0..TAGS {
        let slope = slopes[tag] - HOLD * weights[tag];
        squares[tag] += slope * slope;
        weights[tag] += STEP * slope / (squares[tag].sqrt() + 1e-6);
    }
}

impl Making {
    fn learn(&mut self, seen: &Seen, tags: &[usize]) {
        let score = |signs: &Vec<Sign>| {
            let weights = signs.iter().filter_map(|sign| self.tagger.weights(*sign));
            weights.fold(Each::default(), |sum, weights| added(sum, *weights))
        };
        let scores: Vec<Each> = seen.iter().map(score).collect();
        let sums = sums(&self.tagger.follows, &scores);
        let is = |at: usize, tag: usize| f32::from(u8::from(tags[at] == tag));
        let mut follows = [Each::default(); TAGS];
        for at in 0..seen.len() {
            let likely = sums.likely(at);
            let slopes = std::array::from_fn(|tag| is(at, tag) - likely[tag]);
            for sign in &seen[at] {
                match sign {
                    Sign::Known(sign) => step(&mut self.tagger.signs[*sign], &mut self.signs[*sign], slopes),
                    Sign::Word(place, hash) => {
                        if let Some(weights) = self.tagger.words.get_mut(&(*place, *hash)) {
                            step(weights, self.words.entry((*place, *hash)).or_default(), slopes);
                        }
                    }
                }
            }
            for from in (0..TAGS).filter(|_| at > 0) {
                for to in 0..TAGS {
                    let sum = sums.before[at - 1][from]
                        + self.tagger.follows[from][to]
                        + scores[at][to]
                        + sums.behind[at][to];
                    follows[from][to] += is(at - 1, from) * is(at, to) - (sum - sums.whole).exp();
                }
            }
        }
        let made = self.tagger.follows.iter_mut().zip(&mut self.follows);
        made.zip(follows).for_each(|((weights, squares), slopes)| step(weights, squares, slopes));
    }
}

/// What is learned from lessons, and the words that are signs, by their names.
fn learn(lessons: &[&Lesson], rules: &Rules) -> (Tagger, Vec<(String, Each)>) {
    let read: Vec<(Seen, Vec<usize>)> = lessons.iter().map(|lesson| lesson.read(rules)).collect();
    let mut often: HashMap<String, usize> = HashMap::new();
    for lesson in lessons {
        let line = Line::new(&lesson.sentence, &rules.citing);
        let is_word = |at: &usize| matches!(line.sort(*at), Some(Sort::Word | Sort::Mixed));
        (0..line.tokens.len())
            .filter(is_word)
            .for_each(|at| *often.entry(line.said(at).to_lowercase()).or_default() += 1);
    }
    let count = names().len();
    let mut making = Making { signs: vec![Each::default(); count], ..Making::default() };
    making.tagger.signs = vec![Each::default(); count];
    let mut known: Vec<(String, (i8, u64))> = Vec::new();
    for word in often.into_iter().filter(|(_, count)| *count >= OFTEN).map(|(word, _)| word) {
        for place in WORDS_AT {
            let name = word_name(place, &word);
            let sign = signs::word_of(&name).unwrap();
            known.push((name, sign));
            making.tagger.words.insert(sign, Each::default());
        }
    }
    let mut order: Vec<usize> = (0..read.len()).collect();
    let mut chance = 20_261_127_u64;
    let mut last: Vec<Tagger> = Vec::new();
    for round in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, usize::try_from(chance >> 33).unwrap() % (at + 1));
        }
        order.iter().for_each(|at| making.learn(&read[*at].0, &read[*at].1));
        if round >= ROUNDS - MEANS {
            last.push(making.tagger.clone());
        }
    }
    let tagger = mean(&last);
    known.sort();
    let words = known.into_iter().map(|(name, sign)| (name, tagger.words[&sign])).collect();
    (tagger, words)
}

/// The mean of taggers: which sentence was learned from last then weighs less.
fn mean(all: &[Tagger]) -> Tagger {
    let part = |each: Each| each.map(|weight| weight / all.len() as f32);
    let mut mean = Tagger { signs: vec![Each::default(); all[0].signs.len()], ..Tagger::default() };
    for tagger in all {
        mean.signs.iter_mut().zip(&tagger.signs).for_each(|(sum, each)| *sum = added(*sum, part(*each)));
        mean.follows.iter_mut().zip(&tagger.follows).for_each(|(sum, each)| *sum = added(*sum, part(*each)));
        for (word, each) in &tagger.words {
            let sum = mean.words.entry(*word).or_default();
            *sum = added(*sum, part(*each));
        }
    }
    mean
}

/// Of what was found so much is right, and so much of what there is was found.
#[derive(Default)]
struct Tally {
    found: usize,
    right: usize,
    marked: usize,
    seen: usize,
}

impl Tally {
    fn add(&mut self, lesson: &Lesson, rules: &Rules) {
        let places = lesson.finds(rules);
        self.found += places.len();
        self.right += places.iter().filter(|one| lesson.places.iter().any(|other| agree(one, other))).count();
        self.marked += lesson.places.len();
        self.seen += lesson.places.iter().filter(|one| places.iter().any(|other| agree(one, other))).count();
    }

    fn tell(&self, name: &str) {
        let part = |one: usize, of: usize| one as f32 / of.max(1) as f32;
        println!(
            "{name}: {:.2} / {:.2} of {}",
            part(self.right, self.found),
            part(self.seen, self.marked),
            self.marked
        );
    }
}

#[test]
#[ignore = "learns, and writes what it learned over the file under rules"]
fn learning_of_sources() {
    assert!(std::env::var_os("NOTICING_CORPUS").is_none(), "learned from the texts beside this crate only");
    let mut rules = Rules::built_in().unwrap();
    rules.tagger = Tagger::default();
    let mut cases = Lesson::all(include_str!("../../../tests/citing-cases.txt"));
    // Sentences that name no source: most of a text are such.
    let phrases = include_str!("../../../tests/phrase-cases.txt").lines().filter_map(|line| line.split_once('\t'));
    let pairs = include_str!("../../../tests/corpus/pairs.txt").lines().filter(|line| line.ends_with('.'));
    let plain = phrases.map(|(_, sentence)| sentence).chain(pairs).map(Lesson::of);
    cases.extend(plain.filter(|lesson| lesson.finds(&rules).is_empty()));
    let lines = Lesson::all(include_str!("../../../tests/citing-lines.txt"));
    // Lines are held out one by one, texts whole: a text names its sources again and again, and most sentences of it name none.
    let lines = lines.into_iter().enumerate().map(|(at, lesson)| (at % PARTS, lesson));
    let texts = [texts("develop"), texts("learn")].concat();
    let of_texts = texts
        .iter()
        .enumerate()
        .flat_map(|(at, text)| Lesson::of_text(text).into_iter().map(move |one| (at % PARTS, one)));
    let kinds: [(&str, Vec<(usize, Lesson)>); 2] = [("lines", lines.collect()), ("texts", of_texts.collect())];
    for (name, held) in &kinds {
        let mut alone = Tally::default();
        let mut beside: Vec<(f32, Tally)> =
            [0.5, 0.7, 0.8, 0.85, 0.88, 0.9, 0.92, 0.95].map(|least| (least, Tally::default())).into();
        for part in 0..PARTS {
            let learned =
                kinds.iter().flat_map(|(_, lessons)| lessons).filter(|(of, _)| *of != part).map(|(_, lesson)| lesson);
            let tagger = learn(&learned.chain(&cases).collect::<Vec<_>>(), &rules).0;
            let held = || held.iter().filter(|(of, _)| *of == part).map(|(_, lesson)| lesson);
            held().for_each(|lesson| alone.add(lesson, &rules));
            for (least, tally) in &mut beside {
                rules.tagger = Tagger { least: *least, ..tagger.clone() };
                held().for_each(|lesson| tally.add(lesson, &rules));
            }
            rules.tagger = Tagger::default();
        }
        alone.tell(&format!("{name}, rules alone"));
        beside.iter().for_each(|(least, tally)| tally.tell(&format!("{name}, with what is likelier than {least}")));
    }
    let all: Vec<&Lesson> =
        kinds.iter().flat_map(|(_, lessons)| lessons).map(|(_, lesson)| lesson).chain(&cases).collect();
    let (tagger, words) = learn(&all, &rules);
    let signs = names().into_iter().zip(tagger.signs).chain(words);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/und/sources.toml");
    std::fs::write(
        path,
        format!(
            "{HEAD}\nleast = {LEAST}\n\n[follows]\n{}\n[signs]\n{}",
            written(NAMES.map(str::to_owned).into_iter().zip(tagger.follows), 0.0),
            written(signs, SMALLEST)
        ),
    )
    .unwrap();
}

const LEAST: f32 = 0.88;
const HEAD: &str = "\
# How what is seen of a word speaks for its being no part of what names a source, its first word, or a later one.
#
# Learned, not written: a conditional random field over the marked texts under `tests/corpus/develop` and `learn` and the lines of
# `tests/citing-cases.txt` and `tests/citing-lines.txt`, and over sentences that name no source, of `tests/phrase-cases.txt` and
# `tests/corpus/pairs.txt` (`src/citations/tagging/learning.rs` did it and writes this file anew). A sign is of the word itself (0),
# of one before it (-1) or behind it (1): its `shape`, its `role` by the lists of `citations.toml`, or the `word`; `behind` and
# `ahead` are of eight words. `follows` is of what the word before is; `least` is how likely it has to be.
";

fn written(weights: impl Iterator<Item = (String, Each)>, least: f32) -> String {
    let large = weights.filter(|(_, each)| each.iter().any(|weight| weight.abs() >= least));
    large.fold(String::new(), |mut all, (name, [outside, begins, within])| {
        let quote = if name.contains('"') { '\'' } else { '"' };
        writeln!(all, "{quote}{name}{quote} = [{outside:.2}, {begins:.2}, {within:.2}]").unwrap();
        all
    })
}
