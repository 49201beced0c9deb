//! Works named in running text by their author or by who remembers them: "Joel Zemel's Scapegoat makes the case", "“The Case
//! for Doctor Cook” by Andrew A. Freeman", "as I recall from The Noose of Laurels".

use super::super::Cited;
use super::super::citing::Roles;
use super::super::line::Line;
use super::super::material::Material;
use super::leads::end_of;
use crate::scan::Sort;
use crate::suggestion::CitedWork;

/// "Joel Zemel's Scapegoat makes the case", "from Janet Kitz's Shattered City".
pub(super) fn at_owner(line: &Line<'_>, at: usize) -> Option<Cited> {
    let said = line.said(at);
    let is_owner = line.is_large(at)
        && (said.ends_with("'s") || said.ends_with("’s"))
        && !line.has(at, Roles::EVENT.or(Roles::PLACE).or(Roles::MONTH));
    if !is_owner {
        return None;
    }
    let from = owner_from(line, at);
    let mut title = at + 1;
    title += usize::from(line.is(title, "own"));
    let has_word = line.has(title, Roles::BOOK) && !line.is_large(title);
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
    // "Amelia Earhart's Lockheed Electra gave out" says nothing.
    let says = SPEAKS.contains(&line.said(to))
        || line.is(to, "makes") && matches!(line.said(to + 2), "case" | "clear")
        || line.is(to, "itself");
    // "Vasari's Lives of the Artists".
    let is_book_named = line.is_large(title) && line.has(title, Roles::BOOK.or(Roles::MEMOIR)) && is_small_title;
    let taken = line.is(from.wrapping_sub(1), "from") && is_taken(line, from - 1);
    let year = line.is(to, "(") && line.is_year(to + 1) && line.is(to + 2, ")");
    let score = match () {
        () if quoted || has_word && large > 1 => 0.8,
        () if year && large > 1 => 0.85,
        () if says && (full_name || is_small_title) => 0.75,
        () if is_book_named && large > 1 => 0.7,
        () if taken && full_name => 0.65,
        () if cue && large > 1 && is_small_title && (full_name || large > 2) => 0.7,
        () if is_small_title && large > 2 => 0.6,
        () if full_name && cue && large > 1 => 0.55,
        () => 0.0,
    };
    let to = if year { to + 3 } else { to };
    let author = line.written(from..at + 1).trim_end_matches(['s']).trim_end_matches(['\'', '’']).to_owned();
    let work = CitedWork {
        author: Some(author),
        title: Some(line.written(title..to).trim_matches(|c: char| matches!(c, '"' | '“' | '”')).to_owned()),
        ..Default::default()
    };
    Some(Cited::new("work-named", line.place(from..to)?, work, score))
}

/// Back over the names of an owner.
fn owner_from(line: &Line<'_>, at: usize) -> usize {
    line.back(at, 5, |before| {
        line.sort(before) == Some(Sort::Word)
            && line.is_large(before)
            && !line.has(before, Roles::CUE.or(Roles::LEAD).or(Roles::JOINING))
            || before > 0 && line.is(before, ".") && line.is_initial(before - 1)
    })
}

/// What a book does, and no other thing that somebody owns.
pub(super) const SPEAKS: [&str; 26] = [
    "says",
    "writes",
    "argues",
    "describes",
    "tells",
    "claims",
    "suggests",
    "states",
    "explains",
    "concludes",
    "maintains",
    "insists",
    "recounts",
    "discusses",
    "contains",
    "reprints",
    "quotes",
    "cites",
    "mentions",
    "lists",
    "schreibt",
    "berichtet",
    "nennt",
    "schildert",
    "beschreibt",
    "erzählt",
];

/// "I took this from", "all this comes from": what stands behind is a source.
fn is_taken(line: &Line<'_>, from: usize) -> bool {
    let window = || from.saturating_sub(5)..from;
    window().any(|at| {
        matches!(
            line.said(at),
            "took" | "have" | "got" | "know" | "comes" | "come" | "learned" | "learnt" | "copied" | "quoting" | "is"
        )
    }) && window().any(|at| {
        matches!(line.said(at), "I" | "this" | "This" | "it" | "that" | "all" | "Everything" | "we" | "story")
    })
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
            && (is_word && line.has(at, Roles::JOINING) && !line.is(at, "by")
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
        let dated = line.is_year(book.wrapping_sub(1))
            && matches!(line.said(book.wrapping_sub(2)), "a" | "A" | "the" | "The" | "An");
        (dated
            || line.is(book.wrapping_sub(1), "the")
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

/// Works that are no sources.
const OTHER_WORKS: [&str; 14] = [
    "film", "movie", "song", "album", "painting", "statue", "opera", "poem", "ship", "game", "play", "musical", "band",
    "picture",
];

/// What an author does in a book.
const TELLS: [&str; 14] = [
    "describes",
    "tells",
    "recounts",
    "relates",
    "narrates",
    "argues",
    "writes",
    "explains",
    "recalls",
    "remembers",
    "wrote",
    "told",
    "claims",
    "described",
];

/// How somebody knows what a source says.
const RECALLED: [&str; 22] = [
    "recall",
    "remember",
    "know",
    "read",
    "have",
    "learnt",
    "learned",
    "taken",
    "habe",
    "weiß",
    "lesen",
    "las",
    "gelesen",
    "steht",
    "quote",
    "quoting",
    "copied",
    "according",
    "got",
    "cited",
    "quoted",
    "found",
];

/// "as I recall from The Noose of Laurels", "I have this from …".
pub(super) fn at_recalled(line: &Line<'_>, at: usize) -> Option<Cited> {
    if !matches!(line.said(at), "from" | "in" | "aus" | "bei") || !line.is_large(at + 1) {
        return None;
    }
    let window = at.saturating_sub(5)..at;
    let recalled = window.clone().any(|at| RECALLED.contains(&line.said(at)));
    // "Walter Lord, in A Night to Remember, says".
    let is_within = at > 1 && line.is(at - 1, ",") && line.is_large(at - 2);
    let said = window.clone().any(|at| {
        matches!(line.said(at), "I" | "we" | "ich" | "you" | "can" | "man" | "is" | "it" | "this" | "das" | "be")
    });
    let to = titled_to(line, at + 1);
    let large = (at + 1..to).filter(|at| line.is_large(*at)).count();
    // "She describes the raid in Testament of Youth".
    let is_joined = (at + 2..to)
        .any(|at| line.has(at, Roles::JOINING) && !line.is_large(at) && !matches!(line.said(at), "and" | "und"));
    let is_article = line.has(at + 1, Roles::JOINING) && large > 2;
    let told =
        (at.saturating_sub(9)..at).any(|at| TELLS.contains(&line.said(at))) && large > 1 && (is_joined || is_article);
    let is_other = line.has(at + 1, Roles::EVENT.or(Roles::ARCHIVE).or(Roles::PERIODICAL));
    let recalled = recalled || told && !is_other && line.is(at, "in");
    let said = said || told;
    let is_title = told
        || matches!(line.said(at + 1), "The" | "A" | "An" | "My" | "Der" | "Die" | "Das") && large > 1
        || large > 2;
    let is_place = line.has(at + 1, Roles::PLACE.or(Roles::MONTH));
    ((recalled && said || is_within && line.is(to, ","))
        && (is_title
            || is_within
                && large > 1
                && (SPEAKS.contains(&line.said(to + 1))
                    || matches!(line.said(to + 1), "has" | "gives" | "puts" | "makes"))
                && to > at + 2)
        && !is_place)
        .then_some(())?;
    let end = end_of(line, at + 1).max(to);
    let material = Material::of(line, at + 1..end);
    let mut work = material.work(line);
    work.title = work.title.or_else(|| Some(line.written(at + 1..to).to_owned()));
    Some(Cited::new("work-named", line.place(at + 1..end)?, work, 0.7))
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
    let work = CitedWork { title: Some(line.written(at + 2..to.saturating_sub(1)).to_owned()), ..Default::default() };
    (to > at + 2 && large * 3 >= to - at - 3).then_some(())?;
    Some(Cited::new("work-named", line.place(at..to)?, work, 0.7))
}

/// "The best book on the subject is The Arctic Grail by Pierre Berton", "a chapter on this in Pierre Berton, The Arctic Grail".
pub(super) fn at_titled(line: &Line<'_>, at: usize) -> Option<Cited> {
    let is_start = matches!(line.said(at), "The" | "A" | "An" | "Der" | "Die" | "Das") && at > 1;
    let to = if is_start { titled_to(line, at) } else { at };
    if (at..to).filter(|at| line.is_large(*at)).count() < 2 {
        return None;
    }
    let title = Some(line.written(at..to).to_owned());
    let before = at - 1;
    let is_recommended = matches!(line.said(before), "is" | "read" | "try" | "recommend" | "from" | "see")
        && line.names(to + 1) > to + 2
        && !(at.saturating_sub(12)..at).any(|at| OTHER_WORKS.contains(&line.said(at)));
    let is_led =
        matches!(line.said(before), "is" | "read" | "see" | "in" | "from" | "ist" | "book" | "aus" | "Buch" | "called");
    let is_of_books =
        (at.saturating_sub(12)..at).any(|at| line.has(at, Roles::BOOK.or(Roles::LEAD)) || line.is(at, "read"));
    if (is_led && is_of_books || is_recommended) && matches!(line.said(to), "by" | "von") && line.is_large(to + 1) {
        let names = line.names(to + 1);
        let author = Some(line.written(to + 1..names).to_owned());
        let work = CitedWork { title, author, ..CitedWork::default() };
        return Some(Cited::new("work-named", line.place(at..names)?, work, 0.7));
    }
    // Names, a comma, the title, and the end of the clause.
    let comma = line.is(before, ",").then_some(before)?;
    let is_name = |at: usize| {
        line.is_large(at) && line.sort(at) == Some(Sort::Word) || at > 0 && line.is(at, ".") && line.is_initial(at - 1)
    };
    let from = line.back(comma, 5, is_name);
    let cue = from.checked_sub(1).is_some_and(|at| {
        matches!(
            line.said(at),
            "in" | "from" | "by" | "see" | "to" | "read" | "bei" | "aus" | "is" | "ist" | "try" | "lese"
        )
    });
    let to = to + usize::from(line.is_year(to));
    let are_names = comma - from > 1 && !(from..comma).any(|at| line.has(at, Roles::PLACE.or(Roles::EVENT)));
    let ends = matches!(line.said(to), "." | "," | ";" | "(" | ")" | "");
    (cue && are_names && ends).then_some(())?;
    let work = CitedWork { title, author: Some(line.written(from..comma).to_owned()), ..CitedWork::default() };
    Some(Cited::new("work-named", line.place(from..to)?, work, 0.7))
}
