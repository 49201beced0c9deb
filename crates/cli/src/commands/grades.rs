//! How passages were found, and where they stand, as lists tell it to persons.
//! Invariant: what is lost or was given up has no place: at the numbers that it keeps stand other words.

use obelus_desk::wire::AnchoringGrade;

/// What stands where there is nothing to say.
pub(super) const NONE: &str = "–";

/// A grade, with the score where it has one.
pub(super) fn grade(anchoring: AnchoringGrade, score: Option<f64>) -> String {
    match anchoring {
        AnchoringGrade::Exact => "exact".to_owned(),
        AnchoringGrade::Moved => "moved".to_owned(),
        AnchoringGrade::Fuzzy => format!("fuzzy {:.2}", score.unwrap_or_default()),
        AnchoringGrade::Ambiguous => "ambiguous".to_owned(),
        AnchoringGrade::Lost => "lost".to_owned(),
    }
}

/// Where a passage stands.
pub(super) fn place(anchoring: AnchoringGrade, start: u64, end: u64) -> String {
    if anchoring == AnchoringGrade::Lost { NONE.to_owned() } else { format!("{start}..{end}") }
}
