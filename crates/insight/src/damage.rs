//! Words whose letters were damaged on the way: garbled, glued, lost, with a stray stop or a bracket that never closes.
//!
//! Job: say where, what was likely written, and why that is thought. Invariant: of one place one thing is said, by the look
//! that knows most of it; the text is never changed. Not here: how a reader is told.

mod apostrophes;
mod brackets;
mod cut;
mod glued;
mod letters;
mod mojibake;
mod stops;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::ops::Range;

use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::scan::{Piece, scan};
use crate::spelling::{Languages, Spelling};
use crate::suggestion::{Detail, Kind, Suggestion, Why};
use vocabulary::Vocabulary;

/// A damaged place of a sentence.
struct Damaged {
    /// Where, in bytes of the sentence.
    place: Range<usize>,
    /// How it likely was.
    repair: Option<String>,
    /// The code of why.
    code: &'static str,
    /// How surely.
    score: f32,
    /// As it stands, where that is more than the place.
    stands: Option<String>,
}

impl Damaged {
    fn new(code: &'static str, place: Range<usize>, repair: impl Into<String>, score: f32) -> Damaged {
        Damaged { place, repair: Some(repair.into()), code, score, stands: None }
    }
}

/// A sentence that is looked at.
struct Sentence<'a> {
    words: &'a str,
    pieces: &'a [Piece],
    /// The text before it and behind it.
    before: &'a str,
    behind: &'a str,
    spelling: &'a Spelling,
    /// The language that it is in, as far as its small words tell.
    languages: Languages,
    vocabulary: &'a Vocabulary<'a>,
}

/// What is damaged in a text, in its order.
pub(crate) fn damage(reading: &Reading<'_>, rules: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    let vocabulary = Vocabulary::of(reading, &rules.spelling)?;
    let brackets = brackets::open(reading)?;
    let mut open = brackets.into_iter().peekable();
    let mut found = Vec::new();
    for index in 0..reading.count() {
        reading.go_on()?;
        let words = reading.sentence(index);
        let range = reading.range(index).unwrap_or_default();
        let pieces = scan(words);
        let sentence = Sentence {
            words,
            pieces: &pieces,
            before: reading.text().get(..range.start).unwrap_or_default(),
            behind: reading.text().get(range.end..).unwrap_or_default(),
            spelling: &rules.spelling,
            languages: vocabulary.languages_of(words, &pieces),
            vocabulary: &vocabulary,
        };
        let mut damaged = Vec::new();
        while let Some((_, bracket)) = open.next_if(|(at, _)| *at <= index) {
            damaged.push(bracket);
        }
        look(&sentence, &mut damaged);
        found.extend(apart(damaged).into_iter().filter_map(|one| suggestion(reading, index, one)));
    }
    Ok(found)
}

/// All looks at a sentence, those that know most first.
fn look(sentence: &Sentence<'_>, damaged: &mut Vec<Damaged>) {
    mojibake::look(sentence, damaged);
    glued::look(sentence, damaged);
    apostrophes::look(sentence, damaged);
    letters::look(sentence, damaged);
    stops::look(sentence, damaged);
    cut::look(sentence, damaged);
}

/// Those that overlap none before them, in the order of the text.
fn apart(damaged: Vec<Damaged>) -> Vec<Damaged> {
    // By place, and of one place the earlier look first; then each is let in where the end of the last is behind it. Of two
    // that overlap the longer known one must win, so looks are ranked before places.
    let mut ranked: Vec<(usize, Damaged)> = damaged.into_iter().enumerate().collect();
    ranked.sort_by_key(|(rank, one)| (one.place.start, *rank));
    let mut kept: Vec<(usize, Damaged)> = Vec::with_capacity(ranked.len());
    for (rank, one) in ranked {
        match kept.last() {
            Some((before, last)) if last.place.end > one.place.start => {
                if *before > rank {
                    kept.pop();
                    kept.push((rank, one));
                }
            }
            _ => kept.push((rank, one)),
        }
    }
    kept.into_iter().map(|(_, one)| one).collect()
}

fn suggestion(reading: &Reading<'_>, index: usize, one: Damaged) -> Option<Suggestion> {
    let span = reading.part(index, one.place.clone())?;
    let stands = reading.sentence(index).get(one.place.clone()).unwrap_or_default().to_owned();
    let facts = std::iter::once(one.stands.unwrap_or(stands)).chain(one.repair.clone());
    Some(Suggestion {
        kind: Kind::Damage,
        span,
        score: one.score,
        why: Why::new(one.code, facts),
        fired: vec![span],
        related: Vec::new(),
        detail: one.repair.map_or(Detail::None, Detail::Repair),
    })
}
