//! The grammar of statements: where clauses begin, how names stand to deeds, what tells one of several from the others.
//! Invariant: a few words around each place, in one pass. Not here: what words mean (`lexicon`).

use std::ops::Range;

use super::{Counted, Dated, Part, Role, Run, Serial, Statement, Term};
use crate::dates::Reach;
use crate::lexemes::{Lexeme, bytes};
use crate::quantities::Measure;

/// A place among lexemes; sentences are short enough for it.
pub(super) fn small(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX - 1)
}

/// "Not before 1858" says since 1858, and "not until 1922" says then: no deed is denied.
pub(super) fn not_until(made: &mut Statement) {
    let clauses = std::mem::take(&mut made.clauses);
    let clause = |at: u16| clauses.partition_point(|begin| *begin <= at);
    let is_before = |date: &Dated, at: u16| {
        date.when.reach == Reach::Before
            && at < date.at.end
            && date.at.start.saturating_sub(at) < 14
            && clause(at) + 1 >= clause(date.at.start)
    };
    for date in &mut made.dates {
        if let Some(place) = made.negations.iter().position(|(at, _)| is_before(date, *at)) {
            date.when.reach = Reach::After;
            made.negations.remove(place);
            made.denial = made.denial.max(60);
        }
    }
    made.clauses = clauses;
}

/// The words that tell one of several from the others.
pub(super) fn serial(lexemes: &[Lexeme<'_>]) -> Vec<Serial> {
    let words = lexemes.iter().enumerate().filter(|(_, lexeme)| lexeme.is_word());
    let known =
        words.filter_map(|(at, lexeme)| row(&lexeme.low).map(|(row, place)| Serial { row, place, at: small(at) }));
    known.collect()
}

/// The row of a word that tells one of several from the others, and its place in it.
fn row(low: &str) -> Option<(u8, u8)> {
    Some(match low {
        "first" | "erste" | "ersten" | "erster" | "erstes" | "erstmals" | "maiden" => (0, 0),
        "second" | "zweite" | "zweiten" | "again" | "erneut" | "wieder" | "another" | "anew" | "re" => (0, 1),
        "third" | "dritte" | "dritten" => (0, 2),
        "fourth" | "vierte" | "vierten" => (0, 3),
        "fifth" | "fünfte" | "fünften" => (0, 4),
        "sixth" => (0, 5),
        "seventh" => (0, 6),
        "ninth" => (0, 7),
        "last" | "final" | "letzte" | "letzten" | "letzter" => (0, 8),
        "elder" | "eldest" | "older" | "oldest" | "ältere" | "älteste" | "ältester" => (1, 0),
        "younger" | "youngest" | "jüngere" | "jüngste" | "jüngster" => (1, 1),
        "north" | "northern" | "nord" => (2, 0),
        "south" | "southern" | "süd" => (2, 1),
        "east" | "eastern" | "ost" => (2, 2),
        "west" | "western" => (2, 3),
        "outward" | "outbound" => (3, 0),
        "homeward" | "return" | "back" | "home" | "rückweg" => (3, 1),
        "upper" | "obere" | "oberen" => (4, 0),
        "lower" | "untere" | "unteren" => (4, 1),
        "every" | "each" | "per" | "daily" | "annually" | "yearly" | "always" | "often" | "jede" | "jedes"
        | "jeden" | "immer" | "oft" => (5, 0),
        "brother" | "bruder" => (6, 0),
        "sister" | "schwester" => (6, 1),
        "mother" | "mutter" => (6, 2),
        "father" | "vater" => (6, 3),
        "son" | "sohn" => (6, 4),
        "daughter" | "tochter" => (6, 5),
        "wife" | "frau" | "widow" => (6, 6),
        "husband" => (6, 7),
        "uncle" => (6, 8),
        "nephew" => (6, 9),
        "cousin" => (6, 10),
        "bought" | "buy" | "kaufte" | "gekauft" => (7, 0),
        "sold" | "sell" | "verkaufte" | "verkauft" => (7, 1),
        "long" | "length" | "lang" | "länge" => (8, 0),
        "wide" | "width" | "broad" | "breadth" | "breit" | "breite" => (8, 1),
        "high" | "tall" | "height" | "hoch" | "höhe" => (8, 2),
        "deep" | "depth" | "tief" | "tiefe" => (8, 3),
        "thick" | "thickness" | "dick" => (8, 4),
        _ => return None,
    })
}

/// Whether a date is one of a work that is named in brackets: `(Beattie and Geiger, Frozen in Time, 1987)`.
pub(super) fn is_of_citation(lexemes: &[Lexeme<'_>], part: &Range<usize>) -> bool {
    let before = lexemes.iter().take(part.start).rev().take(30);
    let inside = before.take_while(|lexeme| !matches!(lexeme.text, ")" | "]"));
    let mut is_named = false;
    for lexeme in inside {
        if matches!(lexeme.text, "(" | "[") {
            return is_named;
        }
        is_named |= lexeme.is_capital();
    }
    false
}

/// Where clauses begin.
pub(super) fn clauses(lexemes: &[Lexeme<'_>], dates: &[Range<usize>]) -> Vec<u16> {
    // "On 4 May, he" is one clause.
    let is_at_date = |at: usize| dates.iter().any(|date| at == date.end || at + 1 == date.start || date.contains(&at));
    let begins = |lexeme: &Lexeme<'_>| {
        matches!(
            lexeme.low.as_ref(),
            "," | ";"
                | ":"
                | "–"
                | "—"
                | "("
                | ")"
                | "["
                | "]"
                | "who"
                | "which"
                | "but"
                | "when"
                | "while"
                | "until"
                | "and"
                | "und"
                | "aber"
                | "als"
                | "nachdem"
                | "bevor"
                | "after"
                | "before"
                | "where"
        )
    };
    lexemes
        .iter()
        .enumerate()
        .filter(|(at, lexeme)| begins(lexeme) && !(lexeme.text == "," && is_at_date(*at)))
        .map(|(at, _)| small(at))
        .collect()
}

/// How a name stands to the deed, by the word before it and its like.
pub(super) fn role(lexemes: &[Lexeme<'_>], at: usize) -> Role {
    let low = |at: usize| lexemes.get(at).map_or("", |lexeme| lexeme.low.as_ref());
    let mut first = at;
    // Other words of the name and its titles stand between.
    while first > 0
        && at - first < 4
        && lexemes.get(first - 1).is_some_and(|before| before.is_word() && (before.is_capital() || before.low == "the"))
    {
        first -= 1;
    }
    let before = first.checked_sub(1).map_or("", low);
    match before {
        "of" if first >= 2 && matches!(low(first - 2), "native" | "citizen" | "inhabitant") => Role::At,
        "in" | "at" | "near" | "off" | "bei" | "im" | "outside" => Role::At,
        "from" | "aus" => Role::From,
        "to" | "into" | "nach" | "towards" | "for" => Role::To,
        "by" | "durch" => Role::By,
        "was" if first >= 2 && low(first - 2) == "it" => Role::By,
        _ => Role::None,
    }
}

/// A number with the words for what is counted: the first few behind it, up to a sign.
pub(super) fn counted(lexemes: &[Lexeme<'_>], quantity: crate::quantities::Quantity, terms: &[Term]) -> Counted {
    let end = quantity.written.end;
    let behind = lexemes.iter().skip(end).take(4).take_while(|lexeme| lexeme.is_word() || lexeme.text == "-");
    let reach = small(end + behind.count());
    let first = small(end);
    let before = quantity.written.start.checked_sub(1).map(small);
    let is_near = |term: &&Term| {
        (first..reach).contains(&term.at)
            || (Some(term.at) == before && lexemes.get(usize::from(term.at)).is_some_and(|lexeme| !lexeme.is_word()))
    };
    // "Two policemen fired": the deed is none of what is counted.
    let is_deed = |at: u16| terms.iter().any(|term| term.at == at && matches!(term.part, Part::Deed { .. }));
    let stop = (first + 1..reach).find(|at| is_deed(*at)).unwrap_or(u16::MAX);
    let units = terms
        .iter()
        .filter(is_near)
        .filter(|term| term.at < stop && !matches!(term.part, Part::Deed { .. }))
        .map(|term| term.id)
        .collect::<Vec<_>>();
    let is_loose = units.is_empty() && quantity.measure == Measure::Things;
    let is_part = matches!(lexemes.get(end).map_or("", |lexeme| lexeme.low.as_ref()), "of" | "von" | "der");
    Counted {
        units,
        is_loose,
        is_part,
        at: small(quantity.written.start),
        bytes: bytes(lexemes, &quantity.written),
        quantity,
    }
}

/// Who holds the offices: `Captain Briggs`, `Briggs, her master`, `the engineer was Bouch`, `designed by Bouch`.
pub(super) fn holders(lexemes: &[Lexeme<'_>], made: &mut Statement) {
    let low = |at: u16| lexemes.get(usize::from(at)).map_or("", |lexeme| lexeme.low.as_ref());
    // Between an office and its holder stand few words, and none that begins another thought.
    let joins = |from: u16, to: u16, words: &[&str]| {
        (from..to).all(|at| {
            let is_sign = lexemes.get(usize::from(at)).is_some_and(|lexeme| !lexeme.is_word() && lexeme.text != ",");
            !is_sign && !matches!(low(at), "and" | "but" | "who" | "whom" | "that" | "with" | "under" | "to" | "und")
        }) && (from == to || (from..to).any(|at| words.contains(&low(at))))
    };
    let runs = &made.runs;
    for office in &mut made.offices {
        let held = |run: &&Run| {
            let (start, end) = (run.at.start, run.at.end);
            let is_title = start <= office.at && office.at + 1 < end;
            let is_behind = start > office.at
                && start - office.at <= 5
                && joins(office.at + 1, start, &["was", "were", "is", "war", "by", ",", "named", "called", "von"]);
            let is_before = end <= office.at
                && office.at - end <= 6
                && joins(end, office.at, &["was", "is", ",", "as", "war", "als", "became", "wurde"]);
            !run.is_owner && (is_title || is_behind || is_before)
        };
        let nearest = runs.iter().enumerate().filter(|(_, run)| held(run));
        let nearest = nearest.min_by_key(|(_, run)| run.at.start.abs_diff(office.at));
        office.run = nearest.map_or(usize::MAX, |(place, _)| place);
    }
    made.offices.retain(|office| office.run != usize::MAX);
}

/// How many words say that it is so and not otherwise, and whether it is told by somebody else.
pub(super) fn tone(lexemes: &[Lexeme<'_>]) -> (u8, bool) {
    let low = |at: usize| lexemes.get(at).map_or("", |lexeme| lexeme.low.as_ref());
    let has = |words: &[&str]| (0..lexemes.len()).filter(|at| words.contains(&low(*at))).count();
    // "It was McClintock who …", "it was in May that …".
    let is_cleft = (0..lexemes.len()).any(|at| {
        low(at) == "it"
            && low(at + 1) == "was"
            && (at + 2..at + 12).any(|behind| matches!(low(behind), "who" | "that" | "which" | "when"))
    });
    let emphasis = has(&EMPHATIC) + usize::from(is_cleft);
    let is_attributed = has(&TOLD) > 0 || low(0) == "i" || low(0) == "my";
    (u8::try_from(emphasis.min(3)).unwrap_or(3), is_attributed)
}

/// Words that say that it is so and not otherwise.
const EMPHATIC: [&str; 40] = [
    "exactly",
    "himself",
    "herself",
    "itself",
    "themselves",
    "actually",
    "already",
    "until",
    "rather",
    "whatever",
    "wrong",
    "fact",
    "correction",
    "contrary",
    "instead",
    "only",
    "ever",
    "all",
    "really",
    "single",
    "fewer",
    "sole",
    "merely",
    "nope",
    "yes",
    "indeed",
    "whole",
    "earliest",
    "straight",
    "gar",
    "erst",
    "bereits",
    "schon",
    "keineswegs",
    "vielmehr",
    "sondern",
    "tatsächlich",
    "genau",
    "selbst",
    "nur",
];

/// Words by which somebody else tells it.
const TOLD: [&str; 38] = [
    "says",
    "say",
    "said",
    "remember",
    "recall",
    "taught",
    "thought",
    "claims",
    "claim",
    "claimed",
    "according",
    "board",
    "plaque",
    "tablet",
    "atlas",
    "encyclopaedia",
    "encyclopedia",
    "gravestone",
    "inscription",
    "brochure",
    "leaflet",
    "guide",
    "caption",
    "label",
    "heard",
    "read",
    "believe",
    "states",
    "grandfather",
    "grandad",
    "steht",
    "sagt",
    "sagte",
    "laut",
    "tafel",
    "angeblich",
    "schreibt",
    "opa",
];
