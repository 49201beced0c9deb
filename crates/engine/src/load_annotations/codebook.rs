//! The tags of a file as tags of the codebook: by name, letter case aside; a name that is not there yet is added.

use std::collections::HashMap;

use obelus_model::{Record, Tag, TagId};
use obelus_store::Rows;

use super::threads::Thread;
use crate::context::Work;
use crate::create_tag::Colors;
use crate::edit_claim::unique;
use crate::fault::Result;
use crate::import_document::named;

/// The codebook, read once.
pub(super) struct Codebook {
    /// The tags by their names in small letters.
    names: HashMap<String, TagId>,
    colors: Colors,
}

impl Codebook {
    pub fn read(rows: Rows<'_>) -> Result<Codebook> {
        let tags = rows.tags()?;
        let colors = Colors::of(&tags);
        let mut names = HashMap::new();
        for tag in tags {
            // Our own export gives a tag by its id where it has no name for it.
            names.insert(format!("urn:uuid:{}", tag.id), tag.id);
            names.insert(tag.name.to_lowercase(), tag.id);
        }
        Ok(Codebook { names, colors })
    }

    /// The tags that a thread bears.
    pub fn tags(&mut self, work: &mut Work<'_, '_>, thread: &Thread) -> Result<Vec<TagId>> {
        let mut tags = Vec::new();
        for name in thread.tags().filter_map(|name| named(name.to_owned())) {
            tags.push(self.tag(work, name)?);
        }
        Ok(unique(tags))
    }

    fn tag(&mut self, work: &mut Work<'_, '_>, name: String) -> Result<TagId> {
        let key = name.to_lowercase();
        if let Some(known) = self.names.get(&key) {
            return Ok(*known);
        }
        let id = TagId::new(work.ids);
        let color = self.colors.next()?;
        let tag = Tag { id, name, color, definition: None, parent: None, extra: Default::default() };
        work.tx.put(Record::Tag(tag))?;
        self.names.insert(key, id);
        Ok(id)
    }
}
