//! Weaves what a reader finds into one text with its structure. Every reader but the plain one ends here, so that the
//! same document gives the same text whatever it is kept in.
//!
//! The text: leaf blocks are apart by a blank line (which always ends a sentence), cells of a row by a tab, rows by a
//! blank line. White space at the ends of a block goes; a block without ink leaves no trace. List marks and numbers are
//! in the structure, not in the text. Invariant: what comes out fits ([`Structure::fits`]); no NUL, no CR; bounded by
//! [`LIMIT_CHARACTERS`] and [`LIMIT_DEPTH`].

use obelus_text::Span;

use crate::ReadFault;
use crate::structure::{Block, BlockKind, Page, Run, RunKind, Structure};

/// The longest text that a structured document may give, in code points: what 64 MiB of plain text could.
pub(crate) const LIMIT_CHARACTERS: u32 = 64 * 1024 * 1024;
/// How deep blocks nest; deeper ones are part of the last.
pub(crate) const LIMIT_DEPTH: usize = 32;
/// How many blocks, and how many runs: ten times what the thickest book has.
const LIMIT_PARTS: usize = 2_000_000;

/// A text in the making.
#[derive(Default)]
pub(crate) struct Weave {
    text: String,
    count: u32,
    structure: Structure,
    blocks: Vec<OpenBlock>,
    /// Blocks begun beyond the depth that is kept.
    too_deep: usize,
    runs: Vec<(RunKind, Option<u32>)>,
    /// What is between the last ink and the next.
    gap: Gap,
    /// Spaces of a flowing text that wait for a word behind them.
    space: bool,
    overflow: bool,
}

struct OpenBlock {
    kind: BlockKind,
    start: Option<u32>,
    /// Begun for text that stood in no block.
    implied: bool,
    /// Of a row: how many cells it has had.
    cells: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Tab,
    Blank,
}

impl Weave {
    /// Begins a block inside the one that is open.
    pub(crate) fn begin(&mut self, kind: BlockKind) {
        self.end_implied();
        self.widen_gap(&kind);
        if self.blocks.len() >= LIMIT_DEPTH {
            self.too_deep += 1;
            return;
        }
        self.blocks.push(OpenBlock { kind, start: None, implied: false, cells: 0 });
    }

    /// Begins the next cell of the row that is open.
    pub(crate) fn begin_cell(&mut self, heads: bool) {
        self.end_implied();
        let row = self.blocks.last_mut().filter(|block| block.kind == BlockKind::TableRow);
        let column = row.map_or(0, |row| {
            row.cells = row.cells.saturating_add(1);
            row.cells - 1
        });
        self.begin(BlockKind::TableCell { column, heads });
    }

    /// Leaves columns of the open row empty: cells that another one covers.
    pub(crate) fn skip_cells(&mut self, columns: u32) {
        if let Some(row) = self.blocks.last_mut().filter(|block| block.kind == BlockKind::TableRow) {
            row.cells = row.cells.saturating_add(columns);
        }
    }

    /// What follows is apart from what stands before it, by a blank line, without being a block of its own.
    pub(crate) fn apart(&mut self) {
        self.end_implied();
        self.widen_gap(&BlockKind::Paragraph);
    }

    /// Ends the block that was begun last.
    pub(crate) fn end(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        self.end_implied();
        self.close();
    }

    /// Text as it is: spaces and line ends are the author's.
    pub(crate) fn push(&mut self, text: &str) {
        if self.gap == Gap::None && self.space && !text.is_empty() {
            self.space = false;
            self.put(' ');
        }
        for character in text.chars() {
            // Trimmed at the beginning of a block, where white space says nothing; code keeps its indents.
            let opens = self.gap != Gap::None || self.is_at_start();
            if opens && (character == '\n' || character.is_whitespace() && !self.is_code()) {
                continue;
            }
            match character {
                '\r' => {}
                '\0' => self.ink('\u{fffd}'),
                _ => self.ink(character),
            }
        }
    }

    /// Text that flows: white space of any length is one space (CSS 2.2, section 16.6.1, `white-space: normal`).
    pub(crate) fn push_flowing(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    let opens = self.gap != Gap::None || self.is_at_start();
                    self.space = !opens && !self.text.ends_with(['\n', '\t']);
                }
                _ => {
                    if std::mem::take(&mut self.space) {
                        self.put(' ');
                    }
                    self.ink(if character == '\0' { '\u{fffd}' } else { character });
                }
            }
        }
    }

    /// A line ends here inside its block.
    pub(crate) fn line_break(&mut self) {
        self.space = false;
        if self.gap == Gap::None && !self.is_at_start() {
            self.put('\n');
        }
    }

    /// What follows is set apart, until [`Weave::end_run`].
    pub(crate) fn begin_run(&mut self, kind: RunKind) {
        self.runs.push((kind, None));
    }

    /// Ends the run that was begun last.
    pub(crate) fn end_run(&mut self) {
        let Some((kind, start)) = self.runs.pop() else { return };
        self.keep_run(kind, start);
    }

    /// A page begins here.
    pub(crate) fn page(&mut self, label: String, width: f32, height: f32) {
        if self.structure.pages.len() < LIMIT_PARTS {
            self.structure.pages.push(Page { label, start: u32::MAX, width, height });
        }
    }

    /// How many code points there are.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    /// Whether it is longer than anything that is read: a reader stops early.
    pub(crate) fn is_full(&self) -> bool {
        self.overflow
    }

    /// The text and its structure.
    pub(crate) fn finish(mut self) -> Result<(String, Structure), ReadFault> {
        while !self.runs.is_empty() {
            self.end_run();
        }
        self.end_implied();
        while !self.blocks.is_empty() {
            self.close();
        }
        if self.overflow {
            return Err(ReadFault::TooLong);
        }
        self.trim(0);
        let Weave { text, count, mut structure, .. } = self;
        for page in &mut structure.pages {
            page.start = page.start.min(count);
        }
        // Of two with the same place the outer ended later, and comes first.
        structure.blocks.reverse();
        structure.runs.reverse();
        structure.blocks.sort_by_key(|block| (block.span.start(), u32::MAX - block.span.end()));
        structure.runs.sort_by_key(|run| (run.span.start(), u32::MAX - run.span.end()));
        Ok((text, structure))
    }

    fn is_at_start(&self) -> bool {
        self.blocks.last().is_none_or(|block| block.start.is_none())
    }

    fn is_code(&self) -> bool {
        self.blocks.last().is_some_and(|block| block.kind == BlockKind::Code)
    }

    fn widen_gap(&mut self, kind: &BlockKind) {
        self.space = false;
        let inside = self.blocks.iter().any(|block| matches!(block.kind, BlockKind::TableCell { .. }));
        let gap = match kind {
            BlockKind::TableCell { .. } => Gap::Tab,
            // A paragraph in a cell does not break the row; the first block of the row does.
            _ if inside => Gap::Tab,
            _ => Gap::Blank,
        };
        self.gap = self.gap.max(gap);
    }

    /// A character that can be seen, or a space within a block.
    fn ink(&mut self, character: char) {
        if self.blocks.last().is_none_or(|block| holds_blocks(&block.kind)) {
            let kind = BlockKind::Paragraph;
            self.widen_gap(&kind);
            self.blocks.push(OpenBlock { kind, start: None, implied: true, cells: 0 });
        }
        self.fill_gap();
        for page in self.structure.pages.iter_mut().rev().take_while(|page| page.start == u32::MAX) {
            page.start = self.count;
        }
        // Whatever was open at the last ink has begun: those that wait are the last ones, and are not looked for.
        for block in self.blocks.iter_mut().rev().take_while(|block| block.start.is_none()) {
            block.start = Some(self.count);
        }
        if !character.is_whitespace() {
            for (_, start) in self.runs.iter_mut().rev().take_while(|(_, start)| start.is_none()) {
                *start = Some(self.count);
            }
        }
        self.put(character);
    }

    fn fill_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if self.count == 0 {
            return;
        }
        match gap {
            Gap::None => {}
            Gap::Tab => self.put('\t'),
            Gap::Blank => {
                // One is there already where a block turned out to be white space.
                while !self.text.ends_with("\n\n") && !self.overflow {
                    self.put('\n');
                }
            }
        }
    }

    fn put(&mut self, character: char) {
        if self.count >= LIMIT_CHARACTERS {
            self.overflow = true;
            return;
        }
        self.text.push(character);
        self.count += 1;
    }

    fn end_implied(&mut self) {
        if self.blocks.last().is_some_and(|block| block.implied) {
            self.close();
        }
    }

    fn close(&mut self) {
        let Some(block) = self.blocks.pop() else { return };
        if block.start.is_some() && block.start < Some(self.count) {
            self.trim(block.start.unwrap_or(0));
        }
        self.widen_gap(&block.kind);
        let span = block.start.and_then(|start| Span::new(start, self.count));
        let Some(span) = span else { return };
        if self.structure.blocks.len() >= LIMIT_PARTS {
            self.overflow = true;
            return;
        }
        self.structure.blocks.push(Block { kind: block.kind, span });
    }

    /// White space at the end of a block goes, no further back than where the block began.
    fn trim(&mut self, start: u32) {
        while self.count > start && self.text.ends_with(char::is_whitespace) {
            self.text.pop();
            self.count -= 1;
        }
    }

    fn keep_run(&mut self, kind: RunKind, start: Option<u32>) {
        let Some(start) = start else { return };
        let back = self.text.chars().rev().take_while(|character| character.is_whitespace()).count();
        let end = self.count - u32::try_from(back).unwrap_or(0);
        let Some(span) = Span::new(start, end) else { return };
        if self.structure.runs.len() >= LIMIT_PARTS {
            self.overflow = true;
            return;
        }
        // Programs cut one emphasis into many pieces; side by side they are one.
        if let Some(last) = self.structure.runs.last_mut()
            && last.kind == kind
            && last.span.end() == span.start()
            && let Some(joined) = Span::new(last.span.start(), span.end())
        {
            last.span = joined;
            return;
        }
        self.structure.runs.push(Run { kind, span });
    }
}

/// Whether text does not stand in such a block itself but in a block within it.
fn holds_blocks(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Quotation | BlockKind::TableRow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn woven(weave: Weave) -> (String, Vec<String>) {
        let (text, structure) = weave.finish().unwrap();
        assert!(structure.fits(u32::try_from(text.chars().count()).unwrap()), "{structure:?}");
        let words =
            |span: Span| -> String { text.chars().skip(span.start() as usize).take(span.length() as usize).collect() };
        let blocks = structure.blocks.iter().map(|block| format!("{:?} {:?}", block.kind, words(block.span)));
        let runs = structure.runs.iter().map(|run| format!("{:?} {:?}", run.kind, words(run.span)));
        let told = blocks.chain(runs).collect();
        (text, told)
    }

    #[test]
    fn blocks_are_apart_by_a_blank_line_and_trimmed() {
        let mut weave = Weave::default();
        weave.begin(BlockKind::Heading { level: 1 });
        weave.push_flowing("\n  The  end \n");
        weave.end();
        weave.begin(BlockKind::Paragraph);
        weave.end();
        weave.push_flowing(" loose ");
        weave.begin(BlockKind::Quotation);
        weave.push_flowing("said");
        weave.end();
        let (text, told) = woven(weave);
        assert_eq!(text, "The end\n\nloose\n\nsaid");
        assert_eq!(
            told,
            ["Heading { level: 1 } \"The end\"", "Paragraph \"loose\"", "Quotation \"said\"", "Paragraph \"said\""]
        );
    }

    #[test]
    fn a_table_is_a_line_a_row() {
        let mut weave = Weave::default();
        for row in [["Name", "Born"], ["Trotsky", "1879"]] {
            weave.begin(BlockKind::TableRow);
            for cell in row {
                weave.begin_cell(false);
                weave.begin(BlockKind::Paragraph);
                weave.push_flowing(cell);
                weave.end();
                weave.end();
            }
            weave.end();
        }
        assert_eq!(woven(weave).0, "Name\tBorn\n\nTrotsky\t1879");
    }

    #[test]
    fn runs_hold_ink_at_both_ends_and_pieces_are_joined() {
        let mut weave = Weave::default();
        weave.push_flowing("a");
        weave.begin_run(RunKind::Strong);
        weave.push_flowing(" bo");
        weave.end_run();
        weave.begin_run(RunKind::Strong);
        weave.push_flowing("ld ");
        weave.end_run();
        weave.push_flowing("c");
        let (text, told) = woven(weave);
        assert_eq!(text, "a bold c");
        assert_eq!(told, ["Paragraph \"a bold c\"", "Strong \"bold\""]);
    }

    #[test]
    fn code_keeps_its_indents_and_a_page_begins_at_its_first_ink() {
        let mut weave = Weave::default();
        weave.page("1".into(), 0.0, 0.0);
        weave.begin(BlockKind::Code);
        weave.push("\n  if x:\n    y\n");
        weave.end();
        weave.page("2".into(), 0.0, 0.0);
        weave.push_flowing("next");
        let (text, structure) = weave.finish().unwrap();
        assert_eq!(text, "  if x:\n    y\n\nnext");
        assert_eq!(structure.pages.iter().map(|page| page.start).collect::<Vec<_>>(), [0, 15]);
        assert_eq!(structure.find_page(Span::new(0, 3).unwrap()).as_deref(), Some("1"));
        assert_eq!(structure.find_page(Span::new(3, 17).unwrap()).as_deref(), Some("1-2"));
    }

    #[test]
    fn depth_and_unbalanced_ends_do_no_harm() {
        let mut weave = Weave::default();
        for _ in 0..100_000 {
            weave.begin(BlockKind::Quotation);
        }
        weave.push_flowing("deep");
        for _ in 0..200_000 {
            weave.end();
            weave.end_run();
        }
        let (text, told) = woven(weave);
        assert_eq!((text.as_str(), told.len()), ("deep", LIMIT_DEPTH + 1));
    }
}
