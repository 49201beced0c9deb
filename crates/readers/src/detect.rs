//! In which encoding are these bytes written?
//! Invariant: never answers an encoding that it has not checked against the bytes: a guess must explain them, else the
//! fault names the byte where the likeliest reading breaks. Not here: decoding the whole (`decode`).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use serde::{Deserialize, Serialize};

use crate::decode::decode_exactly;
use crate::explain::explains;
use crate::fault::ReadFault;
use crate::{Encoding, Format, wide};

/// How much of a file the statistics look at, in bytes from the first that is not ASCII.
const SAMPLE: usize = 1024 * 1024;

/// One control character in so many is still text: a stray form of a damaged page; more is a binary file.
const CONTROLS_PER_BYTES: usize = 100;

/// How the encoding of a text is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// A person chose it.
    Chosen,
    /// The file says so: by its byte order mark, or a web page by its own declaration.
    Declared,
    /// The bytes are well-formed UTF-8, which other encodings are not by accident.
    Certain,
    /// Likely from statistics; to be shown, and changed by hand where wrong.
    Guessed,
}

impl Confidence {
    /// The word for it in files and messages: `chosen`, `declared`, `certain` or `guessed`.
    pub fn code(self) -> &'static str {
        match self {
            Confidence::Chosen => "chosen",
            Confidence::Declared => "declared",
            Confidence::Certain => "certain",
            Confidence::Guessed => "guessed",
        }
    }
}

/// An encoding and how it is known.
pub(crate) struct Finding {
    pub(crate) encoding: Encoding,
    pub(crate) confidence: Confidence,
}

/// Finds the encoding, or says why the bytes are no text.
pub(crate) fn detect(bytes: &[u8]) -> Result<Finding, ReadFault> {
    if let Some((marked, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return Ok(Finding { encoding: Encoding(marked), confidence: Confidence::Declared });
    }
    if let Some(at_byte) = bytes.iter().position(|&byte| byte == 0) {
        if wide::is_utf_32(bytes) {
            return Err(ReadFault::OtherFormat { format: Format::Utf32 });
        }
        let encoding = wide::find_wide(bytes).ok_or(ReadFault::Binary { at_byte })?;
        return Ok(Finding { encoding, confidence: Confidence::Guessed });
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => {
            refuse_controls(bytes)?;
            Ok(find_escaped(bytes).unwrap_or(Finding { encoding: Encoding::UTF_8, confidence: Confidence::Certain }))
        }
        Err(fault) => {
            if let Some(encoding) = wide::find_wide(bytes) {
                return Ok(Finding { encoding, confidence: Confidence::Guessed });
            }
            refuse_controls(bytes)?;
            let undecodable = ReadFault::Undecodable { encoding: Encoding::UTF_8, at_byte: fault.valid_up_to() };
            if is_damaged_utf_8(bytes) {
                return Err(undecodable);
            }
            let encoding = find_legacy(sample(bytes)).ok_or(undecodable)?;
            Ok(Finding { encoding, confidence: Confidence::Guessed })
        }
    }
}

/// The guess where it explains the bytes; else windows-1252 where that does: it is what a single sign in an English
/// text nearly always is, and too little for statistics.
fn find_legacy(sample: &[u8]) -> Option<Encoding> {
    let likely = [guess(sample), Encoding(encoding_rs::WINDOWS_1252)];
    likely.into_iter().find(|&encoding| explains(sample, encoding))
}

/// ISO-2022-JP: seven bits, so well-formed UTF-8, but its escapes switch alphabets and all of it decodes.
fn find_escaped(bytes: &[u8]) -> Option<Finding> {
    let encoding = Encoding(encoding_rs::ISO_2022_JP);
    let switches = bytes.is_ascii() && bytes.windows(2).any(|pair| pair == b"\x1b$");
    let is_japanese = switches && decode_exactly(bytes, encoding).is_ok_and(|text| !text.is_ascii());
    is_japanese.then_some(Finding { encoding, confidence: Confidence::Guessed })
}

/// The bytes that the statistics look at. The first that is not ASCII begins a character in every encoding guessed here;
/// the two before it are context that the guess uses.
fn sample(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0).saturating_sub(2);
    let end = bytes.len().min(start + SAMPLE);
    bytes.get(start..end).unwrap_or_default()
}

fn guess(sample: &[u8]) -> Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // A sample that was cut may end inside a character, which is no fault of the file.
    detector.feed(sample, sample.len() < SAMPLE);
    Encoding(detector.guess(None, Utf8Detection::Deny))
}

/// Whether the bytes are UTF-8 for the most part: at least one well-formed sequence of several bytes for every one that
/// is malformed. Legacy text makes such sequences by accident, one for every three at most where it was counted (Thai,
/// Japanese; docs/adr/0005-encodings.md). Three
/// quarters of an emoji count as well: eight-bit text hardly has those either.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut formed, mut malformed) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        formed += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        formed += usize::from(chunk.invalid().len() == 3);
        malformed += usize::from(!chunk.invalid().is_empty());
    }
    formed >= malformed
}

/// Refuses what has more control characters than a text has. Tab, line ends, backspace and form feed (old manuals),
/// escape (terminals) and the end mark of DOS are in texts.
fn refuse_controls(bytes: &[u8]) -> Result<(), ReadFault> {
    let is_odd = |byte: &u8| matches!(byte, 0..=7 | 14..=25 | 28..=31 | 127);
    let count = bytes.iter().filter(|byte| is_odd(byte)).count();
    if count * CONTROLS_PER_BYTES <= bytes.len() {
        return Ok(());
    }
    Err(ReadFault::Binary { at_byte: bytes.iter().position(is_odd).unwrap_or(0) })
}
