//! The words of a text as numbers: what each sentence says, and what is known of each word.
//! Invariant: linear; numbers say the same however they are written ("6,000", "six thousand"), apostrophes and hyphens make
//! no other word. Not here: what words mean to a kind of noticing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::common::{Common, folded};
use crate::reading::{Reading, Stopped};
use crate::tokens::{finish, mix, tokens};

/// A word of a text, in all its places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    /// Its letters, folded; of a number its digits.
    pub letters: String,
    /// How often it is said.
    pub count: u32,
    /// How often with a capital where none has to be.
    capitals: u32,
    /// How often where that was to be seen.
    seen: u32,
    /// How often with a capital, wherever.
    large: u32,
    /// Whether it joins others and names nothing.
    pub is_function: bool,
    /// Whether it turns a statement into its contrary.
    pub is_negation: bool,
    /// The rows of contraries in which it stands.
    opposing: Vec<u32>,
    /// Whether it is a number.
    pub is_number: bool,
    /// Whether it is a month.
    pub is_month: bool,
    /// What is left of it where it is drawn together with the word before it; nothing where it never is.
    pub drawn: String,
    /// Whether it is a function word of a language that writes every noun with a capital.
    is_beside_capitals: bool,
}

impl Word {
    /// Whether it is the name of somebody or something.
    pub fn is_name(&self) -> bool {
        !self.is_number && !self.is_function && self.capitals * 4 > self.seen * 3
    }

    /// Whether it may be a name that stands nowhere but where every word has a capital.
    pub fn may_be_name(&self) -> bool {
        !self.is_number && !self.is_function && self.seen == 0 && self.large == self.count
    }

    /// Whether it is another word than its like and says something else where it stands for it: "eastern", "western".
    pub fn is_contrary(&self, other: &Word) -> bool {
        self.opposing.iter().any(|row| other.opposing.contains(row)) && self.letters != other.letters
    }
}

/// The words of a text.
pub(crate) struct Vocabulary {
    words: Vec<Word>,
    said: Vec<u32>,
    sentences: Vec<Range<usize>>,
}

/// A word where it stands in a sentence, in bytes of that.
#[derive(Clone, Debug)]
struct Piece {
    range: Range<usize>,
    hash: u64,
    /// What it says where that is a number.
    number: Option<String>,
}

impl Vocabulary {
    /// The words of a text.
    pub fn of(reading: &Reading<'_>, common: &Common) -> Result<Vocabulary, Stopped> {
        let mut known: HashMap<u64, u32, BuildHasherDefault<Mixed>> = HashMap::default();
        let mut all = Vocabulary { words: Vec::new(), said: Vec::new(), sentences: Vec::new() };
        let mut pieces = Vec::new();
        for index in 0..reading.count() {
            reading.go_on()?;
            let sentence = reading.sentence(index);
            pieces_of(sentence, common, &mut pieces);
            let start = all.said.len();
            for piece in &pieces {
                let id = *known.entry(piece.hash).or_insert_with(|| {
                    let id = u32::try_from(all.words.len()).unwrap_or(u32::MAX);
                    all.words.push(word(sentence.get(piece.range.clone()).unwrap_or_default(), piece, common));
                    id
                });
                all.said.push(id);
            }
            all.sentences.push(start..all.said.len());
            all.count(start, sentence, &pieces);
        }
        Ok(all)
    }

    /// Counts the words of a sentence, and their capitals where these tell a name.
    fn count(&mut self, start: usize, sentence: &str, pieces: &[Piece]) {
        let ids = self.said.get(start..).unwrap_or_default();
        let is_capital = |piece: &Piece| {
            sentence.get(piece.range.clone()).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase)
        };
        let (mut function, mut beside, mut shouted) = (0u32, 0u32, 0u32);
        for (id, piece) in ids.iter().zip(pieces) {
            let Some(word) = self.words.get(as_index(*id)) else { continue };
            if word.is_function {
                function += 1;
                beside += u32::from(word.is_beside_capitals);
                shouted += u32::from(is_capital(piece));
            }
        }
        // Headings and shouting have capitals everywhere, German on every noun: there they tell nothing.
        let tells = function > 0 && beside * 2 <= function && shouted * 2 <= function;
        for (place, (id, piece)) in ids.iter().zip(pieces).enumerate() {
            let Some(word) = self.words.get_mut(as_index(*id)) else { continue };
            word.count = word.count.saturating_add(1);
            word.large = word.large.saturating_add(u32::from(is_capital(piece)));
            if tells && place > 0 {
                word.seen = word.seen.saturating_add(1);
                word.capitals = word.capitals.saturating_add(u32::from(is_capital(piece)));
            }
        }
    }

    /// Whether the text is mostly in a language that writes every noun with a capital.
    pub fn nouns_have_capitals(&self) -> bool {
        let said = |word: &&Word| u64::from(word.count);
        let function = self.words.iter().filter(|word| word.is_function);
        let beside: u64 = function.clone().filter(|word| word.is_beside_capitals).map(|word| said(&word)).sum();
        beside * 2 > function.map(|word| said(&word)).sum()
    }

    /// The words that a sentence says, in order.
    pub fn said(&self, sentence: usize) -> &[u32] {
        self.sentences.get(sentence).and_then(|range| self.said.get(range.clone())).unwrap_or_default()
    }

    /// What is known of a word.
    pub fn word(&self, id: u32) -> Option<&Word> {
        self.words.get(as_index(id))
    }

    /// All words, by their numbers.
    pub fn words(&self) -> &[Word] {
        &self.words
    }
}

/// Where the words of a sentence stand in it, in bytes: one place for each of [`Vocabulary::said`].
pub(crate) fn places(sentence: &str, common: &Common) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    pieces_of(sentence, common, &mut pieces);
    pieces.into_iter().map(|piece| piece.range).collect()
}

/// The number of a word as a place among them.
pub(crate) fn as_index(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

fn word(written: &str, piece: &Piece, common: &Common) -> Word {
    let letters = piece.number.clone().unwrap_or_else(|| folded(written));
    Word {
        is_number: piece.number.is_some(),
        is_function: piece.number.is_none() && common.is_function(&letters),
        is_beside_capitals: common.is_beside_capitals(&letters),
        is_negation: common.is_negation(&letters),
        opposing: common.opposing(&letters).to_vec(),
        is_month: common.is_month(&letters),
        drawn: common.drawn_together(&letters).unwrap_or_default().to_owned(),
        letters,
        ..Word::default()
    }
}

/// Cuts a sentence into words, over what is in `pieces`.
fn pieces_of(sentence: &str, common: &Common, pieces: &mut Vec<Piece>) {
    pieces.clear();
    // A number in words that is still going on.
    let mut counted = Counted::default();
    tokens(sentence, |token| {
        let written = sentence.get(token.start..token.end).unwrap_or_default();
        let goes_on = counted.value.is_some();
        if counted.take(written, common) {
            let number = counted.value.unwrap_or_default().to_string();
            let start = pieces.last().filter(|_| goes_on).map_or(token.start, |piece| piece.range.start);
            if goes_on {
                pieces.pop();
            }
            pieces.push(Piece { range: start..token.end, hash: hash(&number), number: Some(number) });
            return;
        }
        counted = Counted::default();
        let number = digits(written);
        let hash = number.as_deref().map_or(token.hash, hash);
        pieces.push(Piece { range: token.start..token.end, hash, number });
    });
}

/// A number in words, as far as it was read.
#[derive(Default)]
struct Counted {
    value: Option<u64>,
    /// What is said since the last thousand, and all before.
    since: u64,
    before: u64,
}

impl Counted {
    /// Reads on, where a word says a number: `twenty-three`, `thousand`.
    fn take(&mut self, written: &str, common: &Common) -> bool {
        if !written.starts_with(char::is_alphabetic) {
            return false;
        }
        let mut values = [0; 3];
        let mut count = 0;
        for part in written.split(['-', '\u{2010}', '\u{2011}']) {
            let (Some(value), Some(place)) = (common.number(&folded(part)), values.get_mut(count)) else {
                return false;
            };
            *place = value;
            count += 1;
        }
        for value in values.into_iter().take(count) {
            match value {
                100 => self.since = self.since.max(1).saturating_mul(100),
                1000.. => {
                    self.before = self.before.saturating_add(self.since.max(1).saturating_mul(value));
                    self.since = 0;
                }
                _ => self.since = self.since.saturating_add(value),
            }
        }
        self.value = Some(self.before.saturating_add(self.since));
        true
    }
}

/// What a number in digits says: without the commas of its thousands and what makes it an ordinal.
fn digits(written: &str) -> Option<String> {
    if !written.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let end = written.find(|character: char| !(character.is_ascii_digit() || matches!(character, '.' | ',')));
    let (number, rest) = written.split_at(end.unwrap_or(written.len()));
    if !matches!(rest, "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    let mut groups = number.split(['.', ',']).skip(1).peekable();
    let is_grouped = groups.peek().is_some() && groups.all(|group| group.len() == 3);
    Some(if is_grouped { number.replace(['.', ','], "") } else { number.replace(',', ".") })
}

/// The hash of a number, which no word has.
fn hash(number: &str) -> u64 {
    finish(number.bytes().fold(1, |hash, byte| mix(hash, u64::from(byte))))
}

/// What is a hash already.
#[derive(Default)]
pub(crate) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| mix(hash, u64::from(*byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use obelus_text::{CanonicalText, Span};

    use super::*;
    use crate::rules::Rules;

    fn said(sentence: &str) -> Vec<Word> {
        let text = CanonicalText::new(sentence).unwrap();
        let spans = [Span::new(0, text.length()).unwrap()];
        let common = Rules::built_in().unwrap().common;
        let vocabulary = Vocabulary::of(&Reading::new(&text, &spans, &|| true), &common).unwrap();
        assert_eq!(places(sentence, &common).len(), vocabulary.said(0).len());
        vocabulary.said(0).iter().map(|id| vocabulary.word(*id).unwrap().clone()).collect()
    }

    fn check(sentence: &str, expected: &[&str]) {
        let words: Vec<String> = said(sentence).into_iter().map(|word| word.letters).collect();
        assert_eq!(words, expected, "{sentence:?}");
    }

    #[test]
    fn numbers_say_the_same_however_they_are_written() {
        check("Almost six thousand came", &["almost", "6000", "came"]);
        check("Almost 6,000 came", &["almost", "6000", "came"]);
        check("twenty-three of two hundred thousand", &["23", "of", "200000"]);
        check("3.5 on the 11th and 3,5", &["3.5", "on", "the", "11", "and", "3.5"]);
        check("the 11June boats", &["the", "11june", "boats"]);
        check("Zwölf von 10.000", &["12", "von", "10000"]);
        check("zweihundert bis einundzwanzig", &["200", "bis", "21"]);
        check("viertausenddreihundertfünfundsechzig", &["4365"]);
        check("Jahrhundert Hunderttausende verwundert", &["jahrhundert", "hunderttausende", "verwundert"]);
    }

    #[test]
    fn names_are_told_by_their_capitals_where_these_tell_anything() {
        let names = |sentence: &str| -> Vec<String> {
            said(sentence).into_iter().filter(Word::is_name).map(|word| word.letters).collect()
        };
        assert_eq!(names("Then the ship of Ross sailed to Disko"), ["ross", "disko"]);
        assert!(names("The Lost Ships Of Ross And The Ice").is_empty());
        assert!(names("Da lag das Schiff im Hafen und die Leute sahen es").is_empty());
    }
}
