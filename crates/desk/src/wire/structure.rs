//! How a text is built, on the wire: in columns, for a book has tens of thousands of blocks.

use obelus_engine::{BlockKind, Boxes, RunKind, Structure};
use obelus_model::DocumentId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Blocks, runs and pages of a text. Positions are code points.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StructureColumns {
    /// Its blocks, in the order of where they begin, the outer first.
    pub blocks: BlockColumns,
    /// Its runs, in the order of where they begin.
    pub runs: RunColumns,
    /// Its pages in order; none where it has none.
    pub pages: PageColumns,
}

/// Blocks: entry i of every column belongs to block i.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockColumns {
    /// What each is.
    pub kind: Vec<BlockWord>,
    /// Where each begins.
    pub start: Vec<u32>,
    /// Where each ends.
    pub end: Vec<u32>,
    /// The level of a heading or of a list item, from 1; the column of a cell, from 0; otherwise 0.
    pub level: Vec<u32>,
    /// The number of an item of a numbered list, the mark of a footnote; otherwise `null`.
    pub label: Vec<Option<String>>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BlockWord {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// A quotation set off from the text; holds other blocks.
    Quotation,
    /// An item of a list.
    ListItem,
    /// Text whose spaces are as written.
    Code,
    /// A row of a table; holds cells.
    TableRow,
    /// A cell.
    TableCell,
    /// A cell that heads its row or column.
    TableHead,
    /// A footnote.
    Footnote,
    /// What stands at the edge of every page.
    RunningHead,
}

/// Runs: entry i of every column belongs to run i.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunColumns {
    /// What each is.
    pub kind: Vec<RunWord>,
    /// Where each begins.
    pub start: Vec<u32>,
    /// Where each ends.
    pub end: Vec<u32>,
    /// The address of a link; otherwise `null`.
    pub address: Vec<Option<String>>,
}

/// What a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RunWord {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Code within a line.
    Code,
    /// A link.
    Link,
    /// A hyphen that stands only because a line ended there.
    SoftHyphen,
}

/// Pages: entry i of every column belongs to page i.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageColumns {
    /// The number of each as printed.
    pub label: Vec<String>,
    /// Where the text of each begins.
    pub start: Vec<u32>,
    /// Its width in points; 0 where pages have no size.
    pub width: Vec<f32>,
    /// Its height in points.
    pub height: Vec<f32>,
}

/// Names a page of a document.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichPage {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The page, from 0.
    pub page: u16,
}

/// Where the characters of a page stand: entry i of every column belongs to character i. In eighths of a point from the
/// page's upper left corner; characters that are not printed (spaces between lines) are not in it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoxColumns {
    /// Its place in the text in code points, in order.
    pub at: Vec<u32>,
    /// From the left edge.
    pub left: Vec<u16>,
    /// From the upper edge.
    pub top: Vec<u16>,
    /// Its width.
    pub width: Vec<u16>,
    /// Its height.
    pub height: Vec<u16>,
}

impl BoxColumns {
    /// The characters of one page.
    pub(crate) fn of(boxes: &Boxes, page: u16) -> BoxColumns {
        let mut columns = BoxColumns::default();
        let printed = (0u32..).zip(&boxes.0).filter(|(_, at)| at.page == page && at.width > 0 && at.height > 0);
        for (place, at) in printed {
            columns.at.push(place);
            columns.left.push(at.left);
            columns.top.push(at.top);
            columns.width.push(at.width);
            columns.height.push(at.height);
        }
        columns
    }
}

impl StructureColumns {
    /// What begins before a place in code points, and all pages.
    pub(crate) fn before(structure: &Structure, end: u32) -> StructureColumns {
        let mut columns = StructureColumns::default();
        for block in structure.blocks.iter().take_while(|block| block.span.start() < end) {
            let (kind, level, label) = block_row(&block.kind);
            columns.blocks.kind.push(kind);
            columns.blocks.start.push(block.span.start());
            columns.blocks.end.push(block.span.end());
            columns.blocks.level.push(level);
            columns.blocks.label.push(label);
        }
        for run in structure.runs.iter().take_while(|run| run.span.start() < end) {
            let (kind, address) = run_row(&run.kind);
            columns.runs.kind.push(kind);
            columns.runs.start.push(run.span.start());
            columns.runs.end.push(run.span.end());
            columns.runs.address.push(address);
        }
        for page in &structure.pages {
            columns.pages.label.push(page.label.clone());
            columns.pages.start.push(page.start);
            columns.pages.width.push(page.width);
            columns.pages.height.push(page.height);
        }
        columns
    }
}

fn block_row(kind: &BlockKind) -> (BlockWord, u32, Option<String>) {
    match kind {
        BlockKind::Paragraph => (BlockWord::Paragraph, 0, None),
        BlockKind::Heading { level } => (BlockWord::Heading, u32::from(*level), None),
        BlockKind::Quotation => (BlockWord::Quotation, 0, None),
        BlockKind::ListItem { level, number } => {
            (BlockWord::ListItem, u32::from(*level), number.map(|number| number.to_string()))
        }
        BlockKind::Code => (BlockWord::Code, 0, None),
        BlockKind::TableRow => (BlockWord::TableRow, 0, None),
        BlockKind::TableCell { column, heads: true } => (BlockWord::TableHead, *column, None),
        BlockKind::TableCell { column, heads: false } => (BlockWord::TableCell, *column, None),
        BlockKind::Footnote { label } => (BlockWord::Footnote, 0, Some(label.clone())),
        BlockKind::RunningHead => (BlockWord::RunningHead, 0, None),
    }
}

fn run_row(kind: &RunKind) -> (RunWord, Option<String>) {
    match kind {
        RunKind::Emphasis => (RunWord::Emphasis, None),
        RunKind::Strong => (RunWord::Strong, None),
        RunKind::Superscript => (RunWord::Superscript, None),
        RunKind::Subscript => (RunWord::Subscript, None),
        RunKind::Code => (RunWord::Code, None),
        RunKind::Link { address } => (RunWord::Link, Some(address.clone())),
        RunKind::SoftHyphen => (RunWord::SoftHyphen, None),
    }
}
