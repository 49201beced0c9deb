//! Fields of word processors: an instruction, and the result that is shown.
//! Invariant: the instruction is never text; of all instructions only the address of a link is understood.

use std::rc::Rc;

/// The longest instruction that is looked at, in bytes: an address, not a book.
const LIMIT_INSTRUCTION: usize = 16 * 1024;

/// How many fields may be open at once: each is asked for every piece of text.
pub(crate) const LIMIT_FIELDS: usize = 32;

/// A field on its way through its instruction, then its result.
#[derive(Debug, Default)]
pub(crate) struct Field {
    instruction: String,
    shown: bool,
    link: Option<Rc<str>>,
}

impl Field {
    /// More of the instruction.
    pub(crate) fn instruct(&mut self, words: &str) {
        if !self.shown && self.instruction.len() < LIMIT_INSTRUCTION {
            self.instruction.push_str(words);
        }
    }

    /// The result begins.
    pub(crate) fn show(&mut self) {
        self.shown = true;
        self.link = link_of(&self.instruction).map(Rc::from);
    }

    /// Whether the result has begun.
    pub(crate) fn is_shown(&self) -> bool {
        self.shown
    }

    /// What an equation without a result shows that sets a reading above a word (`EQ \o(\s\up 9(かんじ),漢字)`): the word.
    pub(crate) fn base(&self) -> Option<&str> {
        let equation = self.instruction.trim_start().strip_prefix("EQ")?;
        let (_, laid_over) = equation.split_once("\\o")?;
        let (_, inner) = laid_over.trim_end().strip_suffix(')')?.split_once("\\up")?;
        inner.rsplit_once("),").map(|(_, base)| base.trim()).filter(|base| !base.is_empty())
    }

    /// The address that the result is a link to.
    pub(crate) fn link(&self) -> Option<Rc<str>> {
        self.link.clone()
    }
}

/// The address of a link that leads out of the document: `HYPERLINK "https://…" \o "…"`.
pub(crate) fn link_of(instruction: &str) -> Option<String> {
    let instruction = instruction.trim_start();
    let (word, rest) = instruction.split_at_checked("HYPERLINK".len())?;
    let rest = rest.trim_start();
    if !word.eq_ignore_ascii_case("HYPERLINK") || rest.starts_with('\\') {
        return None;
    }
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    (!address.is_empty()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_equation_only_a_word_with_its_reading_is_shown() {
        let check = |instruction: &str, expected: Option<&str>| {
            let field = Field { instruction: instruction.to_owned(), ..Field::default() };
            assert_eq!(field.base(), expected, "{instruction}");
        };
        check(r"EQ \* jc2 \* hps12 \o\ad(\s\up 9(かんじ),漢字)", Some("漢字"));
        check(r" EQ \o(\s\up 9(かんじ),漢字) ", Some("漢字"));
        check(r"EQ \f(1,2)", None);
        check(r"PAGE \o(\s\up 9(a),b)", None);
        check(r"EQ \o(\s\up 9(a),)", None);
    }

    #[test]
    fn only_links_that_lead_out_have_an_address() {
        let check = |instruction: &str, expected: Option<&str>| {
            assert_eq!(link_of(instruction).as_deref(), expected, "{instruction}");
        };
        check(r#" HYPERLINK "https://a.example/b c" \o "tip" "#, Some("https://a.example/b c"));
        check("hyperlink https://a.example", Some("https://a.example"));
        check(r#"HYPERLINK \l "there""#, None);
        check(r#"HYPERLINK """#, None);
        check("PAGE", None);
        check("HYPERLIN", None);
        check("HYPERLIN€", None);
    }
}
