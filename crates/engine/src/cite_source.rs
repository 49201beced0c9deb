//! How a source is cited.

use obelus_model::{Noun, SourceId};
use obelus_sources::{Cited, Place, Style, Tongue, cite};

use crate::fault::Result;
use crate::{EngineError, Reader};

/// A citation of a source by a style; English where no language is named.
pub fn cite_source(
    reader: &mut Reader,
    source: SourceId,
    style: Style,
    place: Option<Place<'_>>,
    tongue: Option<Tongue>,
) -> Result<Cited> {
    let found = reader.read(|rows| Ok(rows.find_source(source)?))?;
    let found = found.ok_or_else(|| EngineError::not_found(Noun::Source, source))?;
    Ok(cite(&found.csl, style, place, tongue.unwrap_or_default()))
}
