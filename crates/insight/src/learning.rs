//! How the weights under `rules/und` were learned: from the texts of `tests/corpus/develop` alone, and always the same.
//!
//! `cargo test -p obelus-insight --lib -- --ignored --nocapture learning` tells how well what was learned from one author's
//! texts does on the other's, and writes the files anew. Not here: what signs there are (`looks`).

#[path = "../tests/noticing/marked.rs"]
#[allow(dead_code)]
mod marked;

use std::fmt::Write as _;

use crate::boilerplate::known_lines;
use crate::boilerplate::page_lines::{alone, among};
use crate::looks::{Look, Looks, Seen, seen};
use crate::reading::Reading;
use crate::rules::Rules;
use crate::spoken::spoken;
use crate::vocabulary::Vocabulary;
use crate::weights::Weights;
use marked::Marked;

/// How strongly weights are held near nothing.
fn hold() -> f32 {
    std::env::var("HOLD").ok().and_then(|hold| hold.parse().ok()).unwrap_or(4.0)
}
const ROUNDS: usize = 40;

/// A text as it is learned from.
struct Lesson {
    name: String,
    is_lesson: bool,
    seen: Seen,
    known: Vec<bool>,
    is_page: Vec<bool>,
    cites: Vec<bool>,
    said: Vec<String>,
}

impl Lesson {
    fn of(text: &Marked, is_lesson: bool, rules: &Rules) -> Lesson {
        let reading = Reading::new(&text.text, &text.sentences, &|| true);
        let vocabulary = Vocabulary::of(&reading, &rules.common).unwrap();
        let said = spoken(&reading, &rules.phrases).unwrap();
        Lesson {
            name: text.name.clone(),
            is_lesson,
            seen: seen(&reading, &rules.looks, &vocabulary).unwrap(),
            known: known_lines(&reading, &rules.phrases, &said).unwrap(),
            is_page: (0..text.sentences.len()).map(|index| text.has(index, "boilerplate")).collect(),
            cites: {
                let found = crate::citations::citations(&reading, rules).unwrap();
                crate::boilerplate::cited(&reading, &found)
            },
            said: (0..text.sentences.len()).map(|index| text.said(index).to_owned()).collect(),
        }
    }

    /// Who wrote it, by a number.
    fn author(&self) -> usize {
        if self.is_lesson { 2 } else { usize::from(self.name.ends_with("-2")) }
    }
}

/// Weights that make the marked ones likely and the others not: least squares of logistic loss, one sign after the other.
fn learn(looks: &[(&Look, bool)], hold: f32) -> Weights {
    let signs = looks.iter().flat_map(|(look, _)| &look.signs).map(|(sign, _)| sign + 1).max().unwrap_or(0);
    let mut columns: Vec<Vec<(usize, f32)>> = vec![Vec::new(); signs];
    for (row, (look, _)) in looks.iter().enumerate() {
        look.signs.iter().for_each(|(sign, part)| columns[*sign].push((row, *part)));
    }
    let mut sums = vec![0.0_f32; looks.len()];
    let mut weights = vec![0.0_f32; signs];
    for _ in 0..ROUNDS {
        for (sign, column) in columns.iter().enumerate() {
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
    weights.into_iter().enumerate().for_each(|(sign, weight)| learned.set(sign, weight));
    learned
}

fn learn_alone(lessons: &[&Lesson]) -> Weights {
    let all = lessons.iter().flat_map(|lesson| lesson.seen.looks.iter().zip(&lesson.is_page));
    let looks: Vec<(&Look, bool)> = all.filter_map(|(look, is)| Some((look.as_ref()?, *is))).collect();
    learn(&looks, hold())
}

/// The second weights, from what the first say of texts that these were not learned from.
fn learn_both(lessons: &[&Lesson]) -> (Weights, Weights) {
    let mut second: Vec<(Look, bool)> = Vec::new();
    for lesson in lessons {
        let others: Vec<&Lesson> = lessons.iter().filter(|other| other.name != lesson.name).copied().collect();
        let alone = alone(&lesson.seen, &learn_alone(&others));
        second.extend(among(&alone, &lesson.known).into_iter().zip(lesson.is_page.iter().copied()));
    }
    let second: Vec<(&Look, bool)> = second.iter().map(|(look, is)| (look, *is)).collect();
    (learn_alone(lessons), learn(&second, 1.0))
}

#[test]
#[ignore = "learns, and writes what it learned over the files under rules"]
fn learning_of_page_lines() {
    assert!(std::env::var_os("NOTICING_CORPUS").is_none(), "learned from the texts beside this crate only");
    let rules = Rules::built_in().unwrap();
    let texts = marked::texts("develop");
    let own = Vec::new();
    let both = [(&texts, false), (&own, true)];
    let lessons: Vec<Lesson> = both
        .into_iter()
        .flat_map(|(texts, own)| texts.iter().map(move |text| (text, own)))
        .flat_map(|(text, own)| [Lesson::of(text, own, &rules), Lesson::of(&text.cut_anew(), own, &rules)])
        .collect();
    let mut told: Vec<(f32, bool, bool, String, usize)> = Vec::new();
    for author in [0, 1, 2] {
        let of = |mine: bool| lessons.iter().filter(move |lesson| (lesson.author() == author) == mine);
        let (first, second) = learn_both(&of(false).collect::<Vec<_>>());
        for lesson in of(true).step_by(2) {
            let alone = alone(&lesson.seen, &first);
            for (index, look) in among(&alone, &lesson.known).iter().enumerate() {
                let shows = lesson.seen.looks[index].as_ref().is_some_and(Look::shows_page) && !lesson.cites[index];
                let likely = if shows { second.likely(look) } else { 0.0 };
                told.push((
                    likely,
                    lesson.known[index],
                    lesson.is_page[index],
                    format!("{} {:.2} {}", lesson.name, alone[index], lesson.said[index]),
                    author,
                ));
            }
        }
    }
    for author in [0, 1, 2] {
        if std::env::var_os("BRIEF").is_some() {
            let rows: Vec<String> = [0.5f32, 0.6, 0.7, 0.8, 0.9]
                .iter()
                .map(|least| {
                    let told: Vec<_> = told.iter().filter(|told| told.4 == author).collect();
                    let f = |t: &&&(f32, bool, bool, String, usize)| t.1 || t.0 >= *least;
                    let all = told.iter().filter(f).count();
                    let right = told.iter().filter(f).filter(|t| t.2).count();
                    let m = told.iter().filter(|t| t.2).count();
                    format!("{:.3}/{:.3}", right as f32 / all as f32, right as f32 / m as f32)
                })
                .collect();
            println!("{}", rows.join("  "));
            continue;
        }
        let told: Vec<_> = told.iter().filter(|told| told.4 == author).collect();
        let marked = told.iter().filter(|told| told.2).count();
        println!("author {author}: {} sentences, {marked} marked", told.len());
        let show = |name: &str, found: &dyn Fn(&(f32, bool, bool, String, usize)) -> bool| {
            let right = told.iter().filter(|told| found(told) && told.2).count();
            let all = told.iter().filter(|told| found(told)).count();
            println!(
                "  {name:<12} {:.3} / {:.3}  ({all})",
                right as f32 / all.max(1) as f32,
                right as f32 / marked as f32
            );
        };
        show("known", &|told| told.1);
        for least in [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
            show(&format!("look {least}"), &|told| told.0 >= least);
            show(&format!("both {least}"), &|told| told.1 || told.0 >= least);
        }
    }
    for least in [0.7, 0.8, 0.9, 0.95] {
        for author in [0, 1, 2] {
            let of = |tag: &[char]| {
                let all = told.iter().filter(|t| t.4 == author && !t.1 && t.0 >= least && t.3.ends_with(tag));
                (all.clone().filter(|t| t.2).count(), all.count())
            };
            println!(
                "{least} author {author}: stop {:?} ask {:?} cheer {:?} all {:?}",
                of(&['.']),
                of(&['?']),
                of(&['!']),
                told.iter().filter(|t| t.4 == author && !t.1 && t.0 >= least).count()
            );
        }
    }
    if std::env::var_os("LIST").is_some() {
        told.sort_by(|one, other| other.0.total_cmp(&one.0));
        told.iter()
            .filter(|told| told.2 && !told.1 && told.0 < 0.6)
            .for_each(|told| println!("missed {:.2} {}", told.0, told.3));
        told.iter().filter(|told| !told.2 && told.0 > 0.4).for_each(|told| println!("false {:.2} {}", told.0, told.3));
    }
    let (first, second) = learn_both(&lessons.iter().collect::<Vec<_>>());
    let file = format!(
        "{HEAD}\nleast = {LEAST}\n\n[alone]\n{}\n[among]\n{}",
        written(&first, &rules.looks),
        written(&second, &rules.looks)
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/und/page-lines.toml");
    std::fs::write(path, file).unwrap();
}

const HEAD: &str = "\
# How much each thing that is seen of a sentence speaks for its being a line of the page (above 0) or of the text (below 0).
#
# Learned, not written: by logistic regression from the marked texts under `tests/corpus/develop`, as they are cut by hand and by the
# program (`src/learning.rs` did it and writes this file anew). `alone` is of a sentence by itself, `among` of one whose neighbours
# are known; `least` is how likely it has to be to be suggested. `about-…` are the groups of words of `looks.toml`.
";
const LEAST: f32 = 0.8;

fn written(weights: &Weights, looks: &Looks) -> String {
    let mut lines: Vec<(String, f32)> = (0..weights.count())
        .filter_map(|sign| Some((looks.sign_name(sign)?, weights.get(sign))))
        .filter(|(_, weight)| weight.abs() >= 0.01)
        .collect();
    lines.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    lines.into_iter().fold(String::new(), |mut all, (name, weight)| {
        writeln!(all, "\"{name}\" = {weight:.2}").unwrap();
        all
    })
}
