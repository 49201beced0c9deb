//! OpenDocument texts (ISO/IEC 26300), in a package and flat in one file.
//!
//! Job: the text with its notes and boxes as they are shown; what was deleted under tracking is out, what was inserted
//! in. Left out: comments, headers and footers, formulas and charts. Pages only where the breaks that the program left
//! agree with its own count of pages. Invariant: what is broken in styles or metadata costs what these say; what is
//! broken in text is a fault.

mod body;
mod lists;
mod meta;
mod styles;

use crate::archive::Archive;
use crate::flow::{Flow, PageBreaks};
use crate::reading::Found;
use crate::structure::Metadata;
use crate::xml::{Node, Spaces, Xml};
use crate::{MediaType, ReadFault, xml};

use body::Walker;
use styles::Styles;

const SPACES: Spaces = &[
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"),
    ("http://www.w3.org/1999/xlink", "xlink"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
];

/// How much of a file is looked at to tell a flat text, in bytes: its root with all of its namespaces.
const HEAD: usize = 8 * 1024;

/// Whether this is a flat text: XML whose root says so.
pub(crate) fn is_flat(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let holds = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    let is_xml = head.starts_with(b"<?xml") || head.starts_with(b"<office:document");
    is_xml && holds(b"<office:document") && holds(b"=\"application/vnd.oasis.opendocument.text\"")
}

pub(crate) fn read(bytes: &[u8]) -> Result<Found, ReadFault> {
    let mut document = Document::default();
    if is_flat(bytes) {
        document.read(bytes)?;
    } else {
        let archive = Archive::open(bytes, MediaType::Odt)?;
        refuse_encrypted(&archive)?;
        for name in ["styles.xml", "meta.xml"] {
            let part = archive.read(name)?.unwrap_or_default();
            match document.read(&part) {
                Ok(()) | Err(ReadFault::Damaged { .. }) => {}
                Err(fault) => return Err(fault),
            }
        }
        document.read(&archive.need("content.xml")?)?;
    }
    document.finish()
}

/// The package itself stays open; its manifest says which parts are encrypted.
fn refuse_encrypted(archive: &Archive) -> Result<(), ReadFault> {
    let manifest = archive.read("META-INF/manifest.xml")?.unwrap_or_default();
    let text = xml::decode(&manifest, MediaType::Odt)?;
    let mut xml = Xml::new(&text, MediaType::Odt, SPACES);
    while let Some(node) = xml.next()? {
        if let Node::Start(tag) = node
            && tag.name() == ("manifest", "encryption-data")
        {
            return Err(ReadFault::Unreadable);
        }
    }
    Ok(())
}

/// What has been read of a document so far: a flat text says all in one file, a package in three.
#[derive(Default)]
struct Document {
    styles: Styles,
    metadata: Metadata,
    flow: Flow,
    pages: PageBreaks,
    page_count: Option<u32>,
}

impl Document {
    fn read(&mut self, part: &[u8]) -> Result<(), ReadFault> {
        let text = xml::decode(part, MediaType::Odt)?;
        let mut xml = Xml::new(&text, MediaType::Odt, SPACES);
        while let Some(node) = xml.next()? {
            let Node::Start(tag) = node else { continue };
            match tag.name() {
                ("office", "styles") => self.styles.read(&mut xml, false)?,
                ("office", "automatic-styles") => self.styles.read(&mut xml, true)?,
                // Headers and footers have their text here.
                ("office", "master-styles" | "scripts") => xml.skip()?,
                ("office", "meta") => self.page_count = meta::read(&mut xml, &mut self.metadata)?,
                ("office", "text") => {
                    self.flow.page("1".to_owned());
                    Walker::new(&self.styles, &mut self.flow, &mut self.pages).walk(&mut xml)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<Found, ReadFault> {
        let (text, mut structure) = self.flow.finish()?;
        if !self.pages.agree(self.page_count) {
            structure.pages.clear();
        }
        let mut metadata = self.metadata;
        metadata.language = metadata.language.or(self.styles.language);
        Ok(Found { text, structure, metadata })
    }
}

#[cfg(test)]
mod tests;
