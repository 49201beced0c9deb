//! Judges a run of stops: does a sentence end here, and where?
//! Looks at the word before, the marks around and the word after. Not here: the lists of words (`words`), line
//! breaks without a stop (`lines`).

use super::characters::{Case, is_closing_bracket, is_opener, is_terminator, is_unspaced};
use super::markers::Marker;
use super::next::Next;
use super::runs::{Kind, Run};
use super::words::{
    Habit, Starter, dotted_habit, habit, is_adverbial, is_hour_follower, is_ordinal_noun, is_saying, precedes_ordinal,
    starter,
};

/// A token is looked back at over this many code points: no abbreviation is longer, and addresses show earlier.
const BACK: usize = 80;

/// The byte at which the sentence that began at `open` ends, if it ends with this run.
pub fn end_of_sentence(text: &str, run: &Run, open: usize, marker: Option<Marker>) -> Option<usize> {
    let next = Next::after(text, run.end);
    let previous = before(text, run.start);
    // "(!)", "[...]": the mark is all that stands in the brackets.
    let following = text.get(run.end..).and_then(|rest| rest.chars().next());
    if previous.is_some_and(is_opener) && following.is_some_and(is_closing_bracket) {
        return None;
    }
    if run.is_stop_then_dots(text) && next.case() == Case::Upper {
        return Some(run.first_end);
    }
    if open == run.start || marker.is_some_and(|marker| run.start < marker.end()) {
        return None;
    }
    let scene = Scene { text, run, open, next, previous };
    let ends = match run.kind {
        Kind::Strong => scene.strong(),
        Kind::Exclaim => scene.exclaim(),
        Kind::Dots => scene.dots(),
        Kind::Stop => scene.stop(),
    };
    ends.then_some(next.end)
}

/// The character that ends before this byte.
fn before(text: &str, byte: usize) -> Option<char> {
    text.get(..byte)?.chars().next_back()
}

/// The end of the text before `byte` back to the last character that `stays` refuses, at most [`BACK`] code points.
fn back_while(text: &str, byte: usize, stays: impl Fn(char) -> bool) -> &str {
    let head = text.get(..byte).unwrap_or_default();
    let start = head
        .char_indices()
        .rev()
        .take(BACK)
        .take_while(|(_, character)| stays(*character))
        .last()
        .map_or(byte, |(start, _)| start);
    text.get(start..byte).unwrap_or_default()
}

/// A stop with its surroundings.
struct Scene<'a> {
    text: &'a str,
    run: &'a Run,
    open: usize,
    next: Next<'a>,
    previous: Option<char>,
}

impl<'a> Scene<'a> {
    fn strong(&self) -> bool {
        let Some(glued) = self.next.glued else { return false };
        let particle = matches!(glued, 'と' | 'っ' | 'の' | 'は' | 'が' | 'を');
        match self.next.closer {
            Some(closer) if self.next.gap => !is_closing_bracket(closer) || self.next.case() != Case::Lower,
            Some(closer) => !is_closing_bracket(closer) && !particle && !matches!(glued, ',' | '，' | '、'),
            None => !matches!(glued, ',' | '，' | '、' | '…'),
        }
    }

    fn exclaim(&self) -> bool {
        if !self.next.gap {
            return self.glued_exclaim();
        }
        if self.next.closer.is_some_and(is_closing_bracket) && !self.bracket_is_a_sentence() {
            return self.next.case() == Case::Upper && starter(self.next.word) != Starter::No;
        }
        match self.next.case() {
            Case::Upper => !self.is_said(),
            Case::Lower => {
                self.next.handle
                    || self.run.asks && self.next.closer.is_none() && !self.next.dash
                    || self.next.line_break && self.next.closer.is_none()
            }
            Case::Digit | Case::Caseless | Case::Other => true,
        }
    }

    fn glued_exclaim(&self) -> bool {
        let Some(glued) = self.next.glued else { return false };
        let unspaced = is_unspaced(glued) || self.previous.is_some_and(is_unspaced);
        let after_word =
            self.previous.is_some_and(|character| character.is_alphanumeric() || is_closing_bracket(character));
        unspaced && glued.is_alphanumeric()
            || matches!(glued, '¿' | '¡')
            || after_word && glued == self.next.first.unwrap_or(' ') && self.next.is_capitalised() && !self.is_address()
    }

    fn dots(&self) -> bool {
        let word = self.next.word;
        if self.next.case() != Case::Upper {
            return self.next.gap && self.next.handle;
        }
        // "I" is written with a capital in the middle of a sentence too.
        if matches!(word, "I") || self.is_said() {
            return false;
        }
        let apart = self.previous.is_none_or(char::is_whitespace);
        if !self.next.gap || apart && self.run.dots == 3 {
            return starter(word) != Starter::No;
        }
        true
    }

    fn stop(&self) -> bool {
        let Some(previous) = self.previous else { return false };
        if !self.next.gap {
            return self.glued_stop(previous);
        }
        if previous.is_whitespace() {
            return true;
        }
        match Case::of(previous) {
            Case::Digit => self.after_number(),
            Case::Other if is_mark(previous) => self.after_word(),
            // A stop behind a bracket or a quotation mark abbreviates nothing.
            Case::Other => self.next.case() != Case::Lower || self.next.closer.is_none() && !self.next.dash,
            _ => self.after_word(),
        }
    }

    /// A stop between two words without a space: lost in scraping, or part of a name or an address?
    fn glued_stop(&self, previous: char) -> bool {
        if self.next.glued != self.next.first || !self.next.is_capitalised() || self.is_address() {
            return false;
        }
        // "System.Text.Json": a chain of names.
        let chain = self.next.rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let word = self.word();
        let regular = match Case::of(previous) {
            Case::Lower => word.chars().count() >= 2 && habit(word).is_none() && !self.token().contains('.'),
            Case::Digit => self.token().len() >= 3,
            Case::Other => self.next.closer.is_some() || is_closing_bracket(previous),
            Case::Upper | Case::Caseless => false,
        };
        regular && !chain
    }

    fn after_number(&self) -> bool {
        let token = self.token();
        let digits = back_while(self.text, self.run.start, char::is_numeric);
        let ordinal = token == digits && digits.chars().count() <= 2;
        match self.next.case() {
            Case::Digit => !ordinal,
            Case::Lower => digits.len() >= 4 && !self.next.dash && self.next.closer.is_none(),
            Case::Upper => {
                !ordinal || !(is_ordinal_noun(self.next.word) || precedes_ordinal(self.word_before(token.len())))
            }
            Case::Caseless | Case::Other => true,
        }
    }

    fn after_word(&self) -> bool {
        let word = self.word();
        if let Some(ends) = self.after_abbreviation(word) {
            return ends;
        }
        let length = word.chars().count();
        match self.next.case() {
            Case::Upper | Case::Other => {
                // "Wm. Smith": a capital and no vowel is an abbreviation that no list knows.
                let abbreviated = is_vowelless(word) && starter(self.next.word) == Starter::No;
                !(abbreviated || self.is_said())
            }
            Case::Digit => true,
            Case::Lower if self.next.handle => true,
            Case::Lower if self.next.closer.is_some() || self.next.dash => false,
            // A scrape cuts sentences off at the front: after a whole word a small letter may begin one.
            Case::Lower => {
                let decade = word.ends_with("0s");
                let least = if self.next.opener || decade {
                    3
                } else if word.is_ascii() {
                    4
                } else {
                    6
                };
                length >= least && word.chars().any(char::is_lowercase)
            }
            // Scripts with stops of their own use the full stop for abbreviations, which are short.
            Case::Caseless => !matches!(word.chars().next(), Some('\u{900}'..='\u{dff}')) || length >= 4,
        }
    }

    /// What the lists know of the word before the stop; `None` where it is a word like any other.
    fn after_abbreviation(&self, word: &str) -> Option<bool> {
        let token = self.token();
        let dotted = self.dotted(token, word);
        let known = match &dotted {
            Some(dotted) => Some(dotted_habit(dotted).unwrap_or(Habit::MayEnd)),
            None if word.chars().count() == 1 => return self.after_letter(word),
            None => habit(word),
        };
        let upper = self.next.case() == Case::Upper;
        let starts = upper && starter(self.next.word) != Starter::No && !self.next.rest.starts_with('.');
        match known? {
            Habit::Never => Some(false),
            Habit::BeforeNumber if self.next.case() == Case::Digit || is_roman(self.next.word) => Some(false),
            Habit::BeforeNumber => None,
            Habit::MayEnd => Some(starts || self.next.handle),
            Habit::Unit => {
                let measured = self.word_before(token.len()).ends_with(char::is_numeric);
                Some(starts || measured && upper || self.next.handle)
            }
            Habit::EndsBeforeCapital => Some(upper && self.next.closer.is_none() || starts || self.next.handle),
            Habit::Hour => Some(upper && !is_hour_follower(self.next.word) && !self.is_adverbial_so_far()),
        }
    }

    /// A single letter: an initial, a label, or a year in Russian.
    fn after_letter(&self, letter: &str) -> Option<bool> {
        let clear = starter(self.next.word) == Starter::Clear && self.next.case() == Case::Upper;
        let before = self.word_before(letter.len());
        if letter == "г" || letter == "в" {
            let year =
                before.chars().next_back().is_some_and(|last| last.is_numeric() || matches!(last, 'X' | 'I' | 'V'));
            return Some(year && self.next.case() == Case::Upper);
        }
        if letter == "I" && matches!(before, "and" | "than" | "or" | "nor" | "but" | "as" | "am" | "not") {
            return Some(self.next.case() == Case::Upper);
        }
        let caseless = letter.chars().all(|letter| Case::of(letter) == Case::Caseless);
        if caseless { None } else { Some(clear && !self.next.rest.starts_with('.')) }
    }

    /// An abbreviation of several letters, as `z.b` or `т.д`, whether written with spaces or without.
    fn dotted(&self, token: &str, word: &str) -> Option<String> {
        let token = token.trim_start_matches(|character: char| !character.is_alphanumeric());
        let inner = token.contains('.') && token.split('.').all(|part| part.chars().count() <= 2);
        if inner {
            return Some(token.to_lowercase());
        }
        if word.chars().count() != 1 || token != word {
            // "z. B." is seen whole at its first stop as well: there the next word is one letter and a stop.
            return None;
        }
        if let Some(first) = self.word_before(word.len()).strip_suffix('.') {
            let pair = format!("{first}.{word}").to_lowercase();
            if first.chars().count() == 1 && dotted_habit(&pair).is_some() {
                return Some(pair);
            }
        }
        let pair = format!("{word}.{}", self.next.word).to_lowercase();
        (self.next.rest.starts_with('.') && dotted_habit(&pair).is_some()).then(|| "e.g".to_owned())
    }

    /// The word right before the stop, with the apostrophes in it: the `t` of "isn't" is no single letter.
    fn word(&self) -> &'a str {
        let apostrophe = |character| matches!(character, '\'' | '’');
        back_while(self.text, self.run.start, |character| {
            character.is_alphanumeric() || is_mark(character) || apostrophe(character)
        })
        .trim_matches(apostrophe)
    }

    /// All that stands between the stop and the white space or opening bracket before it.
    fn token(&self) -> &'a str {
        back_while(self.text, self.run.start, |character| {
            !character.is_whitespace() && !is_opener(character) && !matches!(character, '"' | '“' | '«' | '»')
        })
    }

    /// The word before a token of this many bytes that ends at the stop.
    fn word_before(&self, token: usize) -> &'a str {
        let end = self.run.start.saturating_sub(token);
        let head = self.text.get(..end).unwrap_or_default();
        let end = back_while(self.text, end, |character| matches!(character, ' ' | '\n' | '\u{a0}')).len();
        back_while(self.text, head.len() - end, |character| !character.is_whitespace() && !is_opener(character))
    }

    /// Whether the stop lies in an address: there it may be glued to a capital without ending anything.
    fn is_address(&self) -> bool {
        let token = back_while(self.text, self.run.start, |character| !character.is_whitespace());
        let domain = self
            .next
            .rest
            .chars()
            .take(BACK)
            .take_while(|character| !character.is_whitespace())
            .any(|character| character == '@');
        token.contains(['@', '/', '\\', '_', '=']) || token.starts_with("www.") || domain
    }

    /// Whether a quotation ends here and the words after it name the speaker: `"Yes." Kulik said.`
    fn is_said(&self) -> bool {
        self.next.closer.is_some_and(|closer| !is_closing_bracket(closer)) && is_saying(self.next.second_word())
    }

    /// Whether all of the sentence so far is a time: `At 5 a.m.`
    fn is_adverbial_so_far(&self) -> bool {
        let so_far = self.text.get(self.open..self.run.start).unwrap_or_default();
        so_far.len() < 40
            && so_far.split_whitespace().count() <= 6
            && so_far.split_whitespace().next().is_some_and(is_adverbial)
    }

    /// Whether the bracket that closes here opened where a sentence may begin.
    fn bracket_is_a_sentence(&self) -> bool {
        let inner = back_while(self.text, self.run.start, |character| !is_opener(character));
        let opening = self.run.start - inner.len();
        let outside = self.text.get(..opening.saturating_sub(1)).unwrap_or_default().trim_end();
        opening <= self.open + 1 || outside.chars().next_back().is_none_or(is_terminator)
    }
}

/// Combining marks of scripts that write vowels so, and the ring of `N°`; they are letters for our purpose.
fn is_mark(character: char) -> bool {
    matches!(u32::from(character), 0xB0 | 0x300..=0x36F | 0x900..=0xDFF | 0xE31..=0xEBC | 0x1000..=0x109F)
}

fn is_vowelless(word: &str) -> bool {
    let small = word.chars().filter(|character| character.is_lowercase()).count();
    let capital = word.starts_with(|first: char| first.is_ascii_uppercase());
    word.is_ascii()
        && capital
        && small > 0
        && word.len() <= 4
        && !word
            .chars()
            .any(|letter| matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | '0'..='9'))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word != "I" && word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C'))
}
