//! A quote and a stretch of text word by word: which words are in both, which in one alone.
//! Invariant: the cost is the least there is (dynamic programming, as Needleman and Wunsch); time and room grow with the
//! product of the two lengths, so whoever asks keeps them short.

use obelus_text::Invisible;

use crate::letters::{fold, is_dash, is_hyphen, is_quotation_mark, is_unspaced};

/// What a run of words in a comparison is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// In both.
    Same,
    /// In the quote alone.
    Added,
    /// In the text alone.
    Removed,
}

/// A run of words in a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChange {
    /// What it is.
    pub kind: ChangeKind,
    /// The words, as they are written.
    pub text: String,
}

/// The best way to lay a quote over a part of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alignment {
    /// The first byte of the part.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// The words.
    pub words: Vec<WordChange>,
}

/// A word with the punctuation at it, as it is written.
struct Piece<'a> {
    start: usize,
    text: &'a str,
    /// Whether white space stands before it.
    is_apart: bool,
    /// What makes a word another one: letters with their size, and punctuation but for what is told apart.
    strict: String,
    /// The letters alone.
    loose: String,
}

const SAME: u32 = 0;
/// The same letters with other punctuation or capitals.
const RETOUCHED: u32 = 1;
/// A word put in or left out.
const CHANGED: u32 = 2;
/// A word for another: less than both.
const REPLACED: u32 = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Both,
    Text,
    Quote,
}

/// Lays a quote over the part of a text that fits it best; `None` where the quote has no words.
pub(super) fn align(text: &str, quote: &str) -> Option<Alignment> {
    let (ours, theirs) = (pieces(text), pieces(quote));
    if theirs.is_empty() {
        return None;
    }
    let width = ours.len() + 1;
    let mut steps: Vec<Step> = vec![Step::Text; width];
    // Any part of the text may come before the quote, for nothing.
    let mut above: Vec<u32> = vec![0; width];
    for (row, their) in theirs.iter().enumerate() {
        let is_edge = row == 0 || row + 1 == theirs.len();
        let mut present = Vec::with_capacity(width);
        present.push(above.first().copied().unwrap_or_default() + CHANGED);
        steps.push(Step::Quote);
        let mut left = present.first().copied().unwrap_or_default();
        for (column, our) in ours.iter().enumerate() {
            let at = |index: usize| above.get(index).copied().unwrap_or(u32::MAX / 2);
            let both = at(column) + price(our, their, is_edge);
            let (quote_alone, text_alone) = (at(column + 1) + CHANGED, left + CHANGED);
            let (cost, step) = [(both, Step::Both), (text_alone, Step::Text), (quote_alone, Step::Quote)]
                .into_iter()
                .min_by_key(|(cost, _)| *cost)
                .unwrap_or((both, Step::Both));
            present.push(cost);
            steps.push(step);
            left = cost;
        }
        above = present;
    }
    // Of ends that are as good, one where both have the last word.
    let last = theirs.len() * width;
    let is_apart = |column: usize| steps.get(last + column) != Some(&Step::Both);
    let (end, cost) = above.iter().enumerate().min_by_key(|(column, cost)| (**cost, is_apart(*column), *column))?;
    Some(trace(&ours, &theirs, &steps, end, *cost))
}

/// Goes back from the end of the best part to its beginning.
fn trace(ours: &[Piece<'_>], theirs: &[Piece<'_>], steps: &[Step], end: usize, cost: u32) -> Alignment {
    let width = ours.len() + 1;
    let (mut row, mut column) = (theirs.len(), end);
    let mut met: Vec<(ChangeKind, &Piece<'_>)> = Vec::new();
    while row > 0 {
        let step = steps.get(row * width + column).copied().unwrap_or(Step::Quote);
        let our = column.checked_sub(1).and_then(|index| ours.get(index));
        let their = theirs.get(row - 1);
        match (step, our, their) {
            (Step::Both, Some(our), Some(their)) => {
                let is_edge = row == 1 || row == theirs.len();
                if price(our, their, is_edge) == SAME {
                    met.push((ChangeKind::Same, their));
                } else {
                    met.extend([(ChangeKind::Added, their), (ChangeKind::Removed, our)]);
                }
                (row, column) = (row - 1, column - 1);
            }
            (Step::Text, Some(our), _) => {
                met.push((ChangeKind::Removed, our));
                column -= 1;
            }
            (_, _, their) => {
                met.extend(their.map(|their| (ChangeKind::Added, their)));
                row -= 1;
            }
        }
    }
    met.reverse();
    let start = ours.get(column).map_or(0, |piece| piece.start);
    let last = end.checked_sub(1).and_then(|index| ours.get(index));
    let end_byte = last.map_or(start, |piece| piece.start + piece.text.len());
    let longest = theirs.len().max(end.saturating_sub(column));
    let most = f64::from(CHANGED) * longest as f64;
    Alignment { start, end: end_byte, score: (1.0 - f64::from(cost) / most).max(0.0), words: runs(&met) }
}

/// Words of one kind beside each other as one run; of what was changed, first what the text has.
fn runs(met: &[(ChangeKind, &Piece<'_>)]) -> Vec<WordChange> {
    let mut runs: Vec<WordChange> = Vec::new();
    let is_same = |(kind, _): &(ChangeKind, &Piece<'_>)| *kind == ChangeKind::Same;
    for stretch in met.chunk_by(|one, other| is_same(one) == is_same(other)) {
        for kind in [ChangeKind::Same, ChangeKind::Removed, ChangeKind::Added] {
            let mut text = String::new();
            for (_, piece) in stretch.iter().filter(|(other, _)| *other == kind) {
                if !text.is_empty() && piece.is_apart {
                    text.push(' ');
                }
                text.push_str(piece.text);
            }
            if !text.is_empty() {
                runs.push(WordChange { kind, text });
            }
        }
    }
    runs
}

fn price(our: &Piece<'_>, their: &Piece<'_>, is_edge: bool) -> u32 {
    if our.strict == their.strict {
        SAME
    } else if our.loose != their.loose || our.loose.is_empty() {
        REPLACED
    } else if is_edge && edges_off(&our.strict) == edges_off(&their.strict) {
        // A quote may begin with a capital and end with a stop of its own.
        SAME
    } else {
        RETOUCHED
    }
}

fn edges_off(strict: &str) -> String {
    strict.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase()
}

/// The words of a text with the punctuation at them.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut begun: Option<usize> = None;
    let mut is_apart = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character.is_whitespace() {
            end_piece(text, begun.take(), at, is_apart, &mut pieces);
            is_apart = true;
            continue;
        }
        if begun.is_some() && is_unspaced(character) {
            end_piece(text, begun.take(), at, is_apart, &mut pieces);
            is_apart = false;
        }
        begun.get_or_insert(at);
        let after = at + character.len_utf8();
        let next = characters.peek().map(|(_, next)| *next);
        let is_last = match next {
            Some(next) if is_dash(character) || is_unspaced(character) => next.is_alphanumeric(),
            Some(next) if is_hyphen(character) && next.is_whitespace() => {
                let rest = text.get(after..).unwrap_or_default();
                let word = rest.trim_start();
                let is_cut = rest.get(..rest.len() - word.len()).is_some_and(|gap| gap.contains('\n'))
                    && word.chars().next().is_some_and(char::is_alphabetic)
                    && begun.is_some_and(|start| start < at);
                if is_cut {
                    while characters.next_if(|(_, next)| next.is_whitespace()).is_some() {}
                }
                false
            }
            _ => false,
        };
        if is_last {
            end_piece(text, begun.take(), after, is_apart, &mut pieces);
            is_apart = false;
        }
    }
    end_piece(text, begun, text.len(), is_apart, &mut pieces);
    pieces
}

/// Adds a piece; punctuation that stands alone belongs to the word before it.
fn end_piece<'a>(text: &'a str, start: Option<usize>, end: usize, is_apart: bool, pieces: &mut Vec<Piece<'a>>) {
    let Some((start, raw)) = start.and_then(|start| Some((start, text.get(start..end)?))) else { return };
    let (strict, loose) = keys(raw);
    match pieces.last_mut() {
        Some(last) if loose.is_empty() => {
            last.text = text.get(last.start..end).unwrap_or(last.text);
            last.strict.push_str(&strict);
        }
        _ => pieces.push(Piece { start, text: raw, is_apart, strict, loose }),
    }
}

/// What makes a word another one, and its letters alone.
fn keys(raw: &str) -> (String, String) {
    let (mut strict, mut loose) = (String::new(), String::new());
    let is_cut = raw.contains('\n');
    for character in raw.chars() {
        let before = loose.len();
        fold(character, |letter| loose.push(letter));
        let letters = loose.get(before..).unwrap_or_default();
        if !letters.is_empty() {
            match letters.chars().next().filter(|_| character.is_uppercase()) {
                Some(_) => strict.extend(letters.chars().flat_map(char::to_uppercase)),
                None => strict.push_str(letters),
            }
        } else if is_dash(character) {
            strict.push('—');
        } else if is_hyphen(character) {
            if !is_cut {
                strict.push('-');
            }
        } else if character == '…' {
            strict.push_str("...");
        } else if !(character.is_whitespace()
            || is_quotation_mark(character)
            || matches!(character, '[' | ']')
            || Invisible::of(character).is_some())
        {
            strict.push(character);
        }
    }
    (strict.replace("--", "—"), loose)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `-removed-`, `+added+`, and what is in both.
    fn told(words: &[WordChange]) -> String {
        let each = words.iter().map(|run| match run.kind {
            ChangeKind::Same => run.text.clone(),
            ChangeKind::Added => format!("+{}+", run.text),
            ChangeKind::Removed => format!("-{}-", run.text),
        });
        each.collect::<Vec<_>>().join("|")
    }

    fn check(text: &str, quote: &str, place: &str, words: &str) {
        let found = align(text, quote).unwrap();
        let at = text.get(found.start..found.end).unwrap();
        assert_eq!((at, told(&found.words).as_str()), (place, words), "{text:?} {quote:?}");
    }

    #[test]
    fn a_quote_is_laid_over_the_part_that_fits_it_best() {
        let text = "So it was. The ferry sank in the ice on the second night, they say. And so on.";
        check(text, "the ferry sank in the ice", "The ferry sank in the ice", "the ferry sank in the ice");
        check(text, "The ferry sank in ice", "The ferry sank in the ice", "The ferry sank in|-the-|ice");
        check(
            text,
            "ferry burnt in the ice on the second night.",
            "ferry sank in the ice on the second night,",
            "ferry|-sank-|+burnt+|in the ice on the second night.",
        );
        check(text, "sank in the thick ice on", "sank in the ice on", "sank in the|+thick+|ice on");
        check("他死于1940年八月", "死于1941年", "死于1940年", "死于|-1940-|+1941+|年");
        check("an inter-\nnational affair", "international affair", "inter-\nnational affair", "international affair");
    }

    #[test]
    fn punctuation_and_capitals_within_are_changes_of_their_words() {
        check("He came, in August.", "he came in August", "He came, in August.", "he|-came,-|+came+|in August");
        check("a Black book of", "a black book of", "a Black book of", "a|-Black-|+black+|book of");
        check("he — they say — came", "he—they say—came", "he — they say — came", "he—they say—came");
    }
}
