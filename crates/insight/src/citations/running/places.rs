//! Places in a work with the work that they are in: "Stalin: A biography by Robert Service see Pg: 143", "ebd., S. 50".

use std::ops::Range;

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::super::locators::{Locator, bare, is_roman, labelled};
use super::super::material::Material;
use super::leads::{LONGEST, end_of};
use super::papers::date_to;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// A place in a work, with the title and the names before it: "Stalin: A biography by Robert Service see Pg: 143".
pub(super) fn at_locator(line: &Line<'_>, at: usize) -> Option<Cited> {
    let locator = labelled(line, at)?;
    // "Page 1 of 3" is a page's own number, and so is "12 pages".
    let is_own = matches!(line.said(locator.to), "of" | "/" | "von") && line.is_number(locator.to + 1)
        || line.is(locator.to, "posts")
        || (at.saturating_sub(3)..at).any(|at| {
            matches!(line.said(at), "continued" | "Continued" | "Fortsetzung" | "weiter" | "turn" | "back" | "REPORT")
        });
    if is_own || at == 0 && line.get(locator.to).is_none() {
        return None;
    }
    let is_page = matches!(locator.label, "page" | "folio");
    // "of Halifax on page 12": a work and its page are not joined so.
    let is_apart = at.checked_sub(1).is_some_and(|at| {
        matches!(
            line.said(at),
            "on" | "in" | "at" | "to" | "from" | "and" | "auf" | "und" | "of" | "the" | "a" | "for" | "with"
        )
    });
    let from = if is_apart { at } else { back_over_work(line, at) };
    let to = end_of_place(line, locator.to, is_page);
    let material = Material::of(line, from..to);
    let is_work =
        material.author.is_some() || material.title.is_some() || material.year.is_some() || material.is_periodical;
    let named = (from..at).filter(|at| line.is_large(*at) && is_work).count();
    let score = score_of_place(line, &locator, to > locator.to, to > locator.to + 2, named, &material);
    let mut work = material.work(line);
    (work.locator_label, work.locator) = (Some(locator.label), Some(locator.place));
    by_author(line, from..at, &mut work);
    Some(Cited::new("place-in-a-work", line.place(from..to)?, work, score))
}

/// How surely a place in a work is one that cites; `named` capitals of the work stand before it.
fn score_of_place(
    line: &Line<'_>,
    locator: &Locator,
    goes_on: bool,
    goes_far: bool,
    named: usize,
    material: &Material,
) -> f32 {
    let is_page = matches!(locator.label, "page" | "folio");
    match (is_page, named) {
        (true, 0)
            if goes_on
                || matches!(line.said(locator.from), "p" | "pp" | "S" | "Pg" | "q" | "qq" | "Q")
                || line.is(locator.from.wrapping_sub(1), "on")
                || line.has(locator.from.wrapping_sub(1), Roles::LEAD) =>
        {
            0.65
        }
        (true, 0) => 0.4,
        (true, _) => 0.9,
        (false, 0) if goes_far => 0.6,
        (false, 0)
            if locator.label == "note"
                && matches!(
                    line.said(locator.from.wrapping_sub(1)),
                    "wie" | "Wie" | "siehe" | "see" | "See" | "above"
                ) =>
        {
            0.65
        }
        (false, 0) => 0.0,
        (false, _) if material.title.is_some() || material.year.is_some() || material.is_periodical => 0.75,
        (false, _) => 0.0,
    }
}

/// The token behind what says in which work a place is: "of my edition", "of Massie's book".
fn end_of_place(line: &Line<'_>, end: usize, is_page: bool) -> usize {
    let mut to = end;
    // "of my edition", "of his book".
    if line.is(to, "of")
        && matches!(line.said(to + 1), "my" | "the" | "his" | "her" | "their")
        && line.has(to + 2, Roles::BOOK.or(Roles::MEMOIR))
    {
        to += 3;
    } else if matches!(line.said(to), "of" | "in")
        && (to + 1..to + 5).any(|at| {
            line.has(at, Roles::BOOK.or(Roles::MEMOIR))
                && (line.said(at - 1).ends_with("'s") || line.said(at - 1).ends_with("’s"))
        })
    {
        to = (to + 1..to + 5).find(|at| line.has(*at, Roles::BOOK.or(Roles::MEMOIR))).map_or(to, |at| at + 1);
    } else if let Some(end) = written_to(line, to) {
        to = end;
    } else if line.is(to, "of") || line.is(to, "in") {
        let end = end_of(line, to + 1);
        let named = Material::of(line, to + 1..end);
        let is_whose = named.author.is_some() && !named.is_event && (is_page || end > to + 2);
        if named.title.is_some() && end > to + 2 || is_whose {
            to = end;
        }
    }
    to
}

/// The token behind "of the company's statement of November 2024".
fn written_to(line: &Line<'_>, to: usize) -> Option<usize> {
    let is_led = matches!(line.said(to), "of" | "in" | "from")
        && matches!(line.said(to + 1), "the" | "a" | "his" | "her" | "their" | "its");
    let noun = (to + 2..to + 6).find(|at| line.has(*at, Roles::DOCUMENT.or(Roles::BOOK).or(Roles::MEMOIR)))?;
    let are_words = (to + 2..noun).all(|at| line.sort(at) == Some(Sort::Word) || line.is_year(at) || line.is_dash(at));
    (is_led && are_words).then(|| date_to(line, noun + 1).unwrap_or(noun + 1))
}

/// Title and author of "Title by Author".
fn by_author(line: &Line<'_>, run: Range<usize>, work: &mut CitedWork) {
    let Some(by) =
        run.clone().find(|at| matches!(line.said(*at), "by" | "von") && line.is_large(at + 1) && *at > run.start)
    else {
        return;
    };
    let names = line.names(by + 1).min(run.end);
    let title = line.written(run.start..by).trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '„' | ',' | ' '));
    let is_title = title.chars().next().is_some_and(char::is_uppercase);
    if names > by + 1 {
        work.author = Some(line.written(by + 1..names).to_owned());
        work.title = is_title.then(|| title.to_owned()).or(work.title.take());
    }
}

/// Words that stand for somebody or something, and begin no work's name.
const PRONOUNS: [&str; 16] =
    ["It", "He", "She", "They", "We", "You", "That", "This", "There", "Here", "What", "Who", "Es", "Er", "Sie", "Man"];

/// Back from a place in a work over what names the work.
fn back_over_work(line: &Line<'_>, at: usize) -> usize {
    let mut from = at;
    let mut before = at;
    while let Some(here) = before.checked_sub(1).filter(|here| at - here < LONGEST) {
        let said = line.said(here);
        let is_word = line.sort(here) == Some(Sort::Word);
        let is_joint = line.has(
            here,
            Roles::JOINING.or(Roles::LEAD).or(Roles::BOOK).or(Roles::PART).or(Roles::VOLUME).or(Roles::CHAPTER),
        ) || line.is_number(here)
            || is_roman(said)
            || matches!(said, "by" | "on" | "auf" | "also" | "his" | "her" | "et" | "al");
        let is_pronoun = here == 0
            && (PRONOUNS.contains(&said)
                || said.contains(['\'', '’'])
                    && PRONOUNS
                        .iter()
                        .any(|one| said.strip_prefix(one).is_some_and(|rest| rest.starts_with(['\'', '’']))));
        let is_name = is_word && line.is_large(here) && !line.is_opener(here) && !is_roman(said) && !is_pronoun;
        if is_name || line.is_year(here) || line.is_open_quote(here) {
            from = here;
        } else if matches!(said, "," | ":" | "&" | "/" | "'" | "’")
            || line.is_dash(here) && !line.is(here, "—")
            || line.is_quote(here)
            || matches!(said, "(" | ")")
        {
            // Between the parts of what names a work.
        } else if said == "."
            && (line.is_initial(here.wrapping_sub(1))
                || line.is_large(here.wrapping_sub(1)) && line.said(here - 1).len() < 6 && line.is_large(here + 1)
                || line.has(here.wrapping_sub(1), Roles::LEAD.or(Roles::PART).or(Roles::VOLUME).or(Roles::CHAPTER))
                || line.is(here.wrapping_sub(1), "al"))
        {
            // Of an abbreviation.
        } else if is_word && is_joint || line.is_number(here) {
            if line.has(here, Roles::BOOK) {
                from = here;
            }
        } else {
            break;
        }
        before = here;
    }
    // "in dem Buch von": the article is of it.
    let article = from.checked_sub(1).filter(|at| line.has(from, Roles::BOOK) && line.has(*at, Roles::JOINING));
    article.unwrap_or(from)
}

/// "Ibid., p. 45", "ebd., S. 50", "Deutscher, op. cit., p. 12", "a. a. O., S. 3".
pub(super) fn at_same(line: &Line<'_>, at: usize) -> Option<Cited> {
    let is_far = line.is(at, "a") && line.is(at + 1, ".") && line.is(at + 2, "a") && line.is(at + 4, "O");
    if !line.has(at, Roles::SAME) && !is_far || matches!(line.said(at), "dies" | "ders" | "idem" | "passim") {
        return None;
    }
    let mut from = at;
    if line.is(at, "cit") {
        from = at.checked_sub(2).filter(|before| {
            line.is(at - 1, ".") && matches!(line.said(*before).to_lowercase().as_str(), "op" | "loc" | "art")
        })?;
    }
    let end = if is_far { at + 5 } else { at + 1 };
    let end = end + usize::from(line.is(end, "."));
    let behind = end + usize::from(matches!(line.said(end), "," | ":"));
    let locator = labelled(line, behind).or_else(|| bare(line, end));
    let to = locator.as_ref().map_or(end, |locator| locator.to);
    let from = if line.is(from.wrapping_sub(1), ",") { back_over_work(line, from) } else { from };
    let mut work = Material::of(line, from..at).work(line);
    work.title = None;
    (work.locator_label, work.locator) = locator.map(|locator| (locator.label, locator.place)).unzip();
    Some(Cited::new("same-as-before", line.place(from..to)?, work, 0.9))
}

/// "Thucydides 2.47–54", "Herodotus, Histories, book 7": an old writer, and where.
pub(super) fn at_classic(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.is_large(at) || !line.has(at, Roles::CLASSIC) {
        return None;
    }
    let mut to = at + 1;
    to += usize::from(line.is(to, ","));
    let title = to;
    while to < title + 5
        && (line.is_large(to) && !is_roman(line.said(to))
            || line.is(to, ".") && to > title
            || line.has(to, Roles::JOINING) && to > title && line.is_large(to + 1))
    {
        to += 1;
    }
    let titled = to > title;
    to += usize::from(line.is(to, ",") && titled);
    let said = line.said(to);
    let is_parted = line.is_number(to) && said.contains(['.', ','])
        || is_roman(said) && (line.is_number(to + 2) || is_roman(line.said(to + 2)));
    let is_place = is_parted || titled && line.is_number(to) && !line.is_year(to);
    is_place.then_some(())?;
    let from = to;
    while line.is_number(to)
        || is_roman(line.said(to))
        || (line.is_dash(to) || matches!(line.said(to), "." | "," | ":"))
            && line.is_number(to + 1)
            && !line.is_year(to + 1)
    {
        to += 1;
    }
    let work = CitedWork {
        author: Some(line.said(at).to_owned()),
        title: titled.then(|| line.written(title..from).trim_end_matches([',', ' ']).to_owned()),
        locator: Some(line.written(from..to).to_owned()),
        ..CitedWork::default()
    };
    Some(Cited::new("place-in-a-work", line.place(at..to)?, work, 0.8))
}
