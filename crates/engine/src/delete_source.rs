//! Taking a source out. One that evidence or an origin names stays.

use obelus_model::{Noun, Record, SourceId, Verb};

use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Deletes a source that nothing names.
pub fn delete_source(writer: &mut Writer, source: SourceId) -> Result<Done<SourceId>> {
    writer.write(Verb::DeleteSource, |work| {
        let rows = work.tx.rows();
        let gone = rows.find_source(source)?.ok_or_else(|| EngineError::not_found(Noun::Source, source))?;
        let origins = rows.documents_of_source(source)?.into_iter().flat_map(|document| document.origins);
        let origins = origins.filter(|origin| origin.source == Some(source)).count();
        let uses = rows.evidence_of_source(source)?.len() + origins;
        if uses > 0 {
            return Err(EngineError::SourceInUse { id: source, uses });
        }
        work.tx.remove(&Record::Source(gone).key())?;
        Ok(source)
    })
}
