//! What a page carries around its text: consent, feeds, counts, navigation, credits.
//!
//! Four looks: by the rules of phrases (`rules/*/boilerplate.toml`); lines that stand in a text again and again, as
//! running heads, names over posts and signatures do; lines that look like those of a page; and scraps between all these. Invariant: a whole
//! sentence that ends with a stop is never taken for a line of the page because it stands there again.

use std::ops::Range;

mod lines;
pub(crate) mod page_lines;

use obelus_text::Span;

use crate::looks::{Look, seen};
use crate::phrases::{Fired, Phrases, Rule, Words};
use crate::questions::asks;
use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::spoken::{LEAST_SCORE, Said};
use crate::suggestion::{Detail, Kind, Suggestion, Why};
use crate::vocabulary::Vocabulary;
use crate::words::last_sign;
use lines::{Line, Lines};
use page_lines::{alone, among};

/// A long sentence that only mentions a page's furniture is about something else: below this part of its words the
/// likelihood falls with it.
const WHOLE_PART: f32 = 0.2;
/// A line that stands there again and again, by how often.
const REPEATED: f32 = 0.85;
/// A running head or foot: the same line twice with another number.
const NUMBERED: f32 = 0.8;
/// A number alone on its line.
const PAGE_NUMBER: f32 = 0.75;
/// A scrap with the page's own lines on both sides.
const BETWEEN: f32 = 0.6;
/// A scrap has no more words.
const SCRAP: usize = 9;

/// Of fewer sentences the look is not asked, for nothing is around them.
const LEAST_LINES: usize = 8;

/// Fewer words behind those of the page are no statement.
const STATEMENT: usize = 7;

/// So many words of a page are told of a line that has them.
const MOST_TOLD: usize = 4;

/// Hints that are too few alone are enough beside a line of the page: so much likelier it is there.
const BESIDE: f32 = 0.35;
/// Fewer hints are none.
const LEAST_HINT: f32 = 0.35;

/// What speaks for a sentence being the page's.
enum Ground {
    Rules(f32),
    Line(&'static str, String, f32),
    /// How it looks and what stands beside it.
    Look(f32),
}

/// Finds what belongs to the page.
pub(crate) fn boilerplate(
    reading: &Reading<'_>,
    rules: &Rules,
    vocabulary: &Vocabulary,
    spoken: &[Said],
    citations: &[Suggestion],
) -> Result<Vec<Suggestion>, Stopped> {
    let (phrases, lines) = (&rules.phrases, Lines::read(reading)?);
    let mut grounds = known(reading, phrases, spoken, &lines)?;
    let mut likely = likely(reading, rules, vocabulary, &grounds)?;
    // An entry of a bibliography has much of a page's line.
    likely.iter_mut().zip(cited(reading, citations)).filter(|(_, cited)| *cited).for_each(|(likely, _)| *likely = 0.0);
    by_look(&mut grounds, likely, rules.page_lines.least.max(LEAST_SCORE));
    for (index, score) in beside(&grounds, spoken, phrases) {
        if let Some(ground) = grounds.get_mut(index) {
            *ground = Some(Ground::Rules(score));
        }
    }
    // What asks is somebody's who writes there, or the heading of what they write.
    let is_asked = |index: &usize| spoken.get(*index).is_some_and(|said| asks(reading.sentence(*index), said, rules));
    for index in between(&grounds, &lines, spoken).into_iter().filter(|index| !is_asked(index)) {
        if let Some(ground) = grounds.get_mut(index) {
            *ground = Some(Ground::Line("among-page-lines", String::new(), BETWEEN));
        }
    }
    let told = grounds.into_iter().enumerate().filter_map(|(index, ground)| {
        let said = spoken.get(index)?;
        if leads_to_statement(reading.sentence(index), said, rules) {
            return None;
        }
        suggestion((reading, index), said, rules, ground?)
    });
    Ok(told.collect())
}

/// How likely each sentence is the page's by its look and its neighbours.
fn likely(
    reading: &Reading<'_>,
    rules: &Rules,
    vocabulary: &Vocabulary,
    grounds: &[Option<Ground>],
) -> Result<Vec<f32>, Stopped> {
    if rules.page_lines.is_empty() || reading.count() < LEAST_LINES {
        return Ok(vec![0.0; grounds.len()]);
    }
    let seen = seen(reading, &rules.looks, vocabulary)?;
    let (first, second) = rules.page_lines.weights(&rules.looks);
    let known: Vec<bool> = grounds.iter().map(Option::is_some).collect();
    let among = among(&alone(&seen, &first), &known);
    // What only stands among lines of the page and is short may be a heading or somebody's answer.
    let shows = |look: &Option<Look>| look.as_ref().is_some_and(Look::shows_page);
    let likely = seen.iter().zip(&among).map(|(look, among)| if shows(look) { second.likely(among) } else { 0.0 });
    Ok(likely.collect())
}

fn by_look(grounds: &mut [Option<Ground>], likely: Vec<f32>, least: f32) {
    for (ground, likely) in grounds.iter_mut().zip(likely) {
        if ground.is_none() && likely >= least {
            *ground = Some(Ground::Look(likely));
        }
    }
}

/// What the rules and the lines that stand there again tell.
fn known(
    reading: &Reading<'_>,
    phrases: &Phrases,
    spoken: &[Said],
    lines: &Lines,
) -> Result<Vec<Option<Ground>>, Stopped> {
    let mut grounds: Vec<Option<Ground>> = Vec::with_capacity(spoken.len());
    for (index, said) in spoken.iter().enumerate() {
        reading.go_on()?;
        grounds.push(by_rules(said, phrases).or_else(|| by_line(lines, index)));
    }
    Ok(grounds)
}

/// Which sentences rules and repetition tell to be the page's.
#[cfg(test)]
pub(crate) fn known_lines(reading: &Reading<'_>, phrases: &Phrases, spoken: &[Said]) -> Result<Vec<bool>, Stopped> {
    let known = known(reading, phrases, spoken, &Lines::read(reading)?)?;
    Ok(known.iter().map(Option::is_some).collect())
}

fn by_rules(said: &Said, phrases: &Phrases) -> Option<Ground> {
    let score = likelihood(said, phrases);
    (score >= LEAST_SCORE).then_some(Ground::Rules(score))
}

fn likelihood(said: &Said, phrases: &Phrases) -> f32 {
    said.weigh(Kind::Boilerplate, phrases, all) * (part(said, phrases) / WHOLE_PART).min(1.0)
}

fn by_line(lines: &Lines, index: usize) -> Option<Ground> {
    match lines.line(index)? {
        Line::Number(number) => Some(Ground::Line("page-number", number.clone(), PAGE_NUMBER)),
        Line::Scrap { times, has_number, .. } => {
            let score = match (times, has_number) {
                (3.., _) => REPEATED,
                (2, true) => NUMBERED,
                _ => return None,
            };
            Some(Ground::Line("line-repeats", times.to_string(), score))
        }
        Line::Sentence => None,
    }
}

/// Sentences with a hint and a line of the page right before or behind them, with how likely that makes them.
fn beside(grounds: &[Option<Ground>], spoken: &[Said], phrases: &Phrases) -> Vec<(usize, f32)> {
    let is_page = |index: usize| matches!(grounds.get(index), Some(Some(Ground::Rules(_))));
    let hint = |(index, said): (usize, &Said)| {
        let is_beside = index.checked_sub(1).is_some_and(is_page) || is_page(index + 1);
        let score = if is_page(index) || !is_beside { 0.0 } else { likelihood(said, phrases) };
        (score >= LEAST_HINT).then_some((index, 1.0 - (1.0 - score) * (1.0 - BESIDE)))
    };
    spoken.iter().enumerate().filter_map(hint).collect()
}

/// Scraps with lines of the page on both sides, not one after the other: what stands between navigation and a byline is
/// the title.
fn between(grounds: &[Option<Ground>], lines: &Lines, spoken: &[Said]) -> Vec<usize> {
    let is_page = |index: usize| grounds.get(index).is_some_and(Option::is_some);
    let is_scrap = |index: usize| {
        let few = spoken.get(index).is_some_and(|said| said.words <= SCRAP);
        few && matches!(lines.line(index), Some(Line::Scrap { has_capitals: false, .. }))
    };
    let is_between = |index: &usize| {
        let before = index.checked_sub(1).is_some_and(is_page) && index.checked_sub(2).is_some_and(is_page);
        !is_page(*index) && is_scrap(*index) && before && is_page(index + 1)
    };
    (0..grounds.len()).filter(is_between).collect()
}

fn suggestion(
    (reading, index): (&Reading<'_>, usize),
    said: &Said,
    rules: &Rules,
    ground: Ground,
) -> Option<Suggestion> {
    let span = reading.span(index)?;
    let by_rules = |score| said.suggest(Kind::Boilerplate, score, (reading, index), &rules.phrases, all);
    let (code, fact, score, fired) = match ground {
        Ground::Rules(score) => return by_rules(score),
        Ground::Line(code, fact, score) => (code, fact, score, vec![span]),
        Ground::Look(score) => {
            if let Some(ruled) = by_rules(score) {
                return Some(ruled);
            }
            let words = page_words(reading.sentence(index), rules);
            let told = words.iter().filter_map(|place| reading.sentence(index).get(place.clone()));
            let told = told.collect::<Vec<_>>().join(", ");
            let fired: Vec<_> = words.into_iter().filter_map(|place| reading.part(index, place)).collect();
            match fired.is_empty() {
                true => ("shaped-like-page-line", told, score, vec![span]),
                false => ("looks-like-page-line", told, score, fired),
            }
        }
    };
    let facts = Some(fact).filter(|fact| !fact.is_empty());
    let (why, kind) = (Why::new(code, facts), Kind::Boilerplate);
    Some(Suggestion { kind, span, score, why, fired, related: Vec::new(), detail: Detail::None })
}

/// Which sentences are mostly words that cite.
pub(crate) fn cited(reading: &Reading<'_>, citations: &[Suggestion]) -> Vec<bool> {
    let mut citations = citations.iter().map(|one| one.span).peekable();
    let mut is_cited = |sentence: &Span| {
        while citations.next_if(|cited| cited.end() <= sentence.start()).is_some() {}
        let mut length = 0;
        while let Some(cited) = citations.next_if(|cited| cited.start() < sentence.end()) {
            length += cited.end().min(sentence.end()).saturating_sub(cited.start().max(sentence.start()));
        }
        length * 2 > sentence.length()
    };
    reading.spans().iter().map(&mut is_cited).collect()
}

/// The first words of a sentence that pages have, in its bytes.
fn page_words(sentence: &str, rules: &Rules) -> Vec<Range<usize>> {
    let (mut words, mut sorts) = (Words::default(), Vec::new());
    words.cut(sentence);
    rules.looks.sorts(&words, &mut sorts);
    let of_page = sorts.iter().enumerate().filter(|(_, sorts)| sorts.is_of_page());
    of_page.filter_map(|(word, _)| words.bytes(word..word + 1)).take(MOST_TOLD).collect()
}

fn all(_: &Rule, _: &Fired) -> bool {
    true
}

/// Whether a statement stands whole behind the words of the page, with which it was run together: to set all of it aside would
/// take a claim away.
fn leads_to_statement(sentence: &str, said: &Said, rules: &Rules) -> bool {
    let own = said.of(Kind::Boilerplate, &rules.phrases).filter(|(rule, _)| rule.weight > 0.0);
    let Some(last) = own.map(|(_, fired)| fired.words.end).max() else { return false };
    if said.words < last + STATEMENT || !last_sign(sentence).is_some_and(|sign| matches!(sign, '.' | '。')) {
        return false;
    }
    let mut words = Words::default();
    words.cut(sentence);
    let begins = words.bytes(last..last + 1).and_then(|place| sentence.get(place)?.chars().next());
    let tells = |word: &str| rules.common.is_past(word) || rules.common.is_deed(word);
    begins.is_some_and(char::is_uppercase) && (last..said.words).filter_map(|at| words.word(at)).any(tells)
}

/// Which part of the words of a sentence the rules are about.
fn part(said: &Said, phrases: &Phrases) -> f32 {
    let fired = said.of(Kind::Boilerplate, phrases).filter(|(rule, _)| rule.weight > 0.0);
    let words = fired.map(|(_, fired)| fired.words.len()).sum::<usize>();
    words as f32 / said.words.max(1) as f32
}
