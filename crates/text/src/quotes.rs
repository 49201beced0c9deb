//! Describes a passage by its words and surroundings (the W3C's `TextQuoteSelector`), and finds it again.
//!
//! Invariant: finding never lies. A place is named only where nothing else is as good; otherwise the answer is
//! [`Found::Ambiguous`] with the places that may be it, or [`Found::Lost`]. See ADR 0004.
//! Not here: the edit distance (`approximate`).

use memchr::memmem;

use crate::approximate::{Anchor, End, Pattern};
use crate::{ByteSpan, CanonicalText, Span};

/// So many code points before and after a passage are kept with it, as Obelus JSON says.
const CONTEXT: u32 = 32;
/// Longer surroundings, from other tools, are compared up to this many code points: one block of the distance.
const COMPARED: usize = 64;
/// Words are found changed up to one code point in so many (20 %); beyond that they are other words.
const ERROR_SHARE: usize = 5;
/// Shorter words are not sought changed: one error in seven letters makes another word.
const LEAST_CHANGED: usize = 8;
/// Longer words are not sought changed: the time grows with length times length of the text.
const MOST_CHANGED: usize = 4096;
/// Words of this length that occur once are known by themselves, if all around them is gone.
const TELLING: usize = 16;
/// Surroundings fit if at least half of them is there: one of the two sides, or most of both.
const FITS: f32 = 0.5;
/// So many code points of one side tell a place: where they stand without the words, the words were taken out.
const TELLING_SIDE: usize = 16;
/// With surroundings at least so whole, the same words are not compared with changed ones elsewhere.
const SURE: f32 = 0.8;
/// The best place must lead by this much over the second best.
const MARGIN: f32 = 0.1;
/// Places beyond this number are not weighed: nobody chooses among so many.
const WEIGHED: usize = 100_000;
/// An ambiguous answer lists the first of them, up to this number.
const LISTED: usize = 1_000;

/// A passage described by its words: enough to find it again in this or another version of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Quote {
    /// The words of the passage.
    pub exact: String,
    /// What stands right before it: up to 32 code points, fewer at the beginning of the text.
    pub prefix: String,
    /// What stands right after it: up to 32 code points, fewer at the end of the text.
    pub suffix: String,
}

/// How alike two words are: 1 less the share of code points that differ; from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Score(f32);

impl Score {
    /// A score; `None` outside 0 to 1 and for what is not a number.
    pub fn new(value: f32) -> Option<Score> {
        (0.0..=1.0).contains(&value).then_some(Score(value))
    }

    /// The score as a number from 0 to 1.
    pub fn value(self) -> f32 {
        self.0
    }
}

/// What came of looking for a quote.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// The same words at the hinted place; without a hint, the only place with these words or surroundings.
    Exact(Span),
    /// The same words at another place, or in other surroundings, and no other place is as good.
    Moved(Span),
    /// The words have changed; nothing else is as like them.
    Fuzzy(Span, Score),
    /// Places that may be it, best first or in order of the text; none certain. At most 1,000, at least one.
    Ambiguous(Vec<Span>),
    /// Nowhere.
    Lost,
}

/// Describes a span; `None` where it lies outside the text.
pub fn describe(text: &CanonicalText, span: Span) -> Option<Quote> {
    let exact = text.slice(span)?.to_owned();
    let around = |start, end| Span::new(start, end).and_then(|span| text.slice(span)).unwrap_or_default().to_owned();
    let prefix = around(span.start().saturating_sub(CONTEXT), span.start());
    let suffix = around(span.end(), span.end().saturating_add(CONTEXT).min(text.length()));
    Some(Quote { exact, prefix, suffix })
}

/// The places of these very words from left to right, none overlapping another, all on grapheme cluster boundaries;
/// none for no words.
pub fn occurrences(text: &CanonicalText, words: &str) -> Vec<Span> {
    let mut after = 0;
    starts(text.as_str(), words)
        .into_iter()
        .filter_map(|start| {
            let span = (start >= after).then(|| on_clusters(text, start, start + words.len())).flatten()?;
            after = start + words.len();
            Some(span)
        })
        .collect()
}

/// Finds a quote in a text. `hint` is where it was: in an unchanged text that place is the answer.
pub fn find(text: &CanonicalText, quote: &Quote, hint: Option<Span>) -> Found {
    find_where_it_was(text, quote, hint).unwrap_or_else(|| find_among(text, quote, hint, &Scanned(text.as_str())))
}

/// The answers that need no search: no words, or all of it where it was.
pub(crate) fn find_where_it_was(text: &CanonicalText, quote: &Quote, hint: Option<Span>) -> Option<Found> {
    if quote.exact.is_empty() {
        return Some(Found::Lost);
    }
    let hint = hint.filter(|hint| text.slice(*hint) == Some(&quote.exact))?;
    let bytes = text.bytes(hint)?;
    let stands = |side: &str, there: Option<&str>| there.is_some_and(|there| there == side);
    let before =
        bytes.start().checked_sub(quote.prefix.len()).and_then(|start| text.as_str().get(start..bytes.start()));
    let behind = text.as_str().get(bytes.end()..bytes.end().saturating_add(quote.suffix.len()));
    let stays = stands(&quote.prefix, before) && stands(&quote.suffix, behind);
    stays.then_some(Found::Exact(hint))
}

/// Where words stand in a text, the same or changed: by reading all of it, or by what was noted of it before.
pub(crate) trait Places {
    /// The bytes at which these very words begin.
    fn same(&self, words: &str) -> Vec<usize>;
    /// The stretches that differ from the words by at most `limit` errors, one for each place, with their errors.
    fn changed(&self, words: &str, pattern: &Pattern, limit: usize) -> Vec<(ByteSpan, usize)>;
}

/// A text that is read from end to end.
struct Scanned<'a>(&'a str);

impl Places for Scanned<'_> {
    fn same(&self, words: &str) -> Vec<usize> {
        starts(self.0, words)
    }

    fn changed(&self, _: &str, pattern: &Pattern, limit: usize) -> Vec<(ByteSpan, usize)> {
        similar(self.0, pattern, limit)
    }
}

/// Finds a quote among the places where its words may stand.
pub(crate) fn find_among(text: &CanonicalText, quote: &Quote, hint: Option<Span>, among: &impl Places) -> Found {
    let surroundings = Surroundings::new(quote);
    let mut places: Vec<Span> = among
        .same(&quote.exact)
        .into_iter()
        .filter_map(|start| on_clusters(text, start, start + quote.exact.len()))
        .collect();
    let at_hint = hint.filter(|hint| text.slice(*hint) == Some(&quote.exact));
    if places.len() > WEIGHED {
        places.truncate(LISTED);
        return at_hint.map_or(Found::Ambiguous(places), Found::Exact);
    }
    let places = weigh(text, &surroundings, places);
    match at_hint {
        Some(hint) => at_hinted_place(text, &surroundings, &places, hint),
        None => elsewhere(text, quote, &surroundings, places, hint, among),
    }
}

/// A place that may be it.
#[derive(Clone, Copy)]
struct Place {
    span: Span,
    /// How alike the words are, from 0 to 1.
    words: f32,
    /// How well its surroundings fit, from 0 to 1; `None` where the quote has none.
    fit: Option<f32>,
}

impl Place {
    /// Words weigh a little more than the surroundings together, as in Hypothesis' client (50 to 20 and 20).
    fn total(&self) -> f32 {
        self.fit.map_or(self.words, |fit| (5.0 * self.words + 4.0 * fit) / 9.0)
    }

    fn fits(&self, least: f32) -> bool {
        self.fit.is_none_or(|fit| fit >= least)
    }
}

/// The words are at the hinted place, in other surroundings: is another place the right one?
fn at_hinted_place(text: &CanonicalText, surroundings: &Surroundings, places: &[Place], hint: Span) -> Found {
    let fit = text.bytes(hint).and_then(|bytes| surroundings.fit(text.as_str(), bytes)).unwrap_or(1.0);
    let rivals: Vec<Span> =
        places.iter().filter(|place| place.span != hint && place.fit == Some(1.0)).map(|place| place.span).collect();
    match rivals.as_slice() {
        [] => Found::Exact(hint),
        [rival] if fit < FITS => Found::Moved(*rival),
        _ if fit < FITS => Found::Ambiguous(listed(rivals)),
        _ => Found::Ambiguous(listed([hint].into_iter().chain(rivals))),
    }
}

/// The words are not at the hinted place, or there is no hint: which place is it?
fn elsewhere(
    text: &CanonicalText,
    quote: &Quote,
    surroundings: &Surroundings,
    places: Vec<Place>,
    hint: Option<Span>,
    among: &impl Places,
) -> Found {
    let named = |span| if hint.is_some() { Found::Moved(span) } else { Found::Exact(span) };
    let whole: Vec<Span> = places.iter().filter(|place| place.fit == Some(1.0)).map(|place| place.span).collect();
    match (whole.as_slice(), places.as_slice()) {
        ([only], _) => named(*only),
        ([], [only]) if only.fits(SURE) => named(only.span),
        ([], _) => best_of(text, quote, with_changed(text, quote, surroundings, places, among)),
        _ => Found::Ambiguous(listed(whole)),
    }
}

/// Adds the places of changed words: the passage itself may have been changed, while a repeat of it was not.
fn with_changed(
    text: &CanonicalText,
    quote: &Quote,
    surroundings: &Surroundings,
    same: Vec<Place>,
    among: &impl Places,
) -> Vec<Place> {
    let pattern = Pattern::new(quote.exact.chars());
    let length = pattern.length();
    if !is_sought_changed(&pattern) {
        return same;
    }
    let changed: Vec<Place> = among
        .changed(&quote.exact, &pattern, most_errors(&pattern))
        .into_iter()
        .filter(|(_, errors)| *errors > 0)
        .filter_map(|(bytes, errors)| {
            let words = 1.0 - errors as f32 / length as f32;
            let fit = surroundings.fit(text.as_str(), bytes);
            Some(Place { span: text.widen(text.span(bytes)?)?, words, fit })
        })
        .collect();
    same.into_iter().chain(changed).collect()
}

/// The best place, if it leads and its surroundings say that it is the passage and not a repeat of it.
fn best_of(text: &CanonicalText, quote: &Quote, mut places: Vec<Place>) -> Found {
    places.sort_by(|one, other| other.total().total_cmp(&one.total()));
    let Some(best) = places.first().copied() else { return Found::Lost };
    let near: Vec<Span> =
        places.iter().filter(|place| place.total() > best.total() - MARGIN).map(|place| place.span).collect();
    let same = best.words == 1.0;
    let known = best.fits(FITS) || same && quote.exact.chars().count() >= TELLING && is_uprooted(text, quote);
    match (near.as_slice(), Score::new(best.words)) {
        ([only], _) if known && same => Found::Moved(*only),
        ([only], Some(score)) if known => Found::Fuzzy(*only, score),
        _ => Found::Ambiguous(listed(near)),
    }
}

/// Whether nothing of the surroundings is left in the text. Where some is, the passage may have been taken out of
/// them, and the same words elsewhere are a repeat.
fn is_uprooted(text: &CanonicalText, quote: &Quote) -> bool {
    let head: String = quote.suffix.chars().take(TELLING_SIDE).collect();
    let skipped = quote.prefix.chars().count().saturating_sub(TELLING_SIDE);
    let tail: String = quote.prefix.chars().skip(skipped).collect();
    ![head, tail].iter().any(|side| !side.trim().is_empty() && text.as_str().contains(side.as_str()))
}

/// Whether words of this length are sought changed at all.
pub(crate) fn is_sought_changed(pattern: &Pattern) -> bool {
    (LEAST_CHANGED..=MOST_CHANGED).contains(&pattern.length())
}

/// With how many errors words of this length are found still.
pub(crate) fn most_errors(pattern: &Pattern) -> usize {
    pattern.length() / ERROR_SHARE
}

/// The stretches that differ from the words by at most `limit` errors, one for each place, with their errors.
pub(crate) fn similar(text: &str, pattern: &Pattern, limit: usize) -> Vec<(ByteSpan, usize)> {
    let mut ends: Vec<End> = Vec::new();
    pattern.ends(text.chars(), limit, Anchor::Free, |end| match ends.last_mut() {
        // Ends beside each other are one place, seen with a letter more or less.
        Some(last) if end.characters - last.characters <= pattern.length() / 2 => {
            if end.errors < last.errors {
                *last = end;
            }
        }
        _ => ends.push(end),
    });
    let backwards = pattern.backwards();
    ends.into_iter()
        .filter_map(|end| {
            let head = text.get(..end.bytes)?;
            let mut length = 0;
            let reach = pattern.length() + end.errors;
            backwards.ends(head.chars().rev().take(reach), end.errors, Anchor::Start, |back| {
                if length == 0 {
                    length = back.bytes;
                }
            });
            Some((ByteSpan::new(end.bytes - length, end.bytes)?, end.errors))
        })
        .collect()
}

/// The surroundings of a quote, made ready to be compared.
pub(crate) struct Surroundings {
    before: Pattern,
    after: Pattern,
}

impl Surroundings {
    pub fn new(quote: &Quote) -> Surroundings {
        Surroundings {
            before: Pattern::new(quote.prefix.chars().rev().take(COMPARED)),
            after: Pattern::new(quote.suffix.chars().take(COMPARED)),
        }
    }

    /// How much of the surroundings is around a place, from 0 to 1; `None` where the quote has none.
    pub fn fit(&self, text: &str, bytes: ByteSpan) -> Option<f32> {
        let length = self.before.length() + self.after.length();
        let before = text.get(..bytes.start())?.chars().rev();
        let after = text.get(bytes.end()..)?.chars();
        let errors = errors_at_start(&self.before, before) + errors_at_start(&self.after, after);
        (length > 0).then(|| 1.0 - errors as f32 / length as f32)
    }
}

/// The fewest errors with which a text begins with these words; all of them where it does not at all.
fn errors_at_start(words: &Pattern, text: impl Iterator<Item = char>) -> usize {
    let mut fewest = words.length();
    words.ends(text.take(words.length() * 3 / 2), words.length(), Anchor::Start, |end| fewest = fewest.min(end.errors));
    fewest
}

fn weigh(text: &CanonicalText, surroundings: &Surroundings, places: Vec<Span>) -> Vec<Place> {
    places
        .into_iter()
        .map(|span| Place {
            span,
            words: 1.0,
            fit: text.bytes(span).and_then(|bytes| surroundings.fit(text.as_str(), bytes)),
        })
        .collect()
}

fn listed(places: impl IntoIterator<Item = Span>) -> Vec<Span> {
    places.into_iter().take(LISTED).collect()
}

/// A byte span as a place of the text, if no grapheme cluster is cut by it.
fn on_clusters(text: &CanonicalText, start: usize, end: usize) -> Option<Span> {
    if text.is_boundary(start) && text.is_boundary(end) { text.span(ByteSpan::new(start, end)?) } else { None }
}

/// The bytes at which these words begin, overlapping places included, in linear time.
fn starts(text: &str, words: &str) -> Vec<usize> {
    if words.is_empty() {
        return Vec::new();
    }
    let borders = borders(words.as_bytes());
    // Words that do not begin as they end cannot overlap themselves, and are found much faster.
    if borders.last() == Some(&0) {
        return memmem::find_iter(text.as_bytes(), words).collect();
    }
    let mut starts = Vec::new();
    let mut matched = 0;
    for (at, byte) in text.bytes().enumerate() {
        matched = longer(words.as_bytes(), &borders, matched, byte);
        if matched == words.len() {
            starts.push(at + 1 - matched);
            matched = borders.get(matched - 1).copied().unwrap_or(0);
        }
    }
    starts
}

/// For each beginning of the words, the length of its longest proper end that is also a beginning (Knuth, Morris
/// and Pratt).
fn borders(words: &[u8]) -> Vec<usize> {
    let mut borders = vec![0];
    let mut matched = 0;
    for &byte in words.iter().skip(1) {
        matched = longer(words, &borders, matched, byte);
        borders.push(matched);
    }
    borders
}

fn longer(words: &[u8], borders: &[usize], mut matched: usize, byte: u8) -> usize {
    while matched > 0 && words.get(matched) != Some(&byte) {
        matched = borders.get(matched - 1).copied().unwrap_or(0);
    }
    matched + usize::from(words.get(matched) == Some(&byte))
}
