//! What a citation means that names a work only by having named it before: "Ibid., p. 45", "Deutscher, op. cit., p. 12", „ebd.“;
//! and what papers of an archive are called.
//!
//! Invariant: a work is taken from before only where there is just one that it can be; its place is the new one. Not here:
//! what a single citation says (`running`, `bracketed`, `entries`).

use std::collections::{HashMap, HashSet};

use crate::suggestion::{CitedWork, Detail, Suggestion};

/// To what a citation points back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Back {
    /// To the one before it: "ibid."
    Last,
    /// To the one before it, in the same place: "loc. cit."
    LastPlace,
    /// To what its author was named with: "Deutscher, op. cit."
    Author,
}

/// Gives each citation that points back the work that it points to, and papers of an archive their mark for a title.
pub(super) fn settle(found: &mut [Suggestion]) {
    let mut last: Option<CitedWork> = None;
    let mut known: HashMap<String, Vec<CitedWork>> = HashMap::new();
    for one in found {
        let words = one.why.facts.first().map(String::as_str).unwrap_or_default();
        let code = one.why.code.as_str();
        let Detail::Cited(work) = &mut one.detail else { continue };
        if code == "footnote-mark" {
            continue;
        }
        if code == "archive-mark" {
            name_papers(work, words);
        }
        if let Some(back) = points_back(words) {
            let before = match (back, surname(work)) {
                (Back::Author, Some(author)) => known.get(&author).and_then(|works| only(works)),
                _ => last.clone(),
            };
            point(work, before, back);
        }
        // Of several in one bracket or note it cannot be told which is meant later.
        last = (!words.contains(';') && names_something(work)).then(|| work.as_ref().clone());
        if let Some(author) = surname(work).filter(|_| work.title.is_some() || work.year.is_some()) {
            let works = known.entry(author).or_default();
            if works.len() < MOST && !works.iter().any(|other| is_same(other, work)) {
                works.push(work.as_ref().clone());
            }
        }
    }
}

/// Adds those that are only likely where their author is named with a work elsewhere in the text: "(Keegan, 112)".
pub(super) fn add_known(found: &mut Vec<Suggestion>, unsure: Vec<Suggestion>) {
    let author = |one: &Suggestion| match &one.detail {
        Detail::Cited(work) if work.title.is_some() || work.year.is_some() || work.locator.is_some() => surname(work),
        _ => None,
    };
    let known: HashSet<String> = found.iter().filter_map(author).collect();
    let is_known = |one: &Suggestion| match &one.detail {
        Detail::Cited(work) => surname(work).is_some_and(|name| known.contains(&name)),
        _ => false,
    };
    let likely: Vec<Suggestion> = unsure.into_iter().filter(is_known).collect();
    if likely.is_empty() {
        return;
    }
    found.extend(likely);
    // Of two that overlap the surer stays.
    found.sort_by_key(|one| one.span);
    let mut kept: Vec<Suggestion> = Vec::with_capacity(found.len());
    for one in found.drain(..) {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(one.span) => {
                if one.score > last.score {
                    *last = one;
                }
            }
            _ => kept.push(one),
        }
    }
    *found = kept;
}

/// More works of one name are not told apart.
const MOST: usize = 4;

/// Whether and how the words point back.
fn points_back(words: &str) -> Option<Back> {
    let low = words.to_lowercase();
    let first = low.split(';').next().unwrap_or_default();
    let bare = first.trim_start_matches(|c: char| !c.is_alphabetic());
    let bare = ["see ", "cf. ", "vgl. ", "siehe "].iter().find_map(|lead| bare.strip_prefix(lead)).unwrap_or(bare);
    if ["ibid", "ebd", "ebenda"].iter().any(|word| bare.starts_with(word)) {
        return Some(Back::Last);
    }
    if first.contains("loc. cit") || first.contains("loc.cit") {
        return Some(Back::LastPlace);
    }
    let is_far = ["op. cit", "op.cit", "a. a. o", "a.a.o", "art. cit"].iter().any(|word| first.contains(word));
    is_far.then_some(Back::Author)
}

/// Gives a citation the work that it points to, with its own place; nothing but the place where that is not known.
fn point(work: &mut CitedWork, before: Option<CitedWork>, back: Back) {
    let author = work.author.take().filter(|_| back == Back::Author);
    let (label, locator) = (work.locator_label.take(), work.locator.take());
    let Some(before) = before else {
        *work = CitedWork { author, locator_label: label, locator, ..CitedWork::default() };
        return;
    };
    *work = before;
    // "Ibid." alone means the same page, "op. cit." alone the work.
    if locator.is_some() || back == Back::Author {
        (work.locator_label, work.locator) = (label, locator);
    }
}

/// The one of these works that it can be.
fn only(works: &[CitedWork]) -> Option<CitedWork> {
    match works {
        [one] => Some(one.clone()),
        _ => None,
    }
}

fn names_something(work: &CitedWork) -> bool {
    [&work.author, &work.title, &work.url, &work.doi, &work.isbn].iter().any(|part| part.is_some())
}

/// Whether two are one work, as far as they say: "Snow 1855" and "Snow, On the Mode …, 1855".
fn is_same(one: &CitedWork, other: &CitedWork) -> bool {
    let agrees = |one: &Option<String>, other: &Option<String>| one.is_none() || other.is_none() || one == other;
    agrees(&one.title, &other.title) && agrees(&one.year, &other.year)
}

/// The family name of the first author, in small letters: of "Deutscher, Isaac" and of "Isaac Deutscher".
fn surname(work: &CitedWork) -> Option<String> {
    let author = work.author.as_deref()?;
    let first = author.split([',', '&', '/']).next()?.split(" and ").next()?.split(" und ").next()?;
    let name = first
        .trim()
        .rsplit(' ')
        .find(|word| word.chars().count() > 2 && word.chars().all(|c| c.is_alphabetic() || c == '-'))?;
    Some(name.to_lowercase())
}

/// Papers of an archive are known by their mark, and have no author that a mark could name: "ADM 38/1962".
fn name_papers(work: &mut CitedWork, words: &str) {
    let bare = words.trim_matches(['(', ')', '[', ']', ' ', '.']);
    let bare = ["see ", "See ", "vgl. ", "siehe "].iter().find_map(|lead| bare.strip_prefix(lead)).unwrap_or(bare);
    // The first of several.
    let several = [";", " and ", " und "].iter().filter_map(|joint| bare.find(joint)).min();
    let mut title = several
        .and_then(|at| bare.split_at_checked(at))
        .filter(|(one, other)| {
            one.contains(|c: char| c.is_ascii_digit()) && other.contains(|c: char| c.is_ascii_digit())
        })
        .map_or(bare, |(one, _)| one);
    let is_page = matches!(work.locator_label, Some("page" | "folio"));
    match work.locator.as_deref().filter(|_| is_page).and_then(|place| title.rfind(place)) {
        Some(at) => {
            let before = title.get(..at).unwrap_or_default();
            title = before.rfind(',').and_then(|comma| before.get(..comma)).unwrap_or(title);
        }
        None => (work.locator_label, work.locator) = (None, None),
    }
    (work.author, work.year, work.title) = (None, None, Some(title.trim().to_owned()));
}
