//! A new tag in the codebook.

use obelus_model::{Color, Noun, Record, Tag, TagId, Verb};
use obelus_store::Rows;

use crate::fault::Result;
use crate::import_document::named;
use crate::{Done, EngineError, Writer};

/// Colours given in turn where none is chosen: far apart in hue, of like lightness, readable on paper and at night.
const PALETTE: [&str; 10] =
    ["#7b5ea7", "#2f7f79", "#b3603c", "#3f6fb5", "#a8872a", "#a34a72", "#5c7f3a", "#6a6f8f", "#b34a4a", "#4a8fa3"];

/// What a new tag carries.
#[derive(Clone, Debug, Default)]
pub struct TagDraft {
    /// Its name.
    pub name: String,
    /// Its colour; absent: the next of a palette.
    pub color: Option<Color>,
    /// When it is to be given.
    pub definition: Option<String>,
    /// The tag that it is a kind of.
    pub parent: Option<TagId>,
}

/// Adds a tag.
pub fn create_tag(writer: &mut Writer, draft: TagDraft) -> Result<Done<TagId>> {
    writer.write(Verb::CreateTag, |work| {
        let rows = work.tx.rows();
        let name = free_name(rows, draft.name, None)?;
        if let Some(parent) = draft.parent {
            rows.find_tag(parent)?.ok_or_else(|| EngineError::not_found(Noun::Tag, parent))?;
        }
        let color = match draft.color {
            Some(color) => color,
            None => Colors::of(&rows.tags()?).next()?,
        };
        let definition = draft.definition.and_then(named);
        let id = TagId::new(work.ids);
        let tag = Tag { id, name, color, definition, parent: draft.parent, extra: Default::default() };
        work.tx.put(Record::Tag(tag))?;
        Ok(id)
    })
}

/// A name that no other tag has, letter case aside.
pub(crate) fn free_name(rows: Rows<'_>, name: String, own: Option<TagId>) -> Result<String> {
    let name = named(name).ok_or(EngineError::NameEmpty)?;
    let lower = name.to_lowercase();
    let taken = rows.tags()?.into_iter().any(|tag| Some(tag.id) != own && tag.name.to_lowercase() == lower);
    if taken { Err(EngineError::NameTaken(name)) } else { Ok(name) }
}

/// How many tags have each colour of the palette, in its order. Many tags that come at once are given colours by one look.
pub(crate) struct Colors([usize; PALETTE.len()]);

impl Colors {
    /// Counts the colours of these tags.
    pub fn of(tags: &[Tag]) -> Colors {
        let mut colors = Colors([0; PALETTE.len()]);
        for tag in tags {
            let color = tag.color.to_string();
            for (times, _) in colors.0.iter_mut().zip(PALETTE).filter(|(_, own)| *own == color) {
                *times += 1;
            }
        }
        colors
    }

    /// The colour that the fewest tags have; from now on one more has it.
    pub fn next(&mut self) -> Result<Color> {
        let least = self.0.iter_mut().zip(PALETTE).min_by_key(|(times, _)| **times);
        let color = least.and_then(|(times, color)| {
            *times += 1;
            color.parse().ok()
        });
        color.ok_or_else(|| EngineError::Write("the palette holds what is no colour".to_owned()))
    }
}
