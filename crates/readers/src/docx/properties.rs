//! The properties of paragraphs and runs, as styles and the body have them.
//! Invariant: what was so before a tracked change is passed over.

use crate::ReadFault;
use crate::flow::Height;
use crate::xml::{Node, Tag, Xml};

/// What `w:pPr` says.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    /// The list, `0` for none.
    pub(super) list: Option<String>,
    pub(super) list_level: Option<usize>,
    /// 0 to 8 for headings, 9 for text.
    pub(super) outline: Option<u8>,
    /// The end of the paragraph was deleted: it goes on in the next.
    pub(super) is_joined: bool,
    /// Pages are numbered otherwise than from 1 in digits.
    pub(super) renumbers: bool,
}

/// What `w:rPr` says; `None` leaves it to what stands above.
#[derive(Clone, Debug, Default)]
pub(super) struct RunProperties {
    pub(super) style: Option<String>,
    pub(super) strong: Option<bool>,
    pub(super) emphasis: Option<bool>,
    pub(super) height: Option<Height>,
    pub(super) hidden: Option<bool>,
    pub(super) language: Option<String>,
    pub(super) deleted: bool,
}

impl RunProperties {
    /// These, and where they say nothing, the others.
    pub(super) fn or(self, other: &RunProperties) -> RunProperties {
        RunProperties {
            strong: self.strong.or(other.strong),
            emphasis: self.emphasis.or(other.emphasis),
            height: self.height.or(other.height),
            hidden: self.hidden.or(other.hidden),
            ..self
        }
    }

    /// Reads up to the end of the `w:rPr` that has just begun.
    pub(super) fn read(xml: &mut Xml) -> Result<RunProperties, ReadFault> {
        let mut properties = RunProperties::default();
        let mut depth = 1usize;
        while depth > 0 {
            let Some(node) = xml.next()? else { break };
            match node {
                Node::Start(tag) if tag.name() == ("w", "rPrChange") => xml.skip()?,
                Node::Start(tag) => {
                    depth += 1;
                    properties.take(&tag);
                }
                Node::End(_) => depth -= 1,
                Node::Text(_) => {}
            }
        }
        Ok(properties)
    }

    fn take(&mut self, tag: &Tag) {
        let ("w", name) = tag.name() else { return };
        match name {
            "rStyle" => self.style = tag.get("w", "val").map(str::to_owned),
            "b" => self.strong = Some(is_on(tag)),
            "i" => self.emphasis = Some(is_on(tag)),
            "vanish" => self.hidden = Some(is_on(tag)),
            "vertAlign" => self.height = tag.get("w", "val").map(height),
            "lang" => self.language = tag.get("w", "val").map(str::to_owned),
            "del" | "moveFrom" => self.deleted = true,
            _ => {}
        }
    }
}

impl ParagraphProperties {
    /// Reads up to the end of the `w:pPr` that has just begun.
    pub(super) fn read(xml: &mut Xml) -> Result<ParagraphProperties, ReadFault> {
        let mut properties = ParagraphProperties::default();
        let mut depth = 1usize;
        while depth > 0 {
            let Some(node) = xml.next()? else { break };
            match node {
                Node::Start(tag) => match tag.name() {
                    ("w", "pPrChange" | "sectPrChange") => xml.skip()?,
                    ("w", "rPr") => properties.is_joined = RunProperties::read(xml)?.deleted,
                    _ => {
                        depth += 1;
                        properties.take(&tag);
                    }
                },
                Node::End(_) => depth -= 1,
                Node::Text(_) => {}
            }
        }
        Ok(properties)
    }

    fn take(&mut self, tag: &Tag) {
        let value = || tag.get("w", "val");
        match tag.name() {
            ("w", "pStyle") => self.style = value().map(str::to_owned),
            ("w", "numId") => self.list = value().map(str::to_owned),
            ("w", "ilvl") => self.list_level = number(tag),
            ("w", "outlineLvl") => self.outline = number(tag),
            ("w", "pgNumType") => self.renumbers |= renumbers(tag),
            _ => {}
        }
    }
}

/// Whether a `w:pgNumType` numbers pages otherwise than from 1 in digits.
pub(super) fn renumbers(tag: &Tag) -> bool {
    let starts = tag.get("w", "start").is_some_and(|start| !matches!(start, "0" | "1"));
    starts || tag.get("w", "fmt").is_some_and(|format| format != "decimal")
}

/// The number in `w:val`.
pub(super) fn number<Number: std::str::FromStr>(tag: &Tag) -> Option<Number> {
    tag.get("w", "val")?.trim().parse().ok()
}

/// Whether a switch is on, which it is by standing there.
pub(super) fn is_on(tag: &Tag) -> bool {
    !matches!(tag.get("w", "val"), Some("0" | "false" | "off"))
}

fn height(value: &str) -> Height {
    match value {
        "superscript" => Height::Raised,
        "subscript" => Height::Lowered,
        _ => Height::Level,
    }
}
