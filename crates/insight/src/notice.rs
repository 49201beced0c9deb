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
use crate::suggestion::Suggestion;
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
    found.extend(off_topic(reading, &vocabulary, rules, &is_aside)?);
    let (repeats, conflicts) = (alike(reading, &vocabulary, rules)?, conflicts(reading, rules, &aside)?);
    found.extend(told_apart(reading, repeats, conflicts));
    // A page's own lines name what it offers; a number of a work in them is one all the same.
    let mut lines: Vec<Span> = aside.iter().copied().collect();
    lines.sort();
    let is_around = |one: &Suggestion| {
        let at = lines.partition_point(|line| line.start() <= one.span.start());
        at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(|line| one.span.end() <= line.end())
    };
    let is_cited =
        |one: &Suggestion| matches!(one.why.code.as_str(), "isbn" | "doi" | "number-of-a-work") || !is_around(one);
    found.extend(citations(reading, rules)?.into_iter().filter(is_cited));
    // A page's lines end as they like.
    let is_end = |one: &Suggestion| matches!(one.why.code.as_str(), "cut-off" | "stray-stop" | "open-bracket");
    found.extend(damage(reading, rules)?.into_iter().filter(|one| !(is_end(one) && is_around(one))));
    found.sort_by_key(|one| (one.span, one.kind));
    Ok(found)
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
            time("off-topic", &|| Ok(off_topic(&reading, &vocabulary, &rules, &|_| false)?.len()));
            time("checkable", &|| Ok(crate::checkable(&reading, &rules)?.len()));
            time("everything", &|| Ok(notice(&reading, &rules)?.len()));
        }
    }
}
