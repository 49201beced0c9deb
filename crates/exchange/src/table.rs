//! Tables of claims and of evidence, to be looked at in a spreadsheet: what their rows hold.
//!
//! Invariant: every form writes the same rows, so that none can leave out what another has. Not here: a way back; how a
//! cell is written (`csv`, `xlsx`).

mod cell;
mod claims;
mod csv;
mod evidence;
mod xlsx;

use cell::Cell;

pub use csv::{write_csv, write_evidence_csv};
pub use xlsx::write_xlsx;

/// Rows under a header; the columns' meaning is in docs/formats.md.
trait Table {
    /// What the table is called where it needs a name.
    const NAME: &'static str;
    /// The header row.
    const COLUMNS: &'static [&'static str];

    /// The rows, each with a cell for every column; asked twice they are the same.
    fn rows(&self) -> impl Iterator<Item = Vec<Cell<'_>>>;
}
