//! How a phrase is written in a file of rules, and the ways to say it that this stands for.
//!
//! `#` a number · `*` up to four words · `word*` any ending · `(a|b c)` one of these · `[a|b]` one of these or nothing ·
//! `^` the sentence begins · `$` it ends. All else is words; case, punctuation and space do not count.

use super::cut::Words;

/// A phrase of more words is a quotation.
const MOST_STEPS: usize = 24;
/// So many ways to say it are a mistake; what they cost is paid by every text.
const MOST_WAYS: usize = 512;
/// Each multiplies what may have to be looked at.
const MOST_GAPS: usize = 3;
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

/// A way to say a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Way {
    /// Its steps; at least one that is no gap.
    pub steps: Vec<Step>,
    /// Whether the sentence begins with it.
    pub is_first: bool,
    /// Whether the sentence ends with it.
    pub is_last: bool,
}

/// The ways to say what is written so, or what is wrong with it.
pub(super) fn ways(written: &str) -> Result<Vec<Way>, &'static str> {
    let trimmed = written.trim();
    let (trimmed, is_first) = trimmed.strip_prefix('^').map_or((trimmed, false), |rest| (rest, true));
    let (trimmed, is_last) = trimmed.strip_suffix('$').map_or((trimmed, false), |rest| (rest, true));
    let mut ways: Vec<Vec<Step>> = vec![Vec::new()];
    let mut rest = trimmed;
    while let Some(opening) = rest.find(['(', '[']) {
        let (before, group) = rest.split_at(opening);
        let is_optional = group.starts_with('[');
        let close = group.find(if is_optional { ']' } else { ')' }).ok_or("a bracket is not closed")?;
        let inner = group.get(1..close).unwrap_or_default();
        if inner.contains(['(', '[']) {
            return Err("a bracket within a bracket");
        }
        push(&mut ways, &[steps(before)?]);
        let mut choices = inner.split('|').map(steps).collect::<Result<Vec<_>, _>>()?;
        choices.extend(is_optional.then(Vec::new));
        if ways.len() * choices.len() > MOST_WAYS {
            return Err("too many ways to say it");
        }
        push(&mut ways, &choices);
        rest = group.get(close + 1..).unwrap_or_default();
    }
    push(&mut ways, &[steps(rest)?]);
    ways.into_iter().map(|steps| way(steps, is_first, is_last)).collect()
}

fn way(steps: Vec<Step>, is_first: bool, is_last: bool) -> Result<Way, &'static str> {
    if steps.len() > MOST_STEPS {
        return Err("a phrase of too many words");
    }
    if steps.iter().filter(|step| **step == Step::Gap).count() > MOST_GAPS {
        return Err("more than three * in a phrase");
    }
    match (steps.first(), steps.last()) {
        (None | Some(Step::Gap), _) | (_, Some(Step::Gap)) => Err("a phrase begins and ends with a word or #"),
        _ => Ok(Way { steps, is_first, is_last }),
    }
}

/// Lets each way go on in each of these ways.
fn push(ways: &mut Vec<Vec<Step>>, choices: &[Vec<Step>]) {
    let longer = ways.iter().flat_map(|way| choices.iter().map(|choice| [way.as_slice(), choice.as_slice()].concat()));
    *ways = longer.collect();
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

    fn check(written: &str, expected: &[&str]) {
        let told = |way: &Way| {
            let steps = way.steps.iter().map(|step| match step {
                Step::Word(word) => word.clone(),
                Step::Beginning(word) => format!("{word}…"),
                Step::Number => "#".to_owned(),
                Step::Gap => "*".to_owned(),
            });
            let told = steps.collect::<Vec<_>>().join(" ");
            format!("{}{told}{}", if way.is_first { "^" } else { "" }, if way.is_last { "$" } else { "" })
        };
        let found = ways(written).map(|ways| ways.iter().map(told).collect::<Vec<_>>());
        assert_eq!(found.as_deref(), Ok(expected.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice()));
    }

    #[test]
    fn a_phrase_stands_for_all_its_ways() {
        check("Sign up!", &["sign up"]);
        check("^# (vote|votes)$", &["^# vote$", "^# votes$"]);
        check("sign up [to|for] our news*", &["sign up to our news…", "sign up for our news…", "sign up our news…"]);
        check("it is * said", &["it is * said"]);
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for wrong in ["", "* a", "a *", "(a", "(a [b])", "ab*", "a * b * c * d * e", "1#", "(a|b"] {
            assert!(ways(wrong).is_err(), "{wrong:?}");
        }
        assert!(ways(&"(a|b|c) ".repeat(9)).is_err());
        assert!(ways(&"a ".repeat(30)).is_err());
    }
}
