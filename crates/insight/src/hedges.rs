//! Statements that lean on nobody who could be asked.
//! Invariant: a sentence at a time, by the rules of phrases. Not here: the phrases (`rules/*/hedges.toml`).

use crate::phrases::Phrases;
use crate::reading::{Reading, Stopped};
use crate::spoken::{LEAST_SCORE, Said};
use crate::suggestion::{Kind, Suggestion};

/// Finds it.
pub(crate) fn hedges(reading: &Reading<'_>, phrases: &Phrases, spoken: &[Said]) -> Result<Vec<Suggestion>, Stopped> {
    let mut found = Vec::new();
    for (index, said) in spoken.iter().enumerate() {
        reading.go_on()?;
        let score = said.weigh(Kind::Hedge, phrases, |_, _| true);
        if score >= LEAST_SCORE {
            found.extend(said.suggest(Kind::Hedge, score, (reading, index), phrases, |_, _| true));
        }
    }
    Ok(found)
}
