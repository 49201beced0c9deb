//! Word documents since 2007 (ECMA-376), transitional and strict, from whatever program.
//!
//! Job: body, notes and text boxes as they are shown: tracked deletions and hidden text out, insertions in, of fields
//! their result. Left out: comments, headers and footers, which are on no page in particular, and the text inside
//! charts. Pages only where the program that paginated it left its marks and they agree with its own count of pages.
//! Invariant: what is broken in styles, numbers or metadata costs what these say; what is broken in text is a fault.

mod body;
mod numbering;
mod package;
mod properties;
mod settings;
mod styles;

use std::collections::HashMap;

use crate::flow::{Aside, Flow, PageBreaks};
use crate::reading::Found;
use crate::xml::{Spaces, Xml};
use crate::{MediaType, ReadFault, xml};

use body::Walker;
use numbering::Numbering;
use package::{Package, Part};
use settings::Marks;
use styles::Styles;

/// Both forms of the standard share their names here.
const SPACES: Spaces = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "app"),
    ("http://purl.oclc.org/ooxml/officeDocument/extendedProperties", "app"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "custom"),
    ("http://purl.oclc.org/ooxml/officeDocument/customProperties", "custom"),
    ("http://www.w3.org/XML/1998/namespace", "xml"),
];

/// What the parts beside the body say.
#[derive(Default)]
struct Context {
    styles: Styles,
    numbering: Numbering,
    marks: Marks,
    /// Addresses of links by the id that the part gives them.
    links: HashMap<String, String>,
    notes: HashMap<Note, Aside>,
}

/// A note: whether it is an endnote, and its id.
type Note = (bool, String);

pub(crate) fn read(bytes: &[u8]) -> Result<Found, ReadFault> {
    let package = Package::open(bytes)?;
    let main = package.main()?;
    let mut context = Context::default();
    lenient(package.each(&main, "styles", |xml| context.styles.read(xml)))?;
    lenient(package.each(&main, "numbering", |xml| context.numbering.read(xml)))?;
    lenient(package.each(&main, "settings", |xml| context.marks.read(xml)))?;
    for kind in ["footnotes", "endnotes"] {
        if let Some(part) = package.related(&main, kind)? {
            let notes = walk(&part, &mut context, Flow::default())?.notes;
            context.notes.extend(notes);
        }
    }
    let mut flow = Flow::default();
    flow.page("1".to_owned());
    let walked = walk(&main, &mut context, flow)?;
    let (text, mut structure) = walked.flow.finish()?;
    if !walked.pages.agree(package.page_count()?) {
        structure.pages.clear();
    }
    let mut metadata = package.metadata()?;
    metadata.language = metadata.language.or(context.styles.language);
    Ok(Found { text, structure, metadata })
}

/// What a part gave.
struct Walked {
    flow: Flow,
    notes: HashMap<Note, Aside>,
    pages: PageBreaks,
}

fn walk(part: &Part, context: &mut Context, flow: Flow) -> Result<Walked, ReadFault> {
    context.links = part.links();
    let text = xml::decode(&part.content, MediaType::Docx)?;
    Walker::new(context, flow).walk(&mut Xml::new(&text, MediaType::Docx, SPACES))
}

/// Passes over damage in a part that holds no text.
fn lenient(outcome: Result<(), ReadFault>) -> Result<(), ReadFault> {
    match outcome {
        Err(ReadFault::Damaged { .. }) => Ok(()),
        outcome => outcome,
    }
}

#[cfg(test)]
mod tests;
