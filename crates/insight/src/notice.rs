//! Everything that is noticed in a text, one look after the other.
//! Invariant: no kind is told of a sentence that another has explained away: a cookie banner is no question.

use std::collections::{BTreeMap, HashSet};

use obelus_text::Span;

use crate::alike::{alike, same_words};
use crate::boilerplate::boilerplate;
use crate::citations::citations;
use crate::common::folded;
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
use crate::together;
use crate::vocabulary::Vocabulary;
use crate::words::wording;

/// A name of fewer letters is another with one less.
const LEAST_LETTERS: usize = 7;

/// What is noticed in a text, in its order. Takes time that grows with the text, and hardly faster; ends soon after nobody wants to know.
pub fn notice(reading: &Reading<'_>, rules: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    reading.go_on()?;
    std::thread::scope(|scope| {
        let cited = scope.spawn(|| citations(reading, rules));
        let said = spoken(reading, &rules.phrases)?;
        let vocabulary = Vocabulary::of(reading, &rules.common)?;
        let repeats = alike(reading, &vocabulary, rules)?;
        let cited = together::found(cited)?;
        let damaged = scope.spawn(|| damage(reading, rules));
        let mut found = boilerplate(reading, rules, &vocabulary, &said, &cited)?;
        let aside: HashSet<Span> = found.iter().map(|one| one.span).collect();
        // Of what a page carries around its text nothing else is told that a sentence may be.
        let of_text = |one: &Suggestion| !aside.contains(&one.span);
        found.extend(questions(reading, rules, &said)?.into_iter().filter(of_text));
        found.extend(opinions(reading, &rules.phrases, &said)?.into_iter().filter(of_text));
        found.extend(hedges(reading, &rules.phrases, &said)?.into_iter().filter(of_text));
        let is_aside = |index: usize| reading.span(index).is_some_and(|span| aside.contains(&span));
        let settled = settled(reading, &repeats, &cited);
        found.extend(off_topic(reading, &vocabulary, rules, &is_aside, &|index| settled.contains(&index))?);
        let lines = Lines::of(&aside);
        found.extend(cited.into_iter().filter(|one| !lines.offer(one)));
        let conflicts = conflicts(reading, rules, &stating_nothing(&found))?;
        found.extend(told_apart(reading, repeats, conflicts));
        found.extend(together::found(damaged)?.into_iter().filter(|one| !lines.end(one)));
        found.sort_by_key(|one| (one.span, one.kind));
        Ok(found)
    })
}

/// What a page carries around its text, in the order of the text.
struct Lines(Vec<Span>);

impl Lines {
    fn of(aside: &HashSet<Span>) -> Lines {
        let mut lines: Vec<Span> = aside.iter().copied().collect();
        lines.sort();
        Lines(lines)
    }

    fn hold(&self, one: &Suggestion) -> bool {
        let at = self.0.partition_point(|line| line.start() <= one.span.start());
        at.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|line| one.span.end() <= line.end())
    }

    /// Whether they name something that the page offers; a number of a work in them is a citation all the same.
    fn offer(&self, one: &Suggestion) -> bool {
        !matches!(one.why.code.as_str(), "isbn" | "doi" | "number-of-a-work") && self.hold(one)
    }

    /// Whether one of them ends as it likes.
    fn end(&self, one: &Suggestion) -> bool {
        matches!(one.why.code.as_str(), "cut-off" | "stray-stop" | "open-bracket") && self.hold(one)
    }
}

/// The sentences that belong to the text for another reason than what they are about: they are said twice, or name a source.
fn settled(reading: &Reading<'_>, repeats: &[Suggestion], citations: &[Suggestion]) -> HashSet<usize> {
    let cited = citations.iter().filter(|one| one.why.code != "web-address").map(|one| one.span);
    let starts = repeats.iter().flat_map(places).chain(cited).map(|place| place.start());
    let spans = reading.spans();
    starts.filter_map(|start| spans.partition_point(|span| span.start() <= start).checked_sub(1)).collect()
}

/// What states nothing of what the text is about: sentences that the page carries or that are out of place, entries of notes and
/// bibliographies, and the words within a sentence that name a source.
pub fn stating_nothing<'a>(found: impl IntoIterator<Item = &'a Suggestion>) -> HashSet<Span> {
    let is_nothing = |one: &&Suggestion| matches!(one.kind, Kind::Boilerplate | Kind::OffTopic | Kind::Citation);
    found.into_iter().filter(is_nothing).map(|one| one.span).collect()
}

/// No two sentences are the same and contradict each other: what differs in a date, a number, a name or a thing contradicts,
/// however alike the rest is; where all words are nearly the same, neither denies the other. Of a group that a conflict
/// breaks, what says the very same words stays together.
fn told_apart(reading: &Reading<'_>, repeats: Vec<Suggestion>, conflicts: Vec<Suggestion>) -> Vec<Suggestion> {
    let members = Members::of(&repeats);
    let group = |conflict: &Suggestion| members.group(conflict);
    let is_denial = |conflict: &Suggestion| conflict.why.code == "denied";
    // One name that lost a letter is no two.
    let breaks = |one: &&Suggestion| !is_denial(one) && !is_one_name(&one.why.facts);
    let broken: HashSet<usize> = conflicts.iter().filter(breaks).filter_map(group).collect();
    let told = conflicts.iter().filter(|one| breaks(one) || group(one).is_none()).cloned();
    let parts = |(at, one): (usize, &Suggestion)| match broken.contains(&at) {
        true => exact_parts(reading, one),
        false => vec![one.clone()],
    };
    told.chain(repeats.iter().enumerate().flat_map(parts)).collect()
}

/// Whether two names are one, of which one copy lost a letter within or doubled it.
fn is_one_name(facts: &[String]) -> bool {
    let [one, other] = facts else { return false };
    let (one, other) = (folded(one), folded(other));
    let (longer, shorter) = if one.len() < other.len() { (other, one) } else { (one, other) };
    let count = longer.chars().count();
    let is_word = longer.chars().all(char::is_alphabetic);
    let same = longer.chars().zip(shorter.chars()).take_while(|(one, other)| one == other).count();
    let is_doubled = || same.checked_sub(1).and_then(|at| longer.chars().nth(at)) == longer.chars().nth(same);
    let is_lost = longer.chars().skip(same + 1).eq(shorter.chars().skip(same));
    is_word && is_lost && (is_doubled() || (count >= LEAST_LETTERS && (1..count - 1).contains(&same)))
}

/// Where the members of groups of repeats stand.
struct Members(Vec<(Span, usize)>);

impl Members {
    fn of(repeats: &[Suggestion]) -> Members {
        let all = repeats.iter().enumerate().flat_map(|(at, one)| places(one).map(move |place| (place, at)));
        let mut members: Vec<(Span, usize)> = all.collect();
        members.sort_unstable();
        Members(members)
    }

    /// The group that has both sides of a conflict: the whole sentences, or parts in which is all that disagrees.
    fn group(&self, conflict: &Suggestion) -> Option<usize> {
        let mut sides = places(conflict).map(|side| self.within(side, &conflict.fired));
        let first = sides.next()?;
        let rest: Vec<Vec<usize>> = sides.collect();
        first.into_iter().find(|group| rest.iter().all(|side| side.contains(group)))
    }

    /// The groups of the members that are a side of a conflict, or have in them all of that side that disagrees.
    fn within(&self, side: Span, fired: &[Span]) -> Vec<usize> {
        let from = self.0.partition_point(|(member, _)| member.start() < side.start());
        let inside = self.0.iter().skip(from).take_while(|(member, _)| member.start() < side.end());
        let disagrees = || fired.iter().filter(|words| side.contains(**words));
        let has_all = |member: &Span| {
            *member == side || (disagrees().next().is_some() && disagrees().all(|words| member.contains(*words)))
        };
        inside.filter(|(member, _)| has_all(member)).map(|(_, group)| *group).collect()
    }
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
            time("boilerplate", &|| Ok(boilerplate(&reading, &rules, &vocabulary, &said, &[])?.len()));
            time("questions", &|| Ok(questions(&reading, &rules, &said)?.len()));
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
