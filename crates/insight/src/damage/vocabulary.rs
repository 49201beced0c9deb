//! The words of one text: how often each stands there, how it is written, and which stand beside one another.
//! Invariant: a word that nobody knows but the text uses often is taken for good.

use std::collections::{HashMap, HashSet};

use crate::reading::{Reading, Stopped};
use crate::scan::{Piece, Sort, scan};
use crate::spelling::{Filter, Languages, Letters, Spelling, hash};

/// So often a text does not make the same mistake.
const OFTEN: u32 = 3;
/// Longer words are no words (base64, addresses, scripts without spaces), and are not looked at.
pub(super) const LONGEST: usize = 40;
/// So many pairs of words are kept at most; a longer text has enough in its beginning.
const MOST_PAIRS: usize = 2_000_000;

/// Lines of fewer pieces are headings and buttons.
const LEAST_LONG: usize = 8;

/// Habits are told of more sentences only.
const LEAST_TOLD: usize = 20;

/// Only short words tell the language, of so many at most in a sentence.
const LONGEST_TELLING: usize = 12;
const MOST_TELLING: usize = 60;
/// Up to this place words are so frequent that they tell it.
const TELLING: u32 = 250;

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
    /// The language of most of the text.
    languages: Languages,
    /// How many of the sentences begin with a small letter, of a hundred.
    pub small_beginnings: usize,
    /// How many of the longer ones end without a mark, of a hundred.
    pub unmarked_ends: usize,
}

impl<'a> Vocabulary<'a> {
    /// The words of a text.
    pub fn of(reading: &Reading<'_>, spelling: &'a Spelling) -> Result<Vocabulary<'a>, Stopped> {
        let mut uses: HashMap<u64, Use> = HashMap::new();
        let mut pairs = HashSet::new();
        let mut small_beginnings = 0;
        let (mut unmarked_ends, mut long) = (0, 0);
        let mut told = Vec::new();
        for index in 0..reading.count() {
            reading.go_on()?;
            let sentence = reading.sentence(index);
            let mut before: Option<Letters> = None;
            let mut end = 0;
            let pieces = scan(sentence);
            let begins_small = sentence.chars().next().is_some_and(char::is_lowercase);
            small_beginnings += usize::from(begins_small);
            let is_long = pieces.len() > LEAST_LONG;
            long += usize::from(is_long);
            unmarked_ends += usize::from(is_long && sentence.chars().next_back().is_some_and(char::is_lowercase));
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
                if told.len() < MOST_TELLING * 50 {
                    told.push(telling(spelling, letters.hash()));
                }
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
        // Of a few sentences nothing can be told.
        let unmarked_ends = if long < LEAST_TOLD { 0 } else { unmarked_ends * 100 / long };
        let languages = most(spelling, told.into_iter()).unwrap_or(spelling.all());
        Ok(Vocabulary { uses, pairs, filter, spelling, languages, small_beginnings, unmarked_ends })
    }

    /// The language of most small words of a sentence; where none tells, that of the text.
    pub fn languages_of(&self, words: &str, pieces: &[Piece]) -> Languages {
        let small =
            pieces.iter().filter(|piece| piece.sort == Sort::Word && piece.end - piece.start <= LONGEST_TELLING);
        let counts = small.take(MOST_TELLING).map(|piece| telling(self.spelling, Letters::of(piece.of(words)).hash()));
        most(self.spelling, counts).unwrap_or(self.languages)
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

/// The languages of a word that is frequent in them.
fn telling(spelling: &Spelling, hash: u64) -> Option<Languages> {
    spelling.known(hash).filter(|known| known.place < TELLING).map(|known| known.languages)
}

/// The language that most words tell.
fn most(spelling: &Spelling, told: impl Iterator<Item = Option<Languages>>) -> Option<Languages> {
    let mut counts: Vec<(Languages, usize)> = spelling.all().each().map(|language| (language, 0)).collect();
    for languages in told.flatten() {
        counts.iter_mut().filter(|(one, _)| one.share(languages)).for_each(|(_, count)| *count += 1);
    }
    let most = counts.iter().map(|(_, count)| *count).max().filter(|most| *most > 0)?;
    let mut first = counts.into_iter().filter(|(_, count)| *count == most);
    let language = first.next().map(|(language, _)| language);
    language.filter(|_| first.next().is_none())
}
