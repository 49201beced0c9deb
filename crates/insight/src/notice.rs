//! Everything that is noticed in a text, one look after the other.
//! Invariant: no kind is told of a sentence that another has explained away: a cookie banner is no question.

use std::collections::HashSet;

use obelus_text::Span;

use crate::alike::alike;
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

/// What is noticed in a text, in its order. Takes time that grows with the text, and hardly faster; ends soon after nobody wants to know.
pub fn notice(reading: &Reading<'_>, rules: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    reading.go_on()?;
    let mut found: Vec<Suggestion> = Vec::new();
    let said = spoken(reading, &rules.phrases)?;
    found.extend(boilerplate(reading, &rules.phrases, &said)?);
    found.extend(questions(reading, &rules.phrases, &said)?);
    found.extend(opinions(reading, &rules.phrases, &said)?);
    found.extend(hedges(reading, &rules.phrases, &said)?);
    let aside = found.iter().filter(|one| one.kind == Kind::Boilerplate).map(|one| one.span).collect::<HashSet<Span>>();
    found.extend(conflicts(reading, rules, aside)?);
    leave_explained(&mut found);
    let explained: HashSet<Span> =
        found.iter().filter(|one| one.kind == Kind::Boilerplate).map(|one| one.span).collect();
    let vocabulary = Vocabulary::of(reading, &rules.common)?;
    found.extend(alike(reading, &vocabulary, rules)?);
    let is_explained = |index: usize| reading.span(index).is_some_and(|span| explained.contains(&span));
    found.extend(off_topic(reading, &vocabulary, rules, &is_explained)?);
    found.extend(citations(reading, rules)?);
    found.extend(damage(reading, rules)?);
    found.sort_by_key(|one| (one.span, one.kind));
    Ok(found)
}

/// Of what is boilerplate nothing else is told that a sentence may be.
fn leave_explained(found: &mut Vec<Suggestion>) {
    let of_page = found.iter().filter(|one| one.kind == Kind::Boilerplate);
    let explained = of_page.map(|one| one.span).collect::<HashSet<Span>>();
    let gives_way = |kind| matches!(kind, Kind::Question | Kind::Opinion | Kind::Hedge);
    found.retain(|one| !gives_way(one.kind) || !explained.contains(&one.span));
}
