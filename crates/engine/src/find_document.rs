//! The document that a person names by an id, the beginning of one, or a title.

use obelus_model::{Document, DocumentId};
use obelus_store::Rows;

use crate::EngineError;
use crate::fault::Result;

/// Shorter beginnings of ids are typing errors more often than names.
const SHORTEST_PREFIX: usize = 4;

/// The document that this names: an id, a unique beginning of one (4 characters or more), or an exact title.
pub fn find_document(rows: Rows<'_>, name: &str) -> Result<Document> {
    if let Ok(id) = name.parse::<DocumentId>() {
        return rows.find_document(id)?.ok_or_else(|| EngineError::NameUnknown(name.to_owned()));
    }
    let mut found = rows.documents_by_title(name)?;
    if found.is_empty() && is_prefix(name) {
        found = rows.documents_by_prefix(name)?;
    }
    only(found, name)
}

fn is_prefix(name: &str) -> bool {
    name.len() >= SHORTEST_PREFIX && name.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

fn only<T>(mut found: Vec<T>, name: &str) -> Result<T> {
    match (found.pop(), found.len()) {
        (None, _) => Err(EngineError::NameUnknown(name.to_owned())),
        (Some(only), 0) => Ok(only),
        (Some(_), others) => Err(EngineError::NameAmbiguous { name: name.to_owned(), count: others + 1 }),
    }
}
