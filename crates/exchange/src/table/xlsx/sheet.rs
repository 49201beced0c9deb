//! One sheet: a header that stays in sight with a filter on it, and rows.
//!
//! Invariant: rows go out one by one; beside the bundle only what is deflated stands in memory.

use std::fmt::Write as _;

use super::container::{OpenPart, Part};
use super::words::{CELL_UNITS, cut, escape};
use super::{DECLARATION, MAIN};
use crate::WriteFault;
use crate::table::Table;
use crate::table::cell::{Cell, is_like_formula, is_number};
use obelus_model::Moment;

/// How much a sheet holds.
pub(super) struct Limits {
    /// Rows, with the header.
    pub(super) rows: u32,
    /// UTF-16 units a cell.
    pub(super) units: usize,
    /// Columns.
    pub(super) columns: usize,
    /// Bytes of XML after which another sheet is begun.
    pub(super) bytes: u64,
}

impl Limits {
    /// What the form allows; of bytes less than a part of a ZIP file may have, for the row that is over it is written whole.
    pub(super) const FORMAT: Limits = Limits { rows: 1 << 20, units: CELL_UNITS, columns: 1 << 14, bytes: 1 << 30 };
}

/// How cells look; the number is the place in the list of styles.
#[derive(Clone, Copy)]
enum Style {
    Header = 1,
    Plain = 2,
    Text = 3,
    /// A text that would become something else if it were typed.
    Guarded = 4,
    Time = 5,
    Day = 6,
}

/// The columns of a table.
pub(super) struct Shape {
    /// Their letters, headings and widths.
    columns: Vec<Column>,
    /// Behind the table's own columns: of which of them each holds what did not fit.
    further: Vec<usize>,
}

struct Column {
    letters: String,
    heading: String,
    width: usize,
}

/// Characters that a column is wide at the least and at the most; texts wrap there.
const WIDTHS: (usize, usize) = (8, 60);

impl Shape {
    /// Looks through all rows for how wide the columns are and how many a text needs.
    pub(super) fn of<T: Table>(table: &T, limits: &Limits) -> Result<Shape, WriteFault> {
        // Room for the button of the filter.
        let mut widths: Vec<usize> = T::COLUMNS.iter().map(|heading| heading.len() + 3).collect();
        let mut parts = vec![1_usize; widths.len()];
        for row in table.rows() {
            for ((width, parts), cell) in widths.iter_mut().zip(&mut parts).zip(&row) {
                *width = (*width).max(width_of(cell));
                *parts = (*parts).max(parts_of(cell, limits.units));
            }
        }
        let mut further = Vec::new();
        let mut headings: Vec<String> = T::COLUMNS.iter().map(|heading| (*heading).to_owned()).collect();
        for (of, (parts, heading)) in parts.into_iter().zip(T::COLUMNS).enumerate() {
            if headings.len() + parts > limits.columns + 1 {
                return Err(WriteFault::Unwritable(format!("a text of {parts} cells")));
            }
            headings.extend((2..=parts).map(|part| format!("{heading}_{part}")));
            further.extend((2..=parts).map(|_| of));
        }
        widths.resize(headings.len(), WIDTHS.1);
        let columns = headings.into_iter().zip(widths).enumerate();
        let columns = columns.map(|(at, (heading, width))| Column {
            letters: letters(at),
            heading,
            width: width.clamp(WIDTHS.0, WIDTHS.1),
        });
        Ok(Shape { columns: columns.collect(), further })
    }
}

/// The characters of a cell's first line, with a little room.
fn width_of(cell: &Cell<'_>) -> usize {
    let first = |text: &str| text.lines().next().map_or(0, |line| line.chars().take(WIDTHS.1).count());
    2 + match cell {
        Cell::Number(number) => number.checked_ilog10().unwrap_or_default() as usize + 1,
        Cell::Code(text) | Cell::Text(text) => first(text),
        Cell::Day(day) => first(day),
        Cell::Time(_) => "2026-11-27 10:00:00".len(),
    }
}

fn parts_of(cell: &Cell<'_>, units: usize) -> usize {
    let mut rest = match cell {
        Cell::Text(text) => text.as_ref(),
        Cell::Day(day) => day,
        Cell::Number(_) | Cell::Code(_) | Cell::Time(_) => "",
    };
    let mut parts = 1;
    loop {
        rest = cut(rest, units).1;
        if rest.is_empty() {
            return parts;
        }
        parts += 1;
    }
}

/// The name of a column: A to Z, AA, AB, …
pub(super) fn letters(column: usize) -> String {
    let letter = |digit: usize| char::from(b'A' + u8::try_from(digit % 26).unwrap_or_default());
    let mut name = String::new();
    let mut left = column + 1;
    while left > 0 {
        name.insert(0, letter(left - 1));
        left = (left - 1) / 26;
    }
    name
}

/// A sheet that rows are added to.
pub(super) struct OpenSheet<'a> {
    name: String,
    shape: &'a Shape,
    limits: &'a Limits,
    part: OpenPart,
    rows: u32,
    /// A row is put together here.
    line: String,
}

/// A sheet that is whole.
pub(super) struct Sheet {
    name: String,
    range: Range,
    part: Part,
}

/// The letters of the last column, and the number of the last row.
struct Range(String, u32);

impl<'a> OpenSheet<'a> {
    /// Begins a sheet with its header; the one that `is_shown` is in sight when the workbook is opened.
    pub(super) fn new(
        name: String,
        shape: &'a Shape,
        limits: &'a Limits,
        is_shown: bool,
    ) -> Result<OpenSheet<'a>, WriteFault> {
        let mut part = OpenPart::new();
        let shown = if is_shown { " tabSelected=\"1\"" } else { "" };
        part.add(DECLARATION)?;
        part.add(&format!(
            "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView{shown} workbookViewId=\"0\">\
            <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
            <selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews>\
            <sheetFormatPr defaultRowHeight=\"15\"/><cols>"
        ))?;
        for (number, column) in (1..).zip(&shape.columns) {
            let width = column.width;
            part.add(&format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"))?;
        }
        part.add("</cols><sheetData>")?;
        let mut sheet = OpenSheet { name, shape, limits, part, rows: 0, line: String::new() };
        sheet.begin_row();
        for column in &shape.columns {
            sheet.text(&column.letters, Style::Header, &column.heading);
        }
        sheet.end_row()?;
        Ok(sheet)
    }

    /// Whether another row fits. One always does, however long the header is, or there would be no end of sheets.
    pub(super) fn has_room(&self) -> bool {
        self.rows < 2 || (self.rows < self.limits.rows && self.part.size() < self.limits.bytes)
    }

    /// Adds a row, of the table's own columns.
    pub(super) fn add(&mut self, row: &[Cell<'_>]) -> Result<(), WriteFault> {
        self.begin_row();
        let (own, further) = self.shape.columns.split_at_checked(row.len()).unwrap_or((&self.shape.columns, &[]));
        let mut rests: Vec<&str> = row.iter().zip(own).map(|(cell, column)| self.cell(&column.letters, cell)).collect();
        for (of, column) in self.shape.further.iter().zip(further) {
            let Some(rest) = rests.get_mut(*of) else { continue };
            *rest = self.words(&column.letters, rest);
        }
        self.end_row()
    }

    /// Writes a cell; gives what did not fit.
    fn cell<'t>(&mut self, column: &str, cell: &'t Cell<'_>) -> &'t str {
        match cell {
            Cell::Number(number) => self.number(column, Style::Plain, number),
            Cell::Code(code) => self.text(column, Style::Plain, code),
            Cell::Text(text) => return self.words(column, text),
            Cell::Time(moment) => match serial(*moment) {
                Some(serial) => self.number(column, Style::Time, serial),
                None => self.text(column, Style::Plain, &moment.to_string()),
            },
            Cell::Day(day) => match Moment::of_day(day).and_then(serial) {
                Some(serial) => self.number(column, Style::Day, serial),
                None => return self.words(column, day),
            },
        }
        ""
    }

    /// Writes as much of a text as a cell holds; gives the rest.
    fn words<'t>(&mut self, column: &str, text: &'t str) -> &'t str {
        let (here, rest) = cut(text, self.limits.units);
        let is_guarded = is_like_formula(here) || is_number(here);
        self.text(column, if is_guarded { Style::Guarded } else { Style::Text }, here);
        rest
    }

    fn begin_row(&mut self) {
        self.rows += 1;
        self.line.clear();
        _ = write!(self.line, "<row r=\"{}\">", self.rows);
    }

    fn end_row(&mut self) -> Result<(), WriteFault> {
        self.line.push_str("</row>");
        self.part.add(&self.line)?;
        Ok(())
    }

    fn number(&mut self, column: &str, style: Style, number: impl std::fmt::Display) {
        let row = self.rows;
        _ = write!(self.line, "<c r=\"{column}{row}\" s=\"{}\"><v>{number}</v></c>", style as u8);
    }

    /// A text within its cell is a text, whatever it begins with: formulas have an element of their own.
    fn text(&mut self, column: &str, style: Style, text: &str) {
        if text.is_empty() {
            return;
        }
        let row = self.rows;
        _ = write!(
            self.line,
            "<c r=\"{column}{row}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
            style as u8
        );
        escape(text, &mut self.line);
        self.line.push_str("</t></is></c>");
    }

    pub(super) fn close(mut self) -> Result<Sheet, WriteFault> {
        let last = self.shape.columns.last().map(|column| column.letters.clone()).unwrap_or_default();
        let range = Range(last, self.rows);
        self.part.add(&format!("</sheetData><autoFilter ref=\"A1:{}{}\"/></worksheet>", range.0, range.1))?;
        Ok(Sheet { name: self.name, range, part: self.part.close()? })
    }
}

impl Sheet {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// What its filter is over, from the first cell to the last, as formulas name it.
    pub(super) fn range(&self) -> String {
        format!("$A$1:${}${}", self.range.0, self.range.1)
    }

    pub(super) fn into_part(self) -> Part {
        self.part
    }
}

/// Days since the end of 1899, as spreadsheets count them; `None` before March 1900, where they know a day that never was.
pub(super) fn serial(moment: Moment) -> Option<f64> {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    const BEFORE_1970: i64 = 25_569;
    const MARCH_1900: i64 = 61;
    let milliseconds = moment.milliseconds() + BEFORE_1970 * DAY;
    (milliseconds >= MARCH_1900 * DAY).then(|| milliseconds as f64 / DAY as f64)
}
