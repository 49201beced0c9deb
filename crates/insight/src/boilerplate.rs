//! What a page carries around its text: consent, feeds, counts, navigation, credits.
//! Invariant: a sentence at a time, by the rules of phrases. Not here: the phrases (`rules/*/boilerplate.toml`).

use crate::phrases::Phrases;
use crate::reading::{Reading, Stopped};
use crate::spoken::{LEAST_SCORE, Said};
use crate::suggestion::{Kind, Suggestion};

/// A long sentence that only mentions a page's furniture is about something else: below this part of its words the
/// likelihood falls with it.
const WHOLE_PART: f32 = 0.2;

/// Finds it.
pub(crate) fn boilerplate(
    reading: &Reading<'_>,
    phrases: &Phrases,
    spoken: &[Said],
) -> Result<Vec<Suggestion>, Stopped> {
    let mut found = Vec::new();
    for (index, said) in spoken.iter().enumerate() {
        reading.go_on()?;
        let score = said.weigh(Kind::Boilerplate, phrases, |_, _| true) * (part(said, phrases) / WHOLE_PART).min(1.0);
        if score >= LEAST_SCORE {
            found.extend(said.suggest(Kind::Boilerplate, score, (reading, index), phrases, |_, _| true));
        }
    }
    Ok(found)
}

/// Which part of the words of a sentence the rules are about.
fn part(said: &Said, phrases: &Phrases) -> f32 {
    let fired = said.of(Kind::Boilerplate, phrases).filter(|(rule, _)| rule.weight > 0.0);
    let words = fired.map(|(_, fired)| fired.words.len()).sum::<usize>();
    words as f32 / said.words.max(1) as f32
}
