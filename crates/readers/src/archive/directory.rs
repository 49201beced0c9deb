//! The central directory of a ZIP (APPNOTE 6.3.10, sections 4.3 and 4.4), checked against the local headers.
//! Invariant: every range handed out lies in the file, before the directory, and apart from all others.

use std::collections::BTreeMap;

use super::{Entry, damaged};
use crate::fault::Limit;
use crate::{MediaType, ReadFault};

/// How many entries; a book of many pictures has a few thousand.
pub(super) const LIMIT_ENTRIES: usize = 20_000;

const END: &[u8] = b"PK\x05\x06";
const END_64_LOCATOR: &[u8] = b"PK\x06\x07";
const END_64: &[u8] = b"PK\x06\x06";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
/// The fixed parts of these records, in bytes.
const END_LENGTH: usize = 22;
const CENTRAL_LENGTH: usize = 46;
const LOCAL_LENGTH: usize = 30;

/// What the end record says: where the directory begins, and how many entries it has.
struct End {
    start: usize,
    count: u64,
}

pub(super) fn read(bytes: &[u8], media_type: MediaType) -> Result<BTreeMap<String, Entry>, ReadFault> {
    let broken = || damaged(media_type, "its directory is broken or missing".to_owned());
    let End { start, count } = find_end(bytes).ok_or_else(broken)?;
    let count = usize::try_from(count).ok().filter(|&count| count <= LIMIT_ENTRIES);
    let count = count.ok_or(ReadFault::Beyond { limit: Limit::Entries })?;
    let mut entries = BTreeMap::new();
    let mut ranges = Vec::with_capacity(count);
    let mut at = start;
    for _ in 0..count {
        let record = Record::read(bytes, at).ok_or_else(broken)?;
        at = record.end;
        let name = name(record.name, record.is_utf_8);
        if !is_plain(&name) {
            return Err(damaged(media_type, "the name of an entry leads out of the archive".to_owned()));
        }
        let (range, entry) = record.locate(bytes, start).ok_or_else(broken)?;
        ranges.push(range);
        if entries.insert(name, entry).is_some() {
            return Err(damaged(media_type, "two entries have the same name".to_owned()));
        }
    }
    ranges.sort_unstable();
    if ranges.iter().zip(ranges.iter().skip(1)).any(|(one, next)| one.1 > next.0) {
        return Err(ReadFault::Beyond { limit: Limit::Entries });
    }
    Ok(entries)
}

/// The last end record whose comment fits into the file.
fn find_end(bytes: &[u8]) -> Option<End> {
    let first = bytes.len().saturating_sub(END_LENGTH + usize::from(u16::MAX));
    let at = (first..bytes.len()).rev().find(|&at| {
        let comment = short(bytes, at + 20);
        has(bytes, at, END) && comment.is_some_and(|length| at + END_LENGTH + usize::from(length) <= bytes.len())
    })?;
    let (count, start) = (short(bytes, at + 10)?, word(bytes, at + 16)?);
    if count != u16::MAX && start != u32::MAX {
        return Some(End { start: usize::try_from(start).ok()?, count: count.into() });
    }
    let locator = at.checked_sub(20).filter(|&locator| has(bytes, locator, END_64_LOCATOR))?;
    let wide = usize::try_from(long(bytes, locator + 8)?).ok().filter(|&wide| has(bytes, wide, END_64))?;
    let start = usize::try_from(long(bytes, wide.checked_add(48)?)?).ok()?;
    Some(End { start, count: long(bytes, wide.checked_add(32)?)? })
}

/// One entry as the directory has it.
struct Record<'a> {
    name: &'a [u8],
    is_utf_8: bool,
    encrypted: bool,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    header: u64,
    /// Where the next record begins.
    end: usize,
}

impl<'a> Record<'a> {
    fn read(bytes: &'a [u8], at: usize) -> Option<Record<'a>> {
        if !has(bytes, at, CENTRAL) {
            return None;
        }
        let flags = short(bytes, at + 8)?;
        let name_end = at + CENTRAL_LENGTH + usize::from(short(bytes, at + 28)?);
        let extra_end = name_end + usize::from(short(bytes, at + 30)?);
        let mut wide = Wide::find(bytes.get(name_end..extra_end)?);
        Some(Record {
            name: bytes.get(at + CENTRAL_LENGTH..name_end)?,
            is_utf_8: flags & 1 << 11 != 0,
            // Bit 13 hides the local headers as well.
            encrypted: flags & (1 | 1 << 13) != 0,
            method: short(bytes, at + 10)?,
            crc: word(bytes, at + 16)?,
            // In the wide field they stand in this order, each only where the narrow one is full.
            size: wide.or(word(bytes, at + 24)?)?,
            packed: wide.or(word(bytes, at + 20)?)?,
            header: wide.or(word(bytes, at + 42)?)?,
            end: extra_end + usize::from(short(bytes, at + 32)?),
        })
    }

    /// The whole range that the entry takes, and the entry; both before the directory.
    fn locate(&self, bytes: &[u8], directory: usize) -> Option<((usize, usize), Entry)> {
        let header = usize::try_from(self.header).ok().filter(|&header| has(bytes, header, LOCAL))?;
        let lengths = usize::from(short(bytes, header + 26)?) + usize::from(short(bytes, header + 28)?);
        let start = header + LOCAL_LENGTH + lengths;
        let end = start.checked_add(usize::try_from(self.packed).ok()?)?;
        if end > directory {
            return None;
        }
        let Record { size, crc, method, encrypted, .. } = *self;
        Some(((header, end), Entry { packed: (start, end), size, crc, method, encrypted }))
    }
}

/// The extra field 1 of wide numbers, being read from its beginning.
struct Wide<'a>(&'a [u8]);

impl<'a> Wide<'a> {
    fn find(mut extra: &'a [u8]) -> Wide<'a> {
        while let (Some(id), Some(length)) = (short(extra, 0), short(extra, 2)) {
            let end = 4 + usize::from(length);
            if id == 1 {
                return Wide(extra.get(4..end).unwrap_or_default());
            }
            extra = extra.get(end..).unwrap_or_default();
        }
        Wide(&[])
    }

    /// The narrow number, or the next wide one where that is full.
    fn or(&mut self, narrow: u32) -> Option<u64> {
        if narrow != u32::MAX {
            return Some(narrow.into());
        }
        let number = long(self.0, 0)?;
        self.0 = self.0.get(8..).unwrap_or_default();
        Some(number)
    }
}

/// Names without the UTF-8 mark are UTF-8 all the same as a rule; else any encoding that keeps them apart will do.
fn name(bytes: &[u8], is_utf_8: bool) -> String {
    match std::str::from_utf8(bytes) {
        Ok(name) => name.to_owned(),
        Err(_) if is_utf_8 => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Whether a name stays inside: relative, without steps upwards, drives, backslashes or NUL.
fn is_plain(name: &str) -> bool {
    let has_drive = name.chars().nth(1) == Some(':');
    let steps = name.strip_suffix('/').unwrap_or(name).split('/').all(|step| !matches!(step, "" | "." | ".."));
    steps && !has_drive && !name.contains(['\\', '\0'])
}

fn has(bytes: &[u8], at: usize, signature: &[u8]) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(signature))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    take(bytes, at).map(u16::from_le_bytes)
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    take(bytes, at).map(u32::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    take(bytes, at).map(u64::from_le_bytes)
}

fn take<const LENGTH: usize>(bytes: &[u8], at: usize) -> Option<[u8; LENGTH]> {
    bytes.get(at..at.checked_add(LENGTH)?)?.try_into().ok()
}
