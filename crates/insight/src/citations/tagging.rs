//! Which words of a sentence name a source, as learned from marked sentences: a linear-chain conditional random field
//! (Lafferty, McCallum and Pereira 2001) over what is seen of each token and its neighbours.
//!
//! Invariant: linear in the tokens; what it finds names something and has a likelihood. It adds to the rules of the rooms
//! beside it, which know more of what they find. Not here: how it was learned (`learning`).

#[cfg(test)]
mod learning;
mod signs;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::Deserialize;

use super::Cited;
use super::citing::Roles;
use super::line::Line;
use super::material::Material;
use crate::rules::{RuleFault, RuleFile, fault, parse};
use crate::scan::Sort;
use signs::Sign;

/// What a token is: no part of a source, its first, or a later one.
const TAGS: usize = 3;
const OUTSIDE: usize = 0;
const BEGINS: usize = 1;

/// A number for each tag.
type Each = [f32; TAGS];

/// What was learned.
#[derive(Clone, Default)]
pub(crate) struct Tagger {
    /// Less likely is not told.
    least: f32,
    /// How a tag follows another: from, to.
    follows: [Each; TAGS],
    /// How each sign speaks for each tag.
    signs: Vec<Each>,
    /// The same for words, by their places beside the token and their hashes.
    words: HashMap<(i8, u64), Each>,
}

/// What a file says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    least: Option<f32>,
    #[serde(default)]
    follows: BTreeMap<String, Each>,
    #[serde(default)]
    signs: BTreeMap<String, Each>,
}

/// The names of tags in the file.
const NAMES: [&str; TAGS] = ["outside", "begins", "within"];

/// No learned weight is larger; with an endless one nothing could be reckoned.
const LARGEST: f32 = 100.0;

impl Tagger {
    /// Adds what a file says; what it weighs anew, weighs as it says.
    pub fn read(&mut self, file: RuleFile<'_>) -> Result<(), RuleFault> {
        let Written { least, follows, signs } = parse(file)?;
        let all = follows.values().chain(signs.values()).flatten();
        if all.chain(&least).any(|weight| !weight.is_finite() || weight.abs() > LARGEST) {
            return Err(fault(file, 0, "a weight is no number between -100 and 100"));
        }
        self.least = least.unwrap_or(self.least);
        for (name, weights) in follows {
            let tag = NAMES.iter().position(|tag| *tag == name);
            let known = tag.and_then(|tag| self.follows.get_mut(tag));
            *known.ok_or_else(|| fault(file, 0, "no such tag"))? = weights;
        }
        let known = signs::names();
        self.signs.resize(known.len(), Each::default());
        let known: HashMap<String, usize> = known.into_iter().enumerate().map(|(sign, name)| (name, sign)).collect();
        for (name, weights) in signs {
            match known.get(&name).and_then(|sign| self.signs.get_mut(*sign)) {
                Some(place) => *place = weights,
                None => {
                    let word = signs::word_of(&name).ok_or_else(|| fault(file, 0, "no such sign"))?;
                    self.words.insert(word, weights);
                }
            }
        }
        Ok(())
    }

    /// The weights of a sign, where it has some.
    fn weights(&self, sign: Sign) -> Option<&Each> {
        match sign {
            Sign::Known(sign) => self.signs.get(sign),
            Sign::Word(place, hash) => self.words.get(&(place, hash)),
        }
    }

    /// How what is seen of each token speaks for each tag.
    fn scores(&self, line: &Line<'_>) -> Vec<Each> {
        let mut scores = vec![Each::default(); line.tokens.len()];
        signs::see(line, |at, sign| {
            if let (Some(score), Some(weights)) = (scores.get_mut(at), self.weights(sign)) {
                *score = added(*score, *weights);
            }
        });
        scores
    }
}

fn added(one: Each, other: Each) -> Each {
    std::array::from_fn(|tag| one.get(tag).copied().unwrap_or(0.0) + other.get(tag).copied().unwrap_or(0.0))
}

/// The logarithm of a sum of what these are the logarithms of.
fn log_sum(terms: Each) -> f32 {
    let largest = terms.iter().copied().fold(f32::MIN, f32::max);
    largest + terms.iter().map(|term| (term - largest).exp()).sum::<f32>().ln()
}

/// For each token and tag the logarithm of all that may go before it, or come behind it.
struct Sums {
    before: Vec<Each>,
    behind: Vec<Each>,
    /// The logarithm of all that may be.
    whole: f32,
}

fn sums(follows: &[Each; TAGS], scores: &[Each]) -> Sums {
    let column = |tag: usize| follows.map(|row| row.get(tag).copied().unwrap_or(0.0));
    let mut before: Vec<Each> = Vec::with_capacity(scores.len());
    for score in scores {
        let last = before.last().copied();
        let come = |tag: usize| last.map_or(0.0, |last| log_sum(added(last, column(tag))));
        before.push(added(std::array::from_fn(come), *score));
    }
    let mut behind = vec![Each::default(); scores.len()];
    for at in (0..scores.len().saturating_sub(1)).rev() {
        let (Some(score), Some(next)) = (scores.get(at + 1), behind.get(at + 1).copied()) else { break };
        let go = follows.map(|row| log_sum(added(added(row, *score), next)));
        if let Some(place) = behind.get_mut(at) {
            *place = go;
        }
    }
    let whole = before.last().map_or(0.0, |last| log_sum(*last));
    Sums { before, behind, whole }
}

impl Sums {
    /// How likely a token has each tag.
    fn likely(&self, at: usize) -> Each {
        let (before, behind) = (self.before.get(at).copied(), self.behind.get(at).copied());
        added(before.unwrap_or_default(), behind.unwrap_or_default()).map(|sum| (sum - self.whole).exp())
    }
}

/// The likeliest tags (Viterbi).
fn best(follows: &[Each; TAGS], scores: &[Each]) -> Vec<usize> {
    let largest = |each: Each| {
        let better = |best: (usize, f32), one: (usize, f32)| if one.1 > best.1 { one } else { best };
        each.into_iter().enumerate().fold((OUTSIDE, f32::MIN), better)
    };
    let column = |tag: usize| follows.map(|row| row.get(tag).copied().unwrap_or(0.0));
    let mut from: Vec<[usize; TAGS]> = Vec::with_capacity(scores.len());
    let mut sum = Each::default();
    for (at, score) in scores.iter().enumerate() {
        let ways: [(usize, f32); TAGS] =
            std::array::from_fn(|tag| if at == 0 { (OUTSIDE, 0.0) } else { largest(added(sum, column(tag))) });
        from.push(ways.map(|way| way.0));
        sum = added(ways.map(|way| way.1), *score);
    }
    let mut tag = largest(sum).0;
    let mut tags = vec![OUTSIDE; scores.len()];
    for (place, from) in tags.iter_mut().zip(&from).rev() {
        *place = tag;
        tag = from.get(tag).copied().unwrap_or(OUTSIDE);
    }
    tags
}

/// Runs of tokens that are a source by their tags.
fn runs(tags: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| **tag != OUTSIDE) {
        match runs.last_mut() {
            Some(last) if last.end == at && *tag != BEGINS => last.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Words of these name sources; a sentence without one, and without a number, is not looked at.
const NAMING: Roles = Roles::PAGE
    .or(Roles::SAME)
    .or(Roles::LEAD)
    .or(Roles::MEMOIR)
    .or(Roles::BOOK)
    .or(Roles::DOCUMENT)
    .or(Roles::PERIODICAL)
    .or(Roles::REFERENCE)
    .or(Roles::ARCHIVE)
    .or(Roles::PROGRAMME)
    .or(Roles::RECORD);

/// What names a source in a sentence.
pub(super) fn look(line: &Line<'_>, tagger: &Tagger, cited: &mut Vec<Cited>) {
    let may_name = |at: usize| line.has(at, NAMING) || line.is_number(at);
    if tagger.signs.is_empty() || !(0..line.tokens.len()).any(may_name) {
        return;
    }
    let scores = tagger.scores(line);
    let sums = sums(&tagger.follows, &scores);
    for run in runs(&best(&tagger.follows, &scores)) {
        let inside: f32 = run.clone().map(|at| 1.0 - sums.likely(at).first().copied().unwrap_or(1.0)).sum();
        let likely = inside / run.len() as f32;
        let run = trimmed(line, run);
        // A number or a sign by itself is a mark, and looked at elsewhere; what has no capital names a work only as "the wiki page".
        let names =
            run.clone().any(|at| line.is_large(at) || line.sort(at) == Some(Sort::Address) || line.has(at, CALLED));
        if likely >= tagger.least && names {
            let material = Material::of(line, run.clone());
            let code = if material.code() == "place-in-a-work" { "work-named" } else { material.code() };
            cited.extend(line.place(run).map(|place| Cited::new(code, place, material.work(line), likely)));
        }
    }
}

/// What a source is called that has no name.
const CALLED: Roles = Roles::MEMOIR.or(Roles::REFERENCE).or(Roles::RECORD);

/// A run without what is no part of it at its ends: signs, and an article that is of no title, "the Manchester Guardian".
fn trimmed(line: &Line<'_>, run: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = run;
    while start < end
        && (matches!(line.said(start), "," | ";" | ":" | "." | ")" | "]" | "-" | "–" | "—")
            || end - start > 1 && ARTICLES.contains(&line.said(start)))
    {
        start += 1;
    }
    let opens = |sign: &str| (start..end).any(|at| line.is(at, sign));
    let is_opened = [opens("("), opens("[")];
    while end > start {
        let is_loose = match line.said(end - 1) {
            "," | ";" | ":" | "(" | "[" | "-" | "–" | "—" => true,
            ")" => !is_opened[0],
            "]" => !is_opened[1],
            // The stop of the sentence, and not of an entry or of what is cut short: "12 ff.".
            "." => start > 0 && end == line.tokens.len() && line.said(end - 2).chars().count() > 3,
            _ => false,
        };
        if !is_loose {
            break;
        }
        end -= 1;
    }
    start..end
}

const ARTICLES: [&str; 8] = ["the", "a", "an", "der", "die", "das", "dem", "den"];

#[cfg(test)]
mod tests {
    use super::*;

    /// A chain of three, whose sums over all ways are reckoned one by one.
    #[test]
    fn likelihoods_are_those_of_all_ways() {
        let follows = [[0.3, -0.2, -9.0], [0.1, 0.0, 0.7], [0.4, -0.5, 0.2]];
        let scores = [[0.1, 0.9, -1.0], [0.0, -0.3, 0.8], [0.6, 0.2, 0.1]];
        let mut ways: Vec<([usize; 3], f32)> = Vec::new();
        for way in 0..27 {
            let tags = [way / 9, way / 3 % 3, way % 3];
            let sum = (0..3).map(|at| scores[at][tags[at]]).sum::<f32>()
                + follows[tags[0]][tags[1]]
                + follows[tags[1]][tags[2]];
            ways.push((tags, sum));
        }
        let whole: f32 = ways.iter().map(|(_, sum)| sum.exp()).sum();
        let sums = sums(&follows, &scores);
        assert!((sums.whole - whole.ln()).abs() < 1e-4);
        for at in 0..3 {
            for tag in 0..TAGS {
                let likely: f32 = ways.iter().filter(|(tags, _)| tags[at] == tag).map(|(_, sum)| sum.exp()).sum();
                assert!((sums.likely(at)[tag] - likely / whole).abs() < 1e-4, "{at} {tag}");
            }
        }
        let top = ways.iter().max_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
        assert_eq!(best(&follows, &scores), top.0);
    }

    #[test]
    fn runs_begin_where_a_source_does() {
        assert_eq!(runs(&[0, 1, 2, 0, 1, 1, 2]), [1..3, 4..5, 5..7]);
        assert_eq!(runs(&[2, 2, 0, 1]), [0..2, 3..4]);
        assert!(runs(&[]).is_empty() && best(&[[0.0; 3]; 3], &[]).is_empty());
    }

    #[test]
    fn a_file_with_a_strange_weight_or_name_is_refused() {
        for wrong in [
            "[signs]\n\"shape 0 nonsense\" = [0, 0, 0]",
            "least = inf",
            "[follows]\nnever = [0, 0, 0]",
            "[signs]\nalways = [1]",
        ] {
            let file = RuleFile { language: "und", name: "sources", text: wrong };
            assert!(Tagger::default().read(file).is_err(), "{wrong}");
        }
    }
}
