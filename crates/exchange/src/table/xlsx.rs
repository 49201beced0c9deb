//! Writes the tables of claims and of evidence as one workbook (Office Open XML, ECMA-376, transitional).
//!
//! Invariant: what is read from a cell is what a record says, to the letter; no text is ever a formula, a link or a
//! number; what a sheet or a cell cannot hold goes on in another. The same bundle gives the same bytes.

mod container;
mod sheet;
mod words;

use std::fmt::Write as _;
use std::io::Write;

use container::{OpenPart, Part};
use sheet::{Limits, OpenSheet, Shape, Sheet};

use super::Table;
use super::claims::Claims;
use super::evidence::EvidenceOf;
use crate::{Bundle, WriteFault};

/// What opens every part.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace of sheets, styles and the workbook.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// What the kinds of relations begin with.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes the rows of [`write_csv`](super::write_csv) and of [`write_evidence_csv`](super::write_evidence_csv) as two
/// sheets of a workbook, under frozen headers with filters.
///
/// Texts stand there unchanged, as texts. One that is longer than a cell may be goes on in columns at the end; rows that
/// are more than a sheet may have go on in another sheet. Fails where `out` does, and on what no workbook can hold.
pub fn write_xlsx(bundle: &Bundle, out: impl Write) -> Result<(), WriteFault> {
    let mut sheets = sheets(&Claims(bundle), &Limits::FORMAT, true)?;
    sheets.extend(self::sheets(&EvidenceOf(bundle), &Limits::FORMAT, false)?);
    write(sheets, out)
}

fn write(sheets: Vec<Sheet>, out: impl Write) -> Result<(), WriteFault> {
    // Some programs know a workbook by the first part's name.
    let mut parts = vec![
        part("[Content_Types].xml", &content_types(&sheets))?,
        part("_rels/.rels", &relations([("officeDocument", "xl/workbook.xml".to_owned())]))?,
        part("xl/workbook.xml", &workbook(&sheets))?,
        part("xl/_rels/workbook.xml.rels", &workbook_relations(&sheets))?,
        part("xl/styles.xml", &styles())?,
    ];
    parts.extend((1..).zip(sheets).map(|(number, sheet)| (format!("xl/{}", path(number)), sheet.into_part())));
    container::write(&parts, out)
}

/// The sheets of a table: one, unless it has more rows than fit.
fn sheets<T: Table>(table: &T, limits: &Limits, is_first: bool) -> Result<Vec<Sheet>, WriteFault> {
    let shape = Shape::of(table, limits)?;
    let mut rows = table.rows().peekable();
    let mut sheets = Vec::new();
    loop {
        let name = if sheets.is_empty() { T::NAME.to_owned() } else { format!("{}_{}", T::NAME, sheets.len() + 1) };
        let mut sheet = OpenSheet::new(name, &shape, limits, is_first && sheets.is_empty())?;
        while let Some(row) = rows.next_if(|_| sheet.has_room()) {
            sheet.add(&row)?;
        }
        sheets.push(sheet.close()?);
        if rows.peek().is_none() {
            return Ok(sheets);
        }
    }
}

/// The path of a sheet within the folder of the workbook.
fn path(number: usize) -> String {
    format!("worksheets/sheet{number}.xml")
}

fn part(name: &str, body: &str) -> Result<(String, Part), WriteFault> {
    let mut part = OpenPart::new();
    part.add(DECLARATION)?;
    part.add(body)?;
    Ok((name.to_owned(), part.close()?))
}

fn content_types(sheets: &[Sheet]) -> String {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut parts = vec![("workbook.xml".to_owned(), "sheet.main"), ("styles.xml".to_owned(), "styles")];
    parts.extend((1..=sheets.len()).map(|number| (path(number), "worksheet")));
    let mut out = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        .to_owned();
    for (path, kind) in parts {
        _ = write!(out, "<Override PartName=\"/xl/{path}\" ContentType=\"{KIND}.{kind}+xml\"/>");
    }
    out + "</Types>"
}

fn relations(targets: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let mut out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">".to_owned();
    for (number, (kind, target)) in (1..).zip(targets) {
        _ = write!(out, "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>");
    }
    out + "</Relationships>"
}

fn workbook_relations(sheets: &[Sheet]) -> String {
    let paths = (1..=sheets.len()).map(|number| ("worksheet", path(number)));
    relations(paths.chain([("styles", "styles.xml".to_owned())]))
}

fn workbook(sheets: &[Sheet]) -> String {
    let mut out =
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><bookViews><workbookView/></bookViews><sheets>");
    for (number, sheet) in (1..).zip(sheets) {
        _ = write!(out, "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", sheet.name());
    }
    // Excel keeps the range of a filter under this name too, and mends a workbook in which it is not.
    out += "</sheets><definedNames>";
    for (number, sheet) in sheets.iter().enumerate() {
        let (name, range) = (sheet.name(), sheet.range());
        _ = write!(
            out,
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{number}\" hidden=\"1\">\
            '{name}'!{range}</definedName>"
        );
    }
    out + "</definedNames></workbook>"
}

/// The looks of cells, in the order of `sheet::Style`.
fn styles() -> String {
    let top = |attributes: &str, alignment: &str| {
        format!(
            "<xf {attributes} fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">\
            <alignment vertical=\"top\"{alignment}/></xf>"
        )
    };
    let looks = [
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>".to_owned(),
        top("numFmtId=\"0\" fontId=\"1\" applyFont=\"1\"", ""),
        top("numFmtId=\"0\" fontId=\"0\"", ""),
        top("numFmtId=\"0\" fontId=\"0\"", " wrapText=\"1\""),
        // What Excel writes for a cell with an apostrophe before it: it stays a text when somebody edits it.
        top("numFmtId=\"0\" fontId=\"0\" quotePrefix=\"1\"", " wrapText=\"1\""),
        top("numFmtId=\"164\" fontId=\"0\" applyNumberFormat=\"1\"", ""),
        top("numFmtId=\"165\" fontId=\"0\" applyNumberFormat=\"1\"", ""),
    ];
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"2\">\
        <numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/>\
        <numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>\
        <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>\
        <font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
        <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
        <fill><patternFill patternType=\"gray125\"/></fill></fills>\
        <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
        <cellXfs count=\"{}\">{}</cellXfs>\
        <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        looks.len(),
        looks.concat()
    )
}

#[cfg(test)]
mod tests;
