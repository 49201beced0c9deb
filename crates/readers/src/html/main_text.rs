//! Which part of a page is its main text.
//!
//! Invariant: only chooses among the nodes of the page and changes none, so that the text, its headings and its links
//! stay what the page says. The library that finds the article works on a copy and cleans it up as it likes; the nodes
//! that are left of it at the end are the article. Never slower than the bound on its work, and a panic in it counts
//! as not finding anything. Not here: what becomes of the nodes (`walk`).

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::look;

/// How much the library may have to go through: for every node all that is in it, in nodes and characters. It looks at
/// nested elements again and again, so that its time grows with this; articles stay below 20 million.
const MOST_WORK: usize = 200_000_000;

/// The nodes that are wanted.
pub(crate) struct Kept {
    /// Nodes of the article.
    chosen: HashSet<NodeId>,
    /// Elements that have some of those in them.
    around: HashSet<NodeId>,
}

/// What was found.
pub(crate) enum Main {
    /// There is nothing on the page beside its text.
    All,
    /// The article.
    Part(Kept),
    /// No article could be told from the rest.
    None,
}

impl Kept {
    /// Whether a text node is wanted.
    pub(crate) fn has_text(&self, node: &NodeRef<'_>) -> bool {
        self.chosen.contains(&node.id) || node.parent().is_some_and(|parent| self.takes_phrases(&parent))
    }

    /// Whether an element is wanted, or has something in it that is.
    pub(crate) fn has_element(&self, node: &NodeRef<'_>, name: &str) -> bool {
        let is_phrase = || look::is_phrasing(name) && node.parent().is_some_and(|parent| self.takes_phrases(&parent));
        self.chosen.contains(&node.id) || self.around.contains(&node.id) || is_phrase()
    }

    /// Whether lines of this element are wanted whole: the clean-up replaces elements within lines by others.
    fn takes_phrases(&self, node: &NodeRef<'_>) -> bool {
        let is_replaced =
            || !self.around.contains(&node.id) && look::name_of(node).is_some_and(|name| look::is_phrasing(&name));
        self.chosen.contains(&node.id) || is_replaced()
    }

    fn choose_with_all_in_it(&mut self, node: &NodeRef<'_>) {
        self.chosen.insert(node.id);
        self.chosen.extend(node.descendants_it().map(|inner| inner.id));
        self.around.extend(node.ancestors_it(None).map(|outer| outer.id));
    }
}

/// Finds the main text of a page.
pub(crate) fn find_main(document: &Document) -> Main {
    if !has_furniture(document) {
        return Main::All;
    }
    if work(document) > MOST_WORK {
        return Main::None;
    }
    let Some(chosen) = find_article(document.clone()) else { return Main::None };
    let mut kept = Kept { chosen, around: HashSet::new() };
    for node in document.root().descendants_it().filter(|node| kept.chosen.contains(&node.id)).collect::<Vec<_>>() {
        for outer in node.ancestors_it(None) {
            if !kept.around.insert(outer.id) {
                break;
            }
        }
    }
    if kept.chosen.is_empty() {
        return Main::None;
    }
    add_headline(document, &mut kept);
    let notes = |node: &NodeRef<'_>| node.is_element() && (look::holds_notes(node) || look::is_note(node));
    for node in document.root().descendants_it().filter(notes).collect::<Vec<_>>() {
        if !kept.chosen.contains(&node.id) {
            kept.choose_with_all_in_it(&node);
        }
    }
    Main::Part(kept)
}

/// The nodes of the article, by the library. A copy gives its nodes the same numbers; those that the library made are
/// nowhere on the page.
fn find_article(copy: Document) -> Option<HashSet<NodeId>> {
    let find = || {
        let config = Config { disable_json_ld: true, ..Config::default() };
        let mut readability = Readability::with_document(copy, None, Some(config)).ok()?;
        readability.parse().ok()?;
        let article = readability.doc.select_single("#readability-page-1");
        let nodes = article.nodes().first()?.descendants_it();
        Some(nodes.map(|node| node.id).collect::<HashSet<_>>())
    };
    catch_unwind(AssertUnwindSafe(find)).ok().flatten()
}

/// Chooses the headline too: the library takes it for a repetition of the title, but it is part of what is printed.
fn add_headline(document: &Document, kept: &mut Kept) {
    let mut headline = None;
    for node in document.root().descendants_it() {
        if kept.chosen.contains(&node.id) && node.is_text() && !node.text().trim().is_empty() {
            break;
        }
        if node.has_name("h1") && !is_in_furniture(&node) {
            headline = headline.or(Some(node));
        }
    }
    let Some(headline) = headline else { return };
    let words = look::words_in(&headline, 300);
    let title = document.select_single("title").nodes().first().map(|title| look::words_in(title, 300));
    if !words.is_empty() && title.is_some_and(|title| title.contains(&words) || words.contains(&title)) {
        kept.choose_with_all_in_it(&headline);
    }
}

fn is_in_furniture(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(None).any(|outer| ["nav", "aside", "footer"].iter().any(|name| outer.has_name(name)))
}

/// Whether there is anything on a page that is not its text: a page without any, as writing programs make them, is all
/// main text, and guessing could only lose some of it.
fn has_furniture(document: &Document) -> bool {
    const ELEMENTS: [&str; 9] = ["nav", "aside", "footer", "form", "button", "input", "iframe", "dialog", "select"];
    const ROLES: [&str; 8] =
        ["navigation", "banner", "contentinfo", "complementary", "dialog", "search", "alertdialog", "menu"];
    const WORDS: [&str; 18] = [
        "nav",
        "menu",
        "sidebar",
        "footer",
        "cookie",
        "consent",
        "banner",
        "share",
        "social",
        "comment",
        "related",
        "promo",
        "newsletter",
        "breadcrumb",
        "advert",
        "masthead",
        "sponsor",
        "toolbar",
    ];
    let hints = |node: &NodeRef<'_>, attribute: &str| {
        let value = node.attr(attribute).map(|value| value.to_ascii_lowercase());
        value.is_some_and(|value| WORDS.iter().any(|word| value.contains(word)))
    };
    document.root().descendants_it().any(|node| {
        let Some(name) = look::name_of(&node) else { return false };
        if look::is_note(&node) || look::holds_notes(&node) || look::is_note_mark(&node) {
            return false;
        }
        ELEMENTS.contains(&&*name)
            || look::says(&node, "role", &ROLES)
            || &*name != "body" && (hints(&node, "class") || hints(&node, "id"))
    })
}

/// For every node all that is in it: nodes and characters, each as often as it is deep.
fn work(document: &Document) -> usize {
    let (mut depth, mut work) = (0_usize, 0_usize);
    let mut node = document.root();
    loop {
        let size = if node.is_text() { 1 + node.text().len() } else { 1 };
        work = work.saturating_add(size.saturating_mul(depth));
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
            continue;
        }
        loop {
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            let Some(parent) = node.parent() else { return work };
            (node, depth) = (parent, depth.saturating_sub(1));
        }
    }
}
