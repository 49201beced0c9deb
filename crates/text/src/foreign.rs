//! Positions as other tools count them, told in code points.
//!
//! Job: find out how a tool counts, by holding the words that it remembers against what stands where each way of
//! counting leads; then tell its positions in ours. Invariant: a position outside the text or inside a character, by the
//! way of counting, is no position. Not here: finding words that stand elsewhere (`quotes`).

use crate::{CanonicalText, Span};

/// What a tool counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, as the Web Annotation Data Model wants it, section 4.2.5.
    CodePoints,
    /// Units of UTF-16, as programs in JavaScript and Java do.
    Utf16,
    /// Bytes of UTF-8, as programs in C, Go and Rust do.
    Bytes,
}

/// How long the end of a line was in the text that the tool had; ours have LF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// LF or CR.
    One,
    /// CR LF.
    Two,
}

/// A way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counting {
    /// What is counted.
    pub unit: Unit,
    /// How much the end of a line counts.
    pub line_end: LineEnd,
}

impl Counting {
    /// All ways, the likelier first.
    pub const ALL: [Counting; 6] = [
        Counting { unit: Unit::CodePoints, line_end: LineEnd::One },
        Counting { unit: Unit::Utf16, line_end: LineEnd::One },
        Counting { unit: Unit::Bytes, line_end: LineEnd::One },
        Counting { unit: Unit::CodePoints, line_end: LineEnd::Two },
        Counting { unit: Unit::Utf16, line_end: LineEnd::Two },
        Counting { unit: Unit::Bytes, line_end: LineEnd::Two },
    ];

    /// This unit in a text with LF.
    pub fn of(unit: Unit) -> Counting {
        Counting { unit, line_end: LineEnd::One }
    }

    /// How much a character counts.
    fn width(self, character: char) -> u64 {
        let more = u64::from(self.line_end == LineEnd::Two && character == '\n');
        let width = match self.unit {
            Unit::CodePoints => 1,
            Unit::Utf16 => character.len_utf16(),
            Unit::Bytes => character.len_utf8(),
        };
        // At most 4.
        u64::try_from(width).unwrap_or(1) + more
    }
}

/// A place as a tool tells it, with the words that it says are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// The first position.
    pub start: u64,
    /// The one after the last.
    pub end: u64,
    /// The words.
    pub exact: &'a str,
}

/// How many of a tool's places have its words, for each way of counting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fits([usize; 6]);

impl Fits {
    /// Holds places of one text against it, and adds what fits.
    pub fn weigh(&mut self, text: &CanonicalText, told: &[Told<'_>]) {
        let places: Vec<(u64, u64)> = told.iter().map(|told| (told.start, told.end)).collect();
        for (fits, counting) in self.0.iter_mut().zip(Counting::ALL) {
            let spans = told_spans(text, counting, &places);
            let stands = |(told, span): &(&Told<'_>, Option<Span>)| {
                span.is_some_and(|span| text.slice(span) == Some(told.exact))
            };
            *fits += told.iter().zip(spans).filter(stands).count();
        }
    }

    /// The way of counting by which most words are where the tool says; of several as good this one, if it is among
    /// them, for then the words do not tell.
    pub fn best(&self, likely: Counting) -> Counting {
        let most = self.0.iter().copied().max().unwrap_or(0);
        let mut best =
            self.0.iter().zip(Counting::ALL).filter(|(fits, _)| **fits == most).map(|(_, counting)| counting);
        if best.clone().any(|counting| counting == likely) { likely } else { best.next().unwrap_or(likely) }
    }
}

/// Places of a tool in code points, in their order; `None` for one that is no place of the text by this counting.
pub fn told_spans(text: &CanonicalText, counting: Counting, places: &[(u64, u64)]) -> Vec<Option<Span>> {
    let ends: Vec<u64> = places.iter().flat_map(|(start, end)| [*start, *end]).collect();
    let positions = in_code_points(text, counting, &ends);
    positions
        .chunks(2)
        .map(|pair| match pair {
            [Some(start), Some(end)] => Span::new(*start, *end),
            _ => None,
        })
        .collect()
}

/// One walk through the text for all positions, in the order in which they stand there.
fn in_code_points(text: &CanonicalText, counting: Counting, wanted: &[u64]) -> Vec<Option<u32>> {
    let mut order: Vec<(u64, usize)> = wanted.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let mut found = vec![None; wanted.len()];
    let mut characters = text.as_str().chars();
    let (mut position, mut counted) = (0u32, 0u64);
    for (wanted, index) in order {
        while counted < wanted {
            let Some(character) = characters.next() else { break };
            counted += counting.width(character);
            position += 1;
        }
        if counted == wanted
            && let Some(slot) = found.get_mut(index)
        {
            *slot = Some(position);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Where each code point begins as a tool counts, and the end of the text, in a text with these line ends.
    fn positions(text: &str, counting: Counting) -> Vec<u64> {
        let mut counted = 0;
        let mut positions = vec![0];
        for character in text.chars() {
            let mut written = character.to_string();
            if counting.line_end == LineEnd::Two && character == '\n' {
                written.insert(0, '\r');
            }
            counted += match counting.unit {
                Unit::CodePoints => written.chars().count(),
                Unit::Utf16 => written.encode_utf16().count(),
                Unit::Bytes => written.len(),
            };
            positions.push(counted as u64);
        }
        positions
    }

    #[test]
    fn an_emoji_before_the_place_tells_the_units_apart() {
        let text = CanonicalText::new("A \u{1f5ff} and caf\u{e9}.\n\nThen more.").unwrap();
        let check = |start, end, exact, expected: Counting| {
            let mut fits = Fits::default();
            fits.weigh(&text, &[Told { start, end, exact }]);
            assert_eq!(fits.best(Counting::of(Unit::Utf16)), expected, "{exact} {start}");
        };
        check(4, 7, "and", Counting::of(Unit::CodePoints));
        check(5, 8, "and", Counting::of(Unit::Utf16));
        check(7, 10, "and", Counting::of(Unit::Bytes));
        check(17, 21, "Then", Counting { unit: Unit::CodePoints, line_end: LineEnd::Two });
        check(18, 22, "Then", Counting { unit: Unit::Utf16, line_end: LineEnd::Two });
        // Nothing fits, or everything does: then what is likely is believed.
        check(0, 3, "and", Counting::of(Unit::Utf16));
        check(0, 1, "A", Counting::of(Unit::Utf16));
    }

    #[test]
    fn the_reading_that_fits_most_is_taken_and_not_the_first() {
        let text = CanonicalText::new("\u{1f5ff} aa aaa b").unwrap();
        let told = |start, end, exact| Told { start, end, exact };
        let mut fits = Fits::default();
        // The first fits by code points only by chance; the other two by UTF-16.
        fits.weigh(&text, &[told(2, 3, "a"), told(6, 9, "aaa"), told(10, 11, "b")]);
        assert_eq!(fits.best(Counting::of(Unit::CodePoints)), Counting::of(Unit::Utf16));
    }

    #[test]
    fn what_is_no_place_has_none() {
        let text = CanonicalText::new("a\u{1f5ff}b").unwrap();
        let utf16 = Counting::of(Unit::Utf16);
        let spans = told_spans(&text, utf16, &[(1, 3), (1, 2), (2, 3), (3, 5), (3, 3), (4, 3), (0, u64::MAX)]);
        assert_eq!(spans, [Span::new(1, 2), None, None, None, None, None, None]);
        assert_eq!(told_spans(&CanonicalText::new("").unwrap(), utf16, &[(0, 1)]), [None]);
        assert!(told_spans(&text, utf16, &[]).is_empty());
    }

    proptest! {
        #[test]
        fn any_place_told_in_any_counting_comes_back(
            text in "[a-c\u{e9}\u{301}\u{5d0}\u{1f5ff}\u{1f469}\u{200d}\n ]{1,60}",
            places in prop::collection::vec((0usize..60, 1usize..20), 1..20),
            way in 0usize..6,
        ) {
            let canonical = CanonicalText::new(&text).unwrap();
            let counting = Counting::ALL[way];
            let positions = positions(canonical.as_str(), counting);
            let length = positions.len() - 1;
            let spans: Vec<(usize, usize)> = places
                .into_iter()
                .map(|(start, long)| { let start = start % length; (start, (start + long).min(length)) })
                .collect();
            let told: Vec<(u64, u64)> = spans.iter().map(|(start, end)| (positions[*start], positions[*end])).collect();
            let expected: Vec<Option<Span>> =
                spans.iter().map(|(start, end)| Span::new(*start as u32, *end as u32)).collect();
            prop_assert_eq!(told_spans(&canonical, counting, &told), expected.clone());
            // And the counting is found out, or one by which all these words are there as well.
            let words: Vec<Told<'_>> = told
                .iter()
                .zip(&expected)
                .map(|((start, end), span)| Told { start: *start, end: *end, exact: canonical.slice(span.unwrap()).unwrap() })
                .collect();
            let mut fits = Fits::default();
            fits.weigh(&canonical, &words);
            let best = fits.best(Counting::of(Unit::CodePoints));
            for (span, words) in told_spans(&canonical, best, &told).into_iter().zip(&words) {
                prop_assert_eq!(span.and_then(|span| canonical.slice(span)), Some(words.exact));
            }
        }
    }
}
