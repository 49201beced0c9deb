//! Taking a tag out of the codebook, and off everything that bears it, in one op.

use obelus_model::{Noun, Record, TagId, Verb};

use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Deletes a tag; the tags under it move up to where it stood.
pub fn delete_tag(writer: &mut Writer, tag: TagId) -> Result<Done<TagId>> {
    writer.write(Verb::DeleteTag, |work| {
        let rows = work.tx.rows();
        let gone = rows.find_tag(tag)?.ok_or_else(|| EngineError::not_found(Noun::Tag, tag))?;
        for key in rows.bearers_of_tag(tag)? {
            let Some(record) = work.tx.rows().find_record(&key)? else { continue };
            let stripped = match record {
                Record::Document(mut document) => {
                    document.tags.retain(|other| *other != tag);
                    Record::Document(document)
                }
                Record::Claim(mut claim) => {
                    claim.tags.retain(|other| *other != tag);
                    claim.modified = work.now;
                    Record::Claim(claim)
                }
                Record::Highlight(mut highlight) => {
                    highlight.tags.retain(|other| *other != tag);
                    highlight.modified = work.now;
                    Record::Highlight(highlight)
                }
                Record::Tag(mut child) => {
                    child.parent = gone.parent;
                    Record::Tag(child)
                }
                other => other,
            };
            work.tx.put(stripped)?;
        }
        work.tx.remove(&Record::Tag(gone).key())?;
        Ok(tag)
    })
}
