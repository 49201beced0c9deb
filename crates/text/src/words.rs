//! The words of a text as they are searched: cut and folded once, here, for index, query, marks and candidates alike.
//!
//! Invariant: a word depends on nothing but the characters of its own run, so that what is found in a query is found in a
//! text, whatever stands around it. Case, marks and letter forms (`Ł`, `ß`, `ﬁ`, full width) are folded; in scripts that
//! are written without spaces a word is two characters, each with the next, so that any part of a run is found.
//! Not here: what is sought (`engine`), and where words are kept (`store`).

mod fold;

use unicode_normalization::char::{compose, is_combining_mark};

use crate::{Invisible, Span};
use fold::{Way, fold, way};

/// Longer words are no words (hashes, base64); what is behind so many bytes of one is not told apart.
const LONGEST: usize = 96;

/// How a word was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// By what stands between words.
    Whole,
    /// Two characters of a script without spaces.
    Pair,
    /// The last character of a run of such a script.
    Last,
}

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// What it is searched by.
    pub folded: &'a str,
    /// Where it stands, in code points of what was cut.
    pub span: Span,
    /// How it was cut.
    pub kind: WordKind,
}

/// Words that are sought one right after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Phrase {
    /// The folded words.
    pub words: Vec<String>,
    /// Whether the last one may go on.
    pub is_open: bool,
}

/// Cuts a text and hands out each word, in order.
pub fn cut_words(text: &str, mut take: impl FnMut(Word<'_>)) {
    let mut cutter = Cutter::default();
    let mut position = 0u32;
    let mut rest = text;
    while let Some(first) = rest.as_bytes().first() {
        if first.is_ascii_alphanumeric() {
            // Most of most texts: a run of ASCII, taken at once.
            let length = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let (run, behind) = rest.split_at(length);
            let end = position.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
            cutter.put_ascii(run, position, end, &mut take);
            (rest, position) = (behind, end);
            continue;
        }
        let mut characters = rest.chars();
        let Some(character) = characters.next() else { break };
        cutter.put(character, position, &mut take);
        rest = characters.as_str();
        position = position.saturating_add(1);
    }
    cutter.end(&mut take);
}

/// The words of a text with one space between two, as they are indexed.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The same, behind what is in `folded`.
pub fn fold_into(text: &str, folded: &mut String) {
    cut_words(text, |word| {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word.folded);
    });
}

impl Phrase {
    /// What is sought with these words, which may be part of a run in a script without spaces. Without any word it is
    /// empty.
    pub fn new(sought: &str) -> Phrase {
        let mut words: Vec<(String, WordKind)> = Vec::new();
        cut_words(sought, |word| words.push((word.folded.to_owned(), word.kind)));
        let ends_in_run = words.last().is_some_and(|(_, kind)| *kind == WordKind::Last);
        let is_paired = words.len().checked_sub(2).and_then(|before| words.get(before));
        let is_open = ends_in_run && is_paired.is_none_or(|(_, kind)| *kind != WordKind::Pair);
        if ends_in_run && !is_open {
            // The run may go on in the text: its pairs say all.
            words.pop();
        }
        Phrase { words: words.into_iter().map(|(folded, _)| folded).collect(), is_open }
    }

    /// The same words, of which the last may go on.
    pub fn opened(self) -> Phrase {
        Phrase { is_open: true, ..self }
    }

    /// Whether nothing is sought.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// What was taken of a text and not yet handed out.
#[derive(Default)]
struct Cutter {
    /// The word in the making, with where it begins and ends.
    word: String,
    start: u32,
    end: u32,
    /// The last character of a run without spaces, with where it begins and ends.
    run: Option<(char, u32, u32)>,
    pair: String,
}

impl Cutter {
    fn put_ascii(&mut self, run: &str, start: u32, end: u32, take: &mut impl FnMut(Word<'_>)) {
        self.end_run(take);
        if self.word.is_empty() {
            self.start = start;
        }
        self.end = end;
        let room = LONGEST.saturating_sub(self.word.len()).min(run.len());
        let from = self.word.len();
        self.word.push_str(run.get(..room).unwrap_or(run));
        if let Some(new) = self.word.get_mut(from..) {
            new.make_ascii_lowercase();
        }
    }

    fn put(&mut self, character: char, position: u32, take: &mut impl FnMut(Word<'_>)) {
        match way(character) {
            Way::Between if character.is_ascii() => self.end(take),
            // A soft hyphen or a joiner parts nothing that is seen.
            Way::Between if is_unseen(character) => {}
            Way::Between => self.end(take),
            Way::Run => self.put_in_run(character, position, take),
            Way::Letter => fold(character, |letter| match way(letter) {
                Way::Run => self.put_in_run(letter, position, take),
                // The voicing of half-width kana counts as a letter where it is written.
                Way::Mark if self.run.is_some() => self.put_mark(letter, position, take),
                _ => self.put_in_word(letter, position, take),
            }),
            Way::Mark => self.put_mark(character, position, take),
        }
    }

    fn put_in_word(&mut self, letter: char, position: u32, take: &mut impl FnMut(Word<'_>)) {
        self.end_run(take);
        if self.word.is_empty() {
            self.start = position;
        }
        self.end = position.saturating_add(1);
        // Of Korean, letters become the syllable that they would be written as.
        let joined = self.word.chars().last().filter(|last| *last >= '\u{1100}').and_then(|last| compose(last, letter));
        if let Some(joined) = joined.filter(|joined| ('\u{AC00}'..='\u{D7A3}').contains(joined)) {
            self.word.pop();
            self.word.push(joined);
        } else if self.word.len() + letter.len_utf8() <= LONGEST {
            self.word.push(letter);
        }
    }

    fn put_in_run(&mut self, character: char, position: u32, take: &mut impl FnMut(Word<'_>)) {
        self.end_word(take);
        let end = position.saturating_add(1);
        if let Some((before, start, _)) = self.run {
            if let Some(joined) = compose(before, character) {
                self.run = Some((joined, start, end));
                return;
            }
            self.pair.clear();
            self.pair.extend([before, character]);
            if let Some(span) = Span::new(start, end) {
                take(Word { folded: &self.pair, span, kind: WordKind::Pair });
            }
        }
        self.run = Some((character, position, end));
    }

    /// A mark belongs to the letter before it; those of the scripts whose letters are read without them are left aside.
    fn put_mark(&mut self, mark: char, position: u32, take: &mut impl FnMut(Word<'_>)) {
        if let Some((before, start, _)) = self.run {
            let end = position.saturating_add(1);
            // A voiced kana that was written as two characters.
            self.run = Some((compose(before, mark).unwrap_or(before), start, end));
        } else if !self.word.is_empty() {
            self.end = position.saturating_add(1);
            if mark == '\u{306}' && self.word.ends_with('и') {
                // Not an и with an accent, but a letter of its own.
                self.word.pop();
                self.word.push('й');
            } else if !fold::is_left_aside(mark) {
                self.put_in_word(mark, position, take);
            }
        }
    }

    fn end(&mut self, take: &mut impl FnMut(Word<'_>)) {
        self.end_word(take);
        self.end_run(take);
    }

    fn end_word(&mut self, take: &mut impl FnMut(Word<'_>)) {
        if self.word.is_empty() {
            return;
        }
        if let Some(span) = Span::new(self.start, self.end) {
            take(Word { folded: &self.word, span, kind: WordKind::Whole });
        }
        self.word.clear();
    }

    fn end_run(&mut self, take: &mut impl FnMut(Word<'_>)) {
        let Some((character, start, end)) = self.run.take() else { return };
        self.pair.clear();
        self.pair.push(character);
        if let Some(span) = Span::new(start, end) {
            take(Word { folded: &self.pair, span, kind: WordKind::Last });
        }
    }
}

fn is_unseen(character: char) -> bool {
    matches!(Invisible::of(character), Some(Invisible::Bidi | Invisible::ZeroWidth)) && !is_combining_mark(character)
}
