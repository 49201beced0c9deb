//! How a paragraph begins: with its first text, for only then is all said that it is.
//! Invariant: the mark of a list item is no text, whether the file sets it apart or types it before a tab.

use std::collections::HashMap;

use super::group::Properties;
use super::styles::Styles;
use crate::flow::{Look, Shape};

/// The longest mark of a list item that is typed, in code points: `viii.`, `100)`.
const LONGEST_MARK: usize = 6;

/// The paragraph that is open or about to begin.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) begun: bool,
    pub(super) is_heading: bool,
    /// The mark that the file sets apart.
    pub(super) mark: String,
    /// What may be a typed mark, until a tab or more text tells.
    pub(super) lead: Option<(String, Look)>,
    /// The last number by level, for marks of letters.
    numbers: HashMap<u8, u32>,
}

impl Paragraph {
    /// Begins: answers what it is.
    pub(super) fn begin(&mut self, properties: &Properties, styles: &Styles) -> Shape {
        self.begun = true;
        let mark = std::mem::take(&mut self.mark);
        let heading = properties.outline.map(Shape::Heading);
        let shape = heading.or_else(|| styles.shape(properties.style));
        let mark = mark.trim();
        self.is_heading = matches!(shape, Some(Shape::Heading(_)));
        if self.is_heading || mark.is_empty() {
            if properties.list_level == 0 {
                self.numbers.clear();
            }
            return shape.unwrap_or_default();
        }
        let level = level(properties);
        Shape::Item { level, number: self.number(mark, level) }
    }

    /// Whether text that stands first may be the mark of an item: in a hanging line, and short.
    pub(super) fn may_lead(&self, properties: &Properties, text: &str) -> bool {
        let before = self.lead.as_ref().map_or(0, |(lead, _)| lead.chars().count());
        let is_first = !self.begun && self.mark.trim().is_empty();
        is_first && properties.first_indent < 0 && before + text.chars().count() <= LONGEST_MARK
    }

    /// A tab stands here: what was before it is a mark if it looks like one.
    pub(super) fn take_mark(&mut self) -> bool {
        let is_one = self.lead.as_ref().is_some_and(|(lead, _)| is_mark(lead.trim()));
        if is_one && let Some((lead, _)) = self.lead.take() {
            self.mark = lead;
        }
        is_one
    }

    /// The number that a mark means: `12.` is 12, `1.2.` is 2; letters go on from the item before.
    fn number(&mut self, mark: &str, level: u8) -> Option<u32> {
        let inner = mark.trim_matches(|sign: char| !sign.is_alphanumeric());
        let last = inner.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or("");
        if last.is_empty() {
            return None;
        }
        let counted = self.numbers.get(&level).map_or(1, |number| number.saturating_add(1));
        let number = last.parse().unwrap_or(counted);
        self.numbers.retain(|&other, _| other <= level);
        self.numbers.insert(level, number);
        Some(number)
    }
}

/// By the level that is told, else by how often the hanging indent goes into the indent.
fn level(properties: &Properties) -> u8 {
    if properties.list_level > 0 {
        return properties.list_level;
    }
    let hanging = properties.first_indent.checked_neg().filter(|&hanging| hanging > 0).unwrap_or(360);
    u8::try_from((properties.indent / hanging).clamp(1, 9)).unwrap_or(1)
}

/// Whether this is how a list item is marked: a bullet, or a short number or letter with a point or bracket.
fn is_mark(text: &str) -> bool {
    if matches!(text, "•" | "–" | "—" | "-" | "*" | "◦" | "▪" | "·" | "○" | "■" | "→") {
        return true;
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let Some(inner) = inner.strip_suffix(['.', ')']) else { return false };
    let is_number = inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = inner.bytes().all(|byte| b"ivxlIVXL".contains(&byte));
    let is_letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    !inner.is_empty() && (is_number || is_roman || is_letter)
}
