//! What speaks for and against a conflict, weighed.
//!
//! The weights were learned from marked texts (`training`) and lie in `weights.txt`: a name, and a weight for each sort.
//! Invariant: a score is the logistic of the sum, between 0 and 1. Not here: what is looked at (`compare` and each sort of fact).

use std::sync::LazyLock;

use crate::weights::logistic;

macro_rules! features {
    ($($name:ident $text:literal,)*) => {
        /// Something that can be seen of two statements.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Feature { $($name,)* }

        /// All of them with their names in `weights.txt`.
        pub(crate) const FEATURES: &[(Feature, &str)] = &[$((Feature::$name, $text),)*];
    };
}

features! {
    // What disagrees.
    Any "any",
    Opposed "opposed",
    Office "office",
    // What the statements have in common.
    Shared "shared",
    Coverage "coverage",
    Cosine "cosine",
    InClause "shared-in-clause",
    Rank "nearest-to-each-other",
    RankOfOne "nearest-of-one",
    Meant "meant-alike",
    MeantRank "meant-nearest",
    LaidOut "laid-out",
    AroundAlike "around-alike",
    Strangers "strangers",
    Named "same-name",
    // How they stand to one another.
    Contradiction "contradiction",
    Replies "replies",
    Narrates "narrates",
    Near "near",
    Emphasis "emphasis",
    EmphasisLater "emphasis-later",
    Attributed "attributed",
    ToldApart "told-apart",
    TimesApart "times-apart",
    // The deed that links the facts.
    DeedOnce "deed-once",
    DeedMore "deed-more",
    DeedRare "deed-rare",
    DeedOfLost "deed-of-another-thing",
    SameParties "same-parties",
    OtherParties "other-parties",
    OtherThings "other-things",
    OtherObject "other-object",
    // Dates.
    InMonth "within-a-month",
    InYear "within-a-year",
    InYears "within-years",
    FarYears "far-apart",
    BothDays "both-days",
    RareDays "rare-days",
    Counted "counted",
    Open "open-end",
    YearMissing "year-missing",
    Elsewhere "elsewhere",
    // Numbers.
    Unit "same-unit",
    LooseUnit "loose-unit",
    Age "age",
    Clock "clock",
    Share "share-of-hundred",
    Money "money",
    Measured "measured",
    Lasted "lasted",
    Part "part-of-more",
    Bare "measured-of-what",
    Ratio "ratio",
    RatioFar "ratio-far",
    // Things and names.
    Listed "one-of-many",
    By "by",
    From "from",
    OncePlace "once-place",
    NoDeed "no-deed",
    OfficeRare "office-rare",
    // Denials.
    ClauseFit "clause-fit",
    ClauseShared "clause-shared",
    AllFit "all-fit",
    Firm "denied-firmly",
    Unmet "unmet",
    FirstUnmet "first-unmet",
    Thin "thin",
    Missing "missing",
    Lost "lost",
    Carried "carried",
}

/// What two statements disagree about: each weighs what is seen in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Dates,
    Numbers,
    Things,
    Places,
    Names,
    Denied,
}

impl Sort {
    /// The code of why.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Dates => "dates-differ",
            Sort::Numbers => "numbers-differ",
            Sort::Things => "things-differ",
            Sort::Places => "places-differ",
            Sort::Names => "names-differ",
            Sort::Denied => "denied",
        }
    }
}

/// How many sorts there are: so many weights stand in a line.
pub(crate) const SORTS: usize = 6;

/// The weights of each feature, one for each sort.
static WEIGHTS: LazyLock<Vec<[f32; SORTS]>> = LazyLock::new(|| {
    let file = include_str!("weights.txt");
    let told = |name: &str| file.lines().filter_map(read).find(|(named, _)| *named == name).map(|(_, weights)| weights);
    FEATURES.iter().map(|(_, name)| told(name).unwrap_or_default()).collect()
});

/// A line: a name and its weights.
fn read(line: &str) -> Option<(&str, [f32; SORTS])> {
    let mut words = line.split_whitespace();
    let name = words.next().filter(|name| *name != "#")?;
    let mut weights = [0.0; SORTS];
    for weight in &mut weights {
        *weight = words.next()?.parse().ok()?;
    }
    Some((name, weights))
}

/// What was seen of two statements, summed up.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub sort: Sort,
    sum: f32,
    #[cfg(test)]
    pub seen: Vec<(Feature, f32)>,
}

impl Evidence {
    /// Nothing seen yet.
    pub fn new(sort: Sort) -> Evidence {
        let mut evidence = Evidence {
            sort,
            sum: 0.0,
            #[cfg(test)]
            seen: Vec::new(),
        };
        evidence.add(Feature::Any, 1.0);
        evidence
    }

    /// Adds something that was seen, and how much of it.
    pub fn add(&mut self, feature: Feature, much: f32) -> &mut Self {
        let weight = WEIGHTS.get(feature as usize).and_then(|weights| weights.get(self.sort as usize));
        self.sum += weight.copied().unwrap_or(0.0) * much;
        #[cfg(test)]
        self.seen.push((feature, much));
        self
    }

    /// The same, where it was seen.
    pub fn add_if(&mut self, is_seen: bool, feature: Feature) -> &mut Self {
        if is_seen { self.add(feature, 1.0) } else { self }
    }

    /// How surely it is a conflict, from 0 to 1.
    pub fn score(&self) -> f32 {
        logistic(self.sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_weights_and_every_weight_a_feature() {
        let lines = include_str!("weights.txt").lines().filter(|line| !line.starts_with('#'));
        let mut named = lines.map(|line| read(line).unwrap().0).collect::<Vec<_>>();
        let mut known = FEATURES.iter().map(|(_, name)| *name).collect::<Vec<_>>();
        named.sort_unstable();
        known.sort_unstable();
        assert_eq!(named, known);
    }

    #[test]
    fn what_speaks_for_a_conflict_raises_its_score() {
        let score = |feature| Evidence::new(Sort::Dates).add(feature, 1.0).score();
        assert!(score(Feature::DeedOnce) > score(Feature::ToldApart));
        assert!(Evidence::new(Sort::Dates).score() < 0.5);
    }
}
