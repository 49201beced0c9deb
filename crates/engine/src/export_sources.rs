//! All sources as a file of another program.

use obelus_sources::{Format, keys, write};

use crate::Reader;
use crate::fault::Result;

/// The text of the file, and how many sources are in it. Each stands under its citation key.
pub fn export_sources(reader: &mut Reader, format: Format) -> Result<(String, usize)> {
    let sources = reader.read(|rows| Ok(rows.sources()?))?;
    let keys = keys(sources.iter().map(|source| &source.csl));
    let items = keys.iter().map(String::as_str).zip(sources.iter().map(|source| &source.csl));
    Ok((write(format, items), sources.len()))
}
