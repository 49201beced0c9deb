//! Reading a file from its bytes: which format it is, and what it holds.
//! Invariant: every answer has been checked (the structure fits the text, a box for every character), whichever reader
//! gave it. Not here: the formats themselves, one module each.

use obelus_text::CanonicalText;
use serde::{Deserialize, Serialize};

use crate::detect::Confidence;
use crate::media::MediaType;
use crate::plain::{Decoded, decode};
use crate::structure::{Metadata, Structure};
use crate::{Boxes, Encoding, ReadFault, docx, epub, html, markdown, mhtml, odt, pdf, rtf};

/// The largest file that is read, in bytes. Texts of 32 MiB must work, and UTF-16 needs two bytes where UTF-8 needs one;
/// above that the text held several times over (bytes, decoded, canonical, on screen) no longer fits small machines.
pub const LIMIT_BYTES: usize = 64 * 1024 * 1024;

/// What is known of a file beside its bytes, and what a person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Its name, without a path: helps where the bytes do not say what they are.
    pub name: Option<String>,
    /// A person's word on the encoding of a text or web page; stands above everything, a byte order mark included. It
    /// does not make text of what is none.
    pub encoding: Option<Encoding>,
    /// How much of a web page is wanted; absent: its main text, where one is found.
    pub way: Option<Way>,
    /// What opens an encrypted file.
    pub password: Option<String>,
}

/// How much of a web page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// The article, without navigation and what else stands about it.
    Main,
    /// All of its text.
    Whole,
}

impl Way {
    /// The word for it in files and messages: `main` or `whole`.
    pub fn code(self) -> &'static str {
        match self {
            Way::Main => "main",
            Way::Whole => "whole",
        }
    }

    /// The way of this word.
    pub fn from_code(code: &str) -> Option<Way> {
        [Way::Main, Way::Whole].into_iter().find(|way| way.code() == code)
    }
}

/// What a file turned out to hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The text, canonical.
    pub text: CanonicalText,
    /// Its blocks, runs and pages.
    pub structure: Structure,
    /// Where each character stands on its page; only for formats that fix it.
    pub boxes: Option<Boxes>,
    /// What the document says of itself.
    pub metadata: Metadata,
    /// The format.
    pub media_type: MediaType,
    /// The encoding it was read in; absent for formats that settle it themselves.
    pub encoding: Option<Encoding>,
    /// How that encoding is known.
    pub confidence: Confidence,
    /// How many times U+FFFD stands for bytes that the encoding does not have; above 0 only under a choice.
    pub replaced: usize,
    /// How much of a web page this is; absent for everything else.
    pub way: Option<Way>,
}

/// What the reader of a structured format found.
pub(crate) struct Found {
    pub(crate) text: String,
    pub(crate) structure: Structure,
    pub(crate) metadata: Metadata,
}

/// Reads the bytes of a file: its text, how it is built, and what it says of itself.
pub fn read(bytes: &[u8], ask: &Ask) -> Result<Reading, ReadFault> {
    let media_type = media_type(bytes, ask)?;
    let reading = match media_type {
        MediaType::Plain => plain(decode(bytes, ask.encoding)?),
        MediaType::Markdown => {
            let Decoded { text, encoding, confidence, replaced } = decode(bytes, ask.encoding)?;
            let reading = settled(markdown::read(text.as_str())?, media_type)?;
            Reading { encoding: Some(encoding), confidence, replaced, ..reading }
        }
        MediaType::Html => html::read(bytes, ask)?,
        MediaType::Mhtml => mhtml::read(bytes, ask)?,
        MediaType::Docx => settled(docx::read(bytes)?, media_type)?,
        MediaType::Odt => settled(odt::read(bytes)?, media_type)?,
        MediaType::Rtf => settled(rtf::read(bytes)?, media_type)?,
        MediaType::Epub => settled(epub::read(bytes)?, media_type)?,
        MediaType::Pdf => pdf::read(bytes, ask)?,
    };
    if !reading.text.as_str().chars().any(is_visible) {
        return Err(ReadFault::Empty);
    }
    if reading.fits() { Ok(reading) } else { Err(ReadFault::Inconsistent { media_type }) }
}

/// The format of a file, by its first bytes before its name: a name can lie.
pub fn media_type(bytes: &[u8], ask: &Ask) -> Result<MediaType, ReadFault> {
    if bytes.is_empty() {
        return Err(ReadFault::Empty);
    }
    if bytes.len() > LIMIT_BYTES {
        return Err(ReadFault::TooLarge { bytes: bytes.len(), limit: LIMIT_BYTES });
    }
    MediaType::of(bytes, ask)
}

impl Reading {
    /// Whether its parts belong together: to be asked of every reading that came from another process.
    pub fn fits(&self) -> bool {
        let length = self.text.length();
        let boxed = self.boxes.as_ref().is_none_or(|boxes| boxes.0.len() == length as usize);
        boxed && self.structure.fits(length)
    }
}

/// A reading of a format that settles its encoding itself.
pub(crate) fn settled(found: Found, media_type: MediaType) -> Result<Reading, ReadFault> {
    let Found { text, structure, metadata } = found;
    let text = CanonicalText::new(&text).map_err(|_| ReadFault::TooLong)?;
    let reading = Reading {
        text,
        structure,
        boxes: None,
        metadata,
        media_type,
        encoding: None,
        confidence: Confidence::Certain,
        replaced: 0,
        way: None,
    };
    Ok(reading)
}

/// A reading of text that is kept as it is written.
fn plain(decoded: Decoded) -> Reading {
    let Decoded { text, encoding, confidence, replaced } = decoded;
    Reading {
        text,
        structure: Structure::default(),
        boxes: None,
        metadata: Metadata::default(),
        media_type: MediaType::Plain,
        encoding: Some(encoding),
        confidence,
        replaced,
        way: None,
    }
}

/// Whether a reader would see this character, or could judge it.
fn is_visible(character: char) -> bool {
    let is_zero_width = matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    !character.is_whitespace() && !character.is_control() && !is_zero_width
}
