//! Passages all of whose words kept together: the usual case.
//! Invariant: a place is named only where enough words around agree, and no copy stands beside it that may as well be it.

use super::fresh::{Copy, NEAR, around, is_like};
use super::{Ground, Order, STOOD_THERE, Sides, Standing};
use crate::quotes::Found;
use crate::tokens::{Token, byte_in};
use crate::{ByteSpan, Span};

/// So many words in a row, of the passage and around it, tell a place.
const TELLING: usize = 4;
/// Around fewer, the same words may stand only here within so many words.
const AROUND: usize = 12;
/// Where the same words stand twice in a row, a partner may be the other one: they slide by this much.
const SLIDE: usize = 16;
/// So many words around are looked at for what stands where a passage was.
const ROOM: usize = 400;
/// One in so many letters of what is alike is the same; of what stands where a doubled passage would stand, one in so many.
const ALIKE: usize = 2;
const BESIDE: usize = 3;

impl Ground<'_> {
    /// Whether most of these words stand in another order now.
    pub(super) fn order(&self, sides: &Sides, (from, to): (usize, usize)) -> Order {
        let moved = (from..to).filter(|word| sides.alignment.has_moved(*word)).count();
        if 2 * moved > to - from { Order::Moved } else { Order::Kept }
    }

    /// The place of a passage whose words are all there, side by side.
    pub(super) fn whole(&self, sides: &Sides, standing: &Standing<'_>) -> Option<Found> {
        let (from, to) = standing.words;
        let mut tried = None;
        for word in from..to {
            let Some(first) = sides.alignment.to_new(word).and_then(|new| new.checked_sub(word - from)) else {
                continue;
            };
            if tried.replace(first) == Some(first) || !is_same_run(sides, standing.words, first) {
                continue;
            }
            if let Some(bytes) = self.edges(sides, standing, first) {
                return self.judged(sides, standing, first, bytes);
            }
        }
        None
    }

    /// The bytes of the passage, where its first word is this one of the new text: what it has before its first word and
    /// behind its last must be there too. `None` where that has changed.
    fn edges(&self, sides: &Sides, standing: &Standing<'_>, first: usize) -> Option<ByteSpan> {
        let (from, to) = standing.words;
        let last = first + (to - from) - 1;
        let (old_first, old_last) = (sides.olds.get(from)?, sides.olds.get(to - 1)?);
        let (new_first, new_last) = (sides.news.get(first)?, sides.news.get(last)?);
        let (old, new) = (self.old.as_str(), self.new.as_str());
        let lead = (old_first.start as usize).checked_sub(standing.bytes.start());
        let start = match lead {
            // The passage begins within its first word.
            None => self.byte_at(*old_first, standing.bytes.start(), *new_first)?,
            Some(0) => new_first.start as usize,
            Some(_) => {
                let lead = old.get(standing.bytes.start()..old_first.start as usize)?;
                let before = first.checked_sub(1).and_then(|word| sides.news.get(word)).map_or(0, |word| word.end);
                let there = new.get(before as usize..new_first.start as usize)?;
                new_first.start as usize - ends_with(there, lead)?
            }
        };
        let trail = standing.bytes.end().checked_sub(old_last.end as usize);
        let end = match trail {
            None => self.byte_at(*old_last, standing.bytes.end(), *new_last)?,
            Some(0) => new_last.end as usize,
            Some(_) => {
                let trail = old.get(old_last.end as usize..standing.bytes.end())?;
                let behind = sides.news.get(last + 1).map_or(new.len(), |word| word.start as usize);
                let there = new.get(new_last.end as usize..behind)?;
                new_last.end as usize + begins_with(there, trail)?
            }
        };
        ByteSpan::new(start, end)
    }

    /// The byte of a word of the new text at which what lies before this byte of its partner ends.
    pub(super) fn byte_at(&self, was: Token, byte: usize, is: Token) -> Option<usize> {
        let word = self.old.as_str().get(was.start as usize..was.end as usize)?;
        let same = self.new.as_str().get(is.start as usize..is.end as usize)?;
        Some(is.start as usize + byte_in(word, byte.checked_sub(was.start as usize)?, same))
    }

    fn judged(&self, sides: &Sides, standing: &Standing<'_>, first: usize, bytes: ByteSpan) -> Option<Found> {
        let order = self.order(sides, standing.words);
        let found = self.graded(standing.quote, bytes, order, STOOD_THERE)?;
        let (Found::Exact(span) | Found::Moved(span)) = found else { return Some(found) };
        if !is_told(sides, standing.words, first) || went_beside(sides, standing.words) {
            return Some(Found::Ambiguous(vec![span]));
        }
        // Out of order, with the same words among new ones elsewhere: either may be it.
        let may_be_either = || {
            sides.fresh.copy(sides, &sides.news, standing.words, |_| true, ALIKE).is_some()
                || is_filled(sides, standing.words)
        };
        if order == Order::Moved && may_be_either() {
            return Some(Found::Ambiguous(vec![span]));
        }
        if let Some(copy) = self.copy_beside(sides, standing, first) {
            return Some(Found::Ambiguous(vec![span, copy]));
        }
        match self.doubled_beside(sides, standing, first) {
            Some(copy) => Some(Found::Ambiguous([span].into_iter().chain(copy).collect())),
            None => Some(found),
        }
    }

    /// Where a copy of the passage stands whose own words were changed, in a paragraph that was doubled where it stood: told by what
    /// is around it, one copy away. Inside is its place, where it has letters enough.
    fn doubled_beside(&self, sides: &Sides, standing: &Standing<'_>, first: usize) -> Option<Option<Span>> {
        let count = standing.words.1 - standing.words.0;
        let (from, to) = sides.fresh.beside(first).find_map(|(from, to)| {
            let length = to - from;
            let expected = if to <= first { first - length } else { first + length };
            let room = (expected.saturating_sub(2 * NEAR).max(from), (expected + count + 2 * NEAR).min(to));
            let is_there = |words| is_like(ALIKE, (&sides.olds, words), (&sides.news, room.0..room.1));
            (is_there(around(standing.words)) && is_there(standing.words.0..standing.words.1)).then_some(room)
        })?;
        let copy = self.most_like(sides, standing, (from, to));
        Some(copy.and_then(|(_, bytes)| self.new.span(bytes)).and_then(|span| self.new.widen(span)))
    }

    /// A copy of the passage in new words that border on where it is: a paragraph that was doubled where it stood.
    fn copy_beside(&self, sides: &Sides, standing: &Standing<'_>, first: usize) -> Option<Span> {
        let (from, to) = standing.words;
        let copy = sides.fresh.copy(sides, &sides.news, standing.words, |copy| is_close(copy, first), BESIDE)?;
        let (start, end) = (copy.first.max(copy.stretch.0), (copy.first + (to - from)).min(copy.stretch.1));
        let last = end.checked_sub(1)?;
        let bytes = ByteSpan::new(sides.news.get(start)?.start as usize, sides.news.get(last)?.end as usize)?;
        self.new.span(bytes).and_then(|span| self.new.widen(span))
    }

    /// A passage without a word in it: punctuation, a sign. Its place is known by the words before and behind it.
    pub(super) fn wordless(&self, sides: &Sides, standing: &Standing<'_>) -> Option<Found> {
        let behind = standing.words.0;
        let before = behind.checked_sub(1);
        let old_start = before.and_then(|word| sides.olds.get(word)).map_or(0, |word| word.end as usize);
        let old_end = sides.olds.get(behind).map_or(self.old.as_str().len(), |word| word.start as usize);
        let (new_start, new_end, order) =
            match (before.map(|word| sides.alignment.to_new(word)), sides.olds.get(behind)) {
                (Some(Some(one)), Some(_)) if sides.alignment.to_new(behind) == Some(one + 1) => {
                    let order = self.order(sides, (behind, behind + 1));
                    (sides.news.get(one)?.end as usize, sides.news.get(one + 1)?.start as usize, order)
                }
                (None, Some(_)) if sides.alignment.to_new(behind) == Some(0) => {
                    (0, sides.news.first()?.start as usize, Order::Kept)
                }
                (Some(Some(one)), None) if one + 1 == sides.news.len() => {
                    (sides.news.get(one)?.end as usize, self.new.as_str().len(), Order::Kept)
                }
                _ => return None,
            };
        let between = self.old.as_str().get(old_start..old_end)?;
        if self.new.as_str().get(new_start..new_end)? != between {
            return None;
        }
        let shift = |byte: usize| byte - old_start + new_start;
        self.graded(
            standing.quote,
            ByteSpan::new(shift(standing.bytes.start()), shift(standing.bytes.end()))?,
            order,
            STOOD_THERE,
        )
    }
}

/// Whether the words of a passage stand from this word of the new text on, none of them with a partner far away.
fn is_same_run(sides: &Sides, (from, to): (usize, usize), first: usize) -> bool {
    (from..to).zip(first..).all(|(word, place)| {
        let (Some(old), Some(new)) = (sides.olds.get(word), sides.news.get(place)) else { return false };
        let is_near = |partner: Option<usize>, own: usize| partner.is_none_or(|partner| partner.abs_diff(own) <= SLIDE);
        let partners = (sides.alignment.to_old(place), sides.alignment.to_new(word));
        old.hash == new.hash && is_near(partners.0, word) && is_near(partners.1, place)
    })
}

/// Whether what stands where a passage that moved was, and is new, is much like it and what moved with it: it may be there
/// still, changed, and what moved be a copy of it.
pub(super) fn is_filled(sides: &Sides, (from, to): (usize, usize)) -> bool {
    let stayed = |word: &usize| sides.alignment.to_new(*word).is_some() && !sides.alignment.has_moved(*word);
    let before = (from.saturating_sub(ROOM)..from).rev().find(stayed).and_then(|word| sides.alignment.to_new(word));
    let behind = (to..to + ROOM).find(stayed).and_then(|word| sides.alignment.to_new(word));
    let room = before.map_or(0, |word| word + 1)..behind.unwrap_or(sides.news.len());
    let fresh = room.take(2 * ROOM).filter(|word| sides.alignment.to_old(*word).is_none());
    let left = around((from, to)).filter(|word| !stayed(word));
    is_like(ALIKE, (&sides.olds, left), (&sides.news, fresh))
}

/// Whether the same words stood beside the passage and went: it may be those that are left.
fn went_beside(sides: &Sides, (from, to): (usize, usize)) -> bool {
    sides.gone.copy(sides, &sides.olds, (from, to), |copy| is_beside(copy, from), BESIDE).is_some()
}

/// Whether a copy stands right beside a passage: what is doubled begins anew just as far away as it is long, a few edits aside.
fn is_beside(copy: &Copy, first: usize) -> bool {
    let length = copy.stretch.1 - copy.stretch.0;
    copy.first.abs_diff(first).abs_diff(length) <= length / 8 + 2
}

/// Whether a copy stands beside a passage, or among other words that came there, too.
fn is_close(copy: &Copy, first: usize) -> bool {
    let length = copy.stretch.1 - copy.stretch.0;
    copy.first.abs_diff(first) <= length + length / 8 + 2
}

/// Whether enough words around agree, or the words stand only there, between the nearest words that agree.
fn is_told(sides: &Sides, (from, to): (usize, usize), first: usize) -> bool {
    let last = first + (to - from);
    let same = |old: usize, new: usize| {
        let words = sides.olds.get(old).zip(sides.news.get(new));
        words.is_some_and(|(old, new)| old.hash == new.hash) && sides.alignment.to_new(old) == Some(new)
    };
    let steps = 1..=TELLING;
    let before = steps.clone().take_while(|step| *step <= from.min(first) && same(from - step, first - step)).count();
    let behind = steps.take_while(|step| same(to + step - 1, last + step - 1)).count();
    // The end of a text is as good as words that agree.
    let at_edge = |is: bool| if is { 2 } else { 0 };
    let edges = at_edge(from == 0 && first == 0) + at_edge(to == sides.olds.len() && last == sides.news.len());
    if to - from + before + behind + edges >= TELLING {
        return true;
    }
    let nearest = |word: usize| sides.alignment.to_new(word).map(|new| (word, new));
    let left = (1..=AROUND.min(from)).find_map(|step| nearest(from - step).filter(|(_, new)| *new < first));
    let right = (0..AROUND).find_map(|step| nearest(to + step).filter(|(_, new)| *new >= last));
    let (Some(left), Some(right)) = (left, right) else { return false };
    let sought = sides.olds.get(from..to).unwrap_or_default();
    times(&sides.olds, (left.0 + 1, right.0), sought) == 1 && times(&sides.news, (left.1 + 1, right.1), sought) == 1
}

/// How often these words stand from one place up to another.
fn times(tokens: &[Token], (from, to): (usize, usize), sought: &[Token]) -> usize {
    let is_there = |run: &&[Token]| run.iter().zip(sought).all(|(one, other)| one.hash == other.hash);
    tokens.get(from..to).unwrap_or_default().windows(sought.len().max(1)).filter(is_there).count()
}

/// How many bytes at the end of a text are this, whatever white space is between; `None` where it ends otherwise.
fn ends_with(text: &str, sought: &str) -> Option<usize> {
    let mut rest = text.chars();
    for character in sought.chars().rev() {
        if character.is_whitespace() {
            rest = rest.as_str().trim_end().chars();
        } else if rest.next_back() != Some(character) {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

/// How many bytes at the beginning of a text are this, whatever white space is between; `None` where it begins otherwise.
fn begins_with(text: &str, sought: &str) -> Option<usize> {
    let mut rest = text.chars();
    for character in sought.chars() {
        if character.is_whitespace() {
            rest = rest.as_str().trim_start().chars();
        } else if rest.next() != Some(character) {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}
