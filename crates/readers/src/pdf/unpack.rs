//! Unpacks the streams of a PDF, never beyond a limit.
//!
//! The parser's own filters unpack whatever there is: a file of 1 kB can want 1 GB of them. So every stream that is
//! read here goes through these, and every stream that the parser unpacks itself (fonts, their maps) is measured by
//! them first. Invariant: no more than the limit is ever held, twice. Not here: streams that the parser unpacks while
//! it opens a file (`before`).

use std::borrow::Cow;

use flate2::{Decompress, FlushDecompress, Status};
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Dict, Stream};

use crate::{Limit, ReadFault};

/// The largest stream that is unpacked: content of a page, a font, a map of characters.
pub(super) const LIMIT_STREAM: usize = 64 * 1024 * 1024;

/// How much one byte can become, at most: DEFLATE says 258 bytes in two bits; a full LZW table 3838 in twelve.
const FLATE_RATIO: usize = 1032;
const LZW_RATIO: usize = 2560;
const RUN_RATIO: usize = 64;
const LIMIT_FILTERS: usize = 8;

/// What came out of a stream.
pub(super) struct Unpacked<'a> {
    pub(super) bytes: Cow<'a, [u8]>,
    /// Whether it broke off in the middle: what follows is lost.
    pub(super) broken: bool,
}

/// Unpacks a stream that is no picture; `None` where it cannot be.
pub(super) fn unpack<'a>(stream: &Stream<'a>) -> Result<Option<Unpacked<'a>>, ReadFault> {
    let filters = stream.filters();
    if filters.len() > LIMIT_FILTERS {
        return Err(ReadFault::Beyond { limit: Limit::Expansion });
    }
    let mut bytes = stream.raw_data();
    let mut broken = false;
    for (index, filter) in filters.iter().enumerate() {
        let step = match filter {
            Filter::Crypt if index == 0 => continue,
            Filter::FlateDecode => inflate(&bytes)?,
            Filter::LzwDecode => unpack_lzw(&bytes, is_early(stream))?,
            Filter::RunLengthDecode => unpack_runs(&bytes)?,
            Filter::Ascii85Decode => unpack_85(&bytes)?,
            Filter::AsciiHexDecode => Unpacked { bytes: Cow::Owned(unpack_hex(&bytes)), broken: false },
            _ => return Ok(None),
        };
        broken |= step.broken;
        bytes = step.bytes;
    }
    // A predictor is the parser's work; it adds nothing in size, and what it is given has just been measured.
    if !filters.is_empty() && has_parameters(stream.dict()) {
        return Ok(stream.decoded_data().ok().map(|bytes| Unpacked { bytes, broken }));
    }
    Ok(Some(Unpacked { bytes, broken }))
}

/// Whether the parser may unpack a stream itself.
pub(super) fn measure(stream: &Stream<'_>) -> Result<(), ReadFault> {
    let filters = stream.filters();
    let worst = filters.iter().fold(stream.raw_data().len(), |size, filter| {
        size.saturating_mul(match filter {
            Filter::FlateDecode => FLATE_RATIO,
            Filter::LzwDecode => LZW_RATIO,
            Filter::RunLengthDecode => RUN_RATIO,
            Filter::Ascii85Decode => 4,
            _ => 1,
        })
    });
    if worst > LIMIT_STREAM {
        unpack(stream)?;
    }
    Ok(())
}

fn has_parameters(dict: &Dict<'_>) -> bool {
    dict.contains_key(b"DecodeParms") || dict.contains_key(b"DP")
}

fn is_early(stream: &Stream<'_>) -> bool {
    let parameters = stream.dict().get::<Dict<'_>>(b"DecodeParms");
    parameters.and_then(|dict| dict.get::<i32>(b"EarlyChange")) != Some(0)
}

fn beyond() -> ReadFault {
    ReadFault::Beyond { limit: Limit::Expansion }
}

fn within<'a>(bytes: Vec<u8>, broken: bool) -> Result<Unpacked<'a>, ReadFault> {
    if bytes.len() > LIMIT_STREAM { Err(beyond()) } else { Ok(Unpacked { bytes: Cow::Owned(bytes), broken }) }
}

/// DEFLATE with its two bytes of zlib before it, or bare. A checksum that is missing or wrong harms nothing; bits that
/// mean nothing in the middle do.
fn inflate<'a>(bytes: &[u8]) -> Result<Unpacked<'a>, ReadFault> {
    let body = match bytes {
        [first, second, rest @ ..]
            if first & 15 == 8 && (u16::from(*first) * 256 + u16::from(*second)).is_multiple_of(31) =>
        {
            rest
        }
        _ => bytes,
    };
    let mut state = Decompress::new(false);
    let mut out = Vec::with_capacity(body.len().saturating_mul(4).min(1024 * 1024));
    loop {
        if out.len() == out.capacity() {
            out.reserve(out.len().clamp(4096, LIMIT_STREAM));
        }
        let done = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
        let before = (done, out.len());
        let status = state.decompress_vec(body.get(done..).unwrap_or_default(), &mut out, FlushDecompress::None);
        if out.len() > LIMIT_STREAM {
            return Err(beyond());
        }
        match status {
            Ok(Status::StreamEnd) => {
                let done = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
                let broken = ends_early(body.get(done..).unwrap_or_default(), &out);
                return within(out, broken);
            }
            Ok(_) if (state.total_in() as usize, out.len()) == before => {
                // All of it is read and there is no end: a length that is a little short is common, nothing at all is not.
                let broken = out.is_empty() && !body.is_empty();
                return within(out, broken);
            }
            Ok(_) => {}
            Err(_) => return within(out, true),
        }
    }
}

/// Whether the end came too early: much is left, and what came out is not what the checksum says. Damaged bits often mean
/// an end. (Of itself a wrong checksum says little: some programs write none.)
fn ends_early(rest: &[u8], out: &[u8]) -> bool {
    let [a, b, c, d, more @ ..] = rest else { return false };
    more.len() > 16 && adler(out) != u32::from_be_bytes([*a, *b, *c, *d])
}

/// The checksum of zlib (RFC 1950, section 8.2).
fn adler(bytes: &[u8]) -> u32 {
    let add = |(low, high): (u32, u32), byte: &u8| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    };
    let (low, high) = bytes.iter().fold((1, 0), add);
    high << 16 | low
}

fn unpack_lzw<'a>(bytes: &[u8], early: bool) -> Result<Unpacked<'a>, ReadFault> {
    let mut out: Vec<u8> = Vec::new();
    // Where each code beyond 257 was first written, and how long it is.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut held, mut bits) = (0u32, 0u32);
    let mut input = bytes.iter();
    loop {
        let width = width_of(table.len() + 258 + usize::from(early));
        while bits < width {
            let Some(byte) = input.next() else { return within(out, false) };
            held = (held << 8 | u32::from(*byte)) & 0xff_ffff;
            bits += 8;
        }
        bits -= width;
        let code = (held >> bits & ((1 << width) - 1)) as usize;
        let start = out.len();
        match code {
            0..256 => out.push(code as u8),
            256 => {
                table.clear();
                last = None;
                continue;
            }
            257 => return within(out, false),
            _ => {
                // The code that is about to be made is the last one with its own first byte behind it.
                let known = table.get(code - 258).copied();
                let Some((from, length)) = known.or(last.map(|(from, length)| (from, length + 1))) else {
                    return within(out, true);
                };
                for at in from..from + length {
                    let Some(&byte) = out.get(at) else { return within(out, true) };
                    out.push(byte);
                }
            }
        }
        if let Some((from, length)) = last.filter(|_| table.len() < 4096 - 258) {
            table.push((from, length + 1));
        }
        last = Some((start, out.len() - start));
        if out.len() > LIMIT_STREAM {
            return Err(beyond());
        }
    }
}

fn width_of(next: usize) -> u32 {
    match next {
        ..=511 => 9,
        512..=1023 => 10,
        1024..=2047 => 11,
        _ => 12,
    }
}

fn unpack_runs<'a>(bytes: &[u8]) -> Result<Unpacked<'a>, ReadFault> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let [length, tail @ ..] = rest {
        let length = usize::from(*length);
        match length {
            0..128 => {
                let end = (length + 1).min(tail.len());
                let (copied, after) = tail.split_at(end);
                out.extend_from_slice(copied);
                rest = after;
            }
            128 => break,
            _ => {
                let [byte, after @ ..] = tail else { break };
                out.resize(out.len() + 257 - length, *byte);
                rest = after;
            }
        }
        if out.len() > LIMIT_STREAM {
            return Err(beyond());
        }
    }
    within(out, false)
}

fn unpack_85<'a>(bytes: &[u8]) -> Result<Unpacked<'a>, ReadFault> {
    let mut out = Vec::new();
    let mut group: Vec<u32> = Vec::with_capacity(5);
    for byte in bytes {
        match byte {
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            b'~' => break,
            _ => {}
        }
        if group.len() == 5 {
            out.extend(word_of(&group).to_be_bytes());
            group.clear();
        }
        if out.len() > LIMIT_STREAM {
            return Err(beyond());
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        out.extend(word_of(&group).to_be_bytes().iter().take(kept));
    }
    within(out, false)
}

fn word_of(group: &[u32]) -> u32 {
    group.iter().fold(0u32, |word, digit| word.wrapping_mul(85).wrapping_add(*digit))
}

fn unpack_hex(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair.first().unwrap_or(&0) << 4 | pair.get(1).unwrap_or(&0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(unpacked: Result<Unpacked<'_>, ReadFault>) -> Vec<u8> {
        unpacked.unwrap().bytes.into_owned()
    }

    #[test]
    fn each_filter_unpacks_what_the_standard_shows() {
        // ISO 32000-2, 7.4.4.2: the example of LZW.
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(bytes(unpack_lzw(&packed, true)), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert_eq!(bytes(unpack_runs(&[2, 1, 2, 3, 254, 7, 128, 9])), [1, 2, 3, 7, 7, 7]);
        assert_eq!(bytes(unpack_85(b"9jqo^BlbD-BleB1DJ+*+F(f,q~>")), b"Man is distinguished");
        assert_eq!(bytes(unpack_85(b"z!!~>")), [0; 5]);
        assert_eq!(unpack_hex(b"4 8 6 9 7>ff"), b"Hip");
    }

    #[test]
    fn lzw_grows_its_codes_as_its_table_grows() {
        // Codes of a packer that never clears its table, written with the widths that the standard wants.
        let text: Vec<u8> = (0..6000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 27) as u8 + b'a').collect();
        let mut table: std::collections::HashMap<Vec<u8>, u32> =
            (0..=255u8).map(|byte| (vec![byte], u32::from(byte))).collect();
        let (mut bits, mut next, mut run): (Vec<bool>, u32, Vec<u8>) = (Vec::new(), 258, Vec::new());
        let put = |code: u32, next: u32, bits: &mut Vec<bool>| {
            // The packer is one entry ahead of who unpacks.
            let width = width_of(next as usize);
            bits.extend((0..width).rev().map(|bit| code >> bit & 1 == 1));
        };
        put(256, 0, &mut bits);
        for byte in &text {
            let longer = [run.as_slice(), &[*byte]].concat();
            if table.contains_key(&longer) {
                run = longer;
                continue;
            }
            put(table[&run], next, &mut bits);
            if next < 4096 {
                table.insert(longer, next);
                next += 1;
            }
            run = vec![*byte];
        }
        put(table[&run], next, &mut bits);
        put(257, next + 1, &mut bits);
        let packed: Vec<u8> = bits
            .chunks(8)
            .map(|byte| (0..8).fold(0, |all, at| all << 1 | u8::from(byte.get(at) == Some(&true))))
            .collect();
        assert_eq!(bytes(unpack_lzw(&packed, true)), text);
    }
}
