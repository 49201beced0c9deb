//! XML as a row of elements and text, for formats whose grammar is known here.
//!
//! Invariant: nothing is expanded but characters by number and the five names that XML itself has; a document type is
//! passed over; depth, number of elements and attributes are limited, so time is linear in the bytes. Namespaces come
//! as short names that the format gives them, whatever prefix the file uses. Not here: HTML, which forgives (`html`).

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use crate::decode::decode_exactly;
use crate::fault::Limit;
use crate::{Encoding, MediaType, ReadFault};

/// How deep elements nest: ten tables in each other are at 80.
const LIMIT_DEPTH: usize = 512;
/// How many elements and pieces of text: ten times what the thickest book has.
const LIMIT_PARTS: usize = 20_000_000;
/// How many attributes an element has; the root of a Word document has some 40.
const LIMIT_ATTRIBUTES: usize = 1_000;
/// How many namespaces are declared at once.
const LIMIT_BINDINGS: usize = 256;

/// Namespaces by address, each with the short name that it has here. Several may share one.
pub(crate) type Spaces = &'static [(&'static str, &'static str)];

/// A row of elements and text.
pub(crate) struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    media_type: MediaType,
    spaces: Spaces,
    depth: usize,
    parts: usize,
}

/// What comes next.
pub(crate) enum Node<'a> {
    /// An element begins; an empty one ends with the next node.
    Start(Tag<'a>),
    /// An element ends.
    End(End<'a>),
    /// Text, all of it that stands together or a part.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
pub(crate) struct Tag<'a> {
    space: &'static str,
    start: BytesStart<'a>,
    attributes: Vec<Attribute>,
}

/// The end of an element.
pub(crate) struct End<'a> {
    space: &'static str,
    end: BytesEnd<'a>,
}

struct Attribute {
    space: &'static str,
    name: String,
    value: String,
}

impl Tag<'_> {
    /// Its short namespace, empty where the format gave none, and its name.
    pub(crate) fn name(&self) -> (&'static str, &str) {
        (self.space, self.start.local_name().into_inner())
    }

    /// The value of an attribute; those without a prefix are in the space `""`.
    pub(crate) fn get(&self, space: &str, name: &str) -> Option<&str> {
        let is_it = |attribute: &&Attribute| attribute.space == space && attribute.name == name;
        self.attributes.iter().find(is_it).map(|attribute| attribute.value.as_str())
    }
}

impl End<'_> {
    /// Its short namespace, empty where the format gave none, and its name.
    pub(crate) fn name(&self) -> (&'static str, &str) {
        (self.space, self.end.local_name().into_inner())
    }
}

/// The characters of an XML file: by its byte order mark, else its declaration, else UTF-8.
pub(crate) fn decode(bytes: &[u8], media_type: MediaType) -> Result<Cow<'_, str>, ReadFault> {
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = Encoding(marked.or_else(|| declared(bytes)).unwrap_or(encoding_rs::UTF_8));
    decode_exactly(bytes, encoding)
        .map_err(|at| ReadFault::Damaged { media_type, what: format!("XML that is not {encoding} at byte {at}") })
}

/// The encoding of the declaration, which stands on the first line in ASCII.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let declaration = head.strip_prefix(b"<?xml")?.split(|&byte| byte == b'>').next()?;
    let declaration = str::from_utf8(declaration).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let label = value.split(['"', '\'']).nth(1)?;
    // A declaration in ASCII that says UTF-16 is wrong about itself.
    encoding_rs::Encoding::for_label(label.as_bytes()).map(encoding_rs::Encoding::output_encoding)
}

impl<'a> Xml<'a> {
    /// Begins at the beginning of a document.
    pub(crate) fn new(text: &'a str, media_type: MediaType, spaces: Spaces) -> Xml<'a> {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        reader.resolver_mut().set_max_namespace_bindings(LIMIT_BINDINGS);
        Xml { reader, media_type, spaces, depth: 0, parts: 0 }
    }

    /// What comes next; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Node<'a>>, ReadFault> {
        loop {
            self.parts += 1;
            if self.parts > LIMIT_PARTS {
                return Err(ReadFault::Beyond { limit: Limit::Parts });
            }
            let event = self.reader.read_event().map_err(|_| self.broken())?;
            let text = match event {
                Event::Start(start) | Event::Empty(start) => return self.open(start).map(Node::Start).map(Some),
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    let space = short(self.spaces, self.reader.resolver_mut().resolve_element(end.name()).0);
                    return Ok(Some(Node::End(End { space, end })));
                }
                Event::Text(text) => text.xml10_content(),
                Event::CData(text) => text.xml10_content(),
                Event::GeneralRef(reference) => Cow::Owned(resolve(&reference)),
                Event::Eof if self.depth > 0 => return Err(self.broken()),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            if !text.is_empty() {
                return Ok(Some(Node::Text(text)));
            }
        }
    }

    /// Passes over the rest of the element that began last, its end included.
    pub(crate) fn skip(&mut self) -> Result<(), ReadFault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// The text of the element that began last, its end included; what is around elements inside it counts as well.
    pub(crate) fn text(&mut self) -> Result<String, ReadFault> {
        let outside = self.depth.saturating_sub(1);
        let mut all = String::new();
        while self.depth > outside {
            match self.next()? {
                Some(Node::Text(text)) => all.push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        Ok(all)
    }

    fn open(&mut self, start: BytesStart<'a>) -> Result<Tag<'a>, ReadFault> {
        self.depth += 1;
        if self.depth > LIMIT_DEPTH {
            return Err(ReadFault::Beyond { limit: Limit::Depth });
        }
        let mut attributes = Vec::new();
        let resolver = self.reader.resolver_mut();
        // Duplicates are not looked for: that takes time in the square of their number, and the first counts anyhow.
        for (count, attribute) in start.attributes().with_checks(false).enumerate() {
            if count >= LIMIT_ATTRIBUTES {
                return Err(ReadFault::Beyond { limit: Limit::Parts });
            }
            let Ok(attribute) = attribute else { break };
            let (resolved, name) = resolver.resolve_attribute(attribute.key);
            let bound = matches!(resolved, ResolveResult::Bound(_));
            let space = short(self.spaces, resolved);
            if bound && space.is_empty() {
                continue;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_or_else(|_| attribute.value.to_string(), Cow::into_owned);
            attributes.push(Attribute { space, name: name.into_inner().to_owned(), value });
        }
        let space = short(self.spaces, resolver.resolve_element(start.name()).0);
        Ok(Tag { space, start, attributes })
    }

    fn broken(&self) -> ReadFault {
        let what = format!("broken XML at byte {}", self.reader.error_position().max(self.reader.buffer_position()));
        ReadFault::Damaged { media_type: self.media_type, what }
    }
}

fn short(spaces: Spaces, resolved: ResolveResult) -> &'static str {
    let ResolveResult::Bound(namespace) = resolved else { return "" };
    spaces.iter().find(|(address, _)| *address == namespace.0).map_or("", |&(_, name)| name)
}

/// The character that a reference means; one that XML does not have stays as it is written.
fn resolve(reference: &BytesRef) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name = reference.xml10_content();
    match quick_xml::escape::resolve_xml_entity(&name) {
        Some(character) => character.to_owned(),
        None => format!("&{name};"),
    }
}

#[cfg(test)]
mod tests;
