//! Rows and cells, of which the file tells the ends only.
//! Invariant: a row begins with its first cell, a cell with its first text or its end, so that what is not ended still
//! comes out. A table in a cell is paragraphs of that cell.

use crate::flow::Flow;

/// How many cells a row has; Word allows 63.
const LIMIT_CELLS: usize = 1_000;

/// The row that is open, and what is said of its cells.
#[derive(Debug, Default)]
pub(super) struct Table {
    row: bool,
    cell: bool,
    /// How many cells of the row are over.
    cells: usize,
    heads: bool,
    /// For each cell of the row, whether another one covers it.
    covered: Vec<bool>,
    /// Said of the next cell.
    next_covered: bool,
}

impl Table {
    /// A control word that tells how a row is made. Answers whether it is one.
    pub(super) fn control(&mut self, word: &[u8]) -> bool {
        match word {
            b"trowd" => {
                self.covered.clear();
                self.heads = false;
                self.next_covered = false;
            }
            b"trhdr" => self.heads = true,
            b"clvmrg" | b"clmrg" => self.next_covered = true,
            b"cellx" => {
                let covered = std::mem::take(&mut self.next_covered);
                if self.covered.len() < LIMIT_CELLS {
                    self.covered.push(covered);
                }
            }
            _ => return false,
        }
        true
    }

    /// Before text of a paragraph: inside a table it stands in a cell, outside it ends one that was left open.
    pub(super) fn settle(&mut self, in_table: bool, flow: &mut Flow) {
        if !in_table {
            self.end_row(flow);
            return;
        }
        if !self.row {
            flow.begin_row();
            self.row = true;
            self.cells = 0;
        }
        if !self.cell {
            flow.begin_cell(self.heads);
            self.cell = true;
        }
    }

    /// A cell ends.
    pub(super) fn end_cell(&mut self, flow: &mut Flow) {
        let is_covered = self.covered.get(self.cells).copied().unwrap_or(false);
        if is_covered && !self.cell {
            if !self.row {
                flow.begin_row();
                self.row = true;
                self.cells = 0;
            }
            flow.skip_cells(1);
        } else {
            self.settle(true, flow);
            flow.end_cell();
            self.cell = false;
        }
        self.cells += 1;
    }

    /// A row ends.
    pub(super) fn end_row(&mut self, flow: &mut Flow) {
        if std::mem::take(&mut self.cell) {
            flow.end_cell();
        }
        if std::mem::take(&mut self.row) {
            flow.end_row();
        }
        self.cells = 0;
    }
}
