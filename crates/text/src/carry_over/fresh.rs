//! What is new in the second text: words that are no word of the first one. A passage that is gone may stand there, moved
//! and changed; a copy of one that stayed may stand there too.
//! Invariant: nothing is looked for among words that another passage of the old text became.

use std::collections::BTreeMap;

use memchr::memmem;

use super::{Ground, Sides, Standing};
use crate::align::Alignment;
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

/// Stretches of new words, and where each row of words in them is.
pub(super) struct Fresh {
    stretches: Vec<(usize, usize)>,
    rows: Vec<(u64, u32)>,
}

/// Where words of a passage stand once more among new words.
pub(super) struct Copy {
    /// Where the first word of the passage would be; it may lie before the stretch.
    pub first: usize,
    /// The stretch of new words, half-open.
    pub stretch: (usize, usize),
}

impl Fresh {
    /// The new words of a text that was laid beside an older one.
    pub fn new(news: &[Token], alignment: &Alignment) -> Fresh {
        let mut stretches = Vec::new();
        let mut start = 0;
        for word in 0..=news.len() {
            if word == news.len() || alignment.to_old(word).is_some() {
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

    /// A place of new words that has words in a row of this passage, or of it and a word or two around it.
    pub fn copy(&self, sides: &Sides, (from, to): (usize, usize)) -> Option<Copy> {
        if self.rows.is_empty() {
            return None;
        }
        let (start, end) = (from.saturating_sub(AROUND), (to + AROUND).min(sides.olds.len()));
        (start..end.saturating_sub(WORDS - 1)).find_map(|word| {
            let place = self.places(shingle(&sides.olds, word, WORDS)?).next()?;
            let first = (place + from).checked_sub(word)?;
            Some(Copy { first, stretch: self.stretch(place)? })
        })
    }

    fn places(&self, row: u64) -> impl Iterator<Item = usize> + '_ {
        let from = self.rows.partition_point(|(hash, _)| *hash < row);
        self.rows.iter().skip(from).take_while(move |(hash, _)| *hash == row).map(|(_, place)| *place as usize)
    }

    fn stretch(&self, word: usize) -> Option<(usize, usize)> {
        let index = self.stretches.partition_point(|(_, to)| *to <= word);
        self.stretches.get(index).copied()
    }
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
