//! How a phrase is written in a file of rules, and the steps that it stands for.
//!
//! `#` a number · `*` up to four words · `word*` any ending · `(a|b c)` one of these · `[a|b]` one of these or nothing ·
//! `^` the sentence begins · `$` it ends. (`{list}`, the words of a list of the file, was put in before.)
//! All else is words; case, punctuation and space do not count.

use super::cut::Words;

/// A phrase of more parts is a quotation.
const MOST_PARTS: usize = 24;
/// Each multiplies what may have to be looked at.
const MOST_GAPS: usize = 3;
/// The same, of parts that may be missing.
const MOST_OPTIONAL: usize = 5;
/// Fewer letters begin too many words.
pub(super) const LEAST_LETTERS: usize = 3;

/// One step of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// This word.
    Word(String),
    /// A word that begins so.
    Beginning(String),
    /// A word of digits.
    Number,
    /// Up to four words.
    Gap,
}

/// A phrase: parts one after the other, each with the ways to say it; where one is empty, the part may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Phrase {
    /// The parts.
    pub parts: Vec<Vec<Vec<Step>>>,
    /// Whether the sentence begins with it.
    pub is_first: bool,
    /// Whether the sentence ends with it.
    pub is_last: bool,
}

/// The phrase that is written so, or what is wrong with it.
pub(super) fn phrase(written: &str) -> Result<Phrase, &'static str> {
    let trimmed = written.trim();
    let (trimmed, is_first) = trimmed.strip_prefix('^').map_or((trimmed, false), |rest| (rest, true));
    let (trimmed, is_last) = trimmed.strip_suffix('$').map_or((trimmed, false), |rest| (rest, true));
    let mut parts: Vec<Vec<Vec<Step>>> = Vec::new();
    let mut rest = trimmed;
    while let Some(opening) = rest.find(['(', '[']) {
        let (before, group) = rest.split_at(opening);
        let is_optional = group.starts_with('[');
        let close = group.find(if is_optional { ']' } else { ')' }).ok_or("a bracket is not closed")?;
        let inner = group.get(1..close).unwrap_or_default();
        if inner.contains(['(', '[']) {
            return Err("a bracket within a bracket");
        }
        parts.extend(steps(before)?.into_iter().map(|step| vec![vec![step]]));
        let mut choices = inner.split('|').map(steps).collect::<Result<Vec<_>, _>>()?;
        choices.extend(is_optional.then(Vec::new));
        parts.push(choices);
        rest = group.get(close + 1..).unwrap_or_default();
    }
    parts.extend(steps(rest)?.into_iter().map(|step| vec![vec![step]]));
    checked(Phrase { parts, is_first, is_last })
}

fn checked(phrase: Phrase) -> Result<Phrase, &'static str> {
    let count = |is: fn(&Vec<Vec<Step>>) -> bool| phrase.parts.iter().filter(|part| is(part)).count();
    let is_open = |part: Option<&Vec<Vec<Step>>>| {
        part.is_none_or(|part| part.iter().any(|way| way.first() == Some(&Step::Gap) || way.last() == Some(&Step::Gap)))
    };
    if phrase.parts.len() > MOST_PARTS {
        return Err("a phrase of too many words");
    }
    if count(|part| part.iter().flatten().any(|step| *step == Step::Gap)) > MOST_GAPS {
        return Err("more than three * in a phrase");
    }
    if count(|part| part.iter().any(Vec::is_empty)) > MOST_OPTIONAL {
        return Err("more than five parts of a phrase that may be missing");
    }
    if phrase.parts.iter().all(|part| part.iter().any(Vec::is_empty)) {
        return Err("a phrase that may be nothing");
    }
    if is_open(phrase.parts.first()) || is_open(phrase.parts.last()) {
        return Err("a phrase begins and ends with a word or #");
    }
    Ok(phrase)
}

/// The steps of what has no brackets.
fn steps(written: &str) -> Result<Vec<Step>, &'static str> {
    let mut steps = Vec::new();
    let mut words = Words::default();
    for piece in written.split_whitespace() {
        match piece {
            "*" => steps.push(Step::Gap),
            "#" => steps.push(Step::Number),
            _ => {
                if piece.contains(['#', '^', '$', ')', ']', '|']) {
                    return Err("a sign that stands for something within a word");
                }
                let (piece, is_open) = piece.strip_suffix('*').map_or((piece, false), |piece| (piece, true));
                words.cut(piece);
                let count = words.count();
                let cut = (0..count).filter_map(|index| words.word(index).map(|word| (index + 1 == count, word)));
                steps.extend(cut.map(|(is_end, word)| match is_end && is_open {
                    true => Step::Beginning(word.to_owned()),
                    false => Step::Word(word.to_owned()),
                }));
                if let (true, Some(Step::Beginning(word))) = (is_open, steps.last())
                    && word.chars().count() < LEAST_LETTERS
                {
                    return Err("fewer than three letters before *");
                }
            }
        }
    }
    Ok(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_parts_with_the_ways_to_say_them() {
        let word = |word: &str| Step::Word(word.to_owned());
        let found = phrase("^sign-up [to|for] (our|the) news* * #$");
        let expected = Phrase {
            parts: vec![
                vec![vec![word("sign")]],
                vec![vec![word("up")]],
                vec![vec![word("to")], vec![word("for")], vec![]],
                vec![vec![word("our")], vec![word("the")]],
                vec![vec![Step::Beginning("news".to_owned())]],
                vec![vec![Step::Gap]],
                vec![vec![Step::Number]],
            ],
            is_first: true,
            is_last: true,
        };
        assert_eq!(found, Ok(expected));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for wrong in
            ["", "* a", "a *", "(a", "(a [b])", "ab*", "a * b * c * d * e", "1#", "(a|b", "[a] [b]", "(* a|b) c"]
        {
            assert!(phrase(wrong).is_err(), "{wrong:?}");
        }
        assert!(phrase(&"[a] ".repeat(9)).is_err());
        assert!(phrase(&"a ".repeat(30)).is_err());
    }
}
