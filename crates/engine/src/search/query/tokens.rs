//! A query cut into words, phrases, fields, operators and brackets.
//! Invariant: no text is refused; what is left over of a mark or a field is said in a remark.

use super::{FIELDS, Field, Remark, RemarkCode, add};

/// The smallest part of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Words, of which the last may go on.
    Words(String, bool),
    Field(Field),
    And,
    Or,
    Not,
    Open,
    Close,
}

impl Token {
    /// As it is told of.
    pub(super) fn written(&self) -> &str {
        match self {
            Token::Words(words, _) => words,
            Token::Field(field) => &field.name,
            Token::And => "AND",
            Token::Or => "OR",
            Token::Not => "NOT",
            Token::Open => "(",
            Token::Close => ")",
        }
    }
}

/// What opens and closes a phrase: typing programs make pairs of a plain quotation mark.
const QUOTES: &str = "\"“”„«»";

/// What was cut.
#[derive(Default)]
pub(super) struct Cut {
    /// The tokens, in order.
    pub(super) tokens: Vec<Token>,
    /// What did not fit.
    pub(super) remarks: Vec<Remark>,
}

impl Cut {
    fn remark(&mut self, code: RemarkCode, text: impl Into<String>) {
        add(&mut self.remarks, code, text.into());
    }

    /// Cuts what was typed.
    pub(super) fn of(typed: &str) -> Cut {
        let mut cut = Cut::default();
        cut.cut(typed);
        cut
    }

    fn cut(&mut self, typed: &str) {
        let mut rest = typed.trim_start();
        while let Some(first) = rest.chars().next() {
            let behind = rest.get(first.len_utf8()..).unwrap_or_default();
            rest = match first {
                '(' => self.push(Token::Open, behind),
                ')' => self.push(Token::Close, behind),
                _ if QUOTES.contains(first) => self.cut_phrase(rest, behind),
                '-' | '−' if behind.starts_with(|next: char| !next.is_whitespace() && next != ')') => {
                    self.push(Token::Not, behind)
                }
                _ => self.cut_word(rest),
            }
            .trim_start();
        }
    }

    fn push<'a>(&mut self, token: Token, rest: &'a str) -> &'a str {
        self.tokens.push(token);
        rest
    }

    fn cut_phrase<'a>(&mut self, from: &str, rest: &'a str) -> &'a str {
        let (words, behind) = match rest.char_indices().find(|(_, character)| QUOTES.contains(*character)) {
            Some((end, mark)) => (rest.get(..end), rest.get(end + mark.len_utf8()..).unwrap_or_default()),
            None => {
                self.remark(RemarkCode::QuoteOpen, from);
                // What is behind the mark is read as if it were not there.
                return rest;
            }
        };
        let (is_open, behind) = match behind.strip_prefix('*') {
            Some(behind) => (true, behind),
            None => (false, behind),
        };
        self.push(Token::Words(words.unwrap_or_default().to_owned(), is_open), behind)
    }

    fn cut_word<'a>(&mut self, rest: &'a str) -> &'a str {
        let ends =
            |character: char| character.is_whitespace() || "()".contains(character) || QUOTES.contains(character);
        let (word, behind) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        match word {
            "AND" => return self.push(Token::And, behind),
            "OR" => return self.push(Token::Or, behind),
            "NOT" => return self.push(Token::Not, behind),
            _ => {}
        }
        if let Some((name, value)) = word.split_once(':')
            && !name.is_empty()
            && name.chars().all(|letter| letter.is_ascii_alphabetic())
        {
            let known = FIELDS.contains(&name.to_ascii_lowercase().as_str());
            let (value, behind) = match value.is_empty() && known {
                true => self.cut_value(behind),
                false => (value.to_owned(), behind),
            };
            if known {
                let field = Field { name: name.to_ascii_lowercase(), value, is_wanted: true };
                return self.push(Token::Field(field), behind);
            }
            // `12:30` and `https://` are words; a name before a colon may have been meant for a field.
            if !value.is_empty() && !value.starts_with('/') {
                self.remark(RemarkCode::FieldUnknown, word);
            }
        }
        let (words, is_open) = match word.strip_suffix('*') {
            Some(words) => (words, true),
            None => (word, false),
        };
        self.push(Token::Words(words.to_owned(), is_open), behind)
    }

    /// The value of a field, which stands in quotation marks.
    fn cut_value<'a>(&mut self, rest: &'a str) -> (String, &'a str) {
        let Some(first) = rest.chars().next().filter(|first| QUOTES.contains(*first)) else {
            return (String::new(), rest);
        };
        let inside = rest.get(first.len_utf8()..).unwrap_or_default();
        match inside.char_indices().find(|(_, character)| QUOTES.contains(*character)) {
            Some((end, mark)) => {
                let behind = inside.get(end + mark.len_utf8()..).unwrap_or_default();
                (inside.get(..end).unwrap_or_default().to_owned(), behind)
            }
            None => {
                self.remark(RemarkCode::QuoteOpen, rest);
                (inside.to_owned(), "")
            }
        }
    }
}
