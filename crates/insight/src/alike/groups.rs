//! Places that are near to one another, each in one group.
//! Invariant: every member of a group is near to its middle, and no two members of whatever groups overlap. Not here: how
//! near places are found (`near`), what is told of a group (`alike`).

use std::collections::BTreeMap;
use std::ops::Range;

use super::likeness::Likeness;

/// Places of so much the same words are one place: of four words three.
const SAME_PLACE: (usize, usize) = (3, 4);

/// A sentence or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub sentence: usize,
    /// The first of its words, and the one behind the last.
    pub start: usize,
    pub end: usize,
}

impl Place {
    /// The words of it.
    pub fn words(&self) -> Range<usize> {
        self.start..self.end
    }

    fn shared(&self, other: &Place) -> usize {
        if self.sentence != other.sentence {
            return 0;
        }
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }
}

/// What is near to each place, and how near.
#[derive(Default)]
pub(crate) struct Near {
    others: BTreeMap<Place, Vec<(Place, Likeness)>>,
}

impl Near {
    /// Adds two places that are near.
    pub fn add(&mut self, one: Place, other: Place, likeness: Likeness) {
        let (one, other) = (self.known(one), self.known(other));
        let differing = (likeness.differing.1.clone(), likeness.differing.0.clone());
        let turned = Likeness { differing, ..likeness.clone() };
        self.others.entry(one).or_default().push((other, turned));
        self.others.entry(other).or_default().push((one, likeness));
    }

    /// The place that is known already and is as good as this one.
    fn known(&self, place: Place) -> Place {
        let (sentence, (part, whole)) = (place.sentence, SAME_PLACE);
        let all = Place { sentence, start: 0, end: 0 }..Place { sentence: sentence + 1, start: 0, end: 0 };
        let is_same = |other: &&Place| {
            let shared = place.shared(other) * whole;
            shared >= place.words().len() * part && shared >= other.words().len() * part
        };
        self.others.range(all).map(|(other, _)| other).find(is_same).copied().unwrap_or(place)
    }

    /// The groups: the place with the most around it takes these first. Only of places that `may_be` members.
    pub fn groups(&self, may_be: impl Fn(&Place) -> bool) -> Vec<(Place, Vec<(Place, Likeness)>)> {
        let mut middles: Vec<(usize, Place)> = self.others.iter().map(|(place, near)| (near.len(), *place)).collect();
        middles.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut taken = Taken::default();
        let mut groups = Vec::new();
        for (_, middle) in middles {
            if taken.has(&middle) || !may_be(&middle) {
                continue;
            }
            let mut own = Taken::default();
            own.take(&middle);
            let mut free: Vec<(Place, Likeness)> = Vec::new();
            for (other, likeness) in self.others.get(&middle).into_iter().flatten() {
                if !taken.has(other) && !own.has(other) && may_be(other) {
                    own.take(other);
                    free.push((*other, likeness.clone()));
                }
            }
            if !free.is_empty() {
                taken.take(&middle);
                free.iter().for_each(|(other, _)| taken.take(other));
                groups.push((middle, free));
            }
        }
        groups
    }
}

/// The places that are in a group already.
#[derive(Default)]
struct Taken(BTreeMap<usize, Vec<Place>>);

impl Taken {
    fn has(&self, place: &Place) -> bool {
        self.0.get(&place.sentence).into_iter().flatten().any(|other| other.shared(place) > 0)
    }

    fn take(&mut self, place: &Place) {
        self.0.entry(place.sentence).or_default().push(*place);
    }
}
