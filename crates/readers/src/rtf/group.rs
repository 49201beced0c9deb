//! What a group keeps and its end takes back: where its text goes, how it looks, what its paragraph is.

use crate::flow::Look;

/// Where text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Target {
    /// Into the document.
    #[default]
    Body,
    /// Nowhere.
    Nowhere,
    /// Into the table of fonts.
    Fonts,
    /// Into the table of styles.
    Styles,
    /// Into the instruction of the innermost field.
    Instruction,
    /// Into the mark of the list item that begins.
    ListMark,
    /// Into what the document says of itself.
    Facts(Fact),
}

/// What a document says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Title,
    Author,
    Made,
    Name,
    Value,
}

/// What the end of a group does beside taking back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ending {
    #[default]
    Nothing,
    /// A field is over.
    Field,
    /// A note or a box is over, and is placed.
    Aside,
    /// A note whose mark is typed, and may be typed again on the note.
    MarkedNote,
    /// A style has been read.
    Style,
}

/// What a paragraph is made of, until `\pard`.
#[derive(Clone, Debug, Default)]
pub(super) struct Properties {
    pub(super) style: i32,
    /// 1 to 9 for headings.
    pub(super) outline: Option<u8>,
    pub(super) in_table: bool,
    /// The level of a list item, from 1; 0 where none is told.
    pub(super) list_level: u8,
    /// Of the first line and the others, in twips.
    pub(super) first_indent: i32,
    pub(super) indent: i32,
}

/// The state of a group.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) target: Target,
    pub(super) ending: Ending,
    pub(super) look: Look,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    pub(super) font: i32,
    /// How many characters stand after `\u` for those who cannot read it.
    pub(super) fallback: usize,
    pub(super) properties: Properties,
    /// `\*` has just been read: what is not known is passed over.
    pub(super) optional: bool,
    /// Where the text goes that stands for this group in Unicode (`\upr`).
    pub(super) outer: Target,
}

impl Default for Group {
    fn default() -> Group {
        Group {
            target: Target::Body,
            ending: Ending::Nothing,
            look: Look::default(),
            hidden: false,
            deleted: false,
            font: 0,
            fallback: 1,
            properties: Properties::default(),
            optional: false,
            outer: Target::Body,
        }
    }
}

impl Group {
    /// The state that a group within this one begins with.
    pub(super) fn inner(&self) -> Group {
        Group { ending: Ending::Nothing, optional: false, outer: self.target, ..self.clone() }
    }

    /// Characters as they are without formatting.
    pub(super) fn plain(&mut self, font: i32) {
        self.look = Look::default();
        self.hidden = false;
        self.deleted = false;
        self.font = font;
    }
}
