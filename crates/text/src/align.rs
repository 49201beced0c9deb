//! Lays two texts beside one another, word by word: which word of the old one is which of the new one.
//!
//! Words are anchored where a few of them in a row stand in each text just once; the heaviest chain of such runs that keeps
//! the order is what stayed in place, and the gaps in it are filled by the longest common subsequence. What is left and long
//! enough has moved. Invariant: each word has at most one partner; what stayed in place goes before what moved.
//! Not here: what it means for a passage (`carry_over`), what is drawn of it (`compare`).

mod anchors;
mod chain;
mod gaps;

use std::collections::HashMap;

use crate::tokens::Token;
use anchors::anchors;
use chain::heaviest;
use gaps::{Filler, Word};

/// No partner.
pub(crate) const NONE: u32 = u32::MAX;
/// Fewer words that kept together elsewhere are chance.
const LEAST_MOVED: usize = 12;
/// Runs that are at most so many words apart in both texts moved together.
const TOGETHER: usize = 48;
/// So many words at either edge of what moved are looked at for more that moved with it.
const EDGE: usize = 16;
/// So many words before and behind what moved are looked at for where it was.
const FAR: usize = 400;
/// So many words at the beginning of a sentence are no sign that it is the same sentence.
const OVERHANG: usize = 3;

/// Signs that end a sentence.
pub(crate) const SENTENCE_ENDS: [char; 7] = ['.', '!', '?', '…', '。', '！', '？'];

/// A stretch of words that is the same in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its first word in the old text.
    pub old: usize,
    /// Its first word in the new text.
    pub new: usize,
    /// How many words it has.
    pub length: usize,
}

/// Two texts side by side.
#[derive(Debug)]
pub(crate) struct Alignment {
    to_new: Vec<u32>,
    to_old: Vec<u32>,
    moved: Vec<bool>,
}

impl Alignment {
    /// Lays the words of two texts beside one another; `text` is the new one.
    pub fn new(old: &[Token], new: &[Token], text: &str) -> Alignment {
        let mut alignment =
            Alignment { to_new: vec![NONE; old.len()], to_old: vec![NONE; new.len()], moved: vec![false; old.len()] };
        let head = old.iter().zip(new).take_while(|(one, other)| one.hash == other.hash).count();
        let tails = old.iter().skip(head).rev().zip(new.iter().skip(head).rev());
        let tail = tails.take_while(|(one, other)| one.hash == other.hash).count();
        let mut ends = Vec::new();
        if head > 0 {
            ends.push(Run { old: 0, new: 0, length: head });
        }
        if tail > 0 {
            ends.push(Run { old: old.len() - tail, new: new.len() - tail, length: tail });
        }
        for run in &ends {
            alignment.claim(*run);
        }
        let found = anchors(old, new, head, tail);
        let runs = alignment.grow_all(old, new, &found);
        let chosen = heaviest(&runs);
        let (mut chain, rest): (Vec<_>, Vec<_>) = runs.into_iter().zip(chosen).partition(|(_, chosen)| *chosen);
        for (run, _) in &rest {
            alignment.release(*run);
        }
        let mut chain: Vec<Run> = chain.drain(..).map(|(run, _)| run).chain(ends).collect();
        chain.sort_unstable_by_key(|run| run.old);
        for run in &mut chain {
            *run = alignment.grow(old, new, *run);
        }
        for run in &mut chain {
            *run = alignment.without_overhang(old, new, text, *run);
        }
        for run in &mut chain {
            *run = alignment.grow_back(old, new, *run);
        }
        let mut filler = Filler::default();
        // What moved is taken before gaps are filled: a paragraph that went and one that came share many small words.
        alignment.take_moved(old, new, rest.into_iter().map(|(run, _)| run).collect(), &mut filler);
        alignment.fill_between(old, new, &chain, &mut filler);
        alignment
    }

    /// The word of the new text that this word of the old one became.
    pub fn to_new(&self, old: usize) -> Option<usize> {
        self.to_new.get(old).filter(|new| **new != NONE).map(|new| *new as usize)
    }

    /// The word of the old text that this word of the new one was.
    pub fn to_old(&self, new: usize) -> Option<usize> {
        self.to_old.get(new).filter(|old| **old != NONE).map(|old| *old as usize)
    }

    /// Whether this word of the old text stands in another order now.
    pub fn has_moved(&self, old: usize) -> bool {
        self.moved.get(old).copied().unwrap_or(false)
    }

    /// Makes a run of each anchor that no run covers yet, as long as words are the same and free.
    fn grow_all(&mut self, old: &[Token], new: &[Token], found: &[(u32, u32)]) -> Vec<Run> {
        let mut runs = Vec::new();
        for &(at, to) in found {
            let (at, to) = (at as usize, to as usize);
            if self.to_new(at).is_none() && self.to_old(to).is_none() {
                self.pair(at, to);
                runs.push(self.grow(old, new, Run { old: at, new: to, length: 1 }));
            }
        }
        runs
    }

    /// Lengthens a run to both sides, as long as words are the same and have no partner, and claims them.
    fn grow(&mut self, old: &[Token], new: &[Token], run: Run) -> Run {
        let mut run = self.grow_back(old, new, run);
        while self.may_pair(old, new, run.old + run.length, run.new + run.length) {
            self.pair(run.old + run.length, run.new + run.length);
            run.length += 1;
        }
        run
    }

    fn grow_back(&mut self, old: &[Token], new: &[Token], mut run: Run) -> Run {
        while let (Some(at), Some(to)) = (run.old.checked_sub(1), run.new.checked_sub(1))
            && self.may_pair(old, new, at, to)
        {
            self.pair(at, to);
            run = Run { old: at, new: to, length: run.length + 1 };
        }
        run
    }

    /// Gives back the first words of a sentence with which a run ends: many sentences begin with the same word, and this one
    /// may be that of another paragraph, which went or came.
    fn without_overhang(&mut self, old: &[Token], new: &[Token], text: &str, run: Run) -> Run {
        let end = run.new + run.length;
        let ends_both = end == new.len() && run.old + run.length == old.len();
        let over = (1..=OVERHANG).find(|over| {
            let before = end.checked_sub(over + 1);
            let words = before.and_then(|before| Some((new.get(before)?, new.get(before + 1)?)));
            words.is_some_and(|(one, next)| is_break(text, one.end as usize, next.start as usize))
        });
        // So is a word or two with which both texts begin.
        let is_all = run.new == 0 && run.length <= OVERHANG;
        let over = if is_all { Some(run.length) } else { over.filter(|over| run.length > over + OVERHANG) };
        let Some(over) = over.filter(|_| !ends_both) else { return run };
        let left = run.length - over;
        self.release(Run { old: run.old + left, new: run.new + left, length: over });
        Run { length: left, ..run }
    }

    fn may_pair(&self, old: &[Token], new: &[Token], at: usize, to: usize) -> bool {
        let same = matches!((old.get(at), new.get(to)), (Some(one), Some(other)) if one.hash == other.hash);
        same && self.to_new(at).is_none() && self.to_old(to).is_none()
    }

    fn pair(&mut self, at: usize, to: usize) {
        // Tokens begin at 32-bit bytes, so their numbers fit.
        if let (Some(new), Some(old)) = (self.to_new.get_mut(at), self.to_old.get_mut(to)) {
            (*new, *old) = (to as u32, at as u32);
        }
    }

    fn claim(&mut self, run: Run) {
        for step in 0..run.length {
            self.pair(run.old + step, run.new + step);
        }
    }

    fn release(&mut self, run: Run) {
        for step in 0..run.length {
            if let Some(new) = self.to_new.get_mut(run.old + step) {
                *new = NONE;
            }
            if let Some(old) = self.to_old.get_mut(run.new + step) {
                *old = NONE;
            }
        }
    }

    /// Fills what lies before, between and behind runs that keep the order.
    fn fill_between(&mut self, old: &[Token], new: &[Token], chain: &[Run], filler: &mut Filler) {
        let mut from = (0, 0);
        let end = Run { old: old.len(), new: new.len(), length: 0 };
        for run in chain.iter().copied().chain([end]) {
            self.fill(old, new, (from.0, run.old), (from.1, run.new), filler);
            from = (run.old + run.length, run.new + run.length);
        }
    }

    fn fill(&mut self, old: &[Token], new: &[Token], at: (usize, usize), to: (usize, usize), filler: &mut Filler) {
        let olds = free_words(old, &self.to_new, at);
        if olds.is_empty() {
            return;
        }
        for (at, to) in filler.fill(&olds, &free_words(new, &self.to_old, to)) {
            self.pair(at, to);
        }
    }

    /// Takes what kept together out of order, where enough of it is free still.
    fn take_moved(&mut self, old: &[Token], new: &[Token], rest: Vec<Run>, filler: &mut Filler) {
        let mut block: Vec<Run> = Vec::new();
        for run in rest {
            let Some(run) = self.still_free(run) else { continue };
            let joins = block.last().is_none_or(|last| {
                let (at, to) = (last.old + last.length, last.new + last.length);
                run.new >= to && run.new - to <= TOGETHER && run.old.saturating_sub(at) <= TOGETHER
            });
            if !joins {
                self.settle_block(old, new, &std::mem::take(&mut block), filler);
            }
            block.push(run);
        }
        self.settle_block(old, new, &block, filler);
    }

    /// The longest part of a run whose words are free in both texts.
    fn still_free(&self, run: Run) -> Option<Run> {
        let mut best: Option<Run> = None;
        let mut open: Option<Run> = None;
        for step in 0..run.length {
            let (at, to) = (run.old + step, run.new + step);
            if self.to_new(at).is_some() || self.to_old(to).is_some() {
                open = None;
                continue;
            }
            let grown = open.map_or(Run { old: at, new: to, length: 1 }, |run| Run { length: run.length + 1, ..run });
            open = Some(grown);
            if best.is_none_or(|best| best.length < grown.length) {
                best = Some(grown);
            }
        }
        best
    }

    fn settle_block(&mut self, old: &[Token], new: &[Token], block: &[Run], filler: &mut Filler) {
        // What was settled before may have grown into it.
        let free: Vec<Run> = block.iter().filter_map(|run| self.still_free(*run)).collect();
        if free.iter().map(|run| run.length).sum::<usize>() < LEAST_MOVED {
            return;
        }
        if self.stands_in_place(old, new, &free) {
            return;
        }
        for run in &free {
            self.claim(*run);
        }
        let grown: Vec<Run> = free.iter().map(|run| self.grow(old, new, *run)).collect();
        for (run, next) in grown.iter().zip(grown.iter().skip(1)) {
            let (at, to) = (run.old + run.length, run.new + run.length);
            self.fill(old, new, (at, next.old), (to, next.new), filler);
        }
        let (Some(first), Some(last)) = (grown.first(), grown.last()) else { return };
        let at = (self.free_before(first.old, &self.to_new), last.old + last.length);
        let to = (self.free_before(first.new, &self.to_old), last.new + last.length);
        self.fill(old, new, (at.0, first.old), (to.0, first.new), filler);
        let behind = (self.free_behind(at.1, &self.to_new), self.free_behind(to.1, &self.to_old));
        self.fill(old, new, (at.1, behind.0), (to.1, behind.1), filler);
        for place in at.0..behind.0 {
            if self.to_new(place).is_some_and(|new| (to.0..behind.1).contains(&new))
                && let Some(moved) = self.moved.get_mut(place)
            {
                *moved = true;
            }
        }
    }

    /// Whether most of what seems to have moved is still where it was, with changes: then what stands elsewhere is a copy of it.
    fn stands_in_place(&self, old: &[Token], new: &[Token], block: &[Run]) -> bool {
        let (Some(first), Some(last)) = (block.first(), block.last()) else { return false };
        let (from, to) = (first.old, last.old + last.length);
        let stayed = |word: usize| self.to_new(word).filter(|_| !self.has_moved(word));
        let before = (0..from).rev().take(FAR).find_map(stayed).map_or(0, |word| word + 1);
        let behind = (to..old.len()).take(FAR).find_map(stayed).unwrap_or(new.len());
        let mut there: HashMap<u64, usize> = HashMap::new();
        for word in (before..behind).take(2 * (to - from) + FAR).filter(|word| self.to_old(*word).is_none()) {
            *there.entry(new.get(word).map_or(0, |token| token.hash)).or_default() += 1;
        }
        let (mut all, mut common) = (0, 0);
        for token in old.get(from..to).unwrap_or_default() {
            all += token.length();
            if let Some(left) = there.get_mut(&token.hash).filter(|left| **left > 0) {
                *left -= 1;
                common += token.length();
            }
        }
        5 * common >= 3 * all
    }

    /// Where the words without a partner begin that lead up to this one: a few at most.
    fn free_before(&self, at: usize, partners: &[u32]) -> usize {
        let free = partners.get(..at).unwrap_or_default().iter().rev().take(EDGE).take_while(|to| **to == NONE).count();
        at - free
    }

    /// Where the words without a partner end that follow from here: a few at most.
    fn free_behind(&self, at: usize, partners: &[u32]) -> usize {
        let free = partners.get(at..).unwrap_or_default().iter().take(EDGE).take_while(|to| **to == NONE).count();
        at + free
    }
}

/// Whether a sentence or a line ends between two words.
fn is_break(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or_default();
    between.contains('\n') || between.contains(SENTENCE_ENDS)
}

/// The words from one place up to another that have no partner.
fn free_words(tokens: &[Token], partners: &[u32], (from, to): (usize, usize)) -> Vec<Word> {
    let words =
        (from..to).zip(tokens.get(from..to).unwrap_or_default()).zip(partners.get(from..to).unwrap_or_default());
    words.filter(|(_, partner)| **partner == NONE).map(|((place, token), _)| (place, *token)).collect()
}
