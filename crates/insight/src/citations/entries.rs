//! Lines that are nothing but a citation: footnotes and entries of bibliographies.
//! Invariant: a sentence that happens to begin with a number or a name is none: there is no verb between its capitals.

use super::Cited;
use super::citing::Roles;
use super::line::Line;
use super::material::Material;
use crate::scan::Sort;

/// Longer lines are text.
const LONGEST: usize = 120;

pub(super) fn look(line: &Line<'_>, cited: &mut Vec<Cited>) {
    let count = line.tokens.len();
    if !(4..=LONGEST).contains(&count) {
        return;
    }
    let (from, is_numbered) = behind_number(line);
    let material = Material::of(line, from..count);
    let score = if is_numbered { note(line, from, &material) } else { entry(line, &material) };
    if score > 0.0
        && let Some(place) = line.place(0..count)
    {
        let code = if is_numbered { "footnote" } else { "bibliography" };
        cited.push(Cited::new(code, place, material.work(line), score));
    }
}

/// Looks at two halves of an entry, the second of which ends with its year or its pages.
pub(super) fn look_at_both(line: &Line<'_>, cited: &mut Vec<Cited>) {
    let count = line.tokens.len();
    if (count.saturating_sub(3)..count).any(|at| line.is_number(at)) {
        look(line, cited);
    }
}

/// Whether a line is the first half of an entry: names turned round, and a title, but nothing of when it was printed.
pub(super) fn may_go_on(line: &Line<'_>) -> bool {
    let count = line.tokens.len();
    let is_sorted = line.is_large(0) && line.is(1, ",") && line.is_large(2);
    (5..LONGEST).contains(&count) && is_sorted && line.is(count - 1, ".") && Material::of(line, 0..count).large > 55
}

/// Whether an entry may begin so: with a number, a title in quotation marks, or names and what stands behind them.
pub(super) fn may_begin(line: &Line<'_>) -> bool {
    let names = line.names(0);
    line.is_open_quote(0)
        || behind_number(line).1
        || names > 0 && (matches!(line.said(names), "," | ":" | "(" | ".") || line.is_year(names))
        || line.tokens.len() < 4
}

/// The first token behind the number or the mark of a footnote, and whether there is one.
fn behind_number(line: &Line<'_>) -> (usize, bool) {
    let opened = usize::from(line.is(0, "["));
    let is_mark = |at: usize| {
        matches!(line.said(at), "*" | "†" | "‡")
            || line.said(at).chars().all(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c)) && line.get(at).is_some()
    };
    let is_number = line.sort(opened) == Some(Sort::Number) && line.said(opened).len() <= 3;
    if !is_number && !is_mark(opened) {
        return (0, false);
    }
    let mut at = opened + 1;
    while is_mark(at) {
        at += 1;
    }
    at += usize::from(opened == 1 && line.is(at, "]"));
    at += usize::from(matches!(line.said(at), "." | ")" | ":"));
    (at, line.is_large(at) || line.is_open_quote(at) || line.has(at, Roles::LEAD.or(Roles::SAME)))
}

/// How surely what stands behind a number is a footnote that cites.
fn note(line: &Line<'_>, from: usize, material: &Material) -> f32 {
    let has_author_year = (from..line.tokens.len()).any(|at| is_author_year(line, at));
    if material.is_same || material.is_archive || material.is_labelled || has_author_year {
        return 0.93;
    }
    let is_kept =
        (from..line.tokens.len()).any(|at| line.is_large(at) && line.has(at, Roles::ARCHIVE.or(Roles::HOLDING)));
    let has_number = line.tokens.iter().skip(from).any(|token| token.piece.sort == Sort::Number);
    let opens_lead = line.has(from, Roles::LEAD);
    match () {
        () if material.is_periodical && material.year.is_some() && material.large > 40 => 0.9,
        () if material.year.is_some() && material.large > 55 => 0.85,
        () if is_kept && has_number && material.large > 40 => 0.8,
        () if opens_lead && material.large > 30 => 0.8,
        () if has_number && material.large > 55 && line.tokens.iter().any(|token| token.roles.has(Roles::PLACE)) => {
            0.75
        }
        () if has_number
            && material.large > 60
            && material.author.is_some()
            && (from..line.tokens.len()).any(|at| line.is(at, ",")) =>
        {
            0.75
        }
        () if material.large > 60 && (material.title.is_some() && material.author.is_some()) => 0.7,
        () => 0.0,
    }
}

/// A name, and a year with pages or the end of a clause behind it.
pub(super) fn is_author_year(line: &Line<'_>, at: usize) -> bool {
    let names = line.names(at);
    let is_year = names > at && line.is_year(names);
    let are_many = (at..names).any(|at| line.is(at, "al"));
    let is_event = line.has(at, Roles::EVENT.or(Roles::PLACE).or(Roles::MONTH))
        || line.has(names.wrapping_sub(1), Roles::MONTH.or(Roles::PLACE).or(Roles::EVENT));
    is_year
        && !is_event
        && (are_many
            || matches!(line.said(names + 1), "," | ":" | ";" | "." | ")" | "")
            || line.has(names + 1, Roles::SAYING))
}

/// How surely a line is an entry of a bibliography.
fn entry(line: &Line<'_>, material: &Material) -> f32 {
    let count = line.tokens.len();
    let known = style_entry(line, material)
        .or_else(|| page_entry(line))
        .or_else(|| document_entry(line))
        .or_else(|| dashed_entry(line));
    if let Some(score) = known {
        return score;
    }
    if tells(line) {
        return kept_entry(line, material);
    }
    let is_printed = material.has_imprint || material.has_publisher || material.has_place;
    let isbn = line.tokens.iter().any(|token| token.piece.of(line.words).eq_ignore_ascii_case("isbn"));
    let is_sorted =
        line.is_large(0) && line.is(1, ",") && (line.is_large(2) || matches!(line.said(2), "von" | "van" | "de"));
    let year = material.year.is_some();
    // "Benedek, István, Ignaz Philipp Semmelweis. Budapest: Corvina, 1983."
    if is_sorted
        && material.large > 45
        && (year && (is_printed || material.locator.is_some() || material.is_periodical) || isbn)
    {
        return 0.93;
    }
    // The second half of such an entry, cut at its stop.
    if material.has_imprint && material.large > 70 && count < 16 && year {
        return 0.8;
    }
    // "1999;12:45-67."
    let is_numbered_issue = (1..count).any(|at| line.is_year(at) && line.is(at + 1, ";") && line.is_number(at + 2));
    if is_numbered_issue && line.is_large(0) {
        return 0.9;
    }
    let first_comma = (0..count).find(|at| matches!(line.said(*at), "," | ":"));
    let is_named = first_comma.is_some_and(|comma| comma > 0 && line.names(0) == comma);
    if is_named
        && material.title.is_some()
        && material.large > 60
        && (year && (is_printed || material.is_periodical) || isbn)
    {
        return 0.9;
    }
    if is_sorted && material.large > 55 && year && count > 8 && line.is_year(count.saturating_sub(2)) {
        return 0.75;
    }
    if is_named && first_comma.is_some_and(|sign| is_old_entry(line, material, sign, is_printed)) {
        return 0.75;
    }
    kept_entry(line, material)
}

/// "Brown, D. (2007). The wreck of the ship that nobody wanted.", "Gill, P., & Ivanov, P. L. (1994) …", "King, Greg; … Wiley, 2003":
/// names turned round, with the year behind them, or with who printed it.
fn style_entry(line: &Line<'_>, material: &Material) -> Option<f32> {
    let is_sorted = line.is_large(0) && line.is(1, ",") && line.is_large(2) && line.sort(0) == Some(Sort::Word);
    let year = (2..30).find(|at| line.is_year(*at))?;
    let are_names = (0..year).all(|at| {
        line.is_large(at)
            || matches!(
                line.said(at),
                "," | "." | "&" | "and" | "und" | ";" | "(" | "von" | "van" | "de" | "-" | "/" | "et" | "al"
            )
    });
    let closed = line.is(year - 1, "(") && line.is(year + 1, ")") || line.is(year + 1, ".") && line.is(year - 1, ".");
    let goes_on = line.tokens.len() > year + 6;
    let isbn = line.tokens.iter().any(|token| token.piece.of(line.words).eq_ignore_ascii_case("isbn"));
    let initials = (2..year).any(|at| line.is_initial(at));
    let printed = (material.has_imprint || isbn) && material.year.is_some();
    ((is_sorted && are_names && closed && goes_on && (initials || printed))
        || is_sorted && printed && !line.has(0, Roles::PLACE))
    .then_some(0.9)
}

/// "Robert K. Massie – Nicholas and Alexandra (1967)", "— Joseph Conrad, Lord Jim", "Landesarchiv NRW, Abt. Westfalen, Nr. 12".
fn dashed_entry(line: &Line<'_>) -> Option<f32> {
    let count = line.tokens.len();
    let last = count - 1 - usize::from(line.is(count - 1, "."));
    let small = (0..count).any(|at| {
        line.sort(at) == Some(Sort::Word)
            && !line.is_large(at)
            && !line.has(at, Roles::JOINING.or(Roles::PART).or(Roles::HOLDING))
    });
    if small || count > 30 {
        return None;
    }
    if line.is_large(0)
        && line.has(0, Roles::ARCHIVE)
        && line.is_number(last)
        && line.tokens.iter().filter(|token| token.piece.of(line.words) == ",").count() > 1
    {
        return Some(0.75);
    }
    if line.is_dash(0) && line.is_large(1) {
        let names = line.names(1);
        let ends = (names + 2..count).any(|at| line.is_large(at)) && line.is(names, ",");
        return (ends && names > 2 && !line.has(1, Roles::EVENT)).then_some(0.65);
    }
    let dash = (2..count).find(|at| {
        line.is_dash(*at)
            && line.get(*at).zip(line.get(at - 1)).is_some_and(|(dash, before)| dash.piece.start > before.piece.end)
    })?;
    let of_person = (0..dash).all(|at| {
        line.get(at).is_some_and(|token| token.roles == Roles::NONE) || line.is_initial(at) || line.is(at, "and")
    });
    let are_names = of_person
        && dash > 1
        && (0..dash)
            .all(|at| line.is_large(at) || line.is(at, ".") || matches!(line.said(at), "and" | "&" | "von" | "de"));
    let year = (dash + 2..count).find(|at| line.is_year(*at))?;
    let titled = (dash + 1..year).filter(|at| line.is_large(*at)).count() > 1 && year + 3 >= count;
    let dated = line.has(year - 1, Roles::MONTH);
    (are_names && titled && dash < 8 && !dated && !(0..dash).any(|at| line.has(at, Roles::PLACE.or(Roles::EVENT))))
        .then_some(0.7)
}

/// Whether a line tells something: small words that are of no title and no label.
fn tells(line: &Line<'_>) -> bool {
    let is_verb = |at: usize| {
        VERBS.contains(&line.said(at)) || matches!(line.said(at), "met" | "came" | "went" | "died" | "lived" | "to")
    };
    if (0..line.tokens.len()).any(is_verb) && !line.is(1, ",") {
        return true;
    }
    let words = || line.tokens.iter().filter(|token| token.piece.sort == Sort::Word);
    let known = Roles::JOINING.or(Roles::PART).or(Roles::PAGE).or(Roles::CHAPTER).or(Roles::VOLUME).or(Roles::HOLDING);
    let small = words().filter(|token| {
        !token.is_large
            && !token.roles.has(known.or(Roles::BOOK).or(Roles::DOCUMENT).or(Roles::SAME))
            && token.piece.end - token.piece.start > 2
    });
    small.count() * 8 > words().count()
}

/// "“The Landing at Anzac”. Australian War Memorial. Retrieved 25 April 2011."
fn page_entry(line: &Line<'_>) -> Option<f32> {
    let seen = line.tokens.iter().enumerate().skip(2).find(|(at, _)| {
        matches!(
            line.said(*at),
            "Retrieved" | "Accessed" | "retrieved" | "accessed" | "abgerufen" | "Abgerufen" | "Zugriff"
        )
    })?;
    let dated = (seen.0 + 1..seen.0 + 7).any(|at| line.is_year(at));
    (dated && (line.is_open_quote(0) || line.is_large(0))).then_some(0.85)
}

/// Words with which a sentence is told.
const VERBS: [&str; 22] = [
    "is", "was", "are", "were", "has", "had", "have", "he", "she", "it", "they", "that", "who", "which", "ist", "war",
    "wurde", "hat", "hatte", "er", "sie", "es",
];

/// "Trial transcript, day 12, p. 1403", "Parish register of St Mary's, Whitby, 1728".
fn document_entry(line: &Line<'_>) -> Option<f32> {
    let count = line.tokens.len();
    let last = count - 1 - usize::from(line.is(count - 1, "."));
    let noun = (0..3).find(|at| line.has(*at, Roles::DOCUMENT) && !line.is(*at, "post"))?;
    let is_told = line.tokens.iter().enumerate().any(|(at, token)| {
        VERBS.contains(&line.said(at))
            || token.roles.has(Roles::SAYING) && !token.roles.has(Roles::DOCUMENT.or(Roles::BOOK))
    });
    let commas = (0..count).filter(|at| line.is(*at, ",")).count();
    let fits = (noun > 0 || line.is(1, "of")) && line.is_number(last) && commas > 1 && count < 24 && !is_told;
    fits.then_some(0.7)
}

/// Words with which a letter is named, and what stands behind them.
const LETTERS: [&str; 5] = ["Letter", "Brief", "Telegram", "Telegramm", "Interview"];
const FROM_OR_TO: [&str; 6] = ["from", "to", "an", "von", "with", "mit"];
/// Words with which something is told, and no entry begins.
const TELLING: [&str; 15] =
    ["It", "He", "She", "They", "This", "There", "I", "We", "His", "Her", "Es", "Er", "Sie", "Das", "Seine"];

/// How surely a line names a letter or papers in an archive.
fn kept_entry(line: &Line<'_>, material: &Material) -> f32 {
    let is_letter = LETTERS.contains(&line.said(0)) && FROM_OR_TO.contains(&line.said(1));
    if is_letter && (material.year.is_some() || is_kept_anywhere(line)) && material.large > 40 {
        return 0.75;
    }
    let is_kept = line.tokens.iter().any(|token| token.is_large && token.roles.has(Roles::ARCHIVE));
    let is_told = TELLING.contains(&line.said(0));
    if material.is_archive && is_kept && material.large > 45 && !is_told { 0.85 } else { 0.0 }
}

fn is_kept_anywhere(line: &Line<'_>) -> bool {
    line.tokens.iter().any(|token| token.is_large && token.roles.has(Roles::ARCHIVE.or(Roles::SIGN)))
}

/// "Alexander von Humboldt: Kosmos. … Stuttgart 1845.", "Plutarch, Life of Crassus, 8." `sign` stands behind the names.
fn is_old_entry(line: &Line<'_>, material: &Material, sign: usize, is_printed: bool) -> bool {
    let count = line.tokens.len();
    let last = count - 1 - usize::from(line.is(count - 1, "."));
    if line.is(sign, ":") && is_printed && line.is_year(last) && material.large > 40 {
        return true;
    }
    let is_large = |at: usize| line.sort(at) != Some(Sort::Word) || line.is_large(at) || line.has(at, Roles::JOINING);
    let is_named = material.title.is_some() || count < 10;
    (0..count).all(is_large) && line.is_number(last) && material.year.is_none() && is_named && sign + 3 < count
}
