//! Bytes of a known encoding become characters.
//! Invariant: the byte order mark of that encoding goes, any other bytes stay what they are in it; well-formed UTF-8 is
//! borrowed, not copied. Not here: which encoding it is (`detect`), line ends (`obelus-text`).

use std::borrow::Cow;

use encoding_rs::{Decoder, DecoderResult};

use crate::Encoding;

/// How much room is added at a time, in bytes: the string grows with the text instead of by the worst case, three times
/// the file.
const ROOM: usize = 64 * 1024;

/// Decodes all of it, or says at which byte of the file the first sequence begins that the encoding does not have.
pub(crate) fn decode_exactly(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, usize> {
    let mark = mark_length(bytes, encoding);
    let rest = bytes.get(mark..).unwrap_or_default();
    if encoding == Encoding::UTF_8 {
        return match std::str::from_utf8(rest) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(fault) => Err(mark + fault.valid_up_to()),
        };
    }
    let mut steps = Steps::new(rest, encoding);
    match steps.next_malformed() {
        None => Ok(Cow::Owned(steps.text)),
        Some(at_byte) => Err(mark + at_byte),
    }
}

/// Decodes all of it with U+FFFD for each sequence that the encoding does not have, and counts those.
pub(crate) fn decode_replacing(bytes: &[u8], encoding: Encoding) -> (Cow<'_, str>, usize) {
    if let Ok(text) = decode_exactly(bytes, encoding) {
        return (text, 0);
    }
    let mark = mark_length(bytes, encoding);
    let mut steps = Steps::new(bytes.get(mark..).unwrap_or_default(), encoding);
    let mut replaced = 0;
    while steps.next_malformed().is_some() {
        steps.text.push(char::REPLACEMENT_CHARACTER);
        replaced += 1;
    }
    (Cow::Owned(steps.text), replaced)
}

/// The length in bytes of the encoding's own byte order mark; 0 where there is none or it is another's.
fn mark_length(bytes: &[u8], encoding: Encoding) -> usize {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding.0 => length,
        _ => 0,
    }
}

/// A decoder on its way through the bytes, stopping at each malformed sequence.
struct Steps<'a> {
    decoder: Decoder,
    bytes: &'a [u8],
    read: usize,
    text: String,
}

impl<'a> Steps<'a> {
    fn new(bytes: &'a [u8], encoding: Encoding) -> Steps<'a> {
        Steps { decoder: encoding.0.new_decoder_without_bom_handling(), bytes, read: 0, text: String::new() }
    }

    /// Decodes up to the next malformed sequence and answers where it begins; `None` at the end.
    fn next_malformed(&mut self) -> Option<usize> {
        loop {
            let rest = self.bytes.get(self.read..).unwrap_or_default();
            let (result, read) = self.decoder.decode_to_string_without_replacement(rest, &mut self.text, true);
            self.read += read;
            match result {
                DecoderResult::InputEmpty => return None,
                DecoderResult::OutputFull => self.text.reserve(ROOM),
                DecoderResult::Malformed(length, after) => {
                    return Some(self.read.saturating_sub(usize::from(length) + usize::from(after)));
                }
            }
        }
    }
}
