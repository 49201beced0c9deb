//! The body, and the notes, from the first paragraph to the last.
//! Invariant: no recursion, whatever is nested in what; each note is placed once, so that a small file stays small.

mod notes;

use std::collections::HashMap;
use std::rc::Rc;

use super::properties::{ParagraphProperties, RunProperties, is_on, number, renumbers};
use super::{Context, Note, Walked};
use crate::ReadFault;
use crate::field::{Field, LIMIT_FIELDS, link_of};
use crate::flow::{Aside, Flow, Height, Look, PageBreaks, Shape};
use crate::symbol::in_symbol_font;
use crate::xml::{Node, Tag, Xml};

/// On the way through a part.
pub(super) struct Walker<'a> {
    context: &'a mut Context,
    flow: Flow,
    /// The elements that are open.
    frames: Vec<Frame>,
    inline: Inline,
    pages: PageBreaks,
    notes: HashMap<Note, Aside>,
}

/// What is to be done when an element ends.
enum Frame {
    Other,
    Paragraph,
    Run,
    Row {
        heads: bool,
    },
    Cell {
        columns: u32,
    },
    /// A text box, with what is around it.
    Box(Inline),
    /// A link, with what was one around it.
    Link(Option<Rc<str>>),
    /// Alternatives, of which one has been taken or not.
    Alternatives(bool),
    Note(Note),
}

/// Where the text stands, within a paragraph and across its end.
#[derive(Default)]
struct Inline {
    /// What has begun and not yet said what it is.
    pending: Pending,
    /// The paragraph goes on in the next one; the one before did.
    joins: bool,
    joining: bool,
    link: Option<Rc<str>>,
    look: Look,
    hidden: bool,
    fields: Vec<Field>,
    /// A note whose mark is the text that follows.
    marked: Option<Aside>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Pending {
    #[default]
    None,
    Paragraph,
    Cell,
}

impl<'a> Walker<'a> {
    pub(super) fn new(context: &'a mut Context, flow: Flow) -> Walker<'a> {
        let (frames, inline, pages) = (Vec::new(), Inline::default(), PageBreaks::default());
        Walker { context, flow, frames, inline, pages, notes: HashMap::new() }
    }

    /// Walks to the end of the part.
    pub(super) fn walk(mut self, xml: &mut Xml) -> Result<Walked, ReadFault> {
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => self.start(&tag, xml)?,
                Node::End(_) => {
                    if let Some(frame) = self.frames.pop() {
                        self.end(frame);
                    }
                }
                Node::Text(_) => {}
            }
            if self.flow.is_full() {
                return Err(ReadFault::TooLong);
            }
        }
        Ok(Walked { flow: self.flow, notes: self.notes, pages: self.pages })
    }

    /// An element begins: it is read to its end, or its frame is laid upon the others.
    fn start(&mut self, tag: &Tag, xml: &mut Xml) -> Result<(), ReadFault> {
        let frame = match tag.name() {
            // Deleted or moved away; of properties only those that are asked for below.
            ("w", "del" | "moveFrom" | "tblPr" | "tblPrEx" | "sdtPr" | "sdtEndPr" | "rt") => return xml.skip(),
            ("w", "pPr") => {
                let properties = ParagraphProperties::read(xml)?;
                self.begin_paragraph(&properties);
                return Ok(());
            }
            ("w", "rPr") => {
                let properties = RunProperties::read(xml)?;
                self.dress(properties);
                return Ok(());
            }
            ("w" | "m", "t") => {
                let keeps = tag.get("xml", "space") == Some("preserve");
                let text = xml.text()?;
                self.text(if keeps { &text } else { text.trim_matches([' ', '\t', '\n', '\r']) });
                return Ok(());
            }
            ("w", "instrText") => {
                let words = xml.text()?;
                if let Some(field) = self.inline.fields.last_mut() {
                    field.instruct(&words);
                }
                return Ok(());
            }
            ("w", "tcPr") => return self.cell_properties(xml),
            ("mc", "Choice" | "Fallback") => match self.frames.last_mut() {
                Some(Frame::Alternatives(true)) => return xml.skip(),
                Some(Frame::Alternatives(taken)) => {
                    *taken = true;
                    Frame::Other
                }
                _ => Frame::Other,
            },
            ("w", "footnote" | "endnote") if !matches!(tag.get("w", "type"), None | Some("normal")) => {
                return xml.skip();
            }
            _ => self.frame(tag),
        };
        self.frames.push(frame);
        Ok(())
    }

    fn frame(&mut self, tag: &Tag) -> Frame {
        let value = |name: &str| tag.get("w", name);
        match tag.name() {
            ("w", "p") => {
                self.settle();
                self.inline.pending = Pending::Paragraph;
                Frame::Paragraph
            }
            ("w" | "m", "r") => {
                self.settle();
                self.undress();
                Frame::Run
            }
            ("w", "tr") => {
                self.settle();
                self.flow.begin_row();
                Frame::Row { heads: false }
            }
            ("w", "tc") => {
                self.settle();
                self.inline.pending = Pending::Cell;
                Frame::Cell { columns: 1 }
            }
            ("w", "txbxContent") => {
                self.flow.begin_aside(None);
                Frame::Box(std::mem::take(&mut self.inline))
            }
            ("w", "hyperlink") => {
                let address = tag.get("r", "id").and_then(|id| self.context.links.get(id));
                self.link(address.cloned())
            }
            ("w", "fldSimple") => self.link(value("instr").and_then(link_of)),
            ("w", name @ ("footnote" | "endnote")) => {
                self.flow.begin_aside(None);
                Frame::Note((name == "endnote", value("id").unwrap_or_default().to_owned()))
            }
            ("mc", "AlternateContent") => Frame::Alternatives(false),
            ("w", _) => {
                self.sign(tag);
                Frame::Other
            }
            _ => Frame::Other,
        }
    }

    /// What stands for a character or tells of what is around it.
    fn sign(&mut self, tag: &Tag) {
        match tag.name().1 {
            "tab" | "ptab" => self.text("\t"),
            "br" | "cr" => self.line_break(),
            "noBreakHyphen" => self.text("\u{2011}"),
            "softHyphen" => self.text("\u{ad}"),
            "sym" => self.symbol(tag),
            "fldChar" => match tag.get("w", "fldCharType") {
                Some("begin") if self.inline.fields.len() < LIMIT_FIELDS => self.inline.fields.push(Field::default()),
                Some("separate") => {
                    self.inline.fields.last_mut().map(Field::show);
                }
                Some("end") => self.end_field(),
                _ => {}
            },
            name @ ("footnoteReference" | "endnoteReference") => self.note(tag, name == "endnoteReference"),
            "lastRenderedPageBreak" => self.page(),
            "pgNumType" => self.pages.renumber(renumbers(tag)),
            "gridBefore" => self.flow.skip_cells(number(tag).unwrap_or(0)),
            "tblHeader" => {
                let on = is_on(tag);
                let rows = self.frames.iter_mut().rev();
                let mut heads =
                    rows.filter_map(|frame| if let Frame::Row { heads } = frame { Some(heads) } else { None });
                if let Some(heads) = heads.next() {
                    *heads = on;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, frame: Frame) {
        match frame {
            Frame::Other => {}
            Frame::Paragraph => self.end_paragraph(),
            Frame::Run => {
                self.place_marked("");
                self.undress();
            }
            Frame::Row { .. } => self.flow.end_row(),
            Frame::Cell { columns } => {
                self.settle();
                self.flow.end_cell();
                self.flow.skip_cells(columns.saturating_sub(1));
            }
            Frame::Box(around) => {
                if let Some(aside) = self.flow.end_aside() {
                    self.flow.place(aside, None);
                }
                self.inline = around;
            }
            Frame::Link(around) => self.inline.link = around,
            Frame::Alternatives(_) => {}
            Frame::Note(note) => {
                if let Some(aside) = self.flow.end_aside() {
                    self.notes.entry(note).or_insert(aside);
                }
            }
        }
    }

    /// What has begun without properties is what it is without them.
    fn settle(&mut self) {
        match std::mem::take(&mut self.inline.pending) {
            Pending::None => {}
            Pending::Paragraph => self.begin_paragraph(&ParagraphProperties::default()),
            Pending::Cell => self.begin_cell(),
        }
    }

    fn begin_paragraph(&mut self, properties: &ParagraphProperties) {
        self.inline.pending = Pending::None;
        self.pages.renumber(properties.renumbers);
        let shape = self.shape(properties);
        if !std::mem::take(&mut self.inline.joining) {
            self.flow.begin(shape);
        }
        self.inline.joins = properties.is_joined;
    }

    fn shape(&mut self, properties: &ParagraphProperties) -> Shape {
        let Context { styles, numbering, .. } = &mut *self.context;
        let shape = styles.shape(properties);
        // Counted even where a heading has a number: the next item goes on from it.
        let list = styles.list(properties);
        let item = list.and_then(|(list, level, style)| numbering.next(&list, level, style.as_deref()));
        shape.or(item).unwrap_or_default()
    }

    fn end_paragraph(&mut self) {
        self.inline.pending = Pending::None;
        // An instruction that never comes to its result would swallow the rest of the document.
        self.inline.fields.retain(Field::is_shown);
        if std::mem::take(&mut self.inline.joins) {
            self.inline.joining = true;
        } else {
            self.flow.end();
        }
    }

    fn begin_cell(&mut self) {
        let rows = self.frames.iter().rev();
        let mut heads = rows.filter_map(|frame| if let Frame::Row { heads } = frame { Some(*heads) } else { None });
        let heads = heads.next().unwrap_or(false);
        self.flow.begin_cell(heads);
    }

    /// Reads `w:tcPr`; a cell that another one above covers is passed over.
    fn cell_properties(&mut self, xml: &mut Xml) -> Result<(), ReadFault> {
        let (mut span, mut covered, mut depth) = (1, false, 1usize);
        while depth > 0 {
            match xml.next()? {
                Some(Node::Start(tag)) => {
                    depth += 1;
                    match tag.name() {
                        ("w", "gridSpan") => span = number(&tag).unwrap_or(1).max(1),
                        ("w", "vMerge" | "hMerge") => covered = tag.get("w", "val") != Some("restart"),
                        _ => {}
                    }
                }
                Some(Node::End(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => return Ok(()),
            }
        }
        if self.inline.pending != Pending::Cell {
            return Ok(());
        }
        self.inline.pending = Pending::None;
        if covered {
            self.frames.pop();
            self.flow.skip_cells(span);
            return xml.skip();
        }
        self.begin_cell();
        if let Some(Frame::Cell { columns }) = self.frames.last_mut() {
            *columns = span;
        }
        Ok(())
    }

    fn link(&mut self, address: Option<String>) -> Frame {
        let around = self.inline.link.clone();
        if let Some(address) = address {
            self.inline.link = Some(address.into());
        }
        Frame::Link(around)
    }

    fn dress(&mut self, properties: RunProperties) {
        let (properties, code) = self.context.styles.run(properties);
        self.inline.hidden = properties.hidden == Some(true);
        let look = &mut self.inline.look;
        look.strong = properties.strong == Some(true);
        look.emphasis = properties.emphasis == Some(true);
        look.height = properties.height.unwrap_or(Height::Level);
        look.code = code;
    }

    fn undress(&mut self) {
        self.inline.look = Look::default();
        self.inline.hidden = false;
    }

    /// How the text looks here; `None` where it is not shown.
    fn shown(&mut self) -> Option<Look> {
        if self.inline.hidden || !self.inline.fields.iter().all(Field::is_shown) {
            return None;
        }
        self.settle();
        let inline = &self.inline;
        let field = inline.fields.iter().rev().find_map(Field::link);
        Some(Look { link: field.or_else(|| inline.link.clone()), ..inline.look.clone() })
    }

    fn text(&mut self, text: &str) {
        if let Some(look) = self.shown() {
            self.place_marked(text);
            // A line end in the file is no line end on paper.
            self.flow.text(&text.replace(['\n', '\r'], " "), &look);
        }
    }

    fn line_break(&mut self) {
        if self.shown().is_some() {
            self.flow.line_break();
        }
    }

    fn symbol(&mut self, tag: &Tag) {
        let code = tag.get("w", "char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let is_symbol = tag.get("w", "font").is_some_and(|font| font.eq_ignore_ascii_case("Symbol"));
        let known = code.filter(|_| is_symbol).and_then(in_symbol_font);
        if let Some(character) = known.or_else(|| code.and_then(char::from_u32)) {
            self.text(character.encode_utf8(&mut [0; 4]));
        }
    }

    fn page(&mut self) {
        let is_apart = |frame: &Frame| matches!(frame, Frame::Box(_) | Frame::Note(_));
        if !self.frames.iter().any(is_apart) {
            self.flow.page(self.pages.advance());
        }
    }
}
