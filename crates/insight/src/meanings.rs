//! What words mean, as vectors: words that are used alike are near to one another.
//!
//! Job: read `meanings/en.bin` (which `meanings/make.py` makes and describes), and tell the vector of a word, how alike two
//! words are, and what a sentence means on the whole. Invariant: a file that is not whole is none; nothing is copied but
//! where its words begin; a look-up costs a few comparisons. Not here: what follows from words being alike.

use std::sync::OnceLock;

/// The file that is built in.
const ENGLISH: &[u8] = include_bytes!("../meanings/en.bin");
/// How a file begins.
const MARK: &[u8] = b"OBM1";
/// Of how many numbers a vector is.
pub(crate) const DIMENSIONS: usize = 38;
/// Ranks are kept divided by this.
const RANK_UNIT: f32 = 8.0;
/// How many words the language has, of which the commonest is about `1 / ln` of all that is said.
const ALL_WORDS: f32 = 340_000.0;
/// Words as common as this count half in a sentence (the `a` of "smooth inverse frequency").
const HALF: f32 = 1e-3;

/// Endings that bend a word, and what stands in their place in the word that is bent; the same as in `make.py`.
const ENDINGS: [(&str, &str); 10] = [
    ("'s", ""),
    ("ies", "y"),
    ("s", ""),
    ("es", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
];

/// Which word it is among those that have a meaning here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Meant(u32);

/// A meaning, of a word or of more.
pub(crate) type Meaning = [f32; DIMENSIONS];

/// The meanings of the words of one language.
pub(crate) struct Meanings {
    letters: &'static str,
    /// Where each word begins in `letters`, and where the last ends.
    starts: Vec<u32>,
    ranks: &'static [u8],
    vectors: &'static [u8],
}

impl Meanings {
    /// The meanings of English words; none where the file that is built in is not whole, which a test rules out.
    pub fn english() -> Option<&'static Meanings> {
        static READ: OnceLock<Option<Meanings>> = OnceLock::new();
        READ.get_or_init(|| Meanings::read(ENGLISH)).as_ref()
    }

    fn read(file: &'static [u8]) -> Option<Meanings> {
        let rest = file.strip_prefix(MARK)?;
        let (count, rest) = number(rest)?;
        let (dimensions, rest) = number(rest)?;
        let (length, rest) = number(rest)?;
        if dimensions != DIMENSIONS {
            return None;
        }
        let (letters, rest) = rest.split_at_checked(length)?;
        let (ranks, vectors) = rest.split_at_checked(count.checked_mul(2)?)?;
        let letters = std::str::from_utf8(letters).ok()?;
        let ends = letters.bytes().zip(1u32..).filter(|(byte, _)| *byte == b'\n').map(|(_, end)| end);
        let starts: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let is_whole = starts.len() == count + 1 && vectors.len() == count.checked_mul(DIMENSIONS)?;
        is_whole.then_some(Meanings { letters, starts, ranks, vectors })
    }

    /// The word by its letters in small letters; one that is bent is the one from which it is, where it has no meaning of
    /// its own.
    pub fn find(&self, word: &str) -> Option<Meant> {
        self.exactly(word).or_else(|| {
            let bases = ENDINGS.iter().filter_map(|(ending, instead)| Some((word.strip_suffix(ending)?, instead)));
            let mut long = bases.filter(|(root, _)| root.len() >= 3);
            long.find_map(|(root, instead)| match instead.is_empty() {
                true => self.exactly(root),
                false => self.exactly(&format!("{root}{instead}")),
            })
        })
    }

    fn exactly(&self, word: &str) -> Option<Meant> {
        let (mut from, mut to) = (0, self.starts.len().checked_sub(1)?);
        while from < to {
            let middle = from + (to - from) / 2;
            match self.letters_at(middle)?.cmp(word) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => return u32::try_from(middle).ok().map(Meant),
            }
        }
        None
    }

    fn letters_at(&self, place: usize) -> Option<&'static str> {
        let (start, end) = (*self.starts.get(place)?, *self.starts.get(place + 1)?);
        self.letters.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?.checked_sub(1)?)
    }

    /// What a word means: of length 1.
    pub fn meaning(&self, word: Meant) -> Meaning {
        let mut meaning = [0.0; DIMENSIONS];
        let start = usize::try_from(word.0).unwrap_or(usize::MAX).saturating_mul(DIMENSIONS);
        let parts = self.vectors.get(start..).unwrap_or_default();
        for (part, byte) in meaning.iter_mut().zip(parts) {
            *part = f32::from(byte.cast_signed());
        }
        to_length_one(&mut meaning);
        meaning
    }

    /// How much a word tells of what is spoken of, from nearly 0 for the commonest to nearly 1.
    pub fn weight(&self, word: Meant) -> f32 {
        let start = usize::try_from(word.0).unwrap_or(usize::MAX).saturating_mul(2);
        let rank = match self.ranks.get(start..) {
            Some([low, high, ..]) => f32::from(u16::from_le_bytes([*low, *high])) * RANK_UNIT,
            _ => 0.0,
        };
        HALF / (HALF + 1.0 / ((rank + 1.0) * ALL_WORDS.ln()))
    }

    /// How alike two words are, from -1 to 1; about 0 for words that have nothing to do with one another. None where one of
    /// them has no meaning here.
    #[cfg(test)]
    pub fn likeness(&self, one: &str, other: &str) -> Option<f32> {
        let (one, other) = (self.find(one)?, self.find(other)?);
        Some(likeness(&self.meaning(one), &self.meaning(other)))
    }

    /// What words mean together, common ones counting little: of length 1. None where none of them has a meaning here.
    #[cfg(test)]
    pub fn together(&self, words: impl IntoIterator<Item = Meant>) -> Option<Meaning> {
        let mut sum = [0.0; DIMENSIONS];
        let mut any = false;
        for word in words {
            any = true;
            add(&mut sum, &self.meaning(word), self.weight(word));
        }
        (any && to_length_one(&mut sum)).then_some(sum)
    }
}

/// How alike two meanings of length 1 are.
pub(crate) fn likeness(one: &Meaning, other: &Meaning) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// Adds a meaning so many times.
pub(crate) fn add(sum: &mut Meaning, meaning: &Meaning, times: f32) {
    sum.iter_mut().zip(meaning).for_each(|(sum, part)| *sum += part * times);
}

/// Gives a meaning the length 1; whether it had any.
pub(crate) fn to_length_one(meaning: &mut Meaning) -> bool {
    let length = meaning.iter().map(|part| part * part).sum::<f32>().sqrt();
    if length > 0.0 {
        meaning.iter_mut().for_each(|part| *part /= length);
    }
    length > 0.0
}

/// A number at the beginning, and what comes after it.
fn number(bytes: &'static [u8]) -> Option<(usize, &'static [u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((usize::try_from(u32::from_le_bytes(*number)).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_file_is_found_in_its_place() {
        let meanings = Meanings::english().unwrap();
        for place in 0..meanings.starts.len() - 1 {
            let word = meanings.letters_at(place).unwrap();
            assert_eq!(meanings.exactly(word), Some(Meant(u32::try_from(place).unwrap())), "{word}");
        }
        assert_eq!(meanings.exactly(""), None);
        assert_eq!(meanings.exactly("zzzzz"), None);
    }

    #[test]
    fn words_that_are_used_alike_are_near() {
        let meanings = Meanings::english().unwrap();
        let likeness = |one: &str, other: &str| meanings.likeness(one, other).unwrap();
        for (one, near, far) in
            [("ship", "vessel", "butter"), ("cookies", "recipe", "treaty"), ("murdered", "killed", "knitting")]
        {
            assert!(likeness(one, near) > likeness(one, far) + 0.2, "{one}, {near}, {far}");
        }
        assert_eq!(meanings.likeness("ship", "qwrtzx"), None);
    }

    #[test]
    fn a_word_that_is_bent_means_what_its_base_does() {
        let meanings = Meanings::english().unwrap();
        for (bent, base) in [("ship's", "ship"), ("vessels", "vessel"), ("stalin's", "stalin")] {
            assert_eq!(meanings.find(bent), meanings.find(base), "{bent}");
            assert!(meanings.find(base).is_some());
        }
    }

    #[test]
    fn common_words_count_little() {
        let meanings = Meanings::english().unwrap();
        let weight = |word: &str| meanings.weight(meanings.find(word).unwrap());
        assert!(weight("the") < 0.1 && weight("government") < 0.9 && weight("lighthouse") > 0.9);
        let words = |words: &[&str]| meanings.together(words.iter().filter_map(|word| meanings.find(word))).unwrap();
        let (with, without) = (words(&["the", "lighthouse", "of", "the"]), words(&["lighthouse"]));
        assert!(likeness(&with, &without) > 0.95);
    }

    #[test]
    fn a_file_that_is_not_whole_is_none() {
        for length in [0, 3, 4, 10, 16, 1000, ENGLISH.len() - 1] {
            assert!(Meanings::read(&ENGLISH[..length]).is_none(), "{length}");
        }
    }
}
