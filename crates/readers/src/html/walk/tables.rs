//! Tables of facts and tables that only place things on a page.
//! Invariant: each look is bounded by the table's own content, nested tables left out. Not here: the text of cells.

use dom_query::NodeRef;

use crate::html::look;

/// The most columns that a cell may cover (HTML, section 4.9.11).
const MOST_COLUMNS: u32 = 1000;
/// How many cells that reach into later rows are followed at a time; wider tables lose track of columns, not of text.
const MOST_REACHING: usize = 64;

/// A table that is open.
pub(super) struct Table {
    is_tabular: bool,
    column: u32,
    /// Cells that reach down into rows to come: first column, columns, rows left.
    reaching: Vec<(u32, u32, u32)>,
}

impl Table {
    /// What kind of table it is.
    pub(super) fn look_at(node: &NodeRef<'_>) -> Table {
        Table { is_tabular: is_tabular(node), column: 0, reaching: Vec::new() }
    }

    /// Whether its rows are rows; otherwise what stands in it is set apart like anything else.
    pub(super) fn is_tabular(&self) -> bool {
        self.is_tabular
    }

    pub(super) fn begin_row(&mut self) {
        self.column = 0;
        for (_, _, rows) in &mut self.reaching {
            *rows = rows.saturating_sub(1);
        }
        self.reaching.retain(|(_, _, rows)| *rows > 0);
    }

    /// How many columns before this cell belong to cells from above, and how many it covers beside its own.
    pub(super) fn begin_cell(&mut self, node: &NodeRef<'_>) -> (u32, u32) {
        let count = |name: &str| look::attribute(node, name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(1);
        let from = self.column;
        while let Some((first, columns, _)) =
            self.reaching.iter().find(|(first, columns, _)| (*first..first + columns).contains(&self.column))
        {
            self.column = first + columns;
        }
        let skipped = self.column - from;
        let columns = count("colspan").clamp(1, MOST_COLUMNS);
        // The row that is open takes one from it when the next begins.
        let rows = count("rowspan");
        if rows > 1 && self.reaching.len() < MOST_REACHING {
            self.reaching.push((self.column, columns, rows));
        }
        self.column = self.column.saturating_add(columns).min(u32::MAX / 2);
        (skipped, columns - 1)
    }
}

/// Whether a table says things by its rows and columns. Old pages are laid out in tables: their cells hold whole
/// texts, which are no cells of a row.
fn is_tabular(table: &NodeRef<'_>) -> bool {
    if look::says(table, "role", &["presentation", "none"]) {
        return false;
    }
    let (mut heads, mut parts, mut cells, mut widest) = (false, false, 0_u32, 0_u32);
    for node in table.descendants_it() {
        let Some(name) = look::name_of(&node) else { continue };
        match &*name {
            "table" => return false,
            "th" | "caption" | "thead" => heads = true,
            "tr" => cells = 0,
            "td" => {
                cells += 1;
                widest = widest.max(cells);
            }
            "h1" | "h2" | "h3" | "h4" | "ul" | "ol" | "blockquote" | "pre" | "hr" | "article" | "section" | "form" => {
                parts = true;
            }
            "p" | "div" => parts |= has_sibling_of_its_kind(&node),
            _ => {}
        }
    }
    heads || (!parts && widest > 1)
}

fn has_sibling_of_its_kind(node: &NodeRef<'_>) -> bool {
    let next = node.next_element_sibling();
    next.is_some_and(|next| look::name_of(&next).is_some_and(|name| matches!(&*name, "p" | "div")))
}
