//! Sentences of a document that say the same.

use obelus_insight::{Repeat, repeats};
use obelus_model::DocumentId;

use crate::Reader;
use crate::fault::Result;
use crate::texts::present_version;

/// The sentences of a document's present version whose words stand more than once.
pub fn list_repeats(reader: &mut Reader, document: DocumentId) -> Result<Vec<Repeat>> {
    reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        let sentences = texts.sentences(rows, &version)?;
        Ok(repeats(&*texts.glance(rows, &version)?, &sentences))
    })
}
