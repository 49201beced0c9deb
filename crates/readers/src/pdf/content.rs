//! Goes through the content of a page and says where its letters stand.
//!
//! Only what places text is done; paths, colours and pictures are passed over, which makes it fast and lets every
//! operator be counted. Invariant: a budget bounds the operators, letters and bytes of a document, whatever calls
//! whatever. Not here: what the letters make (`words`), painting (`paint`).

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction as Op;
use hayro::hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use hayro::kurbo::Affine;

use super::fonts::{Face, Faces};
use super::marks::{Mark, hidden_layers};
use super::unpack::unpack;
use super::{before, open};
use crate::{Limit, ReadFault};

/// Forms in forms.
const LIMIT_DEPTH: usize = 24;
/// Saved states, and marks that are open.
const LIMIT_STACK: usize = 4096;
/// Letters on one page: a newspaper's largest has some fifty thousand.
const LIMIT_GLYPHS: usize = 500_000;
/// Looking a form up and setting it going, in operators.
const FORM_COST: usize = 100;
/// Forms are kept unpacked up to this many bytes: a letterhead is on every page.
const LIMIT_KEPT: usize = 16 * 1024 * 1024;

/// A letter where it stands: page points, the origin at the upper left, y downwards.
pub(super) struct Glyph {
    pub(super) text: Rc<str>,
    pub(super) x: f32,
    pub(super) y: f32,
    /// Its advance.
    pub(super) dx: f32,
    pub(super) dy: f32,
    /// How high its letters are.
    pub(super) size: f32,
    pub(super) style: u8,
    /// Marked as no part of the text: a running head, a page number.
    pub(super) is_artifact: bool,
}

/// What a document may take in all.
pub(super) struct Budget {
    pub(super) operators: usize,
    pub(super) glyphs: usize,
    pub(super) bytes: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { operators: 30_000_000, glyphs: 8_000_000, bytes: 1024 * 1024 * 1024 }
    }
}

impl Budget {
    fn spend(&mut self, operators: usize) -> Result<(), ReadFault> {
        self.operators = self.operators.checked_sub(operators).ok_or(ReadFault::Beyond { limit: Limit::Parts })?;
        Ok(())
    }
}

/// Reads the pages of one document.
pub(super) struct Reader<'a> {
    pub(super) budget: Budget,
    faces: Faces<'a>,
    pub(super) hidden_layers: HashSet<ObjectIdentifier>,
    forms: HashMap<ObjectIdentifier, Rc<Vec<u8>>>,
    /// Forms that are being drawn: none is drawn within itself.
    drawing: Vec<ObjectIdentifier>,
    kept: usize,
    /// What the page that is read has.
    pub(super) glyphs: Vec<Glyph>,
    pictures: usize,
    pub(super) marks: Vec<Mark>,
}

/// What is on a page.
pub(super) struct Found {
    pub(super) glyphs: Vec<Glyph>,
    /// How many pictures.
    pub(super) pictures: usize,
    /// Whether anything is drawn at all.
    pub(super) is_blank: bool,
}

#[derive(Clone)]
struct State<'a> {
    ctm: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// One content stream that is gone through.
struct Frame<'f, 'a> {
    resources: &'f Resources<'a>,
    state: State<'a>,
    saved: Vec<State<'a>>,
    /// Text matrix and text line matrix.
    at: Affine,
    line: Affine,
    depth: usize,
    faces: HashMap<Vec<u8>, Option<Rc<Face<'a>>>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(catalog: &Dict<'a>) -> Reader<'a> {
        Reader {
            budget: Budget::default(),
            faces: Faces::default(),
            hidden_layers: hidden_layers(catalog),
            forms: HashMap::new(),
            drawing: Vec::new(),
            kept: 0,
            glyphs: Vec::new(),
            pictures: 0,
            marks: Vec::new(),
        }
    }

    /// The letters of a page.
    pub(super) fn read(&mut self, page: &Page<'a>) -> Result<Found, ReadFault> {
        let mut content = Vec::new();
        let mut is_broken = false;
        for stream in open::contents(page)? {
            let Some(part) = unpack(&stream)? else { continue };
            is_broken |= part.broken;
            self.take_bytes(part.bytes.len())?;
            content.extend_from_slice(&part.bytes);
            content.push(b'\n');
        }
        if is_broken {
            return Err(before::damaged("the content of a page breaks off"));
        }
        let state = State {
            ctm: Affine::new(page.initial_transform(true).as_coeffs()),
            face: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        self.pictures = 0;
        self.marks.clear();
        let before = self.budget.operators;
        self.run(&content, page.resources(), state, 0)?;
        let is_blank = before == self.budget.operators;
        Ok(Found { glyphs: std::mem::take(&mut self.glyphs), pictures: self.pictures, is_blank })
    }

    fn take_bytes(&mut self, bytes: usize) -> Result<(), ReadFault> {
        let left = self.budget.bytes.checked_sub(bytes);
        self.budget.bytes = left.ok_or(ReadFault::Beyond { limit: Limit::Expansion })?;
        Ok(())
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        state: State<'a>,
        depth: usize,
    ) -> Result<(), ReadFault> {
        let (at, line) = (Affine::IDENTITY, Affine::IDENTITY);
        let mut frame = Frame { resources, state, saved: Vec::new(), at, line, depth, faces: HashMap::new() };
        let marks = self.marks.len();
        let mut operations = TypedIter::new(content);
        while let Some(operation) = operations.next() {
            self.budget.spend(1)?;
            match operation {
                Op::SaveState(_) if frame.saved.len() < LIMIT_STACK => frame.saved.push(frame.state.clone()),
                Op::RestoreState(_) => {
                    if let Some(state) = frame.saved.pop() {
                        frame.state = state;
                    }
                }
                Op::Transform(m) => frame.state.ctm *= affine([m.0, m.1, m.2, m.3, m.4, m.5]),
                Op::SetGraphicsState(name) => self.set_graphics_state(name.0, &mut frame)?,
                Op::XObject(name) => self.draw(name.0, &frame)?,
                Op::InlineImage(_) => self.pictures += 1,
                Op::BeginMarkedContent(mark) => self.begin_mark(mark.0, None, resources),
                Op::BeginMarkedContentWithProperties(mark) => self.begin_mark(mark.0, Some(mark.1), resources),
                Op::EndMarkedContent(_) if self.marks.len() > marks => self.end_mark(),
                operation => self.place(operation, &mut frame)?,
            }
        }
        while self.marks.len() > marks {
            self.end_mark();
        }
        Ok(())
    }

    /// What places text.
    fn place(&mut self, operation: Op<'_, '_>, frame: &mut Frame<'_, 'a>) -> Result<(), ReadFault> {
        match operation {
            Op::CharacterSpacing(space) => frame.state.letter_space = space.0.as_f64(),
            Op::WordSpacing(space) => frame.state.word_space = space.0.as_f64(),
            Op::HorizontalScaling(scale) => frame.state.stretch = scale.0.as_f64() / 100.0,
            Op::TextLeading(leading) => frame.state.leading = leading.0.as_f64(),
            Op::TextRise(rise) => frame.state.rise = rise.0.as_f64(),
            Op::TextFont(font) => {
                frame.state.size = font.1.as_f64();
                frame.state.face = self.face(font.0, frame)?;
            }
            Op::BeginText(_) => frame.set_matrix(Affine::IDENTITY),
            Op::SetTextMatrix(m) => frame.set_matrix(affine([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLine(by) => frame.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                frame.state.leading = -by.1.as_f64();
                frame.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => frame.next_line(0.0, -frame.state.leading),
            Op::ShowText(text) => self.show(text.0.as_bytes(), frame)?,
            Op::NextLineAndShowText(text) => {
                frame.next_line(0.0, -frame.state.leading);
                self.show(text.0.as_bytes(), frame)?;
            }
            Op::ShowTextWithParameters(text) => {
                frame.state.word_space = text.0.as_f64();
                frame.state.letter_space = text.1.as_f64();
                frame.next_line(0.0, -frame.state.leading);
                self.show(text.2.as_bytes(), frame)?;
            }
            Op::ShowTexts(texts) => self.show_all(texts.0, frame)?,
            _ => {}
        }
        Ok(())
    }

    fn show_all(&mut self, texts: &Array<'_>, frame: &mut Frame<'_, 'a>) -> Result<(), ReadFault> {
        for part in texts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(text.as_bytes(), frame)?,
                Object::Number(by) => {
                    let by = -by.as_f64() / 1000.0 * frame.state.size;
                    let is_vertical = frame.state.face.as_ref().is_some_and(|face| face.is_vertical);
                    let (right, up) = if is_vertical { (0.0, by) } else { (by * frame.state.stretch, 0.0) };
                    frame.at *= Affine::translate((right, up));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn show(&mut self, bytes: &[u8], frame: &mut Frame<'_, 'a>) -> Result<(), ReadFault> {
        let Some(face) = frame.state.face.clone() else { return Ok(()) };
        let mark = (self.marks.iter().any(|mark| mark.is_hidden), self.marks.iter().any(|mark| mark.is_artifact));
        let mut rest = bytes;
        while !rest.is_empty() {
            self.budget.spend(1)?;
            let (code, length) = face.read_code(rest);
            let is_space = code == 32 && length == 1;
            rest = rest.get(length..).unwrap_or_default();
            let letter = face.letter(code);
            let State { size, stretch, rise, .. } = frame.state;
            let space = frame.state.letter_space + if is_space { frame.state.word_space } else { 0.0 };
            let own = letter.advance * size;
            let (shown, moved) = if face.is_vertical {
                ((0.0, own.y), (0.0, own.y + space))
            } else {
                ((own.x * stretch, 0.0), ((own.x + space) * stretch, 0.0))
            };
            let matrix = frame.state.ctm * frame.at;
            frame.at *= Affine::translate(moved);
            if mark.0 || letter.text.is_empty() {
                continue;
            }
            let origin = matrix * hayro::kurbo::Point::new(0.0, rise);
            let [a, b, c, d, _, _] = matrix.as_coeffs();
            let glyph = Glyph {
                text: letter.text,
                x: origin.x as f32,
                y: origin.y as f32,
                dx: (a * shown.0 + c * shown.1) as f32,
                dy: (b * shown.0 + d * shown.1) as f32,
                size: (c.hypot(d) * size.abs() * face.em) as f32,
                style: face.style,
                is_artifact: mark.1,
            };
            self.keep(glyph)?;
        }
        Ok(())
    }

    /// Keeps a letter that can be somewhere.
    fn keep(&mut self, glyph: Glyph) -> Result<(), ReadFault> {
        let places = [glyph.x, glyph.y, glyph.dx, glyph.dy];
        let is_sane = places.iter().all(|place| place.is_finite() && place.abs() < 100_000.0);
        if is_sane && (0.05..5_000.0).contains(&glyph.size) {
            let left = self.budget.glyphs.checked_sub(1).filter(|_| self.glyphs.len() < LIMIT_GLYPHS);
            self.budget.glyphs = left.ok_or(ReadFault::Beyond { limit: Limit::Parts })?;
            self.glyphs.push(glyph);
        }
        Ok(())
    }

    fn face(&mut self, name: &Name<'_>, frame: &mut Frame<'_, 'a>) -> Result<Option<Rc<Face<'a>>>, ReadFault> {
        if let Some(face) = frame.faces.get(name.as_ref()) {
            return Ok(face.clone());
        }
        self.budget.spend(look_up(&frame.resources.fonts))?;
        let face = match frame.resources.get_font(name) {
            Some(dict) => self.faces.face(&dict)?,
            None => self.faces.stand_in(),
        };
        frame.faces.insert(name.as_ref().to_vec(), face.clone());
        Ok(face)
    }

    fn set_graphics_state(&mut self, name: &Name<'_>, frame: &mut Frame<'_, 'a>) -> Result<(), ReadFault> {
        self.budget.spend(look_up(&frame.resources.ext_g_states))?;
        let state = frame.resources.get_ext_g_state(name);
        let Some(font) = state.and_then(|state| state.get::<Array<'a>>(b"Font")) else { return Ok(()) };
        let mut font = font.flex_iter();
        if let Some(dict) = font.next::<Dict<'a>>() {
            frame.state.face = self.faces.face(&dict)?;
            frame.state.size = font.next::<f64>().unwrap_or(frame.state.size);
        }
        Ok(())
    }

    /// A picture is counted, a form gone through.
    fn draw(&mut self, name: &Name<'_>, frame: &Frame<'_, 'a>) -> Result<(), ReadFault> {
        self.budget.spend(FORM_COST + look_up(&frame.resources.x_objects))?;
        let Some(stream) = frame.resources.get_x_object(name) else { return Ok(()) };
        let dict = stream.dict();
        let is_form = dict.get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"Form");
        if !is_form {
            self.pictures += 1;
            return Ok(());
        }
        let id = stream.obj_id();
        if frame.depth >= LIMIT_DEPTH || self.is_hidden(dict) || self.drawing.contains(&id) {
            return Ok(());
        }
        let content = self.form(&stream)?;
        let matrix = dict.get::<[f64; 6]>(b"Matrix").map_or(Affine::IDENTITY, Affine::new);
        let own = dict.get::<Dict<'a>>(b"Resources").map(Resources::new);
        let mut state = frame.state.clone();
        state.ctm *= matrix;
        self.drawing.push(id);
        let done = self.run(&content, own.as_ref().unwrap_or(frame.resources), state, frame.depth + 1);
        self.drawing.pop();
        done
    }

    fn form(&mut self, stream: &Stream<'a>) -> Result<Rc<Vec<u8>>, ReadFault> {
        let id = stream.obj_id();
        if let Some(content) = self.forms.get(&id) {
            return Ok(content.clone());
        }
        let content = unpack(stream)?.map(|part| part.bytes.into_owned()).unwrap_or_default();
        self.take_bytes(content.len())?;
        let content = Rc::new(content);
        if self.kept + content.len() <= LIMIT_KEPT {
            self.kept += content.len();
            self.forms.insert(id, content.clone());
        }
        Ok(content)
    }
}

impl Frame<'_, '_> {
    fn set_matrix(&mut self, matrix: Affine) {
        self.at = matrix;
        self.line = matrix;
    }

    fn next_line(&mut self, right: f64, up: f64) {
        self.set_matrix(self.line * Affine::translate((right, up)));
    }
}

/// A dictionary is looked through from its beginning each time.
fn look_up(dict: &Dict<'_>) -> usize {
    dict.data().len() / 256
}

fn affine(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}
