//! The tree of a page becomes a text with blocks and runs.
//!
//! Invariant: goes from node to node without recursion, each twice; what gives nothing by [`look`] gives nothing here.
//! Text stands in paragraphs whether or not the markup says `p`: elements that are no part of a line set it apart. Not
//! here: which elements of a page are wanted (`main_text`), tables (`tables`), notes (`notes`).

mod notes;
mod tables;

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use self::notes::{Marks, find_label};
use self::tables::Table;
use super::look;
use super::main_text::Kept;
use crate::structure::{BlockKind, RunKind};
use crate::weave::Weave;

/// What is known of a page beside its tree.
#[derive(Clone, Copy, Default)]
pub(crate) struct Around<'a> {
    /// The part that is wanted; all of it where there is none.
    pub(crate) kept: Option<&'a Kept>,
    /// The labels of printed pages by the ids of the elements where they begin.
    pub(crate) pages: Option<&'a HashMap<String, String>>,
}

/// Weaves a page.
pub(crate) fn walk(document: &Document, around: Around<'_>, weave: &mut Weave) {
    let marks = Marks::gather(document);
    let mut walk = Walk { weave, around, marks, lists: Vec::new(), tables: Vec::new(), open: Vec::new(), skip: None };
    let mut node = document.root();
    loop {
        let goes_in = walk.enter(&node);
        if let Some(child) = node.first_child().filter(|_| goes_in) {
            node = child;
            continue;
        }
        loop {
            walk.leave(&node);
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return,
            }
        }
        if walk.weave.is_full() {
            return;
        }
    }
}

struct Walk<'a, 'w> {
    weave: &'w mut Weave,
    around: Around<'a>,
    marks: Marks,
    lists: Vec<List>,
    tables: Vec<Table>,
    /// What each element on the way here has begun.
    open: Vec<Begun>,
    /// A mark that stands before its own note: it is the note's label already.
    skip: Option<NodeId>,
}

/// A list that is open.
struct List {
    number: Option<u32>,
    /// Its items are footnotes.
    holds_notes: bool,
}

/// What an element has begun, to be ended when it is left.
#[derive(Clone, Copy, Default)]
struct Begun {
    block: bool,
    run: bool,
    list: bool,
    table: bool,
    /// A cell that covers so many columns beside its own.
    covers: Option<u32>,
    apart: bool,
    quotes: bool,
    /// Inherited: spaces and line ends are the author's.
    as_written: bool,
    /// Inherited: items of lists here are footnotes.
    holds_notes: bool,
}

impl Walk<'_, '_> {
    /// Begins what a node is; answers whether to go into it.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        let outer = self.open.last().copied().unwrap_or_default();
        let mut begun = Begun { as_written: outer.as_written, holds_notes: outer.holds_notes, ..Begun::default() };
        if node.is_text() {
            if self.around.kept.is_none_or(|kept| kept.has_text(node)) {
                self.push(&node.text(), outer.as_written);
            }
            self.open.push(begun);
            return false;
        }
        if !node.is_element() {
            self.open.push(begun);
            return node.is_document() || node.is_fragment();
        }
        let name = look::name_of(node);
        let goes_in = name.as_deref().is_some_and(|name| self.is_wanted(node, name));
        if let Some(name) = name.as_deref().filter(|_| goes_in) {
            self.turn_page(node);
            begun.holds_notes |= look::holds_notes(node);
            self.begin(node, name, &mut begun);
        }
        self.open.push(begun);
        goes_in && !look::is_page_break(node)
    }

    fn is_wanted(&self, node: &NodeRef<'_>, name: &str) -> bool {
        !look::gives_nothing(node, name)
            && !look::is_way_back(node)
            && self.skip != Some(node.id)
            && self.around.kept.is_none_or(|kept| kept.has_element(node, name))
    }

    fn push(&mut self, text: &str, as_written: bool) {
        if as_written {
            self.weave.push(text);
        } else {
            self.weave.push_flowing(text);
        }
    }

    /// Begins a page where the markup or the book's list of pages says so.
    fn turn_page(&mut self, node: &NodeRef<'_>) {
        let listed = || self.around.pages.and_then(|pages| pages.get(&look::attribute(node, "id")?).cloned());
        let said = || {
            let words = || Some(look::words_in(node, 32)).filter(|words| !words.is_empty());
            let label = look::attribute(node, "title").or_else(|| look::attribute(node, "aria-label")).or_else(words);
            label.filter(|_| look::is_page_break(node))
        };
        if let Some(label) = listed().or_else(said) {
            self.weave.page(label, 0.0, 0.0);
        }
    }

    fn begin(&mut self, node: &NodeRef<'_>, name: &str, begun: &mut Begun) {
        if name == "br" {
            self.weave.line_break();
        } else if look::is_phrasing(name) {
            self.begin_phrase(node, name, begun);
        } else if name == "li" {
            self.begin_item(node, begun);
        } else if look::is_note(node) {
            self.begin_note(node, None, begun);
        } else {
            self.begin_part(node, name, begun);
        }
    }

    fn begin_phrase(&mut self, node: &NodeRef<'_>, name: &str, begun: &mut Begun) {
        let kind = match name {
            "em" | "i" | "cite" | "dfn" | "var" => RunKind::Emphasis,
            "strong" | "b" => RunKind::Strong,
            "sup" => RunKind::Superscript,
            "sub" => RunKind::Subscript,
            "code" | "kbd" | "samp" | "tt" if !begun.as_written => RunKind::Code,
            // Books raise the marks of notes by style; so that they do not run into the word, they are raised here.
            "a" if look::is_note_mark(node) && !has_raised(node) => RunKind::Superscript,
            "a" => match node.attr("href").as_deref().and_then(look::link_address) {
                Some(address) => RunKind::Link { address: address.to_owned() },
                None => return,
            },
            "q" => {
                // Browsers put them there; without them nobody sees that these are another's words.
                self.weave.push_flowing("“");
                begun.quotes = true;
                return;
            }
            _ => return,
        };
        self.weave.begin_run(kind);
        begun.run = true;
    }

    fn begin_item(&mut self, node: &NodeRef<'_>, begun: &mut Begun) {
        let level = u8::try_from(self.lists.len().clamp(1, 255)).unwrap_or(u8::MAX);
        let list = self.lists.last_mut();
        let holds_notes = list.as_ref().is_some_and(|list| list.holds_notes);
        let number = list.and_then(|list| {
            let given = look::attribute(node, "value").and_then(|value| value.parse().ok());
            let number = given.filter(|_| list.number.is_some()).or(list.number)?;
            list.number = Some(number.saturating_add(1));
            Some(number)
        });
        if holds_notes || look::is_note(node) {
            return self.begin_note(node, number, begun);
        }
        self.weave.begin(BlockKind::ListItem { level, number });
        begun.block = true;
    }

    fn begin_note(&mut self, node: &NodeRef<'_>, number: Option<u32>, begun: &mut Begun) {
        let leading = find_label(node);
        let label = match leading {
            Some((mark, label)) => {
                self.skip = Some(mark);
                label
            }
            None => self.marks.of(node).or_else(|| number.map(|number| number.to_string())).unwrap_or_default(),
        };
        self.weave.begin(BlockKind::Footnote { label });
        begun.block = true;
        // Lists within a note are lists.
        begun.holds_notes = false;
    }

    fn begin_part(&mut self, node: &NodeRef<'_>, name: &str, begun: &mut Begun) {
        match name {
            "p" | "dt" | "dd" | "figcaption" | "caption" | "summary" | "legend" | "address" => {
                self.begin_block(BlockKind::Paragraph, begun);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().get(1).map_or(1, |digit| digit.saturating_sub(b'0'));
                self.begin_block(BlockKind::Heading { level }, begun);
            }
            "blockquote" => self.begin_block(BlockKind::Quotation, begun),
            "pre" | "listing" if !begun.as_written => {
                self.begin_block(BlockKind::Code, begun);
                begun.as_written = true;
            }
            "ul" | "ol" | "menu" | "dir" => self.begin_list(node, name, begun),
            "table" => {
                self.weave.apart();
                self.tables.push(Table::look_at(node));
                begun.table = true;
                begun.apart = true;
            }
            "tr" | "td" | "th" if self.tables.last().is_some_and(Table::is_tabular) => {
                self.begin_tabular(node, name, begun)
            }
            _ if look::says(node, "role", &["heading"]) => {
                let level = look::attribute(node, "aria-level").and_then(|level| level.parse().ok()).unwrap_or(2);
                self.begin_block(BlockKind::Heading { level: u8::clamp(level, 1, 6) }, begun);
            }
            _ if begun.as_written => self.weave.line_break(),
            _ => {
                self.weave.apart();
                begun.apart = true;
            }
        }
    }

    fn begin_block(&mut self, kind: BlockKind, begun: &mut Begun) {
        self.weave.begin(kind);
        begun.block = true;
    }

    fn begin_list(&mut self, node: &NodeRef<'_>, name: &str, begun: &mut Begun) {
        let start = look::attribute(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let number = (name == "ol").then_some(start);
        self.lists.push(List { number, holds_notes: begun.holds_notes });
        // A list within an item of notes is a list.
        begun.holds_notes = false;
        begun.list = true;
        self.weave.apart();
        begun.apart = true;
    }

    fn begin_tabular(&mut self, node: &NodeRef<'_>, name: &str, begun: &mut Begun) {
        let Some(table) = self.tables.last_mut() else { return };
        if name == "tr" {
            table.begin_row();
            self.weave.begin(BlockKind::TableRow);
        } else {
            let (skipped, covers) = table.begin_cell(node);
            self.weave.skip_cells(skipped);
            self.weave.begin_cell(name == "th");
            begun.covers = Some(covers);
        }
        begun.block = true;
    }

    /// Ends what the node has begun.
    fn leave(&mut self, _node: &NodeRef<'_>) {
        let Some(begun) = self.open.pop() else { return };
        if begun.quotes {
            self.weave.push_flowing("”");
        }
        if begun.run {
            self.weave.end_run();
        }
        if begun.block {
            self.weave.end();
        }
        if let Some(covered) = begun.covers {
            self.weave.skip_cells(covered);
        }
        if begun.list {
            self.lists.pop();
        }
        if begun.table {
            self.tables.pop();
        }
        if begun.apart {
            self.weave.apart();
        }
    }
}

fn has_raised(node: &NodeRef<'_>) -> bool {
    node.parent().is_some_and(|parent| parent.has_name("sup"))
        || node.children_it(false).any(|child| child.has_name("sup"))
}
