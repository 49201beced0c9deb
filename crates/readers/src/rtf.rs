//! Rich Text Format 1.9.1, from whatever program.
//!
//! Job: the text as it is shown, with headings by style or outline level, lists by the marks that are written into the
//! file, notes, fields, rows of tables and boxes; tracked deletions and hidden text out. Left out: comments, headers
//! and footers, formulas; a table in a cell is paragraphs of the cell. The format says nothing of pages. Code pages are
//! those of the fonts. Invariant: no recursion, groups nest within a limit, binary parts are passed over by their
//! length; a file whose groups do not end was cut short and is a fault. Read by hand: what the ready-made crates lose
//! is in docs/adr/0015-readers.md.

mod charset;
mod facts;
mod group;
mod paragraph;
mod styles;
mod table;
mod token;
mod walk;

use crate::ReadFault;
use crate::reading::Found;

pub(crate) fn read(bytes: &[u8]) -> Result<Found, ReadFault> {
    let mut walker = walk::Walker::default();
    walker.walk(bytes)?;
    walker.finish()
}

#[cfg(test)]
mod tests;
