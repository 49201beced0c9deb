//! What only one of the two texts has. What is new in the second: words that are no word of the first one. A passage that is gone may stand there, moved
//! and changed; a copy of one that stayed may stand there too.
//! Invariant: nothing is looked for among words that another passage of the old text became.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use memchr::memmem;

use super::{Ground, Sides, Standing};
use crate::approximate::Pattern;
use crate::quotes::{Found, Score, is_sought_changed, most_errors, similar};
use crate::tokens::{Token, shingle};
use crate::{ByteSpan, Span};

/// So many words in a row are looked up.
const WORDS: usize = 4;
/// So many words around a short passage are looked at with it.
const AROUND: usize = 2;
/// So many places are looked at closely.
const CLOSELY: usize = 8;
/// Fewer words that stand elsewhere, unchanged, are still not known to be the passage.
const TELLING: usize = 6;
/// So many words before a passage and behind it go with it where its like is asked for.
pub(super) const NEAR: usize = 12;
/// So many words in a row are the same by no chance.
pub(super) const CHANCE: usize = 8;

/// Stretches of words that only one text has, and where each row of words in them is.
pub(super) struct Fresh {
    stretches: Vec<(usize, usize)>,
    rows: Vec<(u64, u32)>,
}

/// Where words of a passage stand once more among such words.
pub(super) struct Copy {
    /// Where the first word of the passage would be; it may lie before the stretch.
    pub first: usize,
    /// The stretch of such words, half-open.
    pub stretch: (usize, usize),
}

impl Fresh {
    /// The words of a text that have no partner in the other one.
    pub fn new(news: &[Token], has_partner: impl Fn(usize) -> bool) -> Fresh {
        let mut stretches = Vec::new();
        let mut start = 0;
        for word in 0..=news.len() {
            if word == news.len() || has_partner(word) {
                if word - start >= WORDS {
                    stretches.push((start, word));
                }
                start = word + 1;
            }
        }
        let places = stretches.iter().flat_map(|(from, to)| *from..=to - WORDS);
        let mut rows: Vec<(u64, u32)> =
            places.filter_map(|word| Some((shingle(news, word, WORDS)?, u32::try_from(word).ok()?))).collect();
        rows.sort_unstable();
        Fresh { stretches, rows }
    }

    /// A place of such words, which are of these tokens, where this passage seems to stand once more, if it
    /// fits: a row of its words, or of it and a word or two around it, with words like those around the passage. A phrase that
    /// many sentences have is none: one letter in so many must be there.
    pub fn copy(
        &self,
        sides: &Sides,
        tokens: &[Token],
        (from, to): (usize, usize),
        fits: impl Fn(&Copy) -> bool,
        one_in: usize,
    ) -> Option<Copy> {
        if self.rows.is_empty() {
            return None;
        }
        let (start, end) = (from.saturating_sub(AROUND), (to + AROUND).min(sides.olds.len()));
        (start..end.saturating_sub(WORDS - 1)).find_map(|word| {
            self.places(shingle(&sides.olds, word, WORDS)?).take(CLOSELY).find_map(|place| {
                let first = (place + from).checked_sub(word)?;
                let copy = Copy { first, stretch: self.stretch(place)? };
                let is_one = fits(&copy)
                    && (run_at(&sides.olds, word, tokens, place) >= CHANCE
                        || is_like(one_in, (&sides.olds, around((from, to))), (tokens, beside(&copy, to - from))));
                is_one.then_some(copy)
            })
        })
    }

    fn places(&self, row: u64) -> impl Iterator<Item = usize> + '_ {
        let from = self.rows.partition_point(|(hash, _)| *hash < row);
        self.rows.iter().skip(from).take_while(move |(hash, _)| *hash == row).map(|(_, place)| *place as usize)
    }

    /// The stretches that lie before and behind a word, as far away as they are long at most, a few edits aside: where it is of a
    /// paragraph that was doubled, its copy is one of them.
    pub fn beside(&self, word: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let behind = self.stretches.partition_point(|(_, to)| *to <= word);
        let near = [behind.checked_sub(1), Some(behind)].into_iter().flatten();
        near.filter_map(|place| self.stretches.get(place).copied()).filter(move |&(from, to)| {
            let away = if to <= word { word - to } else { from.saturating_sub(word) };
            to - from >= CHANCE && away <= (to - from) + CHANCE
        })
    }

    fn stretch(&self, word: usize) -> Option<(usize, usize)> {
        let index = self.stretches.partition_point(|(_, to)| *to <= word);
        self.stretches.get(index).copied()
    }
}

/// How many words around this place are the same as around that one, in a row.
fn run_at(olds: &[Token], word: usize, tokens: &[Token], place: usize) -> usize {
    let same = |one: Option<&Token>, other: Option<&Token>| matches!((one, other), (Some(one), Some(other)) if one.hash == other.hash);
    let on = (0..CHANCE).take_while(|step| same(olds.get(word + step), tokens.get(place + step))).count();
    let is_before = |step: &usize| match (word.checked_sub(*step), place.checked_sub(*step)) {
        (Some(word), Some(place)) => same(olds.get(word), tokens.get(place)),
        _ => false,
    };
    on + (1..=CHANCE).take_while(is_before).count()
}

/// The words of a stretch that stand where the passage and what is around it would be.
fn beside(Copy { first, stretch }: &Copy, length: usize) -> Range<usize> {
    stretch.0.max(first.saturating_sub(2 * NEAR))..stretch.1.min(first + length + 2 * NEAR)
}

/// The words of a passage and some around it; they may reach over the end of the text.
pub(super) fn around((from, to): (usize, usize)) -> Range<usize> {
    from.saturating_sub(NEAR)..to + NEAR
}

/// Whether one in so many letters of words of one text are among words of another, or of the same.
pub(super) fn is_like(
    one_in: usize,
    (olds, sought): (&[Token], impl Iterator<Item = usize>),
    (tokens, words): (&[Token], impl Iterator<Item = usize>),
) -> bool {
    let mut there: HashMap<u64, usize> = HashMap::new();
    for token in words.filter_map(|word| tokens.get(word)) {
        *there.entry(token.hash).or_default() += 1;
    }
    let (mut all, mut common) = (0, 0);
    for token in sought.filter_map(|word| olds.get(word)) {
        all += token.length();
        if let Some(left) = there.get_mut(&token.hash).filter(|left| **left > 0) {
            *left -= 1;
            common += token.length();
        }
    }
    one_in * common >= all
}

impl Ground<'_> {
    /// Where a passage that left its place stands among new words.
    pub(super) fn elsewhere(&self, sides: &Sides, standing: &Standing<'_>) -> Option<Found> {
        let exact = &standing.quote.exact;
        let pattern = Pattern::new(exact.chars());
        if sides.fresh.rows.is_empty() || !is_sought_changed(&pattern) {
            return None;
        }
        let mut places: Vec<(usize, Span)> = Vec::new();
        for window in self.windows(sides, standing) {
            let Some(text) = self.new.as_str().get(window.start()..window.end()) else { continue };
            for (bytes, errors) in similar(text, &pattern, most_errors(&pattern)) {
                let bytes = ByteSpan::new(window.start() + bytes.start(), window.start() + bytes.end());
                let span = bytes.and_then(|bytes| self.new.span(bytes)).and_then(|span| self.new.widen(span));
                places.extend(span.map(|span| (errors, span)));
            }
        }
        places.sort_unstable();
        places.dedup_by_key(|(_, span)| *span);
        let spans = || places.iter().map(|(_, span)| *span).collect();
        match places.as_slice() {
            [] => None,
            // A sentence that stood twice, of which one went: whether this is it, words cannot tell.
            [_] if self.stood_twice(exact) => Some(Found::Ambiguous(spans())),
            [(0, span)] if standing.words.1 - standing.words.0 >= TELLING => Some(Found::Moved(*span)),
            [(0, _)] => Some(Found::Ambiguous(spans())),
            [(errors, span)] => {
                let score = Score::new(1.0 - *errors as f32 / pattern.length() as f32)?;
                Some(Found::Fuzzy(*span, score))
            }
            _ => Some(Found::Ambiguous(spans())),
        }
    }

    /// The stretches of the new text, in bytes, where most words in a row of the passage are.
    fn windows(&self, sides: &Sides, standing: &Standing<'_>) -> Vec<ByteSpan> {
        let (from, to) = standing.words;
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for word in from..to.saturating_sub(WORDS - 1) {
            let Some(row) = shingle(&sides.olds, word, WORDS) else { continue };
            for place in sides.fresh.places(row).take(CLOSELY) {
                // A word left out or put in shifts the rest by one: such places are one.
                *votes.entry((place + from).saturating_sub(word) / 4).or_default() += 1;
            }
        }
        let mut best: Vec<(usize, usize)> = votes.into_iter().map(|(place, count)| (count, place * 4)).collect();
        best.sort_unstable_by(|one, other| other.cmp(one));
        let margin = (to - from) / 4 + 8;
        let span = |first: usize| {
            let last = (first + (to - from) + margin).min(sides.news.len()).checked_sub(1)?;
            let start = sides.news.get(first.saturating_sub(margin))?.start as usize;
            ByteSpan::new(start, sides.news.get(last)?.end as usize)
        };
        let mut windows: Vec<ByteSpan> = best.into_iter().take(CLOSELY).filter_map(|(_, first)| span(first)).collect();
        windows.sort_unstable();
        windows.dedup_by(|next, last| {
            let joined = ByteSpan::new(last.start(), last.end().max(next.end())).filter(|_| next.start() <= last.end());
            joined.is_some_and(|joined| {
                *last = joined;
                true
            })
        });
        windows
    }

    fn stood_twice(&self, words: &str) -> bool {
        memmem::find_iter(self.old.as_str().as_bytes(), words.as_bytes()).nth(1).is_some()
    }
}
