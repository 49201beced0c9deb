//! How much two statements are about the same thing: the words that they share, by how rare those are.
//! Invariant: a word and its class count once. Not here: what they say about it (`compare`).

use std::ops::Range;

use super::parties::may_be_same;
use crate::statements::{Part, Run, Statement, Term, Vocabulary};

/// A place in both statements at which they say the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub id: u32,
    pub weight: f32,
    pub one: Term,
    pub other: Term,
}

/// What two statements have in common.
#[derive(Debug, Default)]
pub(crate) struct Topic {
    /// Each place of the first statement that the second has, too.
    pub matches: Vec<Match>,
    /// The weights of all places of each.
    pub whole: [f32; 2],
    /// Whether both name somebody or something, and nothing in common.
    pub are_strangers: bool,
    /// Whether a name is shared that both say themselves.
    pub is_named: bool,
}

impl Topic {
    pub fn new(one: &Statement, other: &Statement, vocabulary: &Vocabulary) -> Topic {
        let mut found = Topic { whole: [one.whole, other.whole], ..Topic::default() };
        let mut matches: Vec<Match> = Vec::new();
        for term in &one.terms {
            let Some(same) = best(other.of(term.id)) else { continue };
            let is_carried = term.part == Part::Carried || same.part == Part::Carried;
            let is_both = term.part == Part::Carried && same.part == Part::Carried;
            let weight = vocabulary.weight(term.id)
                * if is_both {
                    0.35
                } else if is_carried {
                    0.7
                } else {
                    1.0
                };
            matches.push(Match { id: term.id, weight, one: *term, other: *same });
        }
        // A place of the first counts once, and one of the second, too.
        matches.sort_by(|one, other| other.weight.total_cmp(&one.weight));
        let mut taken: [Vec<u16>; 2] = Default::default();
        let mut carried: Vec<u32> = Vec::new();
        for found_match in matches {
            let places = [found_match.one.at, found_match.other.at];
            let is_taken = places.iter().zip(&taken).any(|(at, taken)| *at != u16::MAX && taken.contains(at));
            if is_taken || carried.contains(&found_match.id) {
                // The deed is wanted by itself, but adds nothing.
                if matches!(found_match.one.part, Part::Deed { .. }) {
                    found.matches.push(Match { weight: 0.0, ..found_match });
                }
                continue;
            }
            carried.push(found_match.id);
            places.iter().zip(&mut taken).for_each(|(at, taken)| taken.push(*at));
            found.matches.push(found_match);
        }
        let same = |run: &Run| other.runs.iter().any(|with| may_be_same(run, with));
        let is_carried =
            found.matches.iter().any(|found| found.one.part == Part::Carried || found.other.part == Part::Carried);
        found.is_named = one.runs.iter().any(same);
        found.are_strangers = names(one) && names(other) && !found.is_named && !is_carried;
        found
    }

    /// The weight of what is shared.
    pub fn shared(&self) -> f32 {
        self.matches.iter().map(|found| found.weight).sum()
    }

    /// The same without the places of some words.
    pub fn shared_without(&self, ids: &[u32]) -> f32 {
        let places =
            self.matches.iter().filter(|found| ids.contains(&found.id)).map(|found| found.one.at).collect::<Vec<_>>();
        self.matches.iter().filter(|found| !places.contains(&found.one.at)).map(|found| found.weight).sum()
    }

    /// The weight of what is shared beside a deed and whoever stands before it in the first statement.
    pub fn shared_things(&self, deed: &Match) -> f32 {
        let is_thing = |found: &&Match| {
            found.one.at != deed.one.at && found.one.part != Part::Carried && found.other.part != Part::Carried
        };
        let names = self.matches.iter().filter(is_thing).filter(|found| found.one.part == Part::Name).count();
        let things = self.matches.iter().filter(is_thing).filter(|found| found.one.part != Part::Name || names > 1);
        things.map(|found| found.weight).sum()
    }

    /// Which part of the shorter statement the other has.
    pub fn coverage(&self) -> f32 {
        let least = self.whole.iter().copied().fold(f32::INFINITY, f32::min);
        if least > 0.0 { (self.shared() / least).min(1.0) } else { 0.0 }
    }

    /// The shared deeds.
    pub fn deeds(&self) -> impl Iterator<Item = &Match> {
        let is_deed = |term: &Term| matches!(term.part, Part::Deed { .. });
        self.matches.iter().filter(move |found| is_deed(&found.one) && is_deed(&found.other))
    }
}

fn names(statement: &Statement) -> bool {
    statement.terms.iter().any(|term| matches!(term.part, Part::Name | Part::Carried))
}

fn best<'t>(mut terms: impl Iterator<Item = &'t Term>) -> Option<&'t Term> {
    terms.next()
}

/// The weight of the places of some lexemes, and of those among them that the other has.
pub(crate) fn part_shared(
    statement: &Statement,
    other: &Statement,
    part: &Range<u16>,
    vocabulary: &Vocabulary,
) -> (f32, f32, usize) {
    let mut places: Vec<(u16, bool, f32)> = Vec::new();
    for term in statement.terms.iter().filter(|term| part.contains(&term.at)) {
        let is_shared = other.has(term.id);
        let weight = vocabulary.weight(term.id);
        match places.iter_mut().find(|(at, ..)| *at == term.at) {
            Some(place) if is_shared && !place.1 => (place.1, place.2) = (true, weight),
            Some(place) if is_shared == place.1 => place.2 = place.2.max(weight),
            Some(_) => {}
            None => places.push((term.at, is_shared, weight)),
        }
    }
    let shared = places.iter().filter(|(_, is_shared, _)| *is_shared);
    (places.iter().map(|place| place.2).sum(), shared.clone().map(|place| place.2).sum(), shared.count())
}
