//! Changing a source.

use obelus_model::{Edit, Grade, Noun, Record, SourceId, Verb};
use obelus_sources::Csl;

use crate::create_source::refuse_broken;
use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// What can be changed on a source; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct SourceEdit {
    /// The item, whole.
    pub csl: Option<Csl>,
    /// How far it is to be trusted.
    pub grade: Edit<Grade>,
}

/// Changes a source.
pub fn edit_source(writer: &mut Writer, source: SourceId, edit: SourceEdit) -> Result<Done<SourceId>> {
    edit.csl.as_ref().map_or(Ok(()), refuse_broken)?;
    writer.write(Verb::EditSource, |work| {
        let found = work.tx.rows().find_source(source)?;
        let mut changed = found.ok_or_else(|| EngineError::not_found(Noun::Source, source))?;
        if let Some(csl) = edit.csl {
            changed.csl = csl;
        }
        if let Some(grade) = edit.grade {
            changed.grade = grade;
        }
        work.tx.put(Record::Source(changed))?;
        Ok(source)
    })
}
