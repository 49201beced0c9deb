//! Which of the formats that are read a file is.
//! Invariant: the bytes decide before the name does, for names lie; only between kinds of text does the name decide.
//! Not here: formats that are not read (`format`).

use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::{Ask, Format, ReadFault, format, html, markdown, mhtml, odt};

/// A format that is read, as an Internet media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MediaType {
    /// `text/plain`.
    Plain,
    /// `text/markdown`.
    Markdown,
    /// `text/html`, XHTML included.
    Html,
    /// `multipart/related`: a web page saved with its parts.
    Mhtml,
    /// Word since 2007.
    Docx,
    /// `OpenDocument` text.
    Odt,
    /// `application/rtf`.
    Rtf,
    /// `application/epub+zip`.
    Epub,
    /// `application/pdf`.
    Pdf,
}

impl fmt::Display for MediaType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl MediaType {
    /// The media type as written in files, for instance `text/markdown`.
    pub fn as_str(self) -> &'static str {
        match self {
            MediaType::Plain => "text/plain",
            MediaType::Markdown => "text/markdown",
            MediaType::Html => "text/html",
            MediaType::Mhtml => "multipart/related",
            MediaType::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            MediaType::Odt => "application/vnd.oasis.opendocument.text",
            MediaType::Rtf => "application/rtf",
            MediaType::Epub => "application/epub+zip",
            MediaType::Pdf => "application/pdf",
        }
    }

    /// Whether nothing but decoding is done to it, so that it needs no process of its own.
    pub fn is_plain(self) -> bool {
        self == MediaType::Plain
    }

    /// By the bytes; between kinds of text by the name, and where there is none by how the text begins.
    pub(crate) fn of(bytes: &[u8], ask: &Ask) -> Result<MediaType, ReadFault> {
        match format::recognise(bytes) {
            Some(Format::Pdf) => return Ok(MediaType::Pdf),
            Some(Format::Docx) => return Ok(MediaType::Docx),
            Some(Format::Odt) => return Ok(MediaType::Odt),
            Some(Format::Epub) => return Ok(MediaType::Epub),
            Some(Format::Rtf) => return Ok(MediaType::Rtf),
            Some(format) => return Err(ReadFault::OtherFormat { format }),
            None => {}
        }
        let ending =
            ask.name.as_deref().and_then(|name| Path::new(name).extension()).and_then(|ending| ending.to_str());
        let ends =
            |known: &[&str]| ending.is_some_and(|ending| known.iter().any(|one| one.eq_ignore_ascii_case(ending)));
        let media_type = if odt::is_flat(bytes) {
            MediaType::Odt
        } else if mhtml::is_mhtml(bytes) {
            MediaType::Mhtml
        } else if ends(&markdown::ENDINGS) {
            MediaType::Markdown
        } else if html::is_html(bytes) || ends(&html::ENDINGS) {
            MediaType::Html
        } else if ending.is_none() && markdown::begins_like_markdown(bytes) {
            MediaType::Markdown
        } else {
            MediaType::Plain
        };
        Ok(media_type)
    }
}
