//! Reading a file from its bytes: the order of the questions, and the answer.
//! Invariant: a reading without a choice is exact; only under a chosen encoding are bad bytes replaced, and counted.
//! Not here: how each question is answered (`format`, `detect`, `decode`, `markdown`).

use obelus_text::{CanonicalText, TextFault};

use crate::decode::{decode_exactly, decode_replacing};
use crate::detect::{Confidence, Finding, detect};
use crate::fault::ReadFault;
use crate::{Encoding, MediaType, format, markdown, wide};

/// The largest file that is read, in bytes. Texts of 32 MiB must work, and UTF-16 needs two bytes where UTF-8 needs one;
/// above that the text held several times over (bytes, decoded, canonical, on screen) no longer fits small machines.
pub const LIMIT_BYTES: usize = 64 * 1024 * 1024;

/// What a file turned out to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text, canonical: LF line ends, no byte order mark, otherwise as written.
    pub text: CanonicalText,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// How that encoding is known.
    pub confidence: Confidence,
    /// How many times U+FFFD stands for bytes that the encoding does not have; above 0 only under a choice.
    pub replaced: usize,
    /// Plain text or Markdown; the text is kept as written in both.
    pub media_type: MediaType,
    /// The title that the text gives itself (Markdown only); `None` leaves it to the file's name.
    pub title: Option<String>,
}

/// Reads the bytes of a file: its text, how it was written, and what it says of itself.
///
/// `file_name` helps to tell Markdown from plain text; a path is not needed. `choice` is a person's word on the encoding
/// and stands above everything, a byte order mark included; it does not make text of what is none.
pub fn read(bytes: &[u8], file_name: Option<&str>, choice: Option<Encoding>) -> Result<Reading, ReadFault> {
    if bytes.is_empty() {
        return Err(ReadFault::Empty);
    }
    if bytes.len() > LIMIT_BYTES {
        return Err(ReadFault::TooLarge { bytes: bytes.len(), limit: LIMIT_BYTES });
    }
    if let Some(format) = format::recognise(bytes) {
        return Err(ReadFault::OtherFormat { format });
    }
    let (encoding, confidence) = match choice {
        Some(chosen) => (chosen, Confidence::Chosen),
        None => {
            let Finding { encoding, confidence } = detect(bytes)?;
            (encoding, confidence)
        }
    };
    let (decoded, replaced) = match confidence {
        Confidence::Chosen => decode_replacing(bytes, encoding),
        Confidence::Declared | Confidence::Certain | Confidence::Guessed => match decode_exactly(bytes, encoding) {
            Ok(decoded) => (decoded, 0),
            Err(at_byte) => return Err(ReadFault::Undecodable { encoding, at_byte }),
        },
    };
    let text = CanonicalText::new(&decoded).map_err(|fault| match fault {
        TextFault::Nul(_) => nul_fault(bytes, encoding, confidence),
        TextFault::TooLong => ReadFault::TooLong,
    })?;
    drop(decoded);
    if !text.as_str().chars().any(is_visible) {
        return Err(ReadFault::Empty);
    }
    let media_type = MediaType::of(file_name, text.as_str());
    let title = match media_type {
        MediaType::Plain => None,
        MediaType::Markdown => markdown::find_title(text.as_str()),
    };
    Ok(Reading { text, encoding, confidence, replaced, media_type, title })
}

fn nul_fault(bytes: &[u8], encoding: Encoding, confidence: Confidence) -> ReadFault {
    let at_byte = wide::find_nul(bytes, encoding).unwrap_or(0);
    match confidence {
        Confidence::Chosen => ReadFault::Undecodable { encoding, at_byte },
        Confidence::Declared | Confidence::Certain | Confidence::Guessed => ReadFault::Binary { at_byte },
    }
}

/// Whether a reader would see this character, or could judge it.
fn is_visible(character: char) -> bool {
    let is_zero_width = matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    !character.is_whitespace() && !character.is_control() && !is_zero_width
}
