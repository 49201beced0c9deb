//! The words of one text: how often each stands there, how it is written, and which stand beside one another.
//! Invariant: a word that nobody knows but the text uses often is taken for good.

use std::collections::{HashMap, HashSet};

use crate::reading::{Reading, Stopped};
use crate::scan::{Sort, scan};
use crate::spelling::{Filter, Letters, Spelling, hash};

/// So often a text does not make the same mistake.
const OFTEN: u32 = 3;
/// Longer words are no words (base64, addresses, scripts without spaces), and are not looked at.
pub(super) const LONGEST: usize = 40;
/// So many pairs of words are kept at most; a longer text has enough in its beginning.
const MOST_PAIRS: usize = 2_000_000;

/// How a word is used in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Use {
    /// How often it stands there.
    pub count: u32,
    /// How often with a capital where no sentence begins.
    pub capital: u32,
    /// How often in small letters.
    pub small: u32,
    /// Whether it is spelt right as far as is known.
    pub is_known: bool,
}

/// The words of a text.
pub(super) struct Vocabulary<'a> {
    uses: HashMap<u64, Use>,
    pairs: HashSet<u64>,
    /// Words of the text that stand there more than once, and all known ones.
    filter: Filter,
    spelling: &'a Spelling,
    /// How many of the sentences begin with a small letter, of a hundred.
    pub small_beginnings: usize,
}

impl<'a> Vocabulary<'a> {
    /// The words of a text.
    pub fn of(reading: &Reading<'_>, spelling: &'a Spelling) -> Result<Vocabulary<'a>, Stopped> {
        let mut uses: HashMap<u64, Use> = HashMap::new();
        let mut pairs = HashSet::new();
        let mut small_beginnings = 0;
        for index in 0..reading.count() {
            reading.go_on()?;
            let sentence = reading.sentence(index);
            let mut before: Option<Letters> = None;
            let mut end = 0;
            let pieces = scan(sentence);
            let begins_small = sentence.chars().next().is_some_and(char::is_lowercase);
            small_beginnings += usize::from(begins_small);
            for (place, piece) in pieces.iter().enumerate() {
                let word = piece.of(sentence);
                if piece.sort != Sort::Word || word.len() > LONGEST {
                    before = None;
                    continue;
                }
                let letters = Letters::of(word);
                let seen = uses.entry(letters.hash()).or_insert_with(|| Use {
                    is_known: spelling.place(letters.hash()).is_some() || spelling.knows(&word.to_lowercase()),
                    ..Use::default()
                });
                seen.count += 1;
                let is_small = word.chars().next().is_some_and(char::is_lowercase);
                seen.small += u32::from(is_small);
                seen.capital += u32::from(!is_small && place > 0);
                let is_beside = sentence.get(end..piece.start) == Some(" ");
                if let Some(before) = before.filter(|_| is_beside && pairs.len() < MOST_PAIRS) {
                    pairs.insert(before.with(' ').then(letters).hash());
                }
                (before, end) = (Some(letters), piece.end);
            }
        }
        let mut filter = spelling.filter.clone();
        uses.iter().filter(|(_, seen)| seen.count > 1).for_each(|(hash, _)| filter.insert(*hash));
        let small_beginnings = small_beginnings * 100 / reading.count().max(1);
        Ok(Vocabulary { uses, pairs, filter, spelling, small_beginnings })
    }

    /// How a word is used, by its hash.
    pub fn used(&self, hash: u64) -> Use {
        self.uses.get(&hash).copied().unwrap_or_default()
    }

    /// Whether a word is spelt right as far as is known, or stands there so often that it is meant.
    pub fn is_good(&self, word: &str) -> bool {
        let hash = hash(word);
        match self.uses.get(&hash) {
            Some(seen) => seen.is_known || seen.count >= OFTEN,
            None => self.spelling.place(hash).is_some(),
        }
    }

    /// Whether a word may be known or used more than once; to be asked first.
    pub fn may_hold(&self, hash: u64) -> bool {
        self.filter.may_hold(hash)
    }

    /// Whether two words stand beside one another somewhere.
    pub fn has_pair(&self, first: Letters, second: Letters) -> bool {
        self.pairs.contains(&first.with(' ').then(second).hash())
    }
}
