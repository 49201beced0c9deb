//! What speaks for and against a conflict, weighed.
//!
//! The weights were learned from marked texts (`training`) and lie in `weights.txt`, a name and a weight a line. Invariant: a
//! score is the logistic of the sum, between 0 and 1. Not here: what is looked at (`compare` and each sort of fact).

use std::sync::LazyLock;

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
    Dates "dates",
    Numbers "numbers",
    Things "things",
    Opposed "opposed",
    Office "office",
    Places "places",
    Names "names",
    Denied "denied",
    // What the statements have in common.
    Shared "shared",
    Coverage "coverage",
    Cosine "cosine",
    InClause "shared-in-clause",
    Rank "nearest-to-each-other",
    Meaning "has-meaning",
    Meant "meant-alike",
    MeantRank "meant-nearest",
    LaidOut "laid-out",
    Strangers "strangers",
    Named "same-name",
    // How they stand to one another.
    Contradiction "contradiction",
    Replies "replies",
    Narrates "narrates",
    Near "near",
    Far "far",
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
    DatesRank "dates-nearest",
    DatesInClause "dates-in-clause",
    Counted "counted",
    Open "open-end",
    YearMissing "year-missing",
    Elsewhere "elsewhere",
    // Numbers.
    Unit "same-unit",
    NumbersRank "numbers-nearest",
    NumbersInClause "numbers-in-clause",
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
    DeniedRank "denied-nearest",
    DeniedLaidOut "denied-laid-out",
    Unmet "unmet",
    FirstUnmet "first-unmet",
    Thin "thin",
    Missing "missing",
    Lost "lost",
    Carried "carried",
}

static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| read(include_str!("weights.txt")));

fn read(file: &str) -> Vec<f32> {
    let told = |name: &str| {
        let lines = file.lines().filter_map(|line| line.split_once(' '));
        lines.filter(|(named, _)| *named == name).find_map(|(_, weight)| weight.trim().parse().ok())
    };
    FEATURES.iter().map(|(_, name)| told(name).unwrap_or(0.0)).collect()
}

/// What was seen of two statements, summed up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    sum: f32,
    #[cfg(test)]
    pub seen: Vec<(Feature, f32)>,
}

impl Evidence {
    /// Adds something that was seen, and how much of it.
    pub fn add(&mut self, feature: Feature, much: f32) -> &mut Self {
        self.sum += WEIGHTS.get(feature as usize).copied().unwrap_or(0.0) * much;
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
        1.0 / (1.0 + (-self.sum).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_weight_and_every_weight_a_feature() {
        let file = include_str!("weights.txt");
        let named = file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
        let mut named = named
            .map(|(name, weight)| weight.trim().parse::<f32>().map(|_| name))
            .collect::<Result<Vec<_>, _>>()
            .unwrap();
        let mut known = FEATURES.iter().map(|(_, name)| *name).collect::<Vec<_>>();
        named.sort_unstable();
        known.sort_unstable();
        assert_eq!(named, known);
    }

    #[test]
    fn what_speaks_for_a_conflict_raises_its_score() {
        let score = |feature| Evidence::default().add(feature, 1.0).score();
        assert!((Evidence::default().score() - 0.5).abs() < 1e-6);
        assert!(score(Feature::DeedOnce) > score(Feature::ToldApart));
    }
}
