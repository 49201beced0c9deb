//! Lists: their levels and numbers (ODF 1.3, part 3, sections 5.3 and 16.30).
//! Invariant: numbers are counted as the program shows them; marks are in no text.

use std::collections::HashMap;

use crate::ReadFault;
use crate::flow::Shape;
use crate::xml::{Node, Tag, Xml};

/// How many levels a list has.
const LEVELS: usize = 10;

/// What a list style says of its levels.
#[derive(Clone, Debug, Default)]
pub(super) struct ListStyle {
    levels: [Level; LEVELS],
}

#[derive(Clone, Copy, Debug)]
struct Level {
    mark: Mark,
    start: u32,
}

impl Default for Level {
    fn default() -> Level {
        Level { mark: Mark::Bullet, start: 1 }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Mark {
    Number,
    Bullet,
    /// No mark at all: a paragraph that is only indented.
    None,
}

impl ListStyle {
    /// Reads the rest of a `text:list-style`.
    pub(super) fn read(xml: &mut Xml) -> Result<ListStyle, ReadFault> {
        let mut style = ListStyle::default();
        let mut depth = 1usize;
        while depth > 0 {
            match xml.next()? {
                Some(Node::Start(tag)) => {
                    depth += 1;
                    style.take(&tag);
                }
                Some(Node::End(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(style)
    }

    fn take(&mut self, tag: &Tag) {
        let level = tag.get("text", "level").and_then(|level| level.parse::<usize>().ok());
        let Some(level) = level.and_then(|level| self.levels.get_mut(level.checked_sub(1)?)) else { return };
        let is_filled = |value: Option<&str>| value.is_some_and(|value| !value.trim().is_empty());
        level.mark = match tag.name() {
            ("text", "list-level-style-number") if is_filled(tag.get("style", "num-format")) => Mark::Number,
            ("text", "list-level-style-bullet") if is_filled(tag.get("text", "bullet-char")) => Mark::Bullet,
            ("text", "list-level-style-image") => Mark::Bullet,
            _ => Mark::None,
        };
        level.start = tag.get("text", "start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
    }
}

/// The lists that are open, and how far the closed ones were counted.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// The last number by style and level, for lists that go on.
    counted: HashMap<(String, usize), u32>,
}

struct List {
    style: String,
    last: Option<u32>,
    /// The number that the item begins with, where it says so.
    start: Option<u32>,
    /// The item has no paragraph yet: the first bears the mark.
    fresh: bool,
}

impl Lists {
    /// Begins a list inside the one that is open.
    pub(super) fn begin(&mut self, tag: &Tag) {
        let inherited = || self.open.last().map(|list| list.style.clone()).unwrap_or_default();
        let style = tag.get("text", "style-name").map_or_else(inherited, str::to_owned);
        let continues =
            tag.get("text", "continue-numbering") == Some("true") || tag.get("text", "continue-list").is_some();
        let level = self.open.len();
        let last = continues.then(|| self.counted.get(&(style.clone(), level)).copied()).flatten();
        self.open.push(List { style, last, start: None, fresh: false });
    }

    /// Ends the list.
    pub(super) fn end(&mut self) {
        let level = self.open.len().saturating_sub(1);
        if let Some(List { style, last: Some(last), .. }) = self.open.pop() {
            self.counted.insert((style, level), last);
        }
    }

    /// Begins an item of the list.
    pub(super) fn begin_item(&mut self, tag: &Tag) {
        if let Some(list) = self.open.last_mut() {
            list.fresh = true;
            list.start = tag.get("text", "start-value").and_then(|start| start.parse().ok());
        }
    }

    /// Ends the item: one without a paragraph leaves none to the next.
    pub(super) fn end_item(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.fresh = false;
        }
    }

    /// What a paragraph here is: an item where it is the first of one that has a mark.
    pub(super) fn next(&mut self, styles: &HashMap<String, ListStyle>, by_style: Option<&str>) -> Option<Shape> {
        let depth = self.open.len();
        let list = self.open.last_mut().filter(|list| list.fresh)?;
        list.fresh = false;
        let known = styles.get(&list.style).or_else(|| styles.get(by_style?));
        let level = known.and_then(|style| style.levels.get((depth - 1).min(LEVELS - 1))).copied().unwrap_or_default();
        let number = match (list.start, list.last) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => level.start,
        };
        list.last = Some(number);
        let number = (level.mark == Mark::Number).then_some(number);
        let depth = u8::try_from(depth).unwrap_or(u8::MAX);
        (level.mark != Mark::None).then_some(Shape::Item { level: depth, number })
    }
}
