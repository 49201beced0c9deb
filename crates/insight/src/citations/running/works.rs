//! Works named in running text, by what leads to them, by a place in them, by their author.

use std::ops::Range;

use super::super::Cited;
use super::super::citing::Roles;
use super::super::entries::is_author_year;
use super::super::line::Line;
use super::super::locators::{bare, labelled};
use super::super::material::Material;
use crate::scan::Sort;

/// A citation in running text has fewer tokens.
const LONGEST: usize = 50;

/// Where what is named from here on ends: at the end of the sentence, or where the text goes on in small letters.
pub(super) fn end_of(line: &Line<'_>, from: usize) -> usize {
    let mut depth = 0usize;
    let mut is_quoted = false;
    for at in from..line.tokens.len().min(from + LONGEST) {
        let said = line.said(at);
        match said {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => return at,
            ")" | "]" => depth -= 1,
            ";" if depth == 0 => return at,
            "." if depth == 0 && !is_quoted && is_stop(line, at) => return at,
            "," if depth == 0 && !is_quoted && !goes_on(line, at + 1) => return at,
            "—" | "!" | "?" if depth == 0 && !is_quoted => return at,
            _ => {
                is_quoted ^= line.is_quote(at) && !matches!(said, "'" | "’");
                let is_small = line.sort(at) == Some(Sort::Word) && !line.is_large(at);
                let is_of_title = line.has(
                    at,
                    Roles::JOINING
                        .or(Roles::PAGE)
                        .or(Roles::CHAPTER)
                        .or(Roles::VOLUME)
                        .or(Roles::NOTE)
                        .or(Roles::PART)
                        .or(Roles::HOLDING)
                        .or(Roles::LEAD)
                        .or(Roles::BOOK)
                        .or(Roles::SAME),
                ) || matches!(
                    said,
                    "al" | "et"
                        | "my"
                        | "f"
                        | "ff"
                        | "f."
                        | "and"
                        | "und"
                        | "especially"
                        | "esp"
                        | "also"
                        | "auch"
                        | "n"
                        | "u"
                        | "v"
                        | "s"
                        | "d"
                        | "a"
                        | "doi"
                );
                if depth == 0 && !is_quoted && is_small && !is_of_title && at > from {
                    return trimmed(line, from, at);
                }
            }
        }
    }
    line.tokens.len().min(from + LONGEST)
}

/// Without small words at the end that would have joined what does not come.
fn trimmed(line: &Line<'_>, from: usize, mut to: usize) -> usize {
    while to > from
        && (line.has(to - 1, Roles::JOINING) && !line.is_large(to - 1) || matches!(line.said(to - 1), "," | ":"))
    {
        to -= 1;
    }
    to
}

/// Whether a stop ends a sentence and no abbreviation or initial.
fn is_stop(line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    let is_label = before.is_some_and(|at| {
        line.is_initial(at)
            || line.get(at).is_some_and(|token| {
                token.roles.has(
                    Roles::PAGE
                        .or(Roles::CHAPTER)
                        .or(Roles::VOLUME)
                        .or(Roles::PART)
                        .or(Roles::NOTE)
                        .or(Roles::LEAD)
                        .or(Roles::SAME),
                ) && token.piece.end - token.piece.start < 6
            })
            || matches!(line.said(at), "Dr" | "al" | "f" | "ff" | "St")
    });
    let is_short =
        before.is_some_and(|at| matches!(line.said(at), "Dr" | "al" | "f" | "ff" | "St" | "Mr" | "Mrs" | "Sir"));
    !is_label && !is_short
}

/// Whether what stands behind a comma is still of the citation.
fn goes_on(line: &Line<'_>, at: usize) -> bool {
    let is_plain = matches!(line.sort(at), Some(Sort::Number | Sort::Mixed | Sort::Address));
    let is_part = line.has(
        at,
        Roles::PAGE
            .or(Roles::CHAPTER)
            .or(Roles::VOLUME)
            .or(Roles::NOTE)
            .or(Roles::PART)
            .or(Roles::HOLDING)
            .or(Roles::SAME)
            .or(Roles::SIGN)
            .or(Roles::LEAD),
    );
    is_plain
        || line.is_large(at)
        || is_part
        || line.is_quote(at)
        || matches!(line.said(at), "in" | "und" | "and" | "in:" | "doi" | "(" | "[")
}

/// "see Woodman, Unravelling the Franklin Mystery, ISBN …", "vgl. Halle, Gerhard: Otto Lilienthal …, S. 71 f.", "Source: …".
pub(super) fn at_lead(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.has(at, Roles::LEAD) || at.checked_sub(1).is_some_and(|before| line.has(before, Roles::LEAD)) {
        return None;
    }
    let mut from = at + 1;
    while matches!(
        line.said(from),
        "." | ":"
            | "also"
            | "auch"
            | "in"
            | "bei"
            | "nach"
            | "and"
            | "further"
            | "reading"
            | "n"
            | "dazu"
            | "hierzu"
            | "from"
            | "especially"
            | "ist"
            | "das"
            | "the"
            | "again"
            | "by"
    ) || line.has(from, Roles::LEAD)
    {
        from += 1;
        if from > at + 6 {
            return None;
        }
    }
    let said = line.said(at).to_lowercase();
    let is_source = matches!(said.as_str(), "source" | "sources" | "quelle" | "quellen" | "literatur") && at == 0;
    let has_colon = (at + 1..from).any(|at| line.is(at, ":"));
    let to = end_of(line, from);
    if to < from + 2 || !(line.is_large(from) || line.is_open_quote(from)) {
        return None;
    }
    let material = Material::of(line, from..to);
    let isbn = (from..to).any(|at| line.said(at).eq_ignore_ascii_case("isbn") || line.sort(at) == Some(Sort::Address));
    let score = if is_source && has_colon && material.large > 40 {
        0.85
    } else if isbn && material.large > 30 {
        0.9
    } else {
        lead_score(&material)
    };
    Some(Cited::new("work-named", line.place(from..to)?, material.work(line), score))
}

fn lead_score(material: &Material) -> f32 {
    let has_where =
        material.year.is_some() || material.locator.is_some() || material.is_title_quoted || material.has_part;
    let has_what = material.author.is_some() || material.title.is_some();
    match () {
        () if material.is_same || material.is_archive || material.is_periodical && has_where => 0.85,
        () if material.is_event && !material.is_labelled => 0.0,
        () if has_what && has_where => 0.85,
        () if material.title.is_some() && material.author.is_some() => 0.7,
        () => 0.0,
    }
}

/// A place in a work, with the title and the names before it: "Stalin: A biography by Robert Service see Pg: 143".
pub(super) fn at_locator(line: &Line<'_>, at: usize) -> Option<Cited> {
    let locator = labelled(line, at)?;
    // "Page 1 of 3" is a page's own number, and so is "12 pages".
    let is_own = matches!(line.said(locator.to), "of" | "/" | "von") && line.is_number(locator.to + 1)
        || line.is(locator.to, "posts");
    if is_own || at == 0 && line.get(locator.to).is_none() {
        return None;
    }
    let is_page = matches!(locator.label, "page" | "folio");
    let from = back_over_work(line, at);
    let mut to = locator.to;
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
    } else if line.is(to, "of") || line.is(to, "in") {
        let end = end_of(line, to + 1);
        let named = Material::of(line, to + 1..end);
        if named.title.is_some() && end > to + 2 {
            to = end;
        }
    }
    let material = Material::of(line, from..to);
    let named = (from..at).filter(|at| line.is_large(*at)).count();
    let score = match (is_page, named) {
        (true, 0)
            if to > locator.to
                || matches!(line.said(at), "p" | "pp" | "S" | "Pg")
                || line.is(at.wrapping_sub(1), "on")
                || line.has(at.wrapping_sub(1), Roles::LEAD) =>
        {
            0.65
        }
        (true, 0) => 0.4,
        (true, _) => 0.9,
        (false, 0) if to > locator.to + 2 => 0.6,
        (false, 0) => 0.0,
        (false, _) if material.title.is_some() || material.year.is_some() || material.is_periodical => 0.75,
        (false, _) => 0.0,
    };
    let mut work = material.work(line);
    (work.locator_label, work.locator) = (Some(locator.label), Some(locator.place));
    by_author(line, from..at, &mut work);
    Some(Cited::new("place-in-a-work", line.place(from..to)?, work, score))
}

/// Title and author of "Title by Author".
fn by_author(line: &Line<'_>, run: Range<usize>, work: &mut crate::suggestion::CitedWork) {
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
            || matches!(said, "by" | "on" | "auf" | "also" | "his" | "her" | "et" | "al");
        if is_word && line.is_large(here) && !line.is_opener(here) {
            from = here;
        } else if line.is_year(here) || line.is_open_quote(here) {
            from = here;
        } else if matches!(said, "," | ":" | "&" | "/" | "'" | "’")
            || line.is_dash(here) && !line.is(here, "—")
            || line.is_quote(here)
            || matches!(said, "(" | ")")
        {
            // Between the parts of what names a work.
        } else if said == "."
            && (line.is_initial(here.wrapping_sub(1))
                || line.has(here.wrapping_sub(1), Roles::LEAD.or(Roles::PART))
                || line.is(here.wrapping_sub(1), "al"))
        {
            // Of an abbreviation.
        } else if is_word && is_joint {
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

/// "Loudon 2000, pp. 88–110", "Seifert/Waßermann 1992, S. 44".
pub(super) fn at_author_year(line: &Line<'_>, at: usize) -> Option<Cited> {
    let begins =
        at.checked_sub(1).is_none_or(|before| !line.is_large(before) && !line.is(before, "/") && !line.is(before, "."));
    if !begins || !line.is_large(at) || !is_author_year(line, at) {
        return None;
    }
    let names = line.names(at);
    let year = names;
    let locator = labelled(line, year + 2).filter(|_| line.is(year + 1, ",")).or_else(|| bare(line, year + 1));
    let to = locator.as_ref().map_or(year + 1, |locator| locator.to);
    let many = (at..names).any(|at| matches!(line.said(at), "&" | "/" | "al"));
    let score = match (locator.is_some(), many) {
        (true, _) if names - at < 6 => 0.9,
        (false, true) => 0.75,
        _ => 0.0,
    };
    let material = Material::of(line, at..to);
    Some(Cited::new("author-and-year", line.place(at..to)?, material.work(line), score))
}

/// "Joel Zemel's Scapegoat makes the case", "from Janet Kitz's Shattered City".
pub(super) fn at_owner(line: &Line<'_>, at: usize) -> Option<Cited> {
    let said = line.said(at);
    let is_owner = line.is_large(at)
        && (said.ends_with("'s") || said.ends_with("’s"))
        && !line.has(at, Roles::EVENT.or(Roles::PLACE).or(Roles::MONTH));
    if !is_owner {
        return None;
    }
    let mut from = at;
    while from.checked_sub(1).is_some_and(|before| {
        line.sort(before) == Some(Sort::Word)
            && line.is_large(before)
            && !line.has(before, Roles::CUE.or(Roles::LEAD).or(Roles::JOINING))
            || before > 0 && line.is(before, ".") && line.is_initial(before - 1)
    }) && at - from < 5
    {
        from -= 1;
    }
    let mut title = at + 1;
    title += usize::from(line.is(title, "own"));
    let has_word = line.has(title, Roles::BOOK);
    title += usize::from(has_word) + usize::from(has_word && (line.is(title + 1, ",") || line.is(title + 1, ":")));
    let quoted = line.is_open_quote(title);
    let to = titled_to(line, title);
    let large = (title..to).filter(|at| line.is_large(*at)).count();
    if large == 0 {
        return None;
    }
    let is_small_title = (title..to).any(|at| line.has(at, Roles::JOINING) && !line.is_large(at))
        || matches!(line.said(title), "My" | "The" | "A" | "An");
    let full_name = at > from;
    let cue = from.checked_sub(1).is_some_and(|before| {
        line.has(before, Roles::CUE.or(Roles::LEAD)) || matches!(line.said(before), "read" | "is")
    });
    let says = line.has(to, Roles::SAYING) || line.is(to, "itself");
    let year = line.is(to, "(") && line.is_year(to + 1) && line.is(to + 2, ")");
    let score = match () {
        () if quoted || has_word && large > 1 => 0.8,
        () if year && large > 1 => 0.85,
        () if says && (full_name || is_small_title) => 0.75,
        () if cue && large > 1 && (full_name && is_small_title || is_small_title && large > 2) => 0.7,
        () if is_small_title && large > 2 => 0.6,
        () if full_name && cue && large > 1 => 0.55,
        () => 0.0,
    };
    let to = if year { to + 3 } else { to };
    let author = line.written(from..at + 1).trim_end_matches(['s']).trim_end_matches(['\'', '’']).to_owned();
    let work = crate::suggestion::CitedWork {
        author: Some(author),
        title: Some(line.written(title..to).trim_matches(|c: char| matches!(c, '"' | '“' | '”')).to_owned()),
        ..Default::default()
    };
    Some(Cited::new("work-named", line.place(from..to)?, work, score))
}

/// The token behind a title that begins here.
pub(super) fn titled_to(line: &Line<'_>, from: usize) -> usize {
    if line.is_open_quote(from) {
        return (from + 2..from + 20).find(|at| line.is_quote(*at)).map_or(from, |at| at + 1);
    }
    let mut end = from;
    let mut at = from;
    while at < from + 16 {
        let is_word = line.sort(at) == Some(Sort::Word);
        if is_word && line.is_large(at) {
            end = at + 1;
        } else if !(end > from
            && (is_word && line.has(at, Roles::JOINING)
                || line.is_dash(at)
                || matches!(line.said(at), ":" | "'" | "&")))
        {
            break;
        }
        at += 1;
    }
    end
}

/// "“The Case for Doctor Cook” by Andrew A. Freeman, 1961", "the biography of Stalin by Robert Service".
pub(super) fn at_by(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !matches!(line.said(at), "by" | "von") || at == 0 || !line.is_large(at + 1) {
        return None;
    }
    let names = line.names(at + 1);
    (names > at + 1 && !line.has(at + 1, Roles::MONTH.or(Roles::EVENT))).then_some(())?;
    let is_quoted = line.is_quote(at - 1) && !line.is(at - 1, "'");
    let from = if is_quoted {
        let open = (at.saturating_sub(20)..at - 1).rev().find(|open| line.is_quote(*open))?;
        // What somebody said is no title: that has capitals.
        let large = (open..at - 1).filter(|at| line.is_large(*at)).count();
        (large * 2 >= at - open - 2).then_some(open)?
    } else {
        let book = (at.saturating_sub(6)..at).rev().find(|before| line.has(*before, Roles::BOOK.or(Roles::MEMOIR)))?;
        let is_title = (book + 1..at).all(|at| {
            line.is_large(at)
                || line.has(at, Roles::JOINING)
                || matches!(line.said(at), "," | "about")
                || line.is_quote(at)
        });
        is_title.then_some(())?;
        (line.is(book.wrapping_sub(1), "the")
            || line.is(book.wrapping_sub(1), "The")
            || line.is(book.wrapping_sub(1), "dem")
            || line.is(book.wrapping_sub(1), "a")
            || line.is(book.wrapping_sub(1), "das"))
        .then_some(book)?
    };
    let mut to = names;
    if line.is(to, ",") && line.is_year(to + 1) {
        to += 2;
    } else if line.is(to, "(") && line.is_year(to + 1) && line.is(to + 2, ")") {
        to += 3;
    }
    let mut work = Material::of(line, from..to).work(line);
    work.author = Some(line.written(at + 1..names).to_owned());
    if is_quoted {
        work.title = Some(line.written(from + 1..at - 1).to_owned());
    }
    let score = if is_quoted {
        0.85
    } else if to > names || names > at + 2 {
        0.65
    } else {
        0.5
    };
    Some(Cited::new("work-named", line.place(from..to)?, work, score))
}

/// "as I recall from The Noose of Laurels", "I have this from …".
pub(super) fn at_recalled(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !matches!(line.said(at), "from" | "in" | "aus" | "bei") || !line.is_large(at + 1) {
        return None;
    }
    let window = at.saturating_sub(5)..at;
    let recalled = window.clone().any(|at| {
        matches!(
            line.said(at),
            "recall"
                | "remember"
                | "know"
                | "read"
                | "have"
                | "learnt"
                | "learned"
                | "taken"
                | "habe"
                | "weiß"
                | "lesen"
                | "las"
                | "gelesen"
                | "steht"
                | "quote"
                | "quoting"
                | "copied"
                | "according"
                | "got"
                | "cited"
                | "quoted"
                | "found"
        )
    });
    let said = window.clone().any(|at| {
        matches!(line.said(at), "I" | "we" | "ich" | "you" | "can" | "man" | "is" | "it" | "this" | "das" | "be")
    });
    let to = titled_to(line, at + 1);
    let large = (at + 1..to).filter(|at| line.is_large(*at)).count();
    let is_title =
        matches!(line.said(at + 1), "The" | "A" | "An" | "My" | "Der" | "Die" | "Das") && large > 1 || large > 2;
    let is_place = line.has(at + 1, Roles::PLACE.or(Roles::MONTH));
    (recalled && said && is_title && !is_place).then_some(())?;
    let end = end_of(line, at + 1).max(to);
    let material = Material::of(line, at + 1..end);
    let mut work = material.work(line);
    work.title = work.title.or_else(|| Some(line.written(at + 1..to).to_owned()));
    Some(Cited::new("work-named", line.place(at + 1..end)?, work, 0.7))
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

/// "in seinen „Wanderungen durch die Mark“", "in his “Travels” he writes".
pub(super) fn at_quoted(line: &Line<'_>, at: usize) -> Option<Cited> {
    let is_owned =
        matches!(line.said(at), "his" | "her" | "their" | "seinem" | "seinen" | "seiner" | "ihrem" | "ihren" | "ihrer");
    let within = at.checked_sub(1).is_some_and(|before| {
        matches!(line.said(before).to_lowercase().as_str(), "in" | "from" | "aus" | "nach" | "laut")
    });
    if !is_owned || !within || !line.is_open_quote(at + 1) || !line.is_large(at + 2) {
        return None;
    }
    let to = titled_to(line, at + 1);
    let large = (at + 2..to).filter(|at| line.is_large(*at)).count();
    let work = crate::suggestion::CitedWork {
        title: Some(line.written(at + 2..to.saturating_sub(1)).to_owned()),
        ..Default::default()
    };
    (to > at + 2 && large * 3 >= to - at - 3).then_some(())?;
    Some(Cited::new("work-named", line.place(at..to)?, work, 0.7))
}
