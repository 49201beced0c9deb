//! Learns the weights of `weights.txt` from the marked texts, and tells how they do on texts by others.
//!
//! `cargo test --release -p obelus-insight --lib training -- --ignored --nocapture` prints the weights and, for each hand that marked
//! texts and for all of them, how weights do that were learned without that hand. `CONFLICT_WEIGHTS=FILE` writes them. Of a pair of sentences that
//! disagree in several ways only the likeliest counts, which is chosen anew in each round. Not here: what is seen
//! (`evidence`).

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::candidates::candidates;
use super::compare::compare_all;
use super::evidence::{FEATURES, Feature, SORTS, Sort};
use super::kin::{Kin, nearness};
use crate::marked::{self, Marked};
use crate::reading::Reading;
use crate::rules::Rules;
use crate::statements::statements;

/// How strongly weights are pulled to nothing.
const PULL: f64 = 1.0;

/// What was seen of one way in which two sentences may disagree.
type Seen = Vec<(usize, f64)>;

/// What was seen counts for all sorts, and once more for its own.
fn seen(sort: Sort, seen: &[(Feature, f32)]) -> Seen {
    let own = FEATURES.len() * (1 + sort as usize);
    let places = seen.iter().map(|(feature, much)| (*feature as usize, f64::from(*much)));
    places.flat_map(|(at, much)| [(at, much), (at + own, much * OWN)]).collect()
}

/// The hands that marked texts to learn from; two of them wrote those of `develop`.
const HANDS: [&str; 6] = ["first", "second", "a", "b", "c", "d"];
/// Who wrote the pairs, and who the texts that are held back.
const OF_PAIRS: usize = HANDS.len();
const HELD_BACK: usize = HANDS.len() + 1;

/// How easily a sort has weights of its own.
const OWN: f64 = 0.6;

/// Two sentences of a text, and whether they are marked as a conflict.
struct Example {
    hand: usize,
    text: String,
    sentences: (usize, usize),
    is_conflict: bool,
    ways: Vec<(&'static str, Seen)>,
    said: [String; 2],
}

fn first_of_repeats(marked: &Marked) -> Vec<usize> {
    let mut firsts: BTreeMap<&str, usize> = BTreeMap::new();
    (0..marked.sentences.len())
        .map(|index| {
            let firsts = marked.names(index, "repeat").map(|name| *firsts.entry(name).or_insert(index));
            firsts.min().unwrap_or(index)
        })
        .collect()
}

fn conflicts_marked(marked: &Marked, first: &[usize]) -> BTreeSet<(usize, usize)> {
    let sides: Vec<(&str, &str, usize)> = (0..marked.sentences.len())
        .flat_map(|index| marked.names(index, "conflict").map(move |name| (name, index)))
        .map(|(name, index)| (name.split_once('/').unwrap(), first[index]))
        .map(|((name, side), index)| (name, side, index))
        .collect();
    let mut found = BTreeSet::new();
    for (name, side, index) in &sides {
        let others = sides.iter().filter(|(other, of, _)| other == name && of > side);
        found.extend(others.map(|(_, _, other)| (*index.min(other), *index.max(other))));
    }
    found
}

fn examples(marked: &Marked, rules: &Rules, hand: usize, examples: &mut Vec<Example>) -> usize {
    let reading = Reading::new(&marked.text, &marked.sentences, &|| true);
    let noticed = crate::notice(&reading, rules).unwrap();
    let aside = crate::notice::stating_nothing(&noticed);
    let first = first_of_repeats(marked);
    let expected = conflicts_marked(marked, &first);
    let (statements, vocabulary) = statements(&[(&reading, aside)], &rules.lexicon).unwrap();
    let kin = Kin::new(&reading, &statements, &vocabulary).unwrap();
    let pairs = candidates(&reading, &statements, &kin, &vocabulary, false).unwrap();
    let near = nearness(&reading, &statements, &pairs, &kin).unwrap();
    for ((one, other), near) in pairs.into_iter().zip(near) {
        let (one, other) = (&statements[one as usize], &statements[other as usize]);
        let mut ways: Vec<(&'static str, Seen)> = compare_all(one, other, near, &vocabulary)
            .into_iter()
            .map(|how| (how.evidence.sort.code(), seen(how.evidence.sort, &how.evidence.seen)))
            .collect();
        let at = (first[one.sentence].min(first[other.sentence]), first[one.sentence].max(first[other.sentence]));
        if hand == OF_PAIRS {
            // Where conflicts are denser than in texts: that is no matter of what is seen.
            ways.iter_mut().for_each(|(_, seen)| seen.push((FEATURES.len() * (1 + SORTS), 1.0)));
        }
        if ways.is_empty() || at.0 == at.1 {
            continue;
        }
        examples.push(Example {
            hand,
            text: marked.name.clone(),
            sentences: at,
            is_conflict: expected.contains(&at),
            ways,
            said: [at.0, at.1].map(|at| marked.said(at).to_owned()),
        });
    }
    expected.len()
}

/// The pairs among sentences that have nothing to do with them.
fn pairs() -> impl Iterator<Item = Marked> {
    let blocks =
        include_str!("../../tests/corpus/pairs.txt").split("\n\n").map(|block| block.lines().collect::<Vec<_>>());
    let (around, pairs): (Vec<_>, Vec<_>) = blocks.partition(|lines| lines[0] == "around");
    let around = around[0][1..].join("\n");
    pairs.into_iter().filter(|lines| !lines[0].starts_with('#')).map(move |lines| {
        let labels = if lines[0] == "no" { ["", ""] } else { ["[conflict:it/a] ", "[conflict:it/b] "] };
        Marked::read(lines[0], &format!("{}{}\n{around}\n{}{}", labels[0], lines[1], labels[1], lines[2]))
    })
}

fn sum(weights: &[f64], seen: &Seen) -> f64 {
    seen.iter().map(|(feature, much)| weights[*feature] * much).sum()
}

fn best<'e>(weights: &[f64], example: &'e Example) -> &'e (&'static str, Seen) {
    example.ways.iter().max_by(|one, other| sum(weights, &one.1).total_cmp(&sum(weights, &other.1))).unwrap()
}

/// A regression with a pull to nothing; the likeliest way of each pair is chosen in each round.
fn learn(examples: &[&Example]) -> Vec<f64> {
    let count = FEATURES.len() * (1 + SORTS) + 1;
    let mut weights = vec![0.0; count];
    let mut start = |name: &str, weight: f64| {
        weights[FEATURES.iter().position(|(_, known)| *known == name).unwrap()] = weight;
    };
    for (name, weight) in
        [("deed-once", 2.0), ("deed-more", 1.0), ("same-unit", 1.0), ("shared", 1.0), ("shared-in-clause", 1.0)]
    {
        start(name, weight);
    }
    for _ in 0..6 {
        let chosen: Vec<(&Seen, bool)> =
            examples.iter().map(|example| (&best(&weights, example).1, example.is_conflict)).collect();
        let mut pace = vec![1e-6f64; count];
        for step in 0..400 {
            let mut slope: Vec<f64> = weights.iter().map(|weight| PULL * weight).collect();
            for (seen, is_conflict) in &chosen {
                let likely = 1.0 / (1.0 + (-sum(&weights, seen)).exp());
                let error = likely - f64::from(u8::from(*is_conflict));
                seen.iter().for_each(|(feature, much)| slope[*feature] += error * much);
            }
            for ((weight, slope), pace) in weights.iter_mut().zip(&slope).zip(&mut pace) {
                *pace += slope * slope;
                *weight -= slope / pace.sqrt() * if step < 200 { 0.5 } else { 0.15 };
            }
        }
    }
    weights
}

/// The pairs of highest score, as they would be told: the score, whether it is right, which.
fn told<'e>(weights: &[f64], examples: &[&'e Example]) -> Vec<(f64, &'static str, &'e Example)> {
    let mut scored: Vec<(f64, &'static str, &Example)> = examples
        .iter()
        .map(|example| {
            let (code, seen) = best(weights, example);
            (1.0 / (1.0 + (-sum(weights, seen)).exp()), *code, *example)
        })
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut bests: BTreeMap<(String, usize), (f64, usize)> = BTreeMap::new();
    scored.retain(|(score, _, example)| {
        let keys = [example.sentences.0, example.sentences.1].map(|at| (example.text.clone(), at));
        let known = keys.clone().map(|key| bests.get(&key).copied().unwrap_or((*score, 0)));
        let is_free =
            known.iter().all(|(best, count)| *count < super::MOST && *score >= best - f64::from(super::BEHIND));
        if is_free {
            keys.into_iter().zip(known).for_each(|(key, (best, count))| {
                bests.insert(key, (best, count + 1));
            });
        }
        is_free
    });
    scored
}

fn table(name: &str, told: &[(f64, &'static str, &Example)], all: usize) {
    let mut line = String::new();
    for least in [0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8] {
        let found = told.iter().filter(|(score, ..)| *score >= least).collect::<Vec<_>>();
        let right = found.iter().filter(|(.., example)| example.is_conflict).count();
        let precision = right as f64 / found.len().max(1) as f64;
        write!(
            line,
            " {least:.2}: {precision:.2}/{:.3} ({right} of {})",
            right as f64 / all.max(1) as f64,
            found.len()
        )
        .unwrap();
    }
    println!("{name:<22}{line}");
}

/// How weights do on the texts of a hand without which they were learned; `CONFLICT_LIST` tells each pair.
fn unseen_hand(all: &[Example], hand: usize, count: usize) -> Vec<(f64, &'static str, &Example)> {
    let (own, others): (Vec<_>, Vec<_>) = all.iter().partition(|example| example.hand == hand);
    let weights = learn(&others);
    let told = told(&weights, &own);
    let reached = own.iter().filter(|example| example.is_conflict).count();
    table(&format!("unseen hand {} ({reached}/{count})", HANDS[hand]), &told, count);
    let is_wanted = std::env::var("CONFLICT_LIST").is_ok();
    for (score, code, example) in told.iter().filter(|(score, _, it)| is_wanted && (it.is_conflict || *score > 0.25)) {
        let seen = best(&weights, example).1.iter().map(|(at, much)| (weights[*at] * much, at % FEATURES.len()));
        let seen = seen.filter(|(much, at)| much.abs() > 0.15 && *at < FEATURES.len());
        let seen = seen.map(|(much, at)| format!("{} {much:.1}", FEATURES[at].1)).collect::<Vec<_>>().join(", ");
        let mark = if example.is_conflict { "right" } else { "wrong" };
        println!("  {mark} {score:.2} {code} {}", example.text);
        println!("     {}\n     {}\n     {seen}", example.said[0], example.said[1]);
    }
    told
}

/// The weights as a file.
fn written(weights: &[f64]) -> String {
    let mut file = String::from(
        "# What speaks for a conflict and what against it, learned from the marked texts (training.rs).\n\
         # name dates numbers things places names denied\n",
    );
    for (at, (_, name)) in FEATURES.iter().enumerate() {
        let own = |sort: usize| weights[at] + OWN * weights[at + FEATURES.len() * (1 + sort)];
        let all = (0..SORTS).map(|sort| format!("{:.3}", own(sort))).collect::<Vec<_>>().join(" ");
        writeln!(file, "{name} {all}").unwrap();
    }
    file
}

/// The texts to learn from, each with its hand.
fn texts_of_hands() -> impl Iterator<Item = (usize, Marked)> {
    let develop = marked::texts("develop").into_iter().map(|text| (usize::from(text.name.ends_with("-2")), text));
    let learn = marked::texts("learn").into_iter().map(|text| {
        let hand = HANDS.iter().position(|hand| text.name.split('-').next() == Some(hand));
        (hand.unwrap_or_else(|| panic!("{}: by whom?", text.name)), text)
    });
    develop.chain(learn)
}

#[test]
#[ignore = "learns weights; it takes a while"]
fn learn_the_weights() {
    let rules = Rules::built_in().unwrap();
    let mut all = Vec::new();
    let mut marked_pairs = [0; HANDS.len()];
    for (hand, text) in texts_of_hands() {
        marked_pairs[hand] += examples(&text, &rules, hand, &mut all);
    }
    for text in pairs() {
        examples(&text, &rules, OF_PAIRS, &mut all);
    }
    let conflicts = all.iter().filter(|example| example.is_conflict).count();
    let of_texts = marked_pairs.iter().sum::<usize>();
    println!("{} pairs, {conflicts} conflicts; {of_texts} are marked in texts", all.len());
    let mut of_all: Vec<_> = (0..).zip(marked_pairs).flat_map(|(hand, count)| unseen_hand(&all, hand, count)).collect();
    of_all.sort_by(|one, other| other.0.total_cmp(&one.0));
    table("all unseen hands", &of_all, of_texts);
    let weights = learn(&all.iter().collect::<Vec<_>>());
    let mut unseen = Vec::new();
    let mut count = 0;
    for text in marked::texts("held-back") {
        count += examples(&text, &rules, HELD_BACK, &mut unseen);
    }
    let unseen = unseen.iter().collect::<Vec<_>>();
    let reached = unseen.iter().filter(|example| example.is_conflict).count();
    table(&format!("held back ({reached}/{count} of {})", unseen.len()), &told(&weights, &unseen), count);
    let file = written(&weights);
    println!("{file}");
    if let Some(path) = std::env::var_os("CONFLICT_WEIGHTS") {
        std::fs::write(path, file).unwrap();
    }
}
