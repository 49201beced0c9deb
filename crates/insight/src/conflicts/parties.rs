//! Who takes part in a deed, and whether two statements speak of the same.
//! Invariant: two names may be one's where the words by which they are known are the same, and nothing before them differs.
//! Not here: what is said of them (`compare`).

use crate::statements::{Part, Run, Serial, Statement};

/// Whether two names may be of the same.
pub(crate) fn may_be_same(one: &Run, other: &Run) -> bool {
    if one.head == other.head {
        // "Charlotte Brontë" is not "Emily Brontë", but "Brontë" may be.
        return one.ids.len() < 2 || other.ids.len() < 2 || one.ids.first() == other.ids.first() || {
            let within = |small: &Run, large: &Run| small.ids.iter().all(|id| large.ids.contains(id));
            within(one, other) || within(other, one)
        };
    }
    // "Beechey" is "Beechey Island" unless most that are called so are others, as Johns are.
    let is_part = |small: &Run, large: &Run| small.ids == [small.head] && large.ids.contains(&small.head);
    is_part(one, other) || is_part(other, one)
}

/// What is known of the parties of a deed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Parties {
    /// The same does it, or has it done to.
    Same,
    /// Somebody else.
    Others,
    /// Something else.
    OtherThings,
    Unknown,
}

/// Whether the parties of a deed are the same in both statements; `places` are where it stands in each.
pub(crate) fn parties(one: &Statement, other: &Statement, places: (u16, u16)) -> Parties {
    let (first, second) = (subject(one, places.0), subject(other, places.1));
    let (Some(first), Some(second)) = (first, second) else { return Parties::Unknown };
    if first.is_in(other) || second.is_in(one) || first.is_same(&second) {
        return Parties::Same;
    }
    match (&first, &second) {
        (Subject::Pronoun(_), _) | (_, Subject::Pronoun(_)) => Parties::Unknown,
        // "The printer" may be Gutenberg.
        (Subject::Name(_), Subject::Thing(_)) | (Subject::Thing(_), Subject::Name(_)) => Parties::Unknown,
        (Subject::Thing(_), Subject::Thing(_)) => Parties::OtherThings,
        _ => Parties::Others,
    }
}

/// Whether who or what stands before a place is nowhere in the other statement.
pub(crate) fn is_missing(statement: &Statement, at: u16, other: &Statement) -> bool {
    subject(statement, at).is_some_and(|subject| !matches!(subject, Subject::Pronoun(_)) && !subject.is_in(other))
}

enum Subject<'s> {
    Name(&'s Run),
    Thing(Vec<u32>),
    /// The names that it may stand for.
    Pronoun(Vec<u32>),
}

impl Subject<'_> {
    fn is_in(&self, statement: &Statement) -> bool {
        match self {
            Subject::Name(run) => {
                let is_carried = |id: u32| statement.of(id).any(|term| term.part == Part::Carried);
                statement.runs.iter().any(|other| may_be_same(run, other)) || is_carried(run.head)
            }
            Subject::Thing(ids) => ids.iter().any(|id| statement.has(*id)),
            Subject::Pronoun(ids) => ids.iter().any(|id| statement.of(*id).any(|term| term.part == Part::Name)),
        }
    }

    fn is_same(&self, other: &Subject<'_>) -> bool {
        match (self, other) {
            (Subject::Pronoun(one), Subject::Pronoun(other)) => one.iter().any(|id| other.contains(id)),
            _ => false,
        }
    }
}

/// Who or what stands before a deed: in its clause the nearest, else who is named first.
fn subject(statement: &Statement, deed: u16) -> Option<Subject<'_>> {
    let begin =
        statement.clause(deed).checked_sub(1).and_then(|clause| statement.clauses.get(clause)).copied().unwrap_or(0);
    let here = begin..deed;
    let run = statement.runs.iter().rev().find(|run| run.at.end <= deed && run.at.start >= begin);
    let is_deed = |at: u16| statement.terms.iter().any(|term| term.at == at && matches!(term.part, Part::Deed { .. }));
    let plain =
        statement.terms.iter().filter(|term| term.part == Part::Plain && here.contains(&term.at) && !is_deed(term.at));
    let thing = plain.map(|term| term.at).max();
    let pronoun = statement.pronouns.iter().rev().find(|at| here.contains(at));
    let carried =
        || statement.terms.iter().filter(|term| term.part == Part::Carried).map(|term| term.id).collect::<Vec<_>>();
    if pronoun.is_some_and(|at| run.is_none_or(|run| run.at.end <= *at) && thing.is_none_or(|thing| thing <= *at)) {
        return Some(Subject::Pronoun(carried()));
    }
    let ids = |at: u16| statement.terms.iter().filter(|term| term.at == at).map(|term| term.id).collect::<Vec<_>>();
    match (run, thing) {
        (Some(run), Some(thing)) if thing >= run.at.end && deed - thing <= 4 && deed - run.at.end > 3 => {
            Some(Subject::Thing(ids(thing)))
        }
        (Some(run), _) => Some(Subject::Name(run)),
        (_, Some(thing)) if deed - thing <= 7 => Some(Subject::Thing(ids(thing))),
        _ => {
            let first = statement.runs.first().filter(|run| run.at.end <= begin);
            let speaks =
                statement.pronouns.first().filter(|at| **at < begin && first.is_none_or(|run| **at < run.at.start));
            if speaks.is_some() { Some(Subject::Pronoun(carried())) } else { first.map(Subject::Name) }
        }
    }
}

/// Whether a deed is done to other things: what stands behind it is in neither of the others.
pub(crate) fn has_other_object(one: &Statement, other: &Statement, places: (u16, u16)) -> bool {
    let object = |statement: &Statement, deed: u16| {
        let behind = statement.terms.iter().filter(|term| term.at > deed && term.at != u16::MAX && term.at - deed <= 4);
        let plain = behind
            .filter(|term| statement.clause(term.at) == statement.clause(deed) && matches!(term.part, Part::Plain));
        plain.map(|term| term.at).max()
    };
    let has =
        |from: &Statement, at: u16, to: &Statement| from.terms.iter().any(|term| term.at == at && to.has(term.id));
    match (object(one, places.0), object(other, places.1)) {
        (Some(first), Some(second)) => !has(one, first, other) && !has(other, second, one),
        _ => false,
    }
}

/// How surely words tell, kin only shortly before the places of the facts, that different ones of several are spoken of: `the first edition`, `the second edition`.
pub(crate) fn told_apart(one: &Statement, other: &Statement, places: Option<(u16, u16)>) -> f32 {
    let is_near =
        |serial: &Serial, place: Option<u16>| serial.row != KIN || place.is_some_and(|at| serial.at.abs_diff(at) <= 7);
    let differs = |to: &[Serial], serial: &Serial, place: Option<u16>| {
        if !is_near(serial, place) {
            return 0.0;
        }
        let mut same_row = to.iter().filter(|it| it.row == serial.row).peekable();
        match (same_row.peek().is_some(), serial.row, serial.place) {
            (true, ..) if same_row.any(|it| it.place == serial.place) => 0.0,
            (true, ..) => 1.0,
            // "The second", "again" and "every" are other than what is said without; "first" and "last" may be left out.
            (false, 0, 1..=7) | (false, 5, _) => 0.8,
            (false, KIN, _) => 0.9,
            _ => 0.0,
        }
    };
    let forth = one.serial.iter().map(|serial| differs(&other.serial, serial, places.map(|places| places.0)));
    let back = other.serial.iter().map(|serial| differs(&one.serial, serial, places.map(|places| places.1)));
    forth.chain(back).fold(0.0, f32::max)
}

/// The row of the words for kin.
const KIN: u8 = 6;
