//! Works that a word leads to: "see Woodman, Unravelling …", "vgl. Halle, Gerhard: …", "Source: …"; and a name with its year.

use super::super::Cited;
use super::super::citing::Roles;
use super::super::entries::is_author_year;
use super::super::line::Line;
use super::super::locators::{bare, labelled};
use super::super::material::Material;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// A citation in running text has fewer tokens.
pub(super) const LONGEST: usize = 50;

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

/// Whether a sentence ends in a name and the beginning of a title: "The answer is Daumer, Kaspar Hauser."
pub(in super::super) fn ends_in_work(line: &Line<'_>) -> bool {
    let count = line.tokens.len();
    let from = (count.saturating_sub(20)..count.saturating_sub(1))
        .rev()
        .take_while(|at| {
            line.is_large(*at)
                || line.has(*at, Roles::JOINING)
                || matches!(line.said(*at), "," | ":" | "." | "&")
                || line.is_dash(*at)
        })
        .last()
        .unwrap_or(count);
    let first = (from..count).find(|at| line.is_large(*at)).unwrap_or(count);
    let large = (first..count).filter(|at| line.is_large(*at)).count();
    large > 2 && (first..count).any(|at| matches!(line.said(at), "," | ":"))
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

/// Words between what leads and what is led to.
const BETWEEN: [&str; 21] = [
    ".",
    ":",
    "also",
    "auch",
    "in",
    "bei",
    "nach",
    "and",
    "further",
    "reading",
    "n",
    "dazu",
    "hierzu",
    "from",
    "especially",
    "ist",
    "das",
    "the",
    "again",
    "after",
    "by",
];

/// "see Woodman, Unravelling the Franklin Mystery, ISBN …", "vgl. Halle, Gerhard: Otto Lilienthal …, S. 71 f.", "Source: …".
pub(super) fn at_lead(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.has(at, Roles::LEAD) || at.checked_sub(1).is_some_and(|before| line.has(before, Roles::LEAD)) {
        return None;
    }
    let mut from = at + 1;
    while BETWEEN.contains(&line.said(from)) || line.has(from, Roles::LEAD) {
        from += 1;
        if from > at + 6 {
            return None;
        }
    }
    // "to see the Tall Ships at Hartlepool": eyes see that, and no reader.
    let is_seen = line.is(at, "see")
        && at.checked_sub(1).is_some_and(|at| {
            matches!(
                line.said(at),
                "to" | "could" | "would" | "will" | "not" | "I" | "we" | "they" | "did" | "might" | "ever" | "never"
            )
        });
    let said = line.said(at).to_lowercase();
    let is_source = matches!(said.as_str(), "source" | "sources" | "quelle" | "quellen" | "literatur") && at == 0;
    let has_colon = (at + 1..from).any(|at| line.is(at, ":"));
    let to = end_of(line, from);
    // "source: wiki"
    if is_source && has_colon && to == from + 1 && line.has(from, Roles::REFERENCE) {
        let work = CitedWork { title: Some(line.said(from).to_owned()), ..CitedWork::default() };
        return Some(Cited::new("work-named", line.place(from..to)?, work, 0.7));
    }
    if to < from + 2 || !(line.is_large(from) || line.is_open_quote(from)) {
        return None;
    }
    let material = Material::of(line, behind_figure(line, from)..to);
    let isbn = (from..to).any(|at| line.said(at).eq_ignore_ascii_case("isbn") || line.sort(at) == Some(Sort::Address));
    let score = if is_source && has_colon && material.large > 40 {
        0.85
    } else if isbn && material.large > 30 {
        0.9
    } else if is_list_of_pages(line, at, from) && !has_where(&material)
        || is_seen && !(material.is_author_year || material.locator.is_some())
    {
        0.0
    } else {
        lead_score(&material)
    };
    Some(Cited::new("work-named", line.place(from..to)?, material.work(line), score))
}

/// The token behind "Table I in", "Fig. 3 of" where that stands here.
fn behind_figure(line: &Line<'_>, from: usize) -> usize {
    let is_figure = matches!(
        line.said(from),
        "Table" | "Fig" | "Figure" | "Plate" | "Map" | "Abb" | "Tabelle" | "Tafel" | "Karte" | "Appendix" | "Part"
    );
    let joint = (from + 1..from + 5).find(|at| matches!(line.said(*at), "in" | "of" | "bei" | "von"));
    joint.filter(|joint| is_figure && line.is_large(joint + 1)).map_or(from, |joint| joint + 1)
}

/// "See also: Amelia Earhart, Fred Noonan": pages of the same site.
fn is_list_of_pages(line: &Line<'_>, at: usize, from: usize) -> bool {
    at < 2 && (at..from).any(|at| matches!(line.said(at), "also" | "auch"))
}

/// Whether it says which of a work's many copies, or where in it.
fn has_where(material: &Material) -> bool {
    material.year.is_some() || material.locator.is_some() || material.is_title_quoted || material.has_part
}

fn lead_score(material: &Material) -> f32 {
    let has_where = has_where(material);
    let has_what = material.author.is_some() || material.title.is_some();
    match () {
        () if material.is_same || material.is_archive || material.is_periodical && has_where => 0.85,
        () if material.is_event && !material.is_labelled => 0.0,
        () if has_what && has_where => 0.85,
        () if material.title.is_some() && material.author.is_some() => 0.7,
        () => 0.0,
    }
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
    let says = line.has(to, Roles::SAYING) || at.checked_sub(1).is_some_and(|at| line.has(at, Roles::LEAD));
    let score = match (locator.is_some(), many) {
        (true, _) if names - at < 6 => 0.9,
        _ if says && names - at < 4 => 0.7,
        (false, true) => 0.75,
        _ => 0.0,
    };
    let material = Material::of(line, at..to);
    Some(Cited::new("author-and-year", line.place(at..to)?, material.work(line), score))
}
