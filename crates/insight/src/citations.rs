//! Words that name a source, so that a reader could look for it.
//!
//! Job: addresses, marks of footnotes, what stands in brackets, entries of bibliographies, what is named in running text;
//! each with what it names. Invariant: of one place one citation is made, the one that names most. Not here: whether the
//! source is known to a library (`sources`).

mod addresses;
mod before;
mod bracketed;
mod citing;
mod entries;
mod line;
mod locators;
mod marks;
mod material;
mod page_lines;
mod running;
mod tagging;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use citing::Citing;
use citing::Roles;

use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::suggestion::{CitedWork, Detail, Kind, Suggestion, Why};
use line::Line;
use running::ends_in_work;
pub(crate) use tagging::Tagger;

/// Less likely ones are not told.
const LEAST: f32 = 0.5;

/// From here on a citation is one where its author is known.
const WEAK: f32 = 0.3;
/// How likely it then is.
const KNOWN: f32 = 0.6;

/// What is cut short within a citation.
const LABELS: Roles = Roles::PAGE
    .or(Roles::CHAPTER)
    .or(Roles::VOLUME)
    .or(Roles::PART)
    .or(Roles::NOTE)
    .or(Roles::LEAD)
    .or(Roles::SAME)
    .or(Roles::HOLDING);

/// Longer entries are text, in bytes.
const LONGEST_ENTRY: usize = 500;

/// A citation in a sentence.
struct Cited {
    /// Where, in bytes of the sentence.
    place: Range<usize>,
    work: CitedWork,
    code: &'static str,
    score: f32,
}

impl Cited {
    fn new(code: &'static str, place: Range<usize>, work: CitedWork, score: f32) -> Cited {
        Cited { place, work, code, score }
    }

    /// How much it names.
    fn weight(&self) -> usize {
        self.place.end - self.place.start
    }
}

/// What is cited in a text, in its order.
pub(crate) fn citations(reading: &Reading<'_>, rules: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    let (mut found, mut unsure) = (Vec::new(), Vec::new());
    // Up to this byte of the text an entry goes that was cut in two.
    let mut taken = 0;
    for index in 0..reading.count() {
        reading.go_on()?;
        let line = Line::new(reading.sentence(index), &rules.citing);
        let mut cited = Vec::new();
        addresses::look(&line, &mut cited);
        let is_of_page = page_lines::is_of_page(&line);
        if is_of_page {
            cited.retain(|one| one.work.url.is_none());
        }
        marks::look(&line, &mut cited);
        if !is_of_page {
            bracketed::look(&line, &mut cited);
            running::look(&line, &mut cited);
            entries::look(&line, &mut cited);
            tagging::look(&line, &rules.tagger, &mut cited);
        }
        let start = reading.range(index).unwrap_or_default().start;
        if entries::may_go_on(&line)
            && let Some(both) = with_next(reading, index)
        {
            entries::look_at_both(&Line::new(both, &rules.citing), &mut cited);
        }
        if !is_of_page && let Some(whole) = entry_line(reading, index, &line, &rules.citing) {
            entries::look(&Line::new(whole, &rules.citing), &mut cited);
        }
        if let Some(both) = cut_within(reading, index, &line) {
            let cut = line.words.len();
            let joined = Line::new(both, &rules.citing);
            let mut across = Vec::new();
            bracketed::look(&joined, &mut across);
            running::look(&joined, &mut across);
            across.retain(|one| one.place.start < cut && one.place.end > cut);
            cited.extend(across);
        }
        cited.retain(|one| start + one.place.start >= taken);
        for one in weak(&cited) {
            unsure.extend(suggestion(reading, index, one));
        }
        let whole = whole(cited);
        taken = whole.last().map_or(taken, |last| taken.max(start + last.place.end));
        found.extend(whole.into_iter().filter_map(|one| suggestion(reading, index, one)));
    }
    before::add_known(&mut found, unsure);
    before::settle(&mut found);
    Ok(found)
}

/// Citations that are ones only where the text has named their author's work elsewhere.
fn weak(cited: &[Cited]) -> Vec<Cited> {
    let is_weak = |one: &&Cited| (WEAK..LEAST).contains(&one.score) && one.work.author.is_some();
    cited.iter().filter(is_weak).map(|one| Cited::new(one.code, one.place.clone(), one.work.clone(), KNOWN)).collect()
}

/// A sentence with the next of its line: "Loudon, Irvine, The Tragedy of Childbed Fever." "Oxford: …, 2000."
fn with_next<'a>(reading: &Reading<'a>, index: usize) -> Option<&'a str> {
    let (one, next) = (reading.range(index)?, reading.range(index + 1)?);
    reading.text().get(one.start..next.end).filter(|both| both.len() < LONGEST_ENTRY && !both.contains('\n'))
}

/// A sentence with those that a stop within a citation cut off it: "… in Parl. | Papers 1880, p. 44", "vgl. Müller, Bd. | 3".
fn cut_within<'a>(reading: &Reading<'a>, index: usize, line: &Line<'_>) -> Option<&'a str> {
    let (start, mut end) = (reading.range(index)?.start, reading.range(index)?.end);
    let count = line.tokens.len();
    let is_stopped = line.is(count.checked_sub(1)?, ".");
    let before = count.checked_sub(2)?;
    let is_label = line.has(before, LABELS) || line.is_large(before) || matches!(line.said(before), "f" | "ff");
    let is_short = is_stopped && is_label && is_short_form(line.said(before));
    if !(is_short || is_stopped && ends_in_work(line) || is_open(line)) {
        return None;
    }
    for next in index + 1..index + 4 {
        let Some(range) = reading.range(next) else { break };
        let between = reading.text().get(end..range.start).unwrap_or_default();
        if between.contains('\n') || range.end - start > LONGEST_ENTRY {
            break;
        }
        end = range.end;
        if is_open(line) && reading.sentence(next).contains([')', ']']) {
            break;
        }
        let word = reading.sentence(next).trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
        if !is_short_form(word) && !is_open(line) {
            break;
        }
    }
    (end > reading.range(index)?.end).then(|| reading.text().get(start..end)).flatten()
}

/// Whether a bracket is open at a sentence's end: "(J. Archaeol. | Sci. | 24: 347–354)".
fn is_open(line: &Line<'_>) -> bool {
    let last = (0..line.tokens.len()).rev().take(LATEST).find(|at| matches!(line.said(*at), "(" | "[" | ")" | "]"));
    last.is_some_and(|at| matches!(line.said(at), "(" | "["))
}

/// A bracket that cites opens at most so many tokens before a stop.
const LATEST: usize = 30;

/// A line of the text that begins with a sentence and has more of them, where it may be an entry: "Brown, D. (2007). | The
/// wreck. | Naval History, 21(3), 44."
fn entry_line<'a>(reading: &Reading<'a>, index: usize, line: &Line<'_>, citing: &Citing) -> Option<&'a str> {
    let range = reading.range(index)?;
    let before = index.checked_sub(1).and_then(|before| reading.range(before)).map_or(0, |before| before.end);
    let begins = index == 0 || reading.text().get(before..range.start)?.contains('\n');
    if !begins || !entries::may_begin(line) {
        return None;
    }
    let mut end = range.end;
    let mut next = index + 1;
    while let Some(other) = reading.range(next) {
        if reading.text().get(end..other.start)?.contains('\n') {
            break;
        }
        end = other.end;
        next += 1;
        if end - range.start > LONGEST_ENTRY || next > index + MOST_PIECES {
            return None;
        }
    }
    // What is said behind the entry is none of it.
    let closes = |sentence: &str| {
        let is_printed = |word: &str| {
            citing.roles(word.trim_matches(|c: char| !c.is_alphabetic())).has(Roles::PLACE.or(Roles::PUBLISHER))
        };
        sentence.contains(|c: char| c.is_ascii_digit()) || sentence.split(' ').any(is_printed)
    };
    while next > index + 1 && !closes(reading.sentence(next - 1)) {
        next -= 1;
        end = reading.range(next - 1)?.end;
    }
    if next > index + 1 { reading.text().get(range.start..end) } else { None }
}

/// An entry is cut into fewer sentences.
const MOST_PIECES: usize = 7;

/// Whether a word may be cut short, and its stop no end: "S", "Bd", "Parl".
fn is_short_form(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| !c.is_alphabetic());
    (1..=5).contains(&letters.chars().count()) && letters.chars().all(char::is_alphabetic)
}

/// Citations of which none overlaps another: the longer take in what lies within them.
fn whole(mut cited: Vec<Cited>) -> Vec<Cited> {
    cited.retain(|one| one.score >= LEAST);
    cited.sort_by(|one, other| one.place.start.cmp(&other.place.start).then(other.weight().cmp(&one.weight())));
    let mut kept: Vec<Cited> = Vec::with_capacity(cited.len());
    for one in cited {
        match kept.last_mut() {
            Some(last) if last.place.end > one.place.start => join(last, one),
            _ => kept.push(one),
        }
    }
    kept
}

/// Joins two that overlap: the place of both, of the one that names more first, and of the other what that leaves open.
fn join(last: &mut Cited, one: Cited) {
    let place = last.place.start..last.place.end.max(one.place.end);
    let (mut first, second) = if one.weight() > last.weight() {
        (one, std::mem::replace(last, Cited::new("", 0..0, CitedWork::default(), 0.0)))
    } else {
        (std::mem::replace(last, Cited::new("", 0..0, CitedWork::default(), 0.0)), one)
    };
    let (work, other) = (&mut first.work, second.work);
    work.author = work.author.take().or(other.author);
    work.title = work.title.take().or(other.title);
    work.year = work.year.take().or(other.year);
    if work.locator.is_none() {
        (work.locator_label, work.locator) = (other.locator_label, other.locator);
    }
    work.url = work.url.take().or(other.url);
    work.doi = work.doi.take().or(other.doi);
    work.isbn = work.isbn.take().or(other.isbn);
    *last = Cited { place, score: first.score.max(second.score), ..first };
}

fn suggestion(reading: &Reading<'_>, index: usize, one: Cited) -> Option<Suggestion> {
    let span = reading.part(index, one.place.clone())?;
    let start = reading.range(index)?.start;
    let words = reading.text().get(start + one.place.start..start + one.place.end)?.to_owned();
    Some(Suggestion {
        kind: Kind::Citation,
        span,
        score: one.score,
        why: Why::new(one.code, [words]),
        fired: vec![span],
        related: Vec::new(),
        detail: Detail::Cited(Box::new(one.work)),
    })
}
