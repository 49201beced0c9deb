//! How the weights under `rules/und` were learned by logistic regression, always the same: [`page_lines`] and [`asking`].
//!
//! `cargo test --release -p obelus-insight --lib -- --ignored --nocapture learning` tells how well each does on what it was not
//! learned from, and writes the files anew. Not here: what signs there are (`looks`), nor what finds sources
//! (`citations/tagging/learning`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::looks::{Look, Looks};
use crate::weights::{WORD, Weights};

mod asking;
mod page_lines;

const ROUNDS: usize = 40;
/// Smaller weights are not worth a line.
const LEAST_WEIGHT: f32 = 0.05;

/// How strongly weights are held near nothing.
#[derive(Clone, Copy)]
struct Hold {
    signs: f32,
    words: f32,
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
