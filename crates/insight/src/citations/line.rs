//! A sentence as those see it who look for citations: its pieces with what each may be.
//! Invariant: tokens are in order, and places are bytes of the sentence.

use std::ops::Range;

use super::citing::{Citing, Roles};
use crate::scan::{Piece, Sort, scan};

/// A piece with what it may be in a citation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub piece: Piece,
    pub roles: Roles,
    /// Whether it begins with a capital.
    pub is_large: bool,
    /// Whether it is a year in which a source can be from.
    pub is_year: bool,
}

/// A sentence.
pub(super) struct Line<'a> {
    pub words: &'a str,
    pub tokens: Vec<Token>,
}

impl<'a> Line<'a> {
    /// Cuts a sentence.
    pub fn new(words: &'a str, citing: &Citing) -> Line<'a> {
        let tokens = scan(words).into_iter().map(|piece| token(words, piece, citing)).collect();
        Line { words, tokens }
    }

    pub fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// What a token says; nothing where there is none.
    pub fn said(&self, at: usize) -> &'a str {
        self.get(at).and_then(|token| self.words.get(token.piece.start..token.piece.end)).unwrap_or_default()
    }

    pub fn is(&self, at: usize, said: &str) -> bool {
        self.get(at).is_some() && self.said(at) == said
    }

    pub fn has(&self, at: usize, roles: Roles) -> bool {
        self.get(at).is_some_and(|token| token.roles.has(roles))
    }

    /// From where on, up to a place, everything is so: the place itself where the token before it is not. No farther than `most`.
    pub fn back(&self, at: usize, most: usize, is: impl Fn(usize) -> bool) -> usize {
        let mut from = at;
        while from > 0 && at - from < most && is(from - 1) {
            from -= 1;
        }
        from
    }

    pub fn is_large(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_large)
    }

    pub fn is_year(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_year)
    }

    pub fn sort(&self, at: usize) -> Option<Sort> {
        self.get(at).map(|token| token.piece.sort)
    }

    /// Whether a token is a number, or one with a letter behind it: 12, 12a, 5r.
    pub fn is_number(&self, at: usize) -> bool {
        matches!(self.sort(at), Some(Sort::Number | Sort::Mixed))
            && self.said(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// A single capital, or several with stops: J., R.
    pub fn is_initial(&self, at: usize) -> bool {
        let word = self.said(at);
        let is_short = word.chars().count() <= 2 && word.chars().all(char::is_uppercase)
            || matches!(
                word,
                "Th" | "Ph" | "Chr" | "Wm" | "Geo" | "Jos" | "Joh" | "Fr" | "Ch" | "Jas" | "Thos" | "Chas"
            );
        self.is_large(at) && is_short && self.is(at + 1, ".")
    }

    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.said(at), "-" | "–" | "—" | "‐" | "‑" | "/")
    }

    pub fn is_open_quote(&self, at: usize) -> bool {
        matches!(self.said(at), "\"" | "“" | "„" | "‘" | "«" | "»" | "'")
    }

    pub fn is_quote(&self, at: usize) -> bool {
        matches!(self.said(at), "\"" | "“" | "”" | "„" | "‘" | "’" | "«" | "»" | "'")
    }

    /// Whether a word has its capital only for beginning the sentence, and leads to what is named: "As Service (2004) says".
    pub fn is_opener(&self, at: usize) -> bool {
        at == 0
            && self.has(0, Roles::CUE.or(Roles::JOINING).or(Roles::LEAD))
            && !matches!(self.said(0), "The" | "A" | "An" | "My" | "Der" | "Die" | "Das" | "Ein" | "Eine")
    }

    /// Where tokens stand, in bytes.
    pub fn place(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let last = self.get(tokens.end.checked_sub(1)?)?;
        Some(self.get(tokens.start)?.piece.start..last.piece.end)
    }

    /// What is written from one token to before another.
    pub fn written(&self, tokens: Range<usize>) -> &'a str {
        self.place(tokens).and_then(|place| self.words.get(place)).unwrap_or_default()
    }

    /// The token behind an author's names that begin here, as they stand before a year or a title; `from` where none do.
    ///
    /// Capitals, initials, small particles between them, `and`, `&`, `/`, commas between names only where `lists`.
    pub fn names(&self, from: usize) -> usize {
        let mut at = from;
        let mut end = from;
        let mut large = 0;
        while let Some(token) = self.get(at) {
            let said = self.said(at);
            let is_name = token.is_large
                && matches!(token.piece.sort, Sort::Word)
                && (!token.roles.has(Roles::MONTH.or(Roles::PAGE).or(Roles::SAME))
                    || at > from && self.is_initial(at) && !self.is_number(at + 2)
                    || at > from && said == "P" && self.is(at + 1, ","))
                && !(at == from && token.roles.has(Roles::JOINING.or(Roles::LEAD)));
            if is_name {
                large += 1;
                at += 1;
                if self.is_initial(at - 1) {
                    at += 1;
                }
                end = at;
            } else if end > from
                && matches!(
                    said,
                    "and"
                        | "&"
                        | "und"
                        | "/"
                        | "-"
                        | "et"
                        | "van"
                        | "von"
                        | "de"
                        | "der"
                        | "den"
                        | "du"
                        | "la"
                        | "le"
                        | "of"
                )
                && at - end < 3
                || end == from && at - from < 2 && matches!(said, "van" | "von" | "de" | "du" | "la" | "le")
            {
                at += 1;
            } else if said == "al" && self.is(at.wrapping_sub(1), "et") {
                return if self.is(at + 1, ".") { at + 2 } else { at + 1 };
            } else {
                break;
            }
            if large > 6 {
                return from;
            }
        }
        end
    }
}

fn token(words: &str, piece: Piece, citing: &Citing) -> Token {
    let said = piece.of(words);
    let roles = if matches!(piece.sort, Sort::Word | Sort::Mixed) { citing.roles(said) } else { Roles::NONE };
    let digits = said.strip_suffix(|c: char| matches!(c, 'a'..='f')).unwrap_or(said);
    let is_year = matches!(piece.sort, Sort::Number | Sort::Mixed)
        && digits.len() == 4
        && digits.parse::<u32>().is_ok_and(|year| (1450..2100).contains(&year));
    Token { piece, roles, is_large: said.chars().next().is_some_and(char::is_uppercase), is_year }
}
