//! Everything that is noticed in a text, one look after the other.
//! Invariant: no kind is told of a sentence that another has explained away: a cookie banner is no question.

use std::collections::{BTreeMap, HashMap, HashSet};

use obelus_text::Span;

use crate::alike::{alike, same_words};
use crate::boilerplate::boilerplate;
use crate::citations::citations;
use crate::conflicts::conflicts;
use crate::damage::damage;
use crate::hedges::hedges;
use crate::off_topic::off_topic;
use crate::opinions::opinions;
use crate::questions::questions;
use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::spoken::spoken;
use crate::suggestion::{Kind, Suggestion};
use crate::vocabulary::Vocabulary;
use crate::words::wording;

/// What is noticed in a text, in its order. Takes time that grows with the text, and hardly faster; ends soon after nobody wants to know.
pub fn notice(reading: &Reading<'_>, rules: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    reading.go_on()?;
    let said = spoken(reading, &rules.phrases)?;
    let vocabulary = Vocabulary::of(reading, &rules.common)?;
    let mut found = boilerplate(reading, &rules.phrases, &said)?;
    let aside: HashSet<Span> = found.iter().map(|one| one.span).collect();
    // Of what a page carries around its text nothing else is told that a sentence may be.
    let of_text = |one: &Suggestion| !aside.contains(&one.span);
    found.extend(questions(reading, &rules.phrases, &said)?.into_iter().filter(of_text));
    found.extend(opinions(reading, &rules.phrases, &said)?.into_iter().filter(of_text));
    found.extend(hedges(reading, &rules.phrases, &said)?.into_iter().filter(of_text));
    let is_aside = |index: usize| reading.span(index).is_some_and(|span| aside.contains(&span));
    let repeats = alike(reading, &vocabulary, rules)?;
    let citations = citations(reading, rules)?;
    let settled = settled(reading, &repeats, &citations);
    found.extend(off_topic(reading, &vocabulary, rules, &is_aside, &|index| settled.contains(&index))?);
    found.extend(citations);
    let conflicts = conflicts(reading, rules, &stating_nothing(&found))?;
    found.extend(told_apart(reading, repeats, conflicts));
    found.extend(damage(reading, rules)?);
    found.sort_by_key(|one| (one.span, one.kind));
    Ok(found)
}

/// The sentences that state nothing of what the text is about: what the page carries, what is out of place, and entries of
/// notes and bibliographies.
pub(crate) fn stating_nothing(found: &[Suggestion]) -> HashSet<Span> {
    let is_nothing = |one: &&Suggestion| match one.kind {
        Kind::Boilerplate | Kind::OffTopic => true,
        Kind::Citation => matches!(one.why.code.as_str(), "bibliography" | "footnote"),
        _ => false,
    };
    found.iter().filter(is_nothing).map(|one| one.span).collect()
}

/// The sentences that belong to the text for another reason than what they are about: they are said twice, or name a source.
fn settled(reading: &Reading<'_>, repeats: &[Suggestion], citations: &[Suggestion]) -> HashSet<usize> {
    let cited = citations.iter().filter(|one| one.why.code != "web-address").map(|one| one.span);
    let starts = repeats.iter().flat_map(places).chain(cited).map(|place| place.start());
    let spans = reading.spans();
    starts.filter_map(|start| spans.partition_point(|span| span.start() <= start).checked_sub(1)).collect()
}

/// No two sentences are the same and contradict each other: what differs in a date, a number, a name or a thing contradicts,
/// however alike the rest is; where all words are nearly the same, neither denies the other. Of a group that a conflict
/// breaks, what says the very same words stays together.
fn told_apart(reading: &Reading<'_>, repeats: Vec<Suggestion>, conflicts: Vec<Suggestion>) -> Vec<Suggestion> {
    let groups: HashMap<Span, usize> =
        repeats.iter().enumerate().flat_map(|(at, one)| places(one).map(move |place| (place, at))).collect();
    let group = |conflict: &Suggestion| {
        let mut groups = places(conflict).map(|place| groups.get(&place));
        let first = groups.next().flatten()?;
        groups.all(|other| other == Some(first)).then_some(*first)
    };
    let is_denial = |conflict: &Suggestion| conflict.why.code == "denied";
    let broken: HashSet<usize> = conflicts.iter().filter(|one| !is_denial(one)).filter_map(group).collect();
    let told = conflicts.iter().filter(|one| !is_denial(one) || group(one).is_none()).cloned();
    let parts = |(at, one): (usize, &Suggestion)| match broken.contains(&at) {
        true => exact_parts(reading, one),
        false => vec![one.clone()],
    };
    told.chain(repeats.iter().enumerate().flat_map(parts)).collect()
}

/// The parts of a group of repeats whose words are all the same.
fn exact_parts(reading: &Reading<'_>, group: &Suggestion) -> Vec<Suggestion> {
    let mut parts: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for place in places(group) {
        let words = reading.whole().slice(place).unwrap_or_default();
        parts.entry(wording(words)).or_default().push(place);
    }
    parts.into_values().filter(|part| part.len() > 1).filter_map(|part| same_words(&part)).collect()
}

fn places(one: &Suggestion) -> impl Iterator<Item = Span> {
    std::iter::once(one.span).chain(one.related.iter().copied())
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
            let said = spoken(&reading, &rules.phrases).unwrap();
            time("spoken", &|| Ok(spoken(&reading, &rules.phrases)?.len()));
            time("boilerplate", &|| Ok(boilerplate(&reading, &rules.phrases, &said)?.len()));
            time("questions", &|| Ok(questions(&reading, &rules.phrases, &said)?.len()));
            time("opinions", &|| Ok(opinions(&reading, &rules.phrases, &said)?.len()));
            time("hedges", &|| Ok(hedges(&reading, &rules.phrases, &said)?.len()));
            time("conflicts", &|| Ok(conflicts(&reading, &rules, &HashSet::new())?.len()));
            time("citations", &|| Ok(citations(&reading, &rules)?.len()));
            time("damage", &|| Ok(damage(&reading, &rules)?.len()));
            time("alike", &|| Ok(alike(&reading, &vocabulary, &rules)?.len()));
            time("off-topic", &|| Ok(off_topic(&reading, &vocabulary, &rules, &|_| false, &|_| false)?.len()));
            time("checkable", &|| Ok(crate::checkable(&reading, &rules)?.len()));
            time("everything", &|| Ok(notice(&reading, &rules)?.len()));
        }
    }
}
