//! The pages of a document as one stream of blocks.
//!
//! A paragraph whose sentence goes on is joined with its rest on the next page or in the next column; footnotes, heads
//! and feet that stand between come after it. Invariant: no sentence is cut by what is no part of it; nothing is lost.

use super::paragraphs::{Paragraph, begins_small, ends_sentence, ends_with_hyphen, is_same_size, room_for};
use crate::BlockKind;

/// What stands on a page.
#[derive(Default)]
pub(super) struct Leaf {
    /// Running heads.
    pub(super) above: Vec<Paragraph>,
    /// Text, each part a column's.
    pub(super) text: Vec<Paragraph>,
    /// Where a column begins in the text.
    pub(super) starts: Vec<usize>,
    /// Footnotes, what runs in another direction, running feet.
    pub(super) below: Vec<Paragraph>,
}

/// All blocks in reading order.
pub(super) fn flow(leaves: Vec<Leaf>) -> Vec<Paragraph> {
    let has_indents = has_indents(&leaves);
    let mut out = Vec::new();
    let mut open: Option<Paragraph> = None;
    let mut waiting: Vec<Paragraph> = Vec::new();
    for leaf in leaves {
        waiting.extend(leaf.above);
        for (index, paragraph) in leaf.text.into_iter().enumerate() {
            let may_join = leaf.starts.contains(&index);
            match &mut open {
                Some(before) if may_join && runs_on(before, &paragraph, has_indents) => {
                    before.lines.extend(paragraph.lines);
                }
                _ => {
                    out.extend(open.replace(paragraph));
                    out.append(&mut waiting);
                    // What waited stood before this paragraph, which is still open.
                }
            }
        }
        waiting.extend(leaf.below);
    }
    out.extend(open);
    out.append(&mut waiting);
    out
}

/// Whether paragraphs of this document begin with an indent.
fn has_indents(leaves: &[Leaf]) -> bool {
    let long = leaves.iter().flat_map(|leaf| &leaf.text).filter(|paragraph| paragraph.lines.len() > 1);
    let indented = |paragraph: &&Paragraph| match paragraph.lines.as_slice() {
        [first, second, ..] => first.line.left > second.line.left + 0.8 * first.line.size,
        _ => false,
    };
    let count = long.clone().count();
    long.filter(indented).count() * 3 > count
}

/// Whether a paragraph at the top of a page or column goes on with the one before.
fn runs_on(before: &Paragraph, paragraph: &Paragraph, has_indents: bool) -> bool {
    let (Some(last), Some(first)) = (before.lines.last(), paragraph.lines.first()) else { return false };
    let flows = |kind: &BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem { .. });
    if !flows(&before.kind) || paragraph.kind != BlockKind::Paragraph {
        return false;
    }
    if !is_same_size(last.line.size, first.line.size) {
        return false;
    }
    if ends_with_hyphen(&last.line) && begins_small(&first.line) {
        return true;
    }
    let is_indented = first.line.left > first.left + 0.8 * first.line.size;
    let is_full = last.right - last.line.right < room_for(&first.line) + 0.3 * last.line.size;
    if ends_sentence(&last.line) {
        return has_indents && is_full && !is_indented && paragraph.lines.len() > 1;
    }
    begins_small(&first.line) || is_full && !(has_indents && is_indented)
}
