//! The text from the first paragraph to the last.
//! Invariant: no recursion, whatever is nested in what; repeated spaces, rows and columns make no text of a size that
//! is not in the file.

use super::lists::Lists;
use super::styles::{Breaks, Family, Styles};
use crate::ReadFault;
use crate::flow::{Flow, Look, PageBreaks, Shape};
use crate::xml::{Node, Tag, Xml};

/// How many spaces one element may stand for: a wide gap, not a page of them.
const LIMIT_SPACES: usize = 256;

/// On the way through the text.
pub(super) struct Walker<'a> {
    styles: &'a Styles,
    flow: &'a mut Flow,
    pages: &'a mut PageBreaks,
    frames: Vec<Frame>,
    place: Place,
    /// Something stands on the first page already, so that a break makes another.
    begun: bool,
}

/// What is to be done when an element ends.
enum Frame {
    Other,
    Paragraph(Breaks),
    /// A span or a link, with what is around it.
    Span(Look, bool),
    List,
    Item,
    HeadingRows,
    Row,
    Cell {
        columns: u32,
    },
    /// A note or a text box, with what is around it.
    Aside(Place),
    Table(Breaks),
}

/// Where the text stands.
#[derive(Default)]
struct Place {
    in_paragraph: bool,
    look: Look,
    hidden: bool,
    lists: Lists,
}

impl<'a> Walker<'a> {
    pub(super) fn new(styles: &'a Styles, flow: &'a mut Flow, pages: &'a mut PageBreaks) -> Walker<'a> {
        Walker { styles, flow, pages, frames: Vec::new(), place: Place::default(), begun: false }
    }

    /// Walks to the end of the element that began last.
    pub(super) fn walk(mut self, xml: &mut Xml) -> Result<(), ReadFault> {
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => self.start(&tag, xml)?,
                Node::End(_) => match self.frames.pop() {
                    Some(frame) => self.end(frame),
                    None => break,
                },
                Node::Text(text) => {
                    if self.is_shown() {
                        self.flow.flowing(&text, &self.place.look);
                    }
                }
            }
            if self.flow.is_full() {
                return Err(ReadFault::TooLong);
            }
        }
        Ok(())
    }

    fn is_shown(&self) -> bool {
        self.place.in_paragraph && !self.place.hidden
    }

    /// An element begins: it is read to its end, or its frame is laid upon the others.
    fn start(&mut self, tag: &Tag, xml: &mut Xml) -> Result<(), ReadFault> {
        let name = tag.name();
        if is_no_text(name, tag) {
            return xml.skip();
        }
        let frame = match name {
            ("text", "p" | "h") => self.paragraph(tag),
            ("text", "span") => {
                let around = (self.place.look.clone(), self.place.hidden);
                let (look, hidden) = self.styles.look(tag.get("text", "style-name"), around.0.clone(), around.1);
                (self.place.look, self.place.hidden) = (look, hidden);
                Frame::Span(around.0, around.1)
            }
            ("text", "a") => {
                let around = self.place.look.clone();
                self.place.look.link = tag.get("xlink", "href").filter(|address| leads_out(address)).map(Into::into);
                Frame::Span(around, self.place.hidden)
            }
            ("text", "note") => {
                self.flow.begin_aside(Some(String::new()));
                Frame::Aside(std::mem::take(&mut self.place))
            }
            ("text", "note-citation") => {
                let label = xml.text()?;
                self.label(&label);
                return Ok(());
            }
            ("draw", "text-box" | "custom-shape") => {
                self.flow.begin_aside(None);
                Frame::Aside(std::mem::take(&mut self.place))
            }
            ("table", "covered-table-cell") => {
                self.flow.skip_cells(columns(tag, "number-columns-repeated"));
                return xml.skip();
            }
            ("text", "list") => {
                self.place.lists.begin(tag);
                Frame::List
            }
            ("text", "list-item" | "list-header") => {
                self.place.lists.begin_item(tag);
                if name.1 == "list-header" {
                    self.place.lists.end_item();
                }
                Frame::Item
            }
            ("table", _) => self.table(tag),
            _ => {
                self.sign(tag);
                Frame::Other
            }
        };
        self.frames.push(frame);
        Ok(())
    }

    fn paragraph(&mut self, tag: &Tag) -> Frame {
        let style = tag.get("text", "style-name");
        let breaks = self.break_before(Family::Paragraph, style);
        let level = tag.get("text", "outline-level").and_then(|level| level.parse().ok());
        let heading = (tag.name().1 == "h").then(|| Shape::Heading(level.unwrap_or(1)));
        let item = self.place.lists.next(&self.styles.lists, self.styles.list(style));
        let shape = heading.or(item).or_else(|| self.styles.shape(style)).unwrap_or_default();
        self.flow.begin(shape);
        (self.place.look, self.place.hidden) = self.styles.base_look(style);
        self.place.in_paragraph = true;
        Frame::Paragraph(breaks)
    }

    fn table(&mut self, tag: &Tag) -> Frame {
        match tag.name().1 {
            "table" => Frame::Table(self.break_before(Family::Table, tag.get("table", "style-name"))),
            "table-header-rows" => Frame::HeadingRows,
            "table-row" => {
                self.flow.begin_row();
                Frame::Row
            }
            "table-cell" => {
                let heads = self.frames.iter().rev().take_while(|frame| !matches!(frame, Frame::Table(_)));
                let heads = heads.into_iter().any(|frame| matches!(frame, Frame::HeadingRows));
                self.flow.begin_cell(heads);
                let spanned = columns(tag, "number-columns-spanned");
                // What a cell spans is there as covered cells, but what it repeats is not.
                let repeated = columns(tag, "number-columns-repeated");
                Frame::Cell { columns: if spanned > 1 { 1 } else { repeated } }
            }
            _ => Frame::Other,
        }
    }

    /// What stands for a character or a break.
    fn sign(&mut self, tag: &Tag) {
        match tag.name() {
            ("text", "soft-page-break") => self.page(),
            ("text", "s") if self.is_shown() => {
                let count = tag.get("text", "c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.flow.text(&" ".repeat(count.min(LIMIT_SPACES)), &self.place.look);
            }
            ("text", "tab") if self.is_shown() => self.flow.text("\t", &self.place.look),
            ("text", "line-break") if self.is_shown() => self.flow.line_break(),
            _ => {}
        }
    }

    /// The mark of a note: in the text where the note stands, and on the note.
    fn label(&mut self, label: &str) {
        let Some(Frame::Aside(around)) = self.frames.last() else { return };
        let (look, shown) = (around.look.clone(), around.in_paragraph && !around.hidden);
        if let Some(aside) = self.flow.end_aside() {
            if shown {
                self.flow.mark(label, &look);
            }
            drop(aside);
        }
        self.flow.begin_aside(Some(label.trim().to_owned()));
    }

    fn end(&mut self, frame: Frame) {
        match frame {
            Frame::Other | Frame::HeadingRows => {}
            Frame::Paragraph(breaks) => {
                self.flow.end();
                self.place.in_paragraph = false;
                self.break_after(breaks);
            }
            Frame::Span(look, hidden) => (self.place.look, self.place.hidden) = (look, hidden),
            Frame::List => self.place.lists.end(),
            Frame::Item => self.place.lists.end_item(),
            Frame::Row => self.flow.end_row(),
            Frame::Cell { columns } => {
                self.flow.end_cell();
                self.flow.skip_cells(columns - 1);
            }
            Frame::Aside(around) => {
                let shown = !around.hidden;
                self.place = around;
                if let Some(aside) = self.flow.end_aside().filter(|_| shown) {
                    self.flow.place(aside, None);
                }
            }
            Frame::Table(breaks) => self.break_after(breaks),
        }
    }

    fn break_before(&mut self, family: Family, style: Option<&str>) -> Breaks {
        let breaks = self.styles.breaks(family, style);
        self.pages.renumber(breaks.renumbers);
        let begun = std::mem::replace(&mut self.begun, true);
        if breaks.before && begun {
            self.page();
        }
        breaks
    }

    fn break_after(&mut self, breaks: Breaks) {
        if breaks.after {
            self.page();
        }
    }

    fn page(&mut self) {
        if !self.frames.iter().any(|frame| matches!(frame, Frame::Aside(_))) {
            self.flow.page(self.pages.advance());
        }
    }
}

/// What has text in the file and none on paper: kept deletions, comments, forms, pictures as bytes, formulas, the
/// patterns of indexes, readings beside a line.
fn is_no_text(name: (&str, &str), tag: &Tag) -> bool {
    match name {
        ("text", "tracked-changes" | "ruby-text" | "hidden-text" | "hidden-paragraph" | "script") => true,
        ("text", "section") => tag.get("text", "display") == Some("none"),
        ("text", name) => name.ends_with("-source"),
        ("office", "annotation" | "forms" | "binary-data" | "event-listeners" | "scripts") => true,
        ("draw", "image" | "object" | "object-ole" | "plugin") => true,
        ("svg", "title" | "desc") => true,
        _ => false,
    }
}

/// A mark within the document is no address.
fn leads_out(address: &str) -> bool {
    !address.is_empty() && !address.starts_with('#')
}

fn columns(tag: &Tag, name: &str) -> u32 {
    tag.get("table", name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}
