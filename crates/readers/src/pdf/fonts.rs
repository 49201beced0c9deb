//! The fonts of a PDF: what a code says, how wide it is, whether it is bold.
//!
//! The parser builds a font from its dictionary without asking how much that takes: streams that unpack without end,
//! widths for codes up to four thousand million. So a dictionary is looked through before it is handed over. Invariant:
//! no font is built that was not looked through. Not here: where the letters stand (`content`).

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro::kurbo::Vec2;
use hayro_font::hayro_cmap::BfString;
use hayro_font::{Font, FontCache, FontGlyph, StandardFont, UNITS_PER_EM};

use super::unpack::measure;
use crate::{Limit, ReadFault};

/// Codes that a font gives widths for: all of Unicode's first plane, twice.
const LIMIT_WIDTHS: i64 = 131_072;
/// A simple font has no more codes.
const LIMIT_FIRST_CHAR: i64 = 255;

/// Set in bold letters.
pub(super) const BOLD: u8 = 1;
/// Set in italics.
pub(super) const ITALIC: u8 = 2;

/// What one code of a font stands for.
#[derive(Clone)]
pub(super) struct Letter {
    pub(super) text: Rc<str>,
    /// In text space: how far it moves on, at a font size of 1.
    pub(super) advance: Vec2,
}

/// A font as it is used here.
pub(super) struct Face<'a> {
    font: Font<'a>,
    letters: RefCell<HashMap<u32, Letter>>,
    is_simple: bool,
    /// Stands in for a font that cannot be read: only ASCII is what it seems.
    is_stand_in: bool,
    pub(super) style: u8,
    /// How high its letters are at a font size of 1: by far most often 1.
    pub(super) em: f64,
    pub(super) is_vertical: bool,
}

/// The fonts of a document, each built once.
#[derive(Default)]
pub(super) struct Faces<'a> {
    cache: FontCache<'a>,
    settings: InterpreterSettings,
    known: HashMap<Vec<u8>, Option<Rc<Face<'a>>>>,
    stand_in: Option<Rc<Face<'a>>>,
}

impl<'a> Faces<'a> {
    /// The face of a font dictionary.
    pub(super) fn face(&mut self, dict: &Dict<'a>) -> Result<Option<Rc<Face<'a>>>, ReadFault> {
        let key = dict.obj_id().map(|id| format!("{} {}", id.obj_number, id.gen_number).into_bytes());
        let key = key.unwrap_or_else(|| dict.data().to_vec());
        if let Some(face) = self.known.get(&key) {
            return Ok(face.clone());
        }
        look_through(dict)?;
        let font = self.cache.font(dict, &self.settings.font_resolver, &self.settings.cmap_resolver);
        let face = match font {
            Some(font) => Some(Rc::new(Face::new(font, dict))),
            None => self.stand_in(),
        };
        self.known.insert(key, face.clone());
        Ok(face)
    }

    /// What stands in for a font that is not there or broken: text must not be lost without a sign.
    pub(super) fn stand_in(&mut self) -> Option<Rc<Face<'a>>> {
        let stand_in = || {
            let font = self.cache.standard_font(StandardFont::Helvetica, &self.settings.font_resolver)?;
            Some(Rc::new(Face { is_stand_in: true, ..Face::new(font, &Dict::empty()) }))
        };
        if self.stand_in.is_none() {
            self.stand_in = stand_in();
        }
        self.stand_in.clone()
    }
}

impl<'a> Face<'a> {
    fn new(font: Font<'a>, dict: &Dict<'a>) -> Face<'a> {
        let subtype = dict.get::<Name<'_>>(b"Subtype");
        let is_simple = subtype.as_ref().is_none_or(|subtype| subtype.as_ref() != b"Type0");
        let is_drawn = subtype.is_some_and(|subtype| subtype.as_ref() == b"Type3");
        let em = if is_drawn { drawn_em(dict) } else { 1.0 };
        let is_vertical = !font.is_horizontal();
        Face {
            font,
            letters: RefCell::default(),
            is_simple,
            is_stand_in: false,
            style: style_of(dict),
            em,
            is_vertical,
        }
    }

    /// The code that begins a string, and how many bytes it has.
    pub(super) fn read_code(&self, bytes: &[u8]) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, 0);
        (code, length.max(1))
    }

    /// What a code stands for.
    pub(super) fn letter(&self, code: u32) -> Letter {
        if let Some(letter) = self.letters.borrow().get(&code) {
            return letter.clone();
        }
        let unicode = match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = match unicode {
            _ if self.is_stand_in => self.guess(code),
            Some(BfString::Char(character)) => spell(&character.to_string()),
            Some(BfString::String(text)) => spell(&text),
            None => self.guess(code),
        };
        let advance = self.font.code_advance(code) / f64::from(UNITS_PER_EM);
        let letter = Letter { text: text.into(), advance };
        self.letters.borrow_mut().insert(code, letter.clone());
        letter
    }

    /// A font that does not say what its codes mean uses ASCII, or nobody can know.
    fn guess(&self, code: u32) -> String {
        let plain = char::from_u32(code).filter(|c| self.is_simple && (c.is_ascii_graphic() || *c == ' '));
        plain.unwrap_or('\u{fffd}').to_string()
    }
}

/// Ligatures are letters side by side, so that words can be found; what cannot be seen is left out.
fn spell(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\t' | '\n' | '\r' | '\u{c}' | '\u{b}' => out.push(' '),
            '\u{feff}' => {}
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}

/// Letters that are drawn each by a program of its own have no em; the box of the font is about as high.
fn drawn_em(dict: &Dict<'_>) -> f64 {
    let matrix = dict.get::<[f64; 6]>(b"FontMatrix").unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
    let bounds = dict.get::<[f64; 4]>(b"FontBBox").unwrap_or_default();
    let [_, low, _, high] = bounds;
    let em = ((high - low) * matrix[3]).abs();
    if em.is_finite() && (0.01..100.0).contains(&em) { em } else { 1.0 }
}

fn style_of(dict: &Dict<'_>) -> u8 {
    let below = dict.get::<Array<'_>>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let descriptor = below.as_ref().unwrap_or(dict).get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
    let name = dict.get::<Name<'_>>(b"BaseFont").map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
    let flags = descriptor.get::<i64>(b"Flags").unwrap_or(0);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let weight = descriptor.get::<f32>(b"FontWeight").unwrap_or(400.0);
    let bold = says(&["bold", "black", "heavy"]) || weight >= 600.0 || flags & 1 << 18 != 0;
    let italic = says(&["italic", "oblique"]) || flags & 1 << 6 != 0;
    u8::from(bold) * BOLD + u8::from(italic) * ITALIC
}

/// Refuses a dictionary that would take more than any font does.
fn look_through(dict: &Dict<'_>) -> Result<(), ReadFault> {
    let beyond = ReadFault::Beyond { limit: Limit::Parts };
    for key in [&b"ToUnicode"[..], b"Encoding", b"CIDToGIDMap", b"FontFile", b"FontFile2", b"FontFile3"] {
        if let Some(stream) = dict.get::<Stream<'_>>(key) {
            measure(&stream)?;
        }
    }
    if dict.get::<i64>(b"FirstChar").is_some_and(|first| !(0..=LIMIT_FIRST_CHAR).contains(&first)) {
        return Err(beyond);
    }
    for (key, numbers) in [(&b"W"[..], 1), (b"W2", 3)] {
        if dict.get::<Array<'_>>(key).is_some_and(|widths| reach(&widths, numbers) > LIMIT_WIDTHS) {
            return Err(beyond);
        }
    }
    // One level of dictionaries below: the parser looks no deeper.
    let below = dict.get::<Array<'_>>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    for inner in below.into_iter().chain(dict.get::<Dict<'_>>(b"FontDescriptor")) {
        let is_leaf = !inner.contains_key(b"DescendantFonts");
        if is_leaf {
            look_through(&inner)?;
        }
    }
    Ok(())
}

/// How many codes get a width: `first [w …]`, or `first last w`; of vertical ones each width is three numbers.
fn reach(widths: &Array<'_>, numbers: usize) -> i64 {
    let mut total = 0i64;
    let mut group: Vec<i64> = Vec::new();
    for object in widths.iter::<Object<'_>>() {
        match object {
            Object::Number(number) => group.push(number.as_i64()),
            Object::Array(list) => {
                total = total.saturating_add(i64::try_from(list.data().len()).unwrap_or(i64::MAX));
                group.clear();
            }
            _ => group.clear(),
        }
        if let [first, last, ..] = group.as_slice()
            && group.len() == 2 + numbers
        {
            total = total.saturating_add(last.saturating_sub(*first).max(0));
            group.clear();
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_spelt_and_marks_are_dropped() {
        assert_eq!(spell("ﬁ"), "fi");
        assert_eq!(spell("oﬃce\u{feff}\n\u{1}"), "office ");
    }
}
