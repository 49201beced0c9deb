//! What a trap is, and what traps are made of: archives that lie, packed bytes, marks without end.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};

use crate::failure::Result;

/// What all traps of a run share.
pub struct Bait {
    /// How large they are: 40 is as large as a reader takes; less is for a short run.
    pub scale: usize,
    /// A file that nobody gave the program.
    pub secret: String,
}

impl Bait {
    /// So many of a thing, where the run is full.
    pub fn many(&self, full: usize) -> usize {
        (full / 40 * self.scale).max(2)
    }
}

/// A document that wants to do harm.
pub struct Trap {
    /// Its name, for `--only`.
    pub name: &'static str,
    /// The name of its file.
    pub file: &'static str,
    /// Its bytes.
    pub make: fn(&Bait) -> Vec<u8>,
}

impl Trap {
    /// Writes it.
    pub fn lay(&self, bait: &Bait, path: &Path) -> Result<()> {
        Ok(std::fs::write(path, (self.make)(bait))?)
    }
}

/// An entry of an archive: its name, its packed bytes, and how long it says it is.
pub struct Entry {
    name: String,
    packed: Vec<u8>,
    crc: u32,
    size: u32,
}

impl Entry {
    /// An entry that says the truth.
    pub fn new(name: &str, content: &[u8]) -> Entry {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        let packed = encoder.write_all(content).and_then(|()| encoder.finish()).unwrap_or_default();
        Entry { name: name.to_owned(), packed, crc: crc(content), size: content.len() as u32 }
    }

    /// The same entry, saying another length.
    pub fn saying(self, size: u32) -> Entry {
        Entry { size, ..self }
    }
}

/// An archive of these entries.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = bytes.len() as u32;
        bytes.extend(b"PK\x03\x04");
        bytes.extend(fields(entry));
        bytes.extend(entry.name.bytes());
        bytes.extend(&entry.packed);
        directory.extend(central(entry, offset));
    }
    end(bytes, &directory, entries.len())
}

/// An archive whose every name is of the same bytes: few bytes that are unpacked many times.
pub fn zip_upon_itself(names: &[String], content: &[u8]) -> Vec<u8> {
    let entry = Entry::new("first", content);
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(fields(&entry));
    bytes.extend(entry.name.bytes());
    bytes.extend(&entry.packed);
    let Entry { packed, crc, size, .. } = entry;
    let named = |name: &String| Entry { name: name.clone(), packed: packed.clone(), crc, size };
    let directory: Vec<u8> = names.iter().flat_map(|name| central(&named(name), 0)).collect();
    end(bytes, &directory, names.len())
}

fn fields(entry: &Entry) -> Vec<u8> {
    let mut fields = Vec::new();
    for short in [20_u16, 1 << 11, 8, 0, 0x21] {
        fields.extend(short.to_le_bytes());
    }
    for word in [entry.crc, entry.packed.len() as u32, entry.size] {
        fields.extend(word.to_le_bytes());
    }
    fields.extend((entry.name.len() as u16).to_le_bytes());
    fields.extend([0, 0]);
    fields
}

fn central(entry: &Entry, offset: u32) -> Vec<u8> {
    let mut out = b"PK\x01\x02\x14\0".to_vec();
    out.extend(fields(entry));
    out.extend([0; 10]);
    out.extend(offset.to_le_bytes());
    out.extend(entry.name.bytes());
    out
}

fn end(mut bytes: Vec<u8>, directory: &[u8], count: usize) -> Vec<u8> {
    let start = bytes.len() as u32;
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([(count as u16).to_le_bytes(), (count as u16).to_le_bytes()].concat());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Bytes as a PDF packs them.
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// Entities that grow tenfold each, nine times: a few lines that want a gigabyte.
pub fn laughs(root: &str) -> String {
    let mut out = format!("<?xml version=\"1.0\"?><!DOCTYPE {root} [<!ENTITY l0 \"laughter \">");
    for level in 1..10 {
        let below = format!("&l{};", level - 1).repeat(10);
        out.push_str(&format!("<!ENTITY l{level} \"{below}\">"));
    }
    out + "]>"
}

/// An entity that is a file of this machine.
pub fn outside(root: &str, bait: &Bait) -> String {
    format!("<?xml version=\"1.0\"?><!DOCTYPE {root} [<!ENTITY l9 SYSTEM \"file://{}\">]>", bait.secret)
}
