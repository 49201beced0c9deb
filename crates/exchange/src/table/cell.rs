//! A cell of a table, and what a spreadsheet could take for something else than the text that it is.

use std::borrow::Cow;

use obelus_model::Moment;

/// What stands in a cell.
pub(super) enum Cell<'a> {
    /// A position or a count.
    Number(u32),
    /// A word or an id of ours: harmless, for nobody typed it.
    Code(Cow<'a, str>),
    /// What a text or a person says; it may be anything.
    Text(Cow<'a, str>),
    /// When something was done.
    Time(Moment),
    /// A day as somebody wrote it; it need be none.
    Day(&'a str),
}

impl<'a> Cell<'a> {
    /// A position or a count, or nothing.
    pub(super) fn number(number: Option<u32>) -> Cell<'a> {
        number.map_or(Cell::Code(Cow::Borrowed("")), Cell::Number)
    }

    /// A word of ours, or nothing.
    pub(super) fn code(word: Option<&'a str>) -> Cell<'a> {
        Cell::Code(Cow::Borrowed(word.unwrap_or_default()))
    }

    /// The id of a record.
    pub(super) fn id(id: impl ToString) -> Cell<'a> {
        Cell::Code(Cow::Owned(id.to_string()))
    }

    /// What somebody wrote, or nothing.
    pub(super) fn text(written: Option<&'a str>) -> Cell<'a> {
        Cell::Text(Cow::Borrowed(written.unwrap_or_default()))
    }
}

/// Whether a spreadsheet would take the text for a formula: it begins with one of the characters that the OWASP page on
/// CSV injection names, also behind what a program may strip or not show, and is no plain number such as `-5`.
pub(super) fn is_like_formula(written: &str) -> bool {
    let bare = written.trim_start_matches(is_passed_over);
    let starts = written.starts_with(['\t', '\r', '\n']) || bare.starts_with(is_opener);
    starts && !is_number(written)
}

/// Begins a formula, as it is or in a form of another width.
fn is_opener(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫')
}

/// Is stripped by some program before it looks for a formula, or cannot be seen: space, controls, quotes, marks of byte
/// order and direction, joiners.
fn is_passed_over(character: char) -> bool {
    let is_unseen = matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    character.is_whitespace() || character.is_control() || is_unseen || matches!(character, '"' | '\'')
}

/// A sign at most, digits, and a decimal point among them at most.
pub(super) fn is_number(written: &str) -> bool {
    let unsigned = written.strip_prefix(['+', '-']).unwrap_or(written);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(decimals)
}
