//! The versions of a document's text: which there are, when each came, and what stood in it.

use obelus_model::{Anchoring, DocumentId, Moment, Noun};

use crate::carrying::Bearers;
use crate::fault::Result;
use crate::version_passages::find_past;
use crate::{EngineError, Reader};

/// A version of a document's text, as a list tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedVersion {
    /// Its number.
    pub number: u32,
    /// Its length in code points.
    pub length: u32,
    /// When it came; `None` where the log does not know.
    pub at: Option<Moment>,
    /// The name of the file that it came from.
    pub file_name: Option<String>,
    /// Whether it is the one that is read and judged now.
    pub is_present: bool,
    /// The grades of the passages that stand in it, or stood in it when it was replaced.
    pub passages: Vec<Anchoring>,
}

/// The versions of a document's text, newest first.
pub fn list_versions(reader: &mut Reader, document: DocumentId) -> Result<Vec<ListedVersion>> {
    reader.read(|rows| {
        let found = rows.find_document(document)?;
        let found = found.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
        let mut listed = Vec::new();
        for version in rows.versions(document)?.into_iter().rev() {
            let is_present = version.number == found.version;
            let (file_name, mut bearers) = if is_present {
                (found.file_name.clone(), Bearers::in_document(rows, document)?)
            } else {
                let past = find_past(rows, document, version.number)?;
                (past.document.and_then(|past| past.file_name), past.bearers)
            };
            listed.push(ListedVersion {
                number: version.number,
                length: version.length,
                at: rows.find_op_of_version(document, version.number)?.map(|op| op.at),
                file_name,
                is_present,
                passages: bearers.grades(document)?,
            });
        }
        Ok(listed)
    })
}
