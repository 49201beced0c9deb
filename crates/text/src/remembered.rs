//! Finds many passages in one text that is noted down once, where no older text is there to lay beside it: annotations of
//! other tools, files of another library. Answers as `find` does, by the same rules.
//!
//! Invariant: whatever the note leaves out, a place that is named is one that `find` would weigh; a changed passage of
//! which no telling word is left may be lost here. Not here: the rules themselves (`quotes`), two texts (`carry_over`).

use std::collections::BTreeMap;

use crate::approximate::Pattern;
use crate::carry_over::Remembered;
use crate::quotes::{Found, Places, find, find_among, find_where_it_was, is_sought_changed, similar};
use crate::tokens::{Token, tokens};
use crate::{ByteSpan, CanonicalText, Quote, Score, Span, occurrences};

/// So few are sooner found by reading the text.
const FEW: usize = 2;
/// So many of the rarest words of a passage are looked up.
const RAREST: usize = 6;
/// A word that stands more often tells no place.
const COMMON: usize = 256;
/// For a person to choose among, up to one code point in three may differ.
const OFFERED_SHARE: usize = 3;

/// Where each passage stands in a text, in their order. `span` of a passage is a hint, true or not.
pub fn find_remembered(text: &CanonicalText, passages: &[Remembered]) -> Vec<Found> {
    let mut found: Vec<Option<Found>> = Vec::with_capacity(passages.len());
    found.extend(passages.iter().map(|passage| find_where_it_was(text, &passage.quote, passage.span)));
    let left = found.iter().filter(|found| found.is_none()).count();
    let noted = (left > FEW).then(|| Noted::new(text));
    let answers = found.into_iter().zip(passages).map(|(found, Remembered { quote, span })| match (found, &noted) {
        (Some(found), _) => found,
        (None, Some(noted)) if noted.knows(&quote.exact) => find_among(text, quote, *span, noted),
        (None, _) => find(text, quote, *span),
    });
    answers.collect()
}

/// Places that may be a passage, best first, at most `limit`, each with how like its words are (1: the same). They are for
/// a person to choose among: looser than what is ever taken without asking.
pub fn candidates(text: &CanonicalText, quote: &Quote, hint: Option<Span>, limit: usize) -> Vec<(Span, Score)> {
    let mut places: Vec<(Span, usize)> = occurrences(text, &quote.exact).into_iter().map(|span| (span, 0)).collect();
    let pattern = Pattern::new(quote.exact.chars());
    let length = pattern.length().max(1);
    let noted = Noted::new(text);
    if is_sought_changed(&pattern) && noted.knows(&quote.exact) {
        let changed = noted.changed(&quote.exact, &pattern, length / OFFERED_SHARE);
        let spans = changed.into_iter().filter(|(_, errors)| *errors > 0);
        places.extend(spans.filter_map(|(bytes, errors)| Some((text.widen(text.span(bytes)?)?, errors))));
    }
    let around = crate::quotes::Surroundings::new(quote);
    let mut weighed: Vec<(Span, f32, f32)> = places
        .into_iter()
        .map(|(span, errors)| {
            let words = 1.0 - errors as f32 / length as f32;
            let fit = text.bytes(span).and_then(|bytes| around.fit(text.as_str(), bytes)).unwrap_or(0.0);
            (span, words, words + fit)
        })
        .collect();
    let far = |span: Span| hint.map_or(0, |hint| span.start().abs_diff(hint.start()));
    weighed.sort_by(|one, other| other.2.total_cmp(&one.2).then_with(|| far(one.0).cmp(&far(other.0))));
    weighed.truncate(limit);
    weighed.into_iter().filter_map(|(span, words, _)| Some((span, Score::new(words.max(0.0))?))).collect()
}

/// A text with a note of where each word stands.
struct Noted<'a> {
    text: &'a str,
    words: Vec<Token>,
    /// Places of words, those of the same word together.
    order: Vec<u32>,
}

impl<'a> Noted<'a> {
    fn new(text: &'a CanonicalText) -> Noted<'a> {
        let words = tokens(text.as_str());
        let mut keys: Vec<(u64, u32)> = words.iter().zip(0u32..).map(|(token, place)| (token.hash, place)).collect();
        keys.sort_unstable();
        let order = keys.into_iter().map(|(_, place)| place).collect();
        Noted { text: text.as_str(), words, order }
    }

    /// Whether words can be found by this note: a word lies within them, not only parts of words at their ends.
    fn knows(&self, words: &str) -> bool {
        !inner(words).is_empty()
    }

    /// Where a word stands.
    fn places(&self, hash: u64) -> &[u32] {
        let of = |place: &u32| self.words.get(*place as usize).map_or(0, |token| token.hash);
        let from = self.order.partition_point(|place| of(place) < hash);
        let to = self.order.partition_point(|place| of(place) <= hash);
        self.order.get(from..to).unwrap_or_default()
    }

    /// The rarest words within these, each with where it begins and where it stands in the text.
    fn rarest(&self, words: &str) -> Vec<(usize, &[u32])> {
        let inner = inner(words);
        let mut found: Vec<(usize, &[u32])> =
            inner.iter().map(|token| (token.start as usize, self.places(token.hash))).collect();
        found.sort_by_key(|(_, places)| places.len());
        found
    }

    fn start(&self, place: u32) -> usize {
        self.words.get(place as usize).map_or(0, |token| token.start as usize)
    }
}

impl Places for Noted<'_> {
    fn same(&self, words: &str) -> Vec<usize> {
        let Some((within, places)) = self.rarest(words).into_iter().next() else { return Vec::new() };
        let starts = places.iter().filter_map(|place| self.start(*place).checked_sub(within));
        let mut starts: Vec<usize> =
            starts.filter(|start| self.text.get(*start..).is_some_and(|rest| rest.starts_with(words))).collect();
        starts.sort_unstable();
        starts
    }

    fn changed(&self, words: &str, pattern: &Pattern, limit: usize) -> Vec<(ByteSpan, usize)> {
        let reach = words.len() / 3 + 16;
        // Windows by where they begin; those that overlap are one.
        let mut windows: BTreeMap<usize, usize> = BTreeMap::new();
        let telling = self.rarest(words).into_iter().filter(|(_, places)| (1..=COMMON).contains(&places.len()));
        for (within, places) in telling.take(RAREST) {
            for place in places {
                let start = self.start(*place).saturating_sub(within + reach);
                let end = (self.start(*place) + words.len() + reach).min(self.text.len());
                let (start, end) = (self.text.floor_char_boundary(start), self.text.ceil_char_boundary(end));
                let longest = windows.entry(start).or_insert(end);
                *longest = end.max(*longest);
            }
        }
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for (start, end) in windows {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        let of_window = |(start, end): (usize, usize)| {
            let found = self.text.get(start..end).map(|text| similar(text, pattern, limit)).unwrap_or_default();
            found.into_iter().filter_map(move |(bytes, errors)| {
                Some((ByteSpan::new(start + bytes.start(), start + bytes.end())?, errors))
            })
        };
        joined.into_iter().flat_map(of_window).collect()
    }
}

/// The words within a passage; those at its ends may be parts of words and are left out.
fn inner(words: &str) -> Vec<Token> {
    let mut all = tokens(words);
    if all.last().is_some_and(|token| token.end as usize == words.len()) {
        all.pop();
    }
    if all.first().is_some_and(|token| token.start == 0) {
        all.remove(0);
    }
    all
}
