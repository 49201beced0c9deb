//! Which passages a reader has marked: sentences, parts of them, several, seldom a word or two. Positions in the prose.

use std::ops::Range;

use super::prose::{Prose, Sentence};
use crate::Numbers;

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One whole sentence.
    Sentence,
    /// At least three words of one.
    Part,
    /// Two to four sentences of one paragraph.
    Several,
    /// Sentences of two paragraphs, one after the other.
    Across,
    /// One word.
    Word,
    /// Two words.
    TwoWords,
}

/// A passage of the prose.
pub(super) struct Marked {
    pub place: Range<usize>,
    pub kind: Kind,
    pub is_repeated: bool,
}

/// So many passages, in no order.
pub(super) fn marked(prose: &Prose, count: usize, numbers: &mut Numbers) -> Vec<Marked> {
    let mut all = Vec::with_capacity(count);
    while all.len() < count && !prose.sentences.is_empty() {
        all.extend(one(prose, numbers));
    }
    all
}

fn one(prose: &Prose, numbers: &mut Numbers) -> Option<Marked> {
    let nth = numbers.below(prose.sentences.len());
    let sentence = &prose.sentences[nth];
    let alone = |place, kind| Some(Marked { place, kind, is_repeated: sentence.is_repeated });
    match numbers.below(100) {
        0..=44 => alone(sentence.place.clone(), Kind::Sentence),
        45..=77 => alone(words(prose, &sentence.place, 3, usize::MAX, numbers)?, Kind::Part),
        78..=95 => several(prose, nth, numbers),
        96..=97 => alone(words(prose, &sentence.place, 1, 1, numbers)?, Kind::Word),
        _ => alone(words(prose, &sentence.place, 2, 2, numbers)?, Kind::TwoWords),
    }
}

fn several(prose: &Prose, nth: usize, numbers: &mut Numbers) -> Option<Marked> {
    let first = &prose.sentences[nth];
    let goes_across = numbers.below(12) == 0;
    let reach = nth + 1 + numbers.below(3);
    let across = usize::from(goes_across);
    let is_near = |sentence: &&Sentence| sentence.paragraph <= first.paragraph + across;
    let more = prose.sentences.get(nth + 1..=reach)?.iter().take_while(is_near).count();
    let last = prose.sentences.get(nth + more).filter(|_| more > 0)?;
    let kind = if last.paragraph == first.paragraph { Kind::Several } else { Kind::Across };
    // Several sentences are all said again only where a paragraph is printed again; then each of them is.
    let is_repeated = prose.sentences[nth..=nth + more].iter().all(|sentence| sentence.is_repeated);
    Some(Marked { place: first.place.start..last.place.end, kind, is_repeated })
}

/// Some words of the sentence, without the signs around them; `None` where it has too few.
fn words(
    prose: &Prose,
    sentence: &Range<usize>,
    least: usize,
    most: usize,
    numbers: &mut Numbers,
) -> Option<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for at in sentence.start..=sentence.end {
        let is_letter = at < sentence.end && prose.text[at].is_alphanumeric();
        match start {
            None if is_letter => start = Some(at),
            Some(begin) if !is_letter => {
                all.push(begin..at);
                start = None;
            }
            _ => {}
        }
    }
    // A part is not the whole.
    let most = most.min(all.len().checked_sub(1)?);
    let length = least + numbers.below((most + 1).checked_sub(least).filter(|choices| *choices > 0)?);
    let first = numbers.below(all.len() - length + 1);
    Some(all[first].start..all[first + length - 1].end)
}
