//! Writes tables as CSV (RFC 4180, UTF-8, CR LF).
//!
//! Invariant: no cell can be taken for a formula by a spreadsheet, and numbers stay numbers.

use std::borrow::Cow;
use std::io::Write;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::Table;
use super::cell::{Cell, is_like_formula};
use super::claims::Claims;
use super::evidence::EvidenceOf;
use crate::{Bundle, WriteFault};

/// Writes one row for each passage of each claim, under a header row, as CSV in UTF-8 with CR LF.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it. Fails only where `out` does.
pub fn write_csv(bundle: &Bundle, out: impl Write) -> Result<(), WriteFault> {
    write(&Claims(bundle), out)
}

/// Writes one row for each piece of evidence, under a header row, as CSV in UTF-8 with CR LF; claims in the order of
/// Obelus JSON, and the evidence of each.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it. Fails only where `out` does.
pub fn write_evidence_csv(bundle: &Bundle, out: impl Write) -> Result<(), WriteFault> {
    write(&EvidenceOf(bundle), out)
}

fn write<T: Table>(table: &T, out: impl Write) -> Result<(), WriteFault> {
    // Quoting all but numbers keeps a cell whole where a spreadsheet splits at semicolons too.
    let mut rows =
        WriterBuilder::new().quote_style(QuoteStyle::NonNumeric).terminator(Terminator::CRLF).from_writer(out);
    rows.write_record(T::COLUMNS).map_err(as_io)?;
    for row in table.rows() {
        rows.write_record(row.into_iter().map(written).map(|cell| cell.into_owned().into_bytes())).map_err(as_io)?;
    }
    rows.flush()?;
    Ok(())
}

fn written(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::Number(number) => number.to_string().into(),
        Cell::Code(code) => code,
        Cell::Text(text) => guarded(text),
        Cell::Time(moment) => moment.to_string().into(),
        Cell::Day(day) => guarded(day.into()),
    }
}

fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_like_formula(&text) { format!("'{text}").into() } else { text }
}

fn as_io(fault: csv::Error) -> std::io::Error {
    fault.into()
}
