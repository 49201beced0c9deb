//! Letters become words: letters side by side on one line, until there is a space or a gap as wide as one.
//!
//! Words are measured along their own direction: a page may have lines that run upwards. Invariant: every letter that
//! stands on the page is in one word, those printed twice for boldness once. Not here: which words make a line
//! (`lines`), and in which order lines are read (`columns`).

use std::collections::BTreeMap;

use super::content::Glyph;
use super::lines::{is_wide, runs_leftwards};

/// A gap that is a space, in parts of the height of the letters. (Spaces are a quarter, kerning moves by a tenth.)
pub(super) const SPACE: f32 = 0.16;
/// How far letters reach above and below their line.
pub(super) const ABOVE: f32 = 0.78;
pub(super) const BELOW: f32 = 0.22;
/// Directions that a page is read in; what runs in others is read as if it ran in the main one.
const LIMIT_DIRECTIONS: usize = 8;

/// One character where it stands, measured along its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub(super) character: char,
    pub(super) left: f32,
    pub(super) width: f32,
    /// Its baseline; further down is more.
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) style: u8,
}

/// Letters without a gap.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) inks: Vec<Ink>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    /// Whether a space was written on either side.
    pub(super) spaced: (bool, bool),
    pub(super) is_artifact: bool,
}

/// The direction that lines run in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Turn {
    cos: f32,
    sin: f32,
}

impl Turn {
    fn of(degrees: i32) -> Turn {
        match degrees.rem_euclid(360) {
            0 => Turn { cos: 1.0, sin: 0.0 },
            90 => Turn { cos: 0.0, sin: 1.0 },
            180 => Turn { cos: -1.0, sin: 0.0 },
            270 => Turn { cos: 0.0, sin: -1.0 },
            other => {
                let (sin, cos) = (other as f32).to_radians().sin_cos();
                Turn { cos, sin }
            }
        }
    }

    /// As on any page.
    pub(super) fn level() -> Turn {
        Turn::of(0)
    }

    fn along(self, x: f32, y: f32) -> f32 {
        x * self.cos + y * self.sin
    }

    fn across(self, x: f32, y: f32) -> f32 {
        y * self.cos - x * self.sin
    }

    /// The box on the page, `left, top, width, height`, of what stands from one place to another along a line.
    pub(super) fn on_page(self, ink: &Ink) -> [f32; 4] {
        let ends = [ink.left, ink.left + ink.width];
        let sides = [ink.base - ABOVE * ink.size, ink.base + BELOW * ink.size];
        let corners = ends.iter().flat_map(|along| {
            sides.map(|across| (along * self.cos - across * self.sin, along * self.sin + across * self.cos))
        });
        let start = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        let (left, top, right, bottom) =
            corners.fold(start, |all, (x, y)| (all.0.min(x), all.1.min(y), all.2.max(x), all.3.max(y)));
        [left.max(0.0), top.max(0.0), right - left.max(0.0), bottom - top.max(0.0)]
    }

    /// Whether lines run as on any page.
    pub(super) fn is_level(self) -> bool {
        self == Turn::of(0)
    }
}

impl Word {
    pub(super) fn top(&self) -> f32 {
        self.base - ABOVE * self.size
    }

    pub(super) fn bottom(&self) -> f32 {
        self.base + BELOW * self.size
    }

    /// Whether both say the same.
    pub(super) fn says(&self, other: &Word) -> bool {
        let letters = |word: &Word| word.inks.iter().map(|ink| ink.character).collect::<Vec<_>>();
        self.inks.len() == other.inks.len() && letters(self) == letters(other)
    }
}

/// The words of a page of this size by the direction they run in, the one with the most letters first.
pub(super) fn words(mut glyphs: Vec<Glyph>, width: f32, height: f32) -> Vec<(Turn, Vec<Word>)> {
    let is_on_page = |glyph: &Glyph| {
        let (x, y) = (glyph.x + glyph.dx / 2.0, glyph.y + glyph.dy / 2.0);
        (-2.0..width + 2.0).contains(&x) && (-2.0..height + glyph.size).contains(&y)
    };
    glyphs.retain(is_on_page);
    free_spaces(&mut glyphs);
    stand_upright(&mut glyphs);
    drop_unprinted(&mut glyphs);
    let mut directions: BTreeMap<i32, Vec<Glyph>> = BTreeMap::new();
    let mut last = 0;
    for glyph in glyphs {
        let degrees = if glyph.dx == 0.0 && glyph.dy == 0.0 { last } else { degrees(&glyph) };
        let full = directions.len() >= LIMIT_DIRECTIONS && !directions.contains_key(&degrees);
        last = if full { 0 } else { degrees };
        directions.entry(last).or_default().push(glyph);
    }
    let mut directions: Vec<(i32, Vec<Glyph>)> = directions.into_iter().collect();
    directions.sort_by_key(|(_, glyphs)| std::cmp::Reverse(glyphs.len()));
    let built = directions.into_iter().map(|(degrees, glyphs)| (Turn::of(degrees), build(&glyphs, Turn::of(degrees))));
    built.filter(|(_, words)| !words.is_empty()).collect()
}

/// Lines of scanned pages are a little askew: near a right angle is one.
fn degrees(glyph: &Glyph) -> i32 {
    let degrees = glyph.dy.atan2(glyph.dx).to_degrees();
    let right = (degrees / 90.0).round() * 90.0;
    let turn = if (degrees - right).abs() < 7.0 { right } else { (degrees / 15.0).round() * 15.0 };
    (turn as i32).rem_euclid(360)
}

/// A font whose space says that it may not break is a font that has no other.
fn free_spaces(glyphs: &mut [Glyph]) {
    let count = |wanted: &str| glyphs.iter().filter(|glyph| &*glyph.text == wanted).count();
    if count("\u{a0}") > count(" ") {
        for glyph in glyphs.iter_mut().filter(|glyph| &*glyph.text == "\u{a0}") {
            glyph.text = " ".into();
        }
    }
}

/// Han and kana that are written downwards may come one by one, each as if it were on a line of its own.
fn stand_upright(glyphs: &mut [Glyph]) {
    let is_sign = |glyph: &Glyph| glyph.text.chars().all(is_wide) && glyph.dx > 0.0 && glyph.dy == 0.0;
    let follows = |a: &Glyph, b: &Glyph| {
        let down = (b.y - a.y) / a.size;
        is_sign(a) && is_sign(b) && (a.x - b.x).abs() < 0.1 * a.size && (0.8..1.6).contains(&down)
    };
    let joins: Vec<bool> = glyphs.windows(2).map(|pair| matches!(pair, [a, b] if follows(a, b))).collect();
    for (index, glyph) in glyphs.iter_mut().enumerate() {
        let before = index.checked_sub(1).and_then(|before| joins.get(before)).is_some_and(|joins| *joins);
        if before || joins.get(index) == Some(&true) {
            glyph.x += (0.5 - (ABOVE + BELOW) / 2.0 + BELOW) * glyph.size;
            glyph.y -= ABOVE * glyph.size;
            (glyph.dx, glyph.dy) = (0.0, glyph.size);
        }
    }
}

/// A soft hyphen where no line ends is a place where the word might have been divided, and was not: it has no width, or
/// the next letter stands where it stands.
fn drop_unprinted(glyphs: &mut Vec<Glyph>) {
    let covered =
        |glyph: &Glyph, next: &Glyph| (glyph.x - next.x).hypot(glyph.y - next.y) < 0.3 * glyph.dx.hypot(glyph.dy);
    let drops = |index: usize, glyph: &Glyph| {
        let is_soft = &*glyph.text == "\u{ad}";
        is_soft
            && (glyph.dx.hypot(glyph.dy) < 0.05 * glyph.size
                || glyphs.get(index + 1).is_some_and(|next| covered(glyph, next)))
    };
    let dropped: Vec<bool> = glyphs.iter().enumerate().map(|(index, glyph)| drops(index, glyph)).collect();
    let mut dropped = dropped.into_iter();
    glyphs.retain(|_| dropped.next() != Some(true));
}

fn build(glyphs: &[Glyph], turn: Turn) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    // Whether the last word may go on, and whether a space was just written.
    let (mut open, mut spaced) = (false, false);
    for glyph in glyphs {
        if glyph.text.chars().all(|c| c.is_whitespace() && c != '\u{a0}') {
            if let Some(last) = words.last_mut().filter(|_| open) {
                last.spaced.1 = true;
            }
            (open, spaced) = (false, true);
            continue;
        }
        let advance = turn.along(glyph.dx, glyph.dy);
        let start = turn.along(glyph.x, glyph.y);
        let (left, width) = if advance < 0.0 { (start + advance, -advance) } else { (start, advance) };
        let base = turn.across(glyph.x, glyph.y);
        let last = words.last_mut().filter(|_| open);
        match last.filter(|last| goes_on(last, left, base, glyph)) {
            Some(last) if is_again(last, left, glyph) => {}
            Some(last) => {
                push(last, glyph, left, width, base);
                last.is_artifact &= glyph.is_artifact;
            }
            None => {
                let is_artifact = glyph.is_artifact;
                let inks = Vec::new();
                let mut word =
                    Word { inks, left, right: left, base, size: glyph.size, spaced: (spaced, false), is_artifact };
                push(&mut word, glyph, left, width, base);
                words.push(word);
            }
        }
        (open, spaced) = (true, false);
    }
    words
}

/// Whether this letter belongs to the word before it.
fn goes_on(word: &Word, left: f32, base: f32, glyph: &Glyph) -> bool {
    let size = word.size.max(glyph.size);
    let gap = left - word.right;
    let is_same_size = word.size.min(glyph.size) > 0.85 * size;
    is_same_size && (base - word.base).abs() < 0.1 * size && gap < SPACE * size && gap > -0.5 * size - word.last_width()
}

/// Whether it is the last letter printed once more for boldness.
fn is_again(word: &Word, left: f32, glyph: &Glyph) -> bool {
    let mut characters = glyph.text.chars();
    let only = (characters.next(), characters.next());
    word.inks.last().is_some_and(|ink| {
        only == (Some(ink.character), None) && (left - ink.left).abs() < 0.25 * ink.width.min(ink.size)
    })
}

impl Word {
    fn last_width(&self) -> f32 {
        self.inks.last().map_or(0.0, |ink| ink.width)
    }
}

/// A glyph that says several characters is divided among them.
fn push(word: &mut Word, glyph: &Glyph, left: f32, width: f32, base: f32) {
    let count = glyph.text.chars().count();
    let part = width / count.max(1) as f32;
    let is_leftward = glyph.text.chars().next().is_some_and(runs_leftwards);
    for (index, character) in glyph.text.chars().enumerate() {
        let place = if is_leftward { count - 1 - index } else { index };
        let left = left + part * place as f32;
        // A soft hyphen that is printed is a hyphen.
        let character = if character == '\u{ad}' { '-' } else { character };
        let ink = Ink { character, left, width: part, base, size: glyph.size, style: glyph.style };
        word.inks.push(ink);
    }
    word.left = word.left.min(left);
    word.right = word.right.max(left + width);
}
