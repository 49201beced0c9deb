//! The ends of fields, the marks of notes in the body, and the notes that they are for.
//! Invariant: a note is placed once, with the first of its marks.

use super::Walker;
use crate::xml::Tag;

impl Walker<'_> {
    /// A field is over.
    pub(super) fn end_field(&mut self) {
        let field = self.inline.fields.pop().filter(|field| !field.is_shown());
        if let Some(base) = field.as_ref().and_then(|field| field.base()) {
            self.text(base);
        }
    }

    /// A note is referred to: its mark is counted, or is the text that follows in the same run.
    pub(super) fn note(&mut self, tag: &Tag, is_endnote: bool) {
        let Some(look) = self.shown() else { return };
        let id = tag.get("w", "id").unwrap_or_default().to_owned();
        let aside = self.context.notes.remove(&(is_endnote, id));
        let own_mark = tag.get("w", "customMarkFollows").is_some_and(|value| !matches!(value, "0" | "false" | "off"));
        if own_mark {
            self.place_marked("");
            self.inline.marked = aside;
            return;
        }
        let label = self.context.marks.next(is_endnote);
        self.flow.mark(&label, &look);
        if let Some(aside) = aside {
            self.flow.place(aside, Some(label));
        }
    }

    /// Places the note that waited for its mark.
    pub(super) fn place_marked(&mut self, mark: &str) {
        if let Some(aside) = self.inline.marked.take() {
            let mark = mark.trim();
            self.flow.place(aside.without_mark(mark), Some(mark.to_owned()));
        }
    }
}
