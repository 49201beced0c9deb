//! Names: of the person at work, of the library.

use obelus_model::{AnnotatorId, LibraryId, Noun, Record, Verb};

use crate::fault::Result;
use crate::import_document::named;
use crate::{Done, EngineError, Writer};

/// Gives the annotator at work a name.
pub fn name_annotator(writer: &mut Writer, name: String) -> Result<Done<AnnotatorId>> {
    let name = named(name).ok_or(EngineError::NameEmpty)?;
    writer.write(Verb::NameAnnotator, |work| {
        let found = work.tx.rows().find_annotator(work.annotator)?;
        let mut annotator = found.ok_or_else(|| EngineError::not_found(Noun::Annotator, work.annotator))?;
        annotator.name = name;
        work.tx.put(Record::Annotator(annotator))?;
        Ok(work.annotator)
    })
}

/// Gives the library a name.
pub fn name_library(writer: &mut Writer, name: String) -> Result<Done<LibraryId>> {
    let name = named(name).ok_or(EngineError::NameEmpty)?;
    writer.write(Verb::NameLibrary, |work| {
        let found = work.tx.rows().find_library_record()?;
        let mut library = found.ok_or_else(|| EngineError::not_found(Noun::Library, ""))?;
        library.name = name;
        let id = library.id;
        work.tx.put(Record::Library(library))?;
        Ok(id)
    })
}
