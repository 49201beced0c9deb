//! Finds words that have changed: Myers' bit-parallel edit distance on code points, in blocks of 64, of which only
//! those are computed that can still stay under the limit of errors (Ukkonen's cut-off).
//!
//! Invariant: counts are exact edit distances in code points (insert, leave out, replace; each 1).
//! Not here: what a distance means for a quote (`quotes`).

use std::collections::HashMap;

const BLOCK: usize = 64;

/// Words to be found, made ready once.
pub struct Pattern {
    length: usize,
    words: Vec<char>,
    /// For each distinct character a row of blocks; row 0 is for characters that the words do not have.
    rows: Vec<Vec<u64>>,
    ascii: [usize; 128],
    others: HashMap<char, usize>,
}

/// A place where the words end, with the errors counted up to there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Characters of the text up to the end of the place.
    pub characters: usize,
    /// Bytes of the text up to the end of the place.
    pub bytes: usize,
    /// Edit distance between the words and the place.
    pub errors: usize,
}

/// Where an alignment may begin in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Anywhere.
    Free,
    /// At the first character: skipping characters costs errors.
    Start,
}

/// One block of a column: vertical differences, and the distance in its last row.
#[derive(Clone, Copy)]
struct Column {
    plus: u64,
    minus: u64,
    score: usize,
}

impl Pattern {
    /// Makes the characters of the words ready; nothing is found for no characters.
    pub fn new(words: impl Iterator<Item = char>) -> Pattern {
        let words: Vec<char> = words.collect();
        let blocks = words.len().div_ceil(BLOCK);
        let mut pattern = Pattern {
            length: words.len(),
            words: Vec::new(),
            rows: vec![vec![0; blocks]],
            ascii: [0; 128],
            others: HashMap::new(),
        };
        for (at, &character) in words.iter().enumerate() {
            let row = pattern.row_for(character, blocks);
            if let Some(block) = pattern.rows.get_mut(row).and_then(|row| row.get_mut(at / BLOCK)) {
                *block |= 1 << (at % BLOCK);
            }
        }
        pattern.words = words;
        pattern
    }

    /// The same words from their end to their beginning.
    pub fn backwards(&self) -> Pattern {
        Pattern::new(self.words.iter().rev().copied())
    }

    /// Its length in code points.
    pub fn length(&self) -> usize {
        self.length
    }

    /// All ends with at most `limit` errors, in order of the text.
    pub fn ends(&self, text: impl Iterator<Item = char>, limit: usize, anchor: Anchor, mut report: impl FnMut(End)) {
        let Some(top) = self.length.div_ceil(BLOCK).checked_sub(1) else { return };
        let mut columns: Vec<Column> = (0..=top).map(|block| Column::fresh(self.rows_through(block))).collect();
        let mut active = (limit.div_ceil(BLOCK)).min(top);
        let first_carry = match anchor {
            Anchor::Free => 0,
            Anchor::Start => 1,
        };
        let mut bytes = 0;
        for (at, character) in text.enumerate() {
            bytes += character.len_utf8();
            let row = self.row(character);
            let mut carry = first_carry;
            for (block, column) in columns.iter_mut().enumerate().take(active + 1) {
                carry = column.advance(equal(row, block), carry, self.last_bit(block));
            }
            let score = columns.get(active).map_or(usize::MAX, |column| column.score);
            // The next block can hold a distance under the limit only if the row above it does.
            if active < top
                && score.saturating_add_signed(-carry) <= limit
                && (equal(row, active + 1) & 1 == 1 || carry < 0)
            {
                active += 1;
                let above = score.saturating_add_signed(-carry);
                let mut column = Column::fresh(above + self.rows_in(active));
                column.advance(equal(row, active), carry, self.last_bit(active));
                if let Some(place) = columns.get_mut(active) {
                    *place = column;
                }
            } else {
                while active > 0 && columns.get(active).is_some_and(|column| column.score >= limit + BLOCK) {
                    active -= 1;
                }
            }
            if active == top
                && let Some(column) = columns.get(top)
                && column.score <= limit
            {
                report(End { characters: at + 1, bytes, errors: column.score });
            }
        }
    }

    fn row_for(&mut self, character: char, blocks: usize) -> usize {
        let known = self.row_index(character);
        if known != 0 {
            return known;
        }
        let row = self.rows.len();
        self.rows.push(vec![0; blocks]);
        match self.ascii.get_mut(character as usize) {
            Some(place) => *place = row,
            None => {
                self.others.insert(character, row);
            }
        }
        row
    }

    fn row_index(&self, character: char) -> usize {
        match self.ascii.get(character as usize) {
            Some(&row) => row,
            None => self.others.get(&character).copied().unwrap_or(0),
        }
    }

    fn row(&self, character: char) -> &[u64] {
        self.rows.get(self.row_index(character)).map_or(&[], Vec::as_slice)
    }

    fn rows_in(&self, block: usize) -> usize {
        (self.length - block * BLOCK).min(BLOCK)
    }

    fn rows_through(&self, block: usize) -> usize {
        self.length.min((block + 1) * BLOCK)
    }

    fn last_bit(&self, block: usize) -> u64 {
        1 << (self.rows_in(block) - 1)
    }
}

fn equal(row: &[u64], block: usize) -> u64 {
    row.get(block).copied().unwrap_or(0)
}

impl Column {
    /// A block in which every row costs one more than the row above.
    fn fresh(score: usize) -> Column {
        Column { plus: u64::MAX, minus: 0, score }
    }

    /// Computes the next column of this block from the difference that comes in from above; answers the one that
    /// goes out below.
    fn advance(&mut self, equal: u64, carry: isize, last: u64) -> isize {
        let from_above = u64::from(carry < 0);
        let vertical = equal | self.minus;
        let equal = equal | from_above;
        let horizontal = ((equal & self.plus).wrapping_add(self.plus) ^ self.plus) | equal;
        let mut plus = self.minus | !(horizontal | self.plus);
        let mut minus = self.plus & horizontal;
        let out = isize::from(plus & last != 0) - isize::from(minus & last != 0);
        plus = (plus << 1) | u64::from(carry > 0);
        minus = (minus << 1) | from_above;
        self.plus = minus | !(vertical | plus);
        self.minus = plus & vertical;
        self.score = self.score.saturating_add_signed(out);
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Anchor, Pattern};

    /// The distances by the book: one row of the table at a time.
    fn by_the_book(words: &[char], text: &[char], anchor: Anchor) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=words.len()).collect();
        let mut last = Vec::new();
        for (at, character) in text.iter().enumerate() {
            let mut next = vec![if anchor == Anchor::Free { 0 } else { at + 1 }];
            for row in 0..words.len() {
                let replaced = column[row] + usize::from(words[row] != *character);
                next.push(replaced.min(column[row + 1] + 1).min(next[row] + 1));
            }
            column = next;
            last.push(column[words.len()]);
        }
        last
    }

    proptest! {
        #[test]
        fn distances_are_those_of_the_book(
            words in "[abя]{1,150}", text in "[abя]{0,300}", limit in 0usize..60, start in any::<bool>(),
        ) {
            let anchor = if start { Anchor::Start } else { Anchor::Free };
            let (letters, characters): (Vec<char>, Vec<char>) = (words.chars().collect(), text.chars().collect());
            let wanted: Vec<(usize, usize)> = by_the_book(&letters, &characters, anchor)
                .into_iter()
                .enumerate()
                .filter(|(_, errors)| *errors <= limit)
                .map(|(at, errors)| (at + 1, errors))
                .collect();
            let mut found = Vec::new();
            Pattern::new(words.chars()).ends(text.chars(), limit, anchor, |end| found.push((end.characters, end.errors)));
            prop_assert_eq!(found, wanted);
        }
    }
}
