//! The styles: those with names, and the automatic ones, in which direct formatting is kept.
//! Invariant: a style that is based on itself ends after [`LIMIT_BASES`] steps.

use std::collections::HashMap;

use super::lists::ListStyle;
use crate::ReadFault;
use crate::flow::{Height, Look, Shape, is_code_name, shape_by_name};
use crate::xml::{Node, Tag, Xml};

/// How many styles may be based on each other; in real documents it is five.
const LIMIT_BASES: usize = 20;

/// All styles.
#[derive(Default)]
pub(super) struct Styles {
    by_name: HashMap<(Family, String), Style>,
    pub(super) lists: HashMap<String, ListStyle>,
    /// The language of the whole document.
    pub(super) language: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Paragraph,
    Text,
    Table,
}

#[derive(Default)]
struct Style {
    /// As shown: in English for the styles that every program has.
    name: String,
    base: Option<String>,
    automatic: bool,
    outline: Option<u8>,
    list: Option<String>,
    breaks: Breaks,
    strong: Option<bool>,
    emphasis: Option<bool>,
    height: Option<Height>,
    hidden: Option<bool>,
}

/// The page breaks that a style makes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Breaks {
    pub(super) before: bool,
    pub(super) after: bool,
    /// The page has a number that does not follow from the one before.
    pub(super) renumbers: bool,
}

impl Styles {
    /// Reads the rest of `office:styles` or `office:automatic-styles`.
    pub(super) fn read(&mut self, xml: &mut Xml, automatic: bool) -> Result<(), ReadFault> {
        let mut depth = 1usize;
        while depth > 0 {
            match xml.next()? {
                Some(Node::Start(tag)) => match tag.name() {
                    ("style", "style") => self.style(&tag, xml, automatic)?,
                    ("style", "default-style") => self.defaults(&tag, xml)?,
                    ("text", "list-style") => {
                        let name = tag.get("style", "name").unwrap_or_default().to_owned();
                        let style = ListStyle::read(xml)?;
                        self.lists.insert(name, style);
                    }
                    _ => depth += 1,
                },
                Some(Node::End(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    fn style(&mut self, tag: &Tag, xml: &mut Xml, automatic: bool) -> Result<(), ReadFault> {
        let family = match tag.get("style", "family") {
            Some("paragraph") => Family::Paragraph,
            Some("text") => Family::Text,
            Some("table") => Family::Table,
            _ => return xml.skip(),
        };
        let key = tag.get("style", "name").unwrap_or_default().to_owned();
        let style = Style::read(tag, xml, automatic)?;
        self.by_name.insert((family, key), style);
        Ok(())
    }

    fn defaults(&mut self, tag: &Tag, xml: &mut Xml) -> Result<(), ReadFault> {
        let is_text = tag.get("style", "family") == Some("paragraph");
        let mut depth = 1usize;
        while depth > 0 {
            match xml.next()? {
                Some(Node::Start(tag)) => {
                    depth += 1;
                    let known = |name: &str| tag.get("fo", name).filter(|value| !matches!(*value, "none" | ""));
                    if is_text && let Some(language) = known("language") {
                        let country = known("country").map(|country| format!("-{country}"));
                        self.language = Some(format!("{language}{}", country.unwrap_or_default()));
                    }
                }
                Some(Node::End(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// The style and what it is based on, the nearest first.
    fn chain(&self, family: Family, name: Option<&str>) -> impl Iterator<Item = &Style> {
        let find = move |name: &str| self.by_name.get(&(family, name.to_owned()));
        let base = move |style: &&Style| style.base.as_deref().and_then(find);
        std::iter::successors(name.and_then(find), base).take(LIMIT_BASES)
    }

    /// What a paragraph of this style is, lists aside.
    pub(super) fn shape(&self, name: Option<&str>) -> Option<Shape> {
        let known = self.chain(Family::Paragraph, name).find_map(|style| match style.outline {
            Some(level) => Some(Shape::Heading(level)),
            None => shape_by_name(&style.name),
        });
        // Some programs use styles that every program has, and do not declare them.
        known.or_else(|| shape_by_name(&plain_name(name?)))
    }

    /// The list that a paragraph of this style belongs to by it.
    pub(super) fn list(&self, name: Option<&str>) -> Option<&str> {
        self.chain(Family::Paragraph, name).find_map(|style| style.list.as_deref())
    }

    /// The page breaks that a paragraph or a table of this style makes.
    pub(super) fn breaks(&self, family: Family, name: Option<&str>) -> Breaks {
        self.chain(family, name).fold(Breaks::default(), |all, style| Breaks {
            before: all.before || style.breaks.before,
            after: all.after || style.breaks.after,
            renumbers: all.renumbers || style.breaks.renumbers,
        })
    }

    /// How text looks that is set directly in a paragraph: what the named style of the paragraph says is no emphasis.
    pub(super) fn base_look(&self, name: Option<&str>) -> (Look, bool) {
        let direct = self.chain(Family::Paragraph, name).take_while(|style| style.automatic);
        looked(direct, Look::default(), false)
    }

    /// How text looks in a span of this style, within text that looks like this.
    pub(super) fn look(&self, name: Option<&str>, around: Look, hidden: bool) -> (Look, bool) {
        let code = self.chain(Family::Text, name).any(|style| is_code_name(&style.name));
        let around = Look { code: code || around.code, ..around };
        looked(self.chain(Family::Text, name), around, hidden)
    }
}

/// The nearest style that says something about it decides.
fn looked<'a>(styles: impl Iterator<Item = &'a Style>, around: Look, hidden: bool) -> (Look, bool) {
    let (mut strong, mut emphasis, mut height, mut hides) = (None, None, None, None);
    for style in styles {
        strong = strong.or(style.strong);
        emphasis = emphasis.or(style.emphasis);
        height = height.or(style.height);
        hides = hides.or(style.hidden);
    }
    let look = Look {
        strong: strong.unwrap_or(around.strong),
        emphasis: emphasis.unwrap_or(around.emphasis),
        height: height.unwrap_or(around.height),
        ..around
    };
    (look, hides.unwrap_or(hidden))
}

impl Style {
    fn read(tag: &Tag, xml: &mut Xml, automatic: bool) -> Result<Style, ReadFault> {
        let get = |name: &str| tag.get("style", name);
        let own = get("name").unwrap_or_default();
        let name = get("display-name").map_or_else(|| plain_name(own), str::to_owned);
        let outline = get("default-outline-level").and_then(|level| level.parse().ok()).filter(|&level| level > 0);
        let mut style = Style {
            // The name of an automatic style is a number and means nothing.
            name: if automatic { String::new() } else { name },
            base: get("parent-style-name").map(str::to_owned),
            automatic,
            outline,
            list: get("list-style-name").filter(|name| !name.is_empty()).map(str::to_owned),
            ..Style::default()
        };
        style.breaks.before = get("master-page-name").is_some_and(|name| !name.is_empty());
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
        match tag.name() {
            ("style", "text-properties") => {
                self.strong = tag.get("fo", "font-weight").map(is_bold);
                self.emphasis = tag.get("fo", "font-style").map(|style| matches!(style, "italic" | "oblique"));
                self.height = tag.get("style", "text-position").map(height);
                self.hidden = tag.get("text", "display").map(|display| display == "none");
            }
            ("style", "paragraph-properties" | "table-properties") => {
                self.breaks.before |= tag.get("fo", "break-before") == Some("page");
                self.breaks.after |= tag.get("fo", "break-after") == Some("page");
                let number = tag.get("style", "page-number");
                self.breaks.renumbers |= number.is_some_and(|number| !matches!(number, "auto" | "0" | "1"));
            }
            _ => {}
        }
    }
}

/// A style's name in XML has other signs than letters as `_20_`.
fn plain_name(name: &str) -> String {
    name.replace("_20_", " ").replace("_5f_", "_")
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}

/// `super 58%`, `sub 58%` or a share of the height, below the line where it is negative.
fn height(position: &str) -> Height {
    let first = position.split_whitespace().next().unwrap_or("");
    let share = first.strip_suffix('%').and_then(|share| share.parse::<f32>().ok()).unwrap_or(0.0);
    match first {
        "super" => Height::Raised,
        "sub" => Height::Lowered,
        _ if share > 0.0 => Height::Raised,
        _ if share < 0.0 => Height::Lowered,
        _ => Height::Level,
    }
}
