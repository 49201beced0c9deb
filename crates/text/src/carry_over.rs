//! Carries passages from one text to another, all at once: the two are laid beside one another first, then each passage is
//! looked at more closely.
//!
//! Invariant: finding never lies. Words are *exact* where the alignment puts them and where they read the same (white space
//! aside), *moved* where that is out of order; where words have changed they are *fuzzy*, however well the place is known.
//! A look-alike that is another passage of the old text is never taken: each word has one partner. See ADR 26.
//! Not here: passages without an old text (`remembered`).

mod framed;
mod fresh;
mod part;
mod whole;

use crate::align::Alignment;
use crate::quotes::{Found, Quote};
use crate::remembered::find_remembered;
use crate::tokens::{Token, first_behind, first_from, reads_same, tokens};
use crate::{ByteSpan, CanonicalText, Span};
use fresh::Fresh;
use part::likeness;

/// A passage as it is remembered: its words with their surroundings, and where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Its words, with what stood around them.
    pub quote: Quote,
    /// Where it was, in code points of the old text, or as another tool tells it; `None` where that is not known.
    pub span: Option<Span>,
}

/// A place where less than this is like the words is not where they were.
const STOOD_THERE: f32 = 0.5;

/// Where each passage of the old text is in the new one, in the order of the passages. One whose words do not stand at its
/// place in the old text, or that has none, is looked for by its quote.
pub fn carry_over(old: &CanonicalText, new: &CanonicalText, passages: &[Remembered]) -> Vec<Found> {
    let ground = Ground::new(old, new);
    let mut found: Vec<Option<Found>> = passages.iter().map(|passage| ground.carry(passage)).collect();
    let places = || found.iter().zip(passages).filter(|(found, _)| found.is_none()).map(|(_, passage)| passage.clone());
    let unplaced: Vec<Remembered> = places().collect();
    if !unplaced.is_empty() {
        let mut rest = find_remembered(new, &unplaced).into_iter();
        for place in found.iter_mut().filter(|place| place.is_none()) {
            *place = rest.next();
        }
    }
    found.into_iter().map(|found| found.unwrap_or(Found::Lost)).collect()
}

/// Two texts side by side, and what is new in the second.
struct Ground<'a> {
    old: &'a CanonicalText,
    new: &'a CanonicalText,
    /// Absent where the two texts are one and the same.
    sides: Option<Sides>,
}

struct Sides {
    olds: Vec<Token>,
    news: Vec<Token>,
    alignment: Alignment,
    /// What only the new text has.
    fresh: Fresh,
    /// What only the old text had.
    gone: Fresh,
}

/// A passage on its place in the old text.
struct Standing<'a> {
    quote: &'a Quote,
    bytes: ByteSpan,
    /// The first of its words, and the one after the last; those that it cuts are among them.
    words: (usize, usize),
}

impl<'a> Ground<'a> {
    fn new(old: &'a CanonicalText, new: &'a CanonicalText) -> Ground<'a> {
        if old.as_str() == new.as_str() {
            return Ground { old, new, sides: None };
        }
        let (olds, news) = (tokens(old.as_str()), tokens(new.as_str()));
        let alignment = Alignment::new(&olds, &news, new.as_str());
        let fresh = Fresh::new(&news, |word| alignment.to_old(word).is_some());
        let gone = Fresh::new(&olds, |word| alignment.to_new(word).is_some());
        Ground { old, new, sides: Some(Sides { olds, news, alignment, fresh, gone }) }
    }

    /// Where a passage is now; `None` where it did not stand at its place in the old text.
    fn carry(&self, passage: &Remembered) -> Option<Found> {
        let quote = &passage.quote;
        if quote.exact.is_empty() {
            return Some(Found::Lost);
        }
        let span = passage.span?;
        let bytes = self.old.bytes(span)?;
        let words = self.old.as_str().get(bytes.start()..bytes.end())?;
        let stood = words == quote.exact || likeness(&quote.exact, words) >= STOOD_THERE;
        let Some(sides) = &self.sides else {
            if words == quote.exact {
                return Some(Found::Exact(span));
            }
            return stood.then(|| self.graded(quote, bytes, Order::Kept, STOOD_THERE)).flatten();
        };
        if !stood {
            return None;
        }
        let words = (first_behind(&sides.olds, bytes.start()), first_from(&sides.olds, bytes.end()));
        let standing = Standing { quote, bytes, words };
        if standing.words.0 >= standing.words.1 {
            return self.wordless(sides, &standing).or(Some(Found::Lost));
        }
        let whole = self.whole(sides, &standing);
        let part = || self.part(sides, &standing).or_else(|| self.framed(sides, &standing));
        whole.or_else(part).or_else(|| self.elsewhere(sides, &standing)).or(Some(Found::Lost))
    }

    /// The grade of a place that the alignment names: by its words alone, for the place is sure. Below the least likeness it is none.
    fn graded(&self, quote: &Quote, bytes: ByteSpan, order: Order, least: f32) -> Option<Found> {
        let words = self.new.as_str().get(bytes.start()..bytes.end())?;
        let span = self.new.span(bytes)?;
        let wide = self.new.widen(span)?;
        if wide == span && reads_same(&quote.exact, words) {
            return Some(match order {
                Order::Kept => Found::Exact(span),
                Order::Moved => Found::Moved(span),
            });
        }
        let score = likeness(&quote.exact, words);
        let score = crate::Score::new(score).filter(|_| score >= least)?;
        Some(Found::Fuzzy(wide, score))
    }
}

/// Whether a passage kept its place among the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Kept,
    Moved,
}
