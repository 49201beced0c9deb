//! What somebody wrote, by whose it is and what it is about or when: "Alan Moorehead's book on Gallipoli", "his blog post of
//! 9 July 2017", "her 1958 life of Kitchener", "as David Kirkaldy's tests showed", "in his preface", „Rankes Geschichte der Päpste“.
//!
//! Invariant: a paper that is only spoken of ("his letter of 3 May came late") is none: the sentence leans on it, or it says
//! something.

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::papers::date_to;
use super::printed::is_told_of;
use super::works::{SPEAKS, titled_to};
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// What is written, of any sort.
const WRITTEN: Roles = Roles::MEMOIR.or(Roles::BOOK).or(Roles::DOCUMENT).or(Roles::PROGRAMME);

/// So many tokens around a word are of its sentence.
const LONGEST: usize = 50;

/// All looks at what is owned.
pub(super) fn look(line: &Line<'_>, at: usize, cited: &mut Vec<Cited>) {
    cited.extend(at_written(line, at));
    cited.extend(at_shown(line, at));
    cited.extend(at_author(line, at));
    cited.extend(at_preface(line, at));
    cited.extend(at_genitive(line, at));
    cited.extend(at_own_title(line, at));
}

/// Whose something is that stands at a token: where the owner's words begin, and whether it is a name.
fn owner(line: &Line<'_>, noun: usize) -> Option<(usize, bool)> {
    let mut at = noun;
    while at > 0 && noun - at < 4 && !is_owner(line, at - 1) {
        let before = at - 1;
        let is_between = line.sort(before) == Some(Sort::Word) && !line.is_large(before)
            || line.is_year(before)
            || line.is_dash(before);
        if !is_between {
            return None;
        }
        at = before;
    }
    let owner = at.checked_sub(1).filter(|owner| is_owner(line, *owner))?;
    let own = if matches!(line.said(owner), "'" | "’") { owner.checked_sub(1)? } else { owner };
    if !line.is_large(own) || is_possessive(line.said(own)) {
        let article =
            own.checked_sub(1).filter(|at| line.said(own).contains(['\'', '’']) && is_article(line.said(*at)));
        return Some((article.unwrap_or(own), false));
    }
    let from = line.back(own, 5, |before| is_of_name(line, before));
    Some((from, true))
}

fn is_of_name(line: &Line<'_>, at: usize) -> bool {
    line.sort(at) == Some(Sort::Word) && line.is_large(at) && !line.is_opener(at) && !line.has(at, Roles::LEAD)
        || line.is(at, ".") && at > 0 && line.is_initial(at - 1)
        || matches!(line.said(at), "of" | "de" | "von" | "van")
            && at > 0
            && line.is_large(at - 1)
            && !line.is_opener(at - 1)
}

fn is_article(said: &str) -> bool {
    matches!(said.to_lowercase().as_str(), "the" | "a" | "an" | "its" | "his" | "her" | "their")
}

fn is_possessive(said: &str) -> bool {
    matches!(
        said.to_lowercase().as_str(),
        "his"
            | "her"
            | "their"
            | "my"
            | "its"
            | "seinem"
            | "seinen"
            | "seiner"
            | "ihrem"
            | "ihren"
            | "ihrer"
            | "sein"
            | "seine"
            | "ihr"
            | "ihre"
    )
}

fn is_owner(line: &Line<'_>, at: usize) -> bool {
    let said = line.said(at);
    let is_marked = said.ends_with("'s") || said.ends_with("’s");
    let is_plural = matches!(said, "'" | "’") && at > 0 && line.said(at - 1).ends_with('s') && line.is_large(at - 1);
    is_marked && said.len() > 4 || is_plural || is_possessive(said)
}

/// Whether the sentence leans on what stands here: "according to", "in", "see", "source is", "p. 3 of".
pub(super) fn leans(line: &Line<'_>, from: usize) -> bool {
    let before = |back: usize| from.checked_sub(back).map(|at| line.said(at).to_lowercase()).unwrap_or_default();
    let is_source = |at: usize| {
        line.has(at, Roles::LEAD.or(Roles::PAGE))
            || matches!(line.said(at), "account" | "based" | "drawn" | "comes" | "evidence")
    };
    match before(1).as_str() {
        "in" | "see" | "aus" | "laut" | "nach" | "per" | "gemäß" | "cites" | "quotes" | "quoting" | "citing"
        | "auf" => true,
        "to" => before(2) == "according" || before(2) == "thanks",
        "from" => true,
        "by" => matches!(
            before(2).as_str(),
            "confirmed" | "supported" | "corroborated" | "contradicted" | "quoted" | "cited"
        ),
        "is" | "was" | "of" | "on" | "and" | "ist" => (from.saturating_sub(7)..from).any(is_source),
        _ => from.checked_sub(1).is_some_and(|at| line.has(at, Roles::LEAD)),
    }
}

/// "his blog post of 9 July 2017", "Philip Magnus's biography of Kitchener", "Macdonald Hastings' book from the seventies".
fn at_written(line: &Line<'_>, noun: usize) -> Option<Cited> {
    if let Some(one) = at_dated(line, noun) {
        return Some(one);
    }
    if !line.has(noun, WRITTEN) || line.is(noun + 1, "'s") || line.said(noun).ends_with("'s") {
        return None;
    }
    let (from, is_named) = owner(line, noun)?;
    let is_german = line.is_large(noun) && noun > 0;
    if is_german && !matches!(line.said(from).chars().next(), Some('s' | 'i')) {
        return None;
    }
    let behind = noun + 1;
    let dated = date_to(line, behind).or_else(|| old_date(line, behind));
    let about = about(line, behind);
    let has_year = (from..noun).any(|at| line.is_year(at));
    let to = dated.or(about).unwrap_or(behind);
    let says = SPEAKS.contains(&line.said(to))
        || matches!(line.said(to), "gives" | "has" | "is")
            && (is_named && about.is_some() || dated.is_some() && line.has(noun, Roles::MEMOIR));
    let ends = matches!(line.said(to), "," | "." | "" | ":");
    let cue = leans(line, from);
    let is_book = line.has(noun, Roles::BOOK.or(Roles::MEMOIR));
    let is_full = is_named && line.is_large(from) && line.is_large(from + 1);
    let score = match () {
        () if dated.is_some() && (cue || says) => 0.75,
        () if has_year && is_book && (cue || says) => 0.7,
        () if about.is_some() && is_book && is_named && (cue || says) => 0.65,
        () if about.is_some() && is_book && cue && (ends || says) => 0.55,
        () if is_full && cue && is_told_of(line, from) => 0.55,
        () if is_named && line.has(noun, Roles::BOOK) && (cue || says) => 0.4,
        () => 0.0,
    };
    let name = line.written(from..noun);
    let author = is_named.then(|| name.split(['\'', '’']).next().unwrap_or(name).trim().to_owned());
    let year = (from..to).find(|at| line.is_year(*at)).map(|at| line.said(at).to_owned());
    let work = CitedWork { author, year, title: Some(line.written(noun..to).to_owned()), ..CitedWork::default() };
    Some(Cited::new("own-words", line.place(from..to)?, work, score))
}

/// "in a 1999 interview", "from a 1934 lecture".
fn at_dated(line: &Line<'_>, noun: usize) -> Option<Cited> {
    let from = noun.checked_sub(2)?;
    let is_dated = line.is_year(noun - 1) && matches!(line.said(from), "a" | "an" | "his" | "her" | "their" | "the");
    let is_one = line.has(noun, Roles::BOOK.or(Roles::MEMOIR))
        || matches!(line.said(noun), "speech" | "lecture" | "report" | "statement");
    let led =
        from.checked_sub(1).is_some_and(|at| matches!(line.said(at), "in" | "In" | "from" | "From" | "to" | "by"));
    (is_dated && is_one && led && leans(line, from)).then_some(())?;
    let about = about(line, noun + 1).unwrap_or(noun + 1);
    let year = Some(line.said(noun - 1).to_owned());
    let work = CitedWork { title: Some(line.written(noun..about).to_owned()), year, ..CitedWork::default() };
    Some(Cited::new("own-words", line.place(from..about)?, work, 0.6))
}

/// "from the seventies", "of 1958".
fn old_date(line: &Line<'_>, at: usize) -> Option<usize> {
    let is_led = matches!(line.said(at), "from" | "of" | "aus");
    let number = at + 1 + usize::from(matches!(line.said(at + 1), "the" | "den"));
    let said = line.said(number);
    let is_decade =
        said.ends_with("ties") || said.ends_with("0s") || said.ends_with("zigerjahren") || line.is_year(number);
    (is_led && is_decade).then_some(number + 1)
}

/// The token behind "on Gallipoli", "of Lord Kitchener", "to his wife".
fn about(line: &Line<'_>, at: usize) -> Option<usize> {
    let is_led = matches!(line.said(at), "on" | "of" | "about" | "über");
    let first = at + 1 + usize::from(matches!(line.said(at + 1), "the" | "den" | "die" | "das"));
    let to = titled_to(line, first);
    (is_led && to > first && line.is_large(first)).then_some(to)
}

/// "K. Codell Carter has shown": of an author whose work is named elsewhere.
fn at_author(line: &Line<'_>, at: usize) -> Option<Cited> {
    let is_first = at == 0
        || !line.is_large(at - 1) && !line.is(at - 1, ".") && !line.is(at - 1, "and") && !line.is(at - 1, "von");
    if !is_first || !line.is_large(at) || line.get(at)?.roles != Roles::NONE {
        return None;
    }
    let names = line.names(at);
    let has_shown = line.is(names, "has")
        && matches!(line.said(names + 1), "shown" | "argued" | "suggested" | "pointed" | "proved" | "demonstrated");
    (names > at && names - at < 8 && has_shown).then_some(())?;
    let work = CitedWork { author: Some(line.written(at..names).to_owned()), ..CitedWork::default() };
    Some(Cited::new("own-words", line.place(at..names)?, work, 0.4))
}

/// What findings do, and no men.
const SHOW: [&str; 18] = [
    "show",
    "shows",
    "showed",
    "prove",
    "proves",
    "proved",
    "suggest",
    "suggests",
    "confirm",
    "confirms",
    "confirmed",
    "reveal",
    "reveals",
    "indicate",
    "demonstrate",
    "demonstrated",
    "zeigen",
    "belegen",
];

/// "as David Kirkaldy's tests showed", "wie Parthers Haarproben zeigen".
fn at_shown(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !matches!(line.said(at), "as" | "As" | "wie" | "Wie") {
        return None;
    }
    let owner = (at + 1..at + 6).find(|at| is_owner(line, *at) && line.is_large(*at))?;
    let names =
        (at + 1..owner).all(|at| line.is_large(at) || matches!(line.said(at), "the" | "." | "de" | "von" | "van"));
    let verb = (owner + 2..owner + 5).find(|at| SHOW.contains(&line.said(*at)))?;
    let are_words = (owner + 1..verb).all(|at| line.sort(at) == Some(Sort::Word) && !line.is_large(at));
    (names && are_words).then_some(())?;
    let author = line.written(at + 1..owner + 1).trim_end_matches('s').trim_end_matches(['\'', '’']).to_owned();
    let title = Some(line.written(owner + 1..verb).to_owned());
    let work = CitedWork { author: Some(author), title, ..CitedWork::default() };
    Some(Cited::new("own-words", line.place(at..verb + 1)?, work, 0.7))
}

/// "He says himself, in the preface, that …", "in his preface to the second edition", „im Vorwort“.
fn at_preface(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !line.has(at, Roles::PREFACE) {
        return None;
    }
    let start = (at.saturating_sub(3)..at)
        .rev()
        .find(|at| matches!(line.said(*at), "in" | "In" | "from" | "im" | "Im" | "see" | "aus"))?;
    let is_bare = (start + 1..at).all(|at| {
        is_article(line.said(at))
            || is_possessive(line.said(at))
            || is_owner(line, at)
            || matches!(line.said(at), "dem" | "der")
    });
    let mut to = at + 1;
    if matches!(line.said(to), "to" | "zu" | "zur" | "zum") {
        to = (to + 1..to + 8)
            .take_while(|at| {
                line.sort(*at) == Some(Sort::Word)
                    && !line.has(*at, Roles::SAYING)
                    && !matches!(line.said(*at), "he" | "she" | "it" | "er" | "sie")
            })
            .last()
            .map_or(to, |at| at + 1);
    }
    let is_told = (at.saturating_sub(LONGEST)..at + LONGEST).any(|at| line.has(at, Roles::SAYING));
    let ends = matches!(line.said(to), "," | "." | ";" | ":" | "" | ")" | "he" | "she" | "it" | "they");
    let is_owned = (start + 1..at).any(|at| is_owner(line, at) || is_possessive(line.said(at)));
    (is_bare && ends && (is_told || is_owned)).then_some(())?;
    let work = CitedWork { title: Some(line.written(at..to).to_owned()), ..CitedWork::default() };
    Some(Cited::new("own-words", line.place(start..to)?, work, 0.6))
}

/// „Golo Manns „Wallenstein““, „Rankes Geschichte der Päpste“: a name in the second case, without an apostrophe.
fn at_genitive(line: &Line<'_>, at: usize) -> Option<Cited> {
    let said = line.said(at);
    let is_name = line.is_large(at)
        && said.len() > 4
        && said.ends_with('s')
        && line.sort(at) == Some(Sort::Word)
        && line.get(at)?.roles == Roles::NONE;
    let next = at + 1;
    let quoted = matches!(line.said(next), "„" | "»" | "“" | "\"");
    let is_work = line.is_large(next) && line.has(next, Roles::BOOK.or(Roles::MEMOIR));
    let is_quoted_title = quoted && line.is_large(next + 1);
    if !is_name || !is_quoted_title && !is_work {
        return None;
    }
    let from = line.back(at, 4, |before| is_of_name(line, before));
    let cue = from.checked_sub(1).is_some_and(|at| {
        matches!(
            line.said(at).to_lowercase().as_str(),
            "in" | "aus" | "nach" | "laut" | "bei" | "lese" | "dazu" | "zu" | "gemäß" | "auf" | "ist" | "und" | "durch"
        ) || line.has(at, Roles::LEAD)
    });
    let to = titled_to(line, next);
    let is_full =
        is_work && (matches!(line.said(next + 1), "der" | "des" | "über" | "von") || line.is_open_quote(next + 1));
    let large = (next + 1..to).filter(|at| line.is_large(*at)).count();
    let score = match () {
        () if to <= next || large == 0 && !is_work => 0.0,
        () if quoted && cue => 0.75,
        () if is_full && cue => 0.65,
        () if is_work && cue && line.has(next, Roles::MEMOIR) => 0.6,
        () => 0.0,
    };
    let author = line.written(from..next).strip_suffix('s').map(str::to_owned);
    let title = Some(line.written(next..to).trim_matches(['„', '“', '"', '»', '«']).to_owned());
    Some(Cited::new("work-named", line.place(from..to)?, CitedWork { author, title, ..CitedWork::default() }, score))
}

/// "at work on his On Chloroform and Other Anaesthetics": a small word with a capital behind "his" begins a title.
fn at_own_title(line: &Line<'_>, at: usize) -> Option<Cited> {
    let to = titled_to(line, at + 1);
    // "Bede, in his Ecclesiastical History".
    let is_book = at > 0
        && matches!(line.said(at - 1), "in" | "In" | "from")
        && to > at + 2
        && line.has(to - 1, Roles::BOOK.or(Roles::MEMOIR).or(Roles::DOCUMENT));
    let begins = is_possessive(line.said(at)) && line.is_large(at + 1) && (line.has(at + 1, Roles::JOINING) || is_book);
    let large = (at + 1..to).filter(|at| line.is_large(*at)).count();
    (begins && large > 1).then_some(())?;
    let work = CitedWork { title: Some(line.written(at + 1..to).to_owned()), ..CitedWork::default() };
    Some(Cited::new("work-named", line.place(at + 1..to)?, work, 0.6))
}
