//! Sentences that stand whole within a longer one, behind or before what a page has around its text: `Lund wrote: He came
//! back in May.`
//!
//! Invariant: what stands beside them is no part of a sentence: a colon, a sign of a page's lines or a capital letter parts
//! the two. "It is said that he came back" says something else than "He came back". Not here: sentences of one length
//! (`likeness`).

use std::ops::Range;

use super::likeness::{Likeness, likeness};
use crate::reading::Reading;
use crate::rules::Rules;
use crate::vocabulary::{Vocabulary, places};

/// Fewer words stand in longer sentences by chance.
const LEAST_WORDS: usize = 6;
/// What stands within another is as good as unchanged.
const LEAST_ALIKE: f32 = 0.9;
/// Surely less the same than a sentence that stands alone.
const WORTH: f32 = 0.9;

/// How alike a sentence is to a part at either end of a longer one; the differing words of the longer are the others.
pub(crate) fn inside(
    reading: &Reading<'_>,
    vocabulary: &Vocabulary,
    rules: &Rules,
    longer: usize,
    shorter: usize,
) -> Option<Likeness> {
    let (long, short) = (vocabulary.said(longer), vocabulary.said(shorter));
    if short.len() < LEAST_WORDS || long.len() <= short.len() {
        return None;
    }
    let cut = long.len() - short.len();
    for part in [cut..long.len(), 0..short.len()] {
        let Some(found) = likeness(vocabulary, long.get(part.clone())?, short, LEAST_ALIKE) else { continue };
        if is_parted(
            reading.sentence(longer),
            &places(reading.sentence(longer), &rules.common),
            &part,
            vocabulary,
            long,
        ) {
            let mut differing: Vec<usize> = (0..part.start).collect();
            differing.extend(found.differing.0.iter().map(|word| word + part.start));
            differing.extend(part.end..long.len());
            let differing = (differing, found.differing.1);
            return Some(Likeness { share: found.share * WORTH, differing, ..found });
        }
    }
    None
}

/// Whether a sentence begins and ends anew where a part of it does.
fn is_parted(
    sentence: &str,
    places: &[Range<usize>],
    part: &Range<usize>,
    vocabulary: &Vocabulary,
    said: &[u32],
) -> bool {
    // The word with which what is behind begins, and the text between it and the word before.
    let border = if part.start > 0 { part.start } else { part.end };
    let (Some(before), Some(next)) = (border.checked_sub(1).and_then(|word| places.get(word)), places.get(border))
    else {
        return false;
    };
    let between = sentence.get(before.end..next.start).unwrap_or_default();
    let is_signed =
        between.contains([':', '»', '›', '|', '\n', '•', '·', '–', '—', '…', '.', '!', '?', '"', '“', '”', '>']);
    let is_capital = sentence.get(next.clone()).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase);
    let is_name = said.get(border).and_then(|id| vocabulary.word(*id)).is_some_and(|word| word.is_name());
    is_capital && (is_signed || !is_name)
}
