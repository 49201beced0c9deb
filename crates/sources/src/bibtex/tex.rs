//! TeX in values -> the characters that it means, and back.
//! Invariant: never fails; mathematics stays as it is written. What layout says (slanted, protected capitals) is not in the
//! characters: who needs it keeps the value as it was.

use unicode_normalization::UnicodeNormalization;

use super::tables::{ACCENTS, DOTLESS, SYMBOLS};

/// The characters that a value means, white space as single spaces.
pub(crate) fn decode(value: &str) -> String {
    let letters = value.chars().collect();
    let mut reader = Reader { letters, at: 0, depth: 0, out: String::with_capacity(value.len()) };
    reader.run();
    let composed: String = reader.out.nfc().collect();
    composed.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value that means these characters.
pub(crate) fn encode(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' => value.extend(['\\', letter]),
            '{' => value.push_str("\\textbraceleft{}"),
            '}' => value.push_str("\\textbraceright{}"),
            '\\' => value.push_str("\\textbackslash{}"),
            '~' => value.push_str("\\textasciitilde{}"),
            '^' => value.push_str("\\textasciicircum{}"),
            '\u{a0}' => value.push('~'),
            '–' => value.push_str("--"),
            '—' => value.push_str("---"),
            '“' => value.push_str("``"),
            '”' => value.push_str("''"),
            other => value.push(other),
        }
    }
    value
}

/// Accents over accents; more are no letter of any language.
const DEEPEST: usize = 16;

struct Reader {
    letters: Vec<char>,
    at: usize,
    /// How many accents stand around what is read.
    depth: usize,
    out: String,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek();
        self.at += 1;
        letter
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found =
            wanted.chars().enumerate().all(|(ahead, letter)| self.letters.get(self.at + ahead) == Some(&letter));
        if found {
            self.at += wanted.chars().count();
        }
        found
    }

    fn run(&mut self) {
        while let Some(letter) = self.peek() {
            match letter {
                '\\' => {
                    self.at += 1;
                    self.command();
                }
                '$' => self.mathematics(),
                '{' | '}' => self.at += 1,
                '~' => self.put('\u{a0}'),
                '-' if self.eat("---") => self.out.push('—'),
                '-' if self.eat("--") => self.out.push('–'),
                '`' if self.eat("``") => self.out.push('“'),
                '\'' if self.eat("''") => self.out.push('”'),
                other => self.put(other),
            }
        }
    }

    fn put(&mut self, letter: char) {
        self.at += 1;
        self.out.push(letter);
    }

    /// From one dollar sign to the next, as it is; one that stands alone is a dollar sign.
    fn mathematics(&mut self) {
        let mut end = self.at + 1;
        while let Some(letter) = self.letters.get(end) {
            match letter {
                '\\' => end += 1,
                '$' => break,
                _ => {}
            }
            end += 1;
        }
        let end = if end < self.letters.len() { end } else { self.at };
        self.out.extend(self.letters.iter().skip(self.at).take(end + 1 - self.at));
        self.at = end + 1;
    }

    /// What follows a backslash.
    fn command(&mut self) {
        let Some(first) = self.next() else {
            self.out.push('\\');
            return;
        };
        if !first.is_ascii_alphabetic() {
            if let Some((_, mark)) = ACCENTS.iter().find(|(name, _)| name.starts_with(first)) {
                return self.accent(mark);
            }
            match first {
                '&' | '%' | '$' | '#' | '_' | '{' | '}' | ' ' | '\n' => self.out.push(first),
                ',' => self.out.push('\u{2009}'),
                '\\' => self.out.push(' '),
                // Where a word may be broken, and the like: nothing that is seen.
                '-' | '/' | '@' | '!' | ';' | ':' => {}
                other => self.out.push(other),
            }
            return;
        }
        let mut name = String::from(first);
        while let Some(letter) = self.peek().filter(char::is_ascii_alphabetic) {
            name.push(letter);
            self.at += 1;
        }
        self.named(&name);
    }

    fn named(&mut self, name: &str) {
        if let Some((_, mark)) = ACCENTS.iter().find(|(accent, _)| *accent == name) {
            return self.accent(mark);
        }
        // White space behind a name only ends it.
        let is_spaced = self.skip_space();
        if let Some((_, meant)) = SYMBOLS.iter().find(|(symbol, _)| *symbol == name) {
            self.out.push_str(meant);
            self.eat("{}");
            return;
        }
        match name {
            "char" => self.numbered(),
            "href" => self.skip_group(),
            // What sets the shape of what follows, and what is set by it, stands in the text without it.
            _ if self.peek() == Some('{') || is_switch(name) => {}
            // A name that nobody knows is the nearest thing to what was meant.
            _ => {
                self.out.push_str(name);
                if is_spaced {
                    self.out.push(' ');
                }
            }
        }
    }

    fn skip_space(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        self.at > start
    }

    /// An accent over, under or through the letter that follows, in braces or not.
    fn accent(&mut self, mark: &str) {
        // What lies deeper is read on from where it stands, without those around it.
        if self.depth == DEEPEST {
            return;
        }
        self.depth += 1;
        self.accented(mark);
        self.depth -= 1;
    }

    fn accented(&mut self, mark: &str) {
        self.skip_space();
        let is_group = self.eat("{");
        let mut bases = 0;
        let mut depth = usize::from(is_group);
        while let Some(letter) = self.peek() {
            match letter {
                '{' if is_group => {
                    depth += 1;
                    self.at += 1;
                }
                '}' => {
                    if !is_group {
                        break;
                    }
                    self.at += 1;
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                '\\' => {
                    self.at += 1;
                    self.base(&mut bases, mark);
                }
                other => {
                    self.put(other);
                    self.mark(&mut bases, mark);
                }
            }
            if !is_group {
                break;
            }
        }
        if bases == 0 {
            self.out.push_str(match mark {
                "\u{303}" => "~",
                "\u{302}" => "^",
                _ => "",
            });
        }
    }

    /// A letter that is a command itself (`\i`, `\o`), with the accent.
    fn base(&mut self, bases: &mut usize, mark: &str) {
        let start = self.out.len();
        self.command();
        if let Some((_, plain)) = DOTLESS.iter().find(|(dotless, _)| self.out.get(start..) == Some(*dotless)) {
            self.out.truncate(start);
            self.out.push_str(plain);
        }
        if self.out.len() > start {
            self.mark(bases, mark);
        }
    }

    /// The accent stands on the first letter; a tie between the first two.
    fn mark(&mut self, bases: &mut usize, mark: &str) {
        if *bases == 0 {
            self.out.push_str(mark);
        }
        *bases += 1;
    }

    /// `\char"00E9`, `\char233`.
    fn numbered(&mut self) {
        let (radix, digits) = if self.eat("\"") { (16, "0123456789ABCDEF") } else { (10, "0123456789") };
        let mut number = 0_u32;
        while let Some(digit) = self.peek().filter(|letter| digits.contains(*letter)).and_then(|l| l.to_digit(radix)) {
            number = number.saturating_mul(radix).saturating_add(digit);
            self.at += 1;
        }
        if self.peek() == Some(' ') {
            self.at += 1;
        }
        self.out.extend(char::from_u32(number));
    }

    fn skip_group(&mut self) {
        let mut depth = 0_usize;
        while let Some(letter) = self.next() {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }
}

/// Commands that change how what follows looks.
fn is_switch(name: &str) -> bool {
    matches!(
        name,
        "em" | "it"
            | "itshape"
            | "bf"
            | "bfseries"
            | "sc"
            | "scshape"
            | "sl"
            | "slshape"
            | "tt"
            | "ttfamily"
            | "rm"
            | "rmfamily"
            | "sf"
            | "sffamily"
            | "upshape"
            | "mdseries"
            | "normalfont"
            | "small"
            | "large"
            | "relax"
            | "noopsort"
            | "protect"
            | "nobreak"
            | "newblock"
            | "par"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        assert_eq!(decode(value), expected, "{value}");
    }

    #[test]
    fn accents_in_every_spelling() {
        for value in ["\\\"o", "{\\\"o}", "\\\"{o}", "{\\\"{o}}", "\\\" o", "\\\"{\\o}"] {
            let expected = if value.ends_with("\\o}") { "\u{f8}\u{308}" } else { "ö" };
            check(value, expected);
        }
        check("\\'e\\`e\\^e\\~n\\=a\\.z", "éèêñāż");
        check("\\v{c}\\v c\\c{c}\\H{o}\\k{a}\\r{a}\\u{g}\\d{h}\\b{h}", "ččçőąåğḥẖ");
        check("\\'{\\i} \\'\\i{} {\\'\\i} \\v{\\j}", "í í í ǰ");
        check("Tr\\`es d\\'ej\\`a", "Très déjà");
        check("\\t{oo}", "o\u{361}o");
    }

    #[test]
    fn accents_over_accents_end() {
        for accent in ["\\'", "\\'{", "\\v{\\d "] {
            let value = format!("{{{}o{}}} end", accent.repeat(20_000), "}".repeat(20_000));
            let read = decode(&value);
            assert!(read.contains(['o', 'ó', 'ǒ', 'ọ']) && read.ends_with(" end"), "{accent} {read}");
        }
    }

    #[test]
    fn letters_and_symbols() {
        check("\\L{}\\'od\\'z {\\L}\\'{o}d\\'{z} \\L \\'od\\'z", "Łódź Łódź Łódź");
        check("Stra\\ss e, \\ss{}, \\AE\\oe \\O\\o\\aa\\AA", "Straße, ß, ÆœØøåÅ");
        check("\\& \\% \\$ \\# \\_ \\{ \\}", "& % $ # _ { }");
        check("12--15 a---b ``q'' 'q'", "12–15 a—b “q” 'q'");
        check("A.~Writer \\ldots{} \\textendash", "A.\u{a0}Writer … –");
        check("\\char\"00E9 \\textquoteright s", "é’s");
    }

    #[test]
    fn layout_and_mathematics() {
        check("{The {NKVD}} and \\emph{the \\textbf{rest}}", "The NKVD and the rest");
        check("{\\it slanted} text", "slanted text");
        check("an $x^{2}_{i}$ and \\$5", "an $x^{2}_{i}$ and $5");
        check("five $ and", "five $ and");
        check("\\url{http://a.b/c_d%20e}", "http://a.b/c_d%20e");
        check("\\href{http://a.b}{words}", "words");
        check("\\LaTeX\\ and \\unknown{x} \\other y", "LaTeX and x other y");
        check("two\n  lines", "two lines");
        check("\\", "\\");
    }

    #[test]
    fn characters_come_back_from_what_is_written_for_them() {
        let all = "& % $ # _ { } \\ ~ ^ \u{a0} – — “q” ' ö Ł 漢字 <i>x</i> a\u{308}b";
        let composed: String = all.nfc().collect();
        assert_eq!(decode(&encode(all)), composed);
    }
}
