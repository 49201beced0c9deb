//! Formats that are known by their first bytes and are not plain text.
//! Invariant: a text is never taken for another format because of a word it begins with; signatures of printable
//! characters count only with a NUL behind them, but for PDF and RTF, which may have none and are unlike any prose.
//! Not here: reading those formats.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A format that was recognised and is not read as plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each name is the format it stands for")]
pub enum Format {
    Pdf,
    Zip,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Epub,
    /// Word before 2007 and its kin (OLE compound file).
    Doc,
    Rtf,
    DjVu,
    Mobi,
    Sqlite,
    Gzip,
    Bzip2,
    Xz,
    Zstd,
    SevenZip,
    Rar,
    Png,
    Jpeg,
    Gif,
    Tiff,
    /// RIFF: WAV, AVI, WebP.
    Riff,
    Ogg,
    Mp3,
    Mp4,
    /// A program: ELF, Windows or WebAssembly.
    Program,
    /// Text, but in an encoding that the WHATWG standard does not have.
    Utf32,
}

impl Format {
    /// The word for it in files and messages, for instance `pdf`.
    pub fn code(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Zip => "zip",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Pptx => "pptx",
            Format::Odt => "odt",
            Format::Epub => "epub",
            Format::Doc => "doc",
            Format::Rtf => "rtf",
            Format::DjVu => "djvu",
            Format::Mobi => "mobi",
            Format::Sqlite => "sqlite",
            Format::Gzip => "gzip",
            Format::Bzip2 => "bzip2",
            Format::Xz => "xz",
            Format::Zstd => "zstd",
            Format::SevenZip => "7z",
            Format::Rar => "rar",
            Format::Png => "png",
            Format::Jpeg => "jpeg",
            Format::Gif => "gif",
            Format::Tiff => "tiff",
            Format::Riff => "riff",
            Format::Ogg => "ogg",
            Format::Mp3 => "mp3",
            Format::Mp4 => "mp4",
            Format::Program => "program",
            Format::Utf32 => "utf-32",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

/// Signatures that stand for themselves: offset in bytes, bytes, format.
const CERTAIN: &[(usize, &[u8], Format)] = &[
    (0, b"%PDF-1.", Format::Pdf),
    (0, b"%PDF-2.", Format::Pdf),
    (0, b"{\\rtf", Format::Rtf),
    (0, b"PK\x03\x04", Format::Zip),
    (0, b"PK\x05\x06", Format::Zip),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Doc),
    (0, b"\x1f\x8b\x08", Format::Gzip),
    (0, b"\xfd7zXZ\0", Format::Xz),
    (0, b"\x28\xb5\x2f\xfd", Format::Zstd),
    (0, b"7z\xbc\xaf\x27\x1c", Format::SevenZip),
    (0, b"Rar!\x1a\x07", Format::Rar),
    (0, b"BZh", Format::Bzip2),
    (0, b"SQLite format 3\0", Format::Sqlite),
    (0, b"\x89PNG\r\n\x1a\n", Format::Png),
    (0, b"\xff\xd8\xff", Format::Jpeg),
    (0, b"II*\0", Format::Tiff),
    (0, b"MM\0*", Format::Tiff),
    (0, b"OggS\0", Format::Ogg),
    (0, b"\x7fELF", Format::Program),
    (0, b"\0asm", Format::Program),
    (0, b"\xff\xfe\0\0", Format::Utf32),
    (0, b"\0\0\xfe\xff", Format::Utf32),
];

/// Signatures that a text might begin with; they count where a NUL is among the first bytes.
const WITH_NUL: &[(usize, &[u8], Format)] = &[
    (0, b"GIF87a", Format::Gif),
    (0, b"GIF89a", Format::Gif),
    (0, b"RIFF", Format::Riff),
    (0, b"ID3", Format::Mp3),
    (4, b"ftyp", Format::Mp4),
    (0, b"AT&TFORM", Format::DjVu),
    (60, b"BOOKMOBI", Format::Mobi),
    (0, b"MZ", Format::Program),
];

/// How far a signature's NUL may be, in bytes: all headers listed have one in their first 128.
const HEADER: usize = 128;

/// How much of a ZIP's beginning and end is looked at for the names of its parts, in bytes.
const ZIP_ENDS: usize = 64 * 1024;

/// What the bytes look like, if it is a known format other than text.
pub(crate) fn recognise(bytes: &[u8]) -> Option<Format> {
    let has_nul = bytes.iter().take(HEADER).any(|&byte| byte == 0);
    let listed = find_signature(bytes, CERTAIN).or_else(|| has_nul.then(|| find_signature(bytes, WITH_NUL)).flatten());
    match listed? {
        Format::Zip => Some(which_zip(bytes)),
        Format::Bzip2 if !is_bzip2(bytes) => None,
        format => Some(format),
    }
}

fn find_signature(bytes: &[u8], signatures: &[(usize, &[u8], Format)]) -> Option<Format> {
    let found = signatures
        .iter()
        .find(|(offset, signature, _)| bytes.get(*offset..).is_some_and(|rest| rest.starts_with(signature)));
    found.map(|&(_, _, format)| format)
}

/// The level digit and the magic number of the first block follow the three letters.
fn is_bzip2(bytes: &[u8]) -> bool {
    bytes.get(3).is_some_and(u8::is_ascii_digit) && bytes.get(4..10) == Some(b"1AY&SY".as_slice())
}

fn which_zip(bytes: &[u8]) -> Format {
    let parts: [(&[u8], Format); 6] = [
        (b"mimetypeapplication/epub+zip", Format::Epub),
        // Some programs pack the entry that should lie open.
        (b"META-INF/container.xml", Format::Epub),
        (b"mimetypeapplication/vnd.oasis.opendocument.text", Format::Odt),
        // Some programs number it: `word/document2.xml`.
        (b"word/document", Format::Docx),
        (b"xl/workbook.xml", Format::Xlsx),
        (b"ppt/presentation.xml", Format::Pptx),
    ];
    let head = bytes.get(..ZIP_ENDS.min(bytes.len())).unwrap_or_default();
    let tail = bytes.get(bytes.len().saturating_sub(ZIP_ENDS)..).unwrap_or_default();
    let holds = |part: &[u8]| [head, tail].iter().any(|end| end.windows(part.len()).any(|window| window == part));
    parts.iter().find(|(part, _)| holds(part)).map_or(Format::Zip, |&(_, format)| format)
}
