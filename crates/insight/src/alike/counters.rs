//! Numbers at the edge of a line that count pages or readers and say nothing: `98   THE GREAT PLAGUE`, `Like (14)`.
//! Invariant: a number in a sentence of prose is never one of them. Not here: what else a page carries around its text.

/// Which of the words of a line are its own: from the first that is no page number to the last that counts nobody.
pub(crate) fn own_words(line: &str, words: usize) -> std::ops::Range<usize> {
    let line = line.trim();
    let is_digits = |part: &str| !part.is_empty() && part.chars().all(|character| character.is_ascii_digit());
    if let Some((before, counted)) = line.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        let is_short = before.chars().all(|character| character.is_alphabetic() || !character.is_alphanumeric());
        return if is_digits(counted) && is_short { 0..words.saturating_sub(1) } else { 0..words };
    }
    if line.ends_with(['.', '!', '?', ':', ';', '…']) {
        return 0..words;
    }
    let is_head = |rest: &str, gap: &str| {
        let is_capital = rest.chars().any(char::is_alphabetic) && !rest.chars().any(char::is_lowercase);
        is_capital || gap.contains('\t') || gap.len() > 1
    };
    if let Some((number, rest)) = line.split_once(char::is_whitespace) {
        let gap = line.get(number.len()..line.len() - rest.trim_start().len()).unwrap_or_default();
        if is_digits(number) && is_head(rest, gap) {
            return 1.min(words)..words;
        }
    }
    if let Some((rest, number)) = line.rsplit_once(char::is_whitespace) {
        let gap = line.get(rest.trim_end().len()..line.len() - number.len()).unwrap_or_default();
        if is_digits(number) && is_head(rest, gap) {
            return 0..words.saturating_sub(1);
        }
    }
    0..words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_and_of_readers_are_left_out() {
        assert_eq!(own_words("98     PLAGUES AND PEOPLE", 4), 1..4);
        assert_eq!(own_words("Plagues and people   99", 4), 0..3);
        assert_eq!(own_words("Quote | Report | Like (14)", 4), 0..3);
        assert_eq!(own_words("12 men were lost in the ice", 7), 0..7);
        assert_eq!(own_words("The siege of Acre 1291", 5), 0..5);
        assert_eq!(own_words("He sank in the ice (1848)", 6), 0..5);
    }
}
