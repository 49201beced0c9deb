//! How two versions of a document's text differ.

use obelus_model::DocumentId;
use obelus_text::{Stretch, compare};

use crate::Reader;
use crate::fault::Result;
use crate::version_passages::version_of;

/// How a version differs from another of the same document, in the order of the second; looks at both whole.
pub fn compare_versions(reader: &mut Reader, document: DocumentId, from: u32, to: u32) -> Result<Vec<Stretch>> {
    reader.read_texts(|rows, texts| {
        let [from, to] = [version_of(rows, document, from)?, version_of(rows, document, to)?];
        let (old, new) = (texts.glance(rows, &from)?, texts.glance(rows, &to)?);
        Ok(compare(&old, &new))
    })
}
