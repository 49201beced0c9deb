//! How the weights of `rules/und/page-lines.toml` were learned: from the texts of `tests/corpus/develop` and `tests/corpus/learn`,
//! and the sentences of `tests/phrase-cases.txt`, and always the same.
//!
//! `cargo test --release -p obelus-insight --lib -- --ignored --nocapture learning_of_page_lines` tells how well what was learned
//! from five hands' texts does on the sixth's, and writes the file anew. Not here: what signs there are (`looks`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::boilerplate::known_lines;
use crate::boilerplate::page_lines::{alone, among};
use crate::looks::{Look, Looks, seen, word_of};
use crate::marked::{self, Marked};
use crate::phrases::Words;
use crate::reading::Reading;
use crate::rules::Rules;
use crate::spoken::spoken;
use crate::vocabulary::Vocabulary;
use crate::weights::{WORD, Weights};

/// How strongly the first weights are held near nothing, and the second.
const HOLD: [Hold; 2] = [Hold { signs: 4.0, words: 3.0 }, Hold { signs: 1.0, words: 1.0 }];
/// Of how many texts a word is at least to be weighed: those of one subject tell nothing of pages.
const LEAST_TEXTS: usize = 3;

const ROUNDS: usize = 40;
/// Smaller weights are not worth a line.
const LEAST_WEIGHT: f32 = 0.05;

/// How strongly weights are held near nothing.
#[derive(Clone, Copy)]
struct Hold {
    signs: f32,
    words: f32,
}

/// A text as it is learned from.
struct Lesson {
    name: String,
    seen: Vec<Option<Look>>,
    known: Vec<bool>,
    is_page: Vec<bool>,
    cites: Vec<bool>,
}

impl Lesson {
    fn of(text: &Marked, rules: &Rules) -> Lesson {
        let reading = Reading::new(&text.text, &text.sentences, &|| true);
        let vocabulary = Vocabulary::of(&reading, &rules.common).unwrap();
        let said = spoken(&reading, &rules.phrases).unwrap();
        Lesson {
            name: text.name.clone(),
            seen: seen(&reading, &rules.looks, &vocabulary).unwrap(),
            known: known_lines(&reading, &rules.phrases, &said).unwrap(),
            is_page: (0..text.sentences.len()).map(|index| text.has(index, "boilerplate")).collect(),
            cites: {
                let found = crate::citations::citations(&reading, rules).unwrap();
                crate::boilerplate::cited(&reading, &found)
            },
        }
    }

    /// Who wrote it: two hands wrote what rules were made with, four what is only learned from, their letter first.
    fn author(&self) -> &str {
        match self.name.split_once('-') {
            Some((hand @ ("a" | "b" | "c" | "d"), _)) => hand,
            Some((_, "2")) => "second",
            _ => "first",
        }
    }
}

/// Weights that make the marked ones likely and the others not: least squares of logistic loss, one sign after the other.
fn learn(looks: &[(&Look, bool)], hold: Hold, common: &BTreeSet<u64>) -> Weights {
    let signs = looks.iter().flat_map(|(look, _)| &look.signs).map(|(sign, _)| sign + 1).max().unwrap_or(0);
    let mut columns: Vec<Vec<(usize, f32)>> = vec![Vec::new(); signs];
    for (row, (look, _)) in looks.iter().enumerate() {
        look.signs.iter().for_each(|(sign, part)| columns[*sign].push((row, *part)));
    }
    let mut words: BTreeMap<u64, Vec<(usize, f32)>> = BTreeMap::new();
    for (row, (look, _)) in looks.iter().enumerate() {
        look.words.iter().for_each(|word| words.entry(*word).or_default().push((row, 1.0)));
    }
    words.retain(|word, _| common.contains(word));
    let names: Vec<u64> = words.keys().copied().collect();
    columns.extend(words.into_values());
    let mut sums = vec![0.0_f32; looks.len()];
    let mut weights = vec![0.0_f32; columns.len()];
    for _ in 0..ROUNDS {
        for (sign, column) in columns.iter().enumerate() {
            let hold = if sign < signs { hold.signs } else { hold.words };
            let (mut slope, mut bend) = (hold * weights[sign], hold);
            for (row, part) in column {
                let likely = 1.0 / (1.0 + (-sums[*row]).exp());
                slope += (likely - f32::from(u8::from(looks[*row].1))) * part;
                bend += likely * (1.0 - likely) * part * part;
            }
            let step = (slope / bend).clamp(-1.0, 1.0);
            weights[sign] -= step;
            column.iter().for_each(|(row, part)| sums[*row] -= step * part);
        }
    }
    let mut learned = Weights::default();
    let of_words = weights.split_off(signs);
    names.into_iter().zip(of_words).for_each(|(word, weight)| learned.set_word(word, weight));
    weights.into_iter().enumerate().for_each(|(sign, weight)| learned.set(sign, weight));
    learned
}

/// Sentences that stand nowhere: what pages say, and sentences of histories with the same words (`tests/phrase-cases.txt`).
fn cases(rules: &Rules) -> Vec<(Look, bool)> {
    let cases = include_str!("../tests/phrase-cases.txt").lines().filter_map(|line| line.split_once('\t'));
    let look = |(kind, sentence): (&str, &str)| {
        let text = obelus_text::CanonicalText::new(sentence).unwrap();
        let spans = [obelus_text::Span::new(0, text.length()).unwrap()];
        let reading = Reading::new(&text, &spans, &|| true);
        let vocabulary = Vocabulary::of(&reading, &rules.common).unwrap();
        let look = seen(&reading, &rules.looks, &vocabulary).unwrap().pop().flatten()?;
        Some((look.anywhere(), kind == "boilerplate"))
    };
    cases.filter_map(look).collect()
}

/// The words that several texts have.
fn common_words(lessons: &[&Lesson]) -> BTreeSet<u64> {
    let mut texts: BTreeMap<u64, BTreeSet<&str>> = BTreeMap::new();
    for lesson in lessons {
        let words = lesson.seen.iter().flatten().flat_map(|look| &look.words);
        words.for_each(|word| {
            texts.entry(*word).or_default().insert(&lesson.name);
        });
    }
    texts.into_iter().filter(|(_, texts)| texts.len() >= LEAST_TEXTS).map(|(word, _)| word).collect()
}

fn learn_alone(lessons: &[&Lesson], cases: &[(Look, bool)]) -> Weights {
    let all = lessons.iter().flat_map(|lesson| lesson.seen.iter().zip(&lesson.is_page));
    let cases = cases.iter().map(|(look, is)| (look, *is));
    let looks: Vec<(&Look, bool)> = all.filter_map(|(look, is)| Some((look.as_ref()?, *is))).chain(cases).collect();
    learn(&looks, HOLD[0], &common_words(lessons))
}

/// The second weights, from what the first say of texts that these were not learned from.
fn learn_both(lessons: &[&Lesson], cases: &[(Look, bool)]) -> (Weights, Weights) {
    let mut second: Vec<(Look, bool)> = Vec::new();
    for lesson in lessons {
        let others: Vec<&Lesson> = lessons.iter().filter(|other| other.name != lesson.name).copied().collect();
        let alone = alone(&lesson.seen, &learn_alone(&others, cases));
        second.extend(among(&alone, &lesson.known).into_iter().zip(lesson.is_page.iter().copied()));
    }
    let second: Vec<(&Look, bool)> = second.iter().map(|(look, is)| (look, *is)).collect();
    (learn_alone(lessons, cases), learn(&second, HOLD[1], &BTreeSet::new()))
}

/// A sentence of a text that was not learned from.
struct Told {
    likely: f32,
    is_known: bool,
    is_page: bool,
}

/// What was learned from all but one author's texts says of that one's.
fn told(lessons: &[Lesson], author: &str, cases: &[(Look, bool)]) -> Vec<Told> {
    let others: Vec<&Lesson> = lessons.iter().filter(|lesson| lesson.author() != author).collect();
    let (first, second) = learn_both(&others, cases);
    let mut told = Vec::new();
    // Each text is there twice, cut by hand and by the program.
    for lesson in lessons.iter().filter(|lesson| lesson.author() == author).step_by(2) {
        let alone = alone(&lesson.seen, &first);
        for (index, look) in among(&alone, &lesson.known).iter().enumerate() {
            let shows = lesson.seen[index].as_ref().is_some_and(Look::shows_page) && !lesson.cites[index];
            let likely = if shows { second.likely(look) } else { 0.0 };
            let (is_known, is_page) = (lesson.known[index], lesson.is_page[index]);
            told.push(Told { likely, is_known, is_page });
        }
    }
    told
}

fn tell(author: &str, told: &[Told]) {
    for least in [0.5, 0.6, 0.7, 0.8, 0.9] {
        let found = |told: &&Told| told.is_known || told.likely >= least;
        let (all, marked) = (told.iter().filter(found).count(), told.iter().filter(|told| told.is_page).count());
        let right = told.iter().filter(found).filter(|told| told.is_page).count();
        let (precision, recall) = (right as f32 / all as f32, right as f32 / marked as f32);
        println!("author {author}, at least {least}: {precision:.3} / {recall:.3}");
    }
}

#[test]
#[ignore = "learns, and writes what it learned over the file under rules"]
fn learning_of_page_lines() {
    assert!(std::env::var_os("NOTICING_CORPUS").is_none(), "learned from the texts beside this crate only");
    let rules = Rules::built_in().unwrap();
    let texts = [marked::texts("develop"), marked::texts("learn")].concat();
    let both = |text: &Marked| [Lesson::of(text, &rules), Lesson::of(&text.cut_anew(), &rules)];
    let lessons: Vec<Lesson> = texts.iter().flat_map(both).collect();
    let cases = cases(&rules);
    let authors: BTreeSet<&str> = lessons.iter().map(Lesson::author).collect();
    let mut all = Vec::new();
    for author in authors {
        let told = told(&lessons, author, &cases);
        tell(author, &told);
        all.extend(told);
    }
    tell("each", &all);
    let (first, second) = learn_both(&lessons.iter().collect::<Vec<_>>(), &cases);
    let said = said(&texts);
    let (first, second) = (written(&first, &rules.looks, &said), written(&second, &rules.looks, &said));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/und/page-lines.toml");
    std::fs::write(path, format!("{HEAD}\nleast = {LEAST}\n\n[alone]\n{first}\n[among]\n{second}")).unwrap();
}

/// All words of the texts, by what they are named in looks.
fn said(texts: &[Marked]) -> BTreeMap<u64, String> {
    let (mut said, mut words) = (BTreeMap::new(), Words::default());
    for text in texts {
        words.cut(text.text.as_str());
        said.extend((0..words.count()).filter_map(|at| words.word(at)).map(|word| (word_of(word), word.to_owned())));
    }
    said
}

const HEAD: &str = "\
# How much each thing that is seen of a sentence speaks for its being a line of the page (above 0) or of the text (below 0).
#
# Learned, not written: by logistic regression from the marked texts under `tests/corpus/develop` and `tests/corpus/learn`, as they are cut by hand and by the
# program, and from the sentences of `tests/phrase-cases.txt` (`src/learning.rs` did it and writes this file anew). `alone` is of a sentence by itself, `among` of one whose neighbours
# are known; `least` is how likely it has to be to be suggested. `about-…` are the groups of words of `looks.toml`, `word …` is a word itself.
";
const LEAST: f32 = 0.7;

fn written(weights: &Weights, looks: &Looks, said: &BTreeMap<u64, String>) -> String {
    let signs = (0..weights.count()).filter_map(|sign| Some((looks.sign_name(sign)?, weights.get(sign))));
    let words = said.iter().map(|(word, said)| (format!("{WORD}{said}"), weights.of_word(*word)));
    let mut lines: Vec<(String, f32)> = signs.chain(words).filter(|(_, weight)| weight.abs() >= LEAST_WEIGHT).collect();
    lines.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    lines.into_iter().fold(String::new(), |mut all, (name, weight)| {
        writeln!(all, "\"{name}\" = {weight:.2}").unwrap();
        all
    })
}
