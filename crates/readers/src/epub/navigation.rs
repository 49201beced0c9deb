//! Where the pages of the printed book begin, by the book's own list of pages.
//! Invariant: a list that is missing or broken gives no pages; it is never a reason not to read the text.
//! Not here: page breaks that stand in the text itself (`html`).

use std::collections::HashMap;

use dom_query::NodeRef;

use super::package::Package;
use super::{Shelf, paths};
use crate::html::about::tidy;
use crate::html::rinse::Dialect;
use crate::html::{look, parse};
use crate::xml::{Node, Xml};
use crate::{MediaType, ReadFault};

/// The labels of pages by part and by place in it.
pub(super) type Pages = HashMap<String, HashMap<String, String>>;

/// Finds the list of pages: in the navigation document of EPUB 3, else in the table of contents of EPUB 2.
pub(super) fn find_pages(shelf: &Shelf<'_>, package: &Package) -> Result<Pages, ReadFault> {
    let mut pages = Pages::new();
    if let Some(item) = package.navigation()
        && let Some(text) = shelf.read(&item.path)?
    {
        read_navigation(&String::from_utf8_lossy(&text), &item.path, &mut pages)?;
    }
    let toc = package.toc.as_deref().and_then(|id| package.item(id));
    if let Some(item) = toc.filter(|_| pages.is_empty())
        && let Some(text) = shelf.read(&item.path)?
    {
        read_toc(&String::from_utf8_lossy(&text), &item.path, &mut pages);
    }
    Ok(pages)
}

fn read_navigation(text: &str, path: &str, pages: &mut Pages) -> Result<(), ReadFault> {
    let document = parse(text, Dialect::Xhtml)?;
    let is_list = |node: &NodeRef<'_>| {
        look::says(node, "epub:type", &["page-list"]) || look::says(node, "role", &["doc-pagelist"])
    };
    for list in document.root().descendants_it().filter(is_list) {
        for link in list.descendants_it().filter(|node| node.has_name("a")) {
            let address = link.attr("href").unwrap_or_default();
            note(pages, path, &address, &look::words_in(&link, 32));
        }
    }
    Ok(())
}

fn read_toc(text: &str, path: &str, pages: &mut Pages) {
    let mut xml = Xml::new(text, MediaType::Epub, &[]);
    let mut label = String::new();
    let mut is_page = false;
    // A broken list ends where it breaks.
    while let Ok(Some(node)) = xml.next() {
        let Node::Start(tag) = node else { continue };
        match tag.name().1 {
            "pageTarget" => {
                is_page = true;
                label = tag.get("", "value").unwrap_or_default().to_owned();
            }
            "navPoint" | "navTarget" => is_page = false,
            "text" if is_page => {
                let Ok(words) = xml.text() else { return };
                label = tidy(&words).unwrap_or(label);
            }
            "content" if is_page => note(pages, path, tag.get("", "src").unwrap_or_default(), &label),
            _ => {}
        }
    }
}

fn note(pages: &mut Pages, from: &str, address: &str, label: &str) {
    if let Some((path, place)) = paths::resolve(from, address)
        && let Some(label) = tidy(label)
    {
        pages.entry(path).or_default().entry(place).or_insert(label);
    }
}
