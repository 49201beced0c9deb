//! What truly became of a passage, read off the trace of its characters.

use std::ops::Range;

use obelus_text::Span;

use super::trace::{Source, Traced};

/// What became of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// All of it is there, character by character, in one piece.
    Untouched,
    /// Some of it is there.
    Changed,
    /// Its parts are there with other words of the old text between them.
    Torn,
    /// Each of its words was replaced by another.
    Replaced,
    /// All of its words were left out, or its paragraph was.
    Gone,
}

/// The truth of one passage in the new text.
#[derive(Clone, Debug)]
pub struct Truth {
    /// What became of it.
    pub fate: Fate,
    /// From its first to its last character that is still there; `None` where none is.
    pub core: Option<Span>,
    /// The same with what may stand for words at its ends that are gone: the core lies in it.
    pub full: Option<Span>,
    /// How much of it is there, in letters and digits: from 0 to 1.
    pub survives: f64,
    /// The room that it has: from what is left before it to what is left after it in its paragraph.
    pub room: Option<Span>,
    /// Where second copies of it are that stand right beside it, so that no one can say which is the first.
    pub beside: Vec<Span>,
    /// Where other second copies of it are.
    pub copies: Vec<Span>,
}

/// What is asked about passages: made once for a pair of texts.
pub(super) struct Witness<'a> {
    old: &'a [char],
    traced: &'a Traced,
    /// Where each paragraph of the old text is.
    paragraphs: &'a [Range<usize>],
    /// Where each of them is in the new text; empty where it is not.
    blocks: Vec<Range<usize>>,
    /// The second copies: paragraph and place in the new text, by paragraph.
    copies: Vec<(usize, Range<usize>)>,
}

impl<'a> Witness<'a> {
    pub(super) fn new(old: &'a [char], traced: &'a Traced, paragraphs: &'a [Range<usize>]) -> Witness<'a> {
        let mut blocks = vec![0..0; paragraphs.len()];
        let mut copies: Vec<(usize, Range<usize>)> = Vec::new();
        let paragraph_of = |old: usize| paragraphs.partition_point(|place| place.end <= old);
        for new in 0..traced.text.len() {
            match traced.source(new) {
                Source::New => {}
                Source::Kept(old) | Source::For(old) => {
                    let Some(block) = blocks.get_mut(paragraph_of(old)).filter(|_| !is_gap(paragraphs, old)) else {
                        continue;
                    };
                    *block = if block.end == 0 { new..new + 1 } else { block.start..new + 1 };
                }
                Source::Copied(old) => match copies.last_mut() {
                    Some((paragraph, place)) if *paragraph == paragraph_of(old) => place.end = new + 1,
                    _ => copies.push((paragraph_of(old), new..new + 1)),
                },
            }
        }
        Witness { old, traced, paragraphs, blocks, copies }
    }

    /// What became of this passage of the old text.
    pub(super) fn truth(&self, passage: &Range<usize>) -> Truth {
        let homes: Vec<Option<usize>> = passage.clone().map(|old| self.traced.home(old)).collect();
        let there = || homes.iter().flatten().copied();
        let is_word = |new: &usize| !self.traced.text[*new].is_whitespace();
        let core = around(there().filter(is_word));
        let first = self.paragraphs.partition_point(|place| place.end <= passage.start);
        let last = self.paragraphs.partition_point(|place| place.end < passage.end);
        let full = around((first..=last).flat_map(|paragraph| self.standing(passage, self.blocks.get(paragraph))));
        let letters = |old: &usize| self.old[*old].is_alphanumeric();
        let kept = passage.clone().filter(letters).filter(|old| self.traced.home(*old).is_some()).count();
        let all = passage.clone().filter(letters).count();
        let is_whole = core.as_ref().is_some_and(|core| core.len() == passage.len() && there().count() == core.len())
            && there().zip(there().skip(1)).all(|(one, next)| one + 1 == next)
            && core.as_ref().is_some_and(|core| self.traced.text[core.clone()] == self.old[passage.clone()]);
        let fate = if is_whole {
            Fate::Untouched
        } else if kept == 0 {
            if full.as_ref().is_some_and(|full| full.clone().any(|new| self.stands_for(new, passage))) {
                Fate::Replaced
            } else {
                Fate::Gone
            }
        } else if core.as_ref().is_some_and(|core| self.is_torn(core, passage)) {
            Fate::Torn
        } else {
            Fate::Changed
        };
        let room = if first == last { self.room(passage, first) } else { None };
        let full = full.map(|full| self.widest(full, passage, room));
        let (beside, copies) = if first == last { self.copies(passage, first) } else { Default::default() };
        let survives = kept as f64 / all.max(1) as f64;
        let (core, full) = (core.and_then(span), full.and_then(span));
        Truth { fate, core, full, survives, room, beside, copies }
    }

    /// The new characters of a block that are of the passage or stand for something of it.
    fn standing<'b>(
        &'b self,
        passage: &'b Range<usize>,
        block: Option<&'b Range<usize>>,
    ) -> impl Iterator<Item = usize> + 'b {
        let block = block.cloned().unwrap_or_default();
        // Of a paragraph only what lies near: from the last one before it to the first one after it.
        let before = (self.paragraph_start(passage.start)..passage.start).rev().find_map(|old| self.traced.home(old));
        let from = before.filter(|before| block.contains(before)).unwrap_or(block.start);
        (from..block.end)
            .take_while(move |new| !matches!(self.traced.source(*new), Source::Kept(old) if old >= passage.end))
            .filter(move |new| match self.traced.source(*new) {
                Source::Kept(old) | Source::For(old) => passage.contains(&old),
                _ => false,
            })
    }

    fn stands_for(&self, new: usize, passage: &Range<usize>) -> bool {
        matches!(self.traced.source(new), Source::For(old) if passage.contains(&old))
    }

    fn paragraph_start(&self, old: usize) -> usize {
        self.paragraphs.get(self.paragraphs.partition_point(|place| place.end <= old)).map_or(old, |place| place.start)
    }

    /// Whether something of elsewhere in the old text stands between its first and its last character.
    fn is_torn(&self, core: &Range<usize>, passage: &Range<usize>) -> bool {
        let mut latest = 0;
        core.clone().any(|new| match self.traced.source(new) {
            Source::Kept(old) if old < latest => true,
            Source::Kept(old) | Source::For(old) => {
                latest = old;
                !passage.contains(&old)
            }
            Source::Copied(_) => true,
            Source::New => false,
        })
    }

    fn room(&self, passage: &Range<usize>, paragraph: usize) -> Option<Span> {
        let place = self.paragraphs.get(paragraph)?;
        let block = self.blocks.get(paragraph).filter(|block| !block.is_empty())?;
        let before = (place.start..passage.start).rev().find_map(|old| self.traced.home(old));
        let after = (passage.end..place.end).find_map(|old| self.traced.home(old));
        span(before.map_or(block.start, |before| before + 1)..after.unwrap_or(block.end))
    }

    /// Where its first or last word is gone, what stands between it and its neighbours may stand for that word: no one can tell.
    fn widest(&self, full: Range<usize>, passage: &Range<usize>, room: Option<Span>) -> Range<usize> {
        let Some(room) = room else { return full };
        let is_letter = |old: &usize| self.old[*old].is_alphanumeric();
        let is_gone = |old: Option<usize>| old.is_some_and(|old| self.traced.home(old).is_none());
        let is_word = |new: &usize| !self.traced.text[*new].is_whitespace();
        let mut all = (room.start() as usize..room.end() as usize).filter(is_word);
        let (head, tail) = (all.next(), all.next_back());
        let start = head.filter(|_| is_gone(passage.clone().find(is_letter))).unwrap_or(full.start);
        let end = tail.filter(|_| is_gone(passage.clone().rfind(is_letter))).map_or(full.end, |tail| tail + 1);
        start.min(full.start)..end.max(full.end)
    }

    /// Second copies of the passage: those right beside its paragraph, and the others.
    fn copies(&self, passage: &Range<usize>, paragraph: usize) -> (Vec<Span>, Vec<Span>) {
        let (mut beside, mut elsewhere) = (Vec::new(), Vec::new());
        let Some(block) = self.blocks.get(paragraph) else { return (beside, elsewhere) };
        for (_, place) in self.copies.iter().filter(|(copied, _)| *copied == paragraph) {
            let within =
                |new: &usize| matches!(self.traced.source(*new), Source::Copied(old) if passage.contains(&old));
            let Some(copy) = around(place.clone().filter(within)).and_then(span) else { continue };
            let between = if place.start >= block.end { block.end..place.start } else { place.end..block.start };
            let is_beside = self.traced.text.get(between).is_some_and(|gap| gap.iter().all(|c| c.is_whitespace()));
            if is_beside { &mut beside } else { &mut elsewhere }.push(copy);
        }
        (beside, elsewhere)
    }
}

fn is_gap(paragraphs: &[Range<usize>], old: usize) -> bool {
    let next = paragraphs.partition_point(|place| place.end <= old);
    paragraphs.get(next).is_none_or(|place| old < place.start)
}

/// From the least to the greatest.
fn around(places: impl Iterator<Item = usize>) -> Option<Range<usize>> {
    places.fold(None, |known: Option<Range<usize>>, place| {
        let known = known.unwrap_or(place..place + 1);
        Some(known.start.min(place)..known.end.max(place + 1))
    })
}

/// A range as a span; `None` where it is empty.
pub(super) fn span(place: Range<usize>) -> Option<Span> {
    Span::new(u32::try_from(place.start).ok()?, u32::try_from(place.end).ok()?)
}
