//! What stands after a stop: closing marks, footnote marks, the gap, and the word that might begin a sentence.
//! Every look ahead is bounded, except over white space, which the scan passes once more at most.

use super::characters::{
    Case, is_closing_bracket, is_closing_quote, is_either_quote, is_line_break, is_opener, is_picture, is_terminator,
    is_unspaced,
};

/// So many marks may stand between a stop and the next word before they are taken for something else.
const MARKS: usize = 8;
/// A footnote mark such as `[citation needed]` is no longer than this.
const FOOTNOTE: usize = 32;
/// A word is looked at up to this many code points; the longest word in the lists has 13.
const WORD: usize = 24;

/// The surroundings behind a stop.
#[derive(Clone, Copy, Debug)]
pub struct Next<'a> {
    /// The byte after the stop and all that belongs to it.
    pub end: usize,
    /// The last closing mark glued to the stop.
    pub closer: Option<char>,
    /// Whether white space follows.
    pub gap: bool,
    /// Whether the white space holds a line break.
    pub line_break: bool,
    /// Whether a bracket or quotation mark opens before the next word.
    pub opener: bool,
    /// Whether a dash stands before the next word.
    pub dash: bool,
    /// Whether a name as used in forums (`@name`, `#name`) follows.
    pub handle: bool,
    /// The first letter or digit behind the gap and the marks.
    pub first: Option<char>,
    /// The word that it begins.
    pub word: &'a str,
    /// What follows that word.
    pub rest: &'a str,
    /// The character right after the stop and its closing marks.
    pub glued: Option<char>,
}

impl<'a> Next<'a> {
    /// Looks at what stands after byte `from`.
    pub fn after(text: &'a str, from: usize) -> Next<'a> {
        let (closed, closer) = closers(text, from);
        let noted = footnotes(text, closed);
        let glued = text.get(noted..).and_then(|rest| rest.chars().next());
        let ink = super::first_ink(text, noted);
        let mut line_break = text.get(noted..ink).is_some_and(|gap| gap.contains(is_line_break));
        let pictured = if line_break { noted } else { pictures(text, noted, ink) };
        let ink = if pictured == noted { ink } else { super::first_ink(text, pictured) };
        line_break |= text.get(pictured..ink).is_some_and(|gap| gap.contains(is_line_break));
        let mut next = Next {
            end: pictured,
            closer,
            gap: ink > noted || glued.is_none(),
            line_break,
            opener: false,
            dash: false,
            handle: false,
            first: None,
            word: "",
            rest: "",
            glued,
        };
        next.read(text.get(ink..).unwrap_or_default());
        next
    }

    fn read(&mut self, ahead: &'a str) {
        for (at, character) in ahead.char_indices().take(MARKS) {
            if character.is_alphanumeric() {
                let word = ahead.get(at..).unwrap_or_default();
                self.first = Some(character);
                let end = word
                    .char_indices()
                    .take(WORD)
                    .find(|(_, character)| !character.is_alphanumeric())
                    .map_or_else(|| word.chars().take(WORD).map(char::len_utf8).sum(), |(end, _)| end);
                self.word = word.get(..end).unwrap_or_default();
                self.rest = word.get(end..).unwrap_or_default();
                return;
            }
            self.opener |= is_opener(character) || is_either_quote(character);
            self.dash |= matches!(character, '-' | '–' | '—' | '―');
            self.handle |= matches!(character, '@' | '#');
        }
    }

    /// What the first letter or digit is; `Other` where none is near.
    pub fn case(&self) -> Case {
        self.first.map_or(Case::Other, Case::of)
    }

    /// Whether the next word is a capital and small letters, or a capital alone: glued to a stop it is a new word,
    /// where two capitals may be an acronym.
    pub fn is_capitalised(&self) -> bool {
        let mut characters = self.word.chars();
        characters.next().is_some_and(|first| Case::of(first) == Case::Upper)
            && characters.next().map_or(self.rest.starts_with(char::is_whitespace), char::is_lowercase)
    }

    /// The word after the next one, where only white space parts them.
    pub fn second_word(&self) -> &'a str {
        let rest = self.rest.strip_prefix(' ').unwrap_or_default();
        let end = rest
            .char_indices()
            .take(WORD)
            .find(|(_, character)| !character.is_alphanumeric())
            .map_or(rest.len().min(WORD), |(end, _)| end);
        rest.get(..end).unwrap_or_default()
    }
}

/// Passes the closing marks glued to a stop; answers where they end and the last of them.
fn closers(text: &str, from: usize) -> (usize, Option<char>) {
    let mut end = from;
    let mut last = None;
    let mut ahead = text.get(from..).unwrap_or_default().chars().peekable();
    for _ in 0..MARKS {
        let Some(character) = ahead.next() else { break };
        let closes = is_closing_bracket(character)
            || is_closing_quote(character)
            || is_either_quote(character) && closes_here(ahead.peek().copied(), character);
        if !closes {
            break;
        }
        end += character.len_utf8();
        last = Some(character);
    }
    (end, last)
}

/// Whether a mark that may open or close does close, judged by what follows it.
fn closes_here(following: Option<char>, mark: char) -> bool {
    let Some(following) = following else { return true };
    match mark {
        '"' | '\'' | '*' | '_' => !following.is_lowercase() && !is_unspaced(following),
        _ => !following.is_alphanumeric(),
    }
}

/// Passes footnote marks such as `[12]` or `[citation needed]` glued to a stop, and numbers after one space.
fn footnotes(text: &str, from: usize) -> usize {
    let mut end = from;
    for _ in 0..MARKS {
        let Some(rest) = text.get(end..) else { break };
        let bare = rest.strip_prefix(' ').unwrap_or(rest);
        let Some(inner) = bare.strip_prefix('[') else { break };
        let Some((close, _)) = inner.char_indices().take(FOOTNOTE).find(|(_, character)| *character == ']') else {
            break;
        };
        let mark = inner.get(..close).unwrap_or_default();
        let numbered = mark.chars().all(|character| character.is_ascii_digit());
        if mark.is_empty() || mark.contains(is_terminator) || bare.len() < rest.len() && !numbered {
            break;
        }
        end += rest.len() - bare.len() + close + 2;
    }
    end
}

/// Passes emoji behind a stop, glued or after a gap: they belong to the sentence that they comment on.
fn pictures(text: &str, from: usize, ink: usize) -> usize {
    let rest = text.get(ink..).unwrap_or_default();
    let length: usize =
        rest.chars().take(WORD).take_while(|character| is_picture(*character)).map(char::len_utf8).sum();
    if length == 0 { from } else { ink + length }
}
