//! What a document says of itself (ODF 1.3, part 3, section 4.3).

use crate::ReadFault;
use crate::structure::Metadata;
use crate::xml::{Node, Xml};

/// Reads the rest of `office:meta`; answers how many pages the program counted. The day it was made stands for the day
/// of issue unless a field of its own names that.
pub(super) fn read(xml: &mut Xml, metadata: &mut Metadata) -> Result<Option<u32>, ReadFault> {
    let mut pages = None;
    let (mut editor, mut issued) = (None, None);
    let mut depth = 1usize;
    while depth > 0 {
        let tag = match xml.next()? {
            Some(Node::Start(tag)) => tag,
            Some(Node::End(_)) => {
                depth -= 1;
                continue;
            }
            Some(Node::Text(_)) => continue,
            None => break,
        };
        match tag.name() {
            ("dc", "title") => metadata.title = filled(&xml.text()?),
            ("dc", "language") => metadata.language = filled(&xml.text()?),
            ("dc", "creator") => editor = filled(&xml.text()?),
            ("meta", "initial-creator") => metadata.authors = xml.text()?.split(';').filter_map(filled).collect(),
            ("meta", "creation-date") => metadata.issued = filled(xml.text()?.split('T').next().unwrap_or("")),
            ("meta", "user-defined")
                if matches!(tag.get("meta", "name"), Some("date" | "Date" | "issued" | "Issued")) =>
            {
                issued = filled(&xml.text()?);
            }
            ("meta", "document-statistic") => {
                pages = tag.get("meta", "page-count").and_then(|count| count.parse().ok());
                depth += 1;
            }
            _ => depth += 1,
        }
    }
    if metadata.authors.is_empty() {
        metadata.authors = editor.into_iter().collect();
    }
    metadata.issued = issued.or(metadata.issued.take());
    Ok(pages)
}

fn filled(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
