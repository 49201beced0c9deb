//! Whether two statements about the same thing disagree: their dates, numbers and things, and whether one denies the other.
//! Invariant: what agrees within its precision never disagrees. Not here: which pairs are compared (`candidates`).

use std::ops::Range;

use super::parties::{Parties, may_be_same, parties, told_apart};
use super::topic::{Match, Topic, part_shared};
use crate::quantities::Measure;
use crate::statements::{Counted, Dated, Part, Role, Run, Statement, Vocabulary};

/// How two statements disagree.
#[derive(Clone, Debug)]
pub(crate) struct Disagreement {
    pub code: &'static str,
    pub score: f32,
    /// The words in each, in bytes of its sentence.
    pub words: [Range<usize>; 2],
}

/// The likeliest way in which two statements disagree.
pub(crate) fn compare(one: &Statement, other: &Statement, vocabulary: &Vocabulary) -> Option<Disagreement> {
    let topic = Topic::new(one, other, vocabulary);
    if topic.matches.is_empty() {
        return None;
    }
    let pair = Pair { one, other, topic, vocabulary };
    let found = [pair.dates(), pair.numbers(), pair.things(), pair.names(), pair.denied()];
    found.into_iter().flatten().max_by(|one, other| one.score.total_cmp(&other.score))
}

struct Pair<'a> {
    one: &'a Statement,
    other: &'a Statement,
    topic: Topic,
    vocabulary: &'a Vocabulary,
}

impl Pair<'_> {
    /// What speaks for the same thing, beside the deed or the counted.
    fn common(&self, without: &[u32]) -> f32 {
        let shared = self.topic.shared_without(without);
        let strangers = if self.topic.are_strangers { -0.22 } else { 0.0 };
        let named = if self.topic.is_named { 0.06 } else { 0.0 };
        let denial = 0.12 * f32::from(self.one.denial.max(self.other.denial)) / 100.0;
        // Who tells a story goes on to the next thing; who contradicts does so elsewhere.
        let apart = self.one.sentence.abs_diff(self.other.sentence);
        let near = if apart <= 2 && denial == 0.0 { -0.12 } else { 0.0 };
        let serial = -0.4 * told_apart(self.one, self.other);
        0.16 * shared.min(2.2) + 0.25 * self.topic.coverage() + strangers + named + denial + near + serial
    }

    fn dates(&self) -> Option<Disagreement> {
        let mut best: Option<Disagreement> = None;
        for one in &self.one.dates {
            for other in &self.other.dates {
                let Some(apart) = one.when.apart(&other.when) else { continue };
                if apart == 0 || self.dates_agree(one, other) {
                    continue;
                }
                let (deed, link) = self.deed_of_dates(one, other);
                let far = match apart {
                    ..=400 => 0.08,
                    401..=1500 => 0.03,
                    1501..=5500 => -0.03,
                    _ => -0.15,
                };
                let counted = if one.is_counted || other.is_counted { -0.05 } else { 0.0 };
                let reach = if one.when.reach == other.when.reach { 0.0 } else { -0.05 };
                let score = link + self.common(&deed) + far + counted + reach;
                if best.as_ref().is_none_or(|best| best.score < score) {
                    best = Some(Disagreement {
                        code: "dates-differ",
                        score,
                        words: [one.bytes.clone(), other.bytes.clone()],
                    });
                }
            }
        }
        best
    }

    /// Whether one of the dates stands in the other statement, too.
    fn dates_agree(&self, one: &Dated, other: &Dated) -> bool {
        let agrees = |dates: &[Dated], with: &Dated| dates.iter().any(|date| date.when.agrees(&with.when));
        agrees(&self.other.dates, one) || agrees(&self.one.dates, other)
    }

    /// The shared deed that both dates belong to, and how much that says.
    fn deed_of_dates(&self, one: &Dated, other: &Dated) -> (Vec<u32>, f32) {
        let mut best = (Vec::new(), 0.0);
        for deed in self.topic.deeds() {
            let is_once = matches!(deed.one.part, Part::Deed { is_once: true });
            let near = nearest(self.one, deed.id, &one.at) * nearest(self.other, deed.id, &other.at);
            let link = (if is_once { 0.42 } else { 0.26 }) * near + self.parties(deed);
            if link > best.1 {
                best = (vec![deed.id], link);
            }
        }
        best
    }

    /// What speaks for the same doing it.
    fn parties(&self, deed: &Match) -> f32 {
        match parties(self.one, self.other, (deed.one.at, deed.other.at), self.vocabulary) {
            Parties::Same => 0.06,
            Parties::Unknown => 0.0,
            Parties::Others => -0.3,
        }
    }

    /// Another place of the same deed, or another who did it.
    fn names(&self) -> Option<Disagreement> {
        let mut best: Option<Disagreement> = None;
        for deed in self.topic.deeds() {
            let is_once = matches!(deed.one.part, Part::Deed { is_once: true });
            for one in self.one.runs.iter().filter(|run| run.role != Role::None) {
                for other in self.other.runs.iter().filter(|run| run.role == one.role) {
                    if self.is_said_by_both(one, other) {
                        continue;
                    }
                    let near = nearest(self.one, deed.id, &one.at) * nearest(self.other, deed.id, &other.at);
                    let (code, link) = if one.role == Role::By {
                        ("names-differ", 0.3)
                    } else {
                        ("places-differ", if is_once { 0.24 } else { 0.06 })
                    };
                    let common = self.common(&[deed.id])
                        + if self.topic.are_strangers && one.role == Role::By { 0.22 } else { 0.0 };
                    let dates = if self.dates_are_apart() { -0.2 } else { 0.0 };
                    let score = link * near + self.parties(deed).max(-0.1) + common + dates;
                    if best.as_ref().is_none_or(|best| best.score < score) {
                        best = Some(Disagreement { code, score, words: [one.bytes.clone(), other.bytes.clone()] });
                    }
                }
            }
        }
        best
    }

    /// Whether a name may be one that the other statement has, too.
    fn is_said_by_both(&self, one: &Run, other: &Run) -> bool {
        let joined = |one: &Run, other: &Run| {
            one.ids.iter().any(|id| other.ids.iter().any(|with| self.vocabulary.are_joined(*id, *with)))
        };
        let has = |statement: &Statement, run: &Run| {
            statement.runs.iter().any(|it| may_be_same(it, run, self.vocabulary) || joined(it, run))
        };
        has(self.other, one) || has(self.one, other)
    }

    /// Whether the statements speak of different times.
    fn dates_are_apart(&self) -> bool {
        let mut pairs =
            self.one.dates.iter().flat_map(|one| self.other.dates.iter().map(move |other| one.when.apart(&other.when)));
        let is_any = !self.one.dates.is_empty() && !self.other.dates.is_empty();
        is_any && pairs.all(|apart| apart.is_some_and(|days| days > 0))
    }

    fn numbers(&self) -> Option<Disagreement> {
        let mut best: Option<Disagreement> = None;
        for one in &self.one.numbers {
            for other in &self.other.numbers {
                if one.quantity.measure != other.quantity.measure
                    || one.quantity.agrees(&other.quantity)
                    || self.numbers_agree(one, other)
                {
                    continue;
                }
                let Some((units, link)) = self.unit(one, other) else { continue };
                let ratio =
                    one.quantity.most.max(other.quantity.most) / one.quantity.most.min(other.quantity.most).max(0.01);
                let far = if ratio > 25.0 { -0.15 } else { 0.0 };
                let times = if self.dates_are_apart() { -0.25 } else { 0.0 };
                let score = link + self.common(&units) + far + times;
                if best.as_ref().is_none_or(|best| best.score < score) {
                    best = Some(Disagreement {
                        code: "numbers-differ",
                        score,
                        words: [one.bytes.clone(), other.bytes.clone()],
                    });
                }
            }
        }
        best
    }

    fn numbers_agree(&self, one: &Counted, other: &Counted) -> bool {
        let agrees = |numbers: &[Counted], with: &Counted| {
            numbers.iter().any(|number| {
                number.quantity.measure == with.quantity.measure && number.quantity.agrees(&with.quantity)
            })
        };
        agrees(&self.other.numbers, one) || agrees(&self.one.numbers, other)
    }

    /// What both numbers count, and how much that says.
    fn unit(&self, one: &Counted, other: &Counted) -> Option<(Vec<u32>, f32)> {
        let units = one.units.iter().filter(|unit| other.units.contains(unit)).copied().collect::<Vec<_>>();
        let weight = units.iter().map(|unit| self.vocabulary.weight(*unit)).fold(0.0, f32::max);
        match one.quantity.measure {
            Measure::Things if units.is_empty() => None,
            Measure::Things => Some((units, 0.16 + 0.22 * weight)),
            Measure::Age => Some((units, 0.26)),
            Measure::Clock => Some((units, 0.22)),
            Measure::Share | Measure::Length | Measure::Weight => Some((units, 0.18)),
        }
    }

    fn things(&self) -> Option<Disagreement> {
        let mut best: Option<Disagreement> = None;
        for one in &self.one.things {
            for other in self.other.things.iter().filter(|other| other.sort == one.sort && other.thing != one.thing) {
                let has = |statement: &Statement, thing: u32| {
                    statement.things.iter().any(|it| it.thing == thing && !is_negated(statement, it.at))
                };
                let is_both = has(self.one, other.thing) || has(self.other, one.thing);
                if is_both || is_negated(self.one, one.at) || is_negated(self.other, other.at) {
                    continue;
                }
                let deed = self.topic.deeds().next().map_or(0.0, |_| 0.08);
                let score = 0.12 + deed + self.common(&[]);
                if best.as_ref().is_none_or(|best| best.score < score) {
                    best = Some(Disagreement {
                        code: "things-differ",
                        score,
                        words: [one.bytes.clone(), other.bytes.clone()],
                    });
                }
            }
        }
        best
    }

    /// One says that what the other says is not so.
    fn denied(&self) -> Option<Disagreement> {
        let forth =
            denial(self.one, self.other, self.vocabulary).map(|(score, words, denied)| (score, [words, denied]));
        let back = denial(self.other, self.one, self.vocabulary).map(|(score, words, denied)| (score, [denied, words]));
        let (score, words) = [forth, back].into_iter().flatten().max_by(|one, other| one.0.total_cmp(&other.0))?;
        let strangers = if self.topic.are_strangers { -0.2 } else { 0.0 };
        let apart = self.one.sentence.abs_diff(self.other.sentence);
        let near = if apart == 1 && self.one.denial.max(self.other.denial) < 60 { -0.1 } else { 0.0 };
        Some(Disagreement { code: "denied", score: score + strangers + near, words })
    }
}

/// How surely the first statement denies the second, with the words that do and those that are denied.
fn denial(one: &Statement, other: &Statement, vocabulary: &Vocabulary) -> Option<(f32, Range<usize>, Range<usize>)> {
    let mut best: Option<(f32, Range<usize>, Range<usize>)> = None;
    for (at, bytes) in &one.negations {
        let clause = one.clause(*at);
        let begin = clause.checked_sub(1).and_then(|before| one.clauses.get(before)).copied().unwrap_or(0);
        let end = one.clauses.get(clause).copied().unwrap_or(u16::MAX - 1);
        let (whole, shared, count) = part_shared(one, other, &(begin..end), vocabulary);
        let (in_all, all_shared, _) = part_shared(one, other, &(0..u16::MAX - 1), vocabulary);
        let is_carried = one.terms.iter().any(|term| term.part == Part::Carried && other.has(term.id));
        // What is negated stands behind the word: somebody who never wrote may have drawn.
        let behind = one.terms.iter().filter(|term| (*at..end).contains(&term.at)).map(|term| term.at).min();
        let is_met = behind.is_none_or(|behind| one.terms.iter().any(|term| term.at == behind && other.has(term.id)));
        if whole <= 0.0 || count == 0 || !is_met {
            continue;
        }
        // A statement that negates the same thing agrees.
        let shared_at = other.terms.iter().filter(|term| one.has(term.id) && term.at != u16::MAX).map(|term| term.at);
        let places = shared_at.collect::<Vec<_>>();
        if places.iter().any(|at| is_negated(other, *at)) {
            continue;
        }
        let first = places.iter().min().and_then(|at| other.bytes(*at));
        let last = places.iter().max().and_then(|at| other.bytes(*at));
        let denied = first.zip(last).map_or(0..0, |(first, last)| first.start..last.end);
        let score = 0.05
            + 0.33 * (shared / whole)
            + 0.14 * shared.min(2.2)
            + 0.14 * (all_shared / in_all.max(0.1))
            + if is_carried { 0.08 } else { 0.0 }
            + 0.2 * f32::from(one.denial) / 100.0;
        if best.as_ref().is_none_or(|(best, ..)| *best < score) {
            best = Some((score, bytes.clone(), denied));
        }
    }
    best
}

/// Whether a negation stands before a lexeme in its clause.
fn is_negated(statement: &Statement, at: u16) -> bool {
    statement.negations.iter().any(|(negation, _)| {
        *negation <= at && at - negation < 9 && statement.clause(*negation) == statement.clause(at)
    })
}

/// How near a word of a statement stands to some lexemes, from 0 to 1.
fn nearest(statement: &Statement, id: u32, place: &Range<u16>) -> f32 {
    let clause = statement.clause(place.start);
    let near = statement.of(id).filter(|term| term.at != u16::MAX).map(|term| {
        match statement.clause(term.at).abs_diff(clause) {
            0 => 1.0,
            1 => 0.85,
            2 => 0.65,
            _ => 0.45,
        }
    });
    near.fold(0.0, f32::max)
}
