//! The settings that tell how notes are marked (17.11).

use super::properties::number;
use crate::ReadFault;
use crate::notemark::{NoteCount, NoteFormat};
use crate::xml::{Node, Xml};

/// The marks of notes in the order of the text.
pub(super) struct Marks {
    foot: NoteCount,
    end: NoteCount,
}

impl Default for Marks {
    fn default() -> Marks {
        Marks { foot: NoteCount::new(NoteFormat::Digits), end: NoteCount::new(NoteFormat::SmallRoman) }
    }
}

impl Marks {
    /// Reads the settings of the document.
    pub(super) fn read(&mut self, xml: &mut Xml) -> Result<(), ReadFault> {
        let mut count = None;
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => match (tag.name(), &mut count) {
                    (("w", "footnotePr"), _) => count = Some(&mut self.foot),
                    (("w", "endnotePr"), _) => count = Some(&mut self.end),
                    (("w", "numFmt"), Some(count)) => count.format = format(tag.get("w", "val")),
                    (("w", "numStart"), Some(count)) => count.next = number(&tag).unwrap_or(1),
                    _ => {}
                },
                Node::End(end) if matches!(end.name(), ("w", "footnotePr" | "endnotePr")) => count = None,
                Node::End(_) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// The mark of the next note.
    pub(super) fn next(&mut self, is_endnote: bool) -> String {
        if is_endnote { self.end.advance() } else { self.foot.advance() }
    }
}

fn format(value: Option<&str>) -> NoteFormat {
    match value {
        Some("lowerRoman") => NoteFormat::SmallRoman,
        Some("upperRoman") => NoteFormat::Roman,
        Some("lowerLetter") => NoteFormat::SmallLetters,
        Some("upperLetter") => NoteFormat::Letters,
        Some("chicago") => NoteFormat::Symbols,
        _ => NoteFormat::Digits,
    }
}
