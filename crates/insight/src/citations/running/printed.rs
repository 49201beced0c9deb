//! Works that are named whole in running text, with nothing that leads to them: "So R. Gillespie, Finding Amelia: The True
//! Story, Annapolis 2006", "“The Case for Doctor Cook”, Century Magazine 12 (1911), 83–98".
//!
//! Invariant: two things of a work must be there (who, what, where it was printed, in which number), so that a name beside a
//! place and a year is none.

use std::ops::Range;

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::super::material::Material;
use super::leads::end_of;
use crate::scan::Sort;

/// A work that begins at a token.
pub(super) fn at_printed(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !begins(line, at) {
        return None;
    }
    let to = whole_end(line, at);
    if to < at + 4 {
        return None;
    }
    let material = Material::of(line, at..to);
    let score = score(line, &(at..to), &material);
    (score > 0.0).then_some(())?;
    let mut work = material.work(line);
    if let (Some(author), None) = (&material.author, &material.title)
        && let Some(title) = single_title(line, author.end, to)
    {
        work.title = Some(line.written(title).to_owned());
    }
    Some(Cited::new("work-named", line.place(at..to)?, work, score))
}

/// Whether a run of capitals begins here, or a title between quotation marks.
fn begins(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return line.is_large(at) || line.is_open_quote(at) };
    if line.is_open_quote(at) {
        return line.is_large(at + 1) && !line.is(before, ",") && !line.is(before, ":") && !line.is_large(before);
    }
    if !line.is_large(at) || line.sort(at) != Some(Sort::Word) || line.is_quote(before) {
        return false;
    }
    let is_of_name = |at: usize| line.is_large(at) && line.sort(at) == Some(Sort::Word) && !line.is_opener(at);
    if is_of_name(before) || line.is(before, ".") && line.is_initial(before.wrapping_sub(1)) {
        return false;
    }
    let is_joint =
        matches!(line.said(before), "," | ":" | "&" | "/" | "-" | "and" | "und" | "of" | "von" | "van" | "de");
    // A second work behind "and" begins with an initial.
    !is_joint || line.is_initial(at) || !before.checked_sub(1).is_some_and(is_of_name)
}

/// Where a work ends that begins here: over a stop within its title, where what follows says where it was printed.
fn whole_end(line: &Line<'_>, from: usize) -> usize {
    let mut to = end_of(line, from);
    for _ in 0..2 {
        let is_stop = line.is(to, ".") || line.is(to, ",");
        let mut next = to + 1;
        next += usize::from(!line.is_large(next) && line.has(next, Roles::JOINING));
        if !is_stop || !line.is_large(next) || to < from + 2 {
            break;
        }
        let year = (next..next + 16).find(|at| line.is_year(*at));
        let printed = year.filter(|year| is_known_place(line, year - 1) && is_place_before(line, *year, from));
        let end = end_of(line, next);
        let is_printed = (next..end).any(|at| line.is_year(at) && is_place_before(line, at, from));
        match printed {
            Some(year) if (from..to).any(|at| matches!(line.said(at), "," | ":")) => to = end_of(line, year),
            _ if is_printed => to = end,
            _ => break,
        }
    }
    to
}

/// Whether right before a year stands where something was printed: ", Dundee 1890", "(Salem 1942)", "Oxford, 1954", "Beck 1983".
fn is_place_before(line: &Line<'_>, year: usize, from: usize) -> bool {
    let Some(mut last) = year.checked_sub(1).filter(|last| *last > from) else { return false };
    if line.is(last, ",") {
        last -= 1;
        // "Turkey, 1915": a place that is known, or a publisher.
        return line.has(last, Roles::PLACE.or(Roles::PUBLISHER)) && line.is_large(last);
    }
    if !line.is_large(last) || line.has(last, Roles::MONTH.or(Roles::EVENT)) || line.sort(last) != Some(Sort::Word) {
        return false;
    }
    if line.has(last, Roles::PLACE.or(Roles::PUBLISHER)) {
        return true;
    }
    let mut first = last;
    while first > from
        && last - first < 3
        && (line.is_large(first - 1) || matches!(line.said(first - 1), "am" | "a" | "&"))
    {
        first -= 1;
    }
    let before = first.checked_sub(1).filter(|_| first > from);
    before.is_some_and(|at| matches!(line.said(at), "," | "." | "(" | ":"))
}

fn is_known_place(line: &Line<'_>, at: usize) -> bool {
    line.is_large(at) && line.has(at, Roles::PLACE.or(Roles::PUBLISHER))
}

/// How surely a run is a work.
fn score(line: &Line<'_>, run: &Range<usize>, material: &Material) -> f32 {
    let first = run.start..material.author.as_ref().map_or(run.start + 1, |author| author.end);
    if first.clone().any(|at| line.has(at, Roles::PLACE.or(Roles::EVENT)) && !line.is_initial(at))
        && !material.is_title_quoted
    {
        return 0.0;
    }
    let cue = run.start.checked_sub(1).is_some_and(|at| is_cue(line, at));
    // "John Rae, Repulse Bay 1854" names no title.
    let names = material.author.as_ref().map_or(run.start, |author| author.end + 1);
    let printed = run.clone().any(|at| {
        line.is_year(at) && (is_place_before(line, at, names) || is_known_place(line, at - 1) && at > names + 2)
    });
    let closes = run.clone().any(|at| line.is_year(at) && is_place_before(line, at, run.start));
    let numbered = run.clone().any(|at| is_number_of_journal(line, at, run));
    let year = material.year.is_some();
    let placed = material.is_labelled || material.locator.is_some();
    let isbn = run.clone().any(|at| line.said(at).eq_ignore_ascii_case("isbn"));
    let tail = printed || numbered || isbn || year && (material.has_publisher || placed);
    if material.is_title_quoted {
        let is_told = material.is_periodical && (year || placed);
        return if tail || is_told { 0.85 } else { 0.0 };
    }
    let Some(author) = material.author.as_ref().filter(|author| ends_name(line, author.end)) else {
        let is_numbered =
            material.has_part && material.locator.as_ref().is_some_and(|locator| locator.label == "volume");
        return match () {
            () if is_numbered && year => 0.7,
            () if numbered && run.clone().any(|at| line.is(at, "(")) => 0.65,
            () if printed && cue && material.title.is_some() && is_told_of(line, run.start) => 0.65,
            () => 0.0,
        };
    };
    let initials = author.clone().any(|at| line.is_initial(at) || line.is(at, "al"));
    let long = author.len() > 1;
    let titled = material.title.is_some();
    let bracketed = run.clone().any(|at| line.is(at, "(") && line.is_year(at + 1) && line.is(at + 2, ")"));
    match () {
        () if titled && tail => 0.85,
        () if titled && year && initials => 0.8,
        () if titled && bracketed && (long || cue) => 0.75,
        () if tail && printed && (initials || long && cue) && single_title(line, author.end, run.end).is_some() => 0.7,
        () if titled && long && ends_in_places(line, run) => 0.65,
        () if closes && cue && long && !initials && is_told_of(line, run.start) => 0.6,
        () if titled && initials && cue => 0.65,
        () if titled && long && cue && is_told_of(line, run.start) && is_long_title(line, material) => 0.6,
        () => 0.0,
    }
}

/// "Matthew Paris, Chronica Majora, iv, 12": a volume in Roman numbers and a page at the end.
fn ends_in_places(line: &Line<'_>, run: &Range<usize>) -> bool {
    let end = run.end;
    end > run.start + 6
        && line.is_number(end - 1)
        && !line.is_year(end - 1)
        && line.is(end - 2, ",")
        && super::super::locators::is_roman(line.said(end - 3))
        && line.is(end - 4, ",")
}

/// Whether a title is too long for the rank or the home of a person: "Robert Graves, Goodbye to All That".
fn is_long_title(line: &Line<'_>, material: &Material) -> bool {
    let Some(title) = material.title.clone() else { return false };
    let joined = title.clone().any(|at| line.has(at, Roles::JOINING) && !line.is_large(at));
    let ranked = line.has(title.start, Roles::EVENT.or(Roles::PLACE).or(Roles::ARCHIVE));
    !ranked && title.len() > 2 && (joined || title.clone().any(|at| line.is(at, ":")))
}

/// Whether a comma or a colon stands behind names, with or without "(ed.)" before it.
fn ends_name(line: &Line<'_>, at: usize) -> bool {
    let behind = behind_editor(line, at);
    matches!(line.said(behind), "," | ":")
}

/// The token behind "(ed.)", "(Hrsg.)" where that stands here.
pub(in super::super) fn behind_editor(line: &Line<'_>, at: usize) -> usize {
    let is_editor = line.is(at, "(") && line.has(at + 1, Roles::PART);
    let close = (at + 2..at + 4).find(|at| line.is(*at, ")"));
    close.filter(|_| is_editor).map_or(at, |close| close + 1)
}

/// A title of one word, between a name and where it was printed: "Golo Mann, Wallenstein, Frankfurt 1971".
fn single_title(line: &Line<'_>, names: usize, to: usize) -> Option<Range<usize>> {
    let at = behind_editor(line, names) + 1;
    let behind = at + 1 + usize::from(line.is_number(at + 1));
    let is_one = line.is_large(at) && matches!(line.said(behind), "," | "(") && behind < to;
    // A title has no day.
    (is_one && !line.has(at, Roles::PLACE.or(Roles::EVENT).or(Roles::MONTH))).then_some(at..at + 1)
}

/// "Forensic Anthropology 1 (2018), 83", "The Lancet 356 (2000): 64", "Antiquity 12, 1997": a name with its number and year.
fn is_number_of_journal(line: &Line<'_>, at: usize, run: &Range<usize>) -> bool {
    let is_number = line.sort(at) == Some(Sort::Number) && line.said(at).len() <= 4 && !line.is_year(at);
    if !is_number || at == run.start || !line.is_large(at - 1) || line.has(at - 1, Roles::MONTH) {
        return false;
    }
    if line.is(at + 1, "(") && line.has(at + 2, Roles::MONTH) && at > run.start + 1 {
        return true;
    }
    let year = (at + 1..at + 6).find(|at| line.is_year(*at) && *at < run.end);
    year.is_some_and(|year| {
        (at + 1..year)
            .all(|at| matches!(line.said(at), "(" | "," | "." | "/" | "H" | "Heft" | "no") || line.is_number(at))
            && (line.is(year - 1, "(") || line.is(year - 1, ","))
    })
}

/// Words that lead to a source without being about one.
fn is_cue(line: &Line<'_>, at: usize) -> bool {
    line.has(at, Roles::CUE.or(Roles::LEAD))
        || matches!(
            line.said(at),
            "is" | "to"
                | "with"
                | "on"
                | "read"
                | "try"
                | "and"
                | "und"
                | "ist"
                | "lese"
                | "mit"
                | "stands"
                | "remains"
                | ":"
        )
}

/// Whether the words before say that something is printed or told there: "can be found in", "is printed in".
pub(super) fn is_told_of(line: &Line<'_>, from: usize) -> bool {
    (from.saturating_sub(10)..from).any(|at| {
        line.has(at, Roles::BOOK.or(Roles::LEAD).or(Roles::SAYING))
            || matches!(
                line.said(at),
                "found"
                    | "read"
                    | "appeared"
                    | "appears"
                    | "published"
                    | "story"
                    | "edited"
                    | "comes"
                    | "taken"
                    | "steht"
                    | "erschien"
                    | "erschienen"
                    | "gedruckt"
                    | "abgedruckt"
                    | "Abgedruckt"
                    | "veröffentlicht"
                    | "lesen"
            )
    })
}
