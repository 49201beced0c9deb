//! The tables of styles and fonts.

use std::collections::HashMap;

use super::charset::CodePage;
use crate::flow::{Shape, is_code_name, shape_by_name};

/// How many styles may be based on each other; in real documents it is five.
const LIMIT_BASES: usize = 20;
/// The longest name of a style that is kept, in bytes.
const LONGEST_NAME: usize = 200;

/// All styles, and the one that is being read.
#[derive(Default)]
pub(super) struct Styles {
    paragraphs: HashMap<i32, Style>,
    /// Those of characters that are code.
    code: HashMap<i32, bool>,
    reading: Style,
    /// The language of paragraphs of the first style, as Windows counts them.
    pub(super) language: Option<i32>,
}

#[derive(Debug, Default)]
struct Style {
    number: i32,
    is_of_characters: bool,
    name: String,
    base: Option<i32>,
    outline: Option<u8>,
    strong: bool,
    emphasis: bool,
}

impl Styles {
    /// A style begins in the table.
    pub(super) fn begin(&mut self) {
        self.reading = Style::default();
    }

    /// A control word in the table.
    pub(super) fn control(&mut self, word: &[u8], number: Option<i32>) {
        match (word, number) {
            (b"s", Some(number)) => self.reading.number = number,
            (b"cs", Some(number)) => {
                self.reading.number = number;
                self.reading.is_of_characters = true;
            }
            (b"sbasedon", base) => self.reading.base = base,
            (b"outlinelevel", Some(level)) => self.reading.outline = outline(level),
            (b"b", number) => self.reading.strong = number != Some(0),
            (b"i", number) => self.reading.emphasis = number != Some(0),
            (b"lang", number) if self.reading.number == 0 && !self.reading.is_of_characters => self.language = number,
            _ => {}
        }
    }

    /// Text in the table: a name and a semicolon.
    pub(super) fn text(&mut self, text: &str) {
        if self.reading.name.len() < LONGEST_NAME {
            self.reading.name.push_str(text);
        }
    }

    /// The style is read.
    pub(super) fn end(&mut self) {
        let mut style = std::mem::take(&mut self.reading);
        style.name = style.name.trim().trim_end_matches(';').to_owned();
        if style.is_of_characters {
            self.code.insert(style.number, is_code_name(&style.name));
        } else {
            self.paragraphs.insert(style.number, style);
        }
    }

    /// What a paragraph of this style is.
    pub(super) fn shape(&self, number: i32) -> Option<Shape> {
        let base = |style: &&Style| style.base.and_then(|base| self.paragraphs.get(&base));
        let chain = std::iter::successors(self.paragraphs.get(&number), base).take(LIMIT_BASES);
        chain.into_iter().find_map(|style| style.outline.map(Shape::Heading).or_else(|| shape_by_name(&style.name)))
    }

    /// Whether all text of this style is bold, and in italics: the file repeats it, and it is no emphasis.
    pub(super) fn looks(&self, number: i32) -> (bool, bool) {
        self.paragraphs.get(&number).map_or((false, false), |style| (style.strong, style.emphasis))
    }

    /// Whether characters of this style are code.
    pub(super) fn is_code(&self, number: i32) -> bool {
        self.code.get(&number).copied().unwrap_or(false)
    }
}

/// The level of a heading; the standard counts from 0, and 9 is text.
pub(super) fn outline(level: i32) -> Option<u8> {
    u8::try_from(level).ok().filter(|level| *level < 9).map(|level| level + 1)
}

/// The code pages of fonts, and the font that is being read.
#[derive(Default)]
pub(super) struct Fonts {
    pages: HashMap<i32, CodePage>,
    reading: i32,
    /// The code page where the font does not say one.
    pub(super) default: CodePage,
}

impl Fonts {
    /// A control word in the table.
    pub(super) fn control(&mut self, word: &[u8], number: Option<i32>) {
        let page = match (word, number) {
            (b"f", Some(number)) => {
                self.reading = number;
                return;
            }
            (b"fcharset", Some(charset)) => CodePage::by_charset(charset),
            // What the font says of its own page stands above its character set.
            (b"cpg", Some(number)) => CodePage::by_number(number),
            _ => None,
        };
        if let Some(page) = page {
            self.pages.insert(self.reading, page);
        }
    }

    /// The code page of a font.
    pub(super) fn page(&self, font: i32) -> CodePage {
        self.pages.get(&font).copied().unwrap_or(self.default)
    }
}
