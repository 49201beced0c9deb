//! The ZIP file that a workbook is: parts under names in ASCII, each deflated by itself.
//!
//! Invariant: every part is dated 1980-01-01, where the form's time begins, so that the same parts are the same bytes.
//! Not here: ZIP64; what is larger than 4 GiB is refused, not cut.

use std::io::{self, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use crate::WriteFault;

/// The version of ZIP that knows deflating.
const VERSION: u16 = 20;
/// The method of deflating.
const DEFLATED: u16 = 8;
/// The first day that the form can tell, 1980-01-01.
const DAY: u16 = 0x21;

/// A part that is being written.
pub(super) struct OpenPart {
    deflating: DeflateEncoder<Vec<u8>>,
    crc: Crc,
    size: u64,
}

/// A part that is whole, but for its name.
pub(super) struct Part {
    deflated: Vec<u8>,
    crc: u32,
    size: u64,
}

impl OpenPart {
    pub(super) fn new() -> OpenPart {
        OpenPart { deflating: DeflateEncoder::new(Vec::new(), Compression::default()), crc: Crc::new(), size: 0 }
    }

    /// How much was written, before deflating.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    pub(super) fn add(&mut self, text: &str) -> io::Result<()> {
        self.deflating.write_all(text.as_bytes())?;
        self.crc.update(text.as_bytes());
        self.size += text.len() as u64;
        Ok(())
    }

    pub(super) fn close(self) -> io::Result<Part> {
        Ok(Part { deflated: self.deflating.finish()?, crc: self.crc.sum(), size: self.size })
    }
}

/// Writes the parts, in their order.
pub(super) fn write(parts: &[(String, Part)], mut out: impl Write) -> Result<(), WriteFault> {
    let mut directory = Vec::new();
    let mut at: u64 = 0;
    for (name, part) in parts {
        let entry = entry(name, part)?;
        // A reader finds parts by the directory; the same stands before each of them.
        directory.extend(bytes([0x0201_4b50]));
        directory.extend(shorts([VERSION]));
        directory.extend(&entry);
        directory.extend(shorts([0, 0, 0]));
        directory.extend(bytes([0, fits(at)?]));
        directory.extend(name.as_bytes());
        out.write_all(&bytes([0x0403_4b50]))?;
        out.write_all(&entry)?;
        out.write_all(name.as_bytes())?;
        out.write_all(&part.deflated)?;
        at += 4 + entry.len() as u64 + name.len() as u64 + part.deflated.len() as u64;
    }
    let count = u16::try_from(parts.len()).map_err(|_| too_large())?;
    out.write_all(&directory)?;
    out.write_all(&bytes([0x0605_4b50]))?;
    out.write_all(&shorts([0, 0, count, count]))?;
    out.write_all(&bytes([fits(directory.len() as u64)?, fits(at)?]))?;
    out.write_all(&shorts([0]))?;
    out.flush()?;
    Ok(())
}

/// What is said of a part before it and in the directory.
fn entry(name: &str, part: &Part) -> Result<Vec<u8>, WriteFault> {
    let mut entry = shorts([VERSION, 0, DEFLATED, 0, DAY]);
    entry.extend(bytes([part.crc, fits(part.deflated.len() as u64)?, fits(part.size)?]));
    entry.extend(shorts([u16::try_from(name.len()).map_err(|_| too_large())?, 0]));
    Ok(entry)
}

fn shorts<const N: usize>(numbers: [u16; N]) -> Vec<u8> {
    numbers.into_iter().flat_map(u16::to_le_bytes).collect()
}

fn bytes<const N: usize>(numbers: [u32; N]) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// The largest number stands for "see elsewhere", in a form that is not written here.
fn fits(number: u64) -> Result<u32, WriteFault> {
    u32::try_from(number).ok().filter(|number| *number != u32::MAX).ok_or_else(too_large)
}

fn too_large() -> WriteFault {
    WriteFault::Unwritable("a workbook of more than 4 GiB".to_owned())
}
