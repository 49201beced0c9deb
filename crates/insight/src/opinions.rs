//! What its author feels or values.
//! Invariant: a sentence at a time, by the rules of phrases. Not here: the phrases (`rules/*/opinions.toml`).

use crate::phrases::Phrases;
use crate::reading::{Reading, Stopped};
use crate::spoken::{LEAST_SCORE, Said};
use crate::suggestion::{Kind, Suggestion};

/// Finds it.
pub(crate) fn opinions(reading: &Reading<'_>, phrases: &Phrases, spoken: &[Said]) -> Result<Vec<Suggestion>, Stopped> {
    let mut found = Vec::new();
    for (index, said) in spoken.iter().enumerate() {
        reading.go_on()?;
        let score = said.weigh(Kind::Opinion, phrases, |_, _| true);
        if score >= LEAST_SCORE {
            found.extend(said.suggest(Kind::Opinion, score, (reading, index), phrases, |_, _| true));
        }
    }
    Ok(found)
}
