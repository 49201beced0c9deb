//! Counts answers by what they are worth, and tells them as a row of a table.

use std::collections::BTreeMap;
use std::time::Duration;

use obelus_testkit::{Edition, Fate, Judgement, Passage};
use obelus_text::Found;

/// The head of the table; units in the rows.
pub const HEAD: &str = "\
| size | mix | way | µs a passage, fastest | median | right | right, strictly | gone said lost | wrong and sure | oversold | wrong fuzzy | places offered (true one not among them) | there but lost | untouched below moved (of these with their words, or a copy of them, elsewhere) | exact / moved / fuzzy / ambiguous / lost |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

/// What was answered, by what it is worth.
#[derive(Default)]
pub struct Tally {
    times: Vec<f64>,
    count: usize,
    judged: BTreeMap<Judgement, usize>,
    strictly: usize,
    gone: usize,
    gone_lost: usize,
    untouched: usize,
    untouched_below: usize,
    untouched_repeated: usize,
    grades: [usize; 5],
}

impl Tally {
    /// Takes the answers about so many first passages of a pair of texts in.
    pub fn add(&mut self, edition: &Edition, found: &[Found], took: Duration) -> Vec<(usize, Judgement)> {
        self.times.push(took.as_secs_f64() * 1e6 / found.len().max(1) as f64);
        let judged: Vec<(usize, Judgement)> = found
            .iter()
            .zip(&edition.passages)
            .map(|(found, passage)| self.one(edition, passage, found))
            .enumerate()
            .collect();
        judged
    }

    fn one(&mut self, edition: &Edition, passage: &Passage, found: &Found) -> Judgement {
        let judgement = edition.judge(passage, found);
        self.count += 1;
        *self.judged.entry(judgement).or_default() += 1;
        let (grade, place) = match found {
            Found::Exact(place) => (0, Some(*place)),
            Found::Moved(place) => (1, Some(*place)),
            Found::Fuzzy(place, _) => (2, Some(*place)),
            Found::Ambiguous(_) => (3, None),
            Found::Lost => (4, None),
        };
        self.grades[grade] += 1;
        let is_gone = matches!(passage.truth.fate, Fate::Gone);
        let is_strict = place.is_some_and(|place| edition.is_strictly(passage, place));
        self.strictly += usize::from(is_strict || grade == 4 && is_gone);
        self.gone += usize::from(is_gone);
        self.gone_lost += usize::from(is_gone && grade == 4);
        if passage.truth.fate == Fate::Untouched && passage.truth.beside.is_empty() {
            let has_copy = !passage.truth.copies.is_empty() || !passage.truth.beside.is_empty();
            self.untouched += 1;
            self.untouched_below += usize::from(grade > 1);
            self.untouched_repeated += usize::from(grade > 1 && (passage.is_repeated || has_copy));
        }
        judgement
    }

    /// The row of the table.
    pub fn row(&mut self, size: &str, mix: &str, way: &str) -> String {
        self.times.sort_by(f64::total_cmp);
        let of = |judgement| self.judged.get(&judgement).copied().unwrap_or_default();
        let right = of(Judgement::Right) + of(Judgement::RightlyLost) + of(Judgement::RightlyOffered);
        let (without, gone) = (of(Judgement::OfferedWithout), of(Judgement::OfferedThoughGone));
        let offered = of(Judgement::RightlyOffered) + of(Judgement::Offered) + without + gone;
        format!(
            "| {size} | {mix} | {way} | {:.2} | {:.2} | {} | {} | {} of {} | {} | {} | {} | {offered} ({}) | {} | {} of {} ({}) | {} |",
            self.times.first().copied().unwrap_or_default(),
            self.times.get(self.times.len() / 2).copied().unwrap_or_default(),
            share(right, self.count),
            share(self.strictly, self.count),
            share(self.gone_lost, self.gone),
            self.gone,
            of(Judgement::WrongSure),
            of(Judgement::Oversold),
            of(Judgement::WrongFuzzy),
            without + gone,
            of(Judgement::Missed),
            share(self.untouched_below, self.untouched),
            self.untouched,
            self.untouched_repeated,
            self.grades.map(|count| count.to_string()).join(" / "),
        )
    }
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.3} %", 100.0 * part as f64 / whole as f64) }
}
