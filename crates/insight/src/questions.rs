//! What asks and states nothing.
//!
//! A sentence that ends with its question mark asks, unless the mark belongs to words that it only quotes; one without
//! the mark asks where it begins like a question or says that it would like to know (`rules/*/questions.toml`).
//! Invariant: a statement that quotes a question is none. Not here: the phrases.

use std::ops::Range;

mod order;

pub(crate) use order::Asking;

use crate::reading::{Reading, Stopped};
use crate::rules::Rules;
use crate::spoken::{LEAST_SCORE, Said};
use crate::suggestion::{Detail, Kind, Suggestion, Why};

/// What a question mark at the end leaves open: a doubtful date, an unfinished quotation.
const MARKED: f32 = 0.97;

/// The same where something is said behind it.
const MARKED_BEFORE: f32 = 0.8;
/// Words whose order asks.
const ORDERED: f32 = 0.75;
/// More words behind a mark are a statement of their own.
const MOST_BEHIND: usize = 6;
/// Nor more of those that go on in small letters, as behind the title of a book.
const MOST_GOING_ON: usize = 3;
/// A note in brackets has no more words, and a name no more.
const MOST_NOTE: usize = 3;
const MOST_NAME: usize = 2;
/// Fewer words before a mark only doubt a word.
const LEAST_ASKED: usize = 3;

/// Where a sentence has a question mark.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    /// At its end, and the whole sentence asks; the bytes of the mark.
    Ends(Range<usize>),
    /// Before its end: it asks, and a few words are said after that ("Is that so? Thanks").
    Before(Range<usize>),
    /// In something that it quotes or says besides.
    Within,
    /// It has none.
    None,
}

/// Finds the questions.
pub(crate) fn questions(reading: &Reading<'_>, rules: &Rules, spoken: &[Said]) -> Result<Vec<Suggestion>, Stopped> {
    let phrases = &rules.phrases;
    let mut found = Vec::new();
    for (index, said) in spoken.iter().enumerate() {
        reading.go_on()?;
        found.extend(match ground(reading.sentence(index), said, rules) {
            Some(Ground::Words(bytes, code, score)) => asked(reading, index, bytes, (code, score)),
            Some(Ground::Phrases(score)) => said.suggest(Kind::Question, score, (reading, index), phrases, |_, _| true),
            None => None,
        });
    }
    Ok(found)
}

/// Whether a sentence asks, with or without its mark.
pub(crate) fn asks(sentence: &str, said: &Said, rules: &Rules) -> bool {
    ground(sentence, said, rules).is_some()
}

/// By what a sentence asks.
enum Ground {
    /// Its mark or the order of these words, with the code of why and how surely.
    Words(Range<usize>, &'static str, f32),
    /// Phrases, and how surely.
    Phrases(f32),
}

fn ground(sentence: &str, said: &Said, rules: &Rules) -> Option<Ground> {
    match mark(sentence) {
        Mark::Ends(bytes) => Some(Ground::Words(bytes, "question-mark", MARKED)),
        Mark::Before(bytes) => Some(Ground::Words(bytes, "question-mark", MARKED_BEFORE)),
        Mark::Within => None,
        // "What a shame!", "Was für ein Ort!"
        Mark::None if sentence.trim_end().ends_with('!') => None,
        Mark::None => {
            let score = said.weigh(Kind::Question, &rules.phrases, |_, _| true);
            if score >= LEAST_SCORE {
                return Some(Ground::Phrases(score));
            }
            Some(Ground::Words(by_order(sentence, said, rules)?, "asked-without-mark", ORDERED))
        }
    }
}

/// The words by whose order a sentence asks, where no rule speaks against that.
fn by_order(sentence: &str, said: &Said, rules: &Rules) -> Option<Range<usize>> {
    let is_denied = said.of(Kind::Question, &rules.phrases).any(|(rule, _)| rule.weight < 0.0);
    if is_denied { None } else { rules.asking.asks(sentence) }
}

fn asked(reading: &Reading<'_>, index: usize, bytes: Range<usize>, (code, score): (&str, f32)) -> Option<Suggestion> {
    Some(Suggestion {
        kind: Kind::Question,
        span: reading.span(index)?,
        score,
        why: Why::new(code, [reading.sentence(index).get(bytes.clone())?]),
        fired: vec![reading.part(index, bytes)?],
        related: Vec::new(),
        detail: Detail::None,
    })
}

/// Where the question mark of a sentence stands.
fn mark(sentence: &str) -> Mark {
    let Some(last) = sentence.rfind(is_question_mark) else { return Mark::None };
    let asked = sentence.get(..last).unwrap_or_default();
    let behind = sentence.get(last..).unwrap_or_default();
    let length =
        behind.chars().take_while(|sign| is_question_mark(*sign) || *sign == '!').map(char::len_utf8).sum::<usize>();
    let rest = behind.get(length..).unwrap_or_default();
    // Behind the mark only quotation marks, brackets, dots and the mark of a footnote; or something that is said besides.
    let is_besides = is_aside(asked, rest) || is_signature(asked, rest);
    let is_end = is_besides || !without_notes(rest).contains(char::is_alphanumeric);
    let rest = if is_besides { "" } else { rest };
    let is_asked = asked.contains(char::is_alphabetic);
    if !is_end && asks_before(asked, rest) {
        return Mark::Before(last..last + length);
    }
    if !is_end || !is_asked || is_quoted(asked, rest) || is_doubt(asked, rest) {
        return Mark::Within;
    }
    Mark::Ends(last..last + length)
}

/// Whether a sentence asks up to its mark, and only few words follow. What has a quotation or an open bracket may tell of
/// somebody who asked.
fn asks_before(asked: &str, rest: &str) -> bool {
    let quotes = |sign: char| matches!(sign, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '‹' | '›' | '[');
    let is_plain = !asked.contains(quotes) && !rest.contains(quotes);
    let is_open = asked.rfind('(').is_some_and(|open| !asked.get(open..).is_some_and(|inner| inner.contains(')')));
    let is_apart = rest.starts_with(char::is_whitespace) && asked.ends_with(char::is_alphabetic);
    let goes_on = rest.trim_start().starts_with(char::is_lowercase);
    let most = if goes_on { MOST_GOING_ON } else { MOST_BEHIND };
    let behind = rest.split_whitespace().take(most + 1).count();
    let before = asked.split_whitespace().take(LEAST_ASKED).count();
    let is_title = goes_on && is_in_capitals(asked);
    is_plain && !is_title && !is_open && is_apart && behind <= most && before == LEAST_ASKED
}

fn is_question_mark(character: char) -> bool {
    matches!(character, '?' | '？' | '⁇' | '⁈' | '؟' | '\u{37E}')
}

/// What stands behind a mark without `[12]`, `(3)` and raised figures.
fn without_notes(rest: &str) -> String {
    let is_figure = |sign: &char| sign.is_numeric() && !sign.is_ascii_digit();
    let plain = rest.chars().filter(|sign| !is_figure(sign)).collect::<String>();
    let trimmed = plain.trim();
    let inner = trimmed.trim_start_matches(['"', '”', '’', '»', '“', ' ']);
    let mut behind = inner;
    // `[12]`, `[citation needed]`
    while let Some((note, next)) = behind.strip_prefix('[').and_then(|note| note.split_once(']')) {
        if note.split_whitespace().nth(MOST_NOTE).is_some() {
            break;
        }
        behind = next.trim_start();
    }
    if behind.contains(char::is_alphanumeric) { plain } else { String::new() }
}

/// Whether behind a mark there is only something in brackets: `Why? (My guide knew.)`. Behind a title or a doubtful date that
/// says more of it, as does a year.
fn is_aside(asked: &str, rest: &str) -> bool {
    let inner = rest.strip_prefix(" (").and_then(|inner| inner.trim_end().strip_suffix(')'));
    let has_year = |inner: &str| inner.split(|sign: char| !sign.is_ascii_digit()).any(|figures| figures.len() == 4);
    let is_sentence = |inner: &str| inner.ends_with(['.', '!', '?']);
    let says_more = |inner: &str| inner.contains(['(', ')']) || has_year(inner) && !is_sentence(inner);
    !asked.ends_with(char::is_numeric) && !is_in_capitals(asked) && inner.is_some_and(|inner| !says_more(inner))
}

/// Whether behind a mark there is only who says it: `Why? — Orrin`.
fn is_signature(asked: &str, rest: &str) -> bool {
    let name = rest.trim_start().strip_prefix(['–', '—', '~']).map(str::trim).unwrap_or_default();
    let is_name = name.starts_with(char::is_alphabetic) && !name.contains(|sign: char| sign.is_ascii_digit());
    let is_short = name.split_whitespace().nth(MOST_NAME).is_none() && !name.ends_with(['.', '!']);
    !asked.ends_with(char::is_numeric) && rest.starts_with(char::is_whitespace) && is_name && is_short
}

/// Whether all words are written as those of titles are: `And When Did You Last See Your Father`; not one that is shouted.
fn is_in_capitals(asked: &str) -> bool {
    let words = || asked.split_whitespace().skip(1);
    asked.contains(char::is_lowercase)
        && words().nth(1).is_some()
        && words().all(|word| word.starts_with(|first: char| !first.is_lowercase()))
}

/// Whether the mark belongs to a quotation or a bracket that does not begin the sentence: `He asked: “Who?”`.
fn is_quoted(asked: &str, rest: &str) -> bool {
    let has_words = |before: usize| asked.get(..before).is_some_and(|before| before.contains(char::is_alphanumeric));
    let closes =
        rest.chars().find(|sign| matches!(sign, '"' | '”' | '’' | '»' | '“' | '‘' | '«' | '‹' | '›' | '\'' | ')'));
    match closes {
        Some(')') => asked.rfind('(').is_some_and(has_words),
        Some('"') => asked.rfind('"').is_some_and(has_words),
        Some(_) => asked.rfind(['“', '„', '«', '»', '‘', '‚', '‹', '›', '\'']).is_some_and(has_words),
        None => left_open(asked).is_some_and(has_words),
    }
}

/// The quotation mark that is open at the end of what is asked: the quotation goes on in the next sentence.
fn left_open(asked: &str) -> Option<usize> {
    let straight = asked.matches('"').count() % 2 == 1;
    let is_open =
        |open: char, close: &[char]| asked.rfind(open).filter(|at| asked.rfind(close).is_none_or(|end| end < *at));
    let last = straight.then(|| asked.rfind('"')).flatten();
    last.or_else(|| is_open('„', &['“', '”'])).or_else(|| is_open('“', &['”']).filter(|_| !asked.contains('„')))
}

/// Whether the mark only doubts what stands before it: `1812 (?)`.
fn is_doubt(asked: &str, rest: &str) -> bool {
    rest.starts_with([')', ']']) && asked.ends_with(['(', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: bool) {
        assert_eq!(matches!(mark(sentence), Mark::Ends(_)), expected, "{sentence:?}");
    }

    #[test]
    fn a_sentence_that_ends_with_its_mark_asks() {
        check("Who was he?", true);
        check("“Who was he?”", true);
        check("\"Who was he?\"", true);
        check("(Who was he?)", true);
        check("Who was he?!", true);
        check("Who was he ? [12]", true);
        check("Who was he?¹", true);
        check("Who was he?[citation needed]", true);
        check("Why was the door bricked up? (My guide said tax.)", true);
        check("Sources, please? – Quill", true);
        check("Who was he?[12][13]", true);
        check("Why wasn't it built? (My guide didn't know.)", true);
        check("Who (if anyone) built it? (Nobody knows.)", true);
        check("Did he say “no”?", true);
        check("„Wer war das?“", true);
        check("Who wrote \"War and Peace\"?", true);
        check("¿Quién era?", true);
    }

    #[test]
    fn a_sentence_asks_where_little_is_said_behind_its_mark() {
        let is_before = |sentence: &str| matches!(mark(sentence), Mark::Before(_));
        assert!(is_before("Is that really so? Thanks in advance"));
        assert!(!is_before("“Is that really so?” asked Nelson"));
        assert!(!is_before("He was (or was he not? nobody knows) a miller"));
        assert!(is_before("Is that really so? just asking"));
        assert!(!is_before("In What Is to Be Done? he set out the plan."));
        assert!(is_before("IS THAT REALLY SO? just asking"));
        assert!(!is_before("And Who Shot Our Last Good Sexton? hangs there."));
        assert!(!is_before("Born 1812? in Kent"));
        assert!(!is_before("See example.org/find?name=hauser for more"));
    }

    #[test]
    fn a_statement_that_quotes_a_question_does_not() {
        check("“Who was he?” asked Nelson.", false);
        check("Nelson asked: “Who was he?”", false);
        check("Nelson asked \"Who was he?\"", false);
        check("Nelson asked: “Who was he?", false);
        check("Er fragte: „Wer war das?“", false);
        check("He left (or did he?)", false);
        check("He was born in 1812 (?)", false);
        check("His book ‘Who Won?’", false);
        check("“Who was he?”[1] asked Nelson.[2]", false);
        check("Hans Sachs, 1494?–1576", false);
        check("Nuremberg, 1650? – Vienna, 1702", false);
        check("See example.org/?~quill", false);
        check("Born in 1812? (the register is lost)", false);
        check("Why was it shut? (It had been open since 1830.)", true);
        check("Filmed from Who Goes There? (Campbell 1938)", false);
        check("He left.", false);
        check("???", false);
    }
}
