//! Where words stand in a document, letter by letter.

use obelus_model::DocumentId;
use obelus_text::{Span, occurrences};

use crate::fault::Result;
use crate::texts::present_version;
use crate::{EngineError, Reader};

/// The places of these very words in the document's present version, in the order of the text, none overlapping another;
/// refused where there is none.
pub fn list_occurrences(reader: &mut Reader, document: DocumentId, quote: &str) -> Result<Vec<Span>> {
    let found = reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        Ok(occurrences(&*texts.text(rows, &version)?, quote))
    })?;
    if found.is_empty() { Err(EngineError::QuoteUnknown) } else { Ok(found) }
}
