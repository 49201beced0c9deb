//! What its author feels or values.
//! Invariant: a sentence at a time, by the rules of phrases; what is told of somebody who thinks so is less of an
//! opinion. Not here: the phrases (`rules/*/opinions.toml`).

use crate::phrases::Phrases;
use crate::reading::{Reading, Stopped};
use crate::spoken::{LEAST_SCORE, Said};
use crate::suggestion::{Kind, Suggestion};

/// What is left of an opinion that somebody unnamed is said to have.
const OF_OTHERS: f32 = 0.75;

/// Finds the opinions.
pub(crate) fn opinions(reading: &Reading<'_>, phrases: &Phrases, spoken: &[Said]) -> Result<Vec<Suggestion>, Stopped> {
    let mut found = Vec::new();
    for (index, said) in spoken.iter().enumerate() {
        reading.go_on()?;
        let is_of_others = said.weigh(Kind::Hedge, phrases, |rule, _| rule.reason == Some("vague-who")) >= LEAST_SCORE;
        let score = said.weigh(Kind::Opinion, phrases, |_, _| true) * if is_of_others { OF_OTHERS } else { 1.0 };
        if score >= LEAST_SCORE {
            found.extend(said.suggest(Kind::Opinion, score, (reading, index), phrases, |_, _| true));
        }
    }
    Ok(found)
}
