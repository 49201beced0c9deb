//! What is looked at before a PDF is opened: streams that the parser unpacks by itself while it looks for its objects,
//! and an end that is missing.
//!
//! The parser unpacks cross-reference streams (they have `/W`) and object streams (`/First`) without a limit, so they
//! are measured here, by their bytes in the file: a stream is never anywhere else. In an encrypted file they cannot be
//! read yet; there only what they say of themselves is judged. Invariant: constant memory.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, ZlibDecoder};

use crate::{Limit, MediaType, ReadFault};

/// What all such streams may unpack to: a book of 5,000 pages has some 20 MB.
const LIMIT_OBJECTS: u64 = 192 * 1024 * 1024;
/// Filters upon filters: what is still packed below so many is packed for harm.
const LIMIT_NESTED: usize = 6;
/// No byte becomes more than this by LZW.
const LZW_RATIO: u64 = 2560;

/// Refuses what would burst while it is opened, and what is cut short.
pub(super) fn look(bytes: &[u8]) -> Result<(), ReadFault> {
    measure_objects(bytes)?;
    find_end(bytes)
}

/// A file that ends without its end mark was cut short: its text would come in with a part missing, and no sign of it.
fn find_end(bytes: &[u8]) -> Result<(), ReadFault> {
    // Some programs hang something behind the mark; what is wanted is that it is there.
    let tail = bytes.get(bytes.len().saturating_sub(64 * 1024)..).unwrap_or(bytes);
    let is_there = |mark: &[u8]| tail.windows(mark.len()).any(|window| window == mark);
    if !is_there(b"%%EOF") && !is_there(b"startxref") {
        return Err(damaged("cut short: no end mark"));
    }
    // A file for the web has an end mark early on as well, and says how long it is.
    let head = bytes.get(..1024).unwrap_or(bytes);
    if find_name(head, b"Linearized").is_some()
        && let Some(at) = find_name(head, b"L")
    {
        let digits = head.get(at..).unwrap_or_default().iter().skip_while(|byte| byte.is_ascii_whitespace());
        let length = digits
            .take_while(|byte| byte.is_ascii_digit())
            .fold(0u64, |number, byte| number.saturating_mul(10).saturating_add(u64::from(byte - b'0')));
        if length > bytes.len() as u64 {
            return Err(damaged("cut short: it says that it is longer"));
        }
    }
    Ok(())
}

pub(super) fn damaged(what: &str) -> ReadFault {
    ReadFault::Damaged { media_type: MediaType::Pdf, what: what.to_owned() }
}

fn measure_objects(bytes: &[u8]) -> Result<(), ReadFault> {
    let mut left = LIMIT_OBJECTS;
    let mut last = 0;
    for at in memchr_all(bytes, b"stream") {
        let is_end = at >= 3 && bytes.get(at - 3..at) == Some(b"end");
        let body = bytes.get(at + 6..).unwrap_or_default();
        let body = match body {
            [b'\r', b'\n', rest @ ..] | [b'\n' | b'\r', rest @ ..] if !is_end => rest,
            _ => continue,
        };
        // Everything since the stream before: its dictionary is in there, whatever stands around it.
        let said = bytes.get(last..at).unwrap_or_default();
        last = at + 6;
        if find_name(said, b"First").is_some() || find_name(said, b"W").is_some() {
            left = measure(said, body, left)?;
        }
    }
    Ok(())
}

/// How much of what is left remains after this stream.
fn measure(said: &[u8], body: &[u8], left: u64) -> Result<u64, ReadFault> {
    let beyond = ReadFault::Beyond { limit: Limit::Expansion };
    let length = find(body, b"endstream").unwrap_or(body.len());
    let body = body.get(..length).unwrap_or(body);
    // Where the filters are told elsewhere they cannot be judged, and no program does that here.
    let is_elsewhere = [&b"Filter"[..], b"F"].iter().any(|key| find_name(said, key).is_some_and(|at| refers(said, at)));
    let is_rare =
        [&b"LZWDecode"[..], b"LZW", b"RunLengthDecode", b"RL"].iter().any(|name| find_name(said, name).is_some());
    if is_elsewhere || is_rare && (body.len() as u64).saturating_mul(LZW_RATIO) > left {
        return Err(beyond);
    }
    let mut used = 0;
    for depth in 0..=LIMIT_NESTED {
        let size = inflated(body, depth + 1, left - used);
        if size == 0 {
            break;
        }
        used += size;
        if used >= left || depth == LIMIT_NESTED {
            return Err(beyond);
        }
    }
    Ok(left - used)
}

/// How many bytes come out at a depth of DEFLATE upon DEFLATE, up to a limit.
fn inflated(body: &[u8], depth: usize, limit: u64) -> u64 {
    let mut reader: Box<dyn Read + '_> = Box::new(body);
    for _ in 0..depth {
        let mut begin = [0; 2];
        let read = read_full(&mut reader, &mut begin);
        let begin_read = std::io::Cursor::new(begin).take(read as u64).chain(reader);
        let buffered = std::io::BufReader::new(begin_read);
        let is_zlib = begin[0] & 15 == 8 && (u16::from(begin[0]) * 256 + u16::from(begin[1])).is_multiple_of(31);
        reader = if is_zlib { Box::new(ZlibDecoder::new(buffered)) } else { Box::new(DeflateDecoder::new(buffered)) };
    }
    let mut count = 0;
    let mut chunk = vec![0; 16 * 1024];
    while count < limit {
        match reader.read(&mut chunk) {
            Ok(0) | Err(_) => break,
            Ok(read) => count += read as u64,
        }
    }
    count
}

fn read_full(reader: &mut dyn Read, into: &mut [u8]) -> usize {
    let mut done = 0;
    while let Some(rest) = into.get_mut(done..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) | Err(_) => break,
            Ok(read) => done += read,
        }
    }
    done
}

/// Whether the value at this place, a name or a list of names by right, has a number in it: a reference.
fn refers(said: &[u8], at: usize) -> bool {
    let value = said.get(at..).unwrap_or_default();
    let value: &[u8] = match value.iter().position(|byte| !byte.is_ascii_whitespace()) {
        Some(start) => value.get(start..).unwrap_or_default(),
        None => return false,
    };
    match value.first() {
        Some(b'[') => {
            let list = value.iter().take_while(|byte| **byte != b']');
            let mut in_name = false;
            list.into_iter().any(|byte| {
                in_name = *byte == b'/' || in_name && !byte.is_ascii_whitespace();
                byte.is_ascii_digit() && !in_name
            })
        }
        Some(byte) => byte.is_ascii_digit(),
        None => false,
    }
}

/// Where the value begins that follows this name; a name may be written with `#` and two digits for any character.
fn find_name(bytes: &[u8], name: &[u8]) -> Option<usize> {
    memchr_all(bytes, b"/").find_map(|at| {
        let mut rest = bytes.get(at + 1..)?;
        let whole = rest.len();
        for wanted in name {
            match rest {
                [byte, tail @ ..] if byte == wanted => rest = tail,
                [b'#', high, low, tail @ ..] => {
                    let digit = |byte: &u8| char::from(*byte).to_digit(16);
                    if digit(high)? * 16 + digit(low)? != u32::from(*wanted) {
                        return None;
                    }
                    rest = tail;
                }
                _ => return None,
            }
        }
        let ends = rest.first().is_none_or(|byte| byte.is_ascii_whitespace() || b"\0/[]()<>{}%".contains(byte));
        ends.then_some(at + 1 + whole - rest.len())
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr_all(bytes, wanted).next()
}

/// Every place where these bytes stand.
fn memchr_all<'a>(bytes: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(bytes, wanted)
}
