//! Holds an answer against the truth. Strict where a reader is misled without a word: a sure answer must be the place.
//! An answer counts as right where no one could know better: the same words in the very room of the passage, or
//! a place that cannot be told from the true one by any look at the two texts.

use obelus_text::{Found, Span};

use super::trace::Source;
use super::truth::Fate;
use super::{Edition, Passage};

/// An answer names the place if it shares so much with the true one: what both have, of what either has.
const OVERLAP: f64 = 0.9;
/// Of a passage of which less than this is left it may be said that it is lost.
const HARDLY_THERE: f64 = 0.5;

/// Repeats are compared so far to either side.
const SLID: usize = 2_000;

/// What an answer is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judgement {
    /// The place is the true one, and the words are as the grade says.
    Right,
    /// It is gone, or hardly any of it is left, and said to be lost.
    RightlyLost,
    /// Several places are offered, among them the true one and a copy of it right beside, of which no one can say which is the first.
    RightlyOffered,
    /// Several places are offered, and the true one is among them.
    Offered,
    /// Several places are offered, and the true one is not.
    OfferedWithout,
    /// It is gone, and places are offered.
    OfferedThoughGone,
    /// It is there, and said to be lost.
    Missed,
    /// A wrong place, graded fuzzy.
    WrongFuzzy,
    /// The true place, graded exact or moved, but the words there are others.
    Oversold,
    /// A wrong place, graded exact or moved: what must never be.
    WrongSure,
}

impl Edition {
    /// What this answer about the passage is worth.
    pub fn judge(&self, passage: &Passage, found: &Found) -> Judgement {
        let (place, is_sure) = match found {
            Found::Exact(place) | Found::Moved(place) => (*place, true),
            Found::Fuzzy(place, _) => (*place, false),
            Found::Ambiguous(places) => return self.judge_places(passage, places),
            Found::Lost => return judge_lost(passage),
        };
        if is_sure {
            let is_right = self.is_place(passage, place);
            return match (is_right, self.has_same_words(passage, place)) {
                (true, true) => Judgement::Right,
                (true, false) => Judgement::Oversold,
                _ => Judgement::WrongSure,
            };
        }
        let is_right = self.is_place(passage, place) || self.is_what_replaced_it(passage, place);
        if is_right { Judgement::Right } else { Judgement::WrongFuzzy }
    }

    /// Whether a place shares nine tenths with the passage from its first to its last character that is left: the strictest measure.
    pub fn is_strictly(&self, passage: &Passage, place: Span) -> bool {
        passage.truth.fate != Fate::Gone && passage.truth.core.is_some_and(|core| overlap(core, place) >= OVERLAP)
    }

    fn judge_places(&self, passage: &Passage, places: &[Span]) -> Judgement {
        let is_right = |place: &Span| self.is_place(passage, *place) || self.is_what_replaced_it(passage, *place);
        match passage.truth.fate {
            _ if places.iter().any(is_right) && !passage.truth.beside.is_empty() => Judgement::RightlyOffered,
            _ if places.iter().any(is_right) => Judgement::Offered,
            Fate::Gone | Fate::Replaced => Judgement::OfferedThoughGone,
            _ => Judgement::OfferedWithout,
        }
    }

    /// Whether this is the place of the passage.
    fn is_place(&self, passage: &Passage, place: Span) -> bool {
        let truth = &passage.truth;
        if truth.beside.iter().any(|beside| overlap(*beside, place) >= OVERLAP) {
            return true;
        }
        match truth.fate {
            Fate::Gone | Fate::Replaced => self.stands_in(passage, place),
            Fate::Torn => self.share_of_passage(passage, place) >= OVERLAP,
            Fate::Untouched | Fate::Changed => {
                let near = |span: Option<Span>| span.is_some_and(|span| overlap(span, place) >= OVERLAP);
                let is_between = truth.core.is_some_and(|core| place.contains(core))
                    && truth.full.is_some_and(|full| full.contains(place));
                near(truth.core) || near(truth.full) || is_between || self.stands_in(passage, place)
            }
        }
    }

    /// All its words were replaced, and this is what stands for them.
    fn is_what_replaced_it(&self, passage: &Passage, place: Span) -> bool {
        passage.truth.fate == Fate::Replaced && passage.truth.room.is_some_and(|room| room.contains(place))
    }

    /// The very words, where no one can tell that they are others: in the room of the passage, or in a repeat up to
    /// which all is gone, passage included ("of the old and the new" less "the old and").
    fn stands_in(&self, passage: &Passage, place: Span) -> bool {
        if self.old_words(passage.span) != self.new_words(place) {
            return false;
        }
        if passage.truth.room.is_some_and(|room| room.contains(place)) {
            return true;
        }
        let (first, last) = (wide(place.start()), wide(place.end()) - 1);
        let (Source::Kept(from), Source::Kept(to)) = (self.traced.source(first), self.traced.source(last)) else {
            return false;
        };
        let (start, end) = (wide(passage.span.start()), wide(passage.span.end()));
        from > start && self.is_slid(start, from) || to < end && self.is_slid(to + 1, end)
    }

    /// Whether taking out what lies between two places of the old text makes the same text as taking out what lies between two
    /// other ones, because what stands before both is the same, or what stands behind both: then no one can say which
    /// of the two was taken out. All between must be gone.
    fn is_slid(&self, early: usize, late: usize) -> bool {
        let is_gone = |back: usize| (early - back..late - back).all(|old| self.traced.home(old).is_none());
        let is_gone_on = |on: usize| (early + on..late + on).all(|old| self.traced.home(old).is_none());
        let at = |old: usize| self.old_text.get(old);
        let alike_before = |back: &usize| *back == 0 || at(early - back) == at(late - back);
        let alike_behind =
            |on: &usize| *on == 0 || at(early + on - 1) == at(late + on - 1) && at(late + on - 1).is_some();
        (0..=early.min(SLID)).take_while(alike_before).any(is_gone)
            || (0..=SLID).take_while(alike_behind).any(is_gone_on)
    }

    /// How much of the characters of a place are of the passage.
    fn share_of_passage(&self, passage: &Passage, place: Span) -> f64 {
        let (start, end) = (wide(passage.span.start()), wide(passage.span.end()));
        let within = |new: &usize| match self.traced.source(*new) {
            Source::Kept(old) | Source::For(old) => (start..end).contains(&old),
            _ => false,
        };
        let own = (wide(place.start())..wide(place.end())).filter(within).count();
        own as f64 / f64::from(place.length())
    }

    /// Whether the words are the same but for line ends, spaces and the hyphens that line ends bring.
    fn has_same_words(&self, passage: &Passage, place: Span) -> bool {
        let (old, new) = (self.old_words(passage.span), self.new_words(place));
        old == new || without_lines(old) == without_lines(new)
    }

    fn old_words(&self, span: Span) -> &[char] {
        self.old_text.get(wide(span.start())..wide(span.end())).unwrap_or_default()
    }

    fn new_words(&self, span: Span) -> &[char] {
        self.traced.text.get(wide(span.start())..wide(span.end())).unwrap_or_default()
    }
}

fn judge_lost(passage: &Passage) -> Judgement {
    let truth = &passage.truth;
    let is_gone = matches!(truth.fate, Fate::Gone | Fate::Replaced) || truth.survives < HARDLY_THERE;
    if is_gone { Judgement::RightlyLost } else { Judgement::Missed }
}

/// What both have, of what either has.
fn overlap(one: Span, other: Span) -> f64 {
    let both = one.end().min(other.end()).saturating_sub(one.start().max(other.start()));
    let either = one.length() + other.length() - both;
    f64::from(both) / f64::from(either)
}

fn without_lines(words: &[char]) -> String {
    let words: String = words.iter().collect();
    words.replace("-\n", "").chars().filter(|character| !character.is_whitespace()).collect()
}

fn wide(position: u32) -> usize {
    position as usize
}
