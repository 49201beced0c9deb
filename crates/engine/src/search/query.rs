//! The language of a search, as a person types it: words, "phrases", beginnings*, AND, OR, NOT or -, brackets, fields.
//!
//! Invariant: every text is a query. What does not fit is taken for words or left out, and said in a remark; nothing that
//! is typed reaches the index as its language. Not here: what a field means (`narrowing`).

mod tokens;

use obelus_store::Sought;
use obelus_text::Phrase;

use tokens::{Cut, Token};

/// More phrases than this are left out: no person seeks so many.
const MOST_PHRASES: usize = 64;

/// Deeper brackets are read as if they were not there.
const DEEPEST: usize = 32;

/// The fields that are known.
pub(super) const FIELDS: [&str; 12] =
    ["verdict", "certainty", "kind", "reason", "tag", "document", "source", "has", "no", "after", "before", "is"];

/// What a query says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// The words; none where only fields are given.
    pub sought: Option<Sought>,
    /// The fields.
    pub fields: Vec<Field>,
    /// What of it did not fit.
    pub remarks: Vec<Remark>,
}

/// A field with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, one of those that are known.
    pub name: String,
    /// What it is to be.
    pub value: String,
    /// Whether it is to be that, or anything else.
    pub is_wanted: bool,
}

/// What of a query did not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What is the matter with it.
    pub code: RemarkCode,
    /// The part of the query.
    pub text: String,
}

/// What can be the matter with a query, or with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkCode {
    /// A quotation mark without its other.
    QuoteOpen,
    /// A bracket without its other.
    BracketOpen,
    /// AND, OR or NOT with nothing to join.
    OperatorStray,
    /// No field of that name; its words were sought.
    FieldUnknown,
    /// The field knows no such value; it was left out.
    ValueUnknown,
    /// A field between words of which any will do: it was asked of everything.
    FieldInOr,
    /// Only what is not to be there was said.
    OnlyNot,
    /// It says more than a query may; the rest was left out.
    TooMuch,
}

impl RemarkCode {
    /// The code that is written for it.
    pub fn code(self) -> &'static str {
        match self {
            RemarkCode::QuoteOpen => "quote-open",
            RemarkCode::BracketOpen => "bracket-open",
            RemarkCode::OperatorStray => "operator-stray",
            RemarkCode::FieldUnknown => "field-unknown",
            RemarkCode::ValueUnknown => "value-unknown",
            RemarkCode::FieldInOr => "field-in-or",
            RemarkCode::OnlyNot => "only-not",
            RemarkCode::TooMuch => "too-much",
        }
    }
}

impl Query {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Query {
        let Cut { tokens, remarks } = Cut::of(typed);
        let query = Query { remarks, ..Query::default() };
        let mut reader = Reading { query, tokens, at: 0, phrases: 0 };
        let mut parts = Vec::new();
        loop {
            parts.extend(reader.any(Where { depth: 0, in_or: false, is_wanted: true }));
            match reader.next() {
                // A bracket that closes nothing.
                Some(token) => reader.remark(RemarkCode::BracketOpen, token.written()),
                None => break,
            }
        }
        let asked = join(parts, Asked::All);
        reader.query.sought = asked.and_then(|asked| reader.sought(asked));
        reader.query
    }

    /// The phrases that are to be there: what is marked in a snippet.
    pub fn phrases(&self) -> Vec<Phrase> {
        self.sought.as_ref().map(phrases).unwrap_or_default()
    }
}

impl Query {
    /// Says what did not fit.
    pub(super) fn remark(&mut self, code: RemarkCode, text: impl Into<String>) {
        add(&mut self.remarks, code, text.into());
    }
}

/// The phrases that are to be there, each once.
pub(super) fn phrases(sought: &Sought) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    wanted(sought, &mut phrases);
    phrases
}

fn wanted(sought: &Sought, out: &mut Vec<Phrase>) {
    match sought {
        Sought::Phrase(phrase) if out.contains(phrase) => {}
        Sought::Phrase(phrase) => out.push(phrase.clone()),
        Sought::All(all) | Sought::Any(all) => all.iter().for_each(|one| wanted(one, out)),
        Sought::Without(sought, _) => wanted(sought, out),
    }
}

/// What was asked, before it is known whether it can be.
enum Asked {
    Phrase(Phrase),
    All(Vec<Asked>),
    Any(Vec<Asked>),
    Not(Box<Asked>),
}

fn join(mut parts: Vec<Asked>, how: fn(Vec<Asked>) -> Asked) -> Option<Asked> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(how(parts)),
    }
}

/// Where in a query something stands.
#[derive(Clone, Copy)]
struct Where {
    depth: usize,
    in_or: bool,
    is_wanted: bool,
}

/// Adds a remark, once.
fn add(remarks: &mut Vec<Remark>, code: RemarkCode, text: String) {
    let remark = Remark { code, text };
    if !remarks.contains(&remark) {
        remarks.push(remark);
    }
}

/// A query that is being read.
struct Reading {
    query: Query,
    tokens: Vec<Token>,
    at: usize,
    phrases: usize,
}

impl Reading {
    fn remark(&mut self, code: RemarkCode, text: impl Into<String>) {
        add(&mut self.query.remarks, code, text.into());
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += usize::from(token.is_some());
        token
    }

    fn takes(&mut self, token: &Token) -> bool {
        let is_next = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(is_next);
        is_next
    }

    /// Parts of which any will do.
    fn any(&mut self, place: Where) -> Option<Asked> {
        let mut parts = Vec::new();
        let has_or = self.has_or_ahead();
        let place = Where { in_or: place.in_or || has_or, ..place };
        loop {
            match self.all(place) {
                Some(part) => parts.push(part),
                None if has_or && !self.stands_at_field() => self.remark(RemarkCode::OperatorStray, "OR"),
                None => {}
            }
            if !self.takes(&Token::Or) {
                return join(parts, Asked::Any);
            }
        }
    }

    /// Whether the part that was just read ended in a field, which says something though it is no word.
    fn stands_at_field(&self) -> bool {
        self.at.checked_sub(1).is_some_and(|before| matches!(self.tokens.get(before), Some(Token::Field(_))))
    }

    /// Whether an OR stands between here and the end of these brackets.
    fn has_or_ahead(&self) -> bool {
        let mut depth = 0usize;
        for token in self.tokens.get(self.at..).unwrap_or_default() {
            match token {
                Token::Open => depth += 1,
                Token::Close if depth == 0 => return false,
                Token::Close => depth -= 1,
                Token::Or if depth == 0 => return true,
                _ => {}
            }
        }
        false
    }

    /// Parts that must all be there, up to an OR, a closing bracket or the end.
    fn all(&mut self, place: Where) -> Option<Asked> {
        let mut parts = Vec::new();
        let mut joins = false;
        loop {
            if self.takes(&Token::And) {
                if parts.is_empty() && !self.stands_behind_field() {
                    self.remark(RemarkCode::OperatorStray, "AND");
                }
                joins = true;
                continue;
            }
            match self.tokens.get(self.at) {
                None | Some(Token::Or | Token::Close) => {
                    if joins {
                        self.remark(RemarkCode::OperatorStray, "AND");
                    }
                    return join(parts, Asked::All);
                }
                Some(_) => parts.extend(self.one(place)),
            }
            joins = false;
        }
    }

    fn stands_behind_field(&self) -> bool {
        self.at.checked_sub(2).is_some_and(|before| matches!(self.tokens.get(before), Some(Token::Field(_))))
    }

    fn one(&mut self, place: Where) -> Option<Asked> {
        match self.next()? {
            Token::Words(words, is_open) => self.phrase(&words, is_open),
            Token::Field(field) => {
                if place.in_or {
                    self.remark(RemarkCode::FieldInOr, format!("{}:{}", field.name, field.value));
                }
                self.query.fields.push(Field { is_wanted: place.is_wanted, ..field });
                None
            }
            Token::Not => match self.tokens.get(self.at) {
                None | Some(Token::Or | Token::And | Token::Close) => {
                    self.remark(RemarkCode::OperatorStray, "NOT");
                    None
                }
                Some(_) if place.depth == DEEPEST => {
                    self.remark(RemarkCode::TooMuch, "NOT");
                    None
                }
                Some(_) => {
                    let place = Where { depth: place.depth + 1, is_wanted: !place.is_wanted, ..place };
                    let inner = self.one(place)?;
                    Some(Asked::Not(Box::new(inner)))
                }
            },
            Token::Open if place.depth < DEEPEST => {
                let inner = self.any(Where { depth: place.depth + 1, ..place });
                if !self.takes(&Token::Close) {
                    self.remark(RemarkCode::BracketOpen, "(");
                }
                inner
            }
            Token::Open => {
                self.remark(RemarkCode::TooMuch, "(");
                None
            }
            // None of these stands where one part begins.
            Token::And | Token::Or | Token::Close => None,
        }
    }

    fn phrase(&mut self, words: &str, is_open: bool) -> Option<Asked> {
        let phrase = Phrase::new(words);
        if phrase.is_empty() {
            // Punctuation between words says nothing.
            return None;
        }
        self.phrases += 1;
        if self.phrases > MOST_PHRASES || phrase.words.len() > MOST_PHRASES {
            self.remark(RemarkCode::TooMuch, words);
            return None;
        }
        Some(Asked::Phrase(if is_open { phrase.opened() } else { phrase }))
    }

    /// What can be asked of it: what is not to be there needs something that is.
    fn sought(&mut self, asked: Asked) -> Option<Sought> {
        match asked {
            Asked::Phrase(phrase) => Some(Sought::Phrase(phrase)),
            Asked::All(parts) => {
                let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
                for part in parts {
                    match part {
                        Asked::Not(inner) => unwanted.extend(self.sought(*inner)),
                        other => wanted.extend(self.sought(other)),
                    }
                }
                let wanted = one_of(wanted, Sought::All);
                match (wanted, one_of(unwanted, Sought::Any)) {
                    (Some(wanted), Some(unwanted)) => Some(Sought::Without(Box::new(wanted), Box::new(unwanted))),
                    (wanted, None) => wanted,
                    (None, Some(_)) => self.only_not(),
                }
            }
            Asked::Any(parts) => {
                let sought: Vec<Sought> = parts.into_iter().filter_map(|part| self.sought(part)).collect();
                one_of(sought, Sought::Any)
            }
            Asked::Not(inner) => match *inner {
                Asked::Not(inner) => self.sought(*inner),
                _ => self.only_not(),
            },
        }
    }

    fn only_not(&mut self) -> Option<Sought> {
        self.remark(RemarkCode::OnlyNot, "NOT");
        None
    }
}

fn one_of(mut all: Vec<Sought>, how: fn(Vec<Sought>) -> Sought) -> Option<Sought> {
    match all.len() {
        0 | 1 => all.pop(),
        _ => Some(how(all)),
    }
}

#[cfg(test)]
mod tests;
