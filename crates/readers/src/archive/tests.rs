//! Archives made by hand, honest and not.

use std::io::Write;

use flate2::write::DeflateEncoder;

use super::*;

/// One entry to be written: what the two headers say can be bent apart from the content.
#[derive(Clone)]
struct Part {
    name: Vec<u8>,
    content: Vec<u8>,
    method: u16,
    flags: u16,
    size: Option<u32>,
}

fn part(name: &str, content: &[u8]) -> Part {
    Part { name: name.into(), content: content.to_vec(), method: 8, flags: 1 << 11, size: None }
}

fn packed(part: &Part) -> Vec<u8> {
    if part.method != 8 {
        return part.content.clone();
    }
    let mut encoder = DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(&part.content).unwrap();
    encoder.finish().unwrap()
}

/// The fields that the local and the central header share, from the flags to the length of the extra field.
fn shared(part: &Part, packed: &[u8]) -> Vec<u8> {
    let size = part.size.unwrap_or(part.content.len() as u32);
    let mut out = Vec::new();
    for short in [part.flags, part.method, 0, 0] {
        out.extend(short.to_le_bytes());
    }
    for word in [checksum(&part.content), packed.len() as u32, size] {
        out.extend(word.to_le_bytes());
    }
    out.extend((part.name.len() as u16).to_le_bytes());
    out.extend([0, 0]);
    out
}

fn central(part: &Part, packed: &[u8], offset: u32) -> Vec<u8> {
    let mut out = b"PK\x01\x02\x14\0\x14\0".to_vec();
    out.extend(shared(part, packed));
    out.extend([0; 10]);
    out.extend(offset.to_le_bytes());
    out.extend(&part.name);
    out
}

fn local(part: &Part, packed: &[u8]) -> Vec<u8> {
    let mut out = b"PK\x03\x04\x14\0".to_vec();
    out.extend(shared(part, packed));
    out.extend(&part.name);
    out.extend(packed);
    out
}

fn ended(mut file: Vec<u8>, directory: &[u8], count: u16) -> Vec<u8> {
    let start = file.len() as u32;
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

fn zip(parts: &[Part]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for part in parts {
        let packed = packed(part);
        directory.extend(central(part, &packed, file.len() as u32));
        file.extend(local(part, &packed));
    }
    ended(file, &directory, parts.len() as u16)
}

/// An archive of these names and contents, for the tests of formats.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    zip(&parts.iter().map(|(name, content)| part(name, content)).collect::<Vec<_>>())
}

fn fault(bytes: &[u8]) -> Option<ReadFault> {
    Archive::open(bytes, MediaType::Epub).err()
}

fn is_damaged(fault: Option<ReadFault>) -> bool {
    matches!(fault, Some(ReadFault::Damaged { .. }))
}

#[test]
fn stored_and_packed_entries_come_back() {
    let stored = Part { method: 0, ..part("mimetype", b"application/epub+zip") };
    let long = b"the same words again ".repeat(5_000);
    let bytes = zip(&[stored, part("a/b.xml", &long), part("a/", b"")]);
    let archive = Archive::open(&bytes, MediaType::Epub).unwrap();
    assert_eq!(archive.names().collect::<Vec<_>>(), ["a/", "a/b.xml", "mimetype"]);
    assert_eq!(archive.read("mimetype").unwrap().unwrap(), b"application/epub+zip");
    assert_eq!(archive.read("a/b.xml").unwrap().unwrap(), long);
    assert_eq!(archive.read("a/c.xml").unwrap(), None);
    assert!(is_damaged(archive.need("a/c.xml").err()));
}

#[test]
fn an_archive_cut_short_anywhere_is_refused() {
    let bytes = zip(&[part("one", b"some words"), part("two", b"more words")]);
    for length in 0..bytes.len() {
        assert!(is_damaged(fault(&bytes[..length])), "{length}");
    }
}

#[test]
fn a_changed_byte_of_the_content_is_noticed() {
    let mut bytes = zip(&[Part { method: 0, ..part("one", b"some words") }]);
    bytes[35] ^= 1;
    let archive = Archive::open(&bytes, MediaType::Epub).unwrap();
    assert!(is_damaged(archive.read("one").err()));
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in ["/etc/passwd", "../a", "a/../../b", "a/..", "a\\b", "a\0b", "C:a", "", "//a", "./a"] {
        assert!(is_damaged(fault(&zip(&[part(name, b"")]))), "{name:?}");
    }
    assert_eq!(fault(&zip(&[part("a..b/c…d.xml", b"")])), None);
}

#[test]
fn a_name_twice_is_refused() {
    assert!(is_damaged(fault(&zip(&[part("a", b"one"), part("a", b"two")]))));
}

#[test]
fn encrypted_entries_are_named_as_such() {
    let bytes = zip(&[Part { flags: 1, ..part("a", b"words") }]);
    let archive = Archive::open(&bytes, MediaType::Docx).unwrap();
    assert_eq!(archive.read("a").err(), Some(ReadFault::Unreadable));
}

#[test]
fn more_than_promised_and_less_than_promised_are_refused() {
    for size in [0, 4, 6, 1_000_000] {
        let bytes = zip(&[Part { size: Some(size), ..part("a", b"words") }]);
        let archive = Archive::open(&bytes, MediaType::Docx).unwrap();
        assert!(is_damaged(archive.read("a").err()), "{size}");
    }
}

#[test]
fn four_hundred_entries_on_one_local_header_are_refused() {
    // 50 MB of one letter pack into half a megabyte at most; 400 names for it would unpack to 20 GB.
    let big = part("a", &vec![b'a'; 50_000_000]);
    let packed = packed(&big);
    let one = Part { size: Some(50_000_000), ..part("a", b"") };
    let mut directory = Vec::new();
    for number in 0..400 {
        directory.extend(central(&Part { name: format!("a{number}").into(), ..one.clone() }, &packed, 0));
    }
    let bytes = ended(local(&one, &packed), &directory, 400);
    assert!(bytes.len() < 1_000_000, "{}", bytes.len());
    assert_eq!(fault(&bytes), Some(ReadFault::Beyond { limit: Limit::Entries }));
}

#[test]
fn entries_that_lie_in_each_other_are_refused() {
    // The content of the outer one is the whole of the inner one.
    let inner = part("inner", b"words");
    let inner_file = local(&inner, &packed(&inner));
    let outer = Part { method: 0, ..part("outer", &inner_file) };
    let file = local(&outer, &inner_file);
    let mut directory = central(&outer, &inner_file, 0);
    directory.extend(central(&inner, &packed(&inner), (file.len() - inner_file.len()) as u32));
    assert_eq!(fault(&ended(file, &directory, 2)), Some(ReadFault::Beyond { limit: Limit::Entries }));
}

#[test]
fn an_entry_over_the_directory_is_refused() {
    let one = Part { method: 0, ..part("a", b"words") };
    let directory = central(&one, b"words and many more", 0);
    assert!(is_damaged(fault(&ended(local(&one, b"words"), &directory, 1))));
}

#[test]
fn more_entries_than_the_limit_are_refused_before_they_are_read() {
    assert_eq!(fault(&ended(Vec::new(), b"", 60_000)), Some(ReadFault::Beyond { limit: Limit::Entries }));
}

#[test]
fn all_entries_together_stay_within_the_limit() {
    let bytes = zip(&[part("a", b"words")]);
    let archive = Archive::open(&bytes, MediaType::Docx).unwrap();
    archive.unpacked.set(LIMIT_UNPACKED - 12);
    for _ in 0..2 {
        assert!(archive.read("a").is_ok());
    }
    assert_eq!(archive.read("a").err(), Some(ReadFault::Beyond { limit: Limit::Expansion }));
    let promise = zip(&[Part { size: Some(u32::MAX - 1), ..part("a", b"words") }]);
    let archive = Archive::open(&promise, MediaType::Docx).unwrap();
    assert_eq!(archive.read("a").err(), Some(ReadFault::Beyond { limit: Limit::Expansion }));
}

#[test]
fn wide_numbers_are_read() {
    // Some programs write them for small files too.
    let one = Part { method: 0, ..part("a", b"words") };
    let file = local(&one, b"words");
    let mut record = central(&one, b"words", 0);
    record[20..28].fill(0xff);
    record[30] = 20;
    record.extend(b"\x01\0\x10\0\x05\0\0\0\0\0\0\0\x05\0\0\0\0\0\0\0");
    let mut bytes = file.clone();
    bytes.extend(&record);
    let wide = bytes.len() as u64;
    bytes.extend(b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0\0\0\0\0\0\0\0\0");
    for long in [1, 1, record.len() as u64, file.len() as u64] {
        bytes.extend(long.to_le_bytes());
    }
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(wide.to_le_bytes());
    bytes.extend(b"\x01\0\0\0PK\x05\x06\0\0\0\0");
    bytes.extend([0xff; 12]);
    bytes.extend([0, 0]);
    let archive = Archive::open(&bytes, MediaType::Docx).unwrap();
    assert_eq!(archive.read("a").unwrap().unwrap(), b"words");
}
