//! Whether two statements about the same thing disagree, and how surely.
//!
//! A score is a sum: what links the two facts (a deed that happens once, what is counted), what else the statements have in
//! common, and what tells that they speak of different things. Invariant: what agrees within its precision never disagrees.
//! Not here: which pairs are compared (`candidates`), each sort of fact (`times`, `amounts`, `denials`, `namings`).

use std::cell::OnceCell;
use std::ops::Range;

use super::amounts::numbers;
use super::denials::denied;
use super::namings::{names, things};
use super::parties::{Parties, has_other_object, parties, told_apart};
use super::times::dates;
use super::topic::{Match, Topic};
use crate::statements::{Part, Role, Statement, Term, Vocabulary};

/// How two statements disagree.
#[derive(Clone, Debug)]
pub(crate) struct Disagreement {
    pub code: &'static str,
    pub score: f32,
    /// The words in each, in bytes of its sentence.
    pub words: [Range<usize>; 2],
}

/// The likeliest way in which two statements disagree.
pub(crate) fn compare(one: &Statement, other: &Statement, vocabulary: &Vocabulary) -> Option<Disagreement> {
    if !are_comparable(one, other) {
        return None;
    }
    let topic = Topic::new(one, other, vocabulary);
    if topic.matches.is_empty() && !topic.is_named {
        return None;
    }
    // What shares so little disagrees about nothing.
    if topic.shared() < 0.5 && !topic.is_named && topic.deeds().next().is_none() {
        return None;
    }
    let pair = Pair { one, other, topic, vocabulary, deeds: OnceCell::new() };
    let found = [dates(&pair), numbers(&pair), things(&pair), names(&pair), denied(&pair)];
    found.into_iter().flatten().max_by(|one, other| one.score.total_cmp(&other.score))
}

/// Whether the statements have facts of one sort.
fn are_comparable(one: &Statement, other: &Statement) -> bool {
    let measures = || {
        one.numbers.iter().any(|number| other.numbers.iter().any(|it| it.quantity.measure == number.quantity.measure))
    };
    let sorts = || {
        one.things.iter().any(|thing| other.things.iter().any(|it| it.sort == thing.sort && it.thing != thing.thing))
    };
    let roles = || one.runs.iter().any(|run| run.role != Role::None && other.runs.iter().any(|it| it.role == run.role));
    (!one.dates.is_empty() && !other.dates.is_empty())
        || !one.negations.is_empty()
        || !other.negations.is_empty()
        || measures()
        || sorts()
        || roles()
}

/// Two statements, and what they have in common.
pub(crate) struct Pair<'a> {
    pub one: &'a Statement,
    pub other: &'a Statement,
    pub topic: Topic,
    pub vocabulary: &'a Vocabulary,
    deeds: OnceCell<Vec<(Match, f32)>>,
}

impl Pair<'_> {
    /// What speaks for the same thing, beside the words that link the facts.
    pub fn common(&self, without: &[u32], places: Option<(u16, u16)>) -> f32 {
        let shared = self.topic.shared_without(without);
        let strangers = if self.topic.are_strangers { -0.2 } else { 0.0 };
        let named = if self.topic.is_named { 0.1 } else { 0.0 };
        let serial = -0.5 * told_apart(self.one, self.other, places);
        0.15 * shared.min(2.2)
            + 0.2 * self.topic.coverage()
            + strangers
            + named
            + serial
            + 0.12 * self.contradiction()
            + self.nearness()
    }

    /// How surely one of them says that it contradicts somebody.
    pub fn contradiction(&self) -> f32 {
        f32::from(self.one.denial.max(self.other.denial)) / 100.0
    }

    /// Whether the later one begins with a word that contradicts: "Wrong, the ship was".
    pub fn replies(&self) -> bool {
        self.other.denial >= 60 && self.other.denial_bytes.as_ref().is_some_and(|bytes| bytes.start < 3)
    }

    /// Who tells a story goes on to the next thing; who contradicts does so elsewhere, or says so.
    fn nearness(&self) -> f32 {
        let apart = self.one.apart(self.other);
        match apart {
            1 if self.replies() => 0.25,
            ..=2 if self.contradiction() == 0.0 => -0.12,
            _ => 0.0,
        }
    }

    /// What the parties of a deed, or those before a place in each statement, speak for.
    pub fn parties(&self, places: (u16, u16)) -> f32 {
        match parties(self.one, self.other, places) {
            Parties::Same => 0.1,
            Parties::Unknown => 0.0,
            Parties::Others => -0.45,
            Parties::OtherThings => -0.3,
        }
    }

    /// The shared deed that both places belong to, and how much that says.
    pub fn deed_at(&self, one: &Range<u16>, other: &Range<u16>) -> (Option<Match>, f32) {
        let mut best = (None, 0.0);
        for (deed, parties) in self.deeds.get_or_init(|| self.links()) {
            let near = belongs(self.one, self.other, deed.id, one) * belongs(self.other, self.one, deed.id, other);
            let is_once = matches!(deed.one.part, Part::Deed { is_once: true, .. });
            let link = (if is_once { 0.4 } else { 0.27 }) * near;
            // Who built one thing built others: it is the thing that is built once.
            let is_of_thing = matches!(deed.one.part, Part::Deed { is_once: true, is_of_thing: true });
            let link = if is_of_thing && self.topic.shared_things(deed) < 0.35 { link * 0.5 } else { link };
            let link = link + parties * if is_once && near > 0.5 { 1.3 } else { 1.0 };
            if near > 0.0 && (best.0.is_none() || link > best.1) {
                best = (Some(*deed), link);
            }
        }
        best
    }

    /// The shared deeds, each with what its parties and what it is done to speak for.
    fn links(&self) -> Vec<(Match, f32)> {
        let link = |deed: &Match| {
            let places = (deed.one.at, deed.other.at);
            let objects = if has_other_object(self.one, self.other, places) { -0.12 } else { 0.0 };
            (*deed, objects + self.parties(places))
        };
        self.topic.deeds().map(link).collect()
    }

    /// Whether the statements speak of different times.
    pub fn dates_are_apart(&self) -> bool {
        let mut pairs =
            self.one.dates.iter().flat_map(|one| self.other.dates.iter().map(move |other| one.when.apart(&other.when)));
        let is_any = !self.one.dates.is_empty() && !self.other.dates.is_empty();
        is_any && pairs.all(|apart| apart.is_some_and(|days| days > 0))
    }
}

/// Keeps the likelier one.
pub(crate) fn keep(best: &mut Option<Disagreement>, found: Disagreement) {
    if best.as_ref().is_none_or(|best| best.score < found.score) {
        *best = Some(found);
    }
}

/// How surely a deed is that of a place in its statement, from 0 to 1: the nearest one is, and one of its own clause.
pub(crate) fn belongs(statement: &Statement, with: &Statement, deed: u32, place: &Range<u16>) -> f32 {
    let distance = |at: u16| if at < place.start { place.start - at } else { at.saturating_sub(place.end) };
    let clause = statement.clause(place.start);
    let cost = |at: u16| distance(at) + 6 * u16::try_from(statement.clause(at).abs_diff(clause)).unwrap_or(100);
    let Some(own) = statement.of(deed).map(|term| term.at).filter(|at| *at != u16::MAX).min_by_key(|at| cost(*at))
    else {
        return 0.0;
    };
    let deeds = statement.terms.iter().filter(|term| matches!(term.part, Part::Deed { .. }));
    let nearest = deeds.map(|term| term.at).min_by_key(|at| cost(*at)).unwrap_or(own);
    // What the nearest deed is, and the other statement does not tell of, is what the place belongs to.
    let is_told = |term: &Term| term.at == nearest && matches!(term.part, Part::Deed { .. }) && with.has(term.id);
    let is_shared = statement.terms.iter().any(is_told);
    let is_farther = statement.clause(nearest) == clause && statement.clause(own) != clause;
    let rank = match (cost(own) <= cost(nearest), is_shared) {
        (true, _) => 1.0,
        (false, true) => 0.6,
        (false, false) if is_farther => 0.2,
        (false, false) => 0.4,
    };
    let clauses = match statement.clause(own).abs_diff(clause) {
        0 => 1.0,
        1 => 0.8,
        2 => 0.55,
        _ => 0.3,
    };
    rank * clauses
}
