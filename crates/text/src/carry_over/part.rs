//! Passages some of whose words have changed: found by those that are left and by what stands around them.
//! Invariant: never exact. Where too little is left nothing is answered.

use super::whole::is_filled;
use super::{Ground, Order, STOOD_THERE, Sides, Standing};
use crate::ByteSpan;
use crate::align::SENTENCE_ENDS;
use crate::approximate::{Anchor, Pattern};
use crate::quotes::Found;
use crate::tokens::Token;

/// At least this share of the letters must be left, as whole words.
const LEFT: f32 = 0.34;
/// A place that has more than half of the letters must be as like as this.
const PUT_IN: f32 = 0.3;
/// Words that lie farther apart than they did by more than this are torn: what stands between does not belong.
const TORN: usize = 24;
/// Longer words are compared word for word, not letter for letter: the time grows with the square.
const BY_LETTER: usize = 4096;

/// So many words more than those that are missing may stand for them, up to where the sentence ends.
const MORE: usize = 2;

/// Words at one end of a passage that have no partner.
struct Missing {
    words: usize,
    /// So many sentences end between them, up to those that are left.
    breaks: usize,
    /// Whether the passage ended with its sentence.
    is_at_break: bool,
}

impl Missing {
    /// How many words of the new text stand for them, of so many that are free, told from those that are left outwards; and
    /// whether a sentence ends before each. No more sentences than there were: what follows is another one.
    fn taken(&self, free: usize, is_parted: impl Fn(usize) -> bool) -> usize {
        let (mut taken, mut breaks) = (0, 0);
        for step in (1..=free).take_while(|_| self.words > 0) {
            breaks += usize::from(is_parted(step));
            if breaks > self.breaks {
                break;
            }
            let ends_well = || self.is_at_break && breaks == self.breaks && is_parted(step + 1);
            if step <= self.words || ends_well() {
                taken = step;
            }
        }
        taken
    }
}

/// Words of a passage that kept together: from and to in the old text, half-open, and in the new one.
#[derive(Clone, Copy)]
struct Kept {
    old: (usize, usize),
    new: (usize, usize),
    letters: usize,
}

impl Ground<'_> {
    /// The place of a passage of which some words are left where it was.
    pub(super) fn part(&self, sides: &Sides, standing: &Standing<'_>) -> Option<Found> {
        let (from, to) = standing.words;
        let all: usize = sides.olds.get(from..to)?.iter().map(|token| token.length()).sum();
        let kept = longest(sides, standing.words)?;
        if (kept.letters as f32) < LEFT * all as f32 {
            return None;
        }
        let first = self.first_of(sides, standing.words.0, kept);
        let last = self.last_of(sides, standing.words.1, kept);
        let (old_first, old_last) = (*sides.olds.get(from)?, *sides.olds.get(to - 1)?);
        // It may begin or end within a word that is still there.
        let start = match standing.bytes.start() > old_first.start as usize && kept.old.0 == from {
            true => self.byte_at(old_first, standing.bytes.start(), *sides.news.get(first)?)?,
            false => self.with_lead(sides, standing, first)?,
        };
        let end = match standing.bytes.end() < old_last.end as usize && kept.old.1 == to {
            true => self.byte_at(old_last, standing.bytes.end(), *sides.news.get(last)?)?,
            false => self.with_trail(sides, standing, last)?,
        };
        let order = self.order(sides, kept.old);
        // Where more than half is left, much may have been put in between.
        let least = if 2 * kept.letters > all { PUT_IN } else { STOOD_THERE };
        let found = self.graded(standing.quote, ByteSpan::new(start, end)?, order, least)?;
        let is_sure = match found {
            // The words of an older version are back. Where what frames them has not stayed, that is doubtful.
            Found::Exact(_) => is_framed(sides, standing.words, (first, last)),
            Found::Moved(_) => false,
            _ => order == Order::Kept || !is_filled(sides, standing.words),
        };
        Some(match found {
            Found::Exact(span) | Found::Moved(span) | Found::Fuzzy(span, _) if !is_sure => Found::Ambiguous(vec![span]),
            found => found,
        })
    }

    /// The first word of the passage in the new text: with words before those that are left that took the place of others.
    fn first_of(&self, sides: &Sides, from: usize, kept: Kept) -> usize {
        let old = |word: usize| is_parted(&sides.olds, self.old.as_str(), word);
        let new = |word: usize| is_parted(&sides.news, self.new.as_str(), word);
        let missing = kept.old.0 - from;
        let breaks = (from + 1..=kept.old.0).filter(|word| old(*word)).count();
        let free = (0..kept.new.0).rev().take_while(|word| sides.alignment.to_old(*word).is_none());
        let free = free.take(missing + MORE).count();
        let place = Missing { words: missing, breaks, is_at_break: old(from) };
        kept.new.0 - place.taken(free, |step| new((kept.new.0 + 1).saturating_sub(step)))
    }

    /// The last word of the passage in the new text, in the same way.
    fn last_of(&self, sides: &Sides, to: usize, kept: Kept) -> usize {
        let old = |word: usize| is_parted(&sides.olds, self.old.as_str(), word);
        let new = |word: usize| is_parted(&sides.news, self.new.as_str(), word);
        let missing = to - kept.old.1;
        let breaks = (kept.old.1..to).filter(|word| old(*word)).count();
        let free = (kept.new.1..sides.news.len()).take_while(|word| sides.alignment.to_old(*word).is_none());
        let free = free.take(missing + MORE).count();
        let place = Missing { words: missing, breaks, is_at_break: old(to) };
        kept.new.1 + place.taken(free, |step| new(kept.new.1 + step - 1)) - 1
    }

    /// Where the passage begins, with the signs before its first word that it had.
    pub(super) fn with_lead(&self, sides: &Sides, standing: &Standing<'_>, first: usize) -> Option<usize> {
        let start = sides.news.get(first)?.start as usize;
        let old_start = sides.olds.get(standing.words.0)?.start as usize;
        let Some(lead) = self.old.as_str().get(standing.bytes.start()..old_start).filter(|lead| !lead.is_empty())
        else {
            return Some(start);
        };
        let before = first.checked_sub(1).and_then(|word| sides.news.get(word)).map_or(0, |word| word.end as usize);
        let there = self.new.as_str().get(before..start)?;
        let same = there.chars().rev().zip(lead.chars().rev()).take_while(|(one, other)| one == other);
        Some(start - same.map(|(character, _)| character.len_utf8()).sum::<usize>())
    }

    /// Where the passage ends, with the signs behind its last word that it had.
    pub(super) fn with_trail(&self, sides: &Sides, standing: &Standing<'_>, last: usize) -> Option<usize> {
        let end = sides.news.get(last)?.end as usize;
        let old_end = sides.olds.get(standing.words.1.checked_sub(1)?)?.end as usize;
        let Some(trail) = self.old.as_str().get(old_end..standing.bytes.end()).filter(|trail| !trail.is_empty()) else {
            return Some(end);
        };
        let behind = sides.news.get(last + 1).map_or(self.new.as_str().len(), |word| word.start as usize);
        let there = self.new.as_str().get(end..behind)?;
        let same = there.chars().zip(trail.chars()).take_while(|(one, other)| one == other);
        Some(end + same.map(|(character, _)| character.len_utf8()).sum::<usize>())
    }
}

/// Whether the words right before and right behind a passage stand right before and behind these words of the new text.
fn is_framed(sides: &Sides, (from, to): (usize, usize), (first, last): (usize, usize)) -> bool {
    let before = match from.checked_sub(1) {
        Some(word) => sides.alignment.to_new(word).is_some_and(|new| new + 1 == first),
        None => first == 0,
    };
    let behind = match to == sides.olds.len() {
        true => last + 1 == sides.news.len(),
        false => sides.alignment.to_new(to) == Some(last + 1),
    };
    before && behind
}

/// Whether a sentence or a paragraph ends before this word; so the text does at its ends. Lines may be broken anywhere.
fn is_parted(tokens: &[Token], text: &str, word: usize) -> bool {
    let before = word.checked_sub(1).and_then(|word| tokens.get(word));
    let words = before.and_then(|before| Some((before, tokens.get(word)?)));
    words.is_none_or(|(one, next)| {
        let between = text.get(one.end as usize..next.start as usize).unwrap_or_default();
        between.contains(SENTENCE_ENDS) || between.contains("\n\n")
    })
}

/// The words of a passage that are left and kept together; where it was torn, the part with most letters.
fn longest(sides: &Sides, (from, to): (usize, usize)) -> Option<Kept> {
    let mut best: Option<Kept> = None;
    let mut open: Option<Kept> = None;
    for word in from..to {
        let Some(new) = sides.alignment.to_new(word) else { continue };
        let letters = sides.olds.get(word)?.length();
        let joins = open.filter(|kept| new >= kept.new.1 && new - kept.new.1 <= word - kept.old.1 + TORN);
        let grown = match joins {
            Some(kept) => {
                Kept { old: (kept.old.0, word + 1), new: (kept.new.0, new + 1), letters: kept.letters + letters }
            }
            None => Kept { old: (word, word + 1), new: (new, new + 1), letters },
        };
        open = Some(grown);
        if best.is_none_or(|best| best.letters < grown.letters) {
            best = Some(grown);
        }
    }
    best
}

/// How alike two texts are, letter by letter: 1 less the edit distance over the longer one; white space aside it is the same.
pub(super) fn likeness(one: &str, other: &str) -> f32 {
    let head: usize = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (Some(left), Some(right)) = (one.get(head..), other.get(head..)) else { return 0.0 };
    let same = left.chars().rev().zip(right.chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = same.map(|(a, _)| a.len_utf8()).sum();
    let left = left.get(..left.len() - tail).unwrap_or_default();
    let right = right.get(..right.len() - tail).unwrap_or_default();
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let all = one.chars().count().max(other.chars().count());
    if all == 0 {
        return 1.0;
    }
    let long_count = long.chars().count();
    let errors = match short.is_empty() {
        true => long_count,
        false if long_count > BY_LETTER => by_word(short, long),
        false => {
            let pattern = Pattern::new(short.chars());
            let mut last = long_count.max(pattern.length());
            pattern.ends(long.chars(), usize::MAX / 2, Anchor::Start, |end| {
                if end.bytes == long.len() {
                    last = end.errors;
                }
            });
            last
        }
    };
    1.0 - errors.min(all) as f32 / all as f32
}

/// Letters of words that stand in one and not in the other: a bound that is quick to reckon.
fn by_word(short: &str, long: &str) -> usize {
    let mut counts: std::collections::HashMap<&str, isize> = std::collections::HashMap::new();
    for word in long.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    for word in short.split_whitespace() {
        *counts.entry(word).or_default() -= 1;
    }
    let letters = |sign: isize| {
        let words = counts.iter().filter(move |(_, count)| **count * sign > 0);
        words.map(|(word, count)| word.chars().count() * count.unsigned_abs()).sum::<usize>()
    };
    letters(1).max(letters(-1))
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn likeness_counts_letters_that_differ() {
        assert_eq!(likeness("the ice axe", "the ice axe"), 1.0);
        assert_eq!(likeness("the ice axe", "the ice pick"), 1.0 - 4.0 / 12.0);
        assert_eq!(likeness("", "abc"), 0.0);
        assert_eq!(likeness("", ""), 1.0);
        assert!(likeness("Ёж", "ёж") == 0.5);
    }
}
