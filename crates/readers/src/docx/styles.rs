//! The styles: which make a heading, a quotation or code of a paragraph, and how character styles look.
//! Invariant: a style that is based on itself ends after [`LIMIT_BASES`] steps.

use std::collections::HashMap;

use super::properties::{ParagraphProperties, RunProperties};
use crate::ReadFault;
use crate::flow::{Shape, is_code_name, shape_by_name};
use crate::xml::{Node, Xml};

/// How many styles may be based on each other; in real documents it is five.
const LIMIT_BASES: usize = 20;

/// All styles by their id.
#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// The language of the whole document.
    pub(super) language: Option<String>,
}

#[derive(Default)]
struct Style {
    name: String,
    base: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

impl Styles {
    pub(super) fn read(&mut self, xml: &mut Xml) -> Result<(), ReadFault> {
        while let Some(node) = xml.next()? {
            let Node::Start(tag) = node else { continue };
            match tag.name() {
                ("w", "docDefaults") => self.read_defaults(xml)?,
                ("w", "style") => {
                    let Some(id) = tag.get("w", "styleId").map(str::to_owned) else { continue };
                    let is_default = matches!(tag.get("w", "default"), Some("1" | "true" | "on"));
                    if is_default && tag.get("w", "type") == Some("paragraph") {
                        self.default = Some(id.clone());
                    }
                    let style = Style::read(xml)?;
                    self.by_id.entry(id).or_insert(style);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_defaults(&mut self, xml: &mut Xml) -> Result<(), ReadFault> {
        let mut depth = 1usize;
        while depth > 0 {
            match xml.next()? {
                Some(Node::Start(tag)) if tag.name() == ("w", "rPr") => {
                    self.language = RunProperties::read(xml)?.language;
                }
                Some(Node::Start(_)) => depth += 1,
                Some(Node::End(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// The style and what it is based on, the nearest first.
    fn chain<'a>(&'a self, id: Option<&str>) -> impl Iterator<Item = &'a Style> {
        let first = id.and_then(|id| self.by_id.get(id));
        let base = |style: &&'a Style| style.base.as_ref().and_then(|base| self.by_id.get(base));
        std::iter::successors(first, base).take(LIMIT_BASES)
    }

    /// What a paragraph of these properties is, lists aside.
    pub(super) fn shape(&self, properties: &ParagraphProperties) -> Option<Shape> {
        let id = properties.style.as_deref().or(self.default.as_deref());
        let outlines = self.chain(id).map(|style| style.paragraph.outline);
        let outline = properties.outline.or_else(|| outlines.flatten().next());
        if let Some(level @ 0..=8) = outline {
            return Some(Shape::Heading(level + 1));
        }
        let shape = self.chain(id).find_map(|style| shape_by_name(&style.name))?;
        // Body text that is based on a heading says so by its outline level.
        (outline.is_none() || !matches!(shape, Shape::Heading(_))).then_some(shape)
    }

    /// The list that a paragraph of these properties belongs to, with the style that says so, and its level.
    pub(super) fn list(&self, properties: &ParagraphProperties) -> Option<(String, Option<usize>, Option<String>)> {
        if let Some(list) = &properties.list {
            return Some((list.clone(), properties.list_level, None));
        }
        let id = properties.style.as_deref().or(self.default.as_deref());
        let style = self.chain(id).find(|style| style.paragraph.list.is_some())?;
        let level = properties.list_level.or(style.paragraph.list_level);
        Some((style.paragraph.list.clone()?, level, properties.style.clone()))
    }

    /// How a run looks, its character style included, and whether that is one for code.
    pub(super) fn run(&self, properties: RunProperties) -> (RunProperties, bool) {
        let id = properties.style.clone();
        let is_code = self.chain(id.as_deref()).any(|style| is_code_name(&style.name));
        let styled = self.chain(id.as_deref()).fold(properties, |properties, style| properties.or(&style.run));
        (styled, is_code)
    }
}

impl Style {
    fn read(xml: &mut Xml) -> Result<Style, ReadFault> {
        let mut style = Style::default();
        let mut depth = 1usize;
        while depth > 0 {
            match xml.next()? {
                Some(Node::Start(tag)) => match tag.name() {
                    ("w", "pPr") => style.paragraph = ParagraphProperties::read(xml)?,
                    ("w", "rPr") => style.run = RunProperties::read(xml)?,
                    // What a table style says of its cells is no matter of paragraphs.
                    ("w", "tblStylePr") => xml.skip()?,
                    (_, name) => {
                        depth += 1;
                        match name {
                            "name" => style.name = tag.get("w", "val").unwrap_or_default().to_owned(),
                            "basedOn" => style.base = tag.get("w", "val").map(str::to_owned),
                            _ => {}
                        }
                    }
                },
                Some(Node::End(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(style)
    }
}
