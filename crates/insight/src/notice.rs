//! Everything that is noticed in a text, one look after the other.
//! Invariant: no kind is told of a sentence that another has explained away: a cookie banner is no question.

use crate::alike::alike;
use crate::off_topic::off_topic;
use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::suggestion::Suggestion;
use crate::vocabulary::Vocabulary;

/// What is noticed in a text, in its order. Takes time that grows with the text, and hardly faster; ends soon after nobody wants to know.
pub fn notice(reading: &Reading<'_>, rules: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    reading.go_on()?;
    let mut found: Vec<Suggestion> = Vec::new();
    let vocabulary = Vocabulary::of(reading, &rules.common)?;
    found.extend(alike(reading, &vocabulary, rules)?);
    found.extend(off_topic(reading, &vocabulary, rules, &|_| false)?);
    found.sort_by_key(|one| (one.span, one.kind));
    Ok(found)
}
