//! Text apart from the flow, kept as what will be done to weave it in.

use super::{Look, Shape};

/// Text apart from the flow: a note, or a box where there is no label.
pub(crate) struct Aside {
    pub(super) label: Option<String>,
    pub(super) pieces: Vec<Piece>,
}

impl Aside {
    /// Without the typed mark that its text begins with: it is on the note already.
    pub(crate) fn without_mark(mut self, mark: &str) -> Aside {
        let first = self.pieces.iter_mut().find_map(|piece| match piece {
            Piece::Text(text, _) if !text.trim().is_empty() => Some(text),
            _ => None,
        });
        if let Some(text) = first
            && let Some(rest) = text.trim_start().strip_prefix(mark)
            && !rest.starts_with(char::is_alphanumeric)
        {
            *text = rest.to_owned();
        }
        self
    }
}

/// What is done to the text, so that it can be done later.
pub(super) enum Piece {
    Begin(Shape),
    End,
    Text(String, Look),
    Flowing(String, Look),
    Break,
    BeginRow,
    EndRow,
    BeginCell(bool),
    EndCell,
    Skip(u32),
}
