//! The parts of a package and how they refer to each other (ECMA-376, part 2), and what it says of itself.
//! Invariant: a target is a name in the archive or an address to be shown; nothing is fetched.

use std::collections::HashMap;

use super::{SPACES, lenient};
use crate::archive::Archive;
use crate::structure::Metadata;
use crate::xml::{Node, Xml};
use crate::{MediaType, ReadFault, xml};

/// An open package.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
}

/// A part with what it refers to.
pub(super) struct Part {
    pub(super) content: Vec<u8>,
    relations: Vec<Relation>,
}

struct Relation {
    id: String,
    /// The last step of its type, which both forms of the standard share.
    kind: String,
    /// A name in the archive, or an address.
    target: String,
    external: bool,
}

impl Part {
    /// The addresses of external links by their id.
    pub(super) fn links(&self) -> HashMap<String, String> {
        let links = self.relations.iter().filter(|relation| relation.external && relation.kind == "hyperlink");
        links.map(|link| (link.id.clone(), link.target.clone())).collect()
    }
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, ReadFault> {
        Ok(Package { archive: Archive::open(bytes, MediaType::Docx)? })
    }

    /// The part that is the document.
    pub(super) fn main(&self) -> Result<Part, ReadFault> {
        let relations = self.relations("")?;
        let named = relations.into_iter().find(|relation| relation.kind == "officeDocument");
        let is_main = |name: &&str| name.starts_with("word/document") && name.ends_with(".xml");
        let by_name = || self.archive.names().find(is_main).unwrap_or("word/document.xml").to_owned();
        let name = named.map_or_else(by_name, |relation| relation.target);
        let content = self.archive.need(&name)?;
        Ok(Part { content, relations: self.relations(&name)? })
    }

    /// The part that another one refers to in this way.
    pub(super) fn related(&self, part: &Part, kind: &str) -> Result<Option<Part>, ReadFault> {
        let Some(relation) = part.relations.iter().find(|relation| relation.kind == kind && !relation.external) else {
            return Ok(None);
        };
        let Some(content) = self.archive.read(&relation.target)? else { return Ok(None) };
        Ok(Some(Part { content, relations: self.relations(&relation.target)? }))
    }

    /// Reads the part that another one refers to in this way, if there is one.
    pub(super) fn each(
        &self,
        part: &Part,
        kind: &str,
        read: impl FnOnce(&mut Xml) -> Result<(), ReadFault>,
    ) -> Result<(), ReadFault> {
        match self.related(part, kind)? {
            Some(part) => read(&mut Xml::new(&xml::decode(&part.content, MediaType::Docx)?, MediaType::Docx, SPACES)),
            None => Ok(()),
        }
    }

    /// How many pages the program that wrote it last counted.
    pub(super) fn page_count(&self) -> Result<Option<u32>, ReadFault> {
        let mut count = None;
        self.entry("docProps/app.xml", |xml| {
            while let Some(node) = xml.next()? {
                if let Node::Start(tag) = node
                    && tag.name() == ("app", "Pages")
                {
                    count = xml.text()?.trim().parse().ok();
                }
            }
            Ok(())
        })?;
        Ok(count)
    }

    /// What the package says of itself. The day it was made stands for the day of issue unless it names that.
    pub(super) fn metadata(&self) -> Result<Metadata, ReadFault> {
        let mut metadata = Metadata::default();
        self.entry("docProps/core.xml", |xml| {
            while let Some(node) = xml.next()? {
                let Node::Start(tag) = node else { continue };
                match tag.name() {
                    ("dc", "title") => metadata.title = filled(&xml.text()?),
                    ("dc", "creator") => metadata.authors = xml.text()?.split(';').filter_map(filled).collect(),
                    ("dc", "language") => metadata.language = filled(&xml.text()?),
                    ("dcterms", "created") => metadata.issued = filled(xml.text()?.split('T').next().unwrap_or("")),
                    _ => {}
                }
            }
            Ok(())
        })?;
        self.entry("docProps/custom.xml", |xml| {
            while let Some(node) = xml.next()? {
                if let Node::Start(tag) = node
                    && tag.name() == ("custom", "property")
                    && matches!(tag.get("", "name"), Some("date" | "Date" | "Issued" | "issued"))
                {
                    metadata.issued = filled(&xml.text()?).or(metadata.issued.take());
                }
            }
            Ok(())
        })?;
        Ok(metadata)
    }

    fn entry(&self, name: &str, read: impl FnOnce(&mut Xml) -> Result<(), ReadFault>) -> Result<(), ReadFault> {
        let Some(content) = self.archive.read(name)? else { return Ok(()) };
        let Ok(text) = xml::decode(&content, MediaType::Docx) else { return Ok(()) };
        lenient(read(&mut Xml::new(&text, MediaType::Docx, SPACES)))
    }

    /// What a part refers to; the package itself has the name `""`.
    fn relations(&self, part: &str) -> Result<Vec<Relation>, ReadFault> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let mut relations = Vec::new();
        self.entry(&format!("{folder}{slash}_rels/{name}.rels"), |xml| {
            while let Some(node) = xml.next()? {
                let Node::Start(tag) = node else { continue };
                let (("rel", "Relationship"), Some(id), Some(kind), Some(target)) =
                    (tag.name(), tag.get("", "Id"), tag.get("", "Type"), tag.get("", "Target"))
                else {
                    continue;
                };
                let external = tag.get("", "TargetMode") == Some("External");
                let target = if external { target.to_owned() } else { resolve(folder, target) };
                let kind = kind.rsplit('/').next().unwrap_or(kind).to_owned();
                relations.push(Relation { id: id.to_owned(), kind, target, external });
            }
            Ok(())
        })?;
        Ok(relations)
    }
}

/// The name in the archive that a target means, seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn filled(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
