//! What word processors have in common: paragraphs in a row, looks that change within them, notes and boxes that stand
//! elsewhere than where they are written.
//!
//! Job: turn that into what [`Weave`] wants. Paragraphs of one quotation or one piece of code are joined; a note or a
//! text box is kept until the block that holds its mark is over, a table row and a quotation as a whole. Invariant:
//! every call is answered whatever came before it, so that no file can break the balance. Not here: how a file says
//! these things (`docx`, `odt`, `rtf`).

mod aside;
mod names;
mod pages;

use std::rc::Rc;

use crate::ReadFault;
use crate::structure::{BlockKind, RunKind, Structure};
use crate::weave::Weave;

pub(crate) use aside::Aside;
use aside::Piece;
pub(crate) use names::{is_code_name, shape_by_name};
pub(crate) use pages::PageBreaks;

/// How many notes and boxes and pieces of them are kept: ten times what the thickest book has.
const LIMIT_KEPT: usize = 2_000_000;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    #[default]
    Paragraph,
    /// With its level, from 1.
    Heading(u8),
    Quotation,
    Code,
    Item {
        level: u8,
        number: Option<u32>,
    },
}

/// How a stretch of text is set apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) emphasis: bool,
    pub(crate) strong: bool,
    pub(crate) code: bool,
    pub(crate) height: Height,
    pub(crate) link: Option<Rc<str>>,
}

/// Where text stands on its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Height {
    #[default]
    Level,
    Raised,
    Lowered,
}

/// A text in the making.
#[derive(Default)]
pub(crate) struct Flow {
    weave: Weave,
    /// The runs that are open, the outermost first.
    open: Vec<RunKind>,
    in_paragraph: bool,
    group: Group,
    /// Table rows that are open, nested ones counted.
    rows: usize,
    /// Asides being written, the outermost first.
    writing: Vec<Aside>,
    /// Asides that wait for the end of their block.
    waiting: Vec<Aside>,
    placing: bool,
    /// How much has been kept for later.
    kept: usize,
}

/// A block that goes on while paragraphs of its shape follow each other.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Group {
    #[default]
    None,
    Quotation,
    Code,
}

impl Flow {
    /// Begins a paragraph; one that is open ends.
    pub(crate) fn begin(&mut self, shape: Shape) {
        self.put(Piece::Begin(shape));
    }

    /// Ends the paragraph.
    pub(crate) fn end(&mut self) {
        self.put(Piece::End);
    }

    /// Text whose spaces are the author's; tabs and line ends become spaces in a table, which is apart by them.
    pub(crate) fn text(&mut self, text: &str, look: &Look) {
        self.put(Piece::Text(text.to_owned(), look.clone()));
    }

    /// Text in which white space of any length is one space.
    pub(crate) fn flowing(&mut self, text: &str, look: &Look) {
        self.put(Piece::Flowing(text.to_owned(), look.clone()));
    }

    /// The mark of a note.
    pub(crate) fn mark(&mut self, label: &str, look: &Look) {
        self.text(label, &Look { height: Height::Raised, ..look.clone() });
    }

    /// A line ends here inside its paragraph.
    pub(crate) fn line_break(&mut self) {
        self.put(Piece::Break);
    }

    /// Begins a table row.
    pub(crate) fn begin_row(&mut self) {
        self.put(Piece::BeginRow);
    }

    /// Ends the row.
    pub(crate) fn end_row(&mut self) {
        self.put(Piece::EndRow);
    }

    /// Begins a cell of the row.
    pub(crate) fn begin_cell(&mut self, heads: bool) {
        self.put(Piece::BeginCell(heads));
    }

    /// Ends the cell.
    pub(crate) fn end_cell(&mut self) {
        self.put(Piece::EndCell);
    }

    /// Leaves columns of the row empty.
    pub(crate) fn skip_cells(&mut self, columns: u32) {
        if columns > 0 {
            self.put(Piece::Skip(columns));
        }
    }

    /// A page begins here. Pages are of the flow itself, not of what stands beside it.
    pub(crate) fn page(&mut self, label: String) {
        if self.writing.is_empty() {
            self.weave.page(label, 0.0, 0.0);
        }
    }

    /// What follows is a note, or a box where there is no label, until [`Flow::end_aside`].
    pub(crate) fn begin_aside(&mut self, label: Option<String>) {
        self.kept = self.kept.saturating_add(1);
        self.writing.push(Aside { label, pieces: Vec::new() });
    }

    /// Ends the note or box; it can be placed, now or later.
    pub(crate) fn end_aside(&mut self) -> Option<Aside> {
        self.writing.pop()
    }

    /// Places a note or box after the block that is open; a label given here stands before its own.
    pub(crate) fn place(&mut self, aside: Aside, label: Option<String>) {
        let Aside { label: own, pieces } = aside;
        self.waiting.push(Aside { label: label.or(own), pieces });
    }

    /// Whether it is longer than anything that is read: a reader stops early.
    pub(crate) fn is_full(&self) -> bool {
        self.weave.is_full() || self.kept >= LIMIT_KEPT
    }

    /// The text and its structure.
    pub(crate) fn finish(mut self) -> Result<(String, Structure), ReadFault> {
        while let Some(aside) = self.writing.pop() {
            self.waiting.push(aside);
        }
        if self.is_full() {
            return Err(ReadFault::TooLong);
        }
        self.rows = 0;
        self.close();
        self.weave.finish()
    }

    fn put(&mut self, piece: Piece) {
        let Some(aside) = self.writing.last_mut() else {
            return self.weave_in(piece);
        };
        if self.kept < LIMIT_KEPT {
            self.kept += 1;
            aside.pieces.push(piece);
        }
    }

    fn weave_in(&mut self, piece: Piece) {
        match piece {
            Piece::Begin(shape) => self.begin_shape(shape),
            Piece::End => self.end_paragraph(),
            Piece::Text(text, look) if self.rows > 0 => {
                self.dress(&look);
                self.weave.push(&text.replace(['\t', '\n'], " "));
            }
            Piece::Text(text, look) => {
                self.dress(&look);
                self.weave.push(&text);
            }
            Piece::Flowing(text, look) => {
                self.dress(&look);
                self.weave.push_flowing(&text);
            }
            Piece::Break if self.rows > 0 => self.weave.push_flowing(" "),
            Piece::Break => self.weave.line_break(),
            Piece::BeginRow => {
                self.close();
                self.weave.begin(BlockKind::TableRow);
                self.rows += 1;
            }
            Piece::EndRow => {
                self.close();
                self.weave.end();
                self.rows = self.rows.saturating_sub(1);
                self.place_waiting();
            }
            Piece::BeginCell(heads) => {
                self.close();
                self.weave.begin_cell(heads);
            }
            Piece::EndCell => {
                self.close();
                self.weave.end();
            }
            Piece::Skip(columns) => self.weave.skip_cells(columns),
        }
    }

    fn begin_shape(&mut self, shape: Shape) {
        self.end_paragraph();
        self.in_paragraph = true;
        match shape {
            Shape::Quotation => {
                if self.group != Group::Quotation {
                    self.close_group();
                    self.weave.begin(BlockKind::Quotation);
                    self.group = Group::Quotation;
                }
                self.weave.begin(BlockKind::Paragraph);
            }
            Shape::Code if self.rows == 0 => {
                if self.group == Group::Code {
                    self.weave.line_break();
                } else {
                    self.close_group();
                    self.weave.begin(BlockKind::Code);
                    self.group = Group::Code;
                }
            }
            Shape::Heading(level) => self.begin_single(BlockKind::Heading { level: level.clamp(1, 6) }),
            Shape::Item { level, number } => self.begin_single(BlockKind::ListItem { level: level.max(1), number }),
            Shape::Paragraph | Shape::Code => self.begin_single(BlockKind::Paragraph),
        }
    }

    fn begin_single(&mut self, kind: BlockKind) {
        self.close_group();
        self.weave.begin(kind);
    }

    fn end_paragraph(&mut self) {
        while self.open.pop().is_some() {
            self.weave.end_run();
        }
        // The paragraphs of code are its lines.
        if std::mem::take(&mut self.in_paragraph) && self.group != Group::Code {
            self.weave.end();
        }
        if self.group == Group::None {
            self.place_waiting();
        }
    }

    fn close_group(&mut self) {
        if std::mem::take(&mut self.group) != Group::None {
            self.weave.end();
        }
        let in_paragraph = std::mem::take(&mut self.in_paragraph);
        self.place_waiting();
        self.in_paragraph = in_paragraph;
    }

    /// Ends the paragraph and what it is part of.
    fn close(&mut self) {
        self.end_paragraph();
        self.close_group();
    }

    fn place_waiting(&mut self) {
        if self.rows > 0 || self.placing {
            return;
        }
        self.placing = true;
        for Aside { label, pieces } in std::mem::take(&mut self.waiting) {
            let is_note = label.is_some();
            if let Some(label) = label {
                self.weave.begin(BlockKind::Footnote { label });
            }
            for piece in pieces {
                self.weave_in(piece);
            }
            self.rows = 0;
            self.close();
            if is_note {
                self.weave.end();
            }
        }
        self.placing = false;
    }

    /// Opens and closes runs until what is open is what this look wants.
    fn dress(&mut self, look: &Look) {
        if !self.in_paragraph {
            self.begin_shape(Shape::Paragraph);
        }
        // A block of code says it of all its text.
        let code = look.code && self.group != Group::Code;
        let is_kept = |kind: &RunKind| look.wants(kind);
        let kept = self.open.iter().take_while(|kind| is_kept(kind)).count();
        while self.open.len() > kept {
            self.open.pop();
            self.weave.end_run();
        }
        let raised = look.height == Height::Raised;
        let lowered = look.height == Height::Lowered;
        let wanted = [
            look.link.as_ref().map(|address| RunKind::Link { address: address.to_string() }),
            look.strong.then_some(RunKind::Strong),
            look.emphasis.then_some(RunKind::Emphasis),
            code.then_some(RunKind::Code),
            raised.then_some(RunKind::Superscript),
            lowered.then_some(RunKind::Subscript),
        ];
        for kind in wanted.into_iter().flatten() {
            if !self.open.contains(&kind) {
                self.weave.begin_run(kind.clone());
                self.open.push(kind);
            }
        }
    }
}

impl Look {
    fn wants(&self, kind: &RunKind) -> bool {
        match kind {
            RunKind::Emphasis => self.emphasis,
            RunKind::Strong => self.strong,
            RunKind::Code => self.code,
            RunKind::Superscript => self.height == Height::Raised,
            RunKind::Subscript => self.height == Height::Lowered,
            RunKind::Link { address } => self.link.as_deref() == Some(address),
            RunKind::SoftHyphen => false,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
