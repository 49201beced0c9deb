//! The marks of footnotes: what stands in the text for a note, and before the note itself.
//! Invariant: a mark is short; longer text is never taken for one. Not here: what is a note (`look`).

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use crate::html::look;

/// The longest mark, in code points: `[1234]`, `xxxviii`.
const LONGEST: usize = 8;
/// How far into a note its own mark is looked for, in nodes: paragraph, raised, link, text.
const FAR: usize = 12;

/// Marks in the text by the id of the note that they point to.
pub(super) struct Marks(HashMap<String, String>);

impl Marks {
    /// Finds all marks of a page.
    pub(super) fn gather(document: &Document) -> Marks {
        let mut marks = HashMap::new();
        for node in document.root().descendants_it().filter(|node| node.has_name("a") && look::is_note_mark(node)) {
            let address = node.attr("href").unwrap_or_default();
            if let (Some((_, id)), Some(mark)) = (address.split_once('#'), as_mark(&look::words_in(&node, LONGEST + 1)))
            {
                marks.entry(id.to_owned()).or_insert(mark);
            }
        }
        Marks(marks)
    }

    /// The mark that points to this note.
    pub(super) fn of(&self, note: &NodeRef<'_>) -> Option<String> {
        self.0.get(&look::attribute(note, "id")?).cloned()
    }
}

/// The mark that a note begins with, where it is a link back to its place, and the link's node.
pub(super) fn find_label(note: &NodeRef<'_>) -> Option<(NodeId, String)> {
    for node in note.descendants_it().take(FAR) {
        if node.is_text() && !node.text().trim().is_empty() {
            return None;
        }
        if node.has_name("a") {
            let leads_back = node.attr("href").is_some_and(|address| address.contains('#'));
            if let Some(mark) = as_mark(&look::words_in(&node, LONGEST + 1)).filter(|_| leads_back) {
                return (!look::is_way_back(&node)).then_some((node.id, mark));
            }
        }
    }
    None
}

/// A mark without brackets and stops: digits, a letter or two, an asterisk or its kin.
fn as_mark(words: &str) -> Option<String> {
    let mark = words.trim_matches(|sign: char| sign.is_whitespace() || "[]().:".contains(sign));
    let is_word = mark.chars().filter(|sign| sign.is_alphabetic()).count() > 2 && !is_roman(mark);
    (!mark.is_empty() && words.chars().count() <= LONGEST && !is_word && !mark.contains(' ')).then(|| mark.to_owned())
}

fn is_roman(mark: &str) -> bool {
    mark.chars().all(|sign| "ivxlcdmIVXLCDM".contains(sign))
}
