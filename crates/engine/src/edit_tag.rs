//! Changing a tag of the codebook.

use obelus_model::{Color, Edit, Noun, Record, TagId, Verb};
use obelus_store::Rows;

use crate::create_tag::free_name;
use crate::edit_claim::set_text;
use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// What can be changed on a tag; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct TagEdit {
    /// Its name.
    pub name: Option<String>,
    /// Its colour.
    pub color: Option<Color>,
    /// Its definition.
    pub definition: Edit<String>,
    /// The tag that it is a kind of.
    pub parent: Edit<TagId>,
}

/// Changes a tag.
pub fn edit_tag(writer: &mut Writer, tag: TagId, edit: TagEdit) -> Result<Done<TagId>> {
    writer.write(Verb::EditTag, |work| {
        let rows = work.tx.rows();
        let mut changed = rows.find_tag(tag)?.ok_or_else(|| EngineError::not_found(Noun::Tag, tag))?;
        if let Some(name) = edit.name {
            changed.name = free_name(rows, name, Some(tag))?;
        }
        if let Some(color) = edit.color {
            changed.color = color;
        }
        set_text(&mut changed.definition, edit.definition);
        if let Some(parent) = edit.parent {
            refuse_cycle(rows, tag, parent)?;
            changed.parent = parent;
        }
        work.tx.put(Record::Tag(changed))?;
        Ok(tag)
    })
}

fn refuse_cycle(rows: Rows<'_>, tag: TagId, parent: Option<TagId>) -> Result<()> {
    let mut above = parent;
    while let Some(next) = above {
        if next == tag {
            return Err(EngineError::TagCycle);
        }
        above = rows.find_tag(next)?.ok_or_else(|| EngineError::not_found(Noun::Tag, next))?.parent;
    }
    Ok(())
}
