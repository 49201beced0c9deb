//! Whether two words are one that was misspelt, or one that was parted.
//! Invariant: short words are never taken for one another; the time grows with their letters and the few that may differ.

use crate::vocabulary::Word;

/// Words with fewer letters are others with one changed ("men", "man").
const LEAST_LETTERS: usize = 4;
/// Longer words are none.
const MOST_LETTERS: usize = 40;

/// Whether two words differ by as few letters as a slip leaves, for their length.
pub(crate) fn is_misspelt(one: &str, other: &str) -> bool {
    // A letter has four bytes at most: words so different in length need not be looked at letter by letter. And a slip that
    // takes the first letter leaves the last one.
    let ends = |word: &str| (word.chars().next(), word.chars().next_back());
    let (ends_of_one, ends_of_other) = (ends(one), ends(other));
    let shares_end = ends_of_one.0 == ends_of_other.0 || ends_of_one.1 == ends_of_other.1;
    if !shares_end || one.len().abs_diff(other.len()) > 12 {
        return false;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let longer = one.len().max(other.len());
    if !(LEAST_LETTERS..=MOST_LETTERS).contains(&longer) {
        return false;
    }
    let slips = match longer {
        ..=6 => 1,
        7..=10 => 2,
        _ => 3,
    };
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (one.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    one.len().abs_diff(other.len()) <= slips && distance(one, other) <= slips
}

/// Whether two words one after the other are a third that was parted, perhaps with a letter lost.
pub(crate) fn is_joined(first: &Word, second: &Word, whole: &Word) -> bool {
    let length = first.letters.len() + second.letters.len();
    if length > whole.letters.len() + 1 || length + 2 < whole.letters.len() {
        return false;
    }
    let joined = format!("{}{}", first.letters, second.letters);
    let is_short = whole.is_number || length <= LEAST_LETTERS;
    joined == whole.letters || (!is_short && is_misspelt(&joined, &whole.letters))
}

/// How many letters were lost, added, changed or turned round with the next.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut previous = None;
    for (row, letter) in one.iter().enumerate() {
        let mut present = vec![row + 1];
        let mut beside = None;
        for (column, against) in other.iter().enumerate() {
            let of = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX - 1);
            let changed = of(&last, column) + usize::from(letter != against);
            let mut least = changed.min(of(&last, column + 1) + 1).min(of(&present, column) + 1);
            if previous == Some(against) && beside == Some(letter) {
                least = least.min(column.checked_sub(1).map_or(usize::MAX, |place| of(&before_last, place) + 1));
            }
            present.push(least);
            beside = Some(against);
        }
        previous = Some(letter);
        before_last = std::mem::replace(&mut last, present);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: bool) {
        assert_eq!(is_misspelt(one, other), expected, "{one} {other}");
        assert_eq!(is_misspelt(other, one), expected, "{other} {one}");
    }

    #[test]
    fn as_few_letters_as_a_slip_leaves() {
        check("terror", "teror", true);
        check("their", "thier", true);
        check("remaining", "remaning", true);
        check("coyoacn", "coyocan", true);
        check("john", "jon", true);
        check("man", "men", false);
        check("north", "south", false);
        check("july", "june", false);
        check("arrived", "departed", false);
    }
}
