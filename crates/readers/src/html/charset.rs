//! In which encoding a page is written.
//!
//! Invariant: a person's choice stands above everything; what a page declares is believed where its bytes are that
//! encoding, and doubted where they are UTF-8, which they are not by accident. Not here: other texts (`plain`).

use obelus_text::{CanonicalText, TextFault};

use crate::decode::decode_exactly;
use crate::detect::Confidence;
use crate::plain::{Decoded, decode};
use crate::{Encoding, ReadFault};

/// How far a declaration may be from the beginning, in bytes (HTML, section 13.2.3.2).
const PRESCAN: usize = 1024;

/// Decodes the bytes of a page. `carrier` is what the thing that carries the page says of its encoding.
pub(crate) fn decode_page(bytes: &[u8], choice: Option<Encoding>, carrier: Option<&str>) -> Result<Decoded, ReadFault> {
    let has_mark = encoding_rs::Encoding::for_bom(bytes).is_some();
    if choice.is_some() || has_mark {
        return decode(bytes, choice);
    }
    let declared = carrier.and_then(for_label).or_else(|| find_declared(bytes.get(..PRESCAN).unwrap_or(bytes)));
    let Some(encoding) = declared else { return decode(bytes, None) };
    let is_utf_8 = || !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    if encoding != Encoding::UTF_8 && is_utf_8() {
        return decode(bytes, None);
    }
    let Ok(decoded) = decode_exactly(bytes, encoding) else { return decode(bytes, None) };
    let text = CanonicalText::new(&decoded).map_err(|fault| match fault {
        TextFault::Nul(_) => ReadFault::Binary { at_byte: bytes.iter().position(|&byte| byte == 0).unwrap_or(0) },
        TextFault::TooLong => ReadFault::TooLong,
    })?;
    Ok(Decoded { text, encoding, confidence: Confidence::Declared, replaced: 0 })
}

/// The encoding that the first bytes declare, in `<meta>` or in the declaration of XML.
fn find_declared(head: &[u8]) -> Option<Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if let Some(declaration) = head.trim_start().strip_prefix("<?xml") {
        let declaration = declaration.split("?>").next().unwrap_or_default();
        if let Some((_, after)) = declaration.split_once("encoding") {
            return for_label(value_after_equals(after)?);
        }
    }
    let mut rest = head.as_str();
    while let Some(at) = rest.find(['<']) {
        rest = rest.get(at..)?;
        if rest.starts_with("<!--") {
            // A declaration that is commented out declares nothing.
            rest = rest.split_once("-->")?.1;
            continue;
        }
        let tag = rest.split('>').next().unwrap_or_default();
        if tag.starts_with("<meta")
            && let Some((_, after)) = tag.split_once("charset")
            && let Some(encoding) = value_after_equals(after).and_then(for_label)
        {
            return Some(encoding);
        }
        rest = rest.get(1..)?;
    }
    None
}

/// `= "windows-1251"`, in either quotes or none.
fn value_after_equals(text: &str) -> Option<&str> {
    let value = text.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    value.split(|sign: char| sign.is_whitespace() || "\"';/>?".contains(sign)).next().filter(|value| !value.is_empty())
}

/// The encoding of a label. Bytes that could be read so far are not UTF-16, whatever they say (HTML, section 13.2.3.2).
fn for_label(label: &str) -> Option<Encoding> {
    let encoding: Encoding = label.trim().trim_matches('"').parse().ok()?;
    Some(if encoding.is_wide() { Encoding::UTF_8 } else { encoding })
}
