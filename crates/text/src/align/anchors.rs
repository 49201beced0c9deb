//! Words in a row that stand just once in each of two texts: where one is, the other is, whatever happened around.
//! Invariant: anchors come in the order of the old text. Not here: which of them keep the order (`chain`).

use crate::tokens::{Token, shingle};

/// So many words in a row are compared. Fewer say little; more are seldom whole where one word in twenty has changed.
const WORDS: usize = 5;
/// In longer texts not every row is looked at but one in so many, the same ones in both: it is faster, and what falls
/// between is filled later.
const LONG: usize = 100_000;
const ONE_IN: u64 = 4;

const NONE: u32 = u32::MAX;
const MANY: u32 = u32::MAX - 1;

/// What is known of a row of words.
#[derive(Clone, Copy)]
struct Slot {
    hash: u64,
    old: u32,
    new: u32,
}

/// A table of rows, open-addressed: one look into memory for most rows.
struct Table {
    slots: Vec<Slot>,
    mask: usize,
}

impl Table {
    fn new(rows: usize) -> Table {
        let size = (rows.saturating_mul(2) + 16).next_power_of_two();
        Table { slots: vec![Slot { hash: 0, old: NONE, new: NONE }; size], mask: size - 1 }
    }

    /// The slot of a row, or the free one where it would be; the table is never more than half full.
    fn slot(&mut self, hash: u64) -> Option<&mut Slot> {
        let mut at = (hash ^ (hash >> 32)) as usize & self.mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.old == NONE || slot.hash == hash {
                return self.slots.get_mut(at);
            }
            at = (at + 1) & self.mask;
        }
    }
}

/// Pairs of places, old and new, where the same words in a row stand that stand nowhere else in either text. `head` words
/// at the beginning and `tail` words at the end are left aside.
pub(super) fn anchors(old: &[Token], new: &[Token], head: usize, tail: usize) -> Vec<(u32, u32)> {
    let every = if old.len().min(new.len()) > LONG { ONE_IN } else { 1 };
    let rows = |tokens: &[Token]| head..(tokens.len().saturating_sub(tail) + 1).saturating_sub(WORDS).max(head);
    let (olds, news) = (rows(old), rows(new));
    if olds.is_empty() || news.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(olds.len() / every as usize * 5 / 4);
    let mut left = table.slots.len() / 2;
    for at in olds {
        let Some(hash) = shingle(old, at, WORDS).filter(|hash| is_looked_at(*hash, every)) else { continue };
        let Some(slot) = table.slot(hash).filter(|_| left > 0) else { break };
        if slot.old == NONE {
            *slot = Slot { hash, old: at as u32, new: NONE };
            left -= 1;
        } else {
            slot.old = MANY;
        }
    }
    for at in news {
        let Some(hash) = shingle(new, at, WORDS).filter(|hash| is_looked_at(*hash, every)) else { continue };
        let Some(slot) = table.slot(hash) else { break };
        if slot.old != NONE {
            slot.new = if slot.new == NONE { at as u32 } else { MANY };
        }
    }
    let both = table.slots.into_iter().filter(|slot| slot.old < MANY && slot.new < MANY);
    let mut found: Vec<(u32, u32)> = both.map(|slot| (slot.old, slot.new)).collect();
    found.sort_unstable();
    found
}

fn is_looked_at(hash: u64, every: u64) -> bool {
    every == 1 || (hash >> 40) % every == 0
}
