//! Books whose text is encrypted are refused; fonts that are only scrambled are not.
//! Invariant: never tries to undo any of it. Not here: encrypted entries of the archive itself (`archive`).

use super::Shelf;
use crate::xml::{Node, Xml};
use crate::{MediaType, ReadFault};

/// The two ways to scramble fonts, which are no encryption (EPUB 3.3, section 4.2.6.3; Adobe).
const SCRAMBLED: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
/// Endings of parts without text.
const NO_TEXT: [&str; 16] = [
    ".ttf", ".otf", ".woff", ".woff2", ".css", ".js", ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".mp3", ".m4a",
    ".mp4", ".pls",
];

/// Refuses a book that has encrypted text.
pub(super) fn refuse(shelf: &Shelf<'_>) -> Result<(), ReadFault> {
    let Some(text) = shelf.read_text("META-INF/encryption.xml")? else { return Ok(()) };
    let mut xml = Xml::new(&text, MediaType::Epub, &[]);
    let mut is_scrambled = false;
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        match tag.name().1 {
            "EncryptedData" => is_scrambled = false,
            "EncryptionMethod" => is_scrambled = tag.get("", "Algorithm").is_some_and(|way| SCRAMBLED.contains(&way)),
            "CipherReference" if !is_scrambled => {
                let path = tag.get("", "URI").unwrap_or_default().to_ascii_lowercase();
                if !NO_TEXT.iter().any(|ending| path.ends_with(ending)) {
                    return Err(ReadFault::Unreadable);
                }
            }
            _ => {}
        }
    }
    Ok(())
}
