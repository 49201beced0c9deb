//! Lists and the numbers of their items.
//! Invariant: numbers are counted as the program shows them; their marks are in no text.

use std::collections::HashMap;

use super::properties::number;
use crate::ReadFault;
use crate::flow::Shape;
use crate::xml::{Node, Tag, Xml};

/// How many levels a list has (17.9.6).
const LEVELS: usize = 9;

/// All lists, and how far each has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// The definition that each list uses.
    lists: HashMap<String, List>,
    definitions: HashMap<String, [Level; LEVELS]>,
    /// By definition: lists that share one go on counting.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

#[derive(Default)]
struct List {
    definition: String,
    /// Numbers to begin with anew, by level, when the list is first met.
    starts: [Option<u32>; LEVELS],
}

#[derive(Clone, Default)]
struct Level {
    start: u32,
    mark: Mark,
    style: Option<String>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Mark {
    Number,
    Bullet,
    /// No mark at all: a paragraph that is only indented.
    #[default]
    None,
}

impl Numbering {
    pub(super) fn read(&mut self, xml: &mut Xml) -> Result<(), ReadFault> {
        // The definition and list that are being read, and the level in them.
        let (mut definition, mut list, mut level) = (None, None, 0);
        while let Some(node) = xml.next()? {
            let Node::Start(tag) = node else { continue };
            match tag.name() {
                ("w", "abstractNum") => {
                    definition = tag.get("w", "abstractNumId").map(str::to_owned);
                    list = None;
                }
                ("w", "num") => {
                    list = tag.get("w", "numId").map(str::to_owned);
                    definition = None;
                }
                ("w", "lvl" | "lvlOverride") => {
                    level = tag.get("w", "ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
                }
                ("w", _) => {
                    if let Some(id) = &definition {
                        let levels = self.definitions.entry(id.clone()).or_default();
                        if let Some(level) = levels.get_mut(level) {
                            level.take(&tag);
                        }
                    } else if let Some(id) = &list {
                        self.lists.entry(id.clone()).or_default().take(&tag, level);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The next item of a list; `None` where the paragraph is none. The style finds its own level.
    pub(super) fn next(&mut self, list: &str, level: Option<usize>, style: Option<&str>) -> Option<Shape> {
        let List { definition, starts } = self.lists.get_mut(list)?;
        let levels = self.definitions.get(definition)?;
        let by_style = || style.and_then(|style| levels.iter().position(|level| level.style.as_deref() == Some(style)));
        let at = level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let known = levels.get(at)?;
        let counts = self.counts.entry(definition.clone()).or_default();
        let anew = starts.get_mut(at)?.take();
        let before = *counts.get(at)?;
        let now = match (anew, before) {
            (Some(start), _) => start,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => known.start,
        };
        *counts.get_mut(at)? = Some(now);
        counts.iter_mut().skip(at + 1).for_each(|deeper| *deeper = None);
        let number = (known.mark == Mark::Number).then_some(now);
        let level = u8::try_from(at + 1).unwrap_or(u8::MAX);
        (known.mark != Mark::None).then_some(Shape::Item { level, number })
    }
}

impl List {
    fn take(&mut self, tag: &Tag, level: usize) {
        match tag.name().1 {
            "abstractNumId" => self.definition = tag.get("w", "val").unwrap_or_default().to_owned(),
            "startOverride" => {
                if let Some(start) = self.starts.get_mut(level) {
                    *start = number(tag);
                }
            }
            _ => {}
        }
    }
}

impl Level {
    fn take(&mut self, tag: &Tag) {
        match tag.name().1 {
            "start" => self.start = number(tag).unwrap_or(0),
            "numFmt" => {
                self.mark = match tag.get("w", "val") {
                    Some("bullet") => Mark::Bullet,
                    Some("none") => Mark::None,
                    _ => Mark::Number,
                };
            }
            // A bullet that is a space is how a second paragraph of an item is made.
            "lvlText" if tag.get("w", "val").is_none_or(|text| text.trim().is_empty()) => self.mark = Mark::None,
            "pStyle" => self.style = tag.get("w", "val").map(str::to_owned),
            _ => {}
        }
    }
}
