//! A new source.

use obelus_model::{Grade, Record, Source, SourceId, Verb};
use obelus_sources::{Csl, csl};

use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Adds a source; what is no item of CSL-JSON is refused.
pub fn create_source(writer: &mut Writer, csl: Csl, grade: Option<Grade>) -> Result<Done<SourceId>> {
    refuse_broken(&csl)?;
    writer.write(Verb::CreateSource, |work| {
        let id = SourceId::new(work.ids);
        work.tx.put(Record::Source(Source { id, grade, csl, extra: Default::default() }))?;
        Ok(id)
    })
}

/// Refuses what no program could take for an item.
pub(crate) fn refuse_broken(item: &Csl) -> Result<()> {
    csl::check(item).map_err(|unfit| EngineError::SourceBroken { key: unfit.key, want: unfit.want })
}
