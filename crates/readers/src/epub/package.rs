//! The package file: what a book consists of, in which order, and what it says of itself.
//! Invariant: reads it once; whatever is missing is taken for absent. Not here: the parts themselves.

use std::collections::HashMap;

use super::{Shelf, damaged, paths};
use crate::html::about::{is_address, tidy};
use crate::structure::Metadata;
use crate::xml::{Node, Spaces, Tag, Xml};
use crate::{MediaType, ReadFault};

const SPACES: Spaces = &[("http://purl.org/dc/elements/1.1/", "dc"), ("http://www.idpf.org/2007/opf", "opf")];
/// How many statements about statements are kept: a book with a hundred authors has some.
const MOST_REFINEMENTS: usize = 2000;

/// What a book consists of.
#[derive(Default)]
pub(super) struct Package {
    pub(super) metadata: Metadata,
    items: HashMap<String, Item>,
    /// The parts by id in the order of the manifest, for a book without a spine.
    listed: Vec<String>,
    /// Ids of parts in reading order, and whether they are in the flow.
    spine: Vec<(String, bool)>,
    /// The id of the table of contents of EPUB 2.
    pub(super) toc: Option<String>,
}

/// A part of a book.
pub(super) struct Item {
    pub(super) path: String,
    media_type: String,
    pub(super) is_navigation: bool,
}

/// The path of the package file: where the container says, else wherever one is.
pub(super) fn find_path(shelf: &Shelf<'_>) -> Result<String, ReadFault> {
    let container = shelf.read_text("META-INF/container.xml")?.unwrap_or_default();
    let mut xml = Xml::new(&container, MediaType::Epub, &[]);
    while let Ok(Some(node)) = xml.next() {
        if let Node::Start(tag) = node
            && tag.name().1 == "rootfile"
            && let Some((path, _)) = tag.get("", "full-path").and_then(|path| paths::resolve("", path))
        {
            return Ok(path);
        }
    }
    let mut names = shelf.archive.names();
    names.find(|name| name.ends_with(".opf")).map(str::to_owned).ok_or_else(|| damaged("no package file"))
}

impl Package {
    /// Reads the package file that lies at this path.
    pub(super) fn read(text: &str, path: &str) -> Result<Package, ReadFault> {
        let mut package = Package::default();
        let mut said = Said::default();
        let mut xml = Xml::new(text, MediaType::Epub, SPACES);
        while let Some(node) = xml.next()? {
            let Node::Start(tag) = node else { continue };
            match tag.name().1 {
                "title" | "creator" | "date" | "language" | "identifier" | "source" => said.note(tag, &mut xml)?,
                "meta" => said.refine(&tag, &mut xml)?,
                "item" => package.list(&tag, path),
                "spine" => package.toc = tag.get("", "toc").map(str::to_owned),
                "itemref" => {
                    let is_in_flow = tag.get("", "linear").is_none_or(|linear| linear.trim() != "no");
                    package.spine.extend(tag.get("", "idref").map(|id| (id.trim().to_owned(), is_in_flow)));
                }
                _ => {}
            }
        }
        package.metadata = said.metadata();
        Ok(package)
    }

    /// The parts in reading order: those in the flow, then those beside it.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &Item> {
        let in_flow = self.spine.iter().filter(|(_, is_in_flow)| *is_in_flow);
        let beside = self.spine.iter().filter(|(_, is_in_flow)| !*is_in_flow);
        let listed = self.listed.iter().filter(|_| self.spine.is_empty());
        let ids = in_flow.chain(beside).map(|(id, _)| id).chain(listed);
        ids.filter_map(|id| self.items.get(id)).filter(|item| item.is_text() && !item.is_navigation)
    }

    /// The part of this id.
    pub(super) fn item(&self, id: &str) -> Option<&Item> {
        self.items.get(id)
    }

    /// The navigation document of EPUB 3.
    pub(super) fn navigation(&self) -> Option<&Item> {
        self.listed.iter().filter_map(|id| self.items.get(id)).find(|item| item.is_navigation)
    }

    fn list(&mut self, tag: &Tag<'_>, from: &str) {
        let (Some(id), Some(address)) = (tag.get("", "id"), tag.get("", "href")) else { return };
        let Some((path, _)) = paths::resolve(from, address) else { return };
        let media_type = tag.get("", "media-type").unwrap_or_default().to_ascii_lowercase();
        let properties = tag.get("", "properties").unwrap_or_default();
        let is_navigation = properties.split_ascii_whitespace().any(|property| property == "nav");
        self.listed.push(id.to_owned());
        self.items.entry(id.to_owned()).or_insert(Item { path, media_type, is_navigation });
    }
}

impl Item {
    /// Whether it has text, by its type, and where that is missing or wrong by its name.
    fn is_text(&self) -> bool {
        let path = self.path.to_ascii_lowercase();
        matches!(self.media_type.as_str(), "application/xhtml+xml" | "text/html" | "text/x-oeb1-document")
            || [".xhtml", ".html", ".htm"].iter().any(|ending| path.ends_with(ending))
    }
}

/// What the package says of the book, in the order it is said.
#[derive(Default)]
struct Said {
    /// Name of the element, id, role or event, words.
    statements: Vec<(String, String, String, String)>,
    /// Of EPUB 3: id of the statement, property, value.
    refinements: Vec<(String, String, String)>,
}

impl Said {
    fn note(&mut self, tag: Tag<'_>, xml: &mut Xml<'_>) -> Result<(), ReadFault> {
        let id = tag.get("", "id").unwrap_or_default().to_owned();
        let role = ["role", "event"].iter().find_map(|name| tag.get("opf", name)).unwrap_or_default().to_owned();
        let name = tag.name().1.to_owned();
        let words = xml.text()?;
        if let Some(words) = tidy(&words).filter(|_| self.statements.len() < MOST_REFINEMENTS) {
            self.statements.push((name, id, role, words));
        }
        Ok(())
    }

    fn refine(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), ReadFault> {
        let about = tag.get("", "refines").map(|id| id.trim_start_matches('#').to_owned());
        let property = tag.get("", "property").map(str::to_owned);
        let value = xml.text()?;
        if let (Some(about), Some(property)) = (about, property)
            && self.refinements.len() < MOST_REFINEMENTS
        {
            self.refinements.push((about, property, value.trim().to_owned()));
        }
        Ok(())
    }

    fn metadata(&self) -> Metadata {
        let all = |name: &'static str| self.statements.iter().filter(move |(said, ..)| said == name);
        let refined = |id: &str, property: &str| {
            let is_it = |(about, of, _): &&(String, String, String)| !id.is_empty() && about == id && of == property;
            self.refinements.iter().find(is_it).map(|(_, _, value)| value.as_str())
        };
        let main = all("title").find(|(_, id, ..)| refined(id, "title-type") == Some("main")).or(all("title").next());
        let wrote = |(_, id, role, _): &&(String, String, String, String)| {
            let role = refined(id, "role").unwrap_or(role);
            role.is_empty() || role == "aut"
        };
        let names = |(.., words): &(String, String, String, String)| words.clone();
        let mut authors: Vec<String> = all("creator").filter(wrote).map(names).collect();
        if authors.is_empty() {
            authors = all("creator").map(names).collect();
        }
        let dates = || all("date").filter(|(_, _, event, _)| event != "modification" && event != "creation");
        let issued = dates().find(|(_, _, event, _)| event.contains("publication")).or(dates().next());
        let url = all("identifier").chain(all("source")).map(names).find(|words| is_address(words));
        Metadata {
            title: main.map(names),
            authors,
            issued: issued.map(names),
            language: all("language").next().map(names),
            url,
        }
    }
}
