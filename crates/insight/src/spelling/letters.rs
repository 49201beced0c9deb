//! Hashes of words that can be put together from hashes of their parts.
//! A word's hash is a polynomial of its letters, so that the hash of a word with a letter put in costs two products.

use unicode_normalization::UnicodeNormalization;

/// The base of the polynomial: odd, and with bits everywhere.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of letters so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    sum: u64,
    /// The base to the power of how many letters there are.
    power: u64,
}

impl Letters {
    /// No letter yet.
    pub const NONE: Letters = Letters { sum: 0, power: 1 };

    /// Those of a word.
    pub fn of(word: &str) -> Letters {
        Letters::NONE.and(word)
    }

    /// With more behind them; size is left aside, and whether a mark is written apart from its letter.
    pub fn and(self, more: &str) -> Letters {
        if more.is_ascii() {
            return more.bytes().fold(self, |letters, byte| letters.with(char::from(byte.to_ascii_lowercase())));
        }
        more.nfc().flat_map(char::to_lowercase).fold(self, Letters::with)
    }

    /// With one more.
    pub fn with(self, letter: char) -> Letters {
        let letter = if letter == '’' { '\'' } else { letter };
        Letters {
            sum: self.sum.wrapping_mul(BASE).wrapping_add(u64::from(letter) + 1),
            power: self.power.wrapping_mul(BASE),
        }
    }

    /// With others behind them.
    pub fn then(self, others: Letters) -> Letters {
        Letters {
            sum: self.sum.wrapping_mul(others.power).wrapping_add(others.sum),
            power: self.power.wrapping_mul(others.power),
        }
    }

    /// The hash of the word that they are.
    pub fn hash(self) -> u64 {
        self.sum
    }
}

/// The hash of a word, size left aside.
pub(crate) fn hash(word: &str) -> u64 {
    Letters::of(word).hash()
}

/// Letters that are put in: those of the languages of Europe that are written in Latin.
const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyzäöüßéèêëáàâãåçñíìîïóòôõøúùûćčšžłńśęąěřýő";

/// The hashes of a word with one letter put in, and which.
pub(crate) fn inserted(before: Letters, after: Letters) -> impl Iterator<Item = (char, u64)> {
    ALPHABET.chars().map(move |letter| (letter, before.with(letter).then(after).hash()))
}

/// Bits of a filter.
const BITS: u32 = 22;

/// A set of hashes that is asked quickly and says yes too often, once in fifty times.
#[derive(Clone)]
pub(crate) struct Filter(Vec<u64>);

impl Default for Filter {
    fn default() -> Filter {
        Filter(vec![0; 1 << (BITS - 6)])
    }
}

impl Filter {
    /// Puts a hash in.
    pub fn insert(&mut self, hash: u64) {
        let (word, bit) = place(hash);
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= bit;
        }
    }

    /// Whether a hash may be in.
    pub fn may_hold(&self, hash: u64) -> bool {
        let (word, bit) = place(hash);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

fn place(hash: u64) -> (usize, u64) {
    let at = hash.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> (64 - BITS);
    (usize::try_from(at >> 6).unwrap_or_default(), 1 << (at & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_word_give_its_hash() {
        let parts = Letters::of("Emp").then(Letters::of("ire"));
        assert_eq!(parts.hash(), hash("empire"));
        let found: Vec<char> = inserted(Letters::of("em"), Letters::of("ire"))
            .filter(|(_, with)| *with == hash("EMPIRE"))
            .map(|(letter, _)| letter)
            .collect();
        assert_eq!(found, ['p']);
        assert_eq!(hash("Mu\u{308}ller"), hash("müller"));
    }

    #[test]
    fn a_filter_holds_what_was_put_in() {
        let mut filter = Filter::default();
        filter.insert(hash("one"));
        assert!(filter.may_hold(hash("one")) && !filter.may_hold(hash("two")));
    }
}
