//! Who takes part in a deed, and whether two statements speak of the same.
//! Invariant: two names may be one person's where one is part of the other, or where the text says both together.
//! Not here: what is said of them (`compare`).

use crate::statements::{Part, Run, Serial, Statement, Vocabulary};

/// Whether two names may be of the same.
pub(crate) fn may_be_same(one: &Run, other: &Run, vocabulary: &Vocabulary) -> bool {
    let (Some(head), Some(other_head)) = (one.ids.last(), other.ids.last()) else { return false };
    let shares = one.ids.iter().any(|id| other.ids.contains(id));
    if head == other_head || shares {
        // "Charlotte Brontë" is not "Emily Brontë", but "Brontë" may be.
        let within = |small: &Run, large: &Run| small.ids.iter().all(|id| large.ids.contains(id));
        return within(one, other) || within(other, one);
    }
    vocabulary.are_joined(*head, *other_head)
}

/// What is known of the parties of a deed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Parties {
    /// The same does it, or has it done to.
    Same,
    /// Somebody or something else.
    Others,
    Unknown,
}

/// Whether the parties of a deed are the same in both statements; `places` are where it stands in each.
pub(crate) fn parties(one: &Statement, other: &Statement, places: (u16, u16), vocabulary: &Vocabulary) -> Parties {
    let [first, second] = [subject(one, places.0), subject(other, places.1)];
    let (Some(first), Some(second)) = (first, second) else { return Parties::Unknown };
    if first.is_in(other, vocabulary) || second.is_in(one, vocabulary) || first.is_same(&second, vocabulary) {
        return Parties::Same;
    }
    match (&first, &second) {
        (Subject::Pronoun(_), _) | (_, Subject::Pronoun(_)) => Parties::Unknown,
        // "The printer" may be Gutenberg.
        (Subject::Name(_), Subject::Thing(_)) | (Subject::Thing(_), Subject::Name(_)) => Parties::Unknown,
        _ => Parties::Others,
    }
}

enum Subject<'s> {
    Name(&'s Run),
    Thing(Vec<u32>),
    Pronoun(Vec<u32>),
}

impl Subject<'_> {
    fn is_in(&self, statement: &Statement, vocabulary: &Vocabulary) -> bool {
        match self {
            Subject::Name(run) => {
                statement.runs.iter().any(|other| may_be_same(run, other, vocabulary))
                    || run.ids.last().is_some_and(|id| statement.of(*id).any(|term| term.part == Part::Carried))
            }
            Subject::Thing(ids) | Subject::Pronoun(ids) => ids.iter().any(|id| statement.has(*id)),
        }
    }

    fn is_same(&self, other: &Subject<'_>, vocabulary: &Vocabulary) -> bool {
        match (self, other) {
            (Subject::Name(one), Subject::Name(other)) => may_be_same(one, other, vocabulary),
            _ => false,
        }
    }
}

/// Who or what stands nearest before a deed, in its clause or that before it.
fn subject(statement: &Statement, deed: u16) -> Option<Subject<'_>> {
    let run = statement.runs.iter().rev().find(|run| run.at.end <= deed);
    let is_deed = |at: u16| statement.terms.iter().any(|term| term.at == at && matches!(term.part, Part::Deed { .. }));
    let thing = statement
        .terms
        .iter()
        .filter(|term| term.part == Part::Plain && term.at < deed && !is_deed(term.at))
        .map(|term| term.at)
        .max();
    let carried =
        || statement.terms.iter().filter(|term| term.part == Part::Carried).map(|term| term.id).collect::<Vec<_>>();
    let ids = |at: u16| statement.terms.iter().filter(|term| term.at == at).map(|term| term.id).collect::<Vec<_>>();
    match (run, thing) {
        (Some(run), Some(thing)) if thing >= run.at.end && deed - thing <= 4 && deed - run.at.end > 3 => {
            Some(Subject::Thing(ids(thing)))
        }
        (Some(run), _) if deed - run.at.end <= 12 => Some(Subject::Name(run)),
        (_, Some(thing)) if deed - thing <= 7 => Some(Subject::Thing(ids(thing))),
        _ => Some(carried()).filter(|ids| !ids.is_empty()).map(Subject::Pronoun),
    }
}

/// How surely words tell that different ones of several are spoken of: `the first edition`, `the second edition`.
pub(crate) fn told_apart(one: &Statement, other: &Statement) -> f32 {
    let differs = |to: &[Serial], serial: &Serial| {
        let mut same_row = to.iter().filter(|it| it.row == serial.row).peekable();
        match (same_row.peek().is_some(), serial.row, serial.place) {
            (true, ..) => {
                if same_row.any(|it| it.place == serial.place) {
                    0.0
                } else {
                    1.0
                }
            }
            // "The second", "again" and "every" are other than what is said without; "first" and "last" may be left out.
            (false, 0, 1..=7) | (false, 5, _) => 0.8,
            (false, KIN, _) => 0.5,
            _ => 0.0,
        }
    };
    let forth = one.serial.iter().map(|serial| differs(&other.serial, serial));
    let back = other.serial.iter().map(|serial| differs(&one.serial, serial));
    forth.chain(back).fold(0.0, f32::max)
}

/// The row of the words for kin.
const KIN: u8 = 6;
