//! Parts of sentences that say the same: what stands between two borders and is a statement by itself.
//!
//! Invariant: a part begins and ends where something else begins or ends in both sentences; "It is said that he came back"
//! says something else than "He came back", and "with four men" than "with five". Not here: where borders lie (`borders`),
//! what is made of parts (`alike`).

use std::ops::Range;

use super::borders::{Border, Borders};
use super::likeness::{Likeness, likeness, weight};
use super::runs::Run;
use crate::vocabulary::Vocabulary;

/// What stands within another is as good as unchanged.
const LEAST_ALIKE: f32 = 0.8;
/// Surely less the same than a sentence that stands alone.
const WORTH: f32 = 0.95;
/// So many words at either end may belong to something else.
const MOST_TRIMMED: usize = 8;
/// A part of so many words that name something is a statement, whatever stands around it.
const LEAST_NAMING: usize = 7;
/// A part that is most of one of the sentences, or all of it, needs fewer words, and of these fewer that name something.
const MOST_OF_IT: f32 = 0.6;
const ALL_OF_IT: f32 = 0.95;

/// A part of each of two sentences, and how alike they are.
pub(crate) struct Parts {
    /// The words of the first, and of the second.
    pub places: (Range<usize>, Range<usize>),
    /// How alike; the places of the differing words are those in the whole sentences.
    pub likeness: Likeness,
}

/// The parts that a run makes of two sentences, where it is a statement in both.
pub(crate) fn parts(vocabulary: &Vocabulary, run: &Run, one: &Borders<'_>, other: &Borders<'_>) -> Option<Parts> {
    let begins = |place: &&(usize, usize)| may_begin(run, **place, one, other);
    let (start, _) = run.iter().take(MOST_TRIMMED).enumerate().find(|(_, place)| begins(place))?;
    let ends = |place: &&(usize, usize)| may_end(run, (place.0 + 1, place.1 + 1), one, other);
    let (behind, _) = run.iter().rev().take(MOST_TRIMMED).enumerate().find(|(_, place)| ends(place))?;
    let kept = run.get(start..run.len() - behind)?;
    let (first, last) = (kept.first()?, kept.last()?);
    let places = (one.opened(first.0)..last.0 + 1, other.opened(first.1)..last.1 + 1);
    if !is_statement(vocabulary, &places.0, one, &places.1, other) {
        return None;
    }
    let found = likeness(vocabulary, one.said(&places.0), other.said(&places.1), LEAST_ALIKE)?;
    let moved = |words: &[usize], start: usize| words.iter().map(|word| word + start).collect();
    let differing = (moved(&found.differing.0, places.0.start), moved(&found.differing.1, places.1.start));
    Some(Parts { places, likeness: Likeness { share: found.share * WORTH, differing, ..found } })
}

/// Whether something begins in both sentences with these words.
fn may_begin(run: &Run, place: (usize, usize), one: &Borders<'_>, other: &Borders<'_>) -> bool {
    let (here, there) = (one.before(place.0), other.before(place.1));
    let surer = here.max(there);
    if surer < Border::Hard {
        return false;
    }
    let (less, is_led) = if here <= there { (here, one.is_led_to(place.0)) } else { (there, other.is_led_to(place.1)) };
    match less {
        Border::Hard | Border::Edge => true,
        Border::Soft | Border::Name => !is_led,
        // What stands before it is the same in both, and ends there in one.
        Border::None => run.iter().any(|before| (before.0 + 1, before.1 + 1) == place),
    }
}

/// Whether something ended in both sentences before these words.
fn may_end(run: &Run, place: (usize, usize), one: &Borders<'_>, other: &Borders<'_>) -> bool {
    let (here, there) = (one.before(place.0), other.before(place.1));
    if here.max(there) < Border::Hard {
        return false;
    }
    let (less, acts) = if here <= there { (here, one.acts_from(place.0)) } else { (there, other.acts_from(place.1)) };
    match less {
        Border::Soft | Border::Hard | Border::Edge => true,
        Border::Name => acts,
        Border::None => run.contains(&place),
    }
}

/// Whether a part is a statement by itself, and no mere name or formula.
fn is_statement(
    vocabulary: &Vocabulary,
    part: &Range<usize>,
    one: &Borders<'_>,
    of_other: &Range<usize>,
    other: &Borders<'_>,
) -> bool {
    let names = |id: &&u32| vocabulary.word(**id).is_some_and(|word| !word.is_function);
    let weight = |ids: &[u32]| ids.iter().filter_map(|id| vocabulary.word(*id)).map(weight).sum::<f32>();
    let share = |part: &Range<usize>, of: &Borders<'_>| weight(of.said(part)) / weight(of.said(&of.own())).max(0.1);
    let (naming, count) = (one.said(part).iter().filter(names).count(), part.len());
    let is_parted = |part: &Range<usize>, of: &Borders<'_>| {
        of.before(part.start) >= Border::Hard && of.before(part.end) >= Border::Hard
    };
    let are_parted = || is_parted(part, one) && is_parted(of_other, other);
    let is_head =
        || part.clone().all(|word| one.is_shouted(word)) && of_other.clone().all(|word| other.is_shouted(word));
    match share(part, one).max(share(of_other, other)) {
        _ if naming >= LEAST_NAMING => true,
        ALL_OF_IT.. if count >= 5 && naming >= 2 => true,
        MOST_OF_IT.. if count >= 6 && naming >= 4 => true,
        _ if count >= 7 && naming >= 5 => count > naming && are_parted(),
        _ => count >= 4 && naming >= 2 && is_head() && are_parted(),
    }
}
