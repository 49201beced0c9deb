//! ZIP archives, the shell of DOCX, ODT and EPUB: named entries, unpacked within limits.
//!
//! Invariant: an archive that opens has a plain name for every entry, no name twice, and no byte of the file in two
//! entries, so what comes out is bounded by what went in times what deflate can do, and by [`LIMIT_UNPACKED`] over all.
//! Read by hand because the checks need every local header, which the ready-made reader keeps to itself.
//! Not here: what the entries mean (`docx`, `odt`, `epub`).

mod directory;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use crate::fault::Limit;
use crate::{MediaType, ReadFault};

/// How many bytes are unpacked from one archive; the text of the thickest book is a tenth of it.
pub(crate) const LIMIT_UNPACKED: u64 = 256 * 1024 * 1024;

/// An open archive.
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    media_type: MediaType,
    entries: BTreeMap<String, Entry>,
    /// How many bytes have been unpacked so far.
    unpacked: Cell<u64>,
}

/// Where an entry lies and how it is packed.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The bytes as packed: from, to.
    packed: (usize, usize),
    size: u64,
    crc: u32,
    method: u16,
    encrypted: bool,
}

impl<'a> Archive<'a> {
    /// Reads the directory and checks all of it; nothing is unpacked yet.
    pub(crate) fn open(bytes: &'a [u8], media_type: MediaType) -> Result<Archive<'a>, ReadFault> {
        let entries = directory::read(bytes, media_type)?;
        Ok(Archive { bytes, media_type, entries, unpacked: Cell::new(0) })
    }

    /// The names of all entries in alphabetical order; those of folders end in a slash.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Unpacks an entry; `None` where there is none of this name. Every call counts towards the limit.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, ReadFault> {
        self.entries.get(name).map(|entry| self.unpack(entry)).transpose()
    }

    /// Unpacks an entry that the format cannot do without.
    pub(crate) fn need(&self, name: &str) -> Result<Vec<u8>, ReadFault> {
        self.read(name)?.ok_or_else(|| damaged(self.media_type, format!("no {name} in it")))
    }

    fn unpack(&self, entry: &Entry) -> Result<Vec<u8>, ReadFault> {
        if entry.encrypted {
            return Err(ReadFault::Unreadable);
        }
        let left = LIMIT_UNPACKED - self.unpacked.get();
        if entry.size > left {
            return Err(ReadFault::Beyond { limit: Limit::Expansion });
        }
        let packed = self.bytes.get(entry.packed.0..entry.packed.1).unwrap_or_default();
        // One byte more than promised shows that the promise was false.
        let most = entry.size + 1;
        let mut content = Vec::new();
        let outcome = match entry.method {
            0 => packed.take(most).read_to_end(&mut content),
            8 => DeflateDecoder::new(packed).take(most).read_to_end(&mut content),
            method => return Err(damaged(self.media_type, format!("compression method {method}"))),
        };
        if outcome.is_err() || content.len() as u64 != entry.size || checksum(&content) != entry.crc {
            return Err(damaged(self.media_type, "an entry does not unpack to what it promises".to_owned()));
        }
        self.unpacked.set(self.unpacked.get() + entry.size);
        Ok(content)
    }
}

fn checksum(content: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(content);
    crc.sum()
}

fn damaged(media_type: MediaType, what: String) -> ReadFault {
    ReadFault::Damaged { media_type, what }
}

#[cfg(test)]
pub(crate) mod tests;
