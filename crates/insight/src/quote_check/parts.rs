//! A quote in the parts that its marks of omission leave: `…`, `...`, `. . .`, each also in brackets.

/// Marks of omission, the longer ones first.
const MARKS: [&str; 5] = ["[. . .]", ". . .", "(…)", "(...)", "..."];

/// The parts of a quote that must follow one another, without white space around them; empty ones are left out.
pub(super) fn parts(quote: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut rest, mut begun) = (quote, 0);
    while let Some(character) = rest.chars().next() {
        let at = quote.len() - rest.len();
        let mark = mark_at(rest);
        if mark > 0 {
            parts.push(quote.get(begun..at).unwrap_or_default());
            begun = at + mark;
        }
        rest = rest.get(mark.max(character.len_utf8())..).unwrap_or_default();
    }
    parts.push(quote.get(begun..).unwrap_or_default());
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    parts.into_iter().map(str::trim).collect()
}

/// The length in bytes of the mark of omission with which a text begins.
fn mark_at(rest: &str) -> usize {
    let bracketed = ["[…]", "[...]"].into_iter().find(|mark| rest.starts_with(mark));
    if let Some(mark) = bracketed.or_else(|| MARKS.into_iter().find(|mark| rest.starts_with(mark))) {
        // A full stop before the omission makes four.
        return mark.len() + usize::from(mark == "..." && rest.get(3..).is_some_and(|rest| rest.starts_with('.')));
    }
    if rest.starts_with('…') { '…'.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_cut_where_it_says_that_something_is_left_out() {
        let check = |quote: &str, expected: &[&str]| assert_eq!(parts(quote), expected, "{quote:?}");
        check("one two", &["one two"]);
        check("one … two", &["one", "two"]);
        check(
            "… one […] two [...] three ... four (…) five . . . six …",
            &["one", "two", "three", "four", "five", "six"],
        );
        check("one.... two", &["one", "two"]);
        check("…", &[]);
        check("", &[]);
        check("3...5", &["3", "5"]);
    }
}
