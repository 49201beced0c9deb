//! How two texts differ, word by word, with what moved.
//!
//! Invariant: the stretches cover both texts, each character once; what is the same or moved reads the same in both, white
//! space aside. Not here: where the differences are drawn.

use crate::align::Alignment;
use crate::tokens::{self, Token, is_in_word, tokens};
use crate::{ByteSpan, CanonicalText, Span};

/// A stretch of two texts that are compared; places are code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// The same in both, where it was; lines may be broken elsewhere.
    Same {
        /// In the old text.
        old: Span,
        /// In the new text.
        new: Span,
    },
    /// The same in both, out of order.
    Moved {
        /// In the old text.
        old: Span,
        /// In the new text.
        new: Span,
    },
    /// In the old text only; it stands where it would be in the new one.
    Gone {
        /// In the old text.
        old: Span,
    },
    /// In the new text only.
    New {
        /// In the new text.
        new: Span,
    },
}

/// A stretch in bytes, half-open; one side may be empty.
#[derive(Clone, Copy)]
struct Part {
    old: (usize, usize),
    new: (usize, usize),
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    Moved,
}

/// How two texts differ, in the order of the new one. What is gone stands behind what was before it and stayed in place.
pub fn compare(old: &CanonicalText, new: &CanonicalText) -> Vec<Stretch> {
    if old.as_str() == new.as_str() {
        return Span::new(0, new.length()).map(|all| Stretch::Same { old: all, new: all }).into_iter().collect();
    }
    let (olds, news) = (tokens(old.as_str()), tokens(new.as_str()));
    let alignment = Alignment::new(&olds, &news, new.as_str());
    let parts = parts(old.as_str(), new.as_str(), &olds, &news, &alignment);
    let mut moved_away: Vec<(usize, usize)> =
        parts.iter().filter(|part| part.kind == Kind::Moved).map(|part| part.old).collect();
    moved_away.sort_unstable();
    let mut writer = Writer { old, new, moved_away, stretches: Vec::new() };
    let (mut old_at, mut new_at) = (0, 0);
    for part in parts {
        if part.kind == Kind::Same {
            writer.gone(old_at, part.old.0);
            old_at = part.old.1;
        }
        writer.fresh(new_at, part.new.0);
        new_at = part.new.1;
        writer.both(part);
    }
    writer.gone(old_at, old.as_str().len());
    writer.fresh(new_at, new.as_str().len());
    writer.stretches
}

/// The stretches that both texts have, in the order of the new one.
fn parts(old: &str, new: &str, olds: &[Token], news: &[Token], alignment: &Alignment) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (place, word) in news.iter().enumerate() {
        let Some(partner) = alignment.to_old(place) else { continue };
        let Some(was) = olds.get(partner) else { continue };
        let kind = if alignment.has_moved(partner) { Kind::Moved } else { Kind::Same };
        let (was, is) = ((was.start as usize, was.end as usize), (word.start as usize, word.end as usize));
        // Words whose hashes agree are nearly always the same; here the letters decide.
        let words = old.get(was.0..was.1).zip(new.get(is.0..is.1));
        if !words.is_some_and(|(one, other)| tokens::reads_same(one, other)) {
            continue;
        }
        let follows = last == Some((partner.wrapping_sub(1), place.wrapping_sub(1)));
        match parts.last_mut() {
            Some(part)
                if follows && part.kind == kind && reads_same(old, new, (part.old.1, was.0), (part.new.1, is.0)) =>
            {
                (part.old.1, part.new.1) = (was.1, is.1);
            }
            _ => parts.push(Part { old: was, new: is, kind }),
        }
        last = Some((partner, place));
    }
    for part in &mut parts {
        widen(old, new, part);
    }
    part_overlaps(&mut parts);
    parts
}

fn reads_same(old: &str, new: &str, was: (usize, usize), is: (usize, usize)) -> bool {
    let (Some(was), Some(is)) = (old.get(was.0..was.1), new.get(is.0..is.1)) else { return false };
    was == is
        || was.split_whitespace().eq(is.split_whitespace())
            && was.trim().len() < was.len()
            && is.trim().len() < is.len()
}

/// Takes in what stands on both sides and is no word: stops, brackets, spaces.
fn widen(old: &str, new: &str, part: &mut Part) {
    let is_between = |character: &char| !is_in_word(*character);
    let (Some(was), Some(is)) = (old.get(part.old.1..), new.get(part.new.1..)) else { return };
    let behind = was.chars().zip(is.chars()).take_while(|(one, other)| one == other && is_between(one));
    let behind: usize = behind.map(|(one, _)| one.len_utf8()).sum();
    (part.old.1, part.new.1) = (part.old.1 + behind, part.new.1 + behind);
    let (Some(was), Some(is)) = (old.get(..part.old.0), new.get(..part.new.0)) else { return };
    let before = was.chars().rev().zip(is.chars().rev()).take_while(|(one, other)| one == other && is_between(one));
    let before: usize = before.map(|(one, _)| one.len_utf8()).sum();
    (part.old.0, part.new.0) = (part.old.0 - before, part.new.0 - before);
}

/// What two stretches took in between them both goes to the first.
fn part_overlaps(parts: &mut [Part]) {
    let mut new_at = 0;
    for part in parts.iter_mut() {
        let over = new_at.max(part.new.0) - part.new.0;
        (part.old.0, part.new.0) = (part.old.0 + over, part.new.0 + over);
        new_at = part.new.1;
    }
    let mut order: Vec<&mut Part> = parts.iter_mut().collect();
    order.sort_unstable_by_key(|part| part.old.0);
    let mut old_at = 0;
    for part in order {
        let over = old_at.max(part.old.0) - part.old.0;
        (part.old.0, part.new.0) = (part.old.0 + over, part.new.0 + over);
        old_at = part.old.1;
    }
}

struct Writer<'a> {
    old: &'a CanonicalText,
    new: &'a CanonicalText,
    /// What moved away, in bytes of the old text, in order: it is not gone.
    moved_away: Vec<(usize, usize)>,
    stretches: Vec<Stretch>,
}

impl Writer<'_> {
    fn gone(&mut self, from: usize, to: usize) {
        let first = self.moved_away.partition_point(|moved| moved.1 <= from);
        let moved: Vec<(usize, usize)> =
            self.moved_away.iter().skip(first).take_while(|moved| moved.0 < to).copied().collect();
        let mut at = from;
        for (start, end) in moved.into_iter().chain([(to, to)]) {
            let span = ByteSpan::new(at, start.min(to)).and_then(|bytes| self.old.span(bytes));
            self.stretches.extend(span.map(|old| Stretch::Gone { old }));
            at = end.max(at);
        }
    }

    fn fresh(&mut self, from: usize, to: usize) {
        let span = ByteSpan::new(from, to).and_then(|bytes| self.new.span(bytes));
        self.stretches.extend(span.map(|new| Stretch::New { new }));
    }

    fn both(&mut self, part: Part) {
        let old = ByteSpan::new(part.old.0, part.old.1).and_then(|bytes| self.old.span(bytes));
        let new = ByteSpan::new(part.new.0, part.new.1).and_then(|bytes| self.new.span(bytes));
        if let (Some(old), Some(new)) = (old, new) {
            self.stretches.push(match part.kind {
                Kind::Same => Stretch::Same { old, new },
                Kind::Moved => Stretch::Moved { old, new },
            });
        }
    }
}
