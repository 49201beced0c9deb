//! Lists and the numbers of their items, and the marks of notes.
//! Invariant: numbers are counted as the program shows them; marks of lists are in no text.

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

/// The marks of notes in the order of the text.
pub(super) struct Marks {
    foot: Count,
    end: Count,
}

/// How far notes of a kind have been counted.
struct Count {
    format: String,
    next: u32,
}

impl Default for Marks {
    fn default() -> Marks {
        let count = |format: &str| Count { format: format.to_owned(), next: 1 };
        Marks { foot: count("decimal"), end: count("lowerRoman") }
    }
}

impl Marks {
    /// Reads the settings of the document.
    pub(super) fn read(&mut self, xml: &mut Xml) -> Result<(), ReadFault> {
        let mut count = None;
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => match (tag.name(), &mut count) {
                    (("w", "footnotePr"), _) => count = Some(&mut self.foot),
                    (("w", "endnotePr"), _) => count = Some(&mut self.end),
                    (("w", "numFmt"), Some(count)) => {
                        count.format = tag.get("w", "val").unwrap_or("decimal").to_owned();
                    }
                    (("w", "numStart"), Some(count)) => count.next = number(&tag).unwrap_or(1),
                    _ => {}
                },
                Node::End(end) if matches!(end.name(), ("w", "footnotePr" | "endnotePr")) => count = None,
                Node::End(_) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// The mark of the next note.
    pub(super) fn next(&mut self, is_endnote: bool) -> String {
        let count = if is_endnote { &mut self.end } else { &mut self.foot };
        let number = count.next;
        count.next = number.saturating_add(1);
        match count.format.as_str() {
            "lowerRoman" => roman(number).to_lowercase(),
            "upperRoman" => roman(number),
            "lowerLetter" => letters(number).to_lowercase(),
            "upperLetter" => letters(number),
            "chicago" => symbols(number),
            _ => number.to_string(),
        }
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    // Beyond this nobody writes Roman numbers, and they grow without end.
    if number == 0 || number > 4999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// `A` to `Z`, then `AA`, `BB`: a letter as often as the alphabet has been through.
fn letters(number: u32) -> String {
    let (round, place) = (number.saturating_sub(1) / 26, number.saturating_sub(1) % 26);
    let letter = char::from_u32(u32::from('A') + place).unwrap_or('A');
    if round > 50 { number.to_string() } else { letter.to_string().repeat(round as usize + 1) }
}

/// `*`, `†`, `‡`, `§`, then each twice.
fn symbols(number: u32) -> String {
    let (round, place) = (number.saturating_sub(1) / 4, number.saturating_sub(1) % 4);
    let sign = ["*", "†", "‡", "§"].get(place as usize).copied().unwrap_or("*");
    if round > 50 { number.to_string() } else { sign.repeat(round as usize + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_in_their_format() {
        let marks = |format: &str, count: u32| {
            let mut marks = Marks { foot: Count { format: format.into(), next: 1 }, ..Marks::default() };
            (0..count).map(|_| marks.next(false)).last().unwrap()
        };
        assert_eq!(marks("decimal", 12), "12");
        assert_eq!(marks("lowerRoman", 1994), "mcmxciv");
        assert_eq!(marks("upperLetter", 28), "BB");
        assert_eq!(marks("chicago", 5), "**");
    }
}
