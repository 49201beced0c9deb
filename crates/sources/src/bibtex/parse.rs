//! The syntax: entries with their fields as they stand, `@string` put in, `#` joined.
//! Invariant: never fails as a whole; an entry that is broken is named by its line, and reading goes on with the next line
//! that begins one. Not here: what fields mean, what TeX in them says.

use std::collections::HashMap;

use crate::Refused;
use crate::bytes::count_lines;
use crate::dates::MONTHS_IN_ENGLISH;

/// An entry as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Raw {
    /// The line of its `@`, from 1.
    pub line: u32,
    /// Its type in lower case.
    pub kind: String,
    /// Its citation key.
    pub key: String,
    /// Its fields: name in lower case, value as TeX; in their order, repeated ones too.
    pub fields: Vec<(String, String)>,
}

/// What a text holds.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub entries: Vec<Raw>,
    pub refused: Vec<Refused>,
}

/// The months that every style defines, in their order.
pub(crate) const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// More fields than this in one entry are no honest file.
const MOST_FIELDS: usize = 1_000;

/// What names of strings may stand for in one file, in bytes beyond four times its own: strings made of strings can double
/// with every line.
const MOST_PUT_IN: usize = 16 << 20;

/// So many bytes may be read in vain: what is unclosed is read to the end of the file, and reading goes on behind its first
/// line. A file beyond that has thousands of such entries.
const MOST_WASTED: usize = 1 << 28;

/// Reads a text; `None` where nothing in it begins an entry.
pub(crate) fn parse(text: &str) -> Option<Parsed> {
    parse_within(text, MOST_WASTED)
}

fn parse_within(text: &str, mut to_waste: usize) -> Option<Parsed> {
    let mut parser = Parser::of(text);
    let mut parsed = Parsed::default();
    let mut found = false;
    let mut lines = Lines { text, at: 0, line: 1 };
    while let Some(start) = parser.find_start() {
        found = true;
        let line = lines.line_at(start);
        if to_waste == 0 {
            parsed.refused.push(Refused { line, entry: None, why: "unclosed".to_owned() });
            continue;
        }
        parser.reach = start;
        match parser.item(line) {
            Ok(Some(entry)) => parsed.entries.push(entry),
            Ok(None) => {}
            Err(Broken { at, entry, why }) => {
                // What is unclosed runs to the end of the file, which names nothing: the entry's own line is told.
                let line = if why == "unclosed" { line } else { line + count_lines(text, start, at) };
                parsed.refused.push(Refused { line, entry, why: why.to_owned() });
                parser.reach = parser.reach.max(at);
                parser.at = next_line_start(text, start);
                parser.recover();
            }
        }
        to_waste = to_waste.saturating_sub(parser.reach.saturating_sub(parser.at));
    }
    found.then_some(parsed)
}

/// Where the first entry begins.
pub(crate) fn find_start(text: &str) -> Option<usize> {
    Parser::of(text).find_start()
}

struct Broken {
    at: usize,
    entry: Option<String>,
    why: &'static str,
}

/// Counts lines once through the text.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn line_at(&mut self, at: usize) -> u32 {
        if at >= self.at {
            self.line += count_lines(self.text, self.at, at);
            self.at = at;
        }
        self.line
    }
}

fn next_line_start(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |end| from + end + 1)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    strings: HashMap<String, String>,
    /// How far the present entry was read in vain.
    reach: usize,
    /// How many bytes names of strings may still stand for.
    to_put_in: usize,
}

type Step<T> = Result<T, &'static str>;

impl<'a> Parser<'a> {
    fn of(text: &'a str) -> Parser<'a> {
        let to_put_in = text.len().saturating_mul(4).saturating_add(MOST_PUT_IN);
        Parser { text, at: 0, strings: HashMap::new(), reach: 0, to_put_in }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            // TeX has comments to the end of the line; in BibTeX they are no comments, but files have them between fields.
            if !trimmed.starts_with('%') {
                return;
            }
            self.at = next_line_start(self.text, self.at);
        }
    }

    fn take_while(&mut self, is_part: impl Fn(char) -> bool) -> &'a str {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let length = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        self.at += length;
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Goes to the next `@word{` or `@word(` and answers where it is; what is between is a comment.
    fn find_start(&mut self) -> Option<usize> {
        while let Some(found) = self.rest().find('@') {
            let start = self.at + found;
            self.at = start + 1;
            if is_start(self.rest()) {
                return Some(start);
            }
        }
        None
    }

    /// After a broken entry: goes to the next line that begins another.
    fn recover(&mut self) {
        while self.at < self.text.len() {
            let line = self.rest().trim_start_matches([' ', '\t']);
            if line.strip_prefix('@').is_some_and(is_start) {
                return;
            }
            self.at = next_line_start(self.text, self.at);
        }
    }

    /// What follows an `@`; nothing of a comment, a preamble, a string.
    fn item(&mut self, line: u32) -> Result<Option<Raw>, Broken> {
        let kind = self.take_while(is_name).to_lowercase();
        self.skip_space();
        let close = if self.peek() == Some('(') { ')' } else { '}' };
        let open = self.at;
        self.at += 1;
        let mut entry = None;
        let done = match kind.as_str() {
            "comment" => {
                self.at = open;
                // A comment that is not closed ends with its line.
                if self.block(close).is_err() {
                    self.at = next_line_start(self.text, open);
                }
                Ok(None)
            }
            "preamble" => self.value(true).and_then(|_| self.close(close)).map(|()| None),
            "string" => self.string(close).map(|()| None),
            _ => self.entry(line, kind, close, &mut entry).map(Some),
        };
        done.map_err(|why| Broken { at: self.at.min(self.text.len()), entry, why })
    }

    fn close(&mut self, close: char) -> Step<()> {
        self.skip_space();
        match self.peek() {
            Some(found) if found == close => {
                self.at += 1;
                Ok(())
            }
            None => Err("unclosed"),
            Some(_) => Err("comma"),
        }
    }

    fn string(&mut self, close: char) -> Step<()> {
        self.skip_space();
        let name = self.take_while(is_name).to_lowercase();
        self.equals()?;
        let value = self.value(true)?;
        self.strings.insert(name, value);
        self.close(close)
    }

    fn equals(&mut self) -> Step<()> {
        self.skip_space();
        if self.peek() != Some('=') {
            return Err(if self.peek().is_none() { "unclosed" } else { "equals" });
        }
        self.at += 1;
        Ok(())
    }

    fn entry(&mut self, line: u32, kind: String, close: char, name: &mut Option<String>) -> Step<Raw> {
        self.skip_space();
        let start = self.at;
        let ends = |letter: char| letter == close || matches!(letter, ',' | '\n' | '=' | '{' | '"');
        let key = self.take_while(|letter| !ends(letter)).trim().to_owned();
        *name = (!key.is_empty()).then(|| key.clone());
        let mut entry = Raw { line, kind, key, fields: Vec::new() };
        // Who wrote no key wrote a field in its place.
        let mut is_first = self.peek() == Some('=');
        if is_first {
            (entry.key, self.at) = (String::new(), start);
            *name = None;
        }
        loop {
            self.skip_space();
            match self.peek() {
                _ if std::mem::take(&mut is_first) => {}
                Some(',') => self.at += 1,
                Some(found) if found == close => {
                    self.at += 1;
                    return Ok(entry);
                }
                None | Some('@') => return Err("unclosed"),
                // A value is behind us, or the key: only a comma or the end may follow.
                Some(_) => return Err(if entry.fields.is_empty() { "key" } else { "comma" }),
            }
            self.skip_space();
            let field = self.take_while(is_name).to_lowercase();
            if field.is_empty() {
                // A comma too many, or the one before the end.
                continue;
            }
            self.equals()?;
            let value = self.value(field != "month")?;
            entry.fields.push((field, value));
            if entry.fields.len() > MOST_FIELDS {
                return Err("value");
            }
        }
    }

    /// A value: pieces joined by `#`. A month that stands alone keeps its short name.
    fn value(&mut self, spell_months: bool) -> Step<String> {
        let mut pieces = Vec::new();
        loop {
            self.skip_space();
            let start = self.at;
            let piece = match self.peek() {
                Some('{') => self.block('}')?,
                Some('"') => self.quoted()?,
                Some(_) => self.word()?,
                None => return Err("unclosed"),
            };
            let is_word = !self.text.get(start..).unwrap_or_default().starts_with(['{', '"']);
            pieces.push((piece, is_word));
            self.skip_space();
            if self.peek() != Some('#') {
                break;
            }
            self.at += 1;
        }
        let alone = pieces.len() == 1;
        let spelled = pieces.into_iter().map(|(piece, is_word)| {
            let month = is_word.then(|| month_name(&piece)).flatten();
            if alone && !spell_months { piece } else { month.map_or(piece, str::to_owned) }
        });
        Ok(spelled.collect())
    }

    /// What stands in braces (or parentheses), which may stand in one another; without the outer ones.
    fn block(&mut self, close: char) -> Step<String> {
        let start = self.at + 1;
        let mut depth = 0_usize;
        for (at, letter) in self.rest().char_indices() {
            match letter {
                '{' => depth += 1,
                '(' if close == ')' && at == 0 => depth += 1,
                '}' | ')' if letter == '}' || (close == ')' && depth == 1) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        let inside = self.text.get(start..self.at + at).unwrap_or_default().to_owned();
                        self.at += at + 1;
                        return Ok(inside);
                    }
                }
                _ => {}
            }
        }
        self.reach = self.text.len();
        Err("unclosed")
    }

    /// What stands in quotation marks; one that stands in braces does not end it.
    fn quoted(&mut self) -> Step<String> {
        let start = self.at + 1;
        let mut depth = 0_usize;
        for (at, letter) in self.text.get(start..).unwrap_or_default().char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => {
                    self.reach = start + at;
                    return Err("value");
                }
                '}' => depth -= 1,
                '"' if depth == 0 => {
                    self.at = start + at + 1;
                    return Ok(self.text.get(start..start + at).unwrap_or_default().to_owned());
                }
                _ => {}
            }
        }
        self.reach = self.text.len();
        Err("unclosed")
    }

    /// A number, or the name of a string; a name that nobody defined is kept as a word.
    fn word(&mut self) -> Step<String> {
        let word = self.take_while(is_name).to_owned();
        if word.is_empty() {
            return Err("value");
        }
        let Some(meant) = self.strings.get(&word.to_lowercase()) else { return Ok(word) };
        self.to_put_in = self.to_put_in.checked_sub(meant.len()).ok_or("value")?;
        Ok(meant.clone())
    }
}

fn month_name(word: &str) -> Option<&'static str> {
    let at = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(word))?;
    MONTHS_IN_ENGLISH.get(at).copied()
}

/// Whether what follows an `@` is a word and an opening brace or parenthesis.
fn is_start(rest: &str) -> bool {
    let behind = rest.trim_start_matches(is_name);
    behind.len() < rest.len() && behind.trim_start().starts_with(['{', '('])
}

/// Whether a text can stand for a name.
pub(crate) fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_name)
}

/// What names of entries, fields and strings are made of.
fn is_name(letter: char) -> bool {
    !letter.is_whitespace()
        && !letter.is_control()
        && !matches!(letter, '{' | '}' | '(' | ')' | '"' | '#' | '%' | '\'' | ',' | '=' | '@' | '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(String, String)> {
        parse(text).unwrap().entries.remove(0).fields
    }

    fn check_value(value: &str, expected: &str) {
        let text = format!("@string{{nyp = \"New York Press\"}}\n@book{{a, x = {value}}}");
        assert_eq!(fields(&text), [("x".to_owned(), expected.to_owned())], "{value}");
    }

    #[test]
    fn values_are_joined_and_kept_as_they_stand() {
        check_value("{a {B} c}", "a {B} c");
        check_value("\"a {\"}b{\"} c\"", "a {\"}b{\"} c");
        check_value("1940", "1940");
        check_value("nyp", "New York Press");
        check_value("NYP # \" \" # {1940}", "New York Press 1940");
        check_value("\"10~\" # jan", "10~January");
        check_value("nobody", "nobody");
    }

    #[test]
    fn odd_but_right_syntax_is_read() {
        let text = "junk me@site.org\n@Comment{jabref-meta: {x};}\n@PREAMBLE{\"\\newcommand\" # {x}}\n\
            @Book ( key:1 , Title = {T}, month = jan, , % a comment\n year = 1940 ,\n)\n@misc{only}";
        let parsed = parse(text).unwrap();
        assert_eq!(parsed.refused, []);
        let [book, misc] = parsed.entries.as_slice() else { panic!("{parsed:?}") };
        assert_eq!((book.line, book.kind.as_str(), book.key.as_str()), (4, "book", "key:1"));
        let expected = [("title", "T"), ("month", "jan"), ("year", "1940")];
        assert_eq!(book.fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!((misc.key.as_str(), misc.line), ("only", 7));
    }

    #[test]
    fn what_is_read_in_vain_has_an_end_and_what_comes_then_is_refused_by_its_lines() {
        for broken in ["@book{a, t = {x", "@comment({", "@book{a, t = \"{x"] {
            let text = format!("@book{{first}}\n{}@book{{last}}\n", format!("{broken}\n").repeat(100));
            let length = text.len();
            let keys = |parsed: &Parsed| parsed.entries.iter().map(|entry| entry.key.clone()).collect::<Vec<_>>();
            let all = parse_within(&text, 100 * length).unwrap();
            assert_eq!(keys(&all), ["first", "last"], "{broken}");
            // Enough for the first few, each read to the end.
            let some = parse_within(&text, 3 * length).unwrap();
            assert_eq!(keys(&some), ["first"], "{broken}");
            let last = some.refused.last().map(|refused| (refused.line, refused.why.as_str()));
            assert_eq!(last, Some((102, "unclosed")), "{broken}");
        }
    }

    #[test]
    fn strings_of_strings_do_not_outgrow_the_file() {
        let doubled: String =
            (0..26).map(|number| format!("@string{{s{} = s{number} # s{number}}}\n", number + 1)).collect();
        let text = format!("@string{{s0 = {{a}}}}\n{doubled}@misc{{k, small = s3, large = s26}}\n@misc{{last}}\n");
        let mut parser = Parser::of(&text);
        let mut is_refused = false;
        while parser.find_start().is_some() {
            is_refused |= parser.item(1).is_err();
        }
        let made: usize = parser.strings.values().map(String::len).sum();
        assert!(is_refused && made <= text.len() * 4 + MOST_PUT_IN + 1, "{made}");
        assert_eq!(parser.strings["s3"], "aaaaaaaa");
    }

    fn check_broken(middle: &str, line: u32, entry: Option<&str>, why: &str) {
        let text = format!("@book{{first, title = {{A}}}}\n{middle}\n@book{{last,\n title = {{B}}}}\n");
        let parsed = parse(&text).unwrap();
        let keys: Vec<_> = parsed.entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["first", "last"], "{middle}");
        let refused = Refused { line, entry: entry.map(str::to_owned), why: why.to_owned() };
        assert_eq!(parsed.refused, [refused], "{middle}");
    }

    #[test]
    fn a_broken_entry_is_named_and_the_rest_comes_in() {
        check_broken("@book{mid,\n title = {A\n}", 2, Some("mid"), "unclosed");
        check_broken("@book{mid,\n title = {A}\n year = 1940\n}", 4, Some("mid"), "comma");
        check_broken("@book{mid,\n title {A}\n}", 3, Some("mid"), "equals");
        check_broken("@book{mid,\n title = ,\n}", 3, Some("mid"), "value");
        check_broken("@book{mid,\n title = \"A\n}", 3, Some("mid"), "value");
        check_broken("@book{mid {A}}", 2, Some("mid"), "key");
    }

    #[test]
    fn what_has_no_entry_is_none() {
        for text in ["", "words and a@b.c", "TY  - BOOK", "[{\"a\": 1}]", "@ book { x }"] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
