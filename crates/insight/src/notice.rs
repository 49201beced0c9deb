//! Everything that is noticed in a text, one look after the other.
//! Invariant: no kind is told of a sentence that another has explained away: a cookie banner is no question.

use crate::citations::citations;
use crate::damage::damage;
use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::suggestion::Suggestion;

/// What is noticed in a text, in its order. Takes time that grows with the text, and hardly faster; ends soon after nobody wants to know.
pub fn notice(reading: &Reading<'_>, rules: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    reading.go_on()?;
    let mut found: Vec<Suggestion> = Vec::new();
    found.extend(citations(reading, rules)?);
    found.extend(damage(reading, rules)?);
    found.sort_by(|one, other| (one.span, one.kind).cmp(&(other.span, other.kind)));
    Ok(found)
}
