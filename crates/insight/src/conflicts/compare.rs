//! Whether two statements about the same thing disagree, and how surely.
//!
//! What is seen is gathered as `evidence`: what links the two facts (a deed that happens once, what is counted), what else the
//! statements have in common, and what tells that they speak of different things. Invariant: what agrees within its precision never disagrees.
//! Not here: which pairs are compared (`candidates`), each sort of fact (`times`, `amounts`, `denials`, `namings`).

use std::cell::OnceCell;
use std::ops::Range;

use super::amounts::numbers;
use super::denials::denied;
use super::evidence::{Evidence, Feature, Sort};
use super::kin::{Nearness, laid_out};
use super::namings::{names, offices, things};
use super::parties::{Parties, has_other_object, parties, told_apart};
use super::times::dates;
use super::topic::{Match, Topic};
use crate::dates::When;
use crate::statements::{Part, Role, Serial, Statement, Term, Vocabulary};

/// How two statements disagree.
#[derive(Clone, Debug)]
pub(crate) struct Disagreement {
    pub evidence: Evidence,
    /// The words in each, in bytes of its sentence.
    pub words: [Range<usize>; 2],
}

/// The likeliest way in which two statements disagree.
pub(crate) fn compare(
    one: &Statement,
    other: &Statement,
    nearness: Nearness,
    vocabulary: &Vocabulary,
) -> Option<Disagreement> {
    let found = compare_all(one, other, nearness, vocabulary);
    found.into_iter().max_by(|one, other| one.evidence.score().total_cmp(&other.evidence.score()))
}

/// All the ways in which they may disagree.
pub(crate) fn compare_all(
    one: &Statement,
    other: &Statement,
    nearness: Nearness,
    vocabulary: &Vocabulary,
) -> Vec<Disagreement> {
    let mut found = Vec::new();
    if !are_comparable(one, other) {
        return found;
    }
    let topic = Topic::new(one, other, vocabulary);
    let pair = Pair { one, other, topic, nearness, vocabulary, deeds: OnceCell::new() };
    for sort in [dates, numbers, things, names, offices, denied] {
        sort(&pair, &mut found);
    }
    found
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
        || one.offices.iter().any(|office| other.offices.iter().any(|it| it.class == office.class))
        || roles()
}

/// Two statements, and what they have in common.
pub(crate) struct Pair<'a> {
    pub one: &'a Statement,
    pub other: &'a Statement,
    pub topic: Topic,
    pub nearness: Nearness,
    pub vocabulary: &'a Vocabulary,
    deeds: OnceCell<Vec<Link>>,
}

/// A deed that both statements tell of.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    deed: Match,
    parties: Parties,
    is_of_other: bool,
    /// How surely the facts belong to it.
    near: f32,
}

impl Link {
    /// Whether somebody else does it.
    pub fn is_of_others(&self) -> bool {
        self.parties == Parties::Others
    }

    /// The deed.
    pub fn id(&self) -> u32 {
        self.deed.id
    }
}

impl Pair<'_> {
    /// What speaks for the same thing, beside the words that link the facts.
    pub fn evidence(&self, sort: Sort, without: &[u32], places: Option<(u16, u16)>) -> Evidence {
        let mut evidence = Evidence::new(sort);
        let whole = (self.topic.whole[0] * self.topic.whole[1]).sqrt().max(0.5);
        let apart = self.one.apart(self.other);
        evidence
            .add(Feature::Shared, self.topic.shared_without(without).min(2.2))
            .add(Feature::Coverage, self.topic.coverage())
            .add(Feature::Cosine, (self.topic.shared() / whole).min(1.0))
            .add(Feature::Rank, self.nearness.rank)
            .add(Feature::RankOfOne, self.nearness.rank_of_one)
            .add(Feature::Meant, self.nearness.meant.unwrap_or(0.0))
            .add(Feature::MeantRank, self.nearness.meant_rank)
            .add(Feature::LaidOut, self.nearness.laid_out)
            .add_if(self.topic.are_strangers, Feature::Strangers)
            .add_if(self.topic.is_named, Feature::Named)
            .add(Feature::Contradiction, self.contradiction())
            .add(Feature::ToldApart, told_apart(self.one, self.other, places))
            .add_if(apart == 1 && self.replies(), Feature::Replies)
            .add_if(apart <= 2 && self.contradiction() == 0.0, Feature::Narrates)
            .add_if(apart <= 8, Feature::Near)
            .add(Feature::Emphasis, f32::from(self.one.emphasis.max(self.other.emphasis)))
            .add(Feature::EmphasisLater, f32::from(self.other.emphasis))
            .add_if(self.one.is_attributed != self.other.is_attributed, Feature::Attributed);
        if let Some(places) = places {
            let (one, other) = (self.one.around(places.0), self.other.around(places.1));
            evidence
                .add(Feature::InClause, self.in_clause(places))
                .add(Feature::AroundAlike, laid_out(&one, &other, self.vocabulary));
        }
        evidence
    }

    /// The weight of what both say in the clauses of two places.
    pub fn in_clause(&self, places: (u16, u16)) -> f32 {
        let clauses = |one: u16, other: u16| (self.one.clause(one), self.other.clause(other));
        let here = clauses(places.0, places.1);
        let shared = self.topic.matches.iter().filter(|found| clauses(found.one.at, found.other.at) == here);
        shared.map(|found| found.weight).sum::<f32>().min(2.2)
    }

    /// Whether words beside two places tell different ones of several: `the first edition`, `the second edition`.
    pub fn is_told_apart(&self, places: (u16, u16)) -> bool {
        let near = |statement: &Statement, place: u16| {
            let here = statement.serial.iter().filter(move |it| it.at.abs_diff(place) <= 6);
            here.copied().collect::<Vec<_>>()
        };
        let (one, other) = (near(self.one, places.0), near(self.other, places.1));
        let differs = |it: &Serial| {
            let mut row = other.iter().filter(|with| with.row == it.row).peekable();
            row.peek().is_some() && row.all(|with| with.place != it.place)
        };
        one.iter().any(differs)
    }

    /// How surely one of them says that it contradicts somebody.
    pub fn contradiction(&self) -> f32 {
        f32::from(self.one.denial.max(self.other.denial)) / 100.0
    }

    /// Whether the later one begins with a word that contradicts: "Wrong, the ship was".
    pub fn replies(&self) -> bool {
        self.other.denial >= 60 && self.other.denial_bytes.as_ref().is_some_and(|bytes| bytes.start < 3)
    }

    /// What the parties of a deed, or those before a place in each statement, speak for.
    pub fn parties_seen(&self, evidence: &mut Evidence, places: (u16, u16)) {
        parties_seen(evidence, parties(self.one, self.other, places));
    }

    /// The shared deed that both places belong to.
    pub fn deed_at(&self, one: &Range<u16>, other: &Range<u16>) -> Option<Link> {
        let mut best: Option<(f32, Link)> = None;
        for link in self.deeds.get_or_init(|| self.topic.deeds().map(|deed| self.link(deed, 0.0)).collect()) {
            let id = link.id();
            let near = belongs(self.one, self.other, id, one) * belongs(self.other, self.one, id, other);
            let is_once = matches!(link.deed.one.part, Part::Deed { is_once: true, .. });
            let parties = match link.parties {
                Parties::Same => 0.1,
                Parties::Unknown => 0.0,
                _ => -0.4,
            };
            let worth = (if is_once { 0.4 } else { 0.27 }) * near + parties;
            if near > 0.0 && best.as_ref().is_none_or(|(best, _)| worth > *best) {
                best = Some((worth, Link { near, ..link.clone() }));
            }
        }
        best.map(|(_, link)| link)
    }

    /// A shared deed with its parties and what it is done to.
    pub fn link(&self, deed: &Match, near: f32) -> Link {
        let places = (deed.one.at, deed.other.at);
        let is_of_other = has_other_object(self.one, self.other, places);
        Link { deed: *deed, parties: parties(self.one, self.other, places), is_of_other, near }
    }

    /// What the deed speaks for that links the facts.
    pub fn deed_seen(&self, evidence: &mut Evidence, link: &Option<Link>) {
        let Some(link) = link else { return };
        let is_once = matches!(link.deed.one.part, Part::Deed { is_once: true, .. });
        // Who built one thing built others: it is the thing that is built once.
        let is_of_thing = matches!(link.deed.one.part, Part::Deed { is_once: true, is_of_thing: true });
        evidence
            .add(if is_once { Feature::DeedOnce } else { Feature::DeedMore }, link.near)
            .add(Feature::DeedRare, self.vocabulary.weight(link.id()) * link.near)
            .add_if(is_of_thing && self.topic.shared_things(&link.deed) < 0.35, Feature::DeedOfLost)
            .add_if(link.is_of_other, Feature::OtherObject);
        parties_seen(evidence, link.parties);
    }

    /// Whether they speak of times that lie years apart.
    pub fn are_years_apart(&self) -> bool {
        let mut dates = self.one.dates.iter().flat_map(|one| self.other.dates.iter().map(move |other| (one, other)));
        let is_far = |when: &When, with: &When| when.apart(with).is_some_and(|days| days > 300);
        self.dates_are_apart() && dates.any(|(one, other)| is_far(&one.when, &other.when))
    }

    /// Whether the statements speak of different times.
    pub fn dates_are_apart(&self) -> bool {
        let mut pairs =
            self.one.dates.iter().flat_map(|one| self.other.dates.iter().map(move |other| one.when.apart(&other.when)));
        let is_any = !self.one.dates.is_empty() && !self.other.dates.is_empty();
        is_any && pairs.all(|apart| apart.is_some_and(|days| days > 0))
    }
}

fn parties_seen(evidence: &mut Evidence, parties: Parties) {
    match parties {
        Parties::Same => evidence.add(Feature::SameParties, 1.0),
        Parties::Unknown => evidence,
        Parties::Others => evidence.add(Feature::OtherParties, 1.0),
        Parties::OtherThings => evidence.add(Feature::OtherThings, 1.0),
    };
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
