//! How many characters of a document cannot be seen.

use obelus_model::DocumentId;
use obelus_text::InvisibleCounts;

use crate::Reader;
use crate::fault::Result;
use crate::texts::present_version;

/// Counts the invisible characters of a document's present version.
pub fn count_invisible(reader: &mut Reader, document: DocumentId) -> Result<InvisibleCounts> {
    reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        Ok(obelus_text::count_invisible(texts.glance(rows, &version)?.as_str()))
    })
}
