//! Pairs of texts of which all is known: prose that is made up, passages marked in it, the same prose after edits, and for each
//! passage what truly became of it. Every run makes the same of the same seed.
//!
//! Invariant: the truth is read off the trace that each edit keeps of each character; nothing is looked for. Not here: how
//! passages are found again (`obelus-text`), which is measured with this and must not share a thought with it.

// Tests may panic, and this is for tests only; clippy knows it of `#[test]` functions.
#![allow(clippy::indexing_slicing)]

mod judge;
mod passages;
mod prose;
mod script;
mod stock;
mod trace;
mod truth;

use std::ops::Range;

use obelus_text::Span;

use crate::Numbers;

pub use judge::Judgement;
pub use passages::Kind;
pub use script::Edits;
pub use trace::{Source, Traced};
pub use truth::{Fate, Truth};

/// An old text and a new one, with passages of the old one.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The old text.
    pub old: String,
    /// The new one.
    pub new: String,
    /// Passages of the old one, in no order.
    pub passages: Vec<Passage>,
    old_text: Vec<char>,
    traced: Traced,
}

/// A passage of the old text.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Where it is in the old text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Whether the same words, or nearly the same, stand elsewhere in the old text too (of one and two words it is not asked).
    pub is_repeated: bool,
    /// What truly became of it.
    pub truth: Truth,
}

/// Edits with a name.
#[derive(Clone, Copy, Debug)]
pub struct Mix {
    /// What it is called in tables.
    pub name: &'static str,
    /// What is done.
    pub edits: Edits,
}

/// What is measured, from nothing at all to everything at once.
pub fn mixes() -> Vec<Mix> {
    let none = Edits::default();
    let mix = |name, edits| Mix { name, edits };
    vec![
        mix("same text", none),
        mix("1 % of words", Edits { words: 0.01, ..none }),
        mix("5 % of words", Edits { words: 0.05, ..none }),
        mix("20 % of words", Edits { words: 0.2, ..none }),
        mix("10 % of paragraphs moved", Edits { moved: 0.1, ..none }),
        mix("10 % of paragraphs deleted", Edits { deleted: 0.1, ..none }),
        mix("5 % of paragraphs twice", Edits { doubled: 0.05, ..none }),
        mix("2 % of letters misread", Edits { letters: 0.02, ..none }),
        mix("lines broken", Edits { new_lines: Some(66), ..none }),
        mix("lines joined", Edits { old_lines: Some(66), ..none }),
        mix("lines broken otherwise", Edits { old_lines: Some(72), new_lines: Some(58), ..none }),
        mix("hard", Edits { words: 0.05, deleted: 0.03, moved: 0.03, ..none }),
        mix("hard, and paragraphs twice", Edits { words: 0.05, doubled: 0.03, moved: 0.03, ..none }),
        mix("everything", EVERYTHING),
    ]
}

const EVERYTHING: Edits = Edits {
    words: 0.03,
    letters: 0.005,
    deleted: 0.03,
    moved: 0.03,
    doubled: 0.02,
    old_lines: Some(72),
    new_lines: Some(60),
};

/// Prose of about so many bytes, so many passages in it, and the prose edited.
pub fn edition(bytes: usize, passages: usize, edits: &Edits, seed: u64) -> Edition {
    let (prose, stock) = prose::written(bytes, seed);
    let mut numbers = Numbers::seeded(seed ^ 0xED17);
    let marked = passages::marked(&prose, passages, &mut numbers);
    let traced = script::edited(&prose, &stock, edits, None, &mut numbers);
    edition_of(&prose, &marked, traced, edits, &mut numbers)
}

/// The same with one passage, which no edit touches: words, letters and lines of it stay, and its paragraph is there, maybe
/// elsewhere.
pub fn edition_around(bytes: usize, edits: &Edits, seed: u64) -> Edition {
    let (prose, stock) = prose::written(bytes, seed);
    let mut numbers = Numbers::seeded(seed ^ 0xA120);
    let marked = passages::marked(&prose, 1, &mut numbers);
    let spared = marked.first().map(|marked| marked.place.clone());
    let traced = script::edited(&prose, &stock, edits, spared.as_ref(), &mut numbers);
    let edits = Edits { old_lines: None, new_lines: None, ..*edits };
    edition_of(&prose, &marked, traced, &edits, &mut numbers)
}

fn edition_of(
    prose: &prose::Prose,
    marked: &[passages::Marked],
    mut traced: Traced,
    edits: &Edits,
    numbers: &mut Numbers,
) -> Edition {
    if let Some(width) = edits.new_lines {
        let lines = script::broken(&traced.text, width, numbers);
        traced = traced.then(lines);
    }
    let lines = edits.old_lines.map(|width| script::broken(&prose.text, width, numbers));
    if let Some(lines) = &lines {
        traced = lines.across(&traced);
    }
    // A line end is put in between two characters of the prose, and none of them is lost.
    let place = |range: &Range<usize>| match &lines {
        Some(lines) => {
            let home = |old| lines.home(old).unwrap_or_default();
            home(range.start)..home(range.end - 1) + 1
        }
        None => range.clone(),
    };
    let paragraphs: Vec<Range<usize>> = prose.paragraphs.iter().map(place).collect();
    let old_text = lines.as_ref().map_or_else(|| prose.text.clone(), |lines| lines.text.clone());
    let witness = truth::Witness::new(&old_text, &traced, &paragraphs);
    let passages = marked
        .iter()
        .filter_map(|marked| {
            let range = place(&marked.place);
            let truth = witness.truth(&range);
            Some(Passage { span: truth::span(range)?, kind: marked.kind, is_repeated: marked.is_repeated, truth })
        })
        .collect();
    Edition { old: old_text.iter().collect(), new: traced.text.iter().collect(), passages, old_text, traced }
}

#[cfg(test)]
mod tests;
