//! How a text is built: its blocks, the runs within its lines, its pages.
//!
//! Invariant, held by [`Structure::fits`]: blocks and runs lie inside the text and are in the order of where they begin,
//! the longer first; blocks are nested or apart, never across each other. Positions are code points of the canonical
//! text. Not here: how a format says these things (its reader), how they look (the window).

use obelus_text::Span;
use serde::{Deserialize, Serialize};

/// How a text is built.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Structure {
    /// Paragraphs, headings, quotations and their kin.
    pub blocks: Vec<Block>,
    /// Emphasis, links and their kin, inside blocks.
    pub runs: Vec<Run>,
    /// The pages, in order; none where the document has none.
    pub pages: Vec<Page>,
}

/// A stretch of whole lines, or a cell of a table row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A paragraph of prose.
    Paragraph,
    /// A heading; 1 is the highest of six levels.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// A quotation set off from the text; holds paragraphs.
    Quotation,
    /// An item of a list.
    ListItem {
        /// How deep, from 1.
        level: u8,
        /// Its number, where the list is numbered.
        number: Option<u32>,
    },
    /// Code or another text whose spaces and line ends are as written.
    Code,
    /// A row of a table, on one line; holds cells.
    TableRow,
    /// A cell; a tab is between two of a row.
    TableCell {
        /// Its column, from 0: an empty cell before it leaves no other trace.
        column: u32,
        /// Whether it heads a row or a column.
        heads: bool,
    },
    /// A footnote or an endnote, at its place in reading order.
    Footnote {
        /// Its mark as printed (`1`, `*`); empty where it has none.
        label: String,
    },
    /// A heading or number that stands on every page and is no part of the text's flow.
    RunningHead,
}

/// A stretch within a block that is set apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// What it is.
    pub kind: RunKind,
    /// Where.
    pub span: Span,
}

/// What a run is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunKind {
    /// Emphasis, as a rule in italics.
    Emphasis,
    /// Strong emphasis, as a rule in bold.
    Strong,
    /// Raised: footnote marks, ordinals.
    Superscript,
    /// Lowered.
    Subscript,
    /// Code within a line.
    Code,
    /// A link; shown, never followed by itself.
    Link {
        /// Its address as written.
        address: String,
    },
    /// A hyphen that stands only because a line ended there.
    SoftHyphen,
}

/// A page of the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Its number as printed or as the document says (`xii`, `208`).
    pub label: String,
    /// Where its text begins in code points; two pages without text begin at the same place.
    pub start: u32,
    /// Its width in points (1/72 inch), 0 where pages have no size.
    pub width: f32,
    /// Its height in points.
    pub height: f32,
}

impl Structure {
    /// Whether this can be the structure of a text of this length in code points.
    pub fn fits(&self, length: u32) -> bool {
        are_in_order(self.blocks.iter().map(|block| block.span), length)
            && are_in_order(self.runs.iter().map(|run| run.span), length)
            && self.are_nested()
            && self.pages.is_sorted_by_key(|page| page.start)
            && self.pages.iter().all(|page| page.start <= length && page.width.is_finite() && page.height.is_finite())
    }

    fn are_nested(&self) -> bool {
        let mut open: Vec<u32> = Vec::new();
        self.blocks.iter().all(|block| {
            open.retain(|&end| end > block.span.start());
            let inside = open.last().is_none_or(|&end| block.span.end() <= end);
            open.push(block.span.end());
            inside
        })
    }

    /// The pages that a span stands on, as printed: `208`, or `208-209`; `None` where the document has no pages.
    pub fn find_page(&self, span: Span) -> Option<String> {
        let first = self.page_at(span.start())?;
        let last = self.page_at(span.end() - 1)?;
        Some(if first == last { first.to_owned() } else { format!("{first}-{last}") })
    }

    /// How many pages of a text of this length have nothing on them that can be read.
    pub fn blank_pages(&self, length: u32) -> u32 {
        let ends = self.pages.iter().skip(1).map(|page| page.start).chain([length]);
        let blank = self.pages.iter().zip(ends).filter(|(page, end)| page.start == *end);
        u32::try_from(blank.count()).unwrap_or(u32::MAX)
    }

    fn page_at(&self, at: u32) -> Option<&str> {
        let after = self.pages.partition_point(|page| page.start <= at);
        self.pages.get(after.checked_sub(1)?).map(|page| page.label.as_str())
    }
}

/// Whether spans lie inside a text of this length, in the order of where they begin, the longer first.
fn are_in_order(mut spans: impl Iterator<Item = Span>, length: u32) -> bool {
    let mut last = (0, 0);
    spans.all(|span| {
        let place = (span.start(), u32::MAX - span.end());
        span.end() <= length && std::mem::replace(&mut last, place) <= place
    })
}

/// What a document says of itself. Nothing here is checked; a person may change all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Its title; `None` leaves it to the file's name.
    pub title: Option<String>,
    /// Its authors, a name each, as written.
    pub authors: Vec<String>,
    /// When it was issued, as written or in ISO 8601 (`1940-08-20`).
    pub issued: Option<String>,
    /// Its language as a BCP 47 tag.
    pub language: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}
