//! Two copies of the same letters held against each other: what differs between them, and whether it is a change.

use std::collections::BTreeSet;

use obelus_text::Invisible;

use crate::letters::{Letter, ends_line, is_dash, is_hyphen, is_quotation_mark, letters};

/// What differs between a quote and its text without being a change of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// White space.
    Spaces,
    /// Hyphens at the ends of lines, and soft hyphens.
    Hyphens,
    /// Quotation marks and apostrophes.
    QuotationMarks,
    /// The shape of dashes.
    Dashes,
    /// Ligatures and other shapes of the same letters.
    Ligatures,
    /// Whether the first letter is a capital.
    Case,
    /// Something is left out where the quote says so.
    Ellipsis,
    /// Characters that cannot be seen.
    Invisible,
    /// Square brackets, in which who quotes marks what is his own.
    Brackets,
    /// What stands after the last word.
    Punctuation,
}

/// What came of comparing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Compared {
    /// What differs and is no change.
    pub told: BTreeSet<Fold>,
    /// How many changes there are: punctuation between words, capitals within.
    pub changes: usize,
}

/// Compares two texts with the same letters from the first to the last of them.
pub(super) fn compare(text: &str, quote: &str) -> Compared {
    let mut compared = Compared::default();
    let (ours, theirs) = (letters(text), letters(quote));
    for (index, (our, their)) in ours.iter().zip(&theirs).enumerate() {
        compared.letter(our.written, their.written, index);
        if let (Some(our_next), Some(their_next)) = (ours.get(index + 1), theirs.get(index + 1)) {
            compared.gap(&between(text, our, our_next), &between(quote, their, their_next));
        }
    }
    compared
}

impl Compared {
    fn letter(&mut self, our: char, their: char, index: usize) {
        if our == their {
            return;
        }
        let is_case = our.to_lowercase().eq(their.to_lowercase());
        match (is_case, index) {
            (true, 0) => _ = self.told.insert(Fold::Case),
            (true, _) => self.changes += 1,
            (false, _) => _ = self.told.insert(Fold::Ligatures),
        }
    }

    fn gap(&mut self, our: &Gap, their: &Gap) {
        if our == their {
            return;
        }
        let is_cut = our.is_cut || their.is_cut;
        let has_dash = [our, their].map(|gap| !gap.dashes.is_empty());
        let mut tell = |differs: bool, fold: Fold| {
            if differs {
                self.told.insert(fold);
            }
        };
        tell(our.marks != their.marks, Fold::QuotationMarks);
        tell(our.unseen != their.unseen, Fold::Invisible);
        tell(our.brackets != their.brackets, Fold::Brackets);
        tell(is_cut && (our.is_cut != their.is_cut || our.spaces != their.spaces), Fold::Hyphens);
        tell(has_dash == [true; 2] && (our.dashes != their.dashes || our.spaces != their.spaces), Fold::Dashes);
        tell(!is_cut && has_dash == [false; 2] && our.spaces != their.spaces, Fold::Spaces);
        // A word that a line's end cut may have had a hyphen of its own there.
        let rest = |gap: &Gap| if is_cut { gap.rest.replace('-', "") } else { gap.rest.clone() };
        self.changes += usize::from(rest(our) != rest(their) || has_dash == [true, false] || has_dash == [false, true]);
    }
}

/// What stands between two letters, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Gap {
    spaces: String,
    /// Whether a hyphen is there that belongs to the end of a line, or a soft one.
    is_cut: bool,
    unseen: String,
    marks: String,
    dashes: String,
    brackets: String,
    /// Punctuation that says something.
    rest: String,
}

fn between(text: &str, one: &Letter, next: &Letter) -> Gap {
    let mut gap = Gap::default();
    let raw = text.get(one.end()..next.start).unwrap_or_default();
    let mut characters = raw.char_indices().peekable();
    let mut before = None;
    while let Some((at, character)) = characters.next() {
        let rest = raw.get(at + character.len_utf8()..).unwrap_or_default();
        match character {
            _ if character.is_whitespace() => gap.spaces.push(character),
            '\u{ad}' => gap.is_cut = true,
            _ if is_dash(character) => gap.dashes.push(character),
            _ if is_hyphen(character) => {
                let is_double = characters.next_if(|(_, next)| is_hyphen(*next)).is_some();
                if is_double || before.is_some_and(char::is_whitespace) {
                    gap.dashes.push('-');
                } else if ends_line(rest) {
                    gap.is_cut = true;
                } else {
                    gap.rest.push('-');
                }
            }
            _ if is_quotation_mark(character) => gap.marks.push(character),
            '[' | ']' => gap.brackets.push(character),
            '…' => gap.rest.push_str("..."),
            _ if Invisible::of(character).is_some() => gap.unseen.push(character),
            _ => gap.rest.push(character),
        }
        before = Some(character);
    }
    gap
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quote: &str, told: &[Fold], changes: usize) {
        let expected = Compared { told: told.iter().copied().collect(), changes };
        assert_eq!(compare(text, quote), expected, "{text:?} {quote:?}");
    }

    #[test]
    fn what_is_no_change_is_told() {
        check("he came in August", "he came in August", &[], 0);
        check("he came\nin August", "he came in  August", &[Fold::Spaces], 0);
        check("he camein August", "he came in August", &[Fold::Spaces], 0);
        check("an inter-\nnational of\u{ad}fice", "an international office", &[Fold::Hyphens], 0);
        check("a well-\nknown man", "a well-known man", &[Fold::Hyphens], 0);
        check("he said ‘don’t go’ to her", "he said \"don't go\" to her", &[Fold::QuotationMarks], 0);
        check("he – they say – came", "he—they say—came", &[Fold::Dashes], 0);
        check("he -- came", "he — came", &[Fold::Dashes], 0);
        check("the oﬃce", "the office", &[Fold::Ligatures], 0);
        check("Coyoaca\u{301}n", "Coyoacán", &[Fold::Ligatures], 0);
        check("He came", "he came", &[Fold::Case], 0);
        check("zero\u{200b}width", "zerowidth", &[Fold::Invisible], 0);
        check("Stalin came", "[S]talin came", &[Fold::Brackets], 0);
    }

    #[test]
    fn what_is_a_change_is_counted() {
        check("he came, in August", "he came in August", &[], 1);
        check("the black book", "the Black book", &[], 1);
        check("to cooperate", "to co-operate", &[], 1);
        check("he came — in August", "he came in August", &[], 1);
        check("1.5 men", "15 men", &[], 1);
    }
}
