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

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use obelus_text::{CanonicalText, sentences};

    use super::*;

    /// What each part takes of the whole: a line for each, in the order of [`notice`].
    #[test]
    #[ignore = "tells times, and only an optimised build tells true ones"]
    fn the_cost_of_each_part() {
        let rules = Rules::built_in().unwrap();
        for size in [100_000, 1_000_000, 10_000_000] {
            let text = CanonicalText::new(&obelus_testkit::prose(size)).unwrap();
            let spans = sentences(&text);
            let reading = Reading::new(&text, &spans, &|| true);
            let vocabulary = Vocabulary::of(&reading, &rules.common).unwrap();
            println!("{size} bytes, {} sentences", spans.len());
            let time = |name: &str, part: &dyn Fn() -> Result<usize, Stopped>| {
                let start = Instant::now();
                let found = part().unwrap();
                println!("  {name:<12} {:>8.1?}  {found}", start.elapsed());
            };
            time("vocabulary", &|| Ok(Vocabulary::of(&reading, &rules.common)?.words().len()));
            time("alike", &|| Ok(alike(&reading, &vocabulary, &rules)?.len()));
            time("off-topic", &|| Ok(off_topic(&reading, &vocabulary, &rules, &|_| false)?.len()));
            time("checkable", &|| Ok(crate::checkable(&reading, &rules)?.len()));
            time("everything", &|| Ok(notice(&reading, &rules)?.len()));
        }
    }
}
